"""The floor in front of a lift's doors: the largest square, and whether a rectangle fits."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely import Polygon

from checker.geometry.ahead import rectangle_ahead, square_ahead
from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.edges import Edge, beyond, turned_round
from checker.measure.climbs.landings_free import Sweeps
from checker.measure.doors.slot import DoorSlot
from checker.measure.evidence import length_text, outline
from checker.measure.lifts.shafts import LiftShaft
from checker.measure.links import DoorLink
from checker.measure.obstacles import Floors, Obstacle, free_floors
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.model import Door, Element, Room, School
from checker.results.values import Evidence, Quantity, Truth, Unknown

_ASK = "Model the room in front of each lift door, and the lift's doors themselves."
_NO_DOORS = Unknown(missing=("doors of the lift",), ask=_ASK)
_SEAM = 0.005
_LEVEL = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The floor before a lift door: its storey, the edge one steps out over, what is free.

    `floors` is absent where no room is modelled before the door.
    """

    door: Door
    storey: str
    edge: Edge
    floors: Floors | None


@provider
def lift_fronts(
    school: School,
    lift_shafts: Sequence[LiftShaft],
    door_slots: Mapping[str, DoorSlot],
    door_links: Mapping[str, DoorLink],
    rooms_by_id: Mapping[str, Room],
    outlines: Mapping[str, Area | Unknown],
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    sweeps_at: Sweeps,
) -> Mapping[str, tuple[Front, ...]]:
    """The floor before each door of each lift, by lift id, lowest storey first."""
    doors = {door.id: door for door in school.doors}
    names = {storey.id: storey.ref.name or storey.id for storey in school.storeys}
    floor = _Floor(rooms_by_id, outlines, obstacles, sweeps_at)
    return {
        shaft.id: tuple(
            _front(doors[id_], names[storey], shaft, door_slots[id_], door_links[id_], floor)
            for storey, ids in shaft.doors.items()
            for id_ in ids
        )
        for shaft in lift_shafts
    }


@measure(
    "lift", unit="m", lack="how much floor there is before its doors", ask=_ASK, furniture="here"
)
def landing_space(
    subject: Subject,
    lift_fronts: Mapping[str, tuple[Front, ...]],
    lost_at_lifts: tuple[Element, ...],
) -> Quantity | Unknown:
    """Side of the largest square before each door of a lift, the smallest of all storeys, metres.

    It stands right before the door, along it and over its middle, clear of walls, columns,
    fittings, furniture and the swings of other doors. Exact to 0.1 mm; open where a hull or a
    doubtful swing leaves it so, from 0 where a lift room on another storey has no plan. Unknown
    where the lift has no doors or one has no room before it. AD M 3.28(a).
    """
    fronts = lift_fronts.get(subject.id, ())
    if not fronts or any(front.floors is None for front in fronts):
        return _lacking(fronts)
    squares = [(front, *_squares(front)) for front in fronts]
    smallest = min(squares, key=lambda each: _side(each[1]))
    doubt = more_doors(fronts, lost_at_lifts)
    return Quantity(
        low=0.0 if doubt else min(_side(tight) for _, tight, _ in squares),
        doubt=doubt,
        high=min(max(_side(tight), _side(loose)) for _, tight, loose in squares),
        unit="m",
        method="largest square right before each lift door",
        steps=tuple(
            f"{front.storey}, {front.door.ref.name or front.door.id}: {length_text(_side(tight))}"
            for front, tight, _ in squares
        ),
        evidence=tuple(
            drawn
            for front, tight, _ in squares
            for drawn in _drawn(front, tight, is_worst=front is smallest[0])
        ),
    )


