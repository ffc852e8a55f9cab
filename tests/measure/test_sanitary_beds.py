"""The floor along the long sides of a changing bed, worked out by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity, box

from tests.geometry.turning import TURNS
from tests.measure.measuring import measured
from tests.measure.sanitary_made import (
    MM,
    basin,
    figures,
    lacking,
    measurer,
    of_room,
    pan,
    shown,
)
from tests.measure.schools import column, fitting, furniture, room, school_of
from tests.measure.turned import shuffled_school, turned_school

WIDTH, SIDES = "bed_clear_width", "bed_clear_sides"
ROOM = room("hygiene", box(0, 0, 4, 3))
SET = (ROOM, pan(area=box(3.5, 0, 3.86, 0.7)), basin(area=box(3.7, 2.6, 4, 3)))
"""A hygiene room with its pan and basin along the wall at x = 4."""


def bed(area=None, id_: str = "bed", *, name: str = "Changing bench", **given):
    """A bench 0.8 by 1.8 m that stands 1.0 m from the wall at x = 0 unless told otherwise."""
    return furniture(id_, area or box(1.0, 0, 1.8, 1.8), name=name, **given)


def width(*elements, **params) -> tuple[float, float]:
    return figures(of_room(WIDTH, *SET, *elements, id_="hygiene", **params))


def sides(*elements, **params) -> tuple[float, float]:
    return figures(of_room(SIDES, *SET, *elements, id_="hygiene", **params))


def test_a_bed_is_clear_as_far_as_its_narrower_long_side():
    assert width(bed()) == pytest.approx((1.0, 1.0), abs=MM)  # 1.0 m to the wall, 1.7 to the pan
    assert sides(bed()) == (2, 2)
    assert sides(bed(), width=1.7) == (1, 1)
    assert sides(bed(), width=1.701) == (0, 0)


@pytest.mark.parametrize(
    ("x", "clear", "count"),
    [(1.0, 1.0, 2), (0.9996, 0.9996, 2), (0.999, 0.999, 1), (0.0, 0.0, 1)],
    ids=["1 m", "0.4 mm less", "1 mm less", "against the wall"],
)
def test_the_count_turns_at_the_width_that_is_asked_for(x, clear, count):
    there = bed(box(x, 0, x + 0.8, 1.8))
    assert width(there) == pytest.approx((clear, clear), abs=MM)
    assert sides(there) == (count, count)


def test_the_ends_of_a_bed_do_not_count():
    assert sides(bed(box(1.0, 0, 1.8, 3))) == (2, 2)


@pytest.mark.parametrize(
    ("thing", "clear"),
    [
        (furniture("bin", box(0.5, 1.0, 0.7, 1.2), name="Bin"), 0.3),
        (furniture("bin", box(0.5, 1.8, 0.7, 2.0), name="Bin"), 1.0),
        (column("pier", box(0, 1.7, 0.2, 2.0)), 0.8),
        (fitting("sink", box(0, 0.2, 0.4, 0.6), kind="sink"), 0.6),
        (furniture("rail", box(0.5, 0.5, 0.6, 1.5), name="Grab rail"), 1.0),
    ],
    ids=["a bin", "a bin past the end", "a pier", "a sink", "a rail that folds up"],
)
def test_what_stands_along_a_long_side_takes_from_it(thing, clear):
    assert width(bed(), thing) == pytest.approx((clear, clear), abs=MM)


def test_the_narrower_side_is_drawn_with_what_blocks_it():
    bin_ = furniture("bin", box(0.5, 1.0, 0.7, 1.2), name="Bin")
    answer = of_room(WIDTH, *SET, bed(), bin_, id_="hygiene")
    assert shown(answer) == {"measured": ["300 mm"], "blocker": ["Bin"]}
    assert "0.300 m from a long side to Bin" in answer.steps


def test_of_several_beds_the_best_counts():
    second = bed(box(2.0, 2.2, 3.4, 2.9), "second")
    assert width(second) == pytest.approx((0.1, 0.1), abs=MM)  # to the wall at y = 3
    assert width(bed(), second) == pytest.approx((1.0, 1.0), abs=MM)
    assert sides(second) == (1, 1)
    assert sides(bed(), second) == (2, 2)


def test_a_thing_known_by_its_hull_leaves_it_open():
    doubt = furniture("bin", box(0.5, 1.0, 0.7, 1.2), hull_only=True)
    assert width(bed(), doubt) == pytest.approx((0.3, 1.0), abs=MM)
    assert sides(bed(), doubt) == (1, 2)


def test_without_the_fittings_that_the_use_lists_it_is_only_a_limit():
    alone = of_room(WIDTH, ROOM, bed(), id_="hygiene")
    assert figures(alone) == pytest.approx((0.0, 1.0), abs=MM)
    assert figures(of_room(SIDES, ROOM, bed(), id_="hygiene")) == (0, 2)


def test_of_a_bed_nearly_as_wide_as_long_either_pair_may_be_the_long_sides():
    square = bed(box(1.0, 0.4, 2.0, 1.4))
    # Along x 1.0 m to the wall and 1.5 m to the pan; along y 0.4 m and 1.6 m to the walls.
    assert width(square) == pytest.approx((0.4, 1.0), abs=MM)
    assert sides(square) == (1, 2)
    turned = furniture("bed", affinity.rotate(box(1.0, 0.4, 2.0, 1.4), 90), name="Changing bench")
    assert width(turned) == pytest.approx((0.4, 1.0), abs=MM)


@pytest.mark.parametrize(
    "name",
    [
        "Changing bed",
        "Height-adjustable changing bench",
        "Adult changing table",
        "Nursing bench",
        "Shower_trolley",
        "Pflegeliege",
        "Verzorgingsbed",
    ],
)
def test_a_changing_bed_is_told_by_its_name(name):
    assert width(bed(name=name)) == pytest.approx((1.0, 1.0), abs=MM)


@pytest.mark.parametrize(
    "name", ["Baby changing table", "Nappy changing bench", "Bed", "Bench", "Exchange server"]
)
def test_other_furniture_is_no_changing_bed(name):
    answer = of_room(WIDTH, *SET, bed(name=name), id_="hygiene")
    assert lacking(answer) == "a changing bed in the room"
    assert "Name the changing bed" in answer.ask


def test_a_fitting_that_was_read_as_one_counts_whatever_its_name():
    made = fitting("it", box(1.0, 0, 1.8, 1.8), kind="changing bed", name="Type 3")
    assert width(made) == pytest.approx((1.0, 1.0), abs=MM)


@pytest.mark.parametrize(
    "bad",
    [
        furniture("bed", None, name="Changing bed"),
        bed(problem="the outline crosses itself"),
        bed(box(20, 20, 21, 22)),
    ],
    ids=["no body", "broken", "in no room"],
)
def test_a_bed_that_cannot_be_used_is_unknown(bad):
    assert lacking(of_room(WIDTH, *SET, bad, id_="hygiene")) == "a changing bed in the room"


def test_a_room_that_cannot_be_used_is_unknown():
    broken = room("hygiene", box(0, 0, 4, 3), problem="the outline crosses itself")
    assert lacking(of_room(WIDTH, broken, bed(), id_="hygiene"))


@given(turn=TURNS, angle=st.floats(0, 90))
@settings(max_examples=15, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn, angle):
    tilted = affinity.rotate(box(1.0, 0.6, 1.8, 2.4), angle / 10)
    school = school_of(*SET, bed(tilted))
    moved = turned_school(school, turn)
    one, other = (measurer(*s.rooms, *s.fittings, *s.furniture) for s in (school, moved))
    for name in (WIDTH, SIDES):
        here, there = (measured(m, name, "room", "hygiene") for m in (one, other))
        assert figures(there) == pytest.approx(figures(here), abs=0.0005)


@given(seed=st.integers(0, 100))
@settings(max_examples=6, deadline=None)
def test_the_order_of_elements_changes_nothing(seed):
    school = school_of(*SET, bed(), bed(box(2.0, 2.2, 3.4, 2.9), "second"))
    mixed = shuffled_school(school, seed)
    m = measurer(*mixed.rooms, *mixed.fittings, *mixed.furniture)
    assert figures(measured(m, WIDTH, "room", "hygiene")) == pytest.approx(
        width(bed(), bed(box(2.0, 2.2, 3.4, 2.9), "second")), abs=MM
    )


@given(x=st.floats(0, 3.5), y=st.floats(0, 2.5), size=st.floats(0.1, 0.8))
@settings(max_examples=25, deadline=None)
def test_one_more_thing_never_clears_more(x, y, size):
    thing = furniture("thing", box(x, y, x + size, y + size))
    assert width(bed(), thing)[0] <= width(bed())[0] + MM
    assert sides(bed(), thing)[1] <= sides(bed())[1]
