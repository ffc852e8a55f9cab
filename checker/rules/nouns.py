"""What rules look for, in words: `small group rooms or one-to-one rooms on Level 01`."""

from collections.abc import Iterable, Sequence

from checker.measure.subjects import Subject
from checker.rules.rule import AllOf, AnyOf, IsOneOf, Selection, Where
from checker.units import either, format_figure, plural, tolerance

_NAMED = 3
_NEAR = 0.1
_PUPILS = "the number of pupils with "
_MASS = frozenset(
    {"circulation", "dining", "landscape", "outdoor play", "outdoor sports", "plant", "refuse"}
)
_NO_VOWEL = ("eu", "one", "uni", "us")
_SPEAKING = frozenset({"use", "kind", "lift_kind"})


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


def said(value: float, unit: str, *, against: float | None = None) -> str:
    """A figure in a sentence: areas to a tenth, unless that hides what it is compared with.

    >>> said(66.89, "m2"), said(8.96, "m2", against=9.0), said(0.8, "m"), said(3, "count")
    ('66.9 m2', '8.96 m2', '800 mm', '3')
    """
    if unit != "m2" or value in {0.0, float("inf")}:
        return format_figure(value, unit)
    near = against is not None and abs(value - against) < _NEAR
    if near and abs(value - (against or 0.0)) > tolerance(unit):
        return f"{value:.2f} m2"
    return f"{value:.1f} m2"


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
