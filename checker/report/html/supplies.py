"""What cannot be told, by what to supply: each request once, with all groups that wait for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.report.html.groups import Group
from checker.report.naming import thing_word
from checker.units import either, so_many

_NOBODY = "Nothing to ask for: each place says what is missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """One request and the groups that wait for it; `missing` is told where all lack the same."""

    number: int
    ask: str
    missing: str
    told: str
    groups: tuple[Group, ...]

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return f"ask-{self.number}"

    @property
    def places(self) -> int:
        """How many places wait for it."""
        return _places(self.groups)

    @property
    def rules(self) -> int:
        """How many rules could not be answered without it."""
        return _rules(self.groups)


def supplies_of(unsure: Iterable[Group]) -> tuple[Supply, ...]:
    """Requests in the order of the places that they would settle, most first.

    Groups of one request stay in their order. Those that ask for nothing come last.
    """
    waiting: dict[str, list[Group]] = {}
    for group in unsure:
        waiting.setdefault(group.ask, []).append(group)
    ranked = sorted(
        waiting.items(),
        key=lambda row: (not row[0], -_places(row[1]), -_rules(row[1]), row[0]),
    )
    return tuple(
        _supply(number, ask, groups) for number, (ask, groups) in enumerate(ranked, start=1)
    )


def _supply(number: int, ask: str, groups: Sequence[Group]) -> Supply:
    lacks = {group.missing for group in groups}
    return Supply(
        number=number,
        ask=ask or _NOBODY,
        missing=lacks.pop() if len(lacks) == 1 else "",
        told=_told(groups),
        groups=tuple(groups),
    )


def _told(groups: Sequence[Group]) -> str:
    """How many wait and what they are: `2 places of 1 rule wait for this: 1 door and 1 room`."""
    things: dict[str, set[str]] = {}
    for finding in (each for group in groups for each in group.findings):
        word = thing_word(finding.subject.ifc_class)
        things.setdefault(word, set()).add(finding.subject.global_id)
    named = either(
        ("the school" if word == "school" else so_many(len(ids), word)
         for word, ids in things.items()),
        "and",
    )  # fmt: skip
    count, rules = _places(groups), so_many(_rules(groups), "rule")
    waits = "waits" if count == 1 else "wait"
    return f"{so_many(count, 'place')} of {rules} {waits} for this: {named}."


def _places(groups: Iterable[Group]) -> int:
    return sum(len(group.findings) for group in groups)


def _rules(groups: Iterable[Group]) -> int:
    return len({group.first.rule for group in groups})
