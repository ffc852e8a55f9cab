"""Goings from nosing to nosing: straight, tapered, narrow and wide."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString

from checker.geometry.goings import goings, turn
from tests.geometry.turning import TURNS


def straight(*stations, width=1.2):
    return [((x, width / 2), (x, -width / 2)) for x in stations]


def winders(*, inner, width, step, count=3):
    """Nosings like the spokes of a wheel, `step` degrees apart, climbing anticlockwise."""
    found = []
    for number in range(count):
        angle = math.radians(step * number)
        along = (math.cos(angle), math.sin(angle))
        near, far = ((radius * along[0], radius * along[1]) for radius in (inner, inner + width))
        found.append((near, far))
    return found


def chord(radius, degrees):
    return 2 * radius * math.sin(math.radians(degrees) / 2)


def test_a_straight_flight_has_one_going_less_than_nosings():
    found = goings(straight(0.0, 0.28, 0.56, 0.85))
    assert [each.low for each in found] == pytest.approx([0.28, 0.28, 0.29])
    assert [each.high for each in found] == pytest.approx([0.28, 0.28, 0.29])
    assert not any(each.tapered for each in found)


def test_it_is_measured_square_to_the_nosing_not_from_middle_to_middle():
    (only,) = goings([((0.0, 0.6), (0.0, -0.6)), ((0.28, 0.5), (0.28, -0.9))])
    assert only.low == pytest.approx(0.28)
    assert math.dist(*only.line) == pytest.approx(0.28)


@pytest.mark.parametrize(("degrees", "tapered"), [(0.0, False), (1.9, False), (2.1, True)])
def test_a_tread_is_tapered_when_its_nosings_turn_by_more_than_two_degrees(degrees, tapered):
    angle = math.radians(degrees)
    second = (
        (0.28 - 0.4 * math.sin(angle), 0.4 * math.cos(angle)),
        (0.28 + 0.4 * math.sin(angle), -0.4 * math.cos(angle)),
    )
    (only,) = goings([((0.0, 0.4), (0.0, -0.4)), second])
    assert only.tapered is tapered


@pytest.mark.parametrize("width", [0.75, 0.999])
def test_a_narrow_tapered_tread_is_measured_in_the_middle(width):
    first, second = goings(winders(inner=0.2, width=width, step=30))
    expected = chord(0.2 + width / 2, 30)
    assert (first.low, first.high) == pytest.approx((expected, expected))
    assert second.low == pytest.approx(expected)


@pytest.mark.parametrize("width", [1.0, 1.2, 2.0])
def test_a_wide_tapered_tread_is_measured_270_mm_from_both_sides(width):
    first, _ = goings(winders(inner=0.2, width=width, step=30))
    assert first.low == pytest.approx(chord(0.47, 30))
    assert first.high == pytest.approx(chord(0.2 + width - 0.27, 30))
    assert math.dist(*first.line) == pytest.approx(first.low)


def test_one_nosing_has_no_going():
    assert goings(straight(0.0)) == ()
    assert goings([]) == ()


@pytest.mark.parametrize("degrees", [0, 30, 90, 180])
def test_a_turn_is_the_same_to_either_hand(degrees):
    here = ((0.0, 0.6), (0.0, -0.6))
    for sign in (1, -1):
        angle = math.radians(sign * degrees)
        along = (math.sin(angle), -math.cos(angle))
        there = ((-along[0], -along[1]), along)
        assert math.degrees(turn(here, there)) == pytest.approx(degrees)


@given(turned=TURNS, step=st.floats(5.0, 60.0))
def test_turning_and_mirroring_change_no_going(turned, step):
    here = winders(inner=0.15, width=1.1, step=step)
    there = [tuple(turned(LineString(edge)).coords) for edge in here]
    for one, other in zip(goings(here), goings(there), strict=True):
        assert (other.low, other.high) == pytest.approx((one.low, one.high), abs=1e-6)


@given(st.lists(st.floats(0.2, 0.5), min_size=1, max_size=8))
def test_goings_add_up_to_the_run(depths):
    stations = [sum(depths[:count]) for count in range(len(depths) + 1)]
    found = goings(straight(*stations))
    assert sum(each.low for each in found) == pytest.approx(sum(depths))
