"""Cases for the small rooms of the base: WCs, hygiene, parents, coats and materials."""

from dataclasses import replace

from sample_models.make.cases.base import (
    BASE_CLASS,
    CLASS,
    PLAIN_CLASS,
    STORE,
    UNNAMED,
    alone,
    bodiless,
    brief,
    far,
    in_base,
    said,
    sized,
    three,
    with_doors,
)
from sample_models.make.cases.case import Case
from sample_models.make.furniture import accessible_wc, along, wc_row
from sample_models.make.plan import Door, Plan, Room, Thing
from sample_models.make.small import Want, furnished, row

_WCS = Want(name="Base WCs", kind="base wc", width=2.2, depth=4.2, base=True)
_HYGIENE = Want(
    name="Hygiene room", kind="hygiene", width=3.0, depth=4.2, door="sliding", base=True
)
_WC = Want(name="Accessible WC", kind="accessible wc", width=1.7, depth=2.4, opens_out=True)
_PARENTS = Want(name="Parents' room", kind="parents", width=3.0, depth=4.2, base=True)
_SOME_ROOM = replace(UNNAMED, base=True)


def _fitted(plan: Plan, *, pan: bool = True, shower: bool = True, bench: bool = True) -> Plan:
    """The plan with WC pans, and hygiene rooms with what is wanted of their fittings."""
    found: list[Thing] = []
    for room in plan.rooms:
        if room.kind == "hygiene":
            found += _hygiene(room, pan=pan, shower=shower, bench=bench)
        if room.kind == "accessible wc":
            found += accessible_wc(room)
        if room.kind == "base wc":
            found += wc_row(room, wall="W", pans=2, basins=2)
    return furnished(plan, found)


def _hygiene(room: Room, *, pan: bool, shower: bool, bench: bool) -> list[Thing]:
    basin = along("basin", room, wall="W", spots=(2.6,))
    pans = along("pan", room, wall="N", spots=(0.5,)) if pan else ()
    showers = along("shower", room, wall="N", spots=(1.5,)) if shower else ()
    benches = along("changing bench", room, wall="E", spots=(2.0,)) if bench else ()
    return [*basin, *pans, *showers, *benches]


def _way(
    want: Want, length: float, *, first: Want = BASE_CLASS, corridor_body: bool = True
) -> Plan:
    return _fitted(alone(far(length), want, first=first, corridor_body=corridor_body))


def _coded(plan: Plan, room: str, code: str) -> Plan:
    return said(plan, room, "SchoolCheck_Room", DfECode=code)


def _two_doors(code: str, *, second: bool, body: bool = True) -> Plan:
    """A hygiene room beside the classroom, with a door to it or without."""
    plan = alone(_HYGIENE if body else bodiless(_HYGIENE))
    if second:
        plan = with_doors(plan, Door(name="00-02-D02", room="00-02", side="W", at=2.2))
    return _coded(_fitted(plan), "00-02", code)


def _peninsular(*, depth: float = 4.2, off_wall: float = 1.1, bed: bool = True) -> Plan:
    """A bed with its head to the north wall, `off_wall` metres from the wall beside it."""
    plan = alone(sized(_HYGIENE, 5.0, depth))
    x0 = 7.7
    spot = Thing(kind="changing bench", x=x0 + 3.9 - off_wall, y=4.9, facing=0, room="00-02")
    made = _fitted(plan, shower=False, bench=False)
    return _coded(furnished(plan, [*made.things, *([spot] if bed else [])]), "00-02", "TOC54")


def _store_door(*, to_class: bool, body: bool = True, first: Want = BASE_CLASS) -> Plan:
    store = in_base(STORE if body else bodiless(STORE))
    plan = alone(store, first=first)
    if to_class:
        door = Door(name="00-02-D01", room="00-02", side="W", at=2.0, kind="store")
        plan = with_doors(plan, door, without="00-02")
    return _coded(plan, "00-02", "STT42")


