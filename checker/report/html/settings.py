"""The brief as it was applied, flattened into rows that a person can read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.report.plaintext import shortened
from checker.results.run import RulesUsed

_LONGEST = 300
_NAMES = ("name", "zone")
_NEEDS = "pupils with"
_WORDS = {
    "judged_as_of": "judged as of",
    "need_profile": _NEEDS,
    "room_uses": "room uses",
    "time_in_base": "time in base",
}
"""Words for keys of the brief; names of targets and settings are left as they are written."""


def setting_rows(brief: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Each value of the brief with the words that lead to it; a base by its name or its zone.

    >>> setting_rows({"school": {"pupils": 420}, "rules": ["england"]})
    (('school / pupils', '420'), ('rules', 'england'))
    >>> setting_rows({"bases": [{"zone": "Base", "time_in_base": "most"}]})
    (('base Base / zone', 'Base'), ('base Base / time in base', 'most'))
    """
    return tuple(_rows(brief, ()))


def overridden_rows(rules: RulesUsed) -> tuple[tuple[str, str, str], ...]:
    """Each figure of a rule that the project changed: its name, as shipped, and as judged."""
    return tuple(
        (
            shortened(f"{each.rule}.{each.setting}"),
            shortened(each.was, _LONGEST),
            shortened(each.now, _LONGEST),
        )
        for each in rules.overridden
    )


def _rows(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            words = _WORDS.get(str(key), shortened(str(key)))
            is_need = path[-1:] == (_NEEDS,)
            way = (*path[:-1], f"{_NEEDS} {words}") if is_need else (*path, words)
            yield from _rows(inner, way)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        if all(not isinstance(each, Mapping | list | tuple) for each in value):
            yield " / ".join(path), shortened(", ".join(map(str, value)), _LONGEST)
        else:
            for position, each in enumerate(value, start=1):
                yield from _rows(each, _numbered(path, position, each))
    else:
        yield " / ".join(path), shortened(_said(value), _LONGEST)


def _numbered(path: tuple[str, ...], position: int, each: Any) -> tuple[str, ...]:
    """The way to one of several: by its own name where it has one, else by its number."""
    named = each if isinstance(each, Mapping) else {}
    name = next((str(named[key]) for key in _NAMES if named.get(key)), "")
    if path[-1:] != ("bases",) or not name:
        return (*path, str(position))
    return (*path[:-1], f"base {shortened(name)}")


def _said(value: Any) -> str:
    if value is None:
        return "not given"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
