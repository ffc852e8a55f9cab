"""Cases for escape: refuges, ways out, inner rooms, dead ends and long corridors."""

from dataclasses import replace

from sample_models.make.cases.case import Case
from sample_models.make.doors import KINDS
from sample_models.make.plan import Climb, Door, Flight, Gap, Plan
from sample_models.make.small import FIRST, Want, claimed, row, stacked, stated, without_door

_PRESENT, _SIZE, _CLEAR, _CALL, _FAR, _BASE, _INNER, _WIDTH, _DIVIDED, _END, _HIGH = (
    f"ENG-ADB2-{what}"
    for what in (
        "refuge-present",
        "refuge-size",
        "refuge-clear-of-way",
        "refuge-call",
        "escape-distance",
        "base-escape-distance",
        "inner-room",
        "escape-width",
        "corridor-divided",
        "dead-end",
        "corridor-headroom",
    )
)
_BLIND = "ENG-BB100-dead-end-width"
_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_OFFICE = replace(_CLASS, name="Office", kind="office")
_STAIR = Want(name="Stair", kind="stair", width=3.0, depth=7.4, door_at=0.7)
_REFUGE = Want(name="Refuge", kind="", width=1.5, depth=2.0, opens_out=True)
_GROUP = Want(name="Small group room", kind="small group", width=3.0, depth=4.0)
_NARROW = Want(name="Store", kind="store", width=3.0, depth=3.0, opens_out=True)


def _upstairs(*, before: float = 3.0, marked: object = None, bodiless: bool = False) -> Plan:
    """A storey without a level way out, and a flight that comes up so far from its stair's door."""
    plan = row([replace(_STAIR, depth=before + 2.6), _CLASS], storey="01")
    flight = Flight(
        name="Flight",
        x=1.5,
        y=2.2 + before + 2.52,
        z=-1.5,
        direction=270,
        width=1.3,
        rise=1.5,
        going=2.52,
        risers=10,
        bodiless=bodiless,
    )
    climb = Climb(
        name="Stair",
        kind="stair",
        shape="STRAIGHT_RUN_STAIR",
        flights=(flight,),
        storey="01",
    )
    plan = replace(plan, climbs=(climb,))
    return plan if marked is None else claimed(plan, "01-01", Refuge=marked)


def _called(**facts: object) -> Plan:
    return claimed(_upstairs(), "01-01", Refuge=True, **facts)


def _refuge(
    width: float = 1.5, depth: float = 2.0, *, at: float = 0.9, bodiless: bool = False
) -> Plan:
    """A refuge with doors to the corridor and to the stair beside it."""
    want = replace(_REFUGE, width=width, depth=depth, bodiless=bodiless)
    plan = row([want, _STAIR, _CLASS], storey="01")
    door = Door(name="01-02-D02", room="01-02", side="W", at=at, kind="classroom", opens="in")
    return replace(plan, doors=(*plan.doors, door))


def _tall(*, refuge: bool = False) -> Plan:
    """Two storeys and a stair whose room runs through both, filed on the lower one."""
    wants = [_STAIR, _REFUGE, _CLASS] if refuge else [_STAIR, _CLASS]
    lower, upper = row([_STAIR, _CLASS]), row(wants, storey="01")
    rooms = [replace(r, height=6.4) if r.number == "00-01" else r for r in lower.rooms]
    doors = [
        replace(d, room="01-99", side="N") if d.name == "01-01-D01" else d for d in upper.doors
    ]
    if refuge:
        doors.append(Door(name="01-02-D02", room="01-02", side="W", at=0.9))
    upper_rooms = tuple(r for r in upper.rooms if r.number != "01-01")
    return stacked(
        replace(lower, rooms=tuple(rooms)),
        replace(upper, rooms=upper_rooms, doors=tuple(doors)),
    )


def _over(plant: str) -> Plan:
    """Above a school a stair leads to a storey with one room: for plant, or a class."""
    room = Want(name=plant.capitalize(), kind=plant, width=7.5, depth=7.4)
    return stacked(row([_STAIR, _CLASS]), row([_STAIR, room], storey="01"))


def _open() -> Plan:
    """Upstairs a stair that is open to the corridor."""
    plan = without_door(_upstairs(), "01-01-D01")
    return replace(plan, gaps=(Gap(name="Gap", room="01-01", side="S", at=1.0),))


def _unrated() -> Plan:
    """Of the doors of the stair upstairs nobody says whether they hold back fire."""
    plan = _upstairs()
    doors = (replace(d, kind="narrow") if d.name == "01-01-D01" else d for d in plan.doors)
    return replace(plan, doors=tuple(doors))


def _row(classes: int, *, ends: int = 2, kind: str = "junior class") -> Plan:
    """Classrooms along a corridor with this many ways out."""
    wants = [
        replace(_CLASS, name=f"Class {n + 1}", kind=kind, base=kind == "base class")
        for n in range(classes)
    ]
    plan = row(wants)
    return plan if ends == 2 else without_door(plan, "00-99-D02")


