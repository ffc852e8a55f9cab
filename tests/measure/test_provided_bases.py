"""Inclusion bases: rooms, neighbours and which are loud, ways in, and how far pupils have to go."""

from dataclasses import replace
from math import inf

import pytest
from shapely import box

from checker.measure.provision.amounts import ends
from checker.measure.provision.asked import JOURNEYS, Asked
from checker.measure.provision.bases import bases_provided
from checker.measure.provision.together import provided
from checker.model import Property
from checker.results.provision import Limit, Provision
from tests.measure.measuring import measured
from tests.measure.provided_made import ALL, ASKED, BRIEF, USES, rooms_of, ways_of_school, without
from tests.measure.schools import door, room, wall, zone

OUTSIDE = (Property(group="Pset_DoorCommon", name="IsExternal", value=True),)
BASE = {
    **BRIEF,
    "bases": [
        {
            "name": "Base",
            "rooms": ["b1", "b2"],
            "model": "specialist",
            "places": 8,
            "cohort": ["autism", "SLCN"],
            "time_in_base": "most",
        }
    ],
    "entrances": {"main": "main", "quiet": "quiet"},
}
"""The base lies south of the corridor at its middle: a classroom and a calm room behind it."""
ROOMS = (
    room("b1", box(20, -8, 28, -0.1)),
    room("b2", box(28.1, -8, 32, -0.1)),
    room("hall", box(12, -8, 19.9, -0.1)),
    room("wc", box(33, -4, 36, -0.1)),
)
WAYS_IN = (
    door("in", at=(24, -0.05), width=1.2),
    door("calm", at=(28.05, -4), along=90, width=1.2),
    door("hallway", at=(15, -0.05), width=1.4),
    door("dwc", at=(34.5, -0.05), width=1.2),
    door("main", at=(-0.05, 1), along=90, width=1.4, properties=OUTSIDE),
    door("quiet", at=(24, -8.05), width=1.4, properties=OUTSIDE),
)
TOLD = {
    **USES,
    "b1": "SEN classroom",
    "b2": "quiet calming space",
    "hall": "hall",
    "wc": "accessible toilet",
}
EVERY = (*ALL, *ROOMS, *WAYS_IN)
CLASSES = replace(ASKED, base_class_uses=("SEN classroom", "classroom"))


def bases(*elements, told=TOLD, brief=BASE, asked=CLASSES):
    return bases_provided(ways_of_school(*(elements or EVERY), told=told, brief=brief, asked=asked))


def base(*elements, **given):
    (found,) = bases(*elements, **given)
    return found


def but(*ids):
    return without(*ids, among=EVERY)


def test_a_base_says_what_the_brief_states_of_it():
    found = base()
    assert (found.name, found.because) == ("Base", "the brief says so")
    assert (found.model, found.places, found.time_in_base) == ("specialist", 8, "most")
    assert found.cohort == ("autism", "SLCN")
    assert found.lost == ()


def test_its_rooms_have_their_areas():
    found = {each.id: each for each in base().rooms}
    assert set(found) == {"b1", "b2"}
    assert ends(found["b1"].area) == pytest.approx((63.2, 63.2))


def test_what_the_brief_does_not_state_is_left_empty():
    found = base(brief={"bases": [{"name": "Base", "rooms": ["b1"]}]})
    assert (found.model, found.places, found.time_in_base, found.cohort) == ("", None, "", ())


def test_rooms_that_are_not_found_are_lost():
    found = base(brief={"bases": [{"name": "Base", "rooms": ["b1", "nowhere"]}]})
    assert [each.id for each in found.rooms] == ["b1"]
    assert "nowhere" in found.lost[0]


def test_a_base_that_is_not_to_be_found_is_there_without_rooms():
    found = base(brief={"bases": [{"name": "Base", "zone": "Elsewhere"}]})
    assert found.rooms == found.neighbours == found.doors == found.journeys == ()
    assert "Elsewhere" in found.lost[0]


def test_a_zone_that_is_called_a_base_is_one():
    group = zone("z", "b1", "b2", name="Inclusion base")
    found = base(*EVERY, group, brief=BRIEF)
    assert found.id == "z"
    assert "called 'Inclusion base'" in found.because
    assert found.places is None


def test_several_bases_stand_beside_each_other():
    brief = {"bases": [{"name": "One", "rooms": ["b1"]}, {"name": "Two", "rooms": ["b2"]}]}
    one, two = bases(brief=brief)
    assert (one.name, two.name) == ("One", "Two")
    assert "b2" in {each.room.id for each in one.neighbours}


