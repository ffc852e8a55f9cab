"""Cases for calm and sensory rooms: whether there are any, where, and that none shuts one up."""

from dataclasses import replace

from sample_models.make.cases.base import in_base
from sample_models.make.cases.blocks import (
    CALM,
    CLASS,
    ENTRANCE,
    HALL,
    NEW,
    STORE,
    UNNAMED,
    behind,
    beside_class,
    between_corridors,
    bodiless,
    classes,
    coded,
    cornered,
    panelled,
    sounding,
    stating,
    windowed,
    with_door,
)
from sample_models.make.cases.case import Case, cases_of
from sample_models.make.plan import Plan, Room, box
from sample_models.make.small import Want, row, stacked

_BAY = Want(name="Calm bay", kind="calm", width=2.4, depth=2.4)
_WC = Want(name="Girls' WCs", kind="wc", width=2.4)
_PLANT = Want(name="Plant room", kind="plant", width=2.4)
_PRIMARY = "school: {name: Sample, phase: primary}\n"
_SPECIAL = "school: {name: Sample, phase: special}\n"
_FOR_CALM = "school: {name: Sample}\nanswers: {00-02: {named_as_sanction: no}}\n"
_QUIET = "school: {name: Sample}\nentrances: {main: 00-99-D01, quiet: 00-99-D02}\n"


def _corridor_unread(*wants: Want) -> Plan:
    return row(wants, corridor_body=False)


def _above(want: Want) -> Plan:
    """A classroom and a calm room, and over the calm room another."""
    upper = row([CLASS, want], storey="01")
    return stacked(beside_class(CALM), upper)


def _one_entrance() -> Plan:
    """A classroom, and a corridor with a door to the outside at its west end alone."""
    plan = row([CLASS])
    return replace(plan, doors=tuple(door for door in plan.doors if door.name != "00-99-D02"))


def _garden(name: str) -> Plan:
    """A classroom and a place outside; what it is called is all that tells what it is for."""
    place = Room(
        number="EX-01",
        name=name,
        kind="outdoor",
        outline=box(0.0, -8.0, 6.0, -0.4),
        outdoor=True,
    )
    plan = row([CLASS])
    return replace(plan, rooms=(*plan.rooms, place))


def _lock(**facts: bool) -> Plan:
    return stating(beside_class(CALM), "00-02-D01", "SchoolCheck_Door", **facts)


def _way_out(nook: float, *, second: bool = False) -> Plan:
    plan = cornered(CALM, nook)
    return with_door(plan, "00-02", "N", nook + 0.8) if second else plan


def _windows(*numbers: str) -> Plan:
    plan = beside_class(CALM)
    for number in numbers:
        plan = windowed(plan, number)
    return plan


def _named(name: str, kind: str = "calm") -> Plan:
    return beside_class(replace(CALM, name=name, kind=kind))


_THERE = (
    *cases_of(
        "ENG-CALM-present",
        {
            "pass-calm-room": beside_class(CALM),
            "fail-none": (row([CLASS, STORE]), _PRIMARY),
            "fail-a-sensory-room-is-none": (
                beside_class(Want(name="Sensory room", kind="sensory", width=4.0)),
                _PRIMARY,
            ),
            "na-special-school": (row([CLASS, STORE]), _SPECIAL),
            "cannot-tell-unnamed-room": beside_class(replace(UNNAMED, width=2.4)),
        },
    ),
    *cases_of(
        "ENG-QUIET-ENTRANCE",
        {"cannot-tell-nobody-says-which-is-the-main-one": row([CLASS])},
    ),
    *cases_of("ENG-QUIET-ENTRANCE", {"pass-named-in-the-brief": row([CLASS])}, brief=_QUIET),
    *cases_of(
        "ENG-QUIET-ENTRANCE",
        {
            "pass-a-second-one": row([CLASS]),
            "fail-only-a-main-one": _one_entrance(),
            "fail-a-classroom-has-its-own": with_door(_one_entrance(), "00-01", "N", 4.0),
        },
        brief=ENTRANCE,
    ),
    *cases_of(
        "ENG-CALM-GARDEN",
        {
            "pass-sensory-garden": _garden("Sensory garden"),
            "fail-a-playground": _garden("Playground"),
            "cannot-tell-a-place-without-a-name": _garden(""),
            "cannot-tell-nothing-outside-is-modelled": row([CLASS]),
        },
    ),
)

