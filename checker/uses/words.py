"""From a room's text to plain words: case, accents, numbers, storeys and abbreviations removed."""

import re
import unicodedata
from dataclasses import dataclass

from checker.uses.spelling import respell
from checker.uses.vocabulary import Vocabulary

LONGEST_TEXT = 200
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "å": "a"})
_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z])")
_YEAR = re.compile(r"\b(?:years?|yrs?|y)[ .]?(r|1[0-3]|[1-9])\b")
_STAGE = re.compile(r"\b(?:ks|key stage) ?([1-5])\b")
_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]?")
_ALTERNATIVES = re.compile(r"\s*(?:[/|+&;,\\]|\band\b)\s*")
_DASH = re.compile(r"\s+[-\u2013\u2014:]\s+|\s*[:\u2013\u2014]\s*|_")
_WORD = re.compile(r"[^\W\d_]+\d*")
_KEPT_NUMBER = re.compile(r"(?:year|ks)\d+$|yearr$")
_LAST_DIGIT = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text as words: one tuple for each part between slashes or dashes, and what is beside.

    `parts` are the alternatives in order; `dashed` says that a dash (not a slash) parts them;
    `aside` are the words in brackets.
    """

    parts: tuple[tuple[str, ...], ...]
    aside: tuple[str, ...] = ()
    dashed: bool = False

    @property
    def words(self) -> frozenset[str]:
        """All words, wherever they stand."""
        return frozenset(self.aside).union(*self.parts)

    @property
    def in_row(self) -> tuple[str, ...]:
        """All words one after the other, brackets last."""
        return tuple(word for part in self.parts for word in part) + self.aside


def plain(text: str) -> str:
    """Lower case, umlauts spelled out, other accents dropped, CamelCase parted.

    >>> plain("KücheSüd")
    'kueche sued'
    """
    return _plain(_CAMEL.sub(" ", text[:LONGEST_TEXT]))


def _plain(text: str) -> str:
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    lowered = lowered.translate(_UMLAUTS)
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def read_text(text: str, *, vocabulary: Vocabulary) -> Text:
    """The words of a text, in parts."""
    lowered = f" {plain(text)} "
    for written, meant in vocabulary.replaced:
        lowered = lowered.replace(written, meant)
    lowered = _STAGE.sub(r"ks\1", _YEAR.sub(r"year\1", lowered))
    aside = " ".join(_BRACKETS.findall(lowered))
    rest = _BRACKETS.sub(" ", lowered)
    dashed = [piece for piece in _DASH.split(rest) if piece.strip()]
    pieces = [p for piece in dashed for p in _ALTERNATIVES.split(piece)]
    parts = tuple(words for piece in pieces if (words := _words(piece, vocabulary)))
    return Text(
        parts=parts,
        aside=_words(aside, vocabulary),
        dashed=len(dashed) > 1 and len(parts) == len(dashed),
    )


def phrase(text: str, *, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A phrase of the vocabulary as words, spelled as texts are once they are read."""
    return read_text(text, vocabulary=vocabulary).in_row


def single_words(text: str) -> frozenset[str]:
    """The words of a text of any length, as they are written."""
    return frozenset(_bare(word) for word in _WORD.findall(_plain(text)))


def _words(piece: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    found = [_bare(word) for word in _WORD.findall(piece)]
    found = [part for word in found for part in respell(word, vocabulary=vocabulary)]
    last = len(found) - 1
    spelled = [
        _expand(word, is_last=i == last, alone=last == 0, vocabulary=vocabulary)
        for i, word in enumerate(found)
    ]
    return tuple(
        word
        for group in spelled
        for word in group.split()
        if word not in vocabulary.ignored and (len(word) > 1 or not word.isascii())
    )


def _bare(word: str) -> str:
    return word if _KEPT_NUMBER.match(word) else _LAST_DIGIT.sub("", word)


def _expand(word: str, *, is_last: bool, alone: bool, vocabulary: Vocabulary) -> str:
    """An abbreviation in full. `store*` in the list counts only as the last of several words."""
    full = vocabulary.expanded.get(word, word)
    if full.endswith("*"):
        return full[:-1] if is_last and not alone else word
    return full
