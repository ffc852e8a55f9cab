"""What was found in the rooms of a base by rules of other topics: its own page leaves none out."""

from collections.abc import Iterable, Sequence

from checker.report.html.amounts import Findings
from checker.report.html.anchors import Numbered
from checker.report.html.topic_lines import TopicLine
from checker.report.naming import subject_words
from checker.report.words import sentence
from checker.results.finding import Finding, Outcome
from checker.results.plan import Plan
from checker.results.provision import BasePart, BaseProvision

_OWN = "inclusion_base"
_TOLD = (Outcome.FAIL, Outcome.CANNOT_TELL)
_REACH = "is_reachable"

Named = tuple[str, str]
"""A storey and the name of a room on it, as doors say where they lead."""


def other_findings(
    base: BaseProvision, findings: Findings, plans: Sequence[Plan]
) -> tuple[TopicLine, ...]:
    """Failures and doubts about rooms and doors of the base, those of one rule in a line."""
    ids = {each.id for each in base.rooms} | {each.id for each in base.doors}
    names = _names(base, plans)
    by_rule: dict[tuple[Outcome, str], list[Numbered]] = {}
    for row in findings.rows:
        finding, _anchor = row
        if finding.topic == _OWN or finding.outcome not in _TOLD:
            continue
        if finding.subject.global_id in ids or _leads_into(finding, names):
            by_rule.setdefault((finding.outcome, finding.rule), []).append(row)
    told = sorted(by_rule.items(), key=lambda item: _TOLD.index(item[0][0]))
    return tuple(_line(rows) for _key, rows in told)


def is_out_of_reach(part: BasePart, findings: Findings) -> bool:
    """Whether there are rooms for the part, and surely none of them is reached without steps."""
    return bool(part.rooms) and all(_is_unreachable(each.id, findings) for each in part.rooms)


def _is_unreachable(room: str, findings: Findings) -> bool:
    seen = (
        finding.observed
        for finding, _anchor in findings.about(room)
        if finding.outcome is Outcome.FAIL
    )
    return any(each and each.measure == _REACH and each.choice == ("no",) for each in seen)


def _names(base: BaseProvision, plans: Sequence[Plan]) -> set[Named]:
    """The names of its rooms but for those that rooms elsewhere on the storey have, too."""
    own = {each.id for each in base.rooms}
    elsewhere = {
        (plan.storey, name)
        for plan in plans
        for room in plan.rooms
        if room.id not in own
        for name in _spelled(room.number, room.name)
    }
    return {(each.storey, each.name) for each in base.rooms if each.name} - elsewhere


def _leads_into(finding: Finding, names: Iterable[Named]) -> bool:
    place = finding.place
    return any((place.storey, name) in names for name in _spelled(place.number, place.name))


def _spelled(number: str, name: str) -> set[str]:
    """A room's number and name as one: together, or the name where it holds the number."""
    return {f"{number} {name}".strip(), name if name.startswith(number) else ""} - {""}


def _line(rows: Sequence[Numbered]) -> TopicLine:
    finding, anchor = rows[0]
    return TopicLine(
        outcome=finding.outcome.value,
        told=sentence(finding),
        subject=subject_words(finding),
        anchor=anchor,
        more=len(rows) - 1,
    )
