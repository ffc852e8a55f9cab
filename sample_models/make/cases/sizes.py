"""Cases for the sizes of group, support, sensory and calm rooms of each kind."""

from dataclasses import replace

from sample_models.make.cases.blocks import (
    CALM,
    CLASS,
    GROUP,
    bodiless,
    coded,
    sized,
)
from sample_models.make.cases.case import Case, cases_of
from sample_models.make.plan import Column, Plan, bounds
from sample_models.make.small import Want, row

_ONE_TO_ONE = Want(name="One-to-one room", kind="")
_RESOURCE = Want(name="SEN resource room", kind="sen resource")
_SEMINAR = Want(name="Seminar room", kind="")
_ROOM = Want(name="Classroom", kind="")
_SENSORY = Want(name="Sensory room", kind="sensory")
_SOFT_PLAY = Want(name="Soft play room", kind="")
_BAY = Want(name="Calm bay", kind="calm", opens_out=True)
_PRIMARY = "school: {name: Sample, phase: primary}\n"
_NO_PHASE = "school: {name: Sample}\n"


def _coded(want: Want, width: float, depth: float, code: str) -> Plan:
    return coded(sized(want, width, depth), "00-02", code)


def _bodiless(want: Want, code: str) -> Plan:
    return coded(bodiless(want), "00-02", code)


def _column(width: float, depth: float) -> Plan:
    """A group room of this size with a column in its middle."""
    plan = sized(GROUP, width, depth)
    x0, y0, x1, y1 = bounds(plan.room("00-02").outline)
    middle = Column(name="C1", x=(x0 + x1) / 2, y=(y0 + y1) / 2, width=0.4, depth=0.4)
    return replace(plan, columns=(middle,))


def _high(height: float) -> Plan:
    """A sensory room whose ceiling lies this high."""
    plan = sized(_SENSORY, 4.0, 4.0)
    rooms = tuple(replace(r, height=height) if r.number == "00-02" else r for r in plan.rooms)
    return replace(plan, rooms=rooms)


