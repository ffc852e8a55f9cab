"""Landings of stairs and ramps: how long and wide, how level, whether doors swing over them."""

from collections.abc import Mapping, Sequence

from checker.geometry.ahead import REACH, Ahead, clear_ahead
from checker.geometry.axes import sides
from checker.geometry.circle import Area
from checker.geometry.clean import clean_area
from checker.geometry.edges import Edge, length, strip, turned_round
from checker.geometry.squares import largest_square
from checker.measure.climbs.flights import Climb
from checker.measure.climbs.landings_found import FoundLanding, FoundLandings
from checker.measure.climbs.landings_free import DOOR_SWING, Sweeps, free_of_things, sweeps_drawn
from checker.measure.climbs.obstacles import Narrowings
from checker.measure.climbs.platforms import Platforms
from checker.measure.evidence import dimension, length_text, outline
from checker.measure.obstacles import Floors
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.results.values import Quantity, Truth, Unknown
from checker.units import so_many

_ASK = "Export the landing with a body: a slab of the stair or ramp, or a level part of it."
_NO_BODY = Unknown(missing=("a body of the landing",), ask=_ASK)
_LEVEL, _TOUCH, _MOSTLY = 0.05, 0.1, 0.5
_LENGTH_METHOD = "free depth straight ahead of each flight, over its width"
Edges = Mapping[str, tuple[Edge, ...]]
Found = Mapping[str, FoundLanding]


@provider
def landings_by_id(found_landings: FoundLandings) -> Found:
    """Every landing with a body that can be trusted, by id."""
    found = (each for group in found_landings.values() for each in group)
    return {each.element.id: each for each in found if not _is_doubtful(each)}


@provider
def landing_edges(climbs: Sequence[Climb], landings_by_id: Found) -> Edges:
    """The edges over which each landing is walked onto, from below and from above, by its id."""
    return {
        id_: tuple(edge for climb in climbs for edge in _onto(climb, landing))
        for id_, landing in landings_by_id.items()
    }


@measure("landing", unit="m", lack="how long it is", ask=_ASK, furniture="here")
def landing_length(
    subject: Subject,
    landings_by_id: Found,
    landing_edges: Edges,
    platforms: Platforms,
    narrowings: Narrowings,
    sweeps_at: Sweeps,
    *,
    may_overlap: tuple[str, ...] = (DOOR_SWING,),
) -> Quantity | Unknown:
    """Free length of a landing in the direction of walking, metres; the shortest of its flights.

    From the edge of each flight that leads onto it straight ahead, over the whole width of the
    flight, to where the level floor ends or a wall, column, fitting or furniture
    stands; floor at the same level (20 mm) that adjoins it counts with it, railings do not.
    `may_overlap` names what it may lie over (door swing). Exact to 0.1 mm. Open where a door's
    swing or a hull leaves it so, and between both sides of its plan where no flight leads onto
    it. Unknown without a body.
    AD M 1.33(b), 1.26(h), (i), AD K 1.20, 1.23, 2.13; ADA 405.7.3.
    """
    landing = landings_by_id.get(subject.id)
    if landing is None:
        return _NO_BODY
    edges = landing_edges[subject.id]
    if not edges:
        return _either_side(subject, landing)
    floor = _floor(landing, platforms)
    sweeps = () if DOOR_SWING in may_overlap else sweeps_at.over(floor, landing.level)
    floors = free_of_things(floor, landing.level, narrowings, sweeps)
    tight, loose = (_shortest(edges, area) for area in (floors.tight, floors.loose))
    low, high = (found.depth if found else 0.0 for found in (tight, loose))
    storey = subject.ref.storey
    return Quantity(
        low=min(low, high),
        high=high,
        unit="m",
        method=_LENGTH_METHOD,
        steps=_told(edges, floors),
        evidence=(
            *outline(landing.area, storey=storey, role="context"),
            *((dimension(tight.depth_line, storey=storey),) if tight else ()),
            *sweeps_drawn(sweeps, storey=storey),
        ),
    )


@measure("landing", unit="m", lack="how wide it is", ask=_ASK, furniture="here")
def landing_width(
    subject: Subject,
    landings_by_id: Found,
    landing_edges: Edges,
    platforms: Platforms,
    narrowings: Narrowings,
) -> Quantity | Unknown:
    """Free width of a landing across the direction of walking, over its length; metres.

    The narrowest of all flights that lead onto it, clear of what stands there; exact to 0.1 mm.
    Open where a hull leaves it so, and as `landing_length` where no flight leads onto it. Unknown
    without a body. AD K 1.20; ADA 405.7.2.
    """
    landing = landings_by_id.get(subject.id)
    if landing is None:
        return _NO_BODY
    edges = landing_edges[subject.id]
    if not edges:
        return _either_side(subject, landing)
    floor = _floor(landing, platforms)
    floors = free_of_things(floor, landing.level, narrowings, ())
    tight, loose = (_narrowest(edges, area) for area in (floors.tight, floors.loose))
    low, high = (found.width if found else 0.0 for found in (tight, loose))
    storey = subject.ref.storey
    return Quantity(
        low=min(low, high),
        high=max(low, high),
        unit="m",
        method="free width across the direction of walking",
        steps=_told(edges, floors),
        evidence=(
            *outline(landing.area, storey=storey, role="context"),
            *((dimension(tight.width_line, storey=storey),) if tight else ()),
        ),
    )


