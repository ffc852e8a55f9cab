"""What is said of a lift: told, not told, told in other words, or in millimetres."""

import pytest

from checker.model import Property
from tests.measure.climbing import asked, is_unknown, span
from tests.measure.lifts_made import CAR, USES
from tests.measure.schools import lift, school_of

OPEN = {True, False}
LENGTHS = {
    "lowest_car_control": "CarControlsLowest",
    "highest_car_control": "CarControlsHighest",
    "car_controls_from_wall": "CarControlsFromWall",
    "lowest_landing_button": "LandingButtonsLowest",
    "highest_landing_button": "LandingButtonsHighest",
    "landing_buttons_from_wall": "LandingButtonsFromWall",
    "car_handrail_height": "CarHandrailHeight",
}


def of_lift(name, *stated, group="SchoolCheck_Lift"):
    properties = tuple(Property(group=group, name=word, value=value) for word, value in stated)
    school = school_of(lift("car", CAR, properties=properties))
    return asked(school, name, "lift", "car", uses=USES)


@pytest.mark.parametrize(("name", "word"), LENGTHS.items())
@pytest.mark.parametrize("value", [0.9, 900.0, 900])
def test_a_height_is_what_is_stated_in_metres_or_millimetres(name, word, value):
    others = [(other, 0.1) for other in LENGTHS.values() if other != word]
    found = of_lift(name, *others, (word, value))
    assert span(found) == (0.9, 0.9)
    assert (found.origin, found.method) == ("declared", f"SchoolCheck_Lift.{word}")


@pytest.mark.parametrize(("name", "word"), LENGTHS.items())
@pytest.mark.parametrize("value", ["0.9", True, -1.0, 0.0])
def test_what_is_no_length_says_nothing(name, word, value):
    assert is_unknown(of_lift(name, (word, value)))
    assert is_unknown(of_lift(name))
    assert word in of_lift(name).ask


@pytest.mark.parametrize(("name", "word"), [("has_mirror", "Mirror"), ("is_enclosed", "Enclosed")])
@pytest.mark.parametrize(
    ("value", "possible"),
    [(True, {True}), (False, {False}), ("Yes", {True}), ("no", {False}), ("perhaps", OPEN)],
)
def test_a_yes_or_no_is_what_is_stated(name, word, value, possible):
    assert of_lift(name, (word, value)).possible == possible
    assert of_lift(name, (word, value), group="Pset_Other").possible == OPEN
    assert of_lift(name).possible == OPEN


@pytest.mark.parametrize(
    ("value", "possible"),
    [
        ("accompanied", {"accompanied"}),
        ("Alone", {"alone"}),
        ("sometimes", {"accompanied", "alone"}),
    ],
)
def test_how_people_travel_is_what_is_stated(value, possible):
    assert of_lift("platform_use", ("PlatformUse", value)).possible == possible
    assert of_lift("platform_use").possible == {"accompanied", "alone"}
