"""Cases for entrances: landings, cover, revolving and powered doors, wide doors for visitors."""

from dataclasses import replace

from sample_models.make.cases.case import Case
from sample_models.make.doors import KINDS
from sample_models.make.plan import Column, Door, DoorKind, Plan, Room, box
from sample_models.make.small import Want, paved, row, stated

_LANDING, _COVER, _REVOLVING, _CONTROLS, _SWING, _REACH, _OTHERS, _PUBLIC, _WIDE, _NIB = (
    f"ENG-ADM2-{what}"
    for what in (
        "entrance-landing",
        "entrance-cover",
        "revolving-door-alternative",
        "powered-door-controls",
        "powered-door-swing",
        "entrances-step-free",
        "other-entrances-step-free",
        "public-entrance-width",
        "entrance-clear-width",
        "entrance-nib",
    )
)
_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_REVOLVES = DoorKind(name="revolving", overall=1.6, leaf=0.7, operation="REVOLVING")
_MAIN = "school: {name: Sample}\nentrances: {main: 00-99-D01}\n"
_OLD = "school: {name: Sample, works: refurbishment}\nentrances: {main: 00-99-D01}\n"
_CORRIDOR = 2.1  # from the middle of its south wall to the face of its north wall
_FACE = 0.4  # of the outer walls, off the clear floor
_SWEEP = 0.926  # how far the leaf of an external door comes out before the wall


def _outer(kind: str = "external", *, more: tuple[DoorKind, ...] = ()) -> Plan:
    """A classroom and a corridor whose west door is of this kind, with no paving yet."""
    plan = row([_CLASS], ends=kind)
    return replace(plan, door_kinds=(*KINDS, *more))


def _landing(deep: float, *, inwards: bool = False) -> Plan:
    plan = paved(_outer(), 0.0, deep=deep)
    swing = "in" if inwards else "out"
    turned = (replace(d, opens=swing) if d.name == "00-99-D01" else d for d in plan.doors)
    return replace(plan, doors=tuple(turned))


def _cover(**said: object) -> Plan:
    return stated(paved(_outer(), 0.0), "external", **said)


def _revolving(beside: str) -> Plan:
    """A revolving door in the west end of a corridor, and a door of this kind beside it."""
    plan = row([_CLASS], corridor=4.0, ends="external")
    doors = [d for d in plan.doors if d.room != "00-99"]
    doors.append(Door(name="00-99-D01", room="00-99", side="W", at=1.1, kind="revolving"))
    if beside:
        doors.append(
            Door(name="00-99-D02", room="00-99", side="W", at=3.0, kind=beside, opens="out")
        )
    return replace(plan, doors=tuple(doors), door_kinds=(*KINDS, _REVOLVES))


def _powered(**said: object) -> Plan:
    return stated(paved(_outer(), 0.0), "external", powered=True, **said)


def _driven(kind: str = "classroom", *, opens_out: bool = False, ends: str = "sliding") -> Plan:
    """A classroom whose door a drive opens, into the room or out over the corridor."""
    plan = row([replace(_CLASS, door=kind, opens_out=opens_out)], ends=ends)
    return stated(plan, kind, powered=True)


def _along() -> Plan:
    """Powered doors across the ends of the corridor that swing into it, along the way."""
    plan = row([_CLASS], ends="exactly 800")
    doors = tuple(replace(d, opens="in") if d.room == "00-99" else d for d in plan.doors)
    return stated(replace(plan, doors=doors), "exactly 800", powered=True)


def _wide(clear: float | None) -> Plan:
    """A door for visitors with this clear width, or with its outer size alone."""
    overall = 1.1 if clear is None or clear > 0.9 else 0.9
    leaf = round(overall - 0.084, 3)
    kind = DoorKind(name="public", overall=overall, leaf=leaf, clear=clear, bare=clear is None)
    return _outer("public", more=(kind,))


def _pulled_from_inside(nib: float, kind: str = "external", *, powered: bool = False) -> Plan:
    """An outer door that opens in, with this much wall beside its free edge in the corridor."""
    at = round(_CORRIDOR - nib - (1.21 / 2 - 0.042), 4)
    plan = paved(_outer(kind), 0.0)
    doors = [replace(d, opens="in", at=at) if d.name == "00-99-D01" else d for d in plan.doors]
    plan = replace(plan, doors=tuple(doors))
    return stated(plan, kind, powered=True) if powered else plan


