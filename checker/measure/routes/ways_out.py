"""Where one can choose between two ways out, and how far it is to there."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from checker.geometry.bridges import last_bridges
from checker.geometry.circle import Area
from checker.geometry.frame import Point
from checker.measure.routes.network import Network, Spread
from checker.measure.routes.partings import Choices, Partings, PartingsOf, Shared, Start
from checker.measure.routes.standing import Grounds, Standing
from checker.measure.routes.walks import Walk

Piece = tuple[str, int]
"""A connected piece of a floor: the floor's id, and its number; or a link, by its id."""
_Node = Piece | str
_OUT = ""
"""The outside in the graph: no gate and no link is called so."""
_LINK, _BEYOND = -1, -2
"""The numbers of links, and of stairs and yards that exits lead into, in place of a piece's."""
_NOTHING = Shared(0.0, ())


@dataclass(frozen=True, slots=True)
class _Followed:
    """The last gate of a way on which there is no choice, the floor that it leads onto, if any.

    `left` are the floors that lie behind.
    """

    gate: str
    onto: Piece | None
    left: frozenset[Piece]


@dataclass(frozen=True)
class WaysOut:
    """The ways out of a school for one way of walking, by `exits`, gates that end them.

    Floors and links between gates are joined by gates as in the network. Two gates of a floor lead
    on two ways if from there two ways to two exits share no gate, nor the stair or yard `beyond`
    them, and do not come back over that floor; nor may they go side by side where they come onto
    one floor again. What is not in `surely`, the same as surely walked, may be elsewhere: so ways
    over it may part at once.
    """

    walk: Walk
    network: Network
    exits: frozenset[str]
    beyond: Mapping[str, str]
    grounds: Grounds
    partings_of: PartingsOf
    surely: WaysOut | None = None

    def partings(self, space_id: str) -> Partings:
        """Where ways part on a floor."""
        return self.partings_of(space_id, self.walk)

    def stands(self, gate_id: str) -> Sequence[Point]:
        """Where one may stand in a gate; nowhere if it does not let through."""
        return self._stands.get(gate_id, ())

    @cached_property
    def _stands(self) -> Mapping[str, Sequence[Point]]:
        found: dict[str, Sequence[Point]] = {}
        for deck in self.network.decks:
            for gate_id, standing in deck.standing.items():
                found[gate_id] = (*found.get(gate_id, ()), *(at for at, _ in standing))
        for gate in self.network.loose_ends:
            found.setdefault(gate.id, (gate.middle,))
        # Ways out of a stair: no way leads over its floor, so its outer door is on no deck.
        for gate in {g.id: g for each in self.grounds.by_space.values() for g in each}.values():
            ends = gate.id in self.exits and self.walk.lets_through(gate)
            if ends and not any(self._is_crossed(side) for side in gate.sides):
                found[gate.id] = (gate.middle,)
        return found

    def _is_crossed(self, space_id: str) -> bool:
        space = self.grounds.spaces.get(space_id)
        return space is not None and self.walk.crosses(space)

    def standing(self, space_id: str, gates: Container[str] | None = None) -> Standing | None:
        """Where one may stand on a floor with a way off it, by these gates or any.

        None where that is nowhere.
        """
        if space_id not in self._standing:
            free = self.grounds.floor_of(space_id, self.walk.sure)
            self._standing[space_id] = self._on(free, space_id)
        found = self._standing[space_id]
        return found if gates is None or found is None else found.by(gates)

    @cached_property
    def _standing(self) -> dict[str, Standing | None]:
        return {}

    def unfurnished(self, space_id: str, gates: Container[str] | None = None) -> Standing | None:
        """The same with all furniture moved."""
        found = self._on(self.grounds.unfurnished(space_id), space_id)
        return found if gates is None or found is None else found.by(gates)

    def _on(self, free: Area | None, space_id: str) -> Standing | None:
        gates = self.grounds.by_space.get(space_id, ())
        places = [(gate, at) for gate in gates for at in self.stands(gate.id)]
        return self.grounds.standing(space_id, free, places, self.walk)

    @cached_property
    def _gates_of(self) -> Mapping[Piece, Sequence[str]]:
        """The gates of each piece of floor that people walk across, and of each link."""
        found: dict[Piece, list[str]] = defaultdict(list)
        for space_id in sorted(self.grounds.spaces):
            standing = self.standing(space_id) if self._is_crossed(space_id) else None
            for gate_id, pieces in standing.opens.items() if standing else ():
                for piece in sorted(pieces):
                    found[space_id, piece].append(gate_id)
        for link in self.network.links:
            found[link.id, _LINK] = [each for each in link.gates if each in self.network.places]
        return found

    @cached_property
    def _graph(self) -> Mapping[_Node, Sequence[_Node]]:
        """What each gate joins, pieces, links and the outside, and the gates of each of these.

        Exits into one stair or one yard share the last link to the outside: they are one way.
        """
        found: dict[_Node, list[_Node]] = {_OUT: []}
        for gate_id in [each for each in sorted(self.exits) if each in self._stands]:
            shared = self.beyond.get(gate_id)
            end: _Node = (shared, _BEYOND) if shared else _OUT
            if end not in found:
                found[end] = [_OUT]
                found[_OUT].append(end)
            found[end].append(gate_id)
            found[gate_id] = [end]
        for piece, gates in self._gates_of.items():
            found[piece] = [*gates]
            for gate_id in gates:
                found.setdefault(gate_id, []).append(piece)
        return found

    def choices(self, piece: Piece) -> Choices:
        """Pairs of gates of a piece of floor that lead on two ways to two exits."""
        if piece not in self._choices:
            left = frozenset({piece})
            gates = tuple(sorted({*self._gates_on(piece)}))
            number = {each: n for n, each in enumerate(gates)}
            pairs = np.zeros((len(gates),) * 2, dtype=bool)
            for one, other in self._two_ways(gates, left):
                pairs[number[one], number[other]] = self._keep_apart(left, one, other)
            self._choices[piece] = Choices(gates, pairs)
        return self._choices[piece]

    @cached_property
    def _choices(self) -> dict[Piece, Choices]:
        return {}

    def _gates_on(self, piece: Piece) -> Sequence[str]:
        """The gates of a piece of floor, also of one that nobody is led across, or of a link."""
        if piece in self._gates_of:
            return self._gates_of[piece]
        standing = self.standing(piece[0])
        opens = standing.opens if standing else {}
        return [each for each in opens if piece[1] in opens[each]]

    def _last(self, left: frozenset[Piece]) -> Mapping[_Node, tuple[_Node, _Node] | None]:
        """What every way out from a gate ends with, if there is such a link, past what one left."""
        if left not in self._lasts:
            self._lasts[left] = last_bridges(self._graph, _OUT, without=left)
        return self._lasts[left]

    @cached_property
    def _lasts(self) -> dict[frozenset[Piece], Mapping[_Node, tuple[_Node, _Node] | None]]:
        return {}

    def _two_ways(self, gates: Iterable[str], left: frozenset[Piece]) -> Iterator[tuple[str, str]]:
        """Pairs of gates from which ways to two exits share no gate, nor cross what they left."""
        every = sorted({*gates})
        if len(every) < 2:  # noqa: PLR2004 - it takes two to choose
            return
        last = self._last(left)
        for one, other in combinations([each for each in every if each in last], 2):
            if last[one] is None or last[one] != last[other]:
                yield one, other

    def _keep_apart(self, left: frozenset[Piece], one: str, other: str) -> bool:
        """Whether ways by two gates that come onto one floor next need not go side by side there.

        So two doors of a hall onto a corridor are one way where all exits of that lie to one side.
        Rooms that have one way on are gone through first: lobbies, and flights.
        """
        key = (left, one, other)
        if key not in self._apart:
            self._apart[key] = self._go_apart(left, one, other)
        return self._apart[key]

    @cached_property
    def _apart(self) -> dict[tuple[frozenset[Piece], str, str], bool]:
        return {}

    def _go_apart(self, left: frozenset[Piece], one: str, other: str) -> bool:
        first, second = (self._followed(left, each) for each in (one, other))
        if first.gate == second.gate:
            return False
        if first.onto != second.onto or first.onto is None:
            return True
        passed = first.left | second.left
        return self._part_again(first.onto, passed, first.gate, second.gate)

    def _followed(self, left: frozenset[Piece], gate_id: str) -> _Followed:
        """Where one comes by a gate to a floor with more than one way on, or out."""
        if (left, gate_id) not in self._chains:
            here, passed = gate_id, left
            while True:
                behind = [each for each in self._graph[here] if each not in passed]
                onto = behind[0] if len(behind) == 1 and isinstance(behind[0], tuple) else None
                if onto is None or onto[1] == _BEYOND:
                    onto = None
                    break
                last = self._last(passed | {onto})
                onward = [each for each in self._gates_of[onto] if each != here and each in last]
                if len(onward) != 1:
                    break
                here, passed = onward[0], passed | {onto}
            self._chains[left, gate_id] = _Followed(here, onto, passed)
        return self._chains[left, gate_id]

    @cached_property
    def _chains(self) -> dict[tuple[frozenset[Piece], str], _Followed]:
        return {}

    def _part_again(self, behind: Piece, left: frozenset[Piece], one: str, other: str) -> bool:
        """Whether ways that come onto a piece of floor by two gates go apart over it, and on."""
        if not self._is_sure_of(behind, {one, other}):
            return True
        passed = left | {behind}
        before = {each for piece in left for each in self._gates_on(piece)}
        onward = {*self._gates_of[behind]} - before - {one, other}
        return any(
            not self._is_sure_of(behind, (here, there))
            or (
                self.partings(behind[0]).keep_apart((one, here), (other, there))
                and self._keep_apart(passed, here, there)
            )
            for pair in self._two_ways(onward, passed)
            for here, there in (pair, pair[::-1])
        )

    def shared(self, start: Start, pieces: Iterable[Piece], *, but: str = "") -> Shared | None:
        """The least that two ways out over these pieces of a floor have in common, from a start.

        Not counting ways by the gate `but`. None where there are no two ways.
        """
        found = [self._common(start, each, self.choices(each).without(but)) for each in pieces]
        known = [each for each in found if each is not None]
        return min(known, key=lambda each: each.length, default=None)

    def _common(self, start: Start, piece: Piece, choices: Choices) -> Shared | None:
        used = choices.used
        here = [start] if isinstance(start, str) else []
        if used and not self._is_sure_of(piece, (*used, *here)):
            return _NOTHING
        return self.partings(piece[0]).least(start, choices) if used else None

    def _is_sure_of(self, piece: Piece, gates: Iterable[str]) -> bool:
        """Whether it is known where ways over a piece of floor run, by gates that are ways."""
        if piece[1] == _LINK:
            return False
        known = (self.surely or self).stands
        return self.grounds.is_known(piece[0]) and all(map(known, gates))

    @cached_property
    def bases(self) -> Mapping[str, Shared]:
        """For each gate with a choice behind it, on either side, how far that is; for exits 0."""
        found: dict[str, Shared] = {}
        for piece, gates in self._gates_of.items():
            # Of a link that may lead to several gates nobody knows where ways part.
            for gate_id in gates if piece[1] != _LINK or self.surely else ():
                shared, known = self.shared(gate_id, [piece], but=gate_id), found.get(gate_id)
                if shared is not None and (known is None or shared.length < known.length):
                    found[gate_id] = shared
        return found | {each: _NOTHING for each in sorted(self.exits) if each in self._stands}

    @cached_property
    def _spread(self) -> Spread:
        return Spread(self.network, {each: base.length for each, base in self.bases.items()})

    def onward(self, gate_id: str) -> float:
        """Metres from a gate to where one can choose, or out; infinite where no way leads out."""
        found = self._spread.best.get(gate_id)
        if found is not None:
            return found[0]
        return 0.0 if gate_id in self.exits and gate_id in self._stands else math.inf

    def line_from(self, gate_id: str) -> tuple[Point, ...]:
        """The corners of the way from a gate to where one can choose, or out."""
        journey = self._spread.to(gate_id)
        if journey is None:
            return ()
        way = journey.turned_round()
        legs = (point for leg in way.legs for point in leg.points)
        return (*legs, *self.bases[way.goal].line)
