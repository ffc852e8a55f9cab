"""Other pupils: each requirement of each scenario is a row, and says how it comes out then."""

from dataclasses import replace

from tests.report.oakfield import HOSTILE, oakfield, scenario
from tests.report.xlsx.opened import written


def test_a_result_without_scenarios_has_no_table():
    assert "Scenarios" not in written(oakfield(scenarios=())).book.sheetnames


def test_each_requirement_says_how_it_is_now_and_then_what_changes_first():
    area, calm = written(oakfield()).rows("Scenarios")
    assert area["Scenario"] == f"More autism {HOSTILE}"
    assert area["Pupils with"] == "autism 24, PD fewer than 5"
    assert (area["Now"], area["Then"], area["Short by"]) == ("✓ pass", "✕ fail", "4.3 m²")
    assert area["Required"] == "at least 59.2 m², then at least 71.2 m²"
    assert (calm["Then"], calm["There is"]) == (
        "? cannot tell", "not known: the number of pupils with SEMH",
    )  # fmt: skip


def test_a_scenario_that_nothing_depends_on_says_so():
    book = written(oakfield(scenarios=(replace(scenario(), rows=()),)))
    assert (
        book.sheet("Scenarios")["A2"].value == "No rule of this run depends on the pupils' needs."
    )
