"""find, count, sum and share: from what is surely there to what possibly is."""

import math
from collections.abc import Sequence
from dataclasses import replace

from checker.model import Problem
from checker.results import Evidence, Observed, Quantity, Truth, Unknown
from checker.rules.case import Case, ask, furnished
from checker.rules.judge_check import judge_range
from checker.rules.judgement import (
    CANNOT_TELL,
    FAIL,
    PASS,
    Held,
    Judgement,
    all_pass,
    as_held,
    joined,
    unique,
)
from checker.rules.member import Member
from checker.rules.ranges import Range, limit_range, range_of, rounded_range, times, worked_out
from checker.rules.rule import NumberLimit, Total
from checker.rules.wording import Tally, per_text, total_sentence
from checker.rules.working import total_steps
from checker.units import plural, rounded

_MOST_SHOWN = 12
_FURNITURE = "whether its furniture is all modelled"


def judge_total(total: Total, case: Case) -> Judgement:
    """The total as a range, against its limits."""
    members = members_of_total(total, case)
    if problem := _spoiled(total, members, case):
        return Judgement(outcome=CANNOT_TELL, missing=(problem.message,), ask=problem.ask)
    found = _share(members) if total.word == "share" else _amount(total, members)
    if total.word == "share" and not members:
        nothing = f"any {total.selection.kind} to take a share of"
        return Judgement(outcome=CANNOT_TELL, missing=(nothing,))
    judged = all_pass(_limited(total, limit, found, case) for limit in total.limits)
    shown = _shown(total, members, judged)
    among = len(case.court.facts.subjects(total.selection.kind))
    steps = total_steps(total, members, found, judged, this=case.this, among=among)
    is_told = total.weight is not None and judged.outcome is not PASS
    return replace(
        judged,
        observed=replace(_observed(total, found), steps=steps),
        evidence=tuple(dict.fromkeys(_evidence(shown)))[:_MOST_SHOWN],
        # The addends of what is missed are all named: cut short they would be another sum.
        also=tuple(member.subject for member in shown)[: None if is_told else _MOST_SHOWN],
        sentence=total_sentence(
            total,
            _tally(found, members),
            judged,
            this=case.this,
            shown=[(m.subject, m.judged) for m in shown],
        ),
    )


def _tally(found: Range, members: Sequence[Member]) -> Tally:
    short = sum(m.meant.is_sure and m.judged.outcome is FAIL for m in members)
    return Tally(found=found, members=len(members), short=short)


def members_of_total(total: Total, case: Case) -> list[Member]:
    """The candidates that are surely or possibly meant, each judged and weighed."""
    found = []
    for subject, meant in case.court.bench.selected(total.selection, case):
        inner = case.of(subject)
        judged = Judgement(outcome=PASS)
        if total.such_that:
            judged = all_pass(case.court.bench.judged(each, inner) for each in total.such_that)
            judged = _with_furniture(judged, inner)
        weight = Range(low=1.0, high=1.0, unit="count")
        if total.weight is not None:
            value = ask(inner, total.weight)
            known = value if isinstance(value, Quantity | Unknown) else Unknown(missing=())
            weight = range_of(known, unit=total.weight.unit, name=total.weight.name)
        found.append(Member(subject=subject, meant=meant, judged=judged, weight=weight))
    return found


def _with_furniture(judged: Judgement, case: Case) -> Judgement:
    if case.furniture != "required" or judged.outcome is not PASS:
        return judged
    value = furnished(case)
    if value is None or (isinstance(value, Truth) and value.possible == {True}):
        return judged
    return replace(judged, outcome=CANNOT_TELL, missing=(_FURNITURE,))


def _spoiled(total: Total, members: Sequence[Member], case: Case) -> Problem | None:
    """Overlapping rooms would be counted twice; one found is found all the same."""
    if total.word == "find":
        return None
    counted = [member.subject for member in members if not member.meant.is_out]
    return case.court.spoils_sum([getattr(each.element, "id", each.id) for each in counted])


