"""Ways between two places as an interval: what surely leads there, and what at best may."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from checker.measure.links import DoorLink
from checker.measure.registry import provider
from checker.measure.routes.arrivals import LetsIn
from checker.measure.routes.gates import Gate
from checker.measure.routes.in_gates import FreeIn
from checker.measure.routes.legs import Journey, Leg, Link
from checker.measure.routes.links import Ends, gaps
from checker.measure.routes.network import Network
from checker.measure.routes.spaces import FloorOf, Space
from checker.measure.routes.walks import Deck, Standard, Walk, decks_of, sides_met
from checker.measure.routes.where import Where

STEP_FREE, WALKING = "step-free", "walking"
ROUTES = (STEP_FREE, WALKING)
HIGHEST_STEP = 0.015
"""Metres of level change at a threshold that still count as level (AD M 2.7(e): 15 mm)."""
WALKED_STEP = 0.22
"""Metres of a single step that somebody on foot takes."""
WALKED_WIDTH = 0.6
"""Metres of clear width that somebody on foot needs, unless a rule says otherwise."""
WHEELED_WIDTH = 0.8
"""Metres of clear width that a step-free route has, unless a rule says otherwise."""

NetworkOf = Callable[[Walk], Network]
_Gates = tuple[frozenset[str], frozenset[str]]


def standard_of(route: str, clear_width: float) -> Standard | None:
    """What a kind of route asks for; none for a word that is no kind of route."""
    if route == STEP_FREE:
        width = clear_width or WHEELED_WIDTH
        return Standard(width=width, highest_step=HIGHEST_STEP, stairs=False)
    if route == WALKING:
        width = clear_width or WALKED_WIDTH
        return Standard(width=width, highest_step=WALKED_STEP, stairs=True)
    return None


@provider
def network_of(  # noqa: PLR0913, PLR0917 - one for each thing that it is made from
    gates: tuple[Gate, ...],
    open_edges: tuple[Gate, ...],
    climb_ends: Ends,
    stacked_stairs: tuple[Link, ...],
    lift_links: tuple[Link, ...],
    lost_climbs: tuple[Link, ...],
    walk_spaces: Mapping[str, Space],
    floor_of: FloorOf,
    free_in: FreeIn,
    door_links: Mapping[str, DoorLink],
    lets_in: LetsIn,
) -> NetworkOf:
    """The network for one way of walking, made when first asked for."""
    every = (*gates, *open_edges, *climb_ends.gates)
    links = (*climb_ends.links, *stacked_stairs, *lift_links, *lost_climbs)

    @cache
    def find(walk: Walk) -> Network:
        if not walk.lifts:
            return find(replace(walk, lifts=True)).on_foot()
        passed = _bridged(every, lost_climbs, walk)
        decks = decks_of(walk, gates=passed, spaces=walk_spaces, floor_of=floor_of, free_in=free_in)
        used = [link for link in links if link.lets_through(walk)]
        loose = climb_ends.loose
        if not walk.sure:
            used += gaps(every, loose, walk_spaces)
            used += _either(door_links.values(), every)
            used += _up_in(walk_spaces, gates)
            loose += _hanging(gates, walk, decks)
        return Network(walk, decks, tuple(used), lets_in, loose)

    return find


@provider
def escape_network_of(network_of: NetworkOf) -> NetworkOf:
    """The network for those who flee, for one way of walking: lifts and the grounds are left out.

    A way over the grounds is none of escape: who is outside is out.
    """

    @cache
    def find(walk: Walk) -> Network:
        return network_of(walk).fleeing()

    return find


def _bridged(gates: Sequence[Gate], lost: Sequence[Link], walk: Walk) -> Sequence[Gate]:
    """The gates, with no step in those before which a climb may lie that has no body."""
    may_rise = {gate_id for link in lost if link.lets_through(walk) for gate_id in link.gates}
    return [
        replace(gate, step=(0.0, gate.step[1])) if gate.id in may_rise else gate for gate in gates
    ]


def _either(door_links: Iterable[DoorLink], gates: Sequence[Gate]) -> Iterator[Link]:
    """What a door may lead to before which several rooms lie: into each of them, not surely."""
    for each in door_links:
        inside = [gate.id for gate in gates if set(gate.sides) & set(each.perhaps)]
        if inside:
            yield Link(
                id=f"{each.door_id} to any of {len(each.perhaps)} rooms",
                kind="not modelled",
                gates=(each.door_id, *inside),
                length=None,
                sure=False,
                name=each.how,
            )


def _up_in(spaces: Mapping[str, Space], gates: Sequence[Gate]) -> Iterator[Link]:
    """Ways up and down in a room with doors at several levels, a tall stair say: not surely."""
    high = {side for gate in gates for side in {*gate.sides} - {*sides_met(gate, spaces)}}
    for each in sorted(high):
        yield Link(
            id=f"up and down in {each}",
            kind="not modelled",
            gates=tuple(gate.id for gate in gates if each in gate.sides),
            length=None,
            sure=False,
            name="a way up that the model does not show",
        )


def _hanging(gates: Sequence[Gate], walk: Walk, decks: Sequence[Deck]) -> tuple[Gate, ...]:
    """Gates that one fits through and that stand at no floor that is known to be walked on."""
    on_decks = {gate.id for deck in decks for gate in deck.gates}
    return tuple(each for each in gates if each.id not in on_decks and walk.lets_through(each))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The shortest way between two places, metres on the plan: `low` at best, `high` for sure.

    Infinite where there is none. `at_best` and `for_sure` are the ways themselves; `opened` says
    that the sure one leads through rooms that nobody is led through otherwise, `lifts` that lifts
    were looked at too.
    """

    low: float
    high: float
    at_best: Journey | None = None
    for_sure: Journey | None = None
    opened: bool = False
    lifts: bool = True

    @property
    def shown(self) -> Journey | None:
        """The way to draw."""
        return self.for_sure or self.at_best

    @property
    def legs(self) -> tuple[Leg, ...]:
        """The pieces of the way to draw; none where there is no way."""
        return self.shown.legs if self.shown else ()


