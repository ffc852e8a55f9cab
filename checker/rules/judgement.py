"""A verdict on one requirement at one place, and how several become one."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from checker.measure.subjects import Subject
from checker.results import Evidence, Miss, Observed, Outcome, Required

PASS, FAIL = Outcome.PASS, Outcome.FAIL
CANNOT_TELL, NOT_APPLICABLE = Outcome.CANNOT_TELL, Outcome.NOT_APPLICABLE
_MOST_MISSING = 6
_MOST_ASKED = 3
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """An outcome with its working. `missing` names what would settle it.

    `is_beyond` says that no row of its table is for it; `misses` are the failed of several.
    """

    outcome: Outcome
    observed: Observed | None = None
    required: Required | None = None
    shortfall: float | None = None
    missing: tuple[str, ...] = ()
    ask: str = ""
    evidence: tuple[Evidence, ...] = ()
    also: tuple[Subject, ...] = ()
    sentence: str = ""
    is_beyond: bool = False
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Whether something holds: yes, no, or either; then `missing` says what would settle it."""

    possible: frozenset[bool]
    missing: tuple[str, ...] = ()
    ask: str = ""

    @property
    def is_sure(self) -> bool:
        """It holds, whatever else turns out."""
        return self.possible == {True}

    @property
    def is_out(self) -> bool:
        """It does not hold, whatever else turns out."""
        return self.possible == {False}

    @property
    def is_open(self) -> bool:
        """It cannot be told."""
        return len(self.possible) > 1


YES = Held(possible=frozenset({True}))
NO = Held(possible=frozenset({False}))


def open_held(missing: Iterable[str], ask: str = "") -> Held:
    """It may or may not hold, for want of what is missing."""
    return Held(possible=frozenset({True, False}), missing=unique(missing), ask=ask)


def all_held(parts: Iterable[Held]) -> Held:
    """Whether all hold; once one does not, the others are not asked for."""
    doubtful: list[Held] = []
    for each in parts:
        if each.is_out:
            return NO
        if each.is_open:
            doubtful.append(each)
    return _doubt(doubtful) if doubtful else YES


def any_held(parts: Iterable[Held]) -> Held:
    """Whether any holds."""
    several = list(parts)
    if any(each.is_sure for each in several):
        return YES
    doubtful = [each for each in several if each.is_open]
    return _doubt(doubtful) if doubtful else NO


def not_held(part: Held) -> Held:
    """The opposite."""
    return replace(part, possible=frozenset(not each for each in part.possible))


def as_held(judgement: Judgement) -> Held:
    """A requirement as a fact: it holds when it passes; not applicable holds too."""
    if judgement.outcome is CANNOT_TELL:
        return open_held(judgement.missing, judgement.ask)
    return NO if judgement.outcome is FAIL else YES


def all_pass(judgements: Iterable[Judgement]) -> Judgement:
    """Any fail = fail, else any cannot tell = cannot tell, else pass; others are left out."""
    return _combined(judgements, (FAIL, CANNOT_TELL, PASS))


