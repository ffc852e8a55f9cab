"""Cases for changing, showers, Changing Places toilets and hygiene rooms."""

from dataclasses import replace

from sample_models.make.cases.case import Case, cases_of
from sample_models.make.furniture import along
from sample_models.make.plan import DoorKind, Plan, Room, Thing
from sample_models.make.small import Want, furnished, row

_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_CHANGING = Want(name="Changing room", kind="changing", width=4.0, depth=4.0)
_ACCESSIBLE = Want(name="Accessible changing room", kind="accessible changing", door="sliding")
_STAFF = replace(_ACCESSIBLE, name="Staff accessible changing room")
_CYCLISTS = replace(_CHANGING, name="Cyclists' changing room")
_SHOWER = Want(name="Shower room", kind="shower", width=2.0, depth=2.5)
_PLACES = Want(
    name="Changing Places toilet", kind="hygiene", width=3.0, depth=4.0, door="1000 clear"
)
_HYGIENE = Want(name="Hygiene room", kind="hygiene", width=3.0, depth=4.2, door="sliding")
_UNNAMED = Want(name="", kind="", width=2.2, depth=2.4)
_FLOOR = "school: {name: Sample}\nsettings: {ENG-ADM2-changing-floor.wide: 1400 mm}\n"
_KINDS = (
    DoorKind(name="1000 clear", overall=1.15, leaf=1.066, clear=1.0),
    DoorKind(name="990 clear", overall=1.14, leaf=1.056, clear=0.99),
    DoorKind(name="wide, size only", overall=1.1, leaf=1.1, bare=True),
)


def _pupils(with_pd: int | None) -> str:
    need = "" if with_pd is None else f"need_profile: {{PD: {with_pd}, PMLD: 0}}\n"
    return f"school: {{name: Sample, phase: primary}}\n{need}"


def _one(want: Want, width: float, depth: float, *kinds: str) -> Plan:
    """A classroom and one room, with fittings of these kinds along its north wall."""
    plan = row([_CLASS, replace(want, width=width, depth=depth)])
    room = plan.room("00-02")
    things = [along(kind, room, wall="N", spots=(0.6 + 1.2 * n,)) for n, kind in enumerate(kinds)]
    return furnished(plan, [each for several in things for each in several])


def _lockers(width: float) -> Plan:
    """A changing room between two rows of lockers 450 mm deep."""
    plan = row([_CLASS, replace(_CHANGING, width=width, depth=3.6)])
    room = plan.room("00-02")
    rows = [along("locker", room, wall=wall, spots=(0.9, 2.7)) for wall in "WE"]
    return furnished(plan, [each for several in rows for each in several])


def _beside(*wants: Want, showers: tuple[str, ...] = ()) -> Plan:
    """A classroom and these rooms, those with the numbers named fitted with a shower."""
    plan = row([_CLASS, *wants])
    things = [along("shower", plan.room(n), wall="N", spots=(0.6,)) for n in showers]
    return furnished(plan, [each for several in things for each in several])


def _equipped_beside() -> Plan:
    """A changing room, and a hygiene room with a pan and no shower."""
    plan = row([_CLASS, _CHANGING, _HYGIENE])
    return furnished(plan, along("pan", plan.room("00-03"), wall="N", spots=(0.6,)))


def _places(
    width: float = 3.0,
    depth: float = 4.0,
    *,
    high: float = 2.8,
    door: str = "1000 clear",
    name: str = _PLACES.name,
) -> Plan:
    plan = row([_CLASS, replace(_PLACES, name=name, width=width, depth=depth, door=door)])
    rooms = tuple(replace(r, height=high) if r.number == "00-02" else r for r in plan.rooms)
    return replace(plan, rooms=rooms, door_kinds=(*plan.door_kinds, *_KINDS))


def _equipped(plan: Plan, *, bed_from_wall: float | None = None, without: str = "") -> Plan:
    """Pan, basin, shower and a bed: against the east wall, or with its head at the north wall."""
    room = plan.room("00-02")
    things = _fittings(room, bed_from_wall)
    return furnished(plan, [thing for thing in things if thing.kind != without])


