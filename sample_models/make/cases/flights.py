"""Stairs of small cases: flights in a room or outside, their rails and landings."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sample_models.make.cases.case import Case
from sample_models.make.plan import Climb, Flight, Plan, Rail
from sample_models.make.small import Want, row

ROOM = Want(name="Stair", kind="stair", width=3.0, depth=7.4)
_X, _FOOT = 1.5, 3.7  # the middle of the flight, and its foot 1.5 m north of the room's door
OUT = -8.0  # the middle of a flight outside, well west of the building
_RISER, _GOING = 0.15, 0.28


def flight(
    *, riser: float = _RISER, going: float = _GOING, risers: int = 10, **more: Any
) -> Flight:
    """A straight flight in the stair room."""
    known: dict[str, Any] = {
        "name": "Flight",
        "x": _X,
        "y": _FOOT,
        "z": 0.0,
        "direction": 90,
        "width": 1.3,
        "rise": risers * riser,
        "going": (risers - 1) * going,
        "risers": risers,
    }
    return Flight(**{**known, **more})


def outside(**more: Any) -> Flight:
    """A straight flight of six steps beside the building."""
    return flight(**{"x": OUT, "y": 0.0, "risers": 6, "going": 0.3, **more})


def rails_of(
    flight: Flight, *, sides: tuple[float, ...] = (-1, 1), inset: float = 0.04, **more: Any
) -> tuple[Rail, ...]:
    """Handrails along a flight that goes north, on the pitch line, past both ends by 300 mm."""
    low = flight.z + (flight.rise / flight.risers if flight.risers else 0.0)
    return tuple(
        Rail(
            name=f"Rail {number}",
            start=(x, flight.y, low),
            end=(x, flight.y + flight.going, flight.z + flight.rise),
            **{"past": 0.3, **more},
        )
        for number, x in enumerate((flight.x + s * (flight.width / 2 - inset) for s in sides), 1)
    )


def stair(*flights: Flight, rails: tuple[Rail, ...] = (), use: str = "", **more: Any) -> Plan:
    """A room with these flights in it, or beside it."""
    climb = Climb(name="Stair", kind="stair", shape="STRAIGHT_RUN_STAIR", flights=flights, **more)
    claims: dict[str, dict[str, dict[str, object]]] = {}
    if use:
        claims["Stair"] = {"SchoolCheck_Stair": {"StairUse": use}}
    return replace(row([ROOM]), climbs=(climb,), rails=rails, claims=claims)


def head(flight: Flight, depth: float) -> tuple[float, float, float, float, float]:
    """A landing of this depth at the head of a flight that goes north."""
    y, half = flight.y + flight.going, flight.width / 2
    level = round(flight.z + flight.rise, 6)
    return (flight.x - half, y, flight.x + half, round(y + depth, 6), level)


def over(flight: Flight, height: float) -> tuple[float, float, float, float, float]:
    """A gallery across the middle of a flight; its underside so high over the pitch line."""
    riser, going = flight.rise / flight.risers, flight.going / (flight.risers - 1)
    y = flight.y + 4 * going
    level = round(flight.z + 6 * riser + height + 0.18, 6)
    return (flight.x - 1, y, flight.x + 1, round(y + going, 6), level)


def cases_of(rule: str, *, brief: str = "", **plans: Plan) -> Iterator[Case]:
    """Cases of one rule; underscores of their names are hyphens."""
    for name, plan in plans.items():
        yield Case(rule=rule, name=name.replace("_", "-"), plan=plan, brief=brief)
