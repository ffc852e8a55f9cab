"""Limits: figures, settings, dated values, and what is worked out from several."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from checker.rules.desk import Desk, Scope
from checker.rules.facts import check_words, fact_named
from checker.rules.rule import (
    Asked,
    Const,
    CountOf,
    Fact,
    Limit,
    NumberLimit,
    Term,
    WordLimit,
    WorkedOut,
)
from checker.rules.words import DatedWords, LimitWords, SelectionWords, TermWords
from checker.spelling import near
from checker.units import parse_figure, parse_span
from checker.yamlsource import Path

NumberWord = Literal["at_least", "at_most", "exactly"]
NUMBER_WORDS: tuple[NumberWord, ...] = ("at_least", "at_most", "exactly")
LIMIT_WORDS = (*NUMBER_WORDS, "between", "is")
_SPAN_MARK = ".."
_SQUARES = {("m", "m"): "m2"}


def limits_of(
    desk: Desk, words: LimitWords | Any, *, fact: Fact, scope: Scope, path: Path
) -> tuple[Limit, ...]:
    """All limits that stand in `words`, typed by the measure that they are for."""
    if fact.spec.value != "quantity":
        return _word_limits(desk, words, fact, path)
    found: list[Limit] = list(
        number_limits(desk, words, unit=fact.unit, what=fact.name, scope=scope, path=path)
    )
    for text in words.is_ or ():
        term = figure_or_name(desk, text, scope=scope, path=(*path, "is"))
        if term is not None and fits(desk, term, fact.unit, fact.name, (*path, "is")):
            found.append(NumberLimit(word="exactly", term=term))
    return tuple(found)


def number_limits(
    desk: Desk, words: LimitWords, *, unit: str, what: str, scope: Scope, path: Path
) -> tuple[NumberLimit, ...]:
    """at_least, at_most, exactly and between, each in `unit`."""
    given: list[tuple[NumberWord, Any, Path]] = [
        (word, getattr(words, word), (*path, word))
        for word in NUMBER_WORDS
        if getattr(words, word) is not None
    ]
    if words.between is not None:
        given += _pair(desk, words.between, (*path, "between"))
    found = []
    for word, raw, at in given:
        term = term_of(desk, raw, scope=scope, path=at)
        if term is not None and fits(desk, term, unit, what, at):
            found.append(NumberLimit(word=word, term=term))
    return tuple(found)


def term_of(desk: Desk, raw: Any, *, scope: Scope, path: Path) -> Term | None:
    """A figure, a setting's name, dated values, or something worked out."""
    if isinstance(raw, str):
        return figure_or_name(desk, raw, scope=scope, path=path)
    if isinstance(raw, TermWords):
        return _worked_out(desk, raw, scope=scope, path=path)
    chosen = in_force(desk, raw, path)
    return figure_or_name(desk, chosen, scope=scope, path=path) if chosen else None


def figure_or_name(desk: Desk, text: str, *, scope: Scope, path: Path) -> Term | None:
    """A figure with its unit, else a setting, else a measure."""
    setting = desk.settings.get(text)
    if isinstance(setting, Const):
        desk.used_settings.add(text)
        return setting
    if setting is not None:
        desk.used_settings.add(text)
        if not min(setting)[:1].isdigit():  # else told already, where the setting stands
            desk.complain(path, f"the setting {text!r} is a word, but a figure belongs here")
        return None
    if text[:1].isdigit() or text.startswith("-"):
        try:
            figure = parse_figure(text)
        except ValueError as error:
            desk.complain(path, str(error))
            return None
        return Const(value=figure.value, unit=figure.unit, text=text)
    known = desk.known.facts_of(scope.kind)
    if text not in known:
        message = f"{text!r} is neither a figure nor a setting of this rule"
        desk.complain(path, message + near(text, [*desk.settings, *known]))
        return None
    fact = fact_named(desk, text, scope=scope, path=path)
    return Asked(fact=fact) if fact else None


def unit_of(term: Term) -> str:
    """The unit of what is worked out; empty when the terms do not go together."""
    if isinstance(term, Const):
        return term.unit
    if isinstance(term, Asked):
        return term.fact.unit
    if isinstance(term, CountOf):
        return "count"
    units = [unit_of(each) for each in term.terms]
    if term.word == "times":
        return _product(units)
    return units[0] if len(set(units)) == 1 else ""


def fits(desk: Desk, term: Term, unit: str, what: str, path: Path) -> bool:
    """Whether a limit is in the unit of what it limits; complains if not."""
    got = unit_of(term)
    if got == unit:
        return True
    wanted = {"count": "a bare number", "ratio": "a slope or a percentage", "": "mixed units"}
    given = {"count": "has no unit", "ratio": "is a slope or a percentage", "": "mixes units"}
    message = (
        f"{what} is in {wanted.get(unit, unit)}, but this limit {given.get(got, f'is in {got}')}"
    )
    desk.complain(path, message)
    return False


