"""What a room's classification says: DfE codes first, then Uniclass where it is not ambiguous."""

import re
from dataclasses import dataclass, replace

from checker.model import Room
from checker.uses.match import Reading
from checker.uses.room_use import SURE
from checker.uses.vocabulary import CodeInfo, Vocabulary

_CODE = re.compile(r"\s*([A-Z]{3}\d{2}|[SP]\d{4}|SL_\d\d(?:_\d\d){0,2})(?![\w])", re.IGNORECASE)
_ANY_SYSTEM = re.compile("")
# Other lists have codes of the same shape; a system without a name is given the benefit.
_DFE_SYSTEM = re.compile(r"^\s*$|dfe|\bads\b|department for education|space class", re.IGNORECASE)
_OURS = ("SchoolCheck_Room", "DfECode")
_DFE, _DFE_AGAINST_WORDS, _UNICLASS, _NARROWED, _OPEN = 0.98, 0.75, 0.85, 0.8, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A reading from codes; the DfE code, and a corridor's nominal width (m), where it has them.

    `codes` are all DfE codes that were found, also where they contradict each other.
    """

    reading: Reading
    code: str = ""
    codes: tuple[str, ...] = ()
    nominal_width: float | None = None


def read_codes(room: Room, *, spoken: Reading | None, vocabulary: Vocabulary) -> Coded | None:
    """What the codes of a room say; `spoken` (its words) narrows or questions them.

    Two different DfE codes on one room are not chosen between: both uses stay possible. A code that
    stands in `SchoolCheck_Room.DfECode` counts where no DfE classification does; it is no
    classification, so `codes` is empty.
    """
    found = list(dict.fromkeys(codes_of(room)))
    dfe = [
        vocabulary.codes[code]
        for code in dict.fromkeys(codes_of(room, system=_DFE_SYSTEM))
        if code in vocabulary.codes
    ]
    if dfe:
        return _from_dfe(dfe, spoken=spoken, vocabulary=vocabulary)
    if stated := vocabulary.codes.get(_stated(room)):
        told = _from_dfe([stated], spoken=spoken, vocabulary=vocabulary)
        return replace(told, code="", codes=())
    uniclass = [code for code in found if code in vocabulary.uniclass]
    if not uniclass:
        return None
    reading = _from_uniclass(uniclass, spoken=spoken, vocabulary=vocabulary)
    return Coded(reading=reading) if reading else None


def codes_of(room: Room, *, system: re.Pattern[str] = _ANY_SYSTEM) -> list[str]:
    """All codes, whole and in capitals; a title behind a colon is left off.

    Some tools leave the code empty and write code and title into the title.
    """
    return [
        match[1].upper()
        for each in room.classifications
        if system.search(each.system) and (match := _CODE.match(each.code or each.title))
    ]


def _stated(room: Room) -> str:
    """The DfE code that our property states, in capitals; empty without one."""
    group, name = _OURS
    found = room.property(name, group=group)
    return str(found.value).strip().upper() if found is not None else ""


def _from_dfe(dfe: list[CodeInfo], *, spoken: Reading | None, vocabulary: Vocabulary) -> Coded:
    named = " and ".join(f"{info.code} ({info.use})" for info in dfe)
    codes = tuple(info.code for info in dfe)
    uses = frozenset(info.use for info in dfe)
    if len(uses) > 1:
        how = f"DfE codes {named}: two codes, so either is possible"
        open_ = Reading(use=dfe[0].use, uses=uses, confidence=_OPEN, how=how)
        return Coded(reading=open_, codes=codes)
    reading = Reading(use=dfe[0].use, uses=uses, confidence=_DFE, how=f"DfE code {named}")
    if spoken and spoken.confidence >= SURE and not _agree(spoken, reading, vocabulary):
        reading = _questioned(reading, spoken, vocabulary.uniclass.get(dfe[0].uniclass))
    width = dfe[0].nominal_width
    return Coded(reading=reading, code=dfe[0].code, codes=codes, nominal_width=width)


def _from_uniclass(
    codes: list[str], *, spoken: Reading | None, vocabulary: Vocabulary
) -> Reading | None:
    """One use is taken as it is; of several the words choose, or all stay possible."""
    uses = frozenset[str]().union(*(vocabulary.uniclass[code] for code in codes))
    how = f"Uniclass {' and '.join(codes)}"
    if len(uses) == 1:
        return Reading(use=min(uses), uses=uses, confidence=_UNICLASS, how=how)
    if spoken and spoken.uses & uses:
        both = spoken.uses & uses
        return Reading(
            use=spoken.use if spoken.use in both else min(both),
            uses=both,
            confidence=_NARROWED if len(both) == 1 else _OPEN,
            how=f"{how} and {spoken.how}",
        )
    if spoken and spoken.confidence >= SURE:
        return replace(spoken, how=f"{spoken.how}; {how} does not settle it")
    return Reading(use=min(uses), uses=uses, confidence=_OPEN, how=f"{how}, which has several uses")


def _questioned(reading: Reading, spoken: Reading, class_uses: frozenset[str] | None) -> Reading:
    """The code stands, unless the words name another use of the very class that it pairs with.

    S25 has no code for a calm room: one may carry that of a nurture room, its neighbour.
    """
    how = f"{reading.how}; the words differ: {spoken.how}"
    if class_uses and spoken.uses <= class_uses:
        return replace(reading, uses=reading.uses | spoken.uses, confidence=_OPEN, how=how)
    return replace(reading, confidence=_DFE_AGAINST_WORDS, how=how)


def _agree(one: Reading, other: Reading, vocabulary: Vocabulary) -> bool:
    return vocabulary.uses[one.use].family == vocabulary.uses[other.use].family
