"""Findings grouped by cause: one explanation, and the places it holds for.

A page with thousands of places would be too large to send and to open. So each group tells its
first places in full, with figures and a drawing, and the others in a row each: none is dropped.
A place that cannot be told is told in full only where there is more to see than a row holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.report.causes import by_cause
from checker.report.figures import NO_WAY, written
from checker.report.gauge import measured_span
from checker.report.html.anchors import Numbered
from checker.report.html.places import Draughtsman, PlaceView, place_view
from checker.report.html.rooms import RoomUses
from checker.report.html.rows import Row, row_of
from checker.report.plaintext import clean, shortened
from checker.report.rank import rank
from checker.report.words import (
    limit_words,
    missing_words,
    required_label,
    source_words,
    strength_words,
)
from checker.results.finding import Finding, Outcome
from checker.results.run import RoomRow

MOST_IN_FULL = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings of one rule, outcome and cause; `number` is the one marked on the plans.

    `apart` tells it from others of the same title: its first place, and how many more. `places` are
    told in full, `rest` in a row each; `lead` is the first of all. `needed` is asked of all of
    them; where it is empty each row says it.
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
    needed: str
    lead: PlaceView
    places: tuple[PlaceView, ...]
    rest: tuple[Row, ...]
    apart: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of its findings."""
        told: tuple[PlaceView | Row, ...] = (*self.places, *self.rest)
        return tuple(each.finding for each in told)

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return f"g-{self.number}"

    @property
    def rest_has_ids(self) -> bool:
        """Whether some row is about a thing of the model."""
        return any(row.id for row in self.rest)

    @property
    def rest_says_found(self) -> bool:
        """Whether some row says more than which place it is."""
        return any(
            row.told or row.basis or row.finding.is_accepted or (row.needed and not self.needed)
            for row in self.rest
        )


def groups_of(
    rows: Iterable[Numbered], draughtsman: Draughtsman, rooms: Iterable[RoomRow] = ()
) -> tuple[Group, ...]:
    """Groups of fails and of what cannot be told, the most important first, drawn.

    Of `rooms` each place says how sure the use of its room is.
    """
    uses = RoomUses(rooms)
    causes = by_cause(rows, lambda row: row[0])
    ranked = sorted(causes, key=lambda members: rank([each for each, _ in members]))
    most = _most_of_each(ranked)
    groups = [
        _group(number, members, draughtsman, uses, most=most[members[0][0].outcome])
        for number, members in enumerate(ranked, start=1)
    ]
    titles = [group.title for group in groups]
    return tuple(
        replace(group, apart=_apart(group)) if titles.count(group.title) > 1 else group
        for group in groups
    )


def told_in_full(sizes: Sequence[int], most: int = MOST_IN_FULL) -> int:
    """How many places of each group are told in full, so that they are not too many together.

    >>> told_in_full([3, 4], most=10), told_in_full([3, 40, 90], most=20), told_in_full([9, 9], 1)
    (4, 8, 1)
    """
    largest = max(sizes, default=1)
    fitting = (n for n in range(largest, 1, -1) if sum(min(size, n) for size in sizes) <= most)
    return next(fitting, 1)


def told_more(members: Sequence[Numbered]) -> Sequence[Numbered]:
    """Those with more to tell than a row holds: all that fail; else with working or a drawing."""
    return [
        (finding, anchor)
        for finding, anchor in members
        if finding.outcome is Outcome.FAIL
        or finding.evidence
        or (finding.observed and finding.observed.steps)
    ]


def web_address(url: str) -> str:
    """The address when a browser may follow it, else nothing.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    return url if url.startswith(("https://", "http://")) else ""


def _most_of_each(groups: Iterable[Sequence[Numbered]]) -> Mapping[Outcome, int]:
    """How many places of a group that fails, or cannot be told, are told in full: fails first."""
    sizes: dict[Outcome, list[int]] = {Outcome.FAIL: [], Outcome.CANNOT_TELL: []}
    for members in groups:
        sizes[members[0][0].outcome].append(len(told_more(members)))
    fails, unsure = sizes.values()
    each = told_in_full(fails)
    left = MOST_IN_FULL - sum(min(size, each) for size in fails)
    return {Outcome.FAIL: each, Outcome.CANNOT_TELL: told_in_full(unsure, left)}


def _group(
    number: int,
    members: Sequence[Numbered],
    draughtsman: Draughtsman,
    uses: RoomUses,
    *,
    most: int,
) -> Group:
    first = members[0][0]
    findings = [finding for finding, _ in members]
    missing = _shared(missing_words(finding) for finding in findings)
    needed = {limit_words(finding) for finding in findings}
    full = told_more(members)[:most]
    places = tuple(_drawn(*member, draughtsman, uses) for member in full)
    told = {anchor for _finding, anchor in full}
    return Group(
        number=number,
        first=first,
        outcome=first.outcome.value,
        title=written(shortened(first.title)) or shortened(first.rule),
        strength=strength_words(first),
        source=source_words(first),
        url=web_address(first.source.url),
        summary=_summary(findings),
        missing=missing,
        ask=written(_shared(finding.ask for finding in findings)),
        remedy=written(clean(first.remedy)),
        why=written(clean(first.why)),
        needed=needed.pop() if len(needed) == 1 else "",
        lead=places[0] if members[0][1] in told else place_view(*members[0], uses),
        places=places,
        rest=tuple(row_of(*member, above=missing) for member in members if member[1] not in told),
    )


def _apart(group: Group) -> str:
    others = len(group.findings) - 1
    more = f" and {others} more" if others else ""
    return f"{group.lead.subject}{more}"


def _drawn(finding: Finding, anchor: str, draughtsman: Draughtsman, uses: RoomUses) -> PlaceView:
    svg, thumb, scale, undrawn = draughtsman.draw(finding, anchor)
    view = place_view(finding, anchor, uses)
    return replace(view, drawing=svg, thumb=thumb, scale=scale, undrawn=undrawn)


def _summary(findings: Sequence[Finding]) -> str:
    """How many places, and the spread of what was measured against the one limit."""
    count = len(findings)
    parts = [f"{count} {'place' if count == 1 else 'places'}"]
    spread = _spread(findings)
    limits = {limit_words(each) for each in findings if not (each.required and each.required.is_)}
    if count > 1 and spread:
        parts.append(f"there is {NO_WAY}" if spread == NO_WAY else f"measured {spread}")
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
    if len({each.measure for each in seen}) != 1:  # of one way and of ways to a choice, say
        return ""
    return measured_span(findings)


def _shared(texts: Iterable[str]) -> str:
    """Each text once."""
    return " ".join(dict.fromkeys(clean(text).strip() for text in texts if text.strip()))
