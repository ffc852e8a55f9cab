"""What a revision did to the requirements: told place by place, and nothing else told."""

import hashlib
import math
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from checker.report.words import measured_words
from checker.results import Outcome
from checker.results.codec import result_from_json, result_to_json
from checker.results.compare import NEW, compare, compared, newly
from tests.report.oakfield import findings, oakfield

EXAMPLES = Path(__file__).resolve().parents[2] / "reports" / "examples"
BY_KEY = {each.key: each for each in findings()}
DOOR, PASSED, UNSURE, OUT = (BY_KEY[key] for key in ("d1", "d4", "d3", "na1"))


@pytest.fixture(scope="module")
def example():
    def read(revision):
        return result_from_json(
            (EXAMPLES / f"oakfield-primary-{revision}/results.json").read_bytes()
        )

    return read


def result(*rows):
    return oakfield(findings=rows)


def told(before, after):
    return compare(result(*before), result(*after), measured_words)


def kinds(before, after):
    return [(each.kind, each.key) for each in told(before, after).changes]


def by_others(before, after):
    """As `kinds`, where the second was judged by other rules or settings."""
    now = result(*after)
    now = replace(now, rules=replace(now.rules, digest="another"))
    return [(each.kind, each.key) for each in compare(result(*before), now, measured_words).changes]


def seen(finding, low, high=None, **more):
    ends = {"low": low, "high": low if high is None else high}
    return replace(finding, observed=replace(finding.observed, value=None, **ends), **more)


def renewed(whole):
    """The same results as an exporter writes them that renews every GlobalId."""

    def other(id_):
        return hashlib.sha256(id_.encode()).hexdigest()[:22]

    rows = tuple(
        replace(
            each,
            key=other(each.key)[:12],
            subject=replace(each.subject, global_id=other(each.subject.global_id)),
        )
        for each in whole.findings
    )
    rooms = tuple(replace(each, global_id=other(each.global_id)) for each in whole.rooms)
    plans = tuple(
        replace(plan, rooms=tuple(replace(room, id=other(room.id)) for room in plan.rooms))
        for plan in whole.plans
    )
    return replace(whole, findings=rows, rooms=rooms, plans=plans)


def test_the_same_results_differ_in_nothing(example):
    found = compare(example("B"), example("B"), measured_words)
    assert (found.changes, found.places, found.unknown) == ((), (), 0)
    assert found.known > 200


def test_with_every_id_renewed_nothing_changed_and_each_pairing_says_how(example):
    whole = example("B")
    found = compare(whole, renewed(whole), measured_words)
    assert found.changes == ()
    assert found.unknown == 0
    how = Counter(each.how for each in found.places)
    assert how["GlobalId"] == 0
    assert how["number and name"] > 150
    assert all(0.5 < each.sure < 1.0 for each in found.places)
    assert not found.is_other_building


def test_a_and_b_of_the_sample_school_say_the_same_with_ids_renewed(example):
    first, second = example("A"), example("B")
    one = compare(first, second, measured_words)
    other = compare(first, renewed(second), measured_words)

    def said(revision):
        return Counter((c.kind, c.rule, c.place, c.before, c.after) for c in revision.changes)

    renamed = {each.now for each in one.places if "renamed" in each.told}
    assert "00-67 Calm room" in renamed
    apart = (said(one) - said(other)) + (said(other) - said(one))
    assert apart == Counter()


def test_b_mends_what_it_says_and_breaks_one_lift(example):
    found = compare(example("A"), example("B"), measured_words)
    broken = {each.place.name for each in found.changes if each.kind == "new"}
    assert broken == {"Lift 1", "Calm room"}, "the store that is a calm room now has its door"
    fixed = {(each.rule, each.place.number) for each in found.changes if each.kind == "fixed"}
    assert ("ENG-SGR-area", "00-16") in fixed
    assert ("ENG-CALM-width", "00-09") in fixed
    assert found.against == "oakfield-primary-A.ifc"


@pytest.mark.parametrize(
    ("then", "now", "kind"),
    [
        (Outcome.PASS, Outcome.FAIL, "new"),
        (Outcome.NOT_APPLICABLE, Outcome.FAIL, "new"),
        (Outcome.CANNOT_TELL, Outcome.FAIL, "new"),
        (Outcome.FAIL, Outcome.PASS, "fixed"),
        (Outcome.FAIL, Outcome.NOT_APPLICABLE, "fixed"),
        (Outcome.CANNOT_TELL, Outcome.PASS, "better"),
        (Outcome.PASS, Outcome.CANNOT_TELL, "undecidable"),
        (Outcome.FAIL, Outcome.CANNOT_TELL, "undecidable"),
        (Outcome.NOT_APPLICABLE, Outcome.CANNOT_TELL, "undecidable"),
        (Outcome.PASS, Outcome.NOT_APPLICABLE, None),
        (Outcome.NOT_APPLICABLE, Outcome.PASS, None),
    ],
)
def test_another_outcome_is_told_by_what_it_means(then, now, kind):
    before, after = replace(DOOR, outcome=then), seen(replace(DOOR, outcome=now), 0.9)
    assert kinds([before], [after]) == ([(kind, DOOR.key)] if kind else [])


@pytest.mark.parametrize(
    ("low", "high", "kind"),
    [
        (0.700, 0.718, "worse"),
        (0.760, 0.780, "better"),
        (0.742, 0.760, None),
        (0.7422, 0.7602, None),
        (0.742, 0.790, None),
    ],
)
def test_the_same_outcome_is_better_or_worse_by_what_is_surely_to_spare(low, high, kind):
    before = seen(DOOR, 0.742, 0.760)
    assert kinds([before], [seen(DOOR, low, high)]) == ([(kind, DOOR.key)] if kind else [])


