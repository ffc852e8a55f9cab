"""The ledger on the page: every clause stands in one list, and none is lost."""

from dataclasses import replace

from checker.report.html.ledger import ledger_of
from checker.results import CoverageRow

ROWS = tuple(
    CoverageRow(document="D", clause=str(n), state=state, reason=reason)
    for n, (state, reason) in enumerate(
        [
            ("all", "R1"),
            ("part", "R2"),
            ("none", "no rule yet"),
            ("blocked", "R3"),
            ("none", "out of scope (a document)"),
            ("", ""),
        ]
    )
)


def test_every_clause_stands_in_one_list():
    ledger = ledger_of(ROWS)
    clauses = [
        [row.clause for row in rows] for rows in (ledger.covered, ledger.uncovered, ledger.beyond)
    ]
    assert clauses == [["0", "1"], ["2", "3", "5"], ["4"]]


def test_a_clause_that_is_judged_is_never_called_beyond():
    judged = replace(ROWS[0], reason="out of scope for some schools")
    assert ledger_of([judged]).covered == (judged,)
