"""Whether a room, a lift or the school belongs to a building that is there already."""

import pytest
from shapely import box

from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import room, school_of

SCHOOL = school_of(room("r", box(0, 0, 4, 4)))


def stands(works, name="in_existing_building"):
    brief = {"school": {"works": works}} if works else {}
    return measured(measurer_of(SCHOOL, brief=brief), name, "room", "r")


@pytest.mark.parametrize(
    ("works", "possible"),
    [
        (None, {False}),
        ("new", {False}),
        ("refurbishment", {True}),
        ("extension", {True, False}),
    ],
)
def test_the_works_of_the_brief_tell(works, possible):
    assert stands(works).possible == possible


def test_where_no_works_are_named_that_it_is_new_is_assumed():
    assert stands(None).origin == "assumed"
    assert stands("new").origin == "declared"


def test_what_to_state_is_the_works():
    found = stands("extension")
    assert found.method == "brief: extension"


@pytest.mark.parametrize(
    ("works", "possible"),
    [
        (None, {False}),
        ("new", {False}),
        ("refurbishment", {True, False}),
        ("extension", {True, False}),
    ],
)
def test_of_what_stands_already_a_person_decides(works, possible):
    assert stands(works, "is_excepted").possible == possible
