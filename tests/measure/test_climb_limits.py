"""Every figure that a limit is set on, built just below, at and above it, turned and far away.

A length is exact to 0.1 mm wherever the school lies and whichever way it is turned; so is a
ratio to 0.0001. What is built at a limit is measured at it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from shapely import box

from checker.model import School
from tests.geometry.turning import FAR, Turn
from tests.measure.climbing import asked
from tests.measure.lifts_made import car_of_walls, lift_school, storey_of_lift, uses_with
from tests.measure.measuring import measurer_of
from tests.measure.schools import (
    column,
    door,
    overhead,
    railing,
    ramp,
    ramp_flight,
    room,
    school_of,
    slab,
    stair,
    stair_flight,
    wall,
)
from tests.measure.stairs_made import flight_of, floors, level, one_flight, sloped, treads
from tests.measure.turned import turned_school

pytestmark = pytest.mark.slow

STILL = Turn(angle=0.0, mirrored=False, x=0.0, y=0.0)
TURNED = {
    "as built": STILL,
    "turned by 33 degrees": Turn(angle=33.0, mirrored=False, x=12.0, y=-7.0),
    "mirrored": Turn(angle=45.0, mirrored=True, x=-3.0, y=5.0),
    "far away": FAR,
}
SLOW = {"turned by 33 degrees", "far away"}
TURNS = [
    pytest.param(turn, id=name, marks=[pytest.mark.slow] if name in SLOW else [])
    for name, turn in TURNED.items()
]
MM = 0.001
SLOPE = 1.35 / 2.52


@dataclass(frozen=True)
class Case:
    """A figure of one subject, with a school in which it is as large as told."""

    measure: str
    kind: str
    id_: str
    limits: tuple[float, ...]
    build: Callable[[float], School]
    params: dict[str, object] | None = None
    step: float = MM


def rise_of(value):
    flight = stair_flight("f", rise=value, risers=10)
    return school_of(stair("s", None, flights=(flight,)), *floors(2.52, 10 * value))


def going_of(value):
    flight = stair_flight("f", going=value, risers=10)
    return school_of(stair("s", None, flights=(flight,)), *floors(9 * value, 1.5))


def spread_of(value):
    levels = [0.15, 0.3, 0.45 + value, 0.6 + value]
    return school_of(stair("s", None, flights=(flight_of(treads(levels)),)))


def nosing_of(value):
    tops = treads([0.15, 0.3, 0.45], nosing=value)
    return school_of(stair("s", None, flights=(flight_of(tops),)))


def width_of(value):
    return one_flight(wall("w", box(-1, value - 0.6, 3, 1.0)))


def rails_apart(value):
    y = value / 2 + 0.0225
    ends = [((0.0, side, 1.1), (2.52, side, 2.45)) for side in (y, -y)]
    return one_flight(*(railing(f"r{n}", *each) for n, each in enumerate(ends)))


def rail_over(value):
    ends = [((0.0, y, 0.15 + value), (2.52, y, 1.5 + value)) for y in (0.6, -0.6)]
    return one_flight(*(railing(f"r{n}", *each) for n, each in enumerate(ends)))


def rail_past(value):
    def z(x):
        return 1.1 + SLOPE * x

    ends = [((-value, y, z(-value)), (2.52 + value, y, z(2.52 + value))) for y in (0.6, -0.6)]
    return one_flight(*(railing(f"r{n}", *each) for n, each in enumerate(ends)))


def headroom_of(value):
    return one_flight(overhead("beam", box(2.3, -3, 2.52, 3), base=1.5 + value))


def landing_of(depth, *, width=1.2, others=()):
    lower = stair_flight("lower", risers=6)
    upper = stair_flight("upper", at=(1.4 + depth, 0), risers=6, z=0.9)
    landing = slab("landing", box(1.4, -width / 2, 1.4 + depth, width / 2), level=0.9)
    return school_of(stair("s", None, flights=(lower, upper), landings=(landing,)), *others)


def landing_with_swing(value):
    """A leaf of 0.8 m that sweeps all of a landing but the last stretch of it."""
    made = door("d", at=(1.4 + value + 0.4, 0.6), width=0.8, mirrored=True, base=0.9)
    school = landing_of(value + 0.8, others=(made,))
    lower = tuple(f for f in school.stairs[0].flights if f.id == "lower")
    return replace(school, stairs=(replace(school.stairs[0], flights=lower),))


def foot_of(value):
    return one_flight(wall("w", box(-value - 0.1, -3, -value, 3)))


def falling(value):
    school = landing_of(1.5)
    (made,) = school.stairs
    (plate,) = made.landings
    top = sloped(plate.shape.footprint, 0.9, (value, 0.0))
    return replace(school, stairs=(replace(made, landings=(replace(plate, tops=(top,)),)),))


def ramp_of(*, going=4.5, rise=0.3, across=0.0, others=(), tops=()):
    made = ramp_flight("f", going=going, rise=rise, width=1.5)
    (top,) = made.tops
    top = sloped(top.area, top.level, (top.slope[0], across))
    return school_of(ramp("r", flights=(replace(made, tops=(top, *tops)),)), *others)


def kerbs_of(value):
    strips = tuple(
        sloped(box(0, y, 4.5, y + 0.1), 0.15 + value, (0.3 / 4.5, 0.0)) for y in (0.75, -0.85)
    )
    return ramp_of(tops=strips)


def lobby_of(value):
    lobby = box(-2, -0.1 - value, 4, -0.1)
    return lift_school(lobby=lobby)


def under_of(value):
    plate = slab("landing", box(0, -1, 2, 1), level=value + 0.2)
    return school_of(stair("s", None, landings=(plate,)), room("hall", box(-5, -5, 5, 5), top=4.0))


def guard_of(value):
    return school_of(
        railing("g", (0.0, 1.0, value), (3.0, 1.0, value)), room("hall", box(-5, -5, 5, 5))
    )


def drop_of(value):
    sides = [wall("left", box(-1, 0.6, 4, 0.8), top=4.0)]
    floor = slab("beside", box(-1, -3, 4, -0.6), level=1.5 - value)
    rail = railing("elsewhere", (0.0, 30.0, 1.0), (1.0, 30.0, 1.0))
    return one_flight(*sides, floor, rail)


CASES = (
    Case("riser_height", "stair flight", "f", (0.15, 0.17, 0.19), rise_of),
    Case("highest_riser", "stair flight", "f", (0.17, 0.18), rise_of),
    Case("flight_rise", "stair flight", "f", (1.5,), lambda v: rise_of(v / 10)),
    Case("going", "stair flight", "f", (0.25, 0.28, 0.3, 0.4), going_of),
    Case("shortest_going", "stair flight", "f", (0.28,), going_of),
    Case("riser_spread", "stair flight", "f", (0.005,), spread_of),
    Case("two_risers_and_going", "stair flight", "f", (0.55, 0.7), lambda v: going_of(v - 0.3)),
    Case("nosing", "stair flight", "f", (0.025, 0.038), nosing_of),
    Case("flight_width", "stair flight", "f", (1.0, 1.1), width_of),
    Case("width_between_handrails", "stair flight", "f", (1.0,), rails_apart),
    Case("widest_lane", "stair flight", "f", (1.0,), rails_apart),
    Case("handrail_height", "stair flight", "f", (0.9, 0.965, 1.0), rail_over),
    Case("handrail_extension", "stair flight", "f", (0.3, 0.305), rail_past),
    Case("headroom", "stair flight", "f", (2.0, 2.1), headroom_of),
    Case("landing_at_foot", "stair flight", "f", (1.2, 1.5), foot_of),
    Case("unguarded_drop", "stair flight", "f", (0.6,), drop_of),
    Case("landing_length", "landing", "landing", (1.2, 1.5, 1.525), landing_of),
    Case("landing_width", "landing", "landing", (1.2, 1.5), lambda v: landing_of(2.0, width=v)),
    Case(
        "landing_length", "landing", "landing", (1.2,), landing_with_swing,
        {"may_overlap": ()},
    ),
    Case("landing_slope", "landing", "landing", (1 / 60, 1 / 40), falling, step=0.001),
    Case("landing_slope_along", "landing", "landing", (1 / 60,), falling, step=0.001),
    Case("clear_height_under", "stair", "s", (2.0,), under_of),
    Case("gradient", "ramp flight", "f", (1 / 20, 1 / 12), lambda v: ramp_of(rise=4.5 * v)),
    Case("going", "ramp flight", "f", (2.0, 5.0, 10.0), lambda v: ramp_of(going=v)),
    Case("ramp_rise", "ramp flight", "f", (0.166, 0.333, 0.5), lambda v: ramp_of(rise=v)),
    Case("crossfall", "ramp flight", "f", (1 / 48, 1 / 40), lambda v: ramp_of(across=v)),
    Case("edge_upstand", "ramp flight", "f", (0.1,), kerbs_of),
    Case(
        "ramp_width", "ramp flight", "f", (0.915, 1.2),
        lambda v: ramp_of(others=(column("c", box(2, v - 0.75, 2.2, 1.0)),)),
    ),
    Case("car_width", "lift", "car", (0.9, 1.1), lambda v: lift_school(car=car_of_walls(v, 1.4))),
    Case("car_depth", "lift", "car", (1.4,), lambda v: lift_school(car=car_of_walls(1.1, v))),
    Case("landing_space", "lift", "car", (1.5,), lobby_of),
    Case("rail_height", "railing", "g", (0.9, 1.1), guard_of),
)  # fmt: skip


def cases():
    for case in CASES:
        for limit in case.limits:
            for off in (-case.step, 0.0, case.step):
                sign = {-1: "below", 0: "at", 1: "above"}[round(off / case.step)]
                yield pytest.param(
                    case, limit + off, id=f"{case.measure} of a {case.kind} {sign} {limit:.4g}"
                )


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize(("case", "built"), list(cases()))
def test_it_is_measured_as_it_was_built(case, built, turn):
    school = turned_school(case.build(built), turn)
    uses = uses_with() if case.kind == "lift" else None
    value = asked(school, case.measure, case.kind, case.id_, uses=uses, **(case.params or {}))
    # A drop is measured a millimetre before the end of the flight: half a millimetre less.
    allowed = 0.0006 if case.measure == "unguarded_drop" else 0.00015
    assert value.high == pytest.approx(built, abs=allowed)
    if case.measure != "width_between_handrails":
        assert value.low == pytest.approx(built, abs=allowed)


def test_there_is_a_case_for_every_length_that_a_limit_is_set_on():
    named = {case.measure for case in CASES}
    assert len(named) >= 28
    assert {"riser_height", "landing_length", "car_width", "rail_height", "headroom"} <= named


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize(("count", "depth"), [(2, 0.28), (3, 0.28), (12, 0.28), (16, 0.25)])
def test_counts_are_the_same_wherever_the_school_lies(turn, count, depth):
    flight = stair_flight("f", risers=count, going=depth)
    school = school_of(
        stair("s", None, flights=(flight,)), *floors((count - 1) * depth, count * 0.15)
    )
    value = asked(turned_school(school, turn), "risers", "stair flight", "f")
    assert (value.low, value.high) == (count, count)


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize(("side", "fits"), [(1.499, False), (1.5, True), (1.501, True)])
def test_a_rectangle_before_a_lift_is_settled_to_a_millimetre(turn, side, fits):
    lobby = box(1 - side / 2, -0.1 - side, 1 + side / 2, -0.1)
    school = school_of(*storey_of_lift("s0", lobby=lobby), car_of_walls(1.1, 1.4))
    value = asked(
        turned_school(school, turn),
        "landing_fits",
        "lift",
        "car",
        uses=uses_with(),
        long=1.5,
        short=1.5,
    )
    assert value.possible == {fits}


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize(("clear", "needed"), [(1.999, True), (2.0, False), (2.001, False)])
def test_a_guard_under_a_stair_is_settled_to_a_millimetre(turn, clear, needed):
    value = asked(turned_school(under_of(clear), turn), "soffit_guard_needed", "stair", "s")
    assert value.possible == {needed}


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize(("gradient", "is_ramp"), [(1 / 21, False), (1 / 20, True), (1 / 12, True)])
def test_a_slab_is_a_ramp_from_1_in_20_on_however_it_is_turned(turn, gradient, is_ramp):
    area = box(0, 0, 4, 2)
    top = sloped(area, 2 * gradient, (gradient, 0.0))
    made = slab("sl", area, slope=gradient, tops=(top,))
    made = replace(made, shape=replace(made.shape, top=4 * gradient))
    school = turned_school(school_of(made, room("hall", box(-5, -5, 0, 5))), turn)
    assert bool(measurer_of(school).subjects("ramp")) is is_ramp


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize(("depth", "landings"), [(0.59, 0), (0.61, 1)])
def test_a_landing_in_a_body_is_one_from_600_mm_on_however_it_is_turned(turn, depth, landings):
    lower = treads([0.15, 0.3, 0.45])
    middle = level(box(0.84, -0.6, 0.84 + depth, 0.6), 0.6)
    upper = [
        level(box(0.84 + depth + n * 0.28, -0.6, 1.12 + depth + n * 0.28, 0.6), 0.75 + n * 0.15)
        for n in range(3)
    ]
    whole = stair("s", box(0, -0.6, 3, 0.6), tops=(*lower, middle, *upper))
    value = asked(turned_school(school_of(whole), turn), "landings", "stair", "s")
    assert value.low == landings
