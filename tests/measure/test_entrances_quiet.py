"""The quiet entrance that the brief names is there, or nobody knows which door it is."""

import pytest
from shapely import box

from checker.results.values import Truth, Unknown
from tests.measure.schools import room, school_of
from tests.measure.ways import WALL, outer, walker


def found(**named):
    made = school_of(
        room("lobby", box(0, 0, 8, 3)),
        outer("west", at=(-WALL / 2, 1.5), along=90),
        outer("east", at=(8 + WALL / 2, 1.5), along=90),
    )
    m = walker(made, brief={"entrances": named}, lobby="corridor")
    return m.measure("quiet_entrance_found", m.subjects("school")[0])


@pytest.mark.parametrize("named", [{"quiet": "east"}, {"quiet": " EAST "}, {}, {"main": "north"}])
def test_a_door_that_the_brief_names_is_found_and_none_is_lost_where_it_names_none(named):
    answer = found(**named)
    assert isinstance(answer, Truth)
    assert (answer.possible, answer.origin == "declared") == ({True}, "quiet" in named)


def test_no_other_door_stands_in_for_one_that_the_model_lacks():
    answer = found(main="west", quiet="north")
    assert isinstance(answer, Unknown)
    assert answer.missing == (
        "the quiet entrance 'north' that the brief names: no door is called so",
    )
