"""The width on a corridor's label, from code or title, and how the corridor differs from it."""

import math

import pytest
from shapely import box

from checker.model import Classification
from checker.results.values import Unknown
from checker.uses import RoomUse, RoomUses
from tests.measure.corridors_made import EXACT, corridor, end_door
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import column, room, school_of

ENDS = (end_door(0.0), end_door(20.0))


def labelled(code="", title="", system="DfE ADS"):
    return (Classification(system=system, code=code, title=title),)


def value(name, *elements, nominal=None, code="S7002"):
    known = RoomUse(room_id="r", use="corridor", confidence=0.9, code=code, nominal_width=nominal)
    uses = RoomUses(by_room={"r": known} if nominal else {})
    return measured(measurer_of(school_of(*elements), uses=uses), name, "room", "r")


@pytest.mark.parametrize(
    ("title", "width"),
    [
        ("1.65m Corridor", 1.65),
        ("2m Corridor", 2.0),
        ("5.25 m corridor", 5.25),
        ("1,4m Corridor", 1.4),
        ("1650 mm corridor", 1.65),
        ("S7002: 1.65m Corridor", 1.65),
        ("1.8m wide corridor", 1.8),
        ("2.2m-corridor", 2.2),
    ],
)
def test_a_title_names_the_width(title, width):
    found = value("nominal_width", corridor(classifications=labelled(title=title)))
    assert (found.low, found.high) == (pytest.approx(width), pytest.approx(width))
    assert (found.origin, found.unit) == ("declared", "m")
    assert "title" in found.method


def test_a_known_code_names_the_width_without_a_title():
    found = value("nominal_width", corridor(classifications=labelled("S7002")), nominal=1.65)
    assert found.best == pytest.approx(1.65)
    assert found.method == "code S7002"


def test_a_code_and_its_title_that_agree_are_one_width():
    both = corridor(classifications=labelled("S7002", "1.65m Corridor"))
    found = value("nominal_width", both, nominal=1.65)
    assert (found.low, found.high, found.steps) == (1.65, 1.65, ())


def test_a_code_and_a_title_that_differ_leave_it_open():
    both = corridor(classifications=labelled("S7002", "2.2m Corridor"))
    found = value("nominal_width", both, nominal=1.65)
    assert (found.low, found.high) == (1.65, 2.2)
    assert found.steps == ("the label names more than one width",)


@pytest.mark.parametrize(
    "title",
    ["", "Corridor", "Corridor 12m2", "1.65m Store", "Circulation to Space"],
    ids=["nothing", "no width", "an area", "a store", "a threshold"],
)
def test_without_a_width_it_is_unknown(title):
    found = value("nominal_width", corridor(classifications=labelled("S7111", title)))
    assert isinstance(found, Unknown)
    assert "S7002" in found.ask


@pytest.mark.parametrize(
    ("wide", "things", "gap"),
    [
        (1.65, (), 0.0),
        (1.64, (), -0.01),
        (2.0, (), 0.35),
        (2.0, (column("c", box(9, 0, 9.5, 0.5)),), -0.15),
    ],
    ids=["as labelled", "10 mm narrower", "wider", "wider, with a column"],
)
def test_the_gap_is_what_the_corridor_is_wider_than_its_label(wide, things, gap):
    label = corridor(wide, classifications=labelled(title="1.65m Corridor"))
    found = value("nominal_width_gap", label, *ENDS, *things)
    assert (found.low, found.high) == (pytest.approx(gap, abs=EXACT),) * 2
    assert any(step.startswith("labelled 1.650 m") for step in found.steps)


def test_the_gap_is_open_where_the_width_or_the_label_is():
    label = corridor(2.0, classifications=labelled("S7002", "2.2m Corridor"))
    maybe = column("c", box(9, 0, 9.5, 0.5), hull_only=True)
    found = value("nominal_width_gap", label, *ENDS, maybe, nominal=1.65)
    assert (found.low, found.high) == (
        pytest.approx(1.5 - 2.2, abs=EXACT),
        pytest.approx(2.0 - 1.65, abs=EXACT),
    )


def test_the_place_that_is_too_narrow_is_drawn():
    label = corridor(classifications=labelled(title="1.65m Corridor"))
    found = value("nominal_width_gap", label, *ENDS, column("c", box(9, 0, 9.5, 0.5)))
    roles = {each.role: each.label for each in found.evidence}
    assert roles["required"] == "labelled 1650 mm"
    gap = next(each for each in found.evidence if each.role == "measured")
    assert math.dist(*gap.coords) == pytest.approx(0.55)
    assert gap.label == "550 mm"
    assert roles["blocker"] == "c"


@pytest.mark.parametrize(
    "space",
    [corridor(), room("r", None, classifications=labelled(title="1.65m Corridor"))],
    ids=["no label", "no body"],
)
def test_without_a_width_or_a_label_the_gap_is_unknown(space):
    assert isinstance(value("nominal_width_gap", space, *ENDS), Unknown)


def test_a_corridor_without_doors_may_be_narrower_than_its_label():
    label = corridor(1.65, classifications=labelled(title="1.65m Corridor"))
    found = value("nominal_width_gap", label)
    assert (found.low, found.high) == (pytest.approx(-1.65), pytest.approx(0.0, abs=EXACT))


def test_a_label_with_a_width_is_told_apart_from_one_without():
    with_width = corridor(classifications=labelled(title="1.65m Corridor"))
    assert value("is_width_labelled", with_width, *ENDS).possible == {True}
    assert value("is_width_labelled", corridor(), *ENDS, nominal=2.0).possible == {True}
    assert value("is_width_labelled", corridor(), *ENDS).possible == {False}
