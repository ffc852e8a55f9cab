"""What someone in front of a door sees: the floor before them, in axes of the leading edge."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely import box
from shapely.geometry.base import BaseGeometry

from checker.geometry.along_wall import in_the_way
from checker.geometry.clean import clean_area
from checker.geometry.frame import Frame
from checker.measure.doors.ground import REACH, Ground, GroundOf
from checker.measure.doors.open_air import OpenGroundOf
from checker.measure.doors.slot import DoorSlot
from checker.measure.doors.ways import Way, ways
from checker.measure.obstacles import Obstacle
from checker.measure.registry import provider
from checker.measure.subjects import Subject
from checker.model import Door, Problem
from checker.results.values import Unknown

TOUCH = 0.002
_ASK_OPENS = "Give the door its OperationType, a width and a placement in its wall."


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One way in which a door may open, and what is in the way before it.

    `frame` has its origin at the leading edge, where the floor begins: x runs along the wall,
    beyond the latch, y away from it; the clear opening lies from -`width` to 0. `tight` holds
    all that may be in the way within 3.2 m, `loose` only what surely is, both in these axes.
    """

    way: Way
    ground: Ground
    frame: Frame
    tight: BaseGeometry
    loose: BaseGeometry

    @property
    def width(self) -> float:
        """Clear opening at its widest, m."""
        return self.way.width

    def blockers(self, x: tuple[float, float], y: tuple[float, float]) -> tuple[Obstacle, ...]:
        """What stands in a rectangle of these axes, or touches it, other than walls."""
        around = box(x[0] - TOUCH, y[0], x[1] + TOUCH, y[1] + TOUCH)
        things = self.ground.things
        met = shapely.intersects(around, self.frame.shapes_to_local([each.area for each in things]))
        found = [thing for thing, is_met in zip(things, met.tolist(), strict=True) if is_met]
        return tuple(sorted(found, key=lambda thing: thing.element.id))


Views = tuple[View, ...]
ViewsOf = Callable[[Subject], Views | Unknown]


@provider
def views_of(
    door_slots: Mapping[str, DoorSlot], ground_before: GroundOf, spoiled: Mapping[str, Problem]
) -> ViewsOf:
    """A function from a door side to every way in which it may be met; each is worked out once.

    Unknown when the door never opens so, and when there is no floor to be measured on that side,
    or on a side that may be that one.
    """
    return _views_on(ground_before, door_slots, spoiled)


@provider
def walled_views_of(
    door_slots: Mapping[str, DoorSlot],
    ground_before: GroundOf,
    open_ground: OpenGroundOf,
    spoiled: Mapping[str, Problem],
) -> ViewsOf:
    """As `views_of`, and outside where no place is modelled with what the walls leave free."""

    def ground(door_id: str, sign: int) -> Ground | Unknown:
        return open_ground(door_id, sign) or ground_before(door_id, sign)

    return _views_on(ground, door_slots, spoiled)


def name_of(things: Sequence[Obstacle]) -> str:
    """What a sentence calls the things in the way; a wall when there are none."""
    return " and ".join(thing.name for thing in things[:2]) or "the wall"


def _views_on(
    ground_of: GroundOf, door_slots: Mapping[str, DoorSlot], spoiled: Mapping[str, Problem]
) -> ViewsOf:
    """A function from a door side to its views on this ground; each is worked out once."""
    kept: dict[str, Views | Unknown] = {}

    def made(subject: Subject) -> Views | Unknown:
        door: Door = subject.element
        trouble, slot = spoiled.get(door.id), door_slots.get(door.id)
        if trouble is not None:
            return Unknown(missing=(trouble.message,), ask=trouble.ask)
        found = ways(door, slot, subject.part) if slot else ()
        if slot is None or not found:
            return Unknown(missing=("a leaf that swings, slides or folds",), ask=_ASK_OPENS)
        views = []
        for way in found:
            ground = ground_of(door.id, way.sign)
            if isinstance(ground, Unknown):
                return ground
            views.append(_view(slot, way, ground))
        return tuple(views)

    def views(subject: Subject) -> Views | Unknown:
        if subject.id not in kept:
            kept[subject.id] = made(subject)
        return kept[subject.id]

    return views


def _view(slot: DoorSlot, way: Way, ground: Ground) -> View:
    frame = way.frame(slot, ground.start)
    x = (-way.width - REACH, REACH)
    tight = _blocked(frame, ground.tight, x)
    loose = tight if ground.loose is ground.tight else _blocked(frame, ground.loose, x)
    return View(way=way, ground=ground, frame=frame, tight=tight, loose=loose)


def _blocked(frame: Frame, free: BaseGeometry, x: tuple[float, float]) -> BaseGeometry:
    # Turning rounds corners that touch a line off it, and an outline may then cross itself.
    return in_the_way(clean_area(frame.shape_to_local(free)), x, REACH)
