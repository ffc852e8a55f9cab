"""Places where somebody in a wheelchair can wait on a stair without standing in the way."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import shapely
from shapely import LineString

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of, without
from checker.geometry.fit import Fit, rectangle_fits
from checker.geometry.overlay import joined
from checker.geometry.route import NEAR, WalkFloor
from checker.geometry.walkable import walkable
from checker.measure.evidence import length_text, outline
from checker.measure.registry import measure
from checker.measure.rooms.doors import Sweeps
from checker.measure.routes.found import WALKED_WIDTH, WHEELED_WIDTH
from checker.measure.routes.gates import INTO, Gate
from checker.measure.routes.spaces import FloorOf, Space
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Truth, Unknown
from checker.units import so_many
from checker.uses import RoomUses

_STOREY = 1.5
"""Metres between a floor and a door from which the door belongs to another storey."""
_ASK_STOREYS = "Draw the room of the stair on each storey, from floor to floor."
_ASK = "Model the flights of the stair and the doors of its room, and give the room a body."
_NO_BODY = Unknown(missing=("a body of the room of the stair",), ask=_ASK)


@measure("room", value="truth", lack="whether a refuge fits", ask=_ASK, furniture="here")
def refuge_fits(
    subject: Subject,
    walk_spaces: Mapping[str, Space],
    floor_of: FloorOf,
    gates_by_space: Mapping[str, tuple[Gate, ...]],
    leaf_sweeps: Sweeps,
    *,
    long: float = 1.4,
    short: float = 0.9,
    way: float = 1.05,
) -> Truth | Unknown:
    """Whether a wheelchair can wait in the room of a stair without narrowing the way through it.

    A rectangle of `long` by `short` metres has to fit at any angle on free floor that a wheelchair
    gets to (0.8 m wide) from a door, clear of flights, of door swings and of a strip `way` metres
    wide along the shortest way on foot from every door of the room to every flight in it. Settled
    to 0.5 mm. Open when it fits only if things known by their hull are smaller or a leaf swings
    the other way. Unknown when the room has no body that can be trusted, no door or no flight, and
    when it is one tall room: upper landings are no floor of it. Serves AD B 3.4 to 3.6.
    """
    space, gates = walk_spaces.get(subject.id), gates_by_space.get(subject.id, ())
    flights = [gate for gate in gates if gate.kind == "end"]
    doors = [gate for gate in gates if gate.kind != "end"]
    if space is None:
        return _NO_BODY
    if (lacking := _lacking(space, flights, doors)) is not None:
        return lacking
    sweeps = leaf_sweeps.get(subject.id, ())
    answers: set[bool] = set()
    drawn: tuple[Evidence, ...] = ()
    for sure in (True, False):
        floor = floor_of(subject.id, sure)
        ways = _strips(floor, doors, flights, way) if floor else []
        taken = [*ways, *(each.polygon for each in sweeps if each.sure or sure)]
        fit = _fit(floor, doors, taken, long=long, short=short) if floor else None
        answers.add(bool(fit))
        if fit is not None and fit.placed is not None:
            drawn = drawn or _drawn(fit.placed, ways, space.storey, f"{long:g} x {short:g} m")
    return Truth(
        possible=frozenset(answers),
        origin="derived",
        method=f"{length_text(long)} x {length_text(short)} clear of ways {length_text(way)} wide",
        steps=(f"{so_many(len(doors), 'door')}, {so_many(len(flights), 'end')} of flights",),
        evidence=drawn,
    )


@measure("refuge", value="truth", lack="whether it opens off a stair", doors="beside")
def joins_stair(
    subject: Subject, gates_by_space: Mapping[str, tuple[Gate, ...]], uses: RoomUses
) -> Truth | Unknown:
    """Whether a door, an opening or an open edge leads from the refuge straight into a stair.

    A stair is a room of that use, or a flight that begins in the refuge itself. Open when the
    use of a room beside it is. Unknown when no way leads out of it. Serves AD B 3.4.
    """
    gates = gates_by_space.get(subject.id, ())
    if not gates:
        return Unknown(missing=("a door or an opening of the refuge",), ask=_ASK)
    drawn = tuple(each for gate in gates for each in _gate_drawn(gate, subject, uses))
    if any(gate.kind == "end" for gate in gates):
        return Truth(
            possible=frozenset({True}),
            origin="derived",
            method="a flight begins in it",
            evidence=drawn,
        )
    beyond = {side for gate in gates for side in gate.sides if side != subject.id}
    kinds = [uses.of(side).possible for side in beyond]
    sure = any(known == {"stair"} for known in kinds)
    maybe = any("stair" in known or not known for known in kinds)
    possible = {True} if sure else {True, False} if maybe else {False}
    return Truth(
        possible=frozenset(possible),
        origin="derived",
        method="rooms beyond its doors and openings",
        evidence=drawn,
    )


def _lacking(space: Space, flights: Sequence[Gate], doors: Sequence[Gate]) -> Unknown | None:
    """What is not there to be measured, if anything."""
    if not flights or not doors:
        lacking = "a flight" if not flights else "a door"
        return Unknown(missing=(f"{lacking} of the room of the stair",), ask=_ASK)
    if any(abs(door.level - space.level) > _STOREY for door in doors):
        return Unknown(missing=("a room for each storey of the stair",), ask=_ASK_STOREYS)
    return None


def _gate_drawn(gate: Gate, subject: Subject, uses: RoomUses) -> tuple[Evidence, ...]:
    """A way out of the refuge, with what it leads to."""
    beyond = [uses.of(side).use for side in gate.sides if side != subject.id]
    words = "to the flight" if gate.kind == "end" else "".join(f"to the {use}" for use in beyond)
    across = gate.channel(math.dist(*gate.line), beyond=gate.deep)
    return outline(across, storey=subject.ref.storey, label=words)


def _fit(
    floor: Area, doors: Sequence[Gate], taken: Sequence[Area], *, long: float, short: float
) -> Fit | None:
    reached = _reached(floor, doors)
    left = without(reached, taken) if reached else None
    return rectangle_fits(left, long=long, short=short) if left else None


def _reached(floor: Area, doors: Sequence[Gate]) -> Area | None:
    """The part of a floor that a wheelchair gets to from its doors."""
    whole = _joined(floor, doors, WHEELED_WIDTH)
    places = [shapely.Point(door.middle) for door in doors]
    pieces = polygons_of(walkable(whole, WHEELED_WIDTH)) if whole is not None else []
    met = [part for part in pieces if any(part.distance(at) <= NEAR for at in places)]
    # Corners of the room, which no disc fills, belong to it.
    grown = shapely.union_all(met).buffer(WHEELED_WIDTH / 2, join_style="mitre")
    return clean_area(grown.intersection(floor))


def _strips(floor: Area, doors: Sequence[Gate], flights: Sequence[Gate], way: float) -> list[Area]:
    """The strips that people walk along, from every door to every flight that they lead to."""
    whole = _joined(floor, (*doors, *flights), WALKED_WIDTH)
    if whole is None:
        return []
    known = WalkFloor(walkable(whole, WALKED_WIDTH))
    found = [
        LineString(line.points).buffer(way / 2)
        for door in doors
        for line in known.ways([door.middle], [flight.middle for flight in flights])
        if line is not None and line.length > 0.0
    ]
    return [area for strip in found if (area := clean_area(strip)) is not None]


def _joined(floor: Area, gates: Sequence[Gate], width: float) -> Area | None:
    """A floor with what lies in the gates that lead off it."""
    least = width / 2 + INTO
    channels = [
        gate.channel(gate.clear[1], beyond=(max(a, least) + INTO, max(b, least) + INTO))
        for gate in gates
        for a, b in [gate.deep]
    ]
    return clean_area(joined([floor, *channels]))


def _drawn(placed: Area, ways: Sequence[Area], storey: str, label: str) -> tuple[Evidence, ...]:
    """The refuge with its size, and the ways that it is clear of."""
    around = (each for strip in ways for each in outline(strip, storey=storey, role="context"))
    return (*outline(placed, storey=storey, label=label), *around)
