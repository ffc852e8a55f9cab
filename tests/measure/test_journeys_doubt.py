"""What rooms are used for, and doubt in it, goes with the journeys and distances to them."""

import pytest
from shapely import box

from checker.measure.calm_reach import calm_reaches
from checker.measure.journeys import journeys
from checker.uses.room_use import RoomUse
from tests.measure.journeys_made import asked, told, with_base
from tests.measure.schools import room
from tests.measure.ways import corridor_school, way_in

PLAIN = corridor_school()


def doubting(m, id_, confidence, use=None):
    found = m.uses.by_room[id_]
    use = RoomUse(room_id=id_, use=use or found.use, confidence=confidence, family=found.family)
    m.uses.by_room[id_] = use
    return m


@pytest.mark.parametrize(("confidence", "is_sure"), [(0.69, False), (0.7, True)])
def test_a_goal_whose_use_is_in_doubt_is_not_sure(confidence, is_sure):
    found = told(doubting(asked(PLAIN), "a", confidence))
    assert {id_: each.goal.sure for id_, each in found.items()} == {
        "a": is_sure, "b": True, "c": True,
    }  # fmt: skip


@pytest.mark.parametrize("use", ["sports hall", "activity studio"])
def test_where_pupils_do_sport_is_a_hall_to_go_to(use):
    assert told(asked(PLAIN, b=use))["b"].goal.kind == "hall"


def test_a_place_outdoors_whose_use_is_in_doubt_is_not_sure():
    yard = (room("play", box(5, 2.1, 10, 8), is_external=True), way_in("d-play", at=(7, 2.05)))
    m = doubting(asked(corridor_school(*yard), play="outdoor play"), "play", 0.5)
    assert told(m)["play"].goal.sure is False


def test_a_room_of_the_base_whose_use_is_in_doubt_is_not_sure():
    brief = {"entrances": {"main": "main", "quiet": "quiet"}}
    m = doubting(asked(with_base(), brief=brief), "base-class", 0.5)
    assert [each.goal.sure for each in told(m, "base entrance").values()] == [False]
    assert all(each.start.sure for each in journeys(m))


def test_a_room_that_pupils_only_may_use_is_not_sure():
    m = doubting(asked(PLAIN), "a", 0.5)
    assert {each.room_id: each.sure for each in calm_reaches(m)}["a"] is False
