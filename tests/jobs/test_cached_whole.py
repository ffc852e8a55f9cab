"""The whole command, twice: every file that the second one writes is the first one's."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sample_models.make import ifc_text
from sample_models.make.small import Want, row

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
HEAVY = {"ifcopenshell", "shapely", "numpy", "pydantic", "jinja2", "yaml", "networkx", "openpyxl"}
FORMATS = "html,json,junit,sarif,bcf,xlsx,csv,markdown,github,gitlab"

CHECK = ("check", "new.ifczip", "--against", "old.ifc", "--format", FORMATS, "--save-facts")


def test_an_answer_is_looked_for_before_anything_heavy_is_imported():
    tell = (
        "import checker.jobs.child, sys; print(*{each.partition('.')[0] for each in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", tell], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "sqlite3" in loaded
    assert loaded & HEAVY == set()


@pytest.fixture
def folder(tmp_path) -> Path:
    """Two revisions of a small school, the newer one packed."""
    for name, width in (("old.ifc", 3.0), ("new.ifc", 2.0)):
        wants = (Want(name="Calm room", kind="quiet calming space", width=width, depth=3.0),)
        (tmp_path / name).write_text(ifc_text(row(wants)), encoding="ascii")
    with zipfile.ZipFile(tmp_path / "new.ifczip", "w") as packed:
        packed.write(tmp_path / "new.ifc", "new.ifc")
    return tmp_path


@pytest.mark.slow
def test_the_second_command_writes_the_same_files_and_ends_the_same(folder):
    environment = {
        **os.environ,
        "SCHOOLCHECK_CACHE": str(folder / "cache"),
        "SCHOOLCHECK_CACHE_MB": "100",
    }
    files, ends = [], []
    for out in ("first", "second"):
        done = subprocess.run(
            [sys.executable, "-m", "checker", *CHECK, "--out", out],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            env=environment,
        )
        made = {path.name: path.read_bytes() for path in (folder / out / "new").iterdir()}
        files.append(made)
        ends.append((done.returncode, done.stdout.replace(f"{out}/", ""), done.stderr))
    records = [json.loads(made.pop("run.json")) for made in files]
    assert [each["from_cache"] for each in records] == [False, True]
    assert ends[0] == ends[1]
    assert ends[0][0] == 1
    assert len(files[0]) == len(FORMATS.split(",")) + 1
    assert files[0] == files[1]
