"""Links between rules: requires and replaces must point somewhere, and never in a ring."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checker.rules.rule import Rule
from checker.spelling import near
from checker.yamlsource import Complaint


def check_links(rules: Sequence[Rule], left_out: Mapping[str, str]) -> list[Complaint]:
    """What is wrong with `requires` and `replaces`."""
    by_id = {rule.id: rule for rule in rules}
    complaints = []
    for rule in by_id.values():
        for word, targets in (("requires", rule.requires), ("replaces", rule.replaces)):
            complaints += [
                _complaint(rule, f"{word} {each!r}, but there is no such rule{near(each, by_id)}")
                for each in targets
                if each not in by_id and each not in left_out
            ]
            if ring := _ring(rule, word, by_id):
                complaints.append(_complaint(rule, f"{word} goes in a ring: {' > '.join(ring)}"))
    return complaints


def without_replaced(rules: Sequence[Rule]) -> tuple[list[Rule], dict[str, str]]:
    """The rules that stand, and those that another stands in for, with the reason.

    Who requires a replaced rule requires the one in its place; rules out of force ask nothing.
    """
    replaced = {old: rule.id for rule in rules for old in rule.replaces}
    standing = {rule.id for rule in rules} - set(replaced)
    kept = [
        replace(
            rule,
            requires=tuple(
                each for old in rule.requires if (each := _last(old, replaced)) in standing
            ),
        )
        for rule in rules
        if rule.id in standing
    ]
    return kept, {old: f"replaced by {new}" for old, new in replaced.items()}


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """Rules so that each comes after those that it requires; else by id."""
    waiting = {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}
    order: list[Rule] = []
    while waiting:
        ready = [r for r in waiting.values() if not any(each in waiting for each in r.requires)]
        order += [waiting.pop(rule.id) for rule in ready or list(waiting.values())]
    return order


def _last(rule_id: str, replaced: Mapping[str, str]) -> str:
    while rule_id in replaced:
        rule_id = replaced[rule_id]
    return rule_id


def _ring(rule: Rule, word: str, by_id: Mapping[str, Rule]) -> list[str]:
    """The way back to the rule itself, if there is one."""
    trail: list[tuple[str, list[str]]] = [(each, [rule.id, each]) for each in getattr(rule, word)]
    seen: set[str] = set()
    while trail:
        here, way = trail.pop()
        if here == rule.id:
            return way
        if here in seen or here not in by_id:
            continue
        seen.add(here)
        trail += [(each, [*way, each]) for each in getattr(by_id[here], word)]
    return []


def _complaint(rule: Rule, message: str) -> Complaint:
    line, column = rule.mark.line, rule.mark.column
    return Complaint(file=rule.file, line=line, column=column, message=f"{rule.id}: {message}")
