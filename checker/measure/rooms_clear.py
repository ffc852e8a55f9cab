"""How much of a room is free to move in: the narrowest passage and the largest circle."""

from collections.abc import Iterable, Mapping, Sequence

from shapely import Point
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area, Circle, largest_circle
from checker.geometry.passage import Passage, narrowest_passage
from checker.measure.evidence import circle_drawn, dimension, outline
from checker.measure.obstacles import EVERYTHING, Obstacle, free_floors
from checker.measure.portals import Portal
from checker.measure.registry import measure
from checker.measure.rooms_doors import Sweeps, has_door
from checker.measure.rooms_size import CircleOf
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Quantity, Unknown

Things = Mapping[str, tuple[Obstacle, ...]]
Outlines = Mapping[str, Area | Unknown]
_ROOMS = ("room", "outdoor space")
_TOUCHES = 0.003


@measure(*_ROOMS, unit="m")
def clear_width(
    subject: Subject,
    outlines: Outlines,
    obstacles: Things,
    portals: Mapping[str, tuple[Portal, ...]],
) -> Quantity | Unknown:
    """Narrowest passage between the doors and openings of a room, clear of all that stands there.

    It is the diameter of the largest disc that can travel between them, clear of walls, columns,
    fittings and furniture as modelled; 0 when something closes the way altogether. With one
    door it is the largest circle of the free floor; with none that is only how much it may be
    at most. Exact to 0.1 mm. Where a thing in the way is only known by its hull, the value lies
    between with and without it.
    Unknown when the room has no body that can be trusted.
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    things = obstacles.get(subject.id, ())
    lines = [way.line for way in portals.get(subject.id, ())]
    floors = free_floors(area, things)
    tight = _narrowest(floors.tight, lines)
    loose = tight if floors.is_settled else _narrowest(floors.loose, lines)
    touched = _touching(tight.line or (), things)
    return Quantity(
        # Without a way in nobody knows between what people pass: a bay may be wide, a neck not.
        low=tight.width if lines else 0.0,
        high=max(tight.width, loose.width),
        unit="m",
        method=_passage_method(len(lines)),
        steps=(f"{floors.taken} things stand on the floor", _between(tight, touched)),
        evidence=(
            *((dimension(tight.line, storey=subject.ref.storey),) if tight.line else ()),
            *blockers_drawn(touched, storey=subject.ref.storey),
        ),
    )


@measure(*_ROOMS, unit="m", name="largest_circle")
def free_circle(
    subject: Subject,
    outlines: Outlines,
    obstacles: Things,
    leaf_sweeps: Sweeps,
    portals: Mapping[str, tuple[Portal, ...]],
    bare_circle: CircleOf,
    *,
    clear_of: tuple[str, ...] = EVERYTHING,
    may_overlap: tuple[str, ...] = ("door swing",),
) -> Quantity | Unknown:
    """Diameter of the largest circle on the free floor of a room: a turning circle.

    `clear_of` names what it keeps clear of (walls, fittings, furniture; columns count as
    walls), `may_overlap` what it may lie over (door swing). Exact to 0.1 mm. An interval where
    a thing in the way is only known by its hull, or a door's swing is open; from nothing
    where swings count and no door of the room is known.
    Unknown when the room has no body that can be trusted.
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    things = obstacles.get(subject.id, ())
    swings_count = "door swing" not in may_overlap
    sweeps = leaf_sweeps.get(subject.id, ()) if swings_count else ()
    floors = free_floors(area, things, clear_of=clear_of, sweeps=sweeps)
    bare = bare_circle(subject.id)
    tight = _circle(floors.tight, area, bare)
    loose = tight if floors.is_settled else _circle(floors.loose, area, bare)
    low, high = (2 * circle.radius if circle else 0.0 for circle in (tight, loose))
    return Quantity(
        low=0.0 if swings_count and not has_door(subject.id, portals) else low,
        high=max(low, high),
        unit="m",
        method=f"largest circle clear of {', '.join(clear_of)}",
        steps=(f"{floors.taken} things are in the way",),
        evidence=_circle_shown(tight or loose, things, storey=subject.ref.storey),
    )


def _narrowest(floor: Area | None, lines: Sequence[BaseGeometry]) -> Passage:
    return Passage(width=0.0) if floor is None else narrowest_passage(floor, lines)


def _circle(floor: Area | None, area: Area, bare: Circle | None) -> Circle | None:
    """The bare room's circle is known already; only a floor with things on it is searched."""
    if floor is None:
        return None
    return bare if floor is area else largest_circle(floor)


def _passage_method(ways: int) -> str:
    if ways > 1:
        return f"narrowest passage between {ways} doors and openings"
    if ways == 1:
        return "largest circle of the free floor"
    return "at most the largest circle of the free floor: no door or opening of it is known"


def _between(passage: Passage, touched: Sequence[Obstacle]) -> str:
    if passage.width == 0.0:
        return "nothing can pass: the way between the doors is closed as modelled"
    names = [thing.element.ref.name or thing.element.ref.ifc_class for thing in touched]
    return f"narrowest between {' and '.join((*names, 'walls', 'walls')[:2])}"


def _touching(points: Iterable[tuple[float, float]], things: Iterable[Obstacle]) -> list[Obstacle]:
    ends = [Point(point) for point in points]
    return [thing for thing in things if any(thing.area.distance(end) <= _TOUCHES for end in ends)]


def _circle_shown(
    circle: Circle | None, things: Iterable[Obstacle], *, storey: str
) -> tuple[Evidence, ...]:
    if circle is None:
        return ()
    centre = Point(circle.centre)
    reach = circle.radius + _TOUCHES
    touched = [thing for thing in things if thing.area.distance(centre) <= reach]
    return (circle_drawn(circle, storey=storey), *blockers_drawn(touched, storey=storey))


def blockers_drawn(things: Iterable[Obstacle], *, storey: str) -> tuple[Evidence, ...]:
    """The outline of each thing in the way, with its name."""
    return tuple(
        drawn
        for thing in things
        for drawn in outline(
            thing.area,
            storey=storey,
            role="blocker",
            label=thing.element.ref.name,
            element=thing.element.ref.global_id,
        )
    )
