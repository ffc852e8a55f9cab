"""Clear rectangles round a pan and beside it, at their limits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from tests.geometry.turning import TURNS
from tests.measure.measuring import measured
from tests.measure.sanitary_made import (
    accessible_wc,
    basin,
    corridor,
    cubicle_row,
    lacking,
    measurer,
    of_fitting,
    outward_door,
    pan,
    shown,
    wc_room,
    words,
)
from tests.measure.schools import column, fitting, furniture, school_of
from tests.measure.turned import turned_school

ROUND, BESIDE = "pan_clearance_fits", "space_beside_pan"
ADA = {"wide": 1.525, "deep": 1.42}
YES, NO, OPEN = {True}, {False}, {True, False}
FAR_BASIN = basin(area=box(0, 2.0, 0.4, 2.3))


def room_of(wide: float, deep: float = 2.3):
    """A WC whose side walls are `wide` apart, the pan's centre line 0.45 m from one."""
    return (
        wc_room(box(0, 0, wide, deep)),
        pan(area=box(0.27, 0, 0.63, 0.7)),
        basin(area=box(0, deep - 0.3, 0.4, deep)),
    )


@pytest.mark.parametrize(
    ("wide", "fits"),
    [(1.525, YES), (1.5245, YES), (1.523, NO), (1.6, YES)],
    ids=["just as wide", "half a millimetre less", "2 mm less", "wider"],
)
def test_the_clearance_of_the_ada_fits_to_half_a_millimetre(wide, fits):
    assert words(of_fitting(ROUND, *room_of(wide), **ADA)) == fits


@pytest.mark.parametrize(
    ("thing", "fits"),
    [
        (furniture("bin", box(1.4, 1.3, 1.6, 1.5)), NO),
        (furniture("bin", box(1.4, 1.42, 1.6, 1.6)), YES),
        (furniture("bin", box(1.4, 1.41, 1.6, 1.6)), NO),
        (furniture("bin", box(1.525, 0.2, 1.7, 0.4)), YES),
        (fitting("bar", box(0.0, 0.3, 0.05, 1.37), name="Grab bar"), YES),
        (fitting("dispenser", box(0, 0.75, 0.1, 0.9), name="Paper dispenser", base=1), YES),
        (fitting("dispenser", box(0, 0.75, 0.1, 0.9), name="Paper dispenser"), NO),
        (furniture("bench", box(1.0, 0.0, 1.5, 0.5), name="Bench with coat hooks"), NO),
        (basin("second", box(1.2, 0, 1.5, 0.3)), NO),
        (column("pipe", box(0, 0, 0.1, 0.1)), OPEN),
        (furniture("cabinet", box(1.0, 0.5, 1.2, 0.7), hull_only=True), OPEN),
    ],
    ids=[
        "a bin in it",
        "a bin at its edge",
        "a bin 10 mm in it",
        "a bin beside it",
        "a grab bar",
        "a dispenser",
        "a dispenser on the floor",
        "a bench with hooks",
        "a second basin",
        "a pipe in the corner",
        "a thing known by its hull",
    ],
)
def test_what_may_and_may_not_stand_in_it(thing, fits):
    assert words(of_fitting(ROUND, *room_of(1.7), thing, **ADA)) == fits


def test_a_pipe_in_the_corner_stands_in_the_way_from_wherever_one_measures():
    """From the wall the pipe is in the rectangle; from the pipe all is clear: so it is open."""
    answer = of_fitting(ROUND, *room_of(1.7), column("pipe", box(0, 0, 0.1, 0.1)), **ADA)
    assert "a wall" in answer.steps[1]


def test_it_is_drawn_where_it_fits_and_as_required_with_what_blocks_it_where_not():
    assert shown(of_fitting(ROUND, *room_of(1.6), **ADA)) == {"measured": ["1525 mm x 1420 mm"]}
    blocked = of_fitting(
        ROUND, *room_of(1.6), furniture("bin", box(1.3, 1.0, 1.5, 1.2), name="Bin"), **ADA
    )
    assert shown(blocked) == {"required": ["1525 mm x 1420 mm"], "blocker": ["Bin"]}
    assert "in the way: Bin" in blocked.steps


