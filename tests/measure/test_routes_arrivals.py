"""A room is reached where one gets into it, not where one stands in its door."""

import math

import pytest
from hypothesis import given, settings
from shapely import box

from checker.measure.routes.found import standard_of
from checker.measure.routes.walks import Walk
from tests.geometry.turning import FAR, TURNS
from tests.measure.measuring import measured
from tests.measure.schools import (
    column,
    fitting,
    furniture,
    overhead,
    room,
    school_of,
    slab,
)
from tests.measure.turned import turned_school
from tests.measure.ways import MAIN, corridor_school, distance, outer, reachable, to, walker, way_in

YES, NO, OPEN = {True}, {False}, {True, False}
WHY = "no way is left into b by door d-b past x"


def before_b(deep, *, wide=4.0):
    """The plan of a thing in room b that begins so far behind its wall, in front of door d-b."""
    return box(15 - wide / 2, -0.1 - deep - 0.6, 15 + wide / 2, -0.1 - deep)


@pytest.mark.parametrize(
    ("deep", "found"), [(0.0, NO), (0.3, NO), (0.79, NO), (0.8, YES), (1.2, YES)]
)
def test_one_has_to_find_room_behind_the_door(deep, found):
    """Room b is 4 m wide: a thing from wall to wall leaves a strip so deep before the door."""
    fixed = fitting("x", before_b(deep))
    answer = reachable(walker(corridor_school(fixed)), "b")
    assert answer.possible == found
    assert (answer.steps == (WHY,)) == (found == NO)


def test_a_narrower_way_finds_room_in_less():
    m = walker(corridor_school(fitting("x", before_b(0.7))))
    assert reachable(m, "b").possible == NO
    assert reachable(m, "b", clear_width=0.7).possible == YES
    assert reachable(m, "b", route="walking").possible == YES


def test_furniture_can_be_moved_so_nobody_knows_and_it_is_named():
    answer = reachable(walker(corridor_school(furniture("x", before_b(0.3)))), "b")
    assert answer.possible == OPEN
    assert answer.steps[-1] == WHY
    assert [each.element for each in answer.evidence if each.role == "blocker"] == ["x"]


def test_in_circulation_furniture_stands_for_good():
    m = walker(corridor_school(furniture("x", before_b(0.3))), b="corridor")
    assert reachable(m, "b").possible == NO


def test_past_a_thing_that_leaves_room_beside_it_one_gets_in():
    """It stands in the middle of the door's view, 0.5 m behind it, 1.0 m wide."""
    small = fitting("x", before_b(0.5, wide=1.0))
    assert reachable(walker(corridor_school(small)), "b").possible == NO
    aside = fitting("x", box(15.5, -2, 16.5, -0.1))
    assert reachable(walker(corridor_school(aside)), "b").possible == YES


@pytest.mark.parametrize(
    "thing",
    [column("x", before_b(0.3)), fitting("x", before_b(0.3), hull_only=True)],
    ids=["a column", "a hull"],
)
def test_what_is_sure_blocks_and_what_is_doubtful_leaves_it_open(thing):
    found = reachable(walker(corridor_school(thing)), "b").possible
    assert found == (OPEN if thing.shape.hull_only else NO)


def test_a_platform_and_a_low_beam_behind_the_door_leave_it_open():
    for thing in (slab("x", before_b(0.3), level=0.15), overhead("x", before_b(0.3), base=1.2)):
        answer = reachable(walker(corridor_school(thing)), "b")
        assert answer.possible == OPEN
        assert answer.steps[-1] == WHY


def test_nobody_has_to_stand_in_a_cupboard_too_shallow_for_it():
    def school(*more):
        shallow = room("s", box(7, -0.7, 11, -0.1))
        return corridor_school(shallow, way_in("d-s", at=(9, -0.05)), *more)

    assert reachable(walker(school(), s="store"), "s").possible == YES
    full = fitting("x", box(7, -0.7, 11, -0.4))
    assert reachable(walker(school(full), s="store"), "s").possible == YES


