"""A finding is told step by step: nothing that the results hold of it is left out."""

from dataclasses import replace
from itertools import pairwise

import pytest

from checker.report.explain import explanation
from checker.report.words import heading
from checker.results import (
    Observed,
    Outcome,
    OverriddenSetting,
    Required,
    RoomRow,
    SourceRef,
    SubjectRef,
)
from tests.report.oakfield import GROUND, HOSTILE, LONG, TURNED, findings, oakfield, quantity

DOOR = replace(
    findings()[0], subject=replace(findings()[0].subject, step_id=3521, line=3530), since="new"
)


def told(finding=DOOR, **changes) -> str:
    return "\n".join(explanation(finding, oakfield(**changes)))


def test_a_failing_door_is_told_from_its_sentence_to_its_key():
    assert told() == (
        "Door 00-05-D01 to 00-05 Small group room opens 742 to 760 mm clear; 800 mm is needed "
        "(40 to 58 mm short).\n"
        "Outcome: ✕ fail (Statutory guidance)\n"
        "Rule: Doors are wide enough for the way people reach them (ENG-ADM2-door-clear-width)\n"
        "Why it is asked: A wheelchair that turns into a door needs more width than one that meets "
        "it head on.\n"
        "\n"
        "Where: 00 Ground floor · 00-05 Small group room\n"
        "Element: IfcDoor 00-05-D01, GlobalId door-sgr, record #3521, line 3530 of oakfield-B.ifc\n"
        "Use of the room: small group room (90 % sure, name: Small group room)\n"
        "\n"
        "Observed clear opening width: 742 to 760 mm\n"
        "  how: derived, leaf less assumed frame\n"
        "  that is: worked out from what the model shows\n"
        "  step 1: The leaf is 826 mm wide.\n"
        "  step 2: Frame and hinge take 66 to 84 mm.\n"
        "\n"
        "Required: at least 800 mm\n"
        "  row of the table: approach straight, which is how it is here\n"
        "  all rows and exceptions: schoolcheck rules show ENG-ADM2-door-clear-width\n"
        "Compared: 742 to 760 mm against at least 800 mm: all of it is below, so it fails.\n"
        "\n"
        "Assumed: nothing beyond what the steps say\n"
        "\n"
        "To change: Use a wider leaf, or widen the space people turn in.\n"
        "Same cause: 1 other place in these results\n"
        "Since: new\n"
        "\n"
        "Source: ADM2, Table 2: from a secondary source\n"
        "  that is: the figure was read in what others write of the document, not in itself\n"
        "  address: https://www.gov.uk/adm2\n"
        "Key: d1"
    )


def test_what_cannot_be_told_says_what_is_missing_and_how_to_supply_it():
    text = told(findings()[2])
    assert "Outcome: ? cannot tell (Statutory guidance)" in text
    assert "780 to 800 mm would fail and 800 to 840 mm would pass" in text
    assert "\nMissing: how far the leaf opens\n" in text
    assert "\nTo supply: State the clear width of the door, or its frame.\n" in text


@pytest.mark.parametrize("finding", findings(), ids=lambda each: each.key)
def test_every_finding_begins_with_the_sentence_of_the_report(finding):
    lines = explanation(finding, oakfield())
    assert lines[0] == heading(finding)
    assert lines[-1] == f"Key: {finding.key}"
    assert all("None" not in line for line in lines)
    assert not any(one == two == "" for one, two in pairwise(lines))


def test_a_row_that_was_only_tried_is_said_to_be_one_of_several():
    finding = replace(
        DOOR, outcome=Outcome.CANNOT_TELL, missing=("the approach",),
        observed=quantity("clear_opening_width", 0.7, "m"),
    )  # fmt: skip
    text = told(finding)
    assert "  row of the table that was tried: approach straight; another may apply" in text
    assert "which is how it is here" not in text


def test_a_limit_for_each_of_many_is_multiplied_out():
    need = Required(at_least=71.4, unit="m2", text="at least 71.4 m2", each=0.17, count=420)
    assert "  that is: 0.17 m² × 420 = 71.4 m²\n" in told(replace(DOOR, required=need))
    need = Required(at_least=5.0, unit="count", text="at least 5", each=0.33, count=14)
    assert "  that is: 0.33 × 14 = 4.62, taken as 5\n" in told(replace(DOOR, required=need))


def test_figures_that_the_project_changed_are_told():
    rules = replace(
        oakfield().rules, from_brief=(DOOR.rule,),
        overridden=(
            OverriddenSetting(rule=DOOR.rule, setting="width", was="800 mm", now="850 mm"),
            OverriddenSetting(rule="ANOTHER", setting="height", was="1 m", now="2 m"),
        ),
    )  # fmt: skip
    text = told(rules=rules)
    assert "  changed by this project: width is 850 mm, not 800 mm" in text
    assert "  a figure of this rule comes from the brief" in text
    assert "height" not in text


