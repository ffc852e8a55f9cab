"""What is new since the last revision, and what the team has waived."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checker.report.figures import written
from checker.report.html.anchors import Numbered
from checker.report.html.revision_rooms import BEYOND, RoomLine, notes_of, room_lines
from checker.report.naming import place_words, thing_word
from checker.report.plaintext import clean, shortened
from checker.report.words import OUTCOME_MARKS, OUTCOME_WORDS, STRENGTH_WORDS, sentence
from checker.results.finding import Outcome
from checker.results.revision import Change, ChangeKind, PlaceChange, Revision
from checker.units import either, so_many

_HEADS: dict[ChangeKind, tuple[str, str]] = {
    "new": ("new", "Newly failing"),
    "worse": ("worse", "Worse than before"),
    "undecidable": ("newly open", "Could be told before, and cannot now"),
    "fixed": ("fixed", "Fixed"),
    "better": ("better", "Better than before"),
    "appeared": ("new places", "Places that were not there before"),
    "vanished": ("places gone", "Places that are no longer there"),
    "rules": ("by rules", "Changed by rules or settings, not by the design"),
}
"""In the order of reading; the short words are those of the line on the first screen."""
_TROUBLE = frozenset({"new", "worse", "undecidable", "appeared"})
_LONG = 12
"""Lines from which on a table is long."""
_WHICH = {"old": "the last revision", "new": "this revision"}
_BY_ID = "GlobalId"
_FIRST = frozenset({"storey", "room"})
_LONGEST_REASON = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """A requirement at its place, before and after, in words."""

    title: str
    place: str
    before: str
    after: str
    strength: str
    anchor: str
    still_passes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTable:
    """Changes of one kind; where they are many and bring no trouble, they are folded away.

    What still passes with more or less to spare stands apart, as `passing`.
    """

    id: str
    title: str
    lines: tuple[ChangeLine, ...]
    is_trouble: bool = False

    @property
    def shown(self) -> tuple[ChangeLine, ...]:
        """What does not pass now, or did not before."""
        return tuple(each for each in self.lines if not each.still_passes)

    @property
    def passing(self) -> tuple[ChangeLine, ...]:
        """What passes still."""
        return tuple(each for each in self.lines if each.still_passes)

    @property
    def is_folded(self) -> bool:
        """Whether none of it asks for anything, and it is long."""
        return not self.is_trouble and len(self.shown) > _LONG


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """A thing that is called otherwise or lies elsewhere; `how` it is known, if not by GlobalId."""

    name: str
    was: str
    told: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionView:
    """The comparison with the last revision; `told` is its line on the first screen.

    `doubt` says why little of it counts: two buildings, or a model that could not be judged. Of
    `places` those that only have another GlobalId are counted in `renewed`. `notes` are sentences
    about the whole: what the two were judged by, what else came and went.
    """

    against: str
    told: str
    doubt: str
    tables: tuple[ChangeTable, ...]
    places: tuple[PlaceLine, ...]
    renewed: str
    rooms: tuple[RoomLine, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether more places are told as renamed or moved than anybody reads at once."""
        return len(self.places) > 2 * _LONG


@dataclass(frozen=True, slots=True, kw_only=True)
class WaivedLine:
    """Findings of one rule that the team lives with for one reason; `more` beyond the first."""

    outcome: Outcome
    sentence: str
    reason: str
    anchor: str
    more: int


def revision_view(revision: Revision | None, rows: Sequence[Numbered]) -> RevisionView | None:
    """The section's tables; None where nothing was compared."""
    if revision is None:
        return None
    named = {finding.key: anchor for finding, anchor in rows}
    counts = Counter(change.kind for change in revision.changes)
    tables = [
        ChangeTable(
            id=f"changes-{kind}",
            title=title,
            lines=tuple(_line(each, named) for each in revision.changes if each.kind == kind),
            is_trouble=kind in _TROUBLE,
        )
        for kind, (_short, title) in _HEADS.items()
        if counts[kind]
    ]
    told = [f"{counts[kind]} {short}" for kind, (short, _) in _HEADS.items() if counts[kind]]
    nothing = "nothing can be told" if revision.unassessed else "nothing changed"
    return RevisionView(
        against=shortened(revision.against) or "the last revision",
        told=", ".join(told) or nothing,
        doubt=_doubt(revision),
        tables=tuple(tables),
        places=tuple(map(_place_line, _elsewhere(revision))),
        renewed=_renewed(revision),
        rooms=room_lines(revision),
        notes=tuple(notes_of(revision)),
    )


