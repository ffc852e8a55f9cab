"""The floor before a pan or basin: how deep it is clear, and how near a basin is to a pan."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely import LineString, MultiPoint, get_coordinates

from checker.geometry.circle import Area
from checker.geometry.strips import clear_run
from checker.measure.distrust import told
from checker.measure.evidence import dimension, outline
from checker.measure.registry import measure
from checker.measure.rooms.doors import Sweeps
from checker.measure.sanitary.answers import BASINS, Placings, over_ways, placed
from checker.measure.sanitary.cells import Cell
from checker.measure.sanitary.pans import STANDING, Placing, Way
from checker.measure.sanitary.transfer import named
from checker.measure.subjects import Subject
from checker.model import Element, Fitting
from checker.results.values import Quantity, Unknown

OVER = ("door swing",)
_ASK = "Model what stands in the room, its doors and the cubicle partitions."
Cells = Mapping[str, Cell]
_GRAZES = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is in the way beside a fitting, each with its name; the first `sure` of it surely is."""

    areas: tuple[Area, ...]
    names: tuple[str, ...]
    sure: int
    told: bool


@measure(
    "sanitary fitting",
    unit="m",
    lack="how much room there is in front of it",
    ask=_ASK,
    furniture="here",
)
def clear_in_front(
    subject: Subject,
    placings: Placings,
    cells: Cells,
    leaf_sweeps: Sweeps,
    doors_known: frozenset[str],
    *,
    may_overlap: tuple[str, ...] = OVER,
) -> Quantity | Unknown:
    """Free depth in front of a pan, basin, sink or urinal, over its width, in metres.

    From its front edge to the first wall, partition, fitting or furniture; door swings count unless
    they are among what it `may_overlap`. Exact to 0.1 mm. From nothing where the fittings of the
    room's use are not all modelled, where several pans stand in a row without partitions and where
    swings count and no door is known. An interval for things known by their hull, door swings that
    are open, and where the back wall is open. Unknown for other fittings, without a body, in no
    room, and without a wall behind it. AD M Diagram 21; ADA 606.2.
    """
    placing = placed(subject, placings, *STANDING)
    if isinstance(placing, Unknown):
        return placing
    taken = what_is_taken(placing, leaf_sweeps, doors_known, may_overlap)
    cell = cells.get(subject.id)
    told = taken.told and (cell is None or cell.is_own)
    floor = _floor(placing, cell)
    return over_ways(
        placing, lambda way: _in_front(way, floor, taken, placing.room.storey, told=told)
    )


@measure("sanitary fitting", unit="m", lack="how far the basin is from the pan")
def basin_within_reach(
    subject: Subject,
    placings: Placings,
    cells: Cells,
    doubtful_in: Mapping[str, tuple[Element, ...]],
) -> Quantity | Unknown:
    """From the front edge of a pan to the nearest basin or sink in the room, in metres.

    For rinsing hands while seated. Exact to 0.1 mm; for a basin known by its hull, from the hull to
    its nearest corner. Infinite where a partition, wall or cubicle door stands between. Unknown for
    other fittings, without a wall behind the pan, and in a room without a basin in the model, or
    with one that could not be read. Source: ours.
    """
    placing = placed(subject, placings, "wc")
    if isinstance(placing, Unknown):
        return placing
    perhaps = doubtful_in.get(placing.room.room.id, ())
    if lost := [each for each in perhaps if isinstance(each, Fitting) and each.kind in BASINS]:
        return told(lost)
    if not placing.room.of_kind(*BASINS):
        return Unknown(
            missing=("a basin in the room",),
            ask="Place the basin as IfcSanitaryTerminal with the type WASHHANDBASIN.",
        )
    floor = _floor(placing, cells.get(subject.id))
    return over_ways(placing, lambda way: _to_basin(placing, way, floor))


