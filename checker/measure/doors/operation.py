"""How a door moves: what IFC's operation words say of hinges, sides and leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from checker.model import Door

Side = Literal["+y", "-y"]
End = Literal["low", "high"]
KINDS = ("swing", "sliding", "folding", "revolving", "roller", "fixed")
_BOTH: tuple[Side, ...] = ("+y", "-y")
_AHEAD: tuple[Side, ...] = ("+y",)
_PANELS = {
    "SWINGING": "swing",
    "DOUBLE_ACTING": "swing",
    "SLIDING": "sliding",
    "FOLDING": "folding",
    "REVOLVING": "revolving",
    "ROLLINGUP": "roller",
    "FIXEDPANEL": "fixed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinge:
    """One hinged leaf: at which end of the opening it hangs and to which sides it can swing.

    `end` is in the door's own x: looking along its positive y axis, `low` is the left.
    """

    end: End
    into: tuple[Side, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """What is known of a door's movement; several `kinds` when it is open.

    `hinges` holds every leaf that swings, or when not `sure` all that may. `leaves` counts the
    leaves that move, None when open. `fixed_panel`: a panel beside the leaf never opens.
    `parks` are the ends to which leaves slide or fold, empty when that is open.
    `from_` says what told: the operation, the panels or nothing.
    """

    kinds: tuple[str, ...]
    hinges: tuple[Hinge, ...] = ()
    leaves: int | None = None
    fixed_panel: bool = False
    parks: tuple[End, ...] = ()
    from_: str = "operation"

    @property
    def sure(self) -> bool:
        """Whether the kind of movement is settled."""
        return len(self.kinds) == 1

    @property
    def double_acting(self) -> bool:
        """Whether every leaf surely swings to both sides."""
        return bool(self.hinges) and all(h.sure and len(h.into) == len(_BOTH) for h in self.hinges)


_LOW, _HIGH = Hinge(end="low", into=_AHEAD), Hinge(end="high", into=_AHEAD)
_LOW_BOTH, _HIGH_BOTH = Hinge(end="low", into=_BOTH), Hinge(end="high", into=_BOTH)
ANY_HINGE = (Hinge(end="low", into=_BOTH, sure=False), Hinge(end="high", into=_BOTH, sure=False))
_SWINGS: dict[str, tuple[Hinge, ...]] = {
    "SINGLE_SWING_LEFT": (_LOW,),
    "SINGLE_SWING_RIGHT": (_HIGH,),
    "SWING_FIXED_LEFT": (_LOW,),
    "SWING_FIXED_RIGHT": (_HIGH,),
    "DOUBLE_SWING_LEFT": (_LOW_BOTH,),
    "DOUBLE_SWING_RIGHT": (_HIGH_BOTH,),
    "DOUBLE_DOOR_SINGLE_SWING": (_LOW, _HIGH),
    "DOUBLE_DOOR_DOUBLE_SWING": (_LOW_BOTH, _HIGH_BOTH),
    "DOUBLE_DOOR_SINGLE_SWING_OPPOSITE_LEFT": ANY_HINGE,
    "DOUBLE_DOOR_SINGLE_SWING_OPPOSITE_RIGHT": ANY_HINGE,
}
_OTHERS = {
    "SLIDING": "sliding",
    "FOLDING": "folding",
    "REVOLVING": "revolving",
    "ROLLINGUP": "roller",
    "LIFTING": "roller",
    "FIXED": "fixed",
}


def motion(door: Door) -> Motion:
    """How the door moves, from its operation, else from its panels, else open.

    IFC puts the swing on the side of the door's positive y axis; SINGLE_SWING_LEFT hangs on the
    left as seen along that axis (buildingSMART, IfcDoorTypeOperationEnum).

    >>> from checker.model import ElementRef
    >>> ref = ElementRef(global_id="d", ifc_class="IfcDoor")
    >>> motion(Door(id="d", ref=ref, operation="SINGLE_SWING_RIGHT")).hinges[0].end
    'high'
    """
    word = door.operation.upper().replace("DOUBLE_PANEL_", "DOUBLE_DOOR_")
    if word in _SWINGS:
        hinges = _SWINGS[word]
        return Motion(
            kinds=("swing",),
            hinges=hinges,
            leaves=len(hinges),
            fixed_panel=word.startswith("SWING_FIXED"),
        )
    bare = word.removeprefix("DOUBLE_DOOR_")
    kind = next((kind for start, kind in _OTHERS.items() if bare.startswith(start)), None)
    if kind is not None:
        pair = bare != word
        return Motion(kinds=(kind,), leaves=2 if pair else 1, parks=_parks(kind, bare, pair=pair))
    return _from_panels(door)


def _parks(kind: str, word: str, *, pair: bool) -> tuple[End, ...]:
    """Where leaves that slide or fold go: left is the low end, as seen along the y axis."""
    if kind not in ("sliding", "folding"):
        return ()
    if pair:
        return ("low", "high")
    if word.endswith("_LEFT"):
        return ("low",)
    return ("high",) if word.endswith("_RIGHT") else ()


def _from_panels(door: Door) -> Motion:
    """Panels say how each moves; fixed ones beside a moving one do not count."""
    words = [_PANELS.get(panel.operation.upper(), "") for panel in door.panels]
    moving = [word for word in words if word not in ("", "fixed")]
    if moving and len(set(moving)) == 1:
        hinges = ANY_HINGE if moving[0] == "swing" else ()
        return Motion(kinds=(moving[0],), hinges=hinges, leaves=len(moving), from_="panels")
    if words and set(words) == {"fixed"}:
        return Motion(kinds=("fixed",), leaves=0, from_="panels")
    return Motion(kinds=KINDS, hinges=ANY_HINGE, from_="nothing")
