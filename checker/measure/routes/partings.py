"""Where ways part on floors without furniture: what is known of that does not move it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from shapely import LineString

from checker.geometry.circle import Area
from checker.geometry.frame import Point
from checker.geometry.parting import first_parted, parted, stretch
from checker.geometry.route import WalkFloor
from checker.measure.registry import provider
from checker.measure.routes.gates import Gate
from checker.measure.routes.spaces import FloorOf
from checker.measure.routes.standing import CornersOf, nearest, slit, walkable_of
from checker.measure.routes.walks import Standard, Walk

APART = 1.0
"""Metres by which two ways lie apart where one can choose between them."""
_NOWHERE = ((0.0, 0.0), (0.0, 0.0))
Start = str | Point
"""Where ways begin: at a gate, by its id, or at a corner of the floor."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two ways have in common from their start on: metres, and the corners of it."""

    length: float
    line: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Gates of a floor, and which two of them are a choice: `pairs[i, j]` for i < j."""

    gates: tuple[str, ...]
    pairs: npt.NDArray[np.bool_]

    @property
    def used(self) -> frozenset[str]:
        """Gates that are in any pair."""
        found = np.unique(np.argwhere(self.pairs)).tolist()
        return frozenset(self.gates[each] for each in found)

    def without(self, gate_id: str) -> Choices:
        """The same without pairs in which a gate is."""
        left = np.array([each != gate_id for each in self.gates], dtype=bool)
        return Choices(self.gates, self.pairs & left & left[:, None])


@dataclass(frozen=True)
class Partings:
    """The shortest ways from the gates and corners of one floor to its gates, and where they part.

    `corners` each with the nearest place that is clear of walls. Ways lead from middle to middle
    of gates, straight through them.
    """

    gates: Mapping[str, Gate]
    corners: Mapping[Point, Point]
    floor: WalkFloor

    def least(self, start: Start, choices: Choices) -> Shared | None:
        """The least that the ways to two gates have in common, of the pairs that are a choice.

        None without one: from some starts no way leads to some gates.
        """
        used = np.unique(np.argwhere(choices.pairs))
        found = [self._to(choices.gates[each]).get(start) for each in used]
        led = np.array([each is not None for each in found], dtype=bool)
        ways = [each or _NOWHERE for each in found]
        pairs = choices.pairs[np.ix_(used, used)] & led & led[:, None]
        first = first_parted(ways, pairs, apart=APART)
        if first is None:
            return None
        one, other = (ways[each] for each in first)
        length = parted(one, other, apart=APART)
        return Shared(length, stretch(one, length))

    def keep_apart(self, one: tuple[str, str], other: tuple[str, str]) -> bool:
        """Whether two ways, each from gate to gate, nowhere come within a metre of each other."""
        ways = self._to(one[1]).get(one[0]), self._to(other[1]).get(other[0])
        if ways[0] is None or ways[1] is None:
            return False
        return LineString(ways[0]).distance(LineString(ways[1])) > APART

    def _to(self, gate_id: str) -> Mapping[Start, tuple[Point, ...]]:
        """The ways to a gate by their starts."""
        if gate_id not in self._ways:
            starts = dict[Start, Point](self.corners.items())
            starts |= {each: gate.middle for each, gate in self.gates.items()}
            ways = self.floor.ways([self.gates[gate_id].middle], list(starts.values()))
            self._ways[gate_id] = {
                start: way.points[::-1]
                for start, way in zip(starts, ways, strict=True)
                if way is not None
            }
        return self._ways[gate_id]

    @cached_property
    def _ways(self) -> dict[str, Mapping[Start, tuple[Point, ...]]]:
        return {}


PartingsOf = Callable[[str, Walk], Partings]


@provider
def partings_of(
    cleared_of: FloorOf, gates_by_space: Mapping[str, tuple[Gate, ...]], corners_of: CornersOf
) -> PartingsOf:
    """Where ways part on a floor, by its id, for one way of walking; worked out once for each.

    What is built in stands in the way: for sure all that may be, else what surely is.
    """
    known: dict[tuple[str, Standard, Area | None], Partings] = {}

    def find(space_id: str, walk: Walk) -> Partings:
        standard, free = walk.standard, cleared_of(space_id, walk.sure)
        key = (space_id, standard, free)
        if key not in known:
            known[key] = made(space_id, standard, free)
        return known[key]

    def made(space_id: str, standard: Standard, free: Area | None) -> Partings:
        loose = Walk(standard=standard, sure=False)
        gates = [gate for gate in gates_by_space.get(space_id, ()) if loose.lets_through(gate)]
        slits = [slit(gate, standard.width) for gate in gates]
        floor = walkable_of([free, *slits], standard.width)
        return Partings(
            gates={gate.id: gate for gate in gates},
            corners={at: nearest(floor, at) for at in corners_of(space_id, standard)},
            floor=WalkFloor(floor),
        )

    return find
