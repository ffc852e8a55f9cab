"""Journeys: where they lead, how long they are, and that they say what the measures say."""

import math
from dataclasses import replace

import pytest
from shapely import LineString, box
from shapely.errors import GEOSException

from checker.measure.journey_told import Question, teller
from checker.measure.journey_way import PASSING, drawn_legs, stretches
from checker.measure.journeys import CLASSROOMS, journeys
from checker.measure.routes.legs import Leg, Link
from checker.measure.subjects import Place
from checker.results.journey import JourneyEnd
from checker.results.values import Quantity, Truth
from checker.uses import shipped_vocabulary
from tests.measure.journeys_made import asked, told, with_base
from tests.measure.measuring import subject_of
from tests.measure.schools import column, door, furniture, room, school_of
from tests.measure.turned import shuffled_school
from tests.measure.ways import EXACT, LIFT_ROOMS, MAIN, WALL, corridor_school, outer, way_in

PLAIN = corridor_school()


def length(m, id_, kind="room", **params):
    return m.measure("travel_distance", subject_of(m, kind, id_), **{"from": MAIN}, **params)


@pytest.mark.parametrize("goal", ["a", "b", "c"])
def test_a_journey_is_as_long_as_the_rules_measure_it(goal):
    m = asked(PLAIN)
    found, value = told(m)[goal], length(m, goal)
    assert (found.low, found.high) == (round(value.low, 4), round(value.high, 4))
    assert (found.step_free, found.reason, found.blocker) == ("yes", "", None)
    assert found.on_foot_low is None


