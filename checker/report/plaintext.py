"""Model text made harmless to show: no control characters, no direction tricks, no long names."""

import re
import unicodedata

LONGEST_NAME = 120
# Joiners are part of how some scripts are spelt; all other invisible characters go.
_KEPT = {"\u200c", "\u200d"}
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Text without control, format, surrogate and unassigned characters; white space is one space.

    Overrides that turn the reading direction are format characters, so they go too.

    >>> clean("a" + chr(0) + "b" + chr(0x202E) + "c" + chr(10) + "d")
    'abc d'
    """
    if text.isascii() and text.isprintable():
        return text
    spaced = _SPACES.sub(" ", text)
    shown = "".join(mark for mark in spaced if mark in _KEPT or _is_shown(mark))
    # What went may have stood between two spaces.
    return _SPACES.sub(" ", shown)


def shortened(text: str, longest: int = LONGEST_NAME) -> str:
    """Clean text of at most so many characters, with an ellipsis where it was cut.

    >>> shortened("Calm room", 6)
    'Calm …'
    """
    safe = clean(text).strip()
    return safe if len(safe) <= longest else safe[: longest - 1] + "…"


def _is_shown(mark: str) -> bool:
    return unicodedata.category(mark) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
