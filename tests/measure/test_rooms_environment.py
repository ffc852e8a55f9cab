"""Acoustics as declared of a room: figures, and nothing where no figure stands."""

import pytest
from shapely import box

from checker.model import Property
from checker.results.values import Unknown
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import room, school_of

NOISE = ("indoor_ambient_noise", "IndoorAmbientNoise_dBA", "dB")
ECHO = ("reverberation_time", "ReverberationTime_s", "s")
BOTH = pytest.mark.parametrize(("measure", "name", "unit"), [NOISE, ECHO], ids=["noise", "echo"])


def told(measure, *said):
    properties = tuple(Property(group=group, name=name, value=value) for group, name, value in said)
    school = school_of(room("r", box(0, 0, 3, 3), properties=properties))
    return measured(measurer_of(school), measure, "room", "r")


@BOTH
@pytest.mark.parametrize("figure", [35.0, 0.8, 40])
def test_the_figure_is_the_one_declared(measure, name, unit, figure):
    found = told(measure, ("SchoolCheck_Environment", name, figure))
    assert (found.low, found.high, found.unit) == (figure, figure, unit)
    assert (found.origin, found.method) == ("declared", f"SchoolCheck_Environment.{name}")


def test_a_noise_level_of_35_and_an_echo_of_0_8_are_read():
    noise = told("indoor_ambient_noise", ("SchoolCheck_Environment", NOISE[1], 35.0))
    echo = told("reverberation_time", ("SchoolCheck_Environment", ECHO[1], 0.8))
    assert noise.best == pytest.approx(35.0)
    assert echo.best == pytest.approx(0.8)


@BOTH
def test_ours_counts_before_one_of_the_same_name_elsewhere(measure, name, unit):
    found = told(measure, ("Acoustics", name, 50.0), ("SchoolCheck_Environment", name, 38.0))
    assert (found.best, found.unit) == (38.0, unit)
    assert told(measure, ("Acoustics", name, 50.0)).best == 50.0


@BOTH
@pytest.mark.parametrize("value", [True, "low", 0.0, -3.0, float("inf"), float("nan")], ids=repr)
def test_what_is_no_figure_is_unknown(measure, name, unit, value):
    found = told(measure, ("SchoolCheck_Environment", name, value))
    assert isinstance(found, Unknown)
    assert name in found.ask
    assert unit


@BOTH
def test_without_a_property_it_is_unknown(measure, name, unit):
    found = told(measure)
    assert isinstance(found, Unknown)
    assert name in found.ask
    assert unit
