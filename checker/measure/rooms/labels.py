"""What a room's labels say beside its use: its DfE code, and names that speak of punishment."""

import re
from dataclasses import replace

from checker.measure.evidence import where_it_is
from checker.measure.registry import measure
from checker.measure.room_words import full_name_of
from checker.measure.subjects import Subject
from checker.results.values import Choice, Truth, one_of, surely
from checker.uses import RoomUses

NO_CODE = "none"
_OURS = ("SchoolCheck_Room", "DfECode")
_ASK_SANCTION = (
    "Name the room for what it is used for, or answer in the brief: "
    'answers: {"1.07": {named_as_sanction: no}}.'
)
_CODE = re.compile(r"[A-Z]{3}\d{2}|[SP]\d{4}")


@measure(
    "room",
    value="choice",
    lack="the room's DfE code",
    ask="Classify the room with its DfE code, or state SchoolCheck_Room.DfECode.",
    stated=("SchoolCheck_Room.DfECode",),
)
def dfe_code(subject: Subject, uses: RoomUses) -> Choice:
    """The DfE space code that the room carries, such as `RES03` or `SEN32`; `none` without one.

    As its classification says, or ours `DfECode` where it has none. A code promises more than a
    use: `SEN32` is a calm room off a classroom. Several where a room carries several; never
    Unknown. Source: the model's classifications, SchoolCheck_Room (schools/D01).
    """
    found = uses.of(subject.id).codes
    if found:
        return one_of(*found, origin="declared", method="the room's classification")
    group, name = _OURS
    stated = subject.element.property(name, group=group)
    code = str(stated.value).strip().upper() if stated is not None else ""
    if _CODE.fullmatch(code):
        return one_of(code, origin="declared", method=f"{group}.{name}")
    return one_of(NO_CODE, origin="declared", method="no DfE code is stated")


@measure("room", value="truth", lack="whether its name speaks of punishment", ask=_ASK_SANCTION)
def named_as_sanction(subject: Subject, uses: RoomUses) -> Truth:
    """Whether a word in the room's name speaks of punishment or removal, such as `isolation`.

    The words are the vocabulary's `sanctions`, found in LongName, Description, type and Name; open
    for words such as reset, which schools give to calm rooms too. A name is a reason to look, and
    no proof of what the room is for. Never Unknown. Serves bases and calm rooms that are no
    sanction (schools/A08).
    """
    use = uses.of(subject.id)
    word = use.sanction_word
    said = full_name_of(subject.element) or "no name"
    told = f"{said!r} holds the word {word!r}" if word else f"no such word in {said!r}"
    found = surely(bool(word), origin="declared", method=told)
    possible = frozenset({True, False}) if use.sanction_in_doubt else found.possible
    return replace(found, possible=possible, evidence=where_it_is(subject, label=word))
