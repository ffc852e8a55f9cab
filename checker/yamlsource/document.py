"""A YAML file as plain text values, with the line and column of each, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mark:
    """A position in a file; the first line and the first column are 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Complaint:
    """One mistake: where, what, and what to do about it.

    >>> str(Complaint(file="a.yaml", line=3, column=5, message="no such word"))
    'a.yaml:3:5: no such word'
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What was read. `root` holds dicts, lists and text only; `1:12`, `4.10` and `no` stay text.

    `root` is None when the file could not be read as YAML at all; `complaints` then says why.
    """

    file: str
    root: Any = None
    values: Mapping[Path, Mark] = field(default_factory=dict)
    keys: Mapping[Path, Mark] = field(default_factory=dict)
    complaints: tuple[Complaint, ...] = ()

    def mark(self, path: Path, *, key: bool = False) -> Mark:
        """Where the value (or the key) at `path` stands, or the nearest thing around it.

        Steps that the file does not have are left out, so that a path of pydantic's fits.
        """
        kept: Path = ()
        for step in path:
            if (*kept, step) in self.values:
                kept = (*kept, step)
        whole = kept[-1:] == path[-1:]
        marks = self.keys if key and whole and kept in self.keys else self.values
        return marks.get(kept, Mark(line=1, column=1))

    def complain(self, path: Path, message: str, *, key: bool = False) -> Complaint:
        """A complaint about the value (or the key) at `path`."""
        mark = self.mark(path, key=key)
        return Complaint(file=self.file, line=mark.line, column=mark.column, message=message)