def test_it_is_measured_from_the_nearer_side_wall():
    """From the wall at x = 2: 1.525 m of it end at x = 0.475."""
    right = (wc_room(box(0, 0, 2, 2.3)), pan(area=box(1.37, 0, 1.73, 0.7)), FAR_BASIN)
    assert words(of_fitting(ROUND, *right, **ADA)) == YES
    bin_left = furniture("bin", box(0.3, 0.3, 0.47, 0.5))
    assert words(of_fitting(ROUND, *right, bin_left, **ADA)) == YES
    bin_in = furniture("bin", box(0.3, 0.3, 0.48, 0.5))
    assert words(of_fitting(ROUND, *right, bin_in, **ADA)) == NO


def test_in_the_middle_between_two_walls_either_side_will_do():
    middle = (wc_room(box(0, 0, 2, 2.3)), pan(area=box(0.82, 0, 1.18, 0.7)), FAR_BASIN)
    for x in (0.1, 1.7):
        thing = furniture("bin", box(x, 0.3, x + 0.2, 0.5))
        assert words(of_fitting(ROUND, *middle, thing, **ADA)) == YES
    both = [furniture(f"bin{x}", box(x, 0.3, x + 0.2, 0.5)) for x in (0.1, 1.7)]
    assert words(of_fitting(ROUND, *middle, *both, **ADA)) == NO


def test_without_the_basin_a_fit_is_open_and_a_misfit_stays():
    fits = room_of(1.6)[:2]
    assert words(of_fitting(ROUND, *fits, **ADA)) == OPEN
    assert words(of_fitting(ROUND, *room_of(1.4)[:2], **ADA)) == NO


def test_door_swings_are_in_the_way_only_where_they_count():
    inward = (*accessible_wc(without="door"), outward_door(mirrored=True))
    size = {"wide": 1.4, "deep": 1.5}
    clear = [each for each in inward if each.id != "basin"]
    clear.append(basin(area=box(0.0, 2.0, 0.2, 2.2)))
    assert words(of_fitting(ROUND, *clear, **size)) == YES
    assert words(of_fitting(ROUND, *clear, may_overlap=(), **size)) == NO
    doubtful = [each for each in clear if each.id != "door"]
    assert words(of_fitting(ROUND, *doubtful, may_overlap=(), **size)) == OPEN
    unsure = (*doubtful, outward_door(operation=""))
    assert words(of_fitting(ROUND, *unsure, may_overlap=(), **size)) == OPEN


def test_in_a_row_without_partitions_it_is_open():
    row = [each for each in cubicle_row(fronts=False, doors=False) if "side" not in each.id]
    assert words(of_fitting(ROUND, *row, id_="pan0", wide=0.7, deep=1.0)) == OPEN


@pytest.mark.parametrize("size", [{}, {"wide": 1.5}, {"deep": 1.5}], ids=["none", "wide", "deep"])
def test_without_a_size_it_is_unknown(size):
    assert "size" in lacking(of_fitting(ROUND, *accessible_wc(), **size))


@pytest.mark.parametrize(
    ("wide", "deep", "fits"),
    [
        (0.82, 1.3, YES),
        (0.8205, 1.3, YES),
        (0.823, 1.3, NO),
        (0.8, 2.2, YES),
        (0.8, 2.202, NO),
    ],
    ids=["all the width", "half a millimetre more", "3 mm more", "all the depth", "2 mm deeper"],
)
def test_the_space_beside_the_pan_fits_to_a_millimetre(wide, deep, fits):
    assert words(of_fitting(BESIDE, *accessible_wc(), wide=wide, deep=deep)) == fits


@pytest.mark.parametrize(
    ("near", "far", "fits"),
    [
        (0.0, 0.2, YES),
        (0.0, 0.35, YES),
        (0.0, 0.36, NO),
        (1.3, 1.5, YES),
        (1.29, 1.5, NO),
        (0.6, 0.8, NO),
    ],
    ids=[
        "a box at the back wall",
        "as far as the middle of the pan",
        "past the middle of the pan",
        "a box beyond",
        "a box 10 mm too near",
        "a box in the middle",
    ],
)
def test_the_space_need_not_reach_the_back_wall_but_lies_beside_the_pan(near, far, fits):
    thing = furniture("box", box(0.9, near, 1.4, far))
    assert words(of_fitting(BESIDE, *accessible_wc(thing))) == fits


