"""Places to pass that lie right beyond the doors of a corridor, in circulation drawn apart."""

import pytest
from shapely import box

from checker.uses import RoomUse, RoomUses
from tests.measure.corridors_made import EAST, EXACT, LONG, WEST, WIDE, corridor, end_door
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import furniture, opening, room, school_of, wall

CROSSING = box(LONG + 0.1, -5, LONG + 2.5, 5)
WAY_OUT = end_door(WEST)
DOOR = end_door(EAST, properties=())
"""The door between the corridor and what lies east of it."""


def crossing(area=CROSSING, **given):
    """Another corridor across the east end, 2.4 m wide."""
    return room("e", area, **given)


def value(name, *elements, use=("corridor",)):
    """A measure of the corridor, where the room in the east may be used so."""
    known = RoomUse(room_id="e", use=use[0], confidence=1.0 / len(use), possible=frozenset(use))
    made = measurer_of(
        school_of(corridor(), WAY_OUT, *elements), uses=RoomUses(by_room={"e": known})
    )
    return measured(made, name, "room", "r")


def count(*elements, **given):
    found = value("passing_places", *elements, **given)
    return found.low, found.high


@pytest.mark.parametrize("use", ["corridor", "circulation", "lobby", "reception"])
def test_a_place_of_the_circulation_beyond_a_door_is_one_of_the_corridor(use):
    assert count(crossing(), DOOR, use=(use,)) == (1, 1)


def test_an_opening_leads_to_it_as_a_door_does():
    hole = opening("o", box(LONG, 0.2, LONG + 0.1, WIDE - 0.2))
    assert count(crossing(), hole) == (1, 1)


@pytest.mark.parametrize("use", ["junior classroom", "store", "stair", "toilet"])
def test_nobody_waits_to_pass_in_a_room_of_another_use(use):
    assert count(crossing(), DOOR, use=(use,)) == (0, 0)


def test_a_room_that_may_be_a_corridor_leaves_it_open():
    assert count(crossing(), DOOR, use=("corridor", "store")) == (0, 1)


def test_a_corridor_that_is_as_narrow_has_no_place_to_offer():
    assert count(crossing(box(LONG + 0.1, -5, LONG + 1.89, 5)), DOOR) == (0, 0)
    assert count(crossing(box(LONG + 0.1, -5, LONG + 1.9, 5)), DOOR) == (1, 1)


@pytest.mark.parametrize(("off", "places"), [(0.49, 1), (0.5, 1), (0.51, 0)])
def test_the_place_lies_within_half_a_metre_of_the_door(off, places):
    """A neck as wide as the corridor leads on to where the crossing is wide."""
    neck = box(LONG + 0.1, 0, LONG + 0.1 + off, WIDE)
    wide = box(LONG + 0.1 + off, -5, LONG + 2.5 + off, 5)
    assert count(crossing(neck.union(wide)), DOOR) == (places, places)


def test_what_stands_there_takes_the_place_away():
    filled = furniture("f", box(LONG + 0.1, -5, LONG + 1.4, -0.05))
    other = furniture("g", box(LONG + 0.1, 1.65, LONG + 1.4, 5))
    assert count(crossing(), DOOR, filled, other) == (0, 0)


def test_without_an_opening_it_is_not_sure_that_one_runs_into_the_other():
    beside = crossing(box(LONG, -5, LONG + 2.4, 5))
    assert count(beside) == (0, 1)
    assert count(beside, wall("w", box(LONG - 0.01, -5, LONG + 0.01, 5))) == (0, 0)


def test_a_room_without_a_body_beyond_leaves_it_open():
    assert count(crossing(None), DOOR) == (0, 1)


def test_a_door_of_which_nobody_can_tell_where_it_leads_leaves_it_open():
    assert count(DOOR) == (0, 1)


def test_the_way_without_a_place_begins_at_the_door():
    bay = corridor().shape.footprint.union(box(0, WIDE, 2, WIDE + 0.3))
    known = RoomUses(
        by_room={"e": RoomUse(room_id="e", use="corridor", confidence=1.0, possible={"corridor"})}
    )
    made = measurer_of(school_of(room("r", bay), WAY_OUT, crossing(), DOOR), uses=known)
    apart = measured(made, "passing_place_spacing", "room", "r")
    assert apart.low == apart.high == pytest.approx(LONG - 2.0, abs=2 * EXACT)
    assert apart.steps[-1] == "doors and openings with a place right beyond: 1"


def test_a_way_that_may_lead_to_a_place_leaves_its_length_open():
    apart = value("passing_place_spacing", crossing(), DOOR, use=("corridor", "store"))
    assert apart.low <= apart.high == pytest.approx(LONG, abs=EXACT)
    assert apart.steps[-1].endswith(": 0, 1 more may")
