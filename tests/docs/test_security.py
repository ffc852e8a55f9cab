"""The page on security names tests that there are."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py(?:::\w+)?)`", PAGE)))
LEVELS_1_AND_2 = ("5.1.1", "5.2.1", "5.2.2", "5.2.3", "5.3.1", "5.3.2", "5.4.1", "5.4.2", "5.4.3")


@pytest.mark.parametrize("named", NAMED)
def test_a_test_that_the_page_names_is_there(named):
    path, _, name = named.partition("::")
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    names = {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}
    assert not name or name in names


@pytest.mark.parametrize("item", LEVELS_1_AND_2)
def test_every_item_has_a_row_with_a_test_or_says_that_it_is_not_met(item):
    [row] = [line for line in PAGE.splitlines() if line.startswith(f"| {item} |")]
    assert "`tests/" in row or "not met" in row
