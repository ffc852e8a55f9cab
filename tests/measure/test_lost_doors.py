"""A door without a place may be anywhere on its storey: no answer that hangs on doors is sure."""

from dataclasses import replace

import pytest
from shapely import box

from checker.results.values import Quantity, Unknown
from tests.measure.beside_made import NO, YES
from tests.measure.known_schools import ways_answers
from tests.measure.measuring import measured
from tests.measure.schools import room, school_of
from tests.measure.surer import every_answer, holds, surer
from tests.measure.ways import MAIN, outer, walker, way_in
from tests.measure.ways_school import ways_measurer, ways_school

pytestmark = pytest.mark.slow

GONE = {"shape": None, "frame": None, "host_id": "", "opening_id": "", "solids": ()}
UNREAD = "Its placement could not be read."
USES = {"hall": "corridor", "class": "classroom", "far": "classroom"}


def without_place(school, door_id, **changes):
    """The school with a door that only has a name and a storey."""
    lost = (
        replace(each, **GONE, unread=UNREAD, **changes) if each.id == door_id else each
        for each in school.doors
    )
    return replace(school, doors=tuple(lost))


@pytest.fixture(scope="module")
def before():
    return ways_answers()


@pytest.mark.parametrize("door_id", ["main", "d-yard", "d-inner", "d-stair-up"])
def test_a_door_without_a_place_makes_no_answer_surer(before, door_id):
    after = every_answer(ways_measurer(without_place(ways_school(), door_id)))
    assert surer(before, after) == {}
    assert before.keys() - after.keys() == set()


def hall_school(*more):
    """A hall 20 m long with an outer door at its west end and two classes off it."""
    return school_of(
        room("hall", box(0, 0, 20, 2)),
        room("class", box(2, 2.1, 8, 8)),
        room("far", box(12, 2.1, 18, 8)),
        outer("main", at=(-0.05, 1), along=90),
        way_in("d-class", at=(5, 2.05)),
        way_in("d-far", at=(15, 2.05)),
        outer("near", at=(15, -0.05)),
        *more,
    )


def both(measure, kind, id_, *, lost="near", **params):
    """A value with all doors known, and with one lost."""
    schools = hall_school(), without_place(hall_school(), lost)
    brief = {"entrances": {"main": "main"}}
    return [
        measured(walker(each, brief=brief, **USES), measure, kind, id_, **params)
        for each in schools
    ]


def test_a_way_is_no_longer_for_a_door_that_may_be_on_it_and_may_be_shorter():
    known, lost = both("travel_distance", "room", "class", to=MAIN)
    assert known.low == known.high == pytest.approx(lost.high)
    assert lost.low == 0.0
    assert "near" in lost.doubt.missing[0]


def test_what_is_reached_stays_reached_and_what_is_not_may_be():
    known, lost = both("is_reachable", "room", "class")
    assert (known.possible, lost.possible) == (YES, YES)
    known, lost = both("is_reachable", "room", "class", lost="d-class")
    assert known.possible == YES
    assert holds(known, lost)


@pytest.mark.parametrize(
    "measure", ["escape_distance", "one_way_distance", "dead_end_length", "outdoor_door"]
)
def test_what_one_more_door_may_change_either_way_is_not_known(measure):
    known, lost = both(measure, "room", "hall")
    assert not isinstance(known, Unknown)
    assert isinstance(lost, Unknown)
    assert lost.missing == ("the place of near",)


def test_a_door_on_another_storey_leaves_what_is_beside_a_room_known():
    school = without_place(hall_school(), "near", storey_id="s1")
    known = measured(walker(school, **USES), "outdoor_door", "room", "class")
    assert known.possible == NO
    nowhere = without_place(hall_school(), "near", storey_id="")
    assert isinstance(measured(walker(nowhere, **USES), "outdoor_door", "room", "class"), Unknown)
    far = measured(walker(school, **USES), "escape_distance", "room", "class")
    assert isinstance(far, Unknown), "ways lead over other storeys"


def test_a_door_that_the_file_only_names_is_lost_though_no_trouble_is_told():
    school = hall_school()
    doors = (replace(d, **GONE) if d.id == "near" else d for d in school.doors)
    m = walker(replace(school, doors=tuple(doors)), **USES)
    assert isinstance(measured(m, "escape_distance", "room", "class"), Unknown)


def test_a_leaf_may_swing_in_where_a_door_is_lost():
    known, lost = both("largest_circle", "room", "hall", may_overlap=())
    assert (known.low > 0.0, lost.low) == (True, 0.0)
    assert lost.high == pytest.approx(known.high)
    over, still = both("largest_circle", "room", "hall", may_overlap=("door swing",))
    assert (over.low, over.high) == (still.low, still.high)


def test_a_leaf_that_surely_swings_in_does():
    known, lost = both("door_swings_in", "room", "class", lost="d-far")
    assert (known.possible, getattr(lost, "possible", None)) == (YES, YES)
    known, lost = both("door_swings_in", "room", "far", lost="d-far")
    assert known.possible == YES
    assert isinstance(lost, Unknown)


def test_a_measure_that_does_not_hang_on_doors_is_as_sure():
    known, lost = both("net_area", "room", "hall")
    assert isinstance(lost, Quantity)
    assert (known.low, known.high) == (lost.low, lost.high)
