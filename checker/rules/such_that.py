"""How it is said what candidates must meet: `with a vision panel`, `at most 30 m away`."""

from collections.abc import Iterable, Sequence

from checker.rules.desk import label
from checker.rules.rule import Check, Const, Limit, NumberLimit, PlaceWord, Requirement
from checker.units import either

_AS_ASKED = " as asked for"
_YES_OR_NO = {
    "has_smoke_detection": ("with smoke detection", "without smoke detection"),
    "has_vision_panel": ("with a vision panel", "without a vision panel"),
    "in_base": ("in an inclusion base", "outside the inclusion bases"),
    "is_fire_door": ("made to keep fire back", "not made to keep fire back"),
    "is_reachable": ("to be reached without steps", "not to be reached without steps"),
    "is_revolving": ("that can revolve", "that cannot revolve"),
    "leads_to_room": ("with a room behind", "with no room behind"),
    "lockable_from_outside": (
        "that can be locked from outside",
        "that cannot be locked from outside",
    ),
    "opens_from_inside": ("to be opened from inside", "that cannot be opened from inside"),
    "outdoor_door": ("with a door to the outside", "without a door to the outside"),
    "pan_clearance_fits": ("with the floor asked for around", "without the floor asked for"),
    "shares_door_with": ("with a door to {}", "without a door to {}"),
    "use_is_sure": ("of a use that is known", "of a use that is in doubt"),
}
"""Phrases that stand after one thing and after several alike."""
_AWAY = {("travel_distance", "at_most"): "at most {} away"}
_OF = {"entrance_kind": "of the kind {}", "use": "that are {}"}
_BESIDE_MAIN = ("entrance_kind", frozenset({"entrance", "quiet entrance"}))
_PLACES = {"itself": "{}", "any room of": "a room of {}", "entrance of": "the entrance of {}"}


def such_words(requirements: Sequence[Requirement], whose: str) -> str:
    """What candidates must meet, with a blank before it; `whose` names the subject judged."""
    if not requirements:
        return ""
    checks = [each for each in requirements if isinstance(each, Check)]
    told = [_said(facts, whose) for facts in _by_fact(checks)]
    if len(checks) < len(requirements) or not all(told):
        return _AS_ASKED
    return f" {either(told, 'and')}"


def _by_fact(checks: Iterable[Check]) -> list[list[Check]]:
    """Checks of one measure together: at least 490 mm and at most 510 mm."""
    found: dict[str, list[Check]] = {}
    for each in checks:
        found.setdefault(each.fact.name, []).append(each)
    return list(found.values())


def _said(checks: Sequence[Check], whose: str) -> str:
    fact = checks[0].fact
    limits = [limit for each in checks for limit in each.limits]
    numbers = [_number(limit) for limit in limits]
    if not all(numbers):
        return _word(checks[0], whose) if len(limits) == 1 else ""
    name = label(fact.name)
    if fact.unit == "count" and numbers == ["at least 1"]:
        return f"with any {name}"
    first = limits[0]
    if len(limits) == 1 and isinstance(first, NumberLimit) and (fact.name, first.word) in _AWAY:
        return _AWAY[fact.name, first.word].format(numbers[0].removeprefix("at most "))
    return f"with {name} {either(numbers, 'and')}"


def _number(limit: Limit) -> str:
    if not isinstance(limit, NumberLimit) or not isinstance(limit.term, Const):
        return ""
    return f"{label(limit.word)} {limit.term.text}"


def _word(check: Check, whose: str) -> str:
    words: frozenset[str] = getattr(check.limits[0], "words", frozenset())
    name = check.fact.name
    if not words:
        return ""
    if (name, words) == _BESIDE_MAIN:
        return "beside the main one"
    if not words <= {"yes", "no"}:
        return _OF.get(name, f"with {label(name)} {{}}").format(either(sorted(words)))
    has = words == {"yes"}
    if name in _YES_OR_NO:
        return _YES_OR_NO[name][not has].format(_place(check, whose))
    bare = label(name.removeprefix("has_").removeprefix("is_"))
    return f"{'with' if has else 'without'} {bare}" if not name.startswith("is_") else ""


def _place(check: Check, whose: str) -> str:
    target = check.fact.params.get("target")
    relation = target.relation if isinstance(target, PlaceWord) else ""
    return _PLACES.get(relation, "the place asked for").format(whose)
