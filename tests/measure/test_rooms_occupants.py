"""How many people a room is said to be for, and how old its children are."""

import pytest
from shapely import box

from checker.model import Property
from checker.results.values import Unknown
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import room, school_of


def answer(*said):
    properties = tuple(Property(group="Set", name=name, value=value) for name, value in said)
    school = school_of(room("r", box(0, 0, 8, 7), properties=properties))
    return measured(measurer_of(school), "occupants", "room", "r")


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ((("OccupancyNumber", 26.0),), (26, 26)),
        ((("Children", 24.0), ("OccupancyNumber", 30.0)), (24, 24)),
        ((("Occupancy Number", "30"),), (30, 30)),
        ((("OccupancyNumber", 26.0), ("OccupancyNumber", 30.0)), (26, 30)),
        ((("Children", 0.0), ("OccupancyNumber", 30.0)), (30, 30)),
    ],
    ids=repr,
)
def test_a_number_of_people_is_as_declared_ours_first(said, ends):
    found = answer(*said)
    assert (found.low, found.high) == ends


@pytest.mark.parametrize(
    "value", [0.0, -1.0, 2.5, True, "many", "", 1e9, float("nan"), float("inf")], ids=repr
)
def test_what_is_no_number_of_people_is_unknown(value):
    assert isinstance(answer(("OccupancyNumber", value)), Unknown)


def test_a_room_without_a_number_asks_for_one():
    found = answer()
    assert isinstance(found, Unknown)
    assert "Children" in found.ask


def ages(name="", said="", code=""):
    properties = tuple(
        Property(group="SchoolCheck_Room", name=key, value=value)
        for key, value in (("AgeGroup", said), ("DfECode", code))
        if value
    )
    one = room("r", box(0, 0, 8, 7), name="0-01", long_name=name, properties=properties)
    return measured(measurer_of(school_of(one)), "age_group", "room", "r")


BABIES, TWOS, OLDER = "under two", "two", "three and over"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Baby room", {BABIES}),
        ("Under 2s", {BABIES}),
        ("Nursery (0-2 years)", {BABIES}),
        ("Nursery 1 - 2 year olds", {BABIES, TWOS}),
        ("Playroom 3 - 2 Year Olds", {TWOS}),
        ("Toddler room", {BABIES, TWOS}),
        ("Nursery 1 to 3 years", {BABIES, TWOS}),
        ("Twos", {TWOS}),
        ("2 year olds", {TWOS}),
        ("Nursery playrooms (2 to 3 year olds)", {TWOS}),
        ("Nursery ages 2-4", {TWOS, OLDER}),
        ("Pre-school room", {OLDER}),
        ("Nursery (3\u20135 yrs)", {OLDER}),
        ("Four-year-olds", {OLDER}),
        ("Babies and twos", {BABIES, TWOS}),
        ("1 and 2 year olds", {BABIES, TWOS}),
        ("2/3 year olds", {TWOS, OLDER}),
        ("2 yr olds", {TWOS}),
        ("Under-twos", {BABIES}),
        ("Under 3s", {BABIES, TWOS}),
        ("Under threes", {BABIES, TWOS}),
        ("Under 5s", {BABIES, TWOS, OLDER}),
        ("Rising threes", {TWOS, OLDER}),
        ("Under one", {BABIES}),
        ("Under fours", {BABIES, TWOS, OLDER}),
        ("Under five", {BABIES, TWOS, OLDER}),
        ("1 year olds", {BABIES}),
        ("One yr olds", {BABIES}),
        ("1 y/o", {BABIES}),
        ("Two year olds", {TWOS}),
        ("2 y/o", {TWOS}),
        ("Fours", {OLDER}),
        ("3 yr olds", {OLDER}),
        ("Three-year-olds", {OLDER}),
        ("4 y/o", {OLDER}),
        ("Playroom 2-3 y/o", {TWOS}),
        ("Nursery ages 2\u20133", {TWOS}),
        ("Nursery aged 2 to 3", {TWOS}),
    ],
)
def test_a_name_tells_how_old_the_children_are(name, expected):
    assert ages(name).possible == expected


@pytest.mark.parametrize(
    "name",
    [
        "Class 2 Year 1",
        "Year 2 class",
        "Room 3 Year 4",
        "Class 1 - Year 2",
        "Classroom 2 Yrs 3-4",
        "Class 2 years 1 & 2",
        "Class one year two",
        "Room 1 to 2 Year 5",
        "Reception 2 Year R",
        "Room 3 Y2",
        "1 Year Group Room",
        "Years 3 to 4",
        "Year 3 - 4 years",
        "Y1 and 2 years",
        "Class 2 year one",
        "Class 1 year three",
        "Class 2 year four",
        "Class 1 year five",
        "Class 2 year six",
        "Room 4 years 1 to 2 years",
        "Years 1 and 2 years",
        "2 yrs group room",
    ],
)
def test_a_year_at_school_is_no_age(name):
    assert isinstance(ages(name), Unknown)


def test_a_place_to_change_babies_is_not_one_for_them():
    assert isinstance(ages("Nursery with baby change"), Unknown)
    assert ages("Nursery with baby change, 2 year olds").possible == {TWOS}


@pytest.mark.parametrize("name", ["", "Nursery", "Playroom 2", "Nursery 2-3", "Rubaby store"])
def test_a_name_without_an_age_tells_none(name):
    assert isinstance(ages(name), Unknown)


def test_what_is_stated_comes_before_the_code_and_the_code_before_the_name():
    assert ages("Baby room", code="PRI04").possible == {TWOS}
    assert ages("Baby room", said=OLDER, code="PRI04").possible == {OLDER}
    assert ages("Baby room", said="some age").possible == {BABIES}
