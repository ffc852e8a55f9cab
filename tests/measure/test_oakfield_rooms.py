"""The sample school as it was drawn: its rooms measure what its builder put there."""

import pytest

from checker.measure.measurer import Measurer
from checker.measure.readiness import readiness_problems
from checker.read import read_school
from checker.results.values import Quantity
from tests.measure.measuring import measurer_of

EXACT = {"m": 0.0005, "m2": 0.001}


@pytest.fixture(scope="module")
def oakfield(samples) -> Measurer:
    return measurer_of(read_school(samples / "oakfield" / "oakfield-primary-A.ifc"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "measure", "figure"),
    [
        ("00-38", "clear_width", 1.2),
        ("01-18", "clear_width", 1.05),
        ("00-18", "clear_width", 1.1),
        ("00-25", "clear_width", 2.4),
        ("00-21", "room_width", 1.5),
        ("00-21", "largest_circle", 1.5),
        ("01-16", "room_width", 1.45),
        ("00-09", "room_width", 1.6),
        ("00-05", "gross_area", 9.0),
        ("00-16", "gross_area", 7.84),
        ("00-60", "gross_area", 8.4),
        ("00-41", "room_width", 12.0),
        ("00-50", "doors", 17),
        ("00-38", "passing_place_spacing", 10.6),
        ("00-38", "deepest_projection", 0.2),
        ("00-18", "deepest_projection", 0.3),
        ("00-24", "deepest_projection", 0.45),
        ("00-25", "passing_places", 1),
        ("00-24", "passing_place_spacing", 0.0),
        ("01-18", "passing_places", 2),
        ("00-64", "dead_end_length", 0.0),
        ("00-39", "dead_end_length", 0.0),
    ],
)
def test_a_room_measures_what_was_drawn(oakfield, number, measure, figure):
    (subject,) = (each for each in oakfield.subjects("room") if each.ref.name == number)
    found = oakfield.measure(measure, subject)
    assert isinstance(found, Quantity)
    assert found.low == pytest.approx(figure, abs=EXACT.get(found.unit, 0.0))


@pytest.mark.slow
def test_its_base_is_found_with_all_its_rooms(oakfield):
    (base,) = oakfield.subjects("zone")
    assert oakfield.measure("kind", base).possible == {"inclusion base"}
    assert oakfield.measure("rooms", base).best == 19


def test_nothing_in_it_spoils_a_sum(oakfield):
    assert not [each for each in readiness_problems(oakfield.school) if each.scope != "note"]


@pytest.mark.slow
def test_every_room_has_an_area_a_height_and_a_width(oakfield):
    for subject in oakfield.subjects("room"):
        for measure in ("gross_area", "net_area", "height", "room_width"):
            assert isinstance(oakfield.measure(measure, subject), Quantity), (subject.id, measure)
