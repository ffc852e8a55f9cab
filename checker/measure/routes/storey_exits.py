"""Storey exits: doors, openings and open edges by which one leaves a storey for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from checker.measure.registry import provider
from checker.measure.routes.found import NetworkOf
from checker.measure.routes.gates import Gate
from checker.measure.routes.ground import Ground
from checker.measure.routes.network import Network
from checker.measure.routes.outer_gates import OuterGates
from checker.measure.routes.stair_wells import ONE_FLOOR, Mouth, Well
from checker.measure.routes.walks import Standard, Walk
from checker.measure.routes.where import Where
from checker.model import School


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreyExits:
    """Gates that surely are storey exits, and all that may be, by their ids.

    `beyond` names the stair, yard or balcony that an exit leads into, where several may lead into
    the same; of the open nothing is said. Nobody is led across the floors in `shut`: on them one
    is out.
    """

    sure: frozenset[str]
    possible: frozenset[str]
    beyond: Mapping[str, str]
    shut: frozenset[str]

    @property
    def place(self) -> Where:
        """The nearest of them as a place."""
        return Where(
            options=(self.sure,) if self.sure else (),
            possible=self.possible,
            words="the nearest storey exit",
            is_shared=True,
        )


StoreyExitsOf = Callable[[Standard], StoreyExits]
_STEP = 0.3
"""Metres below a floor from which on a flight leads down from it."""


@provider
def storey_exits_of(
    school: School,
    outer_gates: OuterGates,
    stair_wells: tuple[Well, ...],
    gates: tuple[Gate, ...],
    open_edges: tuple[Gate, ...],
    escape_network_of: NetworkOf,
    ground: Ground,
) -> StoreyExitsOf:
    """Storey exits for somebody of a width: outer gates, and gates into stairs that lead on.

    A stair leads on from a storey by a door of its own to the outside, or where its flights lead to
    another storey from which one gets out without a stair. It may do so where flights or what lies
    beyond them are not modelled. One that only leads up from the ground is no exit of that storey,
    and people may be led across its floor.
    """
    stairs = frozenset().union(*(well.floors for well in stair_wells))
    outdoors = frozenset(room.id for room in school.rooms if room.is_external)
    sides = {gate.id: frozenset(gate.sides) for gate in (*gates, *open_edges)}

    @cache
    def find(standard: Standard) -> StoreyExits:
        shut = stairs | outdoors
        tight, loose = (
            escape_network_of(Walk(standard=standard, sure=sure, open_rooms=True, shut=shut))
            for sure in (True, False)
        )
        ways = _WaysOn(outer_gates, tight, loose, ground)
        into = [(well, mouth) for well in stair_wells for mouth in well.mouths]
        into = [(well, each) for well, each in into if each.gate.id not in outer_gates.possible]
        sure = {each.gate.id for well, each in into if ways.surely(well, each)}
        possible = sure | {each.gate.id for well, each in into if ways.perhaps(well, each)}
        every = outer_gates.sure | sure
        return StoreyExits(
            sure=every,
            possible=outer_gates.possible | possible,
            beyond={
                **outer_gates.beyond,
                **{each.gate.id: well.id for well, each in into if each.gate.id in possible},
            },
            shut=_shut(stair_wells, every)
            | frozenset(side for id_ in outer_gates.sure for side in sides[id_] & outdoors),
        )

    return find


@provider
def fleeing_network_of(escape_network_of: NetworkOf, storey_exits_of: StoreyExitsOf) -> NetworkOf:
    """The network for those who flee to storey exits.

    The head of a flight is an exit for those who go down by it: nobody comes up by it to get away.
    """

    @cache
    def find(walk: Walk) -> Network:
        return escape_network_of(walk).without_stairs_at(storey_exits_of(walk.standard).sure)

    return find


def _shut(wells: Iterable[Well], sure: frozenset[str]) -> frozenset[str]:
    """Floors of stairs of which every gate surely is an exit, and landings between such floors."""
    found = set[str]()
    for well in wells:
        if not any(each.gate.id in sure for each in well.mouths):
            continue
        walked = {
            side for each in well.mouths if each.gate.id not in sure for side in each.gate.sides
        }
        found |= well.floors - walked
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _WaysOn:
    """What one comes to by a stair, other than the floor from which one enters it."""

    outer: OuterGates
    tight: Network
    loose: Network
    ground: Ground

    def surely(self, well: Well, mouth: Mouth) -> bool:
        """Whether a stair surely leads on from one of its mouths, by flights that are modelled."""
        return (
            mouth.sure
            and well.is_stair
            and any(
                each.sure and well.climbs(mouth.level, each.level)
                for each in self._ways_out(well, mouth, self.tight, self.outer.sure)
            )
        )

    def perhaps(self, well: Well, mouth: Mouth) -> bool:
        """Whether it may, for all that the model shows of it."""
        if well.is_bare or well.lost:
            return True
        if any(self._ways_out(well, mouth, self.loose, self.outer.possible)):
            return True
        return self._ends_blind(well, mouth.level)

    def _ways_out(
        self, well: Well, mouth: Mouth, network: Network, goals: frozenset[str]
    ) -> Iterator[Mouth]:
        """Other mouths by which one gets out: without one more stair if on another storey.

        What lies on another floor than the mouth leads to is got to by an open flight: not surely.
        """
        for each in well.mouths:
            if each.gate.id in goals and network.walk.lets_through(each.gate):
                yield each
            elif abs(each.level - mouth.level) > ONE_FLOOR:
                near = self._near(each.level, network, goals)
                if network.reaches([each.gate.id], near):
                    yield each

    @staticmethod
    def _near(level: float, network: Network, goals: frozenset[str]) -> frozenset[str]:
        """The goals on the floor of a level, where it has to be sure that one gets there."""
        found = goals & network.gates.keys()
        if not network.walk.sure:
            return found
        return frozenset(
            each for each in found if abs(network.gates[each].level - level) <= ONE_FLOOR
        )

    def _ends_blind(self, well: Well, level: float) -> bool:
        """Whether flights lead toward the ground, to a floor of which no way is known to lead off.

        So it is where the storeys below are not in the model.
        """
        known = [each.level - level for each in well.mouths]
        ends = [end - level for end in well.ends()]
        ends_up = max(ends) > ONE_FLOOR and max(known) <= ONE_FLOOR
        if self.ground.may_be_above(level) and ends_up:
            return True
        ends_down = min(ends) < -_STEP and min(known) >= -ONE_FLOOR
        return ends_down and not self.ground.is_above(level)