def test_a_difference_that_nobody_reads_is_none():
    assert (
        compare(
            result(seen(DOOR, 0.742)), result(seen(DOOR, 0.745)), lambda _finding: "the same"
        ).changes
        == ()
    )


def test_a_margin_of_the_model_itself_is_no_news():
    before, after = (replace(seen(DOOR, each), topic="readiness") for each in (0.742, 0.9))
    assert kinds([before], [after]) == []
    assert kinds([replace(before, outcome=Outcome.PASS)], [after]) == [("new", DOOR.key)]


def test_what_is_allowed_is_to_spare_the_other_way_round():
    long = replace(DOOR, required=replace(DOOR.required, at_least=None, at_most=0.8))
    assert kinds([seen(long, 0.9)], [seen(long, 1.0)]) == [("worse", DOOR.key)]
    assert kinds([seen(long, 0.9)], [seen(long, math.inf)]) == [("worse", DOOR.key)]
    assert kinds([seen(long, math.inf)], [seen(long, math.inf)]) == []


def test_another_limit_and_the_same_figure_is_the_rule_s_doing():
    stricter = replace(DOOR, required=replace(DOOR.required, at_least=0.85))
    assert by_others([DOOR], [stricter]) == [("rules", DOOR.key)]
    passed = replace(DOOR, outcome=Outcome.PASS)
    assert by_others([passed], [stricter]) == [("rules", DOOR.key)]
    assert by_others([passed], [seen(stricter, 0.6)]) == [("new", DOOR.key)]


@pytest.mark.parametrize(
    "need",
    [
        {"at_least": 0.85},
        {"at_least": 0.85, "row": "at right angles"},
        {"at_least": 0.85, "each": 0.17, "count": 5.0, "per": "class"},
    ],
)
def test_by_the_same_rules_more_is_asked_for_what_the_design_is(need):
    """More classes, or a narrower approach: the limit is another one, and nobody set it."""
    passed = replace(DOOR, outcome=Outcome.PASS)
    asked = replace(DOOR, required=replace(DOOR.required, **need))
    assert kinds([passed], [asked]) == [("new", DOOR.key)]


def test_another_row_or_count_is_the_design_s_by_other_rules_too():
    passed = replace(DOOR, outcome=Outcome.PASS)
    row = replace(DOOR, required=replace(DOOR.required, at_least=0.85, row="another"))
    assert by_others([passed], [row]) == [("new", DOOR.key)]
    few = replace(DOOR.required, each=0.17, count=4.0, per="class", at_least=0.68)
    many = replace(few, count=5.0, at_least=0.85)
    before, after = replace(passed, required=few), replace(DOOR, required=many)
    assert by_others([before], [after]) == [("new", DOOR.key)]


def test_other_targets_are_other_rules():
    stricter = replace(DOOR, required=replace(DOOR.required, at_least=0.85))
    before = result(replace(DOOR, outcome=Outcome.PASS))
    after = replace(result(stricter), brief={"targets": {"x": 1}})
    assert [each.kind for each in compare(before, after, measured_words).changes] == ["rules"]


def test_a_rule_that_is_new_or_gone_is_told_apart_from_the_design():
    other = replace(DOOR, rule="ENG-OTHER", key="other")
    assert by_others([PASSED], [PASSED, other]) == [("rules", "other")]
    assert [kind for kind, _ in by_others([PASSED, other], [PASSED])] == ["rules"]
    assert by_others([PASSED], [PASSED, replace(other, outcome=Outcome.PASS)]) == []


def elsewhere(finding, key, **more):
    subject = replace(finding.subject, global_id=f"id {key}", name=f"new {key}", bbox=None, **more)
    return replace(finding, key=key, subject=subject, place=replace(finding.place, x=90.0, y=90.0))


def test_places_that_come_and_go_are_told_where_something_is_wrong_with_them():
    bad, good = elsewhere(DOOR, "bad"), elsewhere(replace(DOOR, outcome=Outcome.PASS), "good")
    assert kinds([PASSED, DOOR], [PASSED, DOOR, bad, good]) == [("appeared", "bad")]
    (change,) = told([PASSED, DOOR, bad, good], [PASSED, DOOR]).changes
    assert (change.kind, change.place, change.now, change.key) == ("vanished", bad.place, None, "")
    assert change.before == measured_words(bad)


def test_what_is_new_is_marked_for_the_filter_of_the_page_and_for_the_gate():
    before = result(replace(DOOR, outcome=Outcome.PASS), UNSURE)
    after = compared(before, result(DOOR, UNSURE, OUT), measured_words)
    assert [each.key for each in newly(after)] == [DOOR.key]
    assert {each.key: each.since for each in after.findings}[UNSURE.key] != NEW
    assert after.revision.changes[0].before == measured_words(DOOR)
    assert result_from_json(result_to_json(after)) == after


def test_a_building_of_which_hardly_anything_is_known_again_is_another(example):
    whole = example("B")
    rows = tuple(
        replace(
            each,
            subject=replace(each.subject, global_id=f"x{n}", name=f"x{n}", long_name="", bbox=None),
            place=replace(each.place, x=None, y=None),
        )
        for n, each in enumerate(whole.findings)
    )
    found = compare(whole, replace(whole, findings=rows, rooms=()), measured_words)
    assert found.is_other_building
    assert found.known == 0
