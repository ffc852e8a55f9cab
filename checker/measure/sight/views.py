"""What one sees of a room from its door: the floor at the height of an eye, and what hides it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import shapely
from shapely import MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of
from checker.geometry.overlay import cut, joined, shared
from checker.geometry.sight import View
from checker.measure.distrust import is_doubtful
from checker.measure.doors.portals import Portal
from checker.measure.doors.slot import DoorSlot
from checker.measure.obstacles import Obstacle
from checker.measure.registry import provider
from checker.model import Room, School, Wall
from checker.results.values import Unknown
from checker.units import SLACK

EYE = 1.2
"""Metres over the floor at which one looks, unless a rule says otherwise: seated, or a child."""
ASK_DOOR = "Place the room's door in its wall and export it, to show where one looks in."
Outlines = Mapping[str, Area | Unknown]
Slots = Mapping[str, DoorSlot]
_HAIR = 0.0005
_LAP = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorView:
    """What one sees of a room from the door that shows most of it.

    `floor` is the least floor that there may be, and `seen` what is in sight of it: hulls, glass
    walls and doors of cubicles hide all that they may. `most_floor` and `most_seen` are the most.
    `hidden_surely` is floor out of sight whatever the doubts turn out to be, `hidden_maybe` what
    may be.
    """

    eye: Point
    door: str
    floor: Area
    seen: Area
    most_floor: Area
    most_seen: Area
    hidden_surely: Area
    hidden_maybe: Area
    hiding: tuple[Obstacle, ...]


@dataclass(slots=True, kw_only=True)
class DoorViews:
    """Views by room id and height of the eye, kept for the run."""

    rooms_by_id: Mapping[str, Room]
    outlines: Outlines
    obstacles: Mapping[str, tuple[Obstacle, ...]]
    portals: Mapping[str, tuple[Portal, ...]]
    slots: Slots
    doors: frozenset[str]
    walls: Sequence[Wall]
    tree: shapely.STRtree
    holes: shapely.STRtree
    _found: dict[tuple[str, float], DoorView | Unknown] = field(default_factory=dict)

    def of(self, room_id: str, eye: float) -> DoorView | Unknown:
        """The view from the door that shows most; Unknown without a body or a door."""
        if (room_id, eye) not in self._found:
            self._found[room_id, eye] = self._view(room_id, eye)
        return self._found[room_id, eye]

    def _view(self, room_id: str, eye: float) -> DoorView | Unknown:
        area, room = self.outlines[room_id], self.rooms_by_id[room_id]
        if isinstance(area, Unknown):
            return area
        # A door with the same room on both sides is that of a cubicle in it.
        ways = [way for way in self.portals.get(room_id, ()) if way.beyond != room_id]
        if not ways:
            return Unknown(missing=("a door or opening of the room",), ask=ASK_DOOR)
        hiding = tuple(each for each in self.obstacles.get(room_id, ()) if hides(each, eye))
        floor, most_floor = (
            self._floor(room, area, eye, hiding, most=most) for most in (False, True)
        )
        least = most = View(floor)
        if not floor.equals(most_floor):
            most = View(most_floor)
        found = []
        for way in sorted(ways, key=lambda each: each.id):
            at = self._eye(way, area)
            seen = least.sight(at).area()
            most_seen = seen if most is least else most.sight(at).area()
            found.append((round(seen.area + most_seen.area, 6), way.id, at, seen, most_seen))
        _, door, at, seen, most_seen = max(found, key=lambda each: each[0])
        hidden = _rest(most_floor, seen)
        return DoorView(
            eye=at,
            door=door,
            floor=floor,
            seen=seen,
            most_floor=most_floor,
            most_seen=most_seen,
            hidden_surely=hidden if most is least else _rest(floor, most_seen),
            hidden_maybe=hidden,
            hiding=hiding,
        )

    def _eye(self, way: Portal, area: Area) -> Point:
        """The middle of the opening at the room's edge.

        Where the outline runs within the wall, it is at the face of the wall on the room's side.
        """
        at, slot = middle_of(way.line), self.slots[way.id]
        _, across = slot.frame.to_local((at.x, at.y))
        if slot.y[0] < across < slot.y[1]:
            along = (slot.x[0] + slot.x[1]) / 2
            for face in slot.y:
                inside = Point(slot.frame.to_plan(along, face))
                if area.contains(inside):
                    return inside
        return at

    def _floor(
        self, room: Room, area: Area, eye: float, hiding: Iterable[Obstacle], *, most: bool
    ) -> Area:
        """The floor that is open at the height of the eye: at the most, or at the least."""
        walls = [
            wall.shape.footprint
            for wall in self._walls(room, area, eye)
            if wall.shape and not (most and is_glass(wall))
        ]
        things = [thing.area for thing in hiding if not (most and thing.hull_only)]
        left: BaseGeometry = area
        if walls:
            holes = shared(joined(self._holes(room.id, area, most=most)), area)
            left = joined(polygons_of(cut(area, joined(walls))) + polygons_of(holes))
        if things:
            left = cut(left, joined(things))
        return clean_area(left) or MultiPolygon()

    def _walls(self, room: Room, area: Area, eye: float) -> Iterator[Wall]:
        """Walls within the outline that are taller than the eye."""
        level = (room.shape.base if room.shape else 0.0) + eye
        for index in sorted(self.tree.query(area, predicate="intersects").tolist()):
            shape = self.walls[index].shape
            if shape and shape.base < level < shape.top - SLACK:
                yield self.walls[index]

    def _holes(self, room_id: str, area: Area, *, most: bool) -> Iterator[BaseGeometry]:
        """Where those walls are open: at the room's own doors, and at openings within it.

        The door of a cubicle may stand open or not.
        """
        leading = {w.id for w in self.portals.get(room_id, ()) if w.beyond != room_id}
        near = sorted(self.holes.query(area, predicate="intersects").tolist())
        keys = list(self.slots) if near else []
        for index in near:
            if most or keys[index] not in self.doors or keys[index] in leading:
                yield self.holes.geometries[index]


@provider
def door_views(
    school: School,
    rooms_by_id: Mapping[str, Room],
    outlines: Outlines,
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    portals: Mapping[str, tuple[Portal, ...]],
    door_slots: Slots,
    opening_slots: Slots,
) -> DoorViews:
    """What is seen of each room from its best door, worked out when first asked for."""
    walls = sorted((wall for wall in school.walls if wall.shape), key=lambda each: each.id)
    slots = {**door_slots, **opening_slots}
    holes = [slot.box(slot.x, (slot.y[0] - _LAP, slot.y[1] + _LAP)) for slot in slots.values()]
    return DoorViews(
        rooms_by_id=rooms_by_id,
        outlines=outlines,
        obstacles=obstacles,
        portals=portals,
        slots=slots,
        doors=frozenset(door_slots),
        walls=walls,
        tree=shapely.STRtree([wall.shape.footprint for wall in walls if wall.shape]),
        holes=shapely.STRtree(holes),
    )


def hides(thing: Obstacle, eye: float) -> bool:
    """Whether a thing that is no wall stands in the way of an eye so high over the floor (m)."""
    shape = thing.element.shape
    if is_doubtful(thing.element):  # nobody knows how tall it is
        return not thing.is_wall
    top = thing.above + (shape.top - shape.base if shape else 0.0)
    return not thing.is_wall and thing.above < eye and top > eye + SLACK


def is_glass(wall: Wall) -> bool:
    """Whether a wall may be of glass: a curtain wall may."""
    return wall.ref.ifc_class == "IfcCurtainWall"


def middle_of(line: BaseGeometry) -> Point:
    """The middle of a stretch of a room's edge, on that edge."""
    merged = shapely.line_merge(line)
    if merged.geom_type == "LineString":
        return Point(merged.interpolate(0.5, normalized=True))
    return Point(shapely.shortest_line(line, line.centroid).coords[0])


def _rest(floor: Area, seen: Area) -> Area:
    """What is left of a floor, strips under 1 mm wide left out."""
    parts = polygons_of(cut(floor, seen))
    return MultiPolygon([part for part in parts if not part.buffer(-_HAIR).is_empty])
