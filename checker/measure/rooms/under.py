"""How deep and how high the space under a basin or another fitting is: room for knees."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely import Point as PlanPoint

from checker.geometry.axes import sides
from checker.geometry.circle import Area
from checker.geometry.frame import Frame, Point
from checker.measure.evidence import dimension, length_text, outline
from checker.measure.obstacles import FLAT, Obstacle
from checker.measure.registry import measure
from checker.measure.rooms.taken import Taken, seen_from, taken_by
from checker.measure.subjects import Subject
from checker.model import Fitting, LocalBox, Room
from checker.results.values import Quantity, Unknown
from checker.units import so_many

_AS_NEAR = 0.02
_FLAT_PART = 0.05
_GRAIN = 1e-6
_ASK = "Model the basin as separate parts (bowl, pedestal, trap) and place it in its room."

Holding = Mapping[str, tuple[str, ...]]
Standing = Mapping[str, tuple[Obstacle, ...]]
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a fitting seen from its front: how deep it begins, from side to side, how high."""

    start: float
    side: tuple[float, float]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Front:
    """A fitting seen from one of its sides: `deep` metres from there to its back, `wide` across.

    `middle` is the middle of the front and `back` that of the side behind it, on the plan.
    `taken` is what else stands there, x across the front, y inward.
    """

    deep: float
    wide: float
    middle: Point
    back: Point
    parts: tuple[_Part, ...]
    taken: tuple[Taken, ...] = ()

    def windows(self, width: float) -> Iterator[tuple[float, float]]:
        """Stretches of the front that are this wide, each as far to one side as a part allows."""
        width = min(width, self.wide)
        edges = [0.0, self.wide - width]
        edges += [part.side[1] for part in self.parts]
        edges += [part.side[0] - width for part in self.parts]
        edges += [each.area.bounds[2] for each in self.taken]
        edges += [each.area.bounds[0] - width for each in self.taken]
        for edge in edges:
            if -_GRAIN <= edge <= self.wide - width + _GRAIN:
                yield edge, edge + width

    def within(self, window: tuple[float, float]) -> list[_Part]:
        """The parts behind a stretch of the front."""
        return [
            part
            for part in self.parts
            if part.side[0] < window[1] - _GRAIN and part.side[1] > window[0] + _GRAIN
        ]

    def first(self, window: tuple[float, float], height: float, *, sure: bool) -> float:
        """How deep another thing that begins lower than `height` ends a stretch; else infinite."""
        return min(
            (
                each.begins(window, self.deep)
                for each in self.taken
                if each.low < height - _GRAIN and (each.sure or not sure)
            ),
            default=math.inf,
        )

    def line(self, depth: float) -> tuple[Point, Point]:
        """From the middle of the front as deep as that."""
        (x0, y0), (x1, y1), share = self.middle, self.back, depth / self.deep
        return self.middle, (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)


@measure(
    "sanitary fitting",
    unit="m",
    lack="how deep the knee space under it is",
    ask=_ASK,
    furniture="here",
)
def knee_space_depth(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    obstacles: Standing,
    rooms_holding: Holding,
    rooms_by_id: Mapping[str, Room],
    *,
    height: float = 0.7,
    width: float = 0.76,
) -> Quantity | Unknown:
    """How deep one can go under a fitting from its front where `height` metres are free.

    The front is the side away from the wall that it hangs on; in a corner both that may be are
    tried. Over a stretch of the front `width` metres wide, or all of it where it is narrower:
    the one with most depth. Parts of the body that begin lower than `height` end it, by their
    extent, and so does anything else that stands there; what stands less than 0.1 m before the
    front closes it. Exact to 0.1 mm. From nothing to all of its depth where the body is one piece
    that reaches from lower to higher: what is under it is hidden in that. Open also where another
    thing is known by its hull. Unknown when the fitting has no body or stands in no room.

    Serves AD M 3.6(e) and ADA 306.3.
    """
    found = _seen(subject, outlines, obstacles, rooms_holding, rooms_by_id)
    if isinstance(found, Unknown):
        return found
    fronts, above, top = found
    depths = [_depth(front, above, top, height, width) for front in fronts]
    low, high = min(low for low, _ in depths), max(high for _, high in depths)
    storey = subject.ref.storey
    return Quantity(
        low=low,
        high=high,
        unit="m",
        method=f"depth under it with {length_text(height)} free",
        steps=_steps(fronts),
        evidence=(
            *(dimension(front.line(high), storey=storey) for front in fronts[:1] if high > 0.0),
            *outline(subject.element.shape.footprint, storey=storey, role="context"),
        ),
    )


