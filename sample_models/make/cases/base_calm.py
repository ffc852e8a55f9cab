"""Cases for how the base sounds, breathes, is overseen and moved about in."""

from dataclasses import replace

from sample_models.make.cases.base import (
    BASE_CLASS,
    CLASS,
    CORRIDOR,
    PLAIN_CLASS,
    STORE,
    alone,
    bodiless,
    brief,
    in_base,
    in_zone,
    more_rooms,
    outline_of,
    said,
    sized,
    three,
    with_corridor,
    with_doors,
)
from sample_models.make.cases.case import Case
from sample_models.make.plan import Door, DoorKind, Plan, Room, Thing, box
from sample_models.make.small import Want, furnished, row

_ROOM = "00-01"
_NEXT = Want(name="Store", kind="store", width=2.0, depth=7.4)
_ISOLATION = Want(name="Isolation room", kind="isolation", width=3.0, depth=4.0)
_PD = brief(cohort="PD")
_EXACT = DoorKind(name="850 clear", overall=1.0, leaf=0.916, clear=0.85)
_SHORT = DoorKind(name="849 clear", overall=1.0, leaf=0.916, clear=0.849)


def _states(*, first: Want = BASE_CLASS, **values: object) -> Plan:
    """A base classroom that states something of its sound or air."""
    return said(alone(first=first), _ROOM, "SchoolCheck_Environment", **values)


def _door(kind: str, *, first: Want = BASE_CLASS) -> Plan:
    plan = row([replace(first, door=kind), CLASS])
    return replace(plan, door_kinds=(*plan.door_kinds, _EXACT, _SHORT))


def _wide(corridor: float, *, corridor_body: bool = True) -> Plan:
    return with_corridor(alone(corridor=corridor, corridor_body=corridor_body))


def _garden(
    depth: float, *, room: str = _ROOM, name: str = "Sensory garden", zoned: bool = False
) -> Plan:
    """A garden 8 m wide behind the base classroom, with a door to it from a room."""
    x, y = (0.0 if room == _ROOM else 2.0), 2.2 + 7.4 + 0.4
    garden = Room(
        number="EX-01",
        name=name,
        kind="outdoor",
        outline=box(x, y, x + 8.0, y + depth),
        outdoor=True,
    )
    door = Door(name=f"{room}-D09", room=room, side="N", at=1.0, kind="external", opens="out")
    plan = with_doors(more_rooms(alone(_NEXT), garden), door)
    return in_zone(plan, garden.number) if zoned else plan


def _shelved(kind: str, *, first: Want = BASE_CLASS) -> Plan:
    """Shelves or cupboards in the middle of the classroom, across the view from the door."""
    plan = alone(first=first)
    spots = [Thing(kind=kind, x=2.0 + 1.05 * n, y=6.0, facing=90, room=_ROOM) for n in range(4)]
    return furnished(plan, spots)


def _bay(deep: float) -> Plan:
    """A base corridor with a bay 3 m wide across from a wall without doors."""
    bent = ((-0.1, -0.1), (4.0, -0.1), (4.0, -0.1 - deep), (7.0, -0.1 - deep), (7.0, -0.1))
    whole = (*bent, (7.6, -0.1), (7.6, 2.1), (-0.1, 2.1))
    plan = outline_of(with_corridor(alone()), CORRIDOR, whole)
    # Doors are placed from the south end of the room, which lies in the bay now.
    doors = [replace(d, at=d.at + deep) if d.room == CORRIDOR else d for d in plan.doors]
    return replace(plan, doors=tuple(doors))


def _narrow(width: float, name: str = "SEN classroom", kind: str = BASE_CLASS.kind) -> Plan:
    """A long narrow room that is called a classroom."""
    return row([CLASS, replace(sized(BASE_CLASS, 18.0, width), name=name, kind=kind)])


