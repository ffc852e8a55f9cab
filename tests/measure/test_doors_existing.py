"""Whether a door stands in a building that is there already."""

import pytest

from checker.model import Property
from tests.measure.doors_walled import walled
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import school_of


def stands(works, status):
    said = (Property(group="Pset_DoorCommon", name="Status", value=status),) if status else ()
    brief = {"school": {"works": works}} if works else {}
    m = measurer_of(school_of(walled(properties=said)), brief=brief)
    return measured(m, "in_existing_building", "door", "d")


@pytest.mark.parametrize(
    ("works", "status", "possible"),
    [
        (None, None, {False}),
        (None, "EXISTING", {False}),
        ("new", "EXISTING", {False}),
        ("refurbishment", None, {True}),
        ("refurbishment", "NEW", {True}),
        ("extension", None, {True, False}),
        ("extension", "EXISTING", {True}),
        ("extension", "existing ", {True}),
        ("extension", "NEW", {False}),
        ("extension", "DEMOLISH", {True, False}),
        ("extension", 7, {True, False}),
    ],
)
def test_the_brief_tells_and_in_an_extension_the_door_itself(works, status, possible):
    assert stands(works, status).possible == possible


def test_where_no_works_are_named_that_it_is_new_is_assumed():
    assert stands(None, None).origin == "assumed"
    assert stands("new", None).origin == "declared"
