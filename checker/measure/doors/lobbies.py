"""Lobbies: the clear way between two doors of a room, its width, and what swings into it."""

from __future__ import annotations

from collections.abc import Mapping

from checker.geometry.across import Across, narrowest_across
from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.overlay import cut, joined
from checker.measure.doors.estimate import mm
from checker.measure.doors.lobby_pairs import DoorPair, Gate, Pairs
from checker.measure.doors.sweep import SwingSector
from checker.measure.evidence import dimension, length_text, outline
from checker.measure.obstacles import Obstacle
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Measured, Quantity, Unknown
from checker.units import SLACK

_ASK = "Model both doors of the lobby in their walls, with their leaves and OperationType."
_NO_PAIR = "two doors that face each other or stand across a corner"


@measure("room", unit="m", lack="how far its doors are apart", ask=_ASK, doors="beside")
def lobby_length(subject: Subject, door_pairs: Pairs) -> Measured:
    """Clear distance between the two doors of a lobby along the way, m, both doors shut.

    From the plane of one closed leaf to that of the other: straight between doors that face each
    other, round the corner between doors at right angles. Where no leaf is modelled the wall's face
    counts, or up to the wall's thickness more when the leaf does not swing in. Doors to stores and
    plant do not count; of three or more doors the tightest pair does, less what swings in. Exact to
    0.1 mm. Unknown without such a pair. AD M 2.29, 3.16; ADA 404.2.6.
    """
    pair = _tightest(subject, door_pairs)
    if isinstance(pair, Unknown):
        return pair
    return _quantity(
        pair,
        pair.length,
        method="from door to door along the way" if pair.faces else "round the corner",
        evidence=_way(pair, storey=subject.ref.storey),
    )


@measure("room", unit="m", lack="what swings into it", ask=_ASK, doors="beside")
def swings_into_lobby(
    subject: Subject, door_pairs: Pairs, swing_sectors: Mapping[str, tuple[SwingSector, ...]]
) -> Measured:
    """How far leaves swing into a lobby, together, m: the sum over its two doors.

    Of each door that swings in the width of its widest leaf, as exact as `leaf_width`; 0 of one
    that swings out. An interval when the operation or the hinge side is open, or the leaf is not
    modelled. Unknown without two doors as for `lobby_length`. AD M 2.29, 3.16.
    """
    pair = _tightest(subject, door_pairs)
    if isinstance(pair, Unknown):
        return pair
    return _quantity(
        pair,
        pair.swing,
        method="leaves that swing in",
        evidence=_swept(pair, swing_sectors, storey=subject.ref.storey),
    )


@measure(
    "room",
    unit="m",
    lack="how wide it is between its doors",
    ask=_ASK,
    furniture="here",
    doors="beside",
)
def lobby_width(
    subject: Subject,
    door_pairs: Pairs,
    outlines: Mapping[str, Area | Unknown],
    obstacles: Mapping[str, tuple[Obstacle, ...]],
) -> Measured:
    """Least clear width of a lobby across the way between its two doors, m.

    Wall to wall, clear of columns, fittings and furniture as modelled; between doors at right
    angles the narrower of both legs. Exact to 0.1 mm. An interval where a thing is only known by
    its hull. Unknown without two doors as for `lobby_length`, and where what stands there leaves no
    way between them. AD M 2.29(c), 3.16(c).
    """
    if isinstance(pair := _tightest(subject, door_pairs), Unknown):
        return pair
    if isinstance(area := outlines[subject.id], Unknown):
        return area
    things = obstacles.get(subject.id, ())
    loose = _narrowest(pair, area, [thing for thing in things if not thing.hull_only])
    tight = _narrowest(pair, area, things)
    if loose is None:
        return Unknown(missing=("a way from door to door that is free",), ask=_ASK)
    shown = tight or loose
    return _quantity(
        pair,
        (min(tight[1].width, loose[1].width) if tight else 0.0, loose[1].width),
        method="narrowest across the way between the doors",
        evidence=(dimension(_ends(*shown), storey=subject.ref.storey),),
    )


@measure("room", unit="m", lack="how wide its door leaves are", ask=_ASK, doors="beside")
def lobby_leaf_width(
    subject: Subject, door_pairs: Pairs, swing_sectors: Mapping[str, tuple[SwingSector, ...]]
) -> Measured:
    """Width of the widest leaf of a lobby's two doors, m.

    The leaves are those of `leaf_width`, and as exact. Unknown without two doors as for
    `lobby_length`. AD M 2.29(c), 3.16(c).
    """
    pair = _tightest(subject, door_pairs)
    if isinstance(pair, Unknown):
        return pair
    spans = [gate.leaf for gate in pair.gates]
    found = (max(span[0] for span in spans), max(span[1] for span in spans))
    evidence = _leaves_drawn(pair, swing_sectors, storey=subject.ref.storey)
    return _quantity(pair, found, method="widest leaf of both doors", evidence=evidence)