BASE_CALM_CASES: tuple[Case, ...] = (
    *three(
        "ENG-BASE-ambient-noise",
        {
            "pass-exactly-30-db": _states(IndoorAmbientNoise_dBA=30.0),
            "pass-35-db-refurbished": (
                _states(IndoorAmbientNoise_dBA=35.0),
                brief(works="refurbishment"),
            ),
            "fail-31-db": _states(IndoorAmbientNoise_dBA=31.0),
            "fail-31-db-in-a-class-called-junior": _states(
                IndoorAmbientNoise_dBA=31.0, first=PLAIN_CLASS
            ),
            "cannot-tell-not-stated": alone(),
        },
    ),
    *three(
        "ENG-BASE-reverberation",
        {
            "pass-exactly-0-4-s": _states(ReverberationTime_s=0.4),
            "fail-0-5-s": _states(ReverberationTime_s=0.5),
            "fail-0-5-s-in-a-class-called-junior": _states(
                ReverberationTime_s=0.5, first=PLAIN_CLASS
            ),
            "cannot-tell-not-stated": alone(),
        },
    ),
    *three(
        "ENG-BASE-co2",
        {
            "pass-exactly-1500-ppm": _states(CO2Mean_ppm=1500.0, Ventilation="natural"),
            "fail-1100-ppm-by-fans": _states(CO2Mean_ppm=1100.0, Ventilation="mechanical"),
            "fail-1100-ppm-by-fans-in-a-class-called-junior": _states(
                CO2Mean_ppm=1100.0, Ventilation="mechanical", first=PLAIN_CLASS
            ),
            "cannot-tell-ventilation-not-stated": _states(CO2Mean_ppm=1100.0),
            "cannot-tell-mixed-ventilation": _states(CO2Mean_ppm=1100.0, Ventilation="mixed"),
        },
    ),
    *three(
        "ENG-BASE-no-sanction-room",
        {
            "pass-isolation-room-elsewhere": alone(_ISOLATION),
            "fail-isolation-room": alone(in_base(_ISOLATION)),
            "cannot-tell-rooms-of-the-base-not-found": (
                row([CLASS, _ISOLATION]),
                brief(zone="Nowhere"),
            ),
        },
    ),
    *three(
        "ENG-BASE-sightlines",
        {
            "pass-rectangular": alone(),
            "pass-shelves-as-high-as-the-eye": _shelved("shelf"),
            "fail-cupboards-across-the-room": _shelved("cupboard"),
            "fail-cupboards-in-a-class-called-junior": _shelved("cupboard", first=PLAIN_CLASS),
            "cannot-tell-room-without-body": row([CLASS, bodiless(BASE_CLASS)]),
        },
    ),
    *three(
        "ENG-BASE-no-hidden-corner",
        {
            "pass-straight": with_corridor(alone()),
            "pass-shallow-bay": _bay(0.3),
            "fail-deep-bay": _bay(2.5),
            "cannot-tell-corridor-without-body": _wide(2.0, corridor_body=False),
        },
    ),
    *three(
        "ENG-BASE-classroom-turning",
        {
            "pass-exactly-1500": _narrow(1.5),
            "fail-1490": _narrow(1.49),
            "fail-1490-in-a-class-called-junior": _narrow(1.49, CLASS.name, CLASS.kind),
            "cannot-tell-room-without-body": row([CLASS, bodiless(BASE_CLASS)]),
        },
    ),
    *three(
        "ENG-BASE-corridor-width",
        {
            "pass-exactly-1800": _wide(1.8),
            "fail-1790": _wide(1.79),
            "cannot-tell-corridor-without-body": _wide(2.0, corridor_body=False),
            "na-corridor-of-the-school": alone(corridor=1.5),
        },
    ),
    *three(
        "ENG-BASE-corridor-wheelchairs",
        {
            "pass-exactly-2400": _wide(2.4),
            "fail-2390": _wide(2.39),
            "cannot-tell-cohort-not-said": (_wide(2.0), brief()),
            "na-not-for-physical-disabilities": (_wide(2.0), brief(cohort="autism")),
        },
        told=_PD,
    ),
    *three(
        "ENG-BASE-door-width",
        {
            "pass-exactly-850": _door("850 clear"),
            "fail-849": _door("849 clear"),
            "fail-849-of-a-class-called-junior": _door("849 clear", first=PLAIN_CLASS),
            "cannot-tell-only-its-size-known": _door("size only"),
            "na-a-store-s-door": row([CLASS, in_base(replace(STORE, door="narrow"))]),
        },
    ),
    *three(
        "ENG-BASE-outdoor-area",
        {
            "pass-exactly-60-m2": _garden(7.5),
            "pass-a-playground-in-its-zone": _garden(7.5, name="Playground", zoned=True),
            "pass-a-playground-named-for-it": _garden(7.5, name="Base playground"),
            "fail-56-m2": _garden(7.0),
            "fail-the-schools-playground": _garden(20.0, name="Playground"),
            "fail-garden-of-the-room-next-door": _garden(7.5, room="00-02"),
            "na-no-grounds-modelled": alone(),
            "cannot-tell-places-not-said": (_garden(7.5), brief(places=None)),
            "cannot-tell-a-place-without-a-name": _garden(7.5, name=""),
        },
    ),
)
