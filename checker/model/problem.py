"""What is wrong with a model, and how far the damage reaches."""

from dataclasses import dataclass
from typing import Literal

Scope = Literal["file", "element", "sum", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One readiness problem.

    `scope` says what it blocks: `file` everything (exit 3), `element` the named elements only,
    `sum` sums, counts and shares over the named elements, `note` nothing.
    `elements` holds `Element.id` values.
    """

    code: str
    scope: Scope
    message: str
    ask: str = ""
    elements: tuple[str, ...] = ()
