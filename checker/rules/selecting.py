"""Which subjects are meant: surely, possibly, or not at all."""

import itertools
import math
from collections.abc import Iterable

from checker.measure.subjects import Subject
from checker.results import Choice, Measured, Outcome, Quantity, Truth, Unknown
from checker.rules.case import Case, ask
from checker.rules.desk import label
from checker.rules.judgement import (
    NO,
    YES,
    Held,
    all_held,
    any_held,
    as_held,
    joined,
    not_held,
    open_held,
)
from checker.rules.ranges import INEXACT, Range, compare, range_of, worked_out
from checker.rules.rule import (
    AllOf,
    AnyOf,
    Check,
    Compares,
    Fact,
    Holds,
    IsOneOf,
    Meets,
    Not,
    SameAsThis,
    Selection,
    Where,
)
from checker.units import tolerance

_TRUTH_WORDS = {True: "yes", False: "no"}


def selected(selection: Selection, case: Case) -> list[tuple[Subject, Held]]:
    """The subjects that are surely or possibly meant, each with how sure that is."""
    found = []
    for subject in case.court.facts.subjects(selection.kind):
        held = holds(selection.where, case.of(subject))
        if not held.is_out:
            found.append((subject, held))
    return found


def holds(where: Where, case: Case, *, unstated: Held = YES) -> Held:
    """Whether facts hold in this case; in examples, facts that are not stated count as `unstated`.

    An open choice holds when all that is possible is wanted, and does not when nothing is.
    """
    if isinstance(where, AllOf):
        return all_held(holds(each, case, unstated=unstated) for each in where.conditions)
    if isinstance(where, AnyOf):
        return any_held(holds(each, case, unstated=unstated) for each in where.conditions)
    if isinstance(where, Not):
        return not_held(holds(where.condition, case, unstated=not_held(unstated)))
    fact = _fact_in(where)
    if not _is_stated(fact, case):
        return unstated
    if isinstance(where, Holds):
        return as_held(case.court.bench.judged(where.requirement, case))
    if isinstance(where, SameAsThis):
        return _same(where, case)
    return _fact_holds(where, ask(case, where.fact), case)


def admits_word(where: Where, word: str) -> bool:
    """Whether a row that asks for this admits a word."""
    if isinstance(where, AnyOf):
        return any(admits_word(each, word) for each in where.conditions)
    return isinstance(where, IsOneOf) and word in where.words


def admits_figure(where: Where, figure: float) -> bool:
    """Whether a row that asks for this admits a figure."""
    if isinstance(where, AnyOf):
        return any(admits_figure(each, figure) for each in where.conditions)
    return isinstance(where, Meets) and where.condition.holds(figure)


def words_in(where: Where) -> frozenset[str]:
    """The words that a row names."""
    if isinstance(where, AnyOf):
        return frozenset().union(*(words_in(each) for each in where.conditions))
    return where.words if isinstance(where, IsOneOf) else frozenset()


def turning_points(where: Where) -> tuple[float, ...]:
    """The figures at which the answer of a row may change."""
    if isinstance(where, AnyOf):
        return tuple(point for each in where.conditions for point in turning_points(each))
    return where.condition.turning_points() if isinstance(where, Meets) else ()


def samples(low: float, high: float, turns: Iterable[float], *, unit: str = "") -> list[float]:
    """Figures from a range such that every answer that occurs in it occurs among them.

    Counts are whole, so between 8 and 9 there is nothing to try.

    >>> samples(1.0, 4.0, [2.5])
    [1.0, 1.75, 2.5, 3.25, 4.0]
    >>> samples(8.0, 9.0, [8.0, 9.0], unit="count")
    [8.0, 9.0]
    """
    inner = sorted({turn for turn in turns if low <= turn <= high})
    edges = [low, *inner, high if math.isfinite(high) else max([low, *inner]) + 1.0]
    if unit == "count":
        near = {whole + step for each in edges for whole in (math.floor(each),) for step in (0, 1)}
        return sorted(float(each) for each in near if low <= each <= high) or [low]
    between = [(first + last) / 2 for first, last in itertools.pairwise(edges)]
    return sorted({*edges, *between})


