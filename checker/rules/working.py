"""How a total came about, step by step: what was looked at, each addend, the whole, the division.

Only for what does not pass: results hold many passes, and nobody asks how they came about.
"""

import math
from collections.abc import Iterator, Sequence

from checker.measure.subjects import Subject
from checker.results import Outcome
from checker.rules.desk import label
from checker.rules.judgement import Judgement
from checker.rules.member import Member
from checker.rules.nouns import called, said, sought
from checker.rules.ranges import Range
from checker.rules.rule import Group, Total
from checker.rules.whereabouts import whereabouts, which_side
from checker.units import either, format_span, plural, so_many

_MOST_NAMED = 40
"""Addends that are told one by one: with more of them a step tells of all the others."""
_FEW = 3


def total_steps(
    total: Total,
    members: Sequence[Member],
    found: Range,
    judged: Judgement,
    *,
    this: Subject,
    among: int,
) -> tuple[str, ...]:
    """The working of a total; `among` are all of its kind that were looked at."""
    if judged.outcome is Outcome.PASS:
        return ()
    steps = [_looked_at(total, members, this, among)]
    steps += _share_steps(members) if total.word == "share" else _member_steps(total, members)
    if total.word in {"sum", "share"} and members:
        steps.append(f"together: {_whole(total, members, found)}")
    return (*steps, *_rate(found, judged))


def set_steps(group: Group, judged: Sequence[Judgement], outcome: Outcome) -> tuple[str, ...]:
    """Each part of a set: there and where, missing, or open."""
    if outcome is Outcome.PASS:
        return ()
    return tuple(
        f"{sought(member.selection, 1)}: {_part(each)}"
        for member, each in zip(group.members, judged, strict=True)
        if isinstance(member, Total)
    )


def _part(judged: Judgement) -> str:
    names = [called(each) for each in judged.also]
    if judged.outcome is Outcome.PASS:
        more = [f"{len(names) - _FEW} more"] if len(names) > _FEW else []
        told = either([*names[:_FEW], *more], "and")
        return f"there, {told}" if told else "there"
    if judged.outcome is Outcome.FAIL:
        return f"missing; nearest {either(names[:_FEW], 'and')}" if names else "missing"
    lacks = f" without knowing {either(judged.missing, 'and')}" if judged.missing else ""
    return f"cannot be told{lacks}"


def _looked_at(total: Total, members: Sequence[Member], this: Subject, among: int) -> str:
    """`97 rooms looked at: 4 are meant (small group rooms on Level 01)`."""
    kind = total.selection.kind
    if not among:
        return f"no {plural(kind, 0)} found in the model"
    looked = f"{so_many(among, kind)} looked at"
    place = "" if this.kind == "school" else whereabouts(total.selection, this)
    nouns = f"{sought(total.selection, 0)}{which_side(total.selection)}{place}"
    meant = "" if nouns == plural(kind, 0) else f" ({nouns})"
    if not members:
        return f"{looked}: none is meant{meant}"
    verb = "is" if len(members) == 1 else "are"
    doubt = " or may be" if any(each.meant.is_open for each in members) else ""
    return (
        f"{looked}: {'all' if len(members) == among else len(members)} {verb}{doubt} meant{meant}"
    )


def _member_steps(total: Total, members: Sequence[Member]) -> Iterator[str]:
    for member in members[:_MOST_NAMED]:
        yield f"{called(member.subject)}: {_counted(member, weighed=total.weight is not None)}"
    if rest := members[_MOST_NAMED:]:
        amount = f", together {_added(rest)}" if total.weight is not None else ""
        yield f"{len(rest)} more {plural(total.selection.kind, len(rest))}{amount}"


def _share_steps(members: Sequence[Member]) -> Iterator[str]:
    """Those that make up the share by weight, or those that fall short of a share of many."""
    weighed = any(member.weight.unit != "count" for member in members)
    named = [each for each in members if (not each.counts.is_out) == weighed or each.counts.is_open]
    for member in named[:_MOST_NAMED]:
        yield f"{called(member.subject)}: {_counted(member, weighed=weighed)}"
    if rest := named[_MOST_NAMED:]:
        yield f"{len(rest)} more like these{f', together {_added(rest)}' if weighed else ''}"
    others = [each for each in members if each not in named]
    if others:
        amount = f", together {_added(others)}" if weighed else ""
        count = so_many(len(others), "other", "are" if weighed else "count")
        yield f"the {count}{' not among these' if weighed else ''}{amount}"


def _counted(member: Member, *, weighed: bool) -> str:
    amount = _amount(member.weight) if weighed else "counts"
    if member.counts.is_sure:
        return amount
    if member.counts.is_out:
        return f"does not count{_short(member.judged)}"
    lacks = (
        f" without knowing {either(member.counts.missing, 'and')}" if member.counts.missing else ""
    )
    return f"{f'{amount}, which' if weighed else 'it'} may count; it cannot be told{lacks}"


def _short(judged: Judgement) -> str:
    """Why a candidate is none of those that count."""
    seen, asked = judged.observed, judged.required
    if seen is None:
        return f" ({judged.sentence.rstrip('.')})" if judged.sentence else ""
    limit = None if asked is None else asked.at_least if asked.at_most is None else asked.at_most
    choice = either(seen.choice) or "not known"
    value = choice if seen.value is None else said(seen.value, seen.unit, against=limit)
    wanted = f"; asked for: {asked.text}" if asked and asked.text else ""
    return f" ({label(seen.measure)}: {value}{wanted})"


def _whole(total: Total, members: Sequence[Member], found: Range) -> str:
    """The sum of the addends; of a share its part, the whole and what they come to."""
    if total.word == "sum":
        return _figures(found.low, found.high, found.unit)
    counting = [each for each in members if not each.counts.is_out]
    share = format_span(found.low, found.high, found.unit)
    return f"{_added(counting)} of {_added(members)} is {share}"


def _rate(found: Range, judged: Judgement) -> Iterator[str]:
    """The total divided among those that the limit is for."""
    asked = judged.required
    if asked is None or asked.each is None or not asked.count:
        return
    rate = _figures(found.low / asked.count, found.high / asked.count, found.unit)
    amount = _figures(found.low, found.high, found.unit)
    yield f"{amount} / {asked.count:g} = {rate} for each {asked.per}"


def _added(members: Sequence[Member]) -> str:
    unit = next((each.weight.unit for each in members), "count")
    low, high = (sum(getattr(each.weight, end) for each in members) for end in ("low", "high"))
    return _figures(low, high, unit)


def _amount(weight: Range) -> str:
    return _figures(weight.low, weight.high, weight.unit)


def _figures(low: float, high: float, unit: str) -> str:
    """To a hundredth, so that a reader who adds them up comes to the same."""
    if unit not in {"m2", "count"}:
        return format_span(low, high, unit)
    shown = " m²" if unit == "m2" else ""
    first, last = (_number(end, unit) for end in (low, high))
    if math.isinf(high):
        return f"{first}{shown} or more" if low else "an unknown amount"
    return f"{first}{shown}" if first == last else f"{first} to {last}{shown}"


def _number(value: float, unit: str) -> str:
    return f"{value:g}" if unit == "count" and value % 1 == 0 else f"{value:.2f}"