def test_goals_are_told_by_kind_and_in_the_order_of_the_model():
    more = (
        room("play", box(5, 2.1, 10, 8), is_external=True),
        way_in("d-play", at=(7, 2.05)),
        room("d2", box(6, -4.1, 10, -WALL)),
        way_in("d-d2", at=(8, -WALL / 2)),
    )
    m = asked(corridor_school(*more), play="outdoor play", d2="infant classroom")
    assert [(each.goal.kind, each.goal.global_id) for each in journeys(m)] == [
        ("classroom", "a"),
        ("classroom", "d2"),
        ("hall", "b"),
        ("accessible WC", "c"),
        ("outdoors", "play"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("use", ["store", "office", "corridor", "toilet", "plant"])
def test_rooms_that_pupils_do_not_travel_to_are_no_goals(use):
    assert "a" not in told(asked(PLAIN, a=use))


def test_classrooms_are_uses_that_exist():
    assert set(shipped_vocabulary().uses) >= CLASSROOMS


def test_a_store_outdoors_and_a_path_are_no_places_to_play():
    yards = (
        room("path", box(5, 2.1, 10, 4), is_external=True),
        way_in("d-path", at=(7, 2.05)),
    )
    for use in ("outdoor path", "outdoor store", "road"):
        assert "path" not in told(asked(corridor_school(*yards), path=use))


def test_a_start_is_the_door_that_surely_is_the_main_entrance():
    found = told(asked(PLAIN))["a"].start
    assert (found.kind, found.global_id) == ("main entrance", "main")


def test_of_two_doors_that_may_be_the_main_entrance_neither_is_named():
    second = outer("second", at=(20 + WALL / 2, 1), along=90)
    m = asked(corridor_school(second))
    found, value = told(m)["a"], length(m, "a")
    assert found.start.global_id == ""
    assert (found.low, found.high) == (round(value.low, 4), round(value.high, 4))
    assert found.high > found.low


def test_without_a_way_in_every_journey_says_what_is_missing():
    doors = (way_in("d-a", at=(3, -WALL / 2)),)
    school = school_of(
        room("corridor", box(0, 0, 20, 2)), room("a", box(1, -4.1, 5, -WALL)), *doors
    )
    (found,) = journeys(asked(school))
    assert (found.step_free, found.low, found.high) == ("cannot tell", None, None)
    assert "main entrance" in found.missing[0]
    assert found.ask


def test_a_school_without_such_rooms_has_no_journeys():
    assert journeys(asked(school_of())) == ()
    assert journeys(asked(PLAIN, a="store", b="store", c="store")) == ()


NARROW = (room("n", box(6, -4.1, 10, -WALL)), way_in("d-n", at=(8, -WALL / 2), clear=0.7))


def test_a_door_that_is_too_narrow_stops_a_journey_at_that_door():
    m = asked(corridor_school(*NARROW), n="junior classroom")
    found = told(m)["n"]
    assert (found.step_free, found.low, found.high) == ("no", math.inf, math.inf)
    assert found.blocker.global_id == "d-n"
    assert "700 mm clear where 800 mm is needed" in found.blocker.words
    assert found.reason == found.blocker.words
    assert found.blocker.at == pytest.approx(8.0, abs=0.8)


def test_a_stopped_journey_says_how_far_it_is_on_foot():
    m = asked(corridor_school(*NARROW), n="junior classroom")
    found, value = told(m)["n"], length(m, "n", route="walking")
    assert (found.on_foot_low, found.on_foot_high) == (round(value.low, 4), round(value.high, 4))
    assert found.blocker.at <= found.on_foot_high


def test_a_journey_is_stopped_where_is_reachable_says_so():
    m = asked(corridor_school(*NARROW), n="junior classroom")
    for id_, found in told(m).items():
        answer = m.measure("is_reachable", subject_of(m, "room", id_))
        assert isinstance(answer, Truth)
        words = {"yes": {True}, "no": {False}, "cannot tell": {True, False}}
        assert answer.possible == words[found.step_free]
        if found.blocker is not None:
            assert found.blocker.words in answer.steps


def test_the_way_up_to_a_blocker_is_drawn_and_its_doors_are_told():
    m = asked(corridor_school(*NARROW), n="junior classroom")
    found = told(m)["n"]
    line = LineString(found.legs[0].points)
    assert line.length == pytest.approx(found.blocker.at, abs=0.1)
    assert math.dist(line.coords[0], (-WALL / 2, 1)) < 0.1
    assert [each.global_id for each in found.pinches] == ["main"]


def test_an_entrance_that_is_shut_stops_one_at_once():
    school = school_of(
        room("corridor", box(0, 0, 20, 2)),
        room("a", box(1, -4.1, 5, -WALL)),
        way_in("d-a", at=(3, -WALL / 2)),
        outer("main", at=(-WALL / 2, 1), along=90, clear=0.6),
    )
    found = told(asked(school))["a"]
    assert (found.step_free, found.blocker.at, found.legs) == ("no", 0.0, ())


def test_what_may_be_moved_leaves_a_journey_in_doubt_and_shows_where():
    behind = (room("in", box(1, -8, 5, -4.2)), way_in("d-in", at=(3, -4.15)))
    cupboard = furniture("cupboard", box(1, -2.5, 4.3, -2))
    m = asked(corridor_school(*behind, cupboard), **{"in": "junior classroom"})
    found, value = told(m)["in"], length(m, "in")
    assert (found.step_free, math.isinf(value.high)) == ("cannot tell", True)
    assert found.reason == value.reason == found.blocker.words
    assert "a is 700 mm wide where 800 mm is needed" in found.reason
    door_at = next(each.at for each in found.pinches if each.global_id == "d-a")
    assert found.blocker.at == pytest.approx(door_at + 2.2, abs=0.3)


def test_what_blocks_far_from_the_way_is_shown_at_the_door_before_it():
    behind = (room("in", box(1, -8, 9, -4.2)), way_in("d-in", at=(3, -4.15)))
    wide = (room("w", box(1, -4.1, 9, -WALL)), way_in("d-w", at=(3, -WALL / 2)))
    cupboard = furniture("cupboard", box(1, -2.5, 8.3, -2))
    school = school_of(
        *corridor_school().rooms[:1],
        *behind,
        *wide,
        cupboard,
        outer("main", at=(-WALL / 2, 1), along=90),
    )
    found = told(asked(school, w="junior classroom", **{"in": "junior classroom"}))["in"]
    assert found.step_free == "cannot tell"
    assert found.blocker.at == next(p.at for p in found.pinches if p.global_id == "d-w")


def test_a_door_of_unknown_width_leaves_it_open_and_stands_at_its_place():
    doubtful = door("d-n", at=(8, -WALL / 2), width=0.9)
    school = corridor_school(room("n", box(6, -4.1, 10, -WALL)), doubtful)
    m = asked(school, n="junior classroom")
    width = m.measure("clear_opening_width", subject_of(m, "door", "d-n"))
    assert width.low < 0.8 <= width.high
    found = told(m)["n"]
    assert (found.step_free, math.isinf(found.high), math.isinf(found.low)) == (
        "cannot tell",
        True,
        False,
    )
    assert found.blocker.global_id == "d-n"
    assert found.blocker.at == pytest.approx(found.low, abs=0.1)
    assert found.pinches[-1].global_id == "d-n"
    assert (found.pinches[-1].low, found.pinches[-1].high) == (
        round(width.low, 4),
        round(width.high, 4),
    )


def test_doors_stand_in_order_from_the_first_to_the_last():
    m = asked(PLAIN)
    found = told(m)["b"]
    assert [each.global_id for each in found.pinches] == ["main", "d-b"]
    assert [each.at for each in found.pinches] == [0.0, pytest.approx(found.high, abs=0.06)]
    assert all(each.kind == "door" for each in found.pinches)


def test_each_door_is_as_wide_as_rules_judge_it():
    m = asked(with_base())
    for found in journeys(m):
        for pinch in found.pinches:
            width = m.measure("clear_opening_width", subject_of(m, "door", pinch.global_id))
            assert (pinch.low, pinch.high) == (round(width.low, 4), round(width.high, 4))


COLUMN = column("pillar", box(10, 0, 10.3, 0.6))


def test_a_narrow_place_of_a_corridor_stands_between_the_doors():
    m = asked(corridor_school(COLUMN))
    found = told(m)["b"]
    (passage,) = [each for each in found.pinches if each.kind == "passage"]
    width = m.measure("clear_width", subject_of(m, "room", "corridor"))
    assert (passage.low, passage.high) == (round(width.low, 4), round(width.high, 4))
    assert passage.low == pytest.approx(1.4, abs=EXACT)
    assert passage.global_id == "corridor"
    assert passage.at == pytest.approx(10.15, abs=0.4)
    assert [each.kind for each in found.pinches] == ["door", "passage", "door"]


def test_a_narrow_place_beyond_the_goal_is_not_on_the_way():
    m = asked(corridor_school(COLUMN))
    assert [each.kind for each in told(m)["a"].pinches] == ["door", "door"]


@pytest.mark.parametrize(("left", "listed"), [(PASSING - 0.02, True), (PASSING + 0.02, False)])
def test_passages_are_listed_where_two_wheelchairs_do_not_pass(left, listed):
    pillar = column("pillar", box(10, 0, 10.3, 2.0 - left))
    kinds = [each.kind for each in told(asked(corridor_school(pillar)))["b"].pinches]
    assert ("passage" in kinds) is listed


def test_the_way_is_drawn_to_a_decimetre_and_written_to_a_centimetre():
    m = asked(corridor_school(COLUMN))
    found = told(m)["b"]
    (leg,) = found.legs
    line = LineString(leg.points)
    assert line.length == pytest.approx(found.high, rel=0.02)
    assert all(round(v, 2) == v for point in leg.points for v in point)
    full = m.provide("route_desk").ask(subject_of(m, "room", "b"), MAIN, None, "step-free", 0.0)
    (way,) = full.found.shown.legs
    assert line.hausdorff_distance(LineString(way.points)) < 0.12
    assert len(leg.points) <= len(way.points)


def test_a_narrow_place_of_another_storey_is_not_on_the_way():
    above = (
        room("over", box(0, 0, 20, 2), storey_id="s1"),
        room("up", box(1, -4.1, 5, -WALL), storey_id="s1"),
        way_in("d-up", at=(3, -WALL / 2), storey_id="s1", base=3.5),
        column("pillar-up", box(10, 1.4, 10.3, 2), storey_id="s1", base=3.5, top=6.2),
    )
    m = asked(corridor_school(*above), over="corridor", up="store")
    assert m.measure("clear_width", subject_of(m, "room", "over")).high < PASSING
    assert [each.kind for each in told(m)["b"].pinches] == ["door", "door"]


@pytest.mark.parametrize(
    ("kind", "walked"),
    [("lift", False), ("not modelled", False), ("outside", False), ("ramp", True), ("stair", True)],
)
def test_only_floors_and_flights_are_walked_on(kind, walked):
    link = Link(id="x", kind=kind, gates=("a", "b"))
    (piece,) = stretches([Leg(storey="s", points=((0, 0), (3, 0)), link=link)])
    assert (piece.line is not None) is walked
    assert bool(drawn_legs([piece])) is walked


UPSTAIRS = (
    *LIFT_ROOMS,
    room("hall-up", box(0, 0, 20, 2), storey_id="s1"),
    room("up", box(1, -4.1, 5, -WALL), storey_id="s1"),
    way_in("d-up", at=(3, -WALL / 2), storey_id="s1", base=3.5),
)
LIFTED = {"l0": "lift", "l1": "lift", "hall-up": "corridor", "up": "junior classroom"}


def test_a_lift_is_a_change_of_level_between_its_two_doors():
    m = asked(corridor_school(*UPSTAIRS), **LIFTED)
    found, value = told(m)["up"], length(m, "up")
    assert (found.step_free, found.high) == ("yes", round(value.high, 4))
    (lift,) = found.levels
    assert (lift.kind, lift.length) == ("lift", 0.0)
    ids = [each.global_id for each in found.pinches]
    assert ids == ["main", "dl0", "dl1", "d-up"]
    at = {each.global_id: each.at for each in found.pinches}
    assert at["dl0"] == pytest.approx(lift.at, abs=0.1)
    assert at["dl1"] == pytest.approx(lift.at, abs=0.1)


def test_nothing_is_walked_in_a_lift():
    m = asked(corridor_school(*UPSTAIRS), **LIFTED)
    legs = told(m)["up"].legs
    assert len(legs) == 2
    walked = sum(LineString(leg.points).length for leg in legs)
    assert walked == pytest.approx(told(m)["up"].high, rel=0.02)


def test_without_a_lift_nobody_gets_up_and_the_reason_says_so():
    no_lift = [each for each in UPSTAIRS if each.id in {"hall-up", "up", "d-up"}]
    found = told(asked(corridor_school(*no_lift), **LIFTED))["up"]
    assert (found.step_free, math.isinf(found.low)) == ("no", True)
    assert "no lift or ramp that is modelled leads on" in found.reason
    assert math.isinf(found.on_foot_low)


def test_journeys_are_the_same_whatever_order_the_model_has():
    one = {each.goal.global_id: each for each in journeys(asked(PLAIN))}
    other = {each.goal.global_id: each for each in journeys(asked(shuffled_school(PLAIN, seed=3)))}
    assert one == other


def test_they_are_the_same_when_asked_again():
    m = asked(with_base())
    assert journeys(m) == journeys(m) == journeys(asked(with_base()))


def test_a_place_in_parameters_is_the_one_that_rules_use():
    assert Place(relation="main entrance") == MAIN
    assert isinstance(length(asked(PLAIN), "a"), Quantity)


class _Tripping:
    """A desk whose plans GEOS trips over when the way is to be drawn."""

    def ask(self, *_args):
        raise GEOSException("side location conflict")


@pytest.mark.parametrize("desk", [None, _Tripping()])
def test_plans_that_cannot_be_worked_on_cost_the_drawing_and_not_the_run(desk):
    m = asked(PLAIN)
    telling = replace(teller(m), desk=desk)
    question = Question(subject=subject_of(m, "room", "a"), from_=MAIN)
    found = telling.journey(JourneyEnd(kind="main entrance"), JourneyEnd(kind="hall"), question)
    assert (found.step_free, found.low) == ("yes", told(m)["a"].low)
    assert (found.legs, found.pinches) == ((), ())
