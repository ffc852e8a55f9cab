"""Cases for ramps: width, landings, edges and rails, and the steps and lifts that go with them."""

from dataclasses import replace
from typing import Any

from sample_models.make.cases.case import Case
from sample_models.make.cases.flights import OUT, ROOM, cases_of, head, over, rails_of
from sample_models.make.plan import Climb, Flight, Lift, Plan, Room, box
from sample_models.make.small import Want, row, stacked

_SHAFT = Want(name="Lift", kind="lift", width=1.9, depth=2.2, door="lift", opens_out=True)


def sloping(*, one_in: float = 15.0, going: float = 4.5, **more: Any) -> Flight:
    """A sloping flight beside the building that goes north."""
    known: dict[str, Any] = {
        "name": "Flight",
        "x": OUT,
        "y": 0.0,
        "z": 0.0,
        "direction": 90,
        "width": 1.5,
        "rise": round(going / one_in, 6),
        "going": going,
    }
    return Flight(**{**known, **more})


def ramp(*flights: Flight, base: Plan | None = None, ground: bool = False, **more: Any) -> Plan:
    """A ramp of these flights beside a building, over paving or over nothing."""
    rails = more.pop("rails", ())
    climb = Climb(name="Ramp", kind="ramp", shape="STRAIGHT_RUN_RAMP", flights=flights, **more)
    plan = row([ROOM]) if base is None else base
    paving = Room(
        number="EX-01",
        name="Footpath",
        kind="outdoor",
        outline=box(OUT - 3, -3.0, OUT + 3, 20.0 if ground else 0.0),
        outdoor=True,
    )
    return replace(plan, climbs=(*plan.climbs, climb), rails=rails, rooms=(*plan.rooms, paving))


def railed(**more: Any) -> Plan:
    """A ramp with a rail on both sides."""
    made = sloping()
    return ramp(made, rails=rails_of(made, **more))


def _two(depth: float, **upper: Any) -> Plan:
    """Two flights with a landing so deep between them, and one at the head."""
    low = sloping(name="Flight 1")
    high = sloping(name="Flight 2", y=low.going + depth, z=low.rise, **upper)
    return ramp(low, high, landings=(head(low, depth), head(high, 1.5)))


def _three(square: float, **each: Any) -> Plan:
    """Three flights with two landings of this side between them."""
    flights: list[Flight] = []
    for number in range(3):
        y = number * (4.5 + square)
        flights.append(
            sloping(
                name=f"Flight {number + 1}", y=round(y, 6), z=number * 0.3, width=square, **each
            )
        )
    return ramp(*flights, landings=tuple(head(made, square) for made in flights[:2]))


def _falling(along: float) -> Plan:
    """A ramp whose landing at the head falls by this much along the way."""
    made = sloping()
    return ramp(made, landings=(head(made, 1.5),), fall=along)


def _with_steps(rise: float, *, steps: bool, bodiless: bool = False, going: float = 9.0) -> Plan:
    """A ramp, and steps beside it that lead to the same level or none."""
    made = sloping(rise=rise, going=going)
    plan = ramp(made, landings=(head(made, 1.5),))
    if not steps:
        return plan
    beside = Flight(
        name="Steps flight",
        x=OUT + 2.5,
        y=8.4,
        z=0.0,
        direction=90,
        width=1.5,
        rise=rise,
        going=0.6,
        risers=3,
        bodiless=bodiless,
    )
    return replace(
        plan, climbs=(*plan.climbs, Climb(name="Steps", kind="stair", flights=(beside,)))
    )


def _high(rise: float, *, lift: bool = False, doors: bool = True) -> Plan:
    """A ramp of two flights that climbs so high, and a lift with doors, without, or none."""
    low = sloping(name="Flight 1", rise=rise / 2, going=10.0)
    top = sloping(name="Flight 2", rise=rise / 2, going=10.0, y=11.5, z=rise / 2)
    landings = (head(low, 1.5),)
    if not lift:
        return ramp(low, top, landings=landings)
    base = stacked(row([_SHAFT]), row([_SHAFT], storey="01")) if doors else row([ROOM])
    lifted = replace(base, lifts=(Lift(name="Lift 1", x=0.4, y=2.3, width=1.1, depth=1.4),))
    return ramp(low, top, landings=landings, base=lifted)


def landed(foot: float, depth: float, *, landing: bool = True) -> Plan:
    """A ramp with level ground so long before its foot, and a landing so deep at its head."""
    made = sloping()
    plan = ramp(made, landings=(head(made, depth),) if landing else ())
    *rooms, paving = plan.rooms
    short = replace(paving, outline=box(OUT - 3, -foot, OUT + 3, 0.0))
    return replace(plan, rooms=(*rooms, short))


