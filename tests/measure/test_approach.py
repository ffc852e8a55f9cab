"""How a door is reached, in corridors, lobbies, halls and rooms drawn by hand."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, affinity, box

from checker.measure.measurer import Measurer
from checker.model import Property
from checker.results.values import Choice, Quantity, Unknown
from tests.measure.doors_made import asked, measurer_of
from tests.measure.schools import column, door, furniture, room, school_of

STRAIGHT, TURNING = frozenset({"straight"}), frozenset({"at right angles"})
EITHER = STRAIGHT | TURNING
OFFICE = room("office", box(0, 0.05, 4, 4))


def reached(measurer: Measurer) -> tuple[frozenset[str], float, float]:
    way, width = asked(measurer, "approach"), asked(measurer, "approach_width")
    assert isinstance(way, Choice)
    assert isinstance(width, Quantity)
    return way.possible, round(width.low, 3), round(width.high, 3)


def off(area: Polygon, *others: Any, use: Any = "corridor", **given: Any):
    """A door from an office into a space to the south of it."""
    made = door("d", at=(2.0, 0.0), **given)
    school = school_of(OFFICE, room("space", area), made, *others)
    return reached(measurer_of(school, office="office", space=use))


@pytest.mark.parametrize("width", [1.1, 1.2, 1.499, 1.5, 1.8, 2.4])
def test_a_corridor_along_the_wall_makes_people_turn_in_its_own_width(width):
    assert off(box(-8, -0.05 - width, 12, -0.05)) == (TURNING, width, width)


@pytest.mark.parametrize("turn", [0.0, 17.3, 33.3, 61.7])
def test_a_run_of_exactly_twice_the_depth_passes_by_however_the_plan_lies(turn):
    turned = [
        affinity.rotate(area, turn, origin=(2, 0))
        for area in (box(0, 0.05, 4, 4), box(0.7, -1.35, 3.3, -0.05))
    ]
    school = school_of(
        room("office", turned[0]), room("space", turned[1]), door("d", at=(2, 0), along=turn)
    )
    assert reached(measurer_of(school, office="office", space="corridor"))[0] == TURNING


@pytest.mark.parametrize("width", [1.0, 1.2, 1.8])
def test_a_door_at_the_end_of_a_corridor_is_met_straight_on(width):
    assert off(box(2 - width / 2, -12, 2 + width / 2, -0.05))[0] == STRAIGHT


def test_a_hall_three_metres_deep_leaves_room_to_line_up():
    assert off(box(-8, -4, 12, -0.05))[0] == STRAIGHT


def test_a_lobby_of_one_and_a_half_metres_square_is_met_straight_on():
    assert off(box(1.2, -1.6, 2.8, -0.05), use="lobby")[0] == STRAIGHT


def test_a_small_lobby_may_be_either():
    assert off(box(1.2, -1.35, 2.8, -0.05), use="lobby") == (EITHER, 1.3, 1.3)


def test_a_door_in_a_shallow_recess_is_still_reached_from_the_corridor():
    recess = box(1.4, -0.35, 2.6, -0.05)
    corridor = recess.union(box(-8, -1.65, 12, -0.35))
    assert off(corridor) == (TURNING, 1.3, 1.3)


@pytest.mark.parametrize("deep", [0.05, 0.1, 0.2, 0.4, 0.5, 0.6])
def test_the_corridor_is_as_wide_whatever_the_recess(deep):
    recess = box(1.4, -0.05 - deep, 2.6, -0.05)
    corridor = recess.union(box(-8, -1.55 - deep, 12, -0.05 - deep))
    assert off(corridor) == (TURNING, 1.5, 1.5)


def test_a_deeper_recess_is_a_space_of_its_own():
    recess = box(1.4, -0.75, 2.6, -0.05)
    assert off(recess.union(box(-8, -2.25, 12, -0.75)))[0] != TURNING


def door_off(*rooms, **uses):
    school = school_of(*rooms, door("d", at=(2.0, 0.0)))
    return asked(measurer_of(school, **uses), "approach")


def test_a_corridor_that_is_missing_may_be_where_people_come_from():
    assert isinstance(door_off(OFFICE, office="office"), Unknown)


def test_a_corridor_whose_other_side_is_missing_is_where_they_come_from():
    corridor = room("way", box(-8, -1.35, 12, -0.05))
    assert door_off(corridor, way="corridor").possible == TURNING


def test_a_column_in_front_narrows_the_way():
    narrowed = off(box(-8, -1.85, 12, -0.05), column("c", box(1.8, -1.85, 2.2, -1.45)))
    assert narrowed == (TURNING, 1.4, 1.4)


def test_a_column_beside_the_door_does_not():
    assert off(box(-8, -1.85, 12, -0.05), column("c", box(5, -1.85, 5.3, -1.45)))[1] == 1.8


def test_movable_furniture_does_not_count():
    table = furniture("t", box(1.6, -1.85, 2.4, -1.2))
    assert off(box(-8, -1.85, 12, -0.05), table)[1] == 1.8


def test_corridors_that_touch_are_one_space():
    """Each half alone is as deep as long: together they pass the door."""
    rest = room("rest", box(2.6, -1.35, 14, -0.05))
    made = door("d", at=(2.0, 0.0))
    school = school_of(OFFICE, room("space", box(1.4, -1.35, 2.6, -0.05)), rest, made)
    together = measurer_of(school, office="office", space="corridor", rest="corridor")
    apart = measurer_of(school, office="office", space="corridor", rest="office")
    assert reached(together)[0] == TURNING
    assert reached(apart)[0] == EITHER


def test_the_corridor_decides_even_when_the_room_behind_is_large():
    measurer = measurer_of(
        school_of(OFFICE, room("space", box(-8, -1.25, 12, -0.05)), door("d", at=(2.0, 0.0))),
        office="office",
        space="corridor",
    )
    steps = asked(measurer, "approach").steps
    assert len(steps) == 1
    assert "circulation" in steps[0]


def test_between_two_corridors_the_narrower_turn_decides():
    north = room("north", box(-8, 0.05, 12, 1.35))
    school = school_of(north, room("south", box(-8, -1.25, 12, -0.05)), door("d", at=(2.0, 0.0)))
    assert reached(measurer_of(school, north="corridor", south="corridor")) == (TURNING, 1.2, 1.2)


def test_between_two_rooms_a_metre_and_a_half_square_in_front_is_enough():
    assert off(box(1.2, -1.6, 2.8, -0.05), use="office")[0] == STRAIGHT


def test_a_shallow_room_along_the_wall_makes_people_turn():
    assert off(box(0, -1.05, 4, -0.05), use="store") == (TURNING, 1.0, 1.0)


def test_a_space_of_unknown_use_leaves_both_open_when_that_matters():
    wide = box(-8, -2.05, 12, -0.05)
    assert off(wide, use=None)[0] == EITHER
    assert off(wide, use=("corridor", "office"))[0] == EITHER
    assert off(wide, use=("office", "store"))[0] == STRAIGHT


def test_a_space_of_unknown_use_is_settled_where_either_use_gives_the_same():
    assert off(box(-8, -1.25, 12, -0.05), use=None) == (TURNING, 1.2, 1.2)


def test_the_way_from_outside_is_told_but_not_measured():
    external = Property(group="Pset_DoorCommon", name="IsExternal", value=True)
    made = door("d", at=(2.0, 0.0), properties=(external,))
    measurer = measurer_of(school_of(OFFICE, made), office="office")
    value = asked(measurer, "approach")
    assert value.possible == STRAIGHT
    assert "outside" in value.steps[-1]


def test_a_door_that_opens_off_no_room_cannot_be_told():
    measurer = measurer_of(school_of(door("d", at=(2.0, 0.0))))
    assert isinstance(asked(measurer, "approach"), Unknown)
    assert isinstance(asked(measurer, "approach_width"), Unknown)


def test_the_width_is_drawn_as_a_line_across_the_corridor():
    school = school_of(OFFICE, room("space", box(-8, -1.25, 12, -0.05)), door("d", at=(2.0, 0.0)))
    value = asked(measurer_of(school, office="office", space="corridor"), "approach_width")
    (line,) = value.evidence
    assert line.coords[0] == pytest.approx((2.0, -0.05))
    assert line.coords[1] == pytest.approx((2.0, -1.25))
    assert line.label == "1200 mm"


@pytest.mark.slow
@settings(max_examples=40)
@given(
    width=st.floats(0.9, 2.5),
    turned=st.floats(0, 360),
    moved=st.tuples(st.floats(-500, 500), st.floats(-500, 500)),
    mirrored=st.booleans(),
)
def test_turning_moving_and_mirroring_change_nothing(width, turned, moved, mirrored):
    def placed(area: Polygon) -> Polygon:
        return affinity.translate(affinity.rotate(area, turned, origin=(0, 0)), *moved)

    angle = math.radians(turned)
    at = (2.0 * math.cos(angle) + moved[0], 2.0 * math.sin(angle) + moved[1])
    school = school_of(
        room("office", placed(box(0, 0.05, 4, 4))),
        room("space", placed(box(-8, -0.05 - width, 12, -0.05))),
        door("d", at=at, along=turned, mirrored=mirrored),
    )
    possible, low, high = reached(measurer_of(school, office="office", space="corridor"))
    assert possible == TURNING
    assert low == high == pytest.approx(width, abs=0.001)
