"""How a value came about, in a reader's words: its method, the steps to it, the row of a table."""

import re

from checker.report.figures import span, written
from checker.report.plaintext import clean, shortened
from checker.results.finding import Observed

_LENGTH = re.compile(r"\b(?:(\d+\.\d+) to )?(\d+\.\d+) (m2|m)(?!\w)")
_STATED = re.compile(r"(\S+\.\S+): (True|False)")
_OWN = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b(?!\.)")
"""A name of ours with underscores; a property of a model keeps them, or it could not be copied."""
_SAID = {"True": "yes", "False": "no"}
_PLAIN = {
    "between walls and walls": "between two walls",
    "between the edge and the edge": "between its two edges",
}
_LONGEST = 1000
"""Letters of a step at most: it may name rooms, and a model may call one anything."""
_FOR = ("use ", "phase ")
_KINDS = {"works ": "{} building work", "ventilation ": "{} ventilation", "stair use ": "{} use"}


def method_words(seen: Observed | None) -> str:
    """How the value came about: its origin and method, each said once."""
    if seen is None:
        return ""
    method = _without_underscores(clean(seen.method))
    origin = "" if method.startswith(clean(seen.origin)) else clean(seen.origin)
    return ", ".join(part for part in (origin, _in_units(method)) if part)


def step_words(step: str) -> str:
    """One step of the working, its lengths in the units of the sentence.

    >>> step_words("0.850 m from a long side to 00-60-F03"), step_words("gross area 62.234 m2")
    ('850 mm from a long side to 00-60-F03', 'gross area 62.23 m²')
    >>> step_words("SchoolCheck_Room.EmergencyAlarm: False")
    'SchoolCheck_Room.EmergencyAlarm says no'
    """
    if stated := _STATED.fullmatch(step):
        return f"{clean(stated[1])} says {_SAID[stated[2]]}"
    words = step
    for ours, plain in _PLAIN.items():
        words = words.replace(ours, plain)
    return _in_units(shortened(words, _LONGEST))


def row_words(row: str) -> str:
    """What a row of a table is for.

    >>> row_words("in existing building no, works new or extension")
    'not in existing building, new or extension building work'
    >>> row_words("approach at right angles, approach width >= 1200 mm")
    'approach at right angles, approach width at least 1200 mm'
    """
    return ", ".join(_part(each) for each in written(shortened(row)).split(", "))


def _part(text: str) -> str:
    if text.endswith(" yes"):
        return text.removesuffix(" yes")
    if text.endswith(" no"):
        return f"not {text.removesuffix(' no')}"
    for start, words in _KINDS.items():
        if text.startswith(start):
            return words.format(text.removeprefix(start))
    start = next((each for each in _FOR if text.startswith(each)), "")
    return f"for {text.removeprefix(start)}" if start else text


def _in_units(text: str) -> str:
    return written(_LENGTH.sub(_said, text))


def _said(found: re.Match[str]) -> str:
    low, high, unit = found[1] or found[2], found[2], found[3]
    if unit == "m2":  # to a hundredth: what adds up, or falls just short, has to be seen to
        ends = dict.fromkeys(f"{float(end):.2f}" for end in (low, high))
        return f"{' to '.join(ends)} m²"
    return span(float(low), float(high), unit)


def _without_underscores(text: str) -> str:
    return _OWN.sub(lambda found: found[0].replace("_", " "), text)
