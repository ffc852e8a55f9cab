"""Washrooms with their cubicles: an enlarged one, one with rails, and standard ones."""

from collections.abc import Mapping

from sample_models.make.cubicles import cubicle_pans, row_length
from sample_models.make.furniture import along
from sample_models.make.plan import Cubicles, Room, Thing, bounds
from sample_models.make.school.parts import Revision
from sample_models.make.walls import clear_outline

_LARGE = (1.2, 0.9, 0.9, 0.9)
_BASINS = (1.3, 1.9, 2.5, 3.1)
_AT = {"00-13": "W", "00-14": "E", "01-11": "W", "01-12": "E"}
"""The wall that the pans of each washroom stand at."""


def cubicles(rooms: Mapping[str, Room], revision: Revision) -> tuple[Cubicles, ...]:
    """A row of four in each washroom, from its far end; in A some are not as they should be."""
    return tuple(
        _row(rooms[number], wall, revision) for number, wall in _AT.items() if number in rooms
    )


def washroom_things(rooms: Mapping[str, Room], rows: tuple[Cubicles, ...]) -> tuple[Thing, ...]:
    """Pans in the cubicles, and basins at the wall opposite, before the first cubicle."""
    opposite = {"W": "E", "E": "W"}
    basins = [
        along("small basin", rooms[row.room], wall=opposite[_AT[row.room]], spots=_BASINS)
        for row in rows
    ]
    return tuple(
        thing
        for row, several in zip(rows, basins, strict=True)
        for thing in (*cubicle_pans(row), *several)
    )


def _row(room: Room, wall: str, revision: Revision) -> Cubicles:
    x0, y0, x1, y1 = bounds(clear_outline(room))
    a = revision == "A"
    row = Cubicles(
        name=room.number,
        room=room.number,
        x=x0 if wall == "W" else x1,
        y=y1,
        facing=0.0 if wall == "W" else 180.0,
        widths=(0.9,) * 4 if a and room.number == "00-14" else _LARGE,
        depth=1.465 if room.number == "01-11" else 1.5,
        opens=("out", "out", "in", "in") if a and room.number == "01-12" else ("out",),
        flip=wall == "E",
        kinds=("wide cubicle", "cubicle", "cubicle", "cubicle")
        if room.number != "00-14"
        else ("cubicle",),
    )
    if row_length(row) > y1 - y0 - _BASINS[-1]:
        raise ValueError(f"{room.number}: no room is left for basins")
    return row
