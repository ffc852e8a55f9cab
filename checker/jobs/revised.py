"""A result beside what went before it: the last revision, and what the team has accepted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from checker.brief import Brief
from checker.brief.waivers import read_waivers
from checker.report.words import measured_words
from checker.results.baseline import Baseline, read_baseline, with_baseline
from checker.results.codec import read_results
from checker.results.compare import compared
from checker.results.run import RunResult
from checker.results.waivers import Waiver, with_waivers


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What a result is held beside: results of the last revision, waivers and a baseline.

    Waivers have to hold on the day `today`; `file` is the name of the baseline's.
    """

    today: date
    against: RunResult | None = None
    waivers: tuple[Waiver, ...] | None = None
    baseline: Baseline | None = None
    file: str = ""

    def beside(self, result: RunResult) -> RunResult:
        """The result with what changed, what is waived and what was known."""
        if self.against is not None:
            result = compared(self.against, result, measured_words)
        if self.waivers is not None:
            result = with_waivers(result, self.waivers, measured_words, today=self.today)
        if self.baseline is not None:
            result = with_baseline(result, self.baseline, measured_words, file=self.file)
        return result


def read_before(arguments: Mapping[str, Any], brief: Brief, folder: Path) -> Before:
    """What a job names to be held beside its result; its files count before the brief's.

    Raises:
        UsageError: when a file is not there, or holds something else.
    """
    against = arguments.get("against")
    waivers = _file(arguments.get("waivers"), brief.waivers, folder)
    baseline = _file(arguments.get("baseline"), brief.baseline, folder)
    return Before(
        today=_today(arguments) if waivers else date.max,
        against=read_results(Path(against)) if against else None,
        waivers=read_waivers(waivers) if waivers else None,
        baseline=read_baseline(baseline) if baseline else None,
        file=baseline.name if baseline else "",
    )


def _today(arguments: Mapping[str, Any]) -> date:
    """Asked for only where it counts: an answer that rests on no day holds on any."""
    today = arguments.get("today")
    return date.fromisoformat(today) if today else datetime.now().astimezone().date()


def _file(given: str | None, in_brief: str, folder: Path) -> Path | None:
    if given:
        return Path(given)
    return folder / in_brief if in_brief else None