BASE_CARE_CASES: tuple[Case, ...] = (
    *three(
        "ENG-BASE-toilets",
        {
            "pass-exactly-1-in-10": (_fitted(alone(_WCS)), brief(places=20)),
            "fail-2-for-21": (_fitted(alone(_WCS)), brief(places=21)),
            "cannot-tell-no-pan-modelled": (alone(_WCS), brief(places=20)),
        },
    ),
    *three(
        "ENG-BASE-toilet-near",
        {
            "pass-19-m": _way(_WCS, 10.6),
            "fail-22-m": _way(_WCS, 13.6),
            "fail-22-m-from-a-class-called-junior": _way(_WCS, 13.6, first=PLAIN_CLASS),
            "cannot-tell-corridor-without-body": _way(_WCS, 8.0, corridor_body=False),
        },
    ),
    *three(
        "ENG-BASE-hygiene-within-40",
        {
            "pass-39-m": _way(_HYGIENE, 30.2),
            "fail-42-m": _way(_HYGIENE, 33.2),
            "fail-42-m-from-a-class-called-junior": _way(_HYGIENE, 33.2, first=PLAIN_CLASS),
            "cannot-tell-corridor-without-body": _way(_HYGIENE, 20.0, corridor_body=False),
            "na-no-hygiene-room": alone(STORE),
        },
    ),
    *three(
        "ENG-BASE-hygiene-near",
        {
            "pass-19-m": _way(_HYGIENE, 10.2),
            "fail-22-m": _way(_HYGIENE, 13.2),
            "fail-22-m-from-a-class-called-junior": _way(_HYGIENE, 13.2, first=PLAIN_CLASS),
            "cannot-tell-corridor-without-body": _way(_HYGIENE, 8.0, corridor_body=False),
            "na-42-m-which-another-rule-tells": _way(_HYGIENE, 33.2),
        },
    ),
    *three(
        "ENG-HYGIENE-with-wc",
        {
            "pass-pan-in-it": _fitted(alone(_HYGIENE)),
            "pass-accessible-wc-next-door": _fitted(alone(_HYGIENE, _WC), pan=False),
            "fail-store-between": _fitted(alone(_HYGIENE, STORE, _WC), pan=False),
            "cannot-tell-nothing-modelled-yet": alone(_HYGIENE),
        },
    ),
    *three(
        "ENG-HYGIENE-doors-by-type",
        {
            "pass-two-doors": _two_doors("TOC06", second=True),
            "pass-one-door": _two_doors("TOC05", second=False),
            "fail-one-door-of-two": _two_doors("TOC06", second=False),
            "cannot-tell-room-without-body": _two_doors("TOC06", second=True, body=False),
            "na-another-type": _two_doors("TOC04", second=True),
        },
    ),
    *three(
        "ENG-HYGIENE-peninsular",
        {
            "pass-both-sides": _peninsular(),
            "fail-bed-at-the-wall": _peninsular(off_wall=0.0),
            "fail-19-m2": _peninsular(depth=3.8),
            "cannot-tell-no-bed": _peninsular(bed=False),
        },
    ),
    *three(
        "ENG-BASE-parents-room",
        {
            "pass-parents-room": alone(_PARENTS),
            "pass-meeting-room": alone(replace(_PARENTS, name="Meeting room")),
            "fail-outside-the-base-only": alone(replace(_PARENTS, base=False)),
            "cannot-tell-unnamed-room": alone(_SOME_ROOM),
        },
    ),
    *three(
        "ENG-BASE-cloakroom",
        {
            "pass-cloakroom": alone(in_base(replace(STORE, name="Cloakroom"))),
            "pass-coats-and-benches": alone(in_base(replace(STORE, name="SEN cloakroom"))),
            "fail-cloakroom-of-the-class-next-door": alone(replace(STORE, name="Cloakroom")),
            "cannot-tell-unnamed-room": alone(_SOME_ROOM),
        },
    ),
    *three(
        "ENG-BASE-store-off-classroom",
        {
            "pass-door-to-the-classroom": _store_door(to_class=True),
            "pass-door-to-a-class-called-junior": _store_door(to_class=True, first=PLAIN_CLASS),
            "fail-door-to-the-corridor": _store_door(to_class=False),
            "fail-door-to-a-class-outside-the-base": _store_door(to_class=True, first=CLASS),
            "cannot-tell-store-without-body": _store_door(to_class=False, body=False),
            "na-a-store-of-no-type": row([BASE_CLASS, CLASS, STORE]),
        },
    ),
)
