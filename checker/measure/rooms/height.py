"""How high a room is up to its ceiling, and how much headroom what hangs in it leaves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import shapely

from checker.geometry.axes import sides
from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of
from checker.measure.distrust import lowered
from checker.measure.evidence import length_text, outline
from checker.measure.obstacles import HANGS_FROM
from checker.measure.overhead import PASSABLE, Overhangs
from checker.measure.registry import measure
from checker.measure.rooms.open_edges import NO_WALL, EdgeWalls
from checker.measure.subjects import Subject
from checker.model import Overhead
from checker.results.values import Evidence, Quantity, Unknown
from checker.units import SLACK

_WHOLE = 0.8
"""Share of a room from which what covers it is its ceiling."""
_AT_WALL = 0.1
"""Metres from a wall within which a pipe or cornice is in nobody's way (ADA 307.2: 4 in)."""
_BEARING = 0.3
_BEAM = 0.6
"""Metres of depth up to which a body that ends here is a level beam; deeper, it may be a frame."""
_DEEP = 2.5
"""Times its width up to which a level beam is deep: where it is more, a slope may make that up.

None of 65 beams in four real models comes to more: a steel W410x60 to 2.29, timber to 2.41.
"""
_FLAT = 0.1
_GAP = 0.1
_HALF = 0.5
_CORNER = 0.1
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hung:
    """A beam, ceiling or duct over some of a room: how high over its floor, over which part.

    `high` is the most that its underside there may be over the floor. `exact` says that its body
    shows `low` and `area`.
    """

    thing: Overhead
    low: float
    high: float
    area: Area
    exact: bool

    @property
    def told(self) -> str:
        """How high it hangs, and what it is."""
        return f"{length_text(self.low)} under {self.thing.ref.name or self.thing.ref.ifc_class}"


@measure("room", "outdoor space", unit="m")
def height(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    overhangs: Overhangs,
    rooms_beside: Mapping[str, Sequence[Area]],
    edge_walls: Mapping[str, EdgeWalls],
    lost_in_rooms: Mapping[str, Sequence[Overhead]],
) -> Quantity | Unknown:
    """Height of the room's body, or of its ceiling where a lower one is modelled.

    From the lowest to the highest point of the body, exact to 0.1 mm; where ceilings (IfcCovering)
    surely cover four fifths of the room, the height under them: a bulkhead over a fifth or less
    is told, not counted. A ceiling over less of it and one known by its hull leave it open between
    the two; one without a body opens its storey. Beams and ducts do not count. Unknown when the
    room has no body or one that cannot be trusted. Serves CPT-03 and schools/B35.
    """
    area, tall = outlines[subject.id], _tall(subject)
    if isinstance(area, Unknown):
        return area
    walls, beside = edge_walls[subject.id], rooms_beside[subject.id]
    hung = _hung(subject, area, overhangs, walls=walls, beside=beside)
    ceilings = [each for each in hung if each.thing.kind == "ceiling"]
    lower = [each for each in ceilings if each.low < tall - SLACK]
    covered, lowest = _covered_at(ceilings, area), min((each.low for each in lower), default=tall)
    high = min(covered, tall)
    low = min(lowest if covered == float("inf") else _free_up_to(ceilings, area), high)
    found = Quantity(
        low=low,
        high=high,
        unit="m",
        method="height of the room's body" if high == tall else "height under the ceiling",
        steps=tuple(f"{each.told} over {each.area.area / area.area:.0%} of it" for each in lower),
        evidence=_drawn(subject, area, lower, f"{length_text(low)} high"),
    )
    lost = [each for each in lost_in_rooms[subject.id] if each.kind == "ceiling"]
    return lowered(found, lost[:_NAMED])


@measure("room", "outdoor space", unit="m", lack="how much headroom it has", name="headroom")
def room_headroom(
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    overhangs: Overhangs,
    rooms_beside: Mapping[str, Sequence[Area]],
    edge_walls: Mapping[str, EdgeWalls],
    lost_in_rooms: Mapping[str, Sequence[Overhead]],
) -> Quantity | Unknown:
    """Least height from the room's floor to its top or to what hangs in it, metres.

    Under beams, ceilings, ducts and pipes that begin more than 0.5 m over the floor, exact to
    0.1 mm. Those that stay within 100 mm of a wall do not count. What people may walk past, what is
    known by its hull, what may slope, or leaves less than 1 m is doubt: it only lowers the
    interval. Surely in the way is what lies across the room from wall to wall, or over half of it.
    From nothing where one without a body is placed in the room, or somewhere on its storey: where
    it is placed at an origin or with another, and of a ceiling, nobody knows the room. Unknown
    when the room has no body that can be trusted. Serves COR-18.
    """
    area, tall = outlines[subject.id], _tall(subject)
    if isinstance(area, Unknown):
        return area
    walls, beside = edge_walls[subject.id], rooms_beside[subject.id]
    hung = _hung(subject, area, overhangs, walls=walls, beside=beside)
    lower = (each for each in hung if each.low < tall - SLACK)
    things = sorted(lower, key=lambda each: (each.low, each.thing.id))
    low = min((each.low for each in things), default=tall)
    high = min((each.low for each in things if _is_across(each, area)), default=tall)
    found = Quantity(
        low=low,
        high=high,
        unit="m",
        method="least height under what hangs there, or of the room's body",
        steps=tuple(each.told for each in things[:_NAMED]),
        doubt=_past(things[0]) if low < high else None,
        evidence=_drawn(subject, area, things[:_NAMED], f"headroom {length_text(low)}"),
    )
    return lowered(found, lost_in_rooms[subject.id][:_NAMED])


