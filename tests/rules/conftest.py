"""Loads rules from text in a folder of the test's own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.errors import UsageError
from checker.rules import RuleSet
from tests.rules.courtroom import rules as rules_in

HEAD = """
  title: A rule of a test
  strength: project
  source: {document: brief, checked: no}
"""

Load = Callable[..., RuleSet]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Rules from YAML text, all words given."""

    def loaded(text: str, **given: Any) -> RuleSet:
        return rules_in(text, folder=tmp_path, **given)

    return loaded


@pytest.fixture
def rule(load: Load) -> Load:
    """One rule called R from its own words; title, strength and source are filled in."""

    def loaded(body: str, **given: Any) -> RuleSet:
        lines = "\n".join(f"  {line}" for line in body.strip("\n").splitlines())
        return load(f"- rule: R{HEAD}{lines}\n", **given)

    return loaded


@pytest.fixture
def mistakes(load: Load) -> Callable[[str], list[str]]:
    """The messages that loading this text ends with."""

    def told(text: str, **given: Any) -> list[str]:
        with pytest.raises(UsageError) as error:
            load(text, **given)
        return str(error.value).splitlines()[1:]

    return told
