"""The doors of a lift: how wide, on which storeys, on which sides of the car."""

from dataclasses import replace

import pytest
from shapely import box

from checker.model import Property
from tests.measure.climbing import asked, is_unknown, span
from tests.measure.lifts_made import (
    CAR,
    SHAFT,
    USES,
    lift_school,
    sizes,
    storey_of_lift,
    uses_with,
)
from tests.measure.schools import door, lift, room, school_of, storey, wall

NAMES = (
    "lift_door_width",
    "storeys_served",
    "lift_travel",
    "car_door_opposite",
    "car_door_adjacent",
)


def of_lift(school, name, id_="car"):
    return asked(school, name, "lift", id_, uses=USES)


def clear(width):
    return (Property(group="SchoolCheck_Door", name="ClearOpeningWidth", value=width),)


def with_doors(*widths, **given):
    """A storey for each clear width of its door; None for a door that nothing is known of."""
    elements = []
    for number, width in enumerate(widths):
        *others, made = storey_of_lift(f"s{number}")
        changed = replace(made, properties=clear(width) if width else ())
        elements += [*others, changed]
    return school_of(*elements, lift("car", CAR), **given)


@pytest.mark.parametrize(
    ("widths", "expected"),
    [((0.9, 0.9), (0.9, 0.9)), ((0.9, 0.8), (0.8, 0.8)), ((0.7995,), (0.7995, 0.7995))],
)
def test_the_narrowest_door_counts(widths, expected):
    value = of_lift(with_doors(*widths), "lift_door_width")
    assert span(value) == expected
    assert len(value.steps) == len(widths)


def test_the_narrowest_door_is_drawn():
    value = of_lift(with_doors(0.9, 0.8), "lift_door_width")
    roles = [(each.role, each.storey) for each in value.evidence]
    assert roles == [("context", "Level 0"), ("measured", "Level 1")]


def test_a_door_of_unknown_width_leaves_an_upper_bound():
    elements = list(storey_of_lift("s0"))
    *others, made = storey_of_lift("s1")
    bare = replace(made, overall_width=None, shape=None, frame=None)
    known = replace(elements[-1], properties=clear(0.85))
    school = school_of(*elements[:-1], known, *others, bare, lift("car", CAR))
    low, high = span(of_lift(school, "lift_door_width"))
    assert high == 0.85
    assert low <= 0.85


@pytest.mark.parametrize(
    ("floors", "count", "names"),
    [
        (("s0",), 1, "Level 0"),
        (("s0", "s1"), 2, "Level 0, Level 1"),
        (("s0", "s1", "s2"), 3, "Level 0, Level 1, Level 2"),
    ],
)
def test_it_serves_the_storeys_on_which_it_has_a_door(floors, count, names):
    elements = [each for id_ in floors for each in storey_of_lift(id_)]
    value = of_lift(school_of(*elements, lift("car", CAR)), "storeys_served")
    assert span(value) == (count, count)
    assert value.steps == (f"storeys: {names}",)


def test_a_storey_that_it_passes_without_a_door_is_not_served():
    elements = [each for id_ in ("s0", "s2") for each in storey_of_lift(id_)]
    passed = [room("shaft1", SHAFT, storey_id="s1"), storey("s1")]
    value = of_lift(school_of(*elements, *passed, lift("car", CAR)), "storeys_served")
    assert value.steps == ("storeys: Level 0, Level 2",)


def test_two_doors_on_one_storey_are_one_storey():
    back = door("back", at=(1, 2.05), operation="SLIDING_TO_LEFT")
    school = lift_school(back, wall("north", box(-3, 2, 5, 2.1)))
    assert span(of_lift(school, "storeys_served")) == (2, 2)


