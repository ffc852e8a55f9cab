"""results.json out and in: the same bytes for the same result, and its published JSON Schema."""

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError

from checker.errors import UsageError
from checker.results.run import SCHEMA, RunResult

_ADAPTER = TypeAdapter(RunResult)


def result_to_json(result: RunResult) -> bytes:
    """UTF-8 JSON with a trailing newline; infinity is written as the text "Infinity"."""
    return _ADAPTER.dump_json(result, indent=1, by_alias=True) + b"\n"


def result_from_json(data: bytes) -> RunResult:
    """The result again.

    Raises:
        UsageError: when the text is not results of a schema that this version knows.
    """
    try:
        raw = json.loads(data)
        if raw.get("schema") != SCHEMA:
            raise UsageError(f"These results are not {SCHEMA}; check the model again.")
        return _ADAPTER.validate_python(raw)
    except (ValueError, AttributeError, ValidationError) as error:
        raise UsageError(f"This is not a results.json of schoolcheck: {error}") from error


def results_schema() -> dict[str, Any]:
    """The JSON Schema of results.json."""
    schema = _ADAPTER.json_schema(mode="serialization", by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
