"""Walls, columns and slabs; a wall made of parts gets the footprint of its parts."""

from collections.abc import Sequence

from shapely import MultiPolygon, Polygon, union_all

from checker.model import Column, Shape, ShapeSource, Slab, Surface, Wall
from checker.read.external import declared_external
from checker.read.opening import Entity
from checker.read.reading import Reading
from checker.read.shapes import body_items
from checker.read.slope import are_level, is_upright, slope_of

_OWN_WALLS = ("IfcWall", "IfcCurtainWall")
_APART = ("IfcRailing",)


def read_walls(reading: Reading) -> list[Wall]:
    """Walls and curtain walls, those without a body by their plates, members and layers."""
    walls = reading.by_type(*_OWN_WALLS)
    bodies = with_parts(reading, walls, kind="wall", apart=_OWN_WALLS)
    external = declared_external(reading.model)
    return [
        Wall(
            **reading.facts(w, shape=bodies.get(w.id())),
            is_external=external.get(w.id()),
            is_made_of_walls=w.id() not in bodies and _is_made_of_walls(reading, w),
        )
        for w in walls
    ]


def _is_made_of_walls(reading: Reading, wall: Entity) -> bool:
    """Whether all that a wall could be is read as elements of their own, with bodies or without."""
    parts = [reading.model.by_id(part) for part in reading.links.parts.get(wall.id(), ())]
    return (
        not body_items(wall)
        and any(part.is_a(kind) for part in parts for kind in _OWN_WALLS)
        and not _parts(reading, wall.id(), _OWN_WALLS)
    )


def read_columns(reading: Reading) -> list[Column]:
    """All columns."""
    columns = reading.by_type("IfcColumn")
    bodies = reading.bodies(columns, kind="column")
    return [Column(**reading.facts(c, shape=bodies.get(c.id()))) for c in columns]


def read_slabs(reading: Reading, slabs: Sequence[Entity]) -> list[Slab]:
    """These slabs, each with the slope of its top; sloped and stepped ones with their tops."""
    bodies = with_parts(reading, slabs, kind="slab")
    found = []
    for slab in slabs:
        tops = _tops(reading, slab) if slab.id() in bodies else ()
        facts = reading.facts(slab, shape=bodies.get(slab.id()))
        found.append(Slab(**facts, slope=slope_of(tops) or 0.0, tops=tops))
    return found


def _tops(reading: Reading, slab: Entity) -> tuple[Surface, ...]:
    """The tops of a slab; none of a level one."""
    if is_upright(reading, slab):
        return ()
    parts = () if body_items(slab) else _parts(reading, slab.id(), _APART)
    tops = reading.surfaces(slab, parts).tops
    return () if not tops or are_level(tops) else tops


def with_parts(
    reading: Reading,
    wholes: Sequence[Entity],
    *,
    kind: str,
    apart: tuple[str, ...] = _APART,
) -> dict[int, Shape]:
    """Shapes by step id; a whole without a body takes those of its parts but classes `apart`."""
    bodies = reading.bodies(wholes, kind=kind)
    lacking = [w for w in wholes if w.id() not in bodies and w.id() in reading.links.parts]
    members = {w.id(): _parts(reading, w.id(), apart) for w in lacking if reading.may_touch(w)}
    parts = reading.bodies([part for group in members.values() for part in group], kind=kind)
    for step, group in members.items():
        found = [parts[part.id()] for part in group if part.id() in parts]
        if found:
            bodies[step] = merged(found)
    return bodies


def merged(shapes: Sequence[Shape]) -> Shape:
    """One shape over several: union of footprints, lowest base, highest top, first problem."""
    problems = [shape.source.problem for shape in shapes if shape.source.problem]
    engines = sorted({shape.source.engine for shape in shapes})
    footprint = union_all([shape.footprint for shape in shapes])
    if not isinstance(footprint, Polygon | MultiPolygon):  # a union of areas always is one
        footprint = MultiPolygon()
    return Shape(
        footprint=footprint,
        base=min(shape.base for shape in shapes),
        top=max(shape.top for shape in shapes),
        source=ShapeSource(engine=engines[0], problem=next(iter(problems), "")),
        hull_only=any(shape.hull_only for shape in shapes),
    )


def _parts(reading: Reading, step: int, apart: tuple[str, ...]) -> list[Entity]:
    parts = [reading.model.by_id(part) for part in reading.links.parts.get(step, ())]
    return [p for p in parts if not any(p.is_a(kind) for kind in (*apart, "IfcDoor", "IfcWindow"))]
