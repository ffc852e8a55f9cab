"""Cases for the ADA pack: what doors state, and the floor at doors that slide."""

from dataclasses import replace

from sample_models.make.cases.blocks import stating
from sample_models.make.cases.case import Case, cases_of
from sample_models.make.plan import DoorKind, Plan
from sample_models.make.small import Want, row

_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_LOBBY = Want(name="Lobby", kind="lobby")
_PLAIN = DoorKind(name="plain", overall=1.01, leaf=0.926, fire_rating="none")
_SLIDING = DoorKind(
    name="sliding 850", overall=1.0, leaf=0.916, operation="SLIDING", clear=0.85, fire_rating="none"
)


def _stated(*, closer: bool | None = None, **ours: object) -> Plan:
    """A classroom; all doors, its own and those of the corridor, state these facts of ours."""
    plan = row([replace(_CLASS, door="plain")], ends="plain")
    plan = replace(plan, door_kinds=(*plan.door_kinds, _PLAIN))
    for door in plan.doors:
        plan = stating(plan, door.name, "SchoolCheck_Door", **ours)
        if closer is not None:
            plan = stating(plan, door.name, "Pset_DoorCommon", SelfClosing=closer)
    return plan


def _sliding(depth: float, *, width: float = 4.0, clear: float | None = 0.85) -> Plan:
    """A lobby so deep behind a sliding door; there is room enough on the corridor's side.

    In a wide one people come along the wall, in a narrow one from straight in front alone.
    """
    want = replace(_LOBBY, width=width, depth=depth, door="sliding 850")
    plan = row([want], corridor=3.2)
    return replace(plan, door_kinds=(*plan.door_kinds, replace(_SLIDING, clear=clear)))


ADA_LEAF_CASES: tuple[Case, ...] = (
    *cases_of(
        "ADA-404-opening-force",
        {
            "pass-exactly-22-2-n": _stated(OpeningForce=22.2),
            "fail-23-n": _stated(OpeningForce=23.0),
            "cannot-tell-not-stated": _stated(),
            "na-fire-door": replace(
                _stated(OpeningForce=60.0),
                door_kinds=(replace(_PLAIN, fire_rating="FD30S"),),
            ),
        },
    ),
    *cases_of(
        "ADA-404-door-hardware",
        {
            "pass-exactly-865": _stated(HandleHeight=865.0),
            "pass-exactly-1220": _stated(HandleHeight=1220.0),
            "fail-850": _stated(HandleHeight=850.0),
            "fail-1250": _stated(HandleHeight=1250.0),
            "cannot-tell-not-stated": _stated(),
        },
    ),
    *cases_of(
        "ADA-404-closing-time",
        {
            "pass-exactly-5-s": _stated(closer=True, ClosingTime=5.0),
            "fail-4-9-s": _stated(closer=True, ClosingTime=4.9),
            "cannot-tell-not-stated": _stated(closer=True),
            "cannot-tell-4-9-s-with-or-without-closer": _stated(ClosingTime=4.9),
            "na-no-closers": _stated(closer=False, ClosingTime=4.9),
        },
    ),
    *cases_of(
        "ADA-404-vision-panel",
        {
            "pass-exactly-1090": _stated(VisionPanel=True, VisionPanelSill=1090.0),
            "fail-1100": _stated(VisionPanel=True, VisionPanelSill=1100.0),
            "cannot-tell-height-not-stated": _stated(VisionPanel=True),
            "na-no-glass": _stated(VisionPanel=False),
            "na-glass-at-1700": _stated(VisionPanel=True, VisionPanelSill=1700.0),
        },
    ),
    *cases_of(
        "ADA-404-clearance-sliding",
        {
            "pass-exactly-1065-along-the-wall": _sliding(1.065),
            "pass-exactly-1220-from-the-front": _sliding(1.22, width=1.9),
            "fail-1060-along-the-wall": _sliding(1.06),
            "fail-1210-from-the-front": _sliding(1.21, width=1.9),
            "cannot-tell-width-not-stated": _sliding(1.06, clear=None),
        },
    ),
)
