"""Cases for stairs, ramps and lifts."""

from dataclasses import replace

from sample_models.make.cases.case import Case
from sample_models.make.plan import Climb, Flight, Lift, Plan, Rail
from sample_models.make.small import Want, row

_RISE, _WIDTH, _RAILS = "ENG-ADK-stair-rise", "ENG-ADM2-stair-width", "ENG-ADM2-stair-handrails"
_RAMP, _CAR = "ENG-ADM2-ramp-gradient", "ENG-ADM2-lift-car"
_GENTLE = "ENG-ADM2-gentle-slope"
_ROOM = Want(name="Stair", kind="stair", width=3.0, depth=7.4)
_X, _FOOT = 1.5, 3.7  # the middle of the flight, and its foot 1.5 m north of the room's door


def _stair(
    *, riser: float = 0.15, width: float = 1.3, rails: int = 2, bodiless: bool = False
) -> Plan:
    """A straight flight of ten risers in a room, with handrails on this many sides."""
    flight = Flight(
        name="Flight",
        x=_X,
        y=_FOOT,
        z=0.0,
        direction=90,
        width=width,
        rise=10 * riser,
        going=9 * 0.28,
        risers=10,
        bodiless=bodiless,
    )
    handrails = tuple(
        Rail(
            name=f"Handrail {number}",
            start=(_X + side * (width / 2 - 0.04), _FOOT, riser),
            end=(_X + side * (width / 2 - 0.04), _FOOT + 9 * 0.28, 10 * riser),
        )
        for number, side in ((1, -1), (2, 1))[:rails]
    )
    return replace(row([_ROOM]), climbs=(_climb("stair", flight),), rails=handrails)


def _ramp(length: float, one_in: float, *, bodiless: bool = False) -> Plan:
    """A ramp of this length (metres on the plan) and slope beside a building."""
    flight = Flight(
        name="Flight",
        x=-6.0,
        y=0.0,
        z=0.0,
        direction=90,
        width=1.5,
        rise=length / one_in,
        going=length,
        bodiless=bodiless,
    )
    return replace(row([_ROOM]), climbs=(_climb("ramp", flight),))


def _climb(kind: str, flight: Flight) -> Climb:
    if kind == "stair":
        return Climb(name="Stair", kind="stair", shape="STRAIGHT_RUN_STAIR", flights=(flight,))
    return Climb(name="Ramp", kind="ramp", shape="STRAIGHT_RUN_RAMP", flights=(flight,))


def _lift(width: float, depth: float, *, stated: bool = True) -> Plan:
    """A lift car of this size in its shaft, with one door."""
    shaft = Want(name="Lift", kind="lift", width=1.9, depth=2.2, door="lift", opens_out=True)
    lift = Lift(name="Lift 1", x=0.4, y=2.3, width=width, depth=depth, stated=stated)
    return replace(row([shaft]), lifts=(lift,))


CLIMB_CASES: tuple[Case, ...] = (
    Case(rule=_RISE, name="pass-exactly-150", plan=_stair(riser=0.15)),
    Case(rule=_RISE, name="pass-exactly-170", plan=_stair(riser=0.17)),
    Case(rule=_RISE, name="fail-200", plan=_stair(riser=0.2)),
    Case(rule=_RISE, name="fail-140", plan=_stair(riser=0.14)),
    Case(rule=_RISE, name="cannot-tell-180-for-whom", plan=_stair(riser=0.18)),
    Case(rule=_RISE, name="na-no-stair", plan=row([_ROOM])),
    Case(rule=_WIDTH, name="pass-exactly-1200", plan=_stair(width=1.2)),
    Case(rule=_WIDTH, name="fail-1190", plan=_stair(width=1.19)),
    Case(rule=_WIDTH, name="cannot-tell-without-body", plan=_stair(bodiless=True)),
    Case(rule=_RAILS, name="pass-both-sides", plan=_stair()),
    Case(rule=_RAILS, name="fail-one-side", plan=_stair(rails=1)),
    Case(rule=_RAILS, name="cannot-tell-no-railings-modelled", plan=_stair(rails=0)),
    Case(rule=_RAMP, name="pass-exactly-1-in-15-over-5-m", plan=_ramp(5.0, 15)),
    Case(rule=_RAMP, name="pass-1-in-12-over-2-m", plan=_ramp(2.0, 12)),
    Case(rule=_RAMP, name="fail-1-in-12-over-5-m", plan=_ramp(5.0, 12)),
    Case(rule=_RAMP, name="fail-11-m-without-landing", plan=_ramp(11.0, 19.5)),
    Case(rule=_RAMP, name="na-11-m-at-1-in-25", plan=_ramp(11.0, 25)),
    Case(rule=_RAMP, name="cannot-tell-without-body", plan=_ramp(5.0, 15, bodiless=True)),
    Case(rule=_RAMP, name="na-no-ramp", plan=row([_ROOM])),
    Case(rule=_GENTLE, name="pass-exactly-500-high", plan=_ramp(12.5, 25)),
    Case(rule=_GENTLE, name="fail-520-high", plan=_ramp(13.0, 25)),
    Case(rule=_GENTLE, name="cannot-tell-without-body", plan=_ramp(12.5, 25, bodiless=True)),
    Case(rule=_GENTLE, name="na-1-in-61", plan=_ramp(33.0, 61)),
    Case(rule=_CAR, name="pass-exactly-1100-by-1400", plan=_lift(1.1, 1.4)),
    Case(rule=_CAR, name="fail-1050-by-1400", plan=_lift(1.05, 1.4)),
    Case(rule=_CAR, name="fail-1100-by-1250", plan=_lift(1.1, 1.25)),
    Case(rule=_CAR, name="cannot-tell-size-not-said", plan=_lift(1.2, 1.5, stated=False)),
    Case(rule=_CAR, name="na-no-lift", plan=row([_ROOM])),
)
