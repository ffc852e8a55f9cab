"""Small plans for rule cases: a row of rooms along one corridor."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sample_models.make.doors import KINDS
from sample_models.make.plan import (
    FIRST,
    GROUND,
    Column,
    Door,
    Group,
    Plan,
    Room,
    Thing,
    clear_box,
)

_WALL = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """A room as a case asks for it: words, clear width and depth, and its door."""

    name: str
    kind: str
    width: float = 3.0
    depth: float = 4.0
    door: str = "classroom"
    opens_out: bool = False
    door_at: float | None = None
    bodiless: bool = False
    base: bool = False


def row(
    wants: Sequence[Want],
    *,
    corridor: float = 2.0,
    storey: str = "00",
    corridor_body: bool = True,
    ends: str = "classroom",
    columns: tuple[Column, ...] = (),
) -> Plan:
    """Rooms side by side north of a corridor that has an outer door at each end.

    The corridor's clear floor starts at (0, 0) and is `corridor` wide; rooms stand above it.
    """
    rooms, doors, x = [], [], 0.0
    for number, want in enumerate(wants, start=1):
        name = f"{storey}-{number:02d}"
        outline = clear_box(x, corridor + _WALL, want.width, want.depth)
        rooms.append(
            Room(
                number=name,
                name=want.name,
                kind=want.kind,
                outline=outline,
                storey=storey,
                bodiless=want.bodiless,
            )
        )
        doors.append(_door(name, want))
        x += want.width + _WALL
    way = _corridor(storey, x - _WALL, corridor, body=corridor_body)
    doors += _end_doors(way, corridor, ends) if storey == "00" else []
    inside = tuple(r.number for r, w in zip(rooms, wants, strict=True) if w.base)
    return Plan(
        key=f"case/{storey}",
        name="Sample",
        storeys=(GROUND,) if storey == "00" else (FIRST,),
        rooms=(*rooms, way),
        doors=tuple(doors),
        columns=columns,
        groups=(Group(name="Inclusion base", rooms=inside),) if inside else (),
        door_kinds=KINDS,
    )


def stacked(lower: Plan, upper: Plan) -> Plan:
    """Two storeys of a small plan in one."""
    return Plan(
        key="case/stacked",
        name="Sample",
        storeys=(GROUND, FIRST),
        rooms=lower.rooms + upper.rooms,
        doors=lower.doors + upper.doors,
        groups=lower.groups + upper.groups,
        door_kinds=KINDS,
    )


def furnished(plan: Plan, things: Sequence[Thing]) -> Plan:
    """The plan with these things in it."""
    return replace(plan, things=tuple(things))


def _door(room: str, want: Want) -> Door:
    middle = want.width / 2 + _WALL / 2
    return Door(
        name=f"{room}-D01",
        room=room,
        side="S",
        at=middle if want.door_at is None else want.door_at,
        kind=want.door,
        opens="out" if want.opens_out else "in",
        boundaries=True,
    )


def _corridor(storey: str, length: float, width: float, *, body: bool) -> Room:
    return Room(
        number=f"{storey}-99",
        name="Corridor",
        kind="corridor",
        outline=clear_box(0, 0, length, width),
        storey=storey,
        bodiless=not body,
    )


def _end_doors(way: Room, width: float, kind: str) -> list[Door]:
    at = width / 2 + _WALL / 2
    west = Door(name="00-99-D01", room=way.number, side="W", at=at, kind=kind, opens="out")
    east = Door(name="00-99-D02", room=way.number, side="E", at=at, kind=kind, opens="out")
    return [west, east]