@measure(
    "sanitary fitting",
    unit="m",
    lack="how high the space under it is",
    ask=_ASK,
    furniture="here",
)
def knee_height(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    obstacles: Standing,
    rooms_holding: Holding,
    rooms_by_id: Mapping[str, Room],
    *,
    depth: float = 0.2,
    width: float = 0.76,
) -> Quantity | Unknown:
    """How high the free space under a fitting is over the first `depth` metres from its front.

    Front and stretch as for `knee_space_depth`; the one with most height. Parts thicker than 50
    mm may be higher at the front than at their lowest point: so the value is an interval then,
    and where the body is one piece. What else stands there ends it too. Exact to 0.1 mm
    otherwise. Unknown when the fitting has no body or stands in no room.

    Serves AD M 3.6(e) and ADA 306.3.
    """
    found = _seen(subject, outlines, obstacles, rooms_holding, rooms_by_id)
    if isinstance(found, Unknown):
        return found
    fronts, above, top = found
    heights = [_height(front, above, top, depth, width) for front in fronts]
    low, high = min(low for low, _ in heights), max(high for _, high in heights)
    storey = subject.ref.storey
    return Quantity(
        low=low,
        high=high,
        unit="m",
        method=f"free height under its first {length_text(depth)}",
        steps=_steps(fronts),
        evidence=outline(
            subject.element.shape.footprint, storey=storey, label=f"{length_text(low)} free"
        ),
    )


def _depth(
    front: _Front, above: float, top: float, height: float, width: float
) -> tuple[float, float]:
    low = high = 0.0
    for window in front.windows(width):
        own = _own_depth(front, window, (above, top), height)
        low = max(low, min(own[0], front.first(window, height, sure=False)))
        high = max(high, min(own[1], front.first(window, height, sure=True)))
    return low, high


def _own_depth(front: _Front, window: Span, reach: Span, height: float) -> tuple[float, float]:
    """How deep one can go as far as the fitting itself lets one: least, most."""
    above, top = reach
    if above >= height - _GRAIN:
        return front.deep, front.deep
    if top < height:
        return 0.0, 0.0
    if not front.parts:
        return 0.0, front.deep
    starts = [part.start for part in front.within(window) if part.low < height - _GRAIN]
    found = max(min(starts, default=front.deep), 0.0)
    return found, found


def _height(
    front: _Front, above: float, top: float, depth: float, width: float
) -> tuple[float, float]:
    lowest = []
    for window in front.windows(width):
        parts = [part for part in front.within(window) if part.start < depth - _GRAIN]
        low = min((part.low for part in parts), default=above)
        high = min((part.high for part in parts), default=low if front.parts else top)
        near = [each for each in front.taken if each.begins(window, front.deep) < depth - _GRAIN]
        low = min([low, *(each.low for each in near)])
        high = min([high, *(each.low for each in near if each.sure)])
        lowest.append((max(low, 0.0), max(low, high, 0.0)))
    return max(lowest)


def _steps(fronts: list[_Front]) -> tuple[str, ...]:
    told = "its body is one piece" if not fronts[0].parts else so_many(len(fronts[0].parts), "part")
    return (told, *(("either of two sides may be its front",) if len(fronts) > 1 else ()))