def _beside_a_pier(nib: float, *paving: float) -> Plan:
    """An outer door that opens out, with a pier outside this far from its free edge."""
    plan = paved(_outer(), *paving)
    middle = plan.doors[-1].at - 0.1
    edge = middle + 1.21 / 2 - 0.042
    pier = Column(name="Pier P1", x=-0.4 - 0.15, y=edge + nib + 0.1, width=0.3, depth=0.2)
    return replace(plan, columns=(pier,))


def _beside_size_only() -> Plan:
    """An outer door of which only the size is known, 300 mm from the north wall."""
    plan = paved(_outer("size only"), 0.0)
    return replace(
        plan, doors=tuple(replace(d, at=1.5) if d.room == "00-99" else d for d in plan.doors)
    )


def _outside(plan: Plan, *places: tuple[str, float, float, float]) -> Plan:
    """The plan with places west (or, from x = 0 on, east) of it: name, from x, to x, level."""
    made = tuple(
        Room(
            number=f"EX-{number:02d}",
            name=name,
            kind="outdoor",
            outline=box(x0, 0.0, x1, 2.0),
            floor=level,
            outdoor=True,
        )
        for number, (name, x0, x1, level) in enumerate(places, start=1)
    )
    return replace(plan, rooms=(*plan.rooms, *made))


def _by_a_garden(path: float, *, gap: float = 0.0) -> Plan:
    """The one entrance lies at a garden; a path at this level leads to it, or ends before it."""
    west = -_FACE - 4.0
    return _outside(
        paved(_outer()),
        ("Sensory garden", west, -_FACE, 0.0),
        ("Footpath", west - gap - 4.0, west - gap, path),
    )


def _with_side_entrance(path: float, *, kind: str = "external") -> Plan:
    """Two entrances: level paving before the main one, a path at this level before the other's."""
    east = 7.5 + _FACE
    return _outside(
        _outer(kind),
        ("Footpath", -_FACE - 3.0, -_FACE, 0.0),
        ("Sensory garden", east, east + 3.0, 0.0),
        ("Footpath", east + 3.0, east + 6.0, path),
    )