def test_a_school_without_a_base_has_none():
    assert bases(brief=BRIEF) == ()


def neighbours(*elements, **given):
    return {each.room.id: each for each in base(*elements, **given).neighbours}


def test_neighbours_are_told_with_the_way_and_the_rooms_that_they_lie_beside():
    found = neighbours()
    assert "b1" not in found
    assert "door" in found["h"].by
    assert found["hall"].by == ("wall",)
    assert found["hall"].beside == ("b1",)


def test_a_neighbour_that_may_be_open_to_the_base_is_no_sure_one():
    """No wall is modelled between them, and none around either: perhaps one was left out."""
    found = neighbours(*but("quiet"), room("nook", box(20, -12, 28, -8)))
    assert "door" in found["nook"].by
    assert not found["nook"].room.sure
    assert found["hall"].room.sure


def test_loud_uses_are_those_of_the_rule_and_stand_first():
    found = base().neighbours
    assert found[0].room.id == "hall"
    assert [each.loud for each in found].count("yes") == 1
    assert {each.loud for each in found[1:]} <= {"no", "perhaps"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("use", "loud"),
    [("hall", "yes"), ("library", "no"), (("hall", "library"), "perhaps"), ((), "perhaps")],
)
def test_a_neighbour_is_as_loud_as_its_use_is_sure(use, loud):
    told = {key: word for key, word in TOLD.items() if key != "hall"}
    if use:
        told["hall"] = use
    assert neighbours(told=told)["hall"].loud == loud


def test_without_a_rule_on_noise_nothing_is_called_loud():
    found = neighbours(asked=replace(CLASSES, loud_uses=()))
    assert {each.loud for each in found.values()} == {"no"}
    assert base(asked=replace(CLASSES, loud_uses=())).loud_uses == ()


def test_a_room_above_is_a_neighbour():
    upper = room("up", box(20, -8, 28, -0.1), storey_id="s1", base=3.0)
    found = neighbours(*EVERY, upper, told={**TOLD, "up": "kitchen"})
    assert found["up"].by == ("above",)
    assert found["up"].loud == "yes"


def test_what_nobody_knows_behind_its_walls_is_said_with_the_room():
    lost = wall("x", box(20, -8.3, 28, -8.01))
    hidden = room("far", box(20, -12, 28, -8.9))
    found = base(*EVERY, lost, hidden)
    for text in found.lacking:
        assert text.endswith(")")


def doors(*elements, **given):
    return {each.id: each for each in base(*elements, **given).doors}


def test_ways_in_lead_to_the_school_and_outdoors_and_not_within_the_base():
    found = doors()
    assert set(found) == {"in", "quiet"}
    assert (found["in"].leads, found["in"].beyond) == ("indoors", "h")
    assert (found["quiet"].leads, found["quiet"].beyond) == ("outdoors", "")
    assert found["in"].room == "b1"


def test_the_quiet_entrance_of_the_brief_is_called_one():
    assert doors()["quiet"].kinds == ("quiet entrance",)
    bare = {**BASE, "entrances": {"main": "main"}}
    assert "quiet entrance" not in doors(brief=bare)["quiet"].kinds


def test_a_garden_door_leads_outdoors_to_the_garden():
    garden = room("yard", box(20, -20, 28, -8.1), is_external=True)
    found = doors(*EVERY, garden)
    assert (found["quiet"].leads, found["quiet"].beyond) == ("outdoors", "yard")


def test_a_garden_that_is_the_bases_own_is_outdoors_all_the_same():
    garden = room("yard", box(20, -20, 28, -8.1), is_external=True)
    own = {**BASE, "bases": [{"name": "Base", "rooms": ["b1", "b2", "yard"]}]}
    found = doors(*EVERY, garden, brief=own)
    assert (found["quiet"].leads, found["quiet"].beyond) == ("outdoors", "yard")


def test_outdoor_places_of_a_base_are_told_from_its_rooms():
    garden = room("yard", box(20, -20, 28, -8.1), is_external=True)
    own = {**BASE, "bases": [{"name": "Base", "rooms": ["b1", "b2", "yard"]}]}
    assert base(*EVERY, garden, brief=own).outdoors == ("yard",)
    assert base().outdoors == ()


def test_a_door_to_nobody_knows_where_says_so():
    blind = door("quiet", at=(24, -8.05), width=1.4)
    found = doors(*but("quiet"), blind, brief={**BASE, "entrances": {"main": "main"}})
    assert found["quiet"].leads in {"not told", "outdoors"}


