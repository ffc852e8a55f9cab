"""WC cubicles: partitions, fronts and doors in a row, and the pans that stand in them."""

from collections.abc import Iterator

from sample_models.make.doors import add_door_type, door_solids
from sample_models.make.frames import Frame, block
from sample_models.make.pen import Entity
from sample_models.make.plan import Cubicles, DoorKind, Thing
from sample_models.make.site import Site

THICK = 0.02
_LOW, _HIGH = 0.15, 2.0


def add_cubicles(site: Site) -> None:
    """Every row of the plan."""
    for row in site.plan.cubicles:
        for number, (start, width) in enumerate(_places(row), start=1):
            _add_panel(site, row, f"{number} side", (start + width, 0, THICK, row.depth + THICK))
            _add_front(site, row, number, (start, width))


def row_length(row: Cubicles) -> float:
    """How long the row is with its partitions, metres."""
    return round(sum(row.widths) + THICK * len(row.widths), 6)


def cubicle_pans(row: Cubicles, kind: str = "pan") -> tuple[Thing, ...]:
    """A pan in the middle of each cubicle, its back to the wall."""
    return tuple(_pan(row, start + width / 2, kind) for start, width in _places(row))


def _places(row: Cubicles) -> Iterator[tuple[float, float]]:
    """Where each cubicle begins along the row, and its clear width."""
    start = 0.0
    for width in row.widths:
        yield start, width
        start += width + THICK


def _pan(row: Cubicles, along: float, kind: str) -> Thing:
    at = _frame(row, 0.0).place(Frame(x=-along if row.flip else along))
    return Thing(
        kind=kind, x=round(at.x, 4), y=round(at.y, 4), facing=row.facing % 360, room=row.room
    )


def _frame(row: Cubicles, elevation: float) -> Frame:
    """The row's own axes: x along the back wall, y out of the cubicles."""
    return Frame(x=row.x, y=row.y, z=elevation, turn=row.facing - 90)


def _add_front(site: Site, row: Cubicles, number: int, place: tuple[float, float]) -> None:
    start, width = place
    kind = site.plan.door_kind(row.kinds[(number - 1) % len(row.kinds)])
    host = _add_panel(site, row, f"{number} front", (start, row.depth, width, THICK))
    _add_door(site, row, number, kind, round(start + (width - kind.overall) / 2, 6), host)


def _add_panel(
    site: Site, row: Cubicles, name: str, at: tuple[float, float, float, float]
) -> Entity:
    """A panel over part of the row: along, out, how long and how deep."""
    along, out, long, deep = (round(each, 6) for each in at)
    x0 = -along - long if row.flip else along
    storey = site.plan.storey(site.plan.room(row.room).storey)
    made = site.element(
        "IfcWall",
        f"cubicle/{row.name}/{name}",
        frame=_frame(row, storey.elevation),
        storey=storey.code,
        solids=[block(round(x0, 6), out, _LOW, round(x0 + long, 6), out + deep, _HIGH)],
        Name=f"Cubicle partition {row.name} {name}",
    )
    site.properties("Pset_WallCommon", f"cubicle/{row.name}/{name}", made, {"IsExternal": False})
    return made


def _add_door(
    site: Site, row: Cubicles, number: int, kind: DoorKind, along: float, host: Entity
) -> None:
    """Hinged at the end where the row begins; a door that opens in is turned about."""
    pen, storey = site.pen, site.plan.storey(site.plan.room(row.room).storey)
    inwards = row.opens[(number - 1) % len(row.opens)] == "in"
    low = round(-along - kind.overall if row.flip else along, 6)
    at = Frame(x=low, y=row.depth + THICK - kind.depth)
    if inwards:
        at = Frame(x=low + kind.overall, y=row.depth + kind.depth, turn=180)
    hand = "LEFT" if row.flip == inwards else "RIGHT"
    key, name = f"cubicle/{row.name}/{number}", f"{row.name}-D{10 + number}"
    opening = _add_hole(site, name, host, at, kind)
    made = pen.root(
        "IfcDoor",
        f"{key} door",
        Name=name,
        ObjectPlacement=pen.placement(Frame(), within=opening.ObjectPlacement),
        Representation=None if kind.bare else pen.shape(door_solids(kind, hand)),
        OverallHeight=pen.length(kind.height),
        OverallWidth=pen.length(kind.overall),
        PredefinedType=None if kind.bare else "DOOR",
    )
    pen.root(
        "IfcRelFillsElement",
        f"{key} fills",
        RelatingOpeningElement=opening,
        RelatedBuildingElement=made,
    )
    site.contained[f"storey {storey.code}"].append(made)
    if style := add_door_type(site, kind, hand):
        site.typed[style].append(made)
    site.properties("Pset_DoorCommon", f"{key} door", made, {"IsExternal": False})


def _add_hole(site: Site, name: str, host: Entity, at: Frame, kind: DoorKind) -> Entity:
    """A hole through a front, with the frame of the door that fills it."""
    pen = site.pen
    made = pen.root(
        "IfcOpeningElement",
        f"opening/{name}",
        Name=f"Opening {name}",
        ObjectPlacement=pen.placement(at, within=host.ObjectPlacement),
        Representation=pen.shape([block(0, 0, 0, kind.overall, THICK, kind.height)]),
        PredefinedType="OPENING",
    )
    pen.root(
        "IfcRelVoidsElement",
        f"voids/{name}",
        RelatingBuildingElement=host,
        RelatedOpeningElement=made,
    )
    return made
