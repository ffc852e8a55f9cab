"""Cases for stairs: steps, flights, landings, what hangs over them."""

from dataclasses import replace

from sample_models.make.cases.case import Case
from sample_models.make.cases.flights import (
    OUT,
    ROOM,
    cases_of,
    flight,
    head,
    outside,
    over,
    rails_of,
    stair,
)
from sample_models.make.plan import FIRST, GROUND, Climb, Door, Flight, Plan, Room, box
from sample_models.make.small import Want, row

_DEEP = 0.28
_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)


def _in_a_row(count: int, risers: int, *, turn: bool = False, bodiless: bool = False) -> Plan:
    """Flights outside, one after the other with landings of 1.5 m, the last turned or not."""
    flights: list[Flight] = []
    landings = []
    for number in range(count):
        before = flights[-1] if flights else None
        y = before.y + before.going + 1.5 if before else 0.0
        z = before.z + before.rise if before else 0.0
        made = outside(name=f"Flight {number + 1}", risers=risers, y=y, z=round(z, 6))
        if turn and number == count - 1 and before:
            y = before.y + before.going + 0.75
            made = replace(made, x=OUT + 0.65, y=y, direction=0)
        if bodiless and number == 1:
            made = replace(made, bodiless=True)
        flights.append(made)
        landings.append(head(made, 1.5))
    return stair(*flights, landings=tuple(landings[:-1]))


def _ends(depth: float, *, landed: bool = True) -> Plan:
    """A flight outside from paving up to a landing so deep."""
    made = outside(width=1.3)
    plan = stair(made, landings=(head(made, depth),) if landed else ())
    paving = Room(
        number="EX-01",
        name="Footpath",
        kind="outdoor",
        outline=box(OUT - 2, -2.0, OUT + 2, 0.0),
        outdoor=True,
    )
    return replace(plan, rooms=(*plan.rooms, paving))


def _door_at_landing(opens: str, *, kind: str = "classroom") -> Plan:
    """A landing between two flights in the stair room; a store's door opens over it or away."""
    lower = flight(name="Flight 1", y=1.2 + 2.4, risers=2)
    plan = row([replace(ROOM, width=3.0), Want(name="Store", kind="store", width=2.0, depth=7.4)])
    upper = flight(name="Flight 2", y=lower.y + lower.going + 1.4, z=0.3, risers=2)
    landing = (0.0, lower.y + lower.going, 3.0, upper.y, 0.3)
    at = round((landing[1] + landing[3]) / 2 - 2.1, 6)
    swinging = Door(name="00-02-D02", room="00-02", side="W", at=at, kind=kind, z=0.3)
    swinging = replace(swinging, opens="out" if opens == "over" else "in")
    climb = Climb(name="Stair", kind="stair", flights=(lower, upper), landings=(landing,))
    return replace(plan, climbs=(climb,), doors=(*plan.doors, swinging))


def _storeys(*, stairs: bool, named: bool = True) -> Plan:
    """Two storeys, with a stair that joins them or without."""
    want = ROOM if named else _CLASS
    lower, upper = row([want]), row([want], storey="01")
    plan = Plan(
        key="case/stacked",
        name="Sample",
        storeys=(GROUND, FIRST),
        rooms=lower.rooms + upper.rooms,
        doors=lower.doors + upper.doors,
        door_kinds=lower.door_kinds,
    )
    if not stairs:
        return plan
    made = flight(risers=20, riser=0.18, going=0.25, y=3.0)
    return replace(plan, climbs=(Climb(name="Stair", kind="stair", flights=(made,)),))


def _few(risers: int) -> Plan:
    """Very few steps up to a landing."""
    made = replace(flight(risers=risers), going=_DEEP)
    return stair(made, landings=(head(made, 1.5),))


def _under(*, guarded: bool) -> Plan:
    """A flight in a room, with a word on what keeps people from under it."""
    claims: dict[str, dict[str, dict[str, object]]] = {
        "Stair": {"SchoolCheck_Stair": {"SoffitGuarded": guarded}}
    }
    return replace(stair(flight()), claims=claims)


