"""The schemas beside the rules take what ships and underline what the loader would refuse."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from tests.docs.written import ROOT, blocks

RULES = ROOT / "rules"
PACKS = sorted(path.parent for path in RULES.glob("*/pack.yaml"))
SHIPPED = sorted(path for pack in PACKS for path in pack.glob("*.yaml"))
SHOWN = [block for block in blocks("yaml") if "examples:" in block.text]


def schema(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads((RULES / f"{name}.schema.json").read_text("utf-8")))


def as_an_editor_reads(text: str):
    """Plain YAML, where 3 is a number and no is a truth; days are text."""
    return json.loads(json.dumps(YAML(typ="safe").load(text), default=str))


def complaints(name: str, text: str) -> list[str]:
    return [error.message for error in schema(name).iter_errors(as_an_editor_reads(text))]


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    [path for path in SHIPPED if path.name not in {"pack.yaml", "ledger.yaml"}],
    ids=lambda path: f"{path.parent.name} {path.stem}",
)
def test_shipped_rules_fit_their_schema(path: Path):
    assert complaints("rule", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_shipped_packs_fit_their_schema(pack: Path):
    assert complaints("pack", (pack / "pack.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("block", SHOWN, ids=str)
def test_rules_in_pages_fit_the_schema(block):
    assert complaints("rule", block.text) == []


def test_the_sample_brief_fits_the_schema():
    brief = ROOT / "sample_models" / "oakfield" / "schoolcheck.yaml"
    assert complaints("brief", brief.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("measure: is_thoroughfare", "measure: is_thoroughfair"),
        ("strength: project", "strength: perhaps"),
        ("remedy:", "remdy:"),
        ("if_none: not applicable", "if_none: pass"),
        ("expect: pass", "expect: passed"),
        ("checked: no", "checked: perhaps"),
    ],
)
def test_a_wrong_word_in_a_rule_is_underlined(old, new):
    text = next(block.text for block in SHOWN if old in block.text and "CONTRIB" in block.page)
    assert complaints("rule", text) == []
    assert complaints("rule", text.replace(old, new, 1)) != []


@pytest.mark.parametrize(
    "text",
    ["scool: {pupils: 420}", "school: {pupils: many}", "gate: {fail_on: always}", "rules: 3"],
)
def test_a_wrong_word_in_a_brief_is_underlined(text):
    assert complaints("brief", text) != []
