"""The sentence at the top, and what stops the build."""

from dataclasses import replace

import pytest

from checker.results import (
    Finding,
    ModelFacts,
    Outcome,
    Place,
    Readiness,
    ReadinessProblem,
    RunResult,
    SourceRef,
    Strength,
    SubjectRef,
)
from checker.results.gate import Gate, blocking, exit_code
from checker.results.verdict import summarise, verdict_sentence

READY = Readiness()


def finding(
    outcome: str, strength: str = "must", *, waiver: str = "", topic: str = "access"
) -> Finding:
    return Finding(
        key=f"{outcome}-{strength}",
        place=Place(),
        rule="R",
        title="T",
        topic=topic,
        strength=Strength(strength),
        outcome=Outcome(outcome),
        subject=SubjectRef(global_id="g", ifc_class="IfcSpace"),
        source=SourceRef(document="D"),
        waiver=waiver,
    )


def findings(**counts: int) -> tuple[Finding, ...]:
    rows = []
    for name, count in counts.items():
        outcome, _, strength = name.partition("__")
        rows += [finding(outcome, strength or "must")] * count
    return tuple(rows)


def result(rows: tuple[Finding, ...], readiness: Readiness = READY) -> RunResult:
    return RunResult(
        model=ModelFacts(file="a", sha256="b", schema="IFC4"),
        findings=rows,
        summary=summarise(rows),
        readiness=readiness,
    )


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (findings(), "Nothing could be assessed."),
        (findings(not_applicable=3), "Nothing could be assessed."),
        (findings(cannot_tell=4), "Nothing could be assessed: 4 cannot be told."),
        (
            findings(**{"pass": 7}),
            "Nothing that could be assessed departs from the rules; 7 pass.",
        ),
        (
            findings(**{"pass": 7}, cannot_tell=1),
            "Nothing that could be assessed departs from the rules; 7 pass; 1 cannot be told.",
        ),
        (findings(fail=1), "1 place departs from statutory guidance."),
        (findings(fail__project=1), "1 place misses this project's own targets."),
        (
            findings(fail=5, fail__should=4, fail__project=3, cannot_tell=9),
            (
                "5 places depart from statutory guidance, 4 depart from good practice "
                "and 3 miss this project's own targets; 9 cannot be told."
            ),
        ),
        (
            findings(fail=2, fail__should=1),
            "2 places depart from statutory guidance and 1 departs from good practice.",
        ),
    ],
)
def test_the_verdict_counts_apart_and_never_hides_what_cannot_be_told(rows, sentence):
    assert verdict_sentence(rows, READY) == sentence


def test_what_the_model_lacks_is_counted_apart_from_the_building():
    rows = (*findings(fail=1), finding("fail", "project", topic="readiness"))
    assert verdict_sentence(rows, READY) == (
        "1 place departs from statutory guidance; the model itself falls short in 1 way."
    )


def test_a_model_fit_to_be_judged_but_not_judged_is_nothing_assessed():
    rows = (finding("pass", "project", topic="readiness"), *findings(cannot_tell=2))
    told = "Nothing could be assessed but the model itself: 2 cannot be told."
    assert verdict_sentence(rows, READY) == told
    assert exit_code(result(rows), Gate(fail_on="never")) == 3


def test_a_blocked_model_says_why():
    problem = ReadinessProblem(code="no-rooms", scope="file", message="The model has no rooms.")
    blocked = Readiness(state="blocked", problems=(problem,))
    assert verdict_sentence((), blocked) == "Nothing could be assessed. The model has no rooms."


