"""results.json keeps its promise: what is written fits the schema, what was written stays readable.

`kept/first.results.json` is a piece of the first results that were ever committed, and
`kept/first.fields.json` the fields of the schema they came with. Neither is written again.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.errors import UsageError
from checker.report import formats, write
from checker.report.explain import explanation
from checker.results.codec import result_from_json, results_schema
from tests.report.accommodation import accommodation
from tests.report.oakfield import HOSTILE, TURNED, blocked, crowded, empty, findings, oakfield

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "reports" / "examples").glob("*/results.json"))
KEPT = Path(__file__).parent / "kept"
FIRST = (KEPT / "first.results.json").read_bytes()
FIELDS = json.loads((KEPT / "first.fields.json").read_text("utf-8"))
MADE = {
    "oakfield": oakfield(),
    "accommodation": oakfield(schedule=accommodation()),
    "empty": empty(),
    "blocked": blocked(),
    "crowded": crowded(),
    "hostile": oakfield(
        verdict=TURNED, findings=tuple(replace(each, key=HOSTILE) for each in findings())
    ),
}


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in a value, the outer first."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from objects(inner)


@cache
def published() -> Draft202012Validator:
    path = ROOT / "docs" / "schemas" / "results-1.schema.json"
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


def complaints(data: bytes) -> list[str]:
    return [f"{e.json_path}: {e.message}" for e in published().iter_errors(json.loads(data))]


def test_the_published_schema_is_one():
    Draft202012Validator.check_schema(published().schema)


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_fit_the_published_schema_and_come_back_as_they_are(path):
    data = path.read_bytes()
    assert complaints(data) == []
    result = result_from_json(data)
    assert result_from_json(write(result, "json")) == result


@pytest.mark.parametrize("name", MADE)
def test_made_results_fit_it_too(name):
    assert complaints(write(MADE[name], "json")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"outcome":"fail"', b'"outcome":"great"'),
        (b'"strength":"must"', b'"strength":"perhaps"'),
        (b'"low":0.742', b'"low":"narrow"'),
        (b'"rule":"ENG-ADM2-door-clear-width",', b""),
    ],
)
def test_what_is_no_result_does_not_fit(old, new):
    data = write(oakfield(), "json")
    assert old in data
    assert complaints(data.replace(old, new)) != []


def test_the_first_results_fit_the_schema_of_today():
    assert complaints(FIRST) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", formats())
def test_every_format_is_written_from_the_first_results(name):
    assert len(write(result_from_json(FIRST), name)) > 100


def test_the_first_results_are_explained():
    result = result_from_json(FIRST)
    assert {each.outcome.value for each in result.findings} == {"pass", "fail"}
    for finding in result.findings:
        assert explanation(finding, result)[-1] == f"Key: {finding.key}"


@cache
def definitions() -> dict[str, Any]:
    schema = results_schema()
    return {"RunResult": schema, **schema["$defs"]}


@pytest.mark.parametrize("name", FIELDS)
def test_no_field_of_the_first_schema_is_gone_or_became_needed(name):
    first, now = FIELDS[name], definitions()[name]
    assert set(first.get("enum", ())) <= set(now.get("enum", ()))
    assert set(first.get("properties", ())) <= set(now.get("properties", ()))
    assert set(now.get("required", ())) <= set(first.get("required", ()))
    for field, was in first.get("properties", {}).items():
        assert kinds(was) <= kinds(now["properties"][field]), field


def kinds(field: dict[str, Any]) -> set[str]:
    """What JSON may stand in a field: its types; of a reference only that it is one."""
    options = field.get("anyOf", [field])
    return {each.get("type") or ("const" if "const" in each else "reference") for each in options}


def test_fields_of_a_later_version_are_passed_over():
    raw = json.loads(write(oakfield(schedule=accommodation()), "json"))
    for each in list(objects(raw)):
        each["of_a_later_version"] = {"x": [1]}
    raw["brief"].pop("of_a_later_version")
    for inner in objects(raw["brief"]):
        inner.pop("of_a_later_version", None)
    raw["scenarios"][0]["needs"].pop("of_a_later_version")
    assert result_from_json(json.dumps(raw).encode()) == oakfield(schedule=accommodation())


def held(raw: Any) -> dict[str, list[dict[str, Any]]]:
    """The objects of each definition in a result, found by having all of its fields."""
    every = list(objects(raw))
    return {
        name: found
        for name, definition in definitions().items()
        if (fields := set(definition.get("properties", ())))
        and (found := [each for each in every if fields == set(each)])
    }


def made() -> Any:
    return json.loads(write(oakfield(schedule=accommodation()), "json"))


def test_the_made_result_holds_all_that_the_first_could():
    assert set(FIELDS) <= {*held(made()), "Outcome", "Strength"}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(held(made())))
def test_fields_that_are_not_needed_may_be_missing(name):
    raw = made()
    definition = definitions()[name]
    for each in held(raw)[name]:
        for field in set(each) - set(definition.get("required", ())) - {"schema"}:
            each.pop(field)  # without its schema it would be any other JSON
    assert result_from_json(json.dumps(raw).encode()).model.file == "oakfield-B.ifc"


def test_a_field_that_is_needed_may_not():
    raw = json.loads(write(oakfield(), "json"))
    raw["findings"][0].pop("outcome")
    with pytest.raises(UsageError, match=r"findings\.0\.outcome: .*[Rr]equired"):
        result_from_json(json.dumps(raw).encode())
