"""Clauses and who judges them, the settings that were applied, and how ready the model is."""

from collections import Counter
from collections.abc import Sequence

from checker.report.figures import written
from checker.report.html.advice import Advice, advice
from checker.report.html.settings import overridden_rows, setting_rows
from checker.report.plaintext import shortened
from checker.report.xlsx.cells import Cell, Column, Look, Sheet, Value
from checker.results.finding import Finding, Outcome
from checker.results.run import CoverageRow, ReadinessProblem, RunResult

_LONG = 2_000
_MOST_ELEMENTS = 50
_COVERED = {
    "all": "whole clause",
    "part": "part of the clause",
    "none": "no rule",
    "blocked": "could not be judged",
}
_SCOPES: dict[str, tuple[Look, str]] = {
    "file": ("fail", "✕ nothing can be judged"),
    "element": ("cannot_tell", "? these elements cannot be told"),
    "sum": ("cannot_tell", "? sums and shares cannot be told"),
    "note": ("", "worth knowing"),
}


def coverage_sheet(coverage: Sequence[CoverageRow], findings: Sequence[Finding]) -> Sheet:
    """Every clause that the packs know of, who judges it or why nobody does."""
    counts = Counter((each.source.fact, each.outcome) for each in findings)
    return Sheet(
        name="Coverage",
        columns=(
            Column(title="Document", width=14),
            Column(title="Clause", width=28),
            Column(title="Judged", width=20),
            Column(title="By which rule, or why not", width=70),
            Column(title="Findings that fail", width=10, kind="count"),
            Column(title="Findings that cannot be told", width=12, kind="count"),
            Column(title="Findings that pass", width=10, kind="count"),
            Column(title="Row of the fact sheet", width=20),
        ),
        rows=tuple(_clause(row, counts) for row in coverage),
        says="What was checked of each clause, and what was not. That a rule passes does not "
        "mean that its clause is met.",
        nothing="The rules name no clauses: what they leave out is not known.",
        frozen=2,
    )


def settings_sheet(result: RunResult) -> Sheet:
    """The brief as it was applied, the figures that the project changed, and the packs."""
    rows: list[tuple[Value, ...]] = [
        ("Brief", name, value, None) for name, value in setting_rows(result.brief)
    ]
    rows += [
        (Cell(value="Changed figure of a rule", look="strong"), name, now, was)
        for name, was, now in overridden_rows(result.rules)
    ]
    rows += [
        ("Rule that takes a figure from the brief", shortened(each), None, None)
        for each in result.rules.from_brief
    ]
    rows += [
        ("Pack of rules", shortened(each.title or each.id), shortened(each.edition), None)
        for each in result.rules.packs
    ]
    return Sheet(
        name="Settings",
        columns=(
            Column(title="From", width=36),
            Column(title="Setting", width=54),
            Column(title="As judged", width=46),
            Column(title="As shipped", width=24),
        ),
        rows=tuple(rows),
        says="The brief as it was applied, and figures of rules that this project changed.",
        nothing="No brief was read, and no figure of a rule was changed.",
    )


def readiness_sheet(problems: Sequence[ReadinessProblem], findings: Sequence[Finding]) -> Sheet:
    """What of the file cannot be judged, then what the model lacks, by the places that wait."""
    return Sheet(
        name="Readiness",
        columns=(
            Column(title="What it means", width=32),
            Column(title="Problem", width=60),
            Column(title="What to do", width=60),
            Column(title="Elements or places", width=11, kind="count"),
            Column(title="GlobalIds", width=60),
            Column(title="Code", width=24),
        ),
        rows=(*map(_problem, problems), *map(_lack, advice(findings))),
        says="What of the model cannot be judged, and what to add to it first.",
        nothing="No problem of the file was found, and no place waits for anything to be added.",
        printed=4,
    )


def _clause(row: CoverageRow, counts: Counter[tuple[str, Outcome]]) -> tuple[Value, ...]:
    order = (Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.PASS)
    look: Look = "cannot_tell" if row.state == "blocked" else ""
    judged = _COVERED.get(row.state, shortened(row.state))
    return (
        shortened(row.document),
        shortened(row.clause),
        Cell(value=f"{'? ' if look else ''}{judged}", look=look),
        written(shortened(row.reason, _LONG)),
        *(counts[row.fact, outcome] if row.fact else None for outcome in order),
        shortened(row.fact),
    )


def _lack(row: Advice) -> tuple[Value, ...]:
    """What places wait for; each may wait for other things too."""
    places = "1 place" if row.places == 1 else f"{row.places} places"
    rules = "1 rule" if row.rules == 1 else f"{row.rules} rules"
    told = f"{places} of {rules} cannot be told without it"
    mark = Cell(value="? something to add to the model", look="cannot_tell")
    return (mark, told, shortened(row.ask, _LONG), row.places)


def _problem(problem: ReadinessProblem) -> tuple[Value, ...]:
    look, words = _SCOPES.get(problem.scope, ("", shortened(problem.scope)))
    shown = [shortened(each) for each in problem.elements[:_MOST_ELEMENTS]]
    more = len(problem.elements) - len(shown)
    return (
        Cell(value=words, look=look),
        written(shortened(problem.message, _LONG)),
        written(shortened(problem.ask, _LONG)),
        len(problem.elements),
        ", ".join(shown) + (f" and {more} more" if more else ""),
        shortened(problem.code),
    )
