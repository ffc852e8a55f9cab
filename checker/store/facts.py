"""`facts/1`: the seam between reading and judging."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.errors import UsageError
from checker.model import School
from checker.store.codec import from_plain, to_plain

FACTS_SCHEMA = "schoolcheck/facts/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The school as read, without uses. `measured` is for content-addressed values, later."""

    school: School
    measured: Mapping[str, Any] = field(default_factory=dict)


def facts_to_json(facts: Facts) -> bytes:
    """UTF-8 JSON, the same bytes for the same facts."""
    data = {
        "schema": FACTS_SCHEMA,
        "school": to_plain(facts.school),
        "measured": dict(facts.measured),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def facts_from_json(data: bytes) -> Facts:
    """The facts again.

    Raises:
        UsageError: when the text is not facts of a schema that this version knows.
    """
    try:
        raw = json.loads(data)
        if raw["schema"] != FACTS_SCHEMA:
            told = "write facts with `schoolcheck check MODEL --save-facts`"
            raise UsageError(f"This is a file of schoolcheck, but not {FACTS_SCHEMA}: {told}.")
        return Facts(school=from_plain(School, raw["school"]), measured=raw["measured"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        told = "write one with `schoolcheck check MODEL --save-facts`"
        raise UsageError(f"This is not a facts file of schoolcheck: {told}.") from error
