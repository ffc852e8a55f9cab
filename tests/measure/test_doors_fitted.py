"""What only people can say of a door: controls, cover, hold-open devices, glass and its marks."""

import pytest

from checker.model import Property
from checker.results.values import Unknown
from tests.measure.doors_made import asked, declared, measurer_of, standing
from tests.measure.schools import school_of


def told(name, *properties, kind="door"):
    made = standing(properties=tuple(properties))
    return asked(measurer_of(school_of(made)), name, kind=kind)


def ours(name, value):
    return declared(name, value, group="SchoolCheck_Door")


def glass(value):
    return told(
        "glass_share", Property(group="Pset_DoorCommon", name="GlazingAreaFraction", value=value)
    )


@pytest.mark.parametrize(
    ("name", "property_"),
    [("control_height", "ControlHeight"), ("control_setback", "ControlSetback")],
)
@pytest.mark.parametrize(("value", "metres"), [(1.0, 1.0), (1400.0, 1.4), (750.0, 0.75)])
def test_a_length_is_read_in_metres_or_millimetres(name, property_, value, metres):
    found = told(name, ours(property_, value))
    assert (found.low, found.high) == (metres, metres)
    assert found.origin == "declared"


@pytest.mark.parametrize(
    ("value", "held"),
    [
        ("electromagnetic", True),
        ("Swing free", True),
        (True, True),
        ("yes", True),
        (False, False),
        ("none", False),
        ("No", False),
    ],
)
def test_a_kind_of_device_holds_a_door_open_and_none_does_not(value, held):
    assert told("is_held_open", ours("HoldOpenDevice", value)).possible == {held}


@pytest.mark.parametrize("value", ["", "TBC", "undefined"])
def test_words_that_say_nothing_leave_it_unknown(value):
    assert isinstance(told("is_held_open", ours("HoldOpenDevice", value)), Unknown)


@pytest.mark.parametrize(
    ("name", "property_"),
    [("has_weather_cover", "WeatherCover"), ("has_glass_marks", "GlassMarked")],
)
def test_a_yes_or_no_is_taken_at_its_word(name, property_):
    assert told(name, ours(property_, True)).possible == {True}
    assert told(name, ours(property_, "no")).possible == {False}
    assert isinstance(told(name, ours(property_, "perhaps")), Unknown)


@pytest.mark.parametrize(("value", "share"), [(0.6, 0.6), (1.0, 1.0), (60.0, 0.6), (100.0, 1.0)])
def test_the_share_of_glass_is_read_as_a_fraction_or_in_per_cent(value, share):
    found = glass(value)
    assert (found.low, found.high) == (pytest.approx(share), pytest.approx(share))


@pytest.mark.parametrize("value", [0.0, -1.0, 101.0, "much", True])
def test_no_glass_is_what_tools_write_where_nobody_said_anything(value):
    found = glass(value)
    assert isinstance(found, Unknown)
    assert "GlazingAreaFraction" in found.ask


@pytest.mark.parametrize(
    "name",
    ["control_height", "control_setback", "has_weather_cover", "is_held_open", "has_glass_marks"],
)
def test_what_nobody_states_is_unknown_with_the_property_to_state(name):
    found = told(name)
    assert isinstance(found, Unknown)
    assert "SchoolCheck_Door." in found.ask
