"""The findings that a team began with: known ones do not block, and the list may only shrink."""

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError

from checker.errors import UsageError
from checker.results.acceptance import BaselineLine, BaselineState, BaselineUse, WaiverState
from checker.results.finding import (
    JSON_CONFIG,
    Bound,
    Finding,
    Miss,
    Outcome,
    Place,
    Said,
    Strength,
    SubjectRef,
)
from checker.results.pairing import Pairing, Spot, pair_spots, spots_of
from checker.results.run import RunResult
from checker.results.standing import Accepted, as_it_stands, is_open, standing
from checker.results.verdict import was_assessed

_LEAST_SAME = 0.5
"""The share of its places that a baseline has to know again to be of this building."""
_FEW = 6

_LAPSED: frozenset[WaiverState] = frozenset(
    {"expired", "worse", "unsure", "unstated", "contradicts"}
)

BASELINE_SCHEMA = "schoolcheck/baseline/1"
At = tuple[str, str, str]
"""A rule, and the class and GlobalId of what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One known finding: what and where, how bad it was, and what was measured in words."""

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    rule: str
    title: str = ""
    strength: Strength
    outcome: Literal["fail", "cannot_tell"]
    shortfall: Bound | None = None
    unit: str = ""
    misses: tuple[Miss, ...] = ()
    measured: str = ""
    subject: SubjectRef
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """All known findings of a model; `model` is its file, for people."""

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    schema_: str = BASELINE_SCHEMA
    model: str = ""
    entries: tuple[Entry, ...] = ()


_ADAPTER = TypeAdapter(Baseline)


def baseline_of(result: RunResult, said: Said) -> Baseline:
    """Everything that fails or cannot be told now and is not waived.

    Raises:
        UsageError: when nothing was assessed: a baseline of that would know of nothing.
    """
    _refuse_unassessed(result)
    entries = [_entry(each, said) for each in result.findings if is_open(each) and not each.waiver]
    return Baseline(model=result.model.file, entries=_in_order(entries))


def shrunk(baseline: Baseline, result: RunResult, said: Said) -> Baseline:
    """The baseline without what is mended, with the figures that became better; nothing is added.

    Raises:
        UsageError: when nothing was assessed, or the models are hardly of one building.
    """
    _refuse_unassessed(result)
    now = _matched(baseline, result)
    if now.is_other_building:
        raise UsageError(
            f"{result.model.file} is hardly the building of this baseline ({baseline.model}): "
            "most of its places are not there. Nothing was changed; for another building write "
            "a baseline of its own (schoolcheck baseline create)."
        )
    kept = []
    for entry, state, finding in now.entries:
        if state == "known" and finding is not None:
            kept.append(_lower(entry, _entry(finding, said)))
        elif state not in {"fixed", "vanished"}:
            kept.append(entry)
    return replace(baseline, model=result.model.file, entries=_in_order(kept))


def with_baseline(
    result: RunResult, baseline: Baseline, said: Said, *, file: str = ""
) -> RunResult:
    """The result with what the baseline knows marked, and what became of each of its entries.

    What a waiver was given for and lapsed blocks again, though the baseline knows it: it would
    have no end else, where the baseline was written before the waiver.
    """
    matched = _matched(baseline, result)
    lapsed = {each.key for each in result.waivers if each.state in _LAPSED}
    entries = [_unless_lapsed(each, lapsed) for each in matched.entries]
    # By the finding itself: things that share a GlobalId share their keys too.
    marks = {id(finding): state for _, state, finding in entries if finding is not None}
    findings = tuple(_marked(each, marks.get(id(each))) for each in result.findings)
    lines = [
        _line(entry, state, finding, said) for entry, state, finding in entries if state != "known"
    ]
    use = BaselineUse(
        file=file,
        known=len(entries) - len(lines),
        lines=tuple(lines),
        is_other_building=matched.is_other_building,
    )
    return replace(result, findings=findings, baseline=use)


