"""Shortest ways, against figures worked out by hand and a full visibility graph."""

import math
import random
from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, affinity, box

from checker.geometry.route import NEAR, WalkFloor, _Part
from checker.geometry.walkable import walkable
from tests.geometry.turning import FAR, TURNS

EXACT = 1e-6
HALL = box(0, 0, 20, 12)
BLOCK = box(2, 0, 6, 3)
ROUND_THE_BLOCK = 4 + 2 * math.hypot(2, 3)
CASES = {
    "straight across": (HALL, (1, 1), (19, 11), math.hypot(18, 10)),
    "round a block": (box(0, 0, 8, 4).difference(BLOCK), (0, 0), (8, 0), ROUND_THE_BLOCK),
    "along a wall": (HALL, (0, 0), (20, 0), 20.0),
    "through a slit in line": (HALL.difference(box(9, 0, 11, 5.9)), (0, 6), (20, 6), 20.0),
    "round the nearer end of a screen": (
        HALL.difference(box(10, 1, 10.1, 11)),
        (9, 2),
        (11.1, 2),
        2 * math.hypot(1, 1) + 0.1,
    ),
    "round a corner of an L": (
        Polygon([(0, 0), (10, 0), (10, 10), (8, 10), (8, 2), (0, 2)]),
        (0, 1),
        (9, 10),
        math.hypot(8, 1) + math.hypot(1, 8),
    ),
    "no way at all to where one stands": (HALL, (3, 3), (3, 3), 0.0),
}


def through_all(floor: Polygon, start, goal) -> float | None:
    """The oracle: every corner linked with every other that it sees, then Dijkstra."""
    rings = (floor.exterior, *floor.interiors)
    points = [start, goal, *(point for ring in rings for point in ring.coords[:-1])]
    pairs = [(i, j) for i in range(len(points)) for j in range(i)]
    lines = shapely.linestrings(np.array([[points[i], points[j]] for i, j in pairs]))
    shapely.prepare(floor)
    graph = nx.Graph()
    graph.add_nodes_from([0, 1])
    graph.add_weighted_edges_from(
        (i, j, math.dist(points[i], points[j]))
        for (i, j), seen in zip(pairs, shapely.covers(floor, lines).tolist(), strict=True)
        if seen
    )
    try:
        return nx.dijkstra_path_length(graph, 0, 1)
    except nx.NetworkXNoPath:
        return None


def furnished(seed: int, count: int) -> Polygon:
    """A hall with turned tables and round columns, some of which lap over each other."""
    chance = random.Random(seed)  # noqa: S311 - a test keeps no secret
    things = []
    for _ in range(count):
        x, y = chance.uniform(0.3, 18.5), chance.uniform(0.3, 10.8)
        table = box(x, y, x + chance.uniform(0.3, 1.6), y + chance.uniform(0.3, 1.2))
        turned = affinity.rotate(table, chance.uniform(0, 90))
        things.append(turned if chance.random() < 0.8 else Point(x, y).buffer(0.3, quad_segs=3))
    free = HALL.difference(shapely.union_all(things))
    return max(shapely.get_parts(free).tolist(), key=lambda part: part.area)


def places(floor: Polygon, seed: int, count: int) -> list[tuple[float, float]]:
    chance = random.Random(seed)  # noqa: S311 - a test keeps no secret
    found: list[tuple[float, float]] = []
    while len(found) < count:
        at = (chance.uniform(0, 20), chance.uniform(0, 12))
        if floor.covers(Point(at)):
            found.append(at)
    return found


@pytest.mark.parametrize(("floor", "start", "goal", "length"), CASES.values(), ids=CASES)
def test_the_length_is_the_one_worked_out_by_hand(floor, start, goal, length):
    assert WalkFloor(floor).way(start, goal).length == pytest.approx(length, abs=EXACT)


