"""What one meets on a way, in order: doors and narrow passages, lifts and ramps, and its lines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import shapely
from shapely import LineString

from checker.measure.measurer import Measurer
from checker.measure.room_words import full_name_of
from checker.measure.routes.gates import Gate
from checker.measure.routes.legs import Leg
from checker.measure.routes.network import Network
from checker.measure.subjects import Subject
from checker.results.journey import JourneyLeg, LevelChange, Pinch
from checker.results.values import Measured, Quantity, Unknown

PASSING = 1.8
"""Metres of clear width below which a passage is listed: there two wheelchairs do not pass."""
COARSE = 0.1
"""Metres by which a line may be simplified: a drawing of a whole storey shows no less."""
DIGITS = 4
_PLACES = 2
_ON = 0.01
_CORRIDORS = frozenset({"corridor", "circulation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of a way with how far it is from the start to its beginning, metres.

    `line` is what is walked on a floor or a ramp; none in a lift, or where nobody knows how.
    """

    leg: Leg
    before: float
    line: LineString | None


def stretches(legs: Iterable[Leg]) -> tuple[Stretch, ...]:
    """The pieces of a way in order, each with the distance to where it begins."""
    found, gone = [], 0.0
    for leg in legs:
        found.append(Stretch(leg=leg, before=gone, line=_line(leg)))
        gone += _length(leg)
    return tuple(found)


def _line(leg: Leg) -> LineString | None:
    drawn = leg.link is None or leg.link.kind in ("ramp", "stair")
    return LineString(leg.points) if drawn and len(leg.points) > 1 else None


def length_of(way: Sequence[Stretch]) -> float:
    """How long the whole way is, metres on the plan."""
    return way[-1].before + _length(way[-1].leg) if way else 0.0


def drawn_legs(way: Iterable[Stretch]) -> tuple[JourneyLeg, ...]:
    """The lines of a way by storey, simplified and rounded."""
    return tuple(
        JourneyLeg(
            storey=each.leg.storey,
            points=tuple(
                (round(x, _PLACES), round(y, _PLACES))
                for x, y in shapely.get_coordinates(each.line.simplify(COARSE)).tolist()
            ),
        )
        for each in way
        if each.line is not None and each.line.length > 0.0
    )


def level_changes(way: Iterable[Stretch], ids: Mapping[str, str]) -> tuple[LevelChange, ...]:
    """Lifts, ramps and stairs on a way, and what of it the model does not show."""
    return tuple(
        LevelChange(
            kind=link.kind,
            at=round(each.before, _PLACES),
            length=round(_length(each.leg), _PLACES),
            global_id=ids.get(link.element, ""),
            name=link.name,
            to_storey=each.leg.storey,
        )
        for each in way
        if (link := each.leg.link) is not None
    )


