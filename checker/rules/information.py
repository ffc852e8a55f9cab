"""What the chosen rules want a model to state: which property, on which elements, for which rules.

A rule names facts; a measure names the properties in which a model may state them (`stated` in the
registry). Geometry is wanted as well, but no list of properties can ask for that.
"""

import dataclasses
import inspect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.measure.registry import measures, providers
from checker.rules.rule import Fact, Group, IsOneOf, Rule, RuleSet, Selection

IFC_CLASSES: Mapping[str, str] = {
    "room": "IFCSPACE",
    "outdoor space": "IFCSPACE",
    "refuge": "IFCSPACE",
    "door": "IFCDOOR",
    "door side": "IFCDOOR",
    "entrance": "IFCDOOR",
    "stair": "IFCSTAIR",
    "stair flight": "IFCSTAIRFLIGHT",
    "ramp": "IFCRAMP",
    "ramp flight": "IFCRAMPFLIGHT",
    "lift": "IFCTRANSPORTELEMENT",
    "railing": "IFCRAILING",
    "sanitary fitting": "IFCFLOWTERMINAL",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A property that rules want on elements of a class.

    `uses` are the uses of the rooms that it is wanted on, empty for all. `needed` says that no
    verdict is possible without it; otherwise geometry may tell, or only some elements need it.
    `why` are the words for what is not known without it, `rules` the ids that want it.
    """

    ifc_class: str
    group: str
    name: str
    uses: frozenset[str]
    needed: bool
    why: str
    rules: tuple[str, ...]


def information(ruleset: RuleSet) -> tuple[Wanted, ...]:
    """All properties that these rules want stated, in order of class and property.

    A property that one rule needs and another would accept stands there once, as needed, and for
    the rooms of all of them.
    """
    gathered: dict[tuple[str, str], list[tuple[str, _Asked]]] = defaultdict(list)
    for rule in ruleset.rules:
        for asked in _asked(rule, rule.selection, whole=True):
            ifc_class = IFC_CLASSES.get(asked.fact.spec.kind)
            if ifc_class and asked.fact.spec.stated:
                gathered[ifc_class, asked.fact.spec.stated[0]].append((rule.id, asked))
    return tuple(_wanted(key, found) for key, found in sorted(gathered.items()))


def wants_doors(ruleset: RuleSet) -> bool:
    """Whether any of these rules looks at doors, by itself or on the way to something else."""
    facts = (fact for rule in ruleset.rules for fact in facts_asked(rule))
    return any(_looks_at_doors(fact.spec.function) for fact in facts) or any(
        IFC_CLASSES.get(rule.selection.kind) == "IFCDOOR" for rule in ruleset.rules
    )


def facts_asked(rule: Rule) -> Iterator[Fact]:
    """Every fact that a rule asks for: to select, to judge, to excuse."""
    return (asked.fact for asked in _asked(rule, rule.selection))


def targets_asked(ruleset: RuleSet) -> frozenset[str]:
    """The names of the project's own targets that rules ask for."""
    return frozenset(
        str(fact.params["name"])
        for rule in ruleset.rules
        for fact in facts_asked(rule)
        if fact.name == "target" and "name" in fact.params
    )


def asks_target(rule: Rule) -> bool:
    """Whether what a rule requires comes from a target of the brief."""
    return any(asked.fact.name == "target" for asked in _asked(rule.requirement, rule.selection))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A fact that a rule asks for, of which subjects; `whole` when every one of them is judged."""

    fact: Fact
    selection: Selection
    whole: bool


def _wanted(key: tuple[str, str], found: Iterable[tuple[str, _Asked]]) -> Wanted:
    (ifc_class, stated), asks = key, tuple(found)
    group, _, name = stated.partition(".")
    needing = [asked for _id, asked in asks if asked.whole and asked.fact.spec.only_stated]
    uses = [_uses(asked.selection) for asked in needing or [each for _id, each in asks]]
    return Wanted(
        ifc_class=ifc_class,
        group=group,
        name=name,
        uses=frozenset() if not all(uses) else frozenset[str]().union(*uses),
        needed=bool(needing),
        why=asks[0][1].fact.lack,
        rules=tuple(sorted({rule_id for rule_id, _asked in asks})),
    )


def _uses(selection: Selection) -> frozenset[str]:
    """The uses that a selection of rooms is narrowed to."""
    conditions = selection.where.conditions
    named = [each for each in conditions if isinstance(each, IsOneOf) and each.fact.name == "use"]
    return named[0].words if named and selection.kind == "room" else frozenset()


def _is_plain(selection: Selection) -> bool:
    """Whether nothing but the use narrows it: then every such element is judged."""
    return all(
        isinstance(each, IsOneOf) and each.fact.name == "use" for each in selection.where.conditions
    )


def _asked(node: Any, selection: Selection, *, whole: bool = False) -> Iterator[_Asked]:
    """Every fact below a node of a rule, with the subjects that it is asked of."""
    if isinstance(node, Fact):
        same = node.spec.kind == selection.kind
        yield _Asked(fact=node, selection=selection, whole=whole and same and _is_plain(selection))
    elif isinstance(node, Selection):
        for condition in node.where.conditions:
            yield from _asked(condition, node)
    elif isinstance(node, Rule):
        yield from _asked(node.selection, selection)
        yield from _asked(node.requirement, selection, whole=whole)
        yield from _asked(node.excuses, selection)
    elif isinstance(node, Mapping):
        yield from _asked(tuple(node.values()), selection, whole=whole)
    elif isinstance(node, tuple | list):
        for each in node:
            yield from _asked(each, selection, whole=whole)
    elif dataclasses.is_dataclass(node):
        # Of several ways to pass, one is enough: none of them is needed.
        whole = whole and not (isinstance(node, Group) and node.word == "any_of")
        inner = getattr(node, "selection", selection)
        for each in dataclasses.fields(node):
            yield from _asked(getattr(node, each.name), inner, whole=whole)


@cache
def _looks_at_doors(function: Any) -> bool:
    """Whether a measure or provider, or anything that it asks for, is of the family of doors."""
    waiting, seen = [function], set[Any]()
    functions = {name: spec.function for (name, _kind), spec in measures().items()} | dict(
        providers()
    )
    while waiting:
        each = waiting.pop()
        if each.__module__.startswith("checker.measure.doors"):
            return True
        seen.add(each)
        asked = (functions.get(name) for name in inspect.signature(each).parameters)
        waiting += [one for one in asked if one is not None and one not in seen]
    return False
