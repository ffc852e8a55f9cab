"""One rule over all its subjects: who is meant, exceptions, what must pass first, furniture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.measure.subjects import Subject
from checker.model import ElementRef
from checker.results import Outcome, Truth, Unknown
from checker.rules.case import Case, Court, furnished
from checker.rules.furniture import where_furniture_counts
from checker.rules.judgement import (
    CANNOT_TELL,
    FAIL,
    NO,
    NOT_APPLICABLE,
    PASS,
    Held,
    Judgement,
    all_held,
    doubted,
    joined,
    unique,
)
from checker.rules.nobody import (
    none_missing,
    none_sentence,
    only_possible_sentence,
    unsure_sentence,
)
from checker.rules.rule import AllOf, Excuse, Group, Requirement, Rule, Total, Where
from checker.rules.selecting import holds
from checker.rules.wording import if_meant

AS_MODELLED, COMPLETE = "as modelled", "complete"
NONE_ID = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A judgement on a subject with what the rule made of it.

    `lacks` are the facts without which it cannot be told whether the rule applies.
    """

    judgement: Judgement
    basis: str = COMPLETE
    applies: bool = True
    is_none: bool = False
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A rule that has been judged: what is shown, and its verdict as a whole."""

    shown: tuple[tuple[Subject, Verdict], ...] = ()
    by_subject: Mapping[Subject, Outcome] = field(default_factory=dict)

    @property
    def outcome(self) -> Outcome:
        """Any fail = fail, else any cannot tell, else a pass, else not applicable."""
        outcomes = {verdict.judgement.outcome for _subject, verdict in self.shown}
        order = (FAIL, CANNOT_TELL, PASS)
        return next((each for each in order if each in outcomes), NOT_APPLICABLE)


def judge_rule(
    rule: Rule,
    court: Court,
    done: Mapping[str, Done],
    *,
    among: Sequence[Subject] | None = None,
) -> Done:
    """The rule on every subject that it is surely or possibly about, `among` all by default."""
    every = court.facts.subjects(rule.selection.kind) if among is None else among
    meant = _meant(rule, court, every)
    if not meant:
        rule = _not_for_want_of_storeys(rule, court) if among is None else rule
        nobody = Judgement(outcome=rule.if_none, sentence=none_sentence(rule))
        if rule.if_none is CANNOT_TELL:
            nobody = replace(nobody, missing=(none_missing(rule),))
        elif unsure := _unsure(rule, court, every):
            nobody = replace(nobody, sentence=unsure_sentence(rule, unsure))
        return Done(shown=((_whole_school(court), Verdict(judgement=nobody, is_none=True)),))
    shown = []
    for subject, held in meant:
        verdict = _on_subject(rule, Case(court=court, this=subject, furniture=rule.furniture), done)
        kept = verdict if held.is_sure else _if_meant(verdict, held)
        if kept is not None:
            shown.append((subject, _said_once(kept)))
    if not shown:
        text = only_possible_sentence(rule, len(meant))
        idle = Judgement(outcome=NOT_APPLICABLE, sentence=text)
        return Done(shown=((_whole_school(court), Verdict(judgement=idle, is_none=True)),))
    outcomes = {subject: verdict.judgement.outcome for subject, verdict in shown}
    return Done(shown=tuple(shown), by_subject=outcomes)


def _not_for_want_of_storeys(rule: Rule, court: Court) -> Rule:
    """Every building has a storey: where none is modelled, what a rule finds there is not known."""
    is_lacking = rule.selection.kind == "storey" and not court.facts.subjects("storey")
    return replace(rule, if_none=CANNOT_TELL) if is_lacking else rule


def _meant(rule: Rule, court: Court, among: Sequence[Subject]) -> list[tuple[Subject, Held]]:
    found = []
    for subject in among:
        held = holds(rule.selection.where, Case(court=court, this=subject))
        if not held.is_out:
            found.append((subject, held))
    return found


def _unsure(rule: Rule, court: Court, among: Sequence[Subject]) -> list[Subject]:
    """Those that may be of the use that a rule on sure uses asks for, and are not surely so."""
    asked: dict[str, list[Where]] = {"use": [], "use_is_sure": []}
    for each in rule.selection.where.conditions:
        fact = getattr(each, "fact", None)
        if fact is not None and fact.name in asked:
            asked[fact.name].append(each)
    if not all(asked.values()):
        return []
    use, sure = (AllOf(conditions=tuple(each)) for each in asked.values())
    cases = [(subject, Case(court=court, this=subject)) for subject in among]
    return [
        subject
        for subject, case in cases
        if not holds(use, case).is_out and holds(sure, case).is_out
    ]


def _on_subject(rule: Rule, case: Case, done: Mapping[str, Done]) -> Verdict:
    try:
        return _judged(rule, case, done)
    except Exception as error:
        error.add_note(f"while judging {rule.id} on {case.this.kind} {case.this.id}")
        raise


def _judged(rule: Rule, case: Case, done: Mapping[str, Done]) -> Verdict:
    excuses = [(excuse, _excused(excuse, case)) for excuse in rule.excuses]
    for excuse, held in excuses:
        if held.is_sure:
            text = f"Not applicable: {excuse.because}."
            return Verdict(judgement=Judgement(outcome=NOT_APPLICABLE, sentence=text))
    if reason := _not_passed(rule, case.this, done):
        return Verdict(judgement=Judgement(outcome=CANNOT_TELL, missing=(reason,)))
    if problem := case.court.problem_of(case.this):
        spoiled = Judgement(outcome=CANNOT_TELL, missing=(problem.message,), ask=problem.ask)
        return Verdict(judgement=spoiled)
    judged = case.court.bench.judged(rule.requirement, case)
    judged, basis = _with_furniture(rule, judged, case)
    doubtful = [held for excuse, held in excuses if held.is_open and not _is_amiss(excuse, case)]
    if not doubtful or judged.outcome is not FAIL:
        return Verdict(judgement=judged, basis=basis)
    lacks = unique(text for held in doubtful for text in held.missing)
    judged = doubted(judged, lacks, joined(held.ask for held in doubtful))
    return Verdict(judgement=judged, basis=basis, applies=False, lacks=lacks)


def _is_amiss(excuse: Excuse, case: Case) -> bool:
    """Whether what would excuse from the rule is surely a fault of its own."""
    facts = excuse.fails_anyway.conditions
    return bool(facts) and all_held(holds(each, case) for each in facts).is_sure


def _excused(excuse: Excuse, case: Case) -> Held:
    return all_held(holds(each, case, unstated=NO) for each in excuse.when.conditions)


def _not_passed(rule: Rule, subject: Subject, done: Mapping[str, Done]) -> str:
    for required in rule.requires:
        if required not in done:
            continue
        outcome = done[required].by_subject.get(subject, done[required].outcome)
        if outcome is not PASS:
            words = outcome.value.replace("_", " ")
            return f"{required} to pass first (it is: {words})"
    return ""


def _with_furniture(rule: Rule, judged: Judgement, case: Case) -> tuple[Judgement, str]:
    """Furniture that is not modelled can only hurt: a fail stands, a pass may not."""
    counts = rule.furniture_counts or ({"here"} if rule.furniture else set())
    if judged.outcome is not PASS or not counts or _passes_anyhow(rule.requirement, case):
        return judged, COMPLETE
    if isinstance(rule.requirement, Total) and rule.furniture == "required":
        return judged, COMPLETE  # asked of each that it found
    value = furnished(case) if counts == {"here"} else None
    if isinstance(value, Truth) and value.possible == {True}:
        return judged, COMPLETE
    if rule.furniture != "required":
        return judged, AS_MODELLED
    missing = value.missing if isinstance(value, Unknown) else ()
    asked = getattr(value, "ask", "")
    return doubted(judged, missing or ("all furniture and fittings of the room",), asked), COMPLETE


def _passes_anyhow(requirement: Requirement, case: Case) -> bool:
    """Whether one of several ways to pass has nothing to do with furniture."""
    if not isinstance(requirement, Group) or requirement.word != "any_of":
        return False
    return any(
        not where_furniture_counts(each) and case.court.bench.judged(each, case).outcome is PASS
        for each in requirement.members
    )


def _if_meant(verdict: Verdict, held: Held) -> Verdict | None:
    """A subject that is only possibly meant: its pass counts for nothing, its fail is a doubt."""
    judged = verdict.judgement
    if judged.outcome in {PASS, NOT_APPLICABLE}:
        return None
    return replace(
        verdict,
        judgement=replace(
            doubted(judged, ()),
            missing=unique([*held.missing, *judged.missing]),
            ask=joined([held.ask, judged.ask]),
        ),
        applies=False,
        lacks=unique([*held.missing, *verdict.lacks]),
    )


def _said_once(verdict: Verdict) -> Verdict:
    """The verdict with all that its rule hangs on in one sentence, whoever raised the doubt."""
    judged = verdict.judgement
    words = if_meant(judged.sentence, verdict.lacks)
    return replace(verdict, judgement=replace(judged, sentence=words))


def _whole_school(court: Court) -> Subject:
    schools = court.facts.subjects("school")
    if schools:
        return schools[0]
    ref = ElementRef(global_id="school", ifc_class="IfcProject")
    return Subject(kind="school", id="school", ref=ref, element=None)
