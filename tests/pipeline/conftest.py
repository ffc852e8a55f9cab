"""The whole way from a file to a result, once per model and kept for the session."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from checker.brief import Brief, find_brief, load_brief
from checker.pipeline import judge, read_facts
from checker.results import RunResult
from checker.rules import RuleSet, load_packs, locate

Check = Callable[[Path], RunResult]


@cache
def england() -> RuleSet:
    return load_packs(locate(["england"], base=Path.cwd()))


@cache
def checked(path: Path) -> RunResult:
    found = find_brief(path)
    brief = load_brief(found) if found else Brief()
    rules = england()
    if brief.settings:
        names = locate(["england"], base=Path.cwd())
        rules = load_packs(names, settings=brief.settings, judged_as_of=brief.judged_as_of)
    return judge(read_facts(path), rules, brief)


@pytest.fixture(scope="session")
def check() -> Check:
    """Read, measure and judge a model with the shipped rules and the brief beside it."""
    return checked
