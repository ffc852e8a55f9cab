"""The space beside a pan to move over from a wheelchair: how wide it is, and at which side."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.geometry.faces import SIDES, Side, facing
from checker.geometry.frame import Point
from checker.geometry.strips import Run, clear_run
from checker.measure.evidence import dimension
from checker.measure.obstacles import Obstacle, blockers_drawn
from checker.measure.registry import measure
from checker.measure.sanitary.answers import (
    Placings,
    at_least,
    choice_over_ways,
    over_ways,
    placed,
    truth_over_ways,
)
from checker.measure.sanitary.pans import Placing, Way
from checker.measure.sanitary.sides import depth_beside, side_walls
from checker.measure.subjects import Subject
from checker.results.values import Choice, Quantity, Truth, Unknown

TRANSFER_SIDES = ("left", "right", "both", "none")
_LACK = "how much room there is beside the pan"
_ASK = "Model the basin, the partitions and what else stands beside the pan."


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The free floor at one side of a pan, from its edge, over its whole depth, metres."""

    side: Side
    width: Quantity
    blocker: Obstacle | None


@measure("sanitary fitting", unit="m", lack=_LACK, ask=_ASK, furniture="here")
def transfer_width(subject: Subject, placings: Placings) -> Quantity | Unknown:
    """Free width beside a pan on its wider side, from its edge, in metres.

    Free all the way from the back wall to the front of the pan, clear of walls, partitions,
    fittings and furniture below 2.1 m. Rails at most 0.15 m across (drop-down ones 0.1 m) may be
    there, and holders, hooks, mirrors as slim that begin over 0.3 m up; no radiators. Exact to
    0.1 mm; what reaches less than 0.5 mm into the strip does not count. From nothing where the
    fittings of the room's use are not all modelled, or another pan stands beside with no
    partition between. An interval also where a thing is known by its hull, where the body is
    wider than any pan, and where the back wall is open. Unknown for other fittings and without a
    wall behind it. AD M 5.8.
    """
    placing = placed(subject, placings, "wc")
    if isinstance(placing, Unknown):
        return placing
    return over_ways(placing, lambda way: _wider(placing, way))


@measure(
    "sanitary fitting",
    value="choice",
    choices=TRANSFER_SIDES,
    lack=_LACK,
    ask=_ASK,
    furniture="here",
)
def transfer_side(subject: Subject, placings: Placings, *, width: float = 0.75) -> Choice | Unknown:
    """At which side of a pan there is room to transfer, as one sits on it: left, right, both, none.

    A side counts that is free for `width` metres from the pan's edge, as `transfer_width` measures
    it. Open where that is not sure, Unknown where it is. AD M 5.10(c), (d).
    """
    placing = placed(subject, placings, "wc")
    if isinstance(placing, Unknown):
        return placing
    return choice_over_ways(placing, lambda way: _sides(placing, way, width))


@measure("sanitary fitting", value="truth", lack=_LACK, ask=_ASK, furniture="here")
def transfer_to_back_wall(
    subject: Subject, placings: Placings, *, width: float = 0.75
) -> Truth | Unknown:
    """Whether a strip `width` metres wide beside the pan is free right back to the wall behind.

    At one side or the other. Measured as `transfer_width`; what is in the way is drawn and named.
    Open where that is not sure. Unknown where that is. AD M 5.8.
    """
    placing = placed(subject, placings, "wc")
    if isinstance(placing, Unknown):
        return placing
    return truth_over_ways(placing, lambda way: _reaches_back(placing, way, width))


def strips(placing: Placing, way: Way) -> tuple[Strip, ...]:
    """The free strips at the left and the right of a pan."""
    unclosed = {wall.side: wall.unclosed for wall in side_walls(placing, way)}
    return tuple(
        _strip(placing, way, side, told=placing.room.told and not unclosed[side]) for side in SIDES
    )


def named(thing: Obstacle | None) -> str:
    """What a thing in the way is called; a wall without one."""
    return "a wall" if thing is None else thing.name


def _strip(placing: Placing, way: Way, side: Side, *, told: bool) -> Strip:
    things = placing.room.others(placing.fitting.id)
    tight = _run(placing, way, side, things, reach=(way.half, way.front))
    sure = [thing for thing in things if not thing.hull_only]
    loose = _run(placing, way, side, sure, reach=(way.least, way.least_front))
    blocker = None if tight.stopped_by is None else things[tight.stopped_by]
    line = _line(way, side, tight.length)
    width = Quantity(
        low=tight.length if told else 0.0,
        high=max(tight.length, loose.length),
        unit="m",
        method="edge of the pan to what is next to it, from the back wall to its front",
        steps=(_step(side, tight, blocker, told=told),),
        evidence=(
            dimension(line, storey=placing.room.storey),
            *blockers_drawn([blocker] if blocker else [], storey=placing.room.storey),
        ),
    )
    return Strip(side=side, width=width, blocker=blocker)


def _run(
    placing: Placing,
    way: Way,
    side: Side,
    things: Sequence[Obstacle],
    *,
    reach: tuple[float, float],
) -> Run:
    edge, front = reach
    return clear_run(
        placing.room.floor,
        [thing.area for thing in things],
        frame=facing(way.frame, side),
        across=depth_beside(side, front=front),
        start=edge,
    )


def _line(way: Way, side: Side, length: float) -> tuple[Point, Point]:
    frame = facing(way.frame, side)
    middle = sum(depth_beside(side, front=way.front)) / 2
    return frame.to_plan(middle, way.half), frame.to_plan(middle, way.half + length)


def _step(side: Side, run: Run, blocker: Obstacle | None, *, told: bool) -> str:
    text = f"{side}, as one sits on it: {run.length:.3f} m to {named(blocker)}"
    return text if told else f"{text}; at most, since not all that stands there is modelled"


def _wider(placing: Placing, way: Way) -> Quantity:
    both = strips(placing, way)
    shown = max(both, key=lambda strip: (strip.width.high, strip.width.low)).width
    return Quantity(
        low=max(strip.width.low for strip in both),
        high=shown.high,
        unit="m",
        method=shown.method,
        steps=tuple(step for strip in both for step in strip.width.steps),
        evidence=shown.evidence,
    )


def _sides(placing: Placing, way: Way, width: float) -> Choice:
    left, right = strips(placing, way)
    possible = frozenset(
        _word(left=at_left, right=at_right)
        for at_left in at_least(left.width, width)
        for at_right in at_least(right.width, width)
    )
    return Choice(
        possible=possible,
        method=f"sides with {width:.3f} m free beside the pan",
        steps=(*left.width.steps, *right.width.steps),
        evidence=(*left.width.evidence, *right.width.evidence),
    )


def _word(*, left: bool, right: bool) -> str:
    if left and right:
        return "both"
    return "left" if left else "right" if right else "none"


def _reaches_back(placing: Placing, way: Way, width: float) -> Truth:
    both = strips(placing, way)
    answers = [at_least(strip.width, width) for strip in both]
    sure = frozenset({True})
    possible = sure if sure in answers else frozenset().union(*answers)
    shown = max(both, key=lambda strip: (strip.width.high, strip.width.low)).width
    return Truth(
        possible=possible,
        method=f"a strip of {width:.3f} m beside the pan, from its front to the back wall",
        steps=tuple(step for strip in both for step in strip.width.steps),
        evidence=shown.evidence,
    )
