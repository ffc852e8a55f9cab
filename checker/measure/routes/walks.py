"""Floors that hang together for somebody who needs so much width: decks, and where gates lie.

A deck is a set of floors joined by gates that let through. Its plan is made of the floors that
people walk across on their way somewhere, and of the gates to all the others.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from shapely import LineString

from checker.geometry.circle import Area
from checker.geometry.frame import Point
from checker.geometry.overlay import joined
from checker.geometry.route import WalkFloor, Way
from checker.geometry.taut import inward_corners
from checker.geometry.walkable import walkable
from checker.measure.routes.gates import INTO, REVOLVES, Gate
from checker.measure.routes.in_gates import FreeIn, Through
from checker.measure.routes.spaces import FloorOf, Space
from checker.units import SLACK

_ONE_FLOOR = 1.5
"""Metres between a door and a floor up to which it opens onto that floor."""
_STUB = 0.1
_APART = 0.01
_ON = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What somebody needs to get about: clear width, and the highest step they take, metres.

    `stairs` says whether they walk up stairs; `outdoors` that they keep out of the building.
    """

    width: float
    highest_step: float
    stairs: bool
    outdoors: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A standard, and how to read the model: `sure` counts only what certainly lets through.

    With `open_rooms` people are led through stores, kitchens and toilets too, as they must be to
    reach what lies behind them. Nobody is led across the floors in `shut`. With `lifts` they ride.
    """

    standard: Standard
    sure: bool
    open_rooms: bool = False
    lifts: bool = True
    shut: frozenset[str] = frozenset()

    def lets_through(self, gate: Gate) -> bool:
        """Whether a gate is wide enough and level enough, and no revolving door for wheels."""
        width, step = (gate.clear[0], gate.step[1]) if self.sure else (gate.clear[1], gate.step[0])
        wide = width >= self.standard.width - SLACK
        level = step <= self.standard.highest_step + SLACK
        rolls = gate.note != REVOLVES or self.standard.stairs
        return wide and level and rolls and (gate.sure or not self.sure)

    def width_of(self, gate: Gate) -> float:
        """How wide a gate is taken to be."""
        return gate.clear[0] if self.sure else gate.clear[1]

    def crosses(self, space: Space) -> bool:
        """Whether people are led across a floor on their way to somewhere else."""
        if space.is_shaft or space.id in self.shut:
            return False
        if self.standard.outdoors and space.is_indoors:
            return False
        if self.open_rooms:
            return True
        return space.passes is True or (space.passes is None and not self.sure)


@dataclass(frozen=True)
class Deck:
    """Floors joined by gates that let through; `crossed` are those that people walk across."""

    crossed: tuple[str, ...]
    gates: tuple[Gate, ...]
    walk: Walk
    spaces: Mapping[str, Space]
    floor_of: FloorOf
    free_in: FreeIn

    @cached_property
    def floor(self) -> WalkFloor:
        """The deck's plan as a floor to find ways on; its corners go by gate or floor."""
        return WalkFloor(self._walkable, self._marks())

    @cached_property
    def _walkable(self) -> Area:
        return walkable(self.plan, self.walk.standard.width)

    @cached_property
    def standing(self) -> Mapping[str, tuple[tuple[Point, int], ...]]:
        """Where one may stand in each gate, and on which piece of floor; not in those too tight.

        Half way across, or as near to that as each free stretch of a wide gate comes.
        """
        found: dict[str, list[tuple[Point, int]]] = defaultdict(list)
        places = [(gate.id, at) for gate in self.gates for at in self._across(gate)]
        pieces = self.floor.pieces([at for _, at in places])
        for (gate_id, at), piece in zip(places, pieces, strict=True):
            if piece is not None:
                found[gate_id].append((at, piece))
        return {gate_id: tuple(standing) for gate_id, standing in found.items()}

    def _across(self, gate: Gate) -> Iterator[Point]:
        """The middle of a gate or, in a wide one, what is nearest to it of each free stretch."""
        stretches = []
        if self.walk.width_of(gate) > self.walk.standard.width + SLACK:
            free = shapely.get_parts(LineString(gate.line).intersection(self._walkable))
            stretches = [each for each in free.tolist() if not each.is_empty]
        for each in stretches:
            x, y = shapely.shortest_line(each, shapely.Point(gate.middle)).coords[0]
            yield gate.middle if math.dist((x, y), gate.middle) <= _ON else (x, y)
        if not stretches:
            yield gate.middle

    def at(self, gate: Gate) -> tuple[Point, ...]:
        """Where one may stand in a gate, or would if it were not too tight."""
        return tuple(point for point, _ in self.standing.get(gate.id, ())) or (gate.middle,)

    def ways(
        self,
        starts: Sequence[Gate],
        goals: Sequence[Gate],
        *,
        ahead: Sequence[float] = (),
    ) -> tuple[Way | None, ...]:
        """The shortest way to each of some gates of the deck from the nearest of others.

        Lengths are from middle to middle: who cannot stand there has as far again to the side.
        """
        among = self._bending(gate.id for gate in (*starts, *goals))
        here = [(i, at) for i, gate in enumerate(starts) for at in self.at(gate)]
        there = [(i, at) for i, gate in enumerate(goals) for at in self.at(gate)]
        gone = list(ahead) or [0.0] * len(starts)
        ways = self.floor.ways(
            [at for _, at in here],
            [at for _, at in there],
            ahead=[gone[i] + math.dist(starts[i].middle, at) for i, at in here],
            among=among,
        )
        found: list[Way | None] = [None] * len(goals)
        for (i, at), way in zip(there, ways, strict=True):
            if way is not None:
                length, known = way.length + math.dist(at, goals[i].middle), found[i]
                if known is None or length < known.length:
                    found[i] = replace(way, length=length, start=here[way.start][0])
        return tuple(found)

    def gates_on(self, line: LineString) -> tuple[Gate, ...]:
        """The gates of the deck that a line leads through, or ends in: to a hair, as plans turn."""
        met = self._gate_lines.query(line, predicate="dwithin", distance=_ON)
        return tuple(self.gates[each] for each in np.sort(met).tolist())

    @cached_property
    def _gate_lines(self) -> shapely.STRtree:
        return shapely.STRtree([LineString(gate.line) for gate in self.gates])

    def _marks(self) -> dict[Point, str]:
        """Each inward corner of the plan by the gate whose jamb it is, else by its floor.

        One on several floors, as where rooms overlap, has no name: it belongs to ways over each.
        """
        corners = inward_corners(self.plan)
        if not len(corners):
            return {}
        points = shapely.points(corners)
        names = np.full(len(corners), "", dtype=object)
        floors = np.zeros(len(corners), dtype=int)
        for each in self._busy:
            on = shapely.dwithin(points, self.spaces[each].bare, _ON)
            names[on] = each
            floors += on
        names[floors > 1] = ""
        for gate in self.gates:
            if not self._leads_through(gate):
                jambs = shapely.boundary(self._channel(gate, set(self._busy)))
                names[shapely.dwithin(points, jambs, _ON)] = gate.id
        return {(x, y): name for (x, y), name in zip(corners.tolist(), names.tolist(), strict=True)}

    def _leads_through(self, gate: Gate) -> bool:
        return all(side in self._busy for side in gate.sides)

    def _bending(self, gates: Iterable[str]) -> frozenset[str]:
        """Names of corners at which a way between these gates may bend.

        Floors that only lead back to where one came from are left out, and jambs of other doors.
        """
        left, ends = set(self._busy), set(gates)
        ways_on = {each: [gate for gate in self.gates if each in gate.sides] for each in self._busy}
        while True:
            idle = {
                each
                for each in left
                if sum(
                    gate.id in ends or bool((set(gate.sides) & left) - {each})
                    for gate in ways_on[each]
                )
                < 2  # noqa: PLR2004 - in and out
            }
            if not idle:
                return frozenset({"", *left, *ends})
            left -= idle

    @cached_property
    def plan(self) -> Area:
        """What is free of the floors that people walk across, and the gates that lead off them.

        A floor with one gate leads nowhere else: of it only the gate belongs to the plan.
        """
        rooms = {each: self.floor_of(each, self.walk.sure) for each in sorted(self._busy)}
        floors = [area for area in rooms.values() if area is not None]
        gates = [self._channel(gate, set(rooms)) for gate in self.gates]
        # Off the grid slits would stay between floors and gates, which no one passes.
        whole: Any = joined([*floors, *gates])
        area: Area = whole
        return area

    @cached_property
    def _busy(self) -> frozenset[str]:
        """The crossed floors that more than one gate leads off."""
        count: dict[str, int] = defaultdict(int)
        for gate in self.gates:
            for side in set(gate.sides):
                count[side] += 2 if gate.sides[0] == gate.sides[1] else 1
        return frozenset(each for each in self.crossed if count[each] > 1)

    def _channel(self, gate: Gate, rooms: set[str]) -> Any:
        """The floor in a gate; where only one side belongs to the plan it ends as a stub."""
        stub = self.walk.standard.width / 2 + _STUB
        beyond = [
            deep + INTO if side in rooms else stub
            for side, deep in zip(gate.sides, gate.deep, strict=True)
        ]
        through = Through(
            width=self.walk.width_of(gate), beyond=(beyond[0], beyond[1]), among=frozenset(rooms)
        )
        channel: Any = self.free_in(gate, through, self.walk.sure)
        if all(side in rooms for side in gate.sides):
            return channel
        # A stub into a shallow cupboard must not come out in the room behind it.
        others = [self.spaces[each].bare for each in rooms if each not in gate.sides]
        near = [area for area in others if area.intersects(channel)]
        return channel.difference(shapely.union_all(near).buffer(_APART)) if near else channel


