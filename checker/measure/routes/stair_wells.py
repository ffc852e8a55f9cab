"""Stairs as a whole, from their lowest floor to their highest: what opens onto them at each level.

A well holds the rooms of a stair that lie above one another or join, and the landings in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.measure.routes.gates import Gate

ONE_FLOOR = 1.5
"""Metres between two levels up to which they are one floor of a stair."""
_NEAR = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mouth:
    """A gate from a floor outside a well into it, and the level of that floor."""

    gate: Gate
    level: float
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Well:
    """A stair: its floors, its mouths, the levels between which its flights run.

    `is_stair` says that all its rooms surely are stairs. `lost` that a flight without a body may
    belong to it.
    """

    id: str
    floors: frozenset[str]
    mouths: tuple[Mouth, ...]
    flights: tuple[tuple[float, float], ...]
    perhaps: tuple[tuple[float, float], ...]
    is_stair: bool
    lost: bool

    def climbs(self, one: float, other: float, *, sure: bool = True) -> bool:
        """Whether flights lead from one level to another, seen in its section."""
        reached, goal = min(one, other), max(one, other)
        for low, high in sorted(self.flights if sure else (*self.flights, *self.perhaps)):
            if low <= reached + _NEAR:
                reached = max(reached, high)
        return reached >= goal - _NEAR

    @property
    def is_bare(self) -> bool:
        """Whether the model shows no flight of it."""
        return not self.flights and not self.perhaps

    def ends(self) -> Sequence[float]:
        """The levels at which its flights begin and end."""
        return [level for flight in (*self.flights, *self.perhaps) for level in flight]


def hanging_together(nodes: Iterable[str], ties: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Sets of floors that hang together, in the order of their least."""
    groups = [frozenset({each}) for each in nodes]
    for one, other in ties:
        both = [group for group in groups if one in group or other in group]
        groups = [group for group in groups if group not in both] + [frozenset().union(*both)]
    return sorted(groups, key=min)