@dataclass(frozen=True, slots=True)
class Routes:
    """Finds ways between places, each pair once."""

    network_of: NetworkOf
    known: dict[tuple[Where, Where, Standard], Found]

    def between(self, start: Where, goal: Where, standard: Standard) -> Found:
        """The way from one place to another. Whoever is there already has no way to go."""
        key = (start, goal, standard)
        if key not in self.known:
            there = start.rooms and goal.rooms and start.rooms & goal.rooms
            self.known[key] = Found(low=0.0, high=0.0) if there else self._find(*key)
        return self.known[key]

    def _find(self, start: Where, goal: Where, standard: Standard) -> Found:
        """On foot by no lift, unless that is all there is: a ride has no length on the plan."""
        if standard.stairs:
            found = self._found(start, goal, Walk(standard=standard, sure=False, lifts=False))
            if not math.isinf(found.low):
                return found
        return self._found(start, goal, Walk(standard=standard, sure=False))

    def _found(self, start: Where, goal: Where, walk: Walk) -> Found:
        turned = start.is_shared and not goal.is_shared
        one, other = (goal, start) if turned else (start, goal)
        best, _ = self._way(one, other, (one.possible, other.possible), walk)
        if best is None:
            return Found(low=math.inf, high=math.inf, lifts=walk.lifts)
        ways = [
            self._way(one, other, (here, there), replace(walk, sure=True))
            for here in one.options
            for there in other.options
        ] or [(None, False)]
        journey, opened = max(ways, key=lambda way: way[0].length if way[0] else math.inf)
        high = journey.length if journey else math.inf
        return Found(
            low=min(best.length, high),
            high=high,
            at_best=best.turned_round() if turned else best,
            for_sure=journey.turned_round() if turned and journey else journey,
            opened=opened,
            lifts=walk.lifts,
        )

    def _way(
        self, start: Where, goal: Where, gates: _Gates, walk: Walk
    ) -> tuple[Journey | None, bool]:
        """The way past stores and kitchens, else through them: what lies behind has no other."""
        for opened in (False, True):
            network = self.network_of(replace(walk, open_rooms=opened))
            here, there = network.ends(gates[0], start), network.ends(gates[1], goal)
            journey = network.journey(here, there)
            if journey is not None:
                return journey, opened
        return None, False


@provider
def routes(network_of: NetworkOf) -> Routes:
    """Finds ways between places."""
    return Routes(network_of, {})
