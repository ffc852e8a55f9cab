"""The space in front of one side of a door: how deep it is, and how far it runs along the wall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shapely import STRtree, box, get_coordinates, unary_union
from shapely.geometry.base import BaseGeometry

from checker.geometry.clean import clean_area
from checker.measure.doors.slot import DoorSlot
from checker.model import Door, Room
from checker.results.values import Evidence
from checker.units import SLACK
from checker.uses import RoomUses, Vocabulary

STRAIGHT, TURNING = "straight", "at right angles"
ROOM_TO_ALIGN = 1.5
HALL = 3.0
PASSES_BY = 2.0
BAND = 0.8
DEEPEST_RECESS = 0.6
_FAR = 60.0
_EDGE = 0.05
_STEP = 0.01
_NICHE = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The space in front of one side of a door: see the module for depth and run, metres.

    `width` is the corridor's own width: the depth less the recess that the door stands in.
    """

    room_id: str
    depth: float
    run: float
    width: float
    circulation: bool | None
    evidence: Evidence

    def answers(self, *, circulation: bool) -> frozenset[str]:
        """How people come, were this space circulation or not."""
        passes_by = self.run >= PASSES_BY * self.depth - SLACK
        if circulation and passes_by and self.width < HALL - SLACK:
            return frozenset({TURNING})
        if self.depth >= ROOM_TO_ALIGN - SLACK:
            return frozenset({STRAIGHT})
        return frozenset({TURNING}) if passes_by else frozenset({STRAIGHT, TURNING})


class Spaces:
    """Rooms with the circulation that they touch, joined once and kept for the run."""

    def __init__(
        self,
        rooms: Mapping[str, Room],
        *,
        uses: RoomUses,
        vocabulary: Vocabulary,
        columns: Sequence[BaseGeometry],
    ) -> None:
        self._rooms = rooms
        self._uses = uses
        self._passages = frozenset(
            info.name for info in vocabulary.uses.values() if info.family == "circulation"
        )
        self._columns = columns
        self._tree = STRtree(columns)
        self._joined: dict[str, BaseGeometry] = {}

    def __contains__(self, room_id: str) -> bool:
        return room_id in self._rooms

    def may_be_passage(self, room_id: str) -> bool:
        """Whether people may come through a room, with a body or without."""
        return self._is_circulation(room_id) is not False

    def front(self, door: Door, slot: DoorSlot, room_id: str, *, sign: int) -> Front | None:
        """What lies before one side of a door."""
        # Turning rounds corners that touch a line off it, and the outline may then cross itself.
        space = clean_area(slot.to_local(self._free(room_id)))
        if space is None:
            return None
        x = (slot.x[0] + _EDGE, slot.x[1] - _EDGE)
        face = slot.y[1] if sign > 0 else slot.y[0]
        start = _starts(space, x, face, sign)
        if start is None:
            return None
        depth = _depth(space, x, start, sign)
        run, recess = _run(space, sum(x) / 2, start, depth, sign)
        middle = sum(slot.x) / 2
        ends = (middle, start), (middle, start + sign * depth)
        line = Evidence(
            role="measured",
            shape="line",
            coords=(slot.frame.to_plan(*ends[0]), slot.frame.to_plan(*ends[1])),
            storey=door.ref.storey,
            label=f"{depth * 1000:.0f} mm",
            element=room_id,
        )
        return Front(
            room_id=room_id,
            depth=depth,
            run=run,
            width=depth - recess,
            circulation=self._is_circulation(room_id),
            evidence=line,
        )

    def _free(self, room_id: str) -> BaseGeometry:
        if room_id not in self._joined:
            group = self._touching(room_id)
            whole = unary_union([each.buffer(_STEP, join_style="mitre") for each in group])
            whole = whole.buffer(-_STEP, join_style="mitre") if len(group) > 1 else group[0]
            hit = self._tree.query(whole, predicate="intersects")
            taken = [self._columns[int(index)] for index in hit]
            self._joined[room_id] = whole.difference(unary_union(taken)) if taken else whole
        return self._joined[room_id]

    def _touching(self, room_id: str) -> list[BaseGeometry]:
        """The room and, when it is circulation, the circulation right beside it on its level."""
        room = self._rooms[room_id]
        if room.shape is None:
            return []
        group: list[BaseGeometry] = [room.shape.footprint]
        if not self._is_circulation(room_id):
            return group
        for other in self._rooms.values():
            shape = other.shape
            if other.id == room_id or shape is None or not self._is_circulation(other.id):
                continue
            level = abs(shape.base - room.shape.base) <= BAND
            if level and shape.footprint.distance(room.shape.footprint) <= _STEP:
                group.append(shape.footprint)
        return group

    def _is_circulation(self, room_id: str) -> bool | None:
        use = self._uses.of(room_id)
        if use.is_sure:
            return use.family == "circulation"
        return None if not use.possible or use.possible & self._passages else False


def _starts(space: BaseGeometry, x: tuple[float, float], face: float, sign: int) -> float | None:
    """Where the space begins in front of the face, up to 0.6 m away; None when it does not."""
    strip = box(x[0], min(face, face + sign), x[1], max(face, face + sign))
    met = space.intersection(strip)
    if met.is_empty:
        return None
    low, high = met.bounds[1], met.bounds[3]
    return float(low if sign > 0 else high)


def _depth(space: BaseGeometry, x: tuple[float, float], start: float, sign: int) -> float:
    """Free depth over the whole width of the door, m."""
    first, last = start + sign * _STEP, start + sign * _FAR
    blocked = box(x[0], min(first, last), x[1], max(first, last)).difference(space)
    if blocked.is_empty:
        return _FAR
    edge = blocked.bounds[1] if sign > 0 else blocked.bounds[3]
    return float(max(abs(edge - start), _STEP))


def _run(
    space: BaseGeometry, middle: float, start: float, depth: float, sign: int
) -> tuple[float, float]:
    """The longest free run along the wall, and the recess that the door stands in to get it.

    Only walls close on both sides make a recess; a column further along the wall makes none. It
    ends at a corner of the space, so that no other depth needs to be tried.
    """
    levels = (sign * (y - start) for _, y in get_coordinates(space).tolist())
    corners = {round(level, 6) for level in levels if _STEP < level <= DEEPEST_RECESS + _STEP}
    best = (0.0, 0.0)
    for recess in (0.0, *sorted(corners)):
        if depth - recess < BAND / 2 or best[0] > _NICHE:
            break
        ends = start + sign * (recess + _STEP), start + sign * (min(depth, recess + BAND) - _STEP)
        band = box(middle - _FAR, min(ends), middle + _FAR, max(ends))
        run = _free_run(band.difference(space), middle)
        if run > max(best[0] * 1.5, best[0] + BAND):
            best = (run, recess)
    return best


def _free_run(blocked: BaseGeometry, middle: float) -> float:
    left, right = middle - _FAR, middle + _FAR
    for part in getattr(blocked, "geoms", [blocked]):
        if part.is_empty:
            continue
        low, high = part.bounds[0], part.bounds[2]
        if low < middle < high:
            return 0.0
        if high <= middle:
            left = max(left, high)
        else:
            right = min(right, low)
    return float(right - left)
