"""What the hand-written pages tell a reader to type exists, loads and comes out as they say."""

import re
import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.brief import load_brief
from checker.brief.waivers import read_waivers
from checker.bundled import bundled_folder
from checker.measure.registry import measures
from checker.report import formats
from checker.rules import example_cases, lint, load_packs, run_case
from checker.rules.information import facts_asked
from checker.version import __version__
from checker.yamlsource import read_yaml_file
from docs.make.cli import commands
from tests.docs.written import ROOT, Block, blocks

pytestmark = pytest.mark.slow

COMMANDS = dict(commands())
OURS = ("python3 run.py", "py run.py", "schoolcheck", "python -m checker")
ENGLAND = bundled_folder("rules") / "england"


def typed() -> Iterator[tuple[Block, str]]:
    """Every line in a shell block that calls our program, without the part that starts it."""
    for block in blocks("sh"):
        for line in block.text.splitlines():
            for start in OURS:
                if line.startswith(f"{start} "):
                    yield block, line.removeprefix(start).strip()


def wrong_words(line: str) -> list[str]:
    """Sub-commands and options that there are not; one more word than the command takes."""
    words = shlex.split(line, comments=True)
    if words[0] == "test":
        return [word for word in words[1:] if word not in {"--fast", "--long"}]
    name = "schoolcheck"
    while words and f"{name} {words[0]}" in COMMANDS:
        name = f"{name} {words.pop(0)}"
    command = COMMANDS[name]
    if hasattr(command, "commands"):
        return words[:1] or ["(a sub-command is missing)"]
    known = {option: each for each in command.params for option in each.opts}
    given = [word for word in words if word.startswith("-")]
    takes_more = [each for each in command.params if not each.opts[0].startswith("-")]
    wrong = [word for word in given if word not in known]
    if any(each.required for each in takes_more) and not words:
        wrong.append("(an argument is missing)")
    return wrong


TYPED = list(typed())


@pytest.mark.parametrize(("block", "line"), TYPED, ids=[f"{b} {t}" for b, t in TYPED])
def test_a_command_that_a_page_names_exists(block, line):
    assert wrong_words(line) == [], f"{block}: {line}"


def test_the_readme_names_the_three_commands():
    lines = [line for block, line in TYPED if block.page == "README.md"]
    assert lines[:3] == ["check sample_models/oakfield/oakfield-primary-A.ifc", "test", "serve"]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("check a.ifc --fail-on should", []),
        ("check a.ifc --fial-on should", ["--fial-on"]),
        ("check", ["(an argument is missing)"]),
        ("chek a.ifc", ["chek"]),
        ("rules lint england", []),
        ("rules lnit", ["lnit"]),
        ("rules", ["(a sub-command is missing)"]),
        ("test --fast", []),
        ("test --slow", ["--slow"]),
    ],
)
def test_a_command_that_is_not_there_is_noticed(line, wrong):
    assert wrong_words(line) == wrong


@pytest.mark.parametrize(("_block", "line"), TYPED, ids=[t for _b, t in TYPED])
def test_files_that_a_page_checks_are_there(_block, line):
    named = [word for word in line.split() if word.endswith(".ifc")]
    assert [name for name in named if not (ROOT / name).is_file()] == []


def written(block: Block, folder: Path):
    """The block as a file in a folder of its own, and what stands in it."""
    folder.mkdir()
    path = folder / "office.yaml"
    path.write_text(block.text, encoding="utf-8")
    document = read_yaml_file(path, file=str(block))
    assert not document.complaints
    return path, document.root


YAML = list(blocks("yaml"))
WHOLE = [block for block in YAML if "examples:" in block.text]
PART = [block for block in YAML if block.text.startswith("- rule: ENG-") and block not in WHOLE]
WAIVERS = [block for block in YAML if block.text.startswith("waivers:\n")]
BRIEFS = [block for block in YAML if not block.text.startswith("- ") and block not in WAIVERS]


def test_pages_show_rules_and_briefs():
    assert (len(WHOLE), len(PART)) >= (2, 1)
    assert len(BRIEFS) >= 2
    assert len(WAIVERS) == 1


