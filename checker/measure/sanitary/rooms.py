"""Rooms with sanitary fittings: their floor between walls and partitions, and what stands on it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import shapely

from checker.geometry.axes import sides
from checker.geometry.circle import Area
from checker.geometry.clean import without
from checker.geometry.strips import snapped
from checker.measure.obstacles import Obstacle
from checker.measure.registry import provider
from checker.measure.sanitary.slim import may_lie_beside_a_pan
from checker.measure.sanitary.words import is_partition
from checker.measure.subjects import Subject
from checker.model import Element, Fitting, Overhead, Problem, Railing, Room, School, Wall
from checker.results.values import Measured, Truth, Unknown

Ask = Callable[..., Measured]
_MOSTLY = 0.5
_THIN = 0.15
_LOW, _CHEST = 0.3, 1.0
_COVERS = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class SanitaryRoom:
    """A room with fittings, metres.

    `floor` is its plan without walls, columns and partitions that stand in it. `fittings` lie
    mostly in it. `things` are what else is in the way on that floor, the fittings among them;
    slim grab rails and holders are left out. `told` says whether all that the room's use lists is
    modelled, so that what looks free is free. `storey` is the storey's name.
    """

    room: Room
    floor: Area
    fittings: tuple[Fitting, ...]
    things: tuple[Obstacle, ...]
    told: bool

    @property
    def storey(self) -> str:
        """The name of its storey."""
        return self.room.ref.storey

    def others(self, fitting_id: str) -> tuple[Obstacle, ...]:
        """What is in the way beside one fitting."""
        return tuple(each for each in self.things if each.element.id != fitting_id)

    def of_kind(self, *kinds: str) -> tuple[Fitting, ...]:
        """Its fittings of these kinds."""
        return tuple(each for each in self.fittings if each.kind in kinds)


@provider
def fitting_rooms(
    school: School,
    rooms_holding: Mapping[str, tuple[str, ...]],
    outlines: Mapping[str, Area | Unknown],
    rooms_by_id: Mapping[str, Room],
) -> Mapping[str, tuple[str, ...]]:
    """The rooms that each fitting lies in with at least half its plan, by fitting id.

    One drawn into the wall lies in the room that holds most of it. One that is flat lies in the
    room of its storey that it is drawn in. Several rooms only where rooms lie on each other.
    """
    found = {}
    for fitting in school.fittings:
        if fitting.shape is None:
            continue
        plan = fitting.shape.footprint
        near = rooms_holding.get(fitting.id) or _on_storey(fitting, rooms_by_id)
        areas = {key: outlines[key] for key in near}
        shares = [
            (key, area.intersection(plan).area / plan.area)
            for key, area in areas.items()
            if not isinstance(area, Unknown)
        ]
        mostly = tuple(key for key, share in shares if share >= _MOSTLY)
        found[fitting.id] = mostly or tuple(key for key, share in shares if share > 0)[:1]
    return found


@provider
def sanitary_rooms(
    school: School,
    outlines: Mapping[str, Area | Unknown],
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    fitting_rooms: Mapping[str, tuple[str, ...]],
    rooms_by_id: Mapping[str, Room],
    ask: Ask,
) -> Mapping[str, SanitaryRoom]:
    """The rooms that hold sanitary fittings or changing beds, by room id."""
    held: dict[str, list[Fitting]] = {}
    for fitting in school.fittings:
        for room_id in fitting_rooms.get(fitting.id, ()):
            held.setdefault(room_id, []).append(fitting)
    walls = [wall for wall in school.walls if wall.shape is not None and not wall.shape.hull_only]
    tree = shapely.STRtree([wall.shape.footprint for wall in walls if wall.shape])
    found = {}
    for room_id in sorted(held):
        area, room = outlines[room_id], rooms_by_id[room_id]
        if isinstance(area, Unknown):
            continue
        standing = [walls[i] for i in tree.query(area, predicate="intersects").tolist()]
        told = ask(
            "furniture_modelled", Subject(kind="room", id=room_id, ref=room.ref, element=room)
        )
        made = _made(
            room,
            area,
            fittings=tuple(held.get(room_id, ())),
            walls=[wall for wall in standing if _at_pan_height(wall, room)],
            things=obstacles.get(room_id, ()),
            told=isinstance(told, Truth) and told.possible == {True},
        )
        if made is not None:
            found[room_id] = made
    return found


@provider
def rooms_of_fittings(
    school: School,
    fitting_rooms: Mapping[str, tuple[str, ...]],
    sanitary_rooms: Mapping[str, SanitaryRoom],
    spoiled: Mapping[str, Problem],
) -> Mapping[str, SanitaryRoom | Unknown]:
    """The room that each fitting with a body that can be trusted stands in, or why not."""
    return {
        fitting.id: _home(
            fitting,
            [sanitary_rooms.get(room_id) for room_id in fitting_rooms.get(fitting.id, ())],
            spoiled.get(fitting.id),
        )
        for fitting in school.fittings
    }


def _home(
    fitting: Fitting, rooms: Sequence[SanitaryRoom | None], problem: Problem | None
) -> SanitaryRoom | Unknown:
    if problem is not None:
        return Unknown(missing=(problem.message,), ask=problem.ask)
    if fitting.shape is None:
        return Unknown(
            missing=(f"a body of the {fitting.kind}",), ask="Export the fitting with its body."
        )
    if fitting.shape.source.problem:
        return Unknown(
            missing=(f"a body that can be trusted: {fitting.shape.source.problem}",),
            ask="Correct the fitting in the authoring tool and export again.",
        )
    if not rooms or rooms[0] is None:
        return Unknown(
            missing=(f"the room that the {fitting.kind} stands in",),
            ask="Give the room a body (space volume) that the fitting stands in.",
        )
    return rooms[0]


def _made(
    room: Room,
    area: Area,
    *,
    fittings: tuple[Fitting, ...],
    walls: Iterable[Wall],
    things: Iterable[Obstacle],
    told: bool,
) -> SanitaryRoom | None:
    pans = [each.shape.footprint for each in fittings if each.kind == "wc" and each.shape]
    things = [each for each in things if not each.is_wall]
    fixed = [each for each in things if _is_built(each) or _is_panel(each, pans)]
    taken = [wall.shape.footprint for wall in walls if wall.shape]
    taken += [each.area for each in fixed]
    left = without(area, taken) if taken else area
    floor = None if left is None else snapped(left)
    if floor is None:
        return None
    loose = [each for each in things if each not in fixed and not may_lie_beside_a_pan(each)]
    return SanitaryRoom(room=room, floor=floor, fittings=fittings, things=tuple(loose), told=told)


def _is_built(thing: Obstacle) -> bool:
    """Whether it is a column or a flight; a railing may be a grab rail, a beam is no wall."""
    return thing.kind == "walls" and not isinstance(thing.element, Overhead | Railing)


def _is_panel(thing: Obstacle, pans: Iterable[Area]) -> bool:
    """Whether it is a partition or boxing as built, not the hull of a whole row of cubicles."""
    if not is_partition(thing.element) or (thing.hull_only and sides(thing.area).short > _THIN):
        return False
    return all(pan.intersection(thing.area).area <= _COVERS * pan.area for pan in pans)


def _at_pan_height(wall: Wall, room: Room) -> bool:
    """Whether a wall stands where people sit: no kerb, no bulkhead."""
    if wall.shape is None or room.shape is None or wall.shape.source.problem:
        return False
    floor = room.shape.base
    return wall.shape.base < floor + _CHEST and wall.shape.top > floor + _LOW


def _on_storey(element: Element, rooms: Mapping[str, Room]) -> tuple[str, ...]:
    if element.shape is None or not element.storey_id:
        return ()
    plan = element.shape.footprint.representative_point()
    return tuple(
        room.id
        for room in rooms.values()
        if room.storey_id == element.storey_id
        and room.shape is not None
        and room.shape.footprint.contains(plan)
    )
