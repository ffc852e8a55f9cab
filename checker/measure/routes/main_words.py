"""Words that call a door the main entrance: its own name, or what is said of it and its room."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORDS = re.compile(
    r"\b(?:main|front|visitors?'?|public) (?:entrance|entry|doors?)\b|\bhaupteingang\b"
    r"|\bhoofdingang\b|\bentr[ée]e principale\b|главный вход",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:by|near|beside|behind|opposite|off|to|from|not|no|former|old|bei|beim|neben|zum|bij|naast"
    r"|pr[èe]s de|около)(?: (?:the|a|an|de|la|l'))*\s*$",
    re.IGNORECASE,
)


def calls_main(texts: Iterable[str]) -> bool:
    """Whether one of some texts calls something the main entrance, and not only beside it.

    Examples:
        >>> calls_main(["Main entrance lobby"]), calls_main(["Store by the main entrance"])
        (True, False)
    """
    return any(
        not _BESIDE.search(text[: found.start()])
        for text in texts
        for found in _WORDS.finditer(text)
    )
