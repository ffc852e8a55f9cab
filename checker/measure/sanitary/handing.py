"""Accessible WCs over the whole school: both hands provided, alternating, above one another."""

from collections.abc import Iterable, Mapping, Sequence

from checker.geometry.circle import Area
from checker.measure.evidence import dimension, outline
from checker.measure.registry import measure, provider
from checker.measure.sanitary.answers import Ask
from checker.measure.subjects import Subject
from checker.model import Room, School
from checker.results.values import Choice, Evidence, Measured, Quantity, Truth, Unknown
from checker.uses import RoomUses

USE = "accessible toilet"
Outlines = Mapping[str, Area | Unknown]
_BOTH = frozenset({"left", "right"})
_OPEN = frozenset({True, False})
_SAME = 0.001
_LACK = "which transfer sides the accessible WCs offer"
_NONE = Unknown(
    missing=("an accessible WC",),
    ask="Name the accessible WCs so, or say which rooms they are in schoolcheck.yaml.",
)


@provider
def accessible_wcs(school: School, uses: RoomUses) -> tuple[tuple[Room, bool], ...]:
    """Rooms that are accessible WCs or may be, each with whether that is sure."""
    return tuple(
        (room, uses.of(room.id).is_sure)
        for room in school.rooms
        if USE in uses.of(room.id).possible and not room.is_external
    )


@provider
def storeys_in_order(school: School) -> tuple[str, ...]:
    """The ids of the storeys that hold rooms, from the lowest up."""
    holding = {room.storey_id for room in school.rooms if not room.is_external}
    found = [storey for storey in school.storeys if storey.id in holding]
    return tuple(storey.id for storey in sorted(found, key=lambda each: (each.elevation, each.id)))


@measure("school", value="truth", name="has_both_transfer_sides", lack=_LACK)
def school_transfer_sides(
    accessible_wcs: tuple[tuple[Room, bool], ...], ask: Ask, *, width: float = 0.75
) -> Truth | Unknown:
    """Whether the accessible WCs of the school offer transfer at the left and at the right.

    With `width` metres free beside the pan. Open where the side of a WC is, or where a room may
    be an accessible WC. Unknown without any. AD M 5.10(c), (d).
    """
    return _both_sides(accessible_wcs, ask, width)


@measure("storey", value="truth", name="has_both_transfer_sides", lack=_LACK)
def storey_transfer_sides(
    subject: Subject,
    accessible_wcs: tuple[tuple[Room, bool], ...],
    ask: Ask,
    *,
    width: float = 0.75,
) -> Truth | Unknown:
    """Whether the accessible WCs of the storey offer transfer at the left and at the right.

    As for the school. Unknown on a storey without any. AD M 5.10(d).
    """
    here = [(room, sure) for room, sure in accessible_wcs if room.storey_id == subject.id]
    return _both_sides(here, ask, width)


@measure("room", value="truth", lack="whether an accessible WC is on the storey below")
def accessible_wc_below(
    subject: Subject,
    accessible_wcs: tuple[tuple[Room, bool], ...],
    storeys_in_order: tuple[str, ...],
    outlines: Outlines,
) -> Truth:
    """Whether the next storey below has an accessible WC; no on the lowest storey.

    By the uses of the rooms there; it selects the rooms that can be compared with one below. Open
    where a room there may be one; never Unknown. AD M 5.10(c).
    """
    found = _on(_next(subject, storeys_in_order, -1), accessible_wcs)
    sure = any(each for _, each in found)
    return Truth(
        possible=frozenset({True}) if sure else _OPEN if found else frozenset({False}),
        origin="derived",
        method="uses of the rooms on the next storey below",
        evidence=tuple(
            drawn
            for room, _ in _nearest(subject, found, outlines)
            if not isinstance(area := outlines[room.id], Unknown)
            for drawn in outline(
                area, storey=subject.ref.storey, label=f"below: {room.ref.long_name}"
            )
        ),
    )


@measure("room", value="truth", lack="whether its handing differs from the WC below")
def handing_differs_from_storey_below(
    subject: Subject,
    outlines: Outlines,
    accessible_wcs: tuple[tuple[Room, bool], ...],
    storeys_in_order: tuple[str, ...],
    ask: Ask,
    *,
    width: float = 0.75,
) -> Truth | Unknown:
    """Whether a WC and the nearest accessible WC on the storey below give both transfer sides.

    One at the left, one at the right, or either of them both. Nearest on plan, from centre to
    centre; one without a body may be it. Open where the side of one of them is, or where the room
    below may be something else. Unknown without one on the storey below. AD M 5.10(c).
    """
    below = _on(_next(subject, storeys_in_order, -1), accessible_wcs)
    near = _nearest(subject, below, outlines)
    if not near:
        return _no_other("the storey below")
    answer = ask("transfer_side", subject, width=width)
    here = _sides_of(answer)
    there = [(_sides_of(ask("transfer_side", _subject(room), width=width)), s) for room, s in near]
    possible = frozenset(
        one | other >= _BOTH for words, _ in there for one in here for other in words
    )
    return Truth(
        possible=possible if all(sure for _, sure in there) else _OPEN,
        origin="derived",
        method="transfer sides of this WC and the nearest on the storey below",
        steps=tuple(f"below: {room.ref.name} {room.ref.long_name}".strip() for room, _ in near),
        evidence=(
            *_offset(subject, near[0][0], outlines),
            *(answer.evidence if isinstance(answer, Choice) else ()),
        ),
    )