@pytest.mark.parametrize(
    ("changes", "assumed"),
    [
        ({"basis": "as modelled"}, "that no furniture is missing from the model"),
        ({"applies": False}, "that the rule applies here, which is not sure"),
        ({"observed": replace(DOOR.observed, origin="assumed", method="as usual")},
         "the value itself (as usual)"),
    ],
)  # fmt: skip
def test_what_was_assumed_is_told(changes, assumed):
    text = told(replace(DOOR, **changes))
    assert f"Assumed: {assumed}" in text
    assert "nothing beyond" not in text


def test_a_use_in_doubt_is_an_assumption():
    rooms = tuple(replace(each, use_confidence=0.5) for each in oakfield().rooms)
    assert "Assumed: what the room is used for, which is in doubt" in told(rooms=rooms)


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        ("measured", "measured on what the model shows"),
        ("declared", "a claim, not a measurement"),
        ("assumed", "assumed, because the model does not say"),
    ],
)
def test_whence_a_value_is_stands_beside_it(origin, words):
    assert words in told(replace(DOOR, observed=replace(DOOR.observed, origin=origin)))


@pytest.mark.parametrize(
    ("checked", "words"),
    [("yes", "somebody has read this figure"), ("no", "nobody has compared this figure")],
)
def test_whether_the_source_was_read_is_told(checked, words):
    assert words in told(replace(DOOR, source=replace(DOOR.source, checked=checked)))


def test_a_figure_of_no_document_is_ours_or_the_briefs():
    finding = replace(DOOR, source=SourceRef(document="brief"))
    assert "a figure of schoolcheck's own" in told(finding)
    rules = replace(oakfield().rules, from_brief=(DOOR.rule,))
    assert "that is: a figure that the brief sets" in told(finding, rules=rules)


def test_elements_beside_it_are_named_the_first_few():
    others = tuple(
        SubjectRef(global_id=f"g{n}", ifc_class="IfcSpace", name=f"R{n}", step_id=n)
        for n in range(12)
    )
    text = told(replace(DOOR, also=others))
    assert "  with: IfcSpace R1, GlobalId g1, record #1 of oakfield-B.ifc" in text
    assert "g0" not in text
    assert "g9" not in text
    assert "  with: 3 more" in text


def test_of_several_files_none_is_guessed():
    model = oakfield().model
    text = told(others=(replace(model, file="furniture.ifc"),))
    assert "record #3521, line 3530\n" in text


@pytest.mark.parametrize("file", ["a.ifczip", "a.ifc.gz", "A.IFC.ZIP"])
def test_a_packed_file_has_no_line_to_look_at(file):
    text = told(model=replace(oakfield().model, file=file))
    assert f"record #3521 of {file}\n" in text
    assert "line 3530" not in text


def test_a_school_is_no_element_of_the_model():
    assert "Element:" not in told(next(each for each in findings() if each.key == "sum1"))


def test_a_room_is_told_by_its_own_use_before_that_of_its_namesake():
    rooms = (
        RoomRow(global_id="x", name="00-03", storey=GROUND, use="store", use_confidence=0.9),
        RoomRow(global_id="room-00-03", name="1", use="SEN classroom", use_confidence=0.9),
    )
    base = next(each for each in findings() if each.key == "base1")
    assert "Use of the room: SEN classroom (90 % sure)" in told(base, rooms=rooms)


def test_a_waiver_and_a_reason_are_told():
    seen = Observed(
        measure="travel_distance", kind="quantity", low=3.0, high=float("inf"), unit="m",
        reason="no way without steps",
    )  # fmt: skip
    text = told(replace(DOOR, observed=seen, waiver="agreed"))
    assert "\n◍ Waived: agreed\n" in text
    assert "\n  because: no way without steps\n" in text


def test_what_is_not_applicable_says_why_and_assumes_nothing():
    text = told(next(each for each in findings() if each.key == "na1"))
    assert "Compared: no figure with a limit, since it is a stair. That is no pass" in text
    assert "Assumed" not in text
    assert "Missing" not in text


@pytest.mark.parametrize("wicked", [HOSTILE, TURNED, LONG * 30, "\x1b[2J", "{{7*7}}", "a\nb\r\nc"])
def test_hostile_text_keeps_to_its_line_and_turns_nothing(wicked):
    finding = replace(
        DOOR, title=wicked, rule=wicked, sentence=wicked, why=wicked, missing=(wicked,), ask=wicked,
        remedy=wicked, waiver=wicked, since=wicked, key=wicked, group=wicked,
        place=replace(DOOR.place, storey=wicked, number=wicked, name=wicked),
        subject=replace(DOOR.subject, global_id=wicked, name=wicked, ifc_class=wicked),
        source=replace(DOOR.source, document=wicked, clause=wicked, url=wicked, title=wicked),
        observed=replace(DOOR.observed, method=wicked, steps=(wicked,), reason=wicked),
        required=replace(DOOR.required, row=wicked, text=wicked),
    )  # fmt: skip
    rooms = tuple(replace(each, use=wicked, use_evidence=wicked) for each in oakfield().rooms)
    lines = explanation(finding, oakfield(rooms=rooms))
    assert all(line.isprintable() for line in lines)