_GROUPS = (
    *cases_of(
        "ENG-SGR-area-by-code",
        {
            "pass-exactly-12-m2": _coded(GROUP, 3.0, 4.0, "RES03"),
            "fail-11-96-m2": _coded(GROUP, 2.99, 4.0, "RES03"),
            "fail-12-m2-for-a-large-one": _coded(GROUP, 3.0, 4.0, "RES04"),
            "cannot-tell-room-without-body": _bodiless(GROUP, "RES03"),
            "na-no-code": sized(GROUP, 3.0, 3.0),
        },
    ),
    *cases_of(
        "ENG-SGR-SEND-area",
        {
            "pass-exactly-15-m2": _coded(GROUP, 3.75, 4.0, "RES55"),
            "fail-14-8-m2": _coded(GROUP, 3.7, 4.0, "RES55"),
            "pass-14-8-m2-for-pupils-who-walk": _coded(GROUP, 3.7, 4.0, "RES50"),
            "cannot-tell-room-without-body": _bodiless(GROUP, "RES55"),
        },
    ),
    *cases_of(
        "ENG-SGR-width-by-code",
        {
            "pass-exactly-3500": _coded(GROUP, 3.5, 5.0, "RES04"),
            "fail-3490": _coded(GROUP, 3.49, 5.0, "RES04"),
            "cannot-tell-room-without-body": _bodiless(GROUP, "RES04"),
        },
    ),
    *cases_of(
        "ENG-SGR-table-fits",
        {
            "pass-exactly-2300-by-2700": sized(GROUP, 2.3, 2.7),
            "fail-2290-by-4000": sized(GROUP, 2.29, 4.0),
            "fail-a-column-in-the-middle": _column(3.6, 3.6),
            "pass-2200-where-a-project-asks-for-2200": (
                sized(GROUP, 2.2, 2.7),
                "settings: {ENG-SGR-table-fits.short_side: 2200 mm}\n",
            ),
            "cannot-tell-room-without-body": bodiless(GROUP),
        },
    ),
    *cases_of(
        "ENG-SGR-turning",
        {
            "pass-exactly-1500": sized(_ONE_TO_ONE, 1.5, 3.0),
            "fail-1490": sized(_ONE_TO_ONE, 1.49, 3.0),
            "fail-a-column-in-the-middle": _column(2.4, 3.2),
            "cannot-tell-room-without-body": bodiless(_ONE_TO_ONE),
        },
    ),
    *cases_of(
        "ENG-SEN-RESOURCE-area",
        {
            "pass-exactly-12-m2": sized(_RESOURCE, 3.0, 4.0),
            "fail-11-96-m2": sized(_RESOURCE, 2.99, 4.0),
            "na-special-school": (
                sized(_RESOURCE, 2.99, 4.0),
                "school: {name: Sample, phase: special}\n",
            ),
        },
        brief=_PRIMARY,
    ),
    *cases_of(
        "ENG-SEN-RESOURCE-area",
        {"cannot-tell-phase-not-said": sized(_RESOURCE, 5.0, 4.0)},
        brief=_NO_PHASE,
    ),
    *cases_of(
        "ENG-SEMINAR-area",
        {
            "pass-exactly-30-m2": sized(_SEMINAR, 6.0, 5.0),
            "fail-29-95-m2": sized(_SEMINAR, 5.99, 5.0),
            "na-primary-school": (sized(_SEMINAR, 5.99, 5.0), _PRIMARY),
            "cannot-tell-phase-not-said": (sized(_SEMINAR, 5.99, 5.0), _NO_PHASE),
            "cannot-tell-room-without-body": bodiless(_SEMINAR),
        },
        brief=_PRIMARY.replace("primary", "secondary"),
    ),
    *cases_of(
        "ENG-SMALLER-CLASS-area",
        {
            "pass-exactly-30-m2": _coded(_ROOM, 6.0, 5.0, "CLA18"),
            "fail-29-5-m2": _coded(_ROOM, 5.9, 5.0, "CLA18"),
            "cannot-tell-room-without-body": _bodiless(_ROOM, "CLA18"),
        },
    ),
)
_CALM = (
    *cases_of(
        "ENG-CALM-width",
        {
            "pass-exactly-2100": sized(CALM, 2.1, 4.0),
            "fail-2090": sized(CALM, 2.09, 4.0),
            "cannot-tell-room-without-body": bodiless(CALM),
            "na-a-bay": _coded(_BAY, 1.9, 2.4, "SEN31"),
        },
    ),
    *cases_of(
        "ENG-CALM-bay-area",
        {
            "pass-exactly-4-m2": _coded(_BAY, 2.0, 2.0, "SEN33"),
            "fail-3-98-m2": _coded(_BAY, 1.99, 2.0, "SEN33"),
            "cannot-tell-bay-without-body": _bodiless(_BAY, "SEN33"),
        },
    ),
    *cases_of(
        "ENG-CALM-turning",
        {
            "pass-exactly-1500": sized(CALM, 1.5, 4.0),
            "fail-1490": sized(CALM, 1.49, 4.0),
            "cannot-tell-room-without-body": bodiless(CALM),
        },
    ),
    *cases_of(
        "ENG-SENSORY-area",
        {
            "pass-exactly-3000-by-4000": sized(_SENSORY, 3.0, 4.0),
            "fail-2990-by-4200": sized(_SENSORY, 2.99, 4.2),
            "fail-11-7-m2": sized(_SENSORY, 3.0, 3.9),
            "cannot-tell-room-without-body": bodiless(_SENSORY),
            "na-no-sensory-room": row([CLASS]),
        },
    ),
    *cases_of(
        "ENG-SENSORY-height",
        {
            "pass-exactly-2400": _high(2.4),
            "fail-2390": _high(2.39),
            "cannot-tell-room-without-body": bodiless(_SENSORY),
        },
    ),
    *cases_of(
        "ENG-SOFT-PLAY-area",
        {
            "pass-exactly-24-m2": sized(_SOFT_PLAY, 6.0, 4.0),
            "fail-23-96-m2": sized(_SOFT_PLAY, 5.99, 4.0),
            "cannot-tell-room-without-body": bodiless(_SOFT_PLAY),
        },
    ),
)
SIZE_CASES: tuple[Case, ...] = (*_GROUPS, *_CALM)