def _divided(wide: Flight, *, rail: bool, railings: bool = True) -> Plan:
    """A wide flight with rails at its sides, and one in its middle or none."""
    sides = (-1.0, 0.0, 1.0) if rail else (-1.0, 1.0)
    return stair(wide, rails=rails_of(wide, sides=sides) if railings else ())


def _between(width: float, *, railings: bool = True) -> Plan:
    """A flight of this width with handrails 40 mm inside its edges, 45 mm thick."""
    made = flight(width=width)
    return stair(made, rails=rails_of(made) if railings else ())


_BARE = stair(flight(bodiless=True, stated=False))
_BARE_OUT = stair(outside(bodiless=True, stated=False))
_WIDE, _BROAD = flight(width=2.4), outside(width=3.0)
_OPEN_TOP = flight(risers=3, stated=False)

STEP_CASES: tuple[Case, ...] = (
    *cases_of(
        "ENG-ADK-stair-going",
        pass_exactly_250=stair(flight(going=0.25)),
        fail_245=stair(flight(going=0.245)),
        cannot_tell_without_body=_BARE,
    ),
    *cases_of(
        "ENG-ADK-stair-school-steps",
        pass_exactly_150_by_280=stair(flight()),
        fail_155_high=stair(flight(riser=0.155)),
        fail_275_deep=stair(flight(going=0.275)),
        cannot_tell_without_body=_BARE,
    ),
    *cases_of(
        "ENG-ADK-stair-rise-and-going",
        pass_exactly_550=stair(flight(going=0.25)),
        pass_exactly_700=stair(flight(going=0.4)),
        fail_545=stair(flight(going=0.245)),
        cannot_tell_without_body=_BARE,
        na_outside=stair(outside(going=0.42)),
    ),
    *cases_of(
        "ENG-ADM2-stair-going-preferred",
        pass_exactly_300=stair(flight(going=0.3)),
        fail_280=stair(flight()),
        cannot_tell_without_body=_BARE,
    ),
    *cases_of(
        "ENG-ADM2-steps-outside-rise",
        pass_exactly_170=stair(outside(riser=0.17)),
        fail_175=stair(outside(riser=0.175)),
        fail_145=stair(outside(riser=0.145)),
        cannot_tell_without_body=_BARE_OUT,
        na_inside=stair(flight(riser=0.175)),
    ),
    *cases_of(
        "ENG-ADM2-steps-outside-going",
        pass_exactly_280=stair(outside(going=0.28)),
        pass_exactly_425=stair(outside(going=0.425)),
        fail_270=stair(outside(going=0.27)),
        fail_450=stair(outside(going=0.45)),
        cannot_tell_without_body=_BARE_OUT,
    ),
    *cases_of(
        "ENG-ADM2-stair-uniform",
        pass_all_alike=stair(flight()),
        pass_1_mm_apart=stair(flight(uneven=0.0005)),
        fail_10_mm_apart=stair(flight(uneven=0.005)),
        cannot_tell_without_body=_BARE,
    ),
    *cases_of(
        "ENG-ADM2-stair-closed-risers",
        pass_closed=stair(flight()),
        fail_open=stair(flight(style="open")),
        cannot_tell_without_body=_BARE,
    ),
    *cases_of(
        "ENG-ADM2-stair-nosing",
        pass_exactly_25=stair(flight(nosing=0.025)),
        fail_40_mm=stair(flight(nosing=0.04)),
        cannot_tell_without_body=_BARE,
    ),
    *cases_of(
        "ENG-STAIR-no-winders",
        pass_straight=stair(flight()),
        fail_quarter_turn=stair(flight(risers=6, style="tapered", width=1.2)),
        cannot_tell_without_body=_BARE,
    ),
    *cases_of(
        "ENG-ADK-stair-width-between-handrails",
        pass_exactly_1000=_between(1.125),
        fail_990=_between(1.115),
        cannot_tell_no_railings_modelled=_between(1.125, railings=False),
    ),
    *cases_of(
        "ENG-ADK-stair-wide-divided",
        pass_rail_in_the_middle=_divided(_WIDE, rail=True),
        fail_undivided=_divided(_WIDE, rail=False),
        cannot_tell_no_railings_modelled=_divided(_WIDE, rail=False, railings=False),
        na_exactly_2000=_divided(flight(width=2.0), rail=False),
    ),
    *cases_of(
        "ENG-ADM2-steps-outside-wide-divided",
        pass_rail_in_the_middle=_divided(_BROAD, rail=True),
        fail_undivided=_divided(_BROAD, rail=False),
        cannot_tell_no_railings_modelled=_divided(_BROAD, rail=False, railings=False),
        na_exactly_1800=_divided(outside(width=1.8), rail=False),
    ),
)
FLIGHT_CASES: tuple[Case, ...] = (
    *cases_of(
        "ENG-ADK-stair-risers-in-a-flight",
        pass_exactly_12=stair(flight(risers=12)),
        pass_16_for_escape_only=stair(flight(risers=16, y=2.6), use="escape"),
        fail_13_risers=stair(flight(risers=13), use="general"),
        cannot_tell_14_for_whom=stair(flight(risers=14)),
    ),
    *cases_of(
        "ENG-ADM2-steps-outside-in-a-flight",
        pass_exactly_12=stair(outside(risers=12)),
        pass_18_of_350=stair(outside(risers=18, going=0.35)),
        fail_13_risers=stair(outside(risers=13)),
        cannot_tell_without_body=_BARE_OUT,
    ),
    *cases_of(
        "ENG-ADM2-no-single-step",
        pass_exactly_2=_few(2),
        fail_1_riser=_few(1),
        cannot_tell_without_body=_BARE,
    ),
    *cases_of(
        "ENG-ADK-stair-turns",
        pass_exactly_36=_in_a_row(3, 12),
        pass_turned_after_26=_in_a_row(3, 13, turn=True),
        fail_39_in_a_row=_in_a_row(3, 13),
        cannot_tell_one_without_body=_in_a_row(3, 13, bodiless=True),
    ),
    *cases_of(
        "ENG-ADK-stair-landing-as-wide",
        pass_exactly_1300=_ends(1.3),
        fail_1250=_ends(1.25),
        cannot_tell_nothing_at_its_head=_ends(1.3, landed=False),
    ),
    *cases_of(
        "ENG-ADM2-stair-landing-length",
        pass_exactly_1200=_ends(1.2),
        fail_1150=_ends(1.15),
        cannot_tell_nothing_at_its_head=_ends(1.2, landed=False),
    ),
    *cases_of(
        "ENG-ADM2-stair-landing-doors",
        pass_opens_into_the_store=_door_at_landing("away"),
        fail_opens_over_the_landing=_door_at_landing("over"),
        cannot_tell_swing_not_said=_door_at_landing("over", kind="size only"),
    ),
    *cases_of(
        "ENG-ADK-stair-headroom",
        pass_exactly_2000=stair(flight(), landings=(over(flight(), 2.0),)),
        fail_1900=stair(flight(), landings=(over(flight(), 1.9),)),
        cannot_tell_nothing_over_it=stair(flight()),
    ),
    *cases_of(
        "ENG-ADK-stair-space-under",
        pass_guarded=_under(guarded=True),
        pass_solid_down_to_the_floor=stair(flight(risers=6, style="tapered", width=1.2)),
        fail_not_guarded=_under(guarded=False),
        cannot_tell_not_stated=stair(flight()),
    ),
    *cases_of(
        "ENG-ADM2-stair-beside-lift",
        pass_stair_joins_both=_storeys(stairs=True),
        fail_none=_storeys(stairs=False, named=False),
        cannot_tell_without_body=replace(_storeys(stairs=False, named=False), climbs=_BARE.climbs),
        na_one_storey=row([ROOM]),
    ),
)
