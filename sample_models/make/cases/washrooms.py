"""Cases for accessible WCs beyond their size: transfer, reach, alarms, and where they are."""

from dataclasses import replace

from sample_models.make.cases.case import Case, cases_of
from sample_models.make.furniture import accessible_wc, along
from sample_models.make.plan import Plan, Thing
from sample_models.make.small import Want, furnished, row, stacked

_CLASS = Want(name="Infant class 1", kind="infant class", width=8.4, depth=7.4, door_at=1.2)
_WC = Want(name="Accessible WC", kind="accessible wc", width=1.7, depth=2.4, opens_out=True)
_WCS = Want(name="Girls' WCs", kind="wc", width=2.4, depth=4.0)
_HYGIENE = Want(name="Hygiene room", kind="hygiene", door="sliding")
_UNNAMED = Want(name="", kind="", width=1.7, depth=2.4)
_MAIN = "school: {name: Sample, phase: primary}\nentrances: {main: 00-99-D01}\n"


def _wc(width: float = 1.7, depth: float = 2.4, *, at: float = 0.55) -> Plan:
    plan = row([_CLASS, replace(_WC, width=width, depth=depth)])
    return furnished(plan, accessible_wc(plan.room("00-02"), at=at))


def _with(kind: str, plan: Plan, *, wall: str = "N", spot: float) -> Plan:
    """The plan with one thing more in its WC."""
    return furnished(
        plan, (*plan.things, *along(kind, plan.room("00-02"), wall=wall, spots=(spot,)))
    )


def _less(plan: Plan, kind: str) -> Plan:
    return furnished(plan, tuple(thing for thing in plan.things if thing.kind != kind))


def _only(width: float, *, basins: int = 2) -> Plan:
    plan = _wc(width, 2.4)
    return _with("basin", plan, wall="E", spot=0.6) if basins == 2 else plan


def _door(*, kind: str = "classroom", out: bool = False, deep: float = 2.6) -> Plan:
    plan = row([_CLASS, replace(_WC, width=2.0, depth=deep, door=kind, opens_out=out)])
    return furnished(plan, accessible_wc(plan.room("00-02")))


def _with_hygiene(*kinds: str) -> Plan:
    """Toilets, and a hygiene room with things of these kinds."""
    plan = row([_CLASS, _WCS, _HYGIENE])
    room = plan.room("00-03")
    things = [along(kind, room, wall="N", spots=(1.0 + 1.5 * n,)) for n, kind in enumerate(kinds)]
    return furnished(plan, [each for several in things for each in several])


def _two(hand: str, *, fitted: bool = True) -> Plan:
    """Two accessible WCs on one storey, the second one's pan at `hand`."""
    plan = row([_CLASS, _WC, _WC])
    second: tuple[Thing, ...] = accessible_wc(plan.room("00-03"), hand=hand) if fitted else ()
    return furnished(plan, (*accessible_wc(plan.room("00-02")), *second))


def _shifted(by: float, *, bodiless: bool = False) -> Plan:
    """A WC on each of two storeys, the upper one farther east by this much."""
    lower = row([_CLASS, _WC])
    upper = [replace(_CLASS, width=_CLASS.width + by), replace(_WC, bodiless=bodiless)]
    return stacked(lower, row(upper, storey="01"))


def _far(width: float) -> Plan:
    """A WC beyond a classroom of this width, both along the corridor from the west entrance."""
    return row([replace(_CLASS, width=width), _WC])


def _said(name: str, value: object, want: Want = _WC) -> Plan:
    """A classroom and a room that states a property of ours."""
    return replace(row([_CLASS, want]), claims={"00-02": {"SchoolCheck_Room": {name: value}}})


def _hearing(value: object) -> Plan:
    claims = {"SchoolCheck_Room": {"HearingEnhancement": value}}
    return replace(row([_CLASS]), claims={"00-01": claims})


