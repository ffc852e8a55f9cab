"""Merged cells and hidden rows of a sheet, which openpyxl leaves out when it reads row by row."""

import re
from dataclasses import dataclass

_MOST_SPANS = 1_000
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?\bref=[\"']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})[\"']"
)
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_NUMBER = re.compile(rb"(?<![\w:])r=[\"'](\d{1,7})[\"']")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A cell merged with those below it: its column, its first and its last row, from 0."""

    column: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The merged cells of a sheet that reach over several rows, and its hidden rows, from 0."""

    spans: tuple[Span, ...] = ()
    hidden: frozenset[int] = frozenset()


def layout_of(source: bytes) -> Layout:
    """What the XML of a sheet says; nothing where it is written in another way.

    >>> layout_of(b'<row r="3" hidden="1"/><mergeCell ref="B2:C4"/><mergeCell ref="A1:D1"/>')
    Layout(spans=(Span(column=1, first=1, last=3),), hidden=frozenset({2}))
    """
    merged = [found.groups() for found in _MERGED.finditer(source)][:_MOST_SPANS]
    hidden = (_NUMBER.search(found[1]) for found in _ROW.finditer(source) if _is_hidden(found[1]))
    return Layout(
        spans=tuple(
            Span(column=_column(letters), first=int(first) - 1, last=int(last) - 1)
            for letters, first, last in merged
            if int(last) > int(first)
        ),
        hidden=frozenset(int(number[1]) - 1 for number in hidden if number),
    )


def _is_hidden(attributes: bytes) -> bool:
    return _HIDDEN.search(attributes) is not None


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place - 1