def test_it_may_lie_at_either_side():
    left = (wc_room(box(-1, 0, 0.9, 2.2)), corridor(), pan(), FAR_BASIN_LEFT, outward_door())
    assert words(of_fitting(BESIDE, *left)) == YES
    assert words(of_fitting(BESIDE, *left, wide=1.33)) == NO


FAR_BASIN_LEFT = basin(area=box(0.6, 1.9, 0.9, 2.2))


def test_a_door_that_swings_over_it_takes_it():
    inward = (*accessible_wc(without="door"), outward_door(mirrored=True))
    assert words(of_fitting(BESIDE, *inward, deep=1.6)) == NO
    assert words(of_fitting(BESIDE, *inward, deep=1.6, may_overlap=("door swing",))) == YES


def test_where_it_fits_nowhere_it_is_drawn_as_required():
    answer = of_fitting(BESIDE, *accessible_wc(), wide=0.9)
    assert shown(answer) == {"required": ["1300 mm x 900 mm"]}
    assert "walls or fittings at both sides" in answer.steps[1]


def test_the_place_that_is_drawn_lies_in_the_room_beside_the_pan():
    answer = of_fitting(BESIDE, *accessible_wc())
    xs, ys = zip(*answer.evidence[0].coords, strict=True)
    assert (min(xs), max(xs)) == pytest.approx((0.68, 1.48))
    assert (min(ys), max(ys)) == pytest.approx((0.0, 1.3))


def test_beside_a_pan_in_a_row_without_partitions_it_is_open():
    row = [each for each in cubicle_row(fronts=False, doors=False) if "side" not in each.id]
    assert (
        words(of_fitting(BESIDE, *row, id_="pan1", wide=0.5, deep=1.0, may_overlap=("door swing",)))
        == OPEN
    )


@pytest.mark.parametrize("name", [ROUND, BESIDE])
def test_a_basin_has_no_clearance(name):
    assert "a WC pan" in lacking(of_fitting(name, *accessible_wc(), id_="basin", **ADA))


@pytest.mark.slow
@given(turn=TURNS, wide=st.floats(0.6, 1.8), deep=st.floats(0.8, 2.4))
@settings(max_examples=30, deadline=None)
def test_turning_mirroring_and_moving_change_no_fit(turn, wide, deep):
    # Whole centimetres and a half stay clear of the limits of a room drawn in centimetres.
    size = {"wide": round(wide, 2) + 0.005, "deep": round(deep, 2) + 0.005}
    school = school_of(*accessible_wc(without="door"), outward_door(mirrored=True))
    moved = turned_school(school, turn)
    one, other = (measurer(*s.rooms, *s.fittings, *s.doors) for s in (school, moved))
    for name in (ROUND, BESIDE):
        here, there = (measured(m, name, "sanitary fitting", "pan", **size) for m in (one, other))
        assert words(there) == words(here)


@pytest.mark.slow
@given(x=st.floats(0, 1.4), y=st.floats(0.0, 2.1), size=st.floats(0.05, 0.6))
@settings(max_examples=30, deadline=None)
def test_one_more_thing_never_makes_it_fit(x, y, size):
    thing = furniture("thing", box(x, y, x + size, y + size))
    for name, params in ((ROUND, {"wide": 1.6, "deep": 1.0}), (BESIDE, {"wide": 0.9})):
        assert words(of_fitting(name, *accessible_wc(), **params)) == NO
        assert words(of_fitting(name, *accessible_wc(thing), **params)) == NO


@given(wide=st.floats(0.3, 0.9), smaller=st.floats(0.0, 0.3))
@settings(max_examples=20, deadline=None)
def test_a_smaller_space_fits_wherever_a_larger_one_does(wide, smaller):
    if words(of_fitting(BESIDE, *accessible_wc(), wide=wide)) == YES:
        assert words(of_fitting(BESIDE, *accessible_wc(), wide=wide - smaller / 2)) == YES
