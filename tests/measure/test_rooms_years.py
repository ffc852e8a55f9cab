"""Which years a classroom is for: what its name tells, and what the phase of the school leaves."""

import pytest
from shapely import box

from checker.bundled import bundled_folder
from checker.results.values import Unknown
from checker.uses import classify_rooms, load_vocabulary
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import room, school_of

INFANT, JUNIOR, SECONDARY = "reception or infant", "junior", "secondary"


def years(name, phase=None):
    one = room("r", box(0, 0, 8, 7), name="0-01", long_name=name)
    school, brief = school_of(one), {"school": {"phase": phase} if phase else {}}
    uses = classify_rooms(
        school, vocabulary=load_vocabulary(bundled_folder("rules") / "vocabulary"), overrides={}
    )
    return measured(measurer_of(school, brief=brief, uses=uses), "year_group", "room", "r")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "phase", "expected"),
    [
        ("Year 2", None, {INFANT}),
        ("Reception class 1", "primary", {INFANT}),
        ("Year 4", "primary", {JUNIOR}),
        ("Maths classroom", "secondary", {SECONDARY}),
        ("Classroom 5", "primary", {INFANT, JUNIOR}),
        ("Classroom 5", "secondary", {SECONDARY}),
        ("Classroom 5", "all-through", {INFANT, JUNIOR, SECONDARY}),
        ("Classroom 5", None, {INFANT, JUNIOR, SECONDARY}),
        ("Primary classroom", "all-through", {INFANT, JUNIOR}),
    ],
)
def test_a_name_tells_the_years_of_a_classroom_and_the_phase_what_it_leaves(name, phase, expected):
    assert years(name, phase).possible == expected


def test_a_room_that_is_no_classroom_is_for_no_year():
    assert isinstance(years("Store", "primary"), Unknown)
