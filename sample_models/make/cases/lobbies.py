"""Cases for lobbies and receptions, and for doors that stand across the way."""

from dataclasses import replace

from sample_models.make.cases.case import Case
from sample_models.make.doors import KINDS
from sample_models.make.furniture import along
from sample_models.make.plan import Column, Door, Gap, Plan
from sample_models.make.small import Want, claimed, furnished, row, stacked, stated, without_door

_LENGTH, _WIDTH, _PAIRS, _OUT, _SPACE, _COUNTER, _VIEW, _PANEL, _HELD = (
    f"ENG-ADM2-{what}"
    for what in (
        "lobby-length",
        "lobby-width",
        "lobby-width-pairs",
        "lobby-projections",
        "reception-space",
        "reception-low-counter",
        "reception-in-view",
        "door-vision-panel",
        "fire-door-held-open",
    )
)
_DOORS = "ENG-doors-on-the-way"
_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_RECEPTION = Want(name="Reception", kind="reception desk", width=4.0, depth=4.0)
_DESK = {
    "LowCounterWidth": 1500.0,
    "LowCounterHeight": 760.0,
    "LowCounterKneeHeight": 700.0,
    "LowCounterKneeDepth": 500.0,
}
_LOBBY_ENTRANCE = "school: {name: Sample}\nentrances: {main: 00-01-D02}\n"
_CORRIDOR_ENTRANCE = "school: {name: Sample}\nentrances: {main: 00-99-D01}\n"


def _lobby(
    *,
    width: float = 2.0,
    depth: float = 3.0,
    inner: str = "classroom",
    outer: str = "external",
    inwards: bool = False,
    column: float = 0.0,
) -> Plan:
    """A lobby north of a corridor, with a door to each of corridor and outside, and a class."""
    want = Want(
        name="Lobby", kind="lobby", width=width, depth=depth, door=inner, opens_out=not inwards
    )
    columns = (
        (Column(name="Column C1", x=column / 2, y=2.2 + depth / 2, width=column, depth=0.3),)
        if column
        else ()
    )
    plan = row([want, _CLASS], columns=columns)
    way_out = Door(
        name="00-01-D02",
        room="00-01",
        side="N",
        at=(width + 0.2) / 2,
        kind=outer,
        opens="out",
    )
    return replace(plan, doors=(*plan.doors, way_out))


def _only_way(inner: str = "classroom") -> Plan:
    """The lobby is the one way in: no doors at the ends of the corridor."""
    return without_door(without_door(_lobby(inner=inner), "00-99-D01"), "00-99-D02")


def _most(count: int, brief: str = _LOBBY_ENTRANCE) -> str:
    return f'{brief}settings: {{{_DOORS}.most: "{count}"}}\n'


def _reception(width: float, depth: float, *, desk: bool = True, **facts: object) -> Plan:
    """A reception of this size, the desk along its north wall taking 0.7 m of the depth."""
    plan = row([replace(_RECEPTION, width=width, depth=depth), _CLASS])
    room = plan.room("00-01")
    things = along("desk", room, wall="N", spots=(0.8,)) if desk else ()
    return claimed(furnished(plan, things), "00-01", **facts) if facts else furnished(plan, things)


def _counter(**changed: float) -> Plan:
    return _reception(4.0, 4.0, **{**_DESK, **changed})


def _seen(*, open_: bool) -> Plan:
    """A reception beside the way in: behind an opening, or behind a door."""
    plan = row([_RECEPTION, _CLASS])
    if not open_:
        return plan
    gap = Gap(name="00-01-O01", room="00-01", side="S", at=2.1, width=2.0)
    return replace(without_door(plan, "00-01-D01"), gaps=(gap,))


def _crossed(kind: str = "classroom", **said: object) -> Plan:
    """A fire door between corridor and lobby; the doors of the class are of another kind."""
    plan = _lobby(inner=kind)
    return stated(replace(plan, door_kinds=KINDS), kind, **said)


def _before_toilets(**said: object) -> Plan:
    """A lobby between the corridor and toilets, which have no other door."""
    lobby = Want(name="Toilet lobby", kind="lobby", width=2.0, depth=2.0)
    toilets = Want(name="Girls' WCs", kind="wc", width=3.0, depth=4.0)
    plan = row([lobby, toilets, _CLASS])
    doors = (replace(d, side="W", at=1.2) if d.room == "00-02" else d for d in plan.doors)
    return stated(replace(plan, doors=tuple(doors)), "classroom", **said)


