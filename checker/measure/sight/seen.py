"""What is in sight in a straight line: the rooms seen from a room, a door or any other place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.sight import GRAZE, Sight, View
from checker.measure.beside.drawn import Outlines, names_in, rooms_drawn
from checker.measure.beside.uses import Used
from checker.measure.evidence import Line
from checker.measure.registry import provider
from checker.measure.sight.floor import SightFloors
from checker.model import Room
from checker.results.values import Evidence, Truth, Unknown

LEAST_SEEN = 0.01
"""Square metres of a room's plan in sight from which it is seen."""
MOST_DRAWN = 12
"""Lines of sight that are drawn at most."""
_SHORTEST = 0.001
METHOD = "a straight line at the height of the eye, through openings"


@dataclass(slots=True, kw_only=True)
class Looking:
    """What is in sight from lines in a room, asked room by room.

    `sources` and `views` come in two: for what one surely sees, and for what one possibly does.
    `home` is the room that one looks from; it is in sight.
    """

    home: str
    level: float
    sources: tuple[BaseGeometry, BaseGeometry]
    views: tuple[View, View]
    rooms_by_id: Mapping[str, Room]
    outlines: Outlines
    _sights: dict[bool, Sight] = field(default_factory=dict)
    _parts: dict[tuple[str, bool], Polygon | None] = field(default_factory=dict)

    def sees(self, room_id: str, *, surely: bool) -> bool:
        """Whether at least 0.01 m2 of a room at this height are in sight."""
        return room_id == self.home or self._part(room_id, surely=surely) is not None

    def line(self, room_id: str) -> Line:
        """One line of sight to a room that is seen, to be drawn."""
        surely = self.sees(room_id, surely=True)
        view, source = self.views[not surely], self.sources[not surely]
        part = self._part(room_id, surely=surely) or source.buffer(GRAZE)
        goal = max(polygons_of(part), key=lambda each: each.area).representative_point()
        around = source.buffer(_SHORTEST)
        seeing = source.intersection(view.sight(goal).area(around).buffer(GRAZE))
        middle = shapely.centroid(source if seeing.is_empty else seeing)
        start = shapely.get_coordinates(shapely.shortest_line(source, middle))[0].tolist()
        return (start[0], start[1]), (goal.x, goal.y)

    def _part(self, room_id: str, *, surely: bool) -> Polygon | None:
        if (room_id, surely) not in self._parts:
            self._parts[room_id, surely] = self._look(room_id, surely=surely)
        return self._parts[room_id, surely]

    def _look(self, room_id: str, *, surely: bool) -> Polygon | None:
        area, shape = self.outlines[room_id], self.rooms_by_id[room_id].shape
        if isinstance(area, Unknown) or not shape or not shape.base <= self.level < shape.top:
            return None
        if surely not in self._sights:
            self._sights[surely] = self.views[not surely].sight(self.sources[not surely])
        return self._sights[surely].part(area, LEAST_SEEN)


LookingFrom = Callable[[tuple[BaseGeometry, BaseGeometry], str, float], Looking]
LookingFromRoom = Callable[[str, float], Looking]


@provider
def looking_from(
    rooms_by_id: Mapping[str, Room], outlines: Outlines, sight_floors: SightFloors
) -> LookingFrom:
    """What is in sight from lines in a room, by its id and the height of the eye over it (m).

    The lines are two: from which one surely looks, and from which one possibly does.
    """

    def find(sources: tuple[BaseGeometry, BaseGeometry], room_id: str, eye: float) -> Looking:
        shape = rooms_by_id[room_id].shape
        level = shape.base + eye if shape else 0.0
        return Looking(
            home=room_id,
            level=level,
            sources=sources,
            views=sight_floors.at(level).views,
            rooms_by_id=rooms_by_id,
            outlines=outlines,
        )

    return find


@provider
def looking_from_room(
    rooms_by_id: Mapping[str, Room],
    outlines: Outlines,
    sight_floors: SightFloors,
    looking_from: LookingFrom,
) -> LookingFromRoom:
    """What is in sight from anywhere in a room, by its id and the height of the eye over it (m).

    Any line of sight leaves the room where its edge is open: what is seen from there is seen.
    """

    @cache
    def find(room_id: str, eye: float) -> Looking:
        area, shape = outlines[room_id], rooms_by_id[room_id].shape
        floor = sight_floors.at(shape.base + eye if shape else 0.0)
        if isinstance(area, Unknown):
            area = MultiPolygon()
        sure, maybe = (_open_edge(area, within) for within in floor.within)
        return looking_from((sure, maybe), room_id, eye)

    return find


def sight_answer(
    looking: Looking,
    wanted: Used,
    rooms_by_id: Mapping[str, Room],
    outlines: Outlines,
    *,
    lost: bool,
) -> Truth:
    """Whether a room that is wanted is in sight; open too where sight is `lost` in the unknown."""
    surely = [each for each in sorted(wanted.sure) if looking.sees(each, surely=True)]
    left = sorted(wanted.possible - set(surely))
    maybe = [each for each in left if not surely and looking.sees(each, surely=False)]
    opens = bool(maybe) or lost
    shown = [rooms_by_id[each] for each in surely or maybe]
    return Truth(
        possible=frozenset({True} if surely else {True, False} if opens else {False}),
        origin="derived",
        method=METHOD,
        steps=(
            f"surely in sight: {names_in(rooms_by_id[each] for each in surely)}",
            f"perhaps in sight: {names_in(rooms_by_id[each] for each in maybe)}",
        ),
        evidence=(
            *(_sight_drawn(room, looking.line(room.id)) for room in shown[:MOST_DRAWN]),
            *rooms_drawn(shown[:MOST_DRAWN], outlines),
        ),
    )


def _sight_drawn(room: Room, line: Line) -> Evidence:
    return Evidence(
        role="path", shape="line", coords=line, storey=room.ref.storey, label="line of sight"
    )


def _open_edge(area: Area, inside: BaseGeometry) -> BaseGeometry:
    """The parts of a room's edge that are open to what lies beyond, longer than 1 mm."""
    parts = shapely.get_parts(shapely.boundary(area).intersection(inside)).tolist()
    lines = [part for part in parts if isinstance(part, LineString) and part.length > _SHORTEST]
    return MultiLineString(lines)
