"""How far the floor before an edge is clear, and whether a rectangle that is placed there is."""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import GRID, clean_area, polygons_of
from checker.geometry.faces import Span
from checker.geometry.frame import Frame
from checker.units import SLACK

REACH = 30.0
"""Metres after which a strip is no longer followed."""
_SLIVER = 1e-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How far a strip is clear (m) and what ends it: a thing's place in the list, else a wall."""

    length: float
    stopped_by: int | None = None


def snapped(shape: BaseGeometry) -> Area | None:
    """The polygons of a shape with corners on a grid of a thousandth of a millimetre.

    Cutting areas along shared edges leaves slits and spikes of no width, which are valid in one
    place and not in another; on the grid they are gone.

    >>> spiked = box(0, 0, 1, 1).union(box(1, 0.5, 1.5, 0.5000001))
    >>> snapped(spiked).bounds
    (0.0, 0.0, 1.0, 1.0)
    """
    return clean_area(shapely.set_precision(shape, GRID))


def clear_run(
    floor: Area, taken: Sequence[BaseGeometry], *, frame: Frame, across: Span, start: float
) -> Run:
    """How far the strip `across` (x) is clear along y, from `start`, in the axes of a frame.

    It ends where `floor` does or where something taken begins; things that reach 0.5 mm into
    it do not count. At most 30 m.

    >>> frame = Frame(origin=(0.0, 0.0))
    >>> run = clear_run(box(0, 0, 2, 3), [box(0, 2.5, 2, 3)], frame=frame, across=(0, 1), start=1)
    >>> run.length, run.stopped_by
    (1.5, 0)
    """
    strip = box(across[0] + SLACK, start + SLACK, across[1] - SLACK, start + REACH)
    if across[1] - across[0] <= 2 * SLACK:
        return Run(length=0.0)
    beyond, *hit = _cut_up(strip, floor, taken, frame)
    pieces: list[tuple[int | None, BaseGeometry]] = [(None, beyond), *enumerate(hit)]
    ends = [(_nearest(piece), index) for index, piece in pieces]
    end, stopped_by = min(ends, key=lambda each: each[0])
    length = min(end - start, REACH)
    return Run(length=0.0 if length <= 2 * SLACK else length, stopped_by=stopped_by)


def in_the_way(
    floor: Area, taken: Sequence[BaseGeometry], *, frame: Frame, x: Span, y: Span
) -> tuple[int | None, ...]:
    """What a rectangle, given in the axes of a frame, runs into: places in `taken`, None for walls.

    Empty when it lies free on the floor, give or take 0.5 mm on each side.

    >>> in_the_way(box(0, 0, 2, 2), [], frame=Frame(origin=(0.0, 0.0)), x=(0.0, 2.0), y=(0.0, 2.1))
    (None,)
    """
    wanted = box(x[0] + SLACK, y[0] + SLACK, x[1] - SLACK, y[1] - SLACK)
    pieces = _cut_up(wanted, floor, taken, frame)
    places: list[int | None] = [None, *range(len(taken))]
    return tuple(place for place, piece in zip(places, pieces, strict=True) if piece.area > _SLIVER)


def clear_gaps(
    floor: Area, taken: Sequence[BaseGeometry], *, frame: Frame, across: Span, along: Span
) -> tuple[Span, ...]:
    """The stretches of y, within `along`, in which the strip `across` (x) is clear.

    >>> frame = Frame(origin=(0.0, 0.0))
    >>> gaps = clear_gaps(
    ...     box(0, 0, 1, 3), [box(0, 1, 1, 2)], frame=frame, across=(0.0, 1.0), along=(0.0, 3.0)
    ... )
    >>> [tuple(round(y, 2) for y in gap) for gap in gaps]
    [(0.0, 1.0), (2.0, 3.0)]
    """
    strip = box(across[0] + SLACK, along[0] + SLACK, across[1] - SLACK, along[1] - SLACK)
    pieces = _cut_up(strip, floor, taken, frame)
    parts = [part for each in pieces for part in polygons_of(each) if part.area > _SLIVER]
    blocked = sorted((part.bounds[1], part.bounds[3]) for part in parts)
    gaps, start = [], along[0]
    for low, high in blocked:
        if low - start > 2 * SLACK:
            gaps.append((start, low))
        start = max(start, high)
    if along[1] - start > 2 * SLACK:
        gaps.append((start, along[1]))
    return tuple(gaps)


def _cut_up(
    wanted: Polygon, floor: Area, taken: Sequence[BaseGeometry], frame: Frame
) -> list[BaseGeometry]:
    """What of a shape, given in the axes of a frame, lies off a floor, and on each thing taken."""
    ground, *things = frame.shapes_to_local([floor, *taken])
    return [wanted.difference(ground), *shapely.intersection(wanted, things).tolist()]


def _nearest(piece: BaseGeometry) -> float:
    """The lowest y of what has an area; endless when nothing has."""
    found = [part.bounds[1] for part in polygons_of(piece) if part.area > _SLIVER]
    return min(found, default=float("inf"))
