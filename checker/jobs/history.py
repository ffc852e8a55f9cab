"""The file that keeps a line for each run: read before a result is written, added to at the end.

The child reads it, since earlier runs are part of what a report shows. The parent adds the line,
since only it knows how the run ended, and it has a clock. Nothing in the file is ever rewritten.
"""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import UsageError
from checker.jobs.job import Job, Outcome

if TYPE_CHECKING:
    from checker.results.history import HistoryRow, Skipped
    from checker.results.run import RunResult

_MOST_BYTES = 64 * 1024**2
_PATIENCE_S = 10.0
_MOST_NAMED = 5
_WRITE_FAILED = 2
_SEVERITY = (0, 1, 2, 3, 4, 130)


def refuse_no_history(path: Path) -> None:
    """Tell before long work that lines of ours do not belong into a file, which need not be there.

    Raises:
        UsageError: when it is a folder, no plain file, far too large, or holds something else.
    """
    if not path.exists():
        return
    if not path.is_file():
        raise UsageError(
            f"The history {path} is no file. Name one that may keep a line for each run."
        )
    if path.stat().st_size > _MOST_BYTES:
        raise UsageError(f"The history {path} is too large to be one. Name another file.")
    from checker.results.history import has_lines  # noqa: PLC0415 - imports pydantic

    with suppress(OSError):  # told when the line is added: the answer stands without it
        if not has_lines(path.read_bytes()):
            raise UsageError(
                f"The history {path} holds something else, and nothing was added to it. Name a "
                "file of its own, such as history.jsonl."
            )


def earlier_runs(file: str | None) -> "tuple[HistoryRow, ...] | None":
    """The runs that a file keeps, of all models; None where no file is named.

    One that is not there holds nothing, nor does one that cannot be read: the parent tells.
    """
    if not file:
        return None
    from checker.results.history import rows_in  # noqa: PLC0415 - imports pydantic

    try:
        data = Path(file).read_bytes()
    except OSError:
        return ()
    return rows_in(data)[0]


def to_keep(result: "RunResult", arguments: Mapping[str, Any]) -> dict[str, Any]:
    """What the child tells its parent of a run: its figures, where a file keeps them."""
    if not arguments.get("history"):
        return {}
    from checker.results.history import row_to_data  # noqa: PLC0415
    from checker.results.recorded import row_of  # noqa: PLC0415

    row = row_of(result)
    return {"history": row_to_data(row) if row else None}


def kept(outcome: Outcome, job: Job, *, now: datetime | None = None) -> Outcome:
    """The outcome after its line was added to the history that its job names, if it names one.

    A line that cannot be written takes nothing from the answer: its code becomes that of an
    output that failed, unless it is a worse one, and the message says so.
    """
    path, data = job.arguments.get("history"), outcome.answer.get("history")
    if not path or not outcome.answer:
        return outcome
    if data is None:
        nothing = f"{Path(path).name}: nothing could be assessed, so this run is no line of it."
        return _telling(outcome, [nothing])
    from checker.results.history import moment_text, row_from_data  # noqa: PLC0415

    at = moment_text(now or datetime.now(UTC))
    row = replace(row_from_data(data), at=at, blocking=outcome.answer["blocking"])
    try:
        told = _add(Path(path), row)
    except OSError as error:
        reason = error.strerror or str(error)
        name = Path(path).name
        sentence = f"{name} cannot be written: {reason}. Its reports stand; this run is not in it."
        return replace(
            outcome,
            code=worse(outcome.code, _WRITE_FAILED),
            message=f"{outcome.message} {sentence}".strip(),
        )
    return _telling(outcome, told)


def worse(one: int, other: int) -> int:
    """The graver of two exit codes: 4 before 3 before 2 before 1 before 0.

    >>> worse(1, 2), worse(3, 2), worse(130, 2)
    (2, 3, 130)
    """
    return max(one, other, key=_SEVERITY.index)


