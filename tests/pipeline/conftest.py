"""The whole way from a file to a result, once per model and kept for the session."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from checker.brief import Brief, find_brief, load_brief
from checker.pipeline import judge, measurer_of, read_facts
from checker.results import Finding, RunResult
from checker.results.codec import result_from_json
from checker.rules import RuleSet, judge_rules, load_packs, locate
from tests.forks.commands import Commands, Done

Check = Callable[[Path], RunResult]
Command = Callable[[Path], tuple[Done, Path]]

CASES = Path(__file__).resolve().parents[2] / "sample_models" / "cases"
# Whose rules judge a case is told by how the id of its rule begins.
PACKS = {"ENG": "england", "ADA": "ada", "NZ": "nz", "READY": "readiness"}


def pack_of(path: Path) -> str:
    """The pack that a model is judged by: its rule's for a case, England's for all others."""
    if not path.is_relative_to(CASES):
        return "england"
    return PACKS[path.relative_to(CASES).parts[0].partition("-")[0]]


@cache
def shipped(pack: str) -> RuleSet:
    return load_packs(locate([pack], base=Path.cwd()))


def rules_for(path: Path, brief: Brief) -> RuleSet:
    """The pack of a model with the brief's settings; of a case its own rule alone.

    What the other rules say of a case nobody asks, and there are hundreds of both.
    """
    rules = shipped(pack_of(path))
    if brief.settings:
        names = locate([pack_of(path)], base=Path.cwd())
        rules = load_packs(names, settings=brief.settings, judged_as_of=brief.judged_as_of)
    if not path.is_relative_to(CASES):
        return rules
    own = path.relative_to(CASES).parts[0]
    wanted = {own, *next(rule.requires for rule in rules.rules if rule.id == own)}
    return replace(rules, rules=tuple(rule for rule in rules.rules if rule.id in wanted))


def findings(path: Path, rules: RuleSet, brief: Brief) -> tuple[Finding, ...]:
    """The findings that `judge` gives, without the pages that most of its time is spent on."""
    measurer = measurer_of(read_facts(path), brief)
    return judge_rules(rules, measurer, problems=measurer.provide("problems"))


def brief_of(path: Path) -> Brief:
    found = find_brief(path)
    return load_brief(found) if found else Brief()


@cache
def checked(path: Path) -> RunResult:
    brief = brief_of(path)
    return judge(read_facts(path), rules_for(path, brief), brief)


@pytest.fixture(scope="session")
def command(commands: Commands, tmp_path_factory) -> Command:
    """The command `check` on a model, once for all who ask, and the folder that it made."""

    @cache
    def command(path: Path) -> tuple[Done, Path]:
        out = tmp_path_factory.mktemp("command")
        arguments = ["check", str(path), "--out", str(out)]
        done = commands.run(arguments, folder=out, environment=os.environ, timeout=300)
        (folder,) = out.iterdir()
        return done, folder

    return command


@pytest.fixture(scope="session")
def check(command: Command) -> Check:
    """Read, measure and judge a model with the shipped rules and the brief beside it.

    Of a model that is not ours, large as it is, the result is what the command wrote.
    """

    def check(path: Path) -> RunResult:
        if path.is_relative_to(CASES.parent):
            return checked(path)
        return result_from_json((command(path)[1] / "results.json").read_bytes())

    return cache(check)
