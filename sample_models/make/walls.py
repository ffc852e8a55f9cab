"""Walls derived from a plan's rooms, and the doors and windows that stand in them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from shapely import Point as ShapelyPoint
from shapely import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient
from shapely.ops import unary_union

from sample_models.make.frames import Frame
from sample_models.make.plan import (
    HALF_WALL,
    OUTER_FACE,
    Door,
    Gap,
    Outline,
    Plan,
    Room,
    Side,
    Window,
    bounds,
)

_DIGITS = 6
_FACING = {"E": 0.0, "N": 90.0, "W": 180.0, "S": 270.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """A straight wall on the centre line `level` from `start` to `end`; outward is -1, 0 or 1."""

    name: str
    storey: str
    along: str  # "x" or "y"
    level: float
    start: float
    end: float
    outward: int
    height: float
    reach: tuple[float, float] = (HALF_WALL, HALF_WALL)

    @property
    def frame(self) -> Frame:
        if self.along == "x":
            return Frame(x=self.start, y=self.level)
        return Frame(x=self.level, y=self.start, turn=90)

    @property
    def faces(self) -> tuple[float, float]:
        """The two faces across the wall, in its own frame."""
        toward = self.outward if self.along == "x" else -self.outward
        low = -OUTER_FACE if toward < 0 else -HALF_WALL
        return low, OUTER_FACE if toward > 0 else HALF_WALL

    @property
    def outline(self) -> Outline:
        (low, high), (before, after) = self.faces, self.reach
        length = self.end - self.start
        return ((-before, low), (length + after, low), (length + after, high), (-before, high))


def clear_outline(room: Room) -> Outline:
    """The room between wall faces, anticlockwise, in metres."""
    shape = Polygon(room.outline)
    if not room.outdoor:
        inset = shape.buffer(-HALF_WALL, join_style="mitre", mitre_limit=10)
        rings = [part.exterior for part in getattr(inset, "geoms", [inset]) if not part.is_empty]
        if len(rings) != 1:
            raise ValueError(f"{room.number}: its walls leave no single room between them")
        shape = Polygon(rings[0])
    points = list(orient(shape).exterior.coords)[:-1]
    return tuple((round(x, _DIGITS), round(y, _DIGITS)) for x, y in points)


def storey_outline(plan: Plan, storey: str) -> BaseGeometry:
    """The floor of a storey out to the faces of its outer walls."""
    shapes = [Polygon(r.outline) for r in plan.rooms if r.storey == storey and not r.outdoor]
    return unary_union(shapes).buffer(OUTER_FACE, join_style="mitre", mitre_limit=10)


def derive_walls(plan: Plan, storey: str) -> tuple[Wall, ...]:
    """Every wall of a storey, south to north and west to east."""
    rooms = [r for r in plan.rooms if r.storey == storey and not r.outdoor]
    inside = unary_union([Polygon(r.outline) for r in rooms])
    walls: list[Wall] = []
    for (along, level), edges in sorted(_edges(rooms).items()):
        runs = _runs(edges, plan.storey(storey).wall_height)
        for number, (start, end, outward, height) in enumerate(runs, start=1):
            name = f"Wall {storey} {along}{level:g} {number}"
            wall = Wall(
                name=name,
                storey=storey,
                along=along,
                level=level,
                start=start,
                end=end,
                outward=outward,
                height=height,
            )
            walls.append(_extended(wall, inside))
    return tuple(walls)


def wall_of(plan: Plan, walls: Iterable[Wall], item: Door | Gap | Window) -> Wall:
    """The wall that a door, gap or window stands in."""
    x, y = centre_of(plan, item)
    storey = plan.room(item.room).storey
    for wall in walls:
        along, across = (x, y) if wall.along == "x" else (y, x)
        on_line = abs(across - wall.level) < HALF_WALL / 10
        if wall.storey == storey and on_line and wall.start < along < wall.end:
            return wall
    raise ValueError(f"{item.name}: no wall at {x:g}, {y:g} on storey {storey}")


def centre_of(plan: Plan, item: Door | Gap | Window) -> tuple[float, float]:
    """The middle of a door, gap or window on the wall's centre line."""
    x0, y0, x1, y1 = bounds(plan.room(item.room).outline)
    places: dict[Side, tuple[float, float]] = {
        "N": (x0 + item.at, y1),
        "S": (x0 + item.at, y0),
        "E": (x1, y0 + item.at),
        "W": (x0, y0 + item.at),
    }
    return places[item.side]


