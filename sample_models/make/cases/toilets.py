"""Cases for the accessible WC: size, turning circle, the swing of its door, pan and handing."""

from dataclasses import replace

from sample_models.make.cases.case import Case
from sample_models.make.furniture import accessible_wc
from sample_models.make.plan import Plan
from sample_models.make.small import Want, furnished, row, stacked

_SIZE, _TURN, _SWING = (
    f"ENG-ADM2-accessible-wc-{what}" for what in ("size", "turning", "door-swing")
)
_PAN, _HAND = "ENG-ADM2-accessible-wc-pan", "ENG-ADM2-accessible-wc-handing"
_CLASS = Want(name="Infant class 1", kind="infant class", width=8.4, depth=7.4, door_at=1.2)
_WC = Want(name="Accessible WC", kind="accessible wc", width=1.7, depth=2.4, opens_out=True)


def _wc(width: float, depth: float, *, basin: str = "small basin", at: float = 0.55) -> Plan:
    """A classroom and a WC with pan and basin, its door opening outwards."""
    plan = row([_CLASS, replace(_WC, width=width, depth=depth)])
    return furnished(plan, accessible_wc(plan.room("00-02"), basin=basin, at=at))


def _inwards(width: float, depth: float) -> Plan:
    plan = row([_CLASS, replace(_WC, width=width, depth=depth, opens_out=False)])
    return furnished(plan, accessible_wc(plan.room("00-02")))


def _swing_not_said() -> Plan:
    plan = row([_CLASS, replace(_WC, door="size only")])
    return furnished(plan, accessible_wc(plan.room("00-02")))


def _bodiless() -> Plan:
    return row([_CLASS, replace(_WC, bodiless=True)])


def _pan(from_wall: float) -> Plan:
    """A WC whose pan has its centre this far from the west wall."""
    plan = _wc(1.7, 2.4)
    pan, basin = plan.things
    return furnished(plan, (replace(pan, x=round(pan.x - 0.5 + from_wall, 4)), basin))


def _above(hand: str, *, fitted: bool = True) -> Plan:
    """Two storeys with a WC each: the lower one's pan is at the west, the upper one's at `hand`."""
    lower, upper = (row([_CLASS, _WC], storey=storey) for storey in ("00", "01"))
    plan = stacked(lower, upper)
    above = accessible_wc(plan.room("01-02"), hand=hand) if fitted else ()
    return furnished(plan, (*accessible_wc(plan.room("00-02")), *above))


TOILET_CASES: tuple[Case, ...] = (
    Case(rule=_SIZE, name="pass-1700-by-2400", plan=_wc(1.7, 2.4)),
    Case(rule=_SIZE, name="pass-exactly-1500-by-2200", plan=_wc(1.5, 2.2)),
    Case(rule=_SIZE, name="fail-1450-by-2400", plan=_wc(1.45, 2.4)),
    Case(rule=_SIZE, name="fail-1600-by-2150", plan=_wc(1.6, 2.15)),
    Case(rule=_SIZE, name="cannot-tell-room-without-body", plan=_bodiless()),
    Case(rule=_SIZE, name="na-no-accessible-wc", plan=row([_CLASS])),
    Case(rule=_TURN, name="pass-1700", plan=_wc(1.7, 2.6)),
    Case(rule=_TURN, name="pass-exactly-1500", plan=_wc(1.5, 2.2)),
    Case(rule=_TURN, name="fail-large-basin", plan=_wc(1.7, 2.4, basin="large basin", at=1.1)),
    Case(rule=_TURN, name="na-too-narrow-a-room", plan=_wc(1.45, 2.4)),
    Case(rule=_TURN, name="cannot-tell-no-fittings", plan=row([_CLASS, _WC])),
    Case(rule=_TURN, name="na-no-accessible-wc", plan=row([_CLASS])),
    Case(rule=_SWING, name="pass-opens-outwards", plan=_wc(1.7, 2.4)),
    Case(rule=_SWING, name="pass-opens-outwards-smallest-room", plan=_wc(1.5, 2.2)),
    Case(rule=_SWING, name="fail-opens-inwards", plan=_inwards(1.7, 2.6)),
    Case(rule=_SWING, name="cannot-tell-swing-not-said", plan=_swing_not_said()),
    Case(rule=_SWING, name="na-no-accessible-wc", plan=row([_CLASS])),
    Case(rule=_PAN, name="pass-exactly-500", plan=_pan(0.5)),
    Case(rule=_PAN, name="pass-510", plan=_pan(0.51)),
    Case(rule=_PAN, name="fail-450", plan=_pan(0.45)),
    Case(rule=_PAN, name="fail-600", plan=_pan(0.6)),
    Case(rule=_PAN, name="cannot-tell-no-fittings", plan=row([_CLASS, _WC])),
    Case(rule=_PAN, name="na-no-accessible-wc", plan=row([_CLASS])),
    Case(rule=_HAND, name="pass-other-hand", plan=_above("E")),
    Case(rule=_HAND, name="fail-same-hand", plan=_above("W")),
    Case(rule=_HAND, name="cannot-tell-no-fittings-above", plan=_above("E", fitted=False)),
    Case(rule=_HAND, name="na-one-storey", plan=_wc(1.7, 2.4)),
)
