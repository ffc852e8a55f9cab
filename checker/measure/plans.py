"""Storey plans to draw: rooms, walls cut at their openings, doors with leaf and arc, and the rest.

Made from the very outlines that are measured. Walls and columns are cut 1.2 m above the floor;
stairs, ramps and lifts are drawn on every storey that they reach.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from shapely import STRtree, unary_union
from shapely.geometry.base import BaseGeometry

from checker.measure.doors.slot import DoorSlot
from checker.measure.measurer import Measurer
from checker.measure.plan_climbs import plan_climbs
from checker.measure.plan_doors import plan_door
from checker.measure.plan_rings import drawn, label_point, rings
from checker.measure.room_words import name_of, number_of
from checker.measure.subjects import Subject
from checker.model import Element, Room, School, Storey
from checker.results.plan import Plan, PlanRoom, PlanShape
from checker.results.values import Quantity

CUT = 1.2
SMALLEST = 0.1
COARSE = 0.01
MOST = 2000
_REACH = 0.5
_CUT_EDGE = 0.005
Reaching = TypeVar("Reaching", bound=Element)


def storey_plans(measurer: Measurer) -> tuple[Plan, ...]:
    """A plan for each storey that holds rooms or doors, from the lowest up, in metres to 1 mm.

    Furniture and fittings are drawn to 10 mm, without what is smaller than 100 mm, and no more
    than 2 000 of each kind on a storey.
    """
    school = measurer.school
    homes = _homes(school)
    return tuple(
        _plan(measurer, _Storey(storey=storey, school=school, homes=homes))
        for storey in school.storeys
        if any(homes.get(each.id) == storey.id for each in (*school.rooms, *school.doors))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Storey:
    """Who is on one storey."""

    storey: Storey
    school: School
    homes: Mapping[str, str]

    def of(self, elements: Iterable[Element]) -> list[Element]:
        """Those that live here."""
        return [each for each in elements if self.homes.get(each.id) == self.storey.id]

    def cut(self, elements: Iterable[Element]) -> list[Element]:
        """Those that the plane of the plan cuts, wherever they live."""
        level = self.storey.elevation + CUT
        return [
            each
            for each in elements
            if each.shape is not None
            and (
                self.homes.get(each.id) == self.storey.id
                or each.shape.base < level < each.shape.top
            )
        ]

    def reached(self, elements: Iterable[Reaching]) -> list[Reaching]:
        """Those that rise from, to or past this floor."""
        level = self.storey.elevation
        return [
            each
            for each in elements
            if self.homes.get(each.id) == self.storey.id
            or (
                each.shape is not None
                and each.shape.base - _REACH <= level <= each.shape.top + _REACH
            )
        ]


def _plan(measurer: Measurer, here: _Storey) -> Plan:
    school, slots = measurer.school, measurer.provide("door_slots")
    bare = measurer.provide("opening_slots")
    sectors = measurer.provide("swing_sectors")
    doors = [door for door in school.doors if here.homes.get(door.id) == here.storey.id]
    openings = [each for each in here.of(school.openings) if each.id in bare]
    holes = [_hole(slots[door.id]) for door in doors if door.id in slots]
    holes += [_hole(bare[each.id]) for each in openings]
    return Plan(
        storey=here.storey.ref.name,
        elevation=round(here.storey.elevation, 3),
        north=round(school.offset.north, 3),
        rooms=tuple(
            _room(measurer, room)
            for room in school.rooms
            if here.homes.get(room.id) == here.storey.id and room.shape is not None
        ),
        walls=_walls(here, holes),
        doors=tuple(
            plan_door(door, slots[door.id], sectors.get(door.id, ()))
            for door in doors
            if door.id in slots
        ),
        openings=_shapes((each.id, bare[each.id].polygon(), "opening") for each in openings),
        windows=_shapes(_glazed(here, school)),
        stairs=plan_climbs(here.reached(school.stairs), "stair")[:MOST],
        ramps=plan_climbs(here.reached(school.ramps), "ramp")[:MOST],
        lifts=_shapes(_outlined(here.reached(school.lifts), "lift")),
        furniture=_small(here.of(school.furniture), "furniture"),
        fittings=_small(here.of(school.fittings), ""),
    )


def _room(measurer: Measurer, room: Room) -> PlanRoom:
    use = measurer.uses.of(room.id)
    kind = "outdoor space" if room.is_external else "room"
    subject = Subject(kind=kind, id=room.id, ref=room.ref, element=room)
    area = measurer.measure("gross_area", subject)
    outline = room.shape.footprint if room.shape else None
    return PlanRoom(
        id=room.id,
        number=number_of(room),
        name=name_of(room),
        use=use.use,
        family=use.family,
        area=round(area.best, 2) if isinstance(area, Quantity) else None,
        label_at=label_point(outline),
        rings=rings(outline),
    )


def _walls(here: _Storey, holes: list[BaseGeometry]) -> tuple[PlanShape, ...]:
    tree = STRtree(holes)
    found = []
    groups = (("wall", here.school.walls), ("column", here.school.columns))
    for kind, elements in groups:
        for element in here.cut(elements)[:MOST]:
            if element.shape is None:
                continue
            area: BaseGeometry = element.shape.footprint
            hit = [holes[int(index)] for index in tree.query(area, predicate="intersects")]
            left = area.difference(unary_union(hit)) if hit and kind == "wall" else area
            found.append(drawn(element.id, left, kind=kind))
    return tuple(each for each in found if each is not None)


def _hole(slot: DoorSlot) -> BaseGeometry:
    """The slot a little deeper than the wall, so that no film of wall is left across it."""
    return slot.box(slot.x, (slot.y[0] - _CUT_EDGE, slot.y[1] + _CUT_EDGE))


def _outlined(elements: Iterable[Element], kind: str) -> Iterable[tuple[str, BaseGeometry, str]]:
    for element in elements:
        if element.shape is not None:
            yield element.id, element.shape.footprint, kind


def _glazed(here: _Storey, school: School) -> Iterable[tuple[str, BaseGeometry, str]]:
    """Windows by their bodies, else by the holes that they fill."""
    holes = {id_: hole for hole in school.openings for id_ in hole.filled_by}
    for window in here.of(school.windows):
        shape = window.shape or (holes[window.id].shape if window.id in holes else None)
        if shape is not None:
            yield window.id, shape.footprint, "window"


def _small(elements: Iterable[Element], kind: str) -> tuple[PlanShape, ...]:
    """Things that stand about, drawn coarsely; what is too small to see is left out."""
    found = []
    for element in elements:
        if element.shape is None:
            continue
        x0, y0, x1, y1 = element.shape.footprint.bounds
        if max(x1 - x0, y1 - y0) < SMALLEST:
            continue
        word = kind or getattr(element, "kind", "")
        found.append(drawn(element.id, element.shape.footprint, kind=word, simplify=COARSE))
    return tuple(each for each in found if each is not None)[:MOST]


def _shapes(given: Iterable[tuple[str, BaseGeometry, str]]) -> tuple[PlanShape, ...]:
    found = (drawn(id_, area, kind=kind) for id_, area, kind in given)
    return tuple(each for each in found if each is not None)[:MOST]


def _homes(school: School) -> dict[str, str]:
    """The storey of each element: its own, else the highest one whose floor it is not below."""
    known = {storey.id for storey in school.storeys}
    levels = sorted(school.storeys, key=lambda storey: storey.elevation)
    homes = {}
    for element in school.elements():
        if element.storey_id in known:
            homes[element.id] = element.storey_id
        elif element.shape is not None and levels:
            base = element.shape.base + _REACH
            below = [storey for storey in levels if storey.elevation <= base]
            homes[element.id] = (below[-1] if below else levels[0]).id
    return homes
