"""What was accepted is not what it became: no worse, worse, or nobody can tell."""

import math
from dataclasses import replace

import pytest

from checker.results import Outcome
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
