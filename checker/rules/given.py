"""Facts as an example in a rule gives them: typed by the registry, unknown unless stated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.measure.registry import MeasureSpec
from checker.measure.subjects import Subject
from checker.model import ElementRef
from checker.results import Choice, Measured, Quantity, Truth, Unknown
from checker.rules.desk import Registry, as_list, label
from checker.rules.rule import Fact
from checker.units import parse_span

UNKNOWN, NONE = "unknown", "none"
CANDIDATES, OF = "candidates", "of"
_TRUTHS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFacts:
    """The facts of one example, to be judged against.

    A list is what a find, count, sum or share finds; a mapping is the subject itself, which may
    hold such a list under `candidates`. Facts of the school stand with those of the subject.
    """

    registry: Registry
    kind: str
    given: Any
    found_kind: str = ""

    def who(self) -> tuple[Subject, ...]:
        """Whom the rule judges: one subject.

        `given: none` means that nothing was found, or for a rule that looks for nothing, that
        there is nobody to judge.
        """
        if self.given == NONE and not self.found_kind:
            return ()
        return (_subject(self.kind, "this", facts_of_this(self.given)),)

    def subjects(self, kind: str, /) -> Sequence[Subject]:
        """The candidates of a kind; the school."""
        if kind == "school":
            return (_subject("school", "this", facts_of_this(self.given)),)
        return [
            _subject(kind, f"candidate {i}", each)
            for i, each in enumerate(candidates_in(self.given), 1)
            if each.get(OF, self.found_kind) == kind
        ]

    def measure(
        self, name: str, subject: Subject, /, **_params: Any
    ) -> Measured | Mapping[str, Measured]:
        """What is given for a fact; a measure with parts answers with all of them."""
        spec = self.registry[name, subject.kind]
        if spec.parts:
            return {
                part: typed(subject.element.get(part, UNKNOWN), spec, unit=unit, name=part)
                for part, unit in spec.parts.items()
            }
        raw = subject.element.get(name, UNKNOWN)
        return typed(raw, spec, unit=spec.unit, name=name)

    def is_given(self, fact: Fact, subject: Subject) -> bool:
        """Whether the example states this fact of this subject."""
        facts = facts_of_this(self.given) if fact.of_school else subject.element
        return fact.name in facts


def typed(raw: Any, spec: MeasureSpec, *, unit: str, name: str) -> Measured:
    """A value as an example writes it: a figure, an interval, words, yes or no, unknown.

    Raises:
        ValueError: when it is not of the kind that the measure answers with.
    """
    if raw == UNKNOWN:
        return Unknown(missing=(label(name) if spec.parts else spec.lack or label(name),))
    if spec.value == "quantity":
        span = parse_span(raw if isinstance(raw, str) else "")
        if span.unit != unit:
            raise ValueError(f"{name} is in {unit}, but {raw!r} in {span.unit}")
        return Quantity(low=span.low, high=span.high, unit=span.unit)
    words = [str(each) for each in as_list(raw)]
    if spec.value == "choice":
        return Choice(possible=frozenset(words))
    if not words or any(word not in _TRUTHS for word in words):
        raise ValueError(f"{name} is yes, no or unknown, not {raw!r}")
    return Truth(possible=frozenset(_TRUTHS[word] for word in words))


def facts_of_this(given: Any) -> Mapping[str, Any]:
    """The facts of the subject itself."""
    if not isinstance(given, Mapping):
        return {}
    return {name: raw for name, raw in given.items() if name != CANDIDATES}


def candidates_in(given: Any) -> list[Mapping[str, Any]]:
    """The candidates, each with its facts."""
    if isinstance(given, Mapping):
        given = given.get(CANDIDATES, [])
    return list(given) if isinstance(given, list) else []


def _subject(kind: str, name: str, facts: Mapping[str, Any]) -> Subject:
    ref = ElementRef(global_id=name, ifc_class="", name=name)
    return Subject(kind=kind, id=name, ref=ref, element=dict(facts))