@pytest.mark.parametrize(
    ("rows", "gate", "code"),
    [
        (findings(), Gate(), 3),
        (findings(cannot_tell=2, not_applicable=1), Gate(), 3),
        (findings(**{"pass": 1}), Gate(), 0),
        (findings(**{"pass": 1}, fail=1), Gate(), 1),
        (findings(**{"pass": 1}, fail__should=1), Gate(), 0),
        (findings(**{"pass": 1}, fail__should=1), Gate(fail_on="should"), 1),
        (findings(**{"pass": 1}, fail__may=1), Gate(fail_on="should"), 0),
        (findings(**{"pass": 1}, fail__project=1), Gate(fail_on="any"), 1),
        (findings(**{"pass": 1}, fail=1), Gate(fail_on="never"), 0),
        (findings(fail=1), Gate(fail_on="never"), 0),
        (findings(**{"pass": 1}, cannot_tell=1), Gate(), 0),
        (findings(**{"pass": 1}, cannot_tell=1), Gate(cannot_tell="fail"), 1),
        (findings(**{"pass": 1}, cannot_tell__may=1), Gate(cannot_tell="fail"), 0),
    ],
)
def test_the_exit_code_is_what_the_team_chose_and_never_0_for_nothing(rows, gate, code):
    assert exit_code(result(rows), gate) == code


def test_a_blocked_model_exits_with_3_whatever_was_found():
    blocked = Readiness(state="blocked")
    assert exit_code(result(findings(**{"pass": 5}), blocked), Gate(fail_on="never")) == 3


def test_a_waived_finding_counts_but_does_not_stop_the_build():
    waived = finding("fail", waiver="agreed")
    assert blocking((waived,), Gate()) == ()
    assert summarise((waived,)).fail == 1
    assert summarise((waived,)).waived == 1


def test_a_topic_has_a_gate_of_its_own():
    rows = (finding("fail", "should", topic="small_group"), finding("fail", "should"))
    assert blocking(rows, Gate()) == ()
    assert blocking(rows, Gate(by_topic={"small_group": "should"})) == rows[:1]
    assert blocking(rows, Gate(fail_on="should", by_topic={"small_group": "never"})) == rows[1:]
    assert exit_code(result(rows), Gate(by_topic={"small_group": "any"})) == 1


def test_the_gate_is_told_whole():
    gate = Gate(fail_on="any", cannot_tell="fail", by_topic={"b": "never", "a": "must"})
    assert gate.shown() == "--fail-on any --cannot-tell fail; a: must; b: never"


def test_what_only_the_model_passes_is_no_praise_of_the_building():
    rows = (*findings(**{"pass": 2}), *[finding("pass", topic="readiness")] * 99)
    sentence = verdict_sentence(rows, READY)
    assert sentence == "Nothing that could be assessed departs from the rules; 2 pass."


def bound(row, binds="the 2010 ADA Standards"):
    """The finding as of a document that says what a must of it is."""
    return replace(row, source=replace(row.source, binds=binds))


def test_a_must_of_a_document_that_says_what_it_is_departs_from_that():
    rows = tuple(bound(row) for row in findings(fail=2, fail__should=1))
    assert verdict_sentence(rows, READY) == (
        "2 places depart from the 2010 ADA Standards and 1 departs from good practice."
    )


def test_where_packs_are_mixed_each_kind_of_must_is_counted_apart():
    rows = (*findings(fail=1), *(bound(row) for row in findings(fail=3)))
    assert verdict_sentence(rows, READY) == (
        "1 place departs from statutory guidance and 3 depart from the 2010 ADA Standards."
    )


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [finding("fail"), finding("fail", waiver="agreed"), finding("pass")],
            "1 place departs from statutory guidance; 1 is waived.",
        ),
        (
            [finding("fail", waiver="x"), finding("cannot_tell", waiver="x"), finding("pass")],
            "Nothing else that could be assessed departs from the rules; 1 pass; 2 are waived.",
        ),
        (
            [finding("cannot_tell", waiver="x"), finding("cannot_tell"), finding("pass")],
            (
                "Nothing else that could be assessed departs from the rules; 1 pass; "
                "1 cannot be told; 1 is waived."
            ),
        ),
        (
            [finding("pass", waiver="not needed any more")],
            "Nothing that could be assessed departs from the rules; 1 pass.",
        ),
    ],
)
def test_what_is_waived_is_counted_apart_in_the_verdict(rows, sentence):
    assert verdict_sentence(rows, READY) == sentence
