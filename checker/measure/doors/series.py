"""Doors in series: how soon after one door the next one follows, and what swings between them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from checker.measure.doors.kinds import DOORS
from checker.measure.doors.lobby_pairs import DoorPair, Pairs, tightest_first
from checker.measure.evidence import length_text
from checker.measure.links import DoorLink
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Problem
from checker.results.values import Evidence, Measured, Quantity, Unknown

_ASK = "Model the rooms on both sides of the door, with their doors and OperationTypes."
_NONE = "no other door follows on either side"


@measure(*DOORS, unit="m", lack="how soon the next door follows", ask=_ASK, doors="beside")
def next_door_distance(
    subject: Subject,
    door_pairs: Pairs,
    door_links: Mapping[str, DoorLink],
    spoiled: Mapping[str, Problem],
) -> Measured:
    """Clear distance to the next door that people pass in series with this one, m, doors shut.

    The doors of a lobby with two doors are in series; in a room with more doors, two that face each
    other may be, and then the answer has no upper end. From leaf to leaf as for `lobby_length`; of
    several doors the one with the least left between the leaves. Infinite when no other door
    follows; from 0 when a side of the door cannot be told. Exact to 0.1 mm. Unknown when the door
    could not be read. ADA 404.2.6, AS 1428.1.
    """
    found = _tightest(subject, door_pairs, door_links, spoiled)
    if isinstance(found, Unknown):
        return found
    pair, lost = found
    if pair is None:
        low, reason = (0.0, "a side cannot be told") if lost else (math.inf, _NONE)
        return Quantity(low=low, high=math.inf, unit="m", method="doors in series", reason=reason)
    return Quantity(
        low=0.0 if lost else pair.length[0],
        high=pair.length[1] if pair.only else math.inf,
        unit="m",
        method="from door to door along the way",
        steps=_told(pair),
        evidence=_way(pair, subject),
        reason="" if pair.only else "the room has other doors: these two may not be in series",
    )


@measure(
    *DOORS, unit="m", lack="what swings between this door and the next", ask=_ASK, doors="beside"
)
def leaf_into_gap(
    subject: Subject,
    door_pairs: Pairs,
    door_links: Mapping[str, DoorLink],
    spoiled: Mapping[str, Problem],
) -> Measured:
    """Width of the leaves that swing into the gap between this door and the next, together, m.

    Between the same two doors as `next_door_distance`; 0 when no other door follows. As exact as
    `leaf_width`; an interval when an operation or a hinge side is open, from 0 without end when a
    side of the door cannot be told. Unknown when the door could not be read. ADA 404.2.6.
    """
    found = _tightest(subject, door_pairs, door_links, spoiled)
    if isinstance(found, Unknown):
        return found
    pair, lost = found
    low, high = pair.swing if pair else (0.0, 0.0)
    return Quantity(
        low=0.0 if lost else low,
        high=math.inf if lost else high,
        reason="a side cannot be told" if lost else "",
        unit="m",
        method="leaves that swing into the gap",
        steps=_told(pair) if pair else (_NONE,),
        evidence=_way(pair, subject) if pair else (),
    )


def _tightest(
    subject: Subject,
    pairs: Pairs,
    links: Mapping[str, DoorLink],
    spoiled: Mapping[str, Problem],
) -> tuple[DoorPair | None, bool] | Unknown:
    """The pair with the least left between its leaves, and whether a side cannot be told."""
    door_id = subject.element.id
    if trouble := spoiled.get(door_id):
        return Unknown(missing=(trouble.message,), ask=trouble.ask)
    link = links[door_id]
    found = [
        pair
        for room in link.rooms
        for pair in pairs.get(room, ())
        if any(gate.door.id == door_id for gate in pair.gates) and (pair.only or pair.overlaps)
    ]
    tightest = min(found, key=tightest_first, default=None)
    return tightest, "" in (link.side_a, link.side_b)


def _told(pair: DoorPair) -> tuple[str, ...]:
    one, other = (gate.door.ref.name or gate.door.id for gate in pair.gates)
    return (f"between {one} and {other}",)


def _way(pair: DoorPair, subject: Subject) -> tuple[Evidence, ...]:
    text = length_text(pair.length[0])
    storey = subject.ref.storey
    return (Evidence(role="path", shape="line", coords=pair.path, storey=storey, label=text),)