def _beside_a_stair(*, flights: bool = True, out: bool = False) -> Plan:
    """At the end of a corridor without a door outside a stair, up from the ground floor."""
    lower = without_door(row([_STAIR, _CLASS, _CLASS, _CLASS]), "00-99-D01")
    plan = stacked(lower, row([_STAIR, _NARROW], storey="01"))
    flight = Flight(
        name="Flight",
        x=1.5,
        y=3.4,
        z=0.0,
        direction=90,
        width=1.3,
        rise=FIRST.elevation,
        going=4.9,
        risers=21,
    )
    climb = Climb(name="Stair", kind="stair", shape="STRAIGHT_RUN_STAIR", flights=(flight,))
    door = Door(name="00-01-D02", room="00-01", side="N", at=1.5, kind="external", opens="out")
    return replace(
        plan,
        climbs=(climb,) if flights else (),
        doors=(*plan.doors, door) if out else plan.doors,
    )


def _near(*, bodiless: bool = False) -> Plan:
    """A base in small rooms: from the farthest corner 9 m to where two ways part at the most."""
    small = Want(name="Therapy room", kind="therapy", width=4.0, depth=4.5, base=True)
    return row([small, replace(small, name="Sensory room", kind="sensory", bodiless=bodiless)])


def _corridor_to(long: float, *, exits: str = "classroom") -> Plan:
    """A corridor of this length with ways out at both ends."""
    return row([replace(_CLASS, width=long)], ends=exits)


def _inner(*, glass: bool | None = None, own: bool = False) -> Plan:
    """A small group room behind a classroom, or with a door of its own to the corridor."""
    plan = row([_CLASS, replace(_GROUP, door="narrow")])
    through = Door(name="00-02-D02", room="00-02", side="W", at=2.0, kind="wide", boundaries=True)
    plan = replace(plan, doors=(*plan.doors, through))
    plan = plan if own else without_door(plan, "00-02-D01")
    return plan if glass is None else stated(plan, "wide", VisionPanel=glass)


def _said(plan: Plan, *, detector: bool) -> Plan:
    return claimed(plan, "00-02", SmokeDetection=detector)


def _blind(long: float, wide: float = 2.0, *, want: Want = _CLASS) -> Plan:
    """A corridor of this length with a way out at its west end alone, and one room off it."""
    plan = row([replace(want, width=long)], corridor=wide)
    return without_door(plan, "00-99-D02")


def _parted(kind: str) -> Plan:
    """A blind corridor that is left by a lobby behind a door of this kind."""
    plan = row([_CLASS, Want(name="Lobby", kind="lobby", width=2.4, depth=3.0, door=kind)])
    out = Door(name="00-02-D02", room="00-02", side="N", at=1.3, kind="external", opens="out")
    plan = replace(plan, doors=(*plan.doors, out))
    return without_door(without_door(plan, "00-99-D01"), "00-99-D02")


def _high(height: float) -> Plan:
    plan = row([_CLASS])
    rooms = (replace(r, height=height) if r.number == "00-99" else r for r in plan.rooms)
    return replace(plan, rooms=tuple(rooms))


def _bodiless() -> Plan:
    return row([_CLASS], corridor_body=False)


def _end_size_only() -> Plan:
    """Of the far way out only the size of its door is known: people may fit through it or not."""
    plan = _row(3)
    kind = replace(KINDS[-1], name="tight", overall=0.75, leaf=0.75)
    doors = (replace(d, kind="tight") if d.name == "00-99-D02" else d for d in plan.doors)
    return replace(plan, doors=tuple(doors), door_kinds=(*KINDS, kind))


