"""Journeys and distances to calm made by hand for the Oakfield of these tests."""

from dataclasses import replace
from math import inf

from checker.results import (
    CalmReach,
    CalmWay,
    Journey,
    JourneyBlocker,
    JourneyEnd,
    JourneyLeg,
    LevelChange,
    Pinch,
    RunResult,
)
from tests.report.oakfield import FIRST, GROUND, HOSTILE, LONG, TURNED, oakfield

MAIN = JourneyEnd(kind="main entrance", global_id="door-main", name="D-MAIN", storey=GROUND)
OWN = JourneyEnd(kind="base entrance", global_id="door-quiet", name="D-QUIET", storey=GROUND)
BASE = JourneyEnd(kind="inclusion base", global_id="zone-1", name="Inclusion base", storey=GROUND)
DOOR = Pinch(
    kind="door", at=0.0, low=0.9, high=0.95, global_id="door-main", name="D-MAIN", storey=GROUND
)
NARROW = Pinch(
    kind="door", at=8.0, low=0.742, high=0.76, global_id="door-sgr", name="D-SGR", storey=GROUND
)
DOUBTED = replace(NARROW, at=14.0, low=0.78, high=0.84, global_id="door-wc", name="D-WC")
PASSAGE = Pinch(
    kind="passage", at=21.0, low=1.3, high=1.3, global_id="room-00-04", name="00-04 Corridor",
    storey=GROUND,
)  # fmt: skip
UNKNOWN = Pinch(
    kind="door", at=24.0, global_id="door-x", name="D-X", storey=GROUND, missing="its leaf's width"
)
LIFT = LevelChange(kind="lift", at=12.0, global_id="lift-1", name="Lift", to_storey=FIRST)


def end(number: str, name: str, kind: str = "classroom", storey: str = GROUND) -> JourneyEnd:
    return JourneyEnd(kind=kind, global_id=f"room-{number}", name=f"{number} {name}", storey=storey)


def sure(goal: JourneyEnd, length: float, **given) -> Journey:
    """A journey that surely is step-free."""
    given.setdefault("pinches", (DOOR, replace(DOOR, at=length, global_id="door-r1")))
    given.setdefault("legs", (JourneyLeg(storey=GROUND, points=((0, 5), (length, 5))),))
    given.setdefault("start", MAIN)
    return Journey(goal=goal, step_free="yes", low=length, high=length + 0.04, **given)


def stopped(goal: JourneyEnd, at: float = 17.3, **given) -> Journey:
    """One that a step stops."""
    words = "door D-SENSORY has a step of 150 mm"
    given.setdefault("pinches", (DOOR, NARROW))
    return Journey(
        start=MAIN, goal=goal, step_free="no", low=inf, high=inf, reason=words,
        on_foot_low=19.0, on_foot_high=19.04, legs=(),
        blocker=JourneyBlocker(words=words, at=at, global_id="door-s", storey=GROUND), **given,
    )  # fmt: skip


def doubtful(goal: JourneyEnd, **given) -> Journey:
    """One that furniture leaves in doubt."""
    words = "the way through 00-01 is 700 mm wide where 800 mm is needed"
    given.setdefault("start", MAIN)
    return Journey(
        goal=goal, step_free="cannot tell", low=30.0, high=inf, reason=words,
        on_foot_low=29.0, on_foot_high=29.5, pinches=(DOOR, DOUBTED, PASSAGE, UNKNOWN),
        blocker=JourneyBlocker(words=words, at=25.0, storey=GROUND), **given,
    )  # fmt: skip


def lost(goal: JourneyEnd, **given) -> Journey:
    """One of which nothing is known."""
    given.setdefault("start", MAIN)
    return Journey(
        goal=goal, step_free="cannot tell", missing=("the main entrance: no door leads outside",),
        ask="Name the door in schoolcheck.yaml.", **given,
    )  # fmt: skip


UP = end("01-01", "Year 5 classroom", storey=FIRST)
LIFTED = sure(
    UP, 30.0, levels=(LIFT,),
    pinches=(
        DOOR,
        replace(DOOR, at=12.0, global_id="lift-0", name="L0"),
        replace(DOOR, at=12.0, global_id="lift-1", name="L1", storey=FIRST),
        replace(DOOR, at=30.0, global_id="door-up", name="UP", storey=FIRST),
    ),
)  # fmt: skip


def journeys() -> tuple[Journey, ...]:
    """From the main entrance to all kinds of goals, from the base's own door and from the base."""
    return (
        sure(BASE, 23.5),
        sure(end("00-01", "Reception classroom"), 12.0),
        sure(end("00-02", "Year 1 classroom"), 41.0),
        sure(end("00-03", "Year 2 classroom"), 19.0),
        LIFTED,
        stopped(end("00-12", "Sensory room")),
        sure(end("00-20", "Hall", "hall"), 20.2),
        sure(end("00-21", "Dining", "dining"), 28.0),
        sure(end("00-07", HOSTILE, "accessible WC"), 9.44),
        doubtful(end("EX-02", TURNED, "outdoors")),
        sure(end("00-03", LONG, "base room"), 7.0, start=OWN),
        lost(end("00-01", "Reception classroom"), start=BASE),
    )


def way(use: str, low: float | None, high: float | None, goal: str = "", **given) -> CalmWay:
    return CalmWay(
        use=use, low=low, high=high, goal_id=goal, goal=goal and f"{goal[5:]} R", **given
    )


NO_SENSORY = way("sensory room", inf, inf, reason="the model shows no sensory room outside a base")


def reach(number: str, name: str, *ways: CalmWay, storey: str = GROUND, **given) -> CalmReach:
    return CalmReach(
        room_id=f"room-{number}", name=f"{number} {name}", use="primary classroom", storey=storey,
        ways=ways, **given,
    )  # fmt: skip


def calm(low: float, high: float, **given) -> CalmWay:
    return way("quiet calming space", low, high, "room-00-06", storey=GROUND, **given)


def reaches() -> tuple[CalmReach, ...]:
    """Rooms in every band, with one that is drawn nowhere."""
    missing = ("a door or an opening of 01-03",)
    unknown = (
        way("quiet calming space", None, None, missing=missing, ask="Model it"),
        way("sensory room", None, None, missing=missing, ask="Model it"),
    )
    return (
        reach("00-01", "Reception classroom", calm(8.0, 8.02), NO_SENSORY),
        reach("00-02", "Year 1 classroom", calm(22.0, 22.4), NO_SENSORY),
        reach("00-03", "Inclusion base", calm(28.0, 33.0), NO_SENSORY, in_base=True),
        reach("00-05", HOSTILE, calm(55.0, 55.0), NO_SENSORY),
        reach("00-06", "Calm room", calm(0.0, 0.0), NO_SENSORY),
        reach("01-01", "Year 5 classroom", calm(12.0, inf, reason="a cupboard"), NO_SENSORY,
              storey=FIRST),
        reach("01-02", LONG, calm(inf, inf, reason="no way is left"), NO_SENSORY, storey=FIRST),
        reach("01-03", TURNED, *unknown, storey=FIRST),
        reach("99-99", "A room without a plan", calm(14.0, 14.0), NO_SENSORY),
    )  # fmt: skip


def travelled(**changes) -> RunResult:
    """The believable result, with journeys and distances."""
    return replace(oakfield(), journeys=journeys(), calm=reaches(), **changes)
