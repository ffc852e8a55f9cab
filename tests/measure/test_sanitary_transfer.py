"""The transfer space beside a pan: its width, its side, and whether it reaches the back wall."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.measure.sanitary.transfer import TRANSFER_SIDES
from checker.results.values import Unknown
from tests.geometry.turning import TURNS, Turn
from tests.measure.measuring import measured, uses_of
from tests.measure.sanitary_made import (
    MM,
    accessible_wc,
    basin,
    cubicle_row,
    figures,
    lacking,
    measurer,
    of_fitting,
    pan,
    partition,
    shown,
    wc_room,
    words,
)
from tests.measure.schools import column, fitting, furniture, room, school_of
from tests.measure.turned import shuffled_school, turned_school

WIDTH, SIDE, BACK = "transfer_width", "transfer_side", "transfer_to_back_wall"
MIRRORED = Turn(angle=0.0, mirrored=True, x=0.0, y=0.0)
MIRROR = {"left": "right", "right": "left", "both": "both", "none": "none"}


def bin_at(x: float, *, name: str = "Bin", **given):
    """Something 0.2 m square beside the pan, its near edge at `x`."""
    return furniture("bin", box(x, 0.2, x + 0.2, 0.4), name=name, **given)


def test_the_diagram_has_820_mm_of_transfer_space_at_the_right_hand():
    assert figures(of_fitting(WIDTH, *accessible_wc())) == pytest.approx((0.82, 0.82), abs=MM)
    assert words(of_fitting(SIDE, *accessible_wc())) == {"right"}
    assert words(of_fitting(BACK, *accessible_wc())) == {True}


def test_the_mirrored_plan_has_it_at_the_left_hand():
    mirrored = turned_school(school_of(*accessible_wc()), MIRRORED)
    m = measurer(*mirrored.rooms, *mirrored.fittings, *mirrored.doors)
    assert words(measured(m, SIDE, "sanitary fitting", "pan")) == {"left"}


def test_the_basin_beside_the_pan_stands_in_the_other_side():
    answer = of_fitting(WIDTH, *accessible_wc())
    assert "left, as one sits on it: 0.320 m to a wall" in answer.steps
    assert "right, as one sits on it: 0.820 m to a wall" in answer.steps


@pytest.mark.parametrize(
    ("x", "width", "side", "back"),
    [
        (1.43, 0.75, {"right"}, {True}),
        (1.4296, 0.7496, {"right"}, {True}),
        (1.429, 0.749, {"none"}, {False}),
        (0.9, 0.22, {"none"}, {False}),
        (0.68, 0.0, {"none"}, {False}),
    ],
    ids=["750 mm", "half a millimetre less", "a millimetre less", "far less", "touching the pan"],
)
def test_what_stands_beside_the_pan_takes_from_the_space(x, width, side, back):
    made = accessible_wc(bin_at(x))
    expected = max(width, 0.32)  # the other side has 320 mm, up to the wall
    assert figures(of_fitting(WIDTH, *made)) == pytest.approx((expected, expected), abs=MM)
    assert words(of_fitting(SIDE, *made)) == side
    assert words(of_fitting(BACK, *made)) == back


@pytest.mark.parametrize(
    ("thing", "width"),
    [
        (fitting("rail", box(0.9, 0, 1.0, 0.7), name="Grab rail, drop-down"), 0.82),
        (fitting("holder", box(0.9, 0, 1.2, 0.15), name="Toilet roll holder", base=0.6), 0.82),
        (fitting("rail", box(0.9, 0, 0.95, 0.7), name="Handgreep"), 0.82),
        (bin_at(0.9, name="Sanitary bin"), 0.32),
        (bin_at(0.9, base=2.2, top=0.3), 0.82),
        (bin_at(0.9, top=0.02), 0.82),
        (bin_at(0.9, base=0.9, top=0.3), 0.32),
        (column("pipe", box(1.4, 0.0, 1.5, 0.1)), 0.72),
        (partition("side", box(1.2, 0, 1.22, 1.0)), 0.52),
    ],
    ids=[
        "a rail that folds up",
        "a holder",
        "a rail in Dutch",
        "a bin",
        "over head height",
        "flat on the floor",
        "a hand dryer on the wall",
        "a pipe in the corner",
        "a partition",
    ],
)
def test_only_what_people_must_get_past_counts(thing, width):
    answer = of_fitting(WIDTH, *accessible_wc(thing))
    assert figures(answer) == pytest.approx((width, width), abs=MM)


ABOUT_IT = box(0.9, 0.0, 1.4, 0.7)
"""As wide and deep as a cabinet, 220 mm from the pan."""


@pytest.mark.parametrize(
    ("thing", "width"),
    [
        (furniture("t", ABOUT_IT, name="Cabinet with rail and hook"), 0.32),
        (furniture("t", box(0.9, 0.0, 1.4, 0.5), name="Bench with coat hooks", top=0.45), 0.32),
        (furniture("t", box(0.9, 0.0, 1.4, 0.5), name="Paper holder"), 0.32),
        (fitting("t", box(1.02, 0.0, 1.5, 0.1), name="Towel rail radiator"), 0.34),
        (fitting("t", box(1.02, 0.0, 1.5, 0.1), name="Towel rail", kind="radiator"), 0.34),
        (fitting("t", box(1.02, 0.0, 1.1, 0.7), name="Grab rail"), 0.82),
        (fitting("t", box(1.02, 0.0, 1.17, 0.7), name="Grab rail"), 0.82),
        (fitting("t", box(1.02, 0.0, 1.172, 0.7), name="Grab rail"), 0.34),
        (fitting("t", box(1.02, 0.0, 1.12, 0.7), name="Drop-down rail"), 0.82),
        (fitting("t", box(1.02, 0.0, 1.122, 0.7), name="Drop-down rail"), 0.34),
        (fitting("t", box(1.02, 0.0, 1.5, 0.1), name="Mirror", base=0.31), 0.82),
        (fitting("t", box(1.02, 0.0, 1.5, 0.1), name="Mirror", base=0.3), 0.34),
        (fitting("t", box(1.02, 0.0, 1.5, 0.1), name="Rail with hooks", base=0.3), 0.34),
        (fitting("t", ABOUT_IT - box(0.95, 0.05, 1.4, 0.7), name="Grab bar", base=0.7), 0.82),
        (furniture("t", ABOUT_IT - box(1.0, 0, 1.04, 0.7), name="Seat with bar"), 0.32),
    ],
    ids=[
        "a cabinet with a rail",
        "a bench with hooks",
        "a holder on the floor",
        "a radiator",
        "a radiator by its kind",
        "a rail",
        "a broad rail",
        "a rail 2 mm too broad",
        "a broad rail that drops down",
        "one 2 mm too broad",
        "a mirror on the wall",
        "a mirror lower down",
        "hooks lower down",
        "a bar round a corner",
        "a seat of slats",
    ],
)
def test_a_word_counts_only_where_the_body_is_as_slim_as_that(thing, width):
    answer = of_fitting(WIDTH, *accessible_wc(thing))
    assert figures(answer) == pytest.approx((width, width), abs=MM)


def test_what_is_in_the_way_is_drawn_and_named():
    answer = of_fitting(BACK, *accessible_wc(bin_at(1.2)))
    assert words(answer) == {False}
    assert shown(answer) == {"measured": ["520 mm"], "blocker": ["Bin"]}
    assert "right, as one sits on it: 0.520 m to Bin" in answer.steps


def test_something_in_front_of_the_pan_only_takes_nothing():
    ahead = furniture("chair", box(0.9, 0.7, 1.4, 1.2))
    assert figures(of_fitting(WIDTH, *accessible_wc(ahead))) == pytest.approx((0.82, 0.82), abs=MM)


def test_a_thing_known_by_its_hull_leaves_the_width_open():
    made = accessible_wc(bin_at(1.2, hull_only=True))
    assert figures(of_fitting(WIDTH, *made)) == pytest.approx((0.52, 0.82), abs=MM)
    assert words(of_fitting(SIDE, *made)) == {"right", "none"}
    assert words(of_fitting(BACK, *made)) == {True, False}


def test_without_the_basin_that_the_use_lists_the_width_is_only_a_limit():
    bare = accessible_wc(without="basin")
    assert figures(of_fitting(WIDTH, *bare)) == pytest.approx((0.0, 0.82), abs=MM)
    assert words(of_fitting(SIDE, *bare)) == {"right", "none"}
    assert words(of_fitting(BACK, *bare)) == {True, False}
    assert "at most" in of_fitting(WIDTH, *bare).steps[1]


def test_a_narrow_space_stays_too_narrow_whatever_is_missing():
    narrow = (wc_room(box(0, 0, 1.2, 2.2)), pan())
    assert figures(of_fitting(WIDTH, *narrow)) == pytest.approx((0.0, 0.52), abs=MM)
    assert words(of_fitting(BACK, *narrow)) == {False}


def test_the_brief_may_say_that_all_is_modelled():
    m = measurer(*accessible_wc(without="basin"), answers={"room": {"furniture_complete": "yes"}})
    answer = measured(m, WIDTH, "sanitary fitting", "pan")
    assert figures(answer) == pytest.approx((0.82, 0.82), abs=MM)


def test_in_a_room_of_an_open_use_the_width_is_only_a_limit():
    open_use = uses_of(room=("accessible toilet", "toilet"))
    m = measurer(*accessible_wc(without="basin"), uses=open_use)
    assert figures(measured(m, WIDTH, "sanitary fitting", "pan"))[0] == 0.0


def test_in_a_row_without_partitions_no_side_is_sure():
    row = [each for each in cubicle_row(fronts=False, doors=False) if "side" not in each.id]
    low, high = figures(of_fitting(WIDTH, *row, id_="pan1"))
    assert (low, high) == pytest.approx((0.0, 0.54), abs=MM)
    parted = cubicle_row(fronts=False, doors=False)
    assert figures(of_fitting(WIDTH, *parted, id_="pan1")) == pytest.approx((0.26, 0.26), abs=MM)


def test_a_pan_in_the_middle_of_a_wide_room_has_room_at_both_sides():
    wide = (wc_room(box(-1, 0, 1.9, 2.2)), pan(), basin(area=box(-1, 1.0, -0.7, 1.4)))
    assert words(of_fitting(SIDE, *wide)) == {"both"}
    assert words(of_fitting(SIDE, *wide, width=1.3)) == {"left"}
    assert words(of_fitting(SIDE, *wide, width=1.33)) == {"none"}


def test_the_width_that_a_rule_asks_for_is_the_limit():
    made = accessible_wc()
    assert words(of_fitting(BACK, *made, width=0.82)) == {True}
    assert words(of_fitting(BACK, *made, width=0.821)) == {False}


def test_a_body_with_rails_leaves_the_edge_of_the_pan_open():
    body = pan(area=box(0.12, 0, 0.88, 0.8), hull_only=True)
    low, high = figures(of_fitting(WIDTH, wc_room(), body, basin()))
    # From the edge of the body, or of a 330 mm pan at its other edge.
    assert (low, high) == pytest.approx((0.62, 0.62 + 0.76 - 0.33), abs=MM)


def test_an_open_back_wall_tries_every_wall():
    here = (
        wc_room(box(0, 0, 2, 2)),
        pan(area=box(0.05, 0.05, 0.45, 0.45)),
        basin(area=box(1.8, 1.5, 2, 1.8)),
    )
    assert words(of_fitting(SIDE, *here)) == {"left", "right"}
    assert figures(of_fitting(WIDTH, *here)) == pytest.approx((1.55, 1.55), abs=MM)


@pytest.mark.parametrize("name", [WIDTH, SIDE, BACK])
@pytest.mark.parametrize(
    ("bad", "words_"),
    [
        (pan(area=None), "a body"),
        (pan(problem="the outline crosses itself"), "can be trusted"),
        (pan(area=box(9, 9, 9.4, 9.7)), "the room"),
        (pan(area=box(0.6, 0.9, 0.9, 1.2)), "a straight wall"),
    ],
    ids=["no body", "broken", "in no room", "no wall behind"],
)
def test_bad_pans_are_unknown_with_a_reason(name, bad, words_):
    assert words_ in lacking(of_fitting(name, wc_room(), bad))


@pytest.mark.parametrize("name", [WIDTH, SIDE, BACK])
def test_a_basin_has_no_transfer_space(name):
    assert "a WC pan" in lacking(of_fitting(name, *accessible_wc(), id_="basin"))


@pytest.mark.slow
@given(turn=TURNS, x=st.floats(0.7, 1.45), y=st.floats(0.0, 1.5))
@settings(max_examples=30, deadline=None)
def test_turning_keeps_widths_and_mirroring_swaps_the_sides(turn, x, y):
    school = school_of(*accessible_wc(furniture("box", box(x, y, x + 0.3, y + 0.3))))
    moved = turned_school(school, turn)
    one, other = (measurer(*s.rooms, *s.fittings, *s.doors, *s.furniture) for s in (school, moved))
    here, there = (measured(m, WIDTH, "sanitary fitting", "pan") for m in (one, other))
    assert figures(there) == pytest.approx(figures(here), abs=0.0005)
    here, there = (measured(m, SIDE, "sanitary fitting", "pan", width=0.5) for m in (one, other))
    swap = MIRROR if turn.mirrored else {word: word for word in TRANSFER_SIDES}
    assert words(there) == {swap[word] for word in words(here)}


@given(seed=st.integers(0, 200))
@settings(max_examples=8, deadline=None)
def test_the_order_of_elements_changes_no_width(seed):
    school = school_of(*accessible_wc(bin_at(1.2), bin_at(0.9, hull_only=True)))
    mixed = shuffled_school(school, seed)
    m = measurer(*mixed.rooms, *mixed.fittings, *mixed.doors, *mixed.furniture)
    assert figures(measured(m, WIDTH, "sanitary fitting", "pan")) == pytest.approx(
        (0.32, 0.52), abs=MM
    )


@pytest.mark.slow
@given(x=st.floats(-0.2, 1.5), y=st.floats(-0.2, 2.2), size=st.floats(0.05, 0.8))
@settings(max_examples=40, deadline=None)
def test_one_more_thing_never_widens_the_space(x, y, size):
    before = figures(of_fitting(WIDTH, *accessible_wc()))
    thing = furniture("thing", box(x, y, x + size, y + size))
    after = figures(of_fitting(WIDTH, *accessible_wc(thing)))
    assert after[0] <= before[0] + MM
    assert after[1] <= before[1] + MM


@given(wider=st.floats(0.0, 1.5), deeper=st.floats(0.0, 1.5))
@settings(max_examples=20, deadline=None)
def test_a_larger_room_is_never_worse(wider, deeper):
    larger = (room("room", box(0, 0, 1.5 + wider, 2.2 + deeper)), pan(), basin())
    answer = of_fitting(WIDTH, *larger)
    assert not isinstance(answer, Unknown)
    assert figures(answer) == pytest.approx((0.82 + wider, 0.82 + wider), abs=MM)
