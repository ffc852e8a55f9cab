"""The brief as it was applied, flattened into rows that a person can read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.report.plaintext import shortened
from checker.results.run import RulesUsed

_LONGEST = 300


def setting_rows(brief: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Each value of the brief with the words that lead to it.

    >>> setting_rows({"school": {"pupils": 420}, "rules": ["england"]})
    (('school / pupils', '420'), ('rules', 'england'))
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
            yield from _rows(inner, (*path, shortened(str(key))))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        if all(not isinstance(each, Mapping | list | tuple) for each in value):
            yield " / ".join(path), shortened(", ".join(map(str, value)), _LONGEST)
        else:
            for position, each in enumerate(value, start=1):
                yield from _rows(each, (*path, str(position)))
    else:
        yield " / ".join(path), shortened(_said(value), _LONGEST)


def _said(value: Any) -> str:
    if value is None:
        return "not given"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
