"""The same design for other pupils: which requirements change, and how much is short then."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.report.figures import figure, span, written
from checker.report.plaintext import clean, shortened
from checker.report.words import STRENGTH_WORDS
from checker.results import Scenario, ScenarioRow, scenario_sentence
from checker.results.scenario import changes

_PUPILS = "pupils_with"
_NO_FIGURE = "a figure that is not stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioLine:
    """One requirement: what was asked for and what is then, what is there, how it comes out."""

    title: str
    strength: str
    subject: str
    required: str
    there_is: str
    before: str
    after: str
    short: str
    is_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioView:
    """One profile: its name, its pupils in words, a sentence on the whole, and its lines."""

    name: str
    needs: str
    told: str
    lines: tuple[ScenarioLine, ...]


def scenario_views(scenarios: Iterable[Scenario]) -> tuple[ScenarioView, ...]:
    """What the report shows of each scenario, changed requirements first."""
    return tuple(_view(each) for each in scenarios)


def _view(scenario: Scenario) -> ScenarioView:
    lines = [_line(row) for row in scenario.rows]
    return ScenarioView(
        name=shortened(scenario.name),
        needs=", ".join(f"{clean(need)} {count}" for need, count in scenario.needs.items()),
        told=written(scenario_sentence(scenario)),
        lines=tuple(sorted(lines, key=lambda line: not line.is_changed)),
    )


def _line(row: ScenarioRow) -> ScenarioLine:
    before, after = (_asked(row, text) for text in (row.required_before, row.required_after))
    return ScenarioLine(
        title=shortened(row.title),
        strength=STRENGTH_WORDS[row.strength],
        subject=shortened(row.subject.name or row.subject.long_name),
        required=after if before == after else f"{before or 'nothing known'}, then {after}",
        there_is=_there_is(row),
        before=row.before.value if row.before else "not_applicable",
        after=row.after.value,
        short=_short(row),
        is_changed=changes(row),
    )


def _asked(row: ScenarioRow, text: str) -> str:
    """What a requirement asks for; one that hangs on the pupils alone asks nothing without any."""
    if row.there_is and row.there_is.measure == _PUPILS and text:
        return "nothing without such pupils"
    return written(clean(text)).replace(_NO_FIGURE, "not stated")


def _there_is(row: ScenarioRow) -> str:
    seen = row.there_is
    if seen is None or seen.low is None or seen.high is None:
        lost = ", ".join(map(clean, row.missing))
        return f"not known: {lost}" if lost else "not known"
    if seen.measure == _PUPILS and seen.high == 0:
        return "no such pupils"
    return span(float(seen.low), float(seen.high), seen.unit)


def _short(row: ScenarioRow) -> str:
    if row.short is None:
        return ""
    if row.of in {"rooms", "places"}:
        return f"{row.short:g} {row.of.removesuffix('s') if row.short == 1 else row.of}"
    return figure(row.short, row.there_is.unit if row.there_is else "")