def _tall(subject: Subject) -> float:
    shape = subject.element.shape
    return shape.top - shape.base if shape else 0.0


def _hung(
    subject: Subject,
    area: Area,
    overhangs: Overhangs,
    *,
    walls: EdgeWalls,
    beside: Sequence[Area],
) -> Iterator[_Hung]:
    """What hangs as low as the top of a room or lower and comes out of its walls into it.

    Where a room `beside` it begins there is no wall, and people walk through under it.
    """
    floor, tall = subject.element.shape.base, _tall(subject)
    inside = walls.inside(area).buffer(-_AT_WALL)
    for over in overhangs.over(area):
        low = over.base - floor
        if not isinstance(over.element, Overhead) or not HANGS_FROM < low <= tall + SLACK:
            continue
        met = clean_area(over.area.intersection(area))
        seen = clean_area(walls.inside(met, base=over.base)) if met is not None else None
        if met is None or seen is None:
            continue
        if seen.intersects(inside) or any(seen.dwithin(other, NO_WALL) for other in beside):
            thick = over.top - over.base
            yield _Hung(
                thing=over.element,
                low=low,
                high=low if thick <= _FLAT + SLACK else low + thick,
                area=met,
                exact=over.exact,
            )


def _covered_at(ceilings: Sequence[_Hung], area: Area) -> float:
    """The height up to which ceilings surely cover four fifths of a room; infinite if they do not.

    Several layers count from the lowest: what lies over a ceiling is not seen.
    """
    taken: list[Area] = []
    for each in sorted(ceilings, key=lambda one: (one.high, one.thing.id)):
        if each.exact:
            taken.append(each.area)
        if taken and shapely.union_all(taken).area >= _WHOLE * area.area:
            return each.high
    return float("inf")


def _free_up_to(ceilings: Sequence[_Hung], area: Area) -> float:
    """The height up to which four fifths of a room are surely free of ceilings."""
    taken: list[Area] = []
    for each in sorted(ceilings, key=lambda one: (one.low, one.thing.id)):
        taken.append(each.area)
        if area.area - shapely.union_all(taken).area < _WHOLE * area.area:
            return each.low
    return float("inf")


def _is_across(hung: _Hung, area: Area) -> bool:
    """Whether nobody gets past a thing, and it is surely as low as that in this room."""
    if not hung.exact or hung.low < PASSABLE:
        return False
    if hung.high > hung.low and not _is_beam_of(hung, area):
        return False
    left = polygons_of(area.difference(hung.area.buffer(_GAP)))
    parts = [part for part in left if part.area > _CORNER]
    return len(parts) > len(polygons_of(area)) or hung.area.area >= _HALF * area.area


def _is_beam_of(hung: _Hung, area: Area) -> bool:
    """Whether it is as deep as a beam and ends in the walls of a room: then it is level there.

    A rafter 0.2 m deep that rises 0.35 m is 0.55 m from its lowest to its highest point, too.
    """
    shape, depth = hung.thing.shape, hung.high - hung.low
    return (
        hung.thing.kind != "ceiling"
        and depth <= _BEAM + SLACK
        and shape is not None
        and shape.footprint.within(area.buffer(_BEARING))
        and depth <= _DEEP * sides(shape.footprint).short + SLACK
    )


def _past(lowest: _Hung) -> Unknown:
    return Unknown(
        missing=(f"whether people walk past what hangs there ({lowest.told})",),
        ask="Raise it, or guard the floor under it and let a person judge.",
    )


def _drawn(
    subject: Subject, area: Area, things: Sequence[_Hung], label: str
) -> tuple[Evidence, ...]:
    storey = subject.ref.storey
    return (
        *outline(area, storey=storey, label=label),
        *(
            mark
            for each in things
            for mark in outline(
                each.area,
                storey=storey,
                role="blocker",
                label=each.told,
                element=each.thing.ref.global_id,
            )
        ),
    )
