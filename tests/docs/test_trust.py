"""docs/trust.md says what checks made now answer, and a miss would show in it."""

import sys
from dataclasses import replace

import pytest

from docs.make.trust import PAGE, Trial, trials, trust_page

FOUND = Trial(rule="ENG-SGR-area", kind="fail", name="too-small", as_expected=True)


def test_a_fault_that_is_not_found_shows_in_its_row_and_in_the_totals():
    page = trust_page([FOUND, replace(FOUND, name="hidden", as_expected=False)])
    row = next(line for line in page.splitlines() if line.startswith("| [ENG-SGR-area]"))
    assert row.split(" | ")[1:] == ["1 of 2: too-small, hidden", "none", "none |"]
    assert ": 1 of 2 faults found, 0 of 0 near misses passed" in page


@pytest.mark.slow
def test_the_table_is_what_checks_answer_now_and_every_answer_is_right():
    tried = trials()
    page = trust_page(tried)
    sys.stdout.write(page)  # `pytest -s` prints the table
    assert [each for each in tried if not each.as_expected] == []
    assert PAGE.read_text(encoding="utf-8") == page, "run python -m docs.make.trust"