@measure("room", unit="count", lack="how many leaves its doors have", ask=_ASK, doors="beside")
def lobby_leaves(
    subject: Subject, door_pairs: Pairs, swing_sectors: Mapping[str, tuple[SwingSector, ...]]
) -> Measured:
    """The most leaves that either of a lobby's two doors has: 2 where one is a pair.

    From the operation or the panels of both, exact; one or two where neither tells. Unknown without
    two doors as for `lobby_length`. AD M 2.29(c).
    """
    pair = _tightest(subject, door_pairs)
    if isinstance(pair, Unknown):
        return pair
    spans = [gate.leaves for gate in pair.gates]
    low, high = max(span[0] for span in spans), max(span[1] for span in spans)
    return Quantity(
        low=low,
        high=high,
        unit="count",
        origin="derived",
        method="operation",
        evidence=_leaves_drawn(pair, swing_sectors, storey=subject.ref.storey),
    )


def _tightest(subject: Subject, pairs: Pairs) -> DoorPair | Unknown:
    found = pairs.get(subject.id, ())
    return found[0] if found else Unknown(missing=(_NO_PAIR,), ask=_ASK)


def _quantity(
    pair: DoorPair, span: tuple[float, float], *, method: str, evidence: tuple[Evidence, ...]
) -> Quantity:
    one, other = (gate.door.ref.name or gate.door.id for gate in pair.gates)
    low, high = pair.swing
    swings = mm(high) if high - low < SLACK else f"{low * 1000:.0f} to {mm(high)}"
    return Quantity(
        low=span[0],
        high=span[1],
        unit="m",
        method=method,
        steps=(f"between {one} and {other}", f"leaves swing in by {swings}"),
        evidence=evidence,
    )


def _way(pair: DoorPair, *, storey: str) -> tuple[Evidence, ...]:
    """The way from door to door, with its length as label."""
    if pair.overlaps:
        first = pair.gates[0].frame
        ends = (first.origin, first.to_plan(0.0, pair.length[0]))
        return (dimension(ends, storey=storey),)
    text = length_text(pair.length[0])
    return (Evidence(role="path", shape="line", coords=pair.path, storey=storey, label=text),)


def _swept(
    pair: DoorPair, sectors: Mapping[str, tuple[SwingSector, ...]], *, storey: str
) -> tuple[Evidence, ...]:
    """The sweeps of both doors that come to the room's side."""
    return tuple(
        drawn
        for gate in pair.gates
        for sector in sectors.get(gate.door.id, ())
        if gate.frame.to_local(sector.leaf[1])[1] > 0
        for drawn in outline(sector.polygon, storey=storey, element=gate.door.ref.global_id)
    )


def _leaves_drawn(
    pair: DoorPair, sectors: Mapping[str, tuple[SwingSector, ...]], *, storey: str
) -> tuple[Evidence, ...]:
    """The leaves of both doors as they stand open, each with its width."""
    return tuple(
        dimension(sector.leaf, storey=storey)
        for gate in pair.gates
        for sector in sectors.get(gate.door.id, ())
    )


def _narrowest(
    pair: DoorPair, area: Area, things: list[Obstacle] | tuple[Obstacle, ...]
) -> tuple[Gate, Across] | None:
    """The narrowest place across the way, and the door in whose axes it is found."""
    free = clean_area(cut(area, joined(thing.area for thing in things)))
    one, other = pair.gates
    ahead = one.frame.to_local(other.frame.origin)[1]
    legs = [(one, ahead - max(other.floor, 0.0) if pair.faces else ahead)]
    if not pair.faces:
        legs.append((other, other.frame.to_local(one.frame.origin)[1]))
    found = []
    for gate, end in legs:
        local = clean_area(gate.frame.shape_to_local(free)) if free is not None else None
        narrow = None if local is None else narrowest_across(local, gate.floor, end)
        if narrow is None:
            return None
        found.append((gate, narrow))
    return min(found, key=lambda each: each[1].width)


def _ends(gate: Gate, across: Across) -> tuple[tuple[float, float], tuple[float, float]]:
    place = gate.frame.to_plan
    return place(across.x[0], across.y), place(across.x[1], across.y)