@pytest.mark.parametrize("block", WHOLE, ids=str)
def test_a_rule_that_a_page_shows_is_complete_and_its_examples_come_out(block, tmp_path):
    path, rules = written(block, tmp_path / "office-rules")
    assert lint([ENGLAND, path]) == []
    ids = {each["rule"] for each in rules}
    cases = [case for case in example_cases(load_packs([ENGLAND, path])) if case.rule_id in ids]
    assert len(cases) >= 3
    assert [case.name for case in cases if run_case(case) is not case.expect] == []


@pytest.mark.parametrize("block", PART, ids=str)
def test_a_shipped_rule_is_shown_as_it_is(block, tmp_path):
    _path, shown = written(block, tmp_path / "shown")
    shipped = load_packs([ENGLAND])
    for each in shown:
        rule = shipped.rule(each["rule"])
        assert rule is not None
        assert {key: rule.words.get(key) for key in each} == each


@pytest.mark.parametrize("block", BRIEFS, ids=str)
def test_a_brief_that_a_page_shows_loads_with_the_rules(block, tmp_path):
    path, _keys = written(block, tmp_path / "brief")
    brief = load_brief(path)
    ruleset = load_packs([ENGLAND], settings=brief.settings)
    assert all(override.used for override in ruleset.overrides)
    assert len(ruleset.overrides) == len(brief.settings)


@pytest.mark.parametrize("block", WAIVERS, ids=str)
def test_a_waiver_that_a_page_shows_is_read(block, tmp_path):
    path, _keys = written(block, tmp_path / "waivers")
    assert all(each.accepted.shortfall for each in read_waivers(path))


def test_the_changelog_names_this_version():
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_short_numbered_and_says_why(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 40
    assert text.startswith(f"# {int(path.name[:4])}. ")
    assert "**Decided.**" in text


def test_decisions_are_numbered_without_gaps():
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("code", [0, 1, 2, 3, 4])
def test_readme_and_the_page_of_commands_agree_on_exit_codes(code):
    pages = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/cli.md")]
    rows = [next(r for r in page.splitlines() if r.startswith(f"| {code} |")) for page in pages]
    assert rows[0] == rows[1]


def test_readme_names_every_format_there_is():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in formats() if name.casefold() not in text.casefold()] == []


def test_the_record_of_dependencies_agrees_with_what_is_pinned():
    pins = dict(
        line.casefold().split("==")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line and not line.startswith("#")
    )
    record = (ROOT / "docs" / "decisions" / "0006-dependencies.md").read_text(encoding="utf-8")
    rows = [row.split("|")[1:4] for row in record.splitlines() if row.startswith("| ")][1:]
    stated = {
        name.strip(): version.strip()
        for names, _for, versions in rows
        for name, version in zip(names.split(","), versions.split(","), strict=True)
    }
    assert len(stated) >= 10
    assert {name: pins.get(name) for name in stated} == stated


def test_the_readme_counts_measures_and_rules_as_they_are():
    """Figures of the page are counted here, so that none of them outlives a change."""
    packs = load_packs([bundled_folder("rules")])
    asked = {fact.name for rule in packs.rules for fact in facts_asked(rule)}
    every = {name for name, _kind in measures()}
    readme = (ROOT / "README.md").read_text("utf-8")
    told = re.search(r"Of \[(\d+) measures\].* the packs use (\d+);", readme)
    assert told is not None
    assert (int(told[1]), int(told[2])) == (len(every), len(asked & every))


def test_the_changelog_counts_the_rules_of_england_as_they_are():
    log = (ROOT / "CHANGELOG.md").read_text("utf-8")
    told = re.search(
        r"`england` \((\d+) rules: (\d+) on access, (\d+) on small-group space, "
        r"(\d+) on the inclusion base, (\d+) on neuro-inclusive design, "
        r"(\d+) on school premises and areas, (\d+) on escape\)",
        log,
    )
    assert told is not None
    rules = load_packs([ENGLAND]).rules
    topics = Counter(rule.topic for rule in rules)
    names = ("access", "small_group", "inclusion_base", "neuro_inclusive", "schools", "escape")
    assert [*map(int, told.groups())] == [len(rules), *(topics[name] for name in names)]
