"""Whether a rectangle or a T of a given size fits on the free floor of a room."""

from collections.abc import Callable

import shapely
from shapely import Polygon
from shapely.affinity import rotate

from checker.geometry.axes import sides
from checker.geometry.circle import Area
from checker.geometry.clean import polygons_of
from checker.geometry.fit import Fit, rectangle_of
from checker.geometry.fit import rectangle_fits as fit_rectangle
from checker.geometry.fit import t_shape_fits as fit_t_shape
from checker.measure.evidence import length_text, outline
from checker.measure.obstacles import EVERYTHING
from checker.measure.registry import measure
from checker.measure.rooms.floor import FloorOf, FreeFloor
from checker.measure.rooms.knee import Knee
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Role, Truth, Unknown

_ROOMS = ("room", "outdoor space")


@measure(
    *_ROOMS,
    "refuge",
    value="truth",
    lack="whether a rectangle of that size fits",
    furniture="here",
)
def rectangle_fits(
    subject: Subject,
    free_floor: FloorOf,
    *,
    long: float = 0.0,
    short: float = 0.0,
    clear_of: tuple[str, ...] = EVERYTHING,
    may_overlap: tuple[str, ...] = ("door swing",),
    knee_height: float = 0.7,
    knee_depth: float = 0.5,
) -> Truth | Unknown:
    """Whether a rectangle of `long` by `short` metres fits on the free floor, at any angle.

    `clear_of` names what it keeps clear of (walls, fittings, furniture; columns, partitions and
    flights count as walls), `may_overlap` what it may lie over: door swing; knee space, which is
    where `knee_height` metres are free under a thing, up to `knee_depth` metres from the edge
    that can be reached. Floor that a wheelchair (0.8 m, or `short` where that is less) does not
    get to from a door or opening of the room does not count; all does where none is known.
    Settled to 0.5 mm. Open when nothing is got to, when it fits only without things known by their
    hull or hiding what is under them, slabs raised by over 15 mm or what hangs under 2.0 m, and
    when it fits, swings count and no door is known. Unknown when the room has no body that can be
    trusted, or no size was given. What does not fit is drawn in the middle of the room.

    Serves AD M 3.6(d), 3.14(c) and 4.12(g), ADA 305.3 and AS 1428.2 section 6.
    """
    knee = Knee(height=knee_height, depth=knee_depth)
    found = free_floor(subject.id, clear_of, may_overlap, knee)
    if isinstance(found, Unknown):
        return found
    if long <= 0.0 or short <= 0.0:
        return Unknown(missing=("the size of the rectangle",), ask="State long and short.")
    tight, loose = _fits(
        found,
        (long, short),
        lambda floor: fit_rectangle(floor, long=long, short=short, circle=found.circle_in(floor)),
    )
    label = f"{length_text(long)} x {length_text(short)}"
    placed = tight.placed or loose.placed
    return Truth(
        possible=_possible(tight, loose, doubted=found.is_doubted),
        method=f"{label} at any angle, clear of {', '.join(clear_of)}",
        steps=found.steps(placed),
        doubt=found.doubt,
        evidence=_drawn(subject, placed or _centred(found.area, long, short), tight, label=label),
    )


@measure(*_ROOMS, value="truth", lack="whether a T-shaped turning space fits", furniture="here")
def t_shape_fits(
    subject: Subject,
    free_floor: FloorOf,
    *,
    size: float = 1.525,
    width: float = 0.915,
    clear_of: tuple[str, ...] = EVERYTHING,
    may_overlap: tuple[str, ...] = ("door swing",),
    knee_height: float = 0.7,
    knee_depth: float = 0.5,
) -> Truth | Unknown:
    """Whether a T in which a wheelchair can turn fits on the free floor, at any angle.

    The T of ADA 304.3.2: within a square of `size` metres, its arms and its stem `width` wide;
    each arm reaches out by half of what is left of the square, the stem by all of it.
    `clear_of` and `may_overlap` are as for a rectangle; knee space may be used at one end of it,
    so where the T that was found lies over some at two, the answer is open. Settled to 0.5 mm.
    Reached by a wheelchair, open and Unknown as for a rectangle.

    Serves ADA 304.3.2.
    """
    knee = Knee(height=knee_height, depth=knee_depth)
    found = free_floor(subject.id, clear_of, may_overlap, knee)
    if isinstance(found, Unknown):
        return found
    if not 0.0 < width <= size:
        return Unknown(missing=("the size of the T",), ask="State size and width.")
    tight, loose = _fits(
        found,
        (width,),
        lambda floor: fit_t_shape(floor, size=size, width=width, circle=found.circle_in(floor)),
    )
    placed = tight.placed or loose.placed
    doubted = found.is_doubted or _ends_over_knees(found, tight or loose, width) > 1
    label = f"T of {length_text(size)}, {length_text(width)} wide"
    return Truth(
        possible=_possible(tight, loose, doubted=doubted),
        method=f"{label}, at any angle, clear of {', '.join(clear_of)}",
        steps=found.steps(placed),
        doubt=found.doubt,
        evidence=_drawn(subject, placed or _centred(found.area, size, size), tight, label=label),
    )


def _fits(
    found: FreeFloor, sizes: tuple[float, ...], fit: Callable[[Area], Fit]
) -> tuple[Fit, Fit]:
    """Whether it fits on the floor without all that may be in the way, and that surely is."""
    floors = found.reached_by(*sizes)
    tight = fit(floors.tight) if floors.tight else Fit()
    if floors.is_settled or floors.loose is None:
        return tight, tight
    return tight, tight or fit(floors.loose)


def _ends_over_knees(found: FreeFloor, fit: Fit, width: float) -> int:
    """How many ends of a T lie over knee space, 0 to 3: what reaches out of its middle square."""
    if fit.placed is None:
        return 0
    under = shapely.union_all([thing.area for thing in found.under_knees(fit.placed)])
    middle = rectangle_of(width, width).placed(fit.centre, fit.angle)
    return sum(end.intersects(under) for end in polygons_of(fit.placed.difference(middle)))


def _drawn(subject: Subject, shape: Polygon, tight: Fit, *, label: str) -> tuple[Evidence, ...]:
    role: Role = "measured" if tight else "required"
    return outline(shape, storey=subject.ref.storey, role=role, label=label)


def _centred(area: Area, long: float, short: float) -> Polygon:
    """The rectangle in the middle of the room, along it: shows what does not fit."""
    middle = shapely.minimum_rotated_rectangle(area).centroid
    x, y = max(long, short) / 2, min(long, short) / 2
    flat = shapely.box(middle.x - x, middle.y - y, middle.x + x, middle.y + y)
    return rotate(flat, sides(area).direction, origin=middle, use_radians=True)


def _possible(tight: Fit, loose: Fit, *, doubted: bool) -> frozenset[bool]:
    if tight and not doubted:
        return frozenset({True})
    if tight or loose or not loose.settled:
        return frozenset({True, False})
    return frozenset({False})
