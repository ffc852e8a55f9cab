"""Cases for the ADA pack: parking outside, and the way from one storey to the next."""

from dataclasses import replace

from sample_models.make.cases.approach import bays
from sample_models.make.cases.case import Case, cases_of
from sample_models.make.plan import DoorKind, Lift, Plan
from sample_models.make.small import Want, row, stacked

_BAY, _OURS = "Parking bay", "Accessible parking bay"
_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_SHAFT = Want(name="Lift", kind="lift", width=2.4, depth=2.2, opens_out=True)
_ENTRANCE = "school: {name: Sample}\nentrances: {main: 00-99-D01}\n"


def _lifted(clear: float | None) -> Plan:
    """Two storeys and a lift whose doors are so wide, or state the outer size alone."""
    shaft = replace(_SHAFT, door="size only" if clear is None else "landing")
    plan = stacked(row([shaft, _CLASS]), row([shaft, _CLASS], storey="01"))
    kind = DoorKind(
        name="landing", overall=1.1, leaf=1.016, operation="SLIDING", clear=clear, powered=True
    )
    lift = Lift(name="Lift 1", x=0.2, y=2.3, width=1.4, depth=1.4)
    return replace(plan, lifts=(lift,), door_kinds=(*plan.door_kinds, kind))


ADA_SITE_CASES: tuple[Case, ...] = (
    *cases_of(
        "ADA-206-storeys-linked",
        {
            "pass-lift-doors-exactly-815": _lifted(0.815),
            "fail-lift-doors-of-810": _lifted(0.81),
            "fail-no-lift": stacked(row([_CLASS]), row([_CLASS], storey="01")),
            "cannot-tell-lift-doors-size-only": _lifted(None),
            "na-one-storey": row([_CLASS]),
        },
        brief=_ENTRANCE,
    ),
    *cases_of(
        "ADA-208-parking-count",
        {
            "pass-one-of-three": bays(_BAY, _BAY, _OURS),
            "fail-none-of-three": bays(_BAY, _BAY, _BAY),
            "cannot-tell-one-without-a-name": bays(_BAY, _BAY, ""),
            "na-no-parking": row([_CLASS]),
        },
    ),
    *cases_of(
        "ADA-502-parking-bay",
        {
            "pass-exactly-2440": bays(_OURS, size=(2.44, 5.5)),
            "fail-2400": bays(_OURS, size=(2.4, 5.5)),
            "cannot-tell-without-body": bays(_OURS, bodiless=True),
            "na-a-bay-for-all": bays(_BAY, size=(2.3, 5.5)),
        },
    ),
)
