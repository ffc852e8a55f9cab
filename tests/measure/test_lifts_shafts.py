"""Shafts of lifts: their plan, their rooms, and the doors at them on each storey."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.measure.lifts.shafts import lifts_of, storey_at
from tests.geometry.turning import FAR, TURNS
from tests.measure.measuring import measurer_of, uses_of
from tests.measure.schools import door, lift, room, school_of, storey, wall
from tests.measure.turned import shuffled_school, turned_school

SHAFT = box(0, 0, 2, 2)
CAR = box(0.45, 0.3, 1.55, 1.7)
LIFT_ROOMS = {"shaft0": "lift", "shaft1": "lift"}


def storeys(*ids):
    """A lobby and a shaft room on each storey, with a door between them at x = 1, y = -0.05."""
    for id_ in ids:
        number = id_[1:]
        yield room(f"lobby{number}", box(-3, -3, 5, -0.1), storey_id=id_)
        yield room(f"shaft{number}", SHAFT, storey_id=id_)
        yield wall(f"wall{number}", box(-3, -0.1, 5, 0), storey_id=id_)
        yield door(
            f"door{number}",
            at=(1, -0.05),
            storey_id=id_,
            base=storey(id_).elevation,
            operation="SLIDING_TO_LEFT",
        )


def shafts(school, **uses):
    return measurer_of(school, uses=uses_of(**uses)).provide("lift_shafts")


def doors_of(school, **uses):
    (shaft,) = shafts(school, **uses)
    return dict(shaft.doors)


def test_a_car_in_shaft_rooms_has_their_plan_and_their_doors():
    (shaft,) = shafts(school_of(*storeys("s0", "s1"), lift("car", CAR)), **LIFT_ROOMS)
    assert (shaft.id, shaft.lift.id, shaft.room_ids) == ("car", "car", ("shaft0", "shaft1"))
    assert shaft.area.equals(SHAFT)
    assert dict(shaft.doors) == {"s0": ("door0",), "s1": ("door1",)}


def test_rooms_called_lift_are_a_lift_where_no_car_is_modelled():
    school = school_of(*storeys("s0", "s1"))
    (made,) = lifts_of(school, uses_of(**LIFT_ROOMS))
    assert (made.id, made.solids, made.ref.ifc_class) == ("shaft0", (), "IfcSpace")
    assert (made.shape.base, made.shape.top) == pytest.approx((0.0, 6.2))
    assert doors_of(school, **LIFT_ROOMS) == {"s0": ("door0",), "s1": ("door1",)}


def test_a_stack_beside_a_modelled_lift_is_a_lift_too():
    goods = room("goods", box(20, 0, 22, 2))
    school = school_of(*storeys("s0", "s1"), lift("car", CAR), goods)
    found = lifts_of(school, uses_of(goods="lift", **LIFT_ROOMS))
    assert [each.id for each in found] == ["car", "goods"]


@pytest.mark.parametrize("use", [("lift", "store"), "store"], ids=["open", "another"])
def test_a_room_that_is_not_surely_a_lift_is_none(use):
    assert lifts_of(school_of(*storeys("s0")), uses_of(shaft0=use)) == ()


def test_a_car_without_shaft_rooms_has_the_doors_before_it():
    others = [each for each in storeys("s0", "s1") if not each.id.startswith("shaft")]
    car = lift("car", box(0.2, 0.1, 1.8, 1.7))
    assert doors_of(school_of(*others, car)) == {"s0": ("door0",), "s1": ("door1",)}


@pytest.mark.parametrize(
    ("over", "uses", "served"),
    [
        (room("office", box(-1, 0, 4, 5), storey_id="s1"), {"office": "store"}, ["s0"]),
        (room("cage", SHAFT, storey_id="s1"), {}, ["s0", "s1"]),
    ],
    ids=["an office over the car", "a small room of no known use"],
)
def test_a_door_to_another_room_over_the_car_is_none_of_its(over, uses, served):
    others = [each for each in storeys("s0", "s1") if not each.id.startswith("shaft")]
    school = school_of(*others, over, lift("car", box(0.2, 0.1, 1.8, 1.7)))
    assert list(doors_of(school, **uses)) == served


def test_a_door_beside_the_shaft_is_none_of_its():
    beside = door("store", at=(3.5, -0.05))
    school = school_of(*storeys("s0"), beside, room("store", box(2.1, 0, 5, 2)), lift("car", CAR))
    assert doors_of(school, shaft0="lift") == {"s0": ("door0",)}


def test_a_door_filed_under_another_storey_is_put_on_that_of_its_level():
    made = [
        replace(each, storey_id="s0") if each.id == "door1" else each
        for each in storeys("s0", "s1")
    ]
    assert doors_of(school_of(*made), **LIFT_ROOMS) == {"s0": ("door0",), "s1": ("door1",)}


def test_two_doors_on_one_storey_make_a_through_car():
    back = door("back", at=(1, 2.05))
    school = school_of(*storeys("s0"), back, wall("north", box(-3, 2, 5, 2.1)))
    assert doors_of(school, shaft0="lift") == {"s0": ("back", "door0")}


@pytest.mark.parametrize(
    ("made", "uses", "expected"),
    [
        (lift("no body", None), {}, []),
        (lift("alone", CAR), {}, [{}]),
        (room("flat", None), {"flat": "lift"}, []),
    ],
    ids=["no body", "no doors", "a room without a body"],
)
def test_bad_lifts_have_no_doors_and_raise_nothing(made, uses, expected):
    assert [dict(each.doors) for each in shafts(school_of(made), **uses)] == expected


def test_rooms_far_apart_are_two_lifts():
    school = school_of(*storeys("s0"), room("other", box(30, 0, 32, 2), storey_id="s1"))
    assert [each.id for each in lifts_of(school, uses_of(shaft0="lift", other="lift"))] == [
        "shaft0",
        "other",
    ]


@pytest.mark.parametrize(
    ("level", "own", "expected"),
    [(0.1, "", "s0"), (3.4, "", "s1"), (0.1, "s1", "s0"), (3.2, "s1", "s1"), (1.8, "s1", "s1")],
)
def test_a_level_belongs_to_the_nearest_storey(level, own, expected):
    school = school_of(*storeys("s0", "s1"))
    assert storey_at(school, level, own=own).id == expected


def test_without_storeys_a_level_belongs_to_none():
    assert storey_at(school_of(), 0.0) is None


@given(turn=TURNS, seed=st.integers(0, 99))
@settings(max_examples=10, deadline=None)
def test_turning_mirroring_moving_and_reordering_change_no_shaft(turn, seed):
    school = school_of(*storeys("s0", "s1"), lift("car", CAR))
    changed = shuffled_school(turned_school(school, turn), seed)
    assert doors_of(changed, **LIFT_ROOMS) == doors_of(school, **LIFT_ROOMS)


def test_far_from_the_origin_the_doors_are_the_same():
    school = turned_school(school_of(*storeys("s0", "s1"), lift("car", CAR)), FAR)
    assert doors_of(school, **LIFT_ROOMS) == {"s0": ("door0",), "s1": ("door1",)}
