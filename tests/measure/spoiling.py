"""Measures made wrong on purpose, to see which tests notice."""

import functools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from checker.measure import registry
from checker.measure.frontier import Frontier
from checker.measure.registry import MeasureSpec, measures
from checker.results.values import Choice, Quantity, Truth

SPOILED = "spoiled"
_FACTOR = 1.01
_MORE = {"m": 0.006, "m2": 0.02, "ratio": 0.003}
"""What is added to each end, over one in a hundred: no more than a careless method would."""


def labels() -> Mapping[str, tuple[MeasureSpec, ...]]:
    """Every measure's function by a name of its own: `storey`, but also `storey of a zone`."""
    found: dict[str, tuple[MeasureSpec, ...]] = {}
    for spec in measures().values():
        same = [each for each in measures().values() if each.function is spec.function]
        others = {each.function for each in measures().values() if each.name == spec.name}
        label = spec.name if len(others) == 1 else f"{spec.name} of a {same[0].kind}"
        found[label] = tuple(same)
    return found


@contextmanager
def spoiled(label: str) -> Iterator[None]:
    """The measure of this label gives other answers than it should."""
    specs = labels()[label]
    known = registry._MEASURES
    for spec in specs:
        known[spec.name, spec.kind] = replace(spec, function=_wrong(spec.function))
    try:
        yield
    finally:
        for spec in specs:
            known[spec.name, spec.kind] = spec


def _wrong(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def wrong(*arguments: Any, **given: Any) -> Any:
        return _other(function(*arguments, **given))

    return wrong


def _other(value: Any) -> Any:
    """Another answer: a little more, the opposite, a word that is none."""
    if isinstance(value, Quantity):
        more = _MORE.get(value.unit, 1.0)
        low, high = (end * _FACTOR + more for end in (value.low, value.high))
        if value.unit == "count":
            low, high = value.low + 1.0, value.high + 1.0
        return replace(value, low=low, high=high)
    if isinstance(value, Truth):
        return replace(value, possible=frozenset(not each for each in value.possible))
    if isinstance(value, Choice):
        return replace(value, possible=frozenset({SPOILED}))
    if isinstance(value, Frontier):
        towards = value.towards
        return Frontier(_other(value.alone), lambda wanted: _other(towards(wanted)))
    if isinstance(value, Mapping):
        return {part: _other(each) for part, each in value.items()}
    return value
