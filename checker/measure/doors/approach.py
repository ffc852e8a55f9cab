"""How people reach a door: straight on, or by turning out of a corridor that runs past it.

Only spaces that people pass through count where there is one: of two sides the corridor or lobby
decides, and of two such sides the one that makes people turn. Each space is looked at in front of
the door, in the door's own axes, clear of columns and joined with the circulation it touches:

* `depth`: how far one can go straight away from the door over its width between the frame;
* `run`: how far the space goes along the wall, in a band 0.8 m deep, past recesses of 0.6 m.

A corridor passes the door when its run is at least twice its depth: people turn, and the depth is
the width they turn in. With 1.5 m or more in front and less run than that, or 3 m of depth, people
meet the door straight on. A room that is not circulation needs 1.5 m by 1.5 m. What is left, a
small lobby for instance, may be either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from checker.geometry.circle import Area
from checker.measure.doors.front import STRAIGHT, TURNING, Front, Spaces
from checker.measure.doors.slot import DoorSlot
from checker.measure.links import OUTSIDE, DoorLink
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.model import School
from checker.results.values import Choice, Evidence, Measured, Quantity, Unknown
from checker.uses import RoomUses, Vocabulary

_ASK = "Model the room or corridor that the door opens off, or answer `approach` in the brief."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """Everything said of the approach to one door."""

    possible: frozenset[str]
    low: float
    high: float
    steps: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@provider
def front_spaces(
    school: School,
    uses: RoomUses,
    vocabulary: Vocabulary,
    outlines: Mapping[str, Area | Unknown],
) -> Spaces:
    """Rooms with the circulation that they touch, to be looked at from any door."""
    rooms = {room.id: room for room in school.rooms if not isinstance(outlines[room.id], Unknown)}
    columns = [each.shape.footprint for each in school.columns if each.shape is not None]
    return Spaces(rooms, uses=uses, vocabulary=vocabulary, columns=columns)


@provider
def approaches(
    school: School,
    front_spaces: Spaces,
    door_links: Mapping[str, DoorLink],
    door_slots: Mapping[str, DoorSlot],
    outlines: Mapping[str, Area | Unknown],
) -> Mapping[str, Reached]:
    """How each door is reached, by door id.

    Doors that open off no known room, or off one whose plan cannot be trusted, are left out.
    """
    found = {}
    for door in school.doors:
        slot, link = door_slots.get(door.id), door_links[door.id]
        if slot is not None:
            fronts = [
                front_spaces.front(door, slot, room_id, sign=sign)
                for room_id, sign in ((link.side_a, 1), (link.side_b, -1))
                if room_id in front_spaces
            ]
            known = [each for each in fronts if each is not None]
            reached = _reached(known, link)
            if reached is None or _is_lacking(link, known, outlines):
                continue
            if not any(front_spaces.may_be_passage(each) for each in link.perhaps):
                found[door.id] = reached
    return found


@measure(
    "door",
    "door side",
    "entrance",
    value="choice",
    choices=(STRAIGHT, TURNING),
    lack="how people come to the door",
)
def approach(subject: Subject, approaches: Mapping[str, Reached]) -> Measured:
    """Whether people meet the door straight on or turn into it out of a passing corridor.

    People turn where the circulation before the door runs at least twice as far along the wall as
    it is deep and is under 3 m deep; with 1.5 m or more in front otherwise they meet it straight
    on. Of two circulation sides one that makes people turn decides. Open when the shape of the
    space allows both, or when it is not known which side is circulation. Unknown when the door has
    no place, opens off no room, a room beside it has no body that can be trusted, or one side has
    no room and the other is no circulation: a corridor may be missing there. AD M Table 2.
    """
    reached = approaches.get(subject.element.id)
    if reached is None:
        return Unknown(missing=("the space that the door opens off",), ask=_ASK)
    return Choice(
        possible=reached.possible,
        origin="derived",
        method="shape of the space in front of the door",
        steps=reached.steps,
        evidence=reached.evidence,
    )


@measure(
    "door",
    "door side",
    "entrance",
    unit="m",
    lack="the width of the space that people come from",
)
def approach_width(subject: Subject, approaches: Mapping[str, Reached]) -> Measured:
    """Width of the space people turn in, m: its free depth in front of the door.

    For a door met straight on, the depth in front of it. Clear of columns; furniture is left out.
    Less a recess of up to 0.6 m that the door stands in. Exact to 0.1 mm. An interval over every
    side that may be circulation. Unknown as `approach`. AD M Table 2, recipe G3.
    """
    reached = approaches.get(subject.element.id)
    if reached is None:
        return Unknown(missing=("the space that the door opens off",), ask=_ASK)
    return Quantity(
        low=reached.low,
        high=reached.high,
        unit="m",
        method="free depth in front of the door",
        steps=reached.steps,
        evidence=reached.evidence,
    )


def _is_lacking(
    link: DoorLink, fronts: Sequence[Front], outlines: Mapping[str, Area | Unknown]
) -> bool:
    """Whether people may come from where nothing is known: an unread room, or none at all."""
    if any(isinstance(outlines.get(side), Unknown) for side in link.rooms):
        return True
    return "" in (link.side_a, link.side_b) and not any(front.circulation for front in fronts)


def _reached(fronts: Sequence[Front], link: DoorLink) -> Reached | None:
    """Tries every way in which the doubtful sides may be circulation."""
    if not fronts:
        return None
    doubtful = [front for front in fronts if front.circulation is None]
    sure = [front for front in fronts if front.circulation]
    cases = []
    for chosen in _subsets(doubtful):
        passing = [*sure, *chosen]
        cases.append(_governing(passing or fronts, circulation=bool(passing)))
    words = frozenset(chain.from_iterable(case[0] for case in cases))
    widths = [width for case in cases for width in case[1]]
    used = [front for front in fronts if front.circulation is not False] or fronts
    steps = [_told(front) for front in used]
    if OUTSIDE in (link.side_a, link.side_b):
        steps.append("the way from outside is not modelled and not looked at")
    return Reached(
        possible=words,
        low=min(widths),
        high=max(widths),
        steps=tuple(steps),
        evidence=tuple(front.evidence for front in used),
    )


def _governing(fronts: Sequence[Front], *, circulation: bool) -> tuple[frozenset[str], list[float]]:
    """Turning decides over meeting straight on; its narrowest side gives the width."""
    answers = [(front, front.answers(circulation=circulation)) for front in fronts]
    turning = [front.width for front, words in answers if words == {TURNING}]
    if turning:
        return frozenset({TURNING}), [min(turning)]
    open_ = [front.width for front, words in answers if TURNING in words]
    if open_:
        return frozenset({STRAIGHT, TURNING}), [min(open_)]
    return frozenset({STRAIGHT}), [min(front.depth for front in fronts)]


def _subsets(fronts: Sequence[Front]) -> list[tuple[Front, ...]]:
    return [each for size in range(len(fronts) + 1) for each in combinations(fronts, size)]


def _told(front: Front) -> str:
    word = {True: "circulation", False: "a room", None: "a space of unknown use"}
    return (
        f"{word[front.circulation]} in front: {front.depth:.2f} m deep, "
        f"{front.run:.2f} m along the wall"
    )
