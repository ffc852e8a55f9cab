"""What the shipped rules say of their own examples, each as the report would say it."""

import re

import pytest

from checker.report.words import heading
from checker.results import Outcome
from checker.rules import rules_used
from checker.rules.examples import example_cases
from checker.rules.load import load_packs
from tests.every import every
from tests.packs.shipped import FOLDERS
from tests.packs.test_examples import KNOWN, PACKS
from tests.packs.told import findings_of

pytestmark = pytest.mark.slow

CASES = [case for case in example_cases(PACKS) if not case.example.settings]
NONSENSE = re.compile(
    r"the kinds that are meant|with the storey|leads to of|: (yes|no)\)"
    r"|at most 0 |or more is needed|for each of 1 (?!class\b)\w+s\b|ones counted|do not meet this"
    r"|at least 0 |(?<!in )(?<![\d.])(?:[02-9]|\d\d+) is (?:needed|allowed)|has [a-z ]+ no way"
)


def told(rule: str, outcome: str) -> set[str]:
    return {
        heading(finding)
        for case in CASES
        if case.rule.id == rule
        for finding in findings_of(case)
        if finding.outcome == Outcome(outcome)
    }


@every("rule", PACKS.rules, ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_are_told_in_plain_words(rule):
    for outcome in Outcome:
        for words in told(rule.id, outcome.value):
            assert not NONSENSE.search(words)


@every("rule", PACKS.rules, ids=lambda rule: rule.id)
def test_why_a_rule_does_not_apply_is_told_without_underscores(rule):
    reasons = [each["because"] for each in rule.words.get("unless", ())]
    assert [text for text in reasons if "_" in text] == []


@pytest.mark.parametrize(
    ("rule", "outcome", "says"),
    [
        (
            "ENG-BASE-corridor-wheelchairs",
            "fail",
            (
                "1 circulation or corridor with clear width under 2400 mm in this (candidate 1); "
                "none is allowed."
            ),
        ),
        (
            "ENG-individual-changing-near",
            "fail",
            (
                "No accessible changing room or hygiene room that counts at most 40 m away; "
                "at least 1 is needed."
            ),
        ),
        (
            "ENG-ADM2-lift-present",
            "fail",
            "No passenger lift in the model; at least 1 is needed.",
        ),
        (
            "ENG-ADM2-lift-present",
            "cannot_tell",
            (
                "No passenger lift in the model; at least 1 is needed, but it cannot be told "
                "without knowing whether an exception is accepted in the existing building."
            ),
        ),
        (
            "ENG-SCHOOL-visiting-professionals",
            "fail",
            "No meeting room, office, one-to-one room or the like in the model",
        ),
        (
            "ENG-ADM2-step-free-reach",
            "cannot_tell",
            (
                "is not reachable, but it cannot be told without knowing whether an exception is "
                "accepted in the existing building."
            ),
        ),
        (
            "ENG-ADM2-step-free-reach",
            "cannot_tell",
            "whether there is a way and whether an exception is accepted in the existing building.",
        ),
        (
            "ENG-ADM2-accessible-wc-present",
            "pass",
            "2 accessible toilets or hygiene rooms that count on this; at least 1 is needed.",
        ),
        (
            "ENG-ADM2-door-clear-width",
            "cannot_tell",
            (
                "The rule gives no figure for this case (not in existing building, approach at "
                "right angles, approach width 1190 mm)."
            ),
        ),
        (
            "ENG-CALM-not-lockable",
            "fail",
            "1 door that can be locked from outside in this (candidate 1); none is allowed.",
        ),
        (
            "ENG-CALM-not-lockable",
            "pass",
            "No door that can be locked from outside in this; none is allowed.",
        ),
        (
            "ENG-SGR-vision-panel",
            "fail",
            "No door with a vision panel in this; at least 1 is needed.",
        ),
        (
            "ENG-ADM2-revolving-door-alternative",
            "pass",
            (
                "1 entrance with clear opening width at least 800 mm into the same room as this; "
                "at least 1 is needed."
            ),
        ),
        (
            "ENG-ADB2-refuge-present",
            "pass",
            "1 refuge at most 5 m away on the same storey as this; at least 1 is needed.",
        ),
        (
            "ENG-QUIET-ENTRANCE",
            "pass",
            "1 entrance beside the main one in the model; at least 1 is needed.",
        ),
        (
            "ENG-BASE-store-off-classroom",
            "pass",
            "1 classroom with a door to this; at least 1 is needed.",
        ),
        (
            "ENG-SGR-on-each-storey",
            "fail",
            (
                "No one-to-one room or small group room outside inclusion bases on this; "
                "at least 1 is needed."
            ),
        ),
        (
            "ENG-SGR-area-per-pupil",
            "pass",
            (
                "One-to-one rooms and small group rooms outside inclusion bases add up to 24.0 m²; "
                "24.0 m² is needed (0.24 m² for each of 100 pupils)."
            ),
        ),
        (
            "ENG-ADM2-cubicle-clearance",
            "fail",
            (
                "1 of 1 sanitary fitting has no cubicle clear circle of at least 465 mm; "
                "none is allowed. Nearest: candidate 1 ("
            ),
        ),
    ],
)
def test_a_total_says_what_was_asked_for_and_where(rule, outcome, says):
    assert any(says in each for each in told(rule, outcome)), told(rule, outcome)


def test_a_figure_is_of_the_brief_where_it_was_set_there_whatever_it_is():
    target, shipped = "ENG-SGR-area-per-pupil", "ENG-SGR-support-area-primary"
    # Who is meant is asked of a target too: that is no figure.
    assert rules_used(PACKS).from_brief == (
        "ENG-SGR-area-per-pupil",
        "NZ-SPEC-classroom-area",
        "NZ-SPEC-therapy-area",
    )
    same = {f"{shipped}.for_each_pupil": "0.24 m2"}
    used = rules_used(load_packs(FOLDERS, known=KNOWN, settings=same))
    assert {target, shipped} <= set(used.from_brief)
