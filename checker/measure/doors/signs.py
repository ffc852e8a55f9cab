"""What the body of a door shows of its hinges: handles, knuckles, the leaf within its frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.measure.doors.declared import OURS
from checker.measure.doors.leaf import LEAF_HEIGHT, Leaf
from checker.measure.doors.operation import End, Side
from checker.measure.doors.slot import DoorSlot
from checker.model import Door, LocalBox

_HANDLE_LEVELS = (0.3, 2.0)
_HANDLE_WIDTH = 0.25
_FROM_EDGE = 0.03
_NEAR_EDGE = 0.35
_PROUD = 0.002
_KNUCKLE = (0.05, 0.2)
_APART = 0.3
_FLUSH = 0.03
_THICK = 0.085
_LEAF_WIDTH = (0.4, 1.6)
_AT_END = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing that tells at which end a leaf hangs or to which side it swings, and its words."""

    end: End | None = None
    into: Side | None = None
    told: str


def signs_of(door: Door, slot: DoorSlot, leaves: Sequence[Leaf]) -> tuple[Sign, ...]:
    """What is modelled or stated of the hinges of a door with one leaf; nothing where unclear.

    A leaf lies at that face of its frame to which it swings; the handle stands at the end away
    from the hinges; a leaf modelled open shows both.
    """
    found = [_leaf_open(door, slot), _declared(door, slot)]
    if len(leaves) == 1:
        (leaf,) = leaves
        found += [_handle(door, leaf), _knuckles(door, leaf)]
    return tuple(each for each in (*found, face_sign(door, leaves)) if each is not None)


def face_sign(door: Door, leaves: Sequence[Leaf]) -> Sign | None:
    """The side on which the leaves lie flush with their frame, when it is one side only."""
    uprights = [box for box in door.solids if box.z[1] - box.z[0] >= LEAF_HEIGHT]
    if not leaves or not uprights:
        return None
    ahead = max(box.y[1] for box in uprights) - max(leaf.y[1] for leaf in leaves)
    behind = min(leaf.y[0] for leaf in leaves) - min(box.y[0] for box in uprights)
    if abs(ahead - behind) < _FLUSH or min(ahead, behind) > _FLUSH:
        return None
    into: Side = "+y" if ahead < behind else "-y"
    word = "the side of its placement" if into == "+y" else "the side away from its placement"
    return Sign(into=into, told=f"the leaf lies flush with its frame on {word}")


def hand_word(end: End, into: Side, *, mirrored: bool) -> str:
    """`left` or `right`: where the hinges are for someone who pulls the door open.

    >>> hand_word("low", "+y", mirrored=False)
    'right'
    """
    right = (end == "low") == (into == "+y")
    return "right" if right != mirrored else "left"


def is_mirrored(slot: DoorSlot) -> bool:
    """Whether the placement is a mirror image: its y axis points to the right of its x axis."""
    (ax, ay), (bx, by) = slot.frame.x_axis, slot.frame.y_axis
    return ax * by - ay * bx < 0


def _handle(door: Door, leaf: Leaf) -> Sign | None:
    low, high = _HANDLE_LEVELS
    proud = [
        box
        for box in door.solids
        if low <= box.z[0]
        and box.z[1] <= high
        and box.x[1] - box.x[0] <= _HANDLE_WIDTH
        and (box.y[0] < leaf.y[0] - _PROUD or box.y[1] > leaf.y[1] + _PROUD)
    ]
    ends = set()
    for box in proud:
        at = sum(box.x) / 2
        for end, gap in (("low", at - leaf.x[0]), ("high", leaf.x[1] - at)):
            if _FROM_EDGE < gap < _NEAR_EDGE * leaf.width:
                ends.add(end)
    if len(ends) != 1:
        return None
    end = _other("low" if "low" in ends else "high")
    return Sign(end=end, told=f"the handle stands at the {_word(_other(end))} end of the leaf")


def _knuckles(door: Door, leaf: Leaf) -> Sign | None:
    """Hinges: small things at one edge of the leaf, at two heights or more."""
    wide, tall = _KNUCKLE
    small = [
        box for box in door.solids if box.x[1] - box.x[0] <= wide and box.z[1] - box.z[0] <= tall
    ]
    at_low = [box for box in small if abs(sum(box.x) / 2 - leaf.x[0]) <= _FROM_EDGE]
    at_high = [box for box in small if abs(sum(box.x) / 2 - leaf.x[1]) <= _FROM_EDGE]
    low, high = _spread(at_low), _spread(at_high)
    if low == high:
        return None
    end: End = "low" if low else "high"
    return Sign(end=end, told=f"hinges are modelled at the {_word(end)} end of the leaf")


def _spread(boxes: Iterable[LocalBox]) -> bool:
    heights = [box.z[0] for box in boxes]
    return bool(heights) and max(heights) - min(heights) >= _APART


def _leaf_open(door: Door, slot: DoorSlot) -> Sign | None:
    """A leaf that is modelled open at right angles: thin along the wall and long across it."""
    least, most = _LEAF_WIDTH
    # A body that holds an open leaf says nothing of the wall that it stands in.
    near, far = slot.y if slot.across in ("wall", "opening") else (0.0, 0.0)
    found = [
        box
        for box in door.solids
        if box.z[1] - box.z[0] >= LEAF_HEIGHT
        and box.x[1] - box.x[0] <= _THICK
        and least <= box.y[1] - box.y[0] <= most
        and (box.y[1] > far + least / 2 or box.y[0] < near - least / 2)
    ]
    if len(found) != 1:
        return None
    (box,) = found
    at = sum(box.x) / 2
    low, high = abs(at - slot.x[0]), abs(at - slot.x[1])
    if min(low, high) > _AT_END:
        return None
    into: Side = "+y" if sum(box.y) > near + far else "-y"
    return Sign(end="low" if low < high else "high", into=into, told="the leaf is modelled open")


def _declared(door: Door, slot: DoorSlot) -> Sign | None:
    """`HingeSide`, ours: left or right as seen by someone who pulls, on the side IFC gives."""
    stated = door.property("HingeSide", group=OURS)
    word = str(stated.value).strip().casefold() if stated else ""
    if word not in ("left", "right") or not slot.sided:
        return None
    low = hand_word("low", "+y", mirrored=is_mirrored(slot))
    return Sign(end="low" if word == low else "high", told=f"{OURS}.HingeSide says {word}")


def _other(end: End) -> End:
    return "high" if end == "low" else "low"


def _word(end: End) -> str:
    """An end as seen along the door's positive y axis, unless its placement is mirrored."""
    return "first" if end == "low" else "far"
