"""Small-group space and bases by the rules of a run: their figures, their sums and their sets."""

from collections.abc import Sequence
from dataclasses import replace

from checker.measure.measurer import Measurer
from checker.measure.provision.amounts import (
    in_rooms,
    interval,
    lacking,
    shared_by,
    times,
    unknown,
)
from checker.measure.provision.asked import Asked
from checker.measure.provision.rooms import Rooms
from checker.measure.provision.together import provided
from checker.measure.registry import measures
from checker.model import Problem
from checker.results.provision import (
    Amount,
    ClusterProvision,
    ProvidedRoom,
    Provision,
    SpaceTarget,
)
from checker.results.schedule import ReconciledSchedule
from checker.rules.asked_of_space import asked_of_space, uses_of
from checker.rules.base_parts import base_parts
from checker.rules.case import Case, Court
from checker.rules.information import asks_target
from checker.rules.judge import court_of
from checker.rules.judge_total import members_of_total
from checker.rules.judgement import Judgement
from checker.rules.ranges import limit_range
from checker.rules.rule import Rule, RuleSet, Total

_ASK_PUPILS = "State pupils in the brief, under school."


def provision(
    ruleset: RuleSet,
    measurer: Measurer,
    *,
    problems: Sequence[Problem] = (),
    schedule: ReconciledSchedule | None = None,
) -> Provision:
    """What the pages on small-group space and bases show, from the facts that were judged."""
    court = court_of(measurer, problems=problems, registry=measures())
    rooms, asked = Rooms(measurer=measurer), asked_of_space(ruleset)
    found = provided(measurer, _with_target(asked, ruleset, court, rooms), schedule=schedule)
    zones = {each.ref.global_id: each for each in measurer.subjects("zone")}

    def told(room_id: str, sure: bool) -> ProvidedRoom:  # noqa: FBT001 - of the room
        return rooms.told(room_id, sure=sure, with_area=True)

    bases = tuple(
        replace(base, parts=base_parts(ruleset.rules, zones[base.id], court, told))
        for base in found.bases
    )
    return replace(found, bases=bases)


def _with_target(asked: Asked, ruleset: RuleSet, court: Court, rooms: Rooms) -> Asked:
    """The same with the target for each pupil, and the school's sum as its rule judges it."""
    rule, school = _target_rule(ruleset, asked), court.facts.subjects("school")
    if rule is None or not isinstance(rule.requirement, Total) or not school:
        return asked
    total, case = rule.requirement, Case(court=court, this=school[0])
    each = limit_range(total.limits[0], case)
    known = each.low if each.is_exact and not each.missing else None
    changed = {over.rule for over in ruleset.overrides if over.used}
    target = SpaceTarget(
        each=known,
        whose="brief" if asks_target(rule) or rule.id in changed else "rule",
        rule=rule.id,
        missing=() if known is not None else each.missing,
        ask=each.ask or rule.ask if known is None else "",
    )
    asked = replace(asked, target=target)
    return replace(asked, whole=_whole(total, case, asked, rooms))


def _target_rule(ruleset: RuleSet, asked: Asked) -> Rule | None:
    """The rule on the area of small-group rooms for each pupil, that of a target first."""
    found = [rule for rule in ruleset.rules if _is_for_each_pupil(rule, asked)]
    return min(found, key=lambda rule: (not asks_target(rule), rule.id), default=None)


def _is_for_each_pupil(rule: Rule, asked: Asked) -> bool:
    total = rule.requirement
    return (
        rule.selection.kind == "school"
        and isinstance(total, Total)
        and (total.word, total.per_word) == ("sum", "pupil")
        and total.limits[0].word == "at_least"
        and uses_of(total.selection) == set(asked.uses)
    )


def _whole(total: Total, case: Case, asked: Asked, rooms: Rooms) -> ClusterProvision:
    judged = case.court.bench.judged(total, case)
    members = [each for each in members_of_total(total, case) if not each.counts.is_out]
    told = (
        rooms.told(each.subject.id, sure=each.counts.is_sure, with_area=True) for each in members
    )
    area, pupils = _area(judged), _pupils(rooms)
    short = _short(area, pupils, asked.target)
    least = asked.least_area.figure if asked.least_area else None
    return ClusterProvision(
        id="school",
        name="The whole school",
        rooms=tuple(sorted(told, key=lambda each: rooms.in_order(each.id))),
        area=area,
        pupils=pupils,
        area_each=shared_by(area, pupils, "m2"),
        short=short,
        rooms_short=in_rooms(short, least),
    )


def _area(judged: Judgement) -> Amount:
    """The sum as the rule has it; what spoils it is what is missing."""
    seen = judged.observed
    if seen is None or seen.low is None or seen.high is None:
        return unknown(judged.missing or ("the area of every room",), judged.ask, "m2")
    return interval(seen.low, seen.high, "m2")


def _pupils(rooms: Rooms) -> Amount:
    pupils = rooms.measurer.brief.school.pupils
    if pupils is None:
        return unknown(("the number of pupils",), _ASK_PUPILS, "count")
    return interval(pupils, pupils, "count")


def _short(area: Amount, pupils: Amount, target: SpaceTarget) -> Amount:
    if target.each is None:
        return unknown(target.missing, target.ask, "m2")
    return lacking(area, times(pupils, target.each, "m2"))
