"""What one meets on the way: doors, turns, and how much longer it is on wheels than on foot."""

from __future__ import annotations

import math
from collections.abc import Callable

from checker.measure.registry import measure
from checker.measure.routes.asked import Asked, RouteDesk
from checker.measure.routes.distances import PLACED
from checker.measure.routes.drawn import gates_passed, path_evidence, turns_of
from checker.measure.routes.found import STEP_FREE, WALKING
from checker.measure.routes.legs import Journey
from checker.measure.subjects import Place, Subject
from checker.results.values import Evidence, Quantity, Unknown

_ASK = "Model the rooms, doors, lifts and ramps on the way, or answer what the report asks of them."


@measure(
    *PLACED,
    unit="count",
    lack="how many doors are on the way",
    furniture="on the way",
    doors="anywhere",
)
def doors_on_the_way(
    subject: Subject,
    route_desk: RouteDesk,
    *,
    from_: Place | None = None,
    to: Place | None = None,
    route: str = STEP_FREE,
    clear_width: float = 0.0,
) -> Quantity | Unknown:
    """Doors that one goes through on the shortest way, the first and the last one left out.

    The way and its parameters are as in `travel_distance`; openings without a door are not counted.
    Exact for that way; an interval where the way that certainly leads there and the one that may
    are not the same, without end where none does for certain. Unknown when there is no way. Serves
    AD M 3.7.
    """
    asked = route_desk.ask(subject, from_, to, route, clear_width)
    return asked if isinstance(asked, Unknown) else _counted(asked, _doors, "doors on the way")


@measure(
    *PLACED,
    unit="count",
    lack="how often one turns on the way",
    furniture="on the way",
    doors="anywhere",
)
def turns_on_the_way(
    subject: Subject,
    route_desk: RouteDesk,
    *,
    from_: Place | None = None,
    to: Place | None = None,
    route: str = STEP_FREE,
    clear_width: float = 0.0,
) -> Quantity | Unknown:
    """How often one turns by 45 degrees or more on the shortest way; a half turn counts twice.

    A turn is made within 1.5 m; swerving by less than 0.3 m is none. The way and its parameters are
    as in `travel_distance`. Exact for that way; an interval as for `doors_on_the_way`. Unknown when
    there is no way. Serves PAS 6463 section 6.
    """
    asked = route_desk.ask(subject, from_, to, route, clear_width)
    return asked if isinstance(asked, Unknown) else _counted(asked, _turns, "turns on the way")


@measure(
    *PLACED,
    unit="ratio",
    lack="how much longer the way is without stairs",
    furniture="on the way",
    doors="anywhere",
)
def detour(
    subject: Subject,
    route_desk: RouteDesk,
    *,
    from_: Place | None = None,
    to: Place | None = None,
    clear_width: float = 0.0,
) -> Quantity | Unknown:
    """Length of the step-free way over that of the way on foot: 1 when they are as long.

    Both as in `travel_distance`, each to 0.1 %, the way on foot 0.6 m wide; `clear_width` is for
    wheels. Infinite when only people on foot get there. Unknown when nobody surely does, or both
    ends are one place. Serves ADA 206.3.
    """
    wheels = route_desk.ask(subject, from_, to, STEP_FREE, clear_width)
    feet = route_desk.ask(subject, from_, to, WALKING, 0.0)
    if isinstance(wheels, Unknown):
        return wheels
    if isinstance(feet, Unknown):
        return feet
    least, most = feet.found.low, feet.found.high
    if math.isinf(most) or most <= 0.0:
        return Unknown(missing=("a way on foot",), ask=_ASK)
    return Quantity(
        low=min(wheels.found.low / most, wheels.found.high / most),
        high=wheels.found.high / least if least > 0.0 else math.inf,
        unit="ratio",
        origin="derived",
        method="step-free way over way on foot",
        steps=(
            f"on wheels {_length(wheels)}",
            f"on foot {_length(feet)}",
        ),
        evidence=_both(wheels, feet),
        reason=wheels.reason if math.isinf(wheels.found.high) else "",
    )


def _counted(
    asked: Asked, count: Callable[[Journey, Asked], int], method: str
) -> Quantity | Unknown:
    """A count on the way that is sure and on the one that may be."""
    ways = [way for way in (asked.found.for_sure, asked.found.at_best) if way is not None]
    if asked.found.high == 0.0:
        return Quantity(low=0.0, high=0.0, unit="count", origin="derived", method=method)
    if not ways:
        return Unknown(missing=(f"a way there: {asked.reason}",), ask=_ASK)
    if asked.found.for_sure is None:  # only what is in doubt lets through: who knows how
        return Quantity(
            low=0.0,
            high=math.inf,
            unit="count",
            origin="derived",
            method=method,
            steps=(_length(asked),),
            evidence=path_evidence(asked.found.legs),
            reason=asked.reason,
        )
    counts = [count(way, asked) for way in ways]
    return Quantity(
        low=float(min(counts)),
        high=float(max(counts)),
        unit="count",
        origin="derived",
        method=method,
        steps=(_length(asked),),
        evidence=path_evidence(asked.found.legs),
    )


def _doors(way: Journey, asked: Asked) -> int:
    network = asked.network(sure=way is asked.found.for_sure)
    return sum(gate.kind == "door" for gate in gates_passed(way, network))


def _turns(way: Journey, asked: Asked) -> int:
    return turns_of(way, asked.network(sure=way is asked.found.for_sure))


def _length(asked: Asked) -> str:
    low, high = asked.found.low, asked.found.high
    if math.isinf(low):
        return "no way"
    if math.isinf(high):
        return f"{low:.2f} m at best"
    return f"{high:.2f} m" if high - low < 0.005 else f"{low:.2f} to {high:.2f} m"  # noqa: PLR2004


def _both(wheels: Asked, feet: Asked) -> tuple[Evidence, ...]:
    one = path_evidence(wheels.found.legs, label="on wheels")
    return (*one, *path_evidence(feet.found.legs, label="on foot"))
