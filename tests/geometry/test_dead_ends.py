"""How far a corridor reaches beyond its ways on, against plans drawn by hand."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, affinity, box, unary_union

from checker.geometry.dead_ends import longest_dead_end
from tests.geometry.turning import FAR, TURNS, started_elsewhere

EXACT = 0.00002
WIDE = 1.6
MAIN = box(0, 0, 20, WIDE)
WEST, EAST = LineString([(0, 0), (0, WIDE)]), LineString([(20, 0), (20, WIDE)])
STUB = MAIN.union(box(8, WIDE, 9.6, 9))
TAPER = 0.005 / 20
MILLIMETRES, CENTIMETRES = 0.003, 0.03
"""How far corners are moved in a plan that was not drawn square, and an answer with them."""
RING = box(0, 0, 10, 8).difference(box(1.3, 1, 8.9, 7))


def door(x: float, y: float = 0.0, width: float = 0.9) -> LineString:
    return LineString([(x, y), (x + width, y)])


CASES = {
    "ways on at both ends": (MAIN, [WEST, EAST], 0.0),
    "one way on at its end": (MAIN, [WEST], 20.0),
    "one way on in its side": (MAIN, [door(12)], 12.0),
    "a branch": (STUB, [WEST, EAST], 9 - WIDE),
    "a branch with a way on at its end": (STUB, [WEST, EAST, door(8.2, 9)], 0.0),
    "a branch with a door half way": (
        STUB,
        [WEST, EAST, LineString([(8, 4), (8, 4.9)])],
        9 - 4.9,
    ),
    "beyond the last door": (MAIN, [WEST, door(12)], 20 - 12.9),
    "beyond doors on both sides": (MAIN, [door(3), door(12, WIDE)], 20 - 12.9),
    "round a corner": (
        box(8, 0, 20, WIDE).union(box(8, WIDE, 9.6, 9)),
        [EAST, door(8.2, width=0.7)],
        9 - WIDE,
    ),
    "two branches, the longer counts": (
        STUB.union(box(14, -5, 15.6, 0)),
        [WEST, EAST],
        9 - WIDE,
    ),
    "a branch off a branch": (
        STUB.union(box(9.6, 7.4, 14, 9)),
        [WEST, EAST],
        # From its end wall to the corner, and down to where the first branch begins.
        14 - 9.6 + (7.4 - WIDE),
    ),
    "a branch with a column in it": (
        STUB.difference(box(8.7, 5, 9, 5.3)),
        [WEST, EAST],
        9 - WIDE,
    ),
    "a ring with ways on at both sides": (RING, [door(4), door(4, 8)], 0.0),
    "doors in recesses": (
        unary_union([MAIN, *(box(x, WIDE, x + 1, WIDE + 0.3) for x in (2, 6, 11, 15))]),
        [WEST, EAST],
        0.0,
    ),
    "a room with two doors": (
        box(0, 0, 3.8, 3),
        [LineString([(0, 1.195), (0, 2.205)]), LineString([(2.595, 3), (3.605, 3)])],
        0.0,
    ),
    "a corner that is cut off": (
        Polygon([(0, 0), (20, 0), (20, WIDE), (1, WIDE), (0, 1)]),
        [LineString([(0, 0), (0, 1)]), EAST],
        0.0,
    ),
    "it tapers by 5 mm": (
        Polygon([(0, 0), (20, 0), (20, WIDE - 0.005), (0, WIDE)]),
        [WEST, door(6)],
        # Square to the wall across, the mouth leans 0.4 mm towards the far end.
        20 - 6.9 - TAPER * (WIDE - 6.9 * TAPER) / (1 + TAPER**2),
    ),
    "one wall is splayed by 1 degree": (
        Polygon([(0, 0), (20, 0), (20, WIDE + 20 * math.tan(math.radians(1))), (0, WIDE)]),
        [WEST, door(6)],
        20 - 6.9,
    ),
    "a branch that tapers by 5 mm": (
        MAIN.union(Polygon([(8, 1), (9.6, 1), (9.6, WIDE), (9.595, 9), (8, 9)])),
        [WEST, EAST],
        9 - WIDE,
    ),
}


@pytest.mark.parametrize(("area", "exits", "length"), CASES.values(), ids=CASES)
def test_it_is_as_long_as_drawn(area, exits, length):
    assert longest_dead_end(area, exits).length == pytest.approx(length, abs=EXACT)


@given(turn=TURNS, case=st.sampled_from(sorted(CASES)))
@settings(max_examples=60, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn, case):
    area, exits, length = CASES[case]
    found = longest_dead_end(turn(area), [turn(each) for each in exits])
    assert found.length == pytest.approx(length, abs=EXACT)


@pytest.mark.parametrize(("area", "exits", "length"), CASES.values(), ids=CASES)
def test_far_from_the_origin_it_is_the_same(area, exits, length):
    found = longest_dead_end(FAR(area), [FAR(each) for each in exits])
    assert found.length == pytest.approx(length, abs=0.0001)


def wobbled(area: Polygon, exits: list[LineString], seed: int):
    """Each corner up to 3 mm elsewhere, and the ways on still in their walls."""
    chance = np.random.default_rng(seed)
    rings = [shapely.get_coordinates(ring)[:-1] for ring in (area.exterior, *area.interiors)]
    moved = [ring + chance.uniform(-MILLIMETRES, MILLIMETRES, ring.shape) for ring in rings]
    there, edge = Polygon(moved[0], moved[1:]), LineString([*moved[0], moved[0][0]])
    corner = {tuple(old): new for old, new in zip(rings[0].tolist(), moved[0], strict=True)}
    return there, [
        LineString(
            [corner.get(at, edge.interpolate(edge.project(Point(at)))) for at in each.coords]
        )
        for each in exits
    ]


@pytest.mark.slow
@given(case=st.sampled_from(sorted(CASES)), seed=st.integers(0, 10**6))
@settings(max_examples=150, deadline=None)
def test_a_few_millimetres_change_a_few_centimetres(case, seed):
    area, exits, length = CASES[case]
    found = longest_dead_end(*wobbled(area, exits, seed))
    assert found.length == pytest.approx(length, abs=CENTIMETRES)


@given(case=st.sampled_from(sorted(CASES)), steps=st.integers(0, 11))
@settings(max_examples=40, deadline=None)
def test_the_corner_that_an_outline_starts_from_changes_nothing(case, steps):
    area, exits, length = CASES[case]
    found = longest_dead_end(started_elsewhere(area, steps), exits[::-1])
    assert found.length == pytest.approx(length, abs=EXACT)


@given(scale=st.floats(0.5, 4.0), case=st.sampled_from(sorted(CASES)))
@settings(max_examples=40, deadline=None)
def test_a_larger_plan_has_a_longer_dead_end(scale, case):
    area, exits, length = CASES[case]
    larger, *ways = (affinity.scale(each, scale, scale, origin=(0, 0)) for each in (area, *exits))
    assert longest_dead_end(larger, ways).length == pytest.approx(length * scale, abs=4 * EXACT)


@given(x=st.floats(0.5, 18.5), other=st.floats(0.5, 18.5))
@example(x=13.546875, other=13.544921875)
@settings(max_examples=40, deadline=None)
def test_beyond_two_doors_it_is_the_longer_of_the_two_ends(x, other):
    found = longest_dead_end(MAIN, [door(x), door(other, WIDE)])
    longer = max(min(x, other), 20 - max(x, other) - 0.9)
    # Between these it depends on how the mouth is drawn whether it is a nook.
    assume(not WIDE - EXACT < longer < 1.5 * WIDE)
    assert found.length == pytest.approx(longer if longer > WIDE else 0.0, abs=EXACT)


@pytest.mark.slow
@given(x=st.floats(0.5, 18.5))
@settings(max_examples=30, deadline=None)
def test_a_way_on_more_never_makes_it_longer(x):
    for area, exits, length in CASES.values():
        if area.covers(door(x)):
            more = longest_dead_end(area, [*exits, door(x)]).length
            assert more <= length + EXACT


def test_the_way_leads_from_the_far_wall_to_where_it_branches_off():
    way = longest_dead_end(STUB, [WEST, EAST])
    line = LineString(way.points)
    assert line.length == pytest.approx(way.length)
    assert {round(y, 3) for _, y in way.points} == {WIDE, 9.0}
    assert STUB.buffer(1e-5).covers(line)


@given(bend=st.floats(-0.005, 0.005), up=st.floats(2.5, 3.5))
@settings(max_examples=30, deadline=None)
def test_a_bent_far_wall_is_one_wall(bend, up):
    """Its two halves are not measured apart: the farther one begins beyond the corner."""
    corners = [(0, 0), (9, 0), (9 + bend, up), (9, 4), (6, 4), (6, WIDE), (0, WIDE)]
    assert longest_dead_end(Polygon(corners), [WEST]).length == pytest.approx(9.0, abs=0.01)


@given(off=st.floats(-0.00045, 0.00045), x=st.floats(9.0, 16.0))
@settings(max_examples=30, deadline=None)
def test_a_jamb_a_hair_off_the_straight_wall_is_a_jamb(off, x):
    bent = Polygon([(0, 0), (10, off), (20, 0), (20, WIDE), (0, WIDE)])
    at = bent.exterior
    jambs = [at.interpolate(at.project(Point(each, 0))) for each in (x, x + 0.9)]
    found = longest_dead_end(bent, [WEST, LineString(jambs)]).length
    assert found == pytest.approx(20 - x - 0.9, abs=0.002)


@pytest.mark.parametrize("lower", [-0.003, 0.0, 0.003])
def test_a_line_along_a_wall_cuts_nothing_off(lower):
    """West of the bay with the way on its wall is 3 mm lower than east of it, or higher."""
    plan = [(0, lower), (8, lower), (8, -2.4), (9.2, -2.4), (9.2, 0), (12, 0), (12, 12)]
    area = Polygon([*plan, (10.4, 12), (10.4, WIDE), (0, WIDE)])
    exits = [LineString([(8, -2.4), (9.2, -2.4)]), LineString([(1, lower), (1.9, lower)])]
    length = 10.4 - 9.2 + 12 - WIDE
    assert longest_dead_end(area, exits).length == pytest.approx(length, abs=0.01)


@pytest.mark.parametrize(("deep", "length"), [(1.59, 0.0), (1.61, 1.61)])
def test_what_reaches_no_farther_than_it_is_wide_is_no_dead_end(deep, length):
    bay = MAIN.union(box(8, WIDE, 9.6, WIDE + deep))
    assert longest_dead_end(bay, [WEST, EAST]).length == pytest.approx(length, abs=EXACT)


@pytest.mark.slow
@pytest.mark.parametrize(("low", "high"), [(0.4, 0.8), (0.6, 1.0), (0.9, 1.3)])
@given(turn=TURNS)
@settings(max_examples=20, deadline=None)
def test_behind_a_free_standing_pier_there_is_one_way_on(low, high, turn):
    """The pier stands right across from the jamb: the dead end begins beside it, or behind."""
    pier = box(12.8, low, 13.1, high)
    exits = [turn(WEST), turn(door(12))]
    found = longest_dead_end(turn(MAIN.difference(pier)), exits).length
    assert found == pytest.approx(20 - 12.9, abs=EXACT)


def test_a_block_that_people_go_round_is_no_pier():
    """Its sides are longer than the ways beside it are deep: both of them lead on."""
    hall = box(0, 0, 12, 6).difference(box(3, 1.5, 9, 4.5))
    ends = LineString([(0, 1), (0, 5)]), LineString([(12, 1), (12, 5)])
    assert longest_dead_end(hall, ends).length == 0.0


@pytest.mark.slow
def test_round_columns_all_along_are_gone_round():
    """No part that only columns part from the rest is a dead end; what the doors leave is one."""
    columns = [Point(2 + 3 * each, 1.2 + each % 3 * 0.4).buffer(0.2, 6) for each in range(12)]
    hall = shapely.difference(box(0, 0, 38, 3), unary_union(columns), grid_size=1e-6)
    west, east = (LineString([(x, 0.4), (x, 1.3)]) for x in (0, 38))
    assert longest_dead_end(hall, [west, east]).length == 0.0
    found = longest_dead_end(hall, [west, door(18)]).length
    assert found == pytest.approx(38 - 18.9, abs=0.01)


@given(turn=TURNS)
@settings(max_examples=30, deadline=None)
def test_a_pier_near_the_mouth_does_not_move_it(turn):
    hall = box(48.1, 3.3, 58.7, 4.7).difference(box(53.85, 3, 54.15, 3.5))
    exits = LineString([(51.705, 3.3), (50.695, 3.3)]), LineString([(48.1, 3.495), (48.1, 4.505)])
    found = longest_dead_end(turn(hall), [turn(each) for each in exits])
    assert found.length == pytest.approx(58.7 - 51.705, abs=EXACT)


def test_where_there_is_no_way_out_it_has_no_end():
    assert longest_dead_end(MAIN, []).length == math.inf
    apart = MultiPolygon([MAIN, box(0, 5, 3, 8)])
    assert longest_dead_end(apart, [WEST, EAST]).length == math.inf


def test_a_nook_cut_off_where_nobody_can_stand_is_left_out():
    apart = MultiPolygon([MAIN, box(0, 5, 3, 5.2)])
    assert longest_dead_end(apart, [WEST, EAST]).length == 0.0
