"""How a value came about, as a reader meets it: units, properties that can be copied, rows."""

import pytest

from checker.report.working import method_words, row_words, step_words
from checker.results import Observed


def method(text: str, origin: str = "derived") -> str:
    return method_words(Observed(measure="w", kind="quantity", origin=origin, method=text))


@pytest.mark.parametrize(
    ("origin", "text", "says"),
    [
        ("derived", "leaf_less_frame", "derived, leaf less frame"),
        (
            "declared",
            "declared clear width (SchoolCheck_Door.ClearOpeningWidth)",
            "declared clear width (SchoolCheck_Door.ClearOpeningWidth)",
        ),
        (
            "declared",
            "Pset_TransportElementElevator.ClearWidth",
            "declared, Pset_TransportElementElevator.ClearWidth",
        ),
        (
            "derived",
            "sides with 0.750 m free beside the pan",
            "derived, sides with 750 mm free beside the pan",
        ),
        ("measured", "", "measured"),
    ],
)
def test_a_method_says_its_origin_once_and_keeps_what_can_be_copied(origin, text, says):
    assert method(text, origin) == says


def test_nothing_observed_has_no_method():
    assert method_words(None) == ""


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ("0.850 m from a long side to 00-60-F03", "850 mm from a long side to 00-60-F03"),
        ("23.550 m from the main entrance to 00-51", "23.6 m from the main entrance to 00-51"),
        ("0.280 to 0.312 m", "280 to 312 mm"),
        (
            "0.120 m and 0.500 m from the middle of the pan",
            "120 mm and 500 mm from the middle of the pan",
        ),
        ("gross area 62.234 m2", "gross area 62.23 m²"),
        ("narrowest between walls and walls", "narrowest between two walls"),
        ("narrowest between the edge and the edge", "narrowest between its two edges"),
        ("narrowest between Column C3 and walls", "narrowest between Column C3 and walls"),
        ("SchoolCheck_Room.EmergencyAlarm: False", "SchoolCheck_Room.EmergencyAlarm says no"),
        ("SchoolCheck_Room.Hoist: True", "SchoolCheck_Room.Hoist says yes"),
        ("GlazingAreaFraction is 0.3", "GlazingAreaFraction is 0.3"),
        ("leaf in the model 926 mm wide", "leaf in the model 926 mm wide"),
        ("a\x00b\u202ec", "abc"),
    ],
)
def test_a_step_has_the_units_of_the_sentence(step, says):
    assert step_words(step) == says


def test_a_step_that_names_a_room_of_ten_thousand_letters_is_shortened():
    told = step_words(f"{'Store' * 2000}: 12.46 m²")
    assert told.endswith("…")
    assert len(told) <= 1000


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("in existing building no", "not in existing building"),
        ("in existing building yes", "in existing building"),
        ("works new or extension", "new or extension building work"),
        (
            "use junior classroom or secondary classroom",
            "for junior classroom or secondary classroom",
        ),
        ("phase nursery or primary, works new", "for nursery or primary, new building work"),
        ("ventilation natural or mixed", "natural or mixed ventilation"),
        ("stair use general", "general use"),
        (
            "in existing building no, approach at right angles, approach width >= 1200 mm",
            "not in existing building, approach at right angles, approach width at least 1200 mm",
        ),
        ("dfe code RES03", "dfe code RES03"),
    ],
)
def test_a_row_of_a_table_is_said_as_what_it_is_for(row, says):
    assert row_words(row) == says
