"""Requirements: a measure within limits, a table, any or all of several, and totals."""

from collections.abc import Sequence
from typing import Any

from checker.rules.desk import Desk, Scope, kept
from checker.rules.facts import fact_named
from checker.rules.messages import words_of
from checker.rules.rule import (
    Asked,
    Check,
    CountOf,
    Fact,
    Group,
    Requirement,
    Selection,
    Term,
    Total,
)
from checker.rules.selections import selection_of
from checker.rules.tables import table_of
from checker.rules.terms import LIMIT_WORDS, limits_of, number_limits, term_of
from checker.rules.words import (
    FindWords,
    LimitWords,
    RequirementWords,
    TermWords,
    TotalWords,
)
from checker.yamlsource import Path

KINDS = ("measure", "any_of", "all_of", "find", "count", "sum", "share")
_PER = {"pupil": "pupils", "place": "places", "class": "classes", "storey": "storeys"}


def requirement_of(
    desk: Desk, words: RequirementWords, *, scope: Scope, path: Path
) -> Requirement | None:
    """One requirement, whichever of its kinds it is."""
    given = [kind for kind in KINDS if getattr(words, kind) is not None]
    if len(given) != 1:
        problem = f"not {' and '.join(given)} together" if given else "there is none here"
        desk.complain(path, f"exactly one of {', '.join(KINDS)} is needed; {problem}")
        return None
    kind = given[0]
    if kind == "measure":
        return _check_or_table(desk, words, scope=scope, path=path)
    _no_parameters(desk, words, kind, path)
    if kind in {"any_of", "all_of"}:
        _no_limits(desk, words, kind, path)
        members = requirements_of(desk, getattr(words, kind), scope=scope, path=(*path, kind))
        return Group(word=kind, members=members)  # type: ignore[arg-type]
    return _total(desk, kind, words, scope=scope, path=path)


def requirements_of(
    desk: Desk, several: Sequence[RequirementWords], *, scope: Scope, path: Path
) -> tuple[Requirement, ...]:
    """Several requirements in a list; one alone may stand without its list."""
    if not several:
        desk.complain(path, "the list is empty")
    is_list = isinstance(desk.raw(path), list)
    return kept(
        requirement_of(desk, words, scope=scope, path=(*path, i) if is_list else path)
        for i, words in enumerate(several)
    )


def _check_or_table(
    desk: Desk, words: RequirementWords, *, scope: Scope, path: Path
) -> Requirement | None:
    fact = fact_named(
        desk,
        str(words.measure),
        scope=scope,
        path=(*path, "measure"),
        params=words.model_extra,
        words=words_of(type(words)),
    )
    if fact is None:
        return None
    if words.look_up is not None:
        _no_limits(desk, words, "look_up", path)
        return table_of(desk, words.look_up, fact=fact, scope=scope, path=(*path, "look_up"))
    if fact.spec.parts and not fact.part:
        parts = ", ".join(fact.spec.parts)
        desk.complain((*path, "measure"), f"{fact.name} gives {parts}: limit them in look_up rows")
        return None
    limits = limits_of(desk, words, fact=fact, scope=scope, path=path)
    if not limits and not set(LIMIT_WORDS) & set(desk.raw(path)):
        known = ", ".join((*LIMIT_WORDS, "look_up"))
        desk.complain((*path, "measure"), f"{fact.name} has no limit: add one of {known}")
    return Check(fact=fact, limits=limits)


def _no_parameters(desk: Desk, words: RequirementWords, kind: str, path: Path) -> None:
    for extra in words.model_extra or {}:
        desk.unknown((*path, extra), f"beside {kind}, the word", extra, words_of(type(words)))


def _no_limits(desk: Desk, words: LimitWords, kind: str, path: Path) -> None:
    for word in LIMIT_WORDS:
        if getattr(words, "is_" if word == "is" else word) is not None:
            desk.complain((*path, word), f"{word} does not belong beside {kind}", key=True)


def _total(
    desk: Desk, word: Any, outer: RequirementWords, *, scope: Scope, path: Path
) -> Total | None:
    words: FindWords = getattr(outer, word)
    inside = (*path, word)
    selection = selection_of(desk, words, scope=scope, path=inside)
    if selection is None:
        return None
    inner = Scope(kind=selection.kind, this=scope.this or scope.kind)
    such_that: tuple[Requirement, ...] = ()
    if words.such_that:
        such_that = requirements_of(desk, words.such_that, scope=inner, path=(*inside, "such_that"))
    weight = _weight(desk, word, words, scope=inner, path=inside)
    unit = weight.unit if word == "sum" and weight else "ratio" if word == "share" else "count"
    limits = tuple(
        limit
        for each, at in ((words, inside), (outer, path))
        for limit in number_limits(desk, each, unit=unit, what=word, scope=scope, path=at)
    )
    _check_total(desk, word, words, has_limits=_has_limits(words, outer), path=inside)
    per, per_word = _per(desk, words, scope=scope, path=(*inside, "per"))
    return Total(
        word=word,
        selection=selection,
        such_that=such_that,
        limits=limits,
        weight=weight,
        per=per,
        per_word=per_word,
        round=getattr(words, "round", None) or "",
    )


def _has_limits(words: LimitWords, outer: LimitWords) -> bool:
    names = ("at_least", "at_most", "exactly", "between")
    return any(getattr(each, name) is not None for each in (words, outer) for name in names)


def _check_total(desk: Desk, word: str, words: FindWords, *, has_limits: bool, path: Path) -> None:
    if not has_limits:
        desk.complain(path, f"{word} has no limit: add at_least, at_most, exactly or between")
    if words.is_ is not None:
        desk.complain((*path, "is"), f"{word} is a figure: use at_least or at_most", key=True)
    if word == "share" and not words.such_that:
        desk.complain(path, "share needs such_that: what those that count must meet")
    if word == "share" and getattr(words, "per", None) is not None:
        desk.complain((*path, "per"), "a share is of all of them, never per something", key=True)


def _weight(desk: Desk, word: str, words: FindWords, *, scope: Scope, path: Path) -> Fact | None:
    name = words.measure if isinstance(words, TotalWords) else None
    if name is None:
        if word == "sum":
            desk.complain(path, "sum needs a measure to add up")
        return None
    if word == "count":
        desk.complain((*path, "measure"), "count counts subjects; to add a measure use sum")
        return None
    return fact_named(desk, name, scope=scope, path=(*path, "measure"))


def _per(desk: Desk, words: FindWords, *, scope: Scope, path: Path) -> tuple[Term | None, str]:
    per = getattr(words, "per", None)
    if per is None:
        return None, ""
    if isinstance(per, TermWords):
        term = term_of(desk, per, scope=scope, path=path)
        return term, f"pupil with {per.pupils_with}" if per.pupils_with else "one counted"
    if per == "cluster":
        return CountOf(selection=Selection(kind="cluster")), per
    fact = fact_named(desk, _PER[per], scope=scope, path=path)
    return (Asked(fact=fact) if fact else None), per