ESCAPE_CASES: tuple[Case, ...] = (
    Case(rule=_PRESENT, name="pass-marked-in-the-stair", plan=_upstairs(marked=True)),
    Case(rule=_PRESENT, name="pass-room-beside-the-stair", plan=_refuge()),
    Case(rule=_PRESENT, name="fail-nothing-marked", plan=_upstairs()),
    Case(rule=_PRESENT, name="cannot-tell-words-say-neither", plan=_upstairs(marked="tbc")),
    Case(rule=_PRESENT, name="pass-at-the-door-of-a-tall-stair", plan=_tall(refuge=True)),
    Case(rule=_PRESENT, name="fail-stair-in-one-tall-room", plan=_tall()),
    Case(rule=_PRESENT, name="fail-a-class-upstairs", plan=_over("junior class")),
    Case(rule=_PRESENT, name="cannot-tell-rating-not-said", plan=_unrated()),
    Case(rule=_PRESENT, name="na-only-plant-upstairs", plan=_over("plant")),
    Case(rule=_PRESENT, name="na-open-stair", plan=_open()),
    Case(rule=_PRESENT, name="na-level-way-out", plan=row([_STAIR, _CLASS])),
    Case(rule=_SIZE, name="pass-1500-by-2000", plan=_refuge()),
    Case(rule=_SIZE, name="pass-exactly-900-by-1400", plan=_refuge(0.9, 1.4, at=0.7)),
    Case(rule=_SIZE, name="fail-890-wide", plan=_refuge(0.89, 1.4, at=0.7)),
    Case(rule=_SIZE, name="fail-1390-long", plan=_refuge(0.9, 1.39, at=0.69)),
    Case(rule=_SIZE, name="fail-850-wide", plan=_refuge(0.85, 2.0)),
    Case(rule=_SIZE, name="cannot-tell-without-body", plan=_refuge(bodiless=True)),
    Case(rule=_SIZE, name="na-no-refuge-room", plan=row([_CLASS])),
    Case(rule=_CLEAR, name="pass-beside-the-way", plan=_upstairs()),
    Case(rule=_CLEAR, name="fail-shallow-landing", plan=_upstairs(before=1.2)),
    Case(rule=_CLEAR, name="cannot-tell-stair-in-one-tall-room", plan=_tall()),
    Case(rule=_CLEAR, name="na-open-stair", plan=_open()),
    Case(rule=_CLEAR, name="cannot-tell-flight-without-body", plan=_upstairs(bodiless=True)),
    Case(rule=_CALL, name="pass-type-b", plan=_called(EVCType="type B outstation")),
    Case(rule=_CALL, name="fail-none", plan=_called(EVCType="none")),
    Case(rule=_CALL, name="cannot-tell-not-said", plan=_called()),
    Case(rule=_CALL, name="na-no-refuge", plan=row([_CLASS])),
    Case(rule=_FAR, name="pass-two-ways", plan=_row(3)),
    Case(rule=_FAR, name="pass-one-way-of-12-m", plan=_row(1, ends=1)),
    Case(rule=_FAR, name="fail-one-way-of-27-m", plan=_row(3, ends=1)),
    Case(rule=_FAR, name="cannot-tell-size-only", plan=_end_size_only()),
    Case(rule=_FAR, name="fail-stair-that-only-leads-up", plan=_beside_a_stair()),
    Case(rule=_FAR, name="pass-stair-with-a-door-outside", plan=_beside_a_stair(out=True)),
    Case(rule=_FAR, name="cannot-tell-stair-without-flights", plan=_beside_a_stair(flights=False)),
    Case(rule=_BASE, name="fail-three-classes", plan=_row(3, kind="base class")),
    Case(rule=_BASE, name="pass-narrow-rooms", plan=_near()),
    Case(rule=_BASE, name="cannot-tell-without-body", plan=_near(bodiless=True)),
    Case(rule=_BASE, name="na-no-base", plan=_row(3)),
    Case(rule=_INNER, name="pass-glass-towards-the-class", plan=_inner(glass=True)),
    Case(
        rule=_INNER,
        name="pass-smoke-detector",
        plan=_said(_inner(glass=False), detector=True),
    ),
    Case(rule=_INNER, name="fail-neither", plan=_said(_inner(glass=False), detector=False)),
    Case(rule=_INNER, name="cannot-tell-not-said", plan=_inner()),
    Case(
        rule=_INNER,
        name="na-door-of-its-own",
        plan=_said(_inner(glass=False, own=True), detector=False),
    ),
    Case(rule=_WIDTH, name="pass-exactly-1050", plan=row([_CLASS], corridor=1.05)),
    Case(rule=_WIDTH, name="fail-1040", plan=row([_CLASS], corridor=1.04)),
    Case(rule=_WIDTH, name="cannot-tell-without-body", plan=_bodiless()),
    Case(rule=_BLIND, name="pass-exactly-1600", plan=_blind(7.5, 1.6)),
    Case(rule=_BLIND, name="fail-1590", plan=_blind(7.5, 1.59)),
    Case(
        rule=_BLIND,
        name="cannot-tell-without-body",
        plan=without_door(_bodiless(), "00-99-D02"),
    ),
    Case(rule=_BLIND, name="na-offices-alone", plan=_blind(7.5, 1.59, want=_OFFICE)),
    Case(rule=_BLIND, name="na-ways-out-at-both-ends", plan=row([_CLASS], corridor=1.3)),
    Case(rule=_DIVIDED, name="pass-exactly-12-m", plan=_corridor_to(12.0)),
    Case(rule=_DIVIDED, name="fail-12-1-m", plan=_corridor_to(12.1)),
    Case(rule=_DIVIDED, name="cannot-tell-without-body", plan=_bodiless()),
    Case(rule=_DIVIDED, name="na-one-exit", plan=_blind(12.0)),
    Case(rule=_END, name="pass-exactly-4500", plan=_blind(4.5)),
    Case(rule=_END, name="fail-4600", plan=_blind(4.6)),
    Case(rule=_END, name="pass-behind-a-fire-door", plan=_parted("classroom")),
    Case(rule=_END, name="cannot-tell-rating-not-said", plan=_parted("narrow")),
    Case(rule=_END, name="na-ways-out-at-both-ends", plan=row([_CLASS])),
    Case(rule=_HIGH, name="pass-exactly-2000", plan=_high(2.0)),
    Case(rule=_HIGH, name="fail-1990", plan=_high(1.99)),
    Case(rule=_HIGH, name="cannot-tell-without-body", plan=_bodiless()),
)
