"""Why there is no way: the first thing that would have to change on the way that needs least."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from shapely import LineString

from checker.measure.links import OUTSIDE
from checker.measure.obstacles import Obstacle
from checker.measure.registry import provider
from checker.measure.room_words import full_name_of
from checker.measure.routes.found import NetworkOf
from checker.measure.routes.gates import Gate
from checker.measure.routes.legs import Link
from checker.measure.routes.links import Ends
from checker.measure.routes.network import Network
from checker.measure.routes.spaces import FloorOf, Space
from checker.measure.routes.stopped import Blocker, Ending, at_gate, at_link, nowhere, on_floor
from checker.measure.routes.walks import Walk
from checker.measure.routes.where import Where
from checker.model import Room

_BLOCKED = 1.0
_PER_METRE = 1e-5
"""So little that no way within 100 km outweighs a blocker: length only decides between equals."""
_RATHER = 0.01
"""What a blocked floor costs more than a blocked door, so that of both the door is named."""
_NEVER = 3.0
"""What a hole costs by which nobody ever comes, so that rather two doubtful doors are named."""
_STOREY = 1000.0


class Side(NamedTuple):
    """Where one stands: the id of a gate, the floor on that side of it, and whether well in it."""

    gate: str
    floor: str
    inside: bool = False


@dataclass(frozen=True, slots=True)
class _Map:
    """Everything a way could lead through, whether it lets through or not."""

    network: Network
    gates: Mapping[str, Gate]
    links_at: Mapping[str, Sequence[Link]]
    spaces: Mapping[str, Space]
    by_space: Mapping[str, Sequence[Gate]]
    floor_of: FloorOf
    things: Mapping[str, tuple[Obstacle, ...]]
    names: Mapping[str, str]


Blockers = Callable[[Where, Where, Walk], Blocker | None]


@provider
def blockers(  # noqa: PLR0913, PLR0917 - one for each thing that may be in the way
    network_of: NetworkOf,
    gates: tuple[Gate, ...],
    open_edges: tuple[Gate, ...],
    climb_ends: Ends,
    lift_links: tuple[Link, ...],
    lost_climbs: tuple[Link, ...],
    walk_spaces: Mapping[str, Space],
    floor_of: FloorOf,
    rooms_by_id: Mapping[str, Room],
    obstacles: Mapping[str, tuple[Obstacle, ...]],
) -> Blockers:
    """The first blocker between two places for a way of walking; none when a way leads there.

    Of all ways the one with the fewest blockers is looked at, and of those the shortest as the
    crow flies from gate to gate; where only the door is shut in which it starts or ends, that one.
    Where no chain of gates leads there at all, the floor on which the way ends is named; none where
    something unmodelled may lead on.
    """
    every = {gate.id: gate for gate in (*gates, *open_edges, *climb_ends.gates)}
    by_space: dict[str, list[Gate]] = defaultdict(list)
    for gate in every.values():
        for side in dict.fromkeys(gate.sides):
            by_space[side].append(gate)
    links_at = _by_gate((*climb_ends.links, *lift_links, *lost_climbs))
    names = {key: full_name_of(room) for key, room in rooms_by_id.items()}

    @cache
    def find(start: Where, goal: Where, walk: Walk) -> Blocker | None:
        network = network_of(walk)
        known = _Map(network, every, links_at, walk_spaces, by_space, floor_of, obstacles, names)
        goals = frozenset(_sides_of(goal, every))
        chain, last = _chain(known, _sides_of(start, every), goals)
        found = _first(chain, known) or _at_end(chain, last if last in goals else None, known)
        if found is not None or walk.sure:
            return found
        space = walk_spaces.get(last.floor) if last else None
        if last is None or space is None:
            return nowhere(start, goal, walk, Ending())
        level = any(every[each.gate].storey == space.storey for each in goals)
        name = names.get(space.id, "a landing")
        return nowhere(start, goal, walk, Ending(before=last.gate, name=name, level=level))

    return find


def _by_gate(links: Iterable[Link]) -> Mapping[str, Sequence[Link]]:
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        for gate_id in dict.fromkeys(link.gates):
            found[gate_id].append(link)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """From one side of a gate on: through it, across a floor to another gate, or by a link."""

    start: str
    to: Side
    cost: float
    gate: Gate | None = None
    floor: str = ""
    pair: tuple[Gate, Gate] | None = None
    link: Link | None = None

    @property
    def is_blocked(self) -> bool:
        return self.cost >= _BLOCKED


def _sides_of(where: Where, gates: Mapping[str, Gate]) -> list[Side]:
    """Where one stands at a place: within its floors; at an entrance outside, if that is told."""
    found = []
    for each in sorted(where.possible & set(gates)):
        sides = dict.fromkeys(gates[each].sides)
        own = [side for side in sides if side in where.may_be or side == OUTSIDE]
        found += [Side(each, side, inside=side in where.may_be) for side in own or sides]
    return found


def _chain(
    known: _Map, starts: Iterable[Side], goals: Collection[Side]
) -> tuple[list[_Step], Side | None]:
    """The steps of the way with the fewest blockers, from a start to a goal, and where it ends.

    Where no chain leads there it ends on the floor nearest to a goal of all that one gets to.
    """
    best: dict[Side, tuple[float, Side | None, _Step | None]] = {}
    met: set[tuple[str, float]] = set()
    heap: list[tuple[float, Side]] = []
    for each in starts:
        best[each] = (0.0, None, None)
        heap.append((0.0, each))
    heapq.heapify(heap)
    while heap:
        cost, here = heapq.heappop(heap)
        if cost > best[here][0]:
            continue
        if here in goals:
            return _steps_to(here, best), here
        for step in _steps_on(here, goals, known, met):
            if cost + step.cost < best.get(step.to, (math.inf,))[0]:
                best[step.to] = (cost + step.cost, here, step)
                heapq.heappush(heap, (cost + step.cost, step.to))
    ends = [known.gates[each.gate] for each in goals]
    reached = [at for at in best if at.floor in known.spaces and not at.inside and ends]
    return [], min(reached, key=lambda at: (_off(known.spaces[at.floor], ends), at), default=None)


def _off(space: Space, ends: Sequence[Gate]) -> float:
    """How far a floor is from the nearest of some gates; on another storey much farther."""
    return min(
        space.bare.distance(LineString(end.line)) + _STOREY * (space.storey != end.storey)
        for end in ends
    )


def _steps_to(
    here: Side, best: Mapping[Side, tuple[float, Side | None, _Step | None]]
) -> list[_Step]:
    steps: list[_Step] = []
    _, before, step = best[here]
    while step is not None and before is not None:
        steps.append(step)
        _, before, step = best[before]
    return steps[::-1]


def _steps_on(
    here: Side, goals: Collection[Side], known: _Map, met: set[tuple[str, float]]
) -> Iterator[_Step]:
    """Every step from here; at a door of the room where the way ends one goes in, not across.

    `met` are the links that were come to already, each with the level: nothing is nearer by them.
    """
    inside = here._replace(inside=True)
    if inside not in goals:
        yield from _steps_from(here, known, met)
        return
    yield _between(inside, known, to=inside)
    yield from (step for step in _steps_from(here, known, met) if not step.floor)


def _between(at: Side, known: _Map, *, to: Side) -> _Step:
    """From a door to where one stands in a room, or back."""
    gate = known.gates[at.gate]
    cost = 0.0 if known.network.lets_in(gate, at.floor, known.network.walk) else _BLOCKED
    return _Step(start=at.gate, to=to, cost=cost, floor=at.floor, pair=(gate, gate))


def _steps_from(here: Side, known: _Map, met: set[tuple[str, float]]) -> Iterator[_Step]:
    gate = known.gates[here.gate]
    if here.inside:
        yield _between(here, known, to=here._replace(inside=False))
        return
    for other in gate.sides:
        if other != here.floor:
            yield _Step(
                start=gate.id,
                to=Side(gate.id, other),
                cost=_through(gate, known.network.walk),
                gate=gate,
            )
    if here.floor in known.spaces:
        yield from _across(gate, here.floor, known)
    used = {link.id for link in known.network.links}
    for link in known.links_at.get(gate.id, ()):
        if link.kind == "lift" and not known.network.walk.lifts:
            continue
        key = (link.id, gate.level if link.rises else 0.0)
        if key not in met:
            met.add(key)
            cost = 0.0 if link.id in used else _BLOCKED
            for to in _ends_of(link, gate, known):
                yield _Step(start=gate.id, to=to, cost=cost, link=link)


def _through(gate: Gate, walk: Walk) -> float:
    """What it costs to go through a gate: a hole that never lets anybody through most."""
    if walk.lets_through(gate):
        return 0.0
    return _BLOCKED if gate.clear[1] > 0.0 else _NEVER


def _ends_of(link: Link, gate: Gate, known: _Map) -> Iterator[Side]:
    """Where a ramp, a flight or a lift leads on to from one of its gates."""
    for onward in link.gates:
        if onward in known.gates and link.joins(gate, known.gates[onward]):
            for floor in dict.fromkeys(known.gates[onward].sides):
                yield Side(onward, floor)


def _across(gate: Gate, floor: str, known: _Map) -> Iterator[_Step]:
    """To every other gate of a floor: free when both lie on one piece of it.

    A gate that lets through and yet lies on no piece is one before which something stands. A door
    within the floor that does not let through is what stops one there.
    """
    places, walk = known.network.places, known.network.walk
    stops = gate.sides[0] == gate.sides[1] and not walk.lets_through(gate)
    within = any(
        each.sides[0] == each.sides[1] and not walk.lets_through(each)
        for each in known.by_space.get(floor, ())
    )
    for other in known.by_space.get(floor, ()):
        if other.id == gate.id:
            continue
        apart = walk.lets_through(gate) and walk.lets_through(other)
        apart = apart and not set(places.get(gate.id, ())) & set(places.get(other.id, ()))
        crow = math.dist(gate.middle, other.middle) * _PER_METRE
        if stops:
            cost = crow + _BLOCKED
            yield _Step(start=gate.id, to=Side(other.id, floor), cost=cost, gate=gate)
            continue
        # Of a door and of the floor on both sides of it, it is the door that is named.
        cost = crow + (_BLOCKED * (1 + _RATHER * within) if apart else 0.0)
        yield _Step(
            start=gate.id, to=Side(other.id, floor), cost=cost, floor=floor, pair=(gate, other)
        )


def _first(chain: Sequence[_Step], known: _Map) -> Blocker | None:
    """What the first blocked step says and shows."""
    before = chain[0].start if chain else ""
    count, walk = sum(step.is_blocked for step in chain), known.network.walk
    for step in chain:
        if not step.is_blocked:
            before = step.to.gate
            continue
        if step.gate is not None:
            return _shut(step.gate, before, count, known)
        if step.link is not None:
            return at_link(step.link, walk, before, known.gates[step.start], count)
        if step.pair is not None:
            area, things = known.floor_of(step.floor, walk.sure), known.things.get(step.floor, ())
            name, space = known.names.get(step.floor, "a landing"), known.spaces[step.floor]
            found = on_floor(step.pair, space, area, walk, things, name)
            return replace(found, before=before, blocked=count)
    return None


def _at_end(chain: Sequence[_Step], last: Side | None, known: _Map) -> Blocker | None:
    """The door in which a way starts or ends, where nobody gets through it.

    One stands on either side of it already, so that no step of the way leads through.
    """
    ends = [(chain[0].start, "")] if chain else []
    ends += [(last.gate, chain[-1].start if chain else "")] if last else []
    for gate_id, before in ends:
        if not known.network.walk.lets_through(known.gates[gate_id]):
            return _shut(known.gates[gate_id], "" if before == gate_id else before, 1, known)
    return None


def _shut(gate: Gate, before: str, count: int, known: _Map) -> Blocker:
    lost = [each for each in known.links_at.get(gate.id, ()) if each.rises]
    return at_gate(gate, known.network.walk, before, count, lost=lost)
