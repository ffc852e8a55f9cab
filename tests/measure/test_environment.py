"""Noise, reverberation and air of a room: as its properties declare, and never guessed."""

import pytest
from shapely import box

from checker.model import Property
from checker.results.values import Unknown
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import room, school_of

OURS = "SchoolCheck_Environment"
FIGURES = [
    ("indoor_ambient_noise", "IndoorAmbientNoise_dBA", 30.0, "dB"),
    ("reverberation_time", "ReverberationTime_s", 0.4, "s"),
    ("mean_co2", "CO2Mean_ppm", 1400.0, "ppm"),
]


PLAN = box(0, 0, 4, 3)


def told(measure, *properties, area=PLAN):
    school = school_of(room("r", area, properties=properties))
    return measured(measurer_of(school), measure, "room", "r")


@pytest.mark.parametrize(
    ("measure", "name", "value", "unit"),
    [
        ("indoor_ambient_noise", "IndoorAmbientNoise_dBA", 30.0, "dB"),
        ("reverberation_time", "ReverberationTime_s", 0.4, "s"),
        ("mean_co2", "CO2Mean_ppm", 1400.0, "ppm"),
    ],
)
def test_a_declared_figure_is_read_with_its_unit_and_its_place(measure, name, value, unit):
    answer = told(measure, Property(group=OURS, name=name, value=value))
    assert (answer.low, answer.high, answer.unit) == (value, value, unit)
    assert (answer.origin, answer.method) == ("declared", f"{OURS}.{name}")


@pytest.mark.parametrize(("measure", "name", "value", "unit"), FIGURES)
@pytest.mark.parametrize("wrong", ["30 dB", True, 0.0, -5.0, float("inf"), float("nan")])
def test_what_is_no_figure_of_a_room_declares_nothing(measure, name, value, unit, wrong):
    answer = told(measure, Property(group=OURS, name=name, value=wrong))
    assert isinstance(answer, Unknown)
    assert name in answer.ask
    assert unit in answer.ask
    assert value > 0


@pytest.mark.parametrize(("measure", "name", "value", "unit"), FIGURES)
def test_without_it_and_by_another_set_it_is_unknown(measure, name, value, unit):
    assert isinstance(told(measure), Unknown)
    elsewhere = Property(group="Pset_SpaceCommon", name=name, value=value)
    assert isinstance(told(measure, elsewhere), Unknown), unit


@pytest.mark.parametrize(("measure", "name", "value", "unit"), FIGURES)
def test_a_room_without_a_body_declares_all_the_same(measure, name, value, unit):
    answer = told(measure, Property(group=OURS, name=name, value=value), area=None)
    assert (answer.best, answer.unit) == (value, unit)


@pytest.mark.parametrize(
    ("written", "word"),
    [("natural", "natural"), (" Mechanical ", "mechanical"), ("MIXED", "mixed")],
)
def test_the_way_of_ventilation_is_one_of_three_words(written, word):
    answer = told("ventilation", Property(group=OURS, name="Ventilation", value=written))
    assert answer.possible == {word}
    assert answer.origin == "declared"


@pytest.mark.parametrize("wrong", ["fan", "", 1.0, True])
def test_another_word_for_ventilation_tells_nothing(wrong):
    answer = told("ventilation", Property(group=OURS, name="Ventilation", value=wrong))
    assert isinstance(answer, Unknown)
    assert "natural, mechanical or mixed" in answer.ask


def test_nobody_says_how_a_room_is_ventilated():
    assert isinstance(told("ventilation"), Unknown)