@measure(
    "lift",
    value="truth",
    lack="whether a rectangle fits before its doors",
    ask=_ASK,
    furniture="here",
)
def landing_fits(
    subject: Subject,
    lift_fronts: Mapping[str, tuple[Front, ...]],
    lost_at_lifts: tuple[Element, ...],
    *,
    long: float = 0.0,
    short: float = 0.0,
) -> Truth | Unknown:
    """Whether `long` by `short` metres fit before every door of a lift, along it, either way.

    Placed right before the door as for `landing_space`, clear of the same things. Settled to 0.5
    mm; open where a hull, a doubtful swing or a lift room without a plan leaves it so. Unknown as
    `landing_space`, and when no size is given. AD M 3.28(a).
    """
    fronts = lift_fronts.get(subject.id, ())
    if not fronts or any(front.floors is None for front in fronts):
        return _lacking(fronts)
    if long <= 0.0 or short <= 0.0:
        return Unknown(missing=("the size of the rectangle",), ask="State long and short.")
    fits = [(front, *_fits(front, ((long, short), (short, long)))) for front in fronts]
    return _told_fits(fits, more_doors(fronts, lost_at_lifts), (long, short))


@measure(
    "lift",
    value="truth",
    lack="whether one gets straight out of its doors",
    ask=_ASK,
    furniture="here",
)
def straight_way_fits(
    subject: Subject,
    lift_fronts: Mapping[str, tuple[Front, ...]],
    lost_at_lifts: tuple[Element, ...],
    *,
    long: float = 0.0,
    short: float = 0.0,
) -> Truth | Unknown:
    """Whether a way `short` metres wide leads `long` metres straight out of every door of a lift.

    Like `landing_fits`, and as exact, but only with its long side away from the door, so that
    nobody has to turn. Unknown as that. AD M 3.28(a).
    """
    fronts = lift_fronts.get(subject.id, ())
    if not fronts or any(front.floors is None for front in fronts):
        return _lacking(fronts)
    if long <= 0.0 or short <= 0.0:
        return Unknown(missing=("the size of the way",), ask="State long and short.")
    fits = [(front, *_fits(front, ((short, long),))) for front in fronts]
    return _told_fits(fits, more_doors(fronts, lost_at_lifts), (long, short))


_Fit = tuple[Front, Polygon | None, Polygon | None]


def _told_fits(fits: Sequence[_Fit], doubt: Unknown | None, size: tuple[float, float]) -> Truth:
    """Whether a rectangle of that size lies before every door, surely or perhaps."""
    long, short = size
    sure = all(tight for _, tight, _ in fits) and doubt is None
    open_ = all(loose for *_, loose in fits)
    label = f"{length_text(long)} x {length_text(short)}"
    return Truth(
        possible=frozenset({True} if sure else {True, False} if open_ else {False}),
        doubt=doubt if open_ else None,
        method=f"{label} before each lift door",
        steps=tuple(
            f"{front.storey}, {front.door.ref.name or front.door.id}: "
            f"{'fits' if tight else 'does not fit'}"
            for front, tight, _ in fits
        ),
        evidence=tuple(
            drawn for front, tight, _ in fits for drawn in _drawn(front, tight, is_worst=not tight)
        ),
    )


def more_doors(fronts: Sequence[Front], lost: Iterable[Element]) -> Unknown | None:
    """What is not known where a lift room without a plan, on a storey without a door, has some."""
    reached = {front.storey for front in fronts}
    names = ", ".join(each.ref.name or each.id for each in lost if each.ref.storey not in reached)
    if not names:
        return None
    missing = (f"which lift {names} is part of",)
    return Unknown(missing=missing, ask="Give the lift a body that can be read.")


@dataclass(frozen=True, slots=True)
class _Floor:
    """What the floor before a door is made of."""

    rooms: Mapping[str, Room]
    outlines: Mapping[str, Area | Unknown]
    obstacles: Mapping[str, tuple[Obstacle, ...]]
    sweeps: Sweeps

    def before(self, room_id: str, own: Door, level: float) -> Floors | None:
        """The free floor of a room and of those that it goes over into on its level."""
        area = self.outlines.get(room_id)
        if area is None or isinstance(area, Unknown):
            return None
        joined = {room_id: area, **dict(self._touching(room_id, area))}
        grown = shapely.union_all(list(joined.values())).buffer(_SEAM, join_style="mitre")
        whole = clean_area(grown.buffer(-_SEAM, join_style="mitre")) or area
        things = [thing for id_ in joined for thing in self.obstacles.get(id_, ())]
        swings = [each.sector for each in self.sweeps.over(whole, level) if each.door.id != own.id]
        return free_floors(whole, things, sweeps=swings)

    def _touching(self, room_id: str, area: Area) -> Iterator[tuple[str, Area]]:
        """Rooms with no wall between them and this one."""
        for id_, other in self.outlines.items():
            if id_ == room_id or isinstance(other, Unknown):
                continue
            one, two = self.rooms[room_id].shape, self.rooms[id_].shape
            level = one is not None and two is not None and abs(one.base - two.base) <= _LEVEL
            if level and other.distance(area) <= 2 * _SEAM:
                yield id_, other


