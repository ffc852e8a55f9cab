"""The floor in front of a lift's doors: the largest square, and whether a rectangle fits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from tests.measure.climbing import asked, is_unknown, span
from tests.measure.lifts_made import CAR, USES, lift_school, storey_of_lift
from tests.measure.schools import column, door, furniture, lift, room, school_of, wall


def of_lift(school, name, id_="car", **params):
    return asked(school, name, "lift", id_, uses=USES, **params)


def lobby(width, depth, *, shift=0.0):
    """A lobby before the door at x = 1."""
    return box(1 - width / 2 + shift, -0.1 - depth, 1 + width / 2 + shift, -0.1)


def one_storey(area, *others):
    return school_of(*storey_of_lift("s0", lobby=area), lift("car", CAR), *others)


@pytest.mark.parametrize(
    ("width", "depth", "side"),
    [
        (1.5, 1.5, 1.5),
        (4.0, 1.5, 1.5),
        (1.5, 4.0, 1.5),
        (3.0, 2.0, 2.0),
        (1.4995, 3.0, 1.4995),
    ],
)
def test_the_square_is_the_largest_right_before_the_door(width, depth, side):
    school = one_storey(lobby(width, depth))
    value = of_lift(school, "landing_space")
    assert (value.low, value.high) == pytest.approx((side, side), abs=0.0003)


def test_it_may_lie_to_one_side_but_reaches_over_the_middle_of_the_door():
    school = one_storey(lobby(2.0, 2.0, shift=0.4))
    assert span(of_lift(school, "landing_space"), 3) == (2.0, 2.0)
    corridor = one_storey(box(0.5, -5.1, 1.5, -0.1).union(box(0.5, -5.1, 9, -1.6)))
    assert of_lift(corridor, "landing_space").high == pytest.approx(1.0, abs=0.001)


@pytest.mark.parametrize(
    ("thing", "side"),
    [
        (furniture("bench", box(-3, -3, 5, -1.5)), 1.4),
        (furniture("bench", box(2.4, -3, 5, -0.1)), 2.9),
        (column("pier", box(0.9, -1.4, 1.1, -1.2)), 1.1),
        (furniture("mat", box(0, -2, 2, -0.1), top=0.02), 2.9),
        (wall("w", box(-3, -3, 5, -2.9), storey_id="s1"), 2.9),
    ],
    ids=["opposite", "beside", "a pier", "a mat", "upstairs"],
)
def test_what_stands_there_makes_it_smaller(thing, side):
    school = one_storey(box(-3, -3, 5, -0.1), thing)
    assert of_lift(school, "landing_space").low == pytest.approx(side, abs=0.001)


def test_the_swing_of_another_door_is_kept_clear_its_own_is_not():
    other = door("other", at=(2.35, -1.0), along=90, width=0.9)
    own = [
        *(each for each in storey_of_lift("s0", lobby=lobby(2.6, 2.5))),
    ]
    swinging = [
        *own[:-1],
        door("door0", at=(1, -0.05), width=0.9, mirrored=True),
    ]
    bare = school_of(*swinging, lift("car", CAR))
    assert of_lift(bare, "landing_space").low == pytest.approx(2.5, abs=0.001)
    with_other = school_of(*swinging, other, lift("car", CAR))
    assert of_lift(with_other, "landing_space").low < 2.2


def test_a_doubtful_swing_leaves_it_open():
    other = door("other", at=(2.35, -1.0), along=90, width=0.9, operation="")
    value = of_lift(one_storey(lobby(2.6, 2.5), other), "landing_space")
    assert value.high == pytest.approx(2.5, abs=0.001)
    assert value.low < 2.2


def test_the_smallest_of_all_storeys_counts():
    school = school_of(
        *storey_of_lift("s0", lobby=lobby(3.0, 2.0)),
        *storey_of_lift("s1", lobby=lobby(3.0, 1.6)),
        lift("car", CAR),
    )
    value = of_lift(school, "landing_space")
    assert span(value, 3) == (1.6, 1.6)
    assert value.steps == ("Level 0, door0: 2000 mm", "Level 1, door1: 1600 mm")
    assert {each.storey for each in value.evidence} == {"Level 0", "Level 1"}


def test_rooms_without_a_wall_between_them_are_one_floor():
    more = room("hall", box(-0.5, -4.1, 2.5, -1.1))
    school = one_storey(lobby(3.0, 1.0), more)
    assert of_lift(school, "landing_space").low == pytest.approx(3.0, abs=0.001)


@pytest.mark.parametrize("name", ["landing_space", "landing_fits"])
def test_without_doors_or_a_room_before_them_it_is_unknown(name):
    params = {"long": 1.5, "short": 1.5} if name == "landing_fits" else {}
    assert is_unknown(of_lift(school_of(lift("car", CAR)), name, **params))
    no_lobby = [each for each in storey_of_lift("s0") if each.id != "lobby0"]
    value = of_lift(school_of(*no_lobby, lift("car", CAR)), name, **params)
    assert is_unknown(value)
    assert "door0" in value.missing[0]


@pytest.mark.parametrize(
    ("area", "fits"),
    [
        (lobby(1.5, 1.5), True),
        (lobby(1.499, 1.5), False),
        (lobby(1.5, 1.499), False),
        (lobby(3.0, 3.0), True),
    ],
)
def test_a_square_fits_to_half_a_millimetre(area, fits):
    value = of_lift(one_storey(area), "landing_fits", long=1.5, short=1.5)
    assert value.possible == {fits}


@pytest.mark.parametrize(
    ("area", "fits"),
    [(lobby(0.9, 2.0), True), (lobby(2.0, 0.9), True), (lobby(1.4, 1.4), False)],
    ids=["lengthwise", "across", "neither"],
)
def test_a_rectangle_may_lie_either_way(area, fits):
    value = of_lift(one_storey(area), "landing_fits", long=1.8, short=0.9)
    assert value.possible == {fits}


@pytest.mark.parametrize(
    ("area", "fits"),
    [
        (lobby(0.9, 1.8), True),
        (lobby(1.8, 0.9), False),
        (lobby(0.899, 1.8), False),
        (lobby(3.0, 1.799), False),
        (lobby(3.0, 3.0), True),
    ],
    ids=["straight on", "across", "too narrow", "too short", "wide"],
)
def test_a_straight_way_lies_only_away_from_the_door(area, fits):
    value = of_lift(one_storey(area), "straight_way_fits", long=1.8, short=0.9)
    assert value.possible == {fits}


def test_of_a_straight_way_the_size_has_to_be_said():
    assert is_unknown(of_lift(one_storey(lobby(3.0, 3.0)), "straight_way_fits"))
    assert is_unknown(of_lift(school_of(lift("car", CAR)), "straight_way_fits"))


def test_a_rectangle_that_fits_only_without_a_doubtful_swing_leaves_it_open():
    other = door("other", at=(2.35, -1.0), along=90, width=0.9, operation="")
    value = of_lift(one_storey(lobby(2.6, 2.5), other), "landing_fits", long=2.4, short=2.4)
    assert value.possible == {True, False}


def test_one_storey_where_it_does_not_fit_is_a_no():
    school = school_of(
        *storey_of_lift("s0", lobby=lobby(3.0, 2.0)),
        *storey_of_lift("s1", lobby=lobby(3.0, 1.4)),
        lift("car", CAR),
    )
    value = of_lift(school, "landing_fits", long=1.5, short=1.5)
    assert value.possible == {False}
    assert value.steps == ("Level 0, door0: fits", "Level 1, door1: does not fit")
    assert [each.role for each in value.evidence].count("blocker") == 1


def test_without_a_size_it_is_unknown():
    assert is_unknown(of_lift(one_storey(lobby(3, 3)), "landing_fits"))


def test_a_lobby_without_a_body_raises_nothing():
    elements = [each for each in storey_of_lift("s0") if each.id != "lobby0"]
    school = school_of(*elements, room("lobby0", None), lift("car", CAR))
    assert is_unknown(of_lift(school, "landing_space"))


def test_it_is_measured_outwards_from_a_shaft_of_rooms_too():
    assert of_lift(lift_school(), "landing_space").low == pytest.approx(2.9, abs=0.001)
    rooms_only = school_of(*storey_of_lift("s0", lobby=lobby(3.0, 1.7)))
    value = of_lift(rooms_only, "landing_space", "shaft0")
    assert span(value, 3) == (1.7, 1.7)


@pytest.mark.slow
@given(x=st.floats(-1.0, 2.5), y=st.floats(-2.9, -0.5))
@settings(max_examples=20, deadline=None)
def test_a_thing_put_there_never_makes_it_larger(x, y):
    thing = furniture("bin", box(x, y, x + 0.3, y + 0.3))
    bare = of_lift(one_storey(lobby(4.0, 2.9)), "landing_space")
    assert of_lift(one_storey(lobby(4.0, 2.9), thing), "landing_space").high <= bare.high + 1e-3
