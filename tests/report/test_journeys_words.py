"""What the journeys say of doubt: goals that only may be such, rooms left out, and why."""

from dataclasses import replace

import pytest

from checker.report import write
from checker.report.html.anchors import anchors
from checker.report.html.calm import calm_view
from checker.report.html.calm_lines import nearest, reach_line
from checker.report.html.journey_lines import end_words
from checker.report.html.journeys import journeys_view
from checker.report.html.left_out import left_out
from checker.results.run import RoomRow
from tests.report.journeys_made import (
    BASE,
    NO_SENSORY,
    calm,
    doubtful,
    end,
    reach,
    stopped,
    sure,
    travelled,
)
from tests.report.oakfield import oakfield
from tests.report.page import Page
from tests.report.provided import provision

RESULT = travelled()
DOUBTED = replace(end("00-02", "Year 1 room"), sure=False)


def view(*given, result=RESULT):
    told = replace(result, journeys=given) if given else result
    return journeys_view(told, anchors(told.findings))


def test_a_goal_of_doubted_use_says_perhaps_in_the_table_and_on_the_strip():
    (start,) = view(sure(DOUBTED, 12.0), sure(end("00-01", "Class"), 10.0)).starts
    (group,) = start.groups
    goals = [line.goal for line in group.rows]
    assert goals == ["00-02 Year 1 room (perhaps a classroom)", "00-01 Class"]
    (title,) = Page(str(group.drawn[0].svg)).all("title")
    assert title.text.endswith("to 00-02 Year 1 room (perhaps a classroom)")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("accessible WC", "(perhaps an accessible WC)"),
        ("dining", "(perhaps for dining)"),
        ("outdoors", "(perhaps for play or learning)"),
        ("base room", "(perhaps one that pupils stay in)"),
    ],
)
def test_what_a_goal_may_be_is_said(kind, words):
    assert end_words(replace(DOUBTED, kind=kind)) == f"00-02 Year 1 room {words}"
    assert end_words(replace(DOUBTED, kind=kind, sure=True)) == "00-02 Year 1 room"


def test_a_journey_that_cannot_be_told_says_what_leaves_it_open():
    (line,) = view(doubtful(end("EX-02", "Garden"))).starts[0].groups[0].rows
    assert line.why == (
        "Open: read at its worst, the way through 00-01 is 700 mm wide where 800 mm is needed; "
        "with furniture that may be moved left out and doubtful sizes at their best, a way leads "
        "there. On foot 29.0 to 29.5 m"
    )


def test_what_leaves_a_journey_open_is_no_plain_failure_on_its_strip_either():
    def words(journey):
        (line,) = view(journey).starts[0].groups[0].drawn
        return [node.text for node in Page(str(line.svg)).all("text")]

    open_, shut = doubtful(end("EX-02", "Garden")), stopped(end("00-12", "Sensory room"))
    assert f"at worst: {open_.blocker.words}" in words(open_)
    assert shut.blocker.words in words(shut)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("several", "said"),
    [
        ([sure(DOUBTED, 9.0)], False),
        ([sure(DOUBTED, 9.0), doubtful(DOUBTED)], True),
        ([sure(DOUBTED, 9.0), stopped(DOUBTED)], True),
    ],
)
def test_journeys_that_no_rule_asks_about_contradict_no_count_of_findings(several, said):
    told = replace(RESULT, journeys=tuple(several))
    text = " ".join(node.text for node in Page(write(told, "html").decode()).all("p"))
    assert ("whether or not a rule of this run asks about them" in text) is said


def test_the_longest_says_where_it_starts_where_there_are_several_starts():
    far = sure(end("00-10", "Hall", "hall"), 57.7, start=BASE)
    found = view(sure(DOUBTED, 9.0), far, sure(DOUBTED, 5.0, start=BASE))
    assert found.told.endswith("is 57.7 m, from Inclusion base to 00-10 Hall.")
    alone = view(far, sure(DOUBTED, 5.0, start=BASE))
    assert alone.told.endswith("is 57.7 m, to 00-10 Hall.")


def test_of_one_group_alone_the_same_sentence_is_not_said_twice():
    two = (sure(end("1", "a"), 9.0), sure(end("2", "b"), 5.0))
    found = view(*two)
    assert found.told.startswith("2 of 2 journeys")
    assert [group.told for group in found.starts[0].groups] == [""]
    halls = (sure(end("3", "h", "hall"), 8.0), sure(end("4", "h", "hall"), 7.0))
    told = [group.told for group in view(*two, *halls).starts[0].groups]
    assert all(words.startswith("2 of 2 journeys") for words in told)


def test_a_room_that_pupils_perhaps_use_says_so():
    each = reach("00-01", "Room", calm(8.0, 8.0), NO_SENSORY, sure=False)
    assert reach_line(each, nearest(each)).room == "00-01 Room (perhaps: primary classroom)"


def row(id_, use="store", confidence=0.9, family="other"):
    return RoomRow(global_id=id_, use=use, use_confidence=confidence, family=family)


@pytest.mark.parametrize(
    ("rooms", "words"),
    [
        ([row("a")], ""),
        ([row("told", confidence=0.5)], ""),
        ([row("a", confidence=0.5)], "1 room is left out, as its use is in doubt; it may be calm."),
        (
            [row("a", use="", family="unknown"), row("b", confidence=0.69), row("c")],
            (
                "2 rooms are left out, as their use was not recognised or is in doubt; "
                "any may be calm."
            ),
        ),
    ],
)
def test_rooms_of_unknown_or_doubted_use_are_counted_where_they_are_not_told(rooms, words):
    assert left_out(rooms, {"told"}, "calm") == words


def test_both_sections_say_how_many_rooms_they_leave_out():
    rooms = (row("room-00-02", confidence=0.4), row("x", confidence=0.4), row("y", use=""))
    result = replace(RESULT, rooms=rooms)
    words = "2 rooms are left out, as their use was not recognised or is in doubt; any may be"
    page = Page(write(result, "html").decode())
    text = " ".join(node.text for node in page.all("p"))
    assert f"{words} a classroom, a WC or another such place." in text
    assert any(told.startswith(f"{words} calm") for told in calm_view(result).told)


@pytest.mark.parametrize(
    ("given", "journeys_words", "calm_words"),
    [
        (None, "these results were written before", "they were written before"),
        (provision(), "no room is recognised as a classroom", "no room of the model is recognised"),
    ],
)
def test_results_of_before_are_told_from_models_without_such_rooms(
    given, journeys_words, calm_words
):
    result = replace(oakfield(), provision=given)
    told, (calm_told,) = view(result=result).told, calm_view(result).told
    assert (journeys_words in told, calm_words in calm_told) == (True, True)
    assert ("written before" in told) is ("written before" in calm_told) is (given is None)