_PLACES = (
    *cases_of(
        "ENG-CALM-not-thoroughfare",
        {
            "pass-off-the-corridor": beside_class(CALM),
            "fail-between-two-corridors": between_corridors(CALM, 1.3),
            "cannot-tell-room-without-body": bodiless(CALM),
        },
    ),
    *cases_of(
        "ENG-CALM-near-classrooms",
        {
            "pass-six-classes-on": row([*classes(6), CALM]),
            "pass-the-bases-own-for-its-classes": row([in_base(CALM), *map(in_base, classes(1))]),
            "fail-seven-classes-on": row([*classes(7), CALM]),
            "fail-the-near-one-is-the-bases": row([in_base(CALM), *classes(7), CALM]),
            "cannot-tell-corridor-without-body": _corridor_unread(*classes(2), CALM),
            "na-no-calm-room": row(classes(2)),
        },
    ),
    *cases_of(
        "ENG-CALM-off-classroom",
        {
            "pass-opens-off-it": coded(behind(CLASS, CALM), "00-02", "SEN32"),
            "pass-bay-with-a-gap": coded(behind(CLASS, _BAY, way="gap"), "00-02", "SEN31"),
            "fail-a-wall-in-common-only": coded(beside_class(CALM), "00-02", "SEN32"),
            "cannot-tell-off-an-unnamed-room": coded(
                behind(replace(CLASS, name="", kind=""), CALM), "00-02", "SEN32"
            ),
            "na-coded-as-near": coded(beside_class(CALM), "00-02", "SEN34"),
        },
    ),
    *cases_of(
        "ENG-CALM-near-classroom",
        {
            "pass-14-m": coded(row([CLASS, replace(STORE, width=5.0), CALM]), "00-03", "SEN34"),
            "fail-17-m": coded(row([CLASS, replace(STORE, width=8.4), CALM]), "00-03", "SEN34"),
            "cannot-tell-corridor-without-body": coded(
                _corridor_unread(CLASS, replace(STORE, width=5.0), CALM), "00-03", "SEN34"
            ),
        },
    ),
    *cases_of(
        "ENG-CALM-classroom-with-quiet-space",
        {
            "pass-opens-off-it": coded(behind(CLASS, CALM), "00-01", "PRI73"),
            "fail-a-wall-in-common-only": coded(beside_class(CALM), "00-01", "PRI73"),
            "cannot-tell-unnamed-room-opens-off-it": coded(
                behind(CLASS, replace(UNNAMED, width=2.4)), "00-01", "PRI73"
            ),
        },
    ),
    *cases_of(
        "ENG-CALM-quiet-neighbours",
        {
            "pass-beside-a-class": beside_class(CALM),
            "pass-a-store-between": beside_class(CALM, STORE, _WC),
            "pass-of-the-base-beside-a-hall": beside_class(in_base(CALM), HALL),
            "fail-beside-a-hall": beside_class(CALM, HALL),
            "fail-beside-wcs": beside_class(CALM, _WC),
            "fail-of-the-base-beside-wcs": beside_class(in_base(CALM), _WC),
            "fail-plant-above": _above(_PLANT),
            "pass-a-store-above": _above(replace(STORE, width=2.4)),
            "cannot-tell-beside-an-unnamed-room": beside_class(
                CALM, replace(_WC, name="", kind="")
            ),
        },
    ),
    *cases_of(
        "ENG-CALM-buffer",
        {
            "pass-beside-a-hall": beside_class(CALM, HALL),
            "fail-off-a-hall": behind(HALL, CALM),
            "cannot-tell-off-an-unnamed-hall": behind(replace(HALL, name="", kind=""), CALM),
        },
    ),
)

_SAFETY = (
    *cases_of(
        "ENG-CALM-opens-from-inside",
        {
            "pass-stated": _lock(OpensFromInside=True),
            "pass-stated-though-lockable": _lock(OpensFromInside=True, LockableFromOutside=True),
            "fail-stated": _lock(OpensFromInside=False),
            "cannot-tell-not-stated": beside_class(CALM),
            "na-a-bay-without-a-door": behind(CLASS, _BAY, way="gap"),
        },
    ),
    *cases_of(
        "ENG-CALM-not-lockable",
        {
            "pass-stated": _lock(LockableFromOutside=False),
            "fail-lock-outside": _lock(LockableFromOutside=True, OpensFromInside=True),
            "cannot-tell-not-stated": beside_class(CALM),
        },
    ),
    *cases_of(
        "ENG-CALM-supervised",
        {
            "pass-panel": panelled(beside_class(CALM), "00-02-D01", panel=True),
            "pass-bay-open-to-its-class": behind(CLASS, _BAY, way="gap"),
            "fail-blind-door": panelled(beside_class(CALM), "00-02-D01", panel=False),
            "cannot-tell-not-stated": beside_class(CALM),
        },
    ),
    *cases_of(
        "ENG-CALM-no-hidden-corner",
        {
            "pass-rectangle": beside_class(CALM),
            "pass-a-small-nook": cornered(CALM, 0.4),
            "fail-a-deep-nook": cornered(CALM, 1.4),
            "cannot-tell-room-without-body": bodiless(CALM),
        },
    ),
    *cases_of(
        "ENG-CALM-way-out",
        {
            "pass-door-in-sight": beside_class(CALM),
            "pass-a-second-door": _way_out(1.4, second=True),
            "fail-out-of-sight": _way_out(1.4),
            "cannot-tell-room-without-body": bodiless(CALM),
        },
    ),
    *cases_of(
        "ENG-CALM-window",
        {
            "pass-window": _windows("00-01", "00-02"),
            "fail-none": _windows("00-01"),
            "cannot-tell-no-windows-modelled": beside_class(CALM),
            "na-a-bay": coded(behind(CLASS, _BAY, way="gap"), "00-02", "SEN31"),
        },
    ),
    *cases_of(
        "ENG-CALM-name",
        {
            "pass-calm-room": beside_class(CALM),
            "pass-reset-button-store": beside_class(CALM, replace(STORE, name="Isolation store")),
            "fail-calm-room-for-isolation": _named("Calm room (isolation)"),
            "cannot-tell-what-an-isolation-is-for": _named("Isolation", ""),
            "cannot-tell-what-a-reset-room-is-for": _named("Reset room", ""),
            "pass-reset-room-for-calm": (_named("Reset room", ""), _FOR_CALM),
        },
    ),
    *cases_of(
        "ENG-CALM-acoustics",
        {
            "pass-exactly-35-db": sounding(beside_class(CALM), "00-02", 35.0, 0.6),
            "fail-36-db": sounding(beside_class(CALM), "00-02", 36.0, 0.6),
            "cannot-tell-not-stated": beside_class(CALM),
        },
        brief=NEW,
    ),
)
CALM_CASES: tuple[Case, ...] = (*_THERE, *_PLACES, *_SAFETY)