@measure("room", unit="m", lack="how far it is from the WC on the next storey")
def same_place_on_other_storeys(
    subject: Subject,
    outlines: Outlines,
    accessible_wcs: tuple[tuple[Room, bool], ...],
    storeys_in_order: tuple[str, ...],
) -> Quantity | Unknown:
    """From the centre of a room to the nearest accessible WC on the next storeys, on plan, metres.

    Up or down, whichever is nearer. From the nearest that may be one to the nearest that surely is;
    from 0 where one has no body that can be trusted. Exact to 0.1 mm. Unknown without one that is
    sure, and without a body of the room. AD M 5.2, 5.10(c).
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    near = [
        each
        for step in (-1, 1)
        for each in _on(_next(subject, storeys_in_order, step), accessible_wcs)
    ]
    offsets = sorted(
        (area.centroid.distance(other.centroid), sure, room.id, room)
        for room, sure in near
        if not isinstance(other := outlines[room.id], Unknown)
    )
    sure = [each for each in offsets if each[1]]
    bare = [doubt for room, _ in near if isinstance(doubt := outlines[room.id], Unknown)]
    if not sure:
        return bare[0] if bare else _no_other("the next storey")
    return Quantity(
        low=0.0 if bare else offsets[0][0],
        doubt=bare[0] if bare else None,
        high=sure[0][0],
        unit="m",
        method="centre to centre on plan",
        steps=(f"nearest: {sure[0][3].ref.name} {sure[0][3].ref.long_name}".strip(),),
        evidence=_offset(subject, sure[0][3], outlines),
    )


def _both_sides(rooms: Sequence[tuple[Room, bool]], ask: Ask, width: float) -> Truth | Unknown:
    if not rooms:
        return _NONE
    surely: set[str] = set()
    maybe: set[str] = set()
    steps, evidence = [], []
    for room, sure in rooms:
        answer = ask("transfer_side", _subject(room), width=width)
        words = _sides_of(answer)
        evidence += list(answer.evidence) if isinstance(answer, Choice) else []
        maybe.update(*words)
        if sure:
            surely |= frozenset.intersection(*words)
        texts = " or ".join(sorted("+".join(sorted(word)) or "none" for word in words))
        steps.append(f"{room.ref.name} {room.ref.long_name}: {texts}")
    possible = {True} if surely >= _BOTH else _OPEN if maybe >= _BOTH else {False}
    return Truth(
        possible=frozenset(possible),
        origin="derived",
        method=f"sides with {width:.3f} m free beside the pan",
        steps=tuple(sorted(steps)),
        evidence=tuple(evidence),
    )


def _sides_of(answer: Measured) -> frozenset[frozenset[str]]:
    """The sets of sides that an answer leaves open; any of them when it is Unknown."""
    if not isinstance(answer, Choice):
        return frozenset({frozenset(), frozenset({"left"}), frozenset({"right"}), _BOTH})
    sides = {"none": frozenset[str](), "both": _BOTH}
    return frozenset(sides.get(word, frozenset({word})) for word in answer.possible)


def _next(subject: Subject, order: Sequence[str], step: int) -> str:
    """The storey above (1) or below (-1) that of a room; empty when there is none."""
    here = subject.element.storey_id
    if here not in order:
        return ""
    place = order.index(here) + step
    return order[place] if 0 <= place < len(order) else ""


def _on(storey_id: str, rooms: Iterable[tuple[Room, bool]]) -> list[tuple[Room, bool]]:
    return [(room, sure) for room, sure in rooms if storey_id and room.storey_id == storey_id]


def _nearest(
    subject: Subject, rooms: Iterable[tuple[Room, bool]], outlines: Outlines
) -> list[tuple[Room, bool]]:
    """The nearest on plan, several where they are as near as each other or nobody knows."""
    area, every = outlines[subject.id], list(rooms)
    if isinstance(area, Unknown):
        return every
    found = [
        (area.centroid.distance(other.centroid), room.id, room, sure)
        for room, sure in every
        if not isinstance(other := outlines[room.id], Unknown)
    ]
    least = min((each[0] for each in found), default=0.0)
    nearest = [
        (room, sure)
        for distance, _, room, sure in sorted(found, key=lambda f: f[:2])
        if distance <= least + _SAME
    ]
    return nearest + [each for each in every if isinstance(outlines[each[0].id], Unknown)]


def _offset(subject: Subject, room: Room, outlines: Outlines) -> tuple[Evidence, ...]:
    area, other = outlines[subject.id], outlines[room.id]
    if isinstance(area, Unknown) or isinstance(other, Unknown):
        return ()
    one, two = area.centroid, other.centroid
    return (dimension(((one.x, one.y), (two.x, two.y)), storey=subject.ref.storey),)


def _no_other(where: str) -> Unknown:
    return Unknown(missing=(f"an accessible WC on {where}",), ask=_NONE.ask)


def _subject(room: Room) -> Subject:
    return Subject(kind="room", id=room.id, ref=room.ref, element=room)