def _fittings(room: Room, bed_from_wall: float | None) -> tuple[Thing, ...]:
    if bed_from_wall is None:
        return (
            *along("pan", room, wall="N", spots=(0.5,)),
            *along("shower", room, wall="N", spots=(1.5,)),
            *along("basin", room, wall="W", spots=(2.0,)),
            *along("changing bench", room, wall="E", spots=(1.4,)),
        )
    x = room.outline[0][0] + 0.1 + bed_from_wall
    top = room.outline[2][1] - 0.1
    bed = Thing(kind="changing bench", x=x, y=round(top - 0.9, 4), facing=0.0, room=room.number)
    return (
        bed,
        *along("pan", room, wall="W", spots=(0.6,)),
        *along("basin", room, wall="E", spots=(1.6,)),
        *along("shower", room, wall="E", spots=(0.6,)),
    )


def _said(value: object) -> Plan:
    claims = {"SchoolCheck_Room": {"HoistTrack": value}}
    return replace(row([_CLASS, _HYGIENE]), claims={"00-02": claims})


CHANGING_CASES: tuple[Case, ...] = (
    *cases_of(
        "ENG-ADM2-changing-size",
        {
            "pass-exactly-2000-by-2200": _one(_ACCESSIBLE, 2.0, 2.2),
            "fail-1950-wide": _one(_ACCESSIBLE, 1.95, 2.4),
            "fail-2150-long": _one(_ACCESSIBLE, 2.1, 2.15),
            "cannot-tell-without-body": row([_CLASS, replace(_ACCESSIBLE, bodiless=True)]),
            "na-communal-only": row([_CLASS, _CHANGING]),
        },
    ),
    *cases_of(
        "ENG-ADM2-shower-and-wc-size",
        {
            "pass-exactly-2400-by-2500": _one(_ACCESSIBLE, 2.4, 2.5, "pan", "shower"),
            "fail-2350-wide": _one(_ACCESSIBLE, 2.35, 2.5, "pan", "shower"),
            "cannot-tell-fittings-not-modelled": _one(_ACCESSIBLE, 2.0, 2.2),
            "na-without-wc": _one(_ACCESSIBLE, 2.0, 2.2, "shower"),
        },
    ),
    *cases_of(
        "ENG-ADM2-individual-changing",
        {
            "pass-accessible-one-beside": row([_CLASS, _CHANGING, _ACCESSIBLE]),
            "pass-hygiene-room-with-shower": _beside(_CHANGING, _HYGIENE, showers=("00-03",)),
            "fail-hygiene-room-without-shower": _equipped_beside(),
            "fail-communal-only": row([_CLASS, _CHANGING]),
            "fail-accessible-one-for-staff": row([_CLASS, _CHANGING, _STAFF]),
            "na-changing-for-cyclists": row([_CLASS, _CYCLISTS]),
            "cannot-tell-unnamed-room": row([_CLASS, _CHANGING, _UNNAMED]),
            "na-no-changing": row([_CLASS]),
        },
    ),
    *cases_of(
        "ENG-individual-changing-near",
        {
            "pass-accessible-one-beside": row([_CLASS, _CHANGING, _ACCESSIBLE]),
            "fail-of-another-wing": row([_CHANGING, *(_CLASS,) * 6, _ACCESSIBLE]),
            "cannot-tell-unnamed-room": row([_CLASS, _CHANGING, _UNNAMED]),
            "na-no-changing": row([_CLASS]),
        },
    ),
    *cases_of(
        "ENG-ADM2-changing-floor",
        {
            "pass-exactly-1500-between-lockers": _lockers(2.4),
            "fail-1450-between-lockers": _lockers(2.35),
            "pass-1450-where-1400-are-enough": (_lockers(2.35), _FLOOR),
            "fail-1390-where-1400-are-enough": (_lockers(2.29), _FLOOR),
            "cannot-tell-empty": row([_CLASS, _CHANGING]),
            "na-no-changing": row([_CLASS]),
        },
    ),
    *cases_of(
        "ENG-ADM2-staff-shower",
        {
            "pass-accessible-one-beside": _beside(_SHOWER, _ACCESSIBLE, showers=("00-03",)),
            "pass-hygiene-room-with-shower": _beside(_SHOWER, _HYGIENE, showers=("00-03",)),
            "fail-none-accessible": _beside(_SHOWER),
            "cannot-tell-shower-not-modelled": _beside(_SHOWER, _ACCESSIBLE),
            "na-no-showers": row([_CLASS]),
        },
    ),
    *cases_of(
        "ENG-BS8300-changing-places-room",
        {
            "pass-exactly-3-by-4-m": _places(),
            "pass-exactly-2400-high": _places(high=2.4),
            "fail-2950-wide": _places(2.95, 4.2),
            "fail-2390-high": _places(high=2.39),
            "cannot-tell-without-body": row([_CLASS, replace(_PLACES, door="wide", bodiless=True)]),
            "na-hygiene-room": row([_CLASS, replace(_HYGIENE, width=2.5)]),
        },
    ),
    *cases_of(
        "ENG-BS8300-changing-places-turning",
        {
            "pass-equipped": _equipped(_places()),
            "fail-bed-takes-the-floor": _equipped(_places(2.5, 3.5)),
            "cannot-tell-empty": _places(),
            "na-hygiene-room": _equipped(row([_CLASS, _HYGIENE]), bed_from_wall=1.5),
        },
    ),
    *cases_of(
        "ENG-BS8300-changing-places-door",
        {
            "pass-exactly-1000": _places(),
            "fail-990": _places(door="990 clear"),
            "cannot-tell-only-outer-size": _places(door="wide, size only"),
            "na-hygiene-room": row([_CLASS, _HYGIENE]),
        },
    ),
    *cases_of(
        "ENG-HYGIENE-present",
        {
            "pass-there-is-one": (row([_CLASS, _HYGIENE]), _pupils(3)),
            "pass-one-for-whoever-comes": (row([_CLASS, _HYGIENE]), _pupils(None)),
            "fail-none": (row([_CLASS]), _pupils(3)),
            "cannot-tell-who-needs-it": (row([_CLASS]), _pupils(None)),
            "pass-nobody-needs-it": (row([_CLASS]), _pupils(0)),
        },
    ),
    *cases_of(
        "ENG-HYGIENE-bed-sides",
        {
            "pass-exactly-1000": _equipped(
                row([_CLASS, replace(_HYGIENE, width=2.75)]), bed_from_wall=1.0
            ),
            "pass-1050": _equipped(
                row([_CLASS, replace(_HYGIENE, width=2.85)]), bed_from_wall=1.05
            ),
            "fail-against-the-wall": _equipped(row([_CLASS, _HYGIENE])),
            "fail-950-at-one-side": _equipped(
                row([_CLASS, replace(_HYGIENE, width=2.75)]), bed_from_wall=0.95
            ),
            "cannot-tell-no-bed": _equipped(row([_CLASS, _HYGIENE]), without="changing bench"),
            "na-no-hygiene-room": row([_CLASS]),
        },
    ),
    *cases_of(
        "ENG-HYGIENE-equipment",
        {
            "pass-all-four": _equipped(row([_CLASS, _HYGIENE])),
            "pass-no-shower-in-a-primary-school": (
                _equipped(row([_CLASS, _HYGIENE]), without="shower"),
                _pupils(3),
            ),
            "fail-no-shower": _equipped(row([_CLASS, _HYGIENE]), without="shower"),
            "fail-no-bed": _equipped(row([_CLASS, _HYGIENE]), without="changing bench"),
            "cannot-tell-no-basin-modelled": _equipped(row([_CLASS, _HYGIENE]), without="basin"),
            "na-no-hygiene-room": row([_CLASS]),
        },
        brief="school: {name: Sample, phase: secondary}\n",
    ),
    *cases_of(
        "ENG-HYGIENE-hoist",
        {
            "pass-track": _said(True),
            "fail-none": _said("no"),
            "cannot-tell-not-said": row([_CLASS, _HYGIENE]),
            "na-no-hygiene-room": row([_CLASS]),
        },
    ),
)
