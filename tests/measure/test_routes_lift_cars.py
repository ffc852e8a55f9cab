"""A lift whose car is too small is no way for wheels."""

from dataclasses import replace

import pytest
from shapely import box
from shapely.affinity import translate

from checker.geometry.frame import Frame
from checker.model import Property
from tests.measure.lifts_made import car_of_walls
from tests.measure.schools import lift
from tests.measure.test_routes_storeys import LIFT, USES, two_storeys
from tests.measure.ways import reachable, walker

YES, NO = {True}, {False}


def car(width=None, depth=None, area=None):
    """A car in the shaft whose clear sizes are declared."""
    said = tuple(
        Property(group="SchoolCheck_Lift", name=name, value=value)
        for name, value in (("CarWidth", width), ("CarDepth", depth))
        if value is not None
    )
    return lift("car", area, properties=said, top=6.0)


def up(thing, **params):
    """Whether the upper storey is reached when this car stands in the shaft, and why not."""
    found = reachable(walker(two_storeys(*LIFT, thing), **USES), "class", **params)
    return found.possible, found.steps[-1]


INSIDE = box(20.3, 1.2, 21.7, 2.8)


@pytest.mark.parametrize(
    ("thing", "found"),
    [
        (car(1.1, 1.4, INSIDE), YES),
        (car(0.4, 0.4, INSIDE), NO),
        (car(0.8, 1.4, INSIDE), YES),
        (car(1.1, 1.4, box(20.3, 1.2, 20.7, 2.8)), NO),
        (car(area=box(20.3, 1.2, 20.7, 1.6)), NO),
        (car(area=box(20.3, 1.2, 21.09, 2.8)), NO),
        (car(area=box(20.3, 1.2, 21.1, 2.8)), YES),
    ],
)
def test_a_car_that_is_surely_too_small_is_no_way(thing, found):
    assert up(thing)[0] == found


def test_the_width_that_is_asked_for_decides():
    small = car(area=box(20.3, 1.2, 21.15, 2.8))
    assert up(small)[0] == YES
    assert up(small, clear_width=0.85)[0] == YES
    assert up(small, clear_width=0.88)[0] == NO


def test_why_the_lift_is_not_taken_is_said():
    small = car(area=box(20.3, 1.2, 20.7, 1.6))
    found = reachable(walker(two_storeys(*LIFT, small), **USES), "class")
    told = "lift car is 400 mm wide between the sides of its car where 800 mm is needed"
    assert found.steps[-1] == told
    (drawn,) = [each for each in found.evidence if each.role == "blocker"]
    ((size,), at) = drawn.dimensions, drawn.coords
    assert (size.what, size.at_least, size.on_plan) == ("clear width of the lift", 0.8, False)
    assert (size.low, size.high) == pytest.approx((0.4, 0.4))
    assert {round(x, 3) for x, _ in at} == {20.05}  # in the door at which one comes to it


@pytest.mark.parametrize(("width", "found"), [(1.1, YES), (0.8, YES), (0.7, NO)])
def test_the_inside_of_walls_round_the_car_counts(width, found):
    made = car_of_walls(width, 1.4)
    there = replace(made.shape, footprint=translate(made.shape.footprint, 19.8, 0.8))
    moved = replace(made, frame=Frame(origin=(20.25, 1.15)), shape=there)
    assert up(moved)[0] == found
