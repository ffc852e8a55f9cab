"""look_up: rows of conditions and limits."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from checker.results import Outcome
from checker.rules.desk import Desk, Scope, as_list, kept, label
from checker.rules.facts import fact_named
from checker.rules.messages import complain_about
from checker.rules.rule import (
    Check,
    Compares,
    Const,
    Fact,
    NumberLimit,
    Row,
    SameAsThis,
    Table,
    Where,
)
from checker.rules.selections import fact_holds
from checker.rules.terms import LIMIT_WORDS, limits_of
from checker.rules.words import LimitWords, LookUpWords
from checker.units import parse_figure, split_comparison
from checker.yamlsource import Path

_VERDICTS = {
    "cannot tell": Outcome.CANNOT_TELL,
    "fail": Outcome.FAIL,
    "not applicable": Outcome.NOT_APPLICABLE,
}
_COMPARED = {">=": "at_least", "<=": "at_most"}


def table_of(
    desk: Desk, words: LookUpWords, *, fact: Fact, scope: Scope, path: Path
) -> Table | None:
    """The table with its keys and rows typed by the measures they speak of."""
    named = {name: fact_named(desk, name, scope=scope, path=(*path, "by")) for name in words.by}
    keys = {name: key for name, key in named.items() if key is not None}
    at_key = _interpolated_key(desk, words, keys, path)
    rows = tuple(
        _row(desk, raw, fact=fact, keys=keys, at_key=at_key, scope=scope, path=(*path, "rows", i))
        for i, raw in enumerate(words.rows)
    )
    otherwise = _otherwise(desk, words.otherwise, fact=fact, scope=scope, path=path)
    if words.take == "interpolate":
        _check_points(desk, rows, path)
    return Table(keys=keys, rows=rows, take=words.take, otherwise=otherwise)


def _row(
    desk: Desk,
    raw: Mapping[str, Any],
    *,
    fact: Fact,
    keys: Mapping[str, Fact],
    at_key: str,
    scope: Scope,
    path: Path,
) -> Row:
    conditions: dict[str, Where] = {}
    at = None
    for name in keys:
        if name not in raw:
            continue
        if name == at_key:
            at = _point(desk, raw[name], keys[name], (*path, name))
            continue
        held = fact_holds(desk, name, raw[name], scope=scope, path=(*path, name))
        if isinstance(held, Compares | SameAsThis):
            desk.complain((*path, name), f"in a row, {name} is compared with figures only")
        elif held is not None:
            conditions[name] = held
    rest = {word: value for word, value in raw.items() if word not in keys}
    checks = _checks(desk, rest, fact=fact, scope=scope, path=path)
    text = ", ".join(f"{label(name)} {_shown(raw[name])}" for name in keys if name in raw)
    return Row(keys=conditions, checks=checks, text=text, at=at)


def _checks(
    desk: Desk, rest: Mapping[str, Any], *, fact: Fact, scope: Scope, path: Path
) -> tuple[Check, ...]:
    """The limits of a row: of the table's measure, and of other measures or parts by name."""
    own = {word: value for word, value in rest.items() if word in LIMIT_WORDS}
    checks = []
    if own and fact.spec.parts and not fact.part:
        desk.complain(path, f"{fact.name} gives {', '.join(fact.spec.parts)}: limit these by name")
    elif own:
        checks.append(_limited(desk, own, fact=fact, scope=scope, path=path))
    for name, raw in rest.items():
        if name in LIMIT_WORDS:
            continue
        other = _part_or_fact(desk, name, fact=fact, scope=scope, path=(*path, name))
        if other is not None:
            at = (*path, name)
            limits = raw if isinstance(raw, Mapping) else _as_limits(desk, raw, other, at)
            checks.append(_limited(desk, limits, fact=other, scope=scope, path=at))
    if not rest:
        desk.complain(path, "this row has no limit")
    return kept(checks)


def _part_or_fact(desk: Desk, name: str, *, fact: Fact, scope: Scope, path: Path) -> Fact | None:
    if name in fact.spec.parts:
        return Fact(name=name, spec=fact.spec, params=fact.params, part=name)
    return fact_named(desk, name, scope=scope, path=path)


def _limited(
    desk: Desk, raw: Mapping[str, Any], *, fact: Fact, scope: Scope, path: Path
) -> Check | None:
    try:
        words = LimitWords.model_validate(dict(raw))
    except ValidationError as error:
        complain_about(desk, error, path, LimitWords)
        return None
    return Check(fact=fact, limits=limits_of(desk, words, fact=fact, scope=scope, path=path))


def _as_limits(desk: Desk, raw: Any, fact: Fact, path: Path) -> Mapping[str, Any]:
    """`at least 455 mm` as limits; a bare word or figure is what it must be."""
    if fact.spec.value != "quantity" or not isinstance(raw, str):
        return {"is": raw}
    found = split_comparison(raw)
    if found is None:
        return {"between": raw} if ".." in raw else {"exactly": raw}
    comparison, figure = found
    if comparison not in _COMPARED:
        desk.complain(path, "a limit is at least or at most a figure, never more or less than it")
        return {}
    return {_COMPARED[comparison]: figure}


def _otherwise(
    desk: Desk, raw: Any, *, fact: Fact, scope: Scope, path: Path
) -> Outcome | tuple[Check, ...]:
    at = (*path, "otherwise")
    if isinstance(raw, Mapping):
        return _checks(desk, raw, fact=fact, scope=scope, path=at)
    if raw not in _VERDICTS:
        desk.complain(at, f"otherwise is {', '.join(_VERDICTS)}, or a limit; not {raw!r}")
    return _VERDICTS.get(raw, Outcome.CANNOT_TELL)


def _interpolated_key(desk: Desk, words: LookUpWords, keys: Mapping[str, Fact], path: Path) -> str:
    if words.take != "interpolate":
        return ""
    numeric = [name for name, key in keys.items() if key.spec.value == "quantity"]
    if len(numeric) != 1:
        desk.complain((*path, "by"), "to interpolate, exactly one of the keys must be a figure")
        return ""
    return numeric[0]


def _point(desk: Desk, raw: Any, key: Fact, path: Path) -> float | None:
    try:
        figure = parse_figure(raw if isinstance(raw, str) else "")
    except ValueError:
        desk.complain(path, f"to interpolate, {key.name} must be one figure in each row")
        return None
    if figure.unit != key.unit:
        desk.complain(path, f"{key.name} is in {key.unit}, but this figure in {figure.unit}")
    return figure.value


def _check_points(desk: Desk, rows: tuple[Row, ...], path: Path) -> None:
    words = set()
    for i, row in enumerate(rows):
        limits = [limit for check in row.checks for limit in check.limits]
        single = limits[0] if len(limits) == 1 else None
        if row.at is None or not isinstance(single, NumberLimit):
            desk.complain((*path, "rows", i), "to interpolate, a row needs a point and one limit")
        elif not isinstance(single.term, Const):
            desk.complain((*path, "rows", i), "to interpolate, the limit must be a figure")
        else:
            words.add(single.word)
    if len(words) > 1:
        desk.complain((*path, "rows"), "to interpolate, all rows must limit in the same way")


def _shown(raw: Any) -> str:
    return " or ".join(str(each) for each in as_list(raw))
