"""The comparison says which part of what was found decides, and never more than the outcome."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.explain.comparison import alone, comparison
from checker.results import Observed, Outcome, Required
from checker.results.codec import result_from_json
from checker.results.finding import Finding
from tests.report.oakfield import HOSTILE, findings, quantity

EXAMPLES = sorted((Path(__file__).parents[3] / "reports" / "examples").glob("*/results.json"))
FAIL, PASS, OPEN = Outcome.FAIL, Outcome.PASS, Outcome.CANNOT_TELL


def made(low, high, outcome, *, unit="m", measure="clear_width", **need) -> Finding:
    seen = replace(quantity(measure, low, unit), high=high, value=None)
    least, most = need.get("at_least"), need.get("at_most")
    text = f"at least {least:g}" if least is not None else f"at most {most or 0:g}"
    return replace(
        findings()[0], outcome=outcome, observed=seen, missing=(), group="", evidence=(),
        required=Required(unit=unit, text=text if unit == "count" else "", **need),
    )  # fmt: skip


def said(choice, is_, outcome, **changes) -> Finding:
    seen = Observed(measure="has_window", kind="truth", choice=choice)
    need = Required(is_=is_, text=is_)
    return replace(findings()[0], outcome=outcome, observed=seen, required=need, **changes)


@pytest.mark.parametrize(
    ("finding", "told"),
    [
        (
            made(0.742, 0.76, FAIL, at_least=0.8),
            "742 to 760 mm against 800 mm: all of it is below, so it fails.",
        ),
        (
            made(0.78, 0.84, OPEN, at_least=0.8),
            ("780 to 840 mm against 800 mm: 780 to 800 mm would fail and 800 to 840 mm would pass"
             ", so it cannot be told."),
        ),
        (made(0.9, 0.9, PASS, at_least=0.8), "900 mm against 800 mm: it is enough, so it passes."),
        (
            made(0.9, 0.95, PASS, at_least=0.8),
            "900 to 950 mm against 800 mm: all of it is enough, so it passes.",
        ),
        (
            made(0.7996, 0.9, PASS, at_least=0.8),
            ("800 to 900 mm against 800 mm: all of it is enough (a comparison forgives 0.5 mm), "
             "so it passes."),
        ),
        (
            made(1.3, 1.3, FAIL, at_most=1.2),
            "1300 mm against at most 1200 mm: it is above, so it fails.",
        ),
        (
            made(1.1, 1.2, PASS, at_most=1.2),
            "1100 to 1200 mm against at most 1200 mm: all of it is no more, so it passes.",
        ),
        (
            made(1.1, 1.3, OPEN, at_most=1.2),
            ("1100 to 1300 mm against at most 1200 mm: 1100 to 1200 mm would pass and 1200 to "
             "1300 mm would fail, so it cannot be told."),
        ),
        (
            made(0.8, 1.2, OPEN, between=(0.9, 1.1)),
            ("800 to 1200 mm against 900 to 1100 mm: 800 to 900 mm would fail, 900 to 1100 mm "
             "would pass and 1100 to 1200 mm would fail, so it cannot be told."),
        ),
        (
            made(1.0, 1.0, PASS, between=(0.9, 1.1)),
            "1000 mm against 900 to 1100 mm: it lies within, so it passes.",
        ),
        (
            made(1, 3, OPEN, unit="count", at_least=3.0),
            "1 to 3 against at least 3: 1 to 2 would fail and 3 would pass, so it cannot be told.",
        ),
        (
            made(1, 4, OPEN, unit="count", at_most=2.0),
            ("1 to 4 against at most 2: 1 to 2 would pass and 3 to 4 would fail, "
             "so it cannot be told."),
        ),
        (
            made(1 / 20, 1 / 10, OPEN, unit="ratio", measure="ramp_gradient", at_most=1 / 12),
            ("1 in 20 to 1 in 10 against at most 1 in 12: 1 in 20 to 1 in 12 would pass and 1 in "
             "12 to 1 in 10 would fail, so it cannot be told."),
        ),
        (
            made(40.5, 40.54, FAIL, at_most=40.0),
            "40.5 m against at most 40.0 m: it is above, so it fails.",
        ),
        (
            said(("no",), "yes", FAIL),
            "no against yes: it is not what is asked for, so it fails.",
        ),
        (said(("yes",), "yes", PASS), "yes against yes: it is what is asked for, so it passes."),
        (
            said(("yes", "no"), "yes", OPEN),
            "yes or no against yes: yes would pass, no would fail, so it cannot be told.",
        ),
        (
            said(("sliding", "folding"), "Folding or sliding", PASS),
            "sliding or folding against Folding or sliding: it is what is asked for, so it passes.",
        ),
    ],
)  # fmt: skip
def test_the_part_that_decides_is_named(finding, told):
    assert comparison(finding) == told


def test_the_parts_have_the_unit_of_the_whole():
    told = comparison(made(3.0, 12.0, OPEN, at_least=5.0))
    assert "3.0 to 5.0 m would fail and 5.0 to 12.0 m would pass" in told


def test_a_way_without_end_would_fail_beyond_the_limit():
    told = comparison(made(30.0, float("inf"), OPEN, at_most=40.0))
    assert told.endswith(
        "30.0 to 40.0 m would pass and 40.0 m or more would fail, so it cannot be told."
    )


def test_what_may_not_apply_would_fail_but_is_open():
    finding = replace(made(0.7, 0.7, OPEN, at_least=0.8), applies=False, missing=("the use",))
    assert comparison(finding) == (
        "700 mm against 800 mm: it is below, so it would fail; but it is not sure that the rule "
        "applies here, so it cannot be told (missing: the use)."
    )


def test_a_figure_that_would_pass_is_no_pass_without_what_is_missing():
    finding = replace(made(0.9, 0.9, OPEN, at_least=0.8), missing=("all furniture of the room.",))
    assert comparison(finding) == (
        "900 mm against 800 mm: it is enough, so by this alone it would pass; but it cannot be "
        "told without more: all furniture of the room."
    )


def test_an_outcome_that_the_figure_does_not_give_is_said_to_be_the_rules():
    told = comparison(made(0.9, 0.9, FAIL, at_least=0.8))
    assert told.endswith("the rule asks for more than this figure, and its outcome is: fail.")


NEITHER = (
    "That is no pass and no fail; if it should apply, the model or the brief has to show what it "
    "is about."
)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"observed": None, "missing": ()}, "nothing: no figure is told."),
        ({"required": None, "missing": ("a body.",)}, "nothing, for want of: a body."),
        ({"observed": Observed(measure="m", kind="unknown"), "missing": ("x", "x")},
         "nothing, for want of: x."),
        ({"observed": Observed(measure="m", kind="truth"), "missing": ("x",),
          "required": Required(is_="yes")}, "nothing, for want of: x."),
        ({"outcome": Outcome.NOT_APPLICABLE, "missing": ("it is a stair.",)},
         f"no figure with a limit, since it is a stair. {NEITHER}"),
        ({"outcome": Outcome.NOT_APPLICABLE, "missing": ()},
         f"no figure with a limit, since the rule does not apply. {NEITHER}"),
    ],
)  # fmt: skip
def test_without_figures_nothing_is_compared(changes, told):
    assert comparison(replace(findings()[0], **{"outcome": OPEN, **changes})) == told


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_in_the_examples_the_figures_give_the_very_outcome(path):
    result = result_from_json(path.read_bytes())
    judged = [each for each in result.findings if each.outcome in {FAIL, PASS}]
    assert len(judged) > 1000
    assert [each.key for each in judged if alone(each) is not each.outcome] == []


figures = st.floats(-5, 5, allow_nan=False).map(lambda value: round(value, 3))


@given(ends=st.tuples(figures, figures).map(sorted), limit=figures, is_least=st.booleans())
def test_the_figures_alone_come_to_what_the_principles_say(ends, limit, is_least):
    low, high = ends
    need = {"at_least": limit} if is_least else {"at_most": limit}
    good = (low >= limit - 0.0005001, high >= limit - 0.0005001) if is_least else (
        high <= limit + 0.0005001, low <= limit + 0.0005001)  # fmt: skip
    expected = PASS if good[0] else OPEN if good[1] else FAIL
    assert alone(made(low, high, OPEN, **need)) is expected


def test_hostile_words_are_cleaned():
    told = comparison(said((f"a\x1b\u202e{HOSTILE}",), "yes", FAIL))
    assert json.dumps(told, ensure_ascii=False).isprintable()
    assert "\u202e" not in told
