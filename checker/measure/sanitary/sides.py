"""The walls at the sides of a pan or basin, and how far its centre line lies from them."""

from collections.abc import Iterable
from dataclasses import dataclass

from shapely import box

from checker.geometry.faces import (
    PARALLEL,
    SAME_LINE,
    SIDES,
    Face,
    Side,
    Span,
    faces_of,
    facing,
    shared,
)
from checker.geometry.frame import Frame, Point
from checker.geometry.strips import clear_run
from checker.measure.sanitary.pans import Placing, Way
from checker.units import SLACK

ELBOW_ROOM = 0.75
"""Metres from a centre line to a wall up to which no partition can stand between."""
_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class SideWall:
    """The wall at one side: how far it lies from the centre line, metres.

    `low` and `high` differ where something nearer covers less than half of the depth, where the
    body does not show its centre line, and where a partition may be missing (`unclosed`): another
    pan stands between, or on the same floor with the wall far off. `wall` is the distance from the
    middle of the body, whatever its centre line, to what is nearest and to the wall; `line`
    runs there.
    """

    side: Side
    low: float
    high: float
    unclosed: bool
    wall: Span
    line: tuple[Point, Point]


def side_walls(placing: Placing, way: Way) -> tuple[SideWall, SideWall]:
    """The walls at the left and the right of somebody who sits on it."""
    left, right = (_side_wall(placing, way, side) for side in SIDES)
    return left, right


def depth_beside(side: Side, *, front: float) -> Span:
    """From the back wall to a front, on the x axis of the frame that faces a side."""
    return (-front, 0.0) if side == "right" else (0.0, front)


def _side_wall(placing: Placing, way: Way, side: Side) -> SideWall:
    frame = facing(way.frame, side)
    depth = depth_beside(side, front=way.front)
    floor = placing.room.floor
    nearest = clear_run(floor, (), frame=frame, across=depth, start=0.0).length
    wall = _wall_beyond(faces_of(floor), frame, depth)
    far = nearest if wall is None or abs(wall - nearest) <= SAME_LINE else wall
    unclosed = _pan_between(placing, frame, depth, reach=(way.half, far)) or (
        far > ELBOW_ROOM and placing.crowded
    )
    shift = way.centre if side == "left" else (-way.centre[1], -way.centre[0])
    middle = sum(depth) / 2
    return SideWall(
        side=side,
        low=max(0.0, min(way.half, nearest) if unclosed else nearest + shift[0]),
        high=max(0.0, far + shift[1]),
        unclosed=unclosed,
        wall=(nearest, far),
        line=(frame.to_plan(middle, 0.0), frame.to_plan(middle, nearest)),
    )


def _wall_beyond(faces: Iterable[Face], frame: Frame, depth: Span) -> float | None:
    """The nearest face across the frame's y axis that covers at least half of the depth."""
    found: list[tuple[float, float]] = []
    for face in faces:
        (x0, y0), (x1, y1) = frame.to_local(face.start), frame.to_local(face.end)
        if x1 < x0 and abs(y1 - y0) <= PARALLEL * face.length and y0 + y1 > SLACK:
            found.append(((y0 + y1) / 2, shared((x1, x0), depth)))
    for distance, _ in sorted(found):
        covered = sum(length for y, length in found if abs(y - distance) <= SAME_LINE)
        if round(covered, 4) >= round(_HALF * (depth[1] - depth[0]), 4):
            return distance
    return None


def _pan_between(placing: Placing, frame: Frame, depth: Span, *, reach: Span) -> bool:
    """Whether another pan stands between a pan and the wall at its side."""
    if placing.fitting.kind != "wc" or reach[1] - reach[0] <= SLACK:
        return False
    strip = box(depth[0] + SLACK, reach[0], depth[1] - SLACK, reach[1])
    return any(
        frame.shape_to_local(other.shape.footprint).intersection(strip).area > SLACK * SLACK
        for other in placing.room.of_kind("wc")
        if other.id != placing.fitting.id and other.shape is not None
    )