@pytest.mark.parametrize(("floor", "start", "goal", "length"), CASES.values(), ids=CASES)
def test_the_points_lead_there_on_the_floor_and_are_that_long(floor, start, goal, length):
    way = WalkFloor(floor).way(start, goal)
    assert (way.points[0], way.points[-1]) == (pytest.approx(start), pytest.approx(goal))
    line = LineString(way.points)
    assert line.length == pytest.approx(length, abs=EXACT)
    assert floor.buffer(EXACT).covers(line)


@given(turn=TURNS, case=st.sampled_from(sorted(CASES)))
@settings(max_examples=40)
def test_turning_mirroring_and_moving_change_no_length(turn, case):
    floor, start, goal, length = CASES[case]
    ends = [turn(Point(at)).coords[0] for at in (start, goal)]
    found = WalkFloor(turn(floor)).way(*ends)
    assert found.length == pytest.approx(length, abs=1e-4)


@pytest.mark.parametrize("case", sorted(CASES))
def test_far_from_the_origin_it_is_still_good(case):
    floor, start, goal, length = CASES[case]
    ends = [FAR(Point(at)).coords[0] for at in (start, goal)]
    assert WalkFloor(FAR(floor)).way(*ends).length == pytest.approx(length, abs=1e-4)


MANY = [pytest.param(count, marks=pytest.mark.slow) for count in (15, 25, 40)]


@pytest.mark.slow
@pytest.mark.parametrize("count", [0, 1, 3, 8, *MANY])
@pytest.mark.parametrize("width", [0.0, 0.8])
def test_it_agrees_with_a_full_visibility_graph(count, width):
    """Up to 40 obstacles, and holes where they stand free; within 0.1 %, in fact to a micron."""
    floor = furnished(seed=count, count=count)
    if width:
        parts = shapely.get_parts(floor.buffer(-width / 2, quad_segs=2)).tolist()
        floor = max(parts, key=lambda part: part.area)
    at = places(floor, seed=count, count=4)
    known = WalkFloor(floor)
    for start, goal in pairwise(at):
        assert known.way(start, goal).length == pytest.approx(
            through_all(floor, start, goal), abs=EXACT
        )


@given(seed=st.integers(0, 10_000), count=st.integers(0, 12))
@settings(max_examples=25)
def test_it_agrees_with_the_full_graph_on_any_hall(seed, count):
    floor = furnished(seed, count)
    start, goal = places(floor, seed + 1, 2)
    expected = through_all(floor, start, goal)
    assert WalkFloor(floor).way(start, goal).length == pytest.approx(expected, abs=EXACT)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=25)
def test_one_more_obstacle_makes_no_way_shorter(seed):
    floor = furnished(seed, 6)
    start, goal = places(floor, seed + 1, 2)
    less = floor.difference(box(8, 3, 9, 9))
    before = WalkFloor(floor).way(start, goal)
    after = WalkFloor(less).way(start, goal)
    assert after is None or after.length >= before.length - EXACT


def test_many_goals_at_once_are_as_far_as_one_by_one():
    floor = furnished(5, 12)
    start, *goals = places(floor, 5, 6)
    together = WalkFloor(floor).ways([start], goals)
    apart = [WalkFloor(floor).way(start, goal) for goal in goals]
    assert [way.length for way in together] == pytest.approx([way.length for way in apart])


def test_from_several_starts_each_goal_is_reached_from_the_nearest():
    floor = furnished(9, 12)
    first, second, *goals = places(floor, 9, 7)
    apart = [WalkFloor(floor).ways([start], goals) for start in (first, second)]
    for i, way in enumerate(WalkFloor(floor).ways([first, second], goals)):
        lengths = [ways[i].length for ways in apart]
        assert way.length == pytest.approx(min(lengths))
        assert way.start == lengths.index(min(lengths))
        assert way.points[0] == pytest.approx((first, second)[way.start])


