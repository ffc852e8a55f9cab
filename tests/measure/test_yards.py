"""Yards that rooms at several levels close: what blocks a walker is a wall from foot to head."""

import pytest
from shapely import box

from tests.measure.schools import room, wall
from tests.measure.test_storey_exits import RING, exits
from tests.measure.ways import outer

GAP = box(15, 38, 25, 40)
"""The part of the ring in which the last room lies, 10 m long."""
HORSESHOE = RING.difference(box(15, 30, 25, 50))
DOORS = (outer("y1", at=(10, 2.05)), outer("out", at=(-0.05, 39), along=90))


def sure(*more):
    """Which of a door onto the yard and one onto the street surely are ways out."""
    found = exits(room("corridor", HORSESHOE), DOORS, *more)
    assert {"y1", "out"} <= found.possible
    return {"y1", "out"} & found.sure


@pytest.mark.parametrize(
    ("base", "closes"),
    [
        (0.0, True),
        (1.2, True),
        (-1.8, True),
        (-2.6, True),
        (2.3, True),
        (2.5, False),
        (3.5, False),
        (-2.7, False),
    ],
)
def test_a_room_in_the_ring_closes_it_where_a_walker_does_not_get_past(base, closes):
    """Under a room on the floor above one gets away, and over one 2.7 m high in the ground."""
    last = room("last", GAP, base=base)
    assert sure(last) == ({"out"} if closes else {"y1", "out"})


def test_rooms_at_several_levels_close_it_together():
    parts = (
        room("low", box(15, 38, 20, 40), base=-1.8),
        room("high", box(20, 38, 25, 40), base=1.2),
    )
    assert sure(*parts) == {"out"}
    assert sure(parts[0]) == sure(parts[1]) == {"y1", "out"}, "5 m of the gap stay open"


@pytest.mark.parametrize(("top", "closes"), [(0.9, True), (0.05, False)])
def test_a_low_wall_may_close_it_too(top, closes):
    across = wall("across", box(15, 39, 25, 39.3), top=top)
    assert sure(across) == ({"out"} if closes else {"y1", "out"})


def test_a_yard_all_of_whose_rooms_are_cut_at_the_chest_keeps_its_name():
    """So two doors onto it are one way, though a room of the ring lies half a storey higher."""
    upper = room("upper", box(15, 38, 25, 40), base=0.5)
    two = (*DOORS, outer("y2", at=(30, 2.05)))
    found = exits(room("corridor", HORSESHOE), two, upper)
    assert found.beyond["y1"] == found.beyond["y2"]
    plain = exits(room("corridor", RING), two)
    assert plain.beyond["y1"] == plain.beyond["y2"]


@pytest.mark.parametrize("wide", [0.6, 0.69, 0.75, 0.9, 1.4], ids="{} m".format)
def test_a_light_well_however_narrow_is_a_yard(wide):
    """Its door opens 0.5 m before the wall on the other side, or into it."""
    well = room("corridor", box(0, 0, 20, 10).difference(box(8, 4, 8 + wide, 6)))
    into, out = outer("well", at=(7.95, 5), along=90), outer("out", at=(-0.05, 5), along=90)
    found = exits(well, into, out)
    assert found.sure & {"well", "out"} == {"out"}
    assert "well" in found.possible


def test_a_door_close_to_the_corner_of_a_wing_is_in_no_yard():
    """0.2 m from the wing's wall, and the street before it."""
    wing = room("wing", box(10, -6, 14, -0.1))
    corner = outer("corner", at=(9.6, -0.05))
    assert "corner" in exits(room("corridor", box(0, 0, 20, 4)), wing, corner).sure