def _drop(rise: float, *, rails: bool = True) -> Plan:
    """A ramp over paving with a rail on one side only, or none at all in the model."""
    made = sloping(rise=rise, going=9.0)
    return ramp(made, ground=True, rails=rails_of(made, sides=(-1.0,)) if rails else ())


def _under(height: float | None) -> Plan:
    """A ramp in a room, with a gallery so high over it or nothing."""
    made = sloping(x=1.5, y=1.2 + 2.0, going=4.5)
    steps = replace(made, risers=10, going=4.5)
    hung = () if height is None else (over(replace(steps, rise=made.rise), height),)
    climb = Climb(name="Ramp", kind="ramp", flights=(made,), landings=hung)
    return replace(row([ROOM]), climbs=(climb,))


_BARE = ramp(sloping(bodiless=True))
_UNRAILED = ramp(sloping())

RAMP_CASES: tuple[Case, ...] = (
    *cases_of(
        "ENG-ADM2-ramp-landings",
        pass_exactly_1200=landed(1.2, 1.2),
        fail_1150_at_its_foot=landed(1.15, 1.5),
        fail_1150_at_its_head=landed(1.5, 1.15),
        cannot_tell_nothing_at_its_head=landed(1.5, 1.2, landing=False),
    ),
    *cases_of(
        "ENG-ADM2-ramp-width",
        pass_exactly_1500=ramp(sloping()),
        pass_rails_over_it=railed(inset=0.1),
        fail_1490=ramp(sloping(width=1.49)),
        cannot_tell_without_body=_BARE,
    ),
    *cases_of(
        "ENG-ADM2-ramp-rest-landing",
        pass_exactly_1500=_two(1.5),
        fail_1450=_two(1.45),
        cannot_tell_flight_without_body=_two(1.45, bodiless=True),
        na_one_flight=landed(1.5, 1.2),
    ),
    *cases_of(
        "ENG-ADM2-ramp-passing-landing",
        pass_exactly_1800=_three(1.8),
        fail_1750=_three(1.75),
        cannot_tell_without_bodies=_three(1.75, bodiless=True),
        na_two_flights=_two(1.5),
    ),
    *cases_of(
        "ENG-ADM2-ramp-landing-level",
        pass_exactly_1_in_60=_falling(1 / 60),
        pass_level=_falling(0.0),
        fail_1_in_40=_falling(1 / 40),
        cannot_tell_flight_without_body=ramp(
            sloping(bodiless=True), landings=(head(sloping(), 1.5),), fall=1 / 40
        ),
    ),
    *cases_of(
        "ENG-ADM2-ramp-handrails",
        pass_both_sides=railed(),
        fail_one_side=railed(sides=(-1.0,)),
        cannot_tell_no_railings_modelled=_UNRAILED,
    ),
    *cases_of(
        "ENG-ADM2-ramp-handrail-height",
        pass_exactly_900=railed(height=0.9),
        pass_exactly_1000=railed(height=1.0),
        fail_850=railed(height=0.85),
        cannot_tell_no_railings_modelled=_UNRAILED,
    ),
    *cases_of(
        "ENG-ADM2-ramp-handrail-extension",
        pass_exactly_300=railed(),
        fail_250=railed(past=0.25),
        cannot_tell_no_railings_modelled=_UNRAILED,
    ),
    *cases_of(
        "ENG-ADM2-ramp-edges",
        pass_exactly_100=ramp(sloping(kerb=0.1)),
        fail_80_mm=ramp(sloping(kerb=0.08)),
        cannot_tell_no_kerbs_modelled=ramp(sloping()),
    ),
    *cases_of(
        "ENG-ADM2-ramp-and-steps",
        pass_steps_beside=_with_steps(0.45, steps=True),
        fail_no_steps=_with_steps(0.45, steps=False),
        cannot_tell_steps_without_body=_with_steps(0.45, steps=True, bodiless=True),
        na_exactly_300=_with_steps(0.3, steps=False, going=6.0),
        na_1_in_25=_with_steps(0.45, steps=False, going=11.25),
    ),
    *cases_of(
        "ENG-ADM2-ramp-or-lift",
        pass_with_a_lift=_high(2.4, lift=True),
        fail_2400_without=_high(2.4),
        cannot_tell_lift_without_doors=_high(2.4, lift=True, doors=False),
        na_exactly_2000=_high(2.0),
    ),
    *cases_of(
        "ENG-RAMP-sides-guarded",
        pass_exactly_600_open=_drop(0.6),
        fail_650_open=_drop(0.65),
        cannot_tell_no_railings_modelled=_drop(0.65, rails=False),
    ),
    *cases_of(
        "ENG-RAMP-headroom",
        pass_exactly_2000=_under(2.0),
        fail_1800=_under(1.8),
        cannot_tell_nothing_over_it=_under(None),
    ),
)
