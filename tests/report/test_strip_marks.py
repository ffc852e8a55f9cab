"""Marks at widths on strips: a failure or a doubt is told by a symbol, not by colour alone."""

from dataclasses import replace

import pytest

from checker.report import write
from checker.report.drawing.strip_labels import MOST_ROWS, legend_label, pinch_labels
from checker.report.drawing.strip_line import WIDTH, Line, scale_for
from checker.report.drawing.texts import text_width
from checker.results import Outcome
from tests.report.journeys_made import BASE, DOOR, NARROW, doubtful, stopped, sure, travelled
from tests.report.page import Page
from tests.report.test_strip import GOAL, crowd, drawn

RESULT = travelled()
MARKS = {Outcome.FAIL: "✕", Outcome.CANNOT_TELL: "?"}


def texts(page):
    return [node.text for node in page.all("text")]


@pytest.mark.parametrize(("outcome", "mark"), MARKS.items())
def test_a_width_that_fails_or_is_in_doubt_has_a_mark_beside_it(outcome, mark):
    page = drawn(sure(GOAL, 40.0, pinches=(NARROW,)), outcomes={0: outcome})
    kind = "fail" if outcome is Outcome.FAIL else "tell"
    words = list(page.all("text", class_=f"ink-{kind} bold"))
    assert [node.text for node in words] == [mark, "742 to 760 mm"]
    at, after = (float(node.attributes["x"]) for node in words)
    assert after >= at + text_width(mark, 12.0, bold=True)


@pytest.mark.parametrize("outcomes", [{}, {0: Outcome.PASS}])
def test_a_width_that_passes_or_that_nobody_asks_about_has_none(outcomes):
    page = drawn(sure(GOAL, 40.0, pinches=(NARROW,)), outcomes=outcomes)
    assert not set(MARKS.values()) & set(texts(page))


def test_a_label_with_a_mark_has_room_for_it():
    pinches = crowd([8.0, 9.0, 59.0])
    line = Line(sure(GOAL, 60.0, pinches=pinches), scale_for([sure(GOAL, 60.0)]))
    labels, _ = pinch_labels(pinches, line, dict.fromkeys(range(3), Outcome.FAIL))
    for each in labels:
        wide = 18 + 5 + text_width("✕", 12.0, bold=True) + 5 + text_width(each.text, 12.0)
        assert each.left + wide <= WIDTH + 0.1
    assert len({each.row for each in labels[-2:]}) == 2


def test_the_first_of_doors_in_a_lobby_keeps_its_width():
    at = [0.0, 2.9, 7.7, 10.8, 12.3, 16.0, 34.9, 43.3, 49.8]
    pinches = tuple(replace(DOOR, at=each, low=0.9, high=0.958) for each in at)
    journey = sure(GOAL, 49.8, pinches=pinches)
    labels, rows = pinch_labels(pinches, Line(journey, scale_for([journey])), {})
    assert all(each.text for each in labels)
    assert rows <= MOST_ROWS


@pytest.mark.parametrize(("outcome", "mark"), MARKS.items())
def test_the_legend_shows_the_mark_beside_a_number(outcome, mark):
    page = Page(str(legend_label(outcome)))
    assert mark in texts(page)
    (svg,) = page.all("svg")
    assert svg.attributes["aria-hidden"] == "true"


DEPARTS = "its clear width departs from guidance"
OPEN = "whether it is wide enough cannot be told"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("journey", "words"),
    [
        (sure(BASE, 9.0, pinches=(DOOR,)), []),
        (stopped(BASE), [DEPARTS]),
        (doubtful(BASE), [OPEN]),
    ],
)
def test_the_legend_tells_marks_only_where_there_are_some(journey, words):
    page = Page(write(replace(RESULT, journeys=(journey,)), "html").decode())
    told = [node.text for node in page.all("li")]
    assert [each for each in (DEPARTS, OPEN) if any(each in text for text in told)] == words
