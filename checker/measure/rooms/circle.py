"""The largest circle that lies on the free floor of a room."""

from shapely import Point

from checker.measure.evidence import circle_drawn
from checker.measure.obstacles import EVERYTHING
from checker.measure.registry import measure
from checker.measure.rooms.floor import FloorOf
from checker.measure.rooms.knee import Knee
from checker.measure.subjects import Subject
from checker.results.values import Quantity, Unknown


@measure("room", "outdoor space", unit="m", name="largest_circle", furniture="here")
def free_circle(
    subject: Subject,
    free_floor: FloorOf,
    *,
    clear_of: tuple[str, ...] = EVERYTHING,
    may_overlap: tuple[str, ...] = ("door swing",),
    knee_height: float = 0.7,
    knee_depth: float = 0.5,
) -> Quantity | Unknown:
    """Diameter of the largest circle on the free floor of a room: a turning circle.

    `clear_of` names what it keeps clear of (walls, fittings, furniture; columns, partitions and
    flights count as walls), `may_overlap` what it may lie over: door swing; knee space, where
    `knee_height` metres are free under a thing, up to `knee_depth` metres from the edge that can
    be reached. Floor that a wheelchair (0.8 m) does not get to from a door or opening of the room
    does not count; all does where none is known. Exact to 0.1 mm. An interval where a thing is only
    known by its hull or hides what is under it, a slab is raised by over 15 mm, something hangs
    under 2.0 m, or a door's swing is open; from nothing where swings count and no door is known.
    Unknown when the room has no body that can be trusted.

    Serves AD M Diagram 18, ADA 304.3.1 and the French annex 2.
    """
    knee = Knee(height=knee_height, depth=knee_depth)
    found = free_floor(subject.id, clear_of, may_overlap, knee)
    if isinstance(found, Unknown):
        return found
    floors = found.reached_by()
    tight = found.circle_in(floors.tight) if floors.tight else None
    loose = found.circle_in(floors.loose) if floors.loose else None
    low, high = (2 * circle.radius if circle else 0.0 for circle in (tight, loose))
    shown = tight or loose
    disc = Point(shown.centre).buffer(shown.radius) if shown else None
    return Quantity(
        low=0.0 if found.is_doubted else low,
        high=max(low, high),
        unit="m",
        method=f"largest circle clear of {', '.join(clear_of)}",
        steps=found.steps(disc),
        doubt=found.doubt,
        evidence=(
            *((circle_drawn(shown, storey=subject.ref.storey),) if shown else ()),
            *(found.blockers(disc, storey=subject.ref.storey) if disc else ()),
        ),
    )
