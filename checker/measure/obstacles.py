"""What stands on the floor of each room: columns, furniture and fittings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import without
from checker.measure.registry import provider
from checker.model import Column, Element, Fitting, Furniture, Room, School

Kind = Literal["walls", "fittings", "furniture"]

HEAD_HEIGHT = 2.1
"""Metres above the floor from which a thing is over people's heads and in nobody's way."""
LOW = 0.02
"""Metres up to which a thing on the floor (a mat, a plate) is no obstacle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One thing in a room, seen from above; `hull_only` says that it may be smaller than that.

    `kind` is the word by which rules keep clear of it; columns count as walls. `above` is how
    far over the floor it begins, metres.
    """

    element: Element
    kind: Kind
    area: Area
    hull_only: bool
    above: float


@provider
def obstacles(
    school: School,
    rooms_by_id: Mapping[str, Room],
    rooms_holding: Mapping[str, tuple[str, ...]],
) -> Mapping[str, tuple[Obstacle, ...]]:
    """What is in the way in each room, by room id.

    Left out: what begins 2.1 m over the floor or higher, and what is flatter than 20 mm.
    """
    found: dict[str, list[Obstacle]] = {}
    for thing in (*school.columns, *school.fittings, *school.furniture):
        for room_id in rooms_holding.get(thing.id, ()):
            made = _obstacle(thing, rooms_by_id[room_id])
            if made is not None:
                found.setdefault(room_id, []).append(made)
    return {room: tuple(things) for room, things in found.items()}


def free_floor(
    area: Area, things: Iterable[Obstacle], *, also: Iterable[BaseGeometry] = ()
) -> Area | None:
    """The part of a room's plan that nothing stands on; none when nothing is left."""
    taken = [*(thing.area for thing in things), *also]
    return without(area, taken) if taken else area


def _obstacle(thing: Element, room: Room) -> Obstacle | None:
    if thing.shape is None or room.shape is None:
        return None
    above = thing.shape.base - room.shape.base
    if above >= HEAD_HEIGHT or thing.shape.top - room.shape.base <= LOW:
        return None
    return Obstacle(
        element=thing,
        kind=_kind(thing),
        area=thing.shape.footprint,
        hull_only=thing.shape.hull_only,
        above=above,
    )


def _kind(thing: Element) -> Kind:
    match thing:
        case Fitting():
            return "fittings"
        case Furniture():
            return "furniture"
        case Column():
            return "walls"
        case _:
            raise TypeError(f"{type(thing).__name__} is no obstacle")
