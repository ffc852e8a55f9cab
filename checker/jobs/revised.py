"""A result beside what went before it: the last revision, and what the team has accepted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from checker.brief import Brief
from checker.brief.waivers import read_waivers
from checker.jobs.history import earlier_runs
from checker.report.words import measured_words
from checker.results.baseline import Baseline, read_baseline, with_baseline
from checker.results.codec import read_results
from checker.results.compare import compared
from checker.results.history import HistoryRow
from checker.results.recorded import with_history
from checker.results.run import RunResult
from checker.results.waivers import Waiver, with_waivers


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What a result is held beside: results of the last revision, waivers, a baseline, its past.

    Waivers have to hold on the day `today`, which is asked for only where there are any: a result
    without them is the same on any day. `file` is the name of the baseline's. `past` are the runs
    that a history keeps.
    """

    today: Callable[[], date]
    against: RunResult | None = None
    waivers: tuple[Waiver, ...] | None = None
    baseline: Baseline | None = None
    file: str = ""
    past: tuple[HistoryRow, ...] | None = None

    def beside(self, result: RunResult) -> RunResult:
        """The result with what changed, what is waived and what was known."""
        if self.against is not None:
            result = compared(self.against, result, measured_words)
        if self.waivers is not None:
            result = with_waivers(result, self.waivers, measured_words, today=self.today())
        if self.baseline is not None:
            result = with_baseline(result, self.baseline, measured_words, file=self.file)
        if self.past is not None:  # last: what is waived is among its figures
            result = with_history(result, self.past)
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
        today=partial(_today, arguments),
        against=read_results(Path(against)) if against else None,
        waivers=read_waivers(waivers) if waivers else None,
        baseline=read_baseline(baseline) if baseline else None,
        file=baseline.name if baseline else "",
        past=earlier_runs(arguments.get("history")),
    )


def _today(arguments: Mapping[str, Any]) -> date:
    today = arguments.get("today")
    return date.fromisoformat(today) if today else datetime.now().astimezone().date()


def _file(given: str | None, in_brief: str, folder: Path) -> Path | None:
    if given:
        return Path(given)
    return folder / in_brief if in_brief else None
