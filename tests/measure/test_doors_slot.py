"""Where a door stands in its wall: from its body, its opening, its placement or its wall."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point, box

from checker.geometry.frame import Frame
from checker.measure.doors.slot import THIN_WALL, DoorSlot, door_slots, opening_slots
from checker.model import LocalBox
from tests.measure.doors_made import leaf_in_lining, slot_of, solid, standing
from tests.measure.schools import door, opening, school_of, storey, wall


def hole_of(*elements: Any) -> DoorSlot:
    (slot,) = opening_slots(school_of(*elements)).values()
    return slot


def test_a_casing_wider_than_the_opening_does_not_widen_it():
    casing = solid((-0.076, 0.991), (0.0, 0.025))
    slot = slot_of(standing(width=0.915, solids=(casing,)))
    assert slot.x == pytest.approx((0.0, 0.915))


def test_a_body_centred_on_its_placement_is_found_there():
    """As Archicad writes doors; Revit starts them at the placement."""
    slot = slot_of(standing(width=1.01, solids=(solid((-0.505, 0.505), (-0.09, 0.0)),)))
    assert slot.x == pytest.approx((-0.505, 0.505))


def test_a_door_without_an_overall_width_is_as_wide_as_its_body():
    slot = slot_of(replace(standing(solids=leaf_in_lining()), overall_width=None))
    assert slot.width == pytest.approx(0.885)
    assert slot.how == "body"


def test_a_door_without_a_body_takes_its_place_from_its_opening():
    bare = replace(standing(width=0.9, opening_id="o"), shape=None)
    slot = slot_of(bare, opening("o", box(-0.45, -0.15, 0.45, 0.15)))
    assert slot.x == pytest.approx((-0.45, 0.45))
    assert slot.y == pytest.approx((-0.15, 0.15))


def test_a_door_with_a_placement_alone_starts_there():
    slot = slot_of(replace(standing(width=0.9), shape=None))
    assert slot.x == (0.0, 0.9)
    assert slot.y == (0.0, 0.1)


def test_a_door_with_nothing_has_no_slot():
    assert door_slots(school_of(replace(standing(), shape=None, frame=None))) == {}
    assert door_slots(school_of(replace(standing(width=None), shape=None))) == {}


def test_the_wall_gives_both_faces_even_when_the_door_is_flush_with_one():
    made = standing(host_id="w", solids=(solid((0.0, 0.885), (0.0, 0.05)),))
    slot = slot_of(made, wall("w", box(-2, -0.25, 5, 0.05)))
    assert slot.y == pytest.approx((-0.25, 0.05))


def test_the_wall_of_the_opening_will_do():
    hole = opening("o", box(0, -0.1, 0.885, 0.1), host_id="w")
    slot = slot_of(standing(opening_id="o"), hole, wall("w", box(-2, -0.3, 5, 0.3)))
    assert slot.y == pytest.approx((-0.3, 0.3))


def test_of_a_wall_that_comes_round_again_the_nearer_leaf_counts():
    round_again = box(-2, -0.1, 5, 0.1).union(box(-2, 1.5, 5, 1.7)).union(box(4.8, -0.1, 5, 1.7))
    slot = slot_of(standing(host_id="w"), wall("w", round_again))
    assert slot.y == pytest.approx((-0.1, 0.1))


def test_a_wall_far_from_the_door_is_not_its_own():
    slot = slot_of(standing(host_id="w", thickness=0.1), wall("w", box(-2, 1.5, 5, 1.7)))
    assert slot.y == pytest.approx((-0.05, 0.05))


def test_levels_come_from_the_body_the_opening_or_the_storey():
    upper = storey("s1", elevation=3.5)
    assert slot_of(standing(storey_id="s1"), upper).base == 3.5
    bare = replace(standing(storey_id="s1"), shape=None)
    assert slot_of(bare, upper).base == 3.5
    hole = opening("o", box(0, -0.1, 0.885, 0.1), base=3.6)
    assert slot_of(replace(bare, opening_id="o"), hole, upper).base == 3.6


def test_a_door_without_a_placement_lies_along_its_wall():
    made = replace(door("d", at=(2.0, 0.0), along=90.0, width=0.9), frame=None, host_id="w")
    slot = slot_of(made, wall("w", box(1.95, -3, 2.05, 3)))
    assert slot.frame.x_axis == pytest.approx((0.0, 1.0))
    assert slot.width == pytest.approx(0.9)
    assert not slot.sided


def test_a_door_without_a_placement_or_a_wall_lies_along_its_longer_side():
    made = replace(door("d", at=(2.0, 0.0), along=90.0, width=0.9), frame=None)
    assert slot_of(made).frame.x_axis == pytest.approx((0.0, 1.0))


@pytest.mark.parametrize("width", [0.1, 0.2, 0.8, 4.0])
def test_an_opening_runs_along_its_wall_even_when_it_is_narrower_than_thick(width):
    host = wall("w", box(-5, -0.15, 5, 0.15))
    slot = hole_of(host, opening("o", box(-width / 2, -0.2, width / 2, 0.2), host_id="w"))
    assert slot.width == pytest.approx(width)
    assert slot.y == pytest.approx((-0.15, 0.15))


def test_an_opening_in_no_wall_runs_along_its_longer_side():
    assert hole_of(opening("o", box(0, 0, 0.2, 1.4))).width == pytest.approx(1.4)


def test_openings_without_a_shape_or_with_a_door_have_no_slot():
    bare = replace(opening("o", box(0, 0, 1, 1)), shape=None)
    filled = opening("f", box(0, 0, 1, 1), filled_by=("d",))
    assert opening_slots(school_of(bare, filled)) == {}


@given(
    turned=st.floats(0, 360),
    at=st.tuples(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3)),
    mirrored=st.booleans(),
)
def test_local_and_plan_are_each_other_s_way_back(turned, at, mirrored):
    slot = slot_of(door("d", at=at, along=turned, mirrored=mirrored, width=1.0))
    there = LineString([slot.frame.to_plan(0.3, -0.2), slot.frame.to_plan(0.7, 0.9)])
    back = slot.to_local(there)
    assert list(back.coords) == [pytest.approx((0.3, -0.2)), pytest.approx((0.7, 0.9))]


@given(turned=st.floats(0, 360), mirrored=st.booleans())
def test_the_slot_is_centred_where_the_door_is(turned, mirrored):
    slot = slot_of(door("d", at=(7.0, -3.0), along=turned, mirrored=mirrored, width=1.0))
    assert slot.polygon().centroid.distance(Point(7, -3)) < 1e-6
    assert slot.polygon().area == pytest.approx(1.0 * 0.1)


def test_a_box_is_given_in_the_door_s_own_axes():
    frame = Frame(origin=(10.0, 0.0), x_axis=(0.0, 1.0), y_axis=(-1.0, 0.0))
    slot = DoorSlot(
        frame=frame, x=(0.0, 1.0), y=(0.0, 0.2), base=0.0, top=2.0, sided=True, how="made"
    )
    assert slot.box((0.0, 1.0), (0.2, 0.5)).equals(box(9.5, 0.0, 9.8, 1.0))


def test_solids_are_trusted_over_a_footprint_that_holds_a_symbol():
    """Some bodies carry an open leaf or a threshold far beyond the opening in their outline."""
    made = standing(width=0.9, area=box(0, -0.1, 0.9, 0.1), solids=(solid((0, 0.9), (0, 0.1)),))
    assert slot_of(made).y == pytest.approx((0.0, 0.1))


def test_a_flat_solid_still_has_a_place():
    flat = LocalBox(x=(0.0, 0.9), y=(0.02, 0.02), z=(0.0, 2.0))
    assert slot_of(standing(width=0.9, solids=(flat,))).width == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("elements", "across"),
    [
        ((wall("w", box(-5, -0.1, 5, 0.1)), opening("o", box(0, -0.1, 0.885, 0.1))), "wall"),
        ((opening("o", box(0, -0.1, 0.885, 0.1)),), "opening"),
        ((), "body"),
    ],
    ids=["wall", "opening", "body"],
)
def test_a_slot_says_what_shows_how_deep_it_is(elements, across):
    given = {"host_id": "w"} if across == "wall" else {}
    made = standing(opening_id="o" if across == "opening" else "", **given)
    assert slot_of(made, *elements).across == across


def test_without_wall_opening_or_body_a_thin_wall_is_assumed():
    slot = slot_of(replace(standing(), shape=None))
    assert (slot.across, slot.y) == ("nothing", (0.0, THIN_WALL))
