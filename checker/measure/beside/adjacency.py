"""Rooms beside each other: a wall between them, or a door that joins them."""

from collections.abc import Callable, Mapping
from functools import cache

import shapely

from checker.geometry.circle import Area
from checker.measure.beside.drawn import walls_drawn
from checker.measure.beside.faces import THICKEST_WALL, Faces
from checker.measure.doors.drawn import Doorways
from checker.measure.doors.portals import Portal
from checker.measure.index import share_level
from checker.measure.places import RoomsOf, rooms_at
from checker.measure.registry import measure, provider
from checker.measure.subjects import Place, Subject
from checker.model import Room
from checker.results.values import Evidence, Truth, Unknown
from checker.units import SLACK

SHORTEST_WALL = 0.3
"""Metres of wall that two rooms share at least; less is a corner."""

Neighbours = Callable[[str], frozenset[str]]


@provider
def neighbours(
    rooms_by_id: Mapping[str, Room], outlines: Mapping[str, Area | Unknown], faces: Faces
) -> Neighbours:
    """The rooms that share a wall with a room, worked out when first asked for.

    They do when at least 300 mm of the face of one lies at most 0.6 m straight in front of the
    other on the same level, with no third room between.
    """
    known = {key: area for key, area in outlines.items() if not isinstance(area, Unknown)}
    ids = list(known)
    tree = shapely.STRtree([known[key] for key in ids])

    @cache
    def find(room_id: str) -> frozenset[str]:
        area = known.get(room_id)
        if area is None:
            return frozenset()
        near = tree.query(area, predicate="dwithin", distance=THICKEST_WALL + SLACK)
        others = {ids[index] for index in near.tolist()} - {room_id}
        return frozenset(
            other
            for other in others
            if share_level(rooms_by_id[room_id], rooms_by_id[other])
            and max(_turned_to(other, room_id), _turned_to(room_id, other)) >= SHORTEST_WALL - SLACK
        )

    def _turned_to(one: str, other: str) -> float:
        return sum(face.length for face in faces(one) if other in face.rooms)

    return find


@measure("room", value="truth")
def shares_wall_with(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    neighbours: Neighbours,
    rooms_of: RoomsOf,
    faces: Faces,
    *,
    target: Place | None = None,
) -> Truth | Unknown:
    """Whether the room has a wall in common with a room of `target`.

    At least 300 mm of their faces lie at most 0.6 m apart on one level, with no third room between;
    decided within 0.5 mm. The room is no neighbour of itself. Open where a room of the target has
    no body. Unknown when the room itself has none that can be trusted, or the target is no set of
    rooms. Source: ours, for ACO-03.
    """
    area, wanted = outlines[subject.id], rooms_at(target, rooms_of)
    if isinstance(area, Unknown):
        return area
    if isinstance(wanted, Unknown):
        return wanted
    blind = [each for each in wanted if isinstance(outlines.get(each), Unknown)]
    near = wanted & neighbours(subject.id)
    return _truth(
        bool(near),
        open_=bool(blind),
        method="faces at most 0.6 m apart",
        evidence=_shared_drawn(subject, frozenset(near), faces),
    )


@measure("room", "refuge", value="truth", doors="beside")
def shares_door_with(
    subject: Subject,
    portals: Mapping[str, tuple[Portal, ...]],
    rooms_of: RoomsOf,
    outlines: Mapping[str, Area | Unknown],
    doorways: Doorways,
    *,
    target: Place | None = None,
) -> Truth | Unknown:
    """Whether a door or opening leads from the room straight into a room of `target`.

    The room is no neighbour of itself. Open when it cannot be told where one of the room's doors
    leads. Unknown when the room has no body that can be trusted, or the target is no set of rooms.
    Serves ACO-03, and types that lie off a classroom (schools/C23).
    """
    area, wanted = outlines[subject.id], rooms_at(target, rooms_of)
    if isinstance(area, Unknown):
        return area
    if isinstance(wanted, Unknown):
        return wanted
    beyond = {way.beyond for way in portals.get(subject.id, ())}
    met = beyond & (wanted - {subject.id})
    return _truth(
        bool(met),
        open_="" in beyond,
        method="rooms that the room's doors join",
        evidence=doorways(subject.id, met),
    )


@measure("room", value="truth", doors="beside")
def shares_wall_or_door_with(
    subject: Subject,
    ask: Callable[..., Truth | Unknown],
    *,
    target: Place | None = None,
) -> Truth | Unknown:
    """Whether the room has a wall or a door in common with a room of `target`.

    As `shares_wall_with` or `shares_door_with`: yes when either is. Unknown when either is. Serves
    ACO-03.
    """
    wall = ask("shares_wall_with", subject, target=target)
    door = ask("shares_door_with", subject, target=target)
    if isinstance(wall, Unknown) or isinstance(door, Unknown):
        return wall if isinstance(wall, Unknown) else door
    surely_one = wall.possible == {True} or door.possible == {True}
    maybe = True in wall.possible or True in door.possible
    return _truth(
        surely_one,
        open_=maybe,
        method=f"{wall.method}; {door.method}",
        evidence=(*wall.evidence, *door.evidence),
    )


def _shared_drawn(subject: Subject, near: frozenset[str], faces: Faces) -> tuple[Evidence, ...]:
    """The walls in common, along the room's own side, else along that of the others."""
    own = [face for face in faces(subject.id) if near.intersection(face.rooms)]
    theirs = [face for each in sorted(near) for face in faces(each) if subject.id in face.rooms]
    return walls_drawn(own or theirs, storey=subject.ref.storey)


def _truth(
    answer: bool,  # noqa: FBT001 - the answer itself
    *,
    open_: bool,
    method: str,
    evidence: tuple[Evidence, ...],
) -> Truth:
    possible = {True} if answer else {True, False} if open_ else {False}
    return Truth(possible=frozenset(possible), origin="derived", method=method, evidence=evidence)
