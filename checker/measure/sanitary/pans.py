"""How pans and basins stand: which wall is behind each, decided from where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely import LineString, box
from shapely.geometry.base import BaseGeometry

from checker.geometry.axes import sides
from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of
from checker.geometry.faces import Face, Span, along, faces_of, shared
from checker.geometry.frame import Frame, Point
from checker.measure.registry import provider
from checker.measure.sanitary.cells import Cell
from checker.measure.sanitary.rooms import SanitaryRoom
from checker.model import Fitting, School
from checker.results.values import Unknown

STANDING = ("wc", "basin", "sink", "urinal")
"""Kinds of fitting that have a wall behind them."""
INTO_WALL, OFF_WALL = 0.25, 0.4
"""Metres that a fitting may be drawn into its back wall, and off it."""
WIDEST_PAN = 0.5
"""Metres; a wider body has rails, panels or a cistern on it."""
NARROWEST_PAN = 0.33
LONGEST_PAN, SHORTEST_PAN = 0.9, 0.45
_LONGER = 1.1
_ASKEW = 1.08
_CLEARLY = 0.1
_TIP = 0.02
_LOPSIDED = 0.002
_NARROWER = 0.9
_SAME = 0.999
_TOUCHES = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way in which a fitting may stand.

    `frame` has its origin on the face of the back wall behind the middle of the fitting; y
    points out from the wall, x to the right hand of somebody who sits on it. Metres in it:
    `half` the width of the body by two, `back` and `front` where it begins and ends along y.
    A body may hold more than the pan, such as rails: `centre` is where the centre line may lie,
    `least` and `least_front` how near to the middle and the wall the pan itself may end.
    `tapers` says that its front is narrower.
    """

    frame: Frame
    half: float
    back: float
    front: float
    least: float
    least_front: float
    centre: Span = (0.0, 0.0)
    tapers: bool = False

    @property
    def line(self) -> tuple[Point, Point]:
        """Its centre line, from the back wall to its front."""
        return self.frame.to_plan(0.0, 0.0), self.frame.to_plan(0.0, self.front)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """A fitting in its room, and the ways in which it may stand: one when that is sure.

    `area` is its plan without rails and the like that are drawn with it but stand apart.
    `how` says what decided. `crowded` says that a pan shares its floor with another, with
    no partition, front and door between them.
    """

    fitting: Fitting
    area: Area
    room: SanitaryRoom
    ways: tuple[Way, ...]
    how: str
    crowded: bool

    @property
    def sure(self) -> bool:
        """Whether it is known which wall is behind it."""
        return len(self.ways) == 1


@provider
def placings(
    school: School,
    rooms_of_fittings: Mapping[str, SanitaryRoom | Unknown],
    cells: Mapping[str, Cell],
) -> Mapping[str, Placing | Unknown]:
    """How each pan, basin, sink and urinal stands, by fitting id, or why it is not known.

    The back wall is a straight face of the room or of a partition, at right angles to the
    fitting, at most 0.4 m behind it, and no pan has its long side to it. Of several: a basin has
    its long side along the wall; then the nearest by 100 mm; then the one that the narrower end
    of a pan points away from; then the one behind all others of its type. What is left is open.
    """
    return _settled_by_type(
        {
            fitting.id: _placed(fitting, rooms_of_fittings[fitting.id], cells.get(fitting.id))
            for fitting in school.fittings
            if fitting.kind in STANDING
        }
    )


def _placed(fitting: Fitting, room: SanitaryRoom | Unknown, cell: Cell | None) -> Placing | Unknown:
    if isinstance(room, Unknown):
        return room
    if fitting.shape is None:
        raise ValueError("A fitting in a room has a body.")
    area = _pan_itself(fitting.shape.footprint)
    ways = _possible(fitting, area, room.floor)
    if not ways:
        return Unknown(
            missing=(f"a straight wall behind the {fitting.kind}",),
            ask=f"Place the {fitting.kind} at right angles to a wall, at most 0.4 m off it.",
        )
    chosen, how = _narrowed(fitting, ways)
    return Placing(
        fitting=fitting,
        area=area,
        room=room,
        ways=chosen,
        how=how,
        crowded=cell is not None and len(cell.pans) > 1,
    )


def _pan_itself(area: Area) -> Area:
    """The largest part of a body with what it touches: rails drawn with it stand apart."""
    parts = polygons_of(area)
    largest = max(parts, key=lambda part: part.area)
    touching = [part for part in parts if part.distance(largest) <= _TOUCHES]
    if len(touching) == len(parts):
        return area
    return clean_area(shapely.union_all(touching)) or area


def _possible(fitting: Fitting, area: Area, floor: Area) -> list[Way]:
    """Every wall that may be behind a fitting, the nearest first."""
    near = [face for face in faces_of(floor) if _distance(face, area) <= OFF_WALL + INTO_WALL]
    ways: list[Way] = []
    tight = sides(area)
    for face in near:
        x0, y0, x1, y1 = face.frame.shape_to_local(area).bounds
        if (x1 - x0) * (y1 - y0) > _ASKEW * tight.long * tight.short:
            continue
        way = Way(
            frame=replace(face.frame, origin=face.frame.to_plan((x0 + x1) / 2, 0.0)),
            half=(x1 - x0) / 2,
            back=y0,
            front=y1,
            least=(x1 - x0) / 2,
            least_front=y1,
        )
        if fitting.kind == "wc" and _lies_sideways(way):
            continue
        if _is_behind(way, near):
            ways.append(_shaped(way, area) if fitting.kind == "wc" else way)
    ways.sort(key=lambda way: (round(max(0.0, way.back), 4), way.frame.origin))
    return [way for i, way in enumerate(ways) if not any(_same_way(way, o) for o in ways[:i])]