@dataclass(frozen=True, slots=True)
class Narrows:
    """Finds the doors and narrow passages on ways, with the widths that rules judge.

    Many ways lead through one door: what is `known` of it is kept.
    """

    measurer: Measurer
    ids: Mapping[str, str]
    doors: Mapping[str, Subject]
    passages: tuple[tuple[Pinch, LineString], ...]
    known: dict[Gate, Pinch] = field(default_factory=dict)

    def on(
        self, way: Sequence[Stretch], network: Network, ends: Sequence[str]
    ) -> tuple[Pinch, ...]:
        """All on a way in order; `ends` are the gates at its two ends."""
        met = [*self._gates(way, network), *_at_ends(way, network, ends)]
        met.sort(key=lambda each: each[:2])  # in a lift one is nowhere nearer: piece by piece
        found: dict[str, Pinch] = {}
        for _, at, gate in met:
            if gate.id not in found:
                found[gate.id] = replace(self._of_gate(gate), at=round(at, _PLACES))
        for each in way:
            for pinch, line in self._passages(each):
                at = each.before + _where(each, line)
                found.setdefault(pinch.global_id, replace(pinch, at=round(at, _PLACES)))
        return tuple(sorted(found.values(), key=lambda each: each.at))

    def _gates(self, way: Iterable[Stretch], network: Network) -> Iterator[tuple[int, float, Gate]]:
        """Doors and openings that a way leads through, by the number of the piece of the way."""
        for number, each in enumerate(way):
            if each.leg.deck is None or each.line is None:
                continue
            met = network.decks[each.leg.deck].gates_on(each.line)
            gates = [gate for gate in met if gate.kind in ("door", "opening")]
            if gates:
                middles = shapely.points([gate.middle for gate in gates])
                along = shapely.line_locate_point(each.line, middles).tolist()
                for at, gate in zip(along, gates, strict=True):
                    yield number, each.before + at, gate

    def _of_gate(self, gate: Gate) -> Pinch:
        if gate not in self.known:
            self.known[gate] = self._wide(gate)
        return self.known[gate]

    def _wide(self, gate: Gate) -> Pinch:
        """A door as wide as it is measured; a hole in the wall as wide as it is modelled."""
        door = self.doors.get(gate.id)
        width: Measured | Mapping[str, Measured] = Quantity(
            low=gate.clear[0], high=gate.clear[1], unit="m"
        )
        if door is not None:
            width = self.measurer.measure("clear_opening_width", door)
        return replace(
            _as_wide(width),
            kind="door" if door is not None else "opening",
            global_id=self.ids.get(gate.id, gate.element),
            name=gate.name,
            storey=gate.storey,
        )

    def _passages(self, stretch: Stretch) -> Iterator[tuple[Pinch, LineString]]:
        line = stretch.line
        if line is None:
            return
        for pinch, across in self.passages:
            if pinch.storey == stretch.leg.storey and line.distance(across) <= _ON:
                yield pinch, across


def narrows(measurer: Measurer, ids: Mapping[str, str]) -> Narrows:
    """Ready to look along ways: doors by id, and corridors that are narrow somewhere."""
    return Narrows(
        measurer,
        ids,
        {each.id: each for each in measurer.subjects("door")},
        tuple(_narrow_passages(measurer)),
    )


def _narrow_passages(measurer: Measurer) -> Iterator[tuple[Pinch, LineString]]:
    """The narrowest place of each corridor where two wheelchairs may not pass each other."""
    for room in measurer.subjects("room"):
        if measurer.uses.of(room.id).use not in _CORRIDORS:
            continue
        width = measurer.measure("clear_width", room)
        if not isinstance(width, Quantity) or width.low >= PASSING:
            continue
        line = next((e for e in width.evidence if e.shape == "line" and e.role == "measured"), None)
        if line is not None and len(line.coords) > 1:
            pinch = replace(
                _as_wide(width),
                global_id=room.ref.global_id,
                name=full_name_of(room.element),
                storey=room.ref.storey,
            )
            yield pinch, LineString(line.coords)


def _as_wide(width: Measured | Mapping[str, Measured]) -> Pinch:
    """A pinch of a measured width; without one it says what is missing."""
    if isinstance(width, Quantity):
        return Pinch(
            kind="passage", at=0.0, low=round(width.low, DIGITS), high=round(width.high, DIGITS)
        )
    missing = width.missing[0] if isinstance(width, Unknown) and width.missing else ""
    return Pinch(kind="passage", at=0.0, missing=missing or "its clear width")


def _at_ends(
    way: Sequence[Stretch], network: Network, ends: Sequence[str]
) -> Iterator[tuple[int, float, Gate]]:
    """The doors in which a way starts and ends, also where one cannot stand in their middle."""
    places = ((-1, 0.0), (len(way), length_of(way)))
    for gate_id, (number, at) in zip(ends, places, strict=False):
        gate = network.gates.get(gate_id)
        if gate is not None and gate.kind in ("door", "opening"):
            yield number, at, gate


def _where(stretch: Stretch, across: LineString) -> float:
    return stretch.line.project(across.centroid) if stretch.line is not None else 0.0


def _length(leg: Leg) -> float:
    if leg.link is not None and leg.link.length is not None:
        return leg.link.length
    return math.fsum(
        math.dist(one, other) for one, other in zip(leg.points, leg.points[1:], strict=False)
    )
