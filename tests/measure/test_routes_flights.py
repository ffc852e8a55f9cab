"""What stands on a ramp or a stair narrows the way over it, and a steep ramp stops wheels."""

import math

import pytest
from shapely import box

from checker.measure.routes.legs import Link
from checker.measure.routes.sizes import sizes_of_link
from checker.measure.routes.walks import Standard, Walk
from tests.measure.schools import (
    column,
    fitting,
    furniture,
    opening,
    railing,
    ramp,
    ramp_flight,
    room,
    school_of,
    stair,
    stair_flight,
    wall,
)
from tests.measure.ways import distance, walker, way_in

YES, NO, OPEN = (True, True), (False, False), (True, False)
WALL = wall("x", box(7, 0, 7.3, 2), top=3)
HALF = box(7, 0.25, 7.3, 1.25)
TIGHT = box(7, 0.45, 7.3, 2)
"""Over the ramp, which lies from y = 0.25 to 1.75: half a metre is left, or 0.2 m."""


def ends(flight, *, rise, start):
    """Room a below and room b above a flight that begins at x = 6."""
    return [
        room("corridor", box(0, 0, 6, 2)),
        room("up", box(start, 0, 20, 2), base=rise),
        room("a", box(1, -4.1, 5, -0.1)),
        room("b", box(13, -4.1, 17, -0.1), base=rise),
        way_in("d-a", at=(3, -0.05)),
        way_in("d-b", at=(15, -0.05), base=rise),
        flight,
    ]


def over_ramp(*more, rise=0.3, going=3.6, width=1.5, **params):
    """Whether a way leads over a ramp, at best and for sure, and its reason."""
    flight = ramp_flight("f", at=(6, 1), width=width, going=going, rise=rise)
    parts = ends(ramp("r", None, flights=(flight,)), rise=rise, start=6 + going)
    return led(*parts, *more, **params)


def over_stair(*more, width=1.2):
    """The same for a stair of ten risers, on foot."""
    flight = stair_flight("f", at=(6, 1), width=width)
    parts = ends(stair("s", None, flights=(flight,)), rise=1.5, start=6 + 9 * 0.28)
    return led(*parts, *more, route="walking")


def led(*parts, **params):
    found = distance(walker(school_of(*parts), up="corridor"), "a", "b", **params)
    return (not math.isinf(found.low), not math.isinf(found.high)), found.reason


@pytest.mark.slow
@pytest.mark.parametrize(
    ("thing", "found"),
    [
        ([], YES),
        ([WALL], NO),
        ([wall("x", box(7, 0, 7.3, 2), base=2.5, top=1)], YES),
        ([column("x", HALF, top=3)], NO),
        ([column("x", HALF, top=3, hull_only=True)], OPEN),
        ([furniture("x", TIGHT)], NO),
        ([furniture("x", box(7, 1.06, 7.3, 2))], YES),
        ([furniture("x", box(7, 1.04, 7.3, 2))], NO),
        ([furniture("x", TIGHT, hull_only=True)], OPEN),
        ([fitting("x", TIGHT)], NO),
        ([railing("x", (6, 1, 0.9), (9.6, 1, 1.2))], NO),
        ([railing("x", (6, 0.3, 0.9), (9.6, 0.3, 1.2))], YES),
    ],
)
def test_what_stands_on_a_ramp_narrows_the_way(thing, found):
    assert over_ramp(*thing)[0] == found


def test_a_doorway_at_the_head_of_a_ramp_lets_through_though_it_begins_over_the_wall():
    cross = wall("x", box(9.4, 0, 9.6, 2), top=3)
    hole = opening("o", box(9.4, 0.25, 9.6, 1.75), host_id="x", base=0.35, filled_by=("d",))
    leaf = way_in("d", at=(9.5, 1), along=90, clear=1.5, base=0.35, opening_id="o", host_id="x")
    assert over_ramp(cross, hole, leaf, going=3.6, rise=0.35)[0] == YES
    assert over_ramp(cross, rise=0.35)[0] == NO


@pytest.mark.parametrize(("width", "found"), [(0.8, YES), (0.79, NO)])
def test_a_ramp_is_as_wide_as_its_ends(width, found):
    assert over_ramp(width=width)[0] == found


@pytest.mark.parametrize(
    ("thing", "why"),
    [
        (WALL, "ramp r is blocked by x"),
        (column("x", HALF, top=3), "ramp r is 500 mm wide between x and the edge where 800 mm"),
    ],
)
def test_what_narrows_the_ramp_is_named(thing, why):
    assert over_ramp(thing)[1].startswith(why)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("per", "found"),
    [(12, YES), (10, YES), (9.9, OPEN), (8, OPEN), (6.1, OPEN), (6, OPEN), (5.9, NO), (4, NO)],
)
def test_a_steep_ramp_is_doubtful_for_wheels_and_a_steeper_one_is_no_way(per, found):
    assert over_ramp(going=0.3 * per)[0] == found
    assert over_ramp(going=0.3 * per, route="walking")[0] == YES


def test_how_steep_the_ramp_is_is_said():
    assert over_ramp(going=2.4)[1] == "ramp r rises 1 in 8, too steep for wheels"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"gradient": 1 / 5}, [("gradient of the ramp", 1 / 5, None, 1 / 10, "ratio")]),
        ({"clear": (0.6, 0.7)}, [("clear width of the ramp", 0.6, 0.8, None, "m")]),
        ({"clear": (0.0, 0.0)}, []),  # something blocks it
        ({"sure": False}, []),
    ],
)
def test_what_keeps_wheels_off_a_ramp_is_sized(given, told):
    walk = Walk(standard=Standard(width=0.8, highest_step=0.015, stairs=False), sure=True)
    found = sizes_of_link(Link(id="r", kind="ramp", gates=(), **given), walk)
    assert [(s.what, s.low, s.at_least, s.at_most, s.unit) for s in found] == told
    assert not any(s.on_plan for s in found)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("thing", "found"),
    [
        ([], YES),
        ([WALL], NO),
        ([column("x", box(7, 0.95, 7.2, 2), top=4)], NO),
        ([column("x", box(7, 1.05, 7.2, 2), top=4)], YES),
        ([furniture("x", box(7, 0.5, 7.2, 1.5), base=0.5, top=1.5)], NO),
        ([railing("x", (6, 1, 0.9), (8.5, 1, 2.4))], OPEN),
    ],
)
def test_what_stands_on_a_stair_narrows_it_and_railings_perhaps(thing, found):
    assert over_stair(*thing)[0] == found
