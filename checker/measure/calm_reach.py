"""How far calm is: from each room that pupils use to the nearest calm and sensory room."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from shapely.errors import GEOSException

from checker.measure.journey_way import DIGITS
from checker.measure.lost_doors import opened
from checker.measure.measurer import Measurer
from checker.measure.registry import measures
from checker.measure.room_words import full_name_of
from checker.measure.routes.asked import Asked, RouteDesk
from checker.measure.routes.found import WALKING, standard_of
from checker.measure.routes.where import Where
from checker.measure.subjects import Subject
from checker.results.journey import CalmReach, CalmWay
from checker.results.values import Quantity, Unknown

CALM_USES = ("quiet calming space", "sensory room")
"""What counts: soft play is loud, and a sensory room excites as often as it calms: each apart."""
_SPOILT = Unknown(
    missing=("the ways through the school: its plans cannot be worked on",),
    ask="Draw the outlines of the rooms plainly again, and export them.",
)


def calm_reaches(measurer: Measurer) -> tuple[CalmReach, ...]:
    """For each room that pupils use its way to the nearest calm and to the nearest sensory room.

    As `travel_distance` on foot measures it. Rooms are those in which pupils stay, by their
    recognised use, so no toilets; one that may be calm, as its use is open, shortens the way at
    best. The calm rooms of a base count for its own rooms alone (ENG-CALM-near-classrooms).
    """
    try:
        desk: RouteDesk | None = measurer.provide("route_desk")
    except GEOSException:
        desk = None
    own = measurer.provide("base_rooms")
    look = _Look(measurer, desk, own, _places(measurer, desk, own))
    return tuple(
        look.reach(room) for room in measurer.subjects("room") if _is_for_pupils(measurer, room)
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """What is known of the school; `places` are the calm rooms by use and for whom they are."""

    measurer: Measurer
    desk: RouteDesk | None
    own: frozenset[str]
    places: Mapping[tuple[str, bool], Where | Unknown]

    def reach(self, room: Subject) -> CalmReach:
        """A room with its ways to calm."""
        in_base = room.id in self.own
        use = self.measurer.uses.of(room.id)
        return CalmReach(
            room_id=room.id,
            name=full_name_of(room.element),
            use=use.use,
            storey=room.ref.storey,
            in_base=in_base,
            sure=use.is_sure,
            ways=tuple(self._way(room, each, in_base=in_base) for each in CALM_USES),
        )

    def _way(self, room: Subject, use: str, *, in_base: bool) -> CalmWay:
        if self.desk is None:
            return CalmWay(use=use, missing=_SPOILT.missing, ask=_SPOILT.ask)
        goal = self.places[use, in_base]
        start = self.desk.directory.at(room)
        # Where there is no such room at all, no door of this one could change that.
        if isinstance(goal, Where) and not goal.possible:
            reason = f"the model shows no {goal.words.removeprefix('any ')}"
            return CalmWay(use=use, low=math.inf, high=math.inf, reason=reason)
        unknown = next((each for each in (start, goal) if isinstance(each, Unknown)), None)
        if unknown is not None:
            return CalmWay(use=use, missing=unknown.missing, ask=unknown.ask)
        assert isinstance(start, Where)  # noqa: S101 - the two were looked at above
        assert isinstance(goal, Where)  # noqa: S101
        return self._asked(room, use, start, goal)

    def _asked(self, room: Subject, use: str, start: Where, goal: Where) -> CalmWay:
        standard = standard_of(WALKING, 0.0)
        if self.desk is None or standard is None:
            return CalmWay(use=use)
        try:
            asked = self.desk.between(start, goal, standard)
            value = self._open(room, asked)
        except GEOSException:
            return CalmWay(use=use, missing=_SPOILT.missing, ask=_SPOILT.ask)
        nearest = self._nearest(room, asked)
        reason = value.reason
        if not goal.options and not math.isinf(value.low):
            reason = f"no room is surely a {use}, only some may be"
        return CalmWay(
            use=use,
            low=round(value.low, DIGITS),
            high=round(value.high, DIGITS),
            goal_id=nearest.id if nearest else "",
            goal=full_name_of(nearest.element) if nearest else "",
            storey=nearest.ref.storey if nearest else "",
            in_base=nearest is not None and nearest.id in self.own,
            reason=reason,
        )

    def _open(self, room: Subject, asked: Asked) -> Quantity:
        """The length, down to nothing where a door of which nobody knows the place may be near."""
        high = asked.found.high
        reason = asked.reason if math.isinf(high) else ""
        value = Quantity(low=asked.found.low, high=high, unit="m", reason=reason)
        lost = self.measurer.provide("lost_doors")
        spec = measures()["travel_distance", "room"]
        told = opened(value, subject=room, spec=spec, lost_doors=lost)
        return told if isinstance(told, Quantity) else value

    def _nearest(self, room: Subject, asked: Asked) -> Subject | None:
        """The room in which the way ends; the room itself where it is calm."""
        goal, shown = asked.goal, asked.found.shown
        if room.id in goal.rooms:
            return room
        if shown is None:
            # No way, or none is needed: the rooms share a door, or one is the other.
            near = {room.id} & goal.may_be if asked.found.high == 0.0 else set()
        else:
            gate = asked.network(sure=asked.found.for_sure is not None).gates[shown.goal]
            near = set(gate.sides) & goal.may_be
        rooms = (each for each in self.measurer.subjects("room") if each.id in near)
        return next(rooms, None)


def _places(
    measurer: Measurer, desk: RouteDesk | None, own: frozenset[str]
) -> dict[tuple[str, bool], Where | Unknown]:
    """The calm rooms by use, for rooms of a base (all of them) and for all others."""
    if desk is None:
        return {}
    is_open = any(facts.lost for facts in measurer.provide("bases").values())
    found = {}
    for use in CALM_USES:
        known = [
            (room.id, measurer.uses.of(room.id).possible) for room in measurer.subjects("room")
        ]
        sure = frozenset(id_ for id_, possible in known if possible == {use})
        possible = frozenset(id_ for id_, possible in known if use in possible)
        found[use, True] = desk.directory.of_rooms(sure, possible, use)
        # Where rooms of a base are lost, nobody knows of any other that it is none of them.
        others = frozenset() if is_open else sure - own
        outside = f"{use} outside a base" if possible & own else use
        found[use, False] = desk.directory.of_rooms(others, possible - own, outside)
    return found


def _is_for_pupils(measurer: Measurer, room: Subject) -> bool:
    info = measurer.vocabulary.uses.get(measurer.uses.of(room.id).use)
    return info is not None and info.occupied_by_pupils and not info.is_service
