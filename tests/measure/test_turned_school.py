"""A school measured and measured again: turned, mirrored, moved, or read in another order.

The school has a corridor with a column and lockers, rooms on both sides, a WC with fittings, a
door that swings in, one that swings out and one that slides, a base and a room upstairs.
"""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import box

from checker.measure.measurer import Answer
from checker.model import School
from tests.geometry.turning import FAR, TURNS, Turn
from tests.measure.measuring import measurer_of, uses_of
from tests.measure.schools import (
    column,
    door,
    fitting,
    furniture,
    room,
    school_of,
    stair,
    wall,
    zone,
)
from tests.measure.trials import LENGTH, Key, all_answers, differing, mirrored
from tests.measure.turned import shuffled_school, turned_school

pytestmark = pytest.mark.slow

SCHOOL = school_of(
    room("corridor", box(0, 0, 18, 1.6)),
    room("group", box(0, 1.7, 3, 5)),
    room("class", box(3.1, 1.7, 11, 9)),
    room("wc", box(11.1, 1.7, 12.6, 3.9)),
    room("store", box(12.7, 1.7, 18, 5)),
    room("up", box(0, 1.7, 3, 5), storey_id="s1"),
    wall("north", box(0, 1.6, 18, 1.7)),
    door("d-group", at=(1.5, 1.65), width=0.9),
    door("d-class", at=(5, 1.65), width=1.0, mirrored=True),
    door("d-wc", at=(11.85, 1.65), width=0.9, operation="SLIDING_TO_LEFT"),
    door("d-store", at=(15, 1.65), width=0.8, operation=""),
    column("pier", box(8, 0, 8.3, 0.3)),
    furniture("lockers", box(12, 0, 14, 0.45), hull_only=True),
    furniture("table", box(1, 3, 2.2, 3.8)),
    fitting("pan", box(11.3, 3.2, 11.7, 3.9), kind="wc"),
    fitting("bowl", box(12.2, 3.3, 12.6, 3.7), kind="basin"),
    stair("stair", box(16, 0.2, 17.5, 1.2)),
    zone("base", "group", "wc", name="Inclusion base"),
)
USES = uses_of(
    corridor="corridor",
    group="small group room",
    wc="accessible toilet",
    store="store",
    **{"class": ("small group room", "store")},
)


def answers(school: School) -> dict[Key, Answer]:
    return all_answers(measurer_of(school, uses=USES))


@cache
def here():
    """The answers about the school as it is."""
    return answers(SCHOOL)


def differences(school: School, *, mirror: bool = False) -> dict[Key, tuple[Answer, Answer]]:
    return differing(mirrored(here()) if mirror else here(), answers(school))


def test_there_is_something_to_compare():
    found = here()
    assert found["clear_width", "room", "corridor", "0"].low == pytest.approx(1.15, abs=LENGTH)
    assert found["clear_width", "room", "corridor", "0"].high == pytest.approx(1.3, abs=LENGTH)
    assert found["shares_wall_with", "room", "class", "0"].possible == {True}
    assert found["furniture_modelled", "room", "wc", "0"].possible == {True}
    assert found["door_swings_in", "room", "group", "0"].possible == {True}
    assert found["door_swings_in", "room", "class", "0"].possible == {False}
    assert found["door_swings_in", "room", "wc", "0"].possible == {False}
    assert found["door_swings_in", "room", "store", "0"].possible == {True, False}
    assert found["hinge_side", "door", "d-group", "0"].possible == {"right"}
    assert found["transfer_side", "room", "wc", "1"].possible == {"left"}
    assert len(found) > 400


@pytest.mark.slow
@given(turn=TURNS)
@example(turn=Turn(angle=24.0, mirrored=True, x=151.0, y=348.203125))
@settings(max_examples=12, deadline=None)
def test_turning_mirroring_and_moving_change_no_answer(turn):
    assert differences(turned_school(SCHOOL, turn), mirror=turn.mirrored) == {}


@pytest.mark.parametrize(
    "turn",
    [
        pytest.param(Turn(angle=90.0, mirrored=False, x=0, y=0), marks=pytest.mark.slow),
        pytest.param(Turn(angle=180.0, mirrored=False, x=0, y=0), marks=pytest.mark.slow),
        pytest.param(Turn(angle=0.0, mirrored=True, x=0, y=0), marks=pytest.mark.slow),
        Turn(angle=45.0, mirrored=True, x=3, y=-7),
        pytest.param(FAR, marks=pytest.mark.slow),
    ],
    ids=["quarter", "half", "mirrored", "askew", "far away"],
)
def test_turns_that_models_have_change_no_answer(turn):
    assert differences(turned_school(SCHOOL, turn), mirror=turn.mirrored) == {}


@pytest.mark.slow
@given(seed=st.integers(0, 1000))
@settings(max_examples=8, deadline=None)
def test_the_order_of_elements_changes_no_answer(seed):
    assert differences(shuffled_school(SCHOOL, seed)) == {}


@pytest.mark.slow
def test_a_wider_corridor_does_change_an_answer():
    """The comparison itself is able to fail."""
    wider = tuple(
        room("corridor", box(0, -0.002, 18, 1.6)) if each.id == "corridor" else each
        for each in SCHOOL.rooms
    )
    changed = differences(replace(SCHOOL, rooms=wider))
    assert ("room_width", "room", "corridor", "0") in changed
