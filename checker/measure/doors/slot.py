"""Where a door or an opening stands in its wall: the slot between the two wall faces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from shapely import LineString, Polygon, get_coordinates
from shapely.geometry.base import BaseGeometry

from checker.geometry.frame import Frame, Point
from checker.measure.registry import provider
from checker.model import Door, Element, Opening, School, Wall

Span = tuple[float, float]
THIN_WALL = 0.1
_DOOR_HEAD, _STEP = 1.9, 0.1
_REACH = 3.0
_ELONGATED = 1.5
_SAME_WALL = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorSlot:
    """The opening in the element's own axes, metres.

    `x` spans the opening, `y` the wall from face to face, `base` and `top` its levels.
    `sided` says that y is the door's own axis (so that a swing can be told), not a guess from
    the shape of its footprint. `how` says what x was taken from, `across` what y was: `wall`,
    `opening`, `body`, or `nothing` when a thin wall is assumed.
    """

    frame: Frame
    x: Span
    y: Span
    base: float
    top: float
    sided: bool
    how: str
    across: str = "wall"

    @property
    def width(self) -> float:
        """Width of the opening."""
        return self.x[1] - self.x[0]

    def box(self, x: Span, y: Span) -> Polygon:
        """A rectangle given in the element's own axes, on the plan."""
        corners = ((x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1]))
        return Polygon([self.frame.to_plan(*corner) for corner in corners])

    def polygon(self) -> Polygon:
        """The slot itself on the plan: where the wall is cut."""
        return self.box(self.x, self.y)

    def is_walked_through(self, floor: float) -> bool:
        """Whether it begins at a floor (z) and ends over people's heads; a hatch does not."""
        return self.base - floor < _STEP and self.top - floor >= _DOOR_HEAD

    def to_local(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape of the plan in the element's own axes."""
        return self.frame.shape_to_local(shape)


@provider
def door_slots(school: School) -> Mapping[str, DoorSlot]:
    """The slot of each door that has a place at all, by door id."""
    openings = {each.id: each for each in school.openings}
    walls = {each.id: each for each in school.walls}
    slots = {
        each.id: _of_door(each, openings=openings, walls=walls, school=school)
        for each in school.doors
    }
    return {id_: slot for id_, slot in slots.items() if slot is not None}


@provider
def opening_slots(school: School) -> Mapping[str, DoorSlot]:
    """The slot of each opening that nothing fills, by opening id."""
    walls = {each.id: each for each in school.walls}
    return {
        each.id: _of_opening(each, wall=walls.get(each.host_id))
        for each in school.openings
        if each.shape is not None and not each.filled_by
    }


def _of_door(
    door: Door,
    *,
    openings: Mapping[str, Opening],
    walls: Mapping[str, Wall],
    school: School,
) -> DoorSlot | None:
    opening = openings.get(door.opening_id)
    wall = walls.get(door.host_id) or (walls.get(opening.host_id) if opening else None)
    frame = door.frame or _guessed_frame(door, wall)
    if frame is None and opening is not None:
        frame = _guessed_frame(opening, wall)
    if frame is None:
        return None
    body = _body(door, frame)
    hole = _extent(opening, frame) if opening else None
    x, how = _along(door, body=body, hole=hole)
    if x is None:
        return None
    within = _within_wall(wall, frame, x, body)
    y, across = _across(within, hole, body)
    is_read = door.shape is not None and not door.shape.source.problem
    base = door.shape.base if door.shape and is_read else _level(door, opening, school)
    return DoorSlot(
        frame=frame,
        x=x,
        y=y,
        base=base,
        top=door.shape.top if door.shape and is_read else base + (door.overall_height or 2.0),
        sided=door.frame is not None,
        how=how,
        across=across,
    )


def _across(
    within: Span | None, hole: tuple[Span, Span] | None, body: tuple[Span, Span] | None
) -> tuple[Span, str]:
    """The opening's extent through the wall, and what shows it."""
    if within:
        return within, "wall"
    if hole:
        return hole[1], "opening"
    return (body[1], "body") if body else ((0.0, THIN_WALL), "nothing")


def _of_opening(opening: Opening, *, wall: Wall | None) -> DoorSlot:
    shape = opening.shape
    frame = _guessed_frame(opening, wall)
    if shape is None or frame is None:
        raise ValueError("An opening without a shape has no slot.")
    x, y = _spans([frame.to_local(point) for point in _points(shape.footprint)])
    within = _within_wall(wall, frame, x, (x, y))
    return DoorSlot(
        frame=frame, x=x, y=within or y, base=shape.base, top=shape.top, sided=False, how="opening"
    )


def _along(
    door: Door, *, body: tuple[Span, Span] | None, hole: tuple[Span, Span] | None
) -> tuple[Span | None, str]:
    """The opening's extent along the wall: casings reach beyond it, so the width is centred."""
    width, found = door.overall_width, body or hole
    if found is not None:
        if width is None:
            return found[0], "body" if body else "opening"
        middle = (found[0][0] + found[0][1]) / 2
        return (middle - width / 2, middle + width / 2), "width about the middle of the body"
    if width is None:
        return None, ""
    return (0.0, width), "width from the placement, as IFC defines it"


def _body(door: Door, frame: Frame) -> tuple[Span, Span] | None:
    if door.shape is not None and door.shape.source.problem:
        return None  # its opening and its width tell more than a body that is wrong
    if door.solids and door.frame is not None:
        return (
            (min(s.x[0] for s in door.solids), max(s.x[1] for s in door.solids)),
            (min(s.y[0] for s in door.solids), max(s.y[1] for s in door.solids)),
        )
    return _extent(door, frame)


def _extent(element: Element, frame: Frame) -> tuple[Span, Span] | None:
    if element.shape is None:
        return None
    return _spans([frame.to_local(point) for point in _points(element.shape.footprint)])


def _within_wall(
    wall: Wall | None, frame: Frame, x: Span, body: tuple[Span, Span] | None
) -> Span | None:
    """Wall face to wall face on the door's own y axis, through the middle of the opening."""
    if wall is None or wall.shape is None:
        return None
    middle = (x[0] + x[1]) / 2
    ends = frame.to_plan(middle, -_REACH), frame.to_plan(middle, _REACH)
    cut = wall.shape.footprint.intersection(LineString(ends))
    pieces = [part for part in getattr(cut, "geoms", [cut]) if part.length > 0]
    spans = [_spans([frame.to_local(point) for point in _points(each)])[1] for each in pieces]
    seat = (body[1][0] + body[1][1]) / 2 if body else 0.0
    near = [span for span in spans if span[0] - _SAME_WALL <= seat <= span[1] + _SAME_WALL]
    return min(near, key=lambda span: abs(sum(span) / 2 - seat)) if near else None


def _guessed_frame(element: Element, wall: Wall | None) -> Frame | None:
    """Axes for something without a usable placement: along its wall, else its longer side."""
    if element.shape is None:
        return None
    axis = _long_axis(wall.shape.footprint) if wall and wall.shape else None
    axis = axis or _long_axis(element.shape.footprint, least=1.0) or (1.0, 0.0)
    centre = element.shape.footprint.centroid
    return Frame(origin=(centre.x, centre.y), x_axis=axis, y_axis=(-axis[1], axis[0]))


def _long_axis(shape: BaseGeometry, *, least: float = _ELONGATED) -> Point | None:
    ring = _points(shape.minimum_rotated_rectangle)
    sides = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ring[:3])]
    lengths = [(dx * dx + dy * dy) ** 0.5 for dx, dy in sides]
    short, long_ = sorted(lengths)
    if long_ == 0 or long_ < least * short:
        return None
    dx, dy = sides[lengths.index(long_)]
    sign = -1.0 if (round(dx, 6), dy) < (0.0, 0.0) else 1.0
    return (sign * dx / long_, sign * dy / long_)


def _level(door: Door, opening: Opening | None, school: School) -> float:
    if opening is not None and opening.shape is not None:
        return opening.shape.base
    storey = school.storey(door.storey_id)
    return storey.elevation if storey else 0.0


def _points(shape: BaseGeometry) -> list[Point]:
    return [(float(x), float(y)) for x, y in get_coordinates(shape)]


def _spans(points: Iterable[Point]) -> tuple[Span, Span]:
    xs, ys = zip(*points, strict=True)
    return (min(xs), max(xs)), (min(ys), max(ys))
