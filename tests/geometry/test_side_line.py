"""What runs along a side: stretches, heights of the pitch line, places off the side."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, box

from checker.geometry.side_line import BEYOND, SideLine, covered

EAST, NORTH = (1.0, 0.0), (0.0, 1.0)
SIDE = SideLine([(0.0, 0.0), (4.0, 0.0)], [0.0, 2.0], ahead=(EAST, EAST))
BENT = SideLine([(0.0, 0.0), (2.0, 0.0), (2.0, 3.0)], [0.0, 1.0, 2.5], ahead=(EAST, NORTH))


def test_it_is_as_long_as_its_corners_are_apart():
    assert SIDE.length == pytest.approx(4.0)
    assert BENT.length == pytest.approx(5.0)


@pytest.mark.parametrize(
    ("station", "level"), [(-1.0, 0.0), (0.0, 0.0), (1.0, 0.5), (4.0, 2.0), (5.0, 2.0)]
)
def test_the_pitch_line_climbs_between_its_ends_and_is_level_past_them(station, level):
    assert SIDE.level_at(station) == pytest.approx(level)


@pytest.mark.parametrize(
    ("station", "level", "point"),
    [(2.0, 1.0, (2.0, 0.0)), (3.5, 1.75, (2.0, 1.5)), (5.5, 2.5, (2.0, 3.5)), (-0.5, 0, (-0.5, 0))],
)
def test_a_bent_side_is_followed_round_its_corner(station, level, point):
    assert BENT.level_at(station) == pytest.approx(level)
    assert BENT.point_at(station) == pytest.approx(point)


def test_a_stretch_is_drawn_with_the_corners_in_it():
    assert BENT.line((1.0, 3.0)) == ((1.0, 0.0), (2.0, 0.0), (2.0, 1.0))


@pytest.mark.parametrize(
    ("point", "station", "off"),
    [((1.0, 0.1), 1.0, 0.1), ((-0.3, 0.0), -0.3, 0.0), ((4.5, -0.2), 4.5, 0.2)],
)
def test_a_point_has_its_place_along_and_off_the_side(point, station, off):
    assert SIDE.place(point) == pytest.approx((station, off))


@pytest.mark.parametrize(
    ("shape", "stretches"),
    [
        (box(0, 0.05, 4, 0.1), [(0.0, 4.0)]),
        (box(-0.3, 0.05, 4.3, 0.1), [(-0.3, 4.3)]),
        (box(1, 0.05, 2, 0.1), [(1.0, 2.0)]),
        (box(1, 0.16, 2, 0.3), []),
        (MultiPolygon([box(0, 0, 1, 0.1), box(1.05, 0, 2, 0.1)]), [(0.0, 2.0)]),
        (MultiPolygon([box(0, 0, 1, 0.1), box(1.2, 0, 2, 0.1)]), [(0.0, 1.0), (1.2, 2.0)]),
        (LineString([(1, 0.1), (3, 0.1)]), [(1.0, 3.0)]),
    ],
    ids=["along", "past both ends", "part", "too far", "small gap", "gap", "a line"],
)
def test_a_shape_lies_along_the_stretches_that_it_is_near(shape, stretches):
    found = SIDE.stretches(shape, within=0.15)
    assert len(found) == len(stretches)
    for one, other in zip(found, stretches, strict=True):
        assert one == pytest.approx(other)


def test_it_is_followed_no_further_than_a_metre_and_a_half_past_its_ends():
    ((low, high),) = SIDE.stretches(box(-9, 0, 9, 0.1), within=0.15)
    assert (low, high) == pytest.approx((-BEYOND, 4.0 + BEYOND))


def test_a_rail_round_the_corner_is_one_stretch():
    rail = LineString([(0, 0.1), (1.9, 0.1), (1.9, 3)]).buffer(0.02)
    ((low, high),) = BENT.stretches(rail, within=0.15)
    assert covered([(low, high)], BENT.length) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("spans", "share"),
    [
        ([], 0.0),
        ([(0.0, 4.0)], 1.0),
        ([(-1.0, 5.0)], 1.0),
        ([(0.0, 1.0), (2.0, 3.0)], 0.5),
        ([(0.0, 2.0), (1.0, 3.0)], 0.75),
        ([(-1.0, -0.5)], 0.0),
    ],
)
def test_what_is_covered_is_counted_once_and_only_along_the_side(spans, share):
    assert covered(spans, 4.0) == pytest.approx(share)


def test_a_side_without_length_is_covered_by_nothing():
    point = SideLine([(0.0, 0.0)], [0.15], ahead=(EAST, EAST))
    assert point.length == pytest.approx(0.0)
    assert covered([(0.0, 1.0)], point.length) == 0.0


@given(angle=st.floats(0.0, 2 * math.pi), x=st.floats(-300, 300), station=st.floats(0.0, 4.0))
def test_turning_changes_no_place(angle, x, station):
    along = (math.cos(angle), math.sin(angle))
    start = (x, 2 * x)
    end = (start[0] + 4 * along[0], start[1] + 4 * along[1])
    side = SideLine([start, end], [0.0, 2.0], ahead=(along, along))
    point = (
        start[0] + station * along[0] - 0.1 * along[1],
        start[1] + station * along[1] + 0.1 * along[0],
    )
    assert side.place(point) == pytest.approx((station, 0.1), abs=1e-6)
    assert side.level_at(station) == pytest.approx(station / 2, abs=1e-6)
