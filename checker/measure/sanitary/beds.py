"""Changing beds: how much floor is free along their long sides."""

import math
from collections.abc import Mapping

import shapely

from checker.geometry.axes import sides
from checker.geometry.faces import facing
from checker.geometry.frame import Frame
from checker.geometry.strips import clear_run
from checker.measure.evidence import dimension
from checker.measure.obstacles import blockers_drawn
from checker.measure.registry import measure
from checker.measure.sanitary.answers import at_least
from checker.measure.sanitary.rooms import SanitaryRoom
from checker.measure.sanitary.transfer import named
from checker.measure.subjects import Subject
from checker.model import Fitting
from checker.results.values import Quantity, Unknown

Rooms = Mapping[str, SanitaryRoom]
_LONGER = 1.2
_LACK = "how much room there is beside the changing bed"
_ASK = "Name the changing bed as such, and model what else stands in the room."


Pair = tuple[Quantity, Quantity]
"""The free floor along two sides of a bed that face away from each other."""


@measure("room", unit="m", lack=_LACK, ask=_ASK, furniture="here")
def bed_clear_width(subject: Subject, sanitary_rooms: Rooms) -> Quantity | Unknown:
    """Free floor beside a changing bed on the narrower of its long sides, in metres.

    Over the whole length of the bed, clear of walls, fittings and furniture; of several beds the
    best. Exact to 0.1 mm. From nothing where the fittings of the room's use are not all modelled.
    An interval for things known by their hull, and for a bed nearly as wide as long. Unknown
    without a changing bed in the model, which is told by its name. Serves HYG-03, schools/C30.
    """
    beds = _beds(subject, sanitary_rooms)
    if isinstance(beds, Unknown):
        return beds
    found = [[min(pair, key=lambda side: (side.low, side.high)) for pair in bed] for bed in beds]
    return Quantity(
        low=max(min(side.low for side in narrow) for narrow in found),
        high=max(max(side.high for side in narrow) for narrow in found),
        unit="m",
        method="long side of the bed to what is next to it, over its whole length",
        steps=_steps(beds),
        evidence=max((each[0] for each in found), key=lambda each: each.low).evidence,
    )


@measure("room", unit="count", lack=_LACK, ask=_ASK, furniture="here")
def bed_clear_sides(
    subject: Subject, sanitary_rooms: Rooms, *, width: float = 1.0
) -> Quantity | Unknown:
    """Number of long sides of a changing bed with `width` metres of free floor: 0, 1 or 2.

    Measured as `bed_clear_width`; of several beds the best. Exact, each side settled to 0.5 mm; an
    interval where a side is one. Unknown as `bed_clear_width`. Serves HYG-03, schools/C30.
    """
    beds = _beds(subject, sanitary_rooms)
    if isinstance(beds, Unknown):
        return beds
    sure = [[sum(at_least(side, width) == {True} for side in pair) for pair in b] for b in beds]
    may = [[sum(True in at_least(side, width) for side in pair) for pair in b] for b in beds]
    return Quantity(
        low=float(max(map(min, sure))),
        high=float(max(map(max, may))),
        unit="count",
        method=f"long sides of the bed with {width:.3f} m free",
        steps=_steps(beds),
        evidence=tuple(shape for bed in beds for side in bed[0] for shape in side.evidence),
    )


def _beds(subject: Subject, rooms: Rooms) -> list[list[Pair]] | Unknown:
    """The beds of a room, each with its long sides: two pairs where either may be the long one."""
    room = rooms.get(subject.id)
    found = room.of_kind("changing bed") if room else ()
    placed = [each for each in found if each.shape and not each.shape.source.problem]
    if room is None or not placed:
        return Unknown(missing=("a changing bed in the room",), ask=_ASK)
    return [_bed(each, room) for each in sorted(placed, key=lambda each: each.id)]


def _bed(bed: Fitting, room: SanitaryRoom) -> list[Pair]:
    if bed.shape is None:
        raise ValueError("A bed without a body is not measured.")
    found = sides(bed.shape.footprint)
    middle = shapely.minimum_rotated_rectangle(bed.shape.footprint).centroid
    x, y = math.cos(found.direction), math.sin(found.direction)
    lengthways = Frame(origin=(middle.x, middle.y), x_axis=(y, -x), y_axis=(x, y))
    ways = [(lengthways, found.long, found.short)]
    if found.long < _LONGER * found.short:
        ways.append((facing(lengthways, "right"), found.short, found.long))
    return [
        (
            _side(room, bed, facing(frame, "left"), long=long, short=short),
            _side(room, bed, facing(frame, "right"), long=long, short=short),
        )
        for frame, long, short in ways
    ]


def _side(room: SanitaryRoom, bed: Fitting, frame: Frame, *, long: float, short: float) -> Quantity:
    """The free floor from one side of a bed, in a frame in its middle that faces that side."""
    things = sorted(room.others(bed.id), key=lambda thing: thing.hull_only)
    sure = sum(not thing.hull_only for thing in things)
    areas = [thing.area for thing in things]
    across, start = (-long / 2, long / 2), short / 2
    tight = clear_run(room.floor, areas, frame=frame, across=across, start=start)
    loose = clear_run(room.floor, areas[:sure], frame=frame, across=across, start=start)
    blocker = None if tight.stopped_by is None else things[tight.stopped_by]
    line = (frame.to_plan(0.0, start), frame.to_plan(0.0, start + tight.length))
    return Quantity(
        low=tight.length if room.told else 0.0,
        high=max(tight.length, loose.length),
        unit="m",
        steps=(f"{tight.length:.3f} m from a long side to {named(blocker)}",),
        evidence=(
            dimension(line, storey=room.storey),
            *blockers_drawn([blocker] if blocker else [], storey=room.storey),
        ),
    )


def _steps(beds: list[list[Pair]]) -> tuple[str, ...]:
    return tuple(step for bed in beds for pair in bed for side in pair for step in side.steps)
