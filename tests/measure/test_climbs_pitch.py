"""The pitch line: along the nosings of a flight, or a ramp's surface, and its two sides."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from tests.measure.measuring import measurer_of
from tests.measure.schools import ramp, ramp_flight, school_of, stair, stair_flight
from tests.measure.stairs_made import floors, one_flight, sloped

SLOPE = 1.35 / 2.52


def pitch_of(school, id_="f"):
    return measurer_of(school).provide("pitches")[id_]


def test_it_runs_through_the_nosings_up_to_the_floor_above():
    pitch = pitch_of(one_flight())
    assert pitch.levels == pytest.approx([0.15 * n for n in range(1, 11)])
    assert pitch.side(0).length == pytest.approx(2.52)
    for piece in pitch.pieces():
        assert piece.gradient == pytest.approx(0.15 / 0.28)


@pytest.mark.parametrize(("x", "level"), [(0.0, 0.15), (1.26, 0.825), (2.52, 1.5)])
def test_it_rises_evenly(x, level):
    pitch = pitch_of(one_flight())
    assert pitch.side(1).level_at(x) == pytest.approx(level)
    pieces = [piece for piece in pitch.pieces() if piece.area.covers(box(x, 0, x, 0).centroid)]
    assert pieces[0].at(x, 0.0) == pytest.approx(level)


def test_it_ends_at_the_last_riser_where_the_last_tread_is_the_floor():
    school = school_of(stair("s", None, flights=(stair_flight("f"),)), *floors(2.52, 1.35))
    pitch = pitch_of(school)
    assert pitch.levels[-1] == pytest.approx(1.35)
    assert pitch.side(0).length == pytest.approx(8 * 0.28)
    assert pitch.end[0][0] == pytest.approx(2.52)


def test_left_and_right_are_as_seen_going_up():
    pitch = pitch_of(one_flight())
    assert pitch.side(0).point_at(0.0) == pytest.approx((0.0, 0.6))
    assert pitch.side(1).point_at(0.0) == pytest.approx((0.0, -0.6))


def test_a_ramp_has_its_surface():
    pitch = pitch_of(school_of(ramp("r", flights=(ramp_flight("f", going=4.5, rise=0.3),))))
    assert pitch.levels == pytest.approx((0.0, 0.3))
    (piece,) = pitch.pieces()
    assert piece.gradient == pytest.approx(1 / 15)
    assert piece.at(2.25, 0.4) == pytest.approx(0.15)


def test_planes_one_after_the_other_are_pieces_of_one():
    tops = (
        sloped(box(0, -1, 3, 1), 0.1, (1 / 15, 0.0)),
        sloped(box(3, -1, 6, 1), 0.2 + 0.125, (1 / 12, 0.0)),
    )
    made = replace(ramp_flight("f"), tops=tops)
    pitch = pitch_of(school_of(ramp("r", flights=(made,))))
    assert [round(piece.gradient, 4) for piece in pitch.pieces()] == [0.0667, 0.0833]
    assert pitch.side(0).length == pytest.approx(6.0)


def test_a_flight_whose_way_does_not_show_has_none():
    school = school_of(
        stair("s", None, flights=(stair_flight("f", tops=()),)),
        ramp("r", flights=(replace(ramp_flight("g"), tops=()),)),
    )
    assert measurer_of(school).provide("pitches") == {}


def test_one_tread_that_is_the_floor_still_has_a_line():
    flight = stair_flight("f", risers=2, riser_height=0.15)
    school = school_of(stair("s", None, flights=(flight,)), *floors(0.28, 0.15))
    assert len(list(pitch_of(school).pieces())) <= 1


@pytest.mark.slow
@given(rise=st.floats(0.1, 0.2), going=st.floats(0.25, 0.4), risers=st.integers(3, 14))
@settings(max_examples=20, deadline=None)
def test_its_gradient_is_riser_over_going(rise, going, risers):
    flight = stair_flight("f", rise=rise, going=going, risers=risers)
    school = school_of(
        stair("s", None, flights=(flight,)), *floors((risers - 1) * going, risers * rise)
    )
    for piece in pitch_of(school).pieces():
        assert piece.gradient == pytest.approx(rise / going, rel=1e-3)
