"""Where two wheelchairs can pass in a corridor, and how far apart that is."""

import math
from collections.abc import Sequence

from shapely import Polygon

from checker.geometry.covering import longest_way_without
from checker.geometry.route import Way
from checker.geometry.ways import longest_way
from checker.measure.corridors.places import PARTED, PlacesOn, counted
from checker.measure.corridors.places_beside import Beside, PlacesBeside
from checker.measure.corridors.stretch import way_drawn
from checker.measure.evidence import length_text, outline
from checker.measure.obstacles import EVERYTHING, free_floors
from checker.measure.registry import measure
from checker.measure.rooms.floor import FloorOf, FreeFloor
from checker.measure.rooms.knee import Knee
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Quantity, Unknown
from checker.units import so_many


@measure("room", unit="count", furniture="here", doors="beside")
def passing_places(
    subject: Subject,
    free_floor: FloorOf,
    places_on: PlacesOn,
    places_beside: PlacesBeside,
    *,
    long: float = 1.8,
    short: float = 1.8,
    clear_of: tuple[str, ...] = EVERYTHING,
    may_overlap: tuple[str, ...] = ("door swing",),
) -> Quantity | Unknown:
    """Number of separate places where `long` by `short` metres fit, on the free floor or beside it.

    Beside it is a place in a corridor, lobby or reception beyond a door or opening of the room,
    within 0.5 m of that (ours): a junction that is drawn as a room of its own. Rectangles lie along
    the walls; only where none fits that way at any other angle. Places that run into each other are
    one, so that one more thing may part a place in two and the count rise: judge by
    `passing_place_spacing`. Only what a wheelchair (0.8 m) gets to from a door or opening counts.
    Exact to rectangles settled to 0.5 mm. An interval where a thing in the way is only known by its
    hull, a door's swing is open, or it is not sure what a room beyond is for, or that the room runs
    on into it. Unknown when the room has no body that can be trusted.

    Serves AD M 3.14(c) and ADA 403.5.3.
    """
    found = free_floor(subject.id, clear_of, may_overlap, Knee())
    if isinstance(found, Unknown):
        return found
    floors = found.reached_by(long, short)
    tight, loose = (places_on(floor, long, short) for floor in (floors.tight, floors.loose))
    beside = places_beside(subject.id, (long, short), clear_of, may_overlap)
    label = f"{length_text(long)} x {length_text(short)}"
    low, high = counted(found, tight, loose)
    return Quantity(
        low=low + len(beside.sure),
        high=high + len(beside.every),
        unit="count",
        method=f"separate places where {label} fits",
        reason=PARTED if math.isinf(high) else "",
        steps=_steps(found, beside),
        evidence=_drawn(tight or loose, storey=subject.ref.storey, label=label),
    )


@measure("room", unit="m", furniture="here", doors="beside")
def passing_place_spacing(
    subject: Subject,
    free_floor: FloorOf,
    places_on: PlacesOn,
    places_beside: PlacesBeside,
    *,
    long: float = 1.8,
    short: float = 1.8,
    clear_of: tuple[str, ...] = EVERYTHING,
    may_overlap: tuple[str, ...] = ("door swing",),
) -> Quantity | Unknown:
    """Longest way along the corridor without a place where `long` by `short` metres fit.

    From one such place to the next, or from a place to the end wall of the corridor; from end to
    end where there is none, 0 where they follow on each other all along. Along the shortest way,
    round what is built there, from wall to wall. Places are those that `passing_places` counts; one
    beyond a door or opening lies at the room's edge there. Nooks narrower than 0.3 m are no part of
    it. Exact to 0.5 mm. An interval where that count is one. Unknown when the room has no body that
    can be trusted.

    Serves AD M 3.14(c), ADA 403.5.3 and AS 1428.2 section 6.
    """
    found = free_floor(subject.id, clear_of, may_overlap, Knee())
    if isinstance(found, Unknown):
        return found
    floors = found.reached_by(long, short)
    own = [places_on(floor, long, short) for floor in (floors.tight, floors.loose)]
    beside = places_beside(subject.id, (long, short), clear_of, may_overlap)
    tight = _between(found, [*own[0], *beside.sure])
    is_settled = floors.is_settled and not beside.possible
    loose = tight if is_settled else _between(found, [*own[1], *beside.every])
    ends = sorted((tight.length, loose.length))
    label = f"{length_text(long)} x {length_text(short)}"
    storey = subject.ref.storey
    return Quantity(
        low=ends[0],
        high=longest_way(found.area).length if found.is_doubted else ends[1],
        unit="m",
        method=f"longest way without a place where {label} fits",
        steps=(so_many(len(own[0]), "such place"), *_steps(found, beside)),
        evidence=(
            *way_drawn(tight, storey=storey),
            *_drawn(own[0], storey=storey, label=f"{length_text(long)} x {length_text(short)}"),
        ),
    )


def _between(found: FreeFloor, places: Sequence[Polygon]) -> Way:
    """The longest way over the floor between the walls that touches none of the places."""
    built = [thing for thing in found.things if thing.kind == "walls"]
    plan = free_floors(found.area, built).loose
    return longest_way_without(plan, places) if plan is not None else Way(length=0.0)


def _steps(found: FreeFloor, beside: Beside) -> tuple[str, str]:
    """What is in the way, and how many doors and openings lead straight to a place, in words."""
    sure, every = len(beside.sure), len(beside.every)
    maybe = f", {every - sure} more may" if every > sure else ""
    return (
        found.floors.told(),
        f"doors and openings with a place right beyond: {sure}{maybe}",
    )


def _drawn(places: Sequence[Polygon], *, storey: str, label: str) -> tuple[Evidence, ...]:
    return tuple(drawn for place in places for drawn in outline(place, storey=storey, label=label))