def _seen(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    obstacles: Standing,
    rooms_holding: Holding,
    rooms_by_id: Mapping[str, Room],
) -> tuple[list[_Front], float, float] | Unknown:
    """The sides that may be its front, and how far over the floor it begins and ends."""
    fitting: Fitting = subject.element
    rooms = [rooms_by_id[each] for each in rooms_holding.get(subject.id, ())]
    room = next((each for each in rooms if each.shape), None)
    if fitting.shape is None or room is None or room.shape is None:
        return Unknown(missing=("a body of the fitting in a room",), ask=_ASK)
    area = outlines[room.id]
    if isinstance(area, Unknown):
        return area
    above = fitting.shape.base - room.shape.base
    top = fitting.shape.top - room.shape.base
    frame = fitting.frame or _frame_of(fitting.shape.footprint)
    x, y = _extent(fitting.shape.footprint, frame)
    parts = _low_parts(fitting, above) if fitting.frame else []
    others = [each for each in obstacles.get(room.id, ()) if each.element.id != fitting.id]
    every = list(_fronts(frame, x, y, parts))
    backs = [PlanPoint(front.back).distance(area.boundary) for front, _ in every]
    taken = taken_by(others)
    near = [
        replace(front, taken=seen_from(axes, taken))
        for (front, axes), away in zip(every, backs, strict=True)
        if away <= min(backs) + _AS_NEAR
    ]
    return near, above, top


def _fronts(
    frame: Frame, x: Span, y: Span, parts: Sequence[LocalBox]
) -> Iterator[tuple[_Front, Frame]]:
    """A fitting as seen from each of its four sides, nothing else beside it; and those axes."""
    for sideways in (False, True):
        wide, deep = (y, x) if sideways else (x, y)
        for from_end in (False, True):
            start, back = (deep[1], deep[0]) if from_end else deep
            middle = (wide[0] + wide[1]) / 2
            front_at, back_at = (
                frame.to_plan(*((at, middle) if sideways else (middle, at))) for at in (start, back)
            )
            axes = _axes_of_front(frame, wide[0], start, sideways=sideways, turned=from_end)
            front = _Front(
                deep=deep[1] - deep[0],
                wide=wide[1] - wide[0],
                middle=front_at,
                back=back_at,
                parts=tuple(
                    _part(part, sideways=sideways, start=start, left=wide[0]) for part in parts
                ),
            )
            yield front, axes


def _axes_of_front(
    frame: Frame, left: float, start: float, *, sideways: bool, turned: bool
) -> Frame:
    """Axes at the left end of a front: x along it, y inward."""
    across, inward = (frame.y_axis, frame.x_axis) if sideways else (frame.x_axis, frame.y_axis)
    origin = frame.to_plan(*((start, left) if sideways else (left, start)))
    return Frame(
        origin=origin, x_axis=across, y_axis=(-inward[0], -inward[1]) if turned else inward
    )


def _part(part: LocalBox, *, sideways: bool, start: float, left: float) -> _Part:
    across, inward = (part.y, part.x) if sideways else (part.x, part.y)
    return _Part(
        start=min(abs(at - start) for at in (*inward, min(max(start, inward[0]), inward[1]))),
        side=(across[0] - left, across[1] - left),
        low=part.z[0],
        high=part.z[1] if part.z[1] - part.z[0] > _FLAT_PART else part.z[0],
    )


def _low_parts(fitting: Fitting, above: float) -> list[LocalBox]:
    """The parts of a fitting with their heights over the floor; what lies on it left out."""
    lift = above - min((part.z[0] for part in fitting.solids), default=0.0)
    lifted = [
        LocalBox(x=part.x, y=part.y, z=(part.z[0] + lift, part.z[1] + lift))
        for part in fitting.solids
    ]
    return [part for part in lifted if part.z[1] > FLAT]


def _frame_of(plan: Area) -> Frame:
    """Axes along the sides of the smallest rectangle round a plan."""
    direction, middle = sides(plan).direction, plan.centroid
    cos, sin = float(np.cos(direction)), float(np.sin(direction))
    return Frame(origin=(middle.x, middle.y), x_axis=(cos, sin), y_axis=(-sin, cos))


def _extent(plan: Area, frame: Frame) -> tuple[Span, Span]:
    local = np.array([frame.to_local((x, y)) for x, y in shapely.get_coordinates(plan)])
    (x0, y0), (x1, y1) = local.min(axis=0), local.max(axis=0)
    return (float(x0), float(x1)), (float(y0), float(y1))