CELL = room("s", box(8.5, -1.3, 9.5, -0.1))
CELL_PAN = fitting("x", box(8.8, -1.3, 9.2, -0.6), kind="wc")


def cell(use, *more):
    """A cubicle of 1.0 by 1.2 m with a pan, 0.5 m behind its door, and what its room is for."""
    made = corridor_school(CELL, CELL_PAN, way_in("d-s", at=(9, -0.05)), *more)
    return reachable(walker(made, s=use), "s")


def test_into_a_cubicle_with_no_more_room_than_for_its_pan_nobody_has_to_get():
    assert cell("toilet").possible == YES
    assert cell("accessible toilet").possible == NO
    assert cell(("toilet", "accessible toilet")).possible == OPEN


def test_what_is_no_fitting_of_a_cubicle_is_in_the_way_in_it():
    roomy = room("s", box(8, -2.5, 10, -0.1))
    made = corridor_school(roomy, way_in("d-s", at=(9, -0.05)), column("y", box(8, -0.9, 10, -0.6)))
    assert reachable(walker(made, s="toilet"), "s").possible == NO


def test_by_another_door_one_gets_in_all_the_same():
    """Room b has a second door whose way in is free, and the longer way leads there."""
    second = way_in("d-2", at=(16.4, -0.05), clear=0.9)
    thing = fitting("x", box(13, -0.7, 15.6, -0.2))
    m = walker(corridor_school(second, thing))
    assert reachable(m, "b").possible == YES
    free = distance(walker(corridor_school(second)), "a", "b").best
    assert distance(m, "a", "b").best == pytest.approx(free + 1.4, abs=0.05)


def test_who_is_in_the_room_does_not_get_out_either():
    m = walker(corridor_school(fitting("x", before_b(0.3))))
    out, back = distance(m, "b", MAIN), distance(m, "a", "b")
    assert math.isinf(out.low)
    assert math.isinf(back.low)
    assert out.reason == WHY
    assert distance(m, "a", MAIN).high < 20


def test_the_way_up_to_the_door_is_drawn():
    answer = reachable(walker(corridor_school(fitting("x", before_b(0.3)))), "b")
    (path,) = [each for each in answer.evidence if each.role == "path"]
    assert path.coords[-1] == pytest.approx((15, -0.05), abs=1e-3)


def test_a_room_whose_floor_lies_elsewhere_is_not_asked():
    """A door at the half landing of a stair: the floor of the room is not the one before it."""
    well = room("b2", box(7, -4.1, 11, -0.1), base=-1.75, top=6)
    low = fitting("x", box(7, -0.8, 11, -0.2), base=-1.75, top=0.8)
    m = walker(corridor_school(well, low, way_in("d-2", at=(9, -0.05))), b2="stair")
    gate = next(each for each in m.provide("gates") if each.id == "d-2")
    walk = Walk(standard=standard_of("step-free", 0.8), sure=True)
    assert m.provide("lets_in")(gate, "b2", walk)


def test_the_farthest_corner_has_no_way_to_a_room_that_nobody_gets_into():
    school = school_of(
        room("hall", box(0, 0, 6, 4)),
        room("b", box(6.1, 0, 10, 4)),
        way_in("d", at=(6.05, 2), along=90),
        outer("main", at=(-0.05, 2), along=90),
        fitting("x", box(6.3, 0, 6.9, 4)),
    )
    m = walker(school, hall="corridor")
    assert reachable(m, "b").possible == NO
    assert reachable(m, "hall").possible == YES
    far = measured(m, "farthest_travel_distance", "room", "hall", to=to(m, "b"))
    assert math.isinf(far.high)


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=15, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn):
    for deep, found in ((0.799, NO), (0.801, YES)):
        school = corridor_school(fitting("x", before_b(deep)))
        for each in (turn, FAR):
            assert reachable(walker(turned_school(school, each)), "b").possible == found
