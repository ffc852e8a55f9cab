"""How many people a room is said to be for."""

import pytest
from shapely import box

from checker.model import Property
from checker.results.values import Unknown
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import room, school_of


def answer(*said):
    properties = tuple(Property(group="Set", name=name, value=value) for name, value in said)
    school = school_of(room("r", box(0, 0, 8, 7), properties=properties))
    return measured(measurer_of(school), "occupants", "room", "r")


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
    found = answer(*said)
    assert (found.low, found.high) == ends


@pytest.mark.parametrize(
    "value", [0.0, -1.0, 2.5, True, "many", "", 1e9, float("nan"), float("inf")], ids=repr
)
def test_what_is_no_number_of_people_is_unknown(value):
    assert isinstance(answer(("OccupancyNumber", value)), Unknown)


def test_a_room_without_a_number_asks_for_one():
    found = answer()
    assert isinstance(found, Unknown)
    assert "Children" in found.ask
