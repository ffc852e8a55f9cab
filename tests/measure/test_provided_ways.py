"""The way from each classroom to the nearest small-group room: which one, how far, how sure."""

from dataclasses import replace
from math import inf

import pytest
from shapely import box

from checker.measure.provision.amounts import ends
from checker.measure.provision.asked import Asked
from checker.measure.provision.ways import answer_of, unsure_classrooms, ways_of
from checker.measure.subjects import Place
from checker.results.values import Choice, Truth, Unknown, surely
from tests.measure.measuring import measured
from tests.measure.provided_made import (
    ALL,
    ASKED,
    CLASSROOMS,
    DOORS,
    USES,
    ways_of_school,
    without,
)
from tests.measure.schools import door, room, zone

UPPER = room("u", box(0, -4, 4, -0.1), storey_id="s1")
BASE_ROOM = {"bases": [{"name": "Base", "rooms": ["g"]}]}


def ways(*elements, told=USES, brief=None, asked=ASKED):
    found = ways_of(ways_of_school(*elements, told=told, brief=brief, asked=asked))
    return {each.room.id: each for each in found}


def test_every_classroom_has_a_way_to_the_room_nearest_to_it():
    found = ways()
    assert set(found) == {"a", "b", "c"}
    assert {each.nearest.id for each in found.values()} == {"g"}
    low, high = ends(found["a"].distance)
    assert 2.8 < low <= high < 3.0


def test_the_distance_is_the_very_one_that_the_rule_measures():
    desk = ways_of_school()
    subject = desk.rooms.subjects["c"]
    params = {
        "from": Place(relation="itself", subject=subject),
        "to": Place(relation="itself", subject=desk.rooms.subjects["g"]),
        "route": "step-free",
    }
    value = measured(desk.rooms.measurer, "travel_distance", "room", "c", **params)
    told = {each.room.id: each for each in ways_of(desk)}["c"].distance
    assert ends(told) == pytest.approx((value.low, value.high), abs=1e-4)


@pytest.mark.parametrize(("which", "fit"), [("a", "pass"), ("b", "pass"), ("c", "fail")])
def test_the_limit_of_the_rule_decides(which, fit):
    assert ways()[which].fit == fit


def test_without_a_limit_nothing_is_judged():
    bare = replace(ASKED, limit=None)
    assert {each.fit for each in ways(asked=bare).values()} == {""}


def test_of_two_rooms_the_nearer_one_is_named():
    told = {**USES, "s": "one-to-one room"}
    found = ways(told=told)
    assert found["c"].nearest.id == "s"
    assert found["c"].fit == "pass"
    assert found["a"].nearest.id == "g"


def test_a_room_that_may_be_one_makes_the_way_shorter_at_best_but_not_for_sure():
    sure = ends(ways()["c"].distance)
    found = ways(told={**USES, "s": ("small group room", "store")})["c"]
    low, high = ends(found.distance)
    assert low < sure[0]
    assert high == sure[1]
    assert found.nearest.id == "g"
    assert found.fit == "cannot_tell"


def test_where_only_a_doubtful_room_is_there_it_is_named_as_doubtful():
    told = {**USES, "g": ("small group room", "store")}
    found = ways(told=told)["a"]
    assert found.nearest.id == "g"
    assert not found.nearest.sure
    assert found.distance.high == inf
    assert found.fit == "cannot_tell"


def test_a_door_that_may_be_too_narrow_leaves_it_open():
    narrow = door("da", at=(4, 2.05))
    found = ways(*without("da"), narrow)["a"]
    assert found.distance.high == inf
    assert found.distance.reason
    assert found.fit == "cannot_tell"


def test_a_classroom_without_a_door_cannot_be_told():
    found = ways(*without("da"))["a"]
    assert ends(found.distance) is None
    assert found.distance.missing
    assert found.fit == "cannot_tell"


def test_no_small_group_room_at_all_is_a_sure_answer():
    found = ways(*without("g", "dg"))["a"]
    assert ends(found.distance) == (inf, inf)
    assert "no small-group room" in found.distance.reason
    assert found.nearest is None
    assert found.fit == "fail"


def test_without_a_limit_a_missing_room_is_not_judged_either():
    bare = replace(ASKED, limit=None)
    assert ways(*without("g", "dg"), asked=bare)["a"].fit == ""


def test_a_room_on_another_floor_is_told_as_such_and_is_not_near():
    found = ways(*without("g", "dg"), UPPER, told={**USES, "u": "small group room"})["a"]
    assert found.other_storey
    assert found.nearest.id == "u"
    assert found.fit == "fail"


