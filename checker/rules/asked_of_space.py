"""What a rule set asks of small-group space and bases: read off the rules by their shape.

No rule is known by its id, so that a pack or an office's own rule is read like ours.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from checker.measure.provision.asked import Asked, JourneyAsked
from checker.results.provision import Limit
from checker.rules.rule import (
    Check,
    Const,
    Group,
    IsOneOf,
    NumberLimit,
    PlaceWord,
    Requirement,
    Rule,
    RuleSet,
    Selection,
    Total,
    WordLimit,
)

_ROOM = "small group room"
_PLAIN = frozenset({"use", "use_is_sure", "in_base"})
_BASE, _SPACE = "inclusion_base", "small_group"
_WAY = "travel_distance"
_CALM = "quiet calming space"
_ENTRANCE, _CLASSES, _HALL, _WC, _HYGIENE, _CALM_ROOM = range(6)
"""Where each journey stands among those that are asked for."""


def asked_of_space(ruleset: RuleSet) -> Asked:
    """Uses, limits and least figures, each with the rule that it is from; the strictest counts."""
    rules = ruleset.rules
    asked = Asked(
        least_area=_least(rules, "net_area"),
        least_width=_least(rules, "room_width"),
        loud_uses=tuple(sorted(_loud(rules))),
        through=_through(rules),
    )
    return _with_journeys(_with_way(asked, rules), rules)


def uses_of(selection: Selection) -> frozenset[str]:
    """The uses that a selection of rooms names."""
    found = [
        each.words
        for each in selection.where.conditions
        if isinstance(each, IsOneOf) and each.fact.name == "use"
    ]
    return frozenset[str]().union(*found)


def is_said(selection: Selection, fact: str, word: str) -> bool:
    """Whether a selection asks that a fact be this word."""
    return any(
        isinstance(each, IsOneOf) and each.fact.name == fact and each.words == {word}
        for each in selection.where.conditions
    )


def _with_way(asked: Asked, rules: Iterable[Rule]) -> Asked:
    """From the rule that a small-group room be near every classroom; of several the shortest."""
    found: list[tuple[float, Rule, Total, Check]] = []
    for rule in rules:
        total = rule.requirement
        if rule.selection.kind != "room" or not isinstance(total, Total):
            continue
        if rule.topic != _SPACE or _ROOM not in uses_of(total.selection):
            continue
        found += [
            (limit, rule, total, check)
            for check in total.such_that
            if isinstance(check, Check) and check.fact.name == _WAY
            for limit in _figures(check, "at_most")
        ]
    if not found:
        return asked
    figure, rule, total, check = min(found, key=lambda each: (each[0], each[1].id))
    return replace(
        asked,
        uses=tuple(sorted(uses_of(total.selection))),
        class_uses=tuple(sorted(uses_of(rule.selection))) or asked.class_uses,
        way=_plain_params(check.fact.params),
        limit=Limit(figure=figure, rule=rule.id),
    )


def _least(rules: Iterable[Rule], measure: str) -> Limit | None:
    """The largest figure that every small-group room has to have, whatever its code or place."""
    found = [
        Limit(figure=figure, rule=rule.id)
        for rule in rules
        if rule.selection.kind == "room" and _is_of_every_small_group_room(rule.selection)
        if isinstance(rule.requirement, Check) and rule.requirement.fact.name == measure
        for figure in _figures(rule.requirement, "at_least")
    ]
    return max(found, key=lambda each: (each.figure, each.rule), default=None)


def _is_of_every_small_group_room(selection: Selection) -> bool:
    plain = all(
        isinstance(each, IsOneOf) and each.fact.name in _PLAIN
        for each in selection.where.conditions
    )
    return plain and _ROOM in uses_of(selection) and not is_said(selection, "in_base", "yes")


def _through(rules: Iterable[Rule]) -> Mapping[str, Any]:
    """How it is asked whether a small-group room is reached only through a classroom."""
    for rule in rules:
        check = rule.requirement
        if not isinstance(check, Check) or _ROOM not in uses_of(rule.selection):
            continue
        if check.fact.name == "reached_only_through":
            return _plain_params(check.fact.params)
    return {}


def _loud(rules: Iterable[Rule]) -> frozenset[str]:
    """The uses that no room of a base may have behind a wall or door, above or below."""
    names = {"beside_use", "is_above_use", "is_below_use"}
    uses: set[str] = set()
    for rule in rules:
        if rule.topic != _BASE:
            continue
        for check, _total in _checks(rule.requirement, any_too=False):
            if check.fact.name in names and _must_not(check):
                uses |= set(check.fact.params.get("uses", ()))
    return frozenset(uses)


def _must_not(check: Check) -> bool:
    return any(isinstance(each, WordLimit) and each.words == {"no"} for each in check.limits)


def _with_journeys(asked: Asked, rules: Iterable[Rule]) -> Asked:
    """The journeys with the limits of the rules that measure the very same way."""
    journeys, base_class_uses = list(asked.journeys), asked.base_class_uses
    for rule in rules:
        is_calm = _is_calm(rule)
        if rule.topic != _BASE and not is_calm:
            continue
        for check, total in _checks(rule.requirement, any_too=is_calm):
            limits = tuple(Limit(figure=f, rule=rule.id) for f in _figures(check, "at_most"))
            place = _CALM_ROOM if is_calm and total is not None else _which(check, total)
            if check.fact.name != _WAY or not limits or place is None:
                continue
            journeys[place] = _limited(journeys[place], check, limits)
            if place == _WC and rule.selection.kind == "room":
                base_class_uses = tuple(sorted(uses_of(rule.selection)))
    return replace(asked, journeys=tuple(journeys), base_class_uses=base_class_uses)


def _limited(journey: JourneyAsked, check: Check, limits: tuple[Limit, ...]) -> JourneyAsked:
    params = check.fact.params
    goal = params.get("to")
    every = sorted({*journey.limits, *limits}, key=lambda each: (each.figure, each.rule))
    return replace(
        journey,
        use=(goal.use if isinstance(goal, PlaceWord) else "") or journey.use,
        route=str(params.get("route", journey.route)),
        limits=tuple(every),
    )


def _which(check: Check, total: Total | None) -> int | None:
    """Which journey a distance is of: its place among those that are asked for."""
    start, goal = check.fact.params.get("from"), check.fact.params.get("to")
    if total is not None:
        return _CLASSES if is_said(total.selection, "in_base", "no") else None
    if not isinstance(goal, PlaceWord):
        return _ENTRANCE if getattr(start, "relation", "") == "main entrance" else None
    words = {each.strip() for each in goal.use.split(",")}
    if words == {"hygiene room"}:
        return _HYGIENE
    if "toilet" in words:
        return _WC
    return _HALL if "hall" in words else None


def _is_calm(rule: Rule) -> bool:
    """Whether it asks of classrooms how far a calm room is."""
    totals = [
        total for check, total in _checks(rule.requirement, any_too=True) if check.fact.name == _WAY
    ]
    return any(total is not None and uses_of(total.selection) == {_CALM} for total in totals)


def _checks(
    requirement: Requirement, *, any_too: bool, total: Total | None = None
) -> Iterator[tuple[Check, Total | None]]:
    """Every check that must hold, with the search that it is part of; `any_too` those that may."""
    if isinstance(requirement, Check):
        yield requirement, total
    elif isinstance(requirement, Total):
        for each in requirement.such_that:
            yield from _checks(each, any_too=any_too, total=requirement)
    elif isinstance(requirement, Group) and (any_too or requirement.word == "all_of"):
        for each in requirement.members:
            yield from _checks(each, any_too=any_too, total=total)


def _figures(check: Check, word: str) -> list[float]:
    return [
        each.term.value
        for each in check.limits
        if isinstance(each, NumberLimit) and each.word == word and isinstance(each.term, Const)
    ]


def _plain_params(params: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters but for places: those are filled in for each pair of rooms."""
    return {name: value for name, value in params.items() if not isinstance(value, PlaceWord)}
