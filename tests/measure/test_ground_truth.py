"""Rooms of real models against sizes that were read from their text without this program."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.read import read_school
from checker.results.values import Quantity, Unknown
from tests.measure.ceilings import wrong_height
from tests.measure.measuring import measurer_of

MEASURES = {"plan_area": "gross_area", "body_height": "height", "short_side": "room_width"}
MODELS = (
    "classroom_cic_revit2012.ifc",
    "duplex_revit2011.ifc",
    "gymzaal_revit2020_ifc4.ifc",
    "institute_archicad11.ifczip",
    pytest.param("bimcollab_arc_archicad21.ifczip", marks=pytest.mark.slow),
)


def truths(folder: Path, model: str) -> Iterator[tuple[str, str, str]]:
    with (folder / "ground_truth.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["file"] == model and row["quantity"] in MEASURES:
                yield row["GlobalId"], row["quantity"], row["value"]


@pytest.mark.shared
@pytest.mark.parametrize("model", MODELS)
def test_rooms_are_as_large_as_the_file_says_they_are(model, shared_models):
    m = measurer_of(school := read_school(shared_models / model))
    rooms = {each.ref.global_id: each for each in m.subjects("room") + m.subjects("outdoor space")}
    wrong, checked = [], 0
    for global_id, quantity, value in truths(shared_models, model):
        answer = m.measure(MEASURES[quantity], rooms[global_id])
        assert isinstance(answer, Quantity | Unknown)
        if not value:
            continue
        checked += 1
        allowed = 0.001 * float(value) if quantity == "plan_area" else 0.001
        if quantity == "body_height" and isinstance(answer, Quantity):
            # A ceiling that is modelled is lower than the body, which alone the truth is about.
            element, body = rooms[global_id].element, float(value)
            told = wrong_height(school, element, body=body, low=answer.low, high=answer.high)
            assert told == "", element.ref.name
            continue
        if not isinstance(answer, Quantity) or abs(answer.best - float(value)) > allowed:
            wrong.append((global_id, quantity, value, answer))
    assert checked
    assert not wrong
