"""Findings grouped by cause: one explanation, and the places it holds for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.report.causes import by_cause
from checker.report.figures import span, written
from checker.report.html.places import Draughtsman, PlaceView, place_view
from checker.report.html.rank import rank
from checker.report.plaintext import clean, shortened
from checker.report.words import (
    limit_words,
    missing_words,
    required_label,
    source_words,
    strength_words,
)
from checker.results.finding import Finding, Outcome

Numbered = tuple[Finding, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings of one rule, outcome and cause; `number` is the one marked on the plans.

    `apart` tells it from others of the same title: its first place, and how many more.
    """

    number: int
    first: Finding
    outcome: str
    title: str
    strength: str
    source: str
    url: str
    summary: str
    missing: str
    ask: str
    remedy: str
    why: str
    places: tuple[PlaceView, ...]
    apart: str = ""

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return f"g-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Passes, or what is not applicable, of one rule."""

    rule: str
    title: str
    outcome: str
    places: tuple[PlaceView, ...]


def groups_of(rows: Iterable[Numbered], draughtsman: Draughtsman) -> tuple[Group, ...]:
    """Groups of fails and of what cannot be told, the most important first, drawn."""
    causes = by_cause(rows, lambda row: row[0])
    ranked = sorted(causes, key=lambda members: rank([each for each, _ in members]))
    groups = [
        _group(number, members, draughtsman) for number, members in enumerate(ranked, start=1)
    ]
    titles = [group.title for group in groups]
    return tuple(
        replace(group, apart=_apart(group)) if titles.count(group.title) > 1 else group
        for group in groups
    )


def folded_of(rows: Iterable[Numbered], outcome: Outcome) -> tuple[Folded, ...]:
    """Findings of one outcome by rule, in the order of the result."""
    by_rule: dict[str, list[PlaceView]] = {}
    titles: dict[str, str] = {}
    for finding, anchor in rows:
        if finding.outcome is outcome:
            by_rule.setdefault(finding.rule, []).append(place_view(finding, anchor))
            titles.setdefault(finding.rule, finding.title)
    return tuple(
        Folded(
            rule=rule,
            title=written(shortened(titles[rule])) or rule,
            outcome=outcome.value,
            places=tuple(places),
        )
        for rule, places in by_rule.items()
    )


def web_address(url: str) -> str:
    """The address when a browser may follow it, else nothing.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    return url if url.startswith(("https://", "http://")) else ""


def _group(number: int, members: Sequence[Numbered], draughtsman: Draughtsman) -> Group:
    first = members[0][0]
    findings = [finding for finding, _ in members]
    return Group(
        number=number,
        first=first,
        outcome=first.outcome.value,
        title=written(shortened(first.title)) or shortened(first.rule),
        strength=strength_words(first),
        source=source_words(first),
        url=web_address(first.source.url),
        summary=_summary(findings),
        missing=_shared(missing_words(finding) for finding in findings),
        ask=written(_shared(finding.ask for finding in findings)),
        remedy=written(clean(first.remedy)),
        why=written(clean(first.why)),
        places=tuple(_drawn(finding, anchor, draughtsman) for finding, anchor in members),
    )


def _apart(group: Group) -> str:
    others = len(group.places) - 1
    more = f" and {others} more" if others else ""
    return f"{group.places[0].subject}{more}"


def _drawn(finding: Finding, anchor: str, draughtsman: Draughtsman) -> PlaceView:
    svg, thumb, scale, undrawn = draughtsman.draw(finding, anchor)
    view = place_view(finding, anchor)
    return replace(view, drawing=svg, thumb=thumb, scale=scale, undrawn=undrawn)


def _summary(findings: Sequence[Finding]) -> str:
    """How many places, and the spread of what was measured against the one limit."""
    count = len(findings)
    parts = [f"{count} {'place' if count == 1 else 'places'}"]
    spread = _spread(findings)
    limits = {limit_words(each) for each in findings if not (each.required and each.required.is_)}
    if count > 1 and spread:
        parts.append(f"measured {spread}")
    if len(limits) == 1 and (limit := limits.pop()):
        labels = {required_label(each) for each in findings}
        label = labels.pop() if len(labels) == 1 else "Perhaps required"
        parts.append(f"{label.lower()} {limit}")
    return " · ".join(parts)


def _spread(findings: Sequence[Finding]) -> str:
    seen = [finding.observed for finding in findings if finding.observed]
    lows = [each.low for each in seen if each.low is not None]
    highs = [each.high for each in seen if each.high is not None]
    units: Mapping[str, None] = dict.fromkeys(each.unit for each in seen)
    if not lows or len(lows) != len(findings) or len(highs) != len(lows) or len(units) != 1:
        return ""
    need = findings[0].required
    return span(
        min(lows),
        max(highs),
        next(iter(units)),
        against=need.at_least if need else None,
        measure=seen[0].measure,
    )


def _shared(texts: Iterable[str]) -> str:
    """Each text once."""
    return " ".join(dict.fromkeys(clean(text).strip() for text in texts if text.strip()))
