"""The house rules that a machine can check: layers, sizes, types, style, leftovers."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted((ROOT / "checker").rglob("*.py"))
MOST_LINES, MOST_FUNCTION_LINES = 350, 45
MEDIAN_FILE, MEDIAN_FUNCTION = 120, 12
TESTS_PER_CODE = 1.0  # the aim is 1.3; this may only be raised


def functions() -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node, (node.end_lineno or 0) - node.lineno + 1


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_longer_than_a_sitting():
    assert [p.name for p in CODE if line_count(p) > MOST_LINES] == []


def test_the_median_file_and_function_stay_small():
    assert median(line_count(path) for path in CODE) <= MEDIAN_FILE
    assert median(length for _path, _node, length in functions()) <= MEDIAN_FUNCTION


def test_no_function_is_longer_than_a_screen():
    long_ones = [
        f"{path.name}:{node.name} {length}"
        for path, node, length in functions()
        if length > MOST_FUNCTION_LINES
    ]
    assert long_ones == []


def test_there_is_more_test_than_code():
    tests = sum(map(line_count, (ROOT / "tests").rglob("*.py")))
    assert tests >= TESTS_PER_CODE * sum(map(line_count, CODE))


def test_every_module_says_what_it_is_for():
    silent = [p.name for p in CODE if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert silent == []


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "manager"])
def test_no_module_has_a_name_that_says_nothing(name):
    assert [p for p in CODE if name in p.stem.split("_") or name == p.parent.name] == []


def test_nothing_is_left_undone_in_the_code():
    mark = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b|type: ignore(?!\[)")
    left = [
        f"{path.name}:{number}"
        for path in CODE
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if mark.search(line)
    ]
    assert left == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["importlinter.cli", "lint"],
        ["yamllint", "--strict", "rules", "sample_models"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_the_tree_is_clean_by(command):
    script = (
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
        if command[0] == "importlinter.cli"
        else [sys.executable, "-m", *command]
    )
    done = subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
