"""A refuge is the same however the model lies; more floor is never worse, a thing never better."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.model import School
from tests.geometry.turning import FAR, TURNS, Turn
from tests.measure.measuring import measured
from tests.measure.schools import column, room, school_of
from tests.measure.test_refuges import landing
from tests.measure.turned import shuffled_school, turned_school
from tests.measure.ways import walker, way_in

AT_THE_LIMIT = 2.025
"""Metres: half a flight of 1.2 m, half a way of 1.05 m, and a refuge of 0.9 m beside it."""
MILLIMETRES = st.integers(0, 900).map(lambda mm: mm / 1000)


def there(school: School, **params) -> set[bool]:
    m = walker(school, stair="stair", hall="corridor")
    return set(measured(m, "refuge_fits", "room", "stair", **params).possible)


@pytest.mark.slow
@pytest.mark.parametrize(("more", "fits"), [(0.0005, {True}), (-0.0007, {False})])
@pytest.mark.parametrize(
    "turn",
    [
        Turn(angle=0.0, mirrored=False, x=0.0, y=0.0),
        Turn(angle=24.0, mirrored=True, x=151.0, y=348.2),
        FAR,
    ],
)
def test_it_is_decided_within_half_a_millimetre_however_the_model_lies(more, fits, turn):
    assert there(turned_school(landing(AT_THE_LIMIT + more), turn)) == fits


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 1000), deep=st.sampled_from([1.95, 2.02, 2.03, 2.4]))
@settings(max_examples=20, deadline=None)
def test_turning_mirroring_moving_and_shuffling_change_nothing(turn, seed, deep):
    made = turned_school(shuffled_school(landing(deep), seed), turn)
    assert there(made) == {deep > AT_THE_LIMIT}


@pytest.mark.slow
@given(deep=MILLIMETRES, more=MILLIMETRES)
@settings(max_examples=20, deadline=None)
def test_a_deeper_landing_is_never_worse(deep, more):
    small, large = there(landing(1.7 + deep)), there(landing(1.7 + deep + more))
    assert max(small) <= max(large)
    assert min(small) <= min(large)


@pytest.mark.slow
@given(
    x=st.integers(0, 3800).map(lambda mm: mm / 1000),
    y=MILLIMETRES,
    side=st.integers(50, 600).map(lambda mm: mm / 1000),
)
@settings(max_examples=30, deadline=None)
def test_a_pier_more_is_never_better(x, y, side):
    bare = landing(AT_THE_LIMIT + 0.2)
    pier = column("pier", box(x, 1.15 + y, x + side, 1.15 + y + side))
    assert there(bare) == {True}
    with_pier = there(landing(AT_THE_LIMIT + 0.2, pier))
    assert with_pier <= {True, False}
    if side >= 0.6 and 0.9 <= x <= 2.5 and y >= 0.2:  # in the middle of all that is left
        assert with_pier == {False}
    # What does not fit without the pier does not fit with it.
    assert there(landing(AT_THE_LIMIT - 0.01, pier)) == {False}


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 1000), use=st.sampled_from(["stair", "corridor"]))
@settings(max_examples=15, deadline=None)
def test_a_refuge_joins_a_stair_however_the_model_lies(turn, seed, use):
    school = school_of(
        room("r", box(0, 0, 2, 2), name="0.9", long_name="Refuge"),
        room("beyond", box(2.1, 0, 6, 2)),
        way_in("d", at=(2.05, 1), along=90),
    )
    m = walker(turned_school(shuffled_school(school, seed), turn), r="store", beyond=use)
    assert measured(m, "joins_stair", "refuge", "r").possible == {use == "stair"}
