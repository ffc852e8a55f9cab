"""The command line as a new user runs it: a process, with its exit code and what it prints."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli import servers
from sample_models.make import ifc_text
from sample_models.make.small import Want, row

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def _no_server(monkeypatch):
    """These tests may run on GitHub themselves."""
    monkeypatch.delenv(servers.SUMMARY, raising=False)


@pytest.fixture
def schoolcheck(tmp_path) -> Run:
    """`schoolcheck` in an empty folder."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "checker", *map(str, arguments)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            env={**os.environ, "COLUMNS": "200"},
        )

    return run


@pytest.fixture(scope="session")
def small_text() -> str:
    """A corridor with a classroom, a small group room that is too small and a toilet, as IFC."""
    wants = (
        Want(name="Classroom", kind="classroom", width=8.0, depth=7.0),
        Want(name="Small group room", kind="small group room", width=2.5, depth=3.0),
        Want(name="Calm room", kind="quiet calming space", width=3.0, depth=3.0),
    )
    return ifc_text(row(wants))


@pytest.fixture
def model(tmp_path, small_text) -> Path:
    """The small school on disk."""
    path = tmp_path / "school.ifc"
    path.write_text(small_text, encoding="ascii")
    return path
