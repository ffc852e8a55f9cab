"""Distance to calm: from which rooms, to which rooms, and what is said where there is none."""

import math

import pytest
from shapely import box

from checker.measure.calm_reach import CALM_USES, calm_reaches
from checker.measure.subjects import Place
from tests.measure.journeys_made import BASE, asked, with_base
from tests.measure.measuring import subject_of
from tests.measure.schools import door, room, school_of
from tests.measure.ways import LIFT_ROOMS, WALL, corridor_school, way_in

CALM = (room("calm", box(8, -4.1, 11, -WALL)), way_in("d-calm", at=(9, -WALL / 2)))
QUIET_USE, SENSORY_USE = CALM_USES


def reaches(m):
    return {each.room_id: each for each in calm_reaches(m)}


def way(m, id_, use=QUIET_USE):
    return next(each for each in reaches(m)[id_].ways if each.use == use)


def with_calm(*more, use=QUIET_USE, **uses):
    return asked(corridor_school(*CALM, *more), calm=use, **uses)


def test_it_is_as_far_as_the_rule_on_calm_rooms_measures_it():
    m = with_calm()
    value = m.measure(
        "travel_distance",
        subject_of(m, "room", "a"),
        to=Place(relation="itself", subject=subject_of(m, "room", "calm")),
        route="walking",
    )
    found = way(m, "a")
    assert (found.low, found.high) == (round(value.low, 4), round(value.high, 4))
    assert (found.goal_id, found.goal, found.reason) == ("calm", "calm", "")


def test_rooms_that_pupils_use_are_told_and_no_others():
    m = with_calm(
        room("office", box(13, 6.2, 17, 9)),
        office="office",
        b="hall",
        c="accessible toilet",
    )
    assert set(reaches(m)) == {"a", "b", "calm"}


@pytest.mark.parametrize(
    "use", ["store", "office", "plant", "corridor", "kitchen", "toilet", "shower", "changing room"]
)
def test_a_room_that_pupils_do_not_stay_in_is_none_of_them(use):
    assert "a" not in reaches(with_calm(a=use))


def test_places_outdoors_are_none_of_them():
    yard = (room("yard", box(5, 2.1, 10, 8), is_external=True), way_in("d-yard", at=(7, 2.05)))
    assert "yard" not in reaches(with_calm(*yard, yard="outdoor play"))


def test_a_calm_room_is_where_calm_is():
    found = way(with_calm(), "calm")
    assert (found.low, found.high, found.goal_id) == (0.0, 0.0, "calm")


def test_the_nearest_of_two_is_named():
    near = (room("near", box(1, 2.1, 5, 6)), way_in("d-near", at=(3, 2.05)))
    m = with_calm(*near, near=QUIET_USE)
    assert way(m, "a").goal_id == "near"
    assert way(m, "b").goal_id == "calm"


def test_calm_and_sensory_rooms_are_told_apart():
    m = with_calm(use=SENSORY_USE)
    assert way(m, "a", SENSORY_USE).goal_id == "calm"
    none = way(m, "a", QUIET_USE)
    assert (math.isinf(none.low), none.goal_id) == (True, "")
    assert none.reason == "the model shows no quiet calming space"


@pytest.mark.parametrize("use", ["soft play room", "sensory garden", "nurture room", "library"])
def test_other_rooms_are_no_calm_rooms(use):
    found = list(reaches(with_calm(use=use))["a"].ways)
    assert all(math.isinf(each.low) for each in found)


def test_without_any_calm_room_it_is_infinitely_far_and_says_so():
    for reach in calm_reaches(asked(corridor_school())):
        assert [each.reason for each in reach.ways] == [
            "the model shows no quiet calming space",
            "the model shows no sensory room",
        ]
        assert all(math.isinf(each.low) and math.isinf(each.high) for each in reach.ways)


def test_a_room_that_may_be_calm_shortens_the_way_at_best():
    m = with_calm(use=(QUIET_USE, "office"))
    found = way(m, "a")
    assert 0.0 < found.low < math.inf
    assert (math.isinf(found.high), found.goal_id) == (True, "calm")
    assert found.reason == "no room is surely a quiet calming space, only some may be"


