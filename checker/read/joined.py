"""One school in several files: each is read into one frame, and copies count once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, TypeVar

from checker.model import Element, Problem, School, Zone
from checker.read.agreement import differences, same_storeys
from checker.read.copies import GROUPS, copies_in
from checker.read.reading import Journal, Progress, quiet, silent
from checker.read.school import in_order, read_school

E = TypeVar("E", bound=Element)
Ids = Mapping[str, str]

_ONE = ("storey_id", "room_id", "host_id", "opening_id")
_MANY = ("boundary_ids", "filled_by", "members")
_PARTS = ("flights", "landings")
_LACKING = {"no-rooms": "rooms", "no-doors": "doors", "no-storeys": "storeys"}
"""Problems of one file that another of the school may make good: what the first has none of."""


def read_joined(
    path: Path,
    others: Sequence[Path],
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

        def told(stage: str, done: int, total: int, name: str = each.name) -> None:
            progress(f"{name}: {stage}", done, total)

        other = read_school(each, progress=told, journal=journal, skip=skip, beside=school.offset)
        school = joined(school, other)
    return school


def joined(school: School, other: School) -> School:
    """A school with what another of its files adds, both in the frame of the first.

    What both hold counts once, as the first has it. Things of the other stand on the storey of
    the first whose level is theirs (to 0.5 m). How the two disagree is among the problems; files
    that do not lie together are not joined, and the problem blocks judging.
    """
    told = differences(school, other)
    both = replace(school, others=(*school.others, other.source, *other.others))
    if any(problem.scope == "file" for problem in told):
        return replace(both, problems=(*told, *school.problems))
    levels = same_storeys(school, other)
    copied = copies_in(school, other)
    same = {**copied, **{id_: storey.id for id_, storey in levels.items()}}
    ids = {**same, **_renamed(school, other, same)}
    names = {id_: storey.ref.storey for id_, storey in levels.items()}
    added = {
        name: tuple(
            _pointing(each, ids, names)
            for each in getattr(other, name)
            if each.id not in copied and each.id not in levels
        )
        for name in GROUPS
    }
    storeys = (*school.storeys, *added["storeys"])
    whole: dict[str, Any] = {
        name: in_order((*getattr(school, name), *more), storeys) for name, more in added.items()
    }
    whole["zones"] = _zones(school, other, ids)
    both = replace(both, **whole)
    copy = _copies(school, other, copied)
    return replace(both, problems=_problems(both, (school, other), ids, (*told, *copy)))


def _renamed(school: School, other: School, ids: Ids) -> Ids:
    """New ids for things of the other file whose id is that of something else in the first."""
    taken = {each.id for each in school.elements()}
    mine = [each.id for each in other.elements() if each.id in taken and each.id not in ids]
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
    return replace(element, **changed, ref=replace(element.ref, storey=storey))


def _zones(school: School, other: School, ids: Ids) -> tuple[Zone, ...]:
    """Zones of both; those of one kind and name are one, with the rooms of both."""
    found = {(each.source, each.ref.name.casefold()): each for each in school.zones}
    for each in other.zones:
        key = (each.source, each.ref.name.casefold())
        more = _pointing(each, ids, {})
        mine = found.get(key, more)
        found[key] = replace(mine, members=tuple(dict.fromkeys((*mine.members, *more.members))))
    return in_order(found.values(), school.storeys)


def _copies(school: School, other: School, copied: Ids) -> Iterable[Problem]:
    rooms = sum(each.id in copied for each in other.rooms)
    if copied:
        yield Problem(
            code="files-copies",
            scope="note",
            message=f"{len(copied)} things of {other.source.file}, {rooms} of them rooms, are "
            f"copies of what {school.source.file} holds, and count once, as they are there.",
        )


def _problems(
    both: School, parts: tuple[School, School], ids: Ids, told: Iterable[Problem]
) -> tuple[Problem, ...]:
    """Those of both files that still hold, those of the second with its name."""
    school, other = parts
    known = {each.id for each in both.elements()}
    kept = []
    for each in other.problems:
        hurt = tuple(ids.get(id_, id_) for id_ in each.elements if ids.get(id_, id_) in known)
        gone = each.elements and all(id_ in ids for id_ in each.elements)
        if each.code not in _LACKING and each.code != "no-room-bodies" and not gone:
            message = f"{other.source.file}: {each.message}"
            kept.append(replace(each, message=message, elements=hurt))
    mine = [each for each in school.problems if not _made_good(each.code, both)]
    return (*told, *mine, *kept)


def _made_good(code: str, both: School) -> bool:
    if code == "no-room-bodies":
        return any(room.shape is not None for room in both.rooms)
    return code in _LACKING and bool(getattr(both, _LACKING[code]))
