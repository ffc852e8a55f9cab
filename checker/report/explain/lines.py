"""One finding told step by step: found, asked, compared, assumed, missing, and whence it all is."""

from collections.abc import Iterator, Sequence
from itertools import chain

from checker.report.annotations import known_line
from checker.report.dimensions import size_rows
from checker.report.explain.comparison import alone, comparison
from checker.report.figures import asked_figure, written
from checker.report.html.groups import web_address
from checker.report.html.rooms import SURE
from checker.report.naming import place_words
from checker.report.phrases import fact_words, measure_words
from checker.report.plaintext import clean, shortened
from checker.report.words import (
    OUTCOME_MARKS,
    OUTCOME_WORDS,
    baseline_words,
    heading,
    limit_words,
    measured_words,
    required_label,
    source_words,
    strength_words,
)
from checker.report.working import method_words, row_words, step_words
from checker.results.finding import Finding, Outcome, Required, SubjectRef
from checker.results.run import RoomRow, RunResult

_MOST_OTHERS = 8
_ROUNDING = 1e-3
_ORIGINS = {
    "measured": "measured on what the model shows",
    "derived": "worked out from what the model shows",
    "declared": "stated in the model or the brief: a claim, not a measurement",
    "assumed": "assumed, because the model does not say",
}
_CHECKED = {
    "yes": "somebody has read this figure in the document itself",
    "secondary": "the figure was read in what others write of the document, not in itself",
    "no": "nobody has compared this figure with the document yet",
}

_BRIEF = "brief"
_OURS = "a figure of schoolcheck's own, which the brief may change: no document gives one"


def explanation(finding: Finding, result: RunResult) -> tuple[str, ...]:
    """The lines, in paragraphs with an empty line between; model text in them is cleaned."""
    parts = (_head, _where, _found, _asked, _doubts, _mending, _source)
    paragraphs = [list(part(finding, result)) for part in parts]
    told = [paragraph for paragraph in paragraphs if paragraph]
    return tuple(chain(told[0], *(["", *paragraph] for paragraph in told[1:])))


def _head(finding: Finding, _result: RunResult) -> Iterator[str]:
    outcome = f"{OUTCOME_MARKS[finding.outcome]} {OUTCOME_WORDS[finding.outcome]}"
    yield heading(finding)
    yield f"Outcome: {outcome} ({strength_words(finding)})"
    yield f"Rule: {written(clean(finding.title))} ({shortened(finding.rule)})"
    if finding.why:
        yield f"Why it is asked: {written(clean(finding.why))}"


def _where(finding: Finding, result: RunResult) -> Iterator[str]:
    subject, place = finding.subject, finding.place
    spot = [shortened(place.storey or subject.storey), place_words(place)]
    if told := " · ".join(part for part in spot if part):
        yield f"Where: {told}"
    if subject.step_id:  # a school and a cluster are ours: no model has them by their id
        yield f"Element: {_element(subject, result)}"
    others = [each for each in finding.also if each.step_id]
    yield from (f"  with: {_element(each, result)}" for each in others[:_MOST_OTHERS])
    if more := len(others) - len(others[:_MOST_OTHERS]):
        yield f"  with: {more} more"
    if (room := _room(finding, result)) and (use := shortened(room.use)):
        sure = f"{room.use_confidence * 100:.0f} % sure"
        by = f", {clean(room.use_evidence)}" if room.use_evidence else ""
        yield f"Use of the room: {use} ({sure}{by})"


def _found(finding: Finding, _result: RunResult) -> Iterator[str]:
    seen = finding.observed
    if seen is None:
        return
    words = measured_words(finding) or "not known"
    yield f"Observed {measure_words(seen.measure)}: {words}"
    if how := method_words(seen):
        yield f"  how: {how}"
    if told := _ORIGINS.get(seen.origin):
        yield f"  that is: {told}"
    yield from (f"  step {n}: {step_words(step)}" for n, step in enumerate(seen.steps, start=1))
    sizes = dict.fromkeys(row for each in finding.evidence for row in size_rows(each))
    yield from (f"  {what[:1].lower()}{what[1:]}: {figures}" for what, figures in sizes)
    if seen.reason:
        yield f"  because: {written(clean(seen.reason))}"


def _asked(finding: Finding, result: RunResult) -> Iterator[str]:
    need = finding.required
    if need is not None and (limit := limit_words(finding)):
        yield f"{required_label(finding)}: {limit}"
        if need.each is not None and need.count is not None:
            yield f"  that is: {_product(need)}"
        if need.row:
            yield _row(finding, need)
        yield f"  all rows and exceptions: schoolcheck rules show {shortened(finding.rule)}"
    for each in result.rules.overridden:
        if each.rule == finding.rule:
            was, now = shortened(each.was), shortened(each.now)
            yield f"  changed by this project: {shortened(each.setting)} is {now}, not {was}"
    if finding.rule in result.rules.from_brief:
        yield "  a figure of this rule comes from the brief"
    yield f"Compared: {comparison(finding)}"


