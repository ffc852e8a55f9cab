"""Whether a rectangle of a given size fits on the free floor of a room."""

from collections.abc import Mapping

import shapely
from shapely import Polygon
from shapely.affinity import rotate

from checker.geometry.axes import sides
from checker.geometry.circle import Area
from checker.geometry.fit import Fit
from checker.geometry.fit import rectangle_fits as fit_rectangle
from checker.measure.evidence import length_text, outline
from checker.measure.obstacles import EVERYTHING, Obstacle, free_floors
from checker.measure.registry import measure
from checker.measure.rooms_doors import Portals, Sweeps, has_door
from checker.measure.subjects import Subject
from checker.results.values import Truth, Unknown

_ROOMS = ("room", "outdoor space")


@measure(*_ROOMS, value="truth", lack="whether a rectangle of that size fits")
def rectangle_fits(  # noqa: PLR0913 - one parameter for each thing it is worked out from
    subject: Subject,
    outlines: Mapping[str, Area | Unknown],
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    leaf_sweeps: Sweeps,
    portals: Portals,
    *,
    long: float = 0.0,
    short: float = 0.0,
    clear_of: tuple[str, ...] = EVERYTHING,
    may_overlap: tuple[str, ...] = ("door swing",),
) -> Truth | Unknown:
    """Whether a rectangle of `long` by `short` metres fits on the free floor, at any angle.

    Settled to 0.5 mm. Open when it fits only without things that are known by their hull
    alone, and when it fits, swings count and no door of the room is known. Unknown when the
    room has no body that can be trusted, or no size was given. What does not fit is drawn as
    required: in the middle of the room, along its longer side.
    """
    area = outlines[subject.id]
    if isinstance(area, Unknown):
        return area
    if long <= 0.0 or short <= 0.0:
        return Unknown(missing=("the size of the rectangle",), ask="State long and short.")
    swings_count = "door swing" not in may_overlap
    sweeps = leaf_sweeps.get(subject.id, ()) if swings_count else ()
    floors = free_floors(area, obstacles.get(subject.id, ()), clear_of=clear_of, sweeps=sweeps)
    tight = _fit(floors.tight, long, short)
    loose = tight if floors.is_settled else _fit(floors.loose, long, short)
    label = f"{length_text(long)} x {length_text(short)}"
    return Truth(
        possible=_possible(
            tight, loose, doubted=swings_count and not has_door(subject.id, portals)
        ),
        method=f"{label} at any angle, clear of {', '.join(clear_of)}",
        steps=(f"{floors.taken} things are in the way",),
        evidence=outline(
            tight.placed or loose.placed or _centred(area, long, short),
            storey=subject.ref.storey,
            role="measured" if tight else "required",
            label=label,
        ),
    )


def _fit(floor: Area | None, long: float, short: float) -> Fit:
    return Fit() if floor is None else fit_rectangle(floor, long=long, short=short)


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
