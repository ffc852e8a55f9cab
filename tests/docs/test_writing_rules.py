"""The guide for people who write rules: its rules work, and each mistake is told as it says."""

import re

import pytest

from checker.errors import UsageError
from checker.rules import example_cases, lint, load_packs, run_case
from tests.docs.written import ROOT, blocks

PAGE = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
RULES = [
    block
    for block in blocks("yaml")
    if block.page == "docs/writing-rules.md" and block.text.startswith("- rule:")
]
RULE = RULES[0].text
CELL = re.compile(r"(?<!\\)\|")


def mistakes():
    """Rows of the table of mistakes: what stood there, what was written, what is told."""
    table = PAGE.split("| and is told |\n|---|---|---|\n")[1]
    for line in table.splitlines():
        if not line.startswith("|"):
            return
        cells = [cell.strip(" ").replace("\\|", "|") for cell in CELL.split(line)[1:4]]
        right, wrong = (_typed(cell) for cell in cells[:2])
        yield pytest.param(right, wrong, cells[2], id=f"{right.strip()} > {wrong.strip()}")


def _typed(cell):
    return cell.strip("`").replace("\\n", "\n").replace("\\t", "\t")


@pytest.mark.parametrize(("right", "wrong", "told"), list(mistakes()))
def test_a_mistake_is_told_with_file_line_and_word(tmp_path, right, wrong, told):
    path = tmp_path / "small_group.yaml"
    assert RULE.count(right) >= 1
    path.write_text(RULE.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(UsageError) as error:
        load_packs([path])
    first, *others = str(error.value).splitlines()
    assert first == "The rules have 1 mistake:"
    assert [each.split("small_group.yaml:")[1] for each in others] == [told]


def test_twenty_mistakes_are_tried():
    assert len(list(mistakes())) >= 20


@pytest.mark.parametrize("block", RULES, ids=str)
def test_a_rule_of_the_guide_loads(tmp_path, block):
    path = tmp_path / "rules.yaml"
    path.write_text(block.text, encoding="utf-8")
    assert len(load_packs([path]).rules) == 1


def test_the_first_rule_of_the_guide_lacks_nothing_and_its_examples_come_out(tmp_path):
    path = tmp_path / "rules.yaml"
    path.write_text(RULE, encoding="utf-8")
    assert lint([path]) == []
    cases = example_cases(load_packs([path]))
    assert len(cases) == 4
    assert [case.name for case in cases if run_case(case) is not case.example.expect] == []
