"""Furniture and fittings as a few boxes each, and the ways they are set out in a room.

Every thing is symmetrical about its own y axis; the origin is the middle of its back edge and its
front looks along +y, so that mirrored plans need no mirrored shapes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sample_models.make.frames import Prism, block
from sample_models.make.plan import Room, Thing, bounds
from sample_models.make.walls import clear_outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """What a kind of thing is in IFC and what it looks like."""

    ifc_class: str
    predefined: str
    label: str
    solids: tuple[Prism, ...]


def _plain(width: float, depth: float, height: float, base: float = 0.0) -> Prism:
    return block(-width / 2, 0, base, width / 2, depth, base + height)


def _furniture(predefined: str, label: str, *solids: Prism) -> Pattern:
    return Pattern(ifc_class="IfcFurniture", predefined=predefined, label=label, solids=solids)


def _sanitary(predefined: str, label: str, *solids: Prism) -> Pattern:
    return Pattern(
        ifc_class="IfcSanitaryTerminal", predefined=predefined, label=label, solids=solids
    )


PATTERNS: dict[str, Pattern] = {
    "table": _furniture("TABLE", "Pupil table 1200x600", _plain(1.2, 0.6, 0.04, 0.6)),
    "round table": _furniture("TABLE", "Group table 1100x1100", _plain(1.1, 1.1, 0.04, 0.6)),
    "chair": _furniture(
        "CHAIR", "Pupil chair", _plain(0.4, 0.4, 0.04, 0.36), _plain(0.4, 0.04, 0.32, 0.4)
    ),
    "desk": _furniture("DESK", "Desk 1400x700", _plain(1.4, 0.7, 0.73)),
    "cupboard": _furniture("SHELF", "Cupboard 1000x450", _plain(1.0, 0.45, 1.8)),
    "shelf": _furniture("SHELF", "Book shelf 1500x350", _plain(1.5, 0.35, 1.2)),
    "locker": _furniture("SHELF", "Locker bank 1800x450", _plain(1.8, 0.45, 1.4)),
    "double locker": _furniture("SHELF", "Back-to-back lockers 1800x900", _plain(1.8, 0.9, 1.4)),
    "flat wall case": _furniture("SHELF", "Wall case 600x100", _plain(0.6, 0.1, 0.6, 0.9)),
    "deep wall case": _furniture("SHELF", "Wall case 600x150", _plain(0.6, 0.15, 0.6, 0.9)),
    "sofa": _furniture("SOFA", "Low sofa", _plain(1.5, 0.7, 0.6)),
    "bean bag": _furniture("CHAIR", "Bean bag", _plain(0.7, 0.7, 0.4)),
    "couch": _furniture("BED", "Treatment couch", _plain(1.9, 0.7, 0.6)),
    "changing bench": _furniture("BED", "Height-adjustable changing bench", _plain(1.8, 0.75, 0.5)),
    "baby change": _furniture("TABLE", "Baby changing unit 850x550", _plain(0.85, 0.55, 0.1, 0.85)),
    "worktop": _furniture("TABLE", "Worktop 1800x600", _plain(1.8, 0.6, 0.85)),
    "pan": _sanitary("TOILETPAN", "WC pan", _plain(0.36, 0.7, 0.42), _plain(0.36, 0.2, 0.38, 0.42)),
    "tall pan": _sanitary(
        "TOILETPAN", "Raised WC pan", _plain(0.36, 0.7, 0.46), _plain(0.36, 0.2, 0.34, 0.46)
    ),
    "basin": _sanitary("WASHHANDBASIN", "Wash basin 500x400", _plain(0.5, 0.4, 0.15, 0.65)),
    "small basin": _sanitary(
        "WASHHANDBASIN", "Finger-rinse basin 300x220", _plain(0.3, 0.22, 0.15, 0.57)
    ),
    "large basin": _sanitary("WASHHANDBASIN", "Wash basin 600x500", _plain(0.6, 0.5, 0.15, 0.65)),
    "wall basin": _sanitary(
        "WASHHANDBASIN", "Wall-hung basin 500x400", _plain(0.5, 0.4, 0.15, 0.685)
    ),
    "low basin": _sanitary(
        "WASHHANDBASIN",
        "Low basin 500x400 with its trap",
        _plain(0.5, 0.4, 0.15, 0.61),
        _plain(0.1, 0.1, 0.21, 0.4),
    ),
    "basin with splashback": _sanitary(
        "WASHHANDBASIN", "Wash basin 500x400 with splashback", _plain(0.5, 0.4, 0.3, 0.65)
    ),
    "shower": _sanitary("SHOWER", "Shower tray, level access", _plain(1.0, 1.0, 0.02)),
    "sink": _sanitary("SINK", "Classroom sink 500x300", _plain(0.5, 0.3, 0.15, 0.6)),
}

FACING = {"N": 90.0, "E": 0.0, "S": 270.0, "W": 180.0}


def class_set(
    room: Room, *, corridor: str, places: int = 30, beside: float = 0.3
) -> tuple[Thing, ...]:
    """Tables for two in rows with their chairs, the corridor side and the front kept clear.

    `beside` is what the tables leave along the side walls more than between each other.
    """
    x0, y0, x1, y1 = bounds(clear_outline(room))
    columns = max(1, int((x1 - x0 - 2 * beside) // 1.65))
    pitch = (x1 - x0 - 2 * beside) / columns
    first = y0 + 1.5 if corridor == "N" else y1 - 1.7
    step = 1.3 if corridor == "N" else -1.3
    things = []
    for number in range(places // 2):
        row, column = divmod(number, columns)
        x = x0 + beside + pitch * (column + 0.5)
        y = first + step * row
        things += list(_table_for_two(room, x, y))
    wall = y0 if corridor == "N" else y1
    front = 90.0 if corridor == "N" else 270.0
    things.append(_thing("sink", x0 + 0.7, wall, front, room))
    things.append(_thing("cupboard", x1 - 0.6, wall, front, room))
    return tuple(things)


def group_set(room: Room, *, chairs: int = 4) -> tuple[Thing, ...]:
    """One table in the middle and chairs at its sides."""
    x0, y0, x1, y1 = bounds(clear_outline(room))
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    around = [(0.0, -1.0, 90.0), (0.0, 1.0, 270.0), (-1.0, 0.0, 0.0), (1.0, 0.0, 180.0)]
    return (
        _thing("round table", x, y - 0.55, 90, room),
        *(
            _thing("chair", x + dx * 0.95, y + dy * 0.95, facing, room)
            for dx, dy, facing in around[:chairs]
        ),
    )


def office_set(room: Room, *, wall: str = "S") -> tuple[Thing, ...]:
    """A desk with its chair and a cupboard against one wall."""
    x0, y0, x1, y1 = bounds(clear_outline(room))
    y = y0 if wall == "S" else y1
    inward = 1 if wall == "S" else -1
    facing = 90.0 if wall == "S" else 270.0
    return (
        _thing("desk", x0 + 0.8, y, facing, room),
        _thing("chair", x0 + 0.8, y + inward * 1.15, facing + 180, room),
        _thing("cupboard", x1 - 0.6, y, facing, room),
    )


def wc_row(room: Room, *, wall: str, pans: int, basins: int) -> tuple[Thing, ...]:
    """Pans along one wall and basins along the wall opposite, away from the corridor end."""
    x0, y0, x1, y1 = bounds(clear_outline(room))
    length = x1 - x0 if wall in "NS" else y1 - y0 - 1.6
    start = 0.0 if wall in "NS" else 1.5
    pitch = length / pans
    opposite = {"N": "S", "S": "N", "E": "W", "W": "E"}[wall]
    return (
        *along("pan", room, wall=wall, spots=_spread(start, pitch, pans)),
        *along("small basin", room, wall=opposite, spots=_spread(start, length / basins, basins)),
    )


def _spread(start: float, pitch: float, count: int) -> tuple[float, ...]:
    return tuple(round(start + pitch * (n + 0.5), 4) for n in range(count))


def accessible_wc(
    room: Room, *, back: str = "N", hand: str = "W", basin: str = "small basin", at: float = 0.55
) -> tuple[Thing, ...]:
    """Pan on the back wall with its centre 500 mm from one side, basin on that side wall.

    `at` is how far the basin's centre lies from the back wall.
    """
    x0, y0, x1, y1 = bounds(clear_outline(room))
    y, inward = (y1, -1) if back == "N" else (y0, 1)
    side, away, looks = (x0, 1, 0.0) if hand == "W" else (x1, -1, 180.0)
    return (
        _thing("pan", side + away * 0.5, y, 270.0 if back == "N" else 90.0, room),
        _thing(basin, side, y + inward * at, looks, room),
    )


def along(kind: str, room: Room, *, wall: str, spots: tuple[float, ...]) -> tuple[Thing, ...]:
    """Things with their backs to one wall; spots are measured from its west or south end."""
    x0, y0, x1, y1 = bounds(clear_outline(room))
    facing = FACING[wall] + 180
    level = {"N": y1, "S": y0, "E": x1, "W": x0}[wall]
    if wall in "NS":
        return tuple(_thing(kind, x0 + s, level, facing, room) for s in spots)
    return tuple(_thing(kind, level, y0 + s, facing, room) for s in spots)


def _table_for_two(room: Room, x: float, y: float) -> Iterator[Thing]:
    yield _thing("table", x, y, 90, room)
    yield _thing("chair", x - 0.3, y - 0.5, 90, room)
    yield _thing("chair", x + 0.3, y - 0.5, 90, room)


def _thing(kind: str, x: float, y: float, facing: float, room: Room) -> Thing:
    return Thing(kind=kind, x=round(x, 4), y=round(y, 4), facing=facing % 360, room=room.number)
