"""The far end of a room with one door: an arm is no better for being too narrow to walk in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box, unary_union

from tests.geometry.furnished import lengths
from tests.geometry.turning import TURNS
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import door, furniture, room, school_of
from tests.measure.turned import turned_school

EXACT = 0.0002


def school(narrow: float, long: float, *things):
    """A room 10 m long and 1.6 m wide, and an arm at the end that its only door is not at."""
    plan = unary_union([box(0, 0, 10, 1.6), box(10, 0, 10 + long, narrow)])
    return school_of(room("r", plan), door("d", at=(-0.05, 0.8), along=90), *things)


def width(made) -> float:
    found = measured(measurer_of(made), "clear_width", "room", "r")
    assert found.low == found.high
    return found.low


@pytest.mark.parametrize("narrow", [0.9, 0.61, 0.6, 0.59, 0.5, 0.2])
def test_an_arm_counts_however_narrow_it_is(narrow):
    assert width(school(narrow, 4.0)) == pytest.approx(narrow, abs=EXACT)


@pytest.mark.parametrize("deep", [0.1, 0.5])
def test_a_nook_leads_nowhere(deep):
    assert width(school(0.4, deep)) == pytest.approx(1.6, abs=EXACT)


def test_an_arm_that_is_full_of_cupboards_is_closed():
    full = furniture("f", box(10, 0, 14, 0.5))
    assert width(school(0.5, 4.0, full)) == 0.0


@pytest.mark.slow
@given(narrow=lengths(0.1, 1.5), less=lengths(0.0, 0.5), long=lengths(0.7, 5.0))
@settings(max_examples=30, deadline=None)
def test_narrower_is_never_better(narrow, less, long):
    narrower = max(narrow - less, 0.1)
    assert width(school(narrower, long)) <= width(school(narrow, long)) + 0.001


@pytest.mark.slow
@given(turn=TURNS, narrow=st.sampled_from([0.61, 0.59, 0.4]))
@settings(max_examples=15, deadline=None)
def test_turning_and_mirroring_change_nothing(turn, narrow):
    made = turned_school(school(narrow, 4.0), turn)
    assert width(made) == pytest.approx(narrow, abs=EXACT)
