"""What is in sight from a point or a line: worked out by hand, by shadows, and by looking back."""

import math
from itertools import pairwise

import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, affinity, box

from checker.geometry.sight import View, seen_from
from tests.geometry.turning import FAR, TURNS, Turn, started_elsewhere

EXACT = 1e-4
ROOM = box(0, 0, 10, 8)
ELBOW = box(0, 0, 6, 6).difference(box(2, 2, 6, 6))
COLUMN = ROOM.difference(box(4, 3, 5, 5))
SLIT = shapely.union_all([box(0, 0, 4, 4), box(4.2, 0, 8, 4), box(4, 1.5, 4.2, 2.5)])

BY_HAND = {
    "all of a convex room": (ROOM, Point(3, 3), 80.0),
    "all of it from a corner": (ROOM, Point(0, 0), 80.0),
    "all of it from the middle of a wall": (ROOM, Point(5, 0), 80.0),
    # From (0, 6) the line past the corner (2, 2) meets the wall at (3, 0).
    "round a corner": (ELBOW, Point(0, 6), 12 + 1),
    "both arms from the elbow": (ELBOW, Point(0, 0), 20.0),
    "both arms from the corner itself": (ELBOW, Point(2, 2), 20.0),
    # Hidden is a strip half as wide as its distance, from 4 m to 10 m, less the column.
    "past a column": (COLUMN, Point(0, 4), 78 - (21 - 2)),
    "from a column's own face": (COLUMN, Point(4.5, 3), 30.0),
    # A hole 1 m wide in a wall 0.2 m thick, seen from 4 m: half a metre up at 4.2 m.
    "through a hole": (SLIT, Point(0, 2), 16 + 0.2 + 0.5 / 4.2 * (8**2 - 4.2**2)),
    # From (0, 5) the line past the corner (2, 2) meets the wall at (10/3, 0).
    "round a corner from a line": (ELBOW, LineString([(0, 5), (0, 6)]), 12 + 4 / 3),
    "from a line that looks along itself": (ELBOW, LineString([(0, 4), (0, 6)]), 12 + 2),
    "past a column from a line as wide": (COLUMN, LineString([(0, 3), (0, 5)]), 78 - 10),
    # The lines from both corners past the column cross at (20/3, 4).
    "past a column from a whole wall": (COLUMN, LineString([(0, 0), (0, 8)]), 78 - 5 / 3),
    # From (0, 0) the line past (4.2, 2.5) meets the ceiling at (6.72, 4); likewise downwards.
    "through a hole from a whole wall": (
        SLIT,
        LineString([(0, 0), (0, 4)]),
        16 + 0.2 + 3.8 * 4 - 2.52 * 1.5,
    ),
}


@pytest.mark.parametrize(("area", "source", "expected"), BY_HAND.values(), ids=BY_HAND)
def test_what_is_seen_is_what_was_worked_out_by_hand(area, source, expected):
    assert seen_from(area, source).area == pytest.approx(expected, abs=EXACT)