def test_what_a_start_has_behind_it_counts():
    hall, ends = WalkFloor(HALL), [(1.0, 1.0), (19.0, 1.0)]
    (way,) = hall.ways(ends, [(4.0, 1.0)], ahead=[13.0, 0.5])
    assert (way.start, way.length) == (1, pytest.approx(15.5))
    (way,) = hall.ways(ends, [(4.0, 1.0)], ahead=[12.0, 0.5])
    assert (way.start, way.length) == (0, pytest.approx(15.0))


@given(seed=st.integers(0, 10_000), behind=st.lists(st.floats(0, 8), min_size=5, max_size=5))
@settings(max_examples=25)
def test_of_many_starts_each_goal_has_the_best_whatever_they_have_behind_them(seed, behind):
    floor = furnished(seed, 8)
    at = places(floor, seed + 1, 9)
    starts, goals = at[:5], at[5:]
    known = WalkFloor(floor)
    apart = [known.ways([start], goals) for start in starts]
    for i, way in enumerate(known.ways(starts, goals, ahead=behind)):
        lengths = [
            ways[i].length + gone for ways, gone in zip(apart, behind, strict=True) if ways[i]
        ]
        assert way.length == pytest.approx(min(lengths), abs=EXACT)
        on_way = sum(math.dist(*pair) for pair in pairwise(way.points))
        assert way.length == pytest.approx(behind[way.start] + on_way, abs=EXACT)


def test_straight_from_a_start_that_is_not_the_nearest_goes_before_a_hair_longer_round_a_corner():
    """The nearer start is behind a screen, and beside the line from the other stands a block."""
    floor = HALL.difference(box(10, 1, 10.1, 11)).difference(box(12.5, 6.05, 13, 6.1))
    (way,) = WalkFloor(floor).ways([(9.0, 6.0), (15.0, 6.0)], [(10.5, 6.0)])
    assert (way.start, way.length) == (1, pytest.approx(4.5, abs=EXACT))
    assert way.points == ((15.0, 6.0), (10.5, 6.0))


