"""What was accepted is not what it became: no worse, worse, or nobody can tell."""

import math
from dataclasses import replace

import pytest

from checker.results import Miss, Outcome
from checker.results.standing import Accepted, as_it_stands, is_open, standing
from tests.results.accepting import DOOR, OPEN, PASSED, short_by

FAIL, TELL = Outcome.FAIL, Outcome.CANNOT_TELL
CUT = Accepted(outcome=FAIL, shortfall=0.05, unit="m")


@pytest.mark.parametrize(
    ("shortfall", "expected"),
    [
        (0.05, "holds"),
        (0.01, "holds"),
        (0.0505, "holds"),  # comparisons forgive half a millimetre
        (0.0507, "worse"),
        (0.06, "worse"),
        (math.inf, "worse"),
    ],
)
def test_a_fail_may_miss_by_as_much_as_was_accepted(shortfall, expected):
    assert standing(CUT, short_by(DOOR, shortfall)) == expected


def test_areas_forgive_what_comparisons_of_areas_do():
    calm = replace(DOOR, required=replace(DOOR.required, unit="m2"))
    was = Accepted(outcome=FAIL, shortfall=1.0, unit="m2")
    assert standing(was, short_by(calm, 1.01)) == "holds"
    assert standing(was, short_by(calm, 1.02)) == "worse"


def test_no_way_at_all_may_become_a_way_that_is_too_long():
    assert standing(Accepted(outcome=FAIL, shortfall=math.inf), short_by(DOOR, 3.0)) == "holds"
    assert standing(Accepted(outcome=FAIL, shortfall=math.inf), short_by(DOOR, math.inf)) == "holds"


def test_a_fail_without_a_figure_stays_one():
    yes_or_no = replace(DOOR, shortfall=None)
    assert standing(Accepted(outcome=FAIL), yes_or_no) == "holds"
    assert standing(CUT, yes_or_no) == "unsure"


def test_a_figure_that_nobody_stated_accepts_none():
    assert standing(Accepted(outcome=FAIL), DOOR) == "unstated"


def test_figures_of_other_units_cannot_be_held_beside_each_other():
    other = Accepted(outcome=FAIL, shortfall=5.0, unit="m2")
    assert standing(other, short_by(DOOR, 0.01)) == "unsure"


def test_what_was_open_and_fails_now_is_worse_and_the_other_way_nobody_can_tell():
    assert standing(Accepted(outcome=TELL), DOOR) == "worse"
    assert standing(CUT, OPEN) == "unsure"
    assert standing(Accepted(outcome=TELL), OPEN) == "holds"


@pytest.mark.parametrize("finding", [DOOR, OPEN, short_by(DOOR, math.inf)])
def test_what_is_accepted_as_it_stands_holds(finding):
    assert standing(as_it_stands(finding), finding) == "holds"


def test_only_what_fails_or_is_open_can_be_accepted():
    assert [is_open(each) for each in (DOOR, OPEN, PASSED)] == [True, True, False]


def missing(**shortfalls):
    """A door that misses several things at once; None is a matter of yes or no."""
    misses = tuple(
        Miss(measure=name, shortfall=short, unit="" if short is None else "m")
        for name, short in shortfalls.items()
    )
    return replace(DOOR, misses=misses)


BOTH = {"room_width": 0.02, "room_length": 0.005}


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ({"room_width": 0.02, "room_length": 0.005}, "holds"),
        ({"room_length": 0.005}, "holds"),  # the other one is mended
        ({"room_width": 0.7, "room_length": 0.005}, "worse"),  # though the nearest is as it was
        ({"room_width": 0.02, "door_width": 0.001}, "worse"),  # of that nothing was accepted
        ({"room_width": None}, "unsure"),
        ({"room_width": None, "room_length": 0.7}, "worse"),
        ({"room_width": math.inf}, "worse"),
    ],
)
def test_of_several_things_asked_for_together_none_may_become_worse(now, expected):
    assert standing(as_it_stands(missing(**BOTH)), missing(**now)) == expected


def test_a_figure_alone_bounds_each_of_several_things():
    assert standing(CUT, missing(room_width=0.05, room_length=0.01)) == "holds"
    assert standing(CUT, missing(room_width=0.06, room_length=0.01)) == "worse"
    assert standing(CUT, missing(room_width=0.05, has_window=None)) == "unstated"


def test_no_way_at_all_is_accepted_as_that_and_any_way_is_better():
    seen = replace(DOOR.observed, kind="quantity", low=math.inf, high=math.inf)
    nowhere = replace(DOOR, observed=seen, shortfall=None)
    assert as_it_stands(nowhere) == Accepted(outcome=FAIL, shortfall=math.inf)
    assert standing(as_it_stands(nowhere), DOOR) == "holds"
    assert standing(as_it_stands(DOOR), nowhere) == "worse"
