"""Names that speak of punishment, and those that schools give to rooms for calm as well."""

from collections.abc import Iterable
from dataclasses import replace

from checker.uses.room_use import RoomUse
from checker.uses.vocabulary import Vocabulary
from checker.uses.words import Text


def with_sanction(
    use: RoomUse, texts: Iterable[tuple[str, str, Text]], vocabulary: Vocabulary
) -> RoomUse:
    """The use with the word in the room's texts that names a punishment, such as `isolation`."""
    read = list(texts)
    for wanted in (vocabulary.sanctions, vocabulary.perhaps_sanctions):
        if word := next((word for _, _, words in read if (word := _held(words, wanted))), ""):
            in_doubt = wanted is vocabulary.perhaps_sanctions
            return replace(use, sanction_word=word, sanction_in_doubt=in_doubt)
    return use


def _held(words: Text, phrases: frozenset[tuple[str, ...]]) -> str:
    """The first of some phrases that a text holds."""
    row = words.in_row
    pieces = (row[i : i + size] for size in (1, 2, 3) for i in range(len(row) - size + 1))
    return next((" ".join(piece) for piece in pieces if piece in phrases), "")
