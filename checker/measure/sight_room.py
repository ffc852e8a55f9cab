"""How much of a room is in sight of whoever stands in its door, over things lower than the eye."""

from collections.abc import Mapping
from dataclasses import dataclass

import shapely
from shapely import MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.sight import View
from checker.measure.evidence import outline
from checker.measure.obstacles import Floors, Obstacle, free_floors
from checker.measure.portals import Portal
from checker.measure.registry import measure, provider
from checker.measure.rooms_clear import blockers_drawn
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Quantity, Unknown

EYE = 1.2
"""Metres over the floor at which one looks, unless a rule says otherwise: seated, or a child."""
Outlines = Mapping[str, Area | Unknown]
_SLACK = 0.0005
_HAIR = 0.0005
_ASK = (
    "Place the room's door in its wall and export it, so that the model shows where one looks in."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorView:
    """What one sees of a room from the door that shows most of it.

    `seen` is in sight though every hull hides all of itself, `maybe` where no hull hides a thing.
    """

    eye: Point
    door: str
    floors: Floors
    seen: Area
    maybe: Area
    hiding: tuple[Obstacle, ...]

    @property
    def hidden_surely(self) -> Area:
        """Floor that is out of sight whatever the hulls turn out to be."""
        return _rest(self.floors.tight, self.maybe)

    @property
    def hidden_maybe(self) -> Area:
        """Floor that is out of sight, or may be."""
        return _rest(self.floors.loose, self.seen)


def hides(thing: Obstacle, eye: float) -> bool:
    """Whether a thing stands in the way of an eye so high over the floor (m)."""
    shape = thing.element.shape
    tall = thing.above + (shape.top - shape.base if shape else 0.0)
    return thing.above < eye and tall > eye + _SLACK


def middle_of(line: BaseGeometry) -> Point:
    """The middle of a stretch of a room's edge, on that edge."""
    merged = shapely.line_merge(line)
    if merged.geom_type == "LineString":
        return Point(merged.interpolate(0.5, normalized=True))
    return Point(shapely.shortest_line(line, line.centroid).coords[0])


@provider
def door_views(
    outlines: Outlines,
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    portals: Mapping[str, tuple[Portal, ...]],
) -> "DoorViews":
    """What is seen of each room from its best door, worked out when first asked for."""
    return DoorViews(outlines=outlines, obstacles=obstacles, portals=portals)


@dataclass(slots=True, kw_only=True)
class DoorViews:
    """Views by room id and height of the eye, kept for the run."""

    outlines: Outlines
    obstacles: Mapping[str, tuple[Obstacle, ...]]
    portals: Mapping[str, tuple[Portal, ...]]

    def of(self, room_id: str, eye: float) -> DoorView | Unknown:
        """The view from the door that shows most; Unknown without a body or a door."""
        area, ways = self.outlines[room_id], self.portals.get(room_id, ())
        if isinstance(area, Unknown):
            return area
        if not ways:
            return Unknown(missing=("a door or opening of the room",), ask=_ASK)
        hiding = tuple(each for each in self.obstacles.get(room_id, ()) if hides(each, eye))
        floors = free_floors(area, hiding)
        tight, loose = (View(each or MultiPolygon()) for each in (floors.tight, floors.loose))
        found = []
        for way in sorted(ways, key=lambda each: each.id):
            at = middle_of(way.line)
            seen = tight.sight(at).area()
            maybe = seen if floors.is_settled else loose.sight(at).area()
            view = DoorView(
                eye=at, door=way.id, floors=floors, seen=seen, maybe=maybe, hiding=hiding
            )
            found.append((round(seen.area + maybe.area, 6), view))
        return max(found, key=lambda each: each[0])[1]


@measure("room", unit="ratio", lack="how much of it is seen from its door", ask=_ASK)
def seen_from_door(
    subject: Subject, door_views: DoorViews, *, eye: float = EYE
) -> Quantity | Unknown:
    """Share of the room's floor in sight of whoever stands in its door or opening: 0 to 1.

    The eye is in the middle of the opening, at the room's edge. Things lower than `eye` are looked
    over, taller ones hide what is behind them; the floor that they stand on does not count. With
    several doors the one that shows most counts. Exact to 0.01 % of the floor; a thing is taller
    from 0.5 mm over the eye.

    An interval where a thing that hides is only known by its hull. Unknown when the room has no
    body that can be trusted, or no door. Serves supervision without hidden corners.
    """
    view = door_views.of(subject.id, eye)
    if isinstance(view, Unknown):
        return view
    tight, loose = (each.area if each else 0.0 for each in (view.floors.tight, view.floors.loose))
    if loose == 0.0:
        return Unknown(missing=("a floor that nothing covers",), ask="Check what fills the room.")
    low = (loose - view.hidden_maybe.area) / loose
    high = (tight - view.hidden_surely.area) / tight if tight else 1.0
    low, high = (low, high) if view.floors.is_settled else _bounds(view, tight, loose)
    return Quantity(
        low=low,
        high=max(low, high),
        unit="ratio",
        method=f"floor in sight from the middle of the door, eye {eye:.2f} m over the floor",
        steps=_steps(view),
        evidence=_drawn(view, storey=subject.ref.storey, label=f"{100 * low:.0f} % in sight"),
    )


@measure("room", unit="m2", lack="how large its hidden corners are", ask=_ASK)
def hidden_corner(
    subject: Subject, door_views: DoorViews, *, eye: float = EYE
) -> Quantity | Unknown:
    """Area of the largest piece of floor that nobody sees from the room's door; 0 with none.

    Seen from the door that shows most, as `seen_from_door` has it: out of sight round a corner or
    behind things taller than `eye`. Exact to 0.01 m2; strips under 1 mm wide are left out.

    An interval and Unknown as `seen_from_door`. Serves supervision without hidden corners.
    """
    view = door_views.of(subject.id, eye)
    if isinstance(view, Unknown):
        return view
    low, high = (_largest(each) for each in (view.hidden_surely, view.hidden_maybe))
    return Quantity(
        low=min(low, high),
        high=high,
        unit="m2",
        method=f"largest piece out of sight from the middle of the door, eye {eye:.2f} m high",
        steps=_steps(view),
        evidence=_drawn(view, storey=subject.ref.storey, label="in sight"),
    )


def _bounds(view: DoorView, tight: float, loose: float) -> tuple[float, float]:
    """Least and most of the floor that can be in sight while hulls are in doubt."""
    return view.seen.area / loose, min(view.maybe.area / tight, 1.0) if tight else 1.0


def _rest(floor: Area | None, seen: Area) -> Area:
    """What is left of a floor, strips under 1 mm wide left out."""
    if floor is None:
        return MultiPolygon()
    parts = polygons_of(floor.difference(seen))
    return MultiPolygon([part for part in parts if not part.buffer(-_HAIR).is_empty])


def _largest(area: Area) -> float:
    return max((part.area for part in polygons_of(area)), default=0.0)


def _steps(view: DoorView) -> tuple[str, ...]:
    names = sorted({thing.element.ref.name or thing.element.ref.ifc_class for thing in view.hiding})
    hidden = view.hidden_maybe.area
    return (
        f"{hidden:.2f} m2 of the floor are out of sight",
        f"taller than the eye: {', '.join(names) or 'nothing'}",
    )


def _drawn(view: DoorView, *, storey: str, label: str) -> tuple[Evidence, ...]:
    eye = Evidence(
        role="measured",
        shape="point",
        coords=((view.eye.x, view.eye.y),),
        storey=storey,
        label="eye",
        element=view.door,
    )
    return (
        eye,
        *outline(view.seen, storey=storey, label=label),
        *outline(view.hidden_maybe, storey=storey, role="context", label="out of sight"),
        *blockers_drawn(view.hiding, storey=storey),
    )
