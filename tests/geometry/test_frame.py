"""A local frame: there and back again, mirrored or not."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon

from checker.geometry.frame import Frame

METRES = st.floats(-1000.0, 1000.0)


def frame_at(angle: float, *, mirrored: bool = False, origin: tuple[float, float] = (3.0, 4.0)):
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    side = -1.0 if mirrored else 1.0
    return Frame(origin=origin, x_axis=(cos, sin), y_axis=(-sin * side, cos * side))


@given(angle=st.floats(0, 360), mirrored=st.booleans(), x=METRES, y=METRES)
def test_there_and_back_is_where_one_was(angle, mirrored, x, y):
    frame = frame_at(angle, mirrored=mirrored)
    assert frame.to_local(frame.to_plan(x, y)) == pytest.approx((x, y), abs=1e-9)


@given(angle=st.floats(0, 360), mirrored=st.booleans())
def test_the_origin_is_nothing_at_all_in_its_own_axes(angle, mirrored):
    assert frame_at(angle, mirrored=mirrored).to_local((3.0, 4.0)) == pytest.approx((0.0, 0.0))


def test_a_mirrored_frame_stays_mirrored():
    plain, mirrored = frame_at(0.0), frame_at(0.0, mirrored=True)
    assert plain.to_plan(1.0, 2.0) == pytest.approx((4.0, 6.0))
    assert mirrored.to_plan(1.0, 2.0) == pytest.approx((4.0, 2.0))


@given(angle=st.floats(0, 360), x=METRES, y=METRES)
def test_lengths_are_kept(angle, x, y):
    frame = frame_at(angle, origin=(0.0, 0.0))
    assert math.hypot(*frame.to_plan(x, y)) == pytest.approx(math.hypot(x, y), abs=1e-9)


@given(angle=st.floats(0, 360), mirrored=st.booleans(), x=st.floats(-9, 9), y=st.floats(-9, 9))
def test_a_shape_goes_into_the_frame_as_its_corners_do(angle, mirrored, x, y):
    frame = frame_at(angle, mirrored=mirrored, origin=(x, y))
    corners = [(0.0, 0.0), (2.0, 0.0), (2.0, 1.0)]
    there = Polygon([frame.to_plan(*corner) for corner in corners])
    here = frame.shape_to_local(there)
    assert list(here.exterior.coords)[:3] == [pytest.approx(each, abs=1e-9) for each in corners]
    assert here.area == pytest.approx(1.0)
