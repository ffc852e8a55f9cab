"""Gives every room its use: the brief first, then codes, then words, each with its evidence."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from checker.model import Room, School
from checker.uses.codes import read_codes
from checker.uses.match import Reading, read_words
from checker.uses.room_use import SURE, RoomUse, RoomUses
from checker.uses.sanctions import with_sanction
from checker.uses.vocabulary import Vocabulary
from checker.uses.words import Text, read_text

_NUMBER = re.compile(r"(?:[A-Z0-9]{2}-)?\d+[A-Z]?$")
_DOUBTED_SIZE = 0.4
_NEARLY = 1.25
"""How many times too large or too small a room may be for its name to stand all the same."""
_TWO_WITNESSES = 0.6


def classify_rooms(
    school: School, *, vocabulary: Vocabulary, overrides: Mapping[str, str]
) -> RoomUses:
    """The use of every room of a school.

    `overrides` are the brief's `room_uses`: by GlobalId, number or name, without case.

    Raises:
        UsageError: when an override names a use that does not exist.
    """
    for use in overrides.values():
        vocabulary.use(use)
    wanted = {_key(name): use for name, use in overrides.items()}
    return RoomUses(
        by_room={
            room.id: classify_room(room, vocabulary=vocabulary, overrides=wanted)
            for room in school.rooms
        }
    )


def classify_room(
    room: Room, *, vocabulary: Vocabulary, overrides: Mapping[str, str] | None = None
) -> RoomUse:
    """The use of one room; keys of `overrides` are lower case with single blanks."""
    fields = _fields(room)
    texts = [(name, text, read_text(text, vocabulary=vocabulary)) for name, text in fields]
    told = _told(room, overrides or {})
    if told:
        # The brief says what the room is for, not that its name is a good one.
        use = _sure(room, told[1], f"the brief says so ({told[0]})", vocabulary)
        return with_sanction(use, texts, vocabulary)
    spoken = _spoken(texts, vocabulary=vocabulary)
    coded = read_codes(room, spoken=spoken, vocabulary=vocabulary)
    if coded is None:
        use = _from_reading(room, spoken, vocabulary)
    else:
        use = replace(
            _from_reading(room, coded.reading, vocabulary),
            code=coded.code,
            codes=coded.codes,
            nominal_width=coded.nominal_width,
        )
    return with_sanction(use, texts, vocabulary)


def _told(room: Room, overrides: Mapping[str, str]) -> tuple[str, str] | None:
    names = (room.ref.global_id, room.id, room.ref.name, room.ref.long_name, room.description)
    return next(
        ((name, overrides[_key(name)]) for name in names if name and _key(name) in overrides), None
    )


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _fields(room: Room) -> list[tuple[str, str]]:
    """The room's texts in the order of trust. A DfE room has its words in Description."""
    long_name = ("LongName", room.ref.long_name)
    description = ("Description", room.description)
    is_dfe = _NUMBER.match(room.ref.name) is not None and bool(room.classifications)
    first = [description, long_name] if is_dfe else [long_name, description]
    later = [("ObjectType", room.object_type), ("type", room.type_name), ("Name", room.ref.name)]
    return [(name, text) for name, text in (*first, *later) if text.strip()]


def _spoken(texts: Iterable[tuple[str, str, Text]], *, vocabulary: Vocabulary) -> Reading | None:
    """What the texts say: the first that is sure, unless LongName and Description differ."""
    read = [
        (name, replace(reading, how=f"{name} '{plain_quote(text)}' ({reading.how})"))
        for name, text, words in texts
        if (reading := read_words(words, vocabulary=vocabulary)) is not None
    ]
    if not read:
        return None
    main = [reading for name, reading in read if name in {"LongName", "Description"}]
    sure = [reading for reading in main if reading.confidence >= SURE]
    if len({vocabulary.uses[r.use].family for r in sure}) > 1:
        return Reading(
            use=sure[0].use,
            uses=frozenset[str]().union(*(r.uses for r in sure)),
            confidence=_TWO_WITNESSES,
            how="; ".join(reading.how for reading in sure),
        )
    pool = main or [reading for _, reading in read]
    return max(pool, key=lambda reading: reading.confidence >= SURE)


def plain_quote(text: str) -> str:
    """A model's text fit to be quoted on one line: no control signs, at most 80 of the rest."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:80]


def _from_reading(room: Room, reading: Reading | None, vocabulary: Vocabulary) -> RoomUse:
    area = _area(room)
    by_area = vocabulary.admitting(area, outdoor=room.is_external)
    if reading is None:
        return RoomUse(room_id=room.id, possible=by_area, evidence="nothing names a use")
    info = vocabulary.uses[reading.use]
    if len(reading.uses) == 1 and area is not None and not info.admits(area):
        low, high = info.area_band
        is_named = reading.confidence >= SURE and low <= area * _NEARLY and area <= high * _NEARLY
        return RoomUse(
            room_id=room.id,
            use=reading.use,
            confidence=min(reading.confidence, _DOUBTED_SIZE),
            evidence=f"{reading.how}; but {area:.1f} m2 is outside {low:g} to {high:g} m2",
            possible=reading.uses if is_named else by_area | reading.uses,
            family=info.family,
        )
    allowed = frozenset(u for u in reading.uses if area is None or vocabulary.uses[u].admits(area))
    possible = allowed or reading.uses
    use = reading.use if reading.use in possible else min(possible)
    is_sure = reading.confidence >= SURE
    if len(reading.uses) == 1 and not is_sure:
        possible = possible | by_area  # a guess leaves everything of that size open
    return RoomUse(
        room_id=room.id,
        use=use,
        confidence=reading.confidence,
        evidence=reading.how,
        possible=frozenset({use}) if is_sure else possible,
        family=vocabulary.uses[use].family,
    )


def _sure(room: Room, use: str, evidence: str, vocabulary: Vocabulary) -> RoomUse:
    return RoomUse(
        room_id=room.id,
        use=use,
        confidence=1.0,
        evidence=evidence,
        possible=frozenset({use}),
        family=vocabulary.use(use).family,
    )


def _area(room: Room) -> float | None:
    """Plan area of the room's body, m2; nothing when it has none or it cannot be trusted."""
    if room.shape is None or room.shape.source.problem:
        return None
    return float(room.shape.footprint.area)
