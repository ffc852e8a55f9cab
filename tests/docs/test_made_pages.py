"""Made pages say what the code says now, all of it, and name nothing that is not there."""

import ast
import json
import re
from collections.abc import Iterator

import jsonschema
import pytest

from checker.brief import Base, Brief, GateSettings, SchoolFacts, brief_schema
from checker.bundled import bundled_folder
from checker.measure.registry import measures
from checker.rules import load_packs
from docs.make.__main__ import main
from docs.make.brief import NOT_USED_YET
from docs.make.cli import commands
from docs.make.pages import made_files
from tests.docs.written import ROOT
from tests.every import every

MADE = made_files()
RULES = load_packs([bundled_folder("rules")]).rules


@every("name", MADE)
def test_a_made_page_is_up_to_date(name):
    path = ROOT / name
    assert path.is_file(), "run python -m docs.make"
    assert path.read_text(encoding="utf-8") == MADE[name], "run python -m docs.make"


@pytest.mark.slow
def test_making_twice_changes_nothing(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("docs.make.__main__.ROOT", tmp_path)
    main()
    assert capsys.readouterr().out.split() == list(MADE)
    main()
    assert capsys.readouterr().out == "Nothing to do.\n"


def test_every_measure_has_an_entry_that_says_something():
    page = MADE["docs/measures.md"]
    entries = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    assert set(entries) == {name for name, _kind in measures()}
    assert [name for name, text in entries.items() if len(text.strip().split("\n\n")) < 2] == []


@pytest.mark.slow
@every("spec", measures().values(), ids=lambda spec: f"{spec.name} {spec.kind}")
def test_a_measure_is_listed_under_its_subject(spec):
    rows = re.findall(rf"^\| {spec.kind} \| (.*) \|$", MADE["docs/measures.md"], re.MULTILINE)
    assert f"[{spec.name}](#{spec.name})" in rows[0]


@every("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_page_and_is_listed(rule):
    index = MADE["docs/rules/README.md"].splitlines()
    row = next(line for line in index if line.startswith(f"| [{rule.id}]({rule.id}.md)"))
    assert f"| {rule.title} | {rule.strength.value} |" in row
    assert f"# {rule.title}\n" in MADE[f"docs/rules/{rule.id}.md"]


def test_every_command_shows_its_help_at_the_width_of_a_terminal():
    page = MADE["docs/cli.md"]
    names = [name for name, _command in commands()]
    assert {"schoolcheck", "schoolcheck check", "schoolcheck rules lint"} <= set(names)
    assert re.findall(r"^## `(.*)`$", page, re.MULTILINE) == names
    shown = page.split("## `schoolcheck`", maxsplit=1)[1]
    assert max(map(len, shown.splitlines())) <= 92
    assert "\x1b" not in page


@pytest.mark.parametrize("key", brief_schema()["properties"])
def test_every_key_of_the_brief_has_a_meaning(key):
    row = next(r for r in MADE["docs/brief.md"].splitlines() if r.startswith(f"| `{key}` |"))
    assert len(row.split("|")[3].strip()) > 10


def attributes() -> Iterator[str]:
    """What the code outside the brief asks objects for; claims of a sign-in are other ones."""
    for path in (ROOT / "checker").rglob("*.py"):
        if path.parent.name != "brief" and path.name != "openid.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute):
                    yield node.attr


@pytest.mark.slow
def test_keys_of_the_brief_that_nothing_reads_are_marked_and_no_others():
    used = set(attributes())
    fields = list(Brief.model_fields)
    fields += [
        f"{model.__name__}.{name}"
        for model in (Base, GateSettings, SchoolFacts)
        for name in model.model_fields
    ]
    unused = {name for name in fields if name.rpartition(".")[2] not in used}
    assert unused == set(NOT_USED_YET), "keep NOT_USED_YET in docs/make/brief.py true"


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in MADE if name.endswith(".json")])
def test_a_schema_is_one(name):
    schema = json.loads(MADE[name])
    jsonschema.validators.validator_for(schema).check_schema(schema)


@pytest.mark.parametrize("name", ["rule", "pack", "brief"])
def test_the_copy_beside_the_rules_is_the_published_schema(name):
    assert MADE[f"rules/{name}.schema.json"] == MADE[f"docs/schemas/{name}.schema.json"]
