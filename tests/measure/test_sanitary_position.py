"""Centre lines and projections of pans and basins, against distances worked out by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from checker.results.values import Unknown
from tests.geometry.turning import FAR, TURNS
from tests.measure.measuring import measured
from tests.measure.sanitary_made import (
    MM,
    PAN,
    ROOM,
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
from tests.measure.turned import turned_school

SIDE, OTHER, OUT = "centre_to_side_wall", "centre_to_other_side", "projection"
OPEN_ROW = [each for each in cubicle_row(fronts=False, doors=False) if "side" not in each.id]


def test_the_pan_of_the_diagram_is_500_mm_from_its_wall():
    assert figures(of_fitting(SIDE, *accessible_wc())) == pytest.approx((0.5, 0.5), abs=MM)
    assert figures(of_fitting(OTHER, *accessible_wc())) == pytest.approx((1.0, 1.0), abs=MM)
    assert figures(of_fitting(OUT, *accessible_wc())) == pytest.approx((0.7, 0.7), abs=MM)


@pytest.mark.parametrize("off", [0.4545, 0.4555, 0.405], ids=["under", "over", "at the least"])
def test_a_millimetre_from_the_limits_is_told_apart(off):
    moved = pan(area=box(off - 0.18, 0, off + 0.18, 0.7))
    assert figures(of_fitting(SIDE, wc_room(), moved)) == pytest.approx((off, off), abs=MM)


def test_the_working_is_drawn_as_a_dimension_line_and_the_centre_line():
    answer = of_fitting(SIDE, *accessible_wc())
    assert shown(answer) == {"measured": ["500 mm", "centre line"]}
    assert answer.evidence[0].coords == ((0.5, 0.35), (0.0, 0.35))
    assert "back wall" in answer.steps[0]
    assert answer.steps[1:] == (
        "left, as one sits on it: 0.500 m to 0.500 m",
        "right, as one sits on it: 1.000 m to 1.000 m",
    )


def test_a_wall_drawn_into_the_room_moves_the_side_wall():
    thick = partition("finish", box(-0.1, 0, 0.05, 2.2), base=0.0)
    assert figures(of_fitting(SIDE, wc_room(), pan(), thick)) == pytest.approx((0.45, 0.45), abs=MM)


def test_a_partition_beside_the_pan_is_its_side_wall():
    side = partition("side", box(0.9, 0, 0.92, 1.2))
    assert figures(of_fitting(SIDE, wc_room(), pan(), side)) == pytest.approx((0.4, 0.4), abs=MM)
    assert figures(of_fitting(OTHER, wc_room(), pan(), side)) == pytest.approx((0.5, 0.5), abs=MM)


def test_furniture_and_basins_are_no_side_walls():
    cupboard = furniture("cupboard", box(0.8, 0, 1.5, 1.0), top=2.0)
    assert figures(of_fitting(SIDE, *accessible_wc(cupboard))) == pytest.approx((0.5, 0.5), abs=MM)
    assert figures(of_fitting(OTHER, *accessible_wc(cupboard))) == pytest.approx((1, 1), abs=MM)


def test_boxing_over_less_than_half_of_the_depth_leaves_the_side_wall_open():
    pipe = column("pipe", box(0, 0, 0.1, 0.3))
    assert figures(of_fitting(SIDE, wc_room(), pan(), pipe)) == pytest.approx((0.4, 0.5), abs=MM)
    duct = column("duct", box(0, 0, 0.1, 0.36))  # more than half of 0.7 m
    assert figures(of_fitting(SIDE, wc_room(), pan(), duct)) == pytest.approx((0.4, 0.4), abs=MM)


def test_a_side_wall_askew_counts_where_it_is_nearest():
    slanting = Polygon([(0, 0), (1.5, 0), (1.5, 2.2), (0.35, 2.2)])
    low, high = figures(of_fitting(SIDE, wc_room(slanting), pan()))
    assert low == high == pytest.approx(0.5 - 0.35 * 0.7 / 2.2, abs=MM)


def test_pans_in_a_row_without_partitions_have_no_sure_side_wall():
    low, high = figures(of_fitting(SIDE, *OPEN_ROW, id_="pan1"))
    assert (low, high) == pytest.approx((0.18, 1.35), abs=MM)  # own edge to the room's wall
    answer = of_fitting(SIDE, *OPEN_ROW, id_="pan1")
    assert "a partition may be missing" in answer.steps[1]


def test_the_pan_at_the_end_of_such_a_row_has_its_room_wall_when_that_is_near():
    assert figures(of_fitting(SIDE, *OPEN_ROW, id_="pan0")) == pytest.approx((0.18, 0.45), abs=MM)
    low, high = figures(of_fitting(OTHER, *OPEN_ROW, id_="pan0"))
    assert (low, high) == pytest.approx((0.45, 2.25), abs=MM)


def test_partitions_make_the_side_walls_of_a_row_sure():
    row = cubicle_row(fronts=False, doors=False)
    assert figures(of_fitting(SIDE, *row, id_="pan1")) == pytest.approx((0.44, 0.44), abs=MM)
    assert figures(of_fitting(OTHER, *row, id_="pan0")) == pytest.approx((0.45, 0.45), abs=MM)


def test_two_pans_in_one_large_room_may_lack_a_partition_at_the_far_wall_too():
    pair = (
        room("washroom", box(0, 0, 6, 3)),
        pan(area=box(2.8, 0, 3.16, 0.7)),
        pan("far", box(5, 0, 5.36, 0.7)),
    )
    low, high = figures(of_fitting(SIDE, *pair))
    assert (low, high) == pytest.approx((0.18, 2.98), abs=MM)


def test_an_open_back_wall_opens_every_distance():
    square = pan(area=box(0.1, 0.1, 0.5, 0.5))
    assert figures(of_fitting(SIDE, wc_room(), square)) == pytest.approx((0.3, 0.3), abs=MM)
    low, high = figures(of_fitting(OTHER, wc_room(), square))
    assert (low, high) == pytest.approx((1.2, 1.9), abs=MM)  # to the east or to the north wall


def test_a_body_with_rails_leaves_centre_line_and_projection_open():
    wide = pan(area=box(0.12, 0, 0.88, 0.95), hull_only=True)
    low, high = figures(of_fitting(SIDE, wc_room(), wide))
    assert (low, high) == pytest.approx((0.5 - 0.215, 0.5 + 0.215), abs=MM)
    assert figures(of_fitting(OUT, wc_room(), wide)) == pytest.approx((0.45, 0.95), abs=MM)


def test_a_lopsided_pan_may_be_nearer_to_one_wall_and_farther_from_the_other():
    """The middle of its front lies 50 mm to the right of the middle of its body."""
    body = pan(area=box(0.32, 0, 0.68, 0.3).union(box(0.42, 0.3, 0.68, 0.7)))
    assert figures(of_fitting(SIDE, wc_room(), body)) == pytest.approx((0.5, 0.55), abs=MM)
    assert figures(of_fitting(OTHER, wc_room(), body)) == pytest.approx((0.95, 1.0), abs=MM)


def test_the_hull_of_a_pan_shows_its_centre_line_and_projection_exactly():
    hull = pan(hull_only=True)
    assert figures(of_fitting(SIDE, wc_room(), hull)) == pytest.approx((0.5, 0.5), abs=MM)
    assert figures(of_fitting(OUT, wc_room(), hull)) == pytest.approx((0.7, 0.7), abs=MM)


def test_a_gap_behind_a_pan_counts_to_its_projection():
    off = pan(area=box(0.32, 0.05, 0.68, 0.75))
    answer = of_fitting(OUT, wc_room(), off)
    assert figures(answer) == pytest.approx((0.75, 0.75), abs=MM)
    assert "0.050 m between its back and the wall" in answer.steps


def test_a_pan_drawn_into_its_wall_projects_from_the_face():
    sunk = pan(area=box(0.32, -0.15, 0.68, 0.55))
    assert figures(of_fitting(OUT, wc_room(), sunk)) == pytest.approx((0.55, 0.55), abs=MM)


def test_a_basin_has_a_centre_line_and_a_projection_too():
    here = (wc_room(), pan(), basin())  # on the wall at x = 0: the side walls are y = 0 and 2.2
    assert figures(of_fitting(SIDE, *here, id_="basin")) == pytest.approx((0.95, 0.95), abs=MM)
    assert figures(of_fitting(OTHER, *here, id_="basin")) == pytest.approx((1.25, 1.25), abs=MM)
    assert figures(of_fitting(OUT, *here, id_="basin")) == pytest.approx((0.22, 0.22), abs=MM)


@pytest.mark.parametrize(
    "kind", ["wc", "basin", "sink", "urinal", "shower", "bath"], ids=lambda kind: kind
)
def test_a_fitting_has_the_kind_that_was_read(kind):
    made = fitting("it", PAN, kind=kind)
    assert words(of_fitting("fitting_kind", wc_room(), made, id_="it")) == {kind}


@pytest.mark.parametrize(
    ("name", "kind"), [(SIDE, "urinal"), (OTHER, "shower"), (OUT, "bath")], ids=lambda each: each
)
def test_other_fittings_have_no_such_distance(name, kind):
    made = fitting("it", PAN, kind=kind)
    assert "this fitting is none" in lacking(of_fitting(name, wc_room(), made, id_="it"))


@pytest.mark.parametrize("name", [SIDE, OTHER, OUT])
@pytest.mark.parametrize(
    "bad",
    [
        pan(area=None),
        pan(problem="the outline crosses itself"),
        pan(area=box(9, 9, 9.4, 9.7)),
        pan(area=box(0.6, 0.9, 0.9, 1.2)),
    ],
    ids=["no body", "broken", "in no room", "no wall behind"],
)
def test_bad_pans_are_unknown_with_a_reason(name, bad):
    answer = of_fitting(name, wc_room(), bad)
    assert isinstance(answer, Unknown)
    assert answer.missing
    assert answer.ask


@pytest.mark.slow
@given(turn=TURNS, off=st.floats(0.2, 1.2))
@settings(max_examples=25, deadline=None)
def test_turning_mirroring_and_moving_change_no_distance(turn, off):
    school = school_of(wc_room(), pan(area=box(off - 0.18, 0, off + 0.18, 0.7)))
    moved = turned_school(school, turn)
    for name in (SIDE, OTHER, OUT):
        here = of_fitting(name, *school.rooms, *school.fittings)
        there = of_fitting(name, *moved.rooms, *moved.fittings)
        assert figures(there) == pytest.approx(figures(here), abs=MM)


def test_far_from_the_origin_the_figures_are_the_same():
    moved = turned_school(school_of(*accessible_wc()), FAR)
    m = measurer(*moved.rooms, *moved.fittings, *moved.doors)
    assert figures(measured(m, SIDE, "sanitary fitting", "pan")) == pytest.approx(
        (0.5, 0.5), abs=0.0005
    )


@given(wider=st.floats(0.0, 2.0))
@settings(max_examples=20, deadline=None)
def test_a_wider_room_moves_only_the_farther_wall(wider):
    here = wc_room(box(0, 0, 1.5 + wider, 2.2))
    assert figures(of_fitting(SIDE, here, pan())) == pytest.approx((0.5, 0.5), abs=MM)
    far = 1.0 + wider
    assert figures(of_fitting(OTHER, here, pan())) == pytest.approx((far, far), abs=MM)


@given(size=st.floats(0.5, 2.0))
@settings(max_examples=20, deadline=None)
def test_all_in_scale_scales_the_distance(size):
    half, off = 0.18 * size, 0.5 * size
    body = box(off - half, 0, off + half, 0.7 * size)
    scaled = wc_room(box(0, 0, ROOM.bounds[2] * size, ROOM.bounds[3] * size))
    _, high = figures(of_fitting(OUT, scaled, pan(area=body)))
    assert high == pytest.approx(0.7 * size, abs=MM)
