"""Groups of fails, of what cannot be told and of what is waived, as folded tables."""

from collections.abc import Callable, Sequence

from checker.report.annotations import title_of
from checker.report.figures import written
from checker.report.markdown.folds import Fold, places_words
from checker.report.markup import code, escaped, link
from checker.report.naming import subject_words
from checker.report.words import (
    OUTCOME_MARKS,
    OUTCOME_WORDS,
    heading,
    missing_words,
    source_words,
    strength_words,
)
from checker.results.finding import Finding, Outcome

Group = Sequence[Finding]
_START = ("What", "Strength", "Places")
_PLACES = 2
_CELL, _SHORT, _NAME = 400, 300, 120
_MOST_NAMED = 3


def fail_fold(groups: Sequence[Group]) -> Fold:
    """What fails and is not accepted, with its source."""
    chosen = _chosen(groups, Outcome.FAIL)
    return _fold(f"{OUTCOME_MARKS[Outcome.FAIL]} Fail", chosen, ("Source", "Key"), _fail_row)


def open_fold(groups: Sequence[Group]) -> Fold:
    """What cannot be told and is not accepted, with what is missing."""
    chosen, mark = _chosen(groups, Outcome.CANNOT_TELL), OUTCOME_MARKS[Outcome.CANNOT_TELL]
    return _fold(f"{mark} Cannot tell", chosen, ("Missing", "What to supply", "Key"), _open_row)


def waived_fold(groups: Sequence[Group]) -> Fold:
    """What is waived, with the reason."""
    chosen = [group for group in groups if group[0].waiver]
    return _fold("◍ Waived", chosen, ("Waiver", "Key"), _waived_row)


def known_fold(groups: Sequence[Group]) -> Fold:
    """What the baseline knows and is no worse."""
    chosen = [group for group in groups if group[0].is_accepted and not group[0].waiver]
    return _fold("◌ Known in the baseline", chosen, ("Outcome", "Key"), _known_row)


def _chosen(groups: Sequence[Group], outcome: Outcome) -> list[Group]:
    return [group for group in groups if group[0].outcome is outcome and not group[0].is_accepted]


def _fold(
    word: str, groups: Sequence[Group], heads: Sequence[str], row: Callable[[Group], Sequence[str]]
) -> Fold:
    places = [len(group) for group in groups]
    count = "1 group" if len(groups) == 1 else f"{len(groups)} groups"
    return Fold(
        summary=f"{word}: {places_words(places)} in {count}",
        heads=(*_START, *heads),
        rows=map(row, groups),
        places=places,
        numbers=(_PLACES,),
    )


def _fail_row(group: Group) -> Sequence[str]:
    first = group[0]
    return (*_start(group), link(source_words(first), first.source.url, _SHORT), code(first.key))


def _open_row(group: Group) -> Sequence[str]:
    first = group[0]
    ask = escaped(written(first.ask), _CELL)
    return (*_start(group), escaped(missing_words(first), _CELL), ask, code(first.key))


def _known_row(group: Group) -> Sequence[str]:
    return (*_start(group), OUTCOME_WORDS[group[0].outcome], code(group[0].key))


def _waived_row(group: Group) -> Sequence[str]:
    return (*_start(group), escaped(group[0].waiver, _CELL), code(group[0].key))


def _start(group: Group) -> Sequence[str]:
    """Title, the first place in a sentence, and the next few by name."""
    first, others = group[0], group[1:]
    named = ", ".join(escaped(subject_words(each)) for each in others[:_MOST_NAMED])
    rest = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
    also = f"<br>Also: {named}{rest}" if others else ""
    what = f"**{escaped(title_of(first))}**<br>{escaped(heading(first), _CELL)}{also}"
    return what, escaped(strength_words(first), _NAME), str(len(group))
