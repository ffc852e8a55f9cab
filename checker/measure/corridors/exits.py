"""How far apart the storey exits of one corridor lie, with no door between them."""

import math
from collections.abc import Iterator, Mapping

from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.measure.corridors.stretch import farthest_apart, way_drawn
from checker.measure.links import OUTSIDE
from checker.measure.obstacles import Obstacle, free_floors
from checker.measure.registry import measure
from checker.measure.rooms.doors import Portals
from checker.measure.rooms.flights import is_flight
from checker.measure.subjects import Subject
from checker.results.values import Quantity, Unknown
from checker.units import so_many
from checker.uses import RoomUses

_TWO = 2


@measure("room", unit="m", lack="how far apart its storey exits lie", doors="beside")
def exits_apart(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    portals: Portals,
    outdoor_ids: frozenset[str],
    uses: RoomUses,
) -> Quantity | Unknown:
    """Length of the way between the two storey exits of the room that lie farthest apart, metres.

    Storey exits are doors and openings of the room itself that lead outside or straight into a
    stair; 0 where it has fewer than two. From the middle of one to the middle of the other along
    the shortest way, round columns and partitions. Exact to 1 mm. An interval where it cannot be
    told what a door leads to, or where a column stands; infinite when what is built parts them.
    Unknown when the room has no body that can be trusted. Serves AD B volume 2, 2.26.
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    kinds = list(_exits(subject.id, portals, outdoor_ids, uses))
    sure = [line for line, is_sure in kinds if is_sure]
    every = [line for line, _ in kinds]
    things = obstacles.get(subject.id, ())
    built = [each for each in things if each.kind == "walls" and not is_flight(each.element)]
    floors = free_floors(area, built)
    least = farthest_apart(floors.loose, sure) if len(sure) >= _TWO else None
    most = farthest_apart(floors.tight, every) if len(every) >= _TWO else None
    low, high = (way.length if way else 0.0 for way in (least, most))
    return Quantity(
        low=min(low, high),
        high=high,
        unit="m",
        method=f"longest way between {so_many(len(every), 'storey exit')} of the room",
        steps=(f"{len(sure)} of {len(every)} are sure to be exits",),
        evidence=way_drawn(most, storey=subject.ref.storey) if most else (),
        reason="" if math.isfinite(high) else "what is built there parts them",
    )


def _exits(
    room_id: str, portals: Portals, outdoors: frozenset[str], uses: RoomUses
) -> Iterator[tuple[BaseGeometry, bool]]:
    """The edges before the doors and openings that are or may be storey exits; whether surely."""
    for way in portals.get(room_id, ()):
        if way.beyond == OUTSIDE or way.beyond in outdoors:
            yield way.line, True
        elif not way.beyond:
            yield way.line, False
        else:
            possible = uses.of(way.beyond).possible
            if "stair" in possible:
                yield way.line, possible == {"stair"}
