"""docs/trust.md lists all that rules are tried on, and a miss would show in it.

That each of these comes out as the page says is what tests/pipeline/test_cases.py and
test_oakfield.py check.
"""

import sys
from dataclasses import replace

import pytest

from checker.rules.locate import shipped_rules
from docs.make.trust import PAGE, Trial, promised, trust_page

FOUND = Trial(rule="ENG-SGR-area", kind="fail", name="too-small", as_expected=True)


@pytest.mark.slow
def test_a_fault_that_is_not_found_shows_in_its_row_and_in_the_totals():
    page = trust_page([FOUND, replace(FOUND, name="hidden", as_expected=False)])
    row = next(line for line in page.splitlines() if line.startswith("| [ENG-SGR-area]"))
    assert row.split(" | ")[1:] == ["1 of 2: too-small, hidden", "none", "none |"]
    assert ": 1 of 2 faults found, 0 of 0 near misses passed" in page


def test_the_table_lists_every_trial_and_says_that_each_came_out_as_expected():
    page = trust_page(promised())
    sys.stdout.write(page)  # `pytest -s` prints the table
    assert PAGE.read_text(encoding="utf-8") == page, "run python -m docs.make.trust"


def test_every_rule_of_every_pack_found_a_fault_passed_a_near_miss_and_left_something_open():
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if "](rules/" in line]
    assert {row.split("[")[1].split("]")[0] for row in rows} == shipped_rules()
    assert [row for row in rows if "| none" in row] == []
