"""results.json: out and in again, the published schema, and honest refusals."""

import json
from pathlib import Path

import jsonschema
import pytest

from checker.errors import UsageError
from checker.results import (
    Evidence,
    Finding,
    ModelFacts,
    Observed,
    Outcome,
    Place,
    Plan,
    PlanRoom,
    Required,
    RoomRow,
    RunResult,
    SourceRef,
    Strength,
    SubjectRef,
    Summary,
)
from checker.results.codec import result_from_json, result_to_json, results_schema

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "schemas" / "results-1.schema.json"


def full() -> RunResult:
    finding = Finding(
        key="abc",
        place=Place(storey="00", number="00-12", x=1.5, y=2.0),
        rule="R",
        title="T",
        topic="access",
        strength=Strength.MUST,
        outcome=Outcome.FAIL,
        subject=SubjectRef(global_id="g", ifc_class="IfcDoor", bbox=(0.0, 0.0, 1.0, 1.0)),
        observed=Observed(measure="m", kind="quantity", low=0.7, high=float("inf"), unit="m"),
        required=Required(is_="yes", between=(0.8, 0.9), unit="m"),
        source=SourceRef(document="D", checked="secondary"),
        evidence=(
            Evidence(role="measured", shape="line", coords=((0.0, 0.0), (1.0, 0.0)), storey="00"),
        ),
    )
    return RunResult(
        model=ModelFacts(file="a.ifc", sha256="b", schema="IFC4"),
        brief={"school": {"pupils": 420}},
        summary=Summary(fail=1),
        rooms=(RoomRow(global_id="g", gross_area=None),),
        findings=(finding,),
        plans=(Plan(storey="00", rooms=(PlanRoom(id="g", rings=(((0.0, 0.0), (1.0, 0.0)),)),)),),
    )


def test_a_result_comes_back_as_it_was():
    assert result_from_json(result_to_json(full())) == full()


def test_python_spellings_do_not_reach_the_file():
    data = json.loads(result_to_json(full()))
    assert data["schema"] == "schoolcheck/results/1"
    assert set(data["summary"]) >= {"pass", "fail", "cannot_tell", "not_applicable"}
    assert data["findings"][0]["required"]["is"] == "yes"
    assert data["findings"][0]["observed"]["high"] == "Infinity"
    assert data["findings"][0]["outcome"] == "fail"


def test_fields_that_later_work_fills_are_there_from_the_start():
    finding = json.loads(result_to_json(full()))["findings"][0]
    assert {"waiver", "since", "group", "also"} <= set(finding)


@pytest.mark.slow
def test_the_file_fits_its_published_schema():
    jsonschema.validate(json.loads(result_to_json(full())), results_schema())


def test_the_published_schema_is_the_one_of_the_code():
    assert json.loads(PUBLISHED.read_text("utf-8")) == results_schema(), (
        "run `schoolcheck schema results > docs/schemas/results-1.schema.json`"
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"[" * 100_000, b"3", b"{}", b'{"schema": "schoolcheck/results/2"}', b"\xff"],
)
def test_anything_else_is_refused_in_a_sentence(data):
    with pytest.raises(UsageError):
        result_from_json(data)


def test_results_of_the_right_schema_but_the_wrong_shape_are_refused():
    with pytest.raises(UsageError, match=r"results\.json"):
        result_from_json(b'{"schema": "schoolcheck/results/1", "findings": 3}')


def test_tampered_results_are_refused_with_one_place_not_a_page():
    text = result_to_json(full()).replace(b'"fail"', b'"great"')
    with pytest.raises(UsageError, match=r"findings\.0\.outcome: .*such places") as caught:
        result_from_json(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("figure", ["NaN", "Infinity", "-Infinity"])
def test_a_figure_that_is_none_is_refused(figure):
    data = result_to_json(RunResult(model=ModelFacts(file="a.ifc", sha256="", schema="IFC4")))
    spoiled = data.replace(b'"x":0.0', b'"x":' + figure.encode(), 1)
    assert spoiled != data
    with pytest.raises(UsageError, match="not a results"):
        result_from_json(spoiled)
