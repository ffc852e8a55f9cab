"""Cases for what a model must hold: rooms with bodies and uses, doors with sizes and places."""

from dataclasses import replace

from sample_models.make.cases.base import more_rooms
from sample_models.make.cases.blocks import (
    CLASS,
    GROUP,
    STORE,
    UNNAMED,
    beside_class,
    bodiless,
)
from sample_models.make.cases.case import Case, cases_of
from sample_models.make.plan import DoorKind, Gap, Plan, Room, clear_box
from sample_models.make.small import row

_CORRIDOR = "00-99"
_EAST = 10.9
"""West end, in metres, of what stands east of a classroom and a small group room."""


def _shaft(width: float, depth: float) -> Plan:
    """A shaft of this clear size, open to the small group room beside it."""
    outline = clear_box(_EAST, 2.2, width, depth)
    shaft = Room(number="00-03", name="Riser", kind="plant", outline=outline)
    hole = Gap(name="00-03-O01", room=shaft.number, side="W", at=0.3, width=0.2)
    return replace(more_rooms(beside_class(GROUP), shaft), gaps=(hole,))


def _without_doors() -> Plan:
    """A classroom that is open to the corridor."""
    hole = Gap(name="00-01-O01", room="00-01", side="S", at=1.2)
    return replace(row([CLASS]), doors=(), gaps=(hole,))


def _stores(named: int) -> Plan:
    """Stores along a corridor, and one room more that nobody named."""
    return row([*[STORE] * named, UNNAMED])


def _twice() -> Plan:
    """A store that is drawn twice."""
    plan = row([CLASS, STORE])
    return more_rooms(plan, replace(plan.room("00-02"), number="00-03"))


def _wide(width: float, *, told: bool = True) -> Plan:
    """A store with a door of this width, or one of which the model tells nothing."""
    leaf = round(width - 0.05, 4)
    kind = DoorKind(name="small", overall=width, leaf=leaf, bare=not told, unsized=not told)
    plan = row([CLASS, replace(STORE, door=kind.name)])
    return replace(plan, door_kinds=(*plan.door_kinds, kind))


def _undrawn(plan: Plan, *numbers: str) -> Plan:
    """The plan of which the model leaves these rooms out, and keeps their walls and doors."""
    rooms = tuple(replace(each, undrawn=each.number in numbers) for each in plan.rooms)
    return replace(plan, rooms=rooms)


def _indoors(plan: Plan) -> Plan:
    """The plan without the corridor's doors to the outside."""
    return replace(plan, doors=tuple(each for each in plan.doors if each.room != _CORRIDOR))


READINESS_CASES: tuple[Case, ...] = (
    *cases_of(
        "READY-room-bodies",
        {
            "pass-every-room": beside_class(GROUP),
            "pass-a-shaft-of-0-12-m2": _shaft(0.3, 0.4),
            "fail-a-sliver-of-0-08-m2": _shaft(0.2, 0.4),
            "cannot-tell-room-without-body": bodiless(GROUP),
        },
    ),
    *cases_of(
        "READY-rooms-recognised",
        {
            "pass-9-of-10": _stores(8),
            "fail-8-of-9": _stores(7),
            "cannot-tell-a-room-drawn-twice": _twice(),
        },
    ),
    *cases_of(
        "READY-door-sizes",
        {
            "pass-exactly-300": _wide(0.3),
            "fail-299": _wide(0.299),
            "cannot-tell-not-stated-nor-drawn": _wide(0.9, told=False),
            "cannot-tell-no-doors": _without_doors(),
        },
    ),
    *cases_of(
        "READY-doors-placed",
        {
            "pass-every-door": row([CLASS, STORE]),
            "pass-corridor-left-out": _undrawn(_indoors(row([CLASS, STORE])), _CORRIDOR),
            "fail-corridor-and-its-ways-out-left-out": _undrawn(row([CLASS, STORE]), _CORRIDOR),
            "cannot-tell-corridor-without-body": row([CLASS, STORE], corridor_body=False),
        },
    ),
)
