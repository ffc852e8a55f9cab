"""One school in several files: each is read into one frame, and copies count once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from checker.model import Element, Problem, School, Zone
from checker.read.agreement import differences, same_storeys, together
from checker.read.copies import GROUPS, copies_in
from checker.read.reading import Journal, Progress, quiet, silent
from checker.read.school import in_order, read_school
from checker.units import so_many

E = TypeVar("E", bound=Element)
Ids = Mapping[str, str]

_ONE = ("storey_id", "room_id", "host_id", "opening_id")
_MANY = ("boundary_ids", "filled_by", "members")
_PARTS = ("flights", "landings")
_FEW = 5
_LACKING = {"no-rooms": "rooms", "no-doors": "doors", "no-storeys": "storeys"}
"""Problems of one file that another of the school may make good: what the first has none of."""


@dataclass(frozen=True, slots=True)
class Part:
    """Another file of the school, and what the brief says that it holds."""

    path: Path
    holds: str = ""


def read_joined(
    path: Path,
    others: Sequence[Part],
    *,
    progress: Progress = quiet,
    journal: Journal = silent,
    skip: frozenset[str] = frozenset(),
) -> School:
    """Read a model and the other files of the same school as one; see `read_school`.

    Raises:
        ModelUnreadableError: any of the files cannot be read.
    """
    school = read_school(path, progress=progress, journal=journal, skip=skip)
    for each in others:

        def told(stage: str, done: int, total: int, name: str = each.path.name) -> None:
            progress(f"{name}: {stage}", done, total)

        other = read_school(
            each.path, progress=told, journal=journal, skip=skip, beside=school.offset
        )
        school = joined(school, other, part=each.holds)
    return school


def joined(school: School, other: School, *, part: str = "") -> School:
    """A school with what another of its files adds, both in the frame of the first.

    What both hold counts once, as the first has it. Things of the other stand on the storey of
    the first whose level is theirs (to 0.5 m). How the two disagree is among the problems; files
    that do not lie together are not joined, and the problem blocks judging.
    """
    copies = copies_in(school, other)
    told = differences(school, other, copies, part=part)
    both = replace(school, others=(*school.others, other.source, *other.others))
    if any(problem.scope == "file" for problem in told):
        return replace(both, problems=(*told, *school.problems))
    levels = same_storeys(school, other)
    gone = {**copies.ids, **{id_: storey.id for id_, storey in levels.items()}}
    renamed = _renamed(school, other, gone)
    ids = {**gone, **renamed}
    names = {id_: storey.ref.storey for id_, storey in levels.items()}
    added = {
        name: tuple(
            _pointing(each, ids, names) for each in getattr(other, name) if each.id not in gone
        )
        for name in GROUPS
    }
    storeys = (*school.storeys, *added["storeys"])
    whole: dict[str, Any] = {
        name: in_order((*getattr(school, name), *more), storeys) for name, more in added.items()
    }
    whole["zones"] = in_order(_zones(school, other, ids), storeys)
    both = replace(both, **whole)
    notes = (
        *told,
        *_notes(
            school,
            other,
            copies.ids,
            renamed,
            is_empty=not any(each.shape for more in added.values() for each in more),
        ),
    )
    mine = tuple(each for each in school.problems if not _made_good(each.code, both))
    return replace(both, problems=(*notes, *mine, *_theirs(other, both, gone=gone, ids=ids)))


def _renamed(school: School, other: School, gone: Ids) -> Ids:
    """New ids for things of the other file whose id is that of something else in the first."""
    taken = {each.id for each in school.elements()}
    mine = [each.id for each in other.elements() if each.id in taken and each.id not in gone]
    return {id_: f"{id_}~{other.source.file}" for id_ in mine}


def _pointing(element: E, ids: Ids, names: Ids) -> E:
    """The element with the ids that it and its parts hold changed to those of the whole school."""
    changed: dict[str, Any] = {"id": ids.get(element.id, element.id)}
    for field in fields(element):
        held = getattr(element, field.name)
        if field.name in _ONE:
            changed[field.name] = ids.get(held, held)
        elif field.name in _MANY:
            changed[field.name] = tuple(dict.fromkeys(ids.get(each, each) for each in held))
        elif field.name in _PARTS:
            changed[field.name] = tuple(_pointing(each, ids, names) for each in held)
    storey = names.get(element.storey_id, element.ref.storey)
    # A line of another file would point into the first.
    return replace(element, **changed, ref=replace(element.ref, storey=storey, line=0))


def _zones(school: School, other: School, ids: Ids) -> Iterable[Zone]:
    """Zones of both; one of the other joins the only one of its kind and name, if there is one."""
    mine = list(school.zones)
    for each in other.zones:
        more = _pointing(each, ids, {})
        same = [i for i, zone in enumerate(mine) if _zone_key(zone) == _zone_key(each)]
        if len(same) == 1:
            zone = mine[same[0]]
            members = tuple(dict.fromkeys((*zone.members, *more.members)))
            mine[same[0]] = replace(zone, members=members)
        elif more not in mine:
            mine.append(more)
    return mine


def _zone_key(zone: Zone) -> tuple[str, str]:
    return (zone.source, zone.ref.name.casefold())


def _notes(
    school: School, other: School, copied: Ids, renamed: Ids, *, is_empty: bool
) -> Iterable[Problem]:
    """What became of the things of the other file."""
    file, first = other.source.file, together(school)
    if copied:
        rooms = sum(each.id in copied for each in other.rooms)
        message = (
            f"{so_many(len(copied), 'thing', 'are')} in {file} and in {first} as well, {rooms} of "
            "them rooms: they count once, as they are there."
        )
        yield Problem(code="files-copies", scope="note", message=message)
    clashing = [id_ for id_ in renamed if id_ not in {zone.id for zone in other.zones}]
    if clashing:
        yield Problem(
            code="files-ids",
            scope="note",
            message=f"{so_many(len(clashing), 'GlobalId', 'stand')} in {file} for another thing "
            f"than in {first}: {', '.join(clashing[:_FEW])}.",
            ask="Give each thing a GlobalId of its own.",
        )
    if is_empty:
        yield Problem(
            code="files-nothing",
            scope="note",
            message=f"{file} adds nothing with a body to {first}.",
            ask="Was what it should hold exported, with bodies?",
        )


def _theirs(other: School, both: School, *, gone: Ids, ids: Ids) -> Iterable[Problem]:
    """Problems of the other file that still hold, with its name."""
    known = {each.id for each in both.elements()}
    for each in other.problems:
        is_of_copies = each.elements and all(id_ in gone for id_ in each.elements)
        if each.code in (*_LACKING, "no-room-bodies") or is_of_copies:
            continue
        hurt = tuple(ids.get(id_, id_) for id_ in each.elements if id_ not in gone)
        message = f"{other.source.file}: {each.message}"
        yield replace(each, message=message, elements=tuple(id_ for id_ in hurt if id_ in known))


def _made_good(code: str, both: School) -> bool:
    if code == "no-room-bodies":
        return any(room.shape is not None for room in both.rooms)
    return code in _LACKING and bool(getattr(both, _LACKING[code]))
