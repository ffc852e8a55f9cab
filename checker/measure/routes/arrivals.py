"""Whether one gets into a room by its door: past the door one has to be able to stand in it."""

import math
from collections.abc import Callable, Mapping

import shapely
from shapely import LineString, Polygon

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of, without
from checker.geometry.overlay import joined, shared
from checker.geometry.route import NEAR
from checker.geometry.walkable import walkable
from checker.measure.doors.use import CUBICLES
from checker.measure.obstacles import Obstacle
from checker.measure.registry import provider
from checker.measure.routes.gates import INTO, Gate
from checker.measure.routes.spaces import FloorOf, ShellOf, Space
from checker.measure.routes.walks import Walk
from checker.model import Fitting
from checker.uses import RoomUses

LetsIn = Callable[[Gate, str, Walk], bool]
_STUB = 0.1
_LEVEL = 0.3
_ABOUT = 0.5
_ON = 1e-6


@provider
def lets_in(
    walk_spaces: Mapping[str, Space],
    floor_of: FloorOf,
    shell_of: ShellOf,
    obstacles: Mapping[str, tuple[Obstacle, ...]],
    uses: RoomUses,
) -> LetsIn:
    """Whether somebody who came to a gate gets from it onto the floor on one of its sides.

    They do where a disc as wide as the way gets from anywhere in the door to where it stands
    wholly in the room, clear of all that may stand there, or of what surely does. In a cupboard
    too shallow for that when it is empty nobody has to stand, nor in a cubicle that its pan and
    basin leave no room in: an accessible toilet has to let one in. Asked of doors and openings at
    the level of a room: what lies at another level before a door is not this floor.
    """
    known: dict[tuple[str, str, float, bool], bool] = {}

    def find(gate: Gate, floor_id: str, walk: Walk) -> bool:
        space = walk_spaces.get(floor_id)
        if space is None or not _is_asked(gate, space):
            return True
        key = (gate.id, floor_id, walk.standard.width, walk.sure)
        if key not in known:
            about, things = _about(gate, walk), obstacles.get(floor_id, ())
            free, built = floor_of(floor_id, walk.sure), as_built(floor_id, sure=walk.sure)
            # What is built does not keep anybody out: only what stands there is asked about.
            known[key] = (
                not any(each.area.intersects(about) for each in things)
                or _stands(gate, floor_id, free, walk)
                or not _stands(gate, floor_id, built, walk)
            )
        return known[key]

    def as_built(floor_id: str, *, sure: bool) -> Area | None:
        shell, possible = shell_of(floor_id), uses.of(floor_id).possible
        cubicle = possible <= CUBICLES if sure else bool(possible & CUBICLES)
        if shell is None or not possible or not cubicle:
            return shell
        things = obstacles.get(floor_id, ())
        return without(shell, [each.area for each in things if isinstance(each.element, Fitting)])

    return find


def _is_asked(gate: Gate, space: Space) -> bool:
    if gate.kind not in ("door", "opening") or gate.sides[0] == gate.sides[1]:
        return False
    return space.is_room and not space.is_shaft and abs(space.level - gate.level) <= _LEVEL


def _about(gate: Gate, walk: Walk) -> Polygon:
    """All around a gate: nobody who is not yet in is farther from it than that."""
    reach = max(gate.deep) + 2 * walk.standard.width + walk.width_of(gate) / 2 + _ABOUT
    x, y = gate.middle
    return shapely.box(x - reach, y - reach, x + reach, y + reach)


def _stands(gate: Gate, floor_id: str, floor: Area | None, walk: Walk) -> bool:
    """Whether a disc gets from anywhere in a gate to where it lies on the floor alone."""
    width, stub = walk.standard.width, walk.standard.width / 2 + _STUB
    near = clean_area(shared(floor, _about(gate, walk))) if floor is not None else None
    if near is None:
        return False
    a, b = (
        deep + INTO if side == floor_id else stub
        for side, deep in zip(gate.sides, gate.deep, strict=True)
    )
    whole = clean_area(joined([near, gate.channel(walk.width_of(gate), beyond=(a, b))]))
    if whole is None:
        return False
    at = _across(gate, walk)
    pieces = [each for each in polygons_of(walkable(whole, width)) if each.distance(at) <= NEAR]
    inside = walkable(near, width)
    return any(each.distance(inside) <= _ON for each in pieces)


def _across(gate: Gate, walk: Walk) -> LineString:
    """Where the middle of a disc may be as it comes through: a wide gate is more than its middle.

    A point, twice, where the gate is no wider than the way.
    """
    half = max(walk.width_of(gate) - walk.standard.width, 0.0) / 2
    (x0, y0), (x1, y1) = gate.line
    share = min(half / math.dist(*gate.line), 0.5)
    (x, y), dx, dy = gate.middle, (x1 - x0) * share, (y1 - y0) * share
    return LineString([(x - dx, y - dy), (x + dx, y + dy)])
