"""The clauses that a pack knows of, and what becomes of each."""

from dataclasses import dataclass

LEDGER_STATES = (
    "automatic",
    "partly",
    "asks for information",
    "needs a person",
    "out of scope",
    "not yet",
)
"""Judged by rules or read; in part; told by the model alone; judged by people; by nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """A clause that the pack knows of, covered or not; `judged_with` is another's fact.

    `state` is one of `LEDGER_STATES`: what becomes of it where no rule judges it.
    """

    document: str
    clause: str
    fact: str = ""
    title: str = ""
    reason: str = ""
    judged_with: str = ""
    state: str = "not yet"
