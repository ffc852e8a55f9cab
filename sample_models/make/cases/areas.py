"""Cases for whole areas and shares, halls, and rooms for those who help."""

from dataclasses import replace

from sample_models.make.cases.case import Case, cases_of
from sample_models.make.plan import Plan
from sample_models.make.small import Want, row

_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=8.0, door_at=1.2)
_BASE = Want(
    name="Base classroom 1", kind="base class", width=6.0, depth=8.0, door_at=1.2, base=True
)
_STORE = Want(name="Store", kind="store", width=3.0, depth=4.0)
_UNNAMED = Want(name="", kind="", width=3.0, depth=4.0)
_HALL = Want(name="Hall", kind="hall", width=15.0, depth=10.0, door_at=2.0)
_SPORTS = Want(name="Sports hall", kind="sports hall", width=33.0, depth=18.0, door_at=2.0)
_LAB = Want(name="Science laboratory", kind="science", width=8.0, depth=7.75, door_at=1.2)
_MUSIC = replace(_LAB, name="Music room", kind="music")
_SEMINAR = Want(name="Seminar room", kind="seminar", width=6.0, depth=5.0)
_SENCO = Want(name="SENCo office", kind="senco", width=3.0, depth=3.0)
_MEETING = Want(name="Meeting room", kind="meeting", width=2.0, depth=3.0)
_VISITING = Want(name="Office for visiting professionals", kind="office", width=3.0, depth=3.0)
_OFFICE = Want(name="General office", kind="office", width=5.0, depth=4.0)
_ZONE = "bases: [{name: Inclusion base, zone: Inclusion base, model: specialist, places: 8}]\n"


def _school(phase: str, pupils: int | None = None) -> str:
    stated = "" if pupils is None else f", pupils: {pupils}"
    return f"school: {{name: Sample, phase: {phase}{stated}}}\n"


def _formula(rule: str, phase: str, pupils: int | None = 10) -> str:
    """A brief whose area formula begins with 50 m2, so that a classroom can be a school."""
    return f"{_school(phase, pupils)}settings: {{{rule}.school: 50 m2}}\n"


def _room(want: Want, width: float, depth: float) -> Plan:
    return row([replace(want, width=width, depth=depth)])


def _wide(width: float) -> Plan:
    """A classroom 8 m deep, with a corridor of 2 m before it: 10 m2 for each metre of width."""
    return _room(_CLASS, width, 8.0)


def _stored(width: float) -> Plan:
    return row([replace(_CLASS, width=6.0), replace(_STORE, width=width)])


def _high(height: float) -> Plan:
    plan = row([_CLASS])
    rooms = tuple(replace(r, height=height) if r.number == "00-01" else r for r in plan.rooms)
    return replace(plan, rooms=rooms)


def _there(want: Want, *, width: float, depth: float) -> Plan:
    return row([_CLASS, replace(want, width=width, depth=depth)])


def _sound(name: str, value: float) -> Plan:
    return replace(row([_CLASS]), claims={"00-01": {"SchoolCheck_Environment": {name: value}}})


