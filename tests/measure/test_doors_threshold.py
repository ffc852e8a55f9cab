"""The step at a threshold: measured, declared, both, and neither."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.model import LocalBox, Problem
from checker.results.values import Unknown
from tests.geometry.turning import TURNS
from tests.measure.doors_made import asked, declared, measurer_of
from tests.measure.doors_walled import NORTH, SOUTH, leaf_flush, span, walled
from tests.measure.schools import room, school_of, slab
from tests.measure.turned import turned_school


def step(*elements, south=0.0, **given):
    rooms = (room("n", NORTH), room("s", SOUTH, base=south))
    school = school_of(*rooms, walled(**given), *elements)
    return asked(measurer_of(school), "threshold_step")


def stated(value):
    return (declared("ThresholdHeight", value, group="SchoolCheck_Door"),)


@pytest.mark.parametrize("rise", [0.0, 0.005, 0.015, 0.0151, 0.15])
def test_it_is_the_level_change_between_the_floors(rise):
    assert span(step(south=-rise)) == (rise, rise)
    assert span(step(south=rise)) == (rise, rise)


def test_where_floors_tell_different_steps_it_is_an_interval():
    assert span(step(slab("f", box(-4, -4, 4, 4), level=-0.1), south=-0.1)) == (0.0, 0.1)


def test_a_threshold_of_some_thickness_may_stand_proud():
    found = step(threshold=0.02)
    assert span(found) == (0.0, 0.02)
    assert found.steps[-1] == "a threshold 20 mm thick may lie flush or stand proud"


def test_a_threshold_in_the_body_may_stand_proud_too():
    sill = LocalBox(x=(0.05, 0.85), y=(-0.1, 0.1), z=(0.0, 0.03))
    rail = LocalBox(x=(0.05, 0.4), y=(0.0, 0.03), z=(0.0, 0.09))
    assert span(step(solids=(*leaf_flush(), sill, rail))) == (0.0, 0.03)


@pytest.mark.parametrize("value", [0.015, 15.0])
def test_a_declared_rise_settles_what_the_threshold_leaves_open(value):
    found = step(threshold=0.02, properties=stated(value))
    assert span(found) == (0.015, 0.015)
    assert found.origin == "declared"
    assert found.steps == ("the floors show 0 mm",)


def test_a_declared_rise_settles_an_interval_that_it_lies_in():
    found = step(slab("f", box(-4, -4, 4, 4), level=-0.1), south=-0.1, properties=stated(0.0))
    assert span(found) == (0.0, 0.0)
    assert found.steps == ("the floors show 0 to 100 mm",)


def test_a_declared_rise_below_what_the_model_shows_covers_both():
    found = step(south=-0.15, properties=stated(0.0))
    assert span(found) == (0.0, 0.15)
    assert found.steps[1].startswith("more than is stated")


def test_without_a_floor_on_one_side_it_is_unknown_unless_it_is_declared():
    alone = school_of(room("n", NORTH), walled())
    found = asked(measurer_of(alone), "threshold_step")
    assert isinstance(found, Unknown)
    assert "ThresholdHeight" in found.ask
    told = school_of(room("n", NORTH), walled(properties=stated(12.0)))
    assert span(asked(measurer_of(told), "threshold_step")) == (0.012, 0.012)


@pytest.mark.parametrize("value", ["level", True, -3.0])
def test_a_declared_rise_that_is_no_length_counts_for_nothing(value):
    assert span(step(south=-0.1, properties=stated(value))) == (0.1, 0.1)


def test_a_door_that_cannot_be_judged_is_unknown():
    trouble = Problem(code="duplicate-id", scope="element", message="used twice", elements=("d",))
    school = school_of(room("n", NORTH), room("s", SOUTH), walled(), problems=(trouble,))
    assert isinstance(asked(measurer_of(school), "threshold_step"), Unknown)


def test_a_door_without_a_place_is_unknown():
    lost = replace(walled(solids=()), frame=None, shape=None)
    school = school_of(room("n", NORTH), room("s", SOUTH), lost)
    assert isinstance(asked(measurer_of(school), "threshold_step"), Unknown)


def test_the_step_is_drawn_across_the_door():
    (line,) = step(south=-0.015).evidence
    assert line.label == "step 15 mm"
    assert [y for _, y in line.coords] == pytest.approx([-0.4, 0.4])


@given(turn=TURNS, south=st.floats(-0.5, 0.2))
@settings(max_examples=25, deadline=None)
def test_turning_changes_no_step(turn, south):
    school = school_of(room("n", NORTH), room("s", SOUTH, base=south), walled())
    here, there = (
        asked(measurer_of(each), "threshold_step") for each in (school, turned_school(school, turn))
    )
    assert span(here) == pytest.approx(span(there), abs=1e-5)
    assert here.high == pytest.approx(abs(south), abs=1e-9)