def _amount(total: Total, members: Sequence[Member]) -> Range:
    """From those that surely count to those that possibly do."""
    counting = [(member, member.counts) for member in members]
    low = sum(member.weight.low for member, held in counting if held.is_sure)
    high = sum(member.weight.high for member, held in counting if not held.is_out)
    unit = total.weight.unit if total.weight else "count"
    return _open_ends(Range(low=low, high=high, unit=unit), counting)


def _share(members: Sequence[Member]) -> Range:
    """The part that meets the requirements, by weight; open ones may fall on either side."""
    counting = [(member, member.counts) for member in members]
    least_in = sum(m.weight.low for m, held in counting if held.is_sure)
    most_in = sum(m.weight.high for m, held in counting if not held.is_out)
    fails = [m for m in members if m.judged.outcome is FAIL and m.meant.is_sure]
    least_out = sum(m.weight.low for m in fails)
    not_surely_in = [m for m in members if not as_held(m.judged).is_sure]
    most_out = sum(m.weight.high for m in not_surely_in)
    found = Range(
        low=_part(least_in, most_out, empty=1.0),
        high=_part(most_in, least_out, empty=0.0),
        unit="ratio",
    )
    return _open_ends(found, counting)


def _part(inside: float, outside: float, *, empty: float) -> float:
    if math.isinf(outside):
        return 0.0
    if math.isinf(inside):
        return 1.0
    return inside / (inside + outside) if inside + outside > 0 else empty


def _open_ends(found: Range, counting: Sequence[tuple[Member, Held]]) -> Range:
    """The same range with what would narrow it."""
    doubtful: list[Held | Range] = [held for _member, held in counting if held.is_open]
    doubtful += [m.weight for m, held in counting if not held.is_out and not m.weight.is_exact]
    return replace(
        found,
        missing=unique(text for each in doubtful for text in each.missing),
        ask=joined(each.ask for each in doubtful),
    )


def _limited(total: Total, limit: NumberLimit, found: Range, case: Case) -> Judgement:
    each = limit_range(limit, case)
    if total.per is None:
        return judge_range(found, rounded_range(each, total.round), limit.word, best=found.low)
    count = worked_out(total.per, case)
    for_all = rounded_range(times(each, count, each.unit), total.round)
    asked = replace(for_all, text=per_text(each, count, for_all, total.per_word))
    judged = judge_range(found, asked, limit.word, best=found.low)
    if judged.required is None or not (each.is_exact and count.is_exact):
        return judged
    told = replace(judged.required, each=each.low, count=count.low, per=total.per_word)
    return replace(judged, required=told)


def _observed(total: Total, found: Range) -> Observed:
    kinds = plural(total.selection.kind, 0)
    kind = "count" if total.word in {"find", "count"} else "quantity"
    names = {
        "sum": f"sum of {total.weight.name}" if total.weight else "sum",
        "share": f"share of {kinds}",
    }
    return Observed(
        measure=names.get(total.word, f"number of {kinds}"),
        kind=kind,
        value=rounded(found.low, found.unit),
        low=rounded(found.low, found.unit),
        high=rounded(found.high, found.unit) if math.isfinite(found.high) else None,
        unit=found.unit,
        origin="derived",
        method=f"counted among all {kinds}" if kind == "count" else f"added up over all {kinds}",
    )


def _shown(total: Total, members: Sequence[Member], judged: Judgement) -> list[Member]:
    """What the verdict rests on: near misses for a lack, what counts for an excess or a sum."""
    counting = [member for member in members if member.counts.is_sure]
    is_excess = judged.required is not None and judged.required.at_most is not None
    if judged.outcome is PASS or (judged.outcome is FAIL and is_excess):
        return counting
    doubtful = [member for member in members if member.counts.is_open]
    if total.weight is not None:
        return counting + doubtful
    missed = [m for m in members if m.judged.outcome is FAIL]
    missed.sort(key=lambda m: (len(m.meant.missing), m.judged.shortfall or 0.0))
    return doubtful + missed or list(members)


def _evidence(shown: Sequence[Member]) -> list[Evidence]:
    return [shape for member in shown for shape in member.judged.evidence]