def _doubts(finding: Finding, result: RunResult) -> Iterator[str]:
    """What was taken for granted, and what is not known."""
    seen, room = finding.observed, _room(finding, result)
    assumed = []
    if seen is not None and seen.origin == "assumed":
        assumed.append(f"the value itself ({clean(seen.method)})")
    if finding.basis != "complete":
        assumed.append("that no furniture is missing from the model which would make it worse")
    if not finding.applies and finding.outcome is not Outcome.NOT_APPLICABLE:
        assumed.append("that the rule applies here, which is not sure")
    if room is not None and room.use and room.use_confidence < SURE:
        assumed.append("what the room is used for, which is in doubt")
    yield from (f"Assumed: {each}" for each in assumed)
    if not assumed and finding.outcome is not Outcome.NOT_APPLICABLE:
        yield "Assumed: nothing beyond what the steps say"
    if finding.outcome is not Outcome.NOT_APPLICABLE:
        yield from (f"Missing: {fact_words(each)}" for each in dict.fromkeys(finding.missing))
    if finding.ask:
        yield f"To supply: {written(clean(finding.ask))}"


def _mending(finding: Finding, result: RunResult) -> Iterator[str]:
    if finding.remedy:
        yield f"To change: {written(clean(finding.remedy))}"
    alike = _alike(finding, result.findings)
    if alike and finding.outcome in {Outcome.FAIL, Outcome.CANNOT_TELL}:
        places = "1 other place" if alike == 1 else f"{alike} other places"
        yield f"Same cause: {places} in these results"
    if finding.waiver:
        yield f"◍ Waived: {shortened(finding.waiver)}"
    if known := baseline_words(finding):
        yield f"Baseline: {known}"
    if finding.since:
        yield f"Since: {shortened(finding.since)}"


def _source(finding: Finding, result: RunResult) -> Iterator[str]:
    source = finding.source
    yield f"Source: {source_words(finding)}"
    if source.title:
        yield f"  document: {clean(source.title)}"
    told = _CHECKED.get(source.checked)
    if source.document == _BRIEF:
        own = finding.rule in result.rules.from_brief
        told = "a figure that the brief sets" if own else _OURS
    if told:
        yield f"  that is: {told}"
    if address := web_address(clean(source.url)):
        yield f"  address: {address}"
    yield f"Key: {shortened(finding.key)}"


def _row(finding: Finding, need: Required) -> str:
    """The row that gave the limit: the one that fits, or one of those that may."""
    is_tried = finding.outcome is Outcome.CANNOT_TELL and alone(finding) is not finding.outcome
    if is_tried:
        return f"  row of the table that was tried: {row_words(need.row)}; another may apply"
    return f"  row of the table: {row_words(need.row)}, which is how it is here"


def _element(subject: SubjectRef, result: RunResult) -> str:
    """What to look for in the model, by class, name, id, and record and line of the file."""
    named = " ".join((subject.ifc_class, shortened(subject.name), shortened(subject.long_name)))
    parts = [shortened(named), f"GlobalId {shortened(subject.global_id)}"]
    line = known_line(subject, result.model.file)
    parts.append(f"record #{subject.step_id}" + (f", line {line}" if line else ""))
    # With several files the results do not say which one a record is of.
    file = "" if result.others else shortened(result.model.file)
    return ", ".join(parts) + (f" of {file}" if file else "")


def _product(need: Required) -> str:
    """`0.17 m² for each of 420 pupils`, multiplied out as the rule rounds it."""
    each, count = need.each or 0.0, need.count or 0.0
    product = each * count
    told = f"{asked_figure(each, need.unit)} × {count:g} = {asked_figure(product, need.unit)}"
    limit = need.at_least if need.at_least is not None else need.at_most
    is_rounded = limit is not None and abs(limit - product) > _ROUNDING
    return f"{told}, taken as {asked_figure(limit or 0.0, need.unit)}" if is_rounded else told


def _room(finding: Finding, result: RunResult) -> RoomRow | None:
    """The room that a finding is about, or lies in."""
    place, subject = finding.place, finding.subject
    own = (each for each in result.rooms if each.global_id == subject.global_id)
    around = (
        each
        for each in result.rooms
        if place.number and (each.storey, each.name) == (place.storey, place.number)
    )
    return next(chain(own, around), None)


def _alike(finding: Finding, findings: Sequence[Finding]) -> int:
    """How many other places have the same cause."""
    cause = (finding.outcome, finding.rule, finding.group)
    return sum((each.outcome, each.rule, each.group) == cause for each in findings) - 1
