"""Opens small STEP texts for tests that need entities rather than a whole school."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ifcopenshell

from checker.model import School
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
