"""Whether wheels get to an outer door over the ground outside, without going through the school."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from shapely import MultiLineString, Point

from checker.geometry.clean import polygons_of
from checker.geometry.overlay import cut, joined
from checker.geometry.walkable import walkable
from checker.measure.links import DoorLink
from checker.measure.registry import measure
from checker.measure.routes.asked import Asked, RouteDesk
from checker.measure.routes.drawn import links_taken, path_evidence
from checker.measure.routes.found import STEP_FREE, WALKING, standard_of
from checker.measure.routes.places import Directory
from checker.measure.routes.spaces import FloorOf, Space
from checker.measure.subjects import Place, Subject
from checker.results.values import Evidence, Truth, Unknown
from checker.uses import RoomUses

_ASK = "Model the paving from the gate, the drop-off or the parking to the door, with its ramps."
_ARRIVE = ("entrance forecourt", "drop-off", "accessible parking space")
ARRIVAL = Place(relation="nearest", use=", ".join(_ARRIVE))
PATH = Place(relation="nearest", use="outdoor path")
_ROADS = frozenset({"outdoor path", "road", "cycle path", "parking space"})
_MEETS = 0.6
_LANDING = 2.5
"""Metres from a door within which paving may be its landing alone: 1.5 m clear of a leaf of 1 m."""
_WHOLE = 0.9


@measure(
    "entrance",
    "door",
    value="truth",
    lack="whether a way over the ground outside leads to the door",
    ask=_ASK,
    furniture="on the way",
    doors="anywhere",
)
def is_reached_over_ground(
    subject: Subject,
    route_desk: RouteDesk,
    door_links: Mapping[str, DoorLink],
    walk_spaces: Mapping[str, Space],
    floor_of: FloorOf,
    uses: RoomUses,
    *,
    from_: Place = ARRIVAL,
    clear_width: float = 0.0,
) -> Truth | Unknown:
    """Whether a step-free way leads to the door from a place outside, over outdoor places alone.

    The place is the nearest one where people arrive (forecourt, drop-off, accessible bay), unless a
    rule names another. Where no way on foot comes from one, a path counts as where they come from,
    since it may come from the edge of the site: for sure only if it is in one piece before the door
    and meets no place where people arrive, and if it, with the paths and roads that it meets, leads
    2.5 m away from the door and to the outer edge of all that is modelled. The way is as in
    `is_reachable`, but leads through no room: who comes in by another door has not come to this
    one. Open where something doubtful lets through, and where nobody surely gets there on foot: the
    ground between is not modelled. Unknown when a place has no door and meets no other place. AD M
    2.1 (ENT-07).
    """
    ways = _both(subject, route_desk, from_, clear_width)
    is_alone = from_ == ARRIVAL and (isinstance(ways, Unknown) or _is_cut_off(ways[1]))
    ways = _both(subject, route_desk, PATH, clear_width) if is_alone else ways
    if isinstance(ways, Unknown):
        return ways
    wheels, feet = ways
    possible = {not math.isinf(wheels.found.low), not math.isinf(wheels.found.high)}
    yards = [walk_spaces[each] for each in _before(subject, door_links) if each in walk_spaces]
    arrivals = [each for key, each in walk_spaces.items() if uses.of(key).possible & {*_ARRIVE}]
    may_end = is_alone and not (
        all(_is_whole(each, wheels, floor_of) and not _meets(each, arrivals) for each in yards)
        and _leads_off(wheels, route_desk.directory, walk_spaces)
    )
    possible |= {False} if may_end else set()
    return Truth(
        possible=frozenset({True, False} if _is_cut_off(feet) else possible),
        origin="derived",
        method=f"way {wheels.standard.width * 1000:.0f} mm wide over the ground outside "
        f"from {wheels.start.words}",
        steps=tuple(_told(wheels, cut_off=_is_cut_off(feet), may_end=may_end)),
        evidence=_drawn(wheels),
    )


def _both(
    subject: Subject, desk: RouteDesk, from_: Place, clear_width: float
) -> tuple[Asked, Asked] | Unknown:
    """The way on wheels and the one on foot."""
    wheels = _way(subject, desk, from_, STEP_FREE, clear_width)
    feet = _way(subject, desk, from_, WALKING, clear_width)
    if isinstance(wheels, Unknown):
        return wheels
    return feet if isinstance(feet, Unknown) else (wheels, feet)


def _is_cut_off(feet: Asked) -> bool:
    """Whether nobody surely gets there on foot either."""
    return math.isinf(feet.found.high)


def _before(subject: Subject, links: Mapping[str, DoorLink]) -> tuple[str, ...]:
    link = links.get(subject.element.id)
    return link.rooms if link else ()


def _meets(yard: Space, arrivals: Iterable[Space]) -> bool:
    """Whether one comes to it from a place where people arrive, as far as the plan shows."""
    return any(each.bare.distance(yard.bare) <= _MEETS for each in arrivals)


def _leads_off(wheels: Asked, directory: Directory, spaces: Mapping[str, Space]) -> bool:
    """Whether the path that a way surely comes from leads to the edge of all that is modelled.

    Where a place outside has no body nobody knows where that is.
    """
    way = wheels.found.for_sure
    outdoors = [each.id for each in directory.school.rooms if each.is_external]
    if way is None or any(each not in spaces for each in outdoors):
        return False
    gates = {gate.id: gate for each in directory.by_space.values() for gate in each}
    kinds = {each: directory.uses.of(each).possible for each in outdoors}
    roads = [spaces[each] for each in outdoors if kinds[each] and kinds[each] <= _ROADS]
    path = [each for each in roads if each.id in gates[way.start].sides]
    for each in path:
        path += [on for on in roads if on not in path and _meets(on, [each])]
    whole = joined([each.bare.buffer(_MEETS / 2) for each in spaces.values()])
    edge = MultiLineString([each.exterior for each in polygons_of(whole)])
    landing = Point(gates[way.goal].middle).buffer(_LANDING)
    off = cut(joined([each.bare for each in path]), landing)
    return not off.is_empty and off.distance(edge) <= _MEETS


def _is_whole(yard: Space, wheels: Asked, floor_of: FloorOf) -> bool:
    """Whether the ground before a door is in one piece for wheels; rooms indoors are not asked."""
    floor = floor_of(yard.id, True)
    if yard.is_indoors or floor is None:
        return yard.is_indoors
    pieces = [each.area for each in polygons_of(walkable(floor, wheels.standard.width))]
    return bool(pieces) and max(pieces) >= _WHOLE * sum(pieces)


def _way(
    subject: Subject, desk: RouteDesk, from_: Place, route: str, clear_width: float
) -> Asked | Unknown:
    standard = standard_of(route, clear_width if route == STEP_FREE else 0.0)
    start, goal = desk.directory.find(from_), desk.directory.at(subject)
    if isinstance(start, Unknown):
        return start
    if isinstance(goal, Unknown) or standard is None:
        return goal if isinstance(goal, Unknown) else Unknown(missing=("a route",), ask="")
    return desk.between(start, goal, replace(standard, outdoors=True))


def _told(asked: Asked, *, cut_off: bool, may_end: bool) -> Iterator[str]:
    """The way in words, or why there is none that is sure."""
    if asked.found.for_sure is not None:
        yield f"{asked.found.high:.2f} m from {asked.start.words} to {asked.goal.words}"
        yield from links_taken(asked.found.for_sure)
        if may_end:
            yield "nothing shows that people come by this path from the edge of the site"
    if cut_off:
        yield "nobody on foot surely gets there either: the ground between is not modelled"
    elif asked.blocker is not None:
        yield asked.blocker.words


def _drawn(asked: Asked) -> tuple[Evidence, ...]:
    """The way, or the way up to what stands in it."""
    blocked = asked.blocker.evidence if asked.blocker else ()
    shown = asked.found.shown
    drawn = path_evidence(shown.legs) if shown else path_evidence(asked.up_to_blocker)
    return (*drawn, *blocked)