_PRIMARY = "school: {name: Sample, phase: primary}\n"
_SPECIAL = "school: {name: Sample, phase: special}\n"
_NEW = "school: {name: Sample, phase: primary, works: new}\n"
_BODILESS = row([_CLASS, replace(_STORE, bodiless=True)])
_GROSS, _SECONDARY, _NET = (
    f"ENG-SCHOOL-{what}"
    for what in ("gross-area-primary", "gross-area-secondary", "net-area-primary")
)
AREA_CASES: tuple[Case, ...] = (
    *cases_of(
        _GROSS,
        {
            "pass-86-5-of-86-45-m2": _wide(8.65),
            "fail-86-4-of-86-45-m2": _wide(8.64),
            "fail-only-with-the-base": (
                row([replace(_CLASS, width=3.0), _BASE]),
                _formula(_GROSS, "primary") + _ZONE,
            ),
            "cannot-tell-store-without-body": _BODILESS,
            "cannot-tell-pupils-not-said": (_wide(9.0), _formula(_GROSS, "primary", None)),
            "na-secondary-school": (_wide(8.0), _school("secondary", 10)),
        },
        brief=_formula(_GROSS, "primary"),
    ),
    *cases_of(
        _SECONDARY,
        {
            "pass-107-4-of-107-35-m2": _wide(10.74),
            "fail-107-3-of-107-35-m2": _wide(10.73),
            "cannot-tell-store-without-body": _BODILESS,
            "na-primary-school": (_wide(8.0), _school("primary", 10)),
        },
        brief=_formula(_SECONDARY, "secondary"),
    ),
    *cases_of(
        _NET,
        {
            "pass-62-8-of-62-79-m2": _wide(7.85),
            "fail-62-7-of-62-79-m2": _wide(7.84),
            "cannot-tell-unnamed-room": row([replace(_CLASS, width=7.0), _UNNAMED]),
            "na-secondary-school": (_wide(8.0), _school("secondary", 10)),
        },
        brief=_formula(_NET, "primary"),
    ),
    *cases_of(
        "ENG-SCHOOL-storage-share",
        {
            "pass-just-over-8-percent": _stored(1.38),
            "fail-just-under-8-percent": _stored(1.36),
            "na-special-school": (_stored(1.36), _school("special")),
            "cannot-tell-unnamed-room": row([_CLASS, _UNNAMED]),
        },
        brief=_PRIMARY,
    ),
    *cases_of(
        "ENG-SCHOOL-circulation-share",
        {
            "pass-just-over-18-percent": _room(_CLASS, 8.0, 9.1),
            "pass-just-under-28-percent": _room(_CLASS, 8.0, 5.2),
            "fail-just-under-18-percent": _room(_CLASS, 8.0, 9.2),
            "fail-just-over-28-percent": _room(_CLASS, 8.0, 5.1),
            "na-special-school": (_room(_CLASS, 8.0, 5.1), _school("special")),
            "cannot-tell-unnamed-room": row([replace(_CLASS, depth=9.1), _UNNAMED]),
        },
        brief=_PRIMARY,
    ),
    *cases_of(
        "ENG-SCHOOL-hall-area",
        {
            "pass-exactly-150-m2": _room(_HALL, 15.0, 10.0),
            "fail-149-m2": _room(_HALL, 14.9, 10.0),
            "cannot-tell-without-body": row([replace(_HALL, bodiless=True)]),
            "na-one-form-of-entry": (_room(_HALL, 12.0, 10.0), _school("primary", 210)),
        },
        brief=_school("primary", 420),
    ),
    *cases_of(
        "ENG-SCHOOL-sports-hall-size",
        {
            "pass-exactly-33-by-18-m": _room(_SPORTS, 33.0, 18.0),
            "fail-35-by-17-m": _room(_SPORTS, 35.0, 17.0),
            "fail-32-9-by-18-1-m": _room(_SPORTS, 32.9, 18.1),
            "cannot-tell-without-body": row([replace(_SPORTS, bodiless=True)]),
            "na-hall": row([_HALL]),
            "na-primary-school": (_room(_SPORTS, 25.0, 15.0), _PRIMARY),
        },
        brief=_school("secondary"),
    ),
    *cases_of(
        "ENG-SCHOOL-specialist-area",
        {
            "pass-exactly-62-m2": _room(_MUSIC, 8.0, 7.75),
            "fail-61-9-m2": _room(_MUSIC, 7.99, 7.75),
            "fail-studio-61-9-m2": _room(replace(_LAB, name="Science studio"), 7.99, 7.75),
            "cannot-tell-without-body": row([replace(_MUSIC, bodiless=True)]),
            "na-primary-school": (_room(_MUSIC, 5.0, 7.75), _school("primary")),
            "na-laboratory": _room(_LAB, 7.0, 7.75),
        },
        brief=_school("secondary"),
    ),
    *cases_of(
        "ENG-SCHOOL-laboratory-area",
        {
            "pass-83-1-m2": _room(_LAB, 10.72, 7.75),
            "fail-82-9-m2": _room(_LAB, 10.7, 7.75),
            "cannot-tell-without-body": row([replace(_LAB, bodiless=True)]),
            "na-primary-school": (_room(_LAB, 5.0, 7.75), _school("primary")),
            "na-studio": _room(replace(_LAB, name="Science studio"), 8.0, 7.75),
            "na-music-room": _room(_MUSIC, 8.0, 7.75),
        },
        brief=_school("secondary"),
    ),
    *cases_of(
        "ENG-SCHOOL-senco-office",
        {
            "pass-exactly-9-m2": _there(_SENCO, width=3.0, depth=3.0),
            "fail-8-97-m2": (_there(_SENCO, width=2.99, depth=3.0), _PRIMARY),
            "fail-general-office-only": (row([_CLASS, _OFFICE]), _PRIMARY),
            "na-special-school": (row([_CLASS, _OFFICE]), _SPECIAL),
            "cannot-tell-unnamed-room": row([_CLASS, _UNNAMED]),
        },
    ),
    *cases_of(
        "ENG-SCHOOL-visiting-professionals",
        {
            "pass-exactly-9-m2": _there(_VISITING, width=3.0, depth=3.0),
            "pass-therapy-room": _there(
                replace(_VISITING, name="Therapy room"), width=4.0, depth=4.0
            ),
            "fail-8-97-m2": _there(_VISITING, width=2.99, depth=3.0),
            "fail-general-office-only": row([_CLASS, _OFFICE]),
            "cannot-tell-without-body": row([_CLASS, replace(_VISITING, bodiless=True)]),
        },
    ),
    *cases_of(
        "ENG-SCHOOL-meeting-room",
        {
            "pass-exactly-6-m2": _there(_MEETING, width=2.0, depth=3.0),
            "fail-5-97-m2": _there(_MEETING, width=1.99, depth=3.0),
            "fail-general-office-only": row([_CLASS, _OFFICE]),
            "cannot-tell-unnamed-room": row([_CLASS, _UNNAMED]),
        },
    ),
    *cases_of(
        "ENG-SCHOOL-ceiling-height",
        {
            "pass-exactly-2700": _high(2.7),
            "fail-2690": _high(2.69),
            "cannot-tell-without-body": row([replace(_CLASS, bodiless=True)]),
            "na-no-classroom": row([_STORE]),
        },
    ),
    *cases_of(
        "ENG-SCHOOL-classroom-noise",
        {
            "pass-exactly-35-db": _sound("IndoorAmbientNoise_dBA", 35.0),
            "fail-36-db": _sound("IndoorAmbientNoise_dBA", 36.0),
            "cannot-tell-not-stated": row([_CLASS]),
            "na-no-classroom": row([_STORE]),
        },
        brief=_NEW,
    ),
    *cases_of(
        "ENG-SCHOOL-classroom-reverberation",
        {
            "pass-exactly-0-6-s": _sound("ReverberationTime_s", 0.6),
            "pass-0-8-s-refurbished": (
                _sound("ReverberationTime_s", 0.8),
                _NEW.replace("new", "refurbishment"),
            ),
            "fail-0-61-s": _sound("ReverberationTime_s", 0.61),
            "cannot-tell-not-stated": row([_CLASS]),
            "na-no-classroom": row([_STORE]),
        },
        brief=_NEW,
    ),
)