@pytest.mark.slow
@pytest.mark.parametrize(("area", "source", "expected"), BY_HAND.values(), ids=BY_HAND)
@given(turn=TURNS, steps=st.integers(0, 20))
@settings(max_examples=10, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(area, source, expected, turn, steps):
    turned = turn(started_elsewhere(area, steps))
    assert seen_from(turned, turn(source)).area == pytest.approx(expected, abs=EXACT)


@pytest.mark.parametrize(("area", "source", "expected"), BY_HAND.values(), ids=BY_HAND)
def test_far_from_the_origin_it_is_the_same(area, source, expected):
    assert seen_from(FAR(area), FAR(source)).area == pytest.approx(expected, abs=EXACT)


@pytest.mark.parametrize("size", [0.1, 3.0, 25.0])
def test_a_larger_plan_shows_the_same_share(size):
    grown = affinity.scale(COLUMN, size, size, origin=(0, 0))
    share = seen_from(grown, Point(0, 4 * size)).area / grown.area
    assert share == pytest.approx(59 / 78, abs=1e-5)


def shadows(area: Polygon, eye: Point) -> shapely.Geometry:
    """What is left of an area when every side of it hides what lies behind: another method."""
    near = affinity.translate(area, -eye.x, -eye.y)
    far = 4 * max(map(abs, near.bounds)) + 1
    hidden = []
    for ring in shapely.get_parts(shapely.boundary(near)):
        points = shapely.get_coordinates(ring)
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(x0 * y1 - x1 * y0) < 1e-9:
                continue
            start = math.atan2(y0, x0)
            turn = (math.atan2(y1, x1) - start + math.pi) % (2 * math.pi) - math.pi
            arc = [start + turn * share / 4 for share in range(5)]
            rim = [(far * math.cos(angle), far * math.sin(angle)) for angle in arc]
            hidden.append(Polygon([(x0, y0), *rim, (x1, y1)]))
    gone = shapely.union_all(hidden, grid_size=1e-7)
    return affinity.translate(shapely.difference(near, gone, grid_size=1e-7), eye.x, eye.y)


BLOCKS = st.lists(
    st.tuples(
        st.integers(0, 9), st.integers(0, 7), st.sampled_from([0.25, 1.0, 2.0]), st.floats(0, 90)
    ),
    max_size=6,
)


def furnished(blocks) -> Polygon:
    """The largest part of a room with blocks set into it at any angle."""
    area = ROOM
    for x, y, size, angle in blocks:
        area = area.difference(affinity.rotate(box(x, y, x + size, y + 1), angle))
    return max(shapely.get_parts(area), key=lambda part: part.area)


@pytest.mark.slow
@given(blocks=BLOCKS, x=st.floats(0.05, 9.95), y=st.floats(0.05, 7.95))
@settings(max_examples=60, deadline=None)
def test_a_point_sees_what_no_shadow_covers(blocks, x, y):
    area, eye = furnished(blocks), Point(x, y)
    assume(area.buffer(-0.001).covers(eye))
    assert seen_from(area, eye).symmetric_difference(shadows(area, eye)).area < 0.001


@pytest.mark.slow
@given(blocks=BLOCKS, ends=st.tuples(st.floats(0, 1), st.floats(0, 1)), at=st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_a_point_is_seen_from_a_line_when_it_sees_some_of_the_line(blocks, ends, at):
    area = furnished(blocks)
    chord = LineString([area.exterior.interpolate(each, normalized=True) for each in ends])
    within = [part for part in shapely.get_parts(chord.intersection(area)) if part.length > 0.01]
    assume(within)
    source = within[0]
    seen = seen_from(area, source)
    walk = LineString([(0.05, 0.05), (9.95, 4), (0.05, 7.95)])
    point = walk.interpolate(at, normalized=True)
    assume(area.buffer(-0.001).covers(point))
    back = seen_from(area, point)
    if seen.buffer(-0.001).covers(point):
        assert back.distance(source) < 0.001
    if not seen.buffer(0.001).covers(point):
        assert back.intersection(source).length < 0.001


@given(blocks=BLOCKS, at=st.floats(0, 1))
@settings(max_examples=40, deadline=None)
def test_one_block_more_never_shows_more(blocks, at):
    area = furnished(blocks)
    eye = area.exterior.interpolate(at, normalized=True)
    less = area.difference(box(6.2, 5.1, 7.3, 5.9))
    assume(less.covers(eye) and less.geom_type == "Polygon")
    assert seen_from(less, eye).difference(seen_from(area, eye)).area < 0.001


@pytest.mark.slow
@given(blocks=BLOCKS, at=st.floats(0, 0.5))
@settings(max_examples=40, deadline=None)
def test_a_longer_line_never_sees_less(blocks, at):
    area = furnished(blocks)
    points = [area.exterior.interpolate(at + step, normalized=True) for step in (0, 0.01, 0.02)]
    short, long = LineString(points[:2]), LineString(points)
    assume(area.buffer(1e-9).covers(long))
    assert seen_from(area, short).difference(seen_from(area, long)).area < 0.001


def test_a_line_that_ends_at_a_corner_looks_round_it():
    """Seen from its very end, and from nowhere else along it."""
    hook = shapely.union_all([box(0, 0, 4, 1), box(0, 0, 1, 4)])
    assert seen_from(hook, LineString([(1, 1), (4, 1)])).area == pytest.approx(7.0, abs=EXACT)


def test_several_lines_see_together_what_each_sees():
    both = shapely.MultiLineString([[(0, 5), (0, 6)], [(5, 0), (6, 0)]])
    assert seen_from(ELBOW, both).area == pytest.approx(20.0, abs=EXACT)


def test_only_the_part_that_the_source_lies_in_is_seen():
    halves = MultiPolygon([box(0, 0, 2, 2), box(3, 0, 5, 2)])
    assert seen_from(halves, Point(1, 1)).area == pytest.approx(4.0, abs=EXACT)


@pytest.mark.parametrize(
    ("area", "source"),
    [(ROOM, Point(20, 20)), (MultiPolygon(), Point(0, 0)), (ROOM, LineString())],
    ids=["outside", "no area", "no source"],
)
def test_from_nowhere_nothing_is_seen(area, source):
    assert seen_from(area, source).is_empty


def test_a_source_that_misses_the_edge_by_a_hair_sees_all_the_same():
    assert seen_from(ROOM, Point(5, -1e-9)).area == pytest.approx(80.0, abs=EXACT)
    assert seen_from(ROOM, LineString([(4, -1e-9), (6, 1e-9)])).area == pytest.approx(80, abs=EXACT)


@pytest.mark.parametrize("width", [1e-13, 1e-9, 4e-7])
def test_a_crack_thinner_than_a_hair_hides_nothing(width):
    corners = [(0, 0), (4, 0), (4, 4), (2, 4), (2, 1), (2 - width, 4), (0, 4)]
    assert seen_from(Polygon(corners), Point(1, 3)).area == pytest.approx(16.0, abs=EXACT)


def test_a_source_on_a_sliver_sees_past_it():
    """A block turned by a hair leaves a sliver of floor a thousandth of a millimetre wide."""
    block = affinity.rotate(box(4, 7, 4.25, 8), 0.0005)
    area = max(shapely.get_parts(ROOM.difference(block)), key=lambda part: part.area)
    seen = seen_from(area, Point(3.584, 8))
    # The block's west face hides all to the east of it above 7 m.
    assert seen.area == pytest.approx(80 - 0.25 - _behind_block(), abs=0.001)


def _behind_block() -> float:
    """Right of the line from (3.584, 8) past (4, 7), which leaves the floor at y = 0."""
    reach = (4 - 3.584) * 8
    return (10 - 4.0) * 8 - 0.25 - ((reach + 3.584 - 4.0) * 7 / 2)


def test_a_thin_wall_hides_what_is_behind_it():
    corners = [(0, 0), (4, 0), (4, 4), (2, 4), (2, 1), (1.999, 4), (0, 4)]
    # From (0, 4) the line past (2, 1) meets the floor at (8/3, 0).
    assert seen_from(Polygon(corners), Point(0, 4)).area == pytest.approx(8 + 1 / 3, abs=0.002)


def test_a_view_is_asked_for_a_part_as_well_as_for_all():
    sight = View(SLIT).sight(Point(0, 2))
    parts = [
        sight.area(box(0, 0, 4, 4)),
        sight.area(box(4, 0, 8, 4)),
        sight.area(box(9, 9, 10, 10)),
    ]
    assert parts[0].area == pytest.approx(16.0, abs=EXACT)
    assert sum(part.area for part in parts) == pytest.approx(sight.area().area, abs=EXACT)
    assert parts[2].is_empty


def test_a_mirrored_plan_shows_the_mirrored_part():
    flip = Turn(angle=0.0, mirrored=True, x=0.0, y=0.0)
    seen, mirrored = seen_from(SLIT, Point(0, 1)), seen_from(flip(SLIT), flip(Point(0, 1)))
    assert flip(seen).symmetric_difference(mirrored).area < 0.001
