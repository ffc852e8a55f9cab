import math
from dataclasses import dataclass

import numpy as np
import pytest

from checker.read.shapes.guard import Guard
from checker.read.shapes.project import within
from checker.read.shapes.trouble import RefusedError
from tests.read.shapes.made import Made


def unioned(made: Made, count: int):
    solid = made.extruded(made.rectangle(1, 1))
    for i in range(count):
        other = made.extruded(made.rectangle(1, 1), position=made.axis3((i / 100, 0, 0)))
        solid = made.new("IfcBooleanResult", "UNION", solid, other)
    return solid


def refusal(made: Made, item) -> str:
    with pytest.raises(RefusedError) as caught:
        Guard(scale=made.scale).check(item)
    return str(caught.value)


def test_an_ordinary_body_passes():
    made = Made()
    Guard(scale=1.0).check(unioned(made, 3))


def test_fifty_booleans_pass_and_fifty_one_are_refused():
    made = Made()
    Guard(scale=1.0).check(unioned(made, 50))
    assert "more than 50 Boolean" in refusal(made, unioned(made, 51))


@pytest.mark.slow
def test_thousands_of_booleans_are_refused_before_python_runs_out_of_stack():
    made = Made()
    assert "nested too deeply" in refusal(made, unioned(made, 3000))


def test_booleans_beside_each_other_are_not_nested():
    made = Made()
    guard = Guard(scale=1.0)
    for _ in range(4):
        guard.check(unioned(made, 20))


def test_a_boolean_that_holds_itself_is_refused_and_never_reaches_the_engine():
    made = Made()
    item = unioned(made, 2)
    item[1] = item
    assert refusal(made, item) == "Its body refers to itself."
    heard: list[str] = []
    reader = made.reader(journal=heard.append)
    product = made.product(item)
    assert reader.shapes([product], kind="room") == {}
    assert reader.problems[product.id()] == "Its body refers to itself."
    assert heard == []


def test_differences_that_hold_themselves_are_refused_too():
    made = Made()
    plane = made.new("IfcPlane", made.axis3((0, 0, 1)))
    cutter = made.new("IfcHalfSpaceSolid", plane, True)
    item = made.new(
        "IfcBooleanClippingResult", "DIFFERENCE", made.extruded(made.rectangle(1, 1)), cutter
    )
    item[1] = item
    assert "Boolean" in made.why_not(made.product(item))


@pytest.mark.parametrize("scale", [1.0, 0.001])
@pytest.mark.parametrize("kind", ["IfcCircleProfileDef", "IfcCircleHollowProfileDef"])
def test_a_circle_larger_than_a_country_is_refused(scale, kind):
    made = Made(scale=scale)
    more = [made.length(0.1)] if "Hollow" in kind else []
    profile = made.new(kind, "AREA", None, made.axis2(), made.length(1e12), *more)
    item = made.extruded(profile)
    assert "impossible radius" in refusal(made, item)
    assert "impossible radius" in made.why_not(made.product(item))


def test_a_large_but_possible_circle_passes():
    made = Made(scale=0.001)
    profile = made.new("IfcCircleProfileDef", "AREA", None, made.axis2(), made.length(9e4))
    Guard(scale=0.001).check(made.extruded(profile))


def test_an_outline_of_a_hundred_thousand_points_is_refused():
    made = Made()
    point = made.point((0, 0))
    curve = made.new("IfcPolyline", [point] * 100_000)
    profile = made.new("IfcArbitraryClosedProfileDef", "AREA", None, curve)
    assert "100000 points" in refusal(made, made.extruded(profile))


@dataclass
class Loose:
    """A record with any arguments: the parser does not let values that are not finite through."""

    arguments: list

    def id(self):
        return 7

    def is_a(self):
        return "IfcCartesianPoint"

    def __len__(self):
        return len(self.arguments)

    def get_argument(self, index):
        return self.arguments[index]


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_figures_that_are_not_numbers_are_refused(value):
    item = Loose([1.0, Loose([value])])
    item.is_a = lambda: "IfcFacetedBrep"
    item.id = lambda: 8
    item.arguments[1].is_a = lambda: "IfcVertexPoint"
    with pytest.raises(RefusedError, match="not numbers"):
        Guard(scale=1.0).check(item)
    with pytest.raises(RefusedError, match="not numbers"):
        within(np.array([[0.0, value], [1.0, 1.0]]))


def test_records_known_to_be_safe_are_not_walked_again(monkeypatch):
    made = Made()
    guard = Guard(scale=1.0)
    item = unioned(made, 5)
    guard.check(item)
    monkeypatch.setattr(guard, "_measure", lambda *_: pytest.fail("walked again"))
    guard.check(item)
