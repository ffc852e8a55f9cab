"""Which rooms a door joins: found beside its wall, filled up and cross-checked."""

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, affinity, box

from checker.measure.doors.slot import door_slots, opening_slots
from checker.measure.links import OUTSIDE, DoorLink, door_links, opening_links
from checker.model import Door, Property, School
from tests.measure.schools import door, opening, room, school_of, wall

NORTH, SOUTH = box(0, 0.1, 5, 4), box(0, -4, 5, -0.1)
EXTERNAL = Property(group="Pset_DoorCommon", name="IsExternal", value=True)


def linked(school: School, id_: str = "d") -> DoorLink:
    return door_links(school, door_slots(school))[id_]


def between(*elements: Any, made: Door | None = None, **given: Any) -> DoorLink:
    """A door in the middle of a wall along x between rooms to the north and the south."""
    return linked(school_of(made or door("d", at=(2.5, 0.0), **given), *elements))


def test_a_door_joins_the_rooms_on_both_sides_of_its_wall():
    link = between(room("n", NORTH), room("s", SOUTH))
    assert (link.side_a, link.side_b) == ("n", "s")
    assert link.rooms == ("n", "s")
    assert link.joins("s", "n")
    assert not link.joins("n", "n")


def test_side_a_is_the_side_of_the_door_s_own_y_axis():
    link = between(room("n", NORTH), room("s", SOUTH), along=180.0)
    assert (link.side_a, link.side_b) == ("s", "n")


def test_a_mirrored_placement_swaps_the_sides():
    link = between(room("n", NORTH), room("s", SOUTH), mirrored=True)
    assert (link.side_a, link.side_b) == ("s", "n")


@pytest.mark.slow
@given(
    turned=st.floats(0, 360),
    moved=st.tuples(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3)),
    mirrored=st.booleans(),
)
def test_links_survive_turning_moving_and_mirroring(turned, moved, mirrored):
    def placed(area: Polygon) -> Polygon:
        flipped = affinity.scale(area, 1, -1, origin=(0, 0)) if mirrored else area
        return affinity.translate(affinity.rotate(flipped, turned, origin=(0, 0)), *moved)

    angle = math.radians(turned)
    at = (2.5 * math.cos(angle) + moved[0], 2.5 * math.sin(angle) + moved[1])
    made = door("d", at=at, along=turned, mirrored=mirrored)
    link = between(room("n", placed(NORTH)), room("s", placed(SOUTH)), made=made)
    assert (link.side_a, link.side_b) == ("n", "s")


def test_a_thin_door_in_a_thick_wall_still_finds_its_rooms():
    rooms = room("n", box(0, 0.25, 5, 4)), room("s", box(0, -4, 5, -0.25))
    assert between(*rooms, thickness=0.05).rooms == ("n", "s")


def test_the_wall_tells_where_the_faces_are():
    thick = wall("w", box(-1, -0.5, 6, 0.3))
    rooms = room("n", box(0, 0.7, 5, 4)), room("s", box(0, -4, 5, -0.5))
    assert between(thick, *rooms, thickness=0.05, host_id="w").side_a == "n"
    assert between(*rooms, thickness=0.05).side_a == ""


def test_the_nearer_of_two_rooms_in_front_counts():
    cupboard = room("cupboard", box(0, 0.05, 5, 0.35))
    assert between(cupboard, room("hall", box(0, 0.4, 5, 4))).side_a == "cupboard"


def test_rooms_on_other_levels_are_not_beside_the_door():
    above = room("above", NORTH, storey_id="s1")
    assert between(above, room("s", SOUTH)).side_a == ""


def test_a_room_that_only_starts_beside_the_door_is_not_in_front_of_it():
    assert between(room("n", box(2.9, 0.05, 9, 4))).side_a == ""


def test_a_room_that_laps_over_the_wall_is_not_on_its_far_side():
    """So do rooms of another phase, exported on top of each other."""
    over = room("over", box(0, -4, 5, 0.25))
    assert between(over, room("s", SOUTH)).side_a == ""
    assert between(over, room("n", box(0, 0.05, 5, 4))).rooms == ("n", "over")


