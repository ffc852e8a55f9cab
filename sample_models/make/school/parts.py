"""Short words for writing a large plan down: parts that add up, doors, and rows of windows."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal

from sample_models.make.plan import (
    Climb,
    Column,
    Cubicles,
    Door,
    Gap,
    Lift,
    Rail,
    Room,
    Side,
    Thing,
    Window,
    bounds,
)

Revision = Literal["A", "B"]
Claims = dict[str, dict[str, dict[str, object]]]
"""Properties by what states them and the name of their set."""
Claims = dict[str, dict[str, dict[str, object]]]
"""What is stated of a room, by its number, the property set and the property."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a plan."""

    rooms: tuple[Room, ...] = ()
    doors: tuple[Door, ...] = ()
    gaps: tuple[Gap, ...] = ()
    windows: tuple[Window, ...] = ()
    things: tuple[Thing, ...] = ()
    cubicles: tuple[Cubicles, ...] = ()
    columns: tuple[Column, ...] = ()
    climbs: tuple[Climb, ...] = ()
    lifts: tuple[Lift, ...] = ()
    rails: tuple[Rail, ...] = ()

    def __add__(self, other: "Part") -> "Part":
        joined = {f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)}
        return Part(**joined)


def door(
    name: str,
    side: Side,
    at: float,
    kind: str = "classroom",
    *,
    opens: Literal["in", "out"] = "in",
    hinge: Literal["lo", "hi"] = "lo",
    boundaries: bool = False,
) -> Door:
    """A door named after its room: 00-12-D01 stands in room 00-12."""
    return Door(
        name=name,
        room=name.rsplit("-D", 1)[0],
        side=side,
        at=at,
        kind=kind,
        opens=opens,
        hinge=hinge,
        boundaries=boundaries,
    )


def merged(*parts: Claims) -> Claims:
    """What several parts state of rooms and doors; of one property the last word counts."""
    found: Claims = {}
    for part in parts:
        for of, sets in part.items():
            for name, facts in sets.items():
                found.setdefault(of, {}).setdefault(name, {}).update(facts)
    return found


def windows_of(rooms: Iterable[Room], doors: Iterable[Door]) -> tuple[Window, ...]:
    """Windows spread along the sides that each room names, keeping clear of its doors."""
    placed = tuple(doors)
    found = []
    for room in rooms:
        spots = [(side, at) for side in room.windows for at in _spots(room, side, placed)]
        for number, (side, at) in enumerate(spots, start=1):
            name = f"{room.number}-W{number:02d}"
            found.append(Window(name=name, room=room.number, side=_side(side), at=at))
    return tuple(found)


def _spots(room: Room, side: str, doors: tuple[Door, ...]) -> list[float]:
    x0, y0, x1, y1 = bounds(room.outline)
    length = x1 - x0 if side in "NS" else y1 - y0
    count = int((length - 0.2) // 2.2)
    taken = [d.at for d in doors if d.room == room.number and d.side == side]
    spots = [round(length * (n + 0.5) / count, 3) for n in range(count)]
    return [s for s in spots if all(abs(s - t) > 1.6 for t in taken)]


def _side(letter: str) -> Side:
    sides: dict[str, Side] = {"N": "N", "E": "E", "S": "S", "W": "W"}
    return sides[letter]
