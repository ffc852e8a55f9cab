"""The one way through the house: a model becomes facts, facts become a result."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.brief import Brief, Profile, shown_needs
from checker.measure.brief_notes import brief_problems
from checker.measure.calm_reach import calm_reaches
from checker.measure.journeys import journeys
from checker.measure.measurer import Measurer
from checker.measure.offered import offered_rooms
from checker.measure.plans import storey_plans
from checker.measure.room_rows import room_rows
from checker.model import ModelSource, Offset, Problem
from checker.read import Part, read_joined
from checker.results import (
    Finding,
    ModelFacts,
    OffsetRow,
    Readiness,
    ReadinessProblem,
    ReconciledSchedule,
    RunResult,
    Scenario,
    Tool,
)
from checker.results.verdict import summarise, verdict_sentence
from checker.rules import (
    RuleSet,
    coverage,
    judge_rules,
    need_driven,
    rules_used,
    scenario,
    targets_asked,
)
from checker.rules.provision import provision
from checker.schedule import Schedule, reconcile
from checker.store import Facts
from checker.uses import classify_rooms, shipped_vocabulary
from checker.version import __version__

Progress = Callable[[str, int, int], None]


def _silent(_stage: str, _done: int, _total: int) -> None:
    """For callers who do not watch."""


def _unheard(_what: str) -> None:
    """For callers who keep no journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who is told what: stages with counts, and each element before native code touches it."""

    progress: Progress = _silent
    journal: Callable[[str], None] = _unheard


def read_facts(
    path: Path,
    *,
    others: Sequence[Part] = (),
    watch: Watch = Watch(),
    skip: frozenset[str] = frozenset(),
) -> Facts:
    """Read a model once, with the other files of the same school.

    Raises:
        ModelUnreadableError: when a file cannot be read as an IFC model.
    """
    return Facts(
        school=read_joined(path, others, progress=watch.progress, journal=watch.journal, skip=skip)
    )


def measurer_of(facts: Facts, brief: Brief) -> Measurer:
    """Everything that can be asked of these facts, with the uses of the rooms decided."""
    vocabulary = shipped_vocabulary()
    uses = classify_rooms(facts.school, vocabulary=vocabulary, overrides=brief.room_uses)
    return Measurer(school=facts.school, uses=uses, brief=brief, vocabulary=vocabulary)


def judge(
    facts: Facts,
    rules: RuleSet,
    brief: Brief,
    *,
    profiles: Sequence[Profile] = (),
    schedule: Schedule | None = None,
    watch: Watch = Watch(),
    pages: bool = True,
) -> RunResult:
    """Judge facts by rules and brief; deterministic, and complete even when nothing can be told.

    Each of `profiles` is judged too, as a scenario, by the rules that depend on pupils' needs.
    A `schedule` of accommodation is compared with the rooms; it changes no finding. Without
    `pages` provision, journeys and calm are left out: of a few rules they take most of the time.
    """
    school = facts.school
    watch.progress("measuring", 0, 1)
    measurer = measurer_of(facts, brief)
    problems = (*measurer.provide("problems"), *_unheeded(brief, rules, measurer))
    readiness = _readiness(problems)
    is_judged = readiness.state != "blocked"
    findings = _judged(rules, measurer, problems, watch) if is_judged else ()
    result = RunResult(
        tool=Tool(version=__version__),
        model=_model_facts(school.source),
        others=tuple(_model_facts(each) for each in school.others),
        rules=rules_used(rules),
        brief=brief.shown(),
        readiness=readiness,
        summary=summarise(findings),
        verdict=verdict_sentence(findings, readiness),
        rooms=room_rows(measurer),
        findings=findings,
        coverage=coverage(rules, findings),
        plans=storey_plans(measurer),
        offset=_offset(school.offset),
        schedule=_reconciled(schedule, measurer, readiness) if schedule else None,
    )
    if not is_judged:  # of a model that cannot be judged nothing more is told
        return result
    more = _scenarios(facts, rules, brief, profiles=profiles, problems=problems, before=findings)
    told = replace(result, scenarios=more)
    return _told_more(told, rules, measurer, problems) if pages else told


def _told_more(
    result: RunResult, rules: RuleSet, measurer: Measurer, problems: Sequence[Problem]
) -> RunResult:
    """What pages show beyond findings, from the same measurer."""
    return replace(
        result,
        provision=provision(rules, measurer, problems=problems, schedule=result.schedule),
        journeys=journeys(measurer),
        calm=calm_reaches(measurer),
    )


def _judged(
    rules: RuleSet, measurer: Measurer, problems: Sequence[Problem], watch: Watch
) -> tuple[Finding, ...]:
    watch.progress("judging", 0, 1)
    return judge_rules(rules, measurer, problems=problems)


def _scenarios(
    facts: Facts,
    rules: RuleSet,
    brief: Brief,
    *,
    profiles: Sequence[Profile],
    problems: Sequence[Problem],
    before: Sequence[Finding],
) -> tuple[Scenario, ...]:
    return tuple(
        _scenario(facts, rules, brief, profile=each, problems=problems, before=before)
        for each in profiles
    )


def _scenario(
    facts: Facts,
    rules: RuleSet,
    brief: Brief,
    *,
    profile: Profile,
    problems: Sequence[Problem],
    before: Sequence[Finding],
) -> Scenario:
    """The rules that depend on needs, judged again for other pupils."""
    other, driven = brief.with_needs(profile.need_profile), need_driven(rules)
    after = judge_rules(driven, measurer_of(facts, other), problems=problems)
    needs = shown_needs(other.need_profile)
    return scenario(profile.name, needs, driven, before=before, after=after)


def _reconciled(schedule: Schedule, measurer: Measurer, readiness: Readiness) -> ReconciledSchedule:
    """The schedule beside the rooms; of a model that cannot be judged it tells nothing."""
    is_readable = readiness.state != "blocked"
    return reconcile(
        schedule,
        offered_rooms(measurer) if is_readable else (),
        vocabulary=measurer.vocabulary,
        slack=measurer.brief.schedule_tolerance,
        is_readable=is_readable,
    )


def _unheeded(brief: Brief, rules: RuleSet, measurer: Measurer) -> tuple[Problem, ...]:
    """What the brief says in vain, as notes of the readiness table."""
    entrances = measurer.provide("entrances")
    answerable = ("school", "storey", "room", "door", "zone", "stair", "ramp", "lift")
    return brief_problems(
        brief,
        school=measurer.school,
        subjects=(each for kind in answerable for each in measurer.subjects(kind)),
        topics=(rule.topic for rule in rules.rules),
        targets=targets_asked(rules),
        unused_settings=(f"{o.rule}.{o.setting}" for o in rules.overrides if not o.used),
        strange_doors=entrances.lost,
        shared_doors=entrances.shared,
    )


def _readiness(problems: tuple[Problem, ...]) -> Readiness:
    scopes = {problem.scope for problem in problems}
    state = "blocked" if "file" in scopes else "limited" if scopes & {"element", "sum"} else "ready"
    rows = tuple(
        ReadinessProblem(
            code=problem.code,
            scope=problem.scope,
            message=problem.message,
            ask=problem.ask,
            elements=problem.elements,
        )
        for problem in problems
    )
    return Readiness(state=state, problems=rows)  # type: ignore[arg-type]


def _offset(offset: Offset) -> OffsetRow:
    turned = round(offset.north - 90.0, 6)
    return OffsetRow(x=offset.x, y=offset.y, z=offset.z, rotation=turned)


def _model_facts(source: ModelSource) -> ModelFacts:
    return ModelFacts(
        file=source.file,
        sha256=source.sha256,
        schema=source.schema,
        authoring_tool=source.authoring_tool,
        length_unit=source.length_unit,
        size=source.size,
    )