def _front(
    door: Door, storey: str, shaft: LiftShaft, slot: DoorSlot, link: DoorLink, floor: _Floor
) -> Front:
    sign = _outward(slot, shaft.area)
    face = slot.y[1] if sign > 0 else slot.y[0]
    ends = (slot.frame.to_plan(slot.x[0], face), slot.frame.to_plan(slot.x[1], face))
    inward = slot.frame.to_plan(sum(slot.x) / 2, face - sign)
    edge: Edge = ends if beyond(ends, inward) < 0 else turned_round(ends)
    room = _landing_room(link, shaft, sign)
    floors = floor.before(room, door, slot.base) if room else None
    return Front(door=door, storey=storey, edge=edge, floors=floors)


def _outward(slot: DoorSlot, area: Area) -> int:
    """The side of the slot that lies away from the shaft: 1 for its positive y axis."""
    ends = [slot.frame.to_plan(sum(slot.x) / 2, y) for y in slot.y]
    near, far = (area.distance(shapely.Point(end)) for end in ends)
    if near == far:
        _, y = slot.frame.to_local((area.centroid.x, area.centroid.y))
        return -1 if y > sum(slot.y) / 2 else 1
    return 1 if near < far else -1


def _landing_room(link: DoorLink, shaft: LiftShaft, sign: int) -> str:
    """The room before the door: that on its outward side, which is none of the shaft's."""
    outward = link.side_a if sign > 0 else link.side_b
    rooms = [room for room in link.rooms if room not in shaft.room_ids]
    return outward if link.sided and outward in rooms else next(iter(rooms), "")


def _squares(front: Front) -> tuple[Polygon | None, Polygon | None]:
    floors = front.floors
    tight, loose = (
        square_ahead(front.edge, area) if area else None
        for area in ((floors.tight, floors.loose) if floors else (None, None))
    )
    return tight, loose


def _fits(
    front: Front, sizes: Sequence[tuple[float, float]]
) -> tuple[Polygon | None, Polygon | None]:
    """Where one of some rectangles (wide, deep) lies on what is surely free, and what may be."""
    floors = front.floors
    tight, loose = (
        next(filter(None, _placed(front, area, sizes)), None) if area else None
        for area in ((floors.tight, floors.loose) if floors else (None, None))
    )
    return tight, loose


def _placed(
    front: Front, area: Area, sizes: Sequence[tuple[float, float]]
) -> Iterator[Polygon | None]:
    for wide, deep in sizes:
        yield rectangle_ahead(front.edge, area, wide=wide, deep=deep)


def _side(square: Polygon | None) -> float:
    return math.sqrt(square.area) if square is not None else 0.0


def _drawn(front: Front, placed: Polygon | None, *, is_worst: bool) -> tuple[Evidence, ...]:
    door = Evidence(
        role="blocker" if is_worst and placed is None else "context",
        shape="line",
        coords=front.edge,
        storey=front.storey,
        label=front.door.ref.name,
        element=front.door.ref.global_id,
    )
    if placed is None:
        return (door,)
    return (door, *outline(placed, storey=front.storey, label=length_text(_side(placed))))


def _lacking(fronts: Sequence[Front]) -> Unknown:
    bare = [front for front in fronts if front.floors is None]
    if not bare:
        return _NO_DOORS
    names = ", ".join(front.door.ref.name or front.door.id for front in bare)
    return Unknown(missing=(f"the room before the lift door {names}",), ask=_ASK)
