"""Pieces of ways through a building: links between floors, legs over both, whole journeys."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from checker.geometry.frame import Point
from checker.measure.routes.gates import Gate
from checker.measure.routes.spaces import SAME_FLOOR
from checker.measure.routes.walks import Walk
from checker.units import SLACK

Kind = Literal["lift", "ramp", "stair", "not modelled", "outside"]
STEEP, STEEPEST = 1 / 10, 1 / 6
"""Rise over run of a ramp above which it is in doubt that wheels get up, and surely do not: AD M
Table 1 allows 1 in 12 at most, portable ramps of 1 in 8 to 1 in 6 are pushed up with help."""
_ROUNDING = 5e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way between gates that is not walked on a floor: a lift, a flight, or a gap in the model.

    It leads from any of its gates to any other, or only between levels where it `rises`.
    `length` is what counts of it as distance, on the plan, metres; where it is not known, the
    distance between the gates comes instead. `clear` is the least and the most that it may be
    wide, `between` what, `gradient` its rise over run.
    """

    id: str
    kind: Kind
    gates: tuple[str, ...]
    length: float | None = 0.0
    clear: tuple[float, float] = (math.inf, math.inf)
    between: str = ""
    gradient: float = 0.0
    sure: bool = True
    rises: bool = False
    name: str = ""
    element: str = ""

    def lets_through(self, walk: Walk) -> bool:
        """Whether somebody takes it: wide enough, not too steep, and stairs only on foot."""
        fits = not self.is_narrow(walk) and not self.is_steep(walk)
        return fits and self.is_taken(walk) and (self.sure or not walk.sure)

    def is_taken(self, walk: Walk) -> bool:
        """Whether somebody uses what it is: wheels use no stairs, who goes on foot no lift."""
        return (walk.standard.stairs or self.kind != "stair") and (
            walk.lifts or self.kind != "lift"
        )

    def joins(self, one: Gate, other: Gate) -> bool:
        """Whether it leads from one of its gates on to another: what rises, only up or down."""
        level = abs(one.level - other.level) <= SAME_FLOOR
        return one.id != other.id and not (self.rises and level)

    def is_narrow(self, walk: Walk) -> bool:
        """Whether it is not as wide as the way has to be."""
        return self.clear[0 if walk.sure else 1] < walk.standard.width - SLACK

    def is_steep(self, walk: Walk) -> bool:
        """Whether wheels do not get up; on foot one does."""
        most = STEEP if walk.sure else STEEPEST
        return not walk.standard.stairs and self.gradient > most + _ROUNDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A piece of a way on one deck, or along a link; `storey` is where it leads and is drawn.

    `before` is the storey that a link comes from: walked back, it leads there.
    """

    storey: str
    points: tuple[Point, ...]
    deck: int | None = None
    link: Link | None = None
    before: str = ""

    def turned_round(self) -> Leg:
        """The same piece walked back."""
        ends = (self.before, self.storey) if self.link else (self.storey, "")
        return replace(self, points=self.points[::-1], storey=ends[0], before=ends[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """The shortest way between two gates, `start` and `goal`: metres on the plan, and its legs."""

    length: float
    start: str
    goal: str
    legs: tuple[Leg, ...]

    def turned_round(self) -> Journey:
        """The same way walked back."""
        legs = tuple(leg.turned_round() for leg in reversed(self.legs))
        return replace(self, start=self.goal, goal=self.start, legs=legs)
