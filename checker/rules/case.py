"""Whose facts are asked for while a rule is judged, and what answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from checker.measure.subjects import Place, Subject
from checker.model import Problem
from checker.results import Measured, Truth, Unknown
from checker.rules.desk import Registry
from checker.rules.judgement import Held, Judgement
from checker.rules.rule import Fact, PlaceWord

FURNITURE = "furniture_modelled"


class Facts(Protocol):
    """What rules are judged against; the Measurer of a run is one."""

    def subjects(self, kind: str, /) -> Sequence[Subject]:
        """All subjects of a kind."""
        ...

    def measure(
        self, name: str, subject: Subject, /, **params: Any
    ) -> Measured | Mapping[str, Measured]:
        """The value of a measure for a subject."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What selects and what judges: figures may count subjects, and subjects may be judged.

    Handing them on keeps the modules from importing each other in a ring.
    """

    selected: Callable[..., list[tuple[Subject, Held]]]
    judged: Callable[..., Judgement]


@dataclass(frozen=True, slots=True, kw_only=True)
class Court:
    """One run. `spoiled` are elements that cannot be judged, `unsummable` those that spoil sums.

    `is_given` tells in examples whether a fact was stated: those that choose subjects and were
    not are taken to hold.
    """

    facts: Facts
    registry: Registry
    bench: Bench
    spoiled: Mapping[str, Problem] = field(default_factory=dict)
    unsummable: Mapping[str, Problem] = field(default_factory=dict)
    spoils_all_sums: Problem | None = None
    is_given: Callable[[Fact, Subject], bool] | None = None

    def problem_of(self, subject: Subject) -> Problem | None:
        """Why a subject cannot be judged."""
        element_id = getattr(subject.element, "id", "")
        return self.spoiled.get(subject.id) or self.spoiled.get(element_id)

    def spoils_sum(self, ids: Sequence[str]) -> Problem | None:
        """Why these elements cannot be summed or counted."""
        found = (self.unsummable.get(each) for each in ids)
        return self.spoils_all_sums or next((each for each in found if each), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`this` is whom the rule judges; `candidate` whom it found, inside find and its like.

    `alternative` holds, by measure and part, the values that were picked from a frontier.
    """

    court: Court
    this: Subject
    candidate: Subject | None = None
    furniture: str = ""
    alternative: Mapping[tuple[str, str], Measured] = field(default_factory=dict)

    @property
    def subject(self) -> Subject:
        """Whose facts are meant."""
        return self.candidate or self.this

    def of(self, candidate: Subject) -> "Case":
        """The same case, looking at a candidate."""
        return replace(self, candidate=candidate)

    def of_this(self) -> "Case":
        """The same case, looking at this."""
        return replace(self, candidate=None)


def ask(case: Case, fact: Fact) -> Measured:
    """The value of a fact in this case."""
    if (fact.spec.name, fact.part) in case.alternative:
        return case.alternative[fact.spec.name, fact.part]
    answer = answer_of(case, fact)
    if isinstance(answer, Mapping):
        missing = Unknown(missing=(fact.name.replace("_", " "),))
        return answer.get(fact.part, missing) if fact.part else missing
    return answer


def answer_of(case: Case, fact: Fact) -> Measured | Mapping[str, Measured]:
    """What the measure of a fact answers, with all its parts where it has some."""
    subject = _subject(case, fact)
    if isinstance(subject, Unknown):
        return subject
    if fact.spec.sums and (problem := _sum_problem(case, subject)):
        return Unknown(missing=(problem.message,), ask=problem.ask)
    params = {name: _resolved(value, case) for name, value in fact.params.items()}
    return case.court.facts.measure(fact.spec.name, subject, **params)


def furnished(case: Case) -> Truth | Unknown | None:
    """Whether the furniture at the subject is modelled; None where no measure tells it."""
    spec = case.court.registry.get((FURNITURE, case.subject.kind))
    if spec is None:
        return None
    value = ask(case, Fact(name=FURNITURE, spec=spec))
    return value if isinstance(value, Truth | Unknown) else None


def _subject(case: Case, fact: Fact) -> Subject | Unknown:
    if not fact.of_school:
        return case.subject
    schools = case.court.facts.subjects("school")
    return schools[0] if schools else Unknown(missing=("the school",))


def _sum_problem(case: Case, subject: Subject) -> Problem | None:
    """Sums over known members are spoiled by these only, others by any problem at all."""
    members = getattr(subject.element, "members", None)
    if members:
        return case.court.spoils_sum(tuple(members))
    spoiled = next(iter(case.court.unsummable.values()), None)
    return case.court.spoils_all_sums or spoiled


def _resolved(value: Any, case: Case) -> Any:
    if not isinstance(value, PlaceWord):
        return value
    subjects = {"this": case.this, "candidate": case.candidate or case.this, "": None}
    return Place(relation=value.relation, subject=subjects[value.whose], use=value.use)