def baseline_to_json(baseline: Baseline) -> bytes:
    """UTF-8 JSON, one line per entry, so that a diff shows which went."""
    data = json.loads(_ADAPTER.dump_json(baseline, by_alias=True, exclude_defaults=True))
    head = {"schema": BASELINE_SCHEMA, "model": baseline.model}
    rows = ",\n".join(_text(each) for each in data.get("entries", ()))
    entries = f"[\n{rows}\n]" if rows else "[]"
    lines = [f"{_text(name)}: {_text(value)}" for name, value in head.items()]
    return ("{\n" + ",\n".join([*lines, f'"entries": {entries}']) + "\n}\n").encode()


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        UsageError: when it cannot be read, or is no baseline that this version knows.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UsageError(
            f"The baseline {path.name} cannot be read: it is not there. Check without one, and "
            "write it with `schoolcheck baseline create RESULTS`."
        ) from None
    except OSError as error:
        raise UsageError(f"The baseline {path.name} cannot be read: {error.strerror}.") from error
    told = f"The baseline {path.name} is not one of schoolcheck"
    try:
        raw = json.loads(data)
        if raw.get("schema") != BASELINE_SCHEMA:
            raise UsageError(f"{told} in the form {BASELINE_SCHEMA}; create it again.")
        return _ADAPTER.validate_python(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise UsageError(f"{told}: {place}: {first['msg']}.") from error
    except (ValueError, AttributeError, RecursionError) as error:
        why = "it is no JSON, was cut off, or holds the marks of a merge"
        raise UsageError(f"{told}: {why}.") from error


def _refuse_unassessed(result: RunResult) -> None:
    if result.readiness.state == "blocked" or not was_assessed(result.findings):
        raise UsageError(
            f"Nothing of {result.model.file} could be assessed, so nothing is known of it: "
            "mend what the report's readiness names, and check it again."
        )


def _entry(finding: Finding, said: Said) -> Entry:
    accepted = as_it_stands(finding)
    return Entry(
        rule=finding.rule,
        title=finding.title,
        strength=finding.strength,
        outcome="fail" if accepted.outcome == "fail" else "cannot_tell",
        shortfall=accepted.shortfall,
        unit=accepted.unit,
        misses=accepted.misses,
        measured=said(finding),
        # Where its record stands in the file is of one export only, and would fill every diff.
        subject=replace(finding.subject, step_id=0, line=0),
        place=finding.place,
    )


def _lower(entry: Entry, now: Entry) -> Entry:
    """What is known now; its figure never grows, by the tolerance of comparisons neither."""
    was = {each.measure: each.shortfall for each in entry.misses}
    misses = tuple(
        replace(each, shortfall=_least(was.get(each.measure), each.shortfall))
        for each in now.misses
    )
    now = replace(now, misses=misses)
    if _least(entry.shortfall, now.shortfall) == now.shortfall:
        return now
    return replace(now, shortfall=entry.shortfall, measured=entry.measured)


def _least(was: float | None, now: float | None) -> float | None:
    return now if was is None or now is None or now <= was else was


def _in_order(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """By rule and place: an entry that goes leaves the lines of the others alone."""
    return tuple(
        sorted(
            entries,
            key=lambda each: (
                each.rule,
                each.place.storey,
                each.place.number,
                each.subject.name,
                each.subject.global_id,
            ),
        )
    )


_Matched = tuple[Entry, BaselineState, Finding | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    entries: tuple[_Matched, ...]
    is_other_building: bool


def _matched(baseline: Baseline, result: RunResult) -> _Match:
    rules = {each.rule for each in result.findings}
    # Places of rules that were not judged are not looked for: doors, say, may not be there at all.
    spots = {_id(each.subject): Spot(subject=each.subject, place=each.place)
             for each in baseline.entries if each.rule in rules}  # fmt: skip
    pairing = pair_spots(tuple(spots.values()), spots_of(result))
    now_at = {_id(pair.old.subject): _id(pair.new.subject) for pair in pairing.pairs}
    is_other = _is_other(pairing)
    open_: dict[At, list[Finding]] = defaultdict(list)
    for each in sorted(filter(is_open, result.findings), key=_badly):
        open_[each.rule, *_id(each.subject)].append(each)
    worst_first = sorted(baseline.entries, key=_badly)
    found = {id(each): _match(each, now_at, open_, rules) for each in worst_first}
    return _Match(
        entries=tuple(
            _doubted(found[id(each)]) if is_other else found[id(each)] for each in baseline.entries
        ),
        is_other_building=is_other,
    )


def _badly(each: Entry | Finding) -> tuple[bool, float]:
    """Sorts fails before what cannot be told, and those first that miss by most."""
    short = each.shortfall
    return each.outcome != Outcome.FAIL, -math.inf if short is None else -short


def _match(
    entry: Entry,
    now_at: Mapping[tuple[str, str], tuple[str, str]],
    open_: Mapping[At, list[Finding]],
    rules: set[str],
) -> _Matched:
    """What became of an entry; each finding is taken for one entry alone."""
    if entry.rule not in rules:
        return entry, "unjudged", None
    at = now_at.get(_id(entry.subject))
    if at is None:
        return entry, "vanished", None
    here = open_.get((entry.rule, *at))
    if not here:
        return entry, "fixed", None
    finding = here.pop(0)
    accepted = Accepted(
        outcome=Outcome(entry.outcome),
        shortfall=entry.shortfall,
        unit=entry.unit,
        misses=entry.misses,
    )
    now = standing(accepted, finding)
    if now == "holds":
        return entry, "known", finding
    return entry, "worse" if now == "worse" else "unsure", finding


def _is_other(pairing: Pairing) -> bool:
    """Whether so few of the baseline's places are there that it is hardly of this building.

    Rooms of two schools may bear one number; where most are known by their GlobalIds, a part of
    this very building was taken away.
    """
    places = len(pairing.pairs) + len(pairing.gone)
    by_id = sum(pair.how == "GlobalId" for pair in pairing.pairs)
    is_few = places > _FEW and len(pairing.pairs) < _LEAST_SAME * places
    return is_few and by_id <= _LEAST_SAME * len(pairing.pairs)


def _doubted(matched: _Matched) -> _Matched:
    """An entry of another building knows nothing here: what bears its name is another place."""
    entry, state, finding = matched
    return entry, "unsure" if state == "known" else state, finding


def _id(subject: SubjectRef) -> tuple[str, str]:
    return subject.ifc_class, subject.global_id


def _unless_lapsed(matched: _Matched, lapsed: set[str]) -> _Matched:
    entry, state, finding = matched
    is_lapsed = state == "known" and finding is not None and finding.key in lapsed
    return entry, "lapsed" if is_lapsed else state, finding


def _marked(finding: Finding, state: BaselineState | None) -> Finding:
    if state not in {"known", "worse", "unsure"}:
        return finding
    return replace(finding, baseline=state)


def _line(entry: Entry, state: BaselineState, finding: Finding | None, said: Said) -> BaselineLine:
    return BaselineLine(
        state=state,
        rule=entry.rule,
        title=entry.title,
        strength=entry.strength,
        place=finding.place if finding else entry.place,
        key=finding.key if finding else "",
        before=entry.measured,
        after=said(finding) if finding else "",
    )


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
