"""The figures of the field notes are those that the real models have."""

from pathlib import Path

import pytest

from checker.brief import Brief
from checker.pipeline import measurer_of, read_facts
from checker.results.values import Unknown

pytestmark = [pytest.mark.slow, pytest.mark.shared]
NOTES = Path(__file__).resolve().parents[2] / "docs" / "field-notes.md"


@pytest.mark.parametrize(
    ("model", "measure", "sentence"),
    [
        (
            "gymzaal_revit2020_ifc4.ifc",
            "clear_width",
            "Of {rooms} clear widths {open} have an open end",
        ),
        ("gymzaal_revit2020_ifc4.ifc", "dead_end_length", "{unknown} dead ends cannot be told"),
        (
            "bimcollab_arc_archicad21.ifczip",
            "clear_width",
            "Of {rooms} clear widths {open} have an open end",
        ),
    ],
)
def test_what_a_real_model_taught_is_still_so(shared_models, model, measure, sentence):
    measurer = measurer_of(read_facts(shared_models / model), Brief())
    rooms = measurer.subjects("room")
    values = [measurer.measure(measure, room) for room in rooms]
    known = [value for value in values if not isinstance(value, Unknown)]
    figures = {
        "rooms": len(rooms),
        "open": sum(value.low < value.high for value in known),
        "unknown": len(values) - len(known),
    }
    assert sentence.format(**figures) in NOTES.read_text("utf-8")
