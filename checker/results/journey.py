"""Journeys through the school as results carry them, and how far calm is from each room."""

from dataclasses import dataclass
from typing import Literal

from checker.results.finding import Bound

StepFree = Literal["yes", "no", "cannot tell"]
PinchKind = Literal["door", "opening", "passage"]
LevelKind = Literal["lift", "ramp", "stair", "not modelled", "outside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyEnd:
    """Where a journey starts or ends.

    `kind` is main entrance, base entrance, inclusion base, base room, classroom, accessible WC,
    hall, dining or outdoors; the rest names the room, zone or door, and is empty where the model
    leaves open which it is. A room that only may be of its kind is not `sure`.
    """

    kind: str
    global_id: str = ""
    name: str = ""
    storey: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinch:
    """A door, an opening or a narrow passage on the way, `at` so many metres from the start.

    `low` and `high` are its clear width, as the rules measure it; None where it cannot be told,
    with what is `missing`. `global_id` is that of the door, or of the room of a passage.
    """

    kind: PinchKind
    at: float
    low: float | None = None
    high: float | None = None
    global_id: str = ""
    name: str = ""
    storey: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChange:
    """A lift, ramp or stair that is taken, or a piece of the way that the model does not show."""

    kind: LevelKind
    at: float
    length: float = 0.0
    global_id: str = ""
    name: str = ""
    to_storey: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyBlocker:
    """The first thing in the way of a sure answer; `at` is None where the way does not pass it."""

    words: str
    at: float | None = None
    global_id: str = ""
    storey: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyLeg:
    """The way over one floor, metres on the plan, simplified to 0.1 m."""

    storey: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """The shortest step-free way between two places, as the rules on ways measure it.

    `low` and `high` are its length; both infinite where there is none, `high` alone where nothing
    certainly lets through, None where it cannot be told and `missing` says what is. `reason` is why
    it is not surely step-free. `on_foot_low` and `on_foot_high` are the way with stairs, told where
    wheels do not surely get there. `pinches`, `levels` and `legs` are those of the way that is
    drawn: to the goal, or up to the `blocker` where no way leads there.
    """

    start: JourneyEnd
    goal: JourneyEnd
    step_free: StepFree
    low: Bound | None = None
    high: Bound | None = None
    reason: str = ""
    missing: tuple[str, ...] = ()
    ask: str = ""
    on_foot_low: Bound | None = None
    on_foot_high: Bound | None = None
    pinches: tuple[Pinch, ...] = ()
    levels: tuple[LevelChange, ...] = ()
    blocker: JourneyBlocker | None = None
    legs: tuple[JourneyLeg, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalmWay:
    """How far it is on foot to the nearest room of one calm `use`, and which it is.

    `low` and `high` as of a journey. The room is that of the way that is sure, else of the one
    that may be, named as plans name it; empty where there is none.
    """

    use: str
    low: Bound | None = None
    high: Bound | None = None
    goal_id: str = ""
    goal: str = ""
    storey: str = ""
    in_base: bool = False
    reason: str = ""
    missing: tuple[str, ...] = ()
    ask: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalmReach:
    """A room that pupils use, named as plans name it, and how far calm rooms are from it.

    Calm rooms of an inclusion base count for the rooms of a base alone. Where its use is in doubt
    it is not `sure` that pupils use it.
    """

    room_id: str
    name: str = ""
    use: str = ""
    storey: str = ""
    in_base: bool = False
    sure: bool = True
    ways: tuple[CalmWay, ...] = ()
