"""The space under a stair: how low it gets over a floor that people walk on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.measure.bodies import plan_of, sound
from checker.measure.distrust import may_be_on
from checker.measure.evidence import length_text, outline
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.model import Room, School, Stair, Surface
from checker.results.values import Evidence, Quantity, Truth, Unknown
from checker.units import SLACK

GUARDED = 2.0
"""Metres of clear height under which the space below a stair has to be guarded."""
_SOLID = 0.02
_CUPBOARD = 0.8
_AT_EDGE = 0.05
_NO_ROOM = "no room lies below the stair"
_FEW = 6
_ASK = "Export the stair with a body that shows its underside, and the rooms below it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowest:
    """The least clear height under a stair, where it is, and the room whose floor is below."""

    height: float
    place: tuple[float, float]
    room: Room
    area: Area


@provider
def lowest_under(school: School) -> Mapping[str, Lowest | Unknown | None]:
    """For each stair the lowest place over a room's floor; none where no floor lies below."""
    return {stair.id: _lowest(stair, school.rooms) for stair in school.stairs}


@measure("stair", unit="m", lack="how much height there is under it", ask=_ASK)
def clear_height_under(
    subject: Subject,
    lowest_under: Mapping[str, Lowest | Unknown | None],
    school: School,
    outlines: Mapping[str, Area | Unknown],
) -> Quantity | Unknown:
    """Least height from a room's floor up to the underside of flights and landings, metres.

    0 where an underside comes down to a floor that people walk on. A room that lies under the stair
    as good as all (80 %) is a cupboard and does not count; nor does a place where the body stands
    on the floor. Infinite where no room lies below. Exact to 0.1 mm; from 0 where a room of its
    storey has no body that can be trusted. Unknown when a flight or landing shows no underside. AD
    K 1.8.
    """
    found = lowest_under.get(subject.id)
    if isinstance(found, Unknown):
        return found
    doubt = _perhaps_below(subject.element, school, outlines)
    high = found.height if found else float("inf")
    return Quantity(
        low=0.0 if doubt else high,
        high=high,
        unit="m",
        method="underside of the stair over the floor below",
        steps=(_said(found),),
        evidence=_drawn(found, storey=subject.ref.storey) if found else (),
        reason="" if found else _NO_ROOM,
        doubt=doubt,
    )


@measure("stair", value="truth", lack="whether one can walk in under it", ask=_ASK)
def soffit_guard_needed(
    subject: Subject,
    lowest_under: Mapping[str, Lowest | Unknown | None],
    school: School,
    outlines: Mapping[str, Area | Unknown],
) -> Truth | Unknown:
    """Whether a walkable floor lies under the stair where it is lower than 2 m.

    Measured as `clear_height_under`, and open where that leaves it so. Whether something guards it
    is not looked at. Unknown when a flight or landing shows no underside. AD K 1.8.
    """
    found = lowest_under.get(subject.id)
    if isinstance(found, Unknown):
        return found
    needed = found is not None and found.height < GUARDED - SLACK
    doubt = None if needed else _perhaps_below(subject.element, school, outlines)
    return Truth(
        possible=frozenset({needed, True} if doubt else {needed}),
        method="clear height under the stair below 2000 mm",
        steps=(_said(found),),
        evidence=_drawn(found, storey=subject.ref.storey) if found else (),
        doubt=doubt,
    )


def _said(found: Lowest | None) -> str:
    if found is None:
        return _NO_ROOM
    return f"{length_text(found.height)} in {found.room.ref.name or found.room.id}"


def _perhaps_below(
    stair: Stair, school: School, outlines: Mapping[str, Area | Unknown]
) -> Unknown | None:
    """Rooms of the stair's storey that may reach under it, as nobody knows where they end."""
    bare = [
        room.ref.name or room.id
        for room in school.rooms
        if isinstance(outlines[room.id], Unknown) and may_be_on(room, stair.storey_id)
    ]
    if not bare:
        return None
    names = ", ".join(bare[:_FEW]) + (f" and {len(bare) - _FEW} more" * (len(bare) > _FEW))
    return Unknown(missing=(f"where {names} ends",), ask="Model the body of each room.")


def _lowest(stair: Stair, rooms: Sequence[Room]) -> Lowest | Unknown | None:
    unders = list(_undersides(stair))
    bare = any(landing.shape is None for landing in stair.landings)
    if not unders or bare or any(not flight.soffits for flight in stair.flights):
        return Unknown(missing=("the underside of the stair",), ask=_ASK)
    plan = shapely.union_all([area for area, _ in unders])
    found = [
        lowest
        for room in rooms
        if _is_near(room, plan) and not _is_cupboard(room, plan)
        for area, under in unders
        if (lowest := _under(area, under, room)) is not None
    ]
    return min(found, key=lambda each: (round(each.height, 6), each.room.id), default=None)


def _undersides(stair: Stair) -> Iterator[tuple[Area, Surface]]:
    """The planes that look down: of its flights or its own body, and of its landings."""
    for soffit in sound((*stair.soffits, *(s for each in stair.flights for s in each.soffits))):
        yield soffit.area, soffit
    for landing in stair.landings:
        area = plan_of(landing)
        if landing.shape is not None and area is not None:
            yield area, Surface(area=area, level=landing.shape.base)


def _is_near(room: Room, plan: BaseGeometry) -> bool:
    return room.shape is not None and bool(room.shape.footprint.intersects(plan))


def _is_cupboard(room: Room, plan: BaseGeometry) -> bool:
    area = plan_of(room)
    return area is None or bool(area.intersection(plan).area >= _CUPBOARD * area.area)


def _under(area: Area, under: Surface, room: Room) -> Lowest | None:
    """The least height from a room's floor to an underside; none where it stands on the floor."""
    plan = plan_of(room)
    if room.shape is None or plan is None:
        return None
    met = clean_area(area.intersection(plan)) if area.intersects(plan) else None
    if met is None or met.buffer(-_AT_EDGE / 2).is_empty:
        return None
    floor = room.shape.base
    heights = [(under.at(x, y) - floor, (x, y)) for x, y in shapely.get_coordinates(met).tolist()]
    if max(heights)[0] <= _SOLID:
        return None
    height, place = min(heights)
    return Lowest(height=max(height, 0.0), place=place, room=room, area=met)


def _drawn(found: Lowest, *, storey: str) -> tuple[Evidence, ...]:
    point = Evidence(
        role="measured",
        shape="point",
        coords=(found.place,),
        storey=found.room.ref.storey or storey,
        label=length_text(found.height),
    )
    return (point, *outline(found.area, storey=found.room.ref.storey or storey, role="blocker"))
