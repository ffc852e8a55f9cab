"""A school to go about in measured again: turned, mirrored, moved, or read in another order."""

import math
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from checker.model import School
from tests.geometry.turning import FAR, TURNS, Turn
from tests.measure.trials import Key, all_answers, differing, mirrored
from tests.measure.turned import shuffled_school, turned_school
from tests.measure.ways import way_in
from tests.measure.ways_school import GOING, RISERS, SLIDING, ways_measurer, ways_school

SCHOOL = ways_school()
DEAR = ("rectangle_length", "rectangle_width")
"""Two that take longer than all others together; test_turned_school.py compares them."""
FAST = (Phase.explicit, Phase.generate)  # a school is slow to shrink
TO_MAIN_DOOR = 24.05 + 2.25


def answers(school: School):
    return all_answers(ways_measurer(school), without=DEAR)


@cache
def here():
    """The answers about the school as it is."""
    return answers(SCHOOL)


def differences(school: School, *, mirror: bool = False) -> dict[Key, object]:
    return differing(mirrored(here()) if mirror else here(), answers(school))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "kind", "id_", "trial", "figure"),
    [
        ("travel_distance", "room", "hall", 0, 2.2),
        ("travel_distance", "room", "stair", 0, math.hypot(TO_MAIN_DOOR, 0.4)),
        ("doors_on_the_way", "room", "inner", 0, 2),
        ("doors_on_the_way", "room", "classroom-up", 0, 3),
        ("turns_on_the_way", "room", "wc", 1, 1),
        ("detour", "room", "stair", 0, 1),
        ("detour", "room", "inner", 1, math.inf),
        ("nominal_width", "room", "hall", 0, 2.2),
        ("indoor_ambient_noise", "room", "class", 0, 35),
        ("reverberation_time", "room", "class", 0, 0.6),
        ("risers", "stair flight", "flight", 0, RISERS),
        ("going", "stair flight", "flight", 0, GOING),
        ("gross_area", "outdoor space", "yard", 0, 8 * 5.9),
        ("rooms", "cluster", "cluster:West", 0, 2),
        ("window_area", "room", "class", 0, 3),
        ("bed_clear_sides", "room", "wc", 0, 0),
        ("bed_clear_sides", "room", "wc", 1, 1),
        ("pupils_with", "school", "school", 0, 12),
    ],
)
def test_there_is_something_to_compare(name, kind, id_, trial, figure):
    value = here()[name, kind, id_, str(trial)]
    assert (value.low, value.high) == (pytest.approx(figure, abs=0.0005),) * 2


@pytest.mark.parametrize(
    ("name", "kind", "id_", "trial", "answer"),
    [
        ("is_reachable", "room", "class", 0, {True}),
        ("is_reachable", "room", "inner", 2, {False}),
        ("is_reachable", "room", "store", 0, {True, False}),
        ("reached_only_through", "room", "class", 1, {True}),
        ("reached_only_through", "room", "hall", 1, {False}),
        ("refuge_fits", "room", "stair", 0, {True}),
        ("joins_stair", "refuge", "refuge", 0, {True}),
        ("entrance_kind", "entrance", "main", 0, {"main entrance"}),
        ("entrance_kind", "entrance", "goods", 0, {"service door"}),
        ("is_main_entrance", "entrance", "d-yard", 0, {False}),
        ("opens_onto_use", "room", "group", 1, {True}),
    ],
)
def test_there_are_answers_in_words_to_compare(name, kind, id_, trial, answer):
    assert here()[name, kind, id_, str(trial)].possible == answer


@pytest.mark.slow
@pytest.mark.parametrize(
    "turn",
    [
        FAR,
        Turn(angle=90.0, mirrored=False, x=0, y=0),
        Turn(angle=180.0, mirrored=False, x=0, y=0),
        Turn(angle=0.0, mirrored=True, x=0, y=0),
        Turn(angle=45.0, mirrored=True, x=3, y=-7),
    ],
    ids=["far away", "quarter", "half", "mirrored", "askew"],
)
def test_turns_that_models_have_change_no_answer(turn):
    assert differences(turned_school(SCHOOL, turn), mirror=turn.mirrored) == {}


@pytest.mark.slow
def test_another_order_of_elements_changes_no_answer():
    assert differences(shuffled_school(SCHOOL, 7)) == {}


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 1000))
@example(
    turn=Turn(angle=51.873826771987865, mirrored=False, x=-241.951319117, y=283.750215832), seed=0
)
@example(turn=Turn(angle=7.6, mirrored=True, x=493.455201183, y=309.196533989), seed=19)
@settings(max_examples=8, deadline=None, phases=FAST)
def test_turning_mirroring_moving_and_shuffling_change_no_answer(turn, seed):
    school = turned_school(shuffled_school(SCHOOL, seed), turn)
    assert differences(school, mirror=turn.mirrored) == {}


@pytest.mark.slow
def test_a_door_placed_elsewhere_does_change_an_answer():
    """The comparison itself is able to fail."""
    doors = [each for each in SCHOOL.doors if each.id != "d-stair"]
    moved = way_in("d-stair", at=(24.05, 1.7), along=90, **SLIDING)
    changed = differences(replace(SCHOOL, doors=(*doors, moved)))
    assert ("travel_distance", "room", "stair", "0") in changed
