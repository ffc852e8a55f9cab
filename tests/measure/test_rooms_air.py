"""The air of a room: as its properties declare, and never guessed."""

import pytest

from checker.model import Property
from checker.results.values import Unknown
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import room, school_of, square


def told(measure, name="", value=None, *, group="SchoolCheck_Environment"):
    said = (Property(group=group, name=name, value=value),) if name else ()
    school = school_of(room("r", square(3), properties=said))
    return measured(measurer_of(school), measure, "room", "r")


def test_a_mean_of_1400_is_read():
    answer = told("mean_co2", "CO2Mean_ppm", 1400.0)
    assert (answer.low, answer.high, answer.unit) == (1400.0, 1400.0, "ppm")
    assert (answer.origin, answer.method) == ("declared", "SchoolCheck_Environment.CO2Mean_ppm")


@pytest.mark.parametrize("wrong", ["30 ppm", True, 0.0, -5.0, float("inf"), float("nan")])
def test_what_no_air_can_be_declares_nothing(wrong):
    answer = told("mean_co2", "CO2Mean_ppm", wrong)
    assert isinstance(answer, Unknown)
    assert "CO2Mean_ppm" in answer.ask


def test_without_it_and_in_another_set_it_is_unknown():
    assert isinstance(told("mean_co2"), Unknown)
    assert isinstance(told("mean_co2", "CO2Mean_ppm", 900.0, group="Pset_SpaceCommon"), Unknown)
    assert isinstance(told("ventilation"), Unknown)


@pytest.mark.parametrize(
    ("written", "word"),
    [("natural", "natural"), (" Mechanical ", "mechanical"), ("MIXED", "mixed")],
)
def test_the_way_of_ventilation_is_one_of_three_words(written, word):
    answer = told("ventilation", "Ventilation", written)
    assert answer.possible == {word}
    assert answer.origin == "declared"


@pytest.mark.parametrize("wrong", ["fan", "", 1.0, True])
def test_another_word_for_ventilation_tells_nothing(wrong):
    answer = told("ventilation", "Ventilation", wrong)
    assert isinstance(answer, Unknown)
    assert "natural, mechanical or mixed" in answer.ask
