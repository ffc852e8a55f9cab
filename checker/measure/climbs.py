"""Ways up and down that are walked: flights of stairs and ramps with their two ends."""

from dataclasses import dataclass
from typing import Literal

from checker.geometry.circle import Area
from checker.geometry.frame import Point

Edge = tuple[Point, Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """One flight seen as a way: where it begins and ends on the plan, and how high.

    `foot` is its lower edge and `head` its upper one, each from left to right as seen by who
    walks up, in metres; `low` and `high` are the levels of the floors or landings that adjoin
    them, rebased z. `area` is its plan, `run` its length on the plan along the middle.
    `id` is unique, `whole_id` the stair, ramp or slab that it belongs to. `sure` is False where
    the body does not show for certain where it begins and ends.
    """

    id: str
    whole_id: str
    kind: Literal["stair", "ramp"]
    area: Area
    foot: Edge
    head: Edge
    low: float
    high: float
    run: float
    sure: bool = True

    @property
    def rise(self) -> float:
        """Metres from the lower floor to the upper one."""
        return self.high - self.low
