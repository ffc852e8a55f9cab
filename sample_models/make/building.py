"""Walls, slabs and columns, and the openings, doors and windows in the walls."""

from shapely import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from sample_models.make.doors import add_door_type, door_solids
from sample_models.make.frames import Frame, Prism, block
from sample_models.make.pen import Entity
from sample_models.make.plan import HALF_WALL, Door, Gap, Outline, Plan, Window, box
from sample_models.make.site import Length, Site
from sample_models.make.walls import (
    Wall,
    centre_of,
    derive_walls,
    door_frame,
    handing,
    rooms_beside,
    storey_outline,
    wall_of,
)

_SLAB = 0.3
_QUARTER = {"N": 90.0, "E": 0.0, "S": 270.0, "W": 180.0}


def add_walls(site: Site) -> None:
    """Walls of every storey with everything that fills them."""
    walls = [w for storey in site.plan.storeys for w in derive_walls(site.plan, storey.code)]
    made = {wall.name: _add_wall(site, wall) for wall in walls}
    for door in site.plan.doors:
        _add_door(site, door, wall_of(site.plan, walls, door), made)
    for gap in site.plan.gaps:
        wall = wall_of(site.plan, walls, gap)
        frame = _side_frame(site.plan, gap, gap.width, 0.0)
        _add_opening(site, gap.name, wall, made[wall.name], frame, (gap.width, gap.height))
    for window in site.plan.windows:
        _add_window(site, window, wall_of(site.plan, walls, window), made)


def add_slabs(site: Site) -> None:
    """A floor under each storey, with holes over the stairs and lifts, and a roof on the top."""
    plan = site.plan
    for number, storey in enumerate(plan.storeys):
        holes = _holes(plan) if number else ()
        shape = storey_outline(plan, storey.code)
        for part, ring in enumerate(_rings(shape), start=1):
            inside = tuple(h for h in holes if Polygon(ring).contains(Polygon(h)))
            site.element(
                "IfcSlab",
                f"slab/{storey.code}/{part}",
                frame=Frame(z=storey.elevation),
                storey=storey.code,
                solids=[Prism(outline=ring, depth=_SLAB, start=-_SLAB, holes=inside)],
                Name=f"Floor {storey.code}",
                PredefinedType="FLOOR",
            )
    for room in plan.rooms:
        if room.floor and not room.outdoor:
            site.element(
                "IfcSlab",
                f"slab/{room.number}",
                frame=Frame(z=plan.storey(room.storey).elevation),
                storey=room.storey,
                solids=[Prism(outline=room.outline, depth=room.floor)],
                Name=f"Raised floor {room.number}",
                PredefinedType="FLOOR",
            )


def add_roof(site: Site) -> None:
    """A flat roof on the walls of the topmost storey."""
    top = site.plan.storeys[-1]
    for part, ring in enumerate(_rings(storey_outline(site.plan, top.code)), start=1):
        site.element(
            "IfcSlab",
            f"roof/{part}",
            frame=Frame(z=top.elevation + top.wall_height),
            storey=top.code,
            solids=[Prism(outline=ring, depth=_SLAB)],
            Name="Roof",
            PredefinedType="ROOF",
        )


def add_columns(site: Site) -> None:
    for column in site.plan.columns:
        half = column.width / 2, column.depth / 2
        site.element(
            "IfcColumn",
            f"column/{column.name}",
            frame=Frame(x=column.x, y=column.y, z=site.plan.storey(column.storey).elevation),
            storey=column.storey,
            solids=[block(-half[0], -half[1], 0, half[0], half[1], 2.8)],
            Name=column.name,
            PredefinedType="COLUMN",
        )


def _add_wall(site: Site, wall: Wall) -> Entity:
    elevation = site.plan.storey(wall.storey).elevation
    frame = wall.frame
    made = site.element(
        "IfcWall",
        f"wall/{wall.name}",
        frame=Frame(x=frame.x, y=frame.y, z=elevation, turn=frame.turn),
        storey=wall.storey,
        solids=[Prism(outline=wall.outline, depth=wall.height)],
        Name=wall.name,
    )
    site.properties(
        "Pset_WallCommon", f"wall/{wall.name}", made, {"IsExternal": bool(wall.outward)}
    )
    return made


def _add_opening(
    site: Site, name: str, wall: Wall, host: Entity, frame: Frame, size: tuple[float, float]
) -> Entity:
    """A hole through the whole wall; its frame is the frame of what fills it."""
    width, height = size
    depth = sorted(_across(wall, frame))
    made = site.pen.root(
        "IfcOpeningElement",
        f"opening/{name}",
        Name=f"Opening {name}",
        ObjectPlacement=site.pen.placement(
            _wall_frame(site.plan, wall).relative(frame), within=host.ObjectPlacement
        ),
        Representation=site.pen.shape([block(0, depth[0], 0, width, depth[1], height)]),
        PredefinedType="OPENING",
    )
    site.pen.root(
        "IfcRelVoidsElement",
        f"voids/{name}",
        RelatingBuildingElement=host,
        RelatedOpeningElement=made,
    )
    return made


