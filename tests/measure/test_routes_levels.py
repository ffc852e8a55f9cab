"""A base on a storey with an entrance, and one upstairs."""

import pytest
from shapely import box

from checker.results.values import Unknown
from tests.measure.measuring import measured, measurer_of, uses_of
from tests.measure.schools import room, school_of, zone
from tests.measure.ways import outer

BELOW = room("below", box(0, 0, 8, 4))
ABOVE = room("above", box(0, 0, 8, 4), storey_id="s1")
GARDEN = room("garden", box(0, -9, 8, -1), is_external=True)
IN = outer("in", at=(2, -0.05))
CORRIDORS = uses_of(below="corridor", above="corridor", garden="store")


def told(*elements, members, uses=CORRIDORS):
    m = measurer_of(school_of(*elements, zone("z", *members)), uses=uses)
    return measured(m, "on_entrance_storey", "zone", "z")


def test_rooms_on_the_storey_of_the_entrance_are_on_the_level():
    assert told(BELOW, ABOVE, IN, members=["below"]).possible == {True}


@pytest.mark.parametrize("members", [["above"], ["above", "below"]])
def test_one_room_upstairs_is_enough_for_a_no(members):
    assert told(BELOW, ABOVE, IN, members=members).possible == {False}


def test_an_entrance_upstairs_on_a_slope_counts_as_well():
    upper = outer("up", at=(2, -0.05), storey_id="s1")
    assert told(BELOW, ABOVE, IN, upper, members=["above", "below"]).possible == {True}


def test_a_door_into_a_store_is_no_entrance():
    uses = uses_of(below="store", above="corridor")
    assert told(BELOW, ABOVE, IN, members=["below"], uses=uses).possible == {False}


def test_a_door_into_who_knows_what_leaves_it_open():
    uses = uses_of(below=("corridor", "store"), above="corridor")
    assert told(BELOW, ABOVE, IN, members=["below"], uses=uses).possible == {True, False}


def test_its_garden_does_not_matter():
    assert told(BELOW, GARDEN, IN, members=["below", "garden"]).possible == {True}


def test_without_rooms_or_without_their_storey_it_is_unknown():
    assert isinstance(told(BELOW, GARDEN, IN, members=["garden"]), Unknown)
    lost = room("lost", box(9, 0, 12, 4), storey_id="")
    answer = told(BELOW, lost, IN, members=["lost"])
    assert isinstance(answer, Unknown)
    assert "storey" in answer.ask
