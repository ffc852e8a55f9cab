"""Whether a leaf swings out over a way past the door, or along the way that one goes."""

import pytest
from shapely import box

from tests.measure.doors_made import asked, measurer_of
from tests.measure.doors_walled import leaf_flush, walled
from tests.measure.schools import room, school_of

ALONG = box(-8, 0.1, 8, 2.1)
"""A corridor past the door, north of it."""
ENDS = box(-1, 0.1, 1, 12)
"""A corridor that begins at the door."""
SOUTH = box(-4, -4, 4, -0.1)


def over(north, *, north_use="corridor", south_use="primary classroom", **given):
    school = school_of(room("n", north), room("s", SOUTH), walled(solids=leaf_flush(), **given))
    return asked(measurer_of(school, n=north_use, s=south_use), "swings_over_way").possible


def test_a_door_in_the_side_of_a_corridor_swings_over_it_and_one_at_its_end_does_not():
    assert over(ALONG) == {True}
    assert over(ENDS) == {False}


@pytest.mark.parametrize(("half", "answer"), [(3.9, {False}), (4.1, {True})])
def test_it_runs_past_where_it_goes_on_for_twice_its_depth(half, answer):
    assert over(box(-half / 1, 0.1, half, 4.1)) == answer


def test_into_a_room_that_nobody_passes_through_it_swings_over_no_way():
    assert over(ALONG, north_use="primary classroom") == {False}
    assert over(ALONG, mirrored=True) == {False}


def test_what_the_model_leaves_open_is_open():
    assert over(ALONG, north_use=("corridor", "store")) == {True, False}
    assert over(ALONG, operation="") == {True, False}


def test_a_sliding_door_swings_over_nothing():
    assert over(ALONG, operation="SLIDING_TO_LEFT") == {False}
