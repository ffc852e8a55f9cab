"""Accessible WCs of a school beside and above each other: hands, places, storeys."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box
from shapely.affinity import scale, translate

from tests.geometry.turning import TURNS
from tests.measure.measuring import measured, uses_of
from tests.measure.sanitary_made import (
    BASIN,
    MM,
    PAN,
    ROOM,
    basin,
    figures,
    lacking,
    measurer,
    pan,
    shown,
    words,
)
from tests.measure.schools import room, school_of, storey
from tests.measure.turned import shuffled_school, turned_school

BOTH, DIFFERS = "has_both_transfer_sides", "handing_differs_from_storey_below"
BELOW, PLACE = "accessible_wc_below", "same_place_on_other_storeys"
WC = "accessible toilet"
YES, NO, OPEN = {True}, {False}, {True, False}


def wc(name: str, side: str, *, level: int = 0, x: float = 0.0, furnished: bool = True):
    """An accessible WC `x` metres along its storey with transfer at one side."""

    def at(area):
        turned = area if side == "right" else scale(area, xfact=-1.0, origin=(0.75, 0))
        return translate(turned, x)

    where = {"storey_id": f"s{level}"}
    made = [room(name, at(ROOM), **where), pan(f"{name}-pan", at(PAN), **where)]
    if furnished:
        made.append(basin(f"{name}-basin", at(BASIN), base=level * 3.5 + 0.57, **where))
    return made


def school(*rooms, uses=None, **open_uses):
    elements = [each for made in rooms for each in made]
    named = {each.id: WC for each in elements if each.id[:2] == "wc" and "-" not in each.id}
    return measurer(*elements, uses=uses or uses_of(**{**named, **open_uses}))


def of_school(m, **params):
    return measured(m, BOTH, "school", "school", **params)


@pytest.mark.parametrize(
    ("sides", "both"),
    [
        (("left", "right"), YES),
        (("left", "left"), NO),
        (("right",), NO),
        (("left", "left", "right"), YES),
    ],
    ids=["one each", "both left", "one alone", "two left, one right"],
)
def test_a_school_offers_both_hands_when_one_wc_has_each(sides, both):
    wcs = [wc(f"wc{n}", side, x=n * 5.0) for n, side in enumerate(sides)]
    answer = of_school(school(*wcs))
    assert words(answer) == both
    assert f"wc0 : {sides[0]}" in answer.steps


def test_the_width_that_a_rule_asks_for_decides():
    m = school(wc("wc0", "left"), wc("wc1", "right", x=5.0))
    assert words(of_school(m, width=0.82)) == YES
    assert words(of_school(m, width=0.9)) == NO


def test_a_wc_whose_side_is_open_leaves_the_school_open():
    m = school(wc("wc0", "left"), wc("wc1", "right", x=5.0, furnished=False))
    assert words(of_school(m)) == OPEN


def test_a_wc_without_a_pan_in_the_model_leaves_it_open():
    bare = [room("wc1", translate(ROOM, 5.0))]
    assert words(of_school(school(wc("wc0", "left"), bare))) == OPEN


def test_a_room_that_may_be_a_wc_counts_only_as_one_that_may():
    m = school(wc("wc0", "left"), wc("store", "right", x=5.0), store=(WC, "store"))
    assert words(of_school(m)) == OPEN
    alone = school(wc("wc0", "left"), wc("store", "left", x=5.0), store=(WC, "store"))
    assert words(of_school(alone)) == NO


def test_a_school_without_an_accessible_wc_is_unknown():
    m = school([room("store", ROOM)], store="store")
    assert "an accessible WC" in lacking(of_school(m))


def test_each_storey_is_asked_for_itself():
    m = school(wc("wc0", "left"), wc("wc1", "right", level=1), [room("hall", ROOM, storey_id="s2")])
    assert words(of_school(m)) == YES
    assert words(measured(m, BOTH, "storey", "s0")) == NO
    assert words(measured(m, BOTH, "storey", "s1")) == NO
    assert lacking(measured(m, BOTH, "storey", "s2"))


@pytest.mark.parametrize(
    ("below", "above", "differs"),
    [
        ("left", "right", YES),
        ("right", "left", YES),
        ("left", "left", NO),
        ("right", "right", NO),
    ],
)
def test_handing_differs_when_one_is_left_and_one_right(below, above, differs):
    m = school(wc("wc0", below), wc("wc1", above, level=1))
    answer = measured(m, DIFFERS, "room", "wc1")
    assert words(answer) == differs
    assert "below: wc0" in answer.steps


def test_the_nearest_wc_below_is_the_one_that_counts():
    m = school(wc("wc0", "left"), wc("wc9", "right", x=20.0), wc("wc1", "right", level=1, x=1.0))
    assert words(measured(m, DIFFERS, "room", "wc1")) == YES
    m = school(wc("wc0", "left"), wc("wc9", "right", x=20.0), wc("wc1", "right", level=1, x=19.0))
    assert words(measured(m, DIFFERS, "room", "wc1")) == NO


def test_two_as_near_as_each_other_are_both_compared():
    m = school(wc("wc0", "left"), wc("wc9", "right", x=10.0), wc("wc1", "right", level=1, x=5.0))
    assert words(measured(m, DIFFERS, "room", "wc1")) == OPEN


def test_a_storey_between_without_a_wc_is_the_storey_below():
    m = school(wc("wc0", "left"), [room("hall", ROOM, storey_id="s1")], wc("wc2", "right", level=2))
    assert "the storey below" in lacking(measured(m, DIFFERS, "room", "wc2"))
    assert words(measured(m, BELOW, "room", "wc2")) == NO


def test_levels_without_rooms_are_no_storeys():
    empty = storey("s1", elevation=1.7)
    m = school(wc("wc0", "left"), [empty], wc("wc2", "right", level=2))
    assert words(measured(m, DIFFERS, "room", "wc2")) == YES


def test_on_the_lowest_storey_there_is_none_below():
    m = school(wc("wc0", "left"), wc("wc1", "right", level=1))
    assert words(measured(m, BELOW, "room", "wc0")) == NO
    assert words(measured(m, BELOW, "room", "wc1")) == YES
    assert lacking(measured(m, DIFFERS, "room", "wc0"))


def test_a_room_below_that_may_be_a_wc_leaves_it_open():
    m = school(wc("store", "left"), wc("wc1", "right", level=1), store=(WC, "store"))
    assert words(measured(m, BELOW, "room", "wc1")) == OPEN
    assert words(measured(m, DIFFERS, "room", "wc1")) == OPEN


@pytest.mark.parametrize("which", ["below", "above"])
def test_a_side_that_is_open_leaves_the_difference_open(which):
    m = school(
        wc("wc0", "left", furnished=which != "below"),
        wc("wc1", "right", level=1, furnished=which != "above"),
    )
    assert words(measured(m, DIFFERS, "room", "wc1")) == OPEN


def test_the_same_place_upstairs_is_no_distance_away():
    m = school(wc("wc0", "left"), wc("wc1", "right", level=1))
    assert figures(measured(m, PLACE, "room", "wc0")) == pytest.approx((0.0, 0.0), abs=MM)


def test_the_offset_is_from_centre_to_centre_to_the_nearest_up_or_down():
    m = school(
        wc("wc0", "left", x=3.0),
        wc("wc1", "right", level=1),
        wc("wc2", "left", level=2, x=1.25),
        wc("wc3", "left", level=3),
    )
    answer = measured(m, PLACE, "room", "wc1")
    assert figures(answer) == pytest.approx((1.25, 1.25), abs=MM)
    assert shown(answer) == {"measured": ["1250 mm"]}
    assert "nearest: wc2" in answer.steps
    assert figures(measured(m, PLACE, "room", "wc0")) == pytest.approx((3.0, 3.0), abs=MM)


def test_a_room_that_may_be_a_wc_may_be_nearer():
    m = school(
        wc("wc0", "left", x=3.0),
        wc("store", "left", x=0.5),
        wc("wc1", "right", level=1),
        store=(WC, "store"),
    )
    assert figures(measured(m, PLACE, "room", "wc1")) == pytest.approx((0.5, 3.0), abs=MM)


def test_without_a_wc_that_is_sure_on_the_next_storey_the_place_is_unknown():
    assert "next storey" in lacking(measured(school(wc("wc0", "left")), PLACE, "room", "wc0"))
    m = school(wc("store", "left"), wc("wc1", "right", level=1), store=(WC, "store"))
    assert lacking(measured(m, PLACE, "room", "wc1"))


def test_a_wc_without_a_body_may_be_the_nearest():
    lost = [room("wc9", None, storey_id="s0")]
    m = school(wc("wc0", "left", x=2.0), lost, wc("wc1", "right", level=1))
    place = measured(m, PLACE, "room", "wc1")
    assert figures(place) == pytest.approx((0.0, 2.0), abs=MM)
    assert place.doubt
    assert words(measured(m, DIFFERS, "room", "wc1")) == OPEN
    assert lacking(measured(m, PLACE, "room", "wc9"))
    assert lacking(measured(m, DIFFERS, "room", "wc9"))


def test_where_the_only_wc_below_has_no_body_its_body_is_asked_for():
    m = school([room("wc9", None, storey_id="s0")], wc("wc1", "right", level=1))
    assert "accessible WC" not in lacking(measured(m, PLACE, "room", "wc1"))
    assert words(measured(m, DIFFERS, "room", "wc1")) == OPEN


def test_a_wc_without_a_body_is_compared_with_every_one_below():
    m = school(wc("wc0", "left"), [room("wc1", None, storey_id="s1")])
    assert words(measured(m, DIFFERS, "room", "wc1")) == OPEN


@given(turn=TURNS, x=st.floats(0, 10))
@settings(max_examples=10, deadline=None)
def test_turning_mirroring_and_moving_change_no_answer(turn, x):
    whole = [*wc("wc0", "left", x=x), *wc("wc1", "right", level=1)]
    moved = turned_school(school_of(*whole), turn)
    one, other = school(whole), school([*moved.rooms, *moved.fittings, *moved.storeys])
    for name in (DIFFERS, BELOW):
        assert words(measured(other, name, "room", "wc1")) == words(
            measured(one, name, "room", "wc1")
        )
    assert figures(measured(other, PLACE, "room", "wc1")) == pytest.approx((x, x), abs=0.0005)
    assert words(of_school(other)) == words(of_school(one)) == YES


@given(seed=st.integers(0, 100))
@settings(max_examples=6, deadline=None)
def test_the_order_of_elements_changes_no_answer(seed):
    whole = [*wc("wc0", "left", x=2.0), *wc("wc9", "right", x=8.0), *wc("wc1", "right", level=1)]
    mixed = shuffled_school(school_of(*whole), seed)
    m = school([*mixed.rooms, *mixed.fittings, *mixed.storeys])
    assert words(measured(m, DIFFERS, "room", "wc1")) == YES
    assert figures(measured(m, PLACE, "room", "wc1")) == pytest.approx((2.0, 2.0), abs=MM)


def test_a_hall_upstairs_may_be_asked_too():
    m = school(wc("wc0", "left"), [room("hall", box(0, 0, 5, 5), storey_id="s1")])
    assert words(measured(m, BELOW, "room", "hall")) == YES
