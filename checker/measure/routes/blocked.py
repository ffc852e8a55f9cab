"""Why there is no way: the first thing that would have to change on the way that needs least."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from shapely import LineString

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.frame import Point
from checker.geometry.overlay import joined
from checker.geometry.passage import Passage, narrowest_passage
from checker.measure.doors.estimate import mm
from checker.measure.evidence import dimension
from checker.measure.links import OUTSIDE
from checker.measure.registry import provider
from checker.measure.room_words import full_name_of
from checker.measure.routes.found import NetworkOf
from checker.measure.routes.gates import INTO, Gate
from checker.measure.routes.links import Ends
from checker.measure.routes.network import Link, Network
from checker.measure.routes.spaces import FloorOf, Space
from checker.measure.routes.walks import TOLERANCE, Walk
from checker.measure.routes.where import Where
from checker.model import Room
from checker.results.values import Evidence

_BLOCKED = 1.0
_PER_METRE = 1e-5
Side = tuple[str, str]
"""A gate, and the floor on whose side of it one stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """The first thing in the way: what it is in words, and how to draw it.

    `before` is the last gate that one gets to, `at` the place to which one cannot get from there.
    `blocked` says how many things in all are in the way that needs least.
    """

    words: str
    evidence: tuple[Evidence, ...] = ()
    before: str = ""
    at: Point | None = None
    blocked: int = 1


@dataclass(frozen=True, slots=True)
class _Map:
    """Everything a way could lead through, whether it lets through or not."""

    network: Network
    gates: Mapping[str, Gate]
    links: tuple[Link, ...]
    spaces: Mapping[str, Space]
    by_space: Mapping[str, tuple[Gate, ...]] = field(default_factory=dict)


Blockers = Callable[[Where, Where, Walk], Blocker | None]


@provider
def blockers(
    network_of: NetworkOf,
    gates: tuple[Gate, ...],
    open_edges: tuple[Gate, ...],
    climb_ends: Ends,
    lift_links: tuple[Link, ...],
    walk_spaces: Mapping[str, Space],
    floor_of: FloorOf,
    rooms_by_id: Mapping[str, Room],
) -> Blockers:
    """The first blocker between two places for a way of walking; none when a way leads there.

    Of all ways the one with the fewest blockers is looked at, and of those the shortest as the
    crow flies from gate to gate. None either where no chain of gates leads there at all.
    """
    every = {gate.id: gate for gate in (*gates, *open_edges, *climb_ends.gates)}
    by_space: dict[str, list[Gate]] = defaultdict(list)
    for gate in every.values():
        for side in dict.fromkeys(gate.sides):
            by_space[side].append(gate)
    links = (*climb_ends.links, *lift_links)
    names = {key: full_name_of(room) for key, room in rooms_by_id.items()}

    @cache
    def find(start: Where, goal: Where, walk: Walk) -> Blocker | None:
        network = network_of(walk)
        known = _Map(network, every, links, walk_spaces, {k: tuple(v) for k, v in by_space.items()})
        chain = _chain(known, _sides_of(start, every), frozenset(_sides_of(goal, every)))
        return _first(chain, known, floor_of, names) if chain else None

    return find


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
    """Where one stands at a place: on its floors; at an entrance outside, if that is told."""
    found = []
    for each in sorted(where.possible & set(gates)):
        sides = dict.fromkeys(gates[each].sides)
        own = [side for side in sides if side in where.may_be or side == OUTSIDE]
        found += [(each, side) for side in own or sides]
    return found


def _chain(known: _Map, starts: Iterable[Side], goals: Collection[Side]) -> list[_Step]:
    """The steps of the way with the fewest blockers, from a start to a goal."""
    best: dict[Side, tuple[float, Side | None, _Step | None]] = {}
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
            return _steps_to(here, best)
        for step in _steps_from(here, known):
            if cost + step.cost < best.get(step.to, (math.inf,))[0]:
                best[step.to] = (cost + step.cost, here, step)
                heapq.heappush(heap, (cost + step.cost, step.to))
    return []


def _steps_to(
    here: Side, best: Mapping[Side, tuple[float, Side | None, _Step | None]]
) -> list[_Step]:
    steps: list[_Step] = []
    _, before, step = best[here]
    while step is not None and before is not None:
        steps.append(step)
        _, before, step = best[before]
    return steps[::-1]


def _steps_from(here: Side, known: _Map) -> Iterator[_Step]:
    gate_id, side = here
    gate = known.gates[gate_id]
    for other in gate.sides:
        if other != side:
            through = 0.0 if known.network.walk.lets_through(gate) else _BLOCKED
            yield _Step(start=gate_id, to=(gate_id, other), cost=through, gate=gate)
    if side in known.spaces:
        yield from _across(gate, side, known)
    for link in known.links:
        if gate_id in link.gates:
            used = link.id in {each.id for each in known.network.links}
            for onward in link.gates:
                if onward != gate_id and onward in known.gates:
                    for floor in dict.fromkeys(known.gates[onward].sides):
                        cost = 0.0 if used else _BLOCKED
                        yield _Step(start=gate_id, to=(onward, floor), cost=cost, link=link)


