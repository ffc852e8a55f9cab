"""Figures in a STEP text that are no numbers: NAN, INF, 1.#QNAN, `$`, and those too large to hold.

Parsers leave such a figure out of its list, so that the y of a point becomes its x, or refuse the
whole file over one door. So they do with `.7`, which lacks its 0 but is clear. Such figures are
found and put right before any parser sees the text.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from checker.read.stepscan import Records

# Quick looks, letter by letter; only what they find is looked at closely.
_DIGITS = b"0123456789"
_LOOKS = (
    (b"NnIi", b"AaNn", b"NnFfDd", b",) (Ii"),
    (b"Ee", _DIGITS, _DIGITS, _DIGITS),
    (b"Ee", b"+", _DIGITS, _DIGITS, _DIGITS),
    (b".", _DIGITS),
)
_FIGURE = re.compile(
    rb"\s*([+-]?(?:\d+\.?#)?(?:[QS]?NAN|INF(?:INITY)?|IND)(?:\(\w*\))?"
    rb"|[+-]?\d+\.?\d*E\+?\d{3,}|[+-]?\.\d+(?:E[+-]?\d+)?)\s*[,)]",
    re.IGNORECASE,
)
_LONGEST = 400  # letters of a figure
_GAP = re.compile(rb"IFC(?:CARTESIANPOINT|DIRECTION)\s*\(\s*\([^)$]*(\$)")
_ROOTED = re.compile(rb"#\d+\s*=\s*\w+\s*\(\s*'[^']{20,24}'\s*,")


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanked:
    """A text that a parser reads as it is meant: figures that are no numbers are `$`.

    `at` are their positions in the text as it was. `records` are the indices of the records whose
    shape or place they spoil; one that stands in the record of an element itself is only an
    attribute that is not known.
    """

    text: bytes
    at: tuple[int, ...] = ()
    records: frozenset[int] = frozenset()


def blanked(text: bytes, records: Records) -> Blanked:
    """The text with figures that are no finite numbers taken out; strings stay as they are."""
    found = list(_bad(text, records))
    if not found:
        return Blanked(text=text)
    lost = [(start, i) for (start, end), i in found if not _is_number(text[start:end])]
    return Blanked(
        text=b"".join(_pieces(text, [span for span, _ in found])),
        at=tuple(start for start, _ in lost),
        records=frozenset(i for _, i in lost if not _ROOTED.match(text, int(records.starts[i]))),
    )


def _pieces(text: bytes, spans: Iterable[tuple[int, int]]) -> Iterator[bytes]:
    """The text with `0.7` for `.7`, which parsers drop, and `$` for what is no number."""
    done = 0
    for start, end in spans:
        figure = text[start:end]
        yield text[done:start]
        yield figure.replace(b".", b"0.", 1) if _is_number(figure) else b"$".ljust(len(figure))
        done = end
    yield text[done:]


def _bad(text: bytes, records: Records) -> Iterator[tuple[tuple[int, int], int]]:
    """Where such figures stand, and in which record."""
    order = np.argsort(records.starts, kind="stable")
    starts = records.starts[order]
    last = 0
    for start, end in sorted(set(_suspects(text))):
        place = int(np.searchsorted(starts, start, side="right")) - 1
        if place < 0 or start < last or text.count(b"'", int(starts[place]), start) % 2:
            continue  # in the header, part of the last one (`nan(ind)`), or in a text
        last = end
        yield (start, end), int(order[place])


def _suspects(text: bytes) -> Iterator[tuple[int, int]]:
    letters = np.frombuffer(text, dtype=np.uint8)
    for look in _LOOKS:
        for at in _seen(letters, look):
            before = max(text.rfind(mark, max(0, at - _LONGEST), at + 1) for mark in (b"(", b","))
            figure = _FIGURE.match(text, before + 1) if before >= 0 else None
            if figure and figure.end() > at and not _is_sound(figure.group(1)):
                yield figure.span(1)
    yield from (gap.span(1) for gap in _GAP.finditer(text))


def _seen(letters: npt.NDArray[np.uint8], look: Sequence[bytes]) -> list[int]:
    """Where letters of these kinds follow one another; ten times as quick as a pattern is."""
    heads = letters[: max(len(letters) - len(look) + 1, 0)]
    found = np.concatenate([np.flatnonzero(heads == letter) for letter in look[0]])
    for place, kind in enumerate(look[1:], 1):
        found = found[_is_one_of(kind)[letters[found + place]]]
    if look[0] == b".":  # a figure that begins with it
        found = found[found > 0]
        found = found[~_is_one_of(_DIGITS)[letters[found - 1]]]
    return [int(each) for each in found]


@cache
def _is_one_of(letters: bytes) -> npt.NDArray[np.bool_]:
    table = np.zeros(256, dtype=bool)
    table[list(letters)] = True
    return table


def _is_sound(figure: bytes) -> bool:
    return _is_number(figure) and not figure.lstrip(b"+-").startswith(b".")


def _is_number(figure: bytes) -> bool:
    try:
        return math.isfinite(float(figure))
    except ValueError:
        return False
