"""Level pieces in walking order: treads, nosings, landings, winders, and what is no step."""

import itertools
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, box

from checker.geometry.edges import ahead, middle
from checker.geometry.steps import stepped
from tests.geometry.turning import FAR, TURNS

R, G, W = 0.15, 0.28, 1.2


def straight(count, *, start=0.0, base=0.0, nosing=0.0, going=G, gap=0.0):
    return [
        (box(start + n * going, 0, start + (n + 1) * going + nosing - gap, W), base + (n + 1) * R)
        for n in range(count)
    ]


def dog_leg(gap=0.1):
    lower = straight(5)
    landing = (box(5 * G, -W - gap, 5 * G + W, W), 6 * R)
    upper = [
        (box(5 * G - (n + 1) * G, -W - gap, 5 * G - n * G, -gap), (7 + n) * R) for n in range(5)
    ]
    return [*lower, landing, *upper]


def spiral(count, *, turn=30.0, inner=0.1, outer=1.1):
    def wedge(n):
        angles = [math.radians(turn * (n + part / 4)) for part in range(5)]
        ring = [(outer * math.cos(a), outer * math.sin(a)) for a in angles]
        back = [(inner * math.cos(a), inner * math.sin(a)) for a in reversed(angles)]
        return Polygon([*ring, *back])

    return [(wedge(n), (n + 1) * R) for n in range(count)]


def shuffled(pieces, seed=1):
    return random.Random(seed).sample(pieces, len(pieces))  # noqa: S311 - no secret


def test_a_straight_flight_is_one_run_from_its_first_riser_to_its_last_tread():
    (run,) = stepped(shuffled(straight(9))).runs
    assert [step.level for step in run.steps] == pytest.approx([R * n for n in range(1, 10)])
    assert run.edges[0] == ((0.0, W), (0.0, 0.0))
    assert sum(run.edges[-1], ()) == pytest.approx((9 * G, W, 9 * G, 0.0))
    assert run.length == pytest.approx(9 * G)
    assert run.risers == pytest.approx([R] * 8)
    assert (run.below, run.above) == (None, None)


@pytest.mark.parametrize("nosing", [0.0, 0.015, 0.05])
def test_a_nosing_moves_no_edge(nosing):
    (run,) = stepped(straight(9, nosing=nosing)).runs
    fronts = [middle(edge)[0] for edge in run.edges[:-1]]
    assert fronts == pytest.approx([n * G for n in range(9)])


@pytest.mark.parametrize("gap", [0.0, 0.02, 0.05])
def test_open_treads_make_a_run_all_the_same(gap):
    (run,) = stepped(straight(9, gap=gap)).runs
    assert len(run.steps) == 9
    assert run.area.area == pytest.approx((9 * G - gap) * W, rel=1e-6)


@pytest.mark.parametrize("gap", [0.0, 0.03, 0.1, 0.5], ids=lambda gap: f"well of {gap}")
def test_a_dog_leg_in_one_body_is_two_runs_and_a_landing(gap):
    found = stepped(shuffled(dog_leg(gap)))
    lower, upper = found.runs
    assert [len(lower.steps), len(upper.steps)] == [5, 5]
    assert [landing.level for landing in found.landings] == pytest.approx([6 * R])
    assert lower.above == upper.below == found.landings[0]
    assert sum(lower.edges[-1], ()) == pytest.approx((5 * G, W, 5 * G, 0.0))
    assert ahead(lower.edges[0]) == pytest.approx((1.0, 0.0))
    assert ahead(upper.edges[0]) == pytest.approx((-1.0, 0.0))
    assert lower.risers == pytest.approx([R] * 5)


def test_a_dog_leg_without_its_landing_is_two_runs():
    pieces = [piece for piece in dog_leg(0.03) if piece[1] != 6 * R]
    assert [len(run.steps) for run in stepped(pieces).runs] == [5, 5]


@pytest.mark.parametrize(
    ("depth", "landings"),
    [(0.45, 0), (0.59, 0), (0.61, 1), (1.2, 1)],
)
def test_a_deep_step_is_a_landing_from_600_mm_on(depth, landings):
    pieces = [
        *straight(4),
        (box(4 * G, 0, 4 * G + depth, W), 5 * R),
        *straight(4, start=4 * G + depth, base=5 * R),
    ]
    found = stepped(pieces)
    assert len(found.landings) == landings
    assert len(found.runs) == landings + 1


def test_steps_that_are_all_deep_are_treads():
    found = stepped(straight(5, going=0.65))
    assert (len(found.runs), found.landings) == (1, ())


def test_a_stair_that_divides_goes_on_both_ways_from_its_landing():
    landing = (box(5 * G, -W, 5 * G + W, 2 * W), 6 * R)
    arms = [
        (box(5 * G, y, 5 * G + W, y + G), (7 + n) * R)
        for n in range(4)
        for y in (2 * W + n * G, -W - (n + 1) * G)
    ]
    found = stepped([*straight(5), landing, *arms])
    assert [len(run.steps) for run in found.runs] == [5, 4, 4]
    assert all(run.below == found.landings[0] for run in found.runs[1:])


