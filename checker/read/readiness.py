"""What is wrong with a model that could be read: problems with the reach of their damage."""

from collections.abc import Iterable, Mapping, Sequence

from checker.model import Element, Problem, Ramp, Room, School, Stair
from checker.read.stacking import stacked_storeys

_LISTED = 5


def find_problems(
    school: School,
    *,
    repeated: frozenset[str],
    skipped: frozenset[str],
    unread: Mapping[int, str],
) -> tuple[Problem, ...]:
    """All problems that reading alone can see, file-wide ones first.

    `unread` says by step id why a body could not be read. Overlapping rooms are found where
    rooms are measured.
    """
    checks = (
        *_rooms(school.rooms, unread),
        *_storeys_and_doors(school),
        *_repeated_ids(school, repeated),
        *_distrusted(school.elements()),
        *stacked_storeys(school),
        *_unread_others(school, unread),
        *_skipped(school.elements(), skipped),
    )
    order = {"file": 0, "element": 1, "sum": 2, "note": 3}
    return tuple(sorted(checks, key=lambda problem: order[problem.scope]))


def named(elements: Sequence[Element]) -> str:
    """A short list of elements for a sentence.

    >>> from checker.model import ElementRef
    >>> named([Element(id="1", ref=ElementRef(global_id="1", ifc_class="IfcDoor", name="D1"))])
    'D1'
    """
    names = [e.ref.name or e.ref.long_name or e.id for e in elements[:_LISTED]]
    more = len(elements) - len(names)
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


def every_element(school: School) -> Iterable[Element]:
    """All elements, with the flights and landings of stairs and ramps."""
    yield from school.elements()
    wholes: tuple[Stair | Ramp, ...] = (*school.stairs, *school.ramps)
    for whole in wholes:
        parts: tuple[Element, ...] = (*whole.flights, *whole.landings)
        yield from (part for part in parts if part.id != whole.id)


def _ids(elements: Iterable[Element]) -> tuple[str, ...]:
    return tuple(element.id for element in elements)


def _rooms(rooms: tuple[Room, ...], unread: Mapping[int, str]) -> Iterable[Problem]:
    if not rooms:
        yield Problem(
            code="no-rooms",
            scope="file",
            message="The model holds no rooms (IfcSpace), so nothing about rooms can be checked.",
            ask="Place rooms in the authoring tool and export spaces (IfcSpace).",
        )
        return
    bare = [room for room in rooms if room.shape is None]
    if len(bare) == len(rooms):
        yield Problem(
            code="no-room-bodies",
            scope="file",
            message=f"None of the {len(rooms)} rooms has a body, so no area can be measured.",
            ask="Export spaces with their geometry (3D bodies).",
        )
    for why, same in _by_reason(bare, unread).items():
        yield Problem(
            code="room-without-body",
            scope="element",
            message=f"{len(same)} of {len(rooms)} rooms without a readable body: {named(same)}. "
            + why,
            ask="Check that these rooms are enclosed, and export them with geometry.",
            elements=_ids(same),
        )


def _by_reason(elements: Sequence[Element], unread: Mapping[int, str]) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for element in elements:
        why = unread.get(element.ref.step_id, "The model holds no body for it.")
        found.setdefault(why, []).append(element)
    return found


def _unread_others(school: School, unread: Mapping[int, str]) -> Iterable[Problem]:
    """Bodies of other things that are there but could not be read; attributes still hold."""
    rooms = set(_ids(school.rooms))
    others = [e for e in every_element(school) if e.ref.step_id in unread and e.id not in rooms]
    for why, same in _by_reason([e for e in others if e.shape is None], unread).items():
        yield Problem(
            code="unread-body",
            scope="note",
            message=f"{len(same)} bodies were not read: {named(same)}. {why}",
            ask="Model these elements again in a simpler way, or look at them yourself.",
            elements=_ids(same),
        )
    for why, same in _by_reason([e for e in others if e.shape is not None], unread).items():
        yield Problem(
            code="unread-surfaces",
            scope="note",
            message=f"The plan of {named(same)} is known, but not its treads, slopes or top. {why}",
            ask="Model these elements again in a simpler way, or look at them yourself.",
            elements=_ids(same),
        )


def _storeys_and_doors(school: School) -> Iterable[Problem]:
    if not school.storeys:
        yield Problem(
            code="no-storeys",
            scope="note",
            message="The model holds no storeys (IfcBuildingStorey).",
            ask="Assign elements to storeys and export them.",
        )
    if not school.doors:
        yield Problem(
            code="no-doors",
            scope="note",
            message="The model holds no doors (IfcDoor), so no way in or out can be checked.",
            ask="Export doors (IfcDoor) with their type and body.",
        )


def _repeated_ids(school: School, repeated: frozenset[str]) -> Iterable[Problem]:
    elements = [e for e in school.elements() if e.ref.global_id in repeated]
    for global_id in sorted({e.ref.global_id for e in elements}):
        twins = [e for e in elements if e.ref.global_id == global_id]
        yield Problem(
            code="duplicate-guid",
            scope="element",
            message=f"{len(twins)} elements share the GlobalId {global_id}: {named(twins)}.",
            ask="Give each element a GlobalId of its own (copying outside the tool repeats them).",
            elements=_ids(twins),
        )
    others = repeated - {e.ref.global_id for e in elements}
    if others:
        yield Problem(
            code="duplicate-guid-elsewhere",
            scope="note",
            message=f"{len(others)} GlobalIds are used twice on things that are not checked.",
            ask="Give each object a GlobalId of its own.",
        )


def _distrusted(elements: Iterable[Element]) -> Iterable[Problem]:
    found = [e for e in elements if e.shape is not None and e.shape.source.problem]
    for why in sorted({e.shape.source.problem for e in found if e.shape is not None}):
        same = [e for e in found if e.shape is not None and e.shape.source.problem == why]
        yield Problem(
            code="untrusted-shape",
            scope="element",
            message=f"The shape of {named(same)} cannot be trusted: {why.rstrip('.')}.",
            ask="Redraw the outline or model the element again.",
            elements=_ids(same),
        )


def _skipped(elements: Iterable[Element], skipped: frozenset[str]) -> Iterable[Problem]:
    found = [e for e in elements if e.ref.global_id in skipped]
    if found:
        yield Problem(
            code="shape-left-out",
            scope="element",
            message=f"The geometry of {named(found)} stopped the reader before and was left out.",
            ask="Model these elements again in a simpler way.",
            elements=_ids(found),
        )
