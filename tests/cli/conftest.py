"""The command line as a new user runs it: a process, with its exit code and what it prints."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli import app, servers
from sample_models.make import ifc_text
from sample_models.make.small import Want, row
from tests.forks.commands import Commands, Done, anew

Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def _no_server(monkeypatch):
    """These tests may run on GitHub themselves."""
    monkeypatch.delenv(servers.SUMMARY, raising=False)


@pytest.fixture
def schoolcheck(tmp_path, commands: Commands) -> Run:
    """`schoolcheck` in an empty folder, in a fork of a process that has all imported."""
    return _in(tmp_path, commands.run)


@pytest.fixture
def schoolcheck_anew(tmp_path) -> Run:
    """`schoolcheck` in an empty folder, in a fresh interpreter with a seed of its own."""
    return _in(tmp_path, anew)


def _in(folder: Path, run: Callable[..., Done]) -> Run:
    def schoolcheck(*arguments: str | Path) -> Done:
        environment = {**os.environ, "COLUMNS": "200"}
        return run(list(map(str, arguments)), folder=folder, environment=environment)

    return schoolcheck


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


@pytest.fixture
def in_process(monkeypatch, capsys):
    """`schoolcheck` in this process: exit code, stdout, stderr."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["schoolcheck", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            app.main()
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return run
