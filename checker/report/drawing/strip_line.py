"""Where metres of a journey stand on its strip."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isinf

from checker.results.journey import Journey, LevelChange

WIDTH = 800.0
TICK = 10.0
BEYOND = 2.0
"""Metres that are drawn beyond where a way is stopped when nobody knows how far it would be."""
LEFT, _RIGHT = 22.0, 144.0
LIFT = 44.0
_SAME = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Pixels per metre, one for all strips that are to be compared."""

    per_metre: float


@dataclass(frozen=True, slots=True)
class Line:
    """Where metres on the way stand on the strip (px): a lift takes room, though no metres."""

    journey: Journey
    scale: Scale

    def x(self, at: float, storey: str = "") -> float:
        """The place of a point of the way; at a lift what is on the next storey is behind it."""
        lifts = sum(_is_past(at, storey, each) for each in lifts_of(self.journey))
        return LEFT + at * self.scale.per_metre + lifts * LIFT

    @property
    def end(self) -> float:
        """Where the drawing of the way ends."""
        return self.x(extent(self.journey), storey="\0")


def scale_for(journeys: Iterable[Journey]) -> Scale:
    """The largest scale at which each of some journeys fits on a strip."""
    room = [
        (WIDTH - LEFT - _RIGHT - LIFT * len(lifts_of(each))) / max(extent(each), TICK)
        for each in journeys
    ]
    return Scale(per_metre=max(min(room, default=1.0), 0.1))


def extent(journey: Journey) -> float:
    """How many metres are drawn: the whole way, or up to the blocker and what would come then."""
    if journey.high is not None and not isinf(journey.high):
        return journey.high
    if journey.low is not None and not isinf(journey.low):
        return journey.low
    stopped = journey.blocker.at if journey.blocker and journey.blocker.at else 0.0
    foot = journey.on_foot_low if journey.on_foot_low is not None else 0.0
    return max(stopped + BEYOND, 0.0 if isinf(foot) else foot)


def level_end(level: LevelChange, line: Line) -> float:
    """Where a lift, a ramp or what is not modelled ends on the strip."""
    if level.kind == "lift":
        return line.x(level.at) + LIFT
    return line.x(level.at + level.length)


def lifts_of(journey: Journey) -> list[LevelChange]:
    """The lifts on a way, in order."""
    return [each for each in journey.levels if each.kind == "lift"]


def _is_past(at: float, storey: str, lift: LevelChange) -> bool:
    if abs(at - lift.at) <= _SAME:
        return storey in {lift.to_storey, "\0"} and bool(storey)
    return at > lift.at


def stop_of(line: Line) -> float:
    """Where one is stopped; at the start where nobody knows."""
    blocker = line.journey.blocker
    if blocker is None or blocker.at is None:
        return LEFT
    return line.x(blocker.at, blocker.storey)
