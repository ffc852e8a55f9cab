"""The first screen's words: which model, the verdict, the counts, and how much was checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.report.html.groups import Group
from checker.report.html.lines import key_lines
from checker.report.html.rooms import in_doubt
from checker.report.plaintext import shortened
from checker.report.words import OUTCOME_MARKS, OUTCOME_WORDS
from checker.results.finding import Finding, Outcome
from checker.results.run import RunResult
from checker.results.verdict import verdict_sentence, was_assessed

_GATE_PACK = "readiness"
_TOLD = {Outcome.PASS, Outcome.FAIL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The title lines and the sentences below the counts. `state` colours the verdict's edge."""

    name: str
    model: str
    size: str
    tool: str
    verdict: str
    state: str
    lines: tuple[str, ...]
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many places of one outcome, in how many groups."""

    kind: str
    mark: str
    word: str
    places: int
    groups: int


def head_of(result: RunResult, *, told: Sequence[Finding] = ()) -> Head:
    """The first lines of the report; findings already `told` beside them are not repeated."""
    school = result.brief.get("school")
    named = school.get("name", "") if isinstance(school, Mapping) else ""
    packs = ", ".join(
        f"{shortened(pack.id).capitalize()} pack {pack.edition}".strip()
        for pack in result.rules.packs
        if pack.id != _GATE_PACK
    )
    tool = f"{result.tool.name} {result.tool.version}".strip()
    return Head(
        name=shortened(str(named)) or shortened(result.model.file) or "A model without a name",
        model=" with ".join(shortened(each.file) for each in (result.model, *result.others)),
        size=f"{_count(_storeys(result), 'storey')}, {_count(len(result.rooms), 'room')}",
        tool=" · ".join(part for part in (tool, packs) if part),
        verdict=result.verdict or verdict_sentence(result.findings, result.readiness),
        state=_state(result),
        lines=key_lines(result.findings, told=told, from_brief=result.rules.from_brief),
        checked=_checked(result),
    )


def outcome_counts(result: RunResult, groups: Sequence[Group]) -> tuple[Count, ...]:
    """Places by outcome with the groups beside them; waived ones at the end when there are any."""
    rows = []
    for outcome in Outcome:
        places = [finding for finding in result.findings if finding.outcome is outcome]
        rows.append(
            Count(
                kind=outcome.value,
                mark=OUTCOME_MARKS[outcome],
                word=OUTCOME_WORDS[outcome],
                places=len(places),
                groups=sum(group.outcome == outcome for group in groups),
            )
        )
    order = (Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.PASS, Outcome.NOT_APPLICABLE)
    rows.sort(key=lambda row: order.index(Outcome(row.kind)))
    waived = sum(bool(finding.waiver) for finding in result.findings)
    if waived:
        rows.append(Count(kind="waived", mark="◍", word="waived", places=waived, groups=0))
    return tuple(rows)


def _state(result: RunResult) -> str:
    outcomes = {finding.outcome for finding in result.findings}
    if result.readiness.state == "blocked" or not was_assessed(result.findings):
        return "nothing"
    if Outcome.FAIL in outcomes:
        return "fail"
    return "tell" if Outcome.CANNOT_TELL in outcomes else "pass"


def _checked(result: RunResult) -> str:
    ran = {finding.rule for finding in result.findings if finding.outcome in _TOLD}
    rules = max(result.rules.count, len({finding.rule for finding in result.findings}))
    known = [room for room in result.rooms if room.use and room.family != "unknown"]
    doubted = len(in_doubt(result.rooms))
    unsure = f", {doubted} more are in doubt" if doubted > 1 else ", 1 more is in doubt"
    return (
        f"{len(ran)} of {rules} rules gave an answer; the use of {len(known) - doubted} "
        f"of {len(result.rooms)} rooms was recognised{unsure if doubted else ''}."
    )


def _storeys(result: RunResult) -> int:
    named = {plan.storey for plan in result.plans} | {room.storey for room in result.rooms}
    return len(named - {""})


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
