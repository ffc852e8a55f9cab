"""Asks measures in the right order, once each, and hands their values on by name."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from shapely.errors import GEOSException

from checker.measure.answers import answered
from checker.measure.distrust import doubted
from checker.measure.lost_doors import opened
from checker.measure.registry import MeasureSpec, measures, providers
from checker.measure.subjects import Subject
from checker.results.values import Measured, Unknown

if TYPE_CHECKING:
    from checker.brief import Brief
    from checker.model import School
    from checker.uses import RoomUses, Vocabulary

Answer = Measured | Mapping[str, Measured]

_ASK = "Draw the plan and what stands in it plainly again, and tell us: this is our fault."


@dataclass(slots=True)
class Measurer:
    """One run's measures. Values and providers are kept for the run, never across runs."""

    school: School
    uses: RoomUses
    brief: Brief
    vocabulary: Vocabulary
    _values: dict[tuple[Any, ...], Answer] = field(default_factory=dict)
    _provided: dict[str, Any] = field(default_factory=dict)
    _subjects: dict[str, tuple[Subject, ...]] = field(default_factory=dict)

    def subjects(self, kind: str) -> tuple[Subject, ...]:
        """All subjects of a kind, in the order of the model."""
        if kind not in self._subjects:
            from checker.measure.selection import subjects  # noqa: PLC0415 - it asks measures too

            self._subjects[kind] = subjects(
                kind,
                school=self.school,
                brief=self.brief,
                uses=self.uses,
                provide=self.provide,
            )
        return self._subjects[kind]

    def measure(self, name: str, subject: Subject, /, **params: Any) -> Answer:
        """The value of a measure for a subject.

        Unknown when the measure does not exist for this kind of subject or could not be taken.
        """
        spec = measures().get((name, subject.kind))
        if spec is None:
            return Unknown(missing=(f"{name} of a {subject.kind}",), ask="")
        key = (name, subject.kind, subject.id, tuple(sorted(params.items())))
        if key not in self._values:
            try:
                value = doubted(self._taken(spec, subject, params), self._doubt(subject))
            except GEOSException as error:  # one plan that GEOS trips over costs one answer
                value = Unknown(missing=(f"a plan that can be worked on ({error})",), ask=_ASK)
            # A stated figure does not say which parameters it holds for.
            if self.brief.answers and not params:
                stated = self.provide("stated_answers")
                value = answered(value, subject=subject, spec=spec, stated=stated)
            self._values[key] = value
        return self._values[key]

    def provide(self, name: str) -> Any:
        """What a provider made, worked out on first use."""
        if name not in self._provided:
            function = providers()[name]
            arguments = {
                each: self._context(each) for each in inspect.signature(function).parameters
            }
            self._provided[name] = _tried(function, arguments)
        if isinstance(self._provided[name], GEOSException):
            raise self._provided[name]
        return self._provided[name]

    def _doubt(self, subject: Subject) -> Unknown | None:
        """Why an answer about it may be open: a thing that stands nobody knows where."""
        if subject.kind not in ("room", "outdoor space", "door", "door side"):
            return None
        return self.provide("doubts").get(subject.element.id)  # type: ignore[no-any-return]

    def _taken(self, spec: MeasureSpec, subject: Subject, params: Mapping[str, Any]) -> Answer:
        """What a measure takes, as far as it holds wherever doors without a place are."""
        answer = self._take(spec, subject, params)
        if not spec.doors:
            return answer
        lost = self.provide("lost_doors")
        return opened(answer, subject=subject, spec=spec, lost_doors=lost)

    def _take(self, spec: MeasureSpec, subject: Subject, params: Mapping[str, Any]) -> Answer:
        arguments: dict[str, Any] = {}
        for asked in spec.asks:
            value = self._argument(asked, subject)
            if isinstance(value, Unknown) and asked not in spec.copes:
                return value
            arguments[asked] = value
        keywords = _keywords(spec, params)
        answer: Answer = spec.function(**arguments, **keywords)
        return answer

    def _argument(self, asked: str, subject: Subject) -> Any:
        if asked == "subject":
            return subject
        if asked == subject.kind.replace(" ", "_"):
            return subject.element
        if (asked, subject.kind) in measures():
            return self.measure(asked, subject)
        return self._context(asked)

    def _context(self, asked: str) -> Any:
        given: dict[str, Any] = {
            "school": self.school,
            "uses": self.uses,
            "brief": self.brief,
            "vocabulary": self.vocabulary,
            "ask": self.measure,
        }
        return given[asked] if asked in given else self.provide(asked)


def _tried(function: Callable[..., Any], arguments: Mapping[str, Any]) -> Any:
    """What a provider makes, or the error by which it always fails: it is not run again."""
    try:
        return function(**arguments)
    except GEOSException as error:
        return error


def _keywords(spec: MeasureSpec, params: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as the function spells them: `from` is `from_` in Python."""
    spelled = _parameters_of(spec.function) if params else ()
    return {f"{name}_" if f"{name}_" in spelled else name: value for name, value in params.items()}


@cache
def _parameters_of(function: Callable[..., Any]) -> frozenset[str]:
    return frozenset(inspect.signature(function).parameters)  # slow to look up
