"""results.json out and in: the same bytes for the same result, and its published JSON Schema."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from checker.errors import UsageError
from checker.results.run import SCHEMA, RunResult
from checker.version import __version__

_FACTS = "schoolcheck/facts/"
_LONGEST_QUOTE = 40
_ADAPTER = TypeAdapter(RunResult)


def result_to_json(result: RunResult) -> bytes:
    """UTF-8 JSON, one line per room, finding and plan; infinity is the text "Infinity"."""
    data = json.loads(_ADAPTER.dump_json(result, by_alias=True))
    rows = ",\n".join(f"{_line(name)}: {_block(value)}" for name, value in data.items())
    return f"{{\n{rows}\n}}\n".encode()


def result_from_json(data: bytes) -> RunResult:
    """The result again.

    Raises:
        UsageError: when the text is not results of a schema that this version knows.
    """
    try:
        raw = json.loads(data, parse_constant=_no_number)
        if raw.get("schema") != SCHEMA:
            raise UsageError(_other_schema(raw.get("schema")))
        return _ADAPTER.validate_python(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        told = f"{place}: {first['msg']} ({error.error_count()} such places)"
        by = _other_version(raw)
        raise UsageError(f"This is not a results.json of schoolcheck: {told}.{by}") from error
    except (ValueError, AttributeError, RecursionError) as error:
        told = "it is no JSON, or was cut off"
        raise UsageError(f"This is not a results.json of schoolcheck: {told}.") from error


def read_results(path: Path) -> RunResult:
    """The result in a file.

    Raises:
        UsageError: when it cannot be read, or holds no results that this version knows.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"The results file {path} cannot be read: {error.strerror}.") from error
    try:
        return result_from_json(data)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error


def _other_schema(schema: Any) -> str:
    """What is said of a file of another schema: of which, and what to do."""
    family, _, number = SCHEMA.rpartition("/")
    found = schema[:_LONGEST_QUOTE] if isinstance(schema, str) else ""
    other, _, version = found.rpartition("/")
    if other == family and version.isdecimal():
        again = "check the model again with this version, and use the results that it writes."
        if int(version) < int(number):
            return (
                f"These results are {found}, of an earlier schoolcheck; this one reads {SCHEMA}: "
                f"{again}"
            )
        return (
            f"These results are {found}, of a later schoolcheck; this one ({__version__}) reads "
            f"{SCHEMA}: update schoolcheck, or {again}"
        )
    if found.startswith(_FACTS):
        return "These are facts, and no results: judge them first (schoolcheck judge FACTS)."
    said = f"its schema is {found!r}" if found else "it names no schema"
    return f"This is not a results.json of schoolcheck: {said}, and not {SCHEMA}."


def _other_version(raw: Mapping[str, Any]) -> str:
    """By which version a file was written, if by another one than this."""
    tool = raw.get("tool")
    version = str(tool.get("version", ""))[:_LONGEST_QUOTE] if isinstance(tool, dict) else ""
    if version in {"", __version__}:
        return ""
    return (
        f" It was written by schoolcheck {version}, and this is {__version__}: check the model "
        "again with one version."
    )


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no figure")


def results_schema() -> dict[str, Any]:
    """The JSON Schema of results.json."""
    schema = _ADAPTER.json_schema(mode="serialization", by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _block(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _line(value)
    return "[\n" + ",\n".join(map(_line, value)) + "\n]"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
