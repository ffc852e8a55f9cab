"""Cases for the New Zealand pack: breakout spaces, and the area of specialist classrooms."""

from dataclasses import replace

from sample_models.make.cases.blocks import panelled
from sample_models.make.cases.case import Case, cases_of
from sample_models.make.plan import Door, Plan, Window
from sample_models.make.small import Want, row

_AREA, _ATTACHED, _ROLL = "NZ-BREAK-area", "NZ-BREAK-attached", "NZ-SPEC-classroom-area"
_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=8.0, door_at=1.2)
_GROUP = Want(name="Small group room", kind="small group", width=4.0, depth=4.0)
_BASE = Want(name="Base classroom 1", kind="base class", width=6.0, depth=10.0, base=True)
_NEEDS = (
    "school: {name: Sample, phase: special}\n"
    "targets: {very_high_need_pupils: 2, high_need_pupils: 4, other_need_pupils: 6}\n"
)
_ONE_CLASS = "school: {name: Sample, phase: primary, classes: 1}\n"
_TEN = "school: {name: Sample, phase: special}\ntargets: {very_high_need_pupils: 10}\n"
_THERAPY = Want(name="Therapy room", kind="therapy", width=3.5)
_NOT_SAID = "school: {name: Sample, phase: special}\n"


def _beside(first: Want, second: Want, *, third: Want | None = None) -> Plan:
    """Rooms side by side, with a door from each to the next."""
    wants = [first, second, *([third] if third else [])]
    plan = row(wants)
    between = tuple(
        Door(name=f"00-0{n}-D02", room=f"00-0{n}", side="W", at=1.5, boundaries=True)
        for n in range(2, len(wants) + 1)
    )
    return replace(plan, doors=(*plan.doors, *between))


def _large(depth: float) -> Want:
    return replace(_GROUP, width=5.0, depth=depth)


def _specialist(width: float) -> Plan:
    """One specialist classroom of this width, 10 m deep."""
    return row([replace(_BASE, width=width)])


def _watched(*, door: bool, window: bool = False) -> Plan:
    """A breakout space whose door to the classroom has a panel or none; a window in that wall."""
    plan = panelled(_beside(_CLASS, _GROUP), "00-02-D02", panel=door)
    glass = Window(name="00-02-W01", room="00-02", side="W", at=3.0, width=1.2)
    return replace(plan, windows=(glass,)) if window else plan


_SECOND = replace(_CLASS, name="Junior class 2")

NZ_CASES: tuple[Case, ...] = (
    Case(rule=_AREA, name="pass-exactly-40-m2", plan=_beside(_CLASS, _large(8.0))),
    Case(
        rule=_AREA,
        name="pass-45-m2-of-two-classes",
        plan=_beside(_CLASS, _large(9.0), third=_SECOND),
    ),
    Case(rule=_AREA, name="fail-45-m2", plan=_beside(_CLASS, _large(9.0))),
    Case(
        rule=_AREA,
        name="cannot-tell-without-body",
        plan=_beside(_CLASS, replace(_GROUP, bodiless=True)),
    ),
    Case(rule=_ATTACHED, name="pass-off-a-classroom", plan=_beside(_CLASS, _GROUP)),
    Case(rule=_ATTACHED, name="fail-off-the-corridor", plan=row([_CLASS, _GROUP])),
    Case(
        rule=_ATTACHED,
        name="cannot-tell-off-an-unnamed-room",
        plan=_beside(replace(_CLASS, name="", kind=""), _GROUP),
    ),
    Case(rule=_ROLL, name="pass-exactly-60-m2", plan=_specialist(6.0), brief=_NEEDS),
    Case(rule=_ROLL, name="fail-59-m2", plan=_specialist(5.9), brief=_NEEDS),
    Case(rule=_ROLL, name="cannot-tell-pupils-not-said", plan=_specialist(6.0), brief=_NOT_SAID),
    *cases_of(
        "NZ-BREAK-area-in-all",
        {
            "pass-exactly-40-m2": _beside(_CLASS, _large(8.0)),
            "fail-40-5-m2": _beside(_CLASS, _large(8.1)),
            "fail-two-of-25-m2": _beside(_CLASS, _large(5.0), third=_large(5.0)),
            "cannot-tell-classes-not-said": (_beside(_CLASS, _large(8.0)), _NOT_SAID),
            "na-none": row([_CLASS]),
        },
        brief=_ONE_CLASS,
    ),
    *cases_of(
        "NZ-BREAK-watched",
        {
            "pass-panel-in-the-door": _watched(door=True),
            "pass-window-beside-a-blind-door": _watched(door=False, window=True),
            "fail-blind-door": _watched(door=False),
            "cannot-tell-panel-not-stated": _beside(_CLASS, _GROUP),
        },
    ),
    *cases_of(
        "NZ-SPEC-therapy-area",
        {
            "pass-exactly-14-m2": row([replace(_THERAPY, depth=4.0)]),
            "fail-13-65-m2": row([replace(_THERAPY, depth=3.9)]),
            "cannot-tell-pupils-not-said": (row([replace(_THERAPY, depth=4.0)]), _NOT_SAID),
            "cannot-tell-without-body": row([replace(_THERAPY, bodiless=True)]),
        },
        brief=_TEN,
    ),
)