def test_a_cubicle_door_stands_inside_one_room():
    link = between(room("toilets", box(0, -4, 5, 4)))
    assert (link.side_a, link.side_b) == ("toilets", "toilets")
    assert link.rooms == ("toilets",)


def test_no_room_and_nothing_said_is_not_outside():
    assert between(room("s", SOUTH)).side_a == ""


def test_an_external_door_leads_outside_where_there_is_no_room():
    link = between(room("s", SOUTH), properties=(EXTERNAL,))
    assert (link.side_a, link.side_b) == (OUTSIDE, "s")


def test_an_external_wall_says_so_too():
    facade = wall("w", box(-1, -0.1, 6, 0.1), is_external=True)
    assert between(facade, room("s", SOUTH), host_id="w").side_a == OUTSIDE


@pytest.mark.parametrize("said", [False, None])
def test_a_wall_that_is_not_said_to_be_external_leaves_the_other_side_open(said):
    facade = wall("w", box(-1, -0.1, 6, 0.1), is_external=said)
    assert between(facade, room("s", SOUTH), host_id="w").side_a == ""


def test_an_external_door_without_any_room_has_no_known_side():
    link = between(properties=(EXTERNAL,))
    assert (link.side_a, link.side_b) == ("", "")


def test_an_outdoor_place_is_a_room_of_its_own():
    terrace = room("terrace", NORTH, is_external=True)
    assert between(terrace, room("s", SOUTH), properties=(EXTERNAL,)).side_a == "terrace"


def test_behind_a_door_off_a_yard_there_is_no_outside():
    terrace = room("terrace", NORTH, is_external=True)
    link = between(terrace, properties=(EXTERNAL,))
    assert (link.side_a, link.side_b) == ("terrace", "")


def test_a_room_without_a_body_may_be_the_side_that_nothing_tells():
    lost = room("lost", None)
    upstairs, anywhere = (replace(lost, id=f"on {where}", storey_id=where) for where in ("s1", ""))
    link = between(room("s", SOUTH), lost, upstairs, anywhere)
    assert (link.side_a, link.perhaps) == ("", ("lost", "on "))
    assert between(room("s", SOUTH), lost, properties=(EXTERNAL,)).perhaps == ()


def test_a_space_boundary_fills_the_side_that_geometry_leaves_open():
    far = room("far", box(0, 2, 5, 4))
    link = between(far, room("s", SOUTH), boundary_ids=("far", "s"))
    assert (link.side_a, link.side_b) == ("far", "s")
    assert "space boundaries" in link.how


def test_boundaries_alone_tell_the_rooms_but_not_the_sides():
    far = room("far", box(50, 50, 52, 52)), room("bodiless", None)
    link = between(*far, boundary_ids=("far", "bodiless"))
    assert set(link.rooms) == {"far", "bodiless"}
    assert not link.sided
    assert "no room beside the door" in link.how


def test_two_boundaries_that_may_both_be_the_open_side_fill_nothing():
    far = (room(id_, box(0, 2, 5, 4)) for id_ in ("one", "two"))
    assert between(*far, room("s", SOUTH), boundary_ids=("one", "two", "s")).side_a == ""


def test_a_boundary_of_a_room_that_is_not_in_the_model_counts_for_nothing():
    assert between(room("s", SOUTH), boundary_ids=("gone", "s")).side_a == ""


@pytest.mark.parametrize("value", ["true", "Yes", True])
def test_external_may_be_said_in_words(value):
    said = replace(EXTERNAL, value=value)
    assert between(room("s", SOUTH), properties=(said,)).side_a == OUTSIDE


@pytest.mark.parametrize("value", ["false", "", 0.0, False])
def test_anything_else_is_not_external(value):
    said = replace(EXTERNAL, value=value)
    assert between(room("s", SOUTH), properties=(said,)).side_a == ""


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("00-12A-D01", True),
        ("00-12A-D001", True),
        ("X-00-12A-D01", True),
        ("00-12A-D1", False),
        ("00-12A", False),
        ("00-12A-X01", False),
        ("-D01", False),
        ("", False),
    ],
)
def test_only_names_by_the_dfe_rule_name_a_room(name, found):
    far = room("far", box(0, 2, 5, 4), name="00-12A")
    assert (between(far, room("s", SOUTH), name=name or "d").side_a == "far") is found


