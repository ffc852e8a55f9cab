"""What the key of a table may be, as sets of rows that admit it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from checker.results import Choice, Quantity, Truth, Unknown
from checker.rules.case import Case, ask
from checker.rules.ranges import NOTHING_KNOWN
from checker.rules.rule import Fact, Table, Where
from checker.rules.selecting import (
    admits_figure,
    admits_word,
    possible_words,
    samples,
    turning_points,
    words_in,
)

Cell = frozenset[int]
V = TypeVar("V")
_SOMETHING_ELSE = "\0something else"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key with what it may be: each cell is the set of rows that admit it."""

    name: str
    lack: str
    cells: tuple[Cell, ...]
    is_known: bool
    ask: str = ""


def key_of(name: str, table: Table, case: Case) -> Key:
    """The cells that a key's value leaves open; all of them when nobody knows it."""
    fact = table.keys[name]
    value = ask(case, fact)
    conditions = [row.keys.get(name) for row in table.rows]
    given = [each for each in conditions if each is not None]
    if fact.spec.value == "quantity":
        known = value if isinstance(value, Quantity) else None
        low, high = (known.low, known.high) if known else NOTHING_KNOWN
        turns = [turn for each in given for turn in turning_points(each)]
        found = _cells(conditions, samples(low, high, turns, unit=fact.unit), admits_figure)
    else:
        words = possible_words(value) if isinstance(value, Choice | Truth) else _any(fact, given)
        found = _cells(conditions, words, admits_word)
    return Key(
        name=name,
        lack=fact.lack,
        cells=found,
        is_known=not isinstance(value, Unknown),
        ask=getattr(value, "ask", "") or fact.spec.ask,
    )


def _any(fact: Fact, conditions: Iterable[Where]) -> frozenset[str]:
    """What a word that nobody knows may be."""
    if fact.spec.value == "truth":
        return frozenset({"yes", "no"})
    if fact.spec.choices:
        return frozenset(fact.spec.choices)
    return frozenset({_SOMETHING_ELSE}).union(*(words_in(each) for each in conditions))


def _cells(
    conditions: list[Where | None], values: Iterable[V], admits: Callable[[Where, V], bool]
) -> tuple[Cell, ...]:
    found = {
        frozenset(i for i, each in enumerate(conditions) if each is None or admits(each, value))
        for value in values
    }
    return tuple(sorted(found, key=sorted))