def in_force(desk: Desk, dated: Sequence[DatedWords], path: Path) -> str:
    """The value in force on the day of judging: the newest when no day is given.

    Notes that the rule is out of force when none is, and complains about days out of order.
    """
    last = date.min
    for i, each in enumerate(dated):
        start, end = each.from_ or date.min, each.until or date.max
        if end < start or (i > 0 and start <= last):
            desk.complain((*path, i), "dated values must follow each other, the oldest first")
        last = end if each.until else start
    if not dated:
        desk.complain(path, "there is no value here")
        return ""
    day = desk.known.as_of
    if day is None:
        return dated[-1].value
    valid = [
        each.value for each in dated if (each.from_ or date.min) <= day <= (each.until or date.max)
    ]
    desk.out_of_force = desk.out_of_force or not valid
    return valid[-1] if valid else dated[-1].value


def _word_limits(desk: Desk, words: LimitWords, fact: Fact, path: Path) -> tuple[Limit, ...]:
    for word in (*NUMBER_WORDS, "between"):
        if getattr(words, word) is not None:
            desk.complain((*path, word), f"{fact.name} is not a figure: use `is`", key=True)
    if words.is_ is None:
        return ()
    found: set[str] = set()
    for text in words.is_:
        setting = desk.settings.get(text)
        if isinstance(setting, frozenset):
            desk.used_settings.add(text)
            found |= setting
        else:
            found.add(text)
    check_words(desk, fact, frozenset(found), (*path, "is"))
    return (WordLimit(words=frozenset(found)),)


def _pair(desk: Desk, raw: Any, path: Path) -> list[tuple[NumberWord, Any, Path]]:
    if not isinstance(raw, str):
        return [("at_least", raw[0], (*path, 0)), ("at_most", raw[1], (*path, 1))]
    try:
        span = parse_span(raw)
    except ValueError as error:
        desk.complain(path, str(error))
        return []
    if _SPAN_MARK not in raw or span.low == span.high:
        desk.complain(path, "between takes two figures, such as 420..440 mm")
        return []
    first, _, last = raw.partition(_SPAN_MARK)
    unit = last.strip().lstrip("-0123456789. ")
    low = first.strip() if not first.strip()[-1:].isdigit() else f"{first.strip()} {unit}".strip()
    return [("at_least", low, path), ("at_most", last.strip(), path)]


def _worked_out(desk: Desk, words: TermWords, *, scope: Scope, path: Path) -> Term | None:
    given = sorted(words.model_fields_set & set(TermWords.model_fields))
    if len(given) != 1:
        names = ", ".join(TermWords.model_fields)
        desk.complain(path, f"exactly one of {names} belongs here")
        return None
    word = given[0]
    if word != "measure":
        for extra in words.model_extra or {}:
            desk.unknown((*path, extra), "the word", extra, TermWords.model_fields)
    if word == "count_of":
        return _count_of(desk, words.count_of, scope=scope, path=(*path, word))
    if word in {"measure", "pupils_with"}:
        name = words.measure or "pupils_with"
        params = dict(words.model_extra or {}) or {}
        if words.pupils_with:
            params = {"need": words.pupils_with}
        fact = fact_named(desk, name, scope=scope, path=path, params=params)
        return Asked(fact=fact) if fact else None
    return _combined(desk, word, getattr(words, word), scope=scope, path=(*path, word))


def _count_of(
    desk: Desk, words: SelectionWords | None, *, scope: Scope, path: Path
) -> CountOf | None:
    selection = desk.readers.selection(desk, words, scope=scope, path=path) if words else None
    return CountOf(selection=selection) if selection else None


def _combined(
    desk: Desk, word: Any, raw: Sequence[Any], *, scope: Scope, path: Path
) -> WorkedOut | None:
    found_terms = [term_of(desk, each, scope=scope, path=(*path, i)) for i, each in enumerate(raw)]
    terms = tuple(term for term in found_terms if term is not None)
    if len(terms) != len(raw):
        return None
    found = WorkedOut(word=word, terms=terms)
    if not terms or not unit_of(found):
        units = ", ".join(unit_of(each) or "mixed" for each in terms) or "none"
        desk.complain(path, f"these do not go together: their units are {units}")
        return None
    return found


def _product(units: Sequence[str]) -> str:
    rest = [unit for unit in units if unit not in {"count", "ratio"}]
    if not rest:
        return "count" if "count" in units else "ratio"  # a share of a number is a number
    if len(rest) == 1:
        return rest[0]
    return _SQUARES.get(tuple(rest), "") if len(rest) == 2 else ""  # type: ignore[arg-type]  # noqa: PLR2004
