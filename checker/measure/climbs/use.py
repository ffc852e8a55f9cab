"""Where a flight lies, and what a stair declares: who uses it, and what is closed off below."""

from collections.abc import Iterable, Mapping, Sequence

import shapely
from shapely import Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of
from checker.measure.bodies import plan_of
from checker.measure.climbs.flights import Climb
from checker.measure.climbs.ramps_found import ramp_flights_of, ramps_of
from checker.measure.climbs.stairs_found import StairFlights
from checker.measure.distrust import may_be_on
from checker.measure.evidence import outline
from checker.measure.registry import measure, provider
from checker.measure.stated import stated_truth, yes_or_no
from checker.measure.subjects import Subject
from checker.model import Element, Room, School
from checker.results.values import Choice, Truth, Unknown, one_of, surely

GENERAL, UTILITY, ESCAPE = USES = ("general", "utility", "escape")
_WORDS = {
    "general": GENERAL,
    "general access": GENERAL,
    "utility": UTILITY,
    "maintenance": UTILITY,
    "escape": ESCAPE,
    "escape only": ESCAPE,
    "fire escape": ESCAPE,
}
_BOTH = frozenset({True, False})
_MOSTLY = 0.5
_GAP = 3.0
"""Metres between rooms up to which what lies between them is part of the building."""
_STEP = 0.3
_COMMON = ("Pset_StairFlightCommon", "Pset_StairCommon", "Pset_RampCommon", "Pset_SlabCommon")


@provider
def flight_wholes(school: School, stair_flights: StairFlights) -> Mapping[str, Element]:
    """The stair or ramp that each flight belongs to, by flight id."""
    flights = (each for found in stair_flights.values() for each in found)
    ramps = (each for ramp in ramps_of(school) for each in ramp_flights_of(ramp))
    return {
        **{each.element.id: each.stair for each in flights},
        **{each.element.id: each.ramp for each in ramps},
    }


@provider
def climbs_by_id(climbs: Sequence[Climb]) -> Mapping[str, Climb]:
    """Every way up by the id of its flight."""
    return {climb.id: climb for climb in climbs}


@measure(
    "stair flight",
    "ramp flight",
    value="truth",
    lack="whether the flight lies outside",
    ask="State IsExternal of the stair (Pset_StairCommon) or model the rooms around it.",
)
def is_external(
    subject: Subject,
    school: School,
    outlines: Mapping[str, Area | Unknown],
    climbs_by_id: Mapping[str, Climb],
    flight_wholes: Mapping[str, Element],
) -> Truth | Unknown:
    """Whether a flight lies outside: as declared, and as the rooms around it show.

    Inside when a room covers half of its plan at its level, outside when an outdoor place does, or
    when at least half of it lies beyond all rooms of its levels and the walls around them. Open
    where it lies in a gap between rooms or a room of its storey has no plan, and nothing is
    declared, and when IsExternal (of the flight, or Pset_StairCommon) says something else than the
    rooms. Unknown when nothing is declared and it has no body. AD M 1.33, AD K 1.15.
    """
    climb = climbs_by_id.get(subject.id)
    stated = _stated((subject.element, flight_wholes.get(subject.id)))
    if climb is None and stated is None:
        return Unknown(
            missing=("a body of the flight",), ask="Export the flight with a body on its level."
        )
    shown = None if climb is None else _shown_outside(climb, school.rooms)
    bare = (room for room in school.rooms if isinstance(outlines[room.id], Unknown))
    if shown and any(may_be_on(room, subject.element.storey_id) for room in bare):
        shown = None
    if stated is None:
        possible = _BOTH if shown is None else frozenset({shown})
        drawn = outline(climb.area, storey=subject.ref.storey) if climb else ()
        method = "rooms around the flight"
        return Truth(possible=possible, origin="derived", method=method, evidence=drawn)
    if shown is not None and shown != stated:
        step = f"IsExternal says {_yes(stated)}, the rooms around it say {_yes(shown)}"
        return Truth(possible=_BOTH, origin="declared", method="IsExternal", steps=(step,))
    return surely(stated, origin="declared", method="IsExternal")


@measure(
    "stair flight",
    "stair",
    value="choice",
    choices=USES,
    lack="who uses the stair",
    ask="State StairUse (general, utility or escape) in SchoolCheck_Stair.",
    stated=("SchoolCheck_Stair.StairUse",),
    only_stated=True,
)
def stair_use(subject: Subject, flight_wholes: Mapping[str, Element]) -> Choice:
    """What the stair is for: general (everyday), utility (maintenance) or escape only.

    As SchoolCheck_Stair.StairUse declares, on the flight or its stair; open where it does not,
    never Unknown. AD K Table 1.1 gives each its own limits.
    """
    whole = flight_wholes.get(subject.id) if subject.kind == "stair flight" else None
    for element in (subject.element, whole):
        prop = element.property("StairUse", group="SchoolCheck_Stair") if element else None
        word = _WORDS.get(str(prop.value).strip().casefold()) if prop else None
        if word is not None:
            return one_of(word, origin="declared", method="SchoolCheck_Stair.StairUse")
    return one_of(*USES, origin="assumed", method="no use is declared")


@measure(
    "stair",
    value="truth",
    lack="whether the low space under it is closed off",
    ask="State SoffitGuarded in SchoolCheck_Stair.",
    stated=("SchoolCheck_Stair.SoffitGuarded",),
    only_stated=True,
)
def soffit_guarded(subject: Subject) -> Truth:
    """Whether something keeps people out of the low space under a stair: a wall, rail or planter.

    As SchoolCheck_Stair.SoffitGuarded declares; open where it does not, never Unknown. AD K 1.8.
    """
    return stated_truth(subject, "SoffitGuarded", group="SchoolCheck_Stair")


def _stated(elements: Iterable[Element | None]) -> bool | None:
    for element in elements:
        for group in _COMMON:
            found = yes_or_no(element.property("IsExternal", group=group)) if element else None
            if found is not None:
                return found
    return None


def _shown_outside(climb: Climb, rooms: Iterable[Room]) -> bool | None:
    """Whether the rooms show it to be outside; None where they leave it open."""
    inside, outside = _plans(climb, rooms, external=False), _plans(climb, rooms, external=True)
    if _covered(climb.area, inside) >= _MOSTLY:
        return False
    if _covered(climb.area, outside) >= _MOSTLY:
        return True
    outline = _outline(inside)
    return True if outline and _covered(climb.area, [outline]) < _MOSTLY else None


def _outline(plans: Sequence[Area]) -> Area | None:
    """The outline of a building: closed over walls, stairwells that are no rooms, and courts."""
    whole = clean_area(shapely.union_all(plans)) if plans else None
    if whole is None:
        return None
    grown = whole.buffer(_GAP / 2, join_style="mitre").buffer(-_GAP / 2, join_style="mitre")
    return clean_area(shapely.union_all([Polygon(each.exterior) for each in polygons_of(grown)]))


def _plans(climb: Climb, rooms: Iterable[Room], *, external: bool) -> list[Area]:
    return [
        plan
        for room in rooms
        if room.shape is not None
        and (plan := plan_of(room)) is not None
        and room.is_external is external
        and room.shape.base <= climb.high + _STEP
        and room.shape.top >= climb.low - _STEP
    ]


def _covered(area: Area, plans: Sequence[Area]) -> float:
    return float(shapely.union_all(plans).intersection(area).area / area.area) if plans else 0.0


def _yes(value: bool) -> str:  # noqa: FBT001 - a word for a truth
    return "yes" if value else "no"
