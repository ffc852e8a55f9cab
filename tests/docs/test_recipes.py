"""The recipes of CONTRIBUTING, followed to the letter: the module is found and its test passes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.written import ROOT, Block, blocks

_PATH = re.compile(r"# ((?:checker|tests)/[\w/]+\.py)\n")
FILES = {match[1]: block for block in blocks("python") if (match := _PATH.match(block.text))}
# What a new file in the package would do by itself: it is found where the package looks.
_CONFTEST = """
from pathlib import Path

import checker.measure.rooms
import checker.report

for package in (checker.measure.rooms, checker.report):
    package.__path__.append(str(Path(__file__).parent / package.__name__.replace(".", "/")))
"""


@pytest.fixture(scope="module")
def followed(tmp_path_factory) -> Path:
    """A folder in which somebody followed the recipes."""
    folder = tmp_path_factory.mktemp("recipes")
    for name, block in FILES.items():
        # A second folder called tests would hide the first.
        path = folder / (name if name.startswith("checker/") else Path(name).name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
    (folder / "conftest.py").write_text(_CONFTEST, encoding="utf-8")
    return folder


def test_every_block_of_code_belongs_to_a_file_and_each_recipe_has_two():
    assert len(FILES) == len(list(blocks("python")))
    assert [name.split("/")[:2] for name in FILES] == [
        ["checker", "measure"],
        ["tests", "measure"],
        ["checker", "report"],
        ["tests", "report"],
    ]


@pytest.mark.slow
def test_the_tests_of_the_recipes_pass(followed):
    options = ["-q", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml")]
    written = sorted(str(path) for path in followed.glob("test_*.py"))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--rootdir", str(followed), *written],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    expected = sum(block.text.count("def test_") for block in FILES.values())
    assert int(re.findall(r"(\d+) passed", done.stdout)[0]) >= expected


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_a_file_of_a_recipe_keeps_the_style(name):
    block: Block = FILES[name]
    for check in (["check"], ["format", "--check", "--diff"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *check, "--stdin-filename", str(ROOT / name), "-"],
            input=block.text, cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
