"""Cases for doors inside: force, swing into corridors, glass, and wider doors for special rooms."""

from dataclasses import replace

from sample_models.make.cases.case import Case
from sample_models.make.doors import KINDS
from sample_models.make.furniture import accessible_wc
from sample_models.make.plan import DoorKind, Plan
from sample_models.make.small import Want, furnished, row, stated

_FORCE, _INTO, _WC_INTO, _GLASS = (
    "ENG-ADM2-door-opening-force",
    "ENG-ADM2-door-into-corridor",
    "ENG-ADM2-wc-door-into-corridor",
    "ENG-ADK-glass-door-marked",
)
_HYGIENE = "ENG-BS8300-2-hygiene-door-width"
_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_WC = Want(name="Accessible WC", kind="accessible wc", width=1.7, depth=2.4, opens_out=True)
_CARE = Want(name="Hygiene room", kind="hygiene", width=3.0, depth=4.2, opens_out=True)
_STORE = Want(name="Store", kind="store", opens_out=True)


def _pushed(first: float, later: float) -> Plan:
    """Doors that begin to open at this force and go on at that one, newtons."""
    return stated(row([_CLASS]), "classroom", OpeningForceInitial=first, OpeningForceLater=later)


def _wc(corridor: float, door: str = "classroom") -> Plan:
    plan = row([replace(_WC, door=door), _CLASS], corridor=corridor)
    return furnished(plan, accessible_wc(plan.room("00-01")))


def _glazed(glass: float, **said: object) -> Plan:
    """A classroom behind a pair of doors of which this share is glass."""
    return stated(
        row([replace(_CLASS, door="corridor pair")]), "corridor pair", glass=glass, **said
    )


def _clear(want: Want, clear: float) -> Plan:
    """The room behind a door that states this clear width."""
    leaf = round(clear + 0.066, 3)
    kind = DoorKind(name="of its own", overall=round(leaf + 0.084, 3), leaf=leaf, clear=clear)
    plan = row([replace(want, door=kind.name)])
    return replace(plan, door_kinds=(*KINDS, kind))


def _size_only(want: Want, overall: float) -> Plan:
    kind = DoorKind(name="of its own", overall=overall, leaf=overall, bare=True)
    plan = row([replace(want, door=kind.name)])
    return replace(plan, door_kinds=(*KINDS, kind))


LEAF_CASES: tuple[Case, ...] = (
    Case(rule=_FORCE, name="pass-exactly-30-and-22-5", plan=_pushed(30.0, 22.5)),
    Case(rule=_FORCE, name="fail-31-to-begin", plan=_pushed(31.0, 22.5)),
    Case(rule=_FORCE, name="fail-23-later", plan=_pushed(30.0, 23.0)),
    Case(rule=_FORCE, name="cannot-tell-not-said", plan=row([_CLASS])),
    Case(rule=_INTO, name="pass-into-the-room", plan=row([_CLASS])),
    Case(rule=_INTO, name="pass-slides", plan=row([replace(_CLASS, door="sliding")])),
    Case(rule=_INTO, name="pass-store-is-excepted", plan=row([_CLASS, _STORE])),
    Case(rule=_INTO, name="fail-over-the-corridor", plan=row([replace(_CLASS, opens_out=True)])),
    Case(rule=_INTO, name="cannot-tell-size-only", plan=row([replace(_CLASS, door="size only")])),
    Case(rule=_WC_INTO, name="pass-exactly-1800", plan=_wc(1.8)),
    Case(rule=_WC_INTO, name="fail-1790", plan=_wc(1.79)),
    Case(rule=_WC_INTO, name="cannot-tell-size-only", plan=_wc(1.5, "size only")),
    Case(rule=_WC_INTO, name="na-no-accessible-wc", plan=row([_CLASS])),
    Case(rule=_GLASS, name="pass-marked", plan=_glazed(0.6, GlassMarked=True)),
    Case(rule=_GLASS, name="fail-not-marked", plan=_glazed(0.6, GlassMarked=False)),
    Case(rule=_GLASS, name="cannot-tell-marks-not-said", plan=_glazed(0.6)),
    Case(rule=_GLASS, name="na-vision-panels-only", plan=_glazed(0.2, GlassMarked=False)),
    Case(rule=_HYGIENE, name="pass-exactly-1000", plan=_clear(_CARE, 1.0)),
    Case(rule=_HYGIENE, name="fail-990", plan=_clear(_CARE, 0.99)),
    Case(rule=_HYGIENE, name="cannot-tell-size-only", plan=_size_only(_CARE, 1.15)),
    Case(rule=_HYGIENE, name="na-no-hygiene-room", plan=_clear(_CLASS, 0.8)),
)