def what_is_taken(
    placing: Placing, leaf_sweeps: Sweeps, doors_known: frozenset[str], may_overlap: Sequence[str]
) -> Taken:
    """What is in the way beside a fitting, door swings too unless they may be there."""
    others = placing.room.others(placing.fitting.id)
    room_id = placing.room.room.id
    swings = "door swing" not in may_overlap
    sweeps = leaf_sweeps.get(room_id, ()) if swings else ()
    found = [(thing.hull_only, thing.area, named(thing)) for thing in others]
    found += [(not sweep.sure, sweep.polygon, "a door's swing") for sweep in sweeps]
    ordered = sorted(found, key=lambda each: each[0])
    return Taken(
        areas=tuple(area for _, area, _ in ordered),
        names=tuple(name for _, _, name in ordered),
        sure=sum(not doubtful for doubtful, _, _ in ordered),
        told=placing.room.told and (not swings or room_id in doors_known),
    )


def _floor(placing: Placing, cell: Cell | None) -> Area:
    """The floor that a fitting can be used from: a cubicle ends at its door as well."""
    return cell.area if cell is not None and cell.is_cubicle else placing.room.floor


def _in_front(way: Way, floor: Area, taken: Taken, storey: str, *, told: bool) -> Quantity:
    across = (-way.half, way.half)
    tight = clear_run(floor, taken.areas, frame=way.frame, across=across, start=way.front)
    loose = clear_run(
        floor, taken.areas[: taken.sure], frame=way.frame, across=across, start=way.least_front
    )
    stop = tight.stopped_by
    name = "a wall" if stop is None else taken.names[stop]
    line = (way.frame.to_plan(0.0, way.front), way.frame.to_plan(0.0, way.front + tight.length))
    blocker = (
        ()
        if stop is None
        else outline(taken.areas[stop], storey=storey, role="blocker", label=name)
    )
    return Quantity(
        low=tight.length if told else 0.0,
        high=max(tight.length, loose.length),
        unit="m",
        method="front edge to what is before it, over its width",
        steps=(
            f"{tight.length:.3f} m to {name}",
            "all that is listed is modelled" if told else "at most: not all of it is modelled",
        ),
        evidence=(dimension(line, storey=storey), *blocker),
    )


def _to_basin(placing: Placing, way: Way, floor: Area) -> Quantity:
    front = _front(way, half=way.half, y=way.front)
    found = []
    for basin in placing.room.of_kind(*BASINS):
        line = _reach(front, basin)
        if line is not None and line.difference(floor).length < _GRAZES:
            found.append((round(line.length, 4), basin.id, _farthest(front, basin), basin, line))
    if not found:
        return Quantity(
            low=math.inf, high=math.inf, unit="m", reason="no basin on this side of the partition"
        )
    _, _, _, basin, line = min(found, key=lambda each: each[:2])
    nearest = min(each[4].length for each in found)
    doubt = front.hausdorff_distance(_front(way, half=way.least, y=way.least_front))
    (x0, y0), (x1, y1) = line.coords
    return Quantity(
        low=max(0.0, nearest - doubt),
        high=max(nearest, min(each[2] for each in found)) + doubt,
        unit="m",
        method="front edge of the pan to the nearest basin",
        steps=(f"{nearest:.3f} m to {basin.ref.name or basin.kind}",),
        evidence=(dimension(((x0, y0), (x1, y1)), storey=placing.room.storey),),
    )


def _front(way: Way, *, half: float, y: float) -> LineString:
    """The front edge of a pan, at right angles to its centre line."""
    return LineString([way.frame.to_plan(-half, y), way.frame.to_plan(half, y)])


def _reach(front: LineString, basin: Fitting) -> LineString | None:
    return None if basin.shape is None else shapely.shortest_line(front, basin.shape.footprint)


def _farthest(front: LineString, basin: Fitting) -> float:
    """How far the basin is at most: corners of a hull are its own, what is between may not be."""
    if basin.shape is None:
        return math.inf
    plan = basin.shape.footprint
    own = MultiPoint(get_coordinates(plan)) if basin.shape.hull_only else plan
    return float(front.distance(own))
