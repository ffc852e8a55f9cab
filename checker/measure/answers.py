"""What the brief answers to what a report asked: it settles doubts, and overrules no model."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from checker.brief import Brief
from checker.measure.registry import MeasureSpec, measures, provider
from checker.measure.room_words import names_of
from checker.measure.subjects import Subject
from checker.model import Room
from checker.results.values import Choice, Measured, Quantity, Truth, Unknown, one_of, surely
from checker.units import parse_span, tolerance

Stated = Mapping[str, Mapping[str, str]]
FURNITURE = "furniture_complete"
"""An answer that `furniture_modelled` reads itself."""
_METHOD = "answer in the brief"
_TRUTHS = {"yes": True, "true": True, "no": False, "false": False}


@provider
def stated_answers(brief: Brief) -> Stated:
    """The brief's answers by the name of the element, without regard to case."""
    return {_key(name): given for name, given in brief.answers.items()}


def answered(
    value: Measured | Mapping[str, Measured], *, subject: Subject, spec: MeasureSpec, stated: Stated
) -> Measured | Mapping[str, Measured]:
    """The value, or the brief's answer where the model leaves it open; origin declared.

    An answer fills an Unknown, settles an open choice or truth, and narrows an interval that it
    lies in. Where the model shows something else, the model's value stands, and a step says so.
    """
    text = next(
        (stated[name][spec.name] for name in _names(subject) if spec.name in stated.get(name, {})),
        "",
    )
    if not text or isinstance(value, Mapping):
        return value
    told = told_value(text, spec)
    if told is None or isinstance(value, Unknown):
        return value if told is None else told
    if _agrees(told, value):
        return replace(told, evidence=value.evidence, steps=(*value.steps, f"the brief: {text}"))
    step = f"the brief answers {text!r}, which the model contradicts: the model counts"
    return replace(value, steps=(*value.steps, step))


def told_value(text: str, spec: MeasureSpec) -> Quantity | Choice | Truth | None:
    """An answer as a value of its measure; None when it cannot be one."""
    if spec.value == "truth":
        truth = _TRUTHS.get(text.strip().casefold())
        return None if truth is None else surely(truth, origin="declared", method=_METHOD)
    if spec.value == "choice":
        word = text.strip()
        fits = not spec.choices or word in spec.choices
        return one_of(word, origin="declared", method=_METHOD) if fits else None
    try:
        span = parse_span(text)
    except ValueError:
        return None
    if span.unit != spec.unit or span.low < 0:
        return None
    return Quantity(low=span.low, high=span.high, unit=span.unit, origin="declared", method=_METHOD)


def useless_answers(brief: Brief, subjects: Iterable[Subject]) -> tuple[str, ...]:
    """A sentence for each answer that can count for nothing: whom, what or how it says is wrong."""
    by_name: dict[str, set[str]] = {}
    for subject in subjects:
        for name in _names(subject):
            by_name.setdefault(name, set()).add(subject.kind)
    return tuple(
        sentence
        for name, given in brief.answers.items()
        for sentence in _useless(name, given, by_name.get(_key(name), set()))
    )


def _useless(name: str, given: Mapping[str, str], kinds: set[str]) -> Iterable[str]:
    if not kinds:
        yield f"nothing in the model is called {name!r}"
        return
    for word, text in given.items():
        specs = [spec for kind in sorted(kinds) if (spec := measures().get((word, kind)))]
        if word == FURNITURE and "room" in kinds:
            continue
        if not specs:
            yield f"{name!r} has no fact called {word!r}"
        elif all(spec.parts or told_value(text, spec) is None for spec in specs):
            yield f"{text!r} cannot be the {word.replace('_', ' ')} of {name!r}"


def _agrees(told: Any, value: Any) -> bool:
    if isinstance(told, Quantity) and isinstance(value, Quantity):
        slack = tolerance(told.unit)
        return value.low - slack <= told.low and told.high <= value.high + slack
    return type(told) is type(value) and told.possible <= value.possible


def _names(subject: Subject) -> tuple[str, ...]:
    element = subject.element
    if isinstance(element, Room):
        texts = names_of(element)
    else:
        texts = (subject.id, subject.ref.global_id, subject.ref.name, getattr(element, "tag", ""))
    return tuple(dict.fromkeys(key for text in texts if (key := _key(text))))


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
