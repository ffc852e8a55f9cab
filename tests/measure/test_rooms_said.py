"""What a room is said to have or to be for: a hearing loop, a number of children."""

import pytest
from shapely import box

from checker.model import Property
from checker.results.values import Unknown
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import room, school_of


def answer(measure, *said):
    properties = tuple(Property(group="Set", name=name, value=value) for name, value in said)
    school = school_of(room("r", box(0, 0, 8, 7), properties=properties))
    return measured(measurer_of(school), measure, "room", "r")


@pytest.mark.parametrize(
    ("said", "possible"),
    [
        ((("HearingEnhancement", True),), {True}),
        ((("HearingEnhancement", "no"),), {False}),
        ((("Induction loop", "Yes"),), {True}),
        ((("HearingEnhancement", "infrared system"),), {True, False}),
        ((("HearingEnhancement", True), ("HearingLoop", False)), {True, False}),
    ],
    ids=repr,
)
def test_a_property_says_whether_there_is_help_to_hear(said, possible):
    assert answer("hearing_enhancement", *said).possible == possible


@pytest.mark.parametrize("said", [(), (("LoopRoad", True),), (("Hearing", True),)], ids=repr)
def test_without_such_a_property_it_is_unknown(said):
    found = answer("hearing_enhancement", *said)
    assert isinstance(found, Unknown)
    assert "HearingEnhancement" in found.ask


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ((("OccupancyNumber", 26.0),), (26, 26)),
        ((("Children", 24.0), ("OccupancyNumber", 30.0)), (24, 24)),
        ((("Occupancy Number", "30"),), (30, 30)),
        ((("OccupancyNumber", 26.0), ("OccupancyNumber", 30.0)), (26, 30)),
        ((("Children", 0.0), ("OccupancyNumber", 30.0)), (30, 30)),
    ],
    ids=repr,
)
def test_a_number_of_people_is_as_declared_ours_first(said, ends):
    found = answer("occupants", *said)
    assert (found.low, found.high) == ends


@pytest.mark.parametrize(
    "value", [0.0, -1.0, 2.5, True, "many", "", 1e9, float("nan"), float("inf")], ids=repr
)
def test_what_is_no_number_of_people_is_unknown(value):
    assert isinstance(answer("occupants", ("OccupancyNumber", value)), Unknown)


def test_a_room_without_a_number_asks_for_one():
    found = answer("occupants")
    assert isinstance(found, Unknown)
    assert "Children" in found.ask
