"""Limits from a table: every row that the keys leave open is tried, none is guessed."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.results import Outcome, Quantity, Truth, Unknown
from checker.rules.case import Case, ask
from checker.rules.desk import label
from checker.rules.interpolate import Point, interpolated, point_of
from checker.rules.judge_check import observed
from checker.rules.judge_row import judge_row
from checker.rules.judgement import (
    CANNOT_TELL,
    FAIL,
    NOT_APPLICABLE,
    PASS,
    Judgement,
    all_pass,
    any_passes,
    joined,
    unique,
)
from checker.rules.ranges import range_of
from checker.rules.rule import Fact, Row, Table
from checker.rules.selecting import possible_words
from checker.rules.table_keys import Cell, Key, key_of
from checker.units import either

Judged = Callable[[Sequence[Cell]], Judgement | None]
_SURE = ({PASS}, {FAIL}, {NOT_APPLICABLE}, {PASS, NOT_APPLICABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One way things may be: a cell for each key, and the verdict there."""

    cells: tuple[Cell, ...]
    judgement: Judgement


def judge_table(table: Table, case: Case) -> Judgement:
    """All worlds pass = pass, all fail = fail, mixed = cannot tell, with what settles it."""
    otherwise = _otherwise(table, case)
    point = point_of(table, case) if table.take == "interpolate" else None
    keys = [key_of(name, table, case) for name in table.keys if not point or name != point.name]
    every = frozenset(range(len(table.rows)))
    rows = [_row(row, case) for row in table.rows]

    def judged(cells: Sequence[Cell]) -> Judgement | None:
        matching = sorted(every.intersection(*cells))
        if point is not None:
            return _at(point, [table.rows[i] for i in matching], otherwise, case)
        return _taken(table.take, [rows[i] for i in matching]) if matching else None

    open_to_all = table.otherwise is not CANNOT_TELL
    return _settled(list(_worlds(keys, judged, otherwise, open_to_all=open_to_all)), keys)


def _worlds(
    keys: Sequence[Key], judged: Judged, otherwise: Judgement, *, open_to_all: bool
) -> Iterator[World]:
    """Every way things may be.

    A key that nobody knows is only taken to be what some row names, as long as the rest leaves
    one: `otherwise: cannot tell` is for known keys. An `otherwise` that gives a verdict or a
    limit is a row like others.
    """
    known = [i for i, key in enumerate(keys) if key.is_known]
    for partly in itertools.product(*(keys[i].cells for i in known)):
        chosen = dict(zip(known, partly, strict=True))
        options = [(chosen[i],) if i in chosen else key.cells for i, key in enumerate(keys)]
        tried = [(cells, judged(cells)) for cells in itertools.product(*options)]
        none_matches = all(judgement is None for _cells, judgement in tried)
        for cells, judgement in tried:
            if judgement is not None or none_matches or open_to_all:
                yield World(cells=cells, judgement=judgement or otherwise)


def _settled(worlds: Sequence[World], keys: Sequence[Key]) -> Judgement:
    outcomes = {world.judgement.outcome for world in worlds}
    judgements = [world.judgement for world in worlds]
    for outcome in (PASS, FAIL, NOT_APPLICABLE, CANNOT_TELL):
        if outcome in outcomes and (outcomes in _SURE or len(outcomes) == 1):
            return _least(judgements, outcome)
    shown = _least(judgements, FAIL if FAIL in outcomes else CANNOT_TELL)
    settling = _settling(worlds, keys)
    missing = [key.lack for key in settling]
    asks = [key.ask for key in settling]
    if not any(_settles(key, worlds, keys) for key in settling):
        # That no row is for what is not known is no news beside what is not known.
        others = [each for each in judgements if not (settling and each.is_beyond)]
        missing += [text for each in others for text in each.missing]
        asks += [each.ask for each in others]
    return replace(
        shown,
        outcome=CANNOT_TELL,
        missing=unique(missing),
        ask=joined(asks),
        sentence="" if settling else shown.sentence,
    )


def _least(judgements: Sequence[Judgement], outcome: Outcome) -> Judgement:
    """Of several with this outcome the one that comes nearest to passing, with all that lacks."""
    same = [each for each in judgements if each.outcome is outcome]
    best = min(same, key=lambda each: each.shortfall or 0.0)
    return replace(best, missing=unique(text for each in same for text in each.missing))


def _settling(worlds: Sequence[World], keys: Sequence[Key]) -> list[Key]:
    """The one fact that would settle it, else all that are open."""
    open_keys = [key for i, key in enumerate(keys) if len({world.cells[i] for world in worlds}) > 1]
    return next(([key] for key in open_keys if _settles(key, worlds, keys)), open_keys)


def _settles(key: Key, worlds: Sequence[World], keys: Sequence[Key]) -> bool:
    i = list(keys).index(key)
    by_cell: dict[Cell, set[Outcome]] = {}
    for world in worlds:
        by_cell.setdefault(world.cells[i], set()).add(world.judgement.outcome)
    return all(outcomes in _SURE for outcomes in by_cell.values())


def _row(row: Row, case: Case) -> Judgement:
    judged = judge_row(row.checks, case)
    if judged.required is None:
        return judged
    return replace(judged, required=replace(judged.required, row=row.text))


def _taken(take: str, matching: Sequence[Judgement]) -> Judgement:
    if take == "strictest":
        return all_pass(matching)
    return any_passes(matching) if take == "any" else matching[0]


def _at(point: Point, rows: Sequence[Row], otherwise: Judgement, case: Case) -> Judgement | None:
    inside = interpolated(point, rows, case) if rows else None
    if inside is None or not inside.leaves_table:
        return inside.judgement if inside else None
    both = [
        World(cells=(frozenset({0}),), judgement=inside.judgement),
        World(cells=(frozenset({1}),), judgement=otherwise),
    ]
    return _settled(both, [Key(name=point.name, lack="", cells=(), is_known=True)])


def _otherwise(table: Table, case: Case) -> Judgement:
    if isinstance(table.otherwise, tuple):
        return judge_row(table.otherwise, case)
    fact = next((check.fact for row in table.rows for check in row.checks), None)
    told = ", ".join(_as_it_is(name, each, case) for name, each in table.keys.items())
    doubtful = table.otherwise is CANNOT_TELL
    return Judgement(
        outcome=table.otherwise,
        observed=observed(fact, ask(case, fact)) if fact else None,
        missing=("a figure in the rule for this case",) if doubtful else (),
        sentence=f"The rule gives no figure for this case ({told}).",
        is_beyond=True,
    )


def _as_it_is(name: str, fact: Fact, case: Case) -> str:
    """A key of a table with what it is here: `approach at right angles`, `not powered`."""
    value, named = ask(case, fact), label(name)
    if isinstance(value, Quantity):
        return f"{named} {range_of(value, unit=fact.unit, name=name).shown}"
    if isinstance(value, Unknown):
        return f"{named} not known"
    if isinstance(value, Truth):
        plain = named.removeprefix("is ").removeprefix("has ")
        words = {"yes": plain, "no": f"not {plain}"}
        return either(words[each] for each in sorted(possible_words(value), reverse=True))
    return f"{named} {either(sorted(possible_words(value)))}"
