"""Findings in a line each: passes, what does not apply, and places beyond those told in full."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.report.figures import written
from checker.report.html.anchors import Numbered
from checker.report.naming import id_in_model, subject_words
from checker.report.plaintext import shortened
from checker.report.topics import topic_order, topic_words
from checker.report.words import (
    gap_words,
    heading,
    limit_words,
    measured_words,
    missing_words,
    strength_words,
)
from checker.results.finding import Finding, Outcome

_LONGEST = 300
_INAPPLICABLE = "not applicable, "


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A finding in one line: which thing, what is there, and what was asked for.

    `basis` says so where it is only as modelled.
    """

    finding: Finding
    anchor: str
    subject: str
    told: str
    needed: str
    basis: str = ""

    @property
    def id(self) -> str:
        """What to look for in the model."""
        return id_in_model(self.finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Findings of one rule and outcome.

    What is `needed`, `told` and the `basis` of all of them; else each row says it.
    """

    rule: str
    title: str
    strength: str
    needed: str
    told: str
    basis: str
    rows: tuple[Row, ...]

    @property
    def first(self) -> Finding:
        """One finding, for what is the same in all of them."""
        return self.rows[0].finding

    @property
    def says_found(self) -> bool:
        """Whether some row has words of its own on what was found."""
        return not self.told or (not self.basis and any(row.basis for row in self.rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All findings of one outcome in one family of rules."""

    id: str
    title: str
    outcome: str
    rules: tuple[Folded, ...]

    @property
    def count(self) -> int:
        """How many places."""
        return sum(len(folded.rows) for folded in self.rules)

    @property
    def says_found(self) -> bool:
        """Whether some row says what was found: else it has no column."""
        return any(folded.says_found for folded in self.rules)


def row_of(finding: Finding, anchor: str, *, above: str = "") -> Row:
    """The line of a finding; that is left out which its rule's title says, or the words `above`."""
    subject = subject_words(finding)
    return Row(
        finding=finding,
        anchor=anchor,
        subject=subject,
        told=shortened(_told(finding, subject, above), _LONGEST),
        needed=limit_words(finding),
        basis=" (as modelled)" if finding.basis != "complete" else "",
    )


def _told(finding: Finding, subject: str, above: str) -> str:
    """The figure where there is one; else what is missing, or the sentence without its subject."""
    seen = finding.observed
    if seen and seen.kind == "quantity" and not seen.reason and (found := measured_words(finding)):
        gap = gap_words(finding)
        return f"{found}, {gap}" if gap else found
    if finding.outcome is Outcome.CANNOT_TELL and finding.missing and not finding.sentence:
        missing = missing_words(finding)
        return "" if missing == above else f"missing: {missing}"
    words = heading(finding).removeprefix(subject).removeprefix(":").strip()
    return words.removeprefix(_INAPPLICABLE)


def shelves_of(rows: Iterable[Numbered], outcome: Outcome) -> tuple[Shelf, ...]:
    """Findings of one outcome by family and rule, rules in the order of the result."""
    by_topic: dict[str, dict[str, list[Row]]] = {}
    for finding, anchor in rows:
        if finding.outcome is outcome:
            rules = by_topic.setdefault(finding.topic, {})
            rules.setdefault(finding.rule, []).append(row_of(finding, anchor))
    return tuple(
        Shelf(
            id=f"{outcome.value.replace('_', '-')}-{position}",
            title=topic_words(topic),
            outcome=outcome.value,
            rules=tuple(map(_folded, by_topic[topic].values())),
        )
        for position, topic in enumerate(sorted(by_topic, key=topic_order), start=1)
    )


def _folded(rows: Sequence[Row]) -> Folded:
    """What is the same in all rows stands above them once."""
    first = rows[0].finding
    told = _same(row.told for row in rows) if len(rows) > 1 else ""
    return Folded(
        rule=first.rule,
        title=written(shortened(first.title)) or shortened(first.rule),
        strength=strength_words(first),
        needed=_same(row.needed for row in rows),
        told=told,
        basis=_same(row.basis for row in rows) if len(rows) > 1 else "",
        rows=tuple(rows),
    )


def _same(texts: Iterable[str]) -> str:
    """The text where it is one, else nothing."""
    several = set(texts)
    return several.pop() if len(several) == 1 else ""
