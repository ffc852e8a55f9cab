"""Judgements as findings: key, place, numbers, what to ask and change, and which go together."""

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

from checker.measure.subjects import Subject
from checker.results import Choice, Finding, Outcome, Place, SourceRef, SubjectRef
from checker.rules.case import Case, Court, ask
from checker.rules.judge_rule import NONE_ID, Verdict
from checker.rules.judgement import Judgement, joined
from checker.rules.ranges import INEXACT
from checker.rules.rule import Fact, Rule

_KEY_LENGTH = 12
_SHOWN_FOR = {Outcome.FAIL, Outcome.CANNOT_TELL}
_PLACE_FACTS = ("number", "name", "use")
_WAYS = frozenset({"is_reachable", "is_reached_over_ground"})
"""Measures that name and draw the first thing in the way."""
_ROOMS = ("room", "outdoor space")


def short_hash(*parts: str) -> str:
    """Twelve hexadecimal digits of the SHA-256 of the parts.

    >>> short_hash("RULE", "2O2Fr$t4X7Zf8NOew3FLOH")
    '133719c16b18'
    """
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:_KEY_LENGTH]


@dataclass(slots=True)
class FindingMaker:
    """Makes the findings of one run; places are worked out once for each subject."""

    court: Court
    _places: dict[Subject, Place] = field(default_factory=dict)
    _rooms: dict[str, Subject] = field(init=False)

    def __post_init__(self) -> None:
        facts = self.court.facts
        rooms = [each for kind in _ROOMS for each in facts.subjects(kind)]
        self._rooms = {room.id: room for room in rooms}

    def finding(self, rule: Rule, subject: Subject, verdict: Verdict) -> Finding:
        """The finding of a rule on a subject."""
        told = verdict.judgement.outcome in _SHOWN_FOR
        # Rounded before anything sees it: every writer draws what results.json holds, and what
        # goes together does not hang on the last digits of a computation.
        drawn = (each.to_the_millimetre() for each in verdict.judgement.evidence if told)
        judged = replace(verdict.judgement, evidence=tuple(drawn))
        failed = judged.outcome is Outcome.FAIL
        doubtful = judged.outcome is Outcome.CANNOT_TELL
        return Finding(
            key=short_hash(rule.id, subject.id, NONE_ID if verdict.is_none else ""),
            place=Place() if verdict.is_none else self._place(subject),
            rule=rule.id,
            title=rule.title,
            topic=rule.topic,
            strength=rule.strength,
            outcome=judged.outcome,
            subject=subject_ref(subject),
            source=_source(rule),
            basis="as modelled" if verdict.basis == "as modelled" else "complete",
            sentence=judged.sentence,
            also=tuple(subject_ref(each) for each in judged.also),
            observed=judged.observed,
            required=judged.required,
            shortfall=judged.shortfall if told else None,
            missing=judged.missing if doubtful else (),
            ask=_asked(rule, judged) if doubtful else "",
            remedy=rule.remedy if failed else "",
            why=rule.why if told else "",
            evidence=judged.evidence,
            group=_group(rule, subject, judged),
            applies=verdict.applies,
            misses=judged.misses if failed else (),
        )

    def _place(self, subject: Subject) -> Place:
        if subject not in self._places:
            self._places[subject] = self._placed(subject)
        return self._places[subject]

    def _placed(self, subject: Subject) -> Place:
        """A door is told by the room that it leads to."""
        x, y = _point(subject)
        storey = self._word("storey", subject) or subject.ref.storey
        if ("leads_to", subject.kind) not in self.court.registry:
            return replace(self._named(subject), storey=storey, x=x, y=y)
        room = self._rooms.get(self._word("leads_to", subject))
        if room is None:
            return Place(storey=storey, x=x, y=y)
        return replace(self._named(room), storey=storey, x=x, y=y)

    def _named(self, subject: Subject) -> Place:
        number, name, use = (self._word(each, subject) for each in _PLACE_FACTS)
        called = name or subject.ref.long_name or subject.ref.name
        return Place(number=number, name=called, use=use)

    def _word(self, name: str, subject: Subject) -> str:
        """What a choice is, when it is one thing only."""
        spec = self.court.registry.get((name, subject.kind))
        if spec is None or spec.value != "choice":
            return ""
        value = ask(Case(court=self.court, this=subject), Fact(name=name, spec=spec))
        if not isinstance(value, Choice) or len(value.possible) != 1:
            return ""
        return next(iter(value.possible))


def subject_ref(subject: Subject) -> SubjectRef:
    """A subject as results carry it."""
    ref = subject.ref
    return SubjectRef(
        global_id=ref.global_id,
        ifc_class=ref.ifc_class,
        name=ref.name,
        long_name=ref.long_name,
        storey=ref.storey,
        step_id=ref.step_id,
        line=ref.line,
        bbox=_bbox(subject),
    )


def _source(rule: Rule) -> SourceRef:
    source = rule.source
    return SourceRef(
        document=source.document,
        clause=source.clause,
        fact=source.fact,
        checked=source.checked,
        url=source.url,
        title=source.title,
        binds=source.binds,
    )


def _group(rule: Rule, subject: Subject, judged: Judgement) -> str:
    """Findings with one cause go together: one thing in the way, doors of one type, one lack."""
    blocked = _in_the_way(judged)
    if judged.outcome is Outcome.FAIL:
        type_name = getattr(subject.element, "type_name", "")
        cause = ("blocker", *blocked) if blocked else ("type", type_name) if type_name else ()
        return short_hash(rule.id, *cause) if cause else ""
    if judged.outcome is Outcome.CANNOT_TELL:
        return short_hash(rule.id, "missing", *judged.missing, *blocked)
    return ""


def _in_the_way(judged: Judgement) -> tuple[str, ...]:
    """What stops one on a way: as it is drawn, else in words, which may name the goal as well."""
    seen = judged.observed
    if seen is None or seen.measure not in _WAYS or seen.choice == ("yes",):
        return ()
    drawn = [each for each in judged.evidence if each.role == "blocker"]
    return tuple(repr((each.storey, each.coords)) for each in drawn) or seen.steps[-1:]


def _asked(rule: Rule, judged: Judgement) -> str:
    """What supplies the missing facts; the rule's own words where those are not all of it."""
    if judged.ask and not any(text.startswith(INEXACT) for text in judged.missing):
        return judged.ask
    return joined([judged.ask, rule.ask])


def _footprint(subject: Subject) -> Any:
    """The plan of a subject; none where it has no body, or one without a plan."""
    shape = getattr(subject.element, "shape", None)
    found = getattr(shape, "footprint", None)
    return None if found is None or found.is_empty else found


def _point(subject: Subject) -> tuple[float | None, float | None]:
    footprint = _footprint(subject)
    if footprint is not None:
        at = footprint.representative_point()
        return round(at.x, 3), round(at.y, 3)
    frame = getattr(subject.element, "frame", None)
    origin = getattr(frame, "origin", None)
    return (round(origin[0], 3), round(origin[1], 3)) if origin else (None, None)


def _bbox(subject: Subject) -> tuple[float, float, float, float] | None:
    footprint = _footprint(subject)
    if footprint is None:
        return None
    x0, y0, x1, y1 = (round(each, 3) for each in footprint.bounds)
    return (x0, y0, x1, y1)