def decks_of(
    walk: Walk,
    *,
    gates: Sequence[Gate],
    spaces: Mapping[str, Space],
    floor_of: FloorOf,
    free_in: FreeIn,
) -> tuple[Deck, ...]:
    """All decks for one way of walking; a gate that does not let through belongs to none."""
    crossed = {key for key, space in spaces.items() if walk.crosses(space)}
    passed = [(gate, sides_met(gate, spaces)) for gate in gates if walk.lets_through(gate)]
    groups = _joined(crossed, [sides for _, sides in passed if len(sides) > 1])
    leader = {each: number for number, group in enumerate(groups) for each in group}
    by_group: dict[int, list[Gate]] = defaultdict(list)
    for gate, sides in passed:
        for number in sorted({leader[side] for side in sides if side in leader}):
            by_group[number].append(gate)
    return tuple(
        Deck(
            crossed=group,
            gates=tuple(by_group[number]),
            walk=walk,
            spaces=spaces,
            floor_of=floor_of,
            free_in=free_in,
        )
        for number, group in enumerate(groups)
        if by_group[number]
    )


def sides_met(gate: Gate, spaces: Mapping[str, Space]) -> tuple[str, ...]:
    """The sides of a gate on whose floor one steps there: not that of a tall room far below it."""
    return tuple(
        side
        for side in gate.sides
        if gate.kind in ("edge", "end")
        or side not in spaces
        or abs(spaces[side].level - gate.level) <= _ONE_FLOOR
    )


def _joined(floors: Iterable[str], links: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """Floors in groups that hang together, each sorted, in the order of their first."""
    leader = {each: each for each in floors}

    def find(each: str) -> str:
        while leader[each] != each:
            leader[each] = leader[leader[each]]
            each = leader[each]
        return each

    for one, other in links:
        if one in leader and other in leader:
            leader[find(one)] = find(other)
    groups: dict[str, list[str]] = defaultdict(list)
    for each in sorted(leader):
        groups[find(each)].append(each)
    return sorted(tuple(group) for group in groups.values())
