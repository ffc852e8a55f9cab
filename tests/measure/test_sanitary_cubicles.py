"""Cubicles: how large each is, which way its door opens and what is clear in it, by hand."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import box

from tests.geometry.turning import TURNS, Turn
from tests.measure.measuring import measured
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
from tests.measure.schools import door, furniture, room, school_of
from tests.measure.turned import shuffled_school, turned_school

WIDTH, DEPTH = "cubicle_width", "cubicle_depth"
OPENS, CIRCLE = "cubicle_door_opens", "cubicle_clear_circle"
ALL = (WIDTH, DEPTH, OPENS, CIRCLE)
OPEN_ROW = [each for each in cubicle_row(fronts=False, doors=False) if "side" not in each.id]


def test_a_cubicle_measures_between_its_partitions_and_to_its_front():
    row = cubicle_row()
    assert figures(of_fitting(WIDTH, *row, id_="pan1")) == pytest.approx((0.88, 0.88), abs=MM)
    assert figures(of_fitting(WIDTH, *row, id_="pan0")) == pytest.approx((0.89, 0.89), abs=MM)
    assert figures(of_fitting(DEPTH, *row, id_="pan1")) == pytest.approx((1.5, 1.5), abs=MM)


@pytest.mark.parametrize("pitch", [0.82, 0.8195, 0.8215], ids=["800", "799.5", "801.5"])
def test_the_width_is_told_to_a_tenth_of_a_millimetre(pitch):
    row = cubicle_row(pitch=pitch)
    wide = pitch - 0.02
    assert figures(of_fitting(WIDTH, *row, id_="pan1")) == pytest.approx((wide, wide), abs=MM)


def test_width_and_depth_are_drawn():
    assert shown(of_fitting(WIDTH, *cubicle_row(), id_="pan1")) == {"measured": ["880 mm"]}
    assert shown(of_fitting(DEPTH, *cubicle_row(), id_="pan1")) == {
        "measured": ["1500 mm"],
        "context": ["cubicle"],
    }


@pytest.mark.parametrize("gap", [0.0, 0.02, 0.05], ids=["no gap", "20 mm", "50 mm"])
def test_the_gaps_that_partitions_have_open_no_cubicle(gap):
    row = [each for each in cubicle_row() if each.id != "front1a"]
    row.append(partition("front1a", box(0.91 + gap, 1.5, 1.05, 1.52)))
    assert figures(of_fitting(DEPTH, *row, id_="pan1")) == pytest.approx((1.5, 1.5), abs=MM)


def test_a_gap_that_one_could_look_through_does_open_it():
    row = [each for each in cubicle_row() if each.id != "front1a"]
    assert "front and door" in lacking(of_fitting(DEPTH, *row, id_="pan1"))


def test_partitions_that_stand_on_legs_count():
    legs = cubicle_row()  # they begin 150 mm over the floor
    assert all(wall.shape.base == 0.15 for wall in legs if wall.id.startswith("side"))
    assert figures(of_fitting(DEPTH, *legs, id_="pan1")) == pytest.approx((1.5, 1.5), abs=MM)


def test_partitions_exported_as_furniture_count_too():
    row = [each for each in cubicle_row() if each.id != "side1"]
    panel = furniture("panel", box(0.89, 0, 0.91, 1.5), name="Cubicle panel 20 mm", top=2.0)
    assert figures(of_fitting(WIDTH, *row, panel, id_="pan1")) == pytest.approx(
        (0.88, 0.88), abs=MM
    )


def test_a_whole_row_of_cubicles_in_one_hull_is_no_partition():
    hull = furniture("all", box(0, 0, 2.7, 1.52), name="Toilet cubicles", top=2.0, hull_only=True)
    answer = of_fitting(WIDTH, *OPEN_ROW, hull, id_="pan1")
    assert "the partition between" in lacking(answer)


def test_a_row_of_cubicles_drawn_as_one_block_over_the_pans_is_no_partition():
    block = furniture("all", box(0, 0, 2.7, 1.52), name="Toilet cubicles", top=2.0)
    assert "the partition between" in lacking(of_fitting(WIDTH, *OPEN_ROW, block, id_="pan1"))


def test_a_door_that_lies_before_a_cell_with_less_than_half_is_not_its_own():
    south = door("south", at=(1.25, -0.05), width=0.9)  # 100 of 900 mm before the cell
    answer = of_fitting(OPENS, *deep_cubicle(), south, id_="pan")
    assert words(answer) == {"in"}


@pytest.mark.parametrize("name", ALL)
def test_pans_in_a_row_without_partitions_have_no_cubicle(name):
    answer = of_fitting(name, *OPEN_ROW, id_="pan1")
    assert "partition" in lacking(answer)
    assert "partitions as walls" in answer.ask


@pytest.mark.parametrize("name", [DEPTH, OPENS, CIRCLE])
def test_without_fronts_and_doors_only_the_width_is_known(name):
    row = cubicle_row(fronts=False, doors=False)
    assert "front and door" in lacking(of_fitting(name, *row, id_="pan1"))
    assert figures(of_fitting(WIDTH, *row, id_="pan1")) == pytest.approx((0.88, 0.88), abs=MM)


def test_a_room_with_one_pan_is_its_own_cubicle():
    answer = of_fitting(DEPTH, *accessible_wc())
    assert figures(answer) == pytest.approx((2.2, 2.2), abs=MM)
    assert "the room itself is the cubicle" in answer.steps
    assert figures(of_fitting(WIDTH, *accessible_wc())) == pytest.approx((1.5, 1.5), abs=MM)
    assert words(of_fitting(OPENS, *accessible_wc())) == {"out"}


@pytest.mark.parametrize(
    ("given_", "opens"),
    [
        ({}, {"in"}),
        ({"mirrored": False}, {"out"}),
        ({"operation": "SLIDING_TO_LEFT"}, {"neither"}),
        ({"operation": "DOUBLE_SWING_LEFT"}, {"in", "out"}),
        ({"operation": ""}, {"in", "out", "neither"}),
    ],
    ids=["in", "out", "sliding", "both ways", "not told"],
)
def test_the_door_of_a_cubicle_opens_as_its_operation_says(given_, opens):
    row = cubicle_row(**given_)
    assert words(of_fitting(OPENS, *row, id_="pan1")) == opens


def test_the_swings_of_the_cubicle_door_are_drawn():
    assert shown(of_fitting(OPENS, *cubicle_row(), id_="pan1")) == {"measured": ["door swing"]}


def test_doors_of_the_next_cubicle_and_upstairs_are_not_its_own():
    row = cubicle_row(mirrored=False)
    inward = [each for each in row if each.id != "door0"]
    inward.append(door("door0", at=(0.45, 1.51), width=0.6, thickness=0.02, mirrored=True))
    inward.append(door("above", at=(1.35, 1.51), width=0.6, storey_id="s1", mirrored=True))
    assert words(of_fitting(OPENS, *inward, id_="pan1")) == {"out"}
    assert words(of_fitting(OPENS, *inward, id_="pan0")) == {"in"}


def test_a_cubicle_whose_door_is_not_modelled_has_no_door():
    row = [each for each in cubicle_row() if each.id != "door1"]
    row += [partition("front1c", box(1.05, 1.5, 1.65, 1.52))]
    assert "the door of the cubicle" in lacking(of_fitting(OPENS, *row, id_="pan1"))
    low, high = figures(of_fitting(CIRCLE, *row, id_="pan1"))
    assert (low, high) == pytest.approx((0.0, 0.88), abs=MM)


def test_with_a_door_that_opens_out_the_circle_lies_before_the_pan():
    row = cubicle_row(mirrored=False)
    # 0.88 m between the sides; 0.9 m from the front of the pan to the front of the cubicle.
    answer = of_fitting(CIRCLE, *row, id_="pan1")
    assert figures(answer) == pytest.approx((0.88, 0.88), abs=MM)
    assert shown(answer) == {"measured": ["880 mm"], "context": ["cubicle"]}


def deep_cubicle(*, hinge: float = 0.0, depth: float = 1.5, **given):
    """A single cubicle 0.9 m wide in a washroom, with a 0.6 m door 20 mm thick that opens in."""
    given.setdefault("mirrored", True)
    return (
        room("washroom", box(0, 0, 3, 4)),
        pan(area=box(0.27, 0, 0.63, 0.6)),
        partition("side", box(0.9, 0, 0.92, depth)),
        partition("a", box(0, depth, 0.3, depth + 0.02)),
        door("door", at=(0.6 + hinge, depth + 0.01), width=0.6, thickness=0.02, **given),
    )


@pytest.mark.slow
def test_with_a_door_that_opens_in_the_circle_is_what_the_swing_leaves():
    """The leaf hangs at x = 0.3 and sweeps a quarter of a circle of 0.6 m from the front in.

    Between the pan's front, the side at x = 0 and the leaf's line x = 0.3 lies a strip 0.3 m
    wide; beside the arc the largest circle touches the side, the pan's level and the arc.
    """
    depth = 1.5
    low, high = figures(of_fitting(CIRCLE, *deep_cubicle(depth=depth)))
    assert low == high

    def fits(x: float, y: float) -> float:
        inside = min(x, 0.9 - x, y, depth - y)
        to_pan = math.hypot(max(0.27 - x, x - 0.63, 0.0), max(y - 0.6, 0.0))
        dx, dy = x - 0.3, depth - y
        to_leaf = math.hypot(dx, dy) - 0.6 if dx > 0 else math.hypot(dx, max(dy - 0.6, 0.0))
        return min(inside, to_pan, to_leaf)

    grid = [(x / 200, y / 200) for x in range(1, 180) for y in range(1, 300)]
    best = max(fits(x, y) for x, y in grid)
    assert low / 2 == pytest.approx(best, abs=0.006)


def test_a_deeper_cubicle_never_leaves_a_smaller_circle():
    sizes = [figures(of_fitting(CIRCLE, *deep_cubicle(depth=1.2 + n * 0.1)))[0] for n in range(7)]
    assert sizes == sorted(sizes)


def test_a_door_whose_swing_is_not_told_leaves_the_circle_open():
    low, high = figures(of_fitting(CIRCLE, *deep_cubicle(operation="")))
    assert low < high == pytest.approx(0.9, abs=MM)


def test_a_bin_in_the_cubicle_takes_from_the_circle():
    row = cubicle_row(mirrored=False)
    full = figures(of_fitting(CIRCLE, *row, id_="pan1"))[0]
    bin_ = furniture("bin", box(0.92, 1.2, 1.2, 1.48))
    assert figures(of_fitting(CIRCLE, *row, bin_, id_="pan1"))[1] < full - 0.05


@pytest.mark.parametrize("name", ALL)
def test_a_basin_has_no_cubicle(name):
    assert "a WC pan" in lacking(of_fitting(name, *accessible_wc(), id_="basin"))


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    "bad",
    [pan(area=None), pan(problem="the outline crosses itself"), pan(area=box(9, 9, 9.4, 9.7))],
    ids=["no body", "broken", "in no room"],
)
def test_bad_pans_are_unknown_with_a_reason(name, bad):
    assert lacking(of_fitting(name, wc_room(), basin(), bad))


@pytest.mark.slow
@given(turn=TURNS)
@example(turn=Turn(angle=264.25, mirrored=True, x=128.0, y=0.0))  # a slit of no width lost a cell
@example(turn=Turn(angle=174.5, mirrored=False, x=33.0, y=0.0))  # a spike made a cell invalid
@settings(max_examples=12, deadline=None)
def test_turning_mirroring_and_moving_change_no_cubicle(turn):
    school = school_of(*cubicle_row())
    moved = turned_school(school, turn)
    one, other = (measurer(*s.rooms, *s.fittings, *s.doors, *s.walls) for s in (school, moved))
    for id_ in ("pan0", "pan1"):
        for name in (WIDTH, DEPTH, CIRCLE):
            here, there = (measured(m, name, "sanitary fitting", id_) for m in (one, other))
            assert figures(there) == pytest.approx(figures(here), abs=0.0005)
        assert words(measured(other, OPENS, "sanitary fitting", id_)) == {"in"}


@given(seed=st.integers(0, 200))
@settings(max_examples=8, deadline=None)
def test_the_order_of_elements_changes_no_cubicle(seed):
    mixed = shuffled_school(school_of(*cubicle_row()), seed)
    m = measurer(*mixed.rooms, *mixed.fittings, *mixed.doors, *mixed.walls)
    assert figures(measured(m, WIDTH, "sanitary fitting", "pan2")) == pytest.approx(
        (0.89, 0.89), abs=MM
    )
    assert figures(measured(m, DEPTH, "sanitary fitting", "pan2")) == pytest.approx(
        (1.5, 1.5), abs=MM
    )


def test_in_rooms_that_lie_on_each_other_a_cubicle_is_found_once():
    row = cubicle_row()
    twice = [*row, room("again", box(0, 0, 2.7, 2.5))]
    assert figures(of_fitting(DEPTH, *twice, id_="pan1")) == pytest.approx((1.5, 1.5), abs=MM)


def test_a_cell_that_one_enters_the_washroom_by_is_no_cubicle():
    large = cubicle_row(count=2, pitch=1.8)  # cubicles larger than what is left of the room
    entrance = door("entrance", at=(1.8, 2.55), width=0.9)
    beyond = room("lobby", box(0, 2.6, 3.6, 4))
    closed = of_fitting(DEPTH, *large, entrance, beyond, id_="pan0")
    assert figures(closed) == pytest.approx((1.5, 1.5), abs=MM)
    open_ = [each for each in large if each.id != "front0a"]
    assert "front and door" in lacking(of_fitting(DEPTH, *open_, entrance, beyond, id_="pan0"))
    assert figures(of_fitting(DEPTH, *open_, entrance, beyond, id_="pan1"))[0] == pytest.approx(1.5)