def test_with_one_that_is_sure_the_doubtful_one_only_opens_the_low_end():
    near = (room("near", box(1, 2.1, 5, 6)), way_in("d-near", at=(3, 2.05)))
    m = with_calm(*near, near=(QUIET_USE, "office"))
    found, sure = way(m, "a"), way(with_calm(), "a")
    assert found.high == sure.high
    assert found.low < sure.low
    assert found.goal_id == "calm"


def test_a_lift_is_taken_where_no_stairs_lead_there():
    up = (
        *LIFT_ROOMS,
        room("hall-up", box(0, 0, 20, 2), storey_id="s1"),
        room("up", box(1, -4.1, 5, -WALL), storey_id="s1"),
        way_in("d-up", at=(3, -WALL / 2), storey_id="s1", base=3.5),
    )
    m = with_calm(*up, l0="lift", l1="lift", up="junior classroom", **{"hall-up": "corridor"})
    found = way(m, "up")
    assert found.goal_id == "calm"
    assert found.storey != reaches(m)["up"].storey
    assert 20 < found.high < 60


def test_a_room_without_a_door_cannot_be_told_and_says_what_is_missing():
    m = with_calm(room("closed", box(13, 6.2, 17, 9)), closed="junior classroom")
    found = way(m, "closed")
    assert (found.low, found.high) == (None, None)
    assert found.missing[0].startswith("a door or an opening of closed")
    assert found.ask


def test_without_any_calm_room_a_missing_door_would_change_nothing():
    m = asked(corridor_school(room("closed", box(13, 6.2, 17, 9))), closed="junior classroom")
    found = way(m, "closed")
    assert math.isinf(found.low)
    assert found.reason == "the model shows no quiet calming space"


def test_a_calm_room_without_a_door_is_missing_from_everywhere():
    m = asked(corridor_school(CALM[0]), calm=QUIET_USE)
    assert way(m, "a").missing
    assert math.isinf(way(m, "a", SENSORY_USE).low)


def test_a_door_that_nobody_knows_the_place_of_may_open_a_shorter_way():
    lost = door("lost", at=(0, 0))
    lost = type(lost)(id="lost", ref=lost.ref)
    found = way(with_calm(lost), "a")
    assert found.low == 0.0
    assert found.high == way(with_calm(), "a").high


def test_no_way_at_all_says_why():
    apart = (room("far", box(100, 0, 104, 4)), way_in("d-far", at=(102, -WALL / 2)))
    found = way(with_calm(*apart, far="junior classroom"), "far")
    assert found.goal_id == "" or math.isinf(found.high)
    assert found.reason


IN_BASE = (room("haven", box(22, 8.1, 28, 11)), way_in("d-haven", at=(24, 8.05)))
STATED = {"bases": [{"name": "B", "rooms": ["base-way", "base-class", "haven"]}]}


def test_the_calm_room_of_a_base_is_for_its_own_rooms_alone():
    m = asked(corridor_school(*BASE[:-1], *IN_BASE), brief=STATED, haven=QUIET_USE)
    inside = way(m, "base-class")
    assert (inside.goal_id, inside.in_base) == ("haven", True)
    assert reaches(m)["base-class"].in_base
    outside = way(m, "a")
    assert math.isinf(outside.low)
    assert outside.reason == "the model shows no quiet calming space outside a base"


def test_the_calm_room_of_the_school_is_the_bases_as_well():
    m = asked(corridor_school(*BASE, *CALM), calm=QUIET_USE)
    found = way(m, "base-class")
    assert (found.goal_id, found.in_base) == ("calm", False)


def test_where_rooms_of_a_base_are_lost_any_calm_room_may_be_its_own():
    stated = {"bases": [{"name": "B", "rooms": ["base-class", "gone"]}]}
    m = asked(with_base(*CALM), brief=stated, calm=QUIET_USE)
    assert math.isinf(way(m, "a").high)
    assert not math.isinf(way(m, "a").low)


def test_an_empty_school_has_no_distances():
    assert calm_reaches(asked(school_of())) == ()


def test_they_are_in_the_order_of_the_model_and_the_same_again():
    m = with_calm()
    assert [each.room_id for each in calm_reaches(m)] == ["a", "b", "calm"]
    assert calm_reaches(m) == calm_reaches(with_calm())
