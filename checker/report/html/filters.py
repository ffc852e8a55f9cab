"""By what a reader can narrow the findings, and where each finding lies, for the page's script."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.report.html.anchors import Numbered
from checker.report.plaintext import shortened
from checker.report.topics import topic_order, topic_words
from checker.report.words import OUTCOME_MARKS, OUTCOME_WORDS
from checker.results.finding import Finding, Outcome, Place, Strength

NEW = "new"
"""What `since` says of a finding that the last revision did not have."""
_OUTCOMES = (Outcome.FAIL, Outcome.CANNOT_TELL, Outcome.PASS, Outcome.NOT_APPLICABLE)
_STRENGTHS = {
    Strength.MUST: "Statutory guidance",
    Strength.SHOULD: "Good practice",
    Strength.MAY: "Advice",
    Strength.PROJECT: "Own targets",
}

Spot = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to choose: its value in the address, and its words."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What can be chosen. Only what some finding has is offered.

    `spots` numbers each storey, room and use that findings lie in; `table` tells the script, for
    each number, its storey, room and use as positions in their lists, from 1; 0 is none.
    """

    outcomes: tuple[Option, ...]
    strengths: tuple[Option, ...]
    storeys: tuple[Option, ...]
    rooms: tuple[Option, ...]
    uses: tuple[Option, ...]
    topics: tuple[Option, ...]
    sources: tuple[Option, ...]
    has_new: bool
    spots: Mapping[Spot, int]
    table: str

    def spot(self, finding: Finding) -> int:
        """The number of the place of a finding."""
        return self.spots[_spot(finding.place)]

    def topic(self, finding: Finding) -> int:
        """The position of the family of a finding, from 1."""
        return _position(self.topics, finding.topic)

    def source(self, finding: Finding) -> int:
        """The position of the document of a finding, from 1."""
        return _position(self.sources, shortened(finding.source.document))


def filters_of(rows: Sequence[Numbered]) -> Filters:
    """Everything that the findings of a result can be narrowed by."""
    findings = [finding for finding, _ in rows]
    spots = {spot: n for n, spot in enumerate(dict.fromkeys(_spot(f.place) for f in findings))}
    outcomes = {finding.outcome for finding in findings}
    strengths = {finding.strength for finding in findings}
    storeys = _options(sorted({storey for storey, _n, _r, _u in spots}))
    rooms = _options(sorted({_room(spot) for spot in spots}))
    uses = _options(sorted({use for _s, _n, _r, use in spots}))
    return Filters(
        outcomes=tuple(
            Option(value=each.value, label=f"{OUTCOME_MARKS[each]} {OUTCOME_WORDS[each]}")
            for each in _OUTCOMES
            if each in outcomes
        ),
        strengths=tuple(
            Option(value=each.value, label=words)
            for each, words in _STRENGTHS.items()
            if each in strengths
        ),
        storeys=storeys,
        rooms=rooms,
        uses=uses,
        topics=tuple(
            Option(value=topic, label=topic_words(topic))
            for topic in sorted({finding.topic for finding in findings}, key=topic_order)
        ),
        sources=_options(sorted({shortened(finding.source.document) for finding in findings})),
        has_new=any(finding.since == NEW for finding in findings),
        spots=spots,
        table=";".join(
            f"{_position(storeys, spot[0])},{_position(rooms, _room(spot))}"
            f",{_position(uses, spot[3])}"
            for spot in spots
        ),
    )


def _spot(place: Place) -> Spot:
    return (
        shortened(place.storey),
        shortened(place.number),
        shortened(place.name),
        shortened(place.use),
    )


def _room(spot: Spot) -> str:
    _storey, number, name, _use = spot
    return name if number and name.startswith(number) else f"{number} {name}".strip()


def _options(values: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(value=each, label=each) for each in values if each)


def _position(options: Sequence[Option], value: str) -> int:
    found = (n for n, option in enumerate(options, start=1) if option.value == value)
    return next(found, 0)
