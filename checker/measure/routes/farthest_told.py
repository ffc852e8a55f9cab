"""The way from a farthest corner in words: to which door of the room, and on to where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.measure.room_words import full_name_of
from checker.measure.routes.drawn import links_taken
from checker.measure.routes.gates import Gate
from checker.measure.routes.legs import Journey
from checker.measure.routes.where import Where
from checker.model import Room
from checker.units import either


def way_told(
    length: float,
    journey: Journey,
    goal: Where,
    *,
    gates: Mapping[str, Gate],
    rooms: Mapping[str, Room],
    is_sure: bool,
) -> Iterator[str]:
    """Its two parts, which add up to the whole; `is_sure` is False where something is in doubt."""
    best = "" if is_sure else "at best "
    door, end = gates.get(journey.start), gates.get(journey.goal)
    yield f"{best}{length - journey.length:.2f} m from the farthest corner to {_called(door)}"
    if journey.start == journey.goal and not journey.length:
        yield f"which is {_called(end)}{_of_rooms(end, goal, rooms)} already"
        return
    by = links_taken(journey)
    over = f" by {either(by, 'and')}" if by else ""
    yield f"{best}{journey.length:.2f} m on{over} to {_called(end)}{_of_rooms(end, goal, rooms)}"


def _called(gate: Gate | None) -> str:
    if gate is None:
        return "its door"
    kind = {"door": "door", "opening": "an opening", "edge": "an open edge", "end": "an end"}
    return f"{gate.kind} {gate.name}" if gate.name and gate.kind == "door" else kind[gate.kind]


def _of_rooms(gate: Gate | None, goal: Where, rooms: Mapping[str, Room]) -> str:
    """The rooms that are the goal; of a way out what it is."""
    there = goal.rooms | goal.may_be
    sides = () if gate is None else gate.sides
    names = [full_name_of(rooms[side]) for side in sides if side in there and side in rooms]
    return f" of {either(names)}" if names else f", {goal.words}"