def test_a_room_that_may_be_on_this_floor_leaves_it_open():
    desk = ways_of_school(*without("g", "dg"), UPPER, told={**USES, "u": "small group room"})
    asked = type(desk.rooms).ask

    def ask(rooms, name, room_id, /, **params):
        if name == "storey" and room_id == "u":
            return Choice(possible=frozenset({"Level 0", "Level 1"}))
        return asked(rooms, name, room_id, **params)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(desk.rooms), "ask", ask)
        found = {each.room.id: each for each in ways_of(desk)}["a"]
    assert not found.other_storey
    assert found.fit == "cannot_tell"
    assert found.nearest.id == "u"
    assert not found.nearest.sure


def test_a_doubtful_room_upstairs_does_not_make_the_answer_sure():
    told = {**USES, "u": ("small group room", "store")}
    found = ways(*without("g", "dg"), UPPER, told=told)["a"]
    assert ends(found.distance) is None
    assert found.fit == "cannot_tell"
    assert "surely is a small-group room" in found.distance.missing[0]


def test_rooms_of_a_base_serve_nobody_else():
    found = ways(brief=BASE_ROOM)["a"]
    assert found.nearest is None
    assert ends(found.distance) == (inf, inf)


def test_classrooms_of_a_base_have_no_row():
    brief = {"bases": [{"name": "Base", "rooms": ["a"]}]}
    assert set(ways(brief=brief)) == {"b", "c"}


def test_where_a_base_has_rooms_that_are_not_found_any_room_may_be_its():
    brief = {"bases": [{"name": "Base", "rooms": ["a", "nowhere"]}]}
    desk = ways_of_school(brief=brief)
    assert ways_of(desk) == ()
    assert unsure_classrooms(desk) == 2


def test_a_room_that_may_be_a_classroom_has_no_row_and_is_counted():
    desk = ways_of_school(told={**USES, "b": ("classroom", "store"), "s": ("classroom", "office")})
    assert {each.room.id for each in ways_of(desk)} == {"a", "c"}
    assert unsure_classrooms(desk) == 2
    assert unsure_classrooms(ways_of_school()) == 0


def test_a_problem_of_the_classroom_leaves_its_way_open():
    twins = [room("a", box(0, 2.1, 8, 9)), *without("a")]
    desk = ways_of_school(*twins)
    problem = type("P", (), {"message": "drawn twice", "ask": "Draw it once."})
    object.__setattr__(desk.rooms, "problem_of", lambda each: problem if each == "a" else None)
    found = {each.room.id: each for each in ways_of(desk)}
    assert found["a"].distance.missing == ("drawn twice",)
    assert found["a"].fit == "cannot_tell"
    assert found["b"].fit == "pass"


INNER = room("i", box(0, 9.1, 4, 12))
INTO = door("di", at=(2, 9.05), width=1.2)
OUTER = door("out", at=(-0.05, 1), along=90, width=1.4)
THROUGH = replace(ASKED, through={"uses": ("classroom",)})


def inner():
    told = {**USES, "i": "small group room", "g": "store"}
    brief = {"entrances": {"main": "out"}}
    return ways(*ALL, INNER, INTO, OUTER, told=told, asked=THROUGH, brief=brief)


def test_a_room_behind_a_classroom_opens_off_it_and_is_reached_through_it_by_others():
    found = inner()
    assert {each.nearest.id for each in found.values()} == {"i"}
    assert [found[each].opens_off for each in "abc"] == [True, False, False]
    assert found["b"].through == "yes"


def test_a_room_off_the_corridor_is_not_reached_through_a_classroom():
    found = ways(*ALL, OUTER, asked=THROUGH, brief={"entrances": {"main": "out"}})
    assert {each.through for each in found.values()} == {"no"}
    assert not any(each.opens_off for each in found.values())


def test_without_a_rule_it_is_not_told_whether_one_goes_through_classrooms():
    assert {each.through for each in ways().values()} == {"perhaps"}


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (surely(True), "yes"),
        (surely(False), "no"),
        (Truth(possible=frozenset({True, False})), "perhaps"),
        (Unknown(missing=("a door",)), "perhaps"),
    ],
)
def test_an_answer_is_sure_only_where_the_truth_is(value, word):
    assert answer_of(value) == word


def test_rows_stand_in_the_order_of_storeys_and_names():
    upper = room("0", box(0, 2.1, 8, 9), storey_id="s1")
    found = ways_of(ways_of_school(*ALL, upper, told={**USES, "0": "classroom"}))
    assert [each.room.id for each in found] == ["a", "b", "c", "0"]


def test_other_words_for_classrooms_can_be_asked_for():
    asked = Asked(class_uses=("hall",), uses=("store",))
    found = ways(told={**USES, "a": "hall"}, asked=asked)
    assert list(found) == ["a"]
    assert found["a"].nearest.id == "s"


def test_the_names_of_classrooms_need_not_be_unique():
    twin = zone("z", "a", "b")
    assert set(ways(*ALL, twin)) == {each.id for each in CLASSROOMS}
    assert len(DOORS) == 7