def comb(doors):
    """A corridor with doors along both sides, 0.8 m wide and 0.3 m deep, every 3 m."""
    long = doors / 2 * 3.0
    slits = [box(3 * i + 1, -0.3, 3 * i + 1.8, 2.3) for i in range(doors // 2)]
    floor = shapely.union_all([box(0, 0, long, 2), *slits])
    middles = [(3 * i + 1.4, y) for i in range(doors // 2) for y in (-0.25, 2.25)]
    return floor, [(0.01, 1.0), (long - 0.01, 1.0), *middles]


def test_of_starts_that_lie_behind_others_few_lines_to_goals_are_looked_at(monkeypatch):
    """Every door of a corridor has the way to its end behind it: none is of use to any corner.

    Which corners each door sees is looked at once for all questions and not counted here.
    """
    floor, starts = comb(80)
    corners = [(x, y) for x, y in floor.exterior.coords[:-1]]
    known = WalkFloor(floor)
    behind = [way.length for way in known.ways(starts[:2], starts)]
    expected = known.ways(starts, corners, ahead=behind)
    looked = []
    clear = _Part._clear
    monkeypatch.setattr(
        _Part, "_clear", lambda part, a, b: looked.append(len(a)) or clear(part, a, b)
    )
    assert known.ways(starts, corners, ahead=behind) == expected
    assert sum(looked) < len(starts) * len(corners) / 10


def test_corners_go_by_the_nearest_mark_and_only_those_named_count():
    """Two screens stand in the way; told that none bends at the second, it is walked through."""
    floor = HALL.difference(shapely.union_all([box(6, 0, 6.1, 9), box(12, 3, 12.1, 12)]))
    marks = {(6.0, 9.0): "first", (12.0, 3.0): "second"}
    known = WalkFloor(floor, marks)
    ends = [(1.0, 1.0)], [(11.0, 1.0)]
    (free,) = known.ways(*ends)
    (same,) = known.ways(*ends, among={"first"})
    assert same.length == pytest.approx(free.length)
    assert known.ways(*ends, among={"second"}) == (None,)


def test_a_second_question_gets_the_same_answer_as_the_first():
    floor = WalkFloor(furnished(7, 12))
    start, goal = places(furnished(7, 12), 7, 2)
    first = floor.way(start, goal)
    assert floor.way(start, goal) == first
    assert floor.way(goal, start).length == pytest.approx(first.length)


def test_nothing_leads_from_one_piece_to_another():
    floor = WalkFloor(MultiPolygon([box(0, 0, 1, 1), box(2, 0, 3, 1)]))
    assert floor.way((0.5, 0.5), (2.5, 0.5)) is None
    here, there = floor.pieces([(0.5, 0.5), (2.5, 0.5)])
    assert here != there
    assert floor.way((2.2, 0.5), (2.8, 0.5)).length == pytest.approx(0.6)


def test_nothing_leads_to_a_place_that_is_not_on_the_floor():
    floor = WalkFloor(box(0, 0, 4, 4).difference(box(1, 1, 2, 2)))
    assert floor.way((0.5, 0.5), (1.5, 1.5)) is None
    assert floor.pieces([(1.5, 1.5)]) == [None]
    assert WalkFloor(Polygon()).way((0, 0), (1, 1)) is None


def test_an_end_a_hair_off_the_floor_is_moved_onto_it():
    found = WalkFloor(box(0, 0, 4, 4)).way((-NEAR / 2, 2), (4, 2))
    assert found.length == pytest.approx(4.0, abs=EXACT)
    assert WalkFloor(box(0, 0, 4, 4)).way((-NEAR * 2, 2), (4, 2)) is None


BETWEEN_CHORDS = math.radians(39.375)
"""The direction in which the chord of a round corner lies farthest inside its arc."""


def corner_to_corner(gap: float) -> Polygon:
    """Two blocks reach from opposite walls past each other; their corners are `gap` apart."""
    x, y = gap * math.cos(BETWEEN_CHORDS), gap * math.sin(BETWEEN_CHORDS)
    return HALL.difference(shapely.union_all([box(8, 1.5, 10, 6), box(10 + x, 6 + y, 12, 12)]))


@pytest.mark.parametrize(("gap", "is_open"), [(0.8, True), (0.7996, True), (0.799, False)])
@pytest.mark.parametrize("degrees", [0, 31.7])
def test_a_passage_is_open_at_its_width_and_shut_a_millimetre_below(gap, is_open, degrees):
    """Between two straight walls, and between the corners of two blocks."""
    straight = shapely.union_all([box(0, 0, 4, 4), box(4, 1, 6, 1 + gap), box(6, 0, 10, 4)])
    corners = corner_to_corner(gap).difference(box(8, 0, 10, 1.6))
    for floor in (straight, corners):
        turned = affinity.rotate(floor, degrees, origin=(0, 0))
        ends = [affinity.rotate(Point(at), degrees, origin=(0, 0)) for at in ((1, 1), (9, 3))]
        if floor is corners:
            ends[1] = affinity.rotate(Point(19, 3), degrees, origin=(0, 0))
        known = WalkFloor(walkable(turned, 0.8))
        assert (known.way(*(end.coords[0] for end in ends)) is not None) is is_open


def test_where_a_narrow_gap_is_shut_the_way_leads_round():
    """Chords would let somebody through between corners 799 mm apart; the other way is longer."""
    ends = ((5.0, 8.0), (15.0, 8.0))
    narrow = WalkFloor(walkable(corner_to_corner(0.799), 0.8)).way(*ends)
    enough = WalkFloor(walkable(corner_to_corner(0.8), 0.8)).way(*ends)
    assert enough.length < 11.0
    assert narrow.length > 15.0


def test_nobody_fits_on_a_floor_that_is_too_small():
    assert walkable(box(0, 0, 3, 0.7), 0.8).is_empty
    assert walkable(Polygon(), 0.8).is_empty
