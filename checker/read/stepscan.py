"""Every record number, reference and record kind in a STEP text, found with numpy in one pass."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[Any]
_CHUNK = 1024**2
_MAX_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The records in file order and the references between them.

    `ids[i]` is the number of record i and `starts[i]` where its `#` stands in the text.
    Reference j goes from record `source[j]` to record number `target_id[j]`, which is record
    `target[j]`, or -1 where no such record exists. `is_relation[i]` marks IFCREL* records.
    """

    ids: Integers
    starts: Integers
    source: Integers
    target_id: Integers
    target: Integers
    is_relation: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLines:
    """On which line of the file each record begins; `ids` are in ascending order."""

    ids: Integers
    lines: Integers

    def line_of(self, step: int) -> int:
        """The line of this record, counted from 1; 0 where there is no such record."""
        place = int(np.searchsorted(self.ids, step))
        is_there = place < len(self.ids) and int(self.ids[place]) == step
        return int(self.lines[place]) if is_there else 0


NO_LINES = RecordLines(ids=np.zeros(0, dtype=np.int64), lines=np.zeros(0, dtype=np.int32))
"""Of a text that nobody looked through."""


def comment_spans(text: bytes) -> tuple[list[tuple[int, int]], int | None]:
    """Where comments stand, and where one starts that is never closed.

    >>> comment_spans(b"#1=A('/*');/* it's */")
    ([(11, 21)], None)
    """
    spans: list[tuple[int, int]] = []
    known, position, in_string = 0, 0, False
    while (found := text.find(b"/*", position)) != -1:
        in_string ^= bool(text.count(b"'", known, found) % 2)
        known, position = found, found + 2
        if in_string:
            continue
        end = text.find(b"*/", found + 2)
        if end == -1:
            return spans, found
        spans.append((found, end + 2))
        known = position = end + 2
    return spans, None


def without_comments(text: bytes, spans: list[tuple[int, int]]) -> bytes:
    """The text with comments turned into blanks, so that positions stay what they were."""
    if not spans:
        return text
    blanked = bytearray(text)
    for start, end in spans:
        blanked[start:end] = bytes(c if c in b"\r\n" else 32 for c in blanked[start:end])
    return bytes(blanked)


def scan(text: bytes) -> Records:
    """Find records and references; strings are left out, comments must be gone already."""
    letters = np.frombuffer(text, dtype=np.uint8)
    pieces = list(_pieces(letters))
    ids = _joined([piece.ids for piece in pieces])
    target_id = _joined([piece.target_id for piece in pieces])
    return Records(
        ids=ids,
        starts=_joined([piece.starts for piece in pieces]),
        source=_joined([piece.source for piece in pieces]),
        target_id=target_id,
        target=_found(ids, target_id),
        is_relation=_joined([piece.is_relation for piece in pieces]).astype(np.bool_),
    )


def keyword(text: bytes, start: int) -> str:
    """The class of the record that starts here: `IFCWALL`."""
    head = text[start : start + 200]
    return head.partition(b"=")[2].partition(b"(")[0].strip().decode("ascii", "replace").upper()


def line_of(text: bytes, position: int) -> int:
    """The line, counted from 1, that holds this position."""
    return text.count(b"\n", 0, position) + 1


def record_lines(text: bytes, records: Records) -> RecordLines:
    """The lines of all records, found in one pass.

    >>> text = b"DATA;" + bytes([10]) + b"#2=A();" + bytes([10, 10]) + b"#1=B();"
    >>> lines = record_lines(text, scan(text))
    >>> [lines.line_of(step) for step in (1, 2, 3)]
    [4, 2, 0]
    """
    ends = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == ord("\n"))
    lines = np.searchsorted(ends, records.starts) + 1
    order = np.argsort(records.ids, kind="stable")
    return RecordLines(ids=records.ids[order], lines=lines[order].astype(np.int32))