def _across(gate: Gate, floor: str, known: _Map) -> Iterator[_Step]:
    """To every other gate of a floor: free when both lie on one piece of it."""
    places = known.network.places
    for other in known.by_space.get(floor, ()):
        if other.id == gate.id:
            continue
        apart = bool(places.get(gate.id)) and bool(places.get(other.id))
        apart = apart and not set(places[gate.id]) & set(places[other.id])
        crow = math.dist(gate.middle, other.middle) * _PER_METRE
        cost = crow + (_BLOCKED if apart else 0.0)
        yield _Step(start=gate.id, to=(other.id, floor), cost=cost, floor=floor, pair=(gate, other))


def _first(
    chain: list[_Step], known: _Map, floor_of: FloorOf, names: Mapping[str, str]
) -> Blocker | None:
    """What the first blocked step says and shows."""
    before = chain[0].start
    count = sum(step.is_blocked for step in chain)
    for step in chain:
        if not step.is_blocked:
            before = step.to[0]
            continue
        if step.gate is not None:
            return _at_gate(step.gate, known.network.walk, before, count)
        if step.link is not None:
            words = _link_words(step.link, known.network.walk)
            at = known.gates[step.start].middle
            return Blocker(words=words, before=before, at=at, blocked=count)
        if step.pair is not None:
            return _on_floor(step, known, floor_of, before, count, names)
    return None


def _link_words(link: Link, walk: Walk) -> str:
    """Why a lift, ramp or stair is not taken."""
    name = f"{link.kind} {link.name or link.id}"
    if link.is_narrow(walk):
        width, needed = link.clear[0 if walk.sure else 1], walk.standard.width
        between = f" between {link.between}" if link.between else ""
        if width < TOLERANCE:
            return f"{name} is blocked{between.replace(' between', ' by')}"
        return f"{name} is {mm(width)} wide{between} where {mm(needed)} are needed"
    if link.is_steep(walk):
        return f"{name} rises 1 in {1 / link.gradient:.1f}, too steep for wheels"
    if link.kind == "stair" and not walk.standard.stairs:
        return f"only {link.kind}s lead on: {link.name or link.id}"
    return f"{name} does not show where it begins and ends"


def _at_gate(gate: Gate, walk: Walk, before: str, count: int) -> Blocker:
    name = f"{gate.kind} {gate.name}".strip()
    width, step = walk.width_of(gate), gate.step[1] if walk.sure else gate.step[0]
    needed = walk.standard.width
    told = [gate.note] if gate.note else []
    if not gate.note and width < needed - TOLERANCE:
        told.append(f"opens {mm(width)} clear where {mm(needed)} are needed")
    if step > walk.standard.highest_step + TOLERANCE:
        told.append(
            f"has a step of {mm(step)}" if math.isfinite(step) else "has a step of unknown height"
        )
    words = f"{name} {' and '.join(told) or 'may be no way at all'}"
    line = dimension(gate.line, storey=gate.storey, label=mm(width))
    drawn = Evidence(
        role="blocker",
        shape="line",
        coords=line.coords,
        storey=gate.storey,
        label=f"{mm(width)} clear" if width < needed - TOLERANCE else f"step of {mm(step)}",
        element=gate.element,
    )
    return Blocker(words=words, evidence=(drawn,), before=before, at=gate.middle, blocked=count)


def _passage(step: _Step, area: Area | None, walk: Walk) -> Passage:
    """The narrowest place between two gates, the gates themselves being part of the floor."""
    pair = step.pair or ()
    if area is None:
        return Passage(width=0.0)
    channels = [
        gate.channel(walk.width_of(gate), beyond=(gate.deep[0] + INTO, gate.deep[1] + INTO))
        for gate in pair
    ]
    floor = clean_area(joined([area, *channels]))
    lines = [LineString(gate.line) for gate in pair]
    return Passage(width=0.0) if floor is None else narrowest_passage(floor, lines)


def _on_floor(
    step: _Step,
    known: _Map,
    floor_of: FloorOf,
    before: str,
    count: int,
    names: Mapping[str, str],
) -> Blocker:
    """The narrowest place between two gates of a floor that no way of the width joins."""
    space = known.spaces[step.floor]
    walk = known.network.walk
    passage = _passage(step, floor_of(step.floor, walk.sure), walk)
    words = (
        f"the way through {names.get(step.floor, 'a landing')} is {mm(passage.width)} wide "
        f"where {mm(walk.standard.width)} are needed"
    )
    drawn = (
        (
            Evidence(
                role="blocker",
                shape="line",
                coords=passage.line,
                storey=space.storey,
                label=mm(passage.width),
            ),
        )
        if passage.line
        else ()
    )
    at = LineString(passage.line).centroid if passage.line else None
    return Blocker(
        words=words,
        evidence=drawn,
        before=before,
        at=(at.x, at.y) if at else None,
        blocked=count,
    )