def _elsewhere(revision: Revision) -> list[PlaceChange]:
    """Places that are told as renamed or moved and as nothing more, rooms before doors."""
    told = [each for each in revision.places if each.told and BEYOND.isdisjoint(each.told)]
    return sorted(told, key=lambda each: thing_word(each.ifc_class) not in _FIRST)


def _doubt(revision: Revision) -> str:
    if revision.unassessed:
        which = either((_WHICH[each] for each in revision.unassessed), "and")
        return f"Nothing of {which} could be judged, so what changed cannot be told."
    if not revision.is_other_building:
        return ""
    every = revision.known + revision.unknown
    known = f"Only {revision.known}" if revision.known else "None"
    are = "is" if revision.known == 1 else "are"
    return (
        f"{known} of {every} judged things {are} known again: these are hardly two revisions of "
        "one building."
    )


def _place_line(each: PlaceChange) -> PlaceLine:
    # A storey of another name is told once, and not with each room on it.
    is_off = "moved" in each.told and each.old.storey != each.new.storey
    stood = each.old.storey if is_off else ""
    return PlaceLine(
        name=shortened(each.now) or thing_word(each.ifc_class),
        was=shortened(f"{each.was} ({stood})" if stood else each.was),
        told=either(each.told, "and"),
        how="" if each.how == _BY_ID else f"{each.how}, {each.sure:.0%} sure".replace("%", " %"),
    )


def _renewed(revision: Revision) -> str:
    """How things with another GlobalId were known again, each way counted."""
    again = [
        each for each in revision.places if BEYOND.isdisjoint(each.told) and not _is_storey(each)
    ]
    ways = Counter((each.how, each.sure) for each in again if each.how != _BY_ID)
    if not ways:
        return ""
    told = [f"{count} by {how} ({sure:.0%} sure)" for (how, sure), count in ways.items()]
    things = so_many(sum(ways.values()), "thing", "have")
    return f"{things} another GlobalId; known again: {', '.join(told)}.".replace("%", " %")


def _is_storey(each: PlaceChange) -> bool:
    return each.ifc_class == "IfcBuildingStorey"


def waived_lines(rows: Sequence[Numbered]) -> tuple[WaivedLine, ...]:
    """Every rule with waived findings, by reason; a waiver changes no outcome and no figure."""
    alike: dict[tuple[str, Outcome, str], list[Numbered]] = {}
    for finding, anchor in rows:
        if finding.waiver:
            cause = (finding.rule, finding.outcome, finding.waiver)
            alike.setdefault(cause, []).append((finding, anchor))
    return tuple(
        WaivedLine(
            outcome=outcome,
            sentence=sentence(several[0][0]),
            reason=shortened(reason, _LONGEST_REASON),
            anchor=several[0][1],
            more=len(several) - 1,
        )
        for (_rule, outcome, reason), several in alike.items()
    )


def _line(change: Change, named: dict[str, str]) -> ChangeLine:
    return ChangeLine(
        title=written(shortened(change.title)) or shortened(change.rule),
        place=place_words(change.place) or shortened(change.place.storey) or "The school",
        before=_state(change.was, change.before),
        after=_state(change.now, change.after),
        strength=_strength(change),
        anchor=named.get(change.key, ""),
        still_passes=change.was is Outcome.PASS and change.now is Outcome.PASS,
    )


def _strength(change: Change) -> str:
    now = STRENGTH_WORDS[change.strength]
    return f"{now} (was: {STRENGTH_WORDS[change.was_strength]})" if change.was_strength else now


def _state(outcome: Outcome | None, text: str) -> str:
    """Symbol, word and figure: `✕ fail, 742 mm`; a dash where there was nothing."""
    if outcome is None:
        return "–"
    said = shortened(written(clean(text)))
    words = f"{OUTCOME_MARKS[outcome]} {OUTCOME_WORDS[outcome]}"
    return f"{words}, {said}" if said else words
