"""Cases for the ADA pack: doors, the floor beside them, and the ways that lead through them."""

from dataclasses import replace

from sample_models.make.cases.case import Case
from sample_models.make.furniture import along
from sample_models.make.plan import Column, Door, DoorKind, Plan, Room, box
from sample_models.make.small import Want, furnished, row, stacked

_WIDTH, _PULL, _PUSH, _SERIES, _THRESHOLD = (
    f"ADA-404-{what}"
    for what in (
        "door-clear-width",
        "clearance-pull",
        "clearance-push",
        "doors-in-series",
        "threshold",
    )
)
_ROUTE, _PASSING, _STANDS_OUT = (
    "ADA-403-route-width",
    "ADA-403-passing-space",
    "ADA-307-protruding-objects",
)
_LINKED, _ENTRANCES = "ADA-206-rooms-linked", "ADA-206-accessible-entrances"
_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_LONG = tuple(
    replace(_CLASS, name=f"Junior class {n}", width=8.4, door_at=4.2) for n in range(1, 9)
)
_OFFICE = Want(name="Office", kind="office")
_ENTRANCE = "school: {name: Sample}\nentrances: {main: 00-99-D01}\n"
_NEW = "school: {name: Sample, works: new}\nentrances: {main: 00-99-D01}\n"
_OLD = "school: {name: Sample, works: refurbishment}\nentrances: {main: 00-99-D01}\n"
_KINDS = tuple(
    DoorKind(name=f"{clear} clear", overall=0.96, leaf=0.876, clear=clear / 1000)
    for clear in (815, 814)
)


def _known(plan: Plan) -> Plan:
    """The plan with the doors of this file among its kinds."""
    return replace(plan, door_kinds=(*plan.door_kinds, *_KINDS))


def _through(kind: str) -> Plan:
    """A classroom whose door is of this kind."""
    return _known(row([replace(_CLASS, door=kind)]))


def _narrow_and(second: str) -> Plan:
    """A classroom with a narrow door to the corridor, and a second door to its garden."""
    plan = _through("narrow")
    garden = Door(
        name="00-01-D02", room="00-01", side="N", at=3.0, kind=second, opens="out", boundaries=True
    )
    return replace(plan, doors=(*plan.doors, garden))


def _pull(nib: float, *, kind: str = "classroom") -> Plan:
    """An office with this much wall beside the latch of its door, which one pulls from inside.

    The corridor's outer doors open inwards, so that all floor that one pulls on is in the model.
    """
    return _inwards(row([_beside_latch(nib, kind)]))


def _pull_in_passing(corridor: float) -> Plan:
    """An office whose door opens into a corridor of this width; at its ends doors slide."""
    return row([replace(_OFFICE, width=6.0, opens_out=True)], corridor=corridor, ends="sliding")


def _push(depth: float, *, nib: float = 1.0) -> Plan:
    """An office this deep, whose door one pushes from inside, with this much wall beside the latch.

    Its corridor is so wide that whoever stands in the office is alone in question.
    """
    want = replace(_beside_latch(nib), depth=depth, opens_out=True)
    return row([want], corridor=3.2)


def _beside_latch(nib: float, kind: str = "classroom") -> Want:
    at = 3.1 - nib - (0.926 - 1.01 / 2 + 0.042)
    return replace(_OFFICE, width=3.0, door_at=round(at, 4), door=kind)


def _inwards(plan: Plan) -> Plan:
    ends = {"00-99-D01", "00-99-D02"}
    return replace(
        plan,
        doors=tuple(replace(d, opens="in") if d.name in ends else d for d in plan.doors),
    )


def _lobby(depth: float, *, kind: str = "external", opens: str = "out") -> Plan:
    """A lobby this deep between the corridor and the open air; its inner door opens into it."""
    want = Want(name="Lobby", kind="lobby", width=2.0, depth=depth)
    outer = Door(
        name="00-01-D02",
        room="00-01",
        side="N",
        at=1.1,
        kind=kind,
        opens="out" if opens == "out" else "in",
        boundaries=True,
    )
    plan = row([want])
    return replace(plan, doors=(*plan.doors, outer))


def _entrance(*outside: float) -> Plan:
    """A corridor with one door to the outside, where paving lies at this level or is missing."""
    plan = row([_CLASS], ends="external")
    paving = tuple(
        Room(
            number="EX-01",
            name="Footpath",
            kind="outdoor",
            outline=box(-3.3, 0.0, -0.4, 2.0),
            floor=level,
            outdoor=True,
        )
        for level in outside
    )
    doors = tuple(door for door in plan.doors if door.name != "00-99-D02")
    return replace(plan, rooms=(*plan.rooms, *paving), doors=doors)


def _pinched(leaves: float) -> Plan:
    """A corridor of 1600 mm in which a column leaves this much."""
    by = round(1.6 - leaves, 4)
    column = Column(name="Column C1", x=4.5, y=by / 2, width=0.3, depth=by)
    return row([_CLASS], corridor=1.6, columns=(column,))


def _hung(kind: str) -> Plan:
    plan = row([_CLASS])
    return furnished(plan, along(kind, plan.room("00-99"), wall="S", spots=(4.0,)))


