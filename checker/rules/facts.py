"""From a name in a rule to a measure with its parameters."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from checker.measure.registry import Param
from checker.measure.subjects import WITH_WC
from checker.rules.desk import Desk, Scope, as_list
from checker.rules.rule import Const, Fact, PlaceWord
from checker.units import parse_figure
from checker.yamlsource import Path

PLACES = (
    "this",
    "candidate",
    "any room of this",
    "entrance of this",
    "main entrance",
    "nearest {use}",
    "nearest {use}, {use}",
    "nearest {use} with a WC",
)
YES_NO = frozenset({"yes", "no"})
_NEAREST = "nearest "
_USES = "uses"


def fact_named(
    desk: Desk,
    name: str,
    *,
    scope: Scope,
    path: Path,
    params: Mapping[str, Any] | None = None,
    words: Iterable[str] = (),
) -> Fact | None:
    """The measure called `name` of the kind in scope, a part of one, or one of the school.

    Parameters stand beside the measure, among `words` of rules: a stray one may be misspelt
    from either.
    Complains and returns None when there is none, or a parameter does not fit.
    """
    found = _find(desk, name, scope)
    if found is None:
        others = sorted(kind for each, kind in desk.known.registry if each == name)
        if others:
            message = f"{name} is measured of a {' or '.join(others)}, not of a {scope.kind}"
            desk.complain(path, message)
            return None
        what = f"the measure of a {scope.kind}"
        desk.unknown(path, what, name, desk.known.facts_of(scope.kind))
        return None
    before = len(desk.complaints)
    beside = path[:-1] if path[-1:] == ("measure",) else path
    by_name = {param.name: param for param in found.spec.params}
    values = {}
    for word, raw in (params or {}).items():
        param = by_name.get(word)
        if param is None:
            desk.unknown((*beside, word), f"beside {name}, the word", word, [*by_name, *words])
            continue
        values[word] = _typed(desk, param, raw, scope=scope, path=(*beside, word))
    for param in found.spec.params:
        if _is_missing(param, values):
            desk.complain(path, f"{name} needs the parameter {param.name!r}")
    if len(desk.complaints) > before:
        return None
    return Fact(
        name=found.name, spec=found.spec, params=values, part=found.part, of_school=found.of_school
    )


def check_words(desk: Desk, fact: Fact, words: frozenset[str], path: Path) -> None:
    """Complain about words that the measure never answers with."""
    if fact.spec.value == "truth":
        allowed: frozenset[str] = YES_NO
    elif fact.spec.choices:
        allowed = frozenset(fact.spec.choices)
    elif fact.name == "use" or fact.name.endswith("_use"):
        allowed = desk.known.uses
    else:
        allowed = frozenset()
    for word in sorted(words - allowed if allowed else ()):
        desk.unknown(path, f"the word for {fact.name}", word, allowed)


def _find(desk: Desk, name: str, scope: Scope) -> Fact | None:
    registry = desk.known.registry
    if spec := registry.get((name, scope.kind)):
        return Fact(name=name, spec=spec)
    for (_name, kind), spec in registry.items():
        if kind == scope.kind and name in spec.parts:
            return Fact(name=name, spec=spec, part=name)
    if spec := registry.get((name, "school")):
        return Fact(name=name, spec=spec, of_school=True)
    return None


def _is_missing(param: Param, values: Mapping[str, Any]) -> bool:
    # inspect marks a parameter without a default with the class `_empty`.
    return getattr(param.default, "__name__", "") == "_empty" and param.name not in values


def _typed(desk: Desk, param: Param, raw: Any, *, scope: Scope, path: Path) -> Any:
    kinds: Mapping[str, Callable[..., Any]] = {
        "Place": _place,
        "tuple": _texts,
        "frozenset": _texts,
        "Sequence": _texts,
        "float": _number,
        "int": _number,
        "bool": _truth,
    }
    reader = next((read for word, read in kinds.items() if word in param.type), _text)
    return reader(desk, param, raw, scope=scope, path=path)


def _place(desk: Desk, param: Param, raw: Any, *, scope: Scope, path: Path) -> PlaceWord | None:
    text = _text(desk, param, raw, scope=scope, path=path)
    if text.startswith(_NEAREST):
        use = text.removeprefix(_NEAREST).strip()
        for part in use.split(",") if desk.known.uses else ():
            each = part.strip().removesuffix(WITH_WC)
            if each not in desk.known.uses:
                desk.unknown(path, "the room use", each, desk.known.uses)
        return PlaceWord(relation="nearest", use=use)
    if text == "candidate" and not scope.this:
        desk.complain(path, "there is no candidate here: that word belongs inside find")
        return None
    words = {
        "this": PlaceWord(relation="itself", whose="this"),
        "candidate": PlaceWord(relation="itself", whose="candidate"),
        "any room of this": PlaceWord(relation="any room of", whose="this"),
        "entrance of this": PlaceWord(relation="entrance of", whose="this"),
        "main entrance": PlaceWord(relation="main entrance"),
    }
    if text not in words:
        desk.unknown(path, "the place", text, PLACES)
        return None
    return words[text]


def _texts(desk: Desk, param: Param, raw: Any, *, scope: Scope, path: Path) -> tuple[str, ...]:
    del scope
    words = tuple(str(each) for each in as_list(raw))
    _check_parameter(desk, param, words, path)
    return words


def _text(desk: Desk, param: Param, raw: Any, *, scope: Scope, path: Path) -> str:
    del scope
    if not isinstance(raw, str):
        desk.complain(path, f"{param.name} takes one word or sentence")
        return ""
    _check_parameter(desk, param, (raw,), path)
    return raw


def _check_parameter(desk: Desk, param: Param, words: Iterable[str], path: Path) -> None:
    """Complain about words that a parameter does not take: it would pass them over."""
    known = desk.known
    allowed = known.uses | known.families if param.name == _USES else frozenset(param.words)
    for word in sorted(set(words) - allowed if allowed else ()):
        desk.unknown(path, f"the word for {param.name}", word, allowed)


def _truth(desk: Desk, param: Param, raw: Any, *, scope: Scope, path: Path) -> bool:
    text = _text(desk, param, raw, scope=scope, path=path)
    if text not in YES_NO:
        desk.complain(path, f"{param.name} takes yes or no")
    return text == "yes"


def _number(desk: Desk, param: Param, raw: Any, *, scope: Scope, path: Path) -> float | int:
    text = _text(desk, param, raw, scope=scope, path=path)
    setting = desk.settings.get(text)
    whole = "int" in param.type
    if isinstance(setting, Const):
        desk.used_settings.add(text)
        return int(setting.value) if whole else setting.value
    try:
        figure = parse_figure(text)
    except ValueError as error:
        desk.complain(path, str(error))
        return 0
    if whole != (figure.unit == "count"):
        wanted = "a bare number" if whole else "a figure with its unit, such as 800 mm"
        desk.complain(path, f"{param.name} takes {wanted}, not {text!r}")
    return int(figure.value) if whole else figure.value
