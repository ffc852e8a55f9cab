"""What somebody may have meant by a word that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches

_FEW = 12


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is spelt most like it; empty where none is.

    >>> nearest("small group m2", ["small_group_m2", "calm_m2"])
    'small_group_m2'
    """
    names = sorted(set(known))
    close = get_close_matches(word, names, n=1) or get_close_matches(
        word.casefold().replace(" ", "_"), names, n=1
    )
    return close[0] if close else ""


def near(word: str, known: Iterable[str]) -> str:
    """The end of a sentence that names the nearest known word, or all of a few.

    >>> near("at_lest", ["at_least", "at_most"])
    "; did you mean 'at_least'?"
    """
    names = sorted(set(known))
    if meant := nearest(word, names):
        return f"; did you mean {meant!r}?"
    return f"; known: {', '.join(names)}" if 0 < len(names) <= _FEW else ""
