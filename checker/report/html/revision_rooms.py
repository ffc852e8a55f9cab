"""Rooms that came, went, were split or merged since the last revision, and the whole of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from checker.report.naming import thing_word
from checker.report.plaintext import shortened
from checker.results.revision import PlaceChange, Revision
from checker.units import counted, either

BEYOND = frozenset({"new", "gone", "split", "merged"})
"""What may be told of a place beside its name and where it lies."""
_ORDER = ("split", "merged", "new", "gone")
_ROOM = "IfcSpace"
_UNNAMED = "A room without a name"
_BY = {
    "rules": "other rules or settings",
    "targets": "other targets of the project",
    "version": "another version of schoolcheck",
    "files": "another number of files read as one school",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLine:
    """A room that is new or gone, or that was split or merged: what it was and what it is."""

    told: str
    was: str
    now: str
    storey: str


def room_lines(revision: Revision) -> tuple[RoomLine, ...]:
    """Split and merged rooms, then new ones, then those that are gone.

    Of two buildings every room is new or gone, which says nothing.
    """
    if revision.is_other_building:
        return ()
    rooms = [each for each in revision.places if each.ifc_class == _ROOM]
    return tuple(_line(each, told) for told in _ORDER for each in rooms if told in each.told)


def _line(each: PlaceChange, told: str) -> RoomLine:
    parts = either([shortened(part) or _UNNAMED for part in each.parts], "and")
    was = parts if told == "merged" else shortened(each.was) or _UNNAMED
    now = parts if told == "split" else shortened(each.now) or _UNNAMED
    storey = each.old.storey if told == "gone" else each.new.storey
    return RoomLine(
        told=told,
        was="\u2013" if told == "new" else was,
        now="\u2013" if told == "gone" else now,
        storey=shortened(storey),
    )


def notes_of(revision: Revision) -> Iterator[str]:
    """Sentences about the whole: what else came and went, what is lost, what judged the two."""
    if not revision.is_other_building:
        yield from _other_things(revision)
    if revision.moved_by:
        yield (
            f"The whole building lies {hypot(*revision.moved_by):.1f} m from where it lay in its "
            "file; what only went with it is not told as moved."
        )
    if revision.lost:
        kinds = either((f"no {shortened(each)}" for each in revision.lost), "and")
        yield f"This revision holds {kinds} any more: see what was exported, and from which files."
    known = [_BY[each] for each in revision.judged_otherwise if each in _BY]
    if known:
        yield f"The two were not judged alike: by {either(known, 'and')}."


def _other_things(revision: Revision) -> Iterator[str]:
    """Doors, stairs and the like that are new or gone, counted by kind."""
    for told, verb in (("new", "New"), ("gone", "Gone")):
        counts = Counter(
            thing_word(each.ifc_class)
            for each in revision.places
            if told in each.told and each.ifc_class != _ROOM
        )
        if counts:
            kinds = [counted(count, kind) for kind, count in counts.items()]
            yield f"{verb} besides rooms: {either(kinds, 'and')}."
