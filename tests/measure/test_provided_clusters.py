"""Small-group space of each cluster: the rooms that serve it, their area, and for each pupil."""

from dataclasses import replace

import pytest
from shapely import box

from checker.measure.provision.amounts import ends
from checker.measure.provision.clusters import clusters_provided
from checker.results.provision import SpaceTarget
from tests.measure.measuring import measured
from tests.measure.provided_made import ALL, ASKED, BRIEF, USES, rooms_of, without
from tests.measure.schools import door, room

SCHOOL = BRIEF["school"]


def clusters(*elements, told=USES, brief=None, asked=ASKED):
    return clusters_provided(rooms_of(*elements, told=told, brief=brief), asked)


def only(*elements, **given):
    (found,) = clusters(*elements, **given)
    return found


def test_a_cluster_has_its_classrooms_and_the_rooms_off_its_corridor():
    found = only()
    assert [each.id for each in found.classrooms] == ["a", "b", "c"]
    assert [each.id for each in found.rooms] == ["g"]
    assert found.origin == "derived"
    assert not found.in_base


def test_area_pupils_and_rate_follow_from_each_other():
    found = only()
    assert ends(found.area) == pytest.approx((15.6, 15.6))
    assert ends(found.pupils) == (90.0, 90.0)
    assert ends(found.area_each) == pytest.approx((0.173, 0.173), abs=0.001)


def test_what_is_short_is_told_in_m2_and_in_rooms_of_the_least_area():
    found = only()
    assert ends(found.short) == pytest.approx((2.4, 2.4))
    assert ends(found.rooms_short) == (1.0, 1.0)


def test_a_target_that_is_met_leaves_nothing_short():
    met = replace(ASKED, target=SpaceTarget(each=0.17, whose="brief", rule="T"))
    found = only(asked=met)
    assert ends(found.short) == ends(found.rooms_short) == (0.0, 0.0)


def test_without_a_target_nothing_is_short_and_it_is_asked_for():
    bare = replace(ASKED, target=SpaceTarget(missing=("the target",), ask="Set one."))
    found = only(asked=bare)
    assert ends(found.short) is None
    assert (found.short.missing, found.short.ask) == (("the target",), "Set one.")
    assert ends(found.area) is not None


def test_a_run_without_any_rule_on_targets_says_so_too():
    found = only(asked=replace(ASKED, target=SpaceTarget()))
    assert found.short.missing == ("a target for each pupil",)
    assert "small_group_m2_per_pupil" in found.short.ask


@pytest.mark.parametrize(
    "school",
    [{}, {"phase": "primary"}, {"phase": "primary", "pupils": 90}, {"classes": 3}],
)
def test_without_pupils_and_classes_no_share_is_made_up(school):
    found = only(brief={"school": school})
    assert ends(found.pupils) is None
    assert found.pupils.missing == ("the number of pupils and classes",)
    assert ends(found.area_each) is None
    assert ends(found.area) == pytest.approx((15.6, 15.6))


@pytest.mark.parametrize("phase", ["secondary", "all-through", "post-16"])
def test_where_classes_move_from_room_to_room_no_share_is_made_up(phase):
    found = only(brief={"school": {**SCHOOL, "phase": phase}})
    assert ends(found.pupils) is None
    assert "move from room to room" in found.pupils.missing[0]


def test_only_rooms_for_a_class_bring_pupils():
    told = {**USES, "c": "specialist classroom"}
    found = only(told=told)
    assert [each.id for each in found.classrooms] == ["a", "b", "c"]
    assert ends(found.pupils) == (60.0, 60.0)


def test_a_room_that_may_be_a_classroom_widens_the_number_of_pupils():
    found = only(told={**USES, "c": ("classroom", "store")})
    assert ends(found.pupils) == (60.0, 90.0)
    assert {each.id: each.sure for each in found.classrooms}["c"] is False


def test_a_room_that_may_be_a_small_group_room_widens_the_area():
    found = only(told={**USES, "s": ("small group room", "store")})
    assert ends(found.area) == pytest.approx((15.6, 31.2))
    assert {each.id: each.sure for each in found.rooms} == {"g": True, "s": False}
    low, high = ends(found.short)
    assert (low, high) == pytest.approx((0.0, 2.4))


def test_an_area_that_is_not_known_leaves_the_sum_unknown():
    blind = room("g", None)
    brief = {**BRIEF, "clusters": {"One": ["a", "b", "c", "g"]}}
    found = only(*without("g"), blind, brief=brief)
    assert ends(found.area) is None
    assert found.area.missing


def test_rooms_drawn_over_each_other_are_not_added_up():
    twin = room("s", box(1, -4, 4, -0.1))
    brief = {**BRIEF, "clusters": {"One": ["a", "b", "c", "g", "s"]}}
    told = {**USES, "s": "small group room"}
    found = only(*without("s", "ds"), twin, told=told, brief=brief)
    assert ends(found.area) is None
    assert "overlap" in found.area.missing[0] or "over" in found.area.missing[0]