def _upstairs() -> Plan:
    """Two storeys and no way up for wheels."""
    return stacked(row([_CLASS]), row([_CLASS], storey="01"))


ADA_DOOR_CASES: tuple[Case, ...] = (
    Case(rule=_WIDTH, name="pass-exactly-815", plan=_through("815 clear")),
    Case(rule=_WIDTH, name="pass-wide-pair", plan=_through("corridor pair")),
    Case(rule=_WIDTH, name="pass-narrow-beside-a-wide-one", plan=_narrow_and("external")),
    Case(rule=_WIDTH, name="fail-814", plan=_through("814 clear")),
    Case(rule=_WIDTH, name="fail-pair-of-narrow-leaves", plan=_through("narrow pair")),
    Case(rule=_WIDTH, name="fail-two-narrow-doors", plan=_narrow_and("814 clear")),
    Case(rule=_WIDTH, name="cannot-tell-size-only", plan=_through("size only")),
    Case(rule=_PULL, name="pass-exactly-455-beside-latch", plan=_pull(0.455)),
    Case(rule=_PULL, name="pass-off-a-corridor-of-1525", plan=_pull_in_passing(1.525)),
    Case(rule=_PULL, name="fail-off-a-corridor-of-1200", plan=_pull_in_passing(1.2)),
    Case(
        rule=_PULL,
        name="cannot-tell-with-or-without-closer-at-1300",
        plan=_pull_in_passing(1.3),
    ),
    Case(rule=_PULL, name="fail-454-beside-latch", plan=_pull(0.454)),
    Case(rule=_PULL, name="cannot-tell-size-only", plan=_pull(0.2, kind="size only")),
    Case(rule=_PUSH, name="pass-exactly-1220-deep", plan=_push(1.22)),
    Case(rule=_PUSH, name="fail-1000-deep", plan=_push(1.0)),
    Case(rule=_PUSH, name="cannot-tell-whether-it-latches", plan=_push(2.0, nib=0.2)),
    Case(rule=_SERIES, name="pass-3000", plan=_lobby(3.0)),
    Case(rule=_SERIES, name="fail-1800", plan=_lobby(1.8)),
    Case(rule=_SERIES, name="fail-both-open-into-it", plan=_lobby(3.0, opens="in")),
    Case(rule=_SERIES, name="cannot-tell-size-only", plan=_lobby(2.4, kind="size only")),
    Case(rule=_THRESHOLD, name="pass-exactly-13", plan=_entrance(-0.013), brief=_NEW),
    Case(rule=_THRESHOLD, name="fail-step-of-15", plan=_entrance(-0.015), brief=_NEW),
    Case(rule=_THRESHOLD, name="fail-20-in-an-old-school", plan=_entrance(-0.02), brief=_OLD),
    Case(rule=_THRESHOLD, name="cannot-tell-15-bevelled", plan=_entrance(-0.015), brief=_OLD),
    Case(rule=_THRESHOLD, name="cannot-tell-nothing-outside", plan=_entrance(), brief=_NEW),
    Case(rule=_ROUTE, name="pass-exactly-915", plan=_pinched(0.915)),
    Case(rule=_ROUTE, name="fail-800", plan=_pinched(0.8)),
    Case(rule=_ROUTE, name="cannot-tell-pinch-of-860", plan=_pinched(0.86)),
    Case(rule=_PASSING, name="pass-exactly-1525", plan=row(_LONG, corridor=1.525)),
    Case(rule=_PASSING, name="pass-43-m", plan=row(_LONG[:5], corridor=1.2)),
    Case(rule=_PASSING, name="fail-69-m", plan=row(_LONG, corridor=1.2)),
    Case(
        rule=_PASSING,
        name="cannot-tell-without-body",
        plan=row(_LONG, corridor=1.2, corridor_body=False),
    ),
    Case(rule=_STANDS_OUT, name="pass-exactly-100", plan=_hung("flat wall case")),
    Case(rule=_STANDS_OUT, name="pass-lockers-on-the-floor", plan=_hung("locker")),
    Case(rule=_STANDS_OUT, name="fail-150", plan=_hung("deep wall case")),
    Case(
        rule=_STANDS_OUT,
        name="cannot-tell-without-body",
        plan=row([_CLASS], corridor_body=False),
    ),
    Case(rule=_LINKED, name="pass-exactly-815", plan=_through("815 clear"), brief=_ENTRANCE),
    Case(rule=_LINKED, name="fail-door-of-814", plan=_through("814 clear"), brief=_ENTRANCE),
    Case(rule=_LINKED, name="fail-upstairs-without-lift", plan=_upstairs(), brief=_ENTRANCE),
    Case(rule=_LINKED, name="cannot-tell-size-only", plan=_through("size only"), brief=_ENTRANCE),
    Case(rule=_ENTRANCES, name="pass-level", plan=_entrance(0.0), brief=_ENTRANCE),
    Case(rule=_ENTRANCES, name="pass-exactly-13", plan=_entrance(-0.013), brief=_ENTRANCE),
    Case(rule=_ENTRANCES, name="fail-step-of-150", plan=_entrance(-0.15), brief=_ENTRANCE),
    Case(rule=_ENTRANCES, name="cannot-tell-nothing-outside", plan=_entrance(), brief=_ENTRANCE),
)
