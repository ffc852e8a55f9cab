"""Journeys to a base, from its own door, and from it to the school."""

import math

import pytest
from shapely import box

from checker.measure import journey_way
from checker.measure.journeys import journeys
from checker.measure.routes import network
from checker.measure.subjects import Place
from tests.measure.journeys_made import BASE, asked, told, with_base
from tests.measure.measuring import subject_of
from tests.measure.schools import furniture, room
from tests.measure.ways import MAIN, WALL, corridor_school, outer, way_in

QUIET = {"entrances": {"main": "main", "quiet": "quiet"}}


def test_the_way_to_the_base_is_the_first_and_as_the_rule_measures_it():
    m = asked(with_base(), brief=QUIET)
    first = journeys(m)[0]
    value = m.measure("travel_distance", subject_of(m, "zone", "base"), **{"from": MAIN})
    assert (first.start.kind, first.goal.kind) == ("main entrance", "inclusion base")
    assert (first.low, first.high) == (round(value.low, 4), round(value.high, 4))
    assert first.pinches[-1].global_id == "d-base"


def test_from_its_own_door_one_goes_to_the_rooms_that_pupils_stay_in():
    found = told(asked(with_base(), brief=QUIET), "base entrance")
    assert list(found) == ["base-class"]
    assert found["base-class"].start.global_id == "quiet"
    assert [each.global_id for each in found["base-class"].pinches] == ["quiet", "d-base-class"]


def test_an_entrance_of_a_base_is_its_own_door_though_nobody_calls_it_quiet():
    found = told(asked(with_base(), brief={"entrances": {"main": "main"}}), "base entrance")
    assert [each.start.global_id for each in found.values()] == ["quiet"]


def test_the_quiet_entrance_goes_before_another_door_of_the_base():
    garden = way_in("garden", at=(24, -WALL / 2 - 0.001))
    brief = {"entrances": {"main": "main", "quiet": "quiet"}}
    found = told(asked(with_base(garden), brief=brief), "base entrance")
    assert {each.start.global_id for each in found.values()} == {"quiet"}


def test_the_garden_door_of_a_classroom_is_no_entrance_of_the_base():
    inner = [each for each in BASE if each.id != "quiet"]
    garden = outer("garden", at=(25, 8 + WALL / 2))
    m = asked(corridor_school(*inner, garden), brief={"entrances": {"main": "main"}})
    assert told(m, "base entrance") == {}


def test_a_base_without_a_door_to_the_outside_has_no_journeys_from_one():
    inner = [each for each in BASE if each.id != "quiet"]
    m = asked(corridor_school(*inner), brief={"entrances": {"main": "main"}})
    assert told(m, "base entrance") == {}
    assert "base-class" in told(m)


def test_from_the_base_one_goes_to_the_rest_of_the_school_alone():
    m = asked(with_base(), brief=QUIET)
    found = told(m, "inclusion base")
    assert set(found) == {"a", "b", "c"}
    assert set(told(m)) == {"base", "a", "b", "c", "base-class"}


def test_ways_from_the_base_spread_out_once_not_from_each_goal(monkeypatch):
    begun, spread = set(), network.Spread
    monkeypatch.setattr(
        network, "Spread", lambda net, starts: begun.update(starts) or spread(net, starts)
    )
    m = asked(with_base(), brief=QUIET)
    assert set(told(m, "inclusion base")) == {"a", "b", "c"}
    goals = {gate.id for each in "abc" for gate in m.provide("gates_by_space")[each]}
    assert "d-base" in begun
    assert not begun & goals


def test_a_door_on_many_ways_is_looked_at_once(monkeypatch):
    seen, wide = [], journey_way.Narrows._wide
    monkeypatch.setattr(
        journey_way.Narrows, "_wide", lambda self, gate: seen.append(gate.id) or wide(self, gate)
    )
    found = journeys(asked(with_base(), brief=QUIET))
    assert sum("d-base" in {pinch.global_id for pinch in each.pinches} for each in found) > 3
    assert sorted(seen) == sorted(set(seen))


@pytest.mark.slow
@pytest.mark.parametrize("goal", ["a", "b", "c"])
def test_from_the_base_it_is_as_far_as_the_rules_measure_it(goal):
    m = asked(with_base(), brief=QUIET)
    base = subject_of(m, "zone", "base")
    value = m.measure(
        "travel_distance",
        base,
        **{"from": Place(relation="entrance of", subject=base)},
        to=Place(relation="itself", subject=subject_of(m, "room", goal)),
    )
    found = told(m, "inclusion base")[goal]
    assert (found.low, found.high) == (round(value.low, 4), round(value.high, 4))
    assert found.start.name == "Inclusion base"
    assert found.pinches[0].global_id == "d-base"


def test_two_bases_have_each_their_own_journeys():
    stated = {
        "bases": [
            {"name": "East", "rooms": ["base-way", "base-class"]},
            {"name": "West", "rooms": ["a"]},
        ],
        **QUIET,
    }
    m = asked(corridor_school(*BASE[:-1]), brief=stated, a="SEN classroom")
    starts = [(each.start.kind, each.start.name) for each in journeys(m)]
    ends = [each.goal.name for each in journeys(m) if each.goal.kind == "inclusion base"]
    assert ends == ["East", "West"]
    assert ("inclusion base", "East") in starts
    assert ("inclusion base", "West") in starts


def test_a_base_that_the_model_does_not_hold_cannot_be_travelled_to():
    m = asked(corridor_school(), brief={"bases": [{"name": "Rainbow", "zone": "Rainbow"}]})
    first = journeys(m)[0]
    assert (first.goal.name, first.step_free, first.low) == ("Rainbow", "cannot tell", None)
    assert first.missing
    from_it = told(m, "inclusion base")
    assert {each.step_free for each in from_it.values()} == {"cannot tell"}


RACK = furniture("rack", box(22, 0.0, 22.5, 2.0))


def test_what_stands_in_the_corridor_for_good_stops_the_way_to_a_base_classroom():
    inner = [each for each in BASE if each.id != "quiet"]
    m = asked(corridor_school(*inner, RACK), brief={"entrances": {"main": "main"}})
    found = told(m)["base-class"]
    assert (found.step_free, math.isinf(found.low)) == ("no", True)
    assert found.blocker.words == "no way is left through base-way to door d-base-class"
    assert found.blocker.at == pytest.approx(22.0, abs=2.5)


def test_a_way_round_over_ground_that_is_not_modelled_leaves_it_in_doubt():
    found = told(asked(with_base(RACK), brief=QUIET))["base-class"]
    assert (found.step_free, math.isinf(found.low)) == ("cannot tell", False)
    assert [each.kind for each in found.levels] == ["outside"]
    assert found.blocker.words == "no way is left through base-way to door d-base-class"
    assert found.blocker.at is not None


def test_a_room_of_the_base_behind_another_is_reached_through_it():
    inner = (room("calm", box(22, 8.1, 28, 11)), way_in("d-calm", at=(24, 8.05)))
    brief = {"bases": [{"name": "B", "rooms": ["base-way", "base-class", "calm"]}], **QUIET}
    m = asked(corridor_school(*BASE[:-1], *inner), brief=brief, calm="quiet calming space")
    found = told(m, "base entrance")["calm"]
    assert [each.global_id for each in found.pinches] == ["quiet", "d-base-class", "d-calm"]
