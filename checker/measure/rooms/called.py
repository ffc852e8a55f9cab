"""What a room is called: whether its name holds certain words, and whom its toilets are for."""

import re
import unicodedata
from collections.abc import Iterable

from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Room
from checker.results.values import Choice, Truth, Unknown, one_of, surely

EITHER = "either sex"
TOILETS_FOR = ("girls", "boys", EITHER, "staff", "young children")
_ASK = 'Name the room in words, such as "Girls\' WCs", or state its use in the brief.'
_FOR = {
    "girls": "girl, girls, female, females, women, womens, ladies, lady",
    "boys": "boy, boys, male, males, men, mens, gents, gentlemen",
    EITHER: "unisex, mixed, neutral, genderless, all gender, superloo, superloos",
    "staff": "staff, teacher, teachers, adult, adults, visitor, visitors, public, kitchen",
    "young children": (
        "nursery, reception, infant, infants, early years, eyfs, ks1, year r, year 1, year 2, "
        "yr1, yr2, yr 1, yr 2, y1, y2"
    ),
}
_OF_A_PLACE = frozenset({"reception", "public", "kitchen"})
"""They tell where a room lies as often as whom it is for."""
_BESIDE = re.compile(r"\b(?:near|next to|beside|by|off|opp|opposite|adj|adjacent to)\b.*")
_MARKS = re.compile(r"[^\w]+")


@measure("room", "outdoor space", value="truth", lack="what the room is called", ask=_ASK)
def is_called(subject: Subject, *, words: tuple[str, ...] = ()) -> Truth | Unknown:
    """Whether the name of the room or place holds one of `words`, each a word or several in a row.

    Whole words count, however they are written: `visiting` is in "Visiting professionals", not in
    "revisiting". Looked for in LongName, Description, Name and the object type. Unknown for a room
    without any letters in these. It tells rooms of one use apart that have different purposes, such
    as a Changing Places toilet (CPT-02) or a room for visiting professionals (schools/B26).
    """
    texts = _texts(subject.element)
    if not any(_words(text) for text in texts):
        return Unknown(missing=("a name of the room in words",), ask=_ASK)
    found = [word for word in words if any(_holds(text, word) for text in texts)]
    told = f"its name holds {found[0]!r}" if found else "its name holds none of the words"
    return surely(bool(found), origin="declared", method=told)


@measure("room", value="choice", choices=TOILETS_FOR, lack="whom the toilets are for", ask=_ASK)
def toilets_for(subject: Subject) -> Choice | Unknown:
    """Whom toilets or changing rooms are for, by the name of the room.

    `girls`, `boys`, `either sex` (unisex, mixed), `staff` (visitors too) or `young children`
    (nursery to year 2). "Girls and boys" is `either sex`; staff or young children beside a sex are
    staff or young children. Several where a word beside these may tell the place (`Unisex WC,
    reception`); what it says to be near or opposite tells nothing. Unknown when the name says
    nothing of it. School Premises Regulations 4 (schools/F01) ask from the age of 8 for separate
    toilets.
    """
    texts = [_BESIDE.sub("", _plain(text)) for text in _texts(subject.element)]
    words = [
        (who, word)
        for who, every in _FOR.items()
        for word in every.split(", ")
        if any(_holds(text, word) for text in texts)
    ]
    if not words:
        return Unknown(missing=("whom the toilets are for",), ask=_ASK)
    plainly = [who for who, word in words if word not in _OF_A_PLACE]
    possible = {_whom({who for who, _ in words}), *([_whom(set(plainly))] if plainly else [])}
    return one_of(*sorted(possible), origin="declared", method="words in the name of the room")


def _whom(said: set[str]) -> str:
    for who in ("staff", "young children", EITHER):
        if who in said:
            return who
    return EITHER if len(said) > 1 else said.pop()


def _texts(room: Room) -> tuple[str, ...]:
    texts = (room.ref.long_name, room.description, room.ref.name, room.object_type)
    return tuple(text for text in texts if text)


def _holds(text: str, word: str) -> bool:
    return f" {_plain(word)} " in f" {_plain(text)} "


def _plain(text: str) -> str:
    """Letters and digits in lower case, apostrophes left out, one blank for all that parts words.

    >>> _plain("Girls\u2019  WC's (KS1)")
    'girls wcs ks1'
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace("'", "").replace("\u2019", "")
    return " ".join(_MARKS.sub(" ", folded.replace("_", " ")).split())


def _words(text: str) -> Iterable[str]:
    return [word for word in _plain(text).split() if re.search(r"[^\W\d]{2}", word)]
