"""Doors by what they are: overall size, how they move, how many leaves, pull or push side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checker.measure.doors.leaf import find_leaves, leaves_drawn
from checker.measure.doors.operation import KINDS, motion
from checker.measure.doors.slot import DoorSlot
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Door, Problem
from checker.results.values import Choice, Measured, Quantity, Unknown, exactly, one_of

DOORS = ("door", "door side", "entrance")


@measure(*DOORS, unit="m")
def overall_width(subject: Subject, spoiled: Mapping[str, Problem]) -> Measured:
    """Overall width of the door with its frame, m. Not a clear width.

    As OverallWidth declares; the extent of the body when it is not declared. Exact to 0.1 mm.
    Unknown without either, and when the door could not be read. Source: IfcDoor.OverallWidth.
    """
    door = subject.element
    return _size(door, door.overall_width, axis=0, word="width", spoiled=spoiled)


@measure(*DOORS, unit="m")
def overall_height(subject: Subject, spoiled: Mapping[str, Problem]) -> Measured:
    """Overall height of the door with its frame, m.

    As OverallHeight declares; the extent of the body when it is not declared. Exact to 0.1 mm.
    Unknown without either, and when the door could not be read. Source: IfcDoor.OverallHeight.
    """
    door = subject.element
    return _size(door, door.overall_height, axis=1, word="height", spoiled=spoiled)


@measure(*DOORS, value="choice", choices=(*KINDS, "double swing"))
def operation(subject: Subject) -> Choice:
    """How the door moves. A double-acting door is a swing door too and answers `swing`.

    From the OperationType, else from what its panels say. Open, between all words, when neither
    says; never Unknown, and `double swing` is never the answer yet. Source: IfcDoor.OperationType,
    recipe G1.
    """
    moves = motion(subject.element)
    return Choice(
        possible=frozenset(moves.kinds),
        origin="declared" if moves.sure else "assumed",
        method={
            "operation": f"OperationType {subject.element.operation}",
            "panels": "panel operation",
            "nothing": "neither the operation nor the panels are stated",
        }[moves.from_],
    )


@measure(*DOORS, unit="count")
def leaves(subject: Subject, door_slots: Mapping[str, DoorSlot]) -> Quantity:
    """How many leaves open.

    From the operation, the panels or the leaves in the body; one or two when nothing tells. Exact
    otherwise. Never Unknown. AD M 2.13(b), 3.10(b): one leaf of a pair counts; ADA 404.2.2.
    """
    door = subject.element
    slot = door_slots.get(door.id)
    found = _leaves(door, len(find_leaves(door, slot)) if slot else 0)
    return replace(found, evidence=leaves_drawn(door, slot))


def _leaves(door: Door, modelled: int) -> Quantity:
    moves = motion(door)
    if moves.leaves is not None:
        return exactly(float(moves.leaves), "count", method=moves.from_, origin="declared")
    if modelled:
        return exactly(float(modelled), "count", method="leaves in the body", origin="derived")
    return Quantity(low=1.0, high=2.0, unit="count", origin="assumed", method="nothing tells")


@measure(
    "door side",
    value="choice",
    choices=("pull", "push", "none"),
    lack="on which side one pulls",
    ask="Give the door its OperationType and a placement.",
)
def side(subject: Subject) -> Choice:
    """Whether one pulls or pushes on this side; `none` for doors that do not swing.

    From the operation and the placement. Both sides of a double-acting door are pushed. Open, with
    `none`, where the operation is not stated; never Unknown. AD M 2.17(b), recipe G2; ADA Table
    404.2.4.1.
    """
    moves = motion(subject.element)
    if moves.kinds == ("swing",):
        word = "push" if moves.double_acting else subject.part
        return one_of(word, method="operation", origin="declared")
    if "swing" not in moves.kinds:
        return one_of("none", method="operation", origin="declared")
    return one_of(subject.part, "none", method="the operation is not stated", origin="assumed")


def _size(
    door: Door, stated: float | None, *, axis: int, word: str, spoiled: Mapping[str, Problem]
) -> Measured:
    trouble = spoiled.get(door.id)
    if trouble is not None:
        return Unknown(missing=(trouble.message,), ask=trouble.ask)
    if stated is not None:
        return exactly(stated, "m", method=f"Overall{word.title()}", origin="declared")
    spans = [solid.x if axis == 0 else solid.z for solid in door.solids]
    if spans:
        found = max(span[1] for span in spans) - min(span[0] for span in spans)
        return exactly(found, "m", method="extent of the body", origin="derived")
    return Unknown(
        missing=(f"the overall {word}",), ask=f"Give the door its Overall{word.title()}."
    )
