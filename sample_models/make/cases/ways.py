"""Cases for ways: rooms without steps, WCs near enough, handles within reach, level entrances."""

from dataclasses import replace

from sample_models.make.cases.case import Case
from sample_models.make.furniture import accessible_wc, along
from sample_models.make.plan import Plan
from sample_models.make.small import Want, claimed, furnished, paved, row, stacked

_REACH, _WC_NEAR, _NIB, _LEVEL = (
    f"ENG-ADM2-{what}"
    for what in ("step-free-reach", "accessible-wc-distance", "door-nib", "entrance-threshold")
)
_CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
_WC = Want(name="Accessible WC", kind="accessible wc", width=1.7, depth=2.4, opens_out=True)
_CUBICLE = Want(name="WC", kind="wc", width=2.4, depth=4.0, door="narrow", opens_out=True)
_STORE = Want(name="Store", kind="store", width=3.0, depth=3.0)
_ENTRANCE = "school: {name: Sample}\nentrances: {main: 00-99-D01}\n"
_EXTENSION = "school: {name: Sample, works: extension}\nentrances: {main: 00-99-D01}\n"
_EXISTING = "school: {name: Sample, works: refurbishment}\nentrances: {main: 00-99-D01}\n"


def _raised(height: float) -> Plan:
    """A classroom whose floor lies this high above the corridor."""
    plan = row([_CLASS])
    return replace(plan, rooms=(replace(plan.rooms[0], floor=height), *plan.rooms[1:]))


def _through(kind: str) -> Plan:
    return row([replace(_CLASS, door=kind)])


def _new(plan: Plan) -> Plan:
    """The plan with a first room that is new."""
    return claimed(plan, plan.rooms[0].number, Status="NEW")


def _upstairs() -> Plan:
    """Two storeys and no way up for wheels."""
    return stacked(row([_CLASS]), row([_CLASS], storey="01"))


def _wing(classes: int, *, wc_door: str = "classroom") -> Plan:
    """Classrooms in a row, and an accessible WC at the east end of the corridor."""
    wc = replace(_WC, door=wc_door)
    plan = row([*(replace(_CLASS, name=f"Junior class {n + 1}") for n in range(classes)), wc])
    return furnished(plan, accessible_wc(plan.room(f"00-{classes + 1:02d}")))


def _hygiene(classes: int, *kinds: str) -> Plan:
    """An accessible WC, classrooms in a row, and at their other end a hygiene room with these."""
    more = (replace(_CLASS, name=f"Junior class {n + 1}") for n in range(classes))
    plan = row([_WC, *more, Want(name="Hygiene room", kind="hygiene", door="sliding")])
    room = plan.room(f"00-{classes + 2:02d}")
    things = [along(kind, room, wall="N", spots=(1.0 + 1.5 * n,)) for n, kind in enumerate(kinds)]
    fitted = [each for several in things for each in several]
    return furnished(plan, (*accessible_wc(plan.room("00-01")), *fitted))


def _beside_handle(nib: float, *, kind: str = "classroom") -> Plan:
    """A room of 3 m with this much wall beside the free edge of its door."""
    at = 3.1 - nib - (0.926 - 1.01 / 2 + 0.042)
    return row([Want(name="Office", kind="office", width=3.0, door_at=round(at, 4), door=kind)])


def _entrance(*outside: float) -> Plan:
    """A corridor with one door to the outside, where paving lies at this level or is missing."""
    return paved(row([_CLASS], ends="external"), *outside)


WAY_CASES: tuple[Case, ...] = (
    Case(rule=_REACH, name="pass-level", plan=row([_CLASS, _STORE]), brief=_ENTRANCE),
    Case(rule=_REACH, name="pass-step-of-15", plan=_raised(0.015), brief=_ENTRANCE),
    Case(
        rule=_REACH,
        name="pass-a-cubicle-as-a-room",
        plan=row([_CLASS, replace(_CUBICLE, width=0.9, depth=1.6)]),
        brief=_ENTRANCE,
    ),
    Case(rule=_REACH, name="fail-a-washroom-behind-716", plan=row([_CUBICLE]), brief=_ENTRANCE),
    Case(rule=_REACH, name="fail-step-of-150", plan=_raised(0.15), brief=_ENTRANCE),
    Case(rule=_REACH, name="fail-door-of-716", plan=_through("narrow"), brief=_ENTRANCE),
    Case(rule=_REACH, name="fail-upstairs-without-lift", plan=_upstairs(), brief=_ENTRANCE),
    Case(
        rule=_REACH,
        name="cannot-tell-step-of-150-in-an-existing-building",
        plan=_raised(0.15),
        brief=_EXISTING,
    ),
    Case(rule=_REACH, name="pass-level-in-an-existing-building", plan=_raised(0), brief=_EXISTING),
    Case(
        rule=_REACH,
        name="fail-step-of-150-to-a-new-room-of-an-extension",
        plan=_new(_raised(0.15)),
        brief=_EXTENSION,
    ),
    Case(
        rule=_REACH,
        name="cannot-tell-step-of-150-in-an-extension",
        plan=_raised(0.15),
        brief=_EXTENSION,
    ),
    Case(
        rule=_REACH,
        name="fail-door-of-716-to-a-new-room-of-an-extension",
        plan=_new(_through("narrow")),
        brief=_EXTENSION,
    ),
    Case(
        rule=_REACH,
        name="pass-a-door-of-799-in-an-extension-is-a-matter-of-the-door",
        plan=_new(_through("799 clear")),
        brief=_EXTENSION,
    ),
    Case(
        rule=_REACH, name="cannot-tell-door-size-only", plan=_through("size only"), brief=_ENTRANCE
    ),
    Case(rule=_WC_NEAR, name="pass-three-classes", plan=_wing(3), brief=_ENTRANCE),
    Case(rule=_WC_NEAR, name="fail-six-classes", plan=_wing(6), brief=_ENTRANCE),
    Case(
        rule=_WC_NEAR,
        name="pass-a-hygiene-room-with-a-pan",
        plan=_hygiene(6, "pan", "basin"),
        brief=_ENTRANCE,
    ),
    Case(
        rule=_WC_NEAR,
        name="cannot-tell-a-hygiene-room-without-a-pan",
        plan=_hygiene(6, "changing bench", "basin"),
        brief=_ENTRANCE,
    ),
    Case(
        rule=_WC_NEAR,
        name="cannot-tell-wc-door-size-only",
        plan=_wing(2, wc_door="size only"),
        brief=_ENTRANCE,
    ),
    Case(rule=_WC_NEAR, name="na-nobody-stays", plan=row([_STORE]), brief=_ENTRANCE),
    Case(rule=_NIB, name="pass-exactly-300", plan=_beside_handle(0.3)),
    Case(rule=_NIB, name="fail-299", plan=_beside_handle(0.299)),
    Case(rule=_NIB, name="cannot-tell-size-only", plan=_beside_handle(0.2, kind="size only")),
    Case(rule=_LEVEL, name="pass-flush", plan=_entrance(0.0)),
    Case(rule=_LEVEL, name="pass-exactly-15", plan=_entrance(-0.015)),
    Case(rule=_LEVEL, name="fail-150", plan=_entrance(-0.15)),
    Case(rule=_LEVEL, name="cannot-tell-nothing-outside", plan=_entrance()),
)
