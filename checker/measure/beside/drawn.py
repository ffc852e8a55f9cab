"""What to draw and say of rooms next to each other: the walls they share, and their names."""

from collections.abc import Iterable, Iterator, Mapping

from checker.geometry.circle import Area
from checker.measure.beside.faces import Face
from checker.measure.evidence import dimension, outline
from checker.measure.room_words import name_of
from checker.model import Room
from checker.results.values import Evidence, Role, Unknown

Outlines = Mapping[str, Area | Unknown]


def walls_drawn(faces: Iterable[Face], *, storey: str) -> tuple[Evidence, ...]:
    """A dimension line along each piece of wall."""
    return tuple(dimension(face.line, storey=storey) for face in faces)


def unknown_drawn(faces: Iterable[Face], *, storey: str) -> tuple[Evidence, ...]:
    """A line along each piece of wall behind which nobody knows what lies, saying why."""
    return tuple(
        Evidence(role="context", shape="line", coords=face.line, storey=storey, label=face.why)
        for face in faces
        if face.may_lack_room
    )


def rooms_drawn(
    rooms: Iterable[Room], outlines: Outlines, *, role: Role = "context"
) -> Iterator[Evidence]:
    """The outline of each room on its own storey, with its name."""
    for room in rooms:
        area = outlines.get(room.id)
        if area is not None and not isinstance(area, Unknown):
            yield from outline(
                area,
                storey=room.ref.storey,
                role=role,
                label=name_of(room),
                element=room.ref.global_id,
            )


def neighbours_drawn(
    rooms: Iterable[Room],
    outlines: Outlines,
    walls: Iterable[Face],
    lost: Iterable[Face],
    *,
    storey: str,
) -> tuple[Evidence, ...]:
    """Walls in common with their lengths, the rooms behind them, and walls that nobody knows of."""
    return (
        *walls_drawn(walls, storey=storey),
        *rooms_drawn(rooms, outlines),
        *unknown_drawn(lost, storey=storey),
    )


def names_in(rooms: Iterable[Room]) -> str:
    """The names of rooms for a sentence, `none` when there are none."""
    return ", ".join(sorted({name_of(room) for room in rooms})) or "none"
