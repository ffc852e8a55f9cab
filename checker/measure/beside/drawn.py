"""What to draw and say of rooms next to each other: the walls they share, and their names."""

from collections.abc import Iterable, Iterator, Mapping

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.overlay import shared
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


def stacked_drawn(own: Room, rooms: Iterable[Room], outlines: Outlines) -> Iterator[Evidence]:
    """What the plan of a room shares with each of some rooms above and below it, with its name."""
    area = outlines[own.id]
    for room in rooms:
        other = outlines.get(room.id)
        if other is None or isinstance(area, Unknown) or isinstance(other, Unknown):
            continue
        common = clean_area(shared(area, other))
        if common is not None:
            where = "above" if _base(room) > _base(own) else "below"
            label = f"{where}: {name_of(room)}"
            yield from outline(common, storey=own.ref.storey, label=label)
            yield from outline(other, storey=own.ref.storey, role="context")


def _base(room: Room) -> float:
    return room.shape.base if room.shape is not None else 0.0


def names_in(rooms: Iterable[Room]) -> str:
    """The names of rooms for a sentence, `none` when there are none."""
    return ", ".join(sorted({name_of(room) for room in rooms})) or "none"
