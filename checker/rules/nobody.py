"""The sentences of a rule that nobody in the model is surely meant by."""

from collections.abc import Sequence

from checker.measure.subjects import Subject
from checker.results import Outcome
from checker.rules.nouns import one_of, some_called, sought
from checker.rules.rule import Holds, Rule, Total
from checker.units import either, plural


def none_sentence(rule: Rule) -> str:
    """Nobody is judged: said plainly."""
    ends = {
        Outcome.FAIL: "there should be at least one",
        Outcome.CANNOT_TELL: "so this cannot be told",
        Outcome.NOT_APPLICABLE: "so the rule does not apply",
    }
    if rule.selection.kind == "school" and rule.if_none is not Outcome.FAIL:
        is_out = rule.if_none is Outcome.NOT_APPLICABLE
        told = "The rule is not about schools like this one."
        return told if is_out else "Whether the rule is about this school cannot be told."
    return f"No {_meant(rule)} was found in the model, {ends[rule.if_none]}."


def none_missing(rule: Rule) -> str:
    """What is missing when nobody is judged: who is meant, or what makes a school one that is."""
    kind, noun = rule.selection.kind, sought(rule.selection, 1)
    besides = [
        f"any {sought(each.requirement.selection, 1)}"
        for each in rule.selection.where.conditions
        if isinstance(each, Holds) and isinstance(each.requirement, Total)
    ]
    if kind == "school":
        return either(besides, "and") or "whether the rule applies to this school"
    meant = f"a {kind} in the model that the rule applies to" if noun == kind else f"any {noun}"
    return either([meant, *besides], "or")


def unsure_sentence(rule: Rule, rooms: Sequence[Subject]) -> str:
    """Nobody is judged, for the use of those who may be meant is not sure.

    So it is of one whose name says it and whose size disagrees: they are not said to be nameless.
    """
    kind = rule.selection.kind
    return (
        f"No {kind} is for sure {one_of(sought(rule.selection, 1))}; {len(rooms)} "
        f"{plural(kind, len(rooms))} may be one: {some_called(rooms)}."
    )


def only_possible_sentence(rule: Rule, count: int) -> str:
    """Only possible subjects, and all of them would pass."""
    kind, noun = rule.selection.kind, sought(rule.selection, 1)
    meant = "what this rule is about" if noun == kind else one_of(noun)
    would = "all of them would pass" if count > 1 else "it would pass"
    return f"No {kind} is known to be {meant}; {count} {plural(kind, count)} may be, and {would}."


def _meant(rule: Rule) -> str:
    """Who is judged; a noun alone only where it says all: there may be a base, and for others."""
    noun = sought(rule.selection, 1)
    told = {"use", "kind", "rooms"}
    facts = [getattr(each, "fact", None) for each in rule.selection.where.conditions]
    says_all = noun != rule.selection.kind and all(fact and fact.name in told for fact in facts)
    return noun if says_all else f"{noun} that this rule is about"