def _fill(site: Site, name: str, opening: Entity, filling: Entity, storey: str) -> None:
    site.pen.root(
        "IfcRelFillsElement",
        f"fills/{name}",
        RelatingOpeningElement=opening,
        RelatedBuildingElement=filling,
    )
    site.contained[f"storey {storey}"].append(filling)


def _add_door(site: Site, door: Door, wall: Wall, made: dict[str, Entity]) -> None:
    pen, kind = site.pen, site.plan.door_kind(door.kind)
    frame, hand = door_frame(site.plan, door), handing(site.plan, door)
    opening = _add_opening(
        site, door.name, wall, made[wall.name], frame, (kind.overall, kind.height)
    )
    style = add_door_type(site, kind, hand)
    entity = pen.root(
        "IfcDoor",
        f"door/{door.name}",
        Name=door.name,
        ObjectPlacement=pen.placement(Frame(), within=opening.ObjectPlacement),
        Representation=None if kind.bare else pen.shape(door_solids(kind, hand)),
        OverallHeight=pen.length(kind.height),
        OverallWidth=None if kind.unsized else pen.length(kind.overall),
        PredefinedType=None if kind.bare else "DOOR",
    )
    _fill(site, door.name, opening, entity, wall.storey)
    if style:
        site.typed[style].append(entity)
    _describe(site, door, entity, external=bool(wall.outward))
    if door.boundaries:
        _bound(site, door, entity, external=bool(wall.outward))


def _describe(site: Site, door: Door, entity: Entity, *, external: bool) -> None:
    """What is declared of a door; IFC2X3 has no word of its own for a drive."""
    kind = site.plan.door_kind(door.kind)
    said = site.plan.claims.get(door.name, {})
    common: dict[str, object] = {"IsExternal": external}
    if kind.glass:
        common["GlazingAreaFraction"] = kind.glass
    common |= said.get("Pset_DoorCommon", {})
    ours: dict[str, object] = {**dict(kind.stated), **said.get("SchoolCheck_Door", {})}
    if kind.fire_rating:
        common["FireRating"] = kind.fire_rating
    if kind.clear is not None:
        ours["ClearOpeningWidth"] = Length(metres=kind.clear)
    if not kind.bare:
        older = site.pen.options.schema == "IFC2X3"
        (ours if older else common)["Powered" if older else "HasDrive"] = kind.powered
    for name, facts in (("Pset_DoorCommon", common), ("SchoolCheck_Door", ours)):
        if facts:
            site.properties(name, f"door/{door.name}", entity, facts)


def _bound(site: Site, door: Door, entity: Entity, *, external: bool) -> None:
    for number in (each for each in rooms_beside(site.plan, door) if each in site.spaces):
        site.pen.root(
            "IfcRelSpaceBoundary",
            f"boundary/{door.name}/{number}",
            RelatingSpace=site.spaces[number],
            RelatedBuildingElement=entity,
            PhysicalOrVirtualBoundary="PHYSICAL",
            InternalOrExternalBoundary="EXTERNAL" if external else "INTERNAL",
        )


def _add_window(site: Site, window: Window, wall: Wall, made: dict[str, Entity]) -> None:
    pen = site.pen
    frame = _side_frame(site.plan, window, window.width, window.sill)
    size = (window.width, window.height)
    opening = _add_opening(site, window.name, wall, made[wall.name], frame, size)
    entity = pen.root(
        "IfcWindow",
        f"window/{window.name}",
        Name=window.name,
        ObjectPlacement=pen.placement(Frame(), within=opening.ObjectPlacement),
        Representation=pen.shape([block(0, 0.07, 0, window.width, 0.13, window.height)]),
        OverallHeight=pen.length(window.height),
        OverallWidth=pen.length(window.width),
        PredefinedType="WINDOW",
    )
    _fill(site, window.name, opening, entity, wall.storey)


def _side_frame(plan: Plan, item: Gap | Window, width: float, sill: float) -> Frame:
    x, y = centre_of(plan, item)
    z = plan.storey(plan.room(item.room).storey).elevation + sill
    middle = Frame(x=x, y=y, z=z, turn=_QUARTER[item.side] - 90)
    return middle.place(Frame(x=-width / 2, y=-HALF_WALL))


def _wall_frame(plan: Plan, wall: Wall) -> Frame:
    frame = wall.frame
    return Frame(x=frame.x, y=frame.y, z=plan.storey(wall.storey).elevation, turn=frame.turn)


def _across(wall: Wall, frame: Frame) -> tuple[float, float]:
    """The wall's two faces on the y axis of a frame that stands in it."""
    same = round(frame.turn - wall.frame.turn) % 360 == 0
    sign = 1 if same else -1
    low, high = wall.faces
    return HALF_WALL + sign * low, HALF_WALL + sign * high


def _rings(shape: BaseGeometry) -> list[Outline]:
    parts = [part for part in getattr(shape, "geoms", [shape]) if not part.is_empty]
    return [
        tuple((round(x, 6), round(y, 6)) for x, y in orient(part).exterior.coords[:-1])
        for part in parts
    ]


def _holes(plan: Plan) -> tuple[Outline, ...]:
    lifts = [box(h.x, h.y, h.x + h.width, h.y + h.depth) for h in plan.lifts]
    return (*lifts, *(climb.well for climb in plan.climbs if climb.well))
