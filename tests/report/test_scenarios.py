"""The table of other pupils: each cell a word that a reader knows."""

from dataclasses import replace

import pytest

from checker.report.html.scenarios import scenario_views
from checker.results import Observed
from tests.report.oakfield import scenario

ROW = scenario().rows[1]
NOT_STATED = "a figure that is not stated"


def line(**changes):
    made = replace(scenario(), rows=(replace(ROW, **changes),))
    (view,) = scenario_views([made])
    return view.lines[0]


def counted(measure, low, high=None):
    high = low if high is None else high
    return Observed(measure=measure, kind="quantity", low=low, high=high, unit="count")


@pytest.mark.parametrize(
    ("of", "short", "says"),
    [
        ("rooms", 1, "1 room"),
        ("rooms", 2, "2 rooms"),
        ("places", 1, "1 place"),
        ("places", 15, "15 places"),
        ("rooms", None, ""),
    ],
)
def test_what_is_short_says_of_what(of, short, says):
    assert line(of=of, short=short).short == says


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (NOT_STATED, "at least 15", "not stated, then at least 15"),
        (NOT_STATED, NOT_STATED, "not stated"),
        ("", "at least 2 m2", "nothing known, then at least 2 m²"),
    ],
)
def test_a_figure_that_nobody_stated_is_not_stated(before, after, says):
    assert line(required_before=before, required_after=after).required == says


@pytest.mark.parametrize(
    ("there_is", "missing", "says"),
    [
        (counted("pupils_with", 0), (), ("nothing without such pupils", "no such pupils")),
        (
            Observed(measure="pupils_with", kind="unknown"),
            ("the number of pupils with PD",),
            ("nothing without such pupils", "not known: the number of pupils with PD"),
        ),
        (None, (), ("at most 0", "not known")),
        (counted("number of rooms", 0), (), ("at most 0", "0")),
    ],
)
def test_what_hangs_on_the_pupils_alone_is_said_so(there_is, missing, says):
    found = line(
        there_is=there_is, missing=missing, required_before="at most 0", required_after="at most 0"
    )
    assert (found.required, found.there_is) == says
