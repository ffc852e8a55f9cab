"""Which room a door leads to: by that room a person finds the door."""

import pytest
from shapely import box

from checker.results.values import Unknown
from tests.measure.doors_made import asked, measurer_of, standing
from tests.measure.schools import door, room, school_of

LARGE, SMALL = box(0, 0.1, 9, 8), box(0, -2, 5, -0.1)


def led(large, small):
    """The room that a door between a large room and a small one leads to."""
    school = school_of(room("large", LARGE), room("small", SMALL), door("d", at=(2.5, 0.0)))
    return asked(measurer_of(school, large=large, small=small), "leads_to").possible


@pytest.mark.parametrize(
    ("large", "small", "to"),
    [
        ("office", "corridor", "large"),
        ("corridor", "office", "small"),
        ("primary classroom", "office", "small"),
        ("corridor", "lobby", "small"),
        ("corridor", None, "small"),
        (None, "corridor", "large"),
        (("corridor", "store"), "corridor", "large"),
        (None, None, "small"),
    ],
)
def test_a_door_leads_to_the_room_that_is_not_circulation_else_to_the_smaller(large, small, to):
    assert led(large, small) == {to}


def test_a_door_to_the_outside_leads_to_its_one_room():
    school = school_of(room("in", LARGE), door("d", at=(2.5, 0.0)))
    assert asked(measurer_of(school, **{"in": "corridor"}), "leads_to").possible == {"in"}


def test_a_door_beside_no_room_leads_nowhere_that_is_known():
    value = asked(measurer_of(school_of(standing())), "leads_to")
    assert isinstance(value, Unknown)
    assert value.missing == ("the room that the door leads to",)
