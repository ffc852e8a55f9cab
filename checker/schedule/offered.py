"""A room of the model as a schedule sees it, and the words by which it is known."""

from dataclasses import dataclass

from checker.model import ElementRef
from checker.results import Quantity, Unknown
from checker.uses import RoomUse, Vocabulary, phrase

Words = tuple[str, ...]
SAME_TEXT, SAME_WORDS, OTHER_WORDS = 0, 1, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One room: who it is, what it is called, its codes, its use and its net area in m2.

    `titles` are its long name, description and name, those that it has; `codes` are in capitals
    without blanks.
    """

    id: str
    ref: ElementRef
    titles: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    use: RoomUse
    area: Quantity | Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A title, and its words without numbers, in one spelling."""

    text: str
    words: Words


def name_of(title: str, vocabulary: Vocabulary) -> Name:
    """A title as it is compared with others."""
    text = " ".join(title.casefold().split())
    return Name(text=text, words=phrase(title, vocabulary=vocabulary))


def distance(one: Name, other: Name) -> int:
    """How far two titles are apart, from 0 for the same text to 4 for no word in common.

    Numbers count in the text alone: `Group room 1` and `Group room 2` have the same words.
    """
    if one.text and one.text == other.text:
        return SAME_TEXT
    if one.words and one.words == other.words:
        return SAME_WORDS
    first, second = set(one.words), set(other.words)
    shared = len(first & second) / max(len(first | second), 1)
    return OTHER_WORDS - round(2 * shared)


def is_same_name(one: Name, other: Name) -> bool:
    """Whether one title says no more than the other does in more words."""
    if distance(one, other) <= SAME_WORDS:
        return True
    first, second = set(one.words), set(other.words)
    return bool(first and second) and (first <= second or second <= first)
