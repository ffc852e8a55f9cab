"""A door on a plan: the cut in the wall, its leaves open at right angles, and their arcs."""

from __future__ import annotations

from collections.abc import Sequence
from math import dist

from checker.measure.doors.leaf import find_leaves
from checker.measure.doors.operation import motion
from checker.measure.doors.slot import DoorSlot
from checker.measure.doors.sweep import SwingSector
from checker.measure.plan_rings import ring
from checker.model import Door
from checker.results.plan import PlanDoor, Ring

DRAWN_LEAF = 0.04
_EVERY = 4
_SAME_HINGE = 0.15


def plan_door(door: Door, slot: DoorSlot, sectors: Sequence[SwingSector]) -> PlanDoor:
    """A swing that is not sure is not drawn; leaves that slide are drawn closed."""
    sure = [sector for sector in sectors if sector.sure]
    moves = motion(door)
    if sure:
        leaves = [_open_leaf(slot, each) for each in _one_each(sure)]
    elif moves.sure and moves.kinds != ("swing",):
        leaves = _closed_leaves(door, slot)
    else:
        leaves = []
    return PlanDoor(
        id=door.id,
        name=door.ref.name,
        slot=ring(slot.polygon().exterior.coords),
        leaves=tuple(leaves),
        arcs=tuple(_arc(each) for each in sure),
    )


def _one_each(sectors: Sequence[SwingSector]) -> list[SwingSector]:
    """One sector per hinge: a double-acting leaf is drawn open to one side only."""
    found: list[SwingSector] = []
    for sector in sectors:
        if all(dist(sector.hinge, other.hinge) > _SAME_HINGE for other in found):
            found.append(sector)
    return found


def _open_leaf(slot: DoorSlot, sector: SwingSector) -> Ring:
    """The leaf as a thin rectangle, its thickness towards the opening."""
    (hx, hy), (ex, ey) = (slot.frame.to_local(point) for point in sector.leaf)
    towards = DRAWN_LEAF if hx < sum(slot.x) / 2 else -DRAWN_LEAF
    corners = ((hx, hy), (ex, ey), (ex + towards, ey), (hx + towards, hy))
    return ring(slot.frame.to_plan(*corner) for corner in corners)


def _closed_leaves(door: Door, slot: DoorSlot) -> list[Ring]:
    leaves = find_leaves(door, slot)
    if leaves:
        return [ring(slot.box(leaf.x, leaf.y).exterior.coords) for leaf in leaves]
    middle = sum(slot.y) / 2
    strip = slot.box(slot.x, (middle - DRAWN_LEAF / 2, middle + DRAWN_LEAF / 2))
    return [ring(strip.exterior.coords)]


def _arc(sector: SwingSector) -> Ring:
    points = list(sector.polygon.exterior.coords)[1:-1]
    return ring([*points[:-1:_EVERY], points[-1]])
