"""All decks of a building with the lifts, ramps and stairs between them, and ways over them."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from checker.geometry.frame import Point
from checker.measure.routes.arrivals import LetsIn
from checker.measure.routes.gates import Gate
from checker.measure.routes.legs import Journey, Leg, Link
from checker.measure.routes.walks import Deck, Walk
from checker.measure.routes.where import Where

Piece = tuple[int, int]
"""A connected piece of floor: the number of its deck, and its own within the deck."""
_NOWHERE: tuple[float, str, None] = (math.inf, "", None)
_NO_ESCAPE = frozenset({"lift", "outside"})
_SAME = 1e-9


@dataclass(frozen=True)
class Network:
    """Decks and links for one way of walking. Regions are floors that hang together.

    `loose_ends` are gates on no deck: ends of flights where the model shows no floor. `lets_in`
    says whether one gets from a gate into a room.
    """

    walk: Walk
    decks: tuple[Deck, ...]
    links: tuple[Link, ...]
    lets_in: LetsIn
    loose_ends: tuple[Gate, ...] = ()

    @cached_property
    def gates(self) -> Mapping[str, Gate]:
        """Every gate that belongs to a deck, and the loose ends."""
        on_decks = {gate.id: gate for deck in self.decks for gate in deck.gates}
        return {**{gate.id: gate for gate in self.loose_ends}, **on_decks}

    @cached_property
    def places(self) -> Mapping[str, tuple[Piece, ...]]:
        """Where each gate lies: deck and piece of floor. Gates that nobody fits into are out."""
        found: dict[str, list[Piece]] = defaultdict(list)
        found.update({gate.id: [] for gate in self.loose_ends})
        for number, deck in enumerate(self.decks):
            for gate_id, standing in deck.standing.items():
                found[gate_id] += dict.fromkeys((number, piece) for _, piece in standing)
        return {key: tuple(places) for key, places in found.items()}

    @cached_property
    def region(self) -> Mapping[str, int]:
        """A number for each gate, the same for all that can be reached from one another."""
        leader: dict[Piece | str, Piece | str] = {}

        def find(each: Piece | str) -> Piece | str:
            leader.setdefault(each, each)
            while leader[each] != each:
                leader[each] = leader[leader[each]]
                each = leader[each]
            return each

        for gate_id, places in self.places.items():
            for place in places:
                leader[find(place)] = find(gate_id)
        for link in self.links:
            here = [each for each in link.gates if each in self.places]
            first = self.gates[here[0]] if here else None
            # From one level up and down again leads to any gate, where there is another level.
            if first and any(link.joins(first, self.gates[each]) for each in here):
                for other in here[1:]:
                    leader[find(other)] = find(here[0])
        numbers: dict[Piece | str, int] = {}
        return {
            gate_id: numbers.setdefault(find(gate_id), len(numbers))
            for gate_id in sorted(self.places)
        }

    def reaches(self, starts: Iterable[str], goals: Iterable[str]) -> bool:
        """Whether a way leads from any of some gates to any of others."""
        here = {self.region[each] for each in starts if each in self.region}
        return any(self.region.get(each) in here for each in goals if each in self.region)

    def leads(self, start: Where, goal: Where) -> bool:
        """Whether a way leads from one place to another, as surely as the network is read.

        For sure it must do so whichever door the place turns out to be.
        """
        if not self.walk.sure:
            return self.reaches(self.ends(start.possible, start), self.ends(goal.possible, goal))
        return bool(start.options and goal.options) and all(
            self.reaches(self.ends(here, start), self.ends(there, goal))
            for here in start.options
            for there in goal.options
        )

    def ends(self, gates: Iterable[str], where: Where) -> frozenset[str]:
        """Those of the gates of a place by which one gets into its rooms, if it has rooms."""
        found = set()
        for each in gates:
            sides = set(self.gates[each].sides) & where.may_be if each in self.gates else set()
            if not sides or any(self.lets_in(self.gates[each], side, self.walk) for side in sides):
                found.add(each)
        return frozenset(found)

    def without(self, link_id: str) -> Network:
        """The same network with one lift, ramp or stair out of use."""
        return self._by(link for link in self.links if link.id != link_id)

    def fleeing(self) -> Network:
        """The same network for those who flee: by no lift, and not over the grounds."""
        return self._by(link for link in self.links if link.kind not in _NO_ESCAPE)

    def on_foot(self) -> Network:
        """The same network for those who ride in no lift."""
        stays = [link for link in self.links if link.kind != "lift"]
        return self._by(stays, replace(self.walk, lifts=False))

    def without_stairs_at(self, gate_ids: frozenset[str]) -> Network:
        """The same network without the stairs that begin or end at some gates."""
        gone = [e for e in self.links if e.kind == "stair" and not gate_ids.isdisjoint(e.gates)]
        return self._by(link for link in self.links if link not in gone)

    def _by(self, links: Iterable[Link], walk: Walk | None = None) -> Network:
        found = replace(self, walk=walk or self.walk, links=tuple(links))
        found.__dict__["places"] = self.places  # where gates lie does not hang on links
        return found

    def journey(self, starts: Collection[str], goals: Collection[str]) -> Journey | None:
        """The shortest way from any of some gates to any of others; none when there is none.

        Who can stay on one floor does: lifts, ramps and stairs are taken where they must be. Ways
        spread out from the goals once for all who ask, so the goals should be what many ask for.
        """
        if not self.reaches(starts, goals):
            return None
        spread = self._spread(frozenset(goals))
        found = [way for each in starts if (way := spread.to(each))]
        nearest = min(found, key=lambda way: (way.length, way.goal), default=None)
        return nearest.turned_round() if nearest else None

    def _spread(self, starts: frozenset[str]) -> Spread:
        if starts not in self._spreads:
            self._spreads[starts] = Spread(self, dict.fromkeys(starts, 0.0))
        return self._spreads[starts]

    @cached_property
    def _spreads(self) -> dict[frozenset[str], Spread]:
        return {}

    def toward(self, gate_id: str, at: Point) -> tuple[Leg, ...]:
        """The way from a gate to where one gets nearest to a point on one of its floors."""
        gate = self.gates.get(gate_id)
        found = []
        for number, _ in self.places.get(gate_id, ()) if gate else ():
            deck = self.decks[number]
            ways = [deck.floor.toward(point, at) for point in deck.at(gate)] if gate else []
            if gate is not None:
                found += [
                    Leg(storey=gate.storey, points=way.points, deck=number) for way in ways if way
                ]
        nearest = min(found, key=lambda leg: math.dist(leg.points[-1], at), default=None)
        return (nearest,) if nearest else ()

    def links_at(self, gate_id: str) -> Sequence[Link]:
        """The links that begin at a gate."""
        return self._links_at.get(gate_id, ())

    @cached_property
    def _links_at(self) -> Mapping[str, Sequence[Link]]:
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            for gate_id in link.gates:
                found[gate_id].append(link)
        return found


class Spread:
    """Shortest ways outwards from some gates to all others: by links only to new floors.

    `starts` are the gates with what each has behind it already, metres: it counts in the lengths.
    Floors are pieces of decks. One that holds a start is walked from there; any other from the
    ends of links that lead to it, each with what lies behind it. Rooms that are not modelled are
    floors too: a way through them may come back onto one that holds a start.
    """

    def __init__(self, network: Network, starts: Mapping[str, float]) -> None:
        self.network = network
        self.best: dict[str, tuple[float, str, Leg | None]] = {}
        self.entries: dict[Piece, dict[str, float]] = defaultdict(dict)
        for each in sorted(set(starts) & set(network.places)):
            self.best[each] = (starts[each], "", None)
            for place in network.places[each]:
                self.entries[place][each] = starts[each]
        self.home = frozenset(self.entries)
        for place in sorted(self.home):
            self._walk(place)
        self._go_on()

    def to(self, goal: str) -> Journey | None:
        """The way to a gate; none where none leads there."""
        if goal not in self.best:
            return None
        length, before, leg = self.best[goal]
        here, legs = goal, []
        while leg is not None:
            legs.append(leg)
            here = before
            _, before, leg = self.best[here]
        return Journey(length=length, start=here, goal=goal, legs=tuple(reversed(legs)))

    def _walk(self, place: Piece) -> None:
        """The ways on one floor from all that have come onto it."""
        deck, _ = place
        network = self.network
        entries = sorted(self.entries[place].items())
        wanted = [
            gate
            for gate in network.decks[deck].gates
            if place in network.places.get(gate.id, ()) and self.entries[place].get(gate.id, 1.0)
        ]
        starts = [network.gates[each] for each, _ in entries]
        ways = network.decks[deck].ways(starts, wanted, ahead=[gone for _, gone in entries])
        for gate, way in zip(wanted, ways, strict=True):
            if way is not None and way.length < self.best.get(gate.id, _NOWHERE)[0] - _SAME:
                leg = Leg(storey=gate.storey, points=way.points, deck=deck)
                self.best[gate.id] = (way.length, entries[way.start][0], leg)

    def _go_on(self) -> None:
        """Along links, the nearest end first, onto floors that none of the starts is on."""
        heap = [(gone, each) for each, (gone, _, _) in self.best.items()]
        heapq.heapify(heap)
        while heap:
            gone, here = heapq.heappop(heap)
            if gone > self.best[here][0] + _SAME:
                continue
            entered: set[Piece] = set()
            for length, onward, leg in self._linked(here):
                if gone + length < self.best.get(onward, _NOWHERE)[0] - _SAME:
                    self.best[onward] = (gone + length, here, leg)
                    heapq.heappush(heap, (gone + length, onward))
                    entered.update(self._enter(onward, leg))
            for each in self._walk_anew(entered):
                heapq.heappush(heap, (self.best[each][0], each))

    def _enter(self, gate_id: str, leg: Leg) -> Iterator[Piece]:
        """The floors at a gate that a link leads to, now that it is an entry to them."""
        back = leg.link is not None and leg.link.kind == "not modelled"
        for place in self.network.places[gate_id]:
            if back or place not in self.home:
                self.entries[place][gate_id] = self.best[gate_id][0]
                yield place

    def _walk_anew(self, places: Iterable[Piece]) -> Iterator[str]:
        """Walk floors once more from all entries; the gates that are nearer now."""
        for place in sorted(places):
            before = dict(self.best)
            self._walk(place)
            yield from (each for each in self.best if self.best[each] != before.get(each))

    def _linked(self, here: str) -> Iterator[tuple[float, str, Leg]]:
        network = self.network
        start = network.gates[here]
        at = start.middle
        for link in network.links_at(here):
            for onward in link.gates:
                to = network.gates.get(onward)
                if to is None or onward not in network.places or not link.joins(start, to):
                    continue
                length = math.dist(at, to.middle) if link.length is None else link.length
                leg = Leg(storey=to.storey, points=(at, to.middle), link=link, before=start.storey)
                yield length, onward, leg