def _pieces(letters: NDArray[np.uint8]) -> Iterator[Records]:
    """The text in chunks, so that work fits the processor's cache and memory stays small.

    A quote flips between inside and outside of a string; a doubled one flips twice. So a mark
    stands outside when an even number of quotes comes before it.
    """
    quotes_before, before = 0, 0
    for start in range(0, len(letters), _CHUNK):
        part = letters[start : start + _CHUNK]
        quotes, found = np.flatnonzero(part == ord("'")), np.flatnonzero(part == ord("#"))
        flips = np.searchsorted(quotes, found) + quotes_before
        marks = found[(flips & 1) == 0] + start
        quotes_before += len(quotes)
        piece = _piece(letters, marks, before)
        before += len(piece.ids)
        yield piece


def _piece(letters: NDArray[np.uint8], marks: Integers, before: int) -> Records:
    """Records and references at these marks; `before` records came earlier."""
    numbers, after = _numbers(letters, marks)
    after = _past_blanks(letters, after)
    is_record = letters[after] == ord("=")
    owner = np.cumsum(is_record) + (before - 1)
    is_reference = ~is_record & (owner >= 0)
    return Records(
        ids=numbers[is_record],
        starts=marks[is_record],
        source=owner[is_reference].astype(np.int32),
        target_id=_small(numbers[is_reference]),
        target=np.zeros(0, dtype=np.int32),  # known when all records are
        is_relation=_says(letters, _past_blanks(letters, after[is_record] + 1), b"IFCREL"),
    )


def _small(numbers: Integers) -> Integers:
    """Half the memory where numbers allow it, as they nearly always do."""
    fits = not len(numbers) or int(numbers.max()) <= np.iinfo(np.int32).max
    return numbers.astype(np.int32) if fits else numbers


def _joined(pieces: list[Any]) -> Any:
    return np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.int64)


def _numbers(letters: NDArray[np.uint8], marks: Integers) -> tuple[Integers, Integers]:
    """The number behind each `#` and the position after its last digit."""
    last = len(letters) - 1
    numbers = np.zeros(len(marks), dtype=np.int64)
    after = np.minimum(marks + 1, last)
    live = np.arange(len(marks))
    for _ in range(_MAX_DIGITS):
        digits = letters[after[live]] - np.uint8(ord("0"))  # wraps to over 9 for other letters
        is_digit = digits <= 9  # noqa: PLR2004
        live, digits = live[is_digit], digits[is_digit]
        if not len(live):
            break
        numbers[live] = numbers[live] * 10 + digits
        after[live] = np.minimum(after[live] + 1, last)
    return numbers, after


def _past_blanks(letters: NDArray[np.uint8], positions: Integers) -> Integers:
    last = len(letters) - 1
    moved = np.minimum(positions, last)
    live = np.flatnonzero(letters[moved] <= ord(" "))
    while len(live):
        live = live[moved[live] < last]
        moved[live] += 1
        live = live[letters[moved[live]] <= ord(" ")]
    return moved


def _says(letters: NDArray[np.uint8], positions: Integers, word: bytes) -> NDArray[np.bool_]:
    """Whether the word stands at each position, capitals or not."""
    last = len(letters) - 1
    matches = np.ones(len(positions), dtype=np.bool_)
    for offset, letter in enumerate(word):
        here = letters[np.minimum(positions + offset, last)] & np.uint8(0xDF)
        matches &= here == letter
    return matches


def _found(ids: Integers, wanted: Integers) -> Integers:
    """The index of each wanted number among `ids`, -1 where it is not there."""
    if not len(ids) or not len(wanted):
        return np.full(len(wanted), -1, dtype=np.int32)
    highest = int(ids.max())
    if highest < 8 * len(ids) + 1_000_000:
        table = np.full(highest + 2, -1, dtype=np.int32)
        table[ids] = np.arange(len(ids), dtype=np.int32)
        return table[np.minimum(wanted, highest + 1)]
    order = np.argsort(ids, kind="stable")
    place = np.minimum(np.searchsorted(ids, wanted, sorter=order), len(ids) - 1)
    index = order[place]
    return np.where(ids[index] == wanted, index, -1).astype(np.int32)
