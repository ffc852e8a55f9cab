"""The faces of an area and the axes of somebody with the back to one, against cases by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, box

from checker.geometry.faces import Face, along, faces_of, facing, shared
from checker.geometry.frame import Frame
from tests.geometry.turning import FAR, TURNS, l_shape

FLOOR = Face(start=(0.0, 0.0), end=(2.0, 0.0))


def test_a_room_has_the_faces_of_its_outline_with_the_room_to_their_left():
    faces = faces_of(box(0, 0, 3, 2))
    assert [face.length for face in faces] == [3.0, 3.0, 2.0, 2.0]
    for face in faces:
        inside = face.frame.to_plan(face.length / 2, 0.1)
        assert box(0, 0, 3, 2).contains(Point(inside))


def test_a_column_in_the_room_turns_its_faces_outwards():
    ring = box(0, 0, 4, 4).difference(box(1, 1, 2, 2))
    inner = [face for face in faces_of(ring) if face.length == pytest.approx(1.0)]
    assert len(inner) == 4
    for face in inner:
        assert not box(1, 1, 2, 2).contains(Point(face.frame.to_plan(0.5, 0.1)))


def test_the_faces_of_all_parts_are_found():
    assert len(faces_of(MultiPolygon([box(0, 0, 1, 1), box(2, 0, 3, 1)]))) == 8


def test_points_that_lie_on_each_other_make_no_face():
    area = box(0, 0, 1, 1).union(box(1, 0, 1.0000001, 1))
    assert all(face.length > 0.9 for face in faces_of(area))


@given(turn=TURNS)
def test_turning_and_mirroring_leaves_lengths_and_the_side_of_the_room(turn):
    area = turn(l_shape(3, 2.5, 1.2))
    faces = faces_of(area)
    assert [round(face.length, 4) for face in faces] == [3.0, 2.5, 1.8, 1.3, 1.2, 1.2]
    assert all(area.contains(Point(f.frame.to_plan(f.length / 2, 0.01))) for f in faces)


@pytest.mark.parametrize(
    ("side", "point"), [("right", (1.0, 0.0)), ("left", (-1.0, 0.0))], ids=["right", "left"]
)
def test_facing_a_side_has_y_point_to_it(side, point):
    frame = facing(Frame(origin=(0.0, 0.0)), side)
    assert frame.to_plan(0.0, 1.0) == pytest.approx(point)
    (ax, ay), (bx, by) = frame.x_axis, frame.y_axis
    assert ax * by - ay * bx == pytest.approx(1.0)  # turned, not mirrored


def test_facing_right_then_left_again_is_where_one_began():
    frame = Frame(origin=(3.0, 4.0), x_axis=(0.6, 0.8), y_axis=(-0.8, 0.6))
    assert facing(facing(frame, "right"), "left").to_plan(1.0, 2.0) == pytest.approx(
        frame.to_plan(1.0, 2.0)
    )


def test_a_shape_in_a_frame_lies_where_the_frame_sees_it():
    frame = Frame(origin=(10.0, 5.0), x_axis=(0.0, 1.0), y_axis=(-1.0, 0.0))
    assert frame.shape_to_local(box(8, 5, 10, 6)).bounds == pytest.approx((0.0, 0.0, 1.0, 2.0))


def test_far_coordinates_cost_no_tenth_of_a_millimetre():
    face = faces_of(FAR(box(0, 0, 2, 1)))[0]
    local = face.frame.shape_to_local(FAR(box(0, 0, 2, 1)))
    assert local.bounds == pytest.approx((0.0, 0.0, 2.0, 1.0), abs=1e-7)


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ((3.0, 0.0), (4.0, 0.0), (3.0, 4.0)),
        ((3.0, 0.004), (4.0, 0.004), (3.0, 4.0)),
        ((3.0, 0.006), (4.0, 0.006), None),
        ((4.0, 0.0), (3.0, 0.0), None),
        ((3.0, 0.0), (4.0, 0.03), None),
        ((3.0, 0.0), (3.0, 1.0), None),
    ],
    ids=["on it", "4 mm out of line", "6 mm out of line", "its back", "askew", "across"],
)
def test_only_a_face_on_the_same_line_lies_along_a_frame(start, end, span):
    found = along(Face(start=start, end=end), FLOOR.frame)
    assert found == (None if span is None else pytest.approx(span))


@given(low=st.floats(-5, 5), size=st.floats(0, 5), other=st.floats(-5, 5), longer=st.floats(0, 5))
def test_what_spans_share_is_never_longer_than_either(low, size, other, longer):
    one, two = (low, low + size), (other, other + longer)
    assert shared(one, two) == shared(two, one)
    assert 0.0 <= shared(one, two) <= min(size, longer) + 1e-9
    assert shared(one, one) == pytest.approx(size)


def test_the_frame_of_a_face_has_unit_axes():
    frame = Face(start=(0.0, 0.0), end=(3.0, 4.0)).frame
    assert math.hypot(*frame.x_axis) == pytest.approx(1.0)
    assert frame.x_axis == pytest.approx((0.6, 0.8))
    assert frame.y_axis == pytest.approx((-0.8, 0.6))
