"""A base on a storey with an entrance, and one upstairs."""

from dataclasses import replace

import pytest
from shapely import box

from checker.results.values import Unknown
from tests.measure.measuring import measured, measurer_of, uses_of
from tests.measure.schools import room, school_of, storey, zone
from tests.measure.ways import outer, way_in

BELOW = room("below", box(0, 0, 8, 4))
ABOVE = room("above", box(0, 0, 8, 4), storey_id="s1")
GARDEN = room("garden", box(0, -9, 8, -1), is_external=True)
IN = outer("in", at=(2, -0.05))
CORRIDORS = uses_of(below="corridor", above="corridor", garden="store")


def told(*elements, members, uses=CORRIDORS, brief=None):
    m = measurer_of(school_of(*elements, zone("z", *members)), uses=uses, brief=brief)
    return measured(m, "on_entrance_storey", "zone", "z")


def test_rooms_on_the_storey_of_the_entrance_are_on_the_level():
    assert told(BELOW, ABOVE, IN, members=["below"]).possible == {True}


@pytest.mark.parametrize("members", [["above"], ["above", "below"]])
def test_one_room_upstairs_is_enough_for_a_no(members):
    assert told(BELOW, ABOVE, IN, members=members).possible == {False}


def test_an_entrance_upstairs_on_a_slope_counts_where_the_brief_names_it():
    """Else it may lead onto a terrace: which of the two, the model does not tell."""
    upper = outer("up", at=(2, -0.05), storey_id="s1")
    both = (BELOW, ABOVE, IN, upper)
    assert told(*both, members=["above", "below"]).possible == {True, False}
    named = {"entrances": {"quiet": "up"}}
    assert told(*both, members=["above", "below"], brief=named).possible == {True}


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


def storeys_of(*elements, **uses):
    return measurer_of(school_of(*elements), uses=uses_of(**uses)).provide("gate_storeys")


SLAB = storey("slab", name="Level 0", elevation=-0.1)


@pytest.mark.parametrize("filed", ["slab", "s1", ""])
def test_a_door_is_of_the_storey_of_its_room_whatever_it_is_filed_under(filed):
    """Doors are filed under the structural slab, under another storey, or nowhere."""
    door = outer("in", at=(2, -0.05), storey_id=filed, base=0.0)
    assert storeys_of(BELOW, SLAB, storey("s0"), door)["in"] == {"s0"}
    m = measurer_of(school_of(BELOW, SLAB, storey("s0"), door, zone("z", "below")), uses=CORRIDORS)
    assert measured(m, "on_entrance_storey", "zone", "z").possible == {True}


def test_two_storeys_of_one_name_are_two():
    """Two blocks of a school, each with a Level 0: an entrance of the one is none of the other."""
    far = storey("far", name="Level 0", elevation=0.0)
    other = room("other", box(50, 0, 58, 4), storey_id="far", base=0.0)
    found = storeys_of(BELOW, far, other, IN, outer("there", at=(52, -0.05), storey_id="s0"))
    assert (found["in"], found["there"]) == ({"s0"}, {"far"})


def test_a_garden_on_another_storey_changes_nothing():
    garden = room("garden", box(0, -9, 8, -0.1), is_external=True, storey_id="slab", base=-0.1)
    assert storeys_of(SLAB, BELOW, garden, IN)["in"] == {"s0"}


def test_a_door_high_up_in_a_tall_room_and_one_before_no_room_are_of_the_level_they_are_at():
    tall = room("tall", box(0, 0, 3, 6), top=6.2)
    up = room("up", box(3.1, 0, 9, 6), storey_id="s1")
    door = way_in("d", at=(3.05, 3), along=90, storey_id="s0", base=3.5)
    lone = way_in("lone", at=(30, 3), storey_id="s0", base=3.5)
    found = storeys_of(tall, up, door, lone)
    assert (found["d"], found["lone"]) == ({"s1"}, {"s1"})
    balcony = outer("balcony", at=(1, -0.05), base=3.5)
    assert storeys_of(tall, up, balcony)["balcony"] == {"s1"}


def test_an_entrance_without_a_place_may_be_on_the_storey_that_it_is_filed_under():
    lost = replace(IN, shape=None, frame=None)
    assert told(BELOW, lost, members=["below"]).possible == {True, False}


def test_rooms_of_one_floor_may_be_filed_under_two_storeys():
    ssl = storey("ssl", name="Level 0 SSL", elevation=-0.1)
    beside = room("beside", box(8.1, 0, 12, 4), storey_id="ssl")
    found = told(ssl, BELOW, beside, ABOVE, IN, members=["below", "beside"])
    assert found.possible == {True}