def possible_words(value: Choice | Truth) -> frozenset[str]:
    """What a choice or a truth may be, as words."""
    if isinstance(value, Truth):
        return frozenset(_TRUTH_WORDS[each] for each in value.possible)
    return value.possible


def is_one_of(value: Measured, words: frozenset[str], fact: Fact) -> Held:
    """Whether a choice or a truth is one of some words."""
    if not isinstance(value, Choice | Truth):
        missing = value.missing if isinstance(value, Unknown) else ()
        return open_held(missing or (fact.lack,), getattr(value, "ask", ""))
    possible = possible_words(value)
    if possible <= words:
        return YES
    if not possible & words:
        return NO
    doubt = value.doubt or Unknown(missing=(fact.lack,), ask=fact.spec.ask)
    return open_held(doubt.missing, doubt.ask)


def _fact_holds(where: IsOneOf | Meets | Compares, value: Measured, case: Case) -> Held:
    if isinstance(where, IsOneOf):
        return _of_several(is_one_of(value, where.words, where.fact), where.fact, case)
    name, unit = where.fact.name, where.fact.unit
    known = value if isinstance(value, Quantity | Unknown) else Unknown(missing=())
    found = range_of(known, unit=unit, name=name)
    if isinstance(where, Compares):
        return _compared(where, found, case)
    points = samples(found.low, found.high, turning_points(where), unit=unit)
    answers = {where.condition.holds(point) for point in points}
    return open_held(found.missing, found.ask) if len(answers) > 1 else _sure(answers)


def _of_several(held: Held, fact: Fact, case: Case) -> Held:
    """Candidates are many: not `what the room is used for` but `what some rooms are used for`."""
    if not held.is_open or case.candidate is None:
        return held
    one, some = f"the {fact.spec.kind}", f"some {fact.spec.kind}s"
    told = [text.replace(f"{one} is ", f"{some} are ").replace(one, some) for text in held.missing]
    return open_held(told, held.ask)


def _compared(where: Compares, found: Range, case: Case) -> Held:
    limit = worked_out(where.term, case)
    words = {">=": "at_least", "<=": "at_most", "<": "at_least", ">": "at_most"}
    outcome = compare(found, limit, words.get(where.comparison, "exactly"))
    if outcome is Outcome.CANNOT_TELL:
        return open_held((*found.missing, *limit.missing), joined([found.ask, limit.ask]))
    held = YES if outcome is Outcome.PASS else NO
    return not_held(held) if where.comparison in {"<", ">"} else held


def _same(where: SameAsThis, case: Case) -> Held:
    one, other = ask(case, where.fact), ask(case.of_this(), where.of_this)
    for value in (one, other):
        if isinstance(value, Unknown):
            return open_held(value.missing or (where.fact.lack,), value.ask)
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return _same_figure(one, other, where.fact)
    if isinstance(one, Choice | Truth) and isinstance(other, Choice | Truth):
        first, second = possible_words(one), possible_words(other)
        if not first & second:
            return NO
        if first == second and len(first) == 1:
            return YES
        return open_held([where.fact.lack], where.fact.spec.ask)
    return NO


def _same_figure(one: Quantity, other: Quantity, fact: Fact) -> Held:
    slack = tolerance(fact.unit)
    if one.low > other.high + slack or other.low > one.high + slack:
        return NO
    if max(one.high, other.high) - min(one.low, other.low) <= slack:
        return YES
    return open_held([f"{INEXACT} {label(fact.name)}"])


def _sure(answers: set[bool]) -> Held:
    return YES if answers == {True} else NO


def _fact_in(where: Where) -> Fact | None:
    if isinstance(where, Holds):
        requirement = where.requirement
        return requirement.fact if isinstance(requirement, Check) else None
    return getattr(where, "fact", None)


def _is_stated(fact: Fact | None, case: Case) -> bool:
    is_given = case.court.is_given
    return is_given is None or fact is None or is_given(fact, case.subject)
