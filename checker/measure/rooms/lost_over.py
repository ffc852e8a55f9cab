"""Beams, ceilings and ducts without a body, and the rooms that they may hang in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import shapely

from checker.geometry.circle import Area
from checker.measure.distrust import known_of, may_be_on
from checker.measure.overhead import Overhangs
from checker.measure.registry import provider
from checker.model import Element, Overhead, Room, School
from checker.results.values import Unknown

_SAME = 0.01
"""Metres within which two placements are the same point."""


@provider
def lost_in_rooms(
    school: School,
    overhangs: Overhangs,
    rooms_by_id: Mapping[str, Room],
    outlines: Mapping[str, Area | Unknown],
) -> Mapping[str, tuple[Overhead, ...]]:
    """Beams, ceilings and ducts without a body, by the id of each room that they may hang in.

    In those rooms of its storey that hold its placement, where that can be believed; in all of them
    where it cannot, or none is known to. Not believed is that of a ceiling, which goes as far as
    it goes, and one at an origin or shared with another: there a tool put the element and not its
    body: of 117 ceilings in four files of Revit 114 lie off their placement.
    """
    found: dict[str, list[Overhead]] = {id_: [] for id_ in rooms_by_id}
    alone = _Placements(school)
    for each in (lost for lost in overhangs.lost if isinstance(lost, Overhead)):
        near = [id_ for id_, room in rooms_by_id.items() if may_be_on(each, room.storey_id)]
        places = known_of(each) if each.kind != "ceiling" and alone.is_own(each) else ()
        for id_ in [id_ for id_ in near if _holds(outlines[id_], places)] or near:
            found[id_].append(each)
    return {id_: tuple(things) for id_, things in found.items()}


def _holds(area: Area | Unknown, places: Sequence[shapely.Point]) -> bool:
    return not isinstance(area, Unknown) and any(area.covers(at) for at in places)


class _Placements:
    """Where overheads are placed, and the origins of the file and of its storeys."""

    def __init__(self, school: School) -> None:
        file = shapely.Point(-school.offset.x, -school.offset.y)
        self._origins = shapely.STRtree([file, shapely.Point(0, 0), *_placed(school.storeys)])
        self._overheads = shapely.STRtree(list(_placed(school.overheads)))

    def is_own(self, thing: Overhead) -> bool:
        """Whether something is placed, at no origin and where nothing else overhead is placed."""
        return all(
            not len(self._origins.query(at, predicate="dwithin", distance=_SAME))
            and len(self._overheads.query(at, predicate="dwithin", distance=_SAME)) == 1
            for at in _placed([thing])
        )


def _placed(things: Iterable[Element]) -> Iterator[shapely.Point]:
    return (shapely.Point(each.frame.origin) for each in things if each.frame)
