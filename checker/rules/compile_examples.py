"""The examples of a rule: every fact they give must be one, so that no misspelling passes."""

from collections.abc import Iterable, Mapping
from typing import Any

from checker.measure.registry import MeasureSpec
from checker.results import Outcome
from checker.rules.candidates import kinds_asked_for
from checker.rules.desk import Desk
from checker.rules.given import CANDIDATES, NONE, OF, typed
from checker.rules.rule import Example, Requirement, Selection
from checker.rules.words import ExampleWords, RuleWords
from checker.yamlsource import Path

OUTCOMES = {
    "pass": Outcome.PASS,
    "fail": Outcome.FAIL,
    "cannot tell": Outcome.CANNOT_TELL,
    "not applicable": Outcome.NOT_APPLICABLE,
}


def examples_of(
    desk: Desk, words: RuleWords, selection: Selection, requirement: Requirement | None, path: Path
) -> tuple[Example, ...]:
    """The examples; complains about facts that do not exist or cannot have such a value."""
    kinds = kinds_asked_for(requirement, selection.where) if requirement else ()
    found = []
    for i, each in enumerate(words.examples):
        at = (*path, "examples", i)
        for name in each.settings:
            if name not in words.settings:
                desk.unknown((*at, "settings", name), "the setting", name, words.settings)
        if requirement is not None:
            _check_given(desk, each.given, selection.kind, kinds, (*at, "given"))
        found.append(_example(desk, each, at))
    return tuple(found)


def _example(desk: Desk, words: ExampleWords, path: Path) -> Example:
    return Example(
        given=words.given,
        expect=OUTCOMES[words.expect],
        settings=dict(words.settings),
        because=words.because,
        mark=desk.document.mark(path),
    )


def _check_given(desk: Desk, given: Any, kind: str, found: tuple[str, ...], path: Path) -> None:
    if given == NONE:
        return
    if isinstance(given, Mapping):
        facts = {name: raw for name, raw in given.items() if name != CANDIDATES}
        _check_facts(desk, facts, {kind, "school"}, path)
        if CANDIDATES in given:
            _check_candidates(desk, given[CANDIDATES], found, (*path, CANDIDATES))
        return
    _check_candidates(desk, given, found, path)


def _check_candidates(desk: Desk, raw: Any, found: tuple[str, ...], path: Path) -> None:
    if not isinstance(raw, list) or not found:
        desk.complain(path, "given takes the facts of the subject, a list of candidates, or none")
        return
    for i, each in enumerate(raw):
        if not isinstance(each, Mapping):
            desk.complain((*path, i), "a candidate is given by its facts, written as name: value")
            continue
        kind = each.get(OF, found[0])
        if kind not in found:
            desk.unknown((*path, i, OF), "this rule looks for no", kind, found)
            continue
        facts = {name: raw for name, raw in each.items() if name != OF}
        _check_facts(desk, facts, {kind}, (*path, i))


def _check_facts(desk: Desk, facts: Mapping[str, Any], kinds: set[str], path: Path) -> None:
    for name, raw in facts.items():
        spec, unit = _spec(desk, name, kinds)
        if spec is None:
            _complain_of_fact(desk, name, kinds, (*path, name))
            continue
        try:
            typed(raw, spec, unit=unit, name=name)
        except ValueError as error:
            desk.complain((*path, name), str(error))


def _complain_of_fact(desk: Desk, name: str, kinds: set[str], path: Path) -> None:
    registry = desk.known.registry
    for spec in (registry[name, kind] for kind in sorted(kinds) if (name, kind) in registry):
        desk.complain(path, f"{name} has parts: give {', '.join(spec.parts)}", key=True)
        return
    known = {each for kind in kinds for each in desk.known.facts_of(kind)}
    desk.unknown(path, "the fact", name, known)


def _spec(desk: Desk, name: str, kinds: Iterable[str]) -> tuple[MeasureSpec | None, str]:
    registry = desk.known.registry
    for kind in sorted(kinds):
        spec = registry.get((name, kind))
        if spec is not None and not spec.parts:
            return spec, spec.unit
    for (_, kind), spec in registry.items():
        if kind in kinds and name in spec.parts:
            return spec, spec.parts[name]
    return None, ""
