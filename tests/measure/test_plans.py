"""Storey plans: what is drawn, where it is cut, and how it is rounded."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point, Polygon, box

from checker.measure.plan_rings import label_point, ring, rings
from checker.measure.plans import storey_plans
from checker.model import ElementRef, StairFlight, Window
from checker.results.plan import Plan
from tests.measure.doors_made import measurer_of
from tests.measure.schools import (
    column,
    door,
    fitting,
    furniture,
    lift,
    opening,
    room,
    school_of,
    shape,
    stair,
    storey,
    wall,
)

NORTH, SOUTH = box(0, 0.1, 5, 4), box(0, -4, 5, -0.1)
WALL = wall("w", box(-0.1, -0.1, 5.1, 0.1))


def planned(*elements: Any, **uses: Any) -> tuple[Plan, ...]:
    return storey_plans(measurer_of(school_of(*elements), **uses))


def ground(*elements: Any, **uses: Any) -> Plan:
    return planned(room("n", NORTH, long_name="Den"), *elements, **uses)[0]


def test_a_room_is_drawn_with_number_name_use_and_area():
    plan = planned(room("n", NORTH, name="0.12", long_name="Den"), n="office")[0]
    (drawn,) = plan.rooms
    assert (drawn.number, drawn.name, drawn.use, drawn.family) == ("0.12", "Den", "office", "other")
    assert drawn.area == pytest.approx(19.5)
    assert drawn.rings == (((5.0, 0.1), (5.0, 4.0), (0.0, 4.0), (0.0, 0.1)),)
    assert drawn.label_at is not None


def test_a_label_lies_inside_a_room_that_bends():
    bent = box(0, 0, 10, 2).union(box(0, 0, 2, 10))
    at = label_point(bent)
    assert at is not None
    assert bent.contains(Point(at))


def test_walls_are_cut_at_doors_and_at_doorless_openings():
    made = door("d", at=(1.5, 0.0), thickness=0.2)
    hole = opening("o", box(3.0, -0.1, 4.0, 0.1), host_id="w")
    plan = ground(WALL, made, hole)
    pieces = [Polygon(each) for each in plan.walls[0].rings]
    assert len(pieces) == 3
    assert sum(piece.area for piece in pieces) == pytest.approx((5.2 - 0.9 - 1.0) * 0.2)
    assert [each.id for each in plan.openings] == ["o"]


def test_a_wall_keeps_its_openings_that_something_fills():
    hole = opening("o", box(3.0, -0.1, 4.0, 0.1), host_id="w", filled_by=("window",))
    assert len(ground(WALL, hole).walls[0].rings) == 1


def test_a_window_without_a_body_is_drawn_as_the_hole_that_it_fills():
    ref = ElementRef(global_id="win", ifc_class="IfcWindow")
    window = Window(id="win", ref=ref, storey_id="s0")
    hole = opening("o", box(3.0, -0.1, 4.0, 0.1), host_id="w", filled_by=("win",))
    (drawn,) = ground(WALL, hole, window).windows
    assert Polygon(drawn.rings[0]).equals(box(3.0, -0.1, 4.0, 0.1))


def test_a_door_has_its_slot_its_leaf_and_its_arc():
    plan = ground(door("d", at=(1.5, 0.0), width=1.0, thickness=0.2, name="D-01"))
    (drawn,) = plan.doors
    assert drawn.name == "D-01"
    assert Polygon(drawn.slot).equals(box(1.0, -0.1, 2.0, 0.1))
    (leaf,), (arc,) = drawn.leaves, drawn.arcs
    assert Polygon(leaf).bounds == pytest.approx((1.0, 0.0, 1.04, 1.0))
    assert (arc[0], arc[-1]) == ((2.0, 0.0), (1.0, 1.0))


def test_a_double_acting_leaf_is_drawn_once_with_both_arcs():
    (drawn,) = ground(door("d", at=(1.5, 0.0), operation="DOUBLE_SWING_LEFT")).doors
    assert (len(drawn.leaves), len(drawn.arcs)) == (1, 2)


def test_a_pair_is_drawn_with_two_leaves():
    made = door("d", at=(2.0, 0.0), width=1.6, operation="DOUBLE_DOOR_SINGLE_SWING")
    (drawn,) = ground(made).doors
    assert (len(drawn.leaves), len(drawn.arcs)) == (2, 2)


def test_a_sliding_leaf_is_drawn_closed_and_a_doubtful_swing_not_at_all():
    (slides,) = ground(door("d", at=(1.5, 0.0), operation="SLIDING_TO_LEFT")).doors
    (doubtful,) = ground(door("d", at=(1.5, 0.0), operation="")).doors
    assert (len(slides.leaves), slides.arcs) == (1, ())
    assert (doubtful.leaves, doubtful.arcs) == ((), ())


def test_furniture_is_thinned_and_what_is_too_small_is_left_out():
    round_table = furniture("t", Point(2, 2).buffer(0.6, quad_segs=64))
    pen = furniture("p", box(3, 3, 3.05, 3.02))
    (drawn,) = ground(round_table, pen).furniture
    assert drawn.id == "t"
    assert 8 <= len(drawn.rings[0]) < 40
    assert Polygon(drawn.rings[0]).area == pytest.approx(Point(2, 2).buffer(0.6).area, rel=0.05)


def test_a_fitting_keeps_its_kind():
    assert ground(fitting("wc", box(1, 1, 1.4, 1.7), kind="wc")).fittings[0].kind == "wc"


def test_columns_are_drawn_with_the_walls_and_not_cut():
    plan = ground(column("c", box(1.3, -0.1, 1.7, 0.1)), door("d", at=(1.5, 0.0)))
    (drawn,) = plan.walls
    assert (drawn.kind, Polygon(drawn.rings[0]).area) == ("column", pytest.approx(0.08))


def test_each_storey_has_its_own_plan_from_the_lowest_up():
    upper = room("up", NORTH, storey_id="s1")
    low, high = planned(room("n", NORTH), upper)
    assert (low.storey, high.storey) == ("Level 0", "Level 1")
    assert [each.id for each in high.rooms] == ["up"]
    assert high.elevation == 3.5


def test_a_storey_without_rooms_or_doors_is_not_drawn():
    assert [plan.storey for plan in planned(room("n", NORTH), storey("s1"))] == ["Level 0"]


def test_a_lift_and_a_tall_wall_are_drawn_on_every_storey_they_reach():
    rooms = room("n", NORTH), room("up", NORTH, storey_id="s1")
    low, high = planned(*rooms, lift("l", box(1, 1, 2, 3), top=7.0), wall("w", SOUTH, top=7.0))
    assert [each.id for each in low.lifts] == [each.id for each in high.lifts] == ["l"]
    assert [each.id for each in high.walls] == ["w"]


def test_a_low_wall_stays_on_its_own_storey():
    rooms = room("n", NORTH), room("up", NORTH, storey_id="s1")
    assert planned(*rooms, WALL)[1].walls == ()


def test_a_stair_without_a_body_is_drawn_by_its_flights():
    made = stair("st", box(0, 0, 1, 1))
    flight = StairFlight(id="f", ref=made.ref, shape=shape(box(1, 1, 2, 4)))
    plan = ground(replace(made, shape=None, flights=(flight,)))
    assert Polygon(plan.stairs[0].rings[0]).area == pytest.approx(3.0)


def test_an_element_without_a_storey_is_drawn_where_it_stands():
    lost = room("lost", NORTH, storey_id="", base=3.6)
    plans = planned(room("n", NORTH), room("up", SOUTH, storey_id="s1"), lost)
    assert [each.id for each in plans[1].rooms] == ["up", "lost"]


def test_rooms_and_doors_without_a_place_are_not_drawn():
    bare = room("bare", None)
    lost = replace(door("d", at=(0, 0)), shape=None, frame=None)
    plan = ground(bare, lost)
    assert [each.id for each in plan.rooms] == ["n"]
    assert plan.doors == ()


def test_holes_follow_the_outer_ring():
    outer, hole = rings(box(0, 0, 4, 4).difference(box(1, 1, 2, 2)))
    assert Polygon(outer).area == 16
    assert Polygon(hole).area == 1


def test_the_largest_part_comes_first():
    first, _ = rings(box(0, 0, 1, 1).union(box(3, 0, 5, 2)))
    assert Polygon(first).area == 4


@given(
    points=st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4)), min_size=1, max_size=20)
)
def test_rings_are_rounded_and_hold_no_repeated_point(points):
    made = ring(points)
    assert all(round(value, 3) == value for point in made for value in point)
    assert all(a != b for a, b in pairwise(made))
    assert "-0.0" not in repr([value for point in made for value in point if value == 0])
