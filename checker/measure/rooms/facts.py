"""Rooms by what they are: name, number, use, storey, indoors or out."""

import json

from checker.measure.registry import measure
from checker.measure.room_words import USE_ASK, name_of, number_of, stored_area_of
from checker.measure.subjects import Subject
from checker.results.values import Choice, Quantity, Truth, Unknown, exactly, one_of, surely
from checker.uses import RoomUse, RoomUses

_ROOMS = ("room", "outdoor space")
USE_LACK = "what the room is used for"
DOUBTED = "; but "
"""What stands in the evidence of a use before the reason to doubt it."""


@measure(*_ROOMS, value="choice", lack=USE_LACK, ask=USE_ASK)
def use(subject: Subject, uses: RoomUses) -> Choice | Unknown:
    """What the room is used for.

    Told by its codes, its words, the brief, or uses whose usual area admits the room's. Several
    uses when the model leaves it open. Unknown when nothing hints at a use and no use has rooms of
    this size. Source: the model's classifications and names (schools/D01, D06).
    """
    found = uses.of(subject.id)
    if not found.possible:
        return Unknown(missing=(USE_LACK,), ask=USE_ASK)
    return Choice(
        possible=found.possible,
        origin="derived" if found.is_sure else "assumed",
        method=found.evidence or "uses whose usual area admits the room's area",
        steps=(f"confidence {found.confidence:.2f}",),
        doubt=_doubt(subject, found),
    )


def _doubt(subject: Subject, found: RoomUse) -> Unknown | None:
    """What is to be confirmed of a room whose name says its use, and whose size says otherwise."""
    _words, is_doubted, why = found.evidence.rpartition(DOUBTED)
    if found.is_sure or not found.use or not is_doubted:
        return None
    name = number_of(subject.element) or name_of(subject.element) or subject.id
    return Unknown(
        missing=(f"whether the use of {name} is {found.use} ({why})",),
        ask=(
            f"Confirm in schoolcheck.yaml what {name} is used for, "
            f"for example room_uses: {{{json.dumps(name)}: {found.use}}}."
        ),
    )


@measure(*_ROOMS, value="choice")
def number(subject: Subject) -> Choice | Unknown:
    """The room's number.

    The Name, or the number that stands at the head of it. Unknown when there is none. Source:
    IfcSpace.Name (schools/D04).
    """
    found = number_of(subject.element)
    if not found:
        return Unknown(missing=("a room number",), ask="Number the room in its Name.")
    return one_of(found, origin="declared", method="Name of the room")


@measure(*_ROOMS, value="choice", name="name")
def room_name(subject: Subject) -> Choice | Unknown:
    """The room's name in words.

    Its LongName, else Description, else Name. Unknown when all are empty. Source: IfcSpace
    (schools/D05).
    """
    found = name_of(subject.element)
    if not found:
        return Unknown(missing=("a room name",), ask="Name the room.")
    return one_of(found, origin="declared", method="LongName, Description or Name")


@measure(*_ROOMS, value="truth", name="is_external")
def room_is_external(subject: Subject) -> Truth:
    """Whether the room is an outdoor place.

    By its space type or IsExternal, or because it is part of the site and of no storey; else
    indoors. Never Unknown. Source: IfcSpace, Pset_SpaceCommon.
    """
    return surely(subject.element.is_external, origin="declared", method="space type or IsExternal")


@measure(*_ROOMS, unit="m2")
def stored_area(subject: Subject) -> Quantity | Unknown:
    """The floor area that the authoring tool wrote into the file; shown, never judged by.

    Read from the room's quantities, exact as written. Unknown when the room has no stored area.
    Source: the model's quantity sets.
    """
    found = stored_area_of(subject.element)
    if found is None:
        return Unknown(missing=("a stored area",), ask="")
    figure = float(found.value)
    return exactly(figure, "m2", origin="declared", method=f"{found.group}.{found.name}")
