"""From where people come to one side of a door: straight on, past its hinges or past its latch."""

from __future__ import annotations

from collections.abc import Mapping

from checker.geometry.along_wall import run_along
from checker.measure.doors.front import BAND, ROOM_TO_ALIGN, STRAIGHT, TURNING, Front, Spaces
from checker.measure.doors.slot import DoorSlot
from checker.measure.doors.view import View, Views, ViewsOf
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.results.values import Choice, Measured, Unknown
from checker.units import tolerance

FRONT, HINGE, LATCH = "front", "hinge side", "latch side"
COMES_FROM = 1.2
"""Metres of free wall beside a door from which someone in a wheelchair can come along it."""
_ENOUGH = COMES_FROM - tolerance("m")
_ASK = "Model the room or corridor in front of the door, or answer `approach_from` in the brief."


@measure(
    "door side",
    value="choice",
    choices=(FRONT, HINGE, LATCH),
    lack="from which side people come to the door",
    ask=_ASK,
    furniture="here",
)
def approach_from(
    subject: Subject,
    views_of: ViewsOf,
    front_spaces: Spaces,
    door_slots: Mapping[str, DoorSlot],
) -> Measured:
    """From where people come to this side of the door: `front`, `hinge side`, `latch side`.

    From the shape of the free space, as for `approach`, but of this side alone: straight on
    where that is possible or 1.5 m lie in front of the door; along the wall where a corridor
    passes the door, from each side that runs on for 1.2 m or more beside it. For a leaf that
    slides the latch is the end where it stops and the hinge the end where it goes. Several words
    when the space allows several ways: a rule then tries each. Unknown when there is no room on
    that side. ADA Tables 404.2.4.1 and 404.2.4.2.
    """
    views = views_of(subject)
    if isinstance(views, Unknown):
        return views
    slot = door_slots[subject.element.id]
    words: set[str] = set()
    steps, evidence = [], []
    for sign in sorted({view.way.sign for view in views}, reverse=True):
        facing = tuple(view for view in views if view.way.sign == sign)
        front = front_spaces.front(subject.element, slot, facing[0].ground.room_id, sign=sign)
        if front is None:
            return Unknown(missing=("the floor in front of the door",), ask=_ASK)
        words |= _words(front, facing)
        steps.append(f"{front.depth:.2f} m deep in front, {front.run:.2f} m along the wall")
        steps += [_told(view) for view in facing]
        evidence.append(front.evidence)
    return Choice(
        possible=frozenset(words),
        origin="derived",
        method="shape of the space on this side of the door",
        steps=tuple(steps),
        evidence=tuple(evidence),
    )


def _words(front: Front, views: Views) -> set[str]:
    """What the space allows; one that may be circulation may be passed through."""
    met = front.answers(circulation=front.circulation is not False)
    words = {FRONT} if STRAIGHT in met or front.depth >= ROOM_TO_ALIGN else set()
    if TURNING in met:
        words |= {word for view in views for word in _sides(view)}
    return words or {FRONT, HINGE, LATCH}


def _sides(view: View) -> set[str]:
    """The sides from which someone can come along the wall."""
    latch, hinge = _runs(view)
    found = {LATCH} if latch >= _ENOUGH else set()
    return found | ({HINGE} if hinge >= _ENOUGH else set())


def _runs(view: View) -> tuple[float, float]:
    """How far the floor goes along the wall beyond the latch and beyond the hinge, m."""
    end = -view.width
    return (
        run_along(view.loose, from_x=0.0, to_x=COMES_FROM, depth=BAND),
        run_along(view.loose, from_x=end, to_x=end - COMES_FROM, depth=BAND),
    )


def _told(view: View) -> str:
    latch, hinge = (
        "runs on" if run >= _ENOUGH else f"ends after {run:.2f} m" for run in _runs(view)
    )
    return f"the floor {latch} beyond the latch and {hinge} beyond the hinges"
