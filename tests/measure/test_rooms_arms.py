"""Arms of a corridor: what leads on without a door is as wide as the way there, or closed."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box, unary_union

from checker.results.values import Quantity
from tests.geometry.turning import FAR, TURNS
from tests.measure.corridors_made import (
    LONG,
    THROUGH,
    WEST,
    WIDE,
    beside,
    corridor,
    end_door,
    side_door,
)
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import (
    column,
    furniture,
    room,
    school_of,
    stair,
    stair_flight,
    wall,
)
from tests.measure.turned import turned_school

EXACT = 0.0002
DEEP = 9.0
"""How far north the branch of a corridor ends."""


def branch(wide: float = WIDE, deep: float = DEEP):
    """A corridor with ways out at both ends and an arm to the north, from x = 8 on."""
    plan = box(0, 0, LONG, WIDE).union(box(8, WIDE, 8 + wide, deep))
    return room("r", plan), *THROUGH[1:]


def clear(*elements) -> Quantity:
    found = measured(measurer_of(school_of(*elements)), "clear_width", "room", "r")
    assert isinstance(found, Quantity)
    return found


def cupboard(*bounds: float, **given):
    return furniture("f", box(*bounds), **given)


ARMS = {
    "nothing in it": (branch(), 1.6),
    "the arm is narrower": (branch(1.1), 1.1),
    "a cupboard in the arm": ((*branch(), cupboard(8, 5, 9.1, 6)), 0.5),
    "a column in the arm": ((*branch(), column("c", box(8, 5, 8.6, 5.6))), 1.0),
    "the arm is closed": ((*branch(), cupboard(8, 5, 9.6, 5.4)), 0.0),
    "the arm is closed at its mouth": ((*branch(), cupboard(7, 1.6, 10, 2)), 0.0),
    "the arm is full": ((*branch(), cupboard(8, WIDE, 9.6, DEEP)), 0.0),
    "a cupboard at its far wall": ((*branch(), cupboard(8, 8.2, 9.6, 9)), 1.6),
    "a niche of 1.5 m": (branch(1.0, WIDE + 1.5), 1.0),
    "a niche of 1.1 m": (branch(1.0, WIDE + 1.1), 1.6),
    "a bay as wide as deep": (branch(2.0, WIDE + 1.9), 1.6),
    "a duct of 0.25 m": (branch(0.25), 1.6),
    "a partition ends the arm": ((*branch(), wall("w", box(8, 2.5, 9.6, 2.6))), 1.6),
    "beyond the last door": (
        (corridor(), end_door(WEST), cupboard(12, 0, 13, 1.1)),
        0.5,
    ),
    "nothing is left beyond a cupboard": (
        (corridor(), end_door(WEST), cupboard(12, 0, 13, 1.1), cupboard(13, 0, LONG, WIDE)),
        0.0,
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("taper", [0.0005, 0.005, 0.05])
def test_a_cupboard_in_an_arm_that_tapers_counts(taper):
    """Its far end is narrower: between the east wall and the corner of the cupboard."""
    arm = Polygon([(8, 1), (9.6, 1), (9.6, WIDE), (9.6 - taper, DEEP), (8, DEEP)])
    plan = room("r", box(0, 0, LONG, WIDE).union(arm))
    beside_it = 9.6 - taper * (6 - WIDE) / (DEEP - WIDE) - 9.1
    found = clear(plan, *THROUGH[1:], cupboard(8, 5, 9.1, 6))
    assert found.best == pytest.approx(beside_it, abs=2 * EXACT)
    shut = clear(plan, *THROUGH[1:], cupboard(8, 5, 9.6, 5.4))
    assert (shut.low, shut.high) == (0.0, 0.0)


@pytest.mark.slow
@given(seed=st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_a_few_millimetres_do_not_lose_an_arm(seed):
    moved = np.random.default_rng(seed).uniform(-0.003, 0.003, (8, 2))
    corners = shapely.get_coordinates(branch()[0].shape.footprint)[:-1] + moved
    found = clear(room("r", Polygon(corners)), *THROUGH[1:], cupboard(8, 5, 9.1, 6))
    assert found.best == pytest.approx(0.5, abs=0.01)


@pytest.mark.slow
@pytest.mark.parametrize(("elements", "width"), ARMS.values(), ids=ARMS)
def test_the_way_into_an_arm_counts(elements, width):
    found = clear(*elements)
    assert (found.low, found.high) == (pytest.approx(width, abs=EXACT),) * 2


def test_a_closed_arm_is_told_with_what_closes_it():
    found = clear(*branch(), cupboard(8, 5, 9.6, 5.4, name="Lockers"))
    assert found.steps[-1] == "an arm of the room, 7.4 m long, is closed"
    (blocker,) = found.evidence
    assert (blocker.role, blocker.label) == ("blocker", "Lockers")


def test_a_way_that_is_closed_between_the_doors_is_told_before_an_arm():
    shelf = furniture("g", box(3, 0, 3.4, 0.5))
    found = clear(*branch(), cupboard(12, 0, 12.4, WIDE, name="Bench"), shelf)
    assert found.steps[-1] == "nothing can pass: the way between the doors is closed by Bench"
    (blocker,) = found.evidence
    assert (blocker.role, blocker.label) == ("blocker", "Bench")


def test_where_no_thing_alone_closes_the_way_none_is_named():
    two = (cupboard(12, 0, 12.4, WIDE), furniture("g", box(13, 0, 13.4, WIDE)))
    found = clear(*branch(), *two)
    assert found.steps[-1] == "nothing can pass: the way between the doors is closed as modelled"
    assert found.evidence == ()


def test_what_may_close_an_arm_leaves_it_open():
    found = clear(*branch(), cupboard(8, 5, 9.6, 5.4, hull_only=True))
    assert (found.low, found.high) == (0.0, pytest.approx(1.6, abs=EXACT))


def test_a_flight_at_the_end_of_a_corridor_is_gone_up_and_not_round():
    """It leaves 0.4 m beside it and half a metre behind it, which lead nowhere."""
    steps = stair("s", None, flights=(stair_flight("f", at=(16.98, 1.0), width=1.2),))
    ways = (corridor(), end_door(WEST), beside(2), side_door(2.5))
    assert clear(*ways, steps).best == pytest.approx(1.6, abs=EXACT)


def test_two_arms_of_one_branch_both_count():
    """A T off a corridor: the nearer of its two ends is closed as well as the farther."""
    tee = unary_union([box(0, 0, LONG, WIDE), box(8, WIDE, 9.6, 6), box(4, 6, 15, 7.6)])
    corridor_with = (room("r", tee), *THROUGH[1:])
    assert clear(*corridor_with).best == pytest.approx(1.6, abs=EXACT)
    assert clear(*corridor_with, cupboard(6, 6, 6.4, 7.6)).best == 0.0
    assert clear(*corridor_with, cupboard(12, 6, 12.4, 7.6)).best == 0.0


def cupboards(seed: int, count: int):
    """Cupboards by the walls of the corridor and of its arm, some of them in the middle."""
    chance = np.random.default_rng(seed)
    for number in range(count):
        long, deep = chance.uniform(0.2, 1.2), chance.uniform(0.05, 0.5)
        x, y = chance.uniform(1, 18), chance.choice([0.0, WIDE - deep, 0.5])
        if number % 3 == 0:
            x, y, long, deep = chance.choice([8.0, 9.6 - deep]), chance.uniform(2, 8), deep, long
        yield furniture(f"f{number}", box(x, y, x + long, y + deep))


@pytest.mark.slow
@given(seed=st.integers(0, 10**6), count=st.integers(1, 40))
@settings(max_examples=30, deadline=None)
def test_a_cupboard_more_is_never_better(seed, count):
    standing = list(cupboards(seed, count))
    fewer, half = standing[:-1], standing[: count // 2]
    widths = [clear(*branch(), *some).best for some in ([], half, fewer, standing)]
    assert widths[0] == pytest.approx(WIDE, abs=EXACT)
    assert all(after <= before + EXACT for before, after in pairwise(widths))


@pytest.mark.slow
@given(seed=st.integers(0, 10**6), count=st.integers(0, 12), more=st.integers(1, 400))
@settings(max_examples=30, deadline=None)
def test_a_wider_corridor_with_a_wider_arm_is_never_worse(seed, count, more):
    """Walls go south and east, so that everything stands where it did."""
    standing, by = list(cupboards(seed, count)), more / 1000
    plan = unary_union([box(0, -by, LONG, WIDE), box(8, WIDE, 9.6 + by, DEEP)])
    wider = (room("r", plan), *THROUGH[1:])
    assert clear(*wider, *standing).best >= clear(*branch(), *standing).best - EXACT


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 10**6), count=st.integers(0, 12))
@settings(max_examples=20, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn, seed, count):
    school = school_of(*branch(1.3), *cupboards(seed, count))
    here = measured(measurer_of(school), "clear_width", "room", "r")
    for each in (turn, FAR):
        there = measured(measurer_of(turned_school(school, each)), "clear_width", "room", "r")
        assert there.best == pytest.approx(here.best, abs=0.0005)
