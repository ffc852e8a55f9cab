"""Strips of an area: none of a rectangle is longer, and what they find is there."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, box

from checker.geometry.longest import _longest_at
from checker.geometry.placing import segments_of
from checker.geometry.runs import longest_runs
from checker.units import SLACK
from tests.geometry.furnished import ROOMS, lengths


def run(area, *, angle=0.0, width, apart=0.05):
    return float(longest_runs(segments_of(area), np.array([angle]), width=width, apart=apart)[0])


@given(
    area=ROOMS, angle=st.floats(0, math.pi), across=lengths(0.3, 2.5), share=st.floats(0.05, 0.9)
)
@settings(max_examples=40, deadline=None)
def test_no_rectangle_at_that_angle_is_longer(area, angle, across, share):
    apart = share * across
    bound = run(area, angle=angle, width=across - apart, apart=apart)
    assert _longest_at(area, across, angle).length <= bound + 1e-6


@given(area=ROOMS, angle=st.floats(0, math.pi), across=lengths(0.3, 2.5))
@settings(max_examples=40, deadline=None)
def test_a_strip_that_is_found_is_free_for_a_rectangle(area, angle, across):
    found = run(area, angle=angle, width=across)
    assert found <= _longest_at(area, across - SLACK, angle).length + 1e-6


@pytest.mark.parametrize(
    ("area", "length"),
    [
        (box(0, 0, 9, 2), 9.0),
        (box(0, 0, 9, 2).difference(box(4, 0.9, 5, 1.1)), 4.0),
        (box(0, 0, 9, 3).difference(box(4, 0, 5, 1.5)), 9.0),
        (MultiPolygon([box(0, 0, 2, 2), box(8, 0, 9, 2)]), 2.0),
        (box(0, 0, 9, 9).difference(box(1, 1, 8, 8)), 1.0),
    ],
    ids=["a hall", "a column in its middle", "past a cupboard", "not across a gap", "no courtyard"],
)
def test_a_run_ends_at_walls_and_things_and_leads_over_none(area, length):
    assert run(area, width=1.4) == pytest.approx(length)


def test_many_strips_of_many_edges_are_looked_at_in_several_goes():
    round_room = Point(0, 0).buffer(3, quad_segs=400)
    angles = np.linspace(0, math.pi, 7)
    runs = longest_runs(segments_of(round_room), angles, width=1.0, apart=0.01)
    assert runs == pytest.approx([math.sqrt(36 - 1)] * 7, abs=0.001)
