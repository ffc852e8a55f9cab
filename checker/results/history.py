"""The figures of a run that are kept from revision to revision, and the line that keeps them."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError

from checker.results.finding import JSON_CONFIG

LINE_SCHEMA = "schoolcheck/history/1"
"""Stands in every line: what has it not is no line of ours, and never was."""
KEPT = 20
"""How many runs a result holds, and a report draws; of older ones the number."""
_FAMILY = "schoolcheck/history/"
_TIME = "%Y-%m-%dT%H:%M:%SZ"
_LONGEST = 100_000


def moment(at: str) -> datetime:
    """The time of a run, UTC.

    >>> moment("2026-11-28T09:14:03Z").minute
    14

    Raises:
        ValueError: when it is no such time.
    """
    return datetime.strptime(at, _TIME).replace(tzinfo=UTC)


def moment_text(at: datetime) -> str:
    """A time as a line has it.

    >>> moment_text(datetime(2026, 11, 28, 9, 14, 3, tzinfo=UTC))
    '2026-11-28T09:14:03Z'
    """
    return at.astimezone(UTC).strftime(_TIME)


def _timed(at: str) -> str:
    if at:
        moment(at)
    return at


Count = Annotated[int, Field(ge=0, le=10**9)]
Area = Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]
Text = Annotated[str, Field(max_length=1_000)]
Ends = tuple[Area, Area]
"""What is surely there, and what there may be at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FailsByStrength:
    """How many findings fail, by how binding their source is."""

    must: Count = 0
    should: Count = 0
    may: Count = 0
    project: Count = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One run. Areas in m2, lowest and highest; None where they cannot be told, which is not 0.

    `at` is UTC, and empty in a run's own result, which knows no clock; so is `blocking` None there,
    which depends on the gate. `rules` is the digest of all rules with their settings, `targets`
    that of the brief's targets, if it has any. `base_m2` adds up the rooms of all inclusion bases,
    outdoor places apart.
    """

    __pydantic_config__: ClassVar[ConfigDict] = JSON_CONFIG
    at: Annotated[str, AfterValidator(_timed)] = ""
    file: Text
    sha256: Text
    version: Text
    rules: Text
    targets: Text = ""
    pass_: Count
    fail: Count
    cannot_tell: Count
    not_applicable: Count
    waived: Count = 0
    fails: FailsByStrength = field(default_factory=FailsByStrength)
    small_group_m2_per_pupil: Ends | None = None
    base_m2: Ends | None = None
    blocking: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The last runs of a model, oldest first, this one at the end; `older` ones are not among them.

    A run in which nothing could be assessed has no figures and is no row (`holds_this` is False).
    """

    rows: tuple[HistoryRow, ...] = ()
    older: int = 0
    holds_this: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A line that is no run of ours: by number, whether it is of another version or damaged."""

    line: int
    why: Literal["version", "damaged"]


_ROW = TypeAdapter(HistoryRow)


def row_to_data(row: HistoryRow) -> dict[str, Any]:
    """A row as plain values."""
    data: dict[str, Any] = _ROW.dump_python(row, mode="json", by_alias=True)
    return data


def row_from_data(data: dict[str, Any]) -> HistoryRow:
    """A row again, from what `row_to_data` made."""
    return _ROW.validate_python(data)


def row_to_line(row: HistoryRow) -> bytes:
    """A row as a line of its own, with its end."""
    data = {"schema": LINE_SCHEMA, **row_to_data(row)}
    return json.dumps(data, ensure_ascii=True, allow_nan=False).encode() + b"\n"


def rows_in(data: bytes) -> tuple[tuple[HistoryRow, ...], tuple[Skipped, ...]]:
    """The runs in a file by time, each once, and the lines that hold none.

    A cut line, marks of a merge and lines of another version are skipped, whatever they hold.
    """
    rows, skipped = [], []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        read = _read(line)
        if isinstance(read, HistoryRow):
            rows.append(read)
        else:
            skipped.append(Skipped(line=number, why=read))
    return tuple(sorted(dict.fromkeys(rows), key=lambda row: row.at)), tuple(skipped)


def has_lines(data: bytes) -> bool:
    """Whether a file holds any line of ours, of this version or another, or nothing at all."""
    return not data.strip() or f'"{_FAMILY}'.encode() in data


def of_file(rows: Iterable[HistoryRow], file: str) -> list[HistoryRow]:
    """The runs of one model, which its file name tells from others."""
    return [row for row in rows if row.file == file]


def says_same(one: HistoryRow, other: HistoryRow, *, but: Iterable[str] = ("at",)) -> bool:
    """Whether two runs found the same, their time and what else is named left aside."""
    both = (asdict(one), asdict(other))
    return all(both[0][name] == both[1][name] for name in both[0] if name not in but)


def _read(line: bytes) -> HistoryRow | Literal["version", "damaged"]:
    if len(line) > _LONGEST:
        return "damaged"
    try:
        schema = json.loads(line)["schema"]
        if schema != LINE_SCHEMA:
            is_ours = isinstance(schema, str) and schema.startswith(_FAMILY)
            return "version" if is_ours else "damaged"
        row = _ROW.validate_json(line, strict=True)
    except (ValueError, TypeError, KeyError, RecursionError, ValidationError):
        return "damaged"
    ends = (row.small_group_m2_per_pupil, row.base_m2)
    is_sound = bool(row.at) and all(each is None or each[0] <= each[1] for each in ends)
    return row if is_sound else "damaged"