def _same_way(one: Way, other: Way) -> bool:
    """Whether two walls lie behind it in the same direction, such as tiles and the wall beside."""
    (ax, ay), (bx, by) = one.frame.y_axis, other.frame.y_axis
    return ax * bx + ay * by > _SAME


def _distance(face: Face, area: Area) -> float:
    return float(shapely.distance(LineString([face.start, face.end]), area))


def _is_behind(way: Way, faces: Iterable[Face]) -> bool:
    """Whether at least half of the back is before the wall, and near it."""
    if not -INTO_WALL <= round(way.back, 4) <= OFF_WALL or way.front <= 0.0:
        return False
    body = (-way.half, way.half)
    spans = [span for face in faces if (span := along(face, way.frame)) is not None]
    return round(sum(shared(span, body) for span in spans), 4) >= round(way.half, 4)


def _shaped(way: Way, area: Area) -> Way:
    """A pan with the line that its front shows, and what a body too large for a pan leaves open."""
    local = way.frame.shape_to_local(area)
    tip = _span(local, (way.front - _TIP, way.front))
    heel = _span(local, (way.back, way.back + _TIP))
    middle = (tip[0] + tip[1]) / 2
    centre = (min(0.0, middle), max(0.0, middle)) if abs(middle) > _LOPSIDED else (0.0, 0.0)
    least, least_front = way.half, way.front
    if 2 * way.half > WIDEST_PAN or way.front - way.back > LONGEST_PAN:
        loose = max(0.0, way.half - NARROWEST_PAN / 2)
        centre, least = (-loose, loose), min(way.half, NARROWEST_PAN - way.half)
        least_front = min(way.front, max(0.0, way.back) + SHORTEST_PAN)
    return replace(
        way,
        centre=centre,
        least=least,
        least_front=least_front,
        tapers=tip[1] - tip[0] < _NARROWER * (heel[1] - heel[0]),
    )


def _span(local: BaseGeometry, y: Span) -> Span:
    """How far a shape reaches along x within a band of y."""
    x0, _, x1, _ = local.bounds
    low, _, high, _ = local.intersection(box(x0, y[0], x1, y[1])).bounds
    return (low, high)


def _narrowed(fitting: Fitting, ways: Sequence[Way]) -> tuple[tuple[Way, ...], str]:
    """The ways that are left, and what decided."""
    left, how = list(ways), "the only wall behind it"
    lengthways = [way for way in left if _lies_right(fitting, way)]
    if lengthways and len(lengthways) < len(left):
        side = "out from" if fitting.kind == "wc" else "along"
        left, how = lengthways, f"its long side lies {side} the wall"
    nearest = max(0.0, left[0].back)
    close = [way for way in left if round(max(0.0, way.back) - nearest, 4) < _CLEARLY]
    if len(close) < len(left):
        left, how = close, "the nearest wall"
    tapering = [way for way in left if way.tapers]
    if tapering and len(tapering) < len(left):
        left, how = tapering, "its narrower end points away from the wall"
    if len(left) > 1:
        how = f"one of {len(left)} walls; the model does not tell which"
    return tuple(left), how


def _lies_right(fitting: Fitting, way: Way) -> bool:
    deep, wide = way.front - way.back, 2 * way.half
    return deep >= _LONGER * wide if fitting.kind == "wc" else wide >= _LONGER * deep


def _lies_sideways(way: Way) -> bool:
    """Whether a body as narrow as a pan alone has its long side to the wall: no pan stands so."""
    deep, wide = way.front - way.back, 2 * way.half
    return deep <= WIDEST_PAN and wide >= _LONGER * deep


def _settled_by_type(found: Mapping[str, Placing | Unknown]) -> Mapping[str, Placing | Unknown]:
    """Open ones stand as all others of their type do in their own axes, where those agree."""
    turns: dict[str, set[tuple[int, int]]] = {}
    for placing in found.values():
        if isinstance(placing, Placing) and placing.sure and placing.fitting.type_name:
            turns.setdefault(placing.fitting.type_name, set()).update(
                _turn(placing.fitting, way) for way in placing.ways
            )
    return {
        key: placing
        if isinstance(placing, Unknown) or placing.sure
        else _as_others(placing, turns.get(placing.fitting.type_name, set()))
        for key, placing in found.items()
    }


def _as_others(placing: Placing, turns: set[tuple[int, int]]) -> Placing:
    same = tuple(way for way in placing.ways if {_turn(placing.fitting, way)} == turns)
    if len(same) != 1 or (0, 0) in turns:
        return placing
    return replace(placing, ways=same, how="it stands as the others of its type do")


def _turn(fitting: Fitting, way: Way) -> tuple[int, int]:
    """The direction out from the wall in its own axes, to a quarter turn; (0, 0) when askew."""
    if fitting.frame is None:
        return (0, 0)
    (ax, ay), (bx, by), (dx, dy) = fitting.frame.x_axis, fitting.frame.y_axis, way.frame.y_axis
    return (round(ax * dx + ay * dy), round(bx * dx + by * dy))
