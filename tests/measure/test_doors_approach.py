"""From where people come to one side of a door, in rooms and corridors drawn by hand."""

from dataclasses import replace

import pytest
from shapely import box

from checker.results.values import Unknown
from tests.measure.doors_walled import SOUTH, side, walled

EAST, WEST = 0.45, -0.45
CORRIDOR = {"n": "office", "s": "corridor"}


def comes(*elements, part="push", south=SOUTH, uses=CORRIDOR, **given):
    """Hinges in the west: the push side, in the south, has its latch in the east."""
    found = side(
        "approach_from", *(elements or (walled(),)), part=part, south=south, uses=uses, **given
    )
    return found if isinstance(found, Unknown) else set(found.possible)


def corridor(width, *, east=6.0, west=6.0):
    return box(WEST - west, -0.1 - width, EAST + east, -0.1)


@pytest.mark.parametrize(
    ("space", "words"),
    [
        (corridor(1.2), {"hinge side", "latch side"}),
        (corridor(1.2, east=1.19), {"hinge side"}),
        (corridor(1.2, east=1.2), {"hinge side", "latch side"}),
        (corridor(1.2, west=0.3), {"latch side"}),
        (corridor(1.49), {"hinge side", "latch side"}),
        (corridor(1.5), {"front", "hinge side", "latch side"}),
        (corridor(3.5), {"front"}),
    ],
    ids=["narrow", "dead end east", "just on", "dead end west", "below", "at", "a hall"],
)
def test_people_come_along_a_corridor_from_where_it_runs_on(space, words):
    assert comes(south=space) == words


def test_people_meet_the_door_of_a_room_straight_on():
    assert comes(part="pull") == {"front"}


def test_the_end_of_a_corridor_is_met_straight_on():
    assert comes(south=box(WEST - 0.3, -9, EAST + 0.3, -0.1)) == {"front"}


def test_a_space_of_unknown_use_may_be_passed_through():
    assert comes(south=corridor(1.8), uses={"n": "office"}) == {"front", "hinge side", "latch side"}


def test_a_leaf_hung_at_the_other_end_swaps_the_sides():
    other = walled(operation="SINGLE_SWING_RIGHT")
    assert comes(south=corridor(1.2, east=0.3)) == {"hinge side"}
    assert comes(other, south=corridor(1.2, east=0.3)) == {"latch side"}


def test_an_open_hinge_side_leaves_the_sides_open():
    door = walled(operation="", solids=())
    found = comes(door, south=corridor(1.2, east=0.3), north=corridor_north())
    assert found == {"hinge side", "latch side"}


def corridor_north():
    return box(-6, 0.1, 0.75, 1.3)


def test_a_leaf_that_slides_has_its_latch_where_it_stops():
    sliding = walled(operation="SLIDING_TO_RIGHT", lining_thickness=0.05)
    assert comes(sliding, south=corridor(1.2, east=0.3)) == {"latch side"}


def test_a_niche_that_nobody_can_come_from_leaves_it_open():
    """0.9 m deep and as wide as the door: no way in is wide enough to tell."""
    assert comes(south=box(WEST - 0.5, -1.0, EAST + 0.5, -0.1)) == {
        "front",
        "hinge side",
        "latch side",
    }


@pytest.mark.parametrize("lost", ["room", "place", "leaf"])
def test_without_room_place_or_leaf_it_is_unknown(lost):
    if lost == "room":
        assert isinstance(comes(south=None), Unknown)
    elif lost == "place":
        nowhere = replace(walled(solids=()), frame=None, shape=None)
        assert isinstance(comes(nowhere), Unknown)
    else:
        assert isinstance(comes(walled(operation="REVOLVING")), Unknown)


def test_it_says_what_it_saw():
    found = side(
        "approach_from", walled(), part="push", south=corridor(1.2, west=0.3), uses=CORRIDOR
    )
    assert found.steps == (
        "1.20 m deep in front, 7.20 m along the wall",
        "the floor runs on beyond the latch and ends after 0.30 m beyond the hinges",
    )
    assert found.evidence[0].label == "1200 mm"
