"""`where`: facts that choose subjects, typed from the registry."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from checker.measure.registry import SUBJECT_KINDS
from checker.rules.desk import Desk, Scope, as_list, kept
from checker.rules.facts import check_words, fact_named
from checker.rules.messages import complain_about
from checker.rules.rule import (
    AllOf,
    AnyOf,
    Compares,
    Const,
    Fact,
    Holds,
    IsOneOf,
    Meets,
    Not,
    PlaceWord,
    SameAsThis,
    Selection,
    Where,
)
from checker.rules.terms import figure_or_name, fits
from checker.rules.words import RequirementWords
from checker.units import Condition, parse_condition, split_comparison
from checker.yamlsource import Path

SAME_AS_THIS = "same as this"
_CALLED = {"space": "room", "spaces": "room", "level": "storey", "floor": "storey"}
"""Words of IFC and of plans for kinds of subject, and what they are called here."""
REQUIREMENT_WORDS = ("measure", "find", "count", "sum", "share")


def kind_named(desk: Desk, kind: str, path: Path) -> bool:
    """Whether there are subjects of this kind; complains if not."""
    if kind in SUBJECT_KINDS:
        return True
    if kind in _CALLED:
        desk.complain(path, f"a subject {kind!r} is called {_CALLED[kind]!r} here")
    else:
        desk.unknown(path, "the kind of subject", kind, SUBJECT_KINDS)
    return False


def selection_of(desk: Desk, words: Any, *, scope: Scope, path: Path) -> Selection | None:
    """Subjects of the kind `of`, candidates for whoever is in scope."""
    if not kind_named(desk, words.of, (*path, "of")):
        return None
    inner = Scope(kind=words.of, this=scope.this or scope.kind)
    where = where_of(desk, words.where, scope=inner, path=(*path, "where"))
    return Selection(kind=words.of, where=where)


def where_of(desk: Desk, entries: Sequence[Any], *, scope: Scope, path: Path) -> AllOf:
    """All entries of a `where` (or `when`), each a mapping of facts that hold together."""
    is_list = isinstance(desk.raw(path), list) if _is_there(desk, path) else True
    return AllOf(
        conditions=tuple(
            condition
            for i, entry in enumerate(entries)
            for condition in _entry(desk, entry, scope, (*path, i) if is_list else path)
        )
    )


def fact_holds(desk: Desk, name: str, raw: Any, *, scope: Scope, path: Path) -> Where | None:
    """One fact and what it must be. `path` is that of the fact."""
    fact = fact_named(desk, name, scope=scope, path=path)
    if fact is None:
        return None
    if raw == SAME_AS_THIS:
        return _same(desk, fact, scope, path)
    if fact.spec.value != "quantity":
        return _words(desk, fact, raw, path)
    if isinstance(raw, list):
        return AnyOf(conditions=kept(_compares(desk, fact, each, scope, path) for each in raw))
    return _compares(desk, fact, raw, scope, path)


def _is_there(desk: Desk, path: Path) -> bool:
    try:
        desk.raw(path)
    except (KeyError, IndexError, TypeError):
        return False
    return True


def _entry(desk: Desk, entry: Any, scope: Scope, path: Path) -> tuple[Where, ...]:
    if not isinstance(entry, Mapping) or not entry:
        desk.complain(path, "a fact is written as name: value")
        return ()
    if any(word in entry for word in REQUIREMENT_WORDS):
        return kept([_requirement(desk, entry, scope, path)])
    return kept(_one(desk, word, raw, scope, (*path, word)) for word, raw in entry.items())


def _one(desk: Desk, word: str, raw: Any, scope: Scope, path: Path) -> Where | None:
    if word == "not":
        return Not(condition=AnyOf(conditions=_alternatives(desk, raw, scope, path)))
    if word == "any_of":
        return AnyOf(conditions=_alternatives(desk, raw, scope, path))
    if word == "all_of":
        return AllOf(conditions=_alternatives(desk, raw, scope, path))
    if word == "in":
        return _inside(desk, raw, scope, path)
    return fact_holds(desk, word, raw, scope=scope, path=path)


def _alternatives(desk: Desk, raw: Any, scope: Scope, path: Path) -> tuple[Where, ...]:
    is_list = isinstance(raw, list)
    return tuple(
        AllOf(conditions=_entry(desk, entry, scope, (*path, i) if is_list else path))
        for i, entry in enumerate(as_list(raw))
    )


def _inside(desk: Desk, raw: Any, scope: Scope, path: Path) -> Where | None:
    if raw != "this" or not scope.this:
        desk.complain(path, "only `in: this` can be said, and only of candidates")
        return None
    fact = fact_named(desk, "is_in", scope=scope, path=path, params={})
    if fact is None:
        return None
    itself = PlaceWord(relation="itself", whose="this")
    asked = Fact(name="is_in", spec=fact.spec, params={"place": itself})
    return IsOneOf(fact=asked, words=frozenset({"yes"}))


def _same(desk: Desk, fact: Fact, scope: Scope, path: Path) -> Where | None:
    if not scope.this:
        desk.complain(path, f"`{SAME_AS_THIS}` can be said of candidates only")
        return None
    of_this = fact_named(desk, fact.name, scope=Scope(kind=scope.this), path=path)
    return SameAsThis(fact=fact, of_this=of_this) if of_this else None


def _words(desk: Desk, fact: Fact, raw: Any, path: Path) -> Where | None:
    words: set[str] = set()
    for each in as_list(raw):
        if not isinstance(each, str):
            desk.complain(path, f"{fact.name} takes a word or a list of words")
            return None
        setting = desk.settings.get(each)
        if isinstance(setting, frozenset):
            desk.used_settings.add(each)
        words |= setting if isinstance(setting, frozenset) else {each}
    check_words(desk, fact, frozenset(words), path)
    return IsOneOf(fact=fact, words=frozenset(words))


def _compares(desk: Desk, fact: Fact, raw: Any, scope: Scope, path: Path) -> Where | None:
    if not isinstance(raw, str):
        desk.complain(path, f"{fact.name} takes a figure or a comparison, such as '>= 1500 mm'")
        return None
    comparison, rest = split_comparison(raw) or ("=", raw)
    if not rest[:1].isdigit() and not rest.startswith("-"):
        term = figure_or_name(desk, rest, scope=scope, path=path)
        if term is None or not fits(desk, term, fact.unit, fact.name, path):
            return None
        if isinstance(term, Const):
            condition = Condition(
                comparison=comparison, low=term.value, high=term.value, unit=term.unit
            )
            return Meets(fact=fact, condition=condition)
        return Compares(fact=fact, comparison=comparison, term=term)
    try:
        condition = parse_condition(raw)
    except ValueError as error:
        desk.complain(path, str(error))
        return None
    if condition.unit != fact.unit:
        desk.complain(path, f"{fact.name} is in {fact.unit}, but this figure in {condition.unit}")
        return None
    return Meets(fact=fact, condition=condition)


def _requirement(desk: Desk, entry: Mapping[str, Any], scope: Scope, path: Path) -> Where | None:
    try:
        words = RequirementWords.model_validate(entry)
    except ValidationError as error:
        complain_about(desk, error, path, RequirementWords)
        return None
    requirement = desk.readers.requirement(desk, words, scope=scope, path=path)
    return Holds(requirement=requirement) if requirement else None
