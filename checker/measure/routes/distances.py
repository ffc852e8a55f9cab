"""How far it is along the way, and whether there is a way at all."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from checker.geometry.circle import Area
from checker.measure.registry import measure
from checker.measure.routes.asked import Asked, RouteDesk
from checker.measure.routes.drawn import links_taken, path_evidence
from checker.measure.routes.entrances import Entrances
from checker.measure.routes.found import ROUTES, STEP_FREE, standard_of
from checker.measure.subjects import Place, Subject
from checker.results.values import Evidence, Quantity, Truth, Unknown

PLACED = ("room", "outdoor space", "zone", "cluster", "door", "entrance", "refuge")
LACK = "whether there is a way"
MAIN_ENTRANCE = Place(relation="main entrance")


@measure(*PLACED, unit="m", lack="how far it is", furniture="on the way", doors="shorter")
def travel_distance(
    subject: Subject,
    route_desk: RouteDesk,
    *,
    from_: Place | None = None,
    to: Place | None = None,
    route: str = STEP_FREE,
    clear_width: float = 0.0,
) -> Quantity | Unknown:
    """Length of the shortest way on the plan, from the middle of a door to the middle of a door, m.

    `from` and `to` are places (the subject itself where none is named): a room's nearest door
    counts, of a use the nearest room. `route` is `step-free` (no step over 15 mm, by ramps and
    lifts) or `walking` (stairs, single steps up to 220 mm, and lifts only where no stairs may lead
    there). The way is that of the middle of a disc as wide as `clear_width` (0.8 m step-free and
    0.6 m walking, unless told otherwise), clear of walls, columns, fittings and furniture, and
    through doors of that clear opening width: the shortest there is, to 0.1 %. Lifts add nothing
    and are as wide as their car; flights add their length on the plan, and what stands on them
    narrows them. A ramp over 1 in 10 is in doubt for wheels, over 1 in 6 none. A hole in a wall is
    a way where its sill is no step and its head 2.0 m high, a door 1.9 m high under a wall (each in
    doubt from 1.8 m), passages up to 0.3 m apart with nothing between perhaps. Nobody is led
    through stores, kitchens and toilets, unless there is no other way; who can stay on one floor
    does.
    The low end is the shortest way that the model allows for: furniture outside circulation
    moved, doubtful doors at their widest, rooms that are not modelled walked through. The high
    end counts only what certainly lets through, and is infinite where nothing certainly does.
    Both are infinite where there is no way: a sure answer. Unknown when a place has no door or
    opening, or the model does not show it. Serves AD M 5.10(h), 0.14, AD B Table 2.1.
    """
    asked = route_desk.ask(subject, from_, to, route, clear_width)
    if isinstance(asked, Unknown):
        return asked
    return _length(asked, route)


@measure(
    "room", unit="m", lack="how far it is to the outside", furniture="on the way", doors="shorter"
)
def outdoor_distance(
    subject: Subject,
    route_desk: RouteDesk,
    entrances: Entrances,
    outlines: Mapping[str, Area | Unknown],
    *,
    route: str = STEP_FREE,
    clear_width: float = 0.0,
) -> Quantity | Unknown:
    """Length of the way from the room's nearest door to the nearest door that leads outside, m.

    Found as `travel_distance`, with its parameters and as exact, to 0.1 %; 0 for a room with such a
    door of its own. Any outer door counts, whatever it is for. Infinite where no way leads to one.
    Unknown when the room has no body that can be trusted: who knows which doors it has. Serves
    schools/C40.
    """
    if isinstance(area := outlines.get(subject.id), Unknown):
        return area
    standard, here = standard_of(route, clear_width), route_desk.directory.at(subject)
    if standard is None:
        return Unknown(missing=(f"a kind of route: {' or '.join(ROUTES)}",), ask="")
    if isinstance(here, Unknown):
        return here
    outside = entrances.outside("the nearest door to the outside")
    return _length(route_desk.between(here, outside, standard), route)


@measure(
    "room",
    "outdoor space",
    "entrance",
    "door",
    "refuge",
    value="truth",
    lack=LACK,
    furniture="on the way",
    doors="shorter",
)
def is_reachable(
    subject: Subject,
    route_desk: RouteDesk,
    *,
    from_: Place = MAIN_ENTRANCE,
    route: str = STEP_FREE,
    clear_width: float = 0.0,
) -> Truth | Unknown:
    """Whether a way leads there from a place, the main entrance unless a rule names another.

    The way is as in `travel_distance`, and past the door one has to find room to stand, as wide as
    the way: not in a cupboard too shallow for it when empty, nor in a cubicle with no more room
    than for its fittings. Open when a way exists only if something doubtful lets through: furniture
    that can be moved, a door of doubtful width, a raised slab, a low beam, a room that is not
    modelled or lies behind an unmodelled outside. When there is none, the first thing in the way
    is named and drawn: of all ways, that with the fewest things in it. Unknown when the room has
    no door or opening. Serves AD M 0.14, 3.24 (LFT-02), ADA 206.2.4.
    """
    asked = route_desk.ask(subject, from_, None, route, clear_width)
    if isinstance(asked, Unknown):
        return asked
    found = asked.found
    possible = {not math.isinf(found.low), not math.isinf(found.high)}
    return Truth(
        possible=frozenset(possible),
        origin="derived",
        method=f"{route} way {asked.standard.width * 1000:.0f} mm wide from {asked.start.words}",
        steps=tuple(_told(asked)),
        evidence=_drawn(asked),
    )


def _length(asked: Asked, route: str) -> Quantity:
    """The length of a way as an interval, with the way and what is in it."""
    found = asked.found
    return Quantity(
        low=found.low,
        high=found.high,
        unit="m",
        origin="derived",
        method=f"shortest {route} way {asked.standard.width * 1000:.0f} mm wide",
        steps=tuple(_told(asked)),
        evidence=_drawn(asked),
        reason=asked.reason if math.isinf(found.high) else "",
    )


def _told(asked: Asked) -> Iterator[str]:
    """The way in words: its length, what it takes, and what stands in the way of a sure answer."""
    found = asked.found
    if found.for_sure is not None:
        yield f"{found.high:.2f} m from {asked.start.words} to {asked.goal.words}"
        yield from links_taken(found.for_sure)
        if found.opened:
            yield "there is no other way than through a store, a kitchen or a toilet"
    elif found.at_best is not None:
        yield f"at best {found.low:.2f} m, if what is doubtful lets through"
        yield from links_taken(found.at_best)
    if asked.blocker is not None:
        yield asked.blocker.words


def _drawn(asked: Asked) -> tuple[Evidence, ...]:
    """The way; where none is sure the first thing in it, and the way up to there."""
    shown = asked.found.shown
    blocked = asked.blocker.evidence if asked.blocker else ()
    if shown is None:
        return (*path_evidence(asked.up_to_blocker), *blocked)
    label = f"{shown.length:.1f} m"
    return (*path_evidence(shown.legs, label=label), *blocked)
