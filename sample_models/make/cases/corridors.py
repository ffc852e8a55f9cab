"""Cases for corridors: lockers, what stands out, passing, turning round, labels and bases."""

from dataclasses import replace

from sample_models.make.cases.case import Case
from sample_models.make.furniture import along
from sample_models.make.plan import Column, Plan
from sample_models.make.small import Want, claimed, furnished, row, without_door

_LOCKERS, _OUT, _PASSING = (
    f"ENG-ADM2-corridor-{what}" for what in ("lockers", "projections", "passing")
)
_SPACING, _TURN, _LABEL = (
    "ENG-corridor-passing-spacing",
    "ENG-corridor-dead-end-turning",
    "ENG-corridor-labelled-width",
)
_CLASS = Want(name="Infant class 1", kind="infant class", width=8.4, depth=7.4, door_at=1.2)


def _lockers(wide: float, *, body: bool = True) -> Plan:
    plan = row([_CLASS], corridor=wide, corridor_body=body)
    return furnished(plan, along("locker", plan.room("00-99"), wall="S", spots=(5.0,)))


def _column(by: float) -> Plan:
    """A corridor of 2 m in which a column stands out from the south wall."""
    column = Column(name="Column C1", x=5.0, y=by / 2, width=0.3, depth=by)
    return row([_CLASS], columns=(column,))


def _long(wide: float, long: float, *, body: bool = True) -> Plan:
    """A corridor of this width and length."""
    return row([replace(_CLASS, width=long)], corridor=wide, corridor_body=body)


def _off_it(wide: float, before: float = 14.0) -> Plan:
    """A corridor that is too narrow, and another of this width off it by a door.

    The door begins 645 mm past a classroom as wide as `before`, from the west end on.
    """
    other = Want(name="Link", kind="corridor", width=wide, depth=7.4)
    return row([replace(_CLASS, width=before), other], corridor=1.5)


def _blind(wide: float, *, body: bool = True) -> Plan:
    """A corridor with no door at its east end."""
    return without_door(row([_CLASS], corridor=wide, corridor_body=body), "00-99-D02")


def _labelled(wide: float, *, kind: str = "corridor 1650", body: bool = True) -> Plan:
    plan = row([_CLASS], corridor=wide, corridor_body=body)
    rooms = (replace(r, kind=kind) if r.number == "00-99" else r for r in plan.rooms)
    return replace(plan, rooms=tuple(rooms))


CORRIDOR_CASES: tuple[Case, ...] = (
    Case(rule=_LOCKERS, name="pass-exactly-2700", plan=_lockers(2.7)),
    Case(rule=_LOCKERS, name="fail-2690", plan=_lockers(2.69)),
    Case(rule=_LOCKERS, name="na-2000-without-lockers", plan=row([_CLASS])),
    Case(rule=_LOCKERS, name="cannot-tell-without-body", plan=_lockers(2.8, body=False)),
    Case(rule=_OUT, name="pass-exactly-100", plan=_column(0.1)),
    Case(
        rule=_OUT,
        name="pass-guarded",
        plan=claimed(_column(0.4), "00-99", ProjectionsGuarded=True),
    ),
    Case(
        rule=_OUT,
        name="fail-110-without-a-guard",
        plan=claimed(_column(0.11), "00-99", ProjectionsGuarded=False),
    ),
    Case(rule=_OUT, name="cannot-tell-guard-not-said", plan=_column(0.4)),
    Case(rule=_PASSING, name="pass-exactly-1800", plan=_long(1.8, 16.0)),
    Case(rule=_PASSING, name="pass-place-beyond-its-door", plan=_off_it(1.8)),
    Case(rule=_PASSING, name="fail-1790", plan=_long(1.79, 16.0)),
    Case(rule=_PASSING, name="fail-1790-beyond-its-door-too", plan=_off_it(1.79)),
    Case(rule=_PASSING, name="cannot-tell-without-body", plan=_long(1.8, 16.0, body=False)),
    Case(rule=_PASSING, name="na-exactly-15-m-long", plan=_long(1.79, 15.0)),
    Case(rule=_SPACING, name="pass-exactly-15-m", plan=_off_it(1.8, 14.355)),
    Case(rule=_SPACING, name="fail-15-1-m", plan=_off_it(1.8, 14.455)),
    Case(rule=_SPACING, name="na-no-place-at-all", plan=_long(1.5, 15.1)),
    Case(rule=_SPACING, name="cannot-tell-without-body", plan=_long(1.5, 15.0, body=False)),
    Case(rule=_SPACING, name="na-1800-wide", plan=_long(1.8, 20.0)),
    Case(rule=_TURN, name="pass-exactly-1500", plan=_blind(1.5)),
    Case(rule=_TURN, name="fail-1490", plan=_blind(1.49)),
    Case(rule=_TURN, name="cannot-tell-without-body", plan=_blind(1.5, body=False)),
    Case(rule=_TURN, name="na-ways-out-at-both-ends", plan=row([_CLASS], corridor=1.3)),
    Case(rule=_LABEL, name="pass-exactly-1650", plan=_labelled(1.65), labels="dfe"),
    Case(rule=_LABEL, name="fail-1640", plan=_labelled(1.64), labels="dfe"),
    Case(
        rule=_LABEL,
        name="cannot-tell-without-body",
        plan=_labelled(1.65, body=False),
        labels="dfe",
    ),
    Case(
        rule=_LABEL,
        name="na-label-without-a-width",
        plan=_labelled(1.5, kind="corridor"),
        labels="dfe",
    ),
)
