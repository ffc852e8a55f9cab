"""What became of what the team had accepted: waivers that do not hold, and its baseline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.report.blockers import baseline_line
from checker.report.figures import written
from checker.report.html.anchors import Numbered
from checker.report.naming import place_words
from checker.report.plaintext import clean, shortened
from checker.results.acceptance import (
    BaselineLine,
    BaselineState,
    BaselineUse,
    WaiverState,
    WaiverUse,
)

_LONGEST = 500
_UNUSED: frozenset[BaselineState] = frozenset({"fixed", "vanished"})
_WAIVERS: Mapping[WaiverState, str] = {
    "holds": "holds",
    "expired": "expired",
    "early": "not yet begun",
    "worse": "lapsed: worse now",
    "unsure": "lapsed: cannot be told",
    "unstated": "incomplete",
    "contradicts": "contradicted",
    "several": "not clear",
    "needless": "no longer needed",
    "vanished": "place not there",
    "unjudged": "rule not judged",
}
_ENTRIES: Mapping[BaselineState, str] = {
    "known": "known",
    "worse": "worse",
    "unsure": "cannot be told any more",
    "fixed": "no longer there",
    "vanished": "place not there",
    "unjudged": "rule not judged",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LapsedLine:
    """A waiver that does not hold, and what to do about it."""

    what: str
    state: str
    told: str
    reason: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLine:
    """An entry of the baseline that stands otherwise now."""

    place: str
    title: str
    state: str
    before: str
    after: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineView:
    """The baseline in a sentence, the entries to look at, and those that nothing needs any more."""

    told: str
    doubt: str
    lines: tuple[KnownLine, ...]
    unused: tuple[KnownLine, ...]


def lapsed_lines(waivers: Sequence[WaiverUse], rows: Sequence[Numbered]) -> tuple[LapsedLine, ...]:
    """Every waiver that does not hold, in the order of its file."""
    named = {finding.key: anchor for finding, anchor in rows}
    return tuple(
        LapsedLine(
            what=shortened(f"{each.place}: {each.rule}"),
            state=_WAIVERS[each.state],
            told=shortened(clean(each.told), _LONGEST),
            reason=shortened(f"{each.because} ({each.by}, until {each.until})", _LONGEST),
            anchor=named.get(each.key, ""),
        )
        for each in waivers
        if each.state != "holds"
    )


def baseline_view(use: BaselineUse | None, rows: Sequence[Numbered]) -> BaselineView | None:
    """What became of the baseline; None where there is none."""
    if use is None:
        return None
    named = {finding.key: anchor for finding, anchor in rows}
    doubt = "Hardly any of its places is there: it is hardly of this building."
    return BaselineView(
        told=baseline_line(use),
        doubt=doubt if use.is_other_building else "",
        lines=tuple(_line(each, named) for each in use.lines if each.state not in _UNUSED),
        unused=tuple(_line(each, named) for each in use.lines if each.state in _UNUSED),
    )


def _line(each: BaselineLine, named: Mapping[str, str]) -> KnownLine:
    return KnownLine(
        place=place_words(each.place) or shortened(each.place.storey) or "The school",
        title=written(shortened(each.title)) or shortened(each.rule),
        state=_ENTRIES[each.state],
        before=written(shortened(clean(each.before))) or "–",
        after=written(shortened(clean(each.after))) or "–",
        anchor=named.get(each.key, ""),
    )
