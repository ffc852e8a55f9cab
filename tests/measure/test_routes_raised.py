"""Raised slabs and low beams on the way: nobody knows whether one gets past."""

import pytest
from shapely import box

from checker.model import Opening
from tests.measure.schools import opening, overhead, slab
from tests.measure.ways import corridor_school, reachable, walker

YES, OPEN = {True}, {True, False}
ACROSS = box(8, 0, 10, 2)


def beyond(thing, *more, **params):
    return reachable(walker(corridor_school(thing, *more)), "b", **params).possible


@pytest.mark.parametrize(
    ("level", "found"),
    [(0.0, YES), (0.015, YES), (0.017, OPEN), (0.4, OPEN), (1.5, OPEN), (2.2, YES), (3.0, YES)],
)
def test_a_raised_slab_across_a_corridor_is_in_doubt(level, found):
    assert beyond(slab("s", ACROSS, level=level)) == found


def test_a_slab_over_nearly_all_of_a_floor_is_the_floor():
    def on_foot(far):  # whose step down to the rooms is none
        return beyond(slab("s", box(-1, 0, far, 3), level=0.1), route="walking")

    assert on_foot(17) == YES
    assert on_foot(15) == OPEN


def test_beside_a_raised_slab_one_gets_past():
    assert beyond(slab("s", box(8, 0, 10, 1.1), level=0.4)) == YES
    assert beyond(slab("s", box(8, 0, 10, 1.3), level=0.4)) == OPEN


def test_a_hole_in_a_slab_is_floor():
    hole: Opening = opening("o", box(7, 0.5, 11, 1.5), host_id="s")
    assert beyond(slab("s", ACROSS, level=0.4), hole) == YES


@pytest.mark.slow
@pytest.mark.parametrize(
    ("base", "found"), [(0.0, OPEN), (0.6, OPEN), (1.2, OPEN), (1.99, OPEN), (2.0, YES), (2.4, YES)]
)
@pytest.mark.parametrize("route", ["step-free", "walking"])
def test_a_beam_that_hangs_low_or_stands_on_the_floor_is_in_doubt(base, found, route):
    assert beyond(overhead("x", ACROSS, base=base), route=route) == found
