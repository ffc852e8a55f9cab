"""Words as they are meant: plurals, two words run together, slips of the hand."""

from collections.abc import Iterator
from string import ascii_lowercase

from checker.uses.vocabulary import Vocabulary

_SHORTEST_PLURAL = 4
_SHORTEST_SWAP = 5
_SHORTEST_LOSS = 7


def respell(word: str, *, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The word or words that are meant; a word that nothing explains stays as it is.

    A slip is two letters that changed places, one written twice and, in long words, one too many
    or too few. A wrong letter is none: a cooling room is no cooking room.
    """
    single = _singular(word, vocabulary)
    short_for = vocabulary.expanded.get(word)
    if single and short_for not in (None, vocabulary.expanded.get(single, single)):
        return (word,)  # "Sens" is short for sensory, no plural of "SEN"
    if single or word in vocabulary.known:
        return (single or word,)
    if len(word) < _SHORTEST_SWAP or not word.isalpha() or not vocabulary.words:
        return (word,)
    parted = _parted(word, vocabulary)
    if parted:
        return parted
    near = {each for each in _slips(word) if each in vocabulary.known}
    meant = near.pop() if len(near) == 1 else word
    return (_singular(meant, vocabulary) or meant,)


def _singular(word: str, vocabulary: Vocabulary) -> str:
    if len(word) < _SHORTEST_PLURAL or word[-1] != "s":
        return ""
    candidates = (word[:-1], word[:-2] if word.endswith("es") else "", f"{word[:-3]}y")
    wanted = candidates if word.endswith("ies") else candidates[:2]
    known = (each for each in wanted if each in vocabulary.known)
    return next((each for each in known if each not in vocabulary.ignored), "")


def _parted(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Two words run together, when the two make a phrase: `softplay`, `hygienerm`."""
    for at in range(2, len(word) - 1):
        halves = [_singular(half, vocabulary) or half for half in (word[:at], word[at:])]
        if vocabulary.known.issuperset(halves):
            full = tuple(vocabulary.expanded.get(half, half) for half in halves)
            if full in vocabulary.words:
                return full
    return ()


def _slips(word: str) -> Iterator[str]:
    """What may have been meant. Short words are too near each other: garbage is no garage."""
    size = len(word)
    for at in range(1, size - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if size > _SHORTEST_LOSS or word[at] == word[at - 1]:
            yield word[:at] + word[at + 1 :]
    if size >= _SHORTEST_LOSS - 1:
        for at in range(1, size):
            yield from (word[:at] + letter + word[at:] for letter in ascii_lowercase)
