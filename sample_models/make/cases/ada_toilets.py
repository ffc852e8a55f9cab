"""Cases for the ADA pack: the accessible toilet room and its pan."""

from dataclasses import replace

from sample_models.make.cases.case import Case
from sample_models.make.furniture import accessible_wc
from sample_models.make.plan import Plan
from sample_models.make.small import Want, furnished, row

_TURN, _POSITION, _CLEAR = "ADA-603-turning-space", "ADA-604-pan-position", "ADA-604-pan-clearance"
_SWING = "ADA-603-door-swing"
_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_WC = Want(name="Accessible WC", kind="accessible wc", width=1.7, depth=2.4, opens_out=True)
_SECONDARY = "school: {name: Sample, phase: secondary}\n"
_PRIMARY = "school: {name: Sample, phase: primary}\n"


def wc(
    width: float,
    depth: float,
    *,
    basin: str = "small basin",
    basin_at: float = 0.55,
    opens_out: bool = True,
) -> Plan:
    """A classroom and a WC; the basin hangs on the pan's side wall, this far from the back."""
    plan = row([_CLASS, replace(_WC, width=width, depth=depth, opens_out=opens_out)])
    return furnished(plan, accessible_wc(plan.room("00-02"), basin=basin, at=basin_at))


def pan(from_wall: float) -> Plan:
    """A WC whose pan has its centre this far from the west wall."""
    plan = wc(1.7, 2.4)
    first, basin = plan.things
    return furnished(plan, (replace(first, x=round(first.x - 0.5 + from_wall, 4)), basin))


EMPTY = row([_CLASS, _WC])

ADA_TOILET_CASES: tuple[Case, ...] = (
    Case(rule=_TURN, name="pass-exactly-1525", plan=wc(1.525, 2.225)),
    Case(rule=_TURN, name="fail-1500", plan=wc(1.5, 2.2)),
    Case(rule=_TURN, name="cannot-tell-no-fittings", plan=EMPTY),
    Case(rule=_SWING, name="pass-opens-outwards", plan=wc(1.7, 2.4)),
    Case(rule=_SWING, name="pass-floor-left-beside-the-leaf", plan=wc(2.2, 2.6, opens_out=False)),
    Case(rule=_SWING, name="fail-opens-inwards", plan=wc(1.5, 2.0, opens_out=False)),
    Case(
        rule=_SWING,
        name="cannot-tell-no-fittings",
        plan=row([_CLASS, replace(_WC, width=2.2, opens_out=False)]),
    ),
    Case(rule=_POSITION, name="pass-exactly-455", plan=pan(0.455), brief=_SECONDARY),
    Case(rule=_POSITION, name="pass-350-for-children", plan=pan(0.35), brief=_PRIMARY),
    Case(rule=_POSITION, name="fail-350", plan=pan(0.35), brief=_SECONDARY),
    Case(rule=_POSITION, name="fail-500", plan=pan(0.5), brief=_PRIMARY),
    Case(rule=_POSITION, name="cannot-tell-for-whom", plan=pan(0.35)),
    Case(rule=_POSITION, name="cannot-tell-no-fittings", plan=EMPTY, brief=_SECONDARY),
    Case(rule=_CLEAR, name="pass-basin-beyond", plan=wc(1.7, 2.6, basin_at=1.6)),
    Case(rule=_CLEAR, name="pass-exactly-1525-by-1420", plan=wc(1.525, 2.4, basin_at=1.57)),
    Case(rule=_CLEAR, name="fail-basin-beside-the-pan", plan=wc(1.7, 2.6)),
    Case(rule=_CLEAR, name="fail-1500-wide", plan=wc(1.5, 2.6, basin_at=1.7)),
    Case(rule=_CLEAR, name="cannot-tell-no-fittings", plan=EMPTY),
)
