"""Opens small STEP texts for tests that need entities rather than a whole school."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ifcopenshell

from checker.model import Element, ElementRef, School
from checker.read import read_school
from tests.read.steptext import Records, saved, step


@contextmanager
def parsed(records: Records, *, schema: str = "IFC4") -> Iterator[Any]:
    """The open file; its entities must not be used after the block."""
    with TemporaryDirectory() as folder:
        yield ifcopenshell.open(str(saved(Path(folder), step(records, schema=schema))))


def school(records: Records, *, schema: str = "IFC4") -> School:
    """The school that the reader makes of these records."""
    with TemporaryDirectory() as folder:
        return read_school(saved(Path(folder), step(records, schema=schema)))


def off_its_lines(value: Any) -> Any:
    """The same without the lines of records, which are the one thing that their order decides."""
    if isinstance(value, tuple):
        return tuple(map(off_its_lines, value))
    if isinstance(value, ElementRef):
        return dataclasses.replace(value, line=0)
    if not isinstance(value, School | Element):
        return value
    held = {
        each.name: off_its_lines(getattr(value, each.name)) for each in dataclasses.fields(value)
    }
    return dataclasses.replace(value, **held)
