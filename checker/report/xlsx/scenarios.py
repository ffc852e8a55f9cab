"""The same design for other pupils: each requirement that depends on their needs, in words."""

from collections.abc import Iterable

from checker.report.html.scenarios import scenario_views
from checker.report.xlsx.cells import Cell, Column, Sheet
from checker.report.xlsx.findings import outcome_cell
from checker.results.finding import Outcome
from checker.results.scenario import Scenario


def scenarios_sheet(scenarios: Iterable[Scenario]) -> Sheet:
    """All scenarios after each other, in each what changes first."""
    return Sheet(
        name="Scenarios",
        columns=(
            Column(title="Scenario", width=28),
            Column(title="Pupils with", width=28),
            Column(title="Requirement", width=40),
            Column(title="About", width=24),
            Column(title="Required", width=34),
            Column(title="There is", width=20),
            Column(title="Now", width=16),
            Column(title="Then", width=16),
            Column(title="Short by", width=14),
            Column(title="How binding", width=22),
        ),
        rows=tuple(
            (
                view.name,
                view.needs,
                line.title,
                line.subject,
                line.required,
                line.there_is,
                _outcome(line.before),
                _outcome(line.after),
                line.short,
                line.strength,
            )
            for view in scenario_views(scenarios)
            for line in view.lines
        ),
        says="The same design judged for other pupils.",
        nothing="No rule of this run depends on the pupils' needs.",
        frozen=1,
    )


def _outcome(word: str) -> Cell:
    return outcome_cell(Outcome(word))
