"""The command line itself starts light: what reads and judges models is the child's to import."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("ifcopenshell", "shapely", "numpy", "pydantic", "ruamel", "jinja2", "rich")


@pytest.mark.parametrize("module", HEAVY)
def test_the_command_line_starts_without(module: str) -> None:
    assert module not in _imported_by("import checker.cli")


@pytest.mark.parametrize("module", ["ifcopenshell", "shapely", "pydantic", "jinja2"])
def test_what_supervises_a_check_starts_without(module: str) -> None:
    assert module not in _imported_by("import checker; import checker.jobs")


@pytest.mark.slow
def test_the_child_does_import_what_reads_models() -> None:
    # Else the tests above would pass for want of anything to see.
    assert {"ifcopenshell", "shapely", "pydantic"} <= _imported_by("import checker.jobs.tasks")


@cache
def _imported_by(code: str) -> frozenset[str]:
    tell = f"{code}; import sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    answer = subprocess.run(
        [sys.executable, "-c", tell], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return frozenset(answer.stdout.split())
