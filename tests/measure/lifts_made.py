"""Lifts made by hand: a shaft with lobbies on two storeys, cars in one piece or of walls."""

from collections.abc import Iterator
from typing import Any

from shapely import box
from shapely.geometry.base import BaseGeometry

from checker.geometry.frame import Frame
from checker.model import Element, LocalBox, Property, School
from checker.uses import RoomUses
from tests.measure.measuring import uses_of
from tests.measure.schools import door, lift, room, school_of, storey, wall

SHAFT = box(0, 0, 2, 2)
CAR = box(0.45, 0.3, 1.55, 1.7)
USES = uses_of(shaft0="lift", shaft1="lift", lobby0="corridor", lobby1="corridor")


def storey_of_lift(
    id_: str,
    *,
    lobby: BaseGeometry | None = None,
    width: float = 0.9,
    operation: str = "SLIDING_TO_LEFT",
    **given: Any,
) -> Iterator[Element]:
    """A lobby, a shaft room and a wall between them with the lift's door in it, at x = 1."""
    number = id_.removeprefix("s")
    area = box(-3, -3, 5, -0.1) if lobby is None else lobby
    yield room(f"lobby{number}", area, storey_id=id_)
    yield room(f"shaft{number}", SHAFT, storey_id=id_)
    yield wall(f"wall{number}", box(-3, -0.1, 5, 0), storey_id=id_)
    yield door(
        f"door{number}",
        at=(1, -0.05),
        width=width,
        storey_id=id_,
        base=storey(id_).elevation,
        operation=operation,
        **given,
    )


def lift_school(*others: Element, car: Element | None = None, **given: Any) -> School:
    """Two storeys of a lift with a car in it."""
    storeys = (each for id_ in ("s0", "s1") for each in storey_of_lift(id_, **given))
    return school_of(*storeys, lift("car", CAR) if car is None else car, *others)


def car_of_walls(width: float, depth: float, *, wall_: float = 0.05, **given: Any) -> Element:
    """A car whose walls stand round a hollow of that size, its inner corner at (0.5, 0.4)."""
    x, y = 0.5 - wall_, 0.4 - wall_
    out_x, out_y = width + 2 * wall_, depth + 2 * wall_
    spans = (
        ((0.0, out_x), (0.0, wall_)),
        ((0.0, out_x), (out_y - wall_, out_y)),
        ((0.0, wall_), (0.0, out_y)),
        ((out_x - wall_, out_x), (0.0, out_y)),
    )
    solids = tuple(LocalBox(x=span_x, y=span_y, z=(0.0, 2.2)) for span_x, span_y in spans)
    made: Element = lift(
        "car",
        box(x, y, x + out_x, y + out_y),
        frame=Frame(origin=(x, y)),
        solids=solids,
        **given,
    )
    return made


def sizes(*, group: str = "Pset_TransportElementElevator", **figures: Any) -> tuple[Property, ...]:
    """Declared sizes of a car."""
    return tuple(Property(group=group, name=name, value=value) for name, value in figures.items())


def uses_with(**uses: str) -> RoomUses:
    """The uses of the lift's rooms and of others."""
    return uses_of(shaft0="lift", shaft1="lift", lobby0="corridor", lobby1="corridor", **uses)
