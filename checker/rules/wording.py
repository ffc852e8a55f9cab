"""The sentences that only judging can word: what was found, how much is needed, what came near."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.measure.subjects import Subject
from checker.results import Outcome
from checker.rules.desk import label
from checker.rules.judgement import Judgement
from checker.rules.nouns import (
    called,
    capital,
    listed,
    said,
    said_gap,
    said_limit,
    said_span,
    some_called,
    sought,
)
from checker.rules.ranges import NOT_STATED, Range
from checker.rules.rule import Check, Group, Total
from checker.rules.such_that import such_words
from checker.rules.whereabouts import lacking, whereabouts, which_side
from checker.units import either, plural, so_many

_NEAR = 3
_LEAST_SET = 2
_ASKS = re.compile(r"\b(?:is|are) (?:needed|allowed)\b")
_WHOLE = 0.02
"""How near to a whole number one over a rate has to be: 0.0833 is 1 for each 12."""
_MASS = frozenset({"circulation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a total came to: as a range, how many were looked at, how many surely fall short."""

    found: Range
    members: int
    short: int


def total_sentence(
    total: Total,
    tally: Tally,
    judged: Judgement,
    *,
    this: Subject,
    shown: Sequence[tuple[Subject, Judgement]],
) -> str:
    """What was found, what is needed, and what came near."""
    if total.word == "share":
        near = "" if judged.outcome is Outcome.PASS or total.weight else _near(shown)
        return f"{_share_sentence(total, tally, judged, this)} {near}{'.' if near else ''}".strip()
    is_capped = judged.required is not None and judged.required.at_most is not None
    if total.word == "sum":
        parts = [_sum_words(total, tally.found, judged)]
    else:
        named = _counted(shown) if is_capped and judged.outcome is Outcome.FAIL else ""
        words = f"{_count_words(total, tally, this)}{named}"
        parts = [f"{words}; {_needed(judged, tally.found)}"]
    parts.append(_possibly(tally.found))
    if total.word == "find" and judged.outcome is not Outcome.PASS and not is_capped:
        parts.append(_near(shown))
    return ". ".join(part for part in parts if part) + "."


def set_sentence(group: Group, judged: Sequence[Judgement], this: Subject) -> str:
    """How many rooms of a set are there, and which are not: nothing when it is no set."""
    if not is_set(group):
        return ""
    count = len(judged)
    present = sum(each.outcome is Outcome.PASS for each in judged)
    whose = capital(called(this))
    kind = plural(group.members[0].selection.kind, count)  # type: ignore[union-attr]
    if present == count:
        return f"{whose}: all {count} {kind} of the set are there."
    lost = ", ".join(dict.fromkeys(f"no {n}" for n in _named(group, judged, this, Outcome.FAIL)))
    doubtful = ", ".join(dict.fromkeys(_named(group, judged, this, Outcome.CANNOT_TELL)))
    parts = [lost, f"cannot be told: {doubtful}" if doubtful else ""]
    told = "; ".join(part for part in parts if part)
    return f"{whose}: {present} of {count} {kind} of the set are there; {told}."


def is_set(group: Group) -> bool:
    """Whether a group asks for several things of one kind that must all be found."""
    finds = [each for each in group.members if isinstance(each, Total) and each.word == "find"]
    kinds = {each.selection.kind for each in finds}
    wanted = all(limit.word != "at_most" for each in finds for limit in each.limits)
    # Two demands of doors of no kind of their own are no set: "door, door that keeps fire back".
    named = all(sought(each.selection, 1) != each.selection.kind for each in finds)
    every = named and len(finds) == len(group.members) >= _LEAST_SET
    return group.word == "all_of" and every and wanted and len(kinds) == 1


def if_meant(words: str, lacks: Sequence[str]) -> str:
    """What a rule asks of a subject that it may not be about: only said to be so if it is.

    >>> if_meant("No hall; 1 is needed.", ["its use"]).partition(". ")[0]
    'No hall; 1 is needed if the rule applies'
    """
    told = _ASKS.sub(r"\g<0> if the rule applies", words)
    if told == words or not lacks:
        return words
    return f"{told} Whether the rule applies cannot be told without knowing {either(lacks, 'and')}."