_RULE = "ENG-ADM2-accessible-wc"
WASHROOM_CASES: tuple[Case, ...] = (
    *cases_of(
        f"{_RULE}-transfer",
        {
            "pass-1020": _wc(),
            "pass-exactly-750": _wc(1.43),
            "pass-chair-far-from-the-pan": _with("chair", _wc(2.0), spot=1.8),
            "fail-chair-beside-the-pan": _with("chair", _wc(), spot=1.2),
            "fail-740": _wc(1.42),
            "cannot-tell-no-basin": _less(_wc(), "small basin"),
            "na-no-accessible-wc": row([_CLASS]),
        },
    ),
    *cases_of(
        f"{_RULE}-basin-reach",
        {
            "pass-beside-the-pan": _wc(),
            "pass-490": _wc(at=1.33),
            "fail-basin-by-the-door": _wc(at=1.6),
            "cannot-tell-no-basin": _less(_wc(), "small basin"),
            "na-no-accessible-wc": row([_CLASS]),
        },
    ),
    *cases_of(
        "ENG-ADM2-only-wc-width",
        {
            "pass-exactly-2000": _only(2.0),
            "fail-1950": _only(1.95),
            "fail-one-basin": _only(2.0, basins=1),
            "cannot-tell-no-fittings": row([_CLASS, replace(_WC, width=2.0)]),
            "na-another-toilet": row([_CLASS, _WC, _WCS]),
        },
    ),
    *cases_of(
        f"{_RULE}-door-outward",
        {
            "pass-opens-outwards": _door(out=True),
            "pass-slides": _door(kind="sliding"),
            "fail-opens-inwards": _door(deep=3.6),
            "na-takes-the-turning-space": _door(),
            "cannot-tell-swing-not-said": _door(kind="size only"),
            "na-no-accessible-wc": row([_CLASS]),
        },
    ),
    *cases_of(
        f"{_RULE}-both-hands",
        {
            "pass-one-of-each": _two("E"),
            "fail-twice-the-same": _two("W"),
            "cannot-tell-second-without-fittings": _two("E", fitted=False),
            "na-one": _wc(),
        },
    ),
    *cases_of(
        f"{_RULE}-same-place",
        {
            "pass-stacked": _shifted(0.0),
            "pass-exactly-10-m": _shifted(10.0),
            "fail-10-1-m": _shifted(10.1),
            "cannot-tell-upper-one-without-body": _shifted(0.0, bodiless=True),
            "na-one-storey": _wc(),
        },
    ),
    *cases_of(
        f"{_RULE}-near-entrance",
        {
            "pass-10-m": (_far(8.4), _MAIN),
            "pass-just-under-30-m": (_far(28.4), _MAIN),
            "fail-just-over-30-m": (_far(29.6), _MAIN),
            "fail-no-accessible-wc": (row([_CLASS, _WCS]), _MAIN),
            "cannot-tell-perhaps-a-wc": (row([_CLASS, _WCS, _UNNAMED]), _MAIN),
        },
    ),
    *cases_of(
        f"{_RULE}-no-baby-change",
        {
            "pass-none": _wc(),
            "pass-shelf-instead": _with("chair", _wc(2.0), spot=1.8),
            "fail-unit-on-the-wall": _with("baby change", _wc(2.4), spot=1.9),
            "cannot-tell-no-fittings": row([_CLASS, _WC]),
            "na-no-accessible-wc": row([_CLASS]),
        },
    ),
    *cases_of(
        f"{_RULE}-present",
        {
            "pass-beside-the-toilets": row([_CLASS, _WCS, _WC]),
            "pass-hygiene-room-instead": _with_hygiene("pan"),
            "cannot-tell-hygiene-room-without-a-pan": _with_hygiene("changing bench", "basin"),
            "fail-none": row([_CLASS, _WCS]),
            "fail-none-upstairs": stacked(
                row([_CLASS, _WCS, _WC]), row([_CLASS, _WCS], storey="01")
            ),
            "cannot-tell-unnamed-room": row([_CLASS, _WCS, _UNNAMED]),
            "na-no-toilets": row([_CLASS]),
        },
    ),
    *cases_of(
        "ENG-ADM2-assistance-alarm",
        {
            "pass-pull-cord": _said("EmergencyAlarm", True),
            "pass-hygiene-room": _said("EmergencyAlarm", "yes", _HYGIENE),
            "fail-said-to-have-none": _said("EmergencyAlarm", False),
            "cannot-tell-not-said": _wc(),
            "na-toilets-for-many": row([_CLASS, _WCS]),
        },
    ),
    *cases_of(
        "ENG-ADM2-visual-alarm",
        {
            "pass-beacon": _said("VisualAlarm", True, _WCS),
            "fail-sounder-only": _said("VisualAlarm", False),
            "cannot-tell-not-said": row([_CLASS, _WCS]),
            "cannot-tell-to-be-confirmed": _said("VisualAlarm", "to be confirmed"),
            "na-no-toilets": row([_CLASS]),
        },
    ),
    *cases_of(
        "ENG-ADM2-hearing-enhancement",
        {
            "pass-loop": _hearing(True),
            "fail-none": _hearing("no"),
            "cannot-tell-not-said": row([_CLASS]),
            "na-only-stores": row([Want(name="Store", kind="store")]),
        },
    ),
)
