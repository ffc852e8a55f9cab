"""A neck before a door is narrow however large the room; its recess and the corner are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Polygon, box, unary_union

from checker.geometry.passage import narrowest_passage
from tests.geometry.furnished import lengths
from tests.geometry.turning import FAR, TURNS

EXACT = 0.0002


def end(x: float, wide: float, door: float = 0.8) -> LineString:
    """A door in the middle of an end wall."""
    return LineString([(x, (wide - door) / 2), (x, (wide + door) / 2)])


def corridor(wide: float, *things):
    """A corridor 10 m long with a door in each end, what stands in it cut away."""
    plan = box(0, 0, 10, wide)
    return plan.difference(unary_union(things)), [end(0, wide), end(10, wide)], plan


def necked(wide: float, neck: float, deep: float):
    """A corridor that is as wide as `neck` for its last metres before one door."""
    low = (wide - neck) / 2
    plan = box(0, 0, 10, wide).union(box(-deep, low, 0, low + neck))
    return plan, [end(-deep, wide, neck - 0.1), end(10, wide)], plan


HALL = box(0, 0, 6, 6).union(box(2.85, -1.2, 3.15, 0))
CASES = {
    "a neck before a hall": (
        (HALL, [LineString([(2.9, -1.2), (3.1, -1.2)]), LineString([(2, 6), (2.9, 6)])], HALL),
        0.3,
    ),
    "a neck at the end of a corridor": (necked(2.4, 0.7, 0.45), 0.7),
    "cupboards on both sides of a door": (
        corridor(1.2, box(0, 0, 0.25, 0.45), box(0, 0.75, 0.25, 1.2)),
        0.3,
    ),
    "walls just before a door": (
        corridor(1.6, box(0.1, 0, 0.2, 0.65), box(0.1, 0.95, 0.2, 1.6)),
        0.3,
    ),
    "a column right before a door": (corridor(1.2, box(0, 0.2, 0.25, 0.9)), 0.3),
    "a recess as wide as the door": (necked(1.8, 0.9, 0.3), 1.8),
    "a recess that is too deep": (necked(1.8, 0.9, 0.5), 0.9),
    "a wide recess in a wide corridor": (necked(3.0, 2.0, 0.3), 3.0),
    "cupboards that stand like a recess": (
        corridor(1.8, box(0, 0, 0.3, 0.7), box(0, 1.1, 0.3, 1.8)),
        0.4,
    ),
    "a cupboard in the corner beside the door": (
        (
            box(0, 0, 7, 7).difference(box(0, 0, 0.6, 0.6)),
            [LineString([(0.7, 0), (1.5, 0)]), LineString([(5, 7), (6, 7)])],
            box(0, 0, 7, 7),
        ),
        7.0,
    ),
}


@pytest.mark.parametrize(("drawn", "width"), CASES.values(), ids=CASES)
def test_the_width_is_the_one_worked_out_by_hand(drawn, width):
    floor, portals, plan = drawn
    found = narrowest_passage(floor, portals, outline=plan)
    assert found.width == pytest.approx(width, abs=EXACT)
    far = narrowest_passage(FAR(floor), [FAR(each) for each in portals], outline=FAR(plan))
    assert far.width == pytest.approx(width, abs=EXACT)


@pytest.mark.slow
@given(turn=TURNS, case=st.sampled_from(sorted(CASES)))
@settings(max_examples=60, deadline=None)
def test_turning_and_mirroring_change_nothing(turn, case):
    (floor, portals, plan), width = CASES[case]
    found = narrowest_passage(turn(floor), [turn(each) for each in portals], outline=turn(plan))
    assert found.width == pytest.approx(width, abs=EXACT)


@given(wide=lengths(1.2, 8.0), neck=lengths(0.3, 1.0), deep=lengths(0.8, 2.0))
@settings(max_examples=40, deadline=None)
def test_a_larger_room_does_not_widen_its_neck(wide, neck, deep):
    floor, portals, plan = necked(wide, neck, deep)
    found = narrowest_passage(floor, portals, outline=plan)
    assert found.width == pytest.approx(neck, abs=EXACT)


@given(wide=lengths(1.2, 4.0), deep=lengths(0.05, 0.3))
@settings(max_examples=40, deadline=None)
def test_a_recess_never_narrows_the_room_behind_it(wide, deep):
    floor, portals, plan = necked(wide, 0.9, deep)
    found = narrowest_passage(floor, portals, outline=plan)
    assert found.width == pytest.approx(wide, abs=EXACT)


def test_what_stands_in_a_recess_narrows_it():
    floor, portals, plan = necked(1.8, 0.9, 0.3)
    blocked = floor.difference(box(-0.2, 0.45, -0.1, 0.95))
    found = narrowest_passage(blocked, portals, outline=plan)
    assert found.width == pytest.approx(0.4, abs=EXACT)


@pytest.mark.slow
@pytest.mark.parametrize("door", [0.5, 0.8, 0.9])
@given(wide=lengths(1.2, 8.0), deep=lengths(0.302, 0.6), turn=TURNS)
@settings(max_examples=20, deadline=None)
def test_a_neck_a_little_deeper_than_a_recess_is_as_wide_as_it_is(door, wide, deep, turn):
    """A disc that bulges into the neck touches the door and has not gone through it."""
    low = (wide - 0.9) / 2
    plan = turn(box(0, 0, 10, wide).union(box(-deep, low, 0, low + 0.9)))
    doors = [turn(end(-deep, wide, door)), turn(end(10, wide))]
    found = narrowest_passage(plan, doors, outline=plan)
    assert found.width == pytest.approx(0.9, abs=EXACT)


@given(chamfer=lengths(1.0, 1.4), turn=TURNS)
@settings(max_examples=20, deadline=None)
def test_a_door_in_a_corner_that_is_cut_off_is_in_no_neck(chamfer, turn):
    plan = box(0, 0, 6, 6).difference(Polygon([(0, 0), (chamfer, 0), (0, chamfer)]))
    half = chamfer / 2
    door = LineString([(half - 0.3, half + 0.3), (half + 0.3, half - 0.3)])
    found = narrowest_passage(turn(plan), [turn(door), turn(end(6, 6))], outline=turn(plan))
    # The walls at 0.3 m before the door are 2 m apart and less, and go on widening.
    assert found.width > 4.0
