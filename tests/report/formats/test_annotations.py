"""Levels, words and order that the formats of build servers have in common."""

from dataclasses import replace

import pytest

from checker.report.annotations import (
    LONGEST_MESSAGE,
    Level,
    causes,
    counts_words,
    keys_of,
    level_of,
    level_of_rule,
    line_of,
    message,
    model_file,
    nothing_assessed,
    problem_words,
    rule_id,
    title_of,
    unassessed_words,
    verdict_of,
    worst_first,
)
from checker.results import ModelFacts, Outcome, ReadinessProblem, Strength, SubjectRef
from tests.report.formats.made import (
    CALM,
    HOSTILE,
    all_passed,
    blocked,
    door,
    empty,
    findings,
    made,
    only_open,
    room,
)

FAIL, OPEN = Outcome.FAIL, Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    ("strength", "outcome", "level"),
    [
        (Strength.MUST, FAIL, Level.ERROR),
        (Strength.SHOULD, FAIL, Level.WARNING),
        (Strength.MAY, FAIL, Level.NOTE),
        (Strength.PROJECT, FAIL, Level.NOTE),
        (Strength.MUST, OPEN, Level.WARNING),
        (Strength.SHOULD, OPEN, Level.NOTE),
        (Strength.MAY, OPEN, Level.NOTE),
        (Strength.PROJECT, OPEN, Level.NOTE),
    ],
)
def test_a_level_follows_from_strength_and_outcome(strength, outcome, level):
    finding = room("k", "R", outcome, strength)
    assert level_of(finding) is level
    assert level_of(replace(finding, waiver="agreed")) is Level.NOTE


@pytest.mark.parametrize("strength", Strength)
def test_what_cannot_be_told_is_never_more_serious_than_its_fail(strength):
    order = list(Level)
    fail, unsure = (level_of(room("k", "R", each, strength)) for each in (FAIL, OPEN))
    assert order.index(fail) <= order.index(unsure)
    assert fail is level_of_rule(strength)


def test_a_message_is_the_sentence_and_what_to_change():
    said = message(door("d", CALM, 0.742, 0.76))
    assert "opens 742 to 760 mm clear; 800 mm is needed (40 to 58 mm short). Use a wider" in said
    assert "Cannot tell" not in said


def test_a_message_of_an_open_question_says_so_first_and_what_to_supply():
    said = message(door("d", CALM, 0.78, 0.84))
    assert said.startswith("Cannot tell. Door 00-06-D01")
    assert said.endswith("State the clear width of the door.")
    assert "Use a wider leaf" not in said


def test_a_message_tells_of_the_waiver():
    waived = door("d", CALM, 0.7, 0.7, waiver="Agreed until 2027")
    assert message(waived).endswith("Waived: Agreed until 2027.")


def test_a_pass_asks_for_no_change():
    assert "Use a wider leaf" not in message(door("d", CALM, 0.9, 0.9))


def test_a_message_has_an_end():
    long = door("d", CALM, 0.7, 0.7, remedy="change " * 1_000)
    assert len(message(long)) == LONGEST_MESSAGE
    assert message(long).endswith("…")


def test_what_has_no_name_is_called_something():
    nameless = replace(findings()[0], title="\x00", rule=" ")
    assert (title_of(nameless), rule_id(nameless)) == ("unnamed-rule", "unnamed-rule")
    assert title_of(replace(findings()[0], title="")) == "ENG-ADM2-door-clear-width"


def test_keys_are_unique_and_none_is_empty():
    rows = [replace(findings()[0], key=key) for key in ("a", "b", "a", "", "a", "x" * 99)]
    assert keys_of(rows) == ("a", "b", "a-2", "no-key", "a-3", "x" * 63 + "…")


def test_the_worst_comes_first_and_passes_are_left_out():
    keys = [finding.key for finding in worst_first(findings())]
    assert keys[:2] == ["d1aa", "d2aa"]
    assert set(keys) == {"d1aa", "d2aa", "d3aa", "c1aa", "c2aa", "c3aa", "s1aa"}
    levels = [list(Level).index(level_of(finding)) for finding in worst_first(findings())]
    assert levels == sorted(levels)


def test_the_order_does_not_hang_on_the_order_of_the_results():
    assert worst_first(reversed(findings())) == worst_first(findings())


def test_findings_of_one_cause_are_one_group():
    groups = [[finding.key for finding in group] for group in causes(findings())]
    assert groups[0] == ["d1aa", "d2aa"]
    assert sum(map(len, groups)) == 7


def test_a_waived_place_is_no_part_of_its_cause():
    first, second = findings()[:2]
    rows = (first, replace(second, waiver="agreed"))
    assert [len(group) for group in causes(rows)] == [1, 1]


@pytest.mark.parametrize(
    ("result", "is_nothing"),
    [
        (made(), False),
        (all_passed(), False),
        (blocked(), True),
        (empty(), True),
        (only_open(), True),
        (replace(made(), readiness=blocked().readiness), True),
    ],
)
def test_nothing_is_assessed_without_a_sure_answer(result, is_nothing):
    assert nothing_assessed(result) is is_nothing


def test_why_nothing_was_assessed_is_said_once_with_what_to_do():
    assert unassessed_words(blocked()) == (
        "Nothing could be assessed. The model holds no rooms (IfcSpace). "
        "Place rooms and export spaces."
    )
    assert "1 of 9 rooms has no body: 01. Enclose it" in unassessed_words(only_open())


def test_results_without_a_verdict_get_one():
    assert verdict_of(replace(blocked(), verdict="")) == verdict_of(blocked())


def test_a_problem_is_told_with_its_way_out():
    problem = ReadinessProblem(
        code="a", scope="sum", message="Rooms\noverlap by 2 m2.", ask="Move."
    )
    assert problem_words(problem) == "Rooms overlap by 2 m². Move."


def test_counts_are_of_the_findings_and_not_of_a_summary_that_may_lie():
    lying = replace(made(), summary=all_passed().summary)
    told = "5 fail, 2 cannot tell, 1 pass, 1 not applicable, 1 waived"
    assert counts_words(lying) == told
    assert counts_words(all_passed()) == "0 fail, 0 cannot tell, 1 pass, 0 not applicable"


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("school.ifc", "school.ifc"),
        ("", "model.ifc"),
        ("..", "model.ifc"),
        ("../../etc/passwd", "passwd"),
        ("C:\\school\\a.ifc", "a.ifc"),
        ("a\nb.ifc", "a b.ifc"),
        (HOSTILE["turned"], "Storegnp.x"),
    ],
)
def test_the_model_is_named_without_a_folder(file, shown):
    model = ModelFacts(file=file, sha256="", schema="IFC4")
    assert model_file(replace(made(), model=model)) == shown


@pytest.mark.parametrize(
    ("line", "file", "shown"),
    [
        (412, "a.ifc", 412),
        (0, "a.ifc", 1),
        (-3, "a.ifc", 1),
        (412, "a.IFCZIP", 1),
        (412, "a.ifc.gz", 1),
    ],
)
def test_a_line_that_is_not_known_is_the_first(line, file, shown):
    door = SubjectRef(global_id="a", ifc_class="IfcDoor", line=line)
    assert line_of(door, file) == shown
