"""The longest rectangle of a width, and the widest of a length, on the free floor of a room."""

from checker.geometry.longest import Longest
from checker.measure.evidence import length_text, outline
from checker.measure.obstacles import EVERYTHING
from checker.measure.registry import measure
from checker.measure.rooms.floor import FloorOf, FreeFloor
from checker.measure.rooms.knee import Knee
from checker.measure.subjects import Subject
from checker.results.values import Quantity, Unknown

_ROOMS = ("room", "outdoor space")


@measure(*_ROOMS, unit="m", lack="how long a rectangle of that width fits", furniture="here")
def rectangle_length(
    subject: Subject,
    free_floor: FloorOf,
    *,
    short: float = 0.0,
    clear_of: tuple[str, ...] = EVERYTHING,
    may_overlap: tuple[str, ...] = ("door swing",),
    near: float = 0.0,
    knee_height: float = 0.7,
    knee_depth: float = 0.5,
) -> Quantity | Unknown:
    """Length of the longest rectangle `short` metres wide on the free floor, at any angle.

    What it keeps clear of and may lie over is said as for `rectangle_fits`. It is at most 5 mm too
    short; where `near`, the length that a rule asks for, lies so close, that one is settled to 0.5
    mm. The floor has to be reached by a wheelchair, as there. An interval where a thing in the way
    is only known by its hull or hides what is under it, or a door's swing is open; from nothing
    where swings count and no door of the room is known. Unknown when the room has no body that can
    be trusted, or no width was given.

    Serves AD M 3.6(d) and 5.18(j), ADA 305.7.
    """
    knee = Knee(height=knee_height, depth=knee_depth)
    found = free_floor(subject.id, clear_of, may_overlap, knee)
    return _longest(subject, found, across=short, near=near, lack="the width of the rectangle")


@measure(*_ROOMS, unit="m", lack="how wide a rectangle of that length fits", furniture="here")
def rectangle_width(
    subject: Subject,
    free_floor: FloorOf,
    *,
    long: float = 0.0,
    clear_of: tuple[str, ...] = EVERYTHING,
    may_overlap: tuple[str, ...] = ("door swing",),
    near: float = 0.0,
    knee_height: float = 0.7,
    knee_depth: float = 0.5,
) -> Quantity | Unknown:
    """Width of the widest rectangle `long` metres long on the free floor, at any angle.

    Where the room is large it may be more than its length. Found like `rectangle_length`, exact as
    that. Unknown as that, or when no length was given.

    Serves AD M 3.6(d) and 5.18(j), ADA 305.7.
    """
    knee = Knee(height=knee_height, depth=knee_depth)
    found = free_floor(subject.id, clear_of, may_overlap, knee)
    return _longest(subject, found, across=long, near=near, lack="the length of the rectangle")


def _longest(
    subject: Subject, found: FreeFloor | Unknown, *, across: float, near: float, lack: str
) -> Quantity | Unknown:
    if isinstance(found, Unknown):
        return found
    if across <= 0.0:
        return Unknown(missing=(lack,), ask=f"State {lack} in the rule.")
    none = Longest(length=0.0, at_most=0.0)
    floors = found.reached_by(across)
    tight = found.longest_in(floors.tight, across, near) if floors.tight else none
    loose = tight
    if not floors.is_settled and floors.loose:
        loose = found.longest_in(floors.loose, across, near)
    placed = tight.placed or loose.placed
    label = f"{length_text(tight.length or loose.length)} x {length_text(across)}"
    storey = subject.ref.storey
    return Quantity(
        low=0.0 if found.is_doubted else tight.length,
        high=max(tight.at_most, loose.at_most),
        unit="m",
        method=f"longest rectangle {length_text(across)} across, at any angle",
        steps=found.steps(placed),
        doubt=found.doubt,
        evidence=(
            *(outline(placed, storey=storey, label=label) if placed else ()),
            *(found.blockers(placed, storey=storey) if placed else ()),
        ),
    )
