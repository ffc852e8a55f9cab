"""Corridors with up to 40 things in them, against ways along a Voronoi diagram of their walls.

The other method shares nothing with the one in the code: of all ways along the diagram the one
that keeps the farthest from walls and things, its least distance doubled.
"""

import math
from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPoint, Polygon, affinity, box, unary_union

from checker.geometry.passage import narrowest_passage
from tests.geometry.furnished import lengths
from tests.geometry.turning import TURNS

LONG = 12.0
EXACT, LEAST = 0.001, 0.05
"""Metres: how well both agree, and below which the code says that nothing passes."""
STEP, CLEAR = 0.02, 1.6


def ends(wide: float) -> list[LineString]:
    """Doors as wide as the corridor in both its ends."""
    return [LineString([(x, 0), (x, wide)]) for x in (0.0, LONG)]


def things(seed: int, count: int, wide: float) -> list[Polygon]:
    """Things at any angle, one in two at a wall, away from the doors."""
    chance = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        long, deep = chance.uniform(0.1, 0.8), chance.uniform(0.05, 0.45)
        x, y = chance.uniform(2.0, LONG - 2.0), chance.choice([0.0, wide, chance.uniform(0, wide)])
        angle = chance.choice([0.0, 90.0, chance.uniform(0, 180)])
        found.append(affinity.rotate(box(x, y - deep / 2, x + long, y + deep / 2), angle))
    return [thing for thing in found if thing.bounds[0] > CLEAR and thing.bounds[2] < LONG - CLEAR]


def floor_with(wide: float, standing: list[Polygon]):
    return shapely.difference(box(0, 0, LONG, wide), unary_union(standing), grid_size=1e-6)


def width_of(floor, wide: float) -> float:
    return narrowest_passage(floor, ends(wide)).width


def by_voronoi(floor, wide: float) -> float:
    """Twice the distance that the best way along the diagram keeps from every edge."""
    edge = shapely.boundary(floor)
    samples = MultiPoint(shapely.get_coordinates(edge.segmentize(STEP)))
    lines = shapely.get_parts(shapely.voronoi_polygons(samples, only_edges=True))
    shapely.prepare(floor)
    lines = shapely.get_parts(lines[shapely.contains(floor, lines)])
    kept = shapely.distance(edge, lines)
    graph = nx.Graph()
    for number in np.argsort(-kept).tolist():
        one, other = (tuple(end) for end in np.round(shapely.get_coordinates(lines[number]), 7))
        graph.add_edge(one, other, clear=2 * float(kept[number]))
    tree = nx.maximum_spanning_tree(graph, weight="clear")
    west, east = (
        min(graph, key=lambda at, x=x: math.dist(at, (x, wide / 2))) for x in (1.4, LONG - 1.4)
    )
    if not nx.has_path(tree, west, east):
        return 0.0
    way = nx.shortest_path(tree, west, east)
    return min(tree.edges[pair]["clear"] for pair in pairwise(way))


@pytest.mark.slow
@pytest.mark.parametrize("wide", [1.2, 1.8])
def test_the_other_method_is_right_about_what_is_worked_out_by_hand(wide):
    assert by_voronoi(floor_with(wide, []), wide) == pytest.approx(wide, abs=EXACT)
    standing = [box(5, 0, 6, 0.35)]
    assert by_voronoi(floor_with(wide, standing), wide) == pytest.approx(wide - 0.35, abs=EXACT)
    assert by_voronoi(floor_with(wide, [box(5, 0, 6, wide)]), wide) == 0.0


@pytest.mark.slow
@given(seed=st.integers(0, 10**6), count=st.integers(0, 40), wide=lengths(1.0, 2.6))
@settings(max_examples=60, deadline=None)
def test_it_is_as_wide_as_the_best_way_along_the_diagram(seed, count, wide):
    floor = floor_with(wide, things(seed, count, wide))
    width, other = width_of(floor, wide), by_voronoi(floor, wide)
    # A way along the diagram of points strays from the middle, most where it is narrow.
    astray = 0.0002 + STEP**2 / (4 * max(width, LEAST))
    assert width == pytest.approx(other, abs=astray) or max(width, other) < LEAST + EXACT


@pytest.mark.slow
@given(seed=st.integers(0, 10**6), count=st.integers(1, 40), wide=lengths(1.0, 2.6))
@settings(max_examples=30, deadline=None)
def test_a_thing_more_is_never_better(seed, count, wide):
    standing = things(seed, count, wide)
    widths = [
        width_of(floor_with(wide, standing[:number]), wide)
        for number in sorted({0, count // 4, count // 2, count - 1, count})
    ]
    assert all(more <= less + 0.0002 for less, more in pairwise(widths))


@pytest.mark.slow
@given(seed=st.integers(0, 10**6), count=st.integers(0, 40), more=lengths(0.01, 0.6))
@settings(max_examples=30, deadline=None)
def test_a_wider_corridor_is_never_worse(seed, count, more):
    standing = things(seed, count, 1.6)
    narrow = width_of(floor_with(1.6, standing), 1.6)
    assert width_of(floor_with(1.6 + more, standing), 1.6 + more) >= narrow - 0.0002


@pytest.mark.slow
@given(seed=st.integers(0, 10**6), count=st.integers(0, 40), turn=TURNS)
@settings(max_examples=30, deadline=None)
def test_turned_and_mirrored_it_is_as_wide(seed, count, turn):
    floor = floor_with(1.6, things(seed, count, 1.6))
    there = narrowest_passage(turn(floor), [turn(each) for each in ends(1.6)]).width
    assert there == pytest.approx(width_of(floor, 1.6), abs=0.0002)
