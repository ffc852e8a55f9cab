"""The floor before a pan and the way to the basin, against distances worked out by hand."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from tests.geometry.turning import TURNS
from tests.measure.measuring import measured
from tests.measure.sanitary_made import (
    MM,
    accessible_wc,
    basin,
    corridor,
    cubicle_row,
    figures,
    lacking,
    measurer,
    of_fitting,
    outward_door,
    pan,
    partition,
    shown,
    wc_room,
)
from tests.measure.schools import fitting, furniture, school_of
from tests.measure.turned import turned_school

FRONT, REACH = "clear_in_front", "basin_within_reach"
SWINGS = {"may_overlap": ()}
INWARD = {"mirrored": True}
"""A door hung so that it opens into the WC."""


def test_before_the_pan_of_the_diagram_the_floor_is_clear_to_the_wall():
    answer = of_fitting(FRONT, *accessible_wc())
    assert figures(answer) == pytest.approx((1.5, 1.5), abs=MM)
    assert shown(answer) == {"measured": ["1500 mm"]}
    assert "1.500 m to a wall" in answer.steps


@pytest.mark.parametrize(
    ("thing", "clear", "name"),
    [
        (furniture("bench", box(0.4, 1.45, 1.0, 1.9), name="Bench"), 0.75, "Bench"),
        (furniture("bench", box(0.68, 1.45, 1.0, 1.9), name="Bench"), 1.5, "a wall"),
        (furniture("bench", box(0.679, 1.45, 1.0, 1.9), name="Bench"), 0.75, "Bench"),
        (partition("front", box(0, 1.5, 1.5, 1.52)), 0.8, "a wall"),
        (furniture("shelf", box(0, 1.0, 1.0, 1.2), base=2.1, top=0.2), 1.5, "a wall"),
        (fitting("rail", box(0.4, 0.9, 0.6, 0.95), name="Grab rail"), 1.5, "a wall"),
    ],
    ids=["a bench", "beside it", "1 mm before it", "a partition", "overhead", "a rail"],
)
def test_the_first_thing_before_the_pan_ends_the_clear_floor(thing, clear, name):
    answer = of_fitting(FRONT, *accessible_wc(thing))
    assert figures(answer) == pytest.approx((clear, clear), abs=MM)
    assert f"{clear:.3f} m to {name}" in answer.steps


def test_what_is_in_the_way_is_drawn():
    bench = furniture("bench", box(0.4, 1.45, 1.0, 1.9), name="Bench")
    assert shown(of_fitting(FRONT, *accessible_wc(bench)))["blocker"] == ["Bench"]


def test_a_door_that_swings_in_counts_only_when_swings_do():
    inward = (*accessible_wc(without="door"), outward_door(**INWARD))
    assert figures(of_fitting(FRONT, *inward)) == pytest.approx((1.5, 1.5), abs=MM)
    # The hinge is at (0.3, 2.2): over the pan's width the leaf comes 0.9 m into the room.
    low, high = figures(of_fitting(FRONT, *inward, **SWINGS))
    assert low == high
    assert low == pytest.approx(1.5 - 0.9 + (2.25 - 2.2), abs=0.002)


def test_a_door_that_swings_out_is_in_nobodys_way():
    assert figures(of_fitting(FRONT, *accessible_wc(), **SWINGS)) == pytest.approx(
        (1.5, 1.5), abs=MM
    )


def test_a_door_whose_swing_is_not_told_leaves_it_open():
    doubtful = (*accessible_wc(without="door"), outward_door(operation=""))
    low, high = figures(of_fitting(FRONT, *doubtful, **SWINGS))
    assert low < 0.7
    assert high == pytest.approx(1.5, abs=MM)


def test_with_swings_and_no_door_the_floor_is_only_a_limit():
    closed = accessible_wc(without="door")
    assert figures(of_fitting(FRONT, *closed)) == pytest.approx((1.5, 1.5), abs=MM)
    assert figures(of_fitting(FRONT, *closed, **SWINGS)) == pytest.approx((0.0, 1.5), abs=MM)


def test_without_the_basin_that_the_use_lists_it_is_only_a_limit():
    bare = accessible_wc(without="basin")
    assert figures(of_fitting(FRONT, *bare)) == pytest.approx((0.0, 1.5), abs=MM)


def test_a_thing_known_by_its_hull_leaves_it_open():
    doubt = furniture("bench", box(0.4, 1.45, 1.0, 1.9), hull_only=True)
    assert figures(of_fitting(FRONT, *accessible_wc(doubt))) == pytest.approx((0.75, 1.5), abs=MM)


def test_in_a_cubicle_the_floor_is_clear_to_its_front():
    row = cubicle_row()
    assert figures(of_fitting(FRONT, *row, id_="pan1")) == pytest.approx((0.9, 0.9), abs=MM)


def test_in_a_row_without_fronts_it_is_only_a_limit():
    row = cubicle_row(fronts=False, doors=False)
    assert figures(of_fitting(FRONT, *row, id_="pan1")) == pytest.approx((0.0, 1.9), abs=MM)


def test_before_a_basin_the_floor_is_measured_too():
    answer = of_fitting(FRONT, *accessible_wc(), id_="basin")
    assert figures(answer) == pytest.approx((1.28, 1.28), abs=MM)  # to the wall at x = 1.5


def test_before_a_body_with_rails_the_floor_may_begin_earlier():
    body = pan(area=box(0.12, 0, 0.88, 0.95), hull_only=True)
    aside = basin(area=box(1.2, 1.8, 1.5, 2.2))
    low, high = figures(of_fitting(FRONT, wc_room(), body, aside))
    assert (low, high) == pytest.approx((1.25, 1.75), abs=MM)


def test_the_basin_of_the_diagram_is_100_mm_beyond_the_pan():
    answer = of_fitting(REACH, *accessible_wc())
    # From the front corner (0.32, 0.7) to the corner (0.22, 0.8) of the basin.
    gap = math.hypot(0.1, 0.1)
    assert figures(answer) == pytest.approx((gap, gap), abs=MM)
    assert "to basin" in answer.steps[1]


@pytest.mark.parametrize(
    ("area", "gap"),
    [
        (box(0, 0.8, 0.32, 1.1), 0.1),
        (box(0, 0.5, 0.3, 0.9), 0.02),
        (box(0.3, 0.7, 0.4, 0.9), 0.0),
        (box(1.2, 0, 1.5, 0.4), math.hypot(0.52, 0.3)),
    ],
    ids=["before it", "beside it", "touching", "at the other wall"],
)
def test_the_gap_is_from_the_front_edge_to_the_nearest_edge_of_the_basin(area, gap):
    found = figures(of_fitting(REACH, wc_room(), pan(), basin(area=area)))
    assert found == pytest.approx((gap, gap), abs=MM)


def test_of_two_basins_the_nearer_counts():
    far = basin("far", box(1.1, 1.8, 1.5, 2.2))
    gap = math.hypot(0.1, 0.1)
    assert figures(of_fitting(REACH, *accessible_wc(far))) == pytest.approx((gap, gap), abs=MM)


def test_a_sink_serves_to_rinse_hands():
    sink = fitting("sink", box(0, 0.8, 0.32, 1.1), kind="sink")
    assert figures(of_fitting(REACH, wc_room(), pan(), sink)) == pytest.approx((0.1, 0.1), abs=MM)


def test_of_a_basin_known_by_its_hull_only_the_corners_are_sure():
    hull = basin(area=Polygon([(0, 0.8), (0.4, 0.8), (0.4, 1.1), (0, 1.1)]), hull_only=True)
    low, high = figures(of_fitting(REACH, wc_room(), pan(), hull))
    assert (low, high) == pytest.approx((0.1, 0.1), abs=MM)  # a corner lies before the front edge
    wide = basin(area=Polygon([(0, 0.8), (0.9, 0.8), (0.9, 1.1), (0, 1.1)]), hull_only=True)
    low, high = figures(of_fitting(REACH, wc_room(), pan(), wide))
    assert (low, high) == pytest.approx((0.1, math.hypot(0.1, 0.22)), abs=MM)


def test_a_basin_beyond_a_partition_is_out_of_reach_and_that_is_sure():
    screen = partition("screen", box(0.1, 0.9, 1.5, 0.92))
    beyond = basin(area=box(0.3, 1.2, 0.8, 1.6))
    answer = of_fitting(REACH, wc_room(), pan(), screen, beyond)
    assert figures(answer) == (math.inf, math.inf)
    assert "partition" in answer.reason


def test_without_a_basin_the_reach_is_unknown():
    answer = of_fitting(REACH, wc_room(), pan())
    assert lacking(answer) == "a basin in the room"
    assert "WASHHANDBASIN" in answer.ask


@pytest.mark.parametrize("name", [FRONT, REACH])
@pytest.mark.parametrize(
    "bad",
    [pan(area=None), pan(problem="the outline crosses itself"), pan(area=box(9, 9, 9.4, 9.7))],
    ids=["no body", "broken", "in no room"],
)
def test_bad_pans_are_unknown_with_a_reason(name, bad):
    assert lacking(of_fitting(name, wc_room(), basin(), bad))


def test_a_basin_without_a_body_is_not_reached_and_stops_nothing():
    answer = of_fitting(REACH, *accessible_wc(basin("lost", None)))
    assert figures(answer)[1] == pytest.approx(math.hypot(0.1, 0.1), abs=MM)


@pytest.mark.slow
@given(turn=TURNS, y=st.floats(0.8, 1.9), x=st.floats(0.0, 0.6))
@settings(max_examples=25, deadline=None)
def test_turning_mirroring_and_moving_change_no_distance(turn, x, y):
    school = school_of(
        wc_room(),
        corridor(),
        pan(),
        outward_door(**INWARD),
        basin(area=box(x, y, x + 0.3, y + 0.3)),
    )
    moved = turned_school(school, turn)
    one, other = (measurer(*s.rooms, *s.fittings, *s.doors) for s in (school, moved))
    for name, params in ((FRONT, {}), (FRONT, SWINGS), (REACH, {})):
        here, there = (measured(m, name, "sanitary fitting", "pan", **params) for m in (one, other))
        assert figures(there) == pytest.approx(figures(here), abs=0.0005)


@pytest.mark.slow
@given(x=st.floats(0, 1.4), y=st.floats(0.7, 2.1), size=st.floats(0.05, 0.6))
@settings(max_examples=30, deadline=None)
def test_one_more_thing_never_clears_more_floor(x, y, size):
    before = figures(of_fitting(FRONT, *accessible_wc()))
    thing = furniture("thing", box(x, y, x + size, y + size))
    after = figures(of_fitting(FRONT, *accessible_wc(thing)))
    assert after[0] <= before[0] + MM
    assert after[1] <= before[1] + MM
