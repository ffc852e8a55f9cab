"""The area of a base for each of its places, as rules judged it, and what the sum leaves out."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.report.figures import asked_figure, span, written
from checker.report.html.amounts import Judged, names, room_words
from checker.report.html.anchors import Numbered
from checker.report.plaintext import clean, shortened
from checker.report.words import gap_words
from checker.results.finding import Finding, Outcome, Required
from checker.results.provision import BaseProvision

_NOT_TOLD = "cannot be told"
_PER = "for each place"


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaLine:
    """The area for each place as its rule judged it."""

    title: str
    without: str
    there: str
    each: str
    asked: str
    gap: str
    judged: Judged


def area_lines(base: BaseProvision, rows: Iterable[Numbered]) -> Iterable[AreaLine]:
    """Findings on the base that ask for area for each place, as they were judged."""
    for finding, anchor in rows:
        need, seen = finding.required, finding.observed
        if need is None or need.unit != "m2" or not (need.per == "place" or _is_open(finding)):
            continue
        if need.each is None and not _is_open(finding):
            continue
        there, each = _NOT_TOLD, _NOT_TOLD
        if seen is not None and seen.low is not None and seen.high is not None:
            there = span(seen.low, seen.high, "m2", against=need.at_least or need.at_most)
            if need.count:
                low, high = seen.low / need.count, seen.high / need.count
                each = span(low, high, "m2", against=need.each)
        yield AreaLine(
            title=written(shortened(finding.title)),
            without=_not_counted(base, finding),
            there=there,
            each=each,
            asked=_asked_each(need),
            gap=gap_words(finding) or _open(finding),
            judged=Judged(outcome=finding.outcome.value, anchor=anchor),
        )


def _not_counted(base: BaseProvision, finding: Finding) -> str:
    """The rooms of the base that the sum leaves out, where the finding says which it holds."""
    held = {each.global_id for each in finding.also}
    if held.isdisjoint(each.id for each in base.rooms):
        return ""
    return names((room_words(each) for each in base.rooms if each.id not in held), most=12)


def _is_open(finding: Finding) -> bool:
    """Whether it asks for area for each place and nobody knows how many there are."""
    need = finding.required
    return finding.outcome is Outcome.CANNOT_TELL and need is not None and _PER in need.text


def _asked_each(need: Required) -> str:
    if need.each is None or not need.count:
        return written(clean(need.text))
    limit = "at most" if need.at_most is not None else "at least"
    return f"{limit} {asked_figure(need.each, 'm2')} for each of {need.count:.0f} places"


def _open(finding: Finding) -> str:
    return "; ".join(map(clean, finding.missing)) or "–"