@measure("landing", unit="m", lack="how large a square fits on it", ask=_ASK, furniture="here")
def landing_square(
    subject: Subject,
    landings_by_id: Found,
    narrowings: Narrowings,
    sweeps_at: Sweeps,
    *,
    may_overlap: tuple[str, ...] = (DOOR_SWING,),
) -> Quantity | Unknown:
    """Side of the largest square on the landing itself, at any angle, metres.

    Clear of what stands on it, and of door swings unless `may_overlap` names them. Never too
    large and at most 1 mm too small. Open where a door's swing or a hull leaves it so. Unknown
    without a body. AD M 1.26(j), AD K 2.13(c); ADA 405.7.4.
    """
    landing = landings_by_id.get(subject.id)
    if landing is None:
        return _NO_BODY
    sweeps = () if DOOR_SWING in may_overlap else sweeps_at.over(landing.area, landing.level)
    floors = free_of_things(landing.area, landing.level, narrowings, sweeps)
    tight = largest_square(floors.tight) if floors.tight else None
    loose = tight if floors.is_settled or not floors.loose else largest_square(floors.loose)
    low, high = (found.side if found else 0.0 for found in (tight, loose))
    storey, shown = subject.ref.storey, tight or loose
    return Quantity(
        low=min(low, high),
        high=max(low, high),
        unit="m",
        method="largest square on the landing",
        steps=(floors.told(),),
        evidence=(
            *outline(landing.area, storey=storey, role="context"),
            *(outline(shown.placed, storey=storey, label=length_text(low)) if shown else ()),
            *sweeps_drawn(sweeps, storey=storey),
        ),
    )


@measure("landing", value="truth", lack="whether a door swings over it", ask=_ASK)
def doors_over_landing(
    subject: Subject, landings_by_id: Found, sweeps_at: Sweeps
) -> Truth | Unknown:
    """Whether a door's leaf sweeps over the landing, 0.01 m2 or more of it.

    Doors whose level lies within 300 mm of it. Open where the model does not tell which way a
    door swings; doors of locked cupboards are not told from others. Unknown without a body.
    AD M 1.33(e), AD K 1.21(c), 1.23(b).
    """
    landing = landings_by_id.get(subject.id)
    if landing is None:
        return _NO_BODY
    sweeps = sweeps_at.over(landing.area, landing.level)
    sure = any(each.sector.sure for each in sweeps)
    names = sorted({each.door.ref.name or each.door.id for each in sweeps})
    storey = subject.ref.storey
    return Truth(
        possible=frozenset({True} if sure else {True, False} if sweeps else {False}),
        method="sweeps of door leaves over the landing",
        steps=(f"doors: {', '.join(names) or 'none'}",),
        evidence=(
            *outline(landing.area, storey=storey, role="context"),
            *sweeps_drawn(sweeps, storey=storey),
        ),
    )


def _told(edges: Sequence[object], floors: Floors) -> tuple[str, str]:
    """How many flights lead onto a landing, and what is in the way there."""
    return (
        f"{so_many(len(edges), 'flight', 'lead')} onto it",
        floors.told(),
    )


def _floor(landing: FoundLanding, platforms: Platforms) -> Area:
    """The landing with the level floor around it, as far as that matters."""
    whole = platforms.floor(landing.area, landing.level)
    near = landing.area.buffer(REACH, join_style="mitre")
    return clean_area(whole.intersection(near)) or landing.area if whole else landing.area


def _is_doubtful(landing: FoundLanding) -> bool:
    shape = landing.element.shape
    return shape is None or bool(shape.source.problem) or clean_area(landing.area) is None


def _onto(climb: Climb, landing: FoundLanding) -> list[Edge]:
    """The edges of a flight that lead onto a landing, each walked towards it."""
    ends = ((climb.head, climb.high), (turned_round(climb.foot), climb.low))
    return [edge for edge, level in ends if leads_onto(edge, level, landing)]


def leads_onto(edge: Edge, level: float, landing: FoundLanding) -> bool:
    """Whether the end of a flight lies on a landing: half of it, at its level to 50 mm."""
    if abs(level - landing.level) > _LEVEL:
        return False
    met = landing.area.intersection(strip(edge, -_TOUCH, _TOUCH)).area
    return bool(met >= _MOSTLY * _TOUCH * length(edge))


def _shortest(edges: Sequence[Edge], area: Area | None) -> Ahead | None:
    found = [None if area is None else clear_ahead(edge, area) for edge in edges]
    known = [each for each in found if each is not None]
    return min(known, key=lambda each: each.depth) if len(known) == len(found) else None


def _narrowest(edges: Sequence[Edge], area: Area | None) -> Ahead | None:
    found = [None if area is None else clear_ahead(edge, area) for edge in edges]
    known = [each for each in found if each is not None]
    return min(known, key=lambda each: each.width) if len(known) == len(found) else None


def _either_side(subject: Subject, landing: FoundLanding) -> Quantity:
    """A landing that no flight is known to lead onto: either side of it may be the length."""
    extent = sides(landing.area)
    return Quantity(
        low=extent.short,
        high=extent.long,
        unit="m",
        method="sides of its plan: no flight is known to lead onto it",
        evidence=outline(landing.area, storey=subject.ref.storey),
    )
