"""Measured values agree with figures that were worked out by hand from real models' text."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from checker.brief import Brief
from checker.measure.table import measure_rows
from checker.model import Room, School
from checker.pipeline import measurer_of, read_facts
from tests.measure.ceilings import wrong_height

MODELS = (
    "classroom_cic_revit2012.ifc",
    "duplex_revit2011.ifc",
    "gymzaal_revit2020_ifc4.ifc",
    "fzk_haus_archicad20_ifc4.ifc",
    pytest.param("institute_archicad11.ifczip", marks=pytest.mark.slow),
    pytest.param("bimcollab_arc_archicad21.ifczip", marks=pytest.mark.slow),
)
MEASURES = {
    "plan_area": ("gross_area", 0.001),
    "body_height": ("height", 0.001),
    "door_OverallWidth": ("overall_width", 1e-6),
}
pytestmark = [pytest.mark.shared, pytest.mark.slow, pytest.mark.parametrize("name", MODELS)]


@cache
def rooms_of(path: Path) -> tuple[School, dict[str, list[Room]]]:
    """A school with its rooms that have a body, by GlobalId; several where one is used twice."""
    school, found = read_facts(path).school, {}
    for room in school.rooms:
        if room.shape:
            found.setdefault(room.ref.global_id, []).append(room)
    return school, found


@cache
def measured(path: Path) -> dict[tuple[str, str, str], dict[str, object]]:
    rows = measure_rows(measurer_of(read_facts(path), Brief()))
    return {(row["global_id"], row["measure"], row["name"]): row for row in rows}


def truth(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with (folder / "ground_truth.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["file"] == name and row["quantity"] in MEASURES:
                yield row


def found(rows, row) -> list[dict[str, object]]:
    """The measured rows for a line of the truth; several where a GlobalId is used twice."""
    measure, _tolerance = MEASURES[row["quantity"]]
    return [each for key, each in rows.items() if key[:2] == (row["GlobalId"], measure)]


def wrong(row, got, path) -> str:
    measure, tolerance = MEASURES[row["quantity"]]
    value, true = got["value"], float(row["value"])
    allowed = tolerance * true if measure == "gross_area" else tolerance
    if value != "" and abs(float(value) - true) <= allowed:
        return ""
    if measure == "height" and value != "":
        # A ceiling that is modelled is lower than the body, which alone the truth is about.
        school, rooms = rooms_of(path)
        low, high = float(got["low"]), float(got["high"])
        told = [
            wrong_height(school, room, body=true, low=low, high=high)
            for room in rooms[row["GlobalId"]]
        ]
        return f"{row['name']}: {told[0]}" if all(told) else ""
    return f"{row['name']} {row['quantity']}: {true} but measured {value or got['missing']}"


def test_areas_heights_and_door_widths_agree(shared_models, name):
    rows = measured(path := shared_models / name)
    lines = [row for row in truth(shared_models, name) if row["value"]]
    assert lines
    errors = []
    for row in lines:
        got = found(rows, row)
        if not got:
            errors.append(f"{row['name']} {row['quantity']}: not measured at all")
        errors += [error for each in got if (error := wrong(row, each, path))]
    spoiled = [error for error in errors if "used by" in error or "GlobalId" in error]
    assert [error for error in errors if error not in spoiled] == []


def test_rooms_left_blank_in_the_truth_get_an_honest_answer(shared_models, name):
    rows = measured(shared_models / name)
    for row in truth(shared_models, name):
        if row["value"]:
            continue
        for got in found(rows, row):
            assert got["missing"] or float(got["value"]) > 0
            assert got["missing"] or got["method"]
