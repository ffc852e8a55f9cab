"""What is in the way on the floor of each room: what stands there and what is built there."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.hairs import without_hairs
from checker.geometry.overlay import cut, joined
from checker.measure.distrust import is_doubtful
from checker.measure.doors.sweep import SwingSector
from checker.measure.evidence import outline
from checker.measure.registry import provider
from checker.model import Element, Fitting, Furniture, Overhead, Room, School, Shape, Wall
from checker.results.values import Evidence, Unknown
from checker.units import SLACK, either, so_many

Kind = Literal["walls", "fittings", "furniture"]

EVERYTHING: tuple[Kind, ...] = ("walls", "fittings", "furniture")
_NAMED = 3
_ASK = "Model the way onto it as a ramp or stair, or correct its height or the room's."
HANGS_FROM = 0.5
"""Metres over the floor up to which a thing stands or lies on it rather than hangs."""
HEAD_HEIGHT = 2.1
"""Metres above the floor from which a thing is over people's heads and in nobody's way."""
FLAT = 0.025
"""Metres up to which a thing is part of the floor: a level-access shower tray, a mat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One thing in a room, seen from above; `hull_only` says that it may be smaller than that.

    A thing whose body cannot be trusted may stand anywhere: its `area` is the whole room.

    `kind` is the word by which rules keep clear of it; columns, partitions, flights and railings
    count as walls. `above` is how far over the floor it begins, metres. `shut` is the `area` of a
    wall at the room's edge with the doors and openings in it closed, none where it has none.
    """

    element: Element
    kind: Kind
    area: Area
    hull_only: bool
    above: float
    shut: Area | None = None

    @property
    def is_wall(self) -> bool:
        """Whether it is a wall that stands in the room: some measures cut walls by their own."""
        return isinstance(self.element, Wall)

    @property
    def is_drawn_over(self) -> bool:
        """Whether it is a wall of a known body that the room's outline reaches over."""
        shape = self.element.shape
        is_known = shape is not None and not shape.hull_only and not is_doubtful(self.element)
        return self.is_wall and self.hull_only and is_known

    @property
    def name(self) -> str:
        """What the thing is called, or what it is in IFC."""
        return self.element.ref.name or self.element.ref.ifc_class


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """What is left of a room's plan, none where nothing is; `taken` names what was cut away.

    `tight` leaves out all that may be in the way, `loose` only what surely is: hulls and
    door swings that the model leaves open are doubt about the model.
    """

    tight: Area | None
    loose: Area | None
    taken: tuple[str, ...]

    def told(self, verb: str = "are", where: str = "in the way") -> str:
        """How many things are in the way, a few of them by name."""
        names = list(dict.fromkeys(self.taken))[:_NAMED]
        others = sum(name not in names for name in self.taken)
        said = f"{so_many(len(self.taken), 'thing', verb)} {where}"
        listed = either([*names, f"{others} more"] if others else names, "and")
        return f"{said}: {listed}" if listed else said

    @property
    def is_settled(self) -> bool:
        """Whether there is no doubt about what is in the way."""
        return self.tight is self.loose


@provider
def standing_in(
    school: School, rooms_holding: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[Element, ...]]:
    """Columns, fittings and furniture in each room by room id, whether in the way or not."""
    found: dict[str, list[Element]] = {}
    for thing in (*school.columns, *school.fittings, *school.furniture):
        for room_id in rooms_holding.get(thing.id, ()):
            found.setdefault(room_id, []).append(thing)
    return {room: tuple(things) for room, things in found.items()}


@provider
def obstacles(
    standing_in: Mapping[str, tuple[Element, ...]],
    built_within: Mapping[str, tuple[Obstacle, ...]],
    rooms_by_id: Mapping[str, Room],
    outlines: Mapping[str, Area | Unknown],
    doubtful_in: Mapping[str, tuple[Element, ...]],
    raised_or_low: Mapping[str, tuple[Obstacle, ...]],
) -> Mapping[str, tuple[Obstacle, ...]]:
    """What is in the way in each room, by room id.

    Left out: what begins 2.1 m over the floor or higher, and what ends within 25 mm of it. Raised
    slabs and what hangs low are perhaps in the way.
    """
    found = {
        room_id: [*built_within.get(room_id, ()), *raised_or_low.get(room_id, ())]
        for room_id in rooms_by_id
    }
    for room_id, things in standing_in.items():
        made = (_obstacle(thing, rooms_by_id[room_id]) for thing in things)
        found.setdefault(room_id, []).extend(each for each in made if each is not None)
    for room_id, things in doubtful_in.items():
        if not isinstance(area := outlines[room_id], Unknown):
            found.setdefault(room_id, []).extend(_anywhere(thing, area) for thing in things)
    return {room_id: tuple(each) for room_id, each in found.items() if each}


