"""The car of a lift: how wide and deep inside, as declared and as its body shows."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from tests.measure.climbing import asked, is_unknown, span
from tests.measure.lifts_made import CAR, USES, car_of_walls, lift_school, sizes, storey_of_lift
from tests.measure.schools import lift, school_of

SIZES = ("car_width", "car_depth")


def of_lift(school, name, id_="car"):
    return asked(school, name, "lift", id_, uses=USES)


def both(school, id_="car"):
    return tuple(span(of_lift(school, name, id_)) for name in SIZES)


@pytest.mark.parametrize(("width", "depth"), [(1.1, 1.4), (1.0995, 1.4), (2.0, 1.4), (0.9, 1.25)])
def test_walls_round_a_hollow_give_the_inside(width, depth):
    school = lift_school(car=car_of_walls(width, depth))
    assert both(school) == ((width, width), (depth, depth))
    assert of_lift(school, "car_width").method == "inside the car's walls"


def test_a_body_in_one_piece_is_the_car_from_outside():
    school = lift_school(car=lift("car", CAR))
    assert both(school) == ((0.0, 1.1), (0.0, 1.4))
    assert of_lift(school, "car_width").method == "the car from outside"


def test_a_shaft_is_only_an_upper_bound():
    school = school_of(*storey_of_lift("s0"), *storey_of_lift("s1"))
    assert both(school, "shaft0") == ((0.0, 2.0), (0.0, 2.0))
    assert "shaft" in of_lift(school, "car_width", "shaft0").method


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        (1.1, (1.1, 1.1)),
        (1.1019, (1.1019, 1.1019)),
        (1.05, (1.05, 1.05)),
        (1.2, (0.0, 1.1)),
    ],
    ids=["as large", "within 2 mm", "smaller", "larger than the car from outside"],
)
def test_a_declared_size_counts_unless_the_body_is_smaller(declared, expected):
    car = lift("car", CAR, properties=sizes(ClearWidth=declared))
    value = of_lift(lift_school(car=car), "car_width")
    assert span(value) == expected
    assert value.origin == "declared"
    assert "ClearWidth says" in value.steps[0]


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        (1.1, (1.1, 1.1)),
        (1.102, (1.102, 1.102)),
        (1.103, (1.1, 1.1)),
        (1.5, (1.1, 1.1)),
        (1.0, (1.0, 1.1)),
    ],
)
def test_a_declared_size_smaller_than_the_inside_leaves_it_open_a_larger_one_counts_for_nothing(
    declared, expected
):
    car = car_of_walls(1.1, 1.4, properties=sizes(ClearWidth=declared))
    assert span(of_lift(lift_school(car=car), "car_width")) == expected


def test_ours_counts_before_the_standard_set_and_millimetres_are_read():
    properties = (
        *sizes(ClearWidth=1.0, ClearDepth=1.3),
        *sizes(group="SchoolCheck_Lift", CarWidth=1100.0, CarDepth=1400.0),
    )
    car = lift("car", CAR, properties=properties)
    assert both(lift_school(car=car)) == ((1.1, 1.1), (1.4, 1.4))


def test_a_declared_size_counts_alone_without_a_body():
    car = lift("car", None, properties=sizes(ClearWidth=1.1, ClearDepth=1.4))
    school = school_of(car)
    assert both(school) == ((1.1, 1.1), (1.4, 1.4))


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize(
    "car",
    [lift("car", None), lift("car", CAR, problem="it crosses itself")],
    ids=["no body", "not to be trusted"],
)
def test_without_a_body_and_words_it_is_unknown(name, car):
    assert is_unknown(of_lift(school_of(car), name))


def test_the_doors_tell_which_side_is_the_width():
    """The same car turned: its long side along the door."""
    turned = replace(car_of_walls(1.4, 1.1))
    assert both(lift_school(car=turned)) == ((1.4, 1.4), (1.1, 1.1))


def test_without_doors_either_side_may_be_the_width():
    assert both(school_of(car_of_walls(1.1, 1.4))) == ((1.1, 1.4), (1.1, 1.4))
    value = of_lift(school_of(lift("car", CAR)), "car_width")
    assert span(value) == (0.0, 1.4)
    assert "without doors" in value.steps[0]


def test_its_outline_is_drawn():
    value = of_lift(lift_school(), "car_width")
    assert [each.shape for each in value.evidence] == ["polygon"]


@pytest.mark.slow
@given(width=st.floats(0.7, 1.4), depth=st.floats(0.7, 1.5))
@settings(max_examples=15, deadline=None)
def test_the_inside_is_what_was_built(width, depth):
    school = lift_school(car=car_of_walls(width, depth))
    assert of_lift(school, "car_width").low == pytest.approx(width, abs=1e-4)
    assert of_lift(school, "car_depth").low == pytest.approx(depth, abs=1e-4)


@given(grow=st.floats(0.0, 0.3))
@settings(max_examples=10, deadline=None)
def test_a_larger_car_is_never_narrower(grow):
    larger = lift_school(car=lift("car", box(0.45 - grow / 2, 0.3, 1.55 + grow / 2, 1.7)))
    assert of_lift(larger, "car_width").high >= of_lift(lift_school(), "car_width").high - 1e-9
