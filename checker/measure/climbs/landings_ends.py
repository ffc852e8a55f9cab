"""The level floor at the two ends of a flight: how far it goes on before a wall or a door."""

from collections.abc import Mapping
from dataclasses import dataclass

from checker.geometry.ahead import REACH, clear_ahead
from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.edges import Edge, strip, turned_round
from checker.measure.climbs.flights import Climb
from checker.measure.climbs.landings_free import DOOR_SWING, Sweeps, free_of_things, sweeps_drawn
from checker.measure.climbs.obstacles import Narrowings
from checker.measure.climbs.platforms import Platforms
from checker.measure.climbs.railings_handrails import FLIGHTS
from checker.measure.climbs.stairs_drawn import line
from checker.measure.evidence import dimension
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.results.values import Quantity, Unknown

_ASK = "Model the floor or landing there: a room, a slab or a landing at the level of the flight."


@dataclass(frozen=True, slots=True)
class Ends:
    """What the floors before flights are measured in."""

    climbs: Mapping[str, Climb]
    platforms: Platforms
    narrowings: Narrowings
    sweeps: Sweeps


@provider
def flight_ends(
    climbs_by_id: Mapping[str, Climb],
    platforms: Platforms,
    narrowings: Narrowings,
    sweeps_at: Sweeps,
) -> Ends:
    """Flights, floors, walls and doors together."""
    return Ends(climbs_by_id, platforms, narrowings, sweeps_at)


@measure(*FLIGHTS, unit="m", lack="how long the landing at its foot is", ask=_ASK, furniture="here")
def landing_at_foot(
    subject: Subject, flight_ends: Ends, *, may_overlap: tuple[str, ...] = (DOOR_SWING,)
) -> Quantity | Unknown:
    """Free length of the level floor before the foot of a flight, straight back from it, metres.

    Over the whole width of the flight, on rooms, slabs and landings at its level (20 mm), up to
    a wall, a column, a fitting or furniture, the end of the floor, or 10 m. `may_overlap` names
    what it may lie over (door swing). Exact to 0.1 mm; open where a door's swing or a hull leaves
    it so. Unknown where no floor is modelled there, and where the flight's ends do not show.
    AD M 1.26(h), 1.33(b), AD K 1.20, 1.23, 2.13; ADA 405.7.3.
    """
    climb = flight_ends.climbs.get(subject.id)
    edge = turned_round(climb.foot) if climb else None
    return _free_before(subject, climb, edge, flight_ends, may_overlap)


@measure(*FLIGHTS, unit="m", lack="how long the landing at its head is", ask=_ASK, furniture="here")
def landing_at_head(
    subject: Subject, flight_ends: Ends, *, may_overlap: tuple[str, ...] = (DOOR_SWING,)
) -> Quantity | Unknown:
    """Free length of the level floor past the head of a flight, straight on from it, metres.

    Measured like `landing_at_foot`, exact to 0.1 mm, open and Unknown as that. AD M 1.26(h),
    1.33(b), AD K 1.20, 1.23, 2.13; ADA 405.7.3.
    """
    climb = flight_ends.climbs.get(subject.id)
    return _free_before(subject, climb, climb.head if climb else None, flight_ends, may_overlap)


def _free_before(
    subject: Subject,
    climb: Climb | None,
    edge: Edge | None,
    ends: Ends,
    may_overlap: tuple[str, ...],
) -> Quantity | Unknown:
    if climb is None or edge is None or not climb.sure:
        return Unknown(
            missing=("a body that shows where the flight begins and ends",),
            ask="Export the flight with a body that shows its treads or its slope.",
        )
    level = climb.high if edge == climb.head else climb.low
    near = strip(edge, 0.0, REACH)
    whole = ends.platforms.floor(near, level)
    floor = clean_area(whole.intersection(near)) if whole else None
    if floor is None or clear_ahead(edge, floor) is None:
        return Unknown(missing=("a floor at the end of the flight",), ask=_ASK)
    sweeps = () if DOOR_SWING in may_overlap else ends.sweeps.over(floor, level)
    floors = free_of_things(floor, level, ends.narrowings, sweeps)
    tight, loose = (_depth(edge, area) for area in (floors.tight, floors.loose))
    storey = subject.ref.storey
    shown = clear_ahead(edge, floors.tight) if floors.tight else None
    return Quantity(
        low=min(tight, loose),
        high=max(tight, loose),
        unit="m",
        method="free floor straight on from the flight, over its width",
        steps=(floors.told("are", "in the way on that floor"),),
        evidence=(
            dimension(shown.depth_line, storey=storey)
            if shown
            else line(edge, storey=storey, role="blocker", label="closed right here"),
            *sweeps_drawn(sweeps, storey=storey),
        ),
    )


def _depth(edge: Edge, free: Area | None) -> float:
    found = clear_ahead(edge, free) if free is not None else None
    return found.depth if found else 0.0
