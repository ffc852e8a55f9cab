"""The easy-read summary: short, honest, and never a yes without evidence."""

import re
from dataclasses import replace

import pytest

from checker.report import write
from checker.report.html.easy import answers
from checker.report.html.page import page_of
from checker.results import Outcome, Strength
from checker.results.verdict import summarise
from tests.report.oakfield import blocked, empty, findings, oakfield
from tests.report.page import Page

BY_KEY = {each.key: each for each in findings()}
MOST_WORDS = 12


def easy(*rows):
    return page_of(oakfield(findings=rows, summary=summarise(rows))).easy


def test_a_family_with_a_fail_is_not_yet_whatever_else_it_holds():
    (found,) = easy(BY_KEY["d1"], BY_KEY["d3"], BY_KEY["d4"])
    assert found.state is Outcome.FAIL
    assert found.answer == (
        "Not yet. One thing needs work. 1 check went well. We could not do 1 check."
    )
    assert [group.first.key for group in found.things] == ["d1"]


def test_what_cannot_be_told_is_never_a_yes():
    (found,) = easy(BY_KEY["d3"], BY_KEY["d4"])
    assert found.state is Outcome.CANNOT_TELL
    assert found.answer == (
        "We do not know yet. The drawings do not show enough. 1 check went well."
    )


@pytest.mark.parametrize("strength", list(Strength))
def test_only_what_is_more_than_advice_makes_a_not_yet(strength):
    advice = replace(BY_KEY["d1"], strength=Strength.MAY, key="k", rule="ADVICE")
    (found,) = easy(advice, BY_KEY["d4"])
    assert found.answer == "Mostly. One thing is less than the advice. 1 check went well."
    assert found.state is Outcome.FAIL
    (found,) = easy(advice, replace(BY_KEY["d1"], strength=strength), BY_KEY["d4"])
    assert found.answer.startswith("Mostly" if strength is Strength.MAY else "Not yet")


def test_mostly_is_said_only_where_something_went_well_and_nothing_that_binds_is_open():
    advice = replace(BY_KEY["d1"], strength=Strength.MAY, key="k", rule="ADVICE")
    (found,) = easy(advice)
    assert found.answer == "We do not know yet. One thing is less than the advice."
    assert found.state is Outcome.CANNOT_TELL
    (found,) = easy(advice, BY_KEY["d3"], BY_KEY["d4"])
    assert found.answer.startswith("We do not know yet. One thing is less than the advice.")
    assert [group.first.key for group in found.things] == ["k"]
    rows = (advice, BY_KEY["d3"])
    html = write(oakfield(findings=rows, summary=summarise(rows)), "html").decode()
    assert "<li>Wanted: " in html[html.index('id="easy"') :]
    (found,) = easy(advice, replace(BY_KEY["d3"], strength=Strength.MAY), BY_KEY["d4"])
    assert found.answer.startswith("Mostly."), "advice that is open leaves the answer"


def test_a_yes_says_how_much_was_checked():
    (found,) = easy(BY_KEY["d4"], replace(BY_KEY["d4"], key="d5"))
    assert found.answer == "Yes, as far as we could measure. 2 checks went well."


@pytest.mark.parametrize("result", [empty(), blocked()])
def test_where_nothing_was_judged_there_is_no_summary(result):
    assert page_of(result).easy == ()
    assert b'id="easy"' not in write(result, "html")


def test_what_does_not_apply_and_what_is_about_the_model_answers_nothing():
    model = replace(BY_KEY["d1"], topic="readiness")
    assert easy(BY_KEY["na1"], model) == ()


def test_three_things_are_named_and_the_others_counted():
    rows = tuple(
        replace(BY_KEY["d1"], key=f"k{n}", rule=f"R{n}", title=f"Doors are good {n}")
        for n in range(5)
    )
    (found,) = easy(*rows, replace(rows[0], key="again", group="other cause"))
    assert [group.title for group in found.things] == [f"Doors are good {n}" for n in range(3)]
    assert found.more == 2
    assert "5 things need work" in found.answer


def test_our_own_sentences_are_short():
    page = Page(write(oakfield(), "html").decode())
    (section,) = [n for n in page.all("section") if n.attributes.get("aria-labelledby") == "easy"]
    said = [n.text for n in page.nodes if n.name == "p" and n.parent is section]
    said += [n.text for n in page.nodes if n.name == "h3" and n.parent is section]
    assert len(said) > 6
    sentences = [part for text in said for part in re.split(r"(?<=[.?:])\s", text)]
    assert max(len(each.split()) for each in sentences) <= MOST_WORDS


def test_families_come_in_the_order_of_the_report():
    rows = [replace(BY_KEY["d4"], key=t, topic=t) for t in ("escape", "access", "small_group")]
    assert [found.question.split()[0] for found in answers(rows, ())] == ["Can", "Are", "Can"]
