"""What to add to the model first: each request, and how many places wait for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.report.figures import written
from checker.report.plaintext import clean
from checker.results.finding import Finding, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One request; `places` and `rules` that wait for it, perhaps among other things."""

    ask: str
    places: int
    rules: int


def advice(findings: Iterable[Finding]) -> tuple[Advice, ...]:
    """Requests of what cannot be told, those that hold up most places first."""
    waiting: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.outcome is Outcome.CANNOT_TELL and finding.ask.strip():
            waiting.setdefault(clean(finding.ask).strip(), []).append(finding)
    rows = [
        Advice(
            ask=written(ask), places=len(several), rules=len({finding.rule for finding in several})
        )
        for ask, several in waiting.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.places, -row.rules, row.ask)))