LOBBY_CASES: tuple[Case, ...] = (
    Case(rule=_LENGTH, name="pass-exactly-1570", plan=_lobby(depth=1.258)),
    Case(rule=_LENGTH, name="fail-1560", plan=_lobby(depth=1.248)),
    Case(rule=_LENGTH, name="fail-leaf-swings-in", plan=_lobby(depth=2.0, inwards=True)),
    Case(rule=_LENGTH, name="cannot-tell-size-only", plan=_lobby(depth=1.6, inner="size only")),
    Case(rule=_LENGTH, name="na-no-lobby", plan=row([_CLASS])),
    Case(rule=_WIDTH, name="pass-exactly-leaf-and-300", plan=_lobby(width=1.426)),
    Case(rule=_WIDTH, name="fail-10-less", plan=_lobby(width=1.416)),
    Case(
        rule=_WIDTH,
        name="pass-exactly-1200",
        plan=_lobby(width=1.2, inner="exactly 800", outer="exactly 800"),
    ),
    Case(
        rule=_WIDTH,
        name="cannot-tell-size-only",
        plan=_lobby(width=1.15, outer="size only", inner="narrow"),
    ),
    Case(rule=_WIDTH, name="na-double-doors", plan=_lobby(width=2.4, outer="corridor pair")),
    Case(
        rule=_PAIRS,
        name="pass-exactly-1800",
        plan=_lobby(width=1.8, inner="narrow pair", outer="narrow pair"),
    ),
    Case(
        rule=_PAIRS,
        name="fail-1790",
        plan=_lobby(width=1.79, inner="narrow pair", outer="narrow pair"),
    ),
    Case(
        rule=_PAIRS,
        name="cannot-tell-size-only",
        plan=_lobby(width=1.7, inner="size only"),
    ),
    Case(rule=_PAIRS, name="na-single-doors", plan=_lobby(width=1.5)),
    Case(rule=_OUT, name="pass-exactly-100", plan=_lobby(column=0.1)),
    Case(
        rule=_OUT,
        name="pass-guarded",
        plan=claimed(_lobby(column=0.3), "00-01", ProjectionsGuarded=True),
    ),
    Case(
        rule=_OUT,
        name="fail-110-without-a-guard",
        plan=claimed(_lobby(column=0.11), "00-01", ProjectionsGuarded=False),
    ),
    Case(rule=_OUT, name="cannot-tell-guard-not-said", plan=_lobby(column=0.3)),
    Case(rule=_SPACE, name="pass-exactly-1400-by-2200", plan=_reception(2.2, 2.1)),
    Case(rule=_SPACE, name="fail-1390-deep", plan=_reception(2.2, 2.09, LowCounterKneeDepth=0.0)),
    Case(
        rule=_SPACE,
        name="pass-1200-by-1800-and-knees-under-it",
        plan=_reception(1.8, 1.9, LowCounterKneeDepth=500.0),
    ),
    Case(
        rule=_SPACE,
        name="fail-1190-deep-and-knees-under-it",
        plan=_reception(1.8, 1.89, LowCounterKneeDepth=500.0),
    ),
    Case(
        rule=_SPACE,
        name="fail-1790-wide-and-knees-under-it",
        plan=_reception(1.79, 1.9, LowCounterKneeDepth=500.0),
    ),
    Case(
        rule=_SPACE,
        name="fail-knees-490-under-it",
        plan=_reception(1.8, 1.9, LowCounterKneeDepth=490.0),
    ),
    Case(rule=_SPACE, name="cannot-tell-no-desk", plan=_reception(4.0, 4.0, desk=False)),
    Case(rule=_COUNTER, name="pass-exactly-1500-760-700", plan=_counter()),
    Case(rule=_COUNTER, name="fail-770-high", plan=_counter(LowCounterHeight=770.0)),
    Case(rule=_COUNTER, name="fail-1490-wide", plan=_counter(LowCounterWidth=1490.0)),
    Case(rule=_COUNTER, name="cannot-tell-not-said", plan=_reception(4.0, 4.0)),
    Case(
        rule=_VIEW, name="pass-behind-an-opening", plan=_seen(open_=True), brief=_CORRIDOR_ENTRANCE
    ),
    Case(
        rule=_VIEW,
        name="fail-upstairs",
        plan=stacked(row([_CLASS]), row([_RECEPTION], storey="01")),
        brief=_CORRIDOR_ENTRANCE,
    ),
    Case(
        rule=_VIEW,
        name="cannot-tell-glass-of-the-door-not-said",
        plan=_seen(open_=False),
        brief=_CORRIDOR_ENTRANCE,
    ),
    Case(rule=_PANEL, name="pass-panel", plan=_crossed(VisionPanel=True)),
    Case(rule=_PANEL, name="fail-no-panel", plan=_crossed(VisionPanel=False)),
    Case(rule=_PANEL, name="cannot-tell-not-said", plan=_crossed()),
    Case(rule=_PANEL, name="na-door-of-a-class", plan=row([_CLASS])),
    Case(rule=_PANEL, name="na-before-toilets", plan=_before_toilets(VisionPanel=False)),
    Case(rule=_HELD, name="pass-electromagnet", plan=_crossed(HoldOpenDevice="electromagnetic")),
    Case(rule=_HELD, name="pass-swing-free", plan=_crossed(HoldOpenDevice="swing free")),
    Case(rule=_HELD, name="fail-none", plan=_crossed(HoldOpenDevice="none")),
    Case(rule=_HELD, name="cannot-tell-not-said", plan=_crossed()),
    Case(rule=_HELD, name="na-door-of-a-class", plan=row([_CLASS])),
    Case(rule=_DOORS, name="pass-exactly-1", plan=_only_way(), brief=_most(1)),
    Case(rule=_DOORS, name="fail-1-of-0", plan=_only_way(), brief=_most(0)),
    Case(
        rule=_DOORS,
        name="cannot-tell-size-only",
        plan=_only_way("size only"),
        brief=_most(1),
    ),
)
