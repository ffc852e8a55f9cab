"""Cases for clear widths: doors and corridors."""

from dataclasses import replace

from sample_models.make.cases.case import Case
from sample_models.make.furniture import along
from sample_models.make.plan import Column, DoorKind, Plan
from sample_models.make.small import Want, furnished, row

_DOOR, _CORRIDOR = "ENG-ADM2-door-clear-width", "ENG-ADM2-corridor-clear-width"
_CLASS = Want(name="Infant class 1", kind="infant class", width=8.4, depth=7.4, door_at=1.2)
_OLD = "school: {name: Sample, works: refurbishment}\n"
_MORE = "school: {name: Sample, works: extension}\n"
_LONG = (_CLASS, replace(_CLASS, name="Infant class 2"))


def _through(kind: str, *, corridor: float = 2.0) -> Plan:
    """A classroom whose door is of this kind, off a corridor of this clear width."""
    return row([replace(_CLASS, door=kind)], corridor=corridor)


def _clear(width: float, *, corridor: float = 2.0) -> Plan:
    """A classroom whose door has this clear width."""
    kind = DoorKind(name="as found", overall=0.9, leaf=0.816, clear=width)
    plan = row([replace(_CLASS, door="as found")], corridor=corridor)
    return replace(plan, door_kinds=(*plan.door_kinds, kind))


def _pinched(by: float) -> Plan:
    """A corridor of 1600 mm in which a column stands out from the south wall."""
    column = Column(name="Column C1", x=6.0, y=by / 2, width=0.3, depth=by)
    return row([_CLASS], corridor=1.6, columns=(column,))


def _lockers() -> Plan:
    plan = row([_CLASS], corridor=2.0)
    way = plan.room("00-99")
    banks = (
        *along("locker", way, wall="S", spots=(5.0,)),
        *along("locker", way, wall="N", spots=(5.0,)),
    )
    return furnished(plan, banks)


def _class_alone() -> Plan:
    """One classroom with doors to the outside and nothing else."""
    plan = row([_CLASS])
    outside = replace(plan.doors[0], kind="external", opens="out")
    return replace(plan, rooms=plan.rooms[:1], doors=(outside,))


DOOR_CASES: tuple[Case, ...] = (
    Case(rule=_DOOR, name="pass-leaf-926", plan=_through("classroom")),
    Case(rule=_DOOR, name="pass-exactly-800", plan=_through("exactly 800")),
    Case(
        rule=_DOOR,
        name="pass-exactly-825-off-narrow-corridor",
        plan=_through("825 clear", corridor=1.3),
    ),
    Case(rule=_DOOR, name="pass-wide-pair", plan=_through("corridor pair")),
    Case(rule=_DOOR, name="fail-799", plan=_through("799 clear")),
    Case(rule=_DOOR, name="fail-leaf-716", plan=_through("narrow")),
    Case(rule=_DOOR, name="fail-810-off-narrow-corridor", plan=_through("810 clear", corridor=1.3)),
    Case(rule=_DOOR, name="fail-pair-of-narrow-leaves", plan=_through("narrow pair")),
    Case(rule=_DOOR, name="cannot-tell-size-only", plan=_through("size only")),
    Case(rule=_DOOR, name="pass-750-in-an-existing-building", plan=_clear(0.75), brief=_OLD),
    Case(rule=_DOOR, name="fail-749-in-an-existing-building", plan=_clear(0.749), brief=_OLD),
    Case(
        rule=_DOOR,
        name="fail-774-off-narrow-corridor-in-an-existing-building",
        plan=_clear(0.774, corridor=1.3),
        brief=_OLD,
    ),
    Case(rule=_DOOR, name="cannot-tell-which-part-of-an-extension", plan=_clear(0.78), brief=_MORE),
    Case(rule=_DOOR, name="fail-749-in-an-extension", plan=_clear(0.749), brief=_MORE),
    Case(rule=_CORRIDOR, name="pass-2400", plan=row(_LONG, corridor=2.4)),
    Case(rule=_CORRIDOR, name="pass-exactly-1200", plan=row([_CLASS], corridor=1.2)),
    Case(rule=_CORRIDOR, name="pass-column-leaves-1200", plan=_pinched(0.4)),
    Case(rule=_CORRIDOR, name="fail-1190", plan=row([_CLASS], corridor=1.19)),
    Case(rule=_CORRIDOR, name="fail-column-leaves-1100", plan=_pinched(0.5)),
    Case(rule=_CORRIDOR, name="fail-lockers-on-both-sides", plan=_lockers()),
    Case(
        rule=_CORRIDOR,
        name="cannot-tell-corridor-without-body",
        plan=row([_CLASS], corridor=2.0, corridor_body=False),
    ),
    Case(rule=_CORRIDOR, name="na-no-corridor", plan=_class_alone()),
)
