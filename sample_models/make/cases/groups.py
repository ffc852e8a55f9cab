"""Cases for small-group rooms: enough of them, where they are, what they are like inside."""

from dataclasses import replace

from sample_models.make.cases.base import brief, in_base
from sample_models.make.cases.blocks import (
    CALM,
    CLASS,
    ENTRANCE,
    GROUP,
    HALL,
    NEW,
    STORE,
    UNNAMED,
    before,
    behind,
    beside_class,
    between_corridors,
    bodiless,
    classes,
    coded,
    cornered,
    panelled,
    sounding,
    windowed,
    with_door,
)
from sample_models.make.cases.case import Case, cases_of
from sample_models.make.plan import Plan
from sample_models.make.small import Want, row

_ONE_TO_ONE = Want(name="One-to-one room", kind="", width=2.4, depth=3.0)
_BASE_GROUP = in_base(replace(GROUP, kind="base group"))
_THREE = "school: {name: Sample, phase: primary, classes: 3}\n"
_FOUR = "school: {name: Sample, phase: primary, classes: 4}\n"
_SPECIAL = "school: {name: Sample, phase: special, classes: 3}\n"
_PUPILS = "school: {name: Sample, phase: primary, pupils: 100}\n"


def _raised(plan: Plan, number: str) -> Plan:
    """The plan in which one floor lies a step higher."""
    rooms = tuple(replace(r, floor=0.15) if r.number == number else r for r in plan.rooms)
    return replace(plan, rooms=rooms)


def _door_to(kind: str) -> Plan:
    return beside_class(replace(GROUP, door=kind))


def _next_to_class() -> Plan:
    """A group room with a door to the corridor and one to the classroom."""
    return with_door(beside_class(GROUP), "00-02", "W", 2.4)


def _lit(plan: Plan, *, panel: bool | None) -> Plan:
    """The classroom has a window; of the group room's door a panel is stated, none, or nothing."""
    plan = windowed(plan, "00-01")
    return plan if panel is None else panelled(plan, "00-02-D01", panel=panel)


_ENOUGH = (
    *cases_of(
        "ENG-SGR-present",
        {
            "pass-small-group-room": beside_class(GROUP),
            "pass-one-to-one-room": beside_class(_ONE_TO_ONE),
            "fail-none-at-all": (row([CLASS, STORE]), _THREE),
            "fail-the-one-room-is-the-bases": (beside_class(_BASE_GROUP), _THREE),
            "cannot-tell-unnamed-room": beside_class(UNNAMED),
            "cannot-tell-none-in-a-school-of-unknown-phase": row([CLASS, STORE]),
            "na-special-school": (row([CLASS, STORE]), _SPECIAL),
        },
    ),
    *cases_of(
        "ENG-SGR-per-class",
        {
            "pass-exactly-one-for-three": beside_class(GROUP),
            "fail-none-for-three": row([CLASS, STORE]),
            "cannot-tell-unnamed-room": beside_class(UNNAMED),
        },
        brief=_THREE,
    ),
    *cases_of(
        "ENG-SGR-present",
        {"cannot-tell-zone-of-brief-not-in-model": beside_class(GROUP)},
        brief=brief(),
    ),
    *cases_of("ENG-SGR-per-class", {"fail-one-for-four": beside_class(GROUP)}, brief=_FOUR),
    *cases_of("ENG-SGR-per-class", {"na-special-school": row([CLASS, STORE])}, brief=_SPECIAL),
    *cases_of(
        "ENG-SGR-per-class",
        {"fail-the-one-room-is-the-bases": beside_class(_BASE_GROUP)},
        brief=_THREE,
    ),
    *cases_of(
        "ENG-SGR-support-area-per-pupil",
        {
            "pass-exactly-0-22-each": beside_class(GROUP, replace(CALM, width=2.5)),
            "fail-0-216-each": beside_class(GROUP, replace(CALM, width=2.4)),
            "fail-room-of-the-base-does-not-count": beside_class(GROUP, _BASE_GROUP),
            "cannot-tell-unnamed-room": beside_class(GROUP, UNNAMED),
            "na-primary-school": (row([CLASS, STORE]), _PUPILS),
        },
        brief=_PUPILS.replace("primary", "secondary"),
    ),
    *cases_of(
        "ENG-SGR-support-area-primary",
        {
            "pass-exactly-0-24-each": beside_class(GROUP, replace(CALM, width=3.0)),
            "fail-0-236-each": beside_class(GROUP, replace(CALM, width=2.9)),
            "fail-room-of-the-base-does-not-count": beside_class(GROUP, _BASE_GROUP),
            "cannot-tell-unnamed-room": beside_class(GROUP, UNNAMED),
            "na-secondary-school": (row([CLASS]), _PUPILS.replace("primary", "secondary")),
        },
        brief=_PUPILS,
    ),
)