ENTRANCE_CASES: tuple[Case, ...] = (
    Case(rule=_LANDING, name="pass-exactly-1500-past-the-leaf", plan=_landing(1.5 + _SWEEP)),
    Case(rule=_LANDING, name="pass-1500-and-opens-inwards", plan=_landing(1.5, inwards=True)),
    Case(rule=_LANDING, name="fail-1490-past-the-leaf", plan=_landing(1.49 + _SWEEP)),
    Case(rule=_LANDING, name="cannot-tell-nothing-outside", plan=paved(_outer())),
    Case(rule=_COVER, name="pass-covered", plan=_cover(WeatherCover=True)),
    Case(rule=_COVER, name="fail-no-cover", plan=_cover(WeatherCover=False)),
    Case(rule=_COVER, name="cannot-tell-not-said", plan=_cover()),
    Case(rule=_COVER, name="na-a-drive-opens-it", plan=_powered(WeatherCover=False)),
    Case(rule=_REVOLVING, name="pass-wide-door-beside", plan=_revolving("external")),
    Case(rule=_REVOLVING, name="pass-exactly-800-beside", plan=_revolving("exactly 800")),
    Case(rule=_REVOLVING, name="fail-799-beside", plan=_revolving("799 clear")),
    Case(rule=_REVOLVING, name="fail-alone", plan=_revolving("")),
    Case(rule=_REVOLVING, name="cannot-tell-size-only-beside", plan=_revolving("size only")),
    Case(rule=_REVOLVING, name="na-no-revolving-door", plan=_outer()),
    Case(
        rule=_CONTROLS,
        name="pass-exactly-750-and-1400",
        plan=_powered(ControlHeight=750.0, ControlSetback=1400.0),
    ),
    Case(
        rule=_CONTROLS,
        name="fail-1010-high",
        plan=_powered(ControlHeight=1010.0, ControlSetback=1400.0),
    ),
    Case(
        rule=_CONTROLS,
        name="fail-set-back-1390",
        plan=_powered(ControlHeight=900.0, ControlSetback=1390.0),
    ),
    Case(rule=_CONTROLS, name="cannot-tell-not-said", plan=_powered()),
    Case(rule=_CONTROLS, name="na-opened-by-hand", plan=_outer()),
    Case(rule=_SWING, name="pass-into-the-room", plan=_driven()),
    Case(
        rule=_SWING,
        name="pass-along-the-way",
        plan=_along(),
    ),
    Case(rule=_SWING, name="fail-over-the-corridor", plan=_driven(opens_out=True)),
    Case(
        rule=_SWING,
        name="cannot-tell-nothing-outside",
        plan=stated(paved(_outer()), "external", powered=True),
    ),
    Case(rule=_SWING, name="na-slides", plan=_driven("sliding")),
    Case(rule=_REACH, name="pass-level", plan=paved(_outer(), 0.0), brief=_MAIN),
    Case(rule=_REACH, name="pass-step-of-15", plan=paved(_outer(), -0.015), brief=_MAIN),
    Case(rule=_REACH, name="fail-door-of-716", plan=paved(_outer("narrow"), 0.0), brief=_MAIN),
    Case(rule=_REACH, name="pass-by-a-level-garden", plan=_by_a_garden(0.0), brief=_MAIN),
    Case(rule=_REACH, name="fail-a-step-up-to-the-garden", plan=_by_a_garden(-0.15), brief=_MAIN),
    Case(
        rule=_REACH,
        name="cannot-tell-a-step-in-an-existing-building",
        plan=paved(_outer(), -0.15),
        brief=_OLD,
    ),
    Case(
        rule=_OTHERS,
        name="fail-a-step-before-the-side-entrance",
        plan=_with_side_entrance(-0.15),
        brief=_MAIN,
    ),
    Case(
        rule=_OTHERS,
        name="pass-level-before-the-side-entrance",
        plan=_with_side_entrance(0.0),
        brief=_MAIN,
    ),
    Case(
        rule=_REACH,
        name="cannot-tell-a-garden-apart",
        plan=_by_a_garden(0.0, gap=2.0),
        brief=_MAIN,
    ),
    Case(
        rule=_REACH,
        name="cannot-tell-door-size-only",
        plan=paved(_outer("size only"), 0.0),
        brief=_MAIN,
    ),
    Case(rule=_REACH, name="cannot-tell-nothing-outside", plan=paved(_outer()), brief=_MAIN),
    Case(
        rule=_OTHERS,
        name="cannot-tell-door-size-only",
        plan=_with_side_entrance(0.0, kind="size only"),
        brief=_MAIN,
    ),
    Case(rule=_OTHERS, name="na-one-entrance", plan=paved(_outer(), 0.0), brief=_MAIN),
    Case(rule=_WIDE, name="pass-exactly-800", plan=paved(_outer("exactly 800"), 0.0)),
    Case(rule=_WIDE, name="fail-799", plan=paved(_outer("799 clear"), 0.0)),
    Case(rule=_WIDE, name="fail-leaf-716", plan=paved(_outer("narrow"), 0.0)),
    Case(rule=_WIDE, name="pass-750-in-an-existing-building", plan=_wide(0.75), brief=_OLD),
    Case(rule=_WIDE, name="fail-740-in-an-existing-building", plan=_wide(0.74), brief=_OLD),
    Case(rule=_WIDE, name="cannot-tell-size-only", plan=paved(_outer("size only"), 0.0)),
    Case(rule=_NIB, name="pass-exactly-300", plan=_pulled_from_inside(0.3)),
    Case(rule=_NIB, name="pass-pier-at-300", plan=_beside_a_pier(0.3, 0.0)),
    Case(rule=_NIB, name="fail-299", plan=_pulled_from_inside(0.299)),
    Case(rule=_NIB, name="fail-pier-at-200", plan=_beside_a_pier(0.2, 0.0)),
    Case(rule=_NIB, name="fail-pier-at-200-no-paving-modelled", plan=_beside_a_pier(0.2)),
    Case(rule=_NIB, name="cannot-tell-size-only", plan=_beside_size_only()),
    Case(rule=_NIB, name="na-a-drive-opens-it", plan=_pulled_from_inside(0.2, powered=True)),
    Case(rule=_PUBLIC, name="pass-exactly-1000", plan=_wide(1.0), brief=_MAIN),
    Case(rule=_PUBLIC, name="pass-775-in-an-existing-building", plan=_wide(0.775), brief=_OLD),
    Case(rule=_PUBLIC, name="fail-770-in-an-existing-building", plan=_wide(0.77), brief=_OLD),
    Case(rule=_PUBLIC, name="fail-990", plan=_wide(0.99), brief=_MAIN),
    Case(rule=_PUBLIC, name="fail-leaf-926", plan=_outer("classroom"), brief=_MAIN),
    Case(rule=_PUBLIC, name="cannot-tell-size-only", plan=_wide(None), brief=_MAIN),
)
