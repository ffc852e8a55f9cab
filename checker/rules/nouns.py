"""What rules look for, in words: `small group rooms or one-to-one rooms on Level 01`."""

import math
from collections.abc import Iterable, Sequence
from types import MappingProxyType

from checker.measure.subjects import Subject
from checker.precision import measured_places
from checker.rules.rule import AllOf, AnyOf, IsOneOf, Selection, Where
from checker.units import either, format_figure, plural, tolerance

_NAMED = 3
_SHORT_LENGTH = 10.0
_SCALES = MappingProxyType({"m": ("m", 1.0, 1), "m2": ("m2", 1.0, 1), "ratio": ("%", 100.0, 1)})
"""What figures are shown in, times what, and at how many decimals at least."""
_PUPILS = "the number of pupils with "
_MASS = frozenset(
    {"circulation", "dining", "landscape", "outdoor play", "outdoor sports", "plant", "refuse"}
)
_NO_VOWEL = ("eu", "one", "uni", "us")
_SPEAKING = frozenset({"use", "kind", "lift_kind", "entrance_kind"})


def listed(facts: Sequence[str]) -> str:
    """Facts as a list that says what they share once.

    >>> listed(["the number of pupils with PD", "the number of pupils with MLD"])
    'the numbers of pupils with PD and MLD'
    """
    needs = [each.removeprefix(_PUPILS) for each in facts]
    if len(facts) > 1 and all(each.startswith(_PUPILS) for each in facts):
        return f"the numbers of pupils with {either(needs, 'and')}"
    return either(facts, "and")


def sought(selection: Selection, count: float, *, last: str = "or") -> str:
    """What is looked for, by its use or kind when it has one, in the number that fits."""
    words = next(iter(_words(selection.where.conditions)), frozenset())
    if not words:
        return plural(selection.kind, count)
    # A primary classroom is a classroom: the shorter word says both.
    plain = sorted(w for w in words if not any(w.endswith(f" {other}") for other in words))
    told = plain if len(plain) <= _NAMED + 1 else plain[:_NAMED]
    named = [plural(word, count) for word in told]
    return either([*named, "the like"] if len(plain) > len(named) else named, last)


def called(subject: Subject) -> str:
    """How to speak of a subject: number and name as the model has them."""
    ref = subject.ref
    words = dict.fromkeys(text for text in (ref.name, ref.long_name) if text)
    return " ".join(words) or ref.global_id


def some_called(subjects: Sequence[Subject]) -> str:
    """The names of the first few, and how many more there are."""
    names = [called(each) for each in subjects[:_NAMED]]
    if len(subjects) > _NAMED:
        names.append(f"{len(subjects) - _NAMED} more")
    return either(names, "and")


def said(value: float, unit: str, *, against: float | None = None) -> str:
    """A figure in a sentence: areas to a tenth, unless that hides what it is compared with.

    >>> said(66.89, "m2"), said(8.96, "m2", against=9.0), said(0.8, "m"), said(3, "count")
    ('66.9 m2', '8.96 m2', '800 mm', '3')
    >>> said(4.83, "m2", against=6.25), said(0.0796, "ratio", against=0.08)
    ('4.83 m2', '7.96 %')
    """
    if math.isinf(value) or unit not in _SCALES or (unit == "m2" and value == 0.0):
        return format_figure(value, unit)
    shown, factor, places = _scaled(value, unit, against)
    text = f"{value * factor:.{places}f}"
    return f"{text.rstrip('0').rstrip('.') if shown == '%' and '.' in text else text} {shown}"


def said_span(low: float, high: float, unit: str, *, against: float | None = None) -> str:
    """An interval in a sentence; one figure where both ends read the same.

    >>> said_span(0.06, 0.0796, "ratio", against=0.08), said_span(0.5, 0.5, "ratio")
    ('6 to 7.96 %', '50 %')
    """
    first, last = (said(end, unit, against=against) for end in (low, high))
    return first if first == last else f"{first.partition(' ')[0]} to {last}"


def said_limit(limit: float, unit: str) -> str:
    """A limit in a sentence, at the decimals that its author wrote.

    >>> said_limit(100.8, "m2"), said_limit(12.35, "m2"), said_limit(0.0064, "m")
    ('100.8 m2', '12.35 m2', '6.4 mm')
    """
    return said(limit, unit, against=limit)


def said_gap(value: float, limit: float, unit: str) -> str:
    """How far a figure is from its limit, as a reader finds who takes one from the other.

    >>> said_gap(45.46, 71.23, "m2"), said_gap(8.25, 9.5, "m2"), said(8.25, "m2", against=9.5)
    ('25.77 m2', '1.3 m2', '8.2 m2')
    """
    if unit not in _SCALES:
        return format_figure(abs(limit - value), unit)
    shown, factor, places = _scaled(value, unit, limit)
    gap = abs(round(limit * factor, places) - round(value * factor, places))
    return f"{gap:.{places}f} {shown}"


def _scaled(value: float, unit: str, against: float | None) -> tuple[str, float, int]:
    """What a figure is shown in, times what, and the decimals that tell it from its limit."""
    shown, factor, start = _SCALES[unit]
    if unit == "m" and abs(value if against is None else against) < _SHORT_LENGTH:
        shown, factor, start = "mm", 1000.0, 0
    places = measured_places(
        [value * factor],
        [] if against is None or math.isinf(against) else [against * factor],
        slack=tolerance(unit) * factor,
        start=start,
    )
    return shown, factor, places


def one_of(noun: str) -> str:
    """A noun with its article, or alone where it is of things that are not counted.

    >>> one_of("hygiene room"), one_of("accessible toilet or shower"), one_of("one-to-one room")
    ('a hygiene room', 'an accessible toilet or shower', 'a one-to-one room')
    >>> one_of("circulation")
    'circulation'
    """
    if noun in _MASS:
        return noun
    has_vowel = noun[:1].lower() in set("aeiou") and not noun.lower().startswith(_NO_VOWEL)
    return f"{'an' if has_vowel else 'a'} {noun}"


def capital(text: str) -> str:
    """The same with a capital at its head."""
    return text[:1].upper() + text[1:]


def _words(conditions: Iterable[Where]) -> Iterable[frozenset[str]]:
    for each in conditions:
        if isinstance(each, IsOneOf) and each.fact.name in _SPEAKING:
            yield each.words
        if isinstance(each, AllOf):
            yield from _words(each.conditions)
        if isinstance(each, AnyOf):
            # Rooms of one use, or of another with something more: told by their uses alone.
            branches = [next(iter(_words([one])), frozenset()) for one in each.conditions]
            if all(branches):
                yield frozenset().union(*branches)
