"""In which ways a door may open, as met from one of its sides: where its leading edge is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.geometry.frame import Frame
from checker.measure.doors.estimate import ASSUMED_FRAME
from checker.measure.doors.hanging import Hanging, hanging, wider_end
from checker.measure.doors.operation import End, Side
from checker.measure.doors.slot import DoorSlot, Span
from checker.model import Door

_PAIR = 2
_WIDER_SHARE = 0.7
_ENDS: tuple[End, ...] = ("low", "high")
_MOVING = frozenset({"sliding", "folding", "roller"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way in which a leaf may open, for someone on one side of the door.

    `sign` is the side: 1 on the door's positive y axis, -1 on the other. `latch` is the end of
    the opening at which the leading edge is: opposite the hinges, or for a leaf that slides the
    end where it stops. `span` is the clear opening of that leaf on the door's x axis at its
    widest; its latch and hinge ends may lie further in by `slack`, metres.
    """

    sign: int
    latch: End
    span: Span
    slack: tuple[float, float] = (0.0, 0.0)

    @property
    def width(self) -> float:
        """Clear opening at its widest, m."""
        return self.span[1] - self.span[0]

    def frame(self, slot: DoorSlot, start: float) -> Frame:
        """Axes whose origin is the leading edge: x beyond the latch, y away from the wall.

        `start` is where the floor begins, on the door's y axis.
        """
        turn = 1.0 if self.latch == "high" else -1.0
        edge = self.span[1] if self.latch == "high" else self.span[0]
        (ax, ay), (bx, by) = slot.frame.x_axis, slot.frame.y_axis
        return Frame(
            origin=slot.frame.to_plan(edge, start),
            x_axis=(turn * ax, turn * ay),
            y_axis=(self.sign * bx, self.sign * by),
        )


def ways(door: Door, slot: DoorSlot, part: str) -> tuple[Way, ...]:
    """Every way in which the door may open for someone on its `pull` or `push` side.

    None for doors that never open so: revolving ones and fixed panels. Of a pair the wider leaf
    counts, of equal leaves either. Doors that do not swing have no pull side: the side of their
    positive y axis stands for it.
    """
    hung = hanging(door, slot)
    found = [
        *(_swinging(door, slot, hung, part) if "swing" in hung.motion.kinds else ()),
        *(_moving(door, slot, hung, part) if _MOVING & set(hung.motion.kinds) else ()),
    ]
    return tuple(dict.fromkeys(found))


def _swinging(door: Door, slot: DoorSlot, hung: Hanging, part: str) -> Iterator[Way]:
    hinges = hung.motion.hinges
    wider = wider_end(hung) if len(hinges) == _PAIR else None
    for hinge in hinges:
        if wider and hinge.sure and hinge.end != wider:
            continue
        span, slack = _leaf_span(door, slot, hung, hinge.end)
        for into in _sides(hinge.into, sure=hinge.sure, part=part):
            pull = 1 if into == "+y" else -1
            sign = pull if part == "pull" else -pull
            yield Way(sign=sign, latch=_other(hinge.end), span=span, slack=slack)


def _sides(into: tuple[Side, ...], *, sure: bool, part: str) -> tuple[Side, ...]:
    """A double-acting leaf is pushed from both sides: each side stands for one part."""
    if sure and len(into) == len(_ENDS):
        return ("+y",) if part in ("pull", "push") else into
    return into


def _moving(door: Door, slot: DoorSlot, hung: Hanging, part: str) -> Iterator[Way]:
    """Leaves that slide, fold or roll: the leading edge is away from where they go."""
    moves = hung.motion
    sides = (1, -1) if not (slot.sided and moves.sure) else (1,) if part == "pull" else (-1,)
    for end in (moves.parks if slot.sided else ()) or _ENDS:
        if len(moves.parks) == _PAIR:
            span, slack = _leaf_span(door, slot, hung, end)
        else:
            span, slack = _inside(door, slot)
        for sign in sides:
            yield Way(sign=sign, latch=_other(end), span=span, slack=slack)


def _leaf_span(
    door: Door, slot: DoorSlot, hung: Hanging, end: End
) -> tuple[Span, tuple[float, float]]:
    """The clear opening of the leaf at one end, and how much further in its ends may lie."""
    moves, leaves = hung.motion, hung.leaves
    several = moves.leaves == _PAIR or moves.fixed_panel
    if leaves and (len(leaves) == _PAIR or not several):
        return (leaves[0] if end == "low" else leaves[-1]).clear, (0.0, 0.0)
    inner, (at_frame, _) = _inside(door, slot)
    if not several:
        return inner, (at_frame, at_frame)
    ratios = [panel.width_ratio or 0.0 for panel in door.panels]
    told = len(ratios) == _PAIR and min(ratios) > 0
    # Which leaf is the wider one is not told: at most seven tenths, and at least half.
    share = max(ratios) / sum(ratios) if told else _WIDER_SHARE
    width = inner[1] - inner[0]
    span = (
        (inner[0], inner[0] + share * width)
        if end == "low"
        else (inner[1] - share * width, inner[1])
    )
    doubt = (share - 0.5) * width
    return span, (doubt if not told else at_frame, at_frame)


def _inside(door: Door, slot: DoorSlot) -> tuple[Span, tuple[float, float]]:
    """The opening within its lining; a frame that is not modelled may narrow it."""
    lining = door.lining_thickness or 0.0
    if 0.0 < lining < slot.width / 4:
        return (slot.x[0] + lining, slot.x[1] - lining), (0.0, 0.0)
    return slot.x, (ASSUMED_FRAME, ASSUMED_FRAME)


def _other(end: End) -> End:
    return "low" if end == "high" else "high"
