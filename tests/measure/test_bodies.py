"""Plans and surfaces fit for reckoning with, and holes cut out of them."""

import math
from dataclasses import replace

import pytest
from shapely import MultiPolygon, Polygon, box

from checker.measure.bodies import cut, holes_by_host, plan_of, sound
from tests.measure.schools import opening, room, school_of, wall
from tests.measure.stairs_made import level, sloped

CROSSED = Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])


@pytest.mark.parametrize(
    ("area", "size"),
    [
        (box(0, 0, 2, 1), 2.0),
        (MultiPolygon([box(0, 0, 1, 1), box(5, 0, 6, 1)]), 2.0),
        (CROSSED, 0.5),
    ],
    ids=["plain", "in parts", "self-crossing"],
)
def test_a_plan_is_valid(area, size):
    plan = plan_of(room("r", area))
    assert plan.is_valid
    assert plan.area == pytest.approx(size)


@pytest.mark.parametrize(
    "area", [None, box(0, 0, 1, math.inf), box(0, 0, 1e-5, 1e-5)], ids=["none", "endless", "tiny"]
)
def test_a_body_without_a_plan_has_none(area):
    assert plan_of(room("r", area)) is None


def test_an_empty_plan_is_none():
    made = room("r", box(0, 0, 1, 1))
    empty = replace(made, shape=replace(made.shape, footprint=Polygon()))
    assert plan_of(empty) is None


def test_holes_are_found_by_what_they_are_cut_into():
    school = school_of(
        wall("w", box(0, 0, 5, 0.2)),
        opening("a", box(1, 0, 2, 0.2), host_id="w"),
        opening("b", box(3, 0, 4, 0.2), host_id="w"),
        opening("c", box(9, 9, 10, 10), host_id="other"),
    )
    found = holes_by_host(school)
    assert [hole.id for hole in found["w"]] == ["a", "b"]
    assert [hole.id for hole in found["other"]] == ["c"]


def test_holes_are_cut_out_and_what_is_no_hole_is_not():
    holes = [
        opening("a", box(1, 0, 2, 0.2)),
        opening("b", CROSSED),
        replace(opening("c", box(0, 0, 1, 1)), shape=None),
    ]
    left = cut(box(0, 0, 5, 0.2), holes)
    # The bow tie takes a triangle 1 m wide and 0.2 m high less its tip off the first metre.
    assert left.area == pytest.approx(0.8 - plan_of(holes[1]).intersection(box(0, 0, 1, 0.2)).area)
    assert left.area < 0.8
    assert cut(box(0, 0, 5, 0.2), ()).area == pytest.approx(1.0)


def test_a_hole_over_all_of_it_leaves_nothing():
    assert cut(box(0, 0, 1, 1), [opening("a", box(-1, -1, 2, 2))]) is None
    assert cut(None, [opening("a", box(0, 0, 1, 1))]) is None


@pytest.mark.parametrize(
    "surface",
    [
        level(box(0, 0, 1, 1), math.nan),
        level(box(0, 0, 1, math.inf), 0.1),
        level(Polygon(), 0.1),
        sloped(box(0, 0, 1, 1), 0.1, (math.inf, 0.0)),
        level(Polygon([(0, 0), (1, 1), (2, 2)]), 0.1),
    ],
    ids=["no level", "endless", "empty", "upright", "a line"],
)
def test_surfaces_that_cannot_be_reckoned_with_are_left_out(surface):
    good = level(box(0, 0, 1, 1), 0.1)
    assert list(sound([surface, good])) == [good]


def test_a_self_crossing_surface_is_made_valid():
    (made,) = sound([level(CROSSED, 0.3)])
    assert made.area.is_valid
    assert made.level == 0.3
