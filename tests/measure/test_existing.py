"""Whether a room, a lift or the school belongs to a building that is there already."""

import pytest
from shapely import box

from checker.model import Property
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import lift, room, school_of

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
    assert found.method == "brief: extension; no Status stated"


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


@pytest.mark.parametrize(
    ("works", "status", "possible"),
    [
        ("extension", "NEW", {False}),
        ("extension", " new", {False}),
        ("extension", "EXISTING", {True}),
        ("extension", "DEMOLISH", {True, False}),
        ("extension", 7, {True, False}),
        ("refurbishment", "NEW", {True}),
        ("new", "EXISTING", {False}),
        (None, "EXISTING", {False}),
    ],
)
def test_in_an_extension_the_room_itself_tells(works, status, possible):
    said = (Property(group="SchoolCheck_Room", name="Status", value=status),)
    school = school_of(room("r", box(0, 0, 4, 4), properties=said))
    brief = {"school": {"works": works}} if works else {}
    m = measurer_of(school, brief=brief)
    assert measured(m, "in_existing_building", "room", "r").possible == possible


def test_what_is_new_in_an_extension_is_no_exception():
    said = (Property(group="SchoolCheck_Room", name="Status", value="NEW"),)
    school = school_of(room("r", box(0, 0, 4, 4), properties=said), room("s", box(4, 0, 8, 4)))
    m = measurer_of(school, brief={"school": {"works": "extension"}})
    assert measured(m, "is_excepted", "room", "r").possible == {False}
    assert measured(m, "is_excepted", "room", "s").possible == {True, False}


def test_in_an_extension_the_lift_itself_tells():
    said = Property(group="Pset_TransportElementCommon", name="Status", value="NEW")
    made = lift("l", box(0, 0, 2, 2), properties=(said,))
    m = measurer_of(school_of(made), brief={"school": {"works": "extension"}})
    assert measured(m, "in_existing_building", "lift", "l").possible == {False}
    assert measured(m, "is_excepted", "lift", "l").possible == {False}


@pytest.mark.parametrize(
    ("works", "yes"), [("extension", True), ("new", False), ("refurbishment", False), (None, False)]
)
def test_works_that_extend_a_building_are_told(works, yes):
    brief = {"school": {"works": works}} if works else {}
    found = measured(measurer_of(SCHOOL, brief=brief), "is_extension", "school", "school")
    assert found.possible == {yes}
    assert found.origin == ("declared" if works else "assumed")