def test_two_runs_that_arrive_at_one_landing_both_know_it():
    other = [(box(5 * G + W + n * G, 0, 5 * G + W + (n + 1) * G, W), (5 - n) * R) for n in range(5)]
    found = stepped([*straight(5), (box(5 * G, 0, 5 * G + W, W), 6 * R), *other])
    assert [run.above for run in found.runs] == [found.landings[0]] * 2


def test_a_spiral_turns_with_every_tread():
    (run,) = stepped(shuffled(spiral(8))).runs
    assert len(run.steps) == 8
    turns = [math.degrees(math.atan2(*ahead(edge)[::-1])) for edge in run.edges]
    assert [(b - a) % 360 for a, b in itertools.pairwise(turns)] == pytest.approx([30] * 8)
    assert math.dist(middle(run.edges[2]), middle(run.edges[3])) == pytest.approx(
        2 * 0.6 * math.sin(math.radians(15)), abs=1e-3
    )


def test_tops_of_strings_and_slivers_are_no_steps():
    strings = [(box(0, -0.06, 9 * G, 0.0), 0.5), (box(0, W, 0.05, W + 0.05), 0.31)]
    assert len(stepped([*straight(9), *strings]).runs[0].steps) == 9


def test_the_carcass_under_the_treads_is_no_step():
    carcass = [(area, at - 0.03) for area, at in straight(9)]
    (run,) = stepped([*carcass, *straight(9)]).runs
    assert [step.level for step in run.steps] == pytest.approx([R * n for n in range(1, 10)])


def test_plates_laid_on_each_other_are_steps_as_deep_as_they_show():
    plates = [(box(n * G, 0, 2.2, W), (n + 1) * R) for n in range(6)]
    found = stepped(plates)
    (run,), (top,) = found.runs, found.landings
    assert [middle(edge)[0] for edge in run.edges] == pytest.approx([n * G for n in range(6)])
    assert top.area.area == pytest.approx((2.2 - 5 * G) * W)


def test_a_tread_in_two_pieces_is_one_step():
    halves = [
        (part, at) for _, at in straight(1) for part in (box(0, 0, G, 0.58), box(0, 0.62, G, W))
    ]
    (run,) = stepped([*halves, *straight(9)[1:]]).runs
    assert len(run.steps) == 9
    assert run.steps[0].area.area == pytest.approx(G * W, rel=1e-3)


def test_the_rail_round_a_landing_is_no_step():
    rail = box(5 * G, -W, 5 * G + W, W).difference(
        box(5 * G - 1, -W + 0.05, 5 * G + W - 0.05, W - 0.05)
    )
    assert len(stepped([*dog_leg(), (rail, 1.8)]).runs) == 2


def test_a_plinth_that_meets_no_step_is_no_flight():
    assert len(stepped([*dog_leg(), (box(9, 0, 9.5, 1), 0.9)]).runs) == 2


def test_a_single_step_has_no_direction():
    (run,) = stepped(straight(1)).runs
    assert run.edges == ()


def test_a_missing_tread_ends_the_run():
    pieces = [piece for n, piece in enumerate(straight(9)) if n not in (4, 5)]
    assert [len(run.steps) for run in stepped(pieces).runs] == [4, 3]


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        [(Polygon(), 0.15)],
        [(box(0, 0, 0.3, 1), math.nan)],
        [(box(0, 0, 0.3, math.inf), 0.15)],
        [(Polygon([(0, 0), (1, 1), (1, 1), (0, 0)]), 0.15)],
    ],
    ids=["none", "empty", "no level", "endless", "no area"],
)
def test_bad_pieces_make_no_run(pieces):
    found = stepped(pieces)
    assert (found.runs, found.landings) == ((), ())


def test_a_self_crossing_tread_does_no_harm_to_the_others():
    crossed = (Polygon([(0, 0), (G, W), (G, 0), (0, W)]), R)
    (run,) = stepped([crossed, *straight(9)[1:]]).runs
    assert len(run.steps) >= 8


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_turning_moving_and_reordering_change_no_run(turn, seed):
    for pieces in (dog_leg(0.05), spiral(6), straight(7, nosing=0.02)):
        here = stepped(pieces)
        there = stepped([(turn(area), at) for area, at in shuffled(pieces, seed)])
        assert [len(run.steps) for run in here.runs] == [len(run.steps) for run in there.runs]
        for one, other in zip(here.runs, there.runs, strict=True):
            assert one.length == pytest.approx(other.length, abs=1e-4)
            for edge, turned in zip(one.edges, other.edges, strict=True):
                wanted = turn(LineString(edge))
                assert LineString(turned).hausdorff_distance(wanted) < 1e-4


def test_far_from_the_origin_it_is_the_same():
    found = stepped([(FAR(area), at) for area, at in dog_leg()])
    assert [len(run.steps) for run in found.runs] == [5, 5]


def test_areas_in_several_parts_are_taken_apart():
    (run,) = stepped([(MultiPolygon([box(0, 0, G, W)]), R), *straight(9)[1:]]).runs
    assert len(run.steps) == 9
    assert run.area.contains(Point(0.1, 0.6))
