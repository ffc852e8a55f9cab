"""Cases for the area of the base and of its rooms, and for rooms that depend on its cohort."""

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
    sized,
    three,
    with_corridor,
)
from sample_models.make.cases.blocks import coded
from sample_models.make.cases.case import Case
from sample_models.make.plan import Plan, Rail
from sample_models.make.small import Want, row

_GROUP = Want(name="Small group room", kind="base group", width=3.0, depth=4.0, base=True)
_SOME_ROOM = replace(UNNAMED, base=True)
_HALL = Want(name="Hall", kind="hall", width=8.0, depth=10.0, door_at=7.0)
_SOCIAL = Want(name="Social space", kind="social", width=4.0, depth=4.0, door_at=1.0)
_SALT = brief(cohort="SLCN")
_PD = brief(cohort="PD")
_SEMH = brief(cohort="SEMH")
_AUTISM = brief(cohort="autism")
_SECONDARY = brief(phase="secondary", time="most")


def _called(name: str, width: float = 3.0, depth: float = 4.0, *, kind: str = "") -> Want:
    """A room of the base by its name."""
    return Want(name=name, kind=kind or name.lower(), width=width, depth=depth, base=True)


def _class(width: float, depth: float, *, want: Want = BASE_CLASS) -> Plan:
    return row([CLASS, sized(want, width, depth)])


def _typed(code: str) -> Plan:
    """A resource room of the base with a code of its own."""
    plan = alone(_called("SEN resource room"))
    return coded(plan, "00-02", code)


def _railed() -> Plan:
    plan = with_corridor(alone())
    rail = Rail(name="Corridor handrail", start=(0.5, 0.05, 0.0), end=(6.5, 0.05, 0.0))
    return replace(plan, rails=(rail,))


_NO_PLACES = brief(places=None, time="most")

