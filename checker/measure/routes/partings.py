"""Where ways part on floors that nothing stands on: what is known of furniture does not move it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from shapely import LineString

from checker.geometry.frame import Point
from checker.geometry.parting import parted, stretch
from checker.geometry.route import WalkFloor
from checker.measure.registry import provider
from checker.measure.routes.gates import Gate
from checker.measure.routes.spaces import ShellOf
from checker.measure.routes.standing import CornersOf, nearest, slit, walkable_of
from checker.measure.routes.walks import Standard, Walk

APART = 1.0
"""Metres by which two ways lie apart where one can choose between them."""
Start = str | Point
"""Where ways begin: at a gate, by its id, or at a corner of the floor."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two ways have in common from their start on: metres, and the corners of it."""

    length: float
    line: tuple[Point, ...]


@dataclass(frozen=True)
class Partings:
    """The shortest ways from the gates and corners of one floor to its gates, and where they part.

    `corners` each with the nearest place that is clear of walls. Ways lead from middle to middle
    of gates, straight through them.
    """

    gates: Mapping[str, Gate]
    corners: Mapping[Point, Point]
    floor: WalkFloor

    def shared(self, start: Start, one: str, other: str) -> Shared | None:
        """What the ways to two gates have in common; none where there is no way to one of them."""
        key = (start, one, other)
        if key not in self._known:
            first, second = (self._to(each).get(start) for each in (one, other))
            self._known[key] = _shared(first, second) if first and second else None
        return self._known[key]

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

    @cached_property
    def _known(self) -> dict[tuple[Start, str, str], Shared | None]:
        return {}


PartingsOf = Callable[[str, Standard], Partings]


@provider
def partings_of(
    shell_of: ShellOf, gates_by_space: Mapping[str, tuple[Gate, ...]], corners_of: CornersOf
) -> PartingsOf:
    """Where ways part on a floor, by its id, for somebody of a width; worked out once for each."""

    @cache
    def find(space_id: str, standard: Standard) -> Partings:
        walk = Walk(standard=standard, sure=False)
        gates = [gate for gate in gates_by_space.get(space_id, ()) if walk.lets_through(gate)]
        slits = [slit(gate, standard.width) for gate in gates]
        floor = walkable_of([shell_of(space_id), *slits], standard.width)
        return Partings(
            gates={gate.id: gate for gate in gates},
            corners={at: nearest(floor, at) for at in corners_of(space_id, standard)},
            floor=WalkFloor(floor),
        )

    return find


def _shared(one: tuple[Point, ...], other: tuple[Point, ...]) -> Shared:
    length = parted(one, other, apart=APART)
    return Shared(length, stretch(one, length))
