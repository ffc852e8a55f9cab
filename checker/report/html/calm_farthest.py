"""Which rooms the list of those farthest from calm shows, what is folded, and its caption."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.report.drawing.reach import CALM, NONE, OPEN
from checker.report.html.calm_lines import ReachLine
from checker.units import counted

_SHOWN = 8
_UNTOLD = frozenset({NONE, OPEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Farthest:
    """The rows to show, one for all rooms of one reason, and all other rooms to unfold."""

    caption: str
    shown: tuple[ReachLine, ...]
    folded: tuple[ReachLine, ...]
    others: str


def farthest_of(lines: Sequence[ReachLine]) -> Farthest:
    """Of rooms without a way for one and the same reason the first stands for all of them."""
    same: dict[tuple[str, str], list[ReachLine]] = {}
    for line in lines:
        if line.band in _UNTOLD:
            same.setdefault((line.distance, line.nearest), []).append(line)
    # A table that holds every room anyway has a row for each.
    few = len(lines) <= _SHOWN
    first: list[ReachLine] = []
    rest: list[ReachLine] = []
    for line in lines:
        several = same.get((line.distance, line.nearest), [line])
        if len(first) < _SHOWN and (few or line is several[0]):
            first.append(line if few else _for_all(several))
        else:
            rest.append(line)
    return Farthest(
        caption=_caption(first, rest),
        shown=tuple(first),
        folded=tuple(rest),
        others=_others(rest),
    )


def _for_all(several: Sequence[ReachLine]) -> ReachLine:
    line, *others = several
    if not others:
        return line
    how_many = f"{len(others)} others" if len(others) > 1 else "one other"
    is_one = len({each.storey for each in several}) == 1
    return replace(
        line,
        room=f"{line.room} and {how_many} for the same reason",
        storey=line.storey if is_one else "several",
    )


def _others(folded: Sequence[ReachLine]) -> str:
    """What is folded: calm rooms apart, which are not of the rooms that are counted above."""
    calm = sum(line.band == CALM for line in folded)
    used = len(folded) - calm
    rooms = "room that pupils use" if used == 1 else f"{used} rooms that pupils use"
    told = [f"other {rooms}"] * bool(used) + [counted(calm, "calm or sensory room")] * bool(calm)
    return f"The {', and '.join(told)}" if told else ""


def _caption(shown: Sequence[ReachLine], folded: Sequence[ReachLine]) -> str:
    """What the table of the first rows holds, and in which order."""
    untold = any(line.band in _UNTOLD for line in shown)
    told = any(line.band not in _UNTOLD for line in shown)
    if not untold:
        return (
            "The rooms that are farthest from calm"
            if folded
            else "Rooms that pupils use, the farthest from calm first"
        )
    without = "without a way to calm, or for which that cannot be told"
    then = "; then those that are farthest from calm" if told else ""
    return f"Rooms {without}{then}"
