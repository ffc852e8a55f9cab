"""The doors of the sample school as they were drawn, worked out from its plan by hand.

Rooms are drawn to the centres of walls 0.2 m thick; a single door is 1.01 m overall with a leaf
of 0.926 m in a lining of 42 mm, 44 mm thick and flush with the side it swings to.
"""

import pytest

from checker.brief import Brief
from checker.measure.measurer import Measurer
from checker.pipeline import measurer_of, read_facts
from checker.results.values import Choice, Quantity, Truth, Unknown


@pytest.fixture(scope="module")
def oakfield(samples) -> Measurer:
    return measurer_of(read_facts(samples / "oakfield" / "oakfield-primary-A.ifc"), Brief())


def told(oakfield, measure, name, *, kind="door", part=""):
    (subject,) = (
        each for each in oakfield.subjects(kind) if each.ref.name == name and each.part == part
    )
    return oakfield.measure(measure, subject)


def span(value):
    assert isinstance(value, Quantity)
    return (value.low, value.high)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "figure"),
    [
        ("00-38-D01", 0.237),
        ("00-32-D01", 0.537),
        ("00-09-D01", 0.542),
        ("00-13-D01", 1.037),
    ],
)
def test_the_nib_is_the_wall_between_leaf_and_return(oakfield, name, figure):
    """00-38: its corridor's inner faces are at 3.3 and 4.7; the leaf ends at 4.0 + 0.463."""
    found = told(oakfield, "leading_edge_nib", name, kind="door side", part="pull")
    assert span(found) == pytest.approx((figure, figure), abs=0.0005)


@pytest.mark.slow
def test_only_one_of_its_doors_has_too_little_room_at_the_leading_edge(oakfield):
    nibs = {
        each.ref.name: oakfield.measure("leading_edge_nib", each)
        for each in oakfield.subjects("door side")
        if each.part == "pull"
    }
    short = [name for name, nib in nibs.items() if isinstance(nib, Quantity) and nib.high < 0.3]
    cubicles = [name for name in short if name.startswith("01-12-D1")]
    assert [name for name in short if name not in cubicles] == ["00-38-D01"]
    assert len(cubicles) == 2


def test_the_sensory_room_lies_a_step_above_the_corridor_and_nothing_else_does(oakfield):
    steps = {
        each.ref.name: oakfield.measure("threshold_step", each)
        for each in oakfield.subjects("door")
    }
    raised = {name: span(step) for name, step in steps.items() if not isinstance(step, Unknown)}
    assert raised.pop("00-63-D01") == pytest.approx((0.15, 0.15))
    assert set(raised.values()) == {(0.0, 0.0)}


def test_only_doors_to_the_outside_have_a_floor_that_is_not_modelled(oakfield):
    lost = [
        each
        for each in oakfield.subjects("door")
        if isinstance(oakfield.measure("threshold_step", each), Unknown)
    ]
    assert lost
    for each in lost:
        assert oakfield.measure("is_external", each).possible == {True}


@pytest.mark.parametrize(
    ("name", "side"),
    [("00-25-D01", {"both"}), ("00-31-D01", {"none"})],
)
def test_pairs_have_hinges_on_both_sides_and_sliding_doors_have_none(oakfield, name, side):
    assert told(oakfield, "hinge_side", name).possible == side


def test_every_single_door_has_a_sure_hinge_side_and_nothing_contradicts_it(oakfield):
    for each in oakfield.subjects("door"):
        found = oakfield.measure("hinge_side", each)
        assert isinstance(found, Choice)
        assert len(found.possible) == 1, each.ref.name
        assert not any("otherwise" in step for step in found.steps)


@pytest.mark.parametrize(
    ("number", "length", "swing", "leaf"),
    [
        ("00-57", 2.812, 0.0, 1.126),
        ("00-64", 4.356, 1.026, 1.126),
        ("00-30", 2.912, 0.0, 1.108),
    ],
)
def test_lobbies_are_as_long_as_drawn(oakfield, number, length, swing, leaf):
    """00-57: 2.8 m between centres, less 0.1 and 0.2 of wall, and 156 mm to either leaf."""
    (subject,) = (each for each in oakfield.subjects("room") if each.ref.name == number)
    for measure, figure in (
        ("lobby_length", length),
        ("swings_into_lobby", swing),
        ("lobby_leaf_width", leaf),
    ):
        found = oakfield.measure(measure, subject)
        assert span(found) == pytest.approx((figure, figure), abs=0.0005)


def test_both_doors_of_a_lobby_are_in_series_with_each_other(oakfield):
    for name in ("00-64-D01", "00-64-D02"):
        assert span(told(oakfield, "next_door_distance", name))[0] == pytest.approx(4.356)
        assert span(told(oakfield, "leaf_into_gap", name))[0] == pytest.approx(1.026)


def test_no_leaf_meets_another_since_the_reception_opens_inwards(oakfield):
    doors = oakfield.subjects("door")
    answers = {each.ref.name: oakfield.measure("swing_meets_door", each) for each in doors}
    met = {
        name for name, each in answers.items() if isinstance(each, Truth) and True in each.possible
    }
    assert met == set()
    assert answers["00-25-D01"].possible == answers["00-31-D02"].possible == {False}


def test_walls_are_as_thick_as_drawn_inside_and_outside(oakfield):
    depths = {}
    for each in oakfield.subjects("door"):
        outside = oakfield.measure("is_external", each).possible
        low, high = span(oakfield.measure("opening_depth", each))
        assert low == high
        depths.setdefault(round(low, 3), set()).update(outside)
    assert set(depths) == {0.02, 0.2, 0.4}  # partitions of cubicles, inner and outer walls
    assert depths[0.02] == depths[0.2] == {False}


@pytest.mark.slow
def test_every_door_side_answers_and_says_what_it_is_like(oakfield):
    for each in oakfield.subjects("door side"):
        for measure in ("leading_edge_nib", "approach_from", "projection_beside_latch"):
            found = oakfield.measure(measure, each)
            if isinstance(found, Unknown):
                assert found.missing
                assert found.ask
            else:
                assert found.evidence
                assert found.method
