import math
from dataclasses import replace

from checker.report.causes import by_cause, cause_of
from checker.results import Outcome
from tests.report.oakfield import findings

FIRST, SECOND, UNSURE, PASSED, *_REST = findings()


def test_findings_of_one_rule_outcome_and_group_go_together_those_alike_in_their_order():
    alike = replace(SECOND, shortfall=FIRST.shortfall, required=FIRST.required)
    assert by_cause([FIRST, UNSURE, alike], lambda each: each) == [[FIRST, alike], [UNSURE]]
    assert by_cause([alike, UNSURE, FIRST], lambda each: each) == [[alike, FIRST], [UNSURE]]


def test_the_worst_place_stands_first_and_what_is_waived_last():
    mild, worse = (replace(FIRST, key=f"{by}", shortfall=by) for by in (0.01, 0.2))
    nowhere = replace(FIRST, key="no way", shortfall=math.inf)
    agreed = replace(nowhere, key="agreed", waiver="W-1")
    rows = [agreed, mild, nowhere, worse]
    assert by_cause(rows, lambda each: each) == [[nowhere, worse, mild, agreed]]


def test_another_group_rule_or_outcome_is_another_cause():
    others = [
        replace(FIRST, group="leaf 700"),
        replace(FIRST, rule="ENG-OTHER"),
        replace(FIRST, outcome=Outcome.CANNOT_TELL),
    ]
    assert len({cause_of(each) for each in (FIRST, *others)}) == 4
    assert len(by_cause([FIRST, *others], lambda each: each)) == 4


def test_the_figures_and_the_place_are_no_part_of_the_cause():
    moved = replace(FIRST, key="other", shortfall=0.2, place=replace(FIRST.place, x=9.0))
    assert cause_of(moved) == cause_of(FIRST)


def test_passes_and_what_does_not_apply_have_no_cause():
    outside = replace(FIRST, outcome=Outcome.NOT_APPLICABLE)
    assert by_cause([PASSED, outside], lambda each: each) == []


def test_rows_are_kept_as_they_are_with_what_stands_beside_the_finding():
    rows = [(FIRST, "a"), (PASSED, "b"), (SECOND, "c")]
    assert by_cause(rows, lambda row: row[0]) == [[(FIRST, "a"), (SECOND, "c")]]
