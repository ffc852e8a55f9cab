"""What a room is next to: whether rooms of some uses lie behind its walls, doors and floors."""

from collections.abc import Callable, Mapping, Sequence

from checker.measure.beside.drawn import Outlines, names_in, neighbours_drawn, stacked_drawn
from checker.measure.beside.faces import Face, Faces
from checker.measure.beside.rooms import EVERY_WAY, Beside
from checker.measure.beside.uses import RoomsFor, no_uses
from checker.measure.doors.drawn import Doorways
from checker.measure.index import share_level
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Room
from checker.results.values import Evidence, Measured, Truth, Unknown

_LACK = "what the rooms next to it are used for"
_ASK = "Model the rooms on all sides of it, and name them so that their use is known."
Ask = Callable[..., Measured]


@measure("room", value="truth", lack=_LACK, ask=_ASK)
def beside_use(  # noqa: PLR0913 - one parameter for each thing it is worked out from
    subject: Subject,
    outlines: Outlines,
    faces: Faces,
    beside: Beside,
    rooms_for: RoomsFor,
    rooms_by_id: Mapping[str, Room],
    doorways: Doorways,
    *,
    uses: tuple[str, ...] = (),
    by: tuple[str, ...] = EVERY_WAY,
) -> Truth | Unknown:
    """Whether a room with one of the `uses` (or families of uses) lies next to the room.

    `by` narrows what counts: `wall` (300 mm of wall in common, faces at most 0.6 m apart; decided
    within 0.5 mm), `door` (a door or opening between them, or no wall at all), `above` and `below`
    (plans share 0.5 m2, at most 1.5 m from ceiling to floor).

    Open when a neighbour may have the use, when it cannot be told where a door leads, and where the
    building goes on behind a wall, floor or ceiling but no room is modelled there. Unknown when
    the room has no body that can be trusted.
    Serves quiet rooms away from noise (ACO-03), and a base near classrooms yet out of the bustle.
    """
    known = no_uses(uses) or _wrong_ways(by) or outlines[subject.id]
    if isinstance(known, Unknown):
        return known
    near, used = beside(subject.id, by), rooms_for(uses)
    surely, maybe = near.sure & used.sure, near.possible & used.possible
    rooms = [rooms_by_id[each] for each in sorted(maybe)]
    return Truth(
        possible=_possible(surely=bool(surely), maybe=bool(maybe or near.lacking)),
        origin="derived",
        method=f"rooms by {', '.join(by)}",
        steps=(
            _named("next to it", near.possible, rooms_by_id),
            _named("of these uses", surely, rooms_by_id),
            _named("perhaps of these uses", maybe - surely, rooms_by_id),
            *(f"the model does not tell {words}" for words in near.lacking),
        ),
        evidence=(
            *_beside_drawn(subject, rooms, outlines, faces(subject.id) if "wall" in by else ()),
            *(doorways(subject.id, maybe) if "door" in by else ()),
        ),
    )


@measure("room", value="truth", lack=_LACK, ask=_ASK)
def is_above_use(subject: Subject, ask: Ask, *, uses: tuple[str, ...] = ()) -> Measured:
    """Whether the room lies above a room with one of the `uses`.

    Their plans share at least 0.5 m2, and there are at most 1.5 m from the ceiling below to its
    floor. Open and Unknown as `beside_use`. Serves ACO-03: noise comes through floors too.
    """
    return ask("beside_use", subject, uses=uses, by=("below",))


@measure("room", value="truth", lack=_LACK, ask=_ASK)
def is_below_use(subject: Subject, ask: Ask, *, uses: tuple[str, ...] = ()) -> Measured:
    """Whether the room lies below a room with one of the `uses`.

    Their plans share at least 0.5 m2, and there are at most 1.5 m from its ceiling to the floor
    above. Open and Unknown as `beside_use`. Serves ACO-03: a gym overhead is heard.
    """
    return ask("beside_use", subject, uses=uses, by=("above",))


@measure("room", value="truth", lack="where its doors lead", ask=_ASK, doors="beside")
def opens_onto_use(subject: Subject, ask: Ask, *, uses: tuple[str, ...] = ()) -> Measured:
    """Whether a door or opening of the room leads straight to a room with one of the `uses`.

    A room that it flows into without a wall counts. Open when the room beyond may have the use or
    it cannot be told where a door leads. Unknown when the room has no body that can be trusted.
    Serves inner rooms that are reached through a classroom (ESC-07), calm rooms off a classroom,
    and lobbies between busy and quiet places (NDV-05).
    """
    return ask("beside_use", subject, uses=uses, by=("door",))


def _beside_drawn(
    subject: Subject, rooms: Sequence[Room], outlines: Outlines, walls: Sequence[Face]
) -> tuple[Evidence, ...]:
    """Walls in common with their lengths, rooms behind, above and below, walls nobody knows of."""
    storey, ids = subject.ref.storey, {room.id for room in rooms}
    level = [room for room in rooms if share_level(subject.element, room)]
    stacked = [room for room in rooms if room not in level]
    common = [face for face in walls if ids.intersection(face.rooms)]
    return (
        *neighbours_drawn(level, outlines, common, walls, storey=storey),
        *stacked_drawn(subject.element, stacked, outlines),
    )


def _named(words: str, rooms: frozenset[str], rooms_by_id: Mapping[str, Room]) -> str:
    return f"{words}: {names_in(rooms_by_id[each] for each in rooms)}"


def _possible(*, surely: bool, maybe: bool) -> frozenset[bool]:
    return frozenset({True} if surely else {True, False} if maybe else {False})


def _wrong_ways(by: tuple[str, ...]) -> Unknown | None:
    strange = [word for word in by if word not in EVERY_WAY]
    if by and not strange:
        return None
    missing = f"a way to be next to it: {', '.join(strange) or 'none is named'}"
    return Unknown(missing=(missing,), ask=f"Say in the rule by which: {', '.join(EVERY_WAY)}.")
