"""The ledger of clauses: what was judged, what was not, and what no check of a design could."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.results.run import CoverageRow

_BEYOND = "out of scope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Every clause of the documents, in one of three lists.

    `beyond` are no clauses on a building like this: about a document, a tool, another school.
    """

    covered: tuple[CoverageRow, ...]
    uncovered: tuple[CoverageRow, ...]
    beyond: tuple[CoverageRow, ...]


def ledger_of(coverage: Sequence[CoverageRow]) -> Ledger:
    """The clauses of a result, each once, in their order."""
    unchecked = [row for row in coverage if row.state not in {"all", "part"}]
    return Ledger(
        covered=tuple(row for row in coverage if row.state in {"all", "part"}),
        uncovered=tuple(row for row in unchecked if _BEYOND not in row.reason),
        beyond=tuple(row for row in unchecked if _BEYOND in row.reason),
    )