BASE_ROOM_CASES: tuple[Case, ...] = (
    *three(
        "ENG-BASE-area-unit",
        {
            "pass-13-9-each": (alone(), brief(places=4, time="most")),
            "pass-exactly-13-each": (_class(6.5, 8.0), brief(places=4, time="most")),
            "fail-11-1-each": (alone(), brief(places=5, time="most")),
            "cannot-tell-places-not-said": (alone(), _NO_PLACES),
            "na-some-lessons-only": (alone(), brief(places=5, time="some")),
        },
    ),
    *three(
        "ENG-BASE-area-part-time",
        {
            "pass-exactly-6-5-each": (_class(6.5, 8.0), brief(places=8, time="some")),
            "fail-6-2-each": (alone(), brief(places=9, time="some")),
            "cannot-tell-places-not-said": (alone(), brief(places=None, time="some")),
        },
    ),
    *three(
        "ENG-BASE-area-unit-generous",
        {
            "pass-exactly-17-each": (_class(6.375, 8.0), brief(places=3, time="most")),
            "fail-18-5-each": (alone(), brief(places=3, time="most")),
            "cannot-tell-time-not-said": (alone(), brief(places=3)),
        },
    ),
    *three(
        "ENG-BASE-area-part-time-generous",
        {
            "pass-exactly-9-5-each": (_class(7.125, 8.0), brief(places=6, time="some")),
            "fail-13-9-each": (alone(), brief(places=4, time="some")),
            "cannot-tell-time-not-said": (alone(), brief(places=4)),
        },
    ),
    *three(
        "ENG-BASE-class-size",
        {
            "pass-exactly-12-pupils": (alone(), brief(places=12, time="most")),
            "pass-exactly-6-pupils": (alone(), brief(places=6, time="most")),
            "fail-13-pupils": (alone(), brief(places=13, time="most")),
            "na-5-pupils": (alone(), brief(places=5, time="most")),
            "cannot-tell-second-room-unnamed": (
                alone(sized(_SOME_ROOM, 7.5, 7.4)),
                brief(places=20, time="most"),
            ),
        },
    ),
    *three(
        "ENG-BASE-classroom-area",
        {
            "pass-exactly-49-m2": _class(7.0, 7.0),
            "fail-48-3-m2": _class(6.9, 7.0),
            "fail-48-3-m2-in-a-class-called-junior": _class(6.9, 7.0, want=PLAIN_CLASS),
            "cannot-tell-room-without-body": row([CLASS, bodiless(BASE_CLASS)]),
        },
    ),
    *three(
        "ENG-BASE-small-group-area",
        {
            "pass-exactly-12-m2": alone(_GROUP),
            "pass-9-m2-outside-the-base": alone(_GROUP, replace(_GROUP, depth=3.0, base=False)),
            "fail-11-6-m2": alone(sized(_GROUP, 2.9, 4.0)),
            "cannot-tell-room-without-body": alone(bodiless(_GROUP)),
            "na-its-code-has-a-rule": coded(alone(sized(_GROUP, 2.9, 4.0)), "00-02", "RES50"),
        },
    ),
    *three(
        "ENG-BASE-speech-therapy",
        {
            "pass-speech-therapy-room": alone(_called("Speech therapy room", 4.0)),
            "pass-salt-room": alone(_called("SaLT room", 4.0)),
            "fail-physiotherapy-only": alone(_called("Physiotherapy room", 4.0)),
            "fail-no-therapy-room": alone(in_base(STORE)),
            "cannot-tell-therapy-of-some-kind": alone(_called("Therapy room", 4.0)),
            "na-not-for-speech": (alone(in_base(STORE)), _AUTISM),
        },
        told=_SALT,
    ),
    *three(
        "ENG-BASE-resource-by-need",
        {
            "pass-for-autism": (_typed("SEN24"), _AUTISM),
            "fail-for-vision": (_typed("SEN27"), _AUTISM),
            "cannot-tell-cohort-not-said": (_typed("SEN24"), brief()),
            "na-for-all-needs": (_typed("SEN20"), _AUTISM),
        },
    ),
    *three(
        "ENG-BASE-physiotherapy",
        {
            "pass-exactly-25-m2": alone(_called("Physiotherapy room", 5.0, 5.0)),
            "fail-24-5-m2": alone(_called("Physiotherapy room", 4.9, 5.0)),
            "cannot-tell-therapy-of-some-kind": alone(_called("Therapy room", 5.0, 5.2)),
        },
        told=_PD,
    ),
    *three(
        "ENG-BASE-wheelchair-classroom",
        {
            "pass-exactly-65-m2": _class(8.125, 8.0),
            "pass-65-m2-in-a-class-called-junior": _class(8.125, 8.0, want=PLAIN_CLASS),
            "fail-64-8-m2": _class(8.1, 8.0),
            "cannot-tell-room-without-body": row([CLASS, bodiless(BASE_CLASS)]),
        },
        told=_PD,
    ),
    *three(
        "ENG-BASE-equipment-store",
        {
            "pass-wheelchair-store": alone(_called("Wheelchair store", 2.0, 2.0)),
            "pass-appliance-bay": alone(_called("Appliance bay", 1.5, 1.5)),
            "fail-a-store-for-anything": alone(in_base(STORE)),
            "cannot-tell-unnamed-room": alone(sized(_SOME_ROOM, 2.0, 2.0)),
        },
        told=_PD,
    ),
    *three(
        "ENG-BASE-corridor-rail",
        {
            "pass-one-rail": _railed(),
            "fail-no-rail": with_corridor(alone()),
            "cannot-tell-cohort-not-said": (with_corridor(alone()), brief()),
            "na-not-for-physical-disabilities": (with_corridor(alone()), _AUTISM),
        },
        told=_PD,
    ),
    *three(
        "ENG-BASE-nurture",
        {
            "pass-nurture-room": alone(_called("Nurture room", 5.0)),
            "fail-no-nurture-room": alone(_GROUP),
            "cannot-tell-unnamed-room": alone(sized(_SOME_ROOM, 5.0, 4.0)),
        },
        told=_SEMH,
    ),
    *three(
        "ENG-BASE-life-skills",
        {
            "pass-exactly-20-m2": alone(_called("Life skills room", 5.0)),
            "fail-19-6-m2": alone(_called("Life skills room", 4.9)),
            "cannot-tell-room-without-body": alone(bodiless(_called("Life skills room", 5.0))),
            "cannot-tell-time-not-said": (alone(_GROUP), brief(phase="secondary")),
            "na-some-lessons-only": (alone(_GROUP), brief(phase="secondary", time="some")),
            "na-primary": (alone(_GROUP), brief(time="most")),
        },
        told=_SECONDARY,
    ),
    *three(
        "ENG-BASE-separate-eating",
        {
            "pass-small-dining-room": alone(_called("Dining room", 4.0)),
            "pass-life-skills-room": alone(_called("Life skills room", 5.0)),
            "pass-social-space-by-the-hall": alone(_HALL, _SOCIAL),
            "fail-social-space-far-from-the-hall": alone(_HALL, far(21.0), _SOCIAL),
            "fail-the-dining-hall": alone(replace(_HALL, name="Dining hall", kind="dining")),
            "fail-nothing-of-the-kind": alone(_GROUP),
            "cannot-tell-unnamed-room": alone(sized(_SOME_ROOM, 5.0, 4.0)),
        },
        told=_AUTISM,
    ),
)