def per_text(each: Range, count: Range, total: Range, word: str) -> str:
    """A limit for each of many: the figure for all, and where it comes from.

    >>> from checker.rules.ranges import Range
    >>> ranges = [Range(low=x, high=x, unit=u) for x, u in ((0.2, "m2"), (50, "count"), (10, "m2"))]
    >>> per_text(*ranges, "pupil with autism")
    '10 m2 (0.2 m2 for each of 50 pupils with autism)'
    """
    if math.isinf(each.high):
        return NOT_STATED
    if math.isinf(total.high) and not total.is_exact:
        many = _one_for(each)
        return f"1 for each {many} {_several_of(word)}" if many else f"{each.shown} for each {word}"
    return f"{total.shown} ({_each_words(each, count.shown, word)})"


def _each_words(each: Range, count: str, word: str) -> str:
    if many := _one_for(each):
        return f"1 for each {many} of {count} {_several_of(word)}"
    one, _, rest = word.partition(" ")
    noun = rest if one == "one" else f"{plural(one, count == '1')} {rest}".rstrip()
    return f"{each.shown} for each of {count} {noun}"


def _several_of(word: str) -> str:
    one, _, rest = word.partition(" ")
    return rest if one == "one" else f"{plural(one, 0)} {rest}".rstrip()


def _one_for(each: Range) -> int:
    """How many share one, where a rate is one for so many; else 0."""
    if each.unit != "count" or not each.is_exact or not 0 < each.low < 1:
        return 0
    many = round(1 / each.low)
    return many if abs(1 / each.low - many) < _WHOLE else 0


def _count_words(total: Total, tally: Tally, this: Subject) -> str:
    low = tally.found.low
    noun = sought(total.selection, low or 1)
    such = lacking(total.selection, low or 1)
    such += such_words(total.such_that, called(this)) if tally.members else ""
    place = which_side(total.selection) + whereabouts(total.selection, this)
    if such.endswith(f" {called(this)}"):
        place = ""
    nothing = "No" if tally.found.is_exact else "No recognised"
    return f"{said(low, 'count') if low else nothing} {noun}{such}{place}"


def _sum_words(total: Total, found: Range, judged: Judgement) -> str:
    asked = judged.required
    ends = (asked.at_least, asked.at_most) if asked else ()
    limit = next((end for end in ends if end is not None), None)
    nouns = capital(sought(total.selection, 0, last="and")) + which_side(total.selection)
    what = f"{nouns} add up to"
    amount = said(found.low, found.unit, against=limit)
    if found.unit == "count" and total.weight:
        what, amount = f"{nouns} have {amount} {label(total.weight.name)}", "altogether"
    elif found.unit != "m2" and total.weight:
        what = f"{nouns} have a {label(total.weight.name)} of altogether"
    head = f"{what} {amount}; {_needed(judged, found)}"
    if judged.outcome is not Outcome.FAIL or judged.shortfall is None or asked is None:
        return head
    gap = said_gap(found.low, limit or 0.0, found.unit)
    return f"{head}: {gap} {'short' if asked.at_most is None else 'over'}"


def _share_sentence(total: Total, tally: Tally, judged: Judgement, this: Subject) -> str:
    count = tally.members
    kinds = plural(total.selection.kind, count)
    needed = _needed(judged, tally.found)
    asked = judged.required
    least = asked.at_least if asked else None
    limit = least if least is not None or asked is None else asked.at_most
    found = said_span(tally.found.low, tally.found.high, tally.found.unit, against=limit)
    if total.weight is not None:
        # Outdoor spaces are rooms of the model too, and a reader compares the two counts.
        indoor = "indoor " if total.selection.kind == "room" else ""
        whole = f"the {label(total.weight.name)} of {count} {indoor}{kinds}"
        return f"{_meant_by(total)} {found} of {whole}; {needed}."
    is_every = least is not None and least >= 1.0
    if judged.outcome is Outcome.PASS or not tally.short or least is None:
        such = such_words(total.such_that, called(this))
        part = count if is_every and judged.outcome is Outcome.PASS else found
        return f"{part} of {count} {kinds}{such}; {'all are needed' if is_every else needed}."
    share = said(tally.short / count, "ratio")
    allowed = "none" if least >= 1.0 else f"at most {said(1.0 - least, 'ratio')}"
    wrong = f"{kinds} {_wrong(total, tally.short)}{'' if is_every else f' ({share})'}"
    return f"{tally.short} of {count} {wrong}; {allowed} is allowed."