def any_passes(judgements: Iterable[Judgement]) -> Judgement:
    """Any pass = pass, else any cannot tell = cannot tell, else fail."""
    return _combined(judgements, (PASS, CANNOT_TELL, FAIL), is_any=True)


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, in order, and not more than a person reads."""
    return tuple(dict.fromkeys(text for text in texts if text))[:_MOST_MISSING]


def joined(asks: Iterable[str]) -> str:
    """What to ask for, each once: whatever is missing has its own.

    >>> joined(["Name the room.", "", "Say how many pupils. Name the room.", "Name the room."])
    'Name the room. Say how many pupils.'
    """
    told: list[str] = []
    found: list[str] = []
    for text in asks:
        several = dict.fromkeys(each for each in _SENTENCE_END.split(text) if each)
        if fresh := [each for each in several if not any(each in one for one in told)]:
            found.append(" ".join(fresh))
            told += fresh
    return " ".join(found[:_MOST_ASKED])


def doubted(judgement: Judgement, missing: Sequence[str], ask: str = "") -> Judgement:
    """The same judgement made cannot tell, for want of what is missing."""
    return replace(
        judgement,
        outcome=CANNOT_TELL,
        missing=unique([*judgement.missing, *missing]),
        ask=joined([judgement.ask, ask]),
    )


def _doubt(parts: Sequence[Held]) -> Held:
    missing = [text for each in parts for text in each.missing]
    return open_held(missing, joined(each.ask for each in parts))


def _combined(
    judgements: Iterable[Judgement], order: Sequence[Outcome], *, is_any: bool = False
) -> Judgement:
    several = list(judgements)
    for outcome in order:
        same = [each for each in several if each.outcome is outcome]
        if same:
            found = _representative(same, is_any=is_any)
            if outcome is FAIL and not is_any and len(several) > 1:
                found = replace(found, misses=_missed(same))
            return _as_failed(found, several) if is_any and outcome is CANNOT_TELL else found
    return several[0] if several else Judgement(outcome=NOT_APPLICABLE)


def _missed(failed: Sequence[Judgement]) -> tuple[Miss, ...]:
    """Everything that is missed, by measure the most of it: the nearest alone would hide the rest.

    Nothing where something failed of which nobody says what was measured.
    """
    worst: dict[str, Miss] = {}
    for each in failed:
        if each.observed is None:
            return ()
        short = math.inf if each.observed.is_endless else each.shortfall
        has_figure = short is not None and not math.isinf(short)
        unit = each.required.unit if each.required and has_figure else ""
        own = Miss(measure=each.observed.measure, shortfall=short, unit=unit)
        for miss in each.misses or (own,):
            before = worst.get(miss.measure, miss)
            worst[miss.measure] = max(before, miss, key=_by_how_much)
    return tuple(worst.values())


def _by_how_much(miss: Miss) -> float:
    return math.inf if miss.shortfall is None else miss.shortfall


def _as_failed(open_: Judgement, several: Sequence[Judgement]) -> Judgement:
    """What is open for want of an alternative that nobody knows, with what is known to be amiss.

    So a room of an existing building that cannot be reached says by which door, though a person may
    accept it. Where the alternative was measured, too, that one is shown; of two words the first,
    since rules name what they ask for before what excuses from it.
    """
    failed = [each for each in several if each.outcome is FAIL]
    if not failed or _is_figure(open_):
        return open_
    nearest = _nearest([each for each in several if each.outcome is CANNOT_TELL])
    missed = _nearest(failed)
    is_first = several.index(nearest) < several.index(missed)
    if is_first and open_.observed is not None and not _is_figure(missed):
        return open_
    known = _representative(failed, is_any=True)
    lacks = " and ".join(open_.missing)
    doubt = f"{known.sentence.rstrip('.')}, but it cannot be told without knowing {lacks}."
    return replace(
        known,
        outcome=open_.outcome,
        sentence=doubt if known.sentence else "",
        missing=open_.missing,
        ask=open_.ask,
        shortfall=None,
    )


def _representative(same: Sequence[Judgement], *, is_any: bool) -> Judgement:
    """The one nearest to passing, a figure before a word, with what all of them lack and draw.

    Of alternatives that measure the same thing (to one place or to another) only that one draws:
    two figures at one place contradict each other.
    """
    best = _nearest(same)
    drawing = [each for each in same if each is best or not (is_any and _measures_as(each, best))]
    also = tuple(dict.fromkeys(subject for each in same for subject in each.also))
    return replace(
        best,
        missing=unique(text for each in same for text in each.missing),
        ask=joined(each.ask for each in same),
        sentence=best.sentence or next((each.sentence for each in same if each.sentence), ""),
        evidence=tuple(dict.fromkeys(shape for each in drawing for shape in each.evidence)),
        also=also,
    )


def _nearest(same: Sequence[Judgement]) -> Judgement:
    return min(same, key=lambda each: (each.shortfall is None, each.shortfall or 0.0))


def _is_figure(judgement: Judgement) -> bool:
    """Whether something was measured: yes, no and what is not known are no figures."""
    seen = judgement.observed
    return seen is not None and seen.kind not in {"truth", "unknown"}


def _measures_as(one: Judgement, other: Judgement) -> bool:
    if one.observed is None or other.observed is None:
        return False
    return one.observed.measure == other.observed.measure