def test_boundaries_that_name_other_rooms_are_told():
    rooms = room("n", NORTH), room("s", SOUTH), room("x", box(50, 50, 52, 52))
    assert "another room" in between(*rooms, boundary_ids=("x",)).how


def test_a_door_named_after_its_room_by_dfe_rules_fills_the_open_side():
    far = room("far", box(0, 2, 5, 4), name="00-12A")
    link = between(far, room("s", SOUTH), name="00-12A-D01")
    assert link.side_a == "far"


def test_a_door_named_after_a_room_far_away_is_not_linked_but_told():
    far = room("far", box(0, 40, 5, 44), name="00-12A")
    link = between(far, room("s", SOUTH), name="00-12A-D01")
    assert link.side_a == ""
    assert "named after" in link.how


def test_a_name_that_two_rooms_share_links_nothing():
    twins = (room(id_, box(0, 2, 5, 4), name="00-12A") for id_ in ("one", "two"))
    assert between(*twins, room("s", SOUTH), name="00-12A-D01").side_a == ""


def test_a_door_without_any_place_keeps_what_the_file_says():
    made = replace(door("d", at=(0, 0)), shape=None, frame=None, boundary_ids=("n", "s"))
    link = between(room("n", NORTH), room("s", SOUTH), made=made)
    assert link.rooms == ("n", "s")
    assert not link.sided


def test_a_door_without_a_body_stands_where_its_placement_is():
    made = replace(door("d", at=(2.5, 0.0)), shape=None)
    assert between(room("n", NORTH), room("s", SOUTH), made=made).rooms == ("n", "s")


def test_a_door_without_a_placement_finds_its_rooms_but_not_its_sides():
    made = replace(door("d", at=(2.5, 0.0)), frame=None)
    link = between(room("n", NORTH), room("s", SOUTH), made=made)
    assert set(link.rooms) == {"n", "s"}
    assert not link.sided


@pytest.mark.parametrize("width", [0.05, 0.3, 1.0, 3.0])
def test_an_opening_joins_rooms_however_wide_it_is(width):
    host = wall("w", box(-5, -0.1, 9, 0.1))
    hole = opening("o", box(2.5 - width / 2, -0.1, 2.5 + width / 2, 0.1), host_id="w")
    school = school_of(host, hole, room("n", NORTH), room("s", SOUTH))
    (link,) = opening_links(school, opening_slots(school)).values()
    assert set(link.rooms) == {"n", "s"}


def test_openings_that_doors_fill_or_that_join_nothing_are_left_out():
    filled = opening("f", box(1, -0.1, 2, 0.1), filled_by=("d",))
    shaft = opening("x", box(20, -0.1, 21, 0.1))
    school = school_of(filled, shaft, room("n", NORTH), room("s", SOUTH))
    assert opening_links(school, opening_slots(school)) == {}


def _before_two_rooms(*boundaries: str) -> DoorLink:
    """A door in the wall between one room and two that meet at its middle."""
    rooms = (
        room("below", box(-3, -3, 3, -0.1)),
        room("left", box(-3, 0.1, 0, 3)),
        room("right", box(0, 0.1, 3, 3)),
    )
    way = door("d", at=(0, 0), thickness=0.2, boundary_ids=boundaries)
    return linked(school_of(*rooms, way))


def test_a_door_before_two_rooms_side_by_side_leads_to_neither_for_sure():
    link = _before_two_rooms()
    assert set(link.rooms) == {"below"}
    assert set(link.perhaps) == {"left", "right"}
    assert "side by side" in link.how


def test_of_two_rooms_before_a_door_the_file_s_own_words_choose():
    assert set(_before_two_rooms("right", "below").rooms) == {"right", "below"}
    assert set(_before_two_rooms("left", "right").rooms) == {"below"}


def test_of_rooms_over_each_other_that_on_the_door_s_storey_counts():
    rooms = (
        room("below", box(-3, -3, 3, -0.1)),
        room("aaa", box(-3, 0.1, 3, 3), storey_id="s1", base=0.0),
        room("own", box(-3, 0.1, 3, 3)),
    )
    way = door("d", at=(0, 0), thickness=0.2)
    link = linked(school_of(*rooms, way))
    assert set(link.rooms) == {"below", "own"}