def free_floors(
    area: Area,
    things: Iterable[Obstacle],
    *,
    clear_of: Collection[str] = EVERYTHING,
    sweeps: Iterable[SwingSector] = (),
) -> Floors:
    """The free part of a room's plan, clear of the kinds named and of these door swings."""
    chosen = [thing for thing in things if thing.kind in clear_of]
    swings = tuple(sweeps)
    sure = [thing.area for thing in chosen if not thing.hull_only]
    sure += [sweep.polygon for sweep in swings if sweep.sure]
    doubtful = [thing.area for thing in chosen if thing.hull_only]
    doubtful += [sweep.polygon for sweep in swings if not sweep.sure]
    loose = _less(area, sure) if sure else area
    tight = _less(loose, doubtful) if doubtful and loose is not None else loose
    taken = (*(thing.name for thing in chosen), *("the swing of a door" for _ in swings))
    return Floors(tight=tight, loose=loose, taken=taken)


def _less(area: Area, taken: Sequence[Area]) -> Area | None:
    """What is left of an area. Hairs on what is taken would cut slits that no shape lies over."""
    away = without_hairs(joined(taken))
    return area if away is None else clean_area(cut(area, away))


def doors_shut(things: Iterable[Obstacle]) -> tuple[Obstacle, ...]:
    """These things with no way through the walls at the room's edge, to say how large it is.

    A doorway in a wall that the outline runs over is a way out, and no floor of the room.
    """
    return tuple(each if each.shut is None else replace(each, area=each.shut) for each in things)


def in_the_way(body: Shape, floor: float) -> bool:
    """Whether a body lies between the floor (z) and people's heads, settled to 0.5 mm."""
    return body.base - floor < HEAD_HEIGHT - SLACK and body.top - floor > FLAT + SLACK


def doubt_over(things: Iterable[Obstacle]) -> Unknown | None:
    """What to say of raised slabs, of what hangs low and of walls that the outline runs over.

    None where there is no such thing.
    """
    known = tuple(things)
    over = [thing for thing in known if isinstance(thing.element, Overhead)]
    found = [doubt_at([thing for thing in known if thing.is_drawn_over])]
    if over:
        told = (f"whether {each.name} is in the way: {_lies(each)}" for each in over)
        found.insert(0, Unknown(missing=tuple(dict.fromkeys(told)), ask=_ASK))
    said = [each for each in found if each is not None]
    missing = tuple(words for each in said for words in each.missing)
    return Unknown(missing=missing, ask=" ".join(each.ask for each in said)) if said else None


def doubt_at(walls: Sequence[Obstacle]) -> Unknown | None:
    """How far a room goes at walls that stand in its outline; none without them."""
    if not walls:
        return None
    names = dict.fromkeys(wall.name for wall in walls)
    return Unknown(
        missing=tuple(
            f"how far the room goes at {name}: its outline runs over it" for name in names
        ),
        ask="Draw the room to the faces of its walls, as two where a wall parts it.",
    )


def _lies(thing: Obstacle) -> str:
    shape = thing.element.shape
    top = thing.above + (shape.top - shape.base if shape else 0.0)
    if thing.above > HANGS_FROM:
        return f"it hangs {thing.above:.2f} m over the floor"
    words = "is raised" if top <= HEAD_HEIGHT else "stands on the floor and reaches"
    return f"it {words} {top:.2f} m over the floor"


def _anywhere(thing: Element, area: Area) -> Obstacle:
    return Obstacle(element=thing, kind=_kind(thing), area=area, hull_only=True, above=0.0)


def _obstacle(thing: Element, room: Room) -> Obstacle | None:
    if thing.shape is None or room.shape is None:
        return None
    above = thing.shape.base - room.shape.base
    if not in_the_way(thing.shape, room.shape.base):
        return None
    return Obstacle(
        element=thing,
        kind=_kind(thing),
        area=thing.shape.footprint,
        hull_only=thing.shape.hull_only or is_doubtful(thing),
        above=above,
    )


def _kind(thing: Element) -> Kind:
    match thing:
        case Fitting():
            return "fittings"
        case Furniture():
            return "furniture"
        case _:  # columns; flights and railings
            return "walls"


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