_PLACES = (
    *cases_of(
        "ENG-SGR-near-classrooms",
        {
            "pass-three-classes-on": row([*classes(3), GROUP]),
            "pass-just-under-30-m": row([replace(CLASS, door_at=3.2), *classes(3), GROUP]),
            "fail-four-classes-on": row([*classes(4), GROUP]),
            "fail-the-near-one-is-the-bases": row([_BASE_GROUP, *classes(4), GROUP]),
            "fail-a-step-up": _raised(beside_class(GROUP), "00-02"),
            "cannot-tell-door-size-only": _door_to("size only"),
            "na-none-on-the-storey": row([CLASS, STORE]),
        },
    ),
    *cases_of(
        "ENG-SGR-each-cluster",
        {
            "pass-off-the-same-corridor": row([*classes(3), GROUP]),
            "pass-one-to-one-room": row([*classes(3), _ONE_TO_ONE]),
            "pass-the-bases-room-for-its-classes": row([*map(in_base, classes(3)), _BASE_GROUP]),
            "fail-three-classes-and-none": row(classes(3)),
            "fail-the-one-off-the-corridor-is-the-bases": row([*classes(3), _BASE_GROUP]),
            "cannot-tell-unnamed-room": row([*classes(3), UNNAMED]),
            "na-two-classes": row(classes(2)),
        },
    ),
    *cases_of(
        "ENG-SGR-not-through-classroom",
        {
            "pass-off-the-corridor": beside_class(GROUP),
            "pass-a-door-to-the-class-as-well": _next_to_class(),
            "fail-behind-a-classroom": behind(CLASS, GROUP),
            "cannot-tell-behind-an-unnamed-room": behind(replace(CLASS, name="", kind=""), GROUP),
            "na-group-room-of-its-own-class": coded(behind(CLASS, GROUP), "00-01", "PRI37"),
        },
        brief=ENTRANCE,
    ),
    *cases_of(
        "ENG-SGR-not-thoroughfare",
        {
            "pass-off-the-corridor": beside_class(GROUP),
            "pass-a-store-behind": before(beside_class(GROUP), 1.6, "Store", "store"),
            "fail-between-two-corridors": between_corridors(GROUP, 1.6),
            "cannot-tell-room-without-body": bodiless(GROUP),
        },
    ),
    *cases_of(
        "ENG-SGR-junior-group-rooms",
        {
            "pass-opens-off-it": coded(behind(CLASS, GROUP), "00-01", "PRI37"),
            "pass-a-gap-between": coded(behind(CLASS, GROUP, way="gap"), "00-01", "PRI37"),
            "fail-a-wall-in-common-only": coded(beside_class(GROUP), "00-01", "PRI37"),
            "cannot-tell-unnamed-room-opens-off-it": coded(
                behind(CLASS, UNNAMED), "00-01", "PRI37"
            ),
            "na-code-without-group-rooms": coded(beside_class(GROUP), "00-01", "PRI33"),
        },
    ),
    *cases_of(
        "ENG-SGR-quiet-neighbours",
        {
            "pass-beside-a-class": beside_class(GROUP),
            "pass-a-store-between": beside_class(GROUP, STORE, HALL),
            "fail-beside-a-hall": beside_class(GROUP, HALL),
            "cannot-tell-beside-an-unnamed-hall": beside_class(
                GROUP, replace(HALL, name="", kind="")
            ),
        },
    ),
)

_INSIDE = (
    *cases_of(
        "ENG-SGR-vision-panel",
        {
            "pass-panel-stated": panelled(beside_class(GROUP), "00-02-D01", panel=True),
            "pass-glass-beside-a-blind-door": windowed(
                panelled(beside_class(GROUP), "00-02-D01", panel=False), "00-02", "S"
            ),
            "fail-blind-door": panelled(beside_class(GROUP), "00-02-D01", panel=False),
            "cannot-tell-not-stated": beside_class(GROUP),
        },
    ),
    *cases_of(
        "ENG-SGR-light",
        {
            "pass-window": windowed(_lit(beside_class(GROUP), panel=False), "00-02"),
            "pass-borrowed-light": windowed(_lit(beside_class(GROUP), panel=False), "00-02", "S"),
            "fail-blind-door-and-no-window": _lit(beside_class(GROUP), panel=False),
            "cannot-tell-panel-not-stated": _lit(beside_class(GROUP), panel=None),
        },
    ),
    *cases_of(
        "ENG-SGR-seen-from-door",
        {
            "pass-rectangle": beside_class(GROUP),
            "pass-a-small-nook": cornered(GROUP, 0.3),
            "fail-a-deep-nook": cornered(GROUP, 1.4),
            "cannot-tell-room-without-body": bodiless(GROUP),
        },
    ),
    *cases_of(
        "ENG-SGR-acoustics",
        {
            "pass-exactly-40-db": sounding(beside_class(GROUP), "00-02", 40.0, 0.8),
            "fail-41-db": sounding(beside_class(GROUP), "00-02", 41.0, 0.8),
            "fail-0-9-s": sounding(beside_class(GROUP), "00-02", 38.0, 0.9),
            "cannot-tell-not-stated": beside_class(GROUP),
        },
        brief=NEW,
    ),
)
GROUP_CASES: tuple[Case, ...] = (*_ENOUGH, *_PLACES, *_INSIDE)
