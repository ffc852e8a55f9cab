"""Cases for the ADA pack: compartments, seats and basins, and how many toilet rooms comply."""

from dataclasses import replace

from sample_models.make.cases.ada_toilets import EMPTY, pan, wc
from sample_models.make.cases.blocks import stating
from sample_models.make.cases.case import Case, cases_of
from sample_models.make.cases.cubicles import unparted, washroom
from sample_models.make.furniture import accessible_wc, along
from sample_models.make.plan import Plan
from sample_models.make.site import Length
from sample_models.make.small import Want, furnished, row

_WC = Want(name="Accessible WC", kind="accessible wc", width=1.7, depth=2.4, opens_out=True)
_WCS = Want(name="Girls' WCs", kind="wc", width=6.4, depth=4.0, door_at=0.7)
_FIVE, _SIX = (0.85,) * 3, (0.85,) * 4
_NURSERY, _PRIMARY, _SECONDARY = (
    f"school: {{name: Sample, phase: {phase}}}\n" for phase in ("nursery", "primary", "secondary")
)


def _washroom(*widths: float, depth: float = 1.55) -> Plan:
    return washroom(widths, depth=depth, want=_WCS)


def _rooms(*widths: float, empty: int = 0) -> Plan:
    """Toilet rooms of these widths with their fittings, and some without any."""
    plan = row([replace(_WC, width=width) for width in (*widths, *[1.7] * empty)])
    fitted = plan.rooms[: len(widths)]
    return furnished(plan, [thing for room in fitted for thing in accessible_wc(room)])


def _seated(kind: str, seat: float | None = None, *, from_wall: float = 0.455) -> Plan:
    """A WC with a pan of this kind that states how high its seat is, or nothing."""
    plan = pan(from_wall)
    first, basin = plan.things
    plan = furnished(plan, (replace(first, kind=kind), basin))
    if seat is None:
        return plan
    return stating(plan, "00-02-F01", "SchoolCheck_Fitting", SeatHeight=Length(metres=seat))


def _opposite(clear: float) -> Plan:
    """A WC in which a worktop leaves this much in front of the basin."""
    plan = wc(round(clear + 0.82, 4), 2.6, basin_at=1.7)
    worktop = along("worktop", plan.room("00-02"), wall="E", spots=(1.0,))
    return furnished(plan, (*plan.things, *worktop))


def _basin(kind: str, rim: float | None = None) -> Plan:
    """A WC whose basin is of this kind and states how high its rim is, or nothing."""
    plan = wc(2.0, 2.6, basin=kind, basin_at=1.7)
    if rim is None:
        return plan
    return stating(plan, "00-02-F02", "SchoolCheck_Fitting", RimHeight=Length(metres=rim))


_COMPARTMENTS = (
    *cases_of(
        "ADA-213-half-of-toilet-rooms",
        {
            "pass-exactly-one-of-two": _rooms(1.525, 1.5),
            "fail-one-of-three": _rooms(1.525, 1.5, 1.5),
            "cannot-tell-second-without-fittings": _rooms(1.5, empty=1),
        },
    ),
    *cases_of(
        "ADA-604-wheelchair-compartment",
        {
            "pass-exactly-1525-by-1500": _washroom(1.525, 0.9, 0.9, depth=1.5),
            "fail-1500-wide": _washroom(1.5, 0.9, 0.9, depth=1.5),
            "fail-1400-deep": _washroom(1.525, 0.9, 0.9, depth=1.4),
            "cannot-tell-1420-deep-for-which-pan": _washroom(1.525, 0.9, 0.9, depth=1.42),
            "cannot-tell-no-partitions": unparted(3),
        },
    ),
    *cases_of(
        "ADA-604-ambulatory-compartment",
        {
            "pass-exactly-890-by-1525": _washroom(1.525, 0.89, *_SIX, depth=1.525),
            "pass-exactly-940": _washroom(1.525, 0.94, *_SIX),
            "fail-880": _washroom(1.525, 0.88, *_SIX),
            "fail-950": _washroom(1.525, 0.95, *_SIX),
            "fail-1500-deep": _washroom(1.525, 0.89, *_SIX, depth=1.5),
            "cannot-tell-no-partitions": unparted(6, want=_WCS),
            "na-five-pans": _washroom(1.525, 0.88, *_FIVE),
        },
    ),
)
_PANS = (
    *cases_of(
        "ADA-604-seat-height",
        {
            "pass-exactly-430": _seated("tall pan", 0.43),
            "pass-380-for-children": (_seated("pan", 0.38), _PRIMARY),
            "fail-420": _seated("pan"),
            "cannot-tell-460-with-or-without-lid": _seated("tall pan"),
            "cannot-tell-for-whom": (_seated("pan"), "school: {name: Sample}\n"),
        },
        brief=_SECONDARY,
    ),
    *cases_of(
        "ADA-604-children-by-age",
        {
            "pass-exactly-430-at-455": _seated("tall pan", 0.43),
            "fail-440": _seated("tall pan", 0.44),
            "fail-at-500": _seated("pan", from_wall=0.5),
            "fail-370-in-a-nursery": (_seated("pan", from_wall=0.305), _NURSERY),
            "cannot-tell-460-with-or-without-lid": _seated("tall pan"),
            "na-secondary-school": (_seated("pan", from_wall=0.5), _SECONDARY),
        },
        brief=_PRIMARY,
    ),
)
_BASINS = (
    *cases_of(
        "ADA-606-basin-height",
        {
            "pass-exactly-865": _basin("basin with splashback", 0.865),
            "fail-880": _basin("basin with splashback", 0.88),
            "cannot-tell-rim-or-splashback": _basin("basin with splashback"),
        },
    ),
    *cases_of(
        "ADA-606-basin-knee-space",
        {
            "pass-exactly-685": (_basin("wall basin"), _SECONDARY),
            "pass-exactly-610-for-children": (_basin("low basin"), _PRIMARY),
            "fail-610": (_basin("low basin"), _SECONDARY),
            "cannot-tell-610-for-whom": _basin("low basin"),
            "na-nursery": (_basin("low basin"), _NURSERY),
        },
    ),
    *cases_of(
        "ADA-606-basin-clear-floor",
        {
            "pass-exactly-1220": wc(1.44, 2.6, basin_at=1.7),
            "fail-580": _opposite(0.58),
            "fail-beside-the-pan": wc(1.7, 2.6),
            "cannot-tell-590-and-what-is-under-it": _opposite(0.59),
            "cannot-tell-1210-and-what-is-under-it": wc(1.43, 2.6, basin_at=1.7),
            "cannot-tell-no-fittings": EMPTY,
        },
    ),
)
ADA_FITTING_CASES: tuple[Case, ...] = (*_COMPARTMENTS, *_PANS, *_BASINS)