def door_frame(plan: Plan, door: Door) -> Frame:
    """Lower corner of the door, x along its width, y the way it opens (the IFC convention)."""
    outwards = _FACING[door.side]
    turn = outwards if door.opens == "out" else outwards + 180
    x, y = centre_of(plan, door)
    z = door.z + plan.storey(plan.room(door.room).storey).elevation
    middle = Frame(x=x, y=y, z=z, turn=turn - 90)
    width = plan.door_kind(door.kind).overall
    return middle.place(Frame(x=-width / 2, y=-HALF_WALL))


def handing(plan: Plan, door: Door) -> str:
    """LEFT when the hinge is at the low end of the door's own x axis."""
    turn = round(door_frame(plan, door).turn) % 360
    runs_upwards = turn in (0, 90)
    return "LEFT" if runs_upwards == (door.hinge == "lo") else "RIGHT"


def rooms_beside(plan: Plan, item: Door | Gap | Window) -> tuple[str, ...]:
    """Numbers of the rooms on either side, the item's own room first."""
    x, y = centre_of(plan, item)
    storey = plan.room(item.room).storey
    near = ShapelyPoint(x, y).buffer(2 * HALF_WALL)
    found = [
        r.number
        for r in plan.rooms
        if r.storey == storey
        and not r.outdoor
        and r.number != item.room
        and _reaches(r, x, y)
        and Polygon(r.outline).intersection(near).area > near.area / 4
    ]
    return (item.room, *found)


def _reaches(room: Room, x: float, y: float) -> bool:
    """Whether a point lies in the room's bounding box or just beside it."""
    x0, y0, x1, y1 = bounds(room.outline)
    near = 2 * HALF_WALL
    return x0 - near < x < x1 + near and y0 - near < y < y1 + near


_Edge = tuple[float, float, int, float]


def _edges(rooms: Iterable[Room]) -> dict[tuple[str, float], list[_Edge]]:
    """Room edges by line: (from, to, side of the room, height)."""
    found: dict[tuple[str, float], list[_Edge]] = defaultdict(list)
    for room in rooms:
        points = list(Polygon(room.outline).exterior.normalize().coords)
        ring = Polygon(room.outline)
        for (x0, y0), (x1, y1) in pairwise(points):
            along = "x" if abs(y1 - y0) < abs(x1 - x0) else "y"
            level = y0 if along == "x" else x0
            low, high = sorted((x0, x1) if along == "x" else (y0, y1))
            middle = (low + high) / 2
            probe = (middle, level + 0.01) if along == "x" else (level + 0.01, middle)
            side = 1 if ring.contains(ShapelyPoint(probe)) else -1
            key = (along, round(level, _DIGITS))
            found[key].append((round(low, _DIGITS), round(high, _DIGITS), side, room.height))
    return found


def _runs(edges: list[_Edge], wall_height: float) -> list[_Edge]:
    """Merged stretches of one line: (from, to, outward, height)."""
    stops = sorted({stop for low, high, _, _ in edges for stop in (low, high)})
    runs: list[_Edge] = []
    for low, high in pairwise(stops):
        here = [e for e in edges if e[0] <= low and e[1] >= high]
        if not here:
            continue
        sides = {side for _, _, side, _ in here}
        outward = 0 if len(sides) == 2 else -next(iter(sides))
        height = max([wall_height, *(h + 0.5 for _, _, _, h in here)])
        last = runs[-1] if runs else None
        if last and last[1] == low and last[2:] == (outward, height):
            runs[-1] = (last[0], high, outward, height)
        else:
            runs.append((low, high, outward, height))
    return runs


def _extended(wall: Wall, inside: BaseGeometry) -> Wall:
    """The wall lengthened at outer corners so that its neighbour meets it."""
    if not wall.outward:
        return wall
    reaches = []
    for end, step in ((wall.start, -0.05), (wall.end, 0.05)):
        along, across = end + step, wall.level - 0.05 * wall.outward
        probe = ShapelyPoint((along, across) if wall.along == "x" else (across, along))
        reaches.append(HALF_WALL if inside.contains(probe) else OUTER_FACE)
    return replace(wall, reach=(reaches[0], reaches[1]))