def test_it_travels_from_its_lowest_to_its_highest_door():
    assert span(of_lift(lift_school(), "lift_travel")) == (3.5, 3.5)
    low = with_doors(0.9)
    assert span(of_lift(low, "lift_travel")) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("at", "along", "opposite", "adjacent"),
    [
        (None, 0.0, False, False),
        ((1.0, 2.05), 0.0, True, False),
        ((2.05, 1.0), 90.0, False, True),
        ((-0.05, 1.0), 90.0, False, True),
    ],
    ids=["one side", "through", "right", "left"],
)
def test_doors_on_other_sides_make_a_through_car_or_one_that_one_turns_in(
    at, along, opposite, adjacent
):
    more = () if at is None else (door("more", at=at, along=along, operation="SLIDING_TO_LEFT"),)
    school = lift_school(*more)
    assert of_lift(school, "car_door_opposite").possible == {opposite}
    assert of_lift(school, "car_door_adjacent").possible == {adjacent}


@pytest.mark.parametrize("name", NAMES)
def test_a_lift_without_doors_leaves_it_unknown(name):
    assert is_unknown(of_lift(school_of(lift("car", CAR)), name))


@pytest.mark.parametrize("name", NAMES)
def test_a_lift_without_a_body_leaves_it_unknown(name):
    assert is_unknown(of_lift(school_of(lift("car", None)), name))


def test_a_declared_door_width_counts_where_no_door_is_modelled():
    car = lift("car", CAR, properties=sizes(group="SchoolCheck_Lift", LiftDoorWidth=900.0))
    value = of_lift(school_of(car), "lift_door_width")
    assert (span(value), value.origin) == ((0.9, 0.9), "declared")


def test_a_lift_made_of_rooms_is_measured_too():
    school = school_of(*storey_of_lift("s0"), *storey_of_lift("s1"))
    assert span(of_lift(school, "storeys_served", "shaft0")) == (2, 2)
    assert span(of_lift(school, "lift_travel", "shaft0")) == (3.5, 3.5)


def test_doors_of_which_no_width_is_known_leave_it_unknown():
    *others, made = storey_of_lift("s0")
    bare = replace(made, overall_width=None)
    school = school_of(*others, bare, lift("car", CAR))
    value = of_lift(school, "lift_door_width")
    assert is_unknown(value) or value.low <= value.high


def test_a_span_of_widths_is_told_as_one():
    value = of_lift(lift_school(), "lift_door_width")
    assert all("door" in step for step in value.steps)
    assert value.low <= value.high


LOST = room("shaft2", None, storey_id="s2")
WITH_LOST = uses_with(shaft2="lift")


def of_lift_with_lost(name, lost=LOST, **params):
    return asked(lift_school(lost, storey("s2")), name, "lift", "car", uses=WITH_LOST, **params)


def test_a_lift_room_without_a_body_may_have_one_more_door():
    whole = lift_school(storey("s2"))
    assert span(of_lift_with_lost("storeys_served")) == (2, 3)
    assert is_unknown(of_lift_with_lost("lift_travel"))
    for name in ("lift_door_width", "landing_space"):
        value, without = of_lift_with_lost(name), of_lift(whole, name)
        assert (value.low, value.high) == (0.0, without.high)
        assert "shaft2" in value.doubt.missing[0]


@pytest.mark.parametrize("name", ["car_door_opposite", "car_door_adjacent"])
def test_that_door_may_be_on_any_side(name):
    assert of_lift(lift_school(), name).possible == {False}
    assert of_lift_with_lost(name).possible == {True, False}


def test_whether_a_rectangle_fits_before_every_door_is_open_then():
    assert of_lift_with_lost("landing_fits", long=1.5, short=1.5).possible == {True, False}
    assert of_lift_with_lost("landing_fits", long=9.0, short=9.0).possible == {False}


def test_so_may_a_door_without_a_place():
    lost = replace(door("lost", at=(0, 0), storey_id="s2"), shape=None, frame=None)
    school = lift_school(lost, room("up", box(9, 9, 12, 12), storey_id="s2"), storey("s2"))
    assert span(of_lift(school, "storeys_served")) == (2, 3)
    assert of_lift(school, "landing_space").low == 0.0
    assert is_unknown(of_lift(school, "lift_travel"))


def test_a_lift_room_without_a_body_on_a_storey_with_a_door_changes_nothing():
    lost = room("shaft2", None, storey_id="s1")
    assert span(of_lift_with_lost("lift_door_width", lost)) == span(
        of_lift(lift_school(), "lift_door_width")
    )
    assert of_lift_with_lost("car_door_opposite", lost).possible == {False}