def _telling(outcome: Outcome, told: Sequence[str]) -> Outcome:
    problems = [*outcome.answer["problems"], *({"message": each, "ask": ""} for each in told)]
    return replace(outcome, answer={**outcome.answer, "problems": problems})


def _add(path: Path, row: "HistoryRow") -> Sequence[str]:
    """Add a line, unless the last run of this model says the same; tells what stood in the file."""
    from checker.results.history import (  # noqa: PLC0415
        has_lines,
        of_file,
        row_to_line,
        rows_in,
        says_same,
    )

    with suppress(FileExistsError):  # a file in its place is told by what opens below it
        path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY, 0o644)
    try:
        with _locked(descriptor) as is_ours_alone:
            before = _all_of(descriptor)
            if not has_lines(before):  # a report of this very run may lie there by now
                raise OSError(_FOREIGN)
            rows, skipped = rows_in(before)
            mine = of_file(rows, row.file)
            if row not in mine and not (mine and says_same(mine[-1], row)):
                begun = b"\n" if before and not before.endswith(b"\n") else b""
                _append(descriptor, begun + row_to_line(row), undo=is_ours_alone)
    finally:
        os.close(descriptor)
    return (*_skipped_words(path.name, skipped), *_other_words(path.name, row, rows))


def _append(descriptor: int, line: bytes, *, undo: bool) -> None:
    """Write all of a line at once, or leave none of it where nobody else may have written."""
    size = os.fstat(descriptor).st_size
    is_whole = False
    try:
        is_whole = os.write(descriptor, line) == len(line)
        os.fsync(descriptor)
    finally:
        if not is_whole and undo:
            with suppress(OSError):
                os.ftruncate(descriptor, size)
    if not is_whole:
        raise OSError(_FULL)


@contextmanager
def _locked(descriptor: int) -> Iterator[bool]:
    """Keep other processes out where there are locks; yields whether they are kept out.

    Without a lock a line is still written in one piece, at the end of the file.
    """
    try:
        import fcntl  # noqa: PLC0415 - not there on Windows
    except ImportError:
        yield False
        return
    until = time.monotonic() + _PATIENCE_S
    while not (is_ours := _try_lock(fcntl, descriptor)) and time.monotonic() < until:
        time.sleep(0.02)
    try:
        yield is_ours
    finally:
        if is_ours:
            with suppress(OSError):
                fcntl.flock(descriptor, fcntl.LOCK_UN)


def _try_lock(fcntl: Any, descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _all_of(descriptor: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    parts = []
    while part := os.read(descriptor, 1024**2):
        parts.append(part)
    return b"".join(parts)


def _skipped_words(name: str, skipped: "Sequence[Skipped]") -> Iterator[str]:
    reasons = {"damaged": "cut off or damaged", "version": "of another version of schoolcheck"}
    for why, words in reasons.items():
        lines = [str(each.line) for each in skipped if each.why == why]
        if not lines:
            continue
        more = f" and {len(lines) - _MOST_NAMED} more" if len(lines) > _MOST_NAMED else ""
        told = f"{', '.join(lines[:_MOST_NAMED])}{more}"
        if len(lines) == 1:
            yield f"{name}: line {told} is {words}; it was skipped, and left as it is."
        else:
            yield f"{name}: lines {told} are {words}; they were skipped, and left as they are."


def _other_words(name: str, row: "HistoryRow", rows: "Sequence[HistoryRow]") -> Iterator[str]:
    """That no run of this model is known although the file keeps some: its name is another one."""
    others = sorted({each.file for each in rows} - {row.file})
    if others and not any(each.file == row.file for each in rows):
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        yield (
            f"{name} keeps runs of {others[0]}{more}, and this is the first of {row.file}: "
            "a model is known by its file name."
        )


_BINARY = getattr(os, "O_BINARY", 0)
_FOREIGN = "it holds something else"
_FULL = "not all of the line could be written"
