"""Finds the leaves of a door, and the jambs beside them, among the solids of its body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.measure.doors.slot import DoorSlot, Span
from checker.measure.evidence import dimension
from checker.model import Door, LocalBox
from checker.results.values import Evidence

LEAF_HEIGHT = 1.45
_THIN, _THICK = 0.018, 0.085
_NARROWEST, _WIDEST = 0.4, 1.6
_SAME = 0.0015
_JAMB_WIDTH = 0.15
_JAMB_REACH = 0.06
_LAP = 0.3
_BEYOND = 0.005
_BOTTOM_RAIL = 0.4
_JAMB_GAP = 0.015
_HANDLE_LEVELS = (0.6, 1.6)
_HANDLE_MOST = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One leaf in the door's own axes, metres, and what stands beside it.

    `clear` is `x` cut back to the jambs that are modelled; `jambs` counts those (0 to 2).
    `handle` is how far door furniture stands proud of the face away from the swing (0: none
    modelled); with the leaf open at right angles that face looks into the opening.
    """

    x: Span
    y: Span
    clear: Span
    jambs: int
    handle: float

    @property
    def width(self) -> float:
        """Width of the leaf itself."""
        return self.x[1] - self.x[0]

    @property
    def thickness(self) -> float:
        """Thickness of the leaf."""
        return self.y[1] - self.y[0]


def find_leaves(door: Door, slot: DoorSlot) -> tuple[Leaf, ...]:
    """Leaf-like solids: tall, thin, 0.4 to 1.6 m wide and inside the opening, left to right.

    Stiles and rails that share one plane count as one leaf. Where several lie before each other
    (a leaf and a stop that runs round it) the narrowest is taken: never kinder than the model.
    Empty when the body is one piece or has none.
    """
    inside = [s for s in door.solids if _inside(s, slot)]
    merged = [box for box in _panes(inside) if _is_leaf(box)]
    chosen: list[LocalBox] = []
    for box in sorted(merged, key=lambda box: (round(_wide(box), 4), -_deep(box), box.x)):
        if all(_overlap(box.x, other.x) < _LAP * _wide(box) for other in chosen):
            chosen.append(box)
    return tuple(_with_jambs(box, door.solids) for box in sorted(chosen, key=lambda b: b.x))


def leaves_drawn(door: Door, slot: DoorSlot | None) -> tuple[Evidence, ...]:
    """Each leaf that is modelled, shut, as a dimension line."""
    if slot is None:
        return ()
    place = slot.frame.to_plan
    return tuple(
        dimension((place(leaf.x[0], y), place(leaf.x[1], y)), storey=door.ref.storey)
        for leaf in find_leaves(door, slot)
        for y in (sum(leaf.y) / 2,)
    )


def _inside(box: LocalBox, slot: DoorSlot) -> bool:
    return box.x[0] >= slot.x[0] - _BEYOND and box.x[1] <= slot.x[1] + _BEYOND


def _is_leaf(box: LocalBox) -> bool:
    tall = box.z[1] - box.z[0] >= LEAF_HEIGHT
    return tall and _THIN <= _deep(box) <= _THICK and _NARROWEST <= _wide(box) <= _WIDEST


def _panes(solids: Sequence[LocalBox]) -> list[LocalBox]:
    """Solids that share a plane and touch, joined; then halves that lie back to back."""
    pieces = [s for s in solids if _THIN <= _deep(s) <= _THICK]
    whole = [s for s in pieces if _is_leaf(s)]
    parts = [s for s in pieces if not _is_leaf(s)]
    return [*_back_to_back(whole), *(box for box in _joined(parts) if _is_leaf(box))]


def _joined(parts: Sequence[LocalBox]) -> list[LocalBox]:
    """A framed leaf from its members: a bottom rail spans it, its stiles share the rail's plane.

    A stop that runs round the frame has a head but no bottom rail.
    """
    floor = min((p.z[0] for p in parts), default=0.0) + _BOTTOM_RAIL
    rails = [p for p in parts if _wide(p) >= _NARROWEST and p.z[1] - p.z[0] < LEAF_HEIGHT]
    rails = [rail for rail in rails if rail.z[0] <= floor]
    leaves = []
    for rail in rails:
        plane = [p for p in parts if _same(p.y, rail.y) and _overlap(p.x, rail.x) > -_SAME]
        stiles = [p for p in plane if p.z[1] - p.z[0] >= LEAF_HEIGHT]
        within = [p for p in stiles if _covers(rail.x, p.x)]
        beside = [p for p in stiles if _touches(rail.x, p.x)]
        leaves.append(_hull([rail, *(within or beside), *(p for p in plane if _same(p.x, rail.x))]))
    return [box for i, box in enumerate(leaves) if box not in leaves[:i]]


def _back_to_back(boxes: Sequence[LocalBox]) -> list[LocalBox]:
    joined: list[LocalBox] = []
    for box in boxes:
        twin = next(
            (o for o in joined if _same(o.x, box.x) and _overlap(o.y, box.y) > -_SAME), None
        )
        if twin is None:
            joined.append(box)
        else:
            joined[joined.index(twin)] = _hull([twin, box])
    return joined


def _with_jambs(leaf: LocalBox, solids: Sequence[LocalBox]) -> Leaf:
    uprights = [
        s
        for s in solids
        if s.z[1] - s.z[0] >= LEAF_HEIGHT and _wide(s) <= _JAMB_WIDTH and not _covers(leaf.y, s.y)
    ]
    left = [s.x[1] for s in uprights if leaf.x[0] - _JAMB_GAP <= s.x[1] <= leaf.x[0] + _JAMB_REACH]
    right = [s.x[0] for s in uprights if leaf.x[1] - _JAMB_REACH <= s.x[0] <= leaf.x[1] + _JAMB_GAP]
    clear = (max([leaf.x[0], *left]), min([leaf.x[1], *right]))
    return Leaf(
        x=leaf.x,
        y=leaf.y,
        clear=clear,
        jambs=bool(left) + bool(right),
        handle=_handle(leaf, solids),
    )


def _handle(leaf: LocalBox, solids: Sequence[LocalBox]) -> float:
    low, high = _HANDLE_LEVELS
    furniture = [
        s
        for s in solids
        if low <= s.z[0] and s.z[1] <= high and _covers(leaf.x, s.x) and s.y[0] < leaf.y[0]
    ]
    return min(_HANDLE_MOST, max((leaf.y[0] - s.y[0] for s in furniture), default=0.0))


def _hull(boxes: Sequence[LocalBox]) -> LocalBox:
    return LocalBox(
        x=(min(b.x[0] for b in boxes), max(b.x[1] for b in boxes)),
        y=(min(b.y[0] for b in boxes), max(b.y[1] for b in boxes)),
        z=(min(b.z[0] for b in boxes), max(b.z[1] for b in boxes)),
    )


def _wide(box: LocalBox) -> float:
    return box.x[1] - box.x[0]


def _deep(box: LocalBox) -> float:
    return box.y[1] - box.y[0]


def _overlap(a: Span, b: Span) -> float:
    return min(a[1], b[1]) - max(a[0], b[0])


def _same(a: Span, b: Span) -> bool:
    return abs(a[0] - b[0]) <= _SAME and abs(a[1] - b[1]) <= _SAME


def _covers(outer: Span, inner: Span) -> bool:
    return outer[0] - _SAME <= inner[0] and inner[1] <= outer[1] + _SAME


def _touches(a: Span, b: Span) -> bool:
    return abs(a[0] - b[1]) <= _SAME or abs(a[1] - b[0]) <= _SAME
