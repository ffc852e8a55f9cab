"""How much wall a room shares with others, and how much of it is the outer wall of the building."""

from collections.abc import Iterable, Mapping

from checker.measure.beside.drawn import (
    Outlines,
    names_in,
    neighbours_drawn,
    unknown_drawn,
    walls_drawn,
)
from checker.measure.beside.faces import THICKEST_WALL, Face, Faces, lost_walls
from checker.measure.beside.uses import RoomsFor, rooms_meant
from checker.measure.places import RoomsOf
from checker.measure.registry import measure
from checker.measure.subjects import Place, Subject
from checker.model import Room, School
from checker.results.values import Quantity, Truth, Unknown
from checker.units import SLACK

LEAST = 0.3
"""Metres of outer wall that a room has at least; less is a corner."""
_ENDS = 2
"""A wall of nobody knows where may end behind the room's own, which is no open air there."""
_LACK = "what lies behind its walls"
_ASK = "Model the rooms on all sides, and say of each wall whether it is external (IsExternal)."


@measure("room", unit="m", lack=_LACK, ask=_ASK)
def shared_wall_length(
    subject: Subject,
    outlines: Outlines,
    faces: Faces,
    rooms_for: RoomsFor,
    rooms_of: RoomsOf,
    rooms_by_id: Mapping[str, Room],
    *,
    target: Place | None = None,
    uses: tuple[str, ...] = (),
) -> Quantity | Unknown:
    """Metres of the room's wall with a room of `target`, or one of the `uses`, right behind it.

    Measured along the room's own face: what has the other room at most 0.6 m straight behind it,
    on the same level, with no third room between. With `target` and `uses` both must hold, with
    neither any room indoors counts. Exact to 0.1 mm.

    An interval when a neighbour may have the use, or where a room may be missing behind a wall.
    Unknown when the room has no body that can be trusted. Serves ACO-03.
    """
    area = outlines[subject.id]
    indoors = frozenset(key for key, room in rooms_by_id.items() if not room.is_external)
    wanted = rooms_meant(target, uses, rooms_for, rooms_of, otherwise=indoors)
    if isinstance(area, Unknown):
        return area
    if isinstance(wanted, Unknown):
        return wanted
    around = faces(subject.id)
    maybe = [face for face in around if wanted.possible.intersection(face.rooms)]
    surely = [face for face in maybe if wanted.sure.intersection(face.rooms)]
    lost = [face for face in around if face.may_lack_room]
    behind = {each for face in maybe for each in face.rooms} & wanted.possible
    rooms = [rooms_by_id[each] for each in sorted(behind)]
    return Quantity(
        low=_length(surely),
        high=_length(maybe) + _length(lost),
        unit="m",
        method="wall with the other room at most 0.6 m straight behind it",
        steps=(f"behind it: {names_in(rooms)}", *_lost_words(lost)),
        evidence=neighbours_drawn(rooms, outlines, maybe, lost, storey=subject.ref.storey),
    )


@measure("room", unit="m", lack=_LACK, ask=_ASK)
def outer_wall_length(
    subject: Subject, school: School, outlines: Outlines, faces: Faces
) -> Quantity | Unknown:
    """Metres of the room's wall with the open air right behind it.

    No room lies within 0.6 m straight behind such wall on the same level, and the wall is declared
    external, or nothing is declared and it is the outermost one of the building there. An outdoor
    space behind it counts as open air. Exact to 0.1 mm.

    An interval where that cannot be told: no wall is modelled; a yard, or a room that is missing
    from the model, lies behind it; it is declared internal with nothing behind it; or a wall has
    no body and is not made of other walls, on whichever storey it is filed: its ends may lie there.
    Unknown when the room has no body that can be trusted. Serves NDV-12.
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    around = faces(subject.id)
    outer = [face for face in around if face.beyond == "outside"]
    lost = lost_walls(school)
    # Behind a wall of two leaves the one without a body may be the one that is external.
    maybe = [face for face in around if face.beyond == "open" or (lost and face.may_lack_room)]
    storey = subject.ref.storey
    return Quantity(
        low=max(_length(outer) - len(lost) * _ENDS * THICKEST_WALL, 0.0),
        high=_length(outer) + _length(maybe),
        unit="m",
        method="wall with no room within 0.6 m straight behind it, at the edge of the building",
        steps=(
            *sorted({face.why for face in outer}),
            *_lost_words(maybe),
            *(f"{wall.ref.name or wall.id} has no body and may end there" for wall in lost),
        ),
        evidence=(*walls_drawn(outer, storey=storey), *unknown_drawn(maybe, storey=storey)),
    )


@measure("room", value="truth", lack=_LACK, ask=_ASK)
def has_outer_wall(outer_wall_length: Quantity) -> Truth:
    """Whether at least 300 mm of the room's wall have the open air right behind them.

    Measured as `outer_wall_length`, decided within 0.5 mm. Open where that is an interval, Unknown
    where it is. A room without an outer wall has no window to the outside but in its roof (NDV-12).
    """
    least = LEAST - SLACK
    answers = {outer_wall_length.low >= least, outer_wall_length.high >= least}
    return Truth(
        possible=frozenset(answers),
        origin="derived",
        method=f"at least 300 mm of {outer_wall_length.method}",
        steps=outer_wall_length.steps,
        evidence=outer_wall_length.evidence,
    )


def _length(faces: Iterable[Face]) -> float:
    return sum(face.length for face in faces)


def _lost_words(lost: list[Face]) -> tuple[str, ...]:
    whys = sorted({face.why for face in lost})
    return tuple(f"{_length(f for f in lost if f.why == why):.3f} m: {why}" for why in whys)
