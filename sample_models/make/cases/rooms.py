"""Cases for single rooms: area and width of small-group, calm, therapy and hygiene rooms."""

from dataclasses import replace

from sample_models.make.cases.blocks import coded
from sample_models.make.cases.case import Case, cases_of
from sample_models.make.furniture import along, group_set
from sample_models.make.plan import Plan, Room, Thing
from sample_models.make.small import Want, furnished, row

_CLASS = Want(name="Infant class 1", kind="infant class", width=8.4, depth=7.4, door_at=1.2)
_GROUP = Want(name="Small group room", kind="small group")
_CALM = Want(name="Calm room", kind="calm", opens_out=True)
_THERAPY = Want(name="Therapy room", kind="therapy", door="wide")
_HYGIENE = Want(name="Hygiene room", kind="hygiene", door="sliding")
_UNNAMED = Want(name="", kind="", width=3.0, depth=2.8)
_PRIMARY = "school: {name: Sample, phase: primary}\n"
_SECONDARY = "school: {name: Sample, phase: secondary}\n"
_SPECIAL = "school: {name: Sample, phase: special}\n"


def _room(want: Want, width: float, depth: float) -> Plan:
    """A classroom and the room in question, furnished as its use wants."""
    plan = row([_CLASS, replace(want, width=width, depth=depth)])
    return furnished(plan, _things(plan.room("00-02")))


def _things(room: Room) -> tuple[Thing, ...]:
    if room.kind == "small group":
        return group_set(room)
    if room.kind == "calm":
        return along("bean bag", room, wall="N", spots=(0.6,))
    if room.kind == "therapy":
        couch = along("couch", room, wall="N", spots=(1.2,))
        return (*couch, *along("basin", room, wall="E", spots=(2.6,)))
    return (
        *along("pan", room, wall="N", spots=(0.5,)),
        *along("shower", room, wall="N", spots=(1.5,)),
        *along("basin", room, wall="W", spots=(2.0,)),
        *along("changing bench", room, wall="E", spots=(1.4,)),
    )


def _bodiless(want: Want) -> Plan:
    return row([_CLASS, replace(want, bodiless=True)])


def _without() -> Plan:
    return row([_CLASS])


ROOM_CASES: tuple[Case, ...] = (
    Case(rule="ENG-SGR-area", name="pass-12-m2", plan=_room(_GROUP, 3.0, 4.0)),
    Case(rule="ENG-SGR-area", name="pass-exactly-9-m2", plan=_room(_GROUP, 3.0, 3.0)),
    Case(rule="ENG-SGR-area", name="fail-8-97-m2", plan=_room(_GROUP, 2.99, 3.0)),
    Case(rule="ENG-SGR-area", name="cannot-tell-room-without-body", plan=_bodiless(_GROUP)),
    Case(rule="ENG-SGR-area", name="cannot-tell-unnamed-8-m2", plan=row([_CLASS, _UNNAMED])),
    Case(rule="ENG-SGR-area", name="na-no-small-group-room", plan=_without()),
    Case(rule="ENG-SGR-width", name="pass-3000", plan=_room(_GROUP, 3.0, 4.0)),
    Case(rule="ENG-SGR-width", name="pass-exactly-2400", plan=_room(_GROUP, 2.4, 4.2)),
    Case(rule="ENG-SGR-width", name="fail-2390", plan=_room(_GROUP, 2.39, 4.2)),
    Case(rule="ENG-SGR-width", name="cannot-tell-room-without-body", plan=_bodiless(_GROUP)),
    Case(rule="ENG-SGR-width", name="na-no-small-group-room", plan=_without()),
    Case(rule="ENG-CALM-area", name="pass-9-m2", plan=_room(_CALM, 3.0, 3.0)),
    Case(rule="ENG-CALM-area", name="pass-exactly-6-m2", plan=_room(_CALM, 2.4, 2.5)),
    Case(rule="ENG-CALM-area", name="fail-5-76-m2", plan=_room(_CALM, 2.4, 2.4)),
    Case(rule="ENG-CALM-area", name="cannot-tell-room-without-body", plan=_bodiless(_CALM)),
    Case(rule="ENG-CALM-area", name="na-no-calm-room", plan=_without()),
    Case(rule="ENG-THERAPY-area", name="pass-18-m2", plan=_room(_THERAPY, 4.5, 4.0)),
    Case(rule="ENG-THERAPY-area", name="pass-15-m2-beside-basin", plan=_room(_THERAPY, 3.8, 4.0)),
    Case(
        rule="ENG-THERAPY-area",
        name="pass-13-69-m2-for-speech",
        plan=_room(replace(_THERAPY, name="Speech therapy room"), 3.7, 3.7),
    ),
    Case(
        rule="ENG-THERAPY-area",
        name="pass-13-69-m2-coded-for-speech",
        plan=coded(_room(_THERAPY, 3.7, 3.7), "00-02", "SEN13"),
    ),
    Case(
        rule="ENG-THERAPY-area",
        name="fail-13-69-m2",
        plan=coded(_room(_THERAPY, 3.7, 3.7), "00-02", "SEN15"),
    ),
    Case(
        rule="ENG-THERAPY-area",
        name="fail-11-84-m2-for-speech",
        plan=_room(replace(_THERAPY, name="Speech therapy room"), 3.2, 3.7),
    ),
    Case(
        rule="ENG-THERAPY-area",
        name="cannot-tell-13-69-m2-for-some-therapy",
        plan=_room(_THERAPY, 3.7, 3.7),
    ),
    Case(rule="ENG-THERAPY-area", name="cannot-tell-room-without-body", plan=_bodiless(_THERAPY)),
    Case(rule="ENG-THERAPY-area", name="na-no-therapy-room", plan=_without()),
    *cases_of(
        "ENG-HYGIENE-area",
        {
            "pass-exactly-9-m2": _room(_HYGIENE, 3.0, 3.0),
            "fail-8-4-m2": _room(_HYGIENE, 2.8, 3.0),
            "fail-8-97-m2": _room(_HYGIENE, 2.99, 3.0),
            "pass-exactly-12-m2-in-a-secondary-school": (_room(_HYGIENE, 3.0, 4.0), _SECONDARY),
            "fail-11-96-m2-in-a-secondary-school": (_room(_HYGIENE, 2.99, 4.0), _SECONDARY),
            "cannot-tell-room-without-body": _bodiless(_HYGIENE),
            "na-no-hygiene-room": _without(),
            "na-special-school": (_room(_HYGIENE, 2.8, 3.0), _SPECIAL),
        },
        brief=_PRIMARY,
    ),
    *cases_of(
        "ENG-HYGIENE-area-special",
        {
            "pass-exactly-12-m2": _room(_HYGIENE, 3.0, 4.0),
            "fail-11-96-m2": _room(_HYGIENE, 2.99, 4.0),
            "cannot-tell-room-without-body": _bodiless(_HYGIENE),
            "na-primary-school": (_room(_HYGIENE, 3.0, 3.5), _PRIMARY),
        },
        brief=_SPECIAL,
    ),
)