def test_a_base_without_doors_has_no_way_in():
    assert doors(*but("in", "quiet")) == {}


def journeys(*elements, **given):
    return {each.what: each for each in base(*elements, **given).journeys}


def test_every_journey_that_is_asked_about_is_told():
    assert list(journeys()) == [each.what for each in JOURNEYS]


@pytest.mark.slow
def test_from_the_main_entrance_is_what_the_rule_measures():
    desk = rooms_of(*EVERY, told=TOLD, brief=BASE)
    from checker.measure.subjects import Place  # noqa: PLC0415 - beside its one use

    params = {"from": Place(relation="main entrance"), "route": "step-free"}
    value = measured(desk.measurer, "travel_distance", "zone", "base:Base", **params)
    told = journeys()["From the main entrance"].distance
    assert ends(told) == pytest.approx((value.low, value.high), abs=1e-4)


def test_the_nearest_class_outside_the_base_is_named():
    found = journeys()["To the nearest class outside the base"]
    assert found.to == "b"
    assert ends(found.distance)[1] < 20


def test_without_a_class_outside_there_is_surely_none():
    told = {**TOLD, **dict.fromkeys("abc", "store")}
    found = journeys(told=told)["To the nearest class outside the base"]
    assert ends(found.distance) == (inf, inf)
    assert "no classroom outside" in found.distance.reason


@pytest.mark.parametrize(
    ("what", "room_id"),
    [("To a WC", "b1"), ("To a calm room", "b1")],
)
def test_of_its_classrooms_the_farthest_is_told(what, room_id):
    found = journeys()[what]
    assert found.room.id == room_id
    assert ends(found.distance) is not None


def test_of_two_classrooms_the_one_behind_the_other_is_the_farthest():
    told = {**TOLD, "b2": "SEN classroom"}
    both, one = journeys(told=told)["To a WC"], journeys()["To a WC"]
    assert both.room.id == "b2"
    assert one.room.id == "b1"
    assert both.distance.high > one.distance.high
    assert both.distance.low > one.distance.low


def test_a_hygiene_room_that_is_not_there_is_surely_not_to_be_reached():
    found = journeys()["To a hygiene room"]
    assert ends(found.distance) == (inf, inf)
    assert "hygiene room" in found.distance.reason


def test_without_a_classroom_of_its_own_it_is_not_told_how_far_that_is():
    found = journeys(told={**TOLD, "b1": "store"})["To a WC"]
    assert ends(found.distance) is None
    assert "surely is a classroom" in found.distance.missing[0]
    assert found.room is None


def test_limits_are_judged_each_for_itself():
    limits = (Limit(figure=5.0, rule="NEAR"), Limit(figure=200.0, rule="FAR"))
    asked = replace(CLASSES, journeys=(replace(JOURNEYS[0], limits=limits),))
    (found,) = base(asked=asked).journeys
    assert found.limits == limits
    assert found.fits == ("fail", "pass")


def test_a_way_that_is_not_known_cannot_be_told():
    limits = (Limit(figure=40.0, rule="R"),)
    asked = replace(CLASSES, journeys=(replace(JOURNEYS[3], limits=limits),))
    found = base(*but("in", "calm", "quiet"), asked=asked).journeys[0]
    assert found.fits == ("cannot_tell",)


def test_of_several_classrooms_one_unknown_leaves_the_farthest_unknown():
    lone = room("b3", box(60, 20, 64, 24))
    brief = {**BASE, "bases": [{"name": "Base", "rooms": ["b1", "b2", "b3"]}]}
    found = journeys(*EVERY, lone, told={**TOLD, "b3": "SEN classroom"}, brief=brief)["To a WC"]
    assert ends(found.distance) is None


@pytest.mark.slow
def test_all_of_it_together_is_one_provision_and_the_same_each_time():
    rooms = rooms_of(*EVERY, told=TOLD, brief=BASE)
    found = provided(rooms.measurer, CLASSES)
    assert isinstance(found, Provision)
    assert found == provided(rooms_of(*EVERY, told=TOLD, brief=BASE).measurer, CLASSES)
    assert [each.name for each in found.bases] == ["Base"]
    assert {each.room.id for each in found.small_group.ways} == {"a", "b", "c"}


def test_without_any_rules_there_are_figures_and_no_verdicts():
    rooms = rooms_of(*EVERY, told=TOLD, brief=BASE)
    found = provided(rooms.measurer, Asked()).small_group
    assert {each.fit for each in found.ways} == {""}
    assert found.spare == ()
    assert found.whole is None