def test_no_room_at_all_is_nothing_and_short_of_everything():
    found = only(*without("g", "dg"))
    assert ends(found.area) == (0.0, 0.0)
    assert ends(found.short) == pytest.approx((18.0, 18.0))
    assert ends(found.rooms_short) == (2.0, 2.0)


def test_clusters_of_the_brief_are_taken_as_they_are():
    brief = {**BRIEF, "clusters": {"West": ["a", "b", "g"], "East": ["c"]}}
    west, east = clusters(brief=brief)
    assert (west.name, east.name) == ("West", "East")
    assert west.origin == east.origin == "brief"
    assert [each.id for each in west.classrooms] == ["a", "b"]
    assert ends(west.pupils) == (60.0, 60.0)


def test_a_room_that_two_clusters_share_may_be_either_ones():
    brief = {**BRIEF, "clusters": {"West": ["a", "b"], "East": ["c"]}}
    west, east = clusters(brief=brief)
    assert [each.sure for each in west.rooms] == [each.sure for each in east.rooms] == [False]
    assert ends(west.area) == ends(east.area) == pytest.approx((0.0, 15.6))


def test_rooms_of_the_brief_that_are_not_found_leave_sums_open():
    brief = {**BRIEF, "clusters": {"West": ["a", "b", "g", "nowhere"]}}
    found = only(brief=brief)
    assert ends(found.area) is None
    assert "nowhere" in found.area.missing[0]
    assert ends(found.pupils) is None


def test_a_cluster_of_the_bases_classrooms_has_no_target():
    brief = {**BRIEF, "bases": [{"name": "Base", "rooms": ["a", "b", "c", "g"]}]}
    found = only(brief=brief)
    assert found.in_base
    assert ends(found.short) is None
    assert found.short.missing == found.rooms_short.missing == ()
    assert ends(found.area) == pytest.approx((15.6, 15.6))


def test_the_pupils_of_a_bases_cluster_are_the_places_of_the_base():
    base = {"name": "Base", "rooms": ["a", "b", "c", "g"], "places": 20}
    found = only(brief={**BRIEF, "bases": [base]})
    assert ends(found.pupils) == (20.0, 20.0)
    assert ends(found.area_each) == pytest.approx((0.78, 0.78), abs=0.001)
    secondary = {"school": {"phase": "secondary"}, "bases": [base]}
    assert ends(only(brief=secondary).pupils) == (20.0, 20.0)


def test_a_base_without_places_has_no_pupils_made_up():
    found = only(brief={**BRIEF, "bases": [{"name": "Base", "rooms": ["a", "b", "c"]}]})
    assert ends(found.pupils) is None
    assert found.pupils.missing == ("how many places the base has",)


def test_places_are_not_split_between_the_clusters_of_one_base():
    base = {"name": "Base", "rooms": ["a", "b", "c"], "places": 20}
    clusters_ = {"West": ["a", "b"], "East": ["c"]}
    for found in clusters(brief={**BRIEF, "bases": [base], "clusters": clusters_}):
        assert found.in_base
        assert ends(found.pupils) is None
        assert found.pupils.missing == ("how many of the base's pupils belong to the cluster",)


def test_a_cluster_that_is_only_partly_a_bases_keeps_its_target():
    brief = {**BRIEF, "bases": [{"name": "Base", "rooms": ["a"]}]}
    assert not only(brief=brief).in_base


@pytest.mark.parametrize(
    "told",
    [
        USES,
        {**USES, "s": "one-to-one room"},
        {**USES, "s": ("small group room", "store")},
        {**USES, "g": "store"},
        {**USES, "h": ("corridor", "hall")},
    ],
    ids=["one", "two", "perhaps two", "none", "perhaps no corridor"],
)
def test_as_many_rooms_are_named_as_the_measure_counts(told):
    rooms = rooms_of(told=told)
    for found in clusters_provided(rooms, ASKED):
        value = measured(rooms.measurer, "rooms_of_use", "cluster", found.id, uses=ASKED.uses)
        assert sum(each.sure for each in found.rooms) == value.low
        assert len(found.rooms) == value.high


def test_a_school_without_clusters_has_none():
    assert clusters(room("x", box(0, 0, 4, 4)), told={"x": "store"}) == ()


def test_clusters_stand_for_themselves_on_their_storeys():
    upper = [
        room("H", box(0, 0, 20, 2), storey_id="s1"),
        room("A", box(0, 2.1, 8, 9), storey_id="s1"),
        room("B", box(9, 2.1, 17, 9), storey_id="s1"),
        door("DA", at=(4, 2.05), width=1.2, storey_id="s1"),
        door("DB", at=(13, 2.05), width=1.2, storey_id="s1"),
    ]
    told = {**USES, "H": "corridor", "A": "classroom", "B": "classroom"}
    found = {each.storey: each for each in clusters(*ALL, *upper, told=told)}
    assert len(found) == 2
    assert [each.id for each in found["Level 1"].classrooms] == ["A", "B"]
    assert ends(found["Level 1"].area) == (0.0, 0.0)