def _meant_by(total: Total) -> str:
    """What takes a share, by its uses: `Corridors and stairs come to`."""
    for each in total.such_that:
        if isinstance(each, Check) and each.fact.name == "use":
            words = sorted(word for limit in each.limits for word in getattr(limit, "words", ()))
            return capital(f"{either(map(_several, words), 'and')} come to")
    return "What is asked for comes to"


def _several(use: str) -> str:
    return use if use in _MASS else plural(use, 0)


def _wrong(total: Total, short: int) -> str:
    """What is wrong with those that are short: `are not recognised`, `have no width of ...`."""
    checks = [each for each in total.such_that if isinstance(each, Check)]
    told = next((each.fact.spec.several for each in checks if each.fact.spec.several), "")
    such = such_words(total.such_that, "it").strip()
    if not told and len(checks) == 1 and such.startswith("with "):
        what = such.removeprefix("with ").removeprefix("any ")
        told = f"have no {what.replace(' at least ', ' of at least ')}"
    verb, _, rest = (told or "fall short").partition(" ")
    return f"{so_many(short, 'one', verb).rsplit(' ', 1)[1]} {rest}"


def _needed(judged: Judgement, found: Range) -> str:
    """`at least 1 is needed`, `100.8 m2 is needed (0.24 m2 for each of 420 pupils)`."""
    asked = judged.required
    if asked is None or asked.text == NOT_STATED:
        lost = [text for text in judged.missing if text not in found.missing]
        what = listed(lost) or "how much is needed"
        return f"{what} {'are' if len(lost) > 1 else 'is'} not stated"
    if asked.at_most is not None:
        if asked.at_most == 0:
            return "none is allowed"
        return f"{asked.text} {_is_or_are(asked.at_most, asked.unit)} allowed"
    if asked.at_least == 0:
        return "none is needed"
    if asked.at_least is None or asked.each is None or asked.count is None:
        return f"{asked.text} {_is_or_are(asked.at_least or 1, asked.unit)} needed"
    rate = f"{asked.each:g} m2" if asked.unit == "m2" else ""
    each = Range(low=asked.each, high=asked.each, unit=asked.unit, text=rate)
    because = _each_words(each, said(asked.count, "count"), asked.per)
    verb = _is_or_are(asked.at_least, asked.unit)
    return f"{said_limit(asked.at_least, asked.unit)} {verb} needed ({because})"


def _is_or_are(amount: float, unit: str) -> str:
    return "are" if unit == "count" and amount != 1 else "is"


def _possibly(found: Range) -> str:
    if found.is_exact or found.unit == "ratio":
        return ""
    if math.isinf(found.high):
        return "How much more there may be cannot be told"
    more = " more" if found.low else ""
    return f"Up to {said(found.high - found.low, found.unit)}{more} may count"


def _named(
    group: Group, judged: Sequence[Judgement], this: Subject, outcome: Outcome
) -> Iterator[str]:
    for member, each in zip(group.members, judged, strict=True):
        if each.outcome is outcome and isinstance(member, Total):
            yield sought(member.selection, 1) + such_words(member.such_that, called(this))


def _counted(shown: Sequence[tuple[Subject, Judgement]]) -> str:
    """The names of those that count and should not, in brackets."""
    return f" ({some_called([subject for subject, _judged in shown])})" if shown else ""


def _near(shown: Sequence[tuple[Subject, Judgement]]) -> str:
    """Candidates that were measured and miss it; yes and no say nothing of how near."""
    reasons = []
    for subject, judged in shown[:_NEAR]:
        seen, asked = judged.observed, judged.required
        if asked is None or seen is None or seen.value is None or judged.outcome is Outcome.PASS:
            continue
        limit = asked.at_most if asked.at_least is None else asked.at_least
        figure = said(seen.value, seen.unit, against=limit)
        verb = "allowed" if asked.at_most is not None else "needed"
        reasons.append(f"{called(subject)} ({label(seen.measure)} {figure}, {asked.text} {verb})")
    return f"Nearest: {', '.join(reasons)}" if reasons else ""
