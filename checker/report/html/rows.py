"""Findings in a line each: passes, what does not apply, and places beyond those told in full."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.report.figures import written
from checker.report.html.anchors import Numbered
from checker.report.naming import subject_words
from checker.report.plaintext import shortened
from checker.report.topics import topic_order, topic_words
from checker.report.words import heading, limit_words, measured_words, missing_words, strength_words
from checker.results.finding import Finding, Outcome

_LONGEST = 300
_INAPPLICABLE = "not applicable, "


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A finding in one line: which thing, what is there, and what was asked for."""

    finding: Finding
    anchor: str
    subject: str
    told: str
    needed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Findings of one rule and outcome. `needed` is asked of all of them; else each row says it."""

    rule: str
    title: str
    strength: str
    needed: str
    rows: tuple[Row, ...]

    @property
    def first(self) -> Finding:
        """One finding, for what is the same in all of them."""
        return self.rows[0].finding


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


def row_of(finding: Finding, anchor: str, *, above: str = "") -> Row:
    """The line of a finding; that is left out which its rule's title says, or the words `above`."""
    subject = subject_words(finding)
    modelled = " (as modelled)" if finding.basis != "complete" else ""
    return Row(
        finding=finding,
        anchor=anchor,
        subject=subject,
        told=shortened(_told(finding, subject, above), _LONGEST) + modelled,
        needed=limit_words(finding),
    )


def _told(finding: Finding, subject: str, above: str) -> str:
    """The figure where there is one; else what is missing, or the sentence without its subject."""
    seen = finding.observed
    if seen and seen.kind == "quantity" and not seen.reason and (found := measured_words(finding)):
        return found
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
    """What all rows ask for stands above them once."""
    first, asked = rows[0].finding, {row.needed for row in rows}
    return Folded(
        rule=first.rule,
        title=written(shortened(first.title)) or shortened(first.rule),
        strength=strength_words(first),
        needed=asked.pop() if len(asked) == 1 else "",
        rows=tuple(rows),
    )
