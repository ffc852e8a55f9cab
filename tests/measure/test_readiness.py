"""What measuring finds wrong with a model: overlaps, lost rooms, sizes, stored areas."""

import pytest
from shapely import box

from checker.measure.readiness import readiness_problems
from checker.model import Problem, Property
from tests.measure.schools import door, room, row_of, school_of, square, storey, wall


def codes(*elements, **given):
    return [problem.code for problem in readiness_problems(school_of(*elements, **given))]


def test_a_sound_school_has_no_problems():
    assert codes(*row_of(3), door("d", at=(4.05, 2), along=90)) == []


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (square(4), True),
        (square(4, at=(3.9, 0)), True),
        (square(4, at=(3.99, 0)), False),
        (square(4, at=(4, 0)), False),
        (box(3.98, 0, 9, 4), False),
    ],
    ids=["the same twice", "by 100 mm", "by 10 mm", "touching", "under one in a hundred"],
)
def test_rooms_that_overlap_spoil_sums(second, found):
    assert (codes(room("a", square(4)), room("b", second)) == ["overlapping-rooms"]) is found


def test_rooms_above_each_other_do_not_overlap():
    assert codes(room("a", square(4)), room("b", square(4), storey_id="s1")) == []


def test_a_yard_may_lie_under_a_room():
    assert codes(room("a", square(4)), room("b", square(9), is_external=True)) == []


def test_three_copies_of_a_room_are_one_problem_and_another_pair_is_a_second():
    copies = [room(each, square(4)) for each in "abc"]
    pair = [room(each, square(4, at=(9, 0))) for each in "de"]
    found = readiness_problems(school_of(*copies, *pair))
    assert [set(problem.elements) for problem in found] == [set("abc"), set("de")]
    assert all(problem.scope == "sum" for problem in found)
    assert "48.00 m2" in found[0].message


def test_a_building_exported_twice_is_one_problem():
    twice = [room(f"a{n}", square(3, at=(4 * n, 0))) for n in range(9)]
    twice += [room(f"b{n}", square(3, at=(4 * n, 0))) for n in range(9)]
    (found,) = readiness_problems(school_of(*twice))
    assert len(found.elements) == 18


def test_a_room_on_no_storey_is_noted():
    assert codes(storey("s0"), room("a", square(4), storey_id="")) == ["room-without-storey"]


@pytest.mark.parametrize(
    ("base", "noted"), [(0.0, False), (0.4, False), (1.6, False), (3.2, True), (3.6, True)]
)
def test_a_room_on_the_floor_of_another_storey_is_noted(base, noted):
    """A split level or a plinth is none; moving rooms to another storey would move verdicts."""
    levels = (storey("s0"), storey("s1", elevation=3.3))
    found = codes(*levels, room("a", square(4), storey_id="s0", base=base))
    assert (found == ["room-on-another-level"]) is noted


def test_doors_without_a_width_are_noted():
    assert codes(*row_of(2), door("d", at=(4.05, 2), along=90, width=None)) == ["door-without-size"]


@pytest.mark.parametrize(("stored", "found"), [(16.0, False), (16.3, False), (17.0, True)])
def test_a_stored_area_that_differs_is_noted(stored, found):
    area = Property(group="Q", name="GrossFloorArea", value=stored, kind="quantity")
    assert (codes(room("a", square(4), properties=(area,))) == ["stored-area-differs"]) is found


def test_what_reading_found_stays_and_the_worst_comes_first():
    note = Problem(code="n", scope="note", message="A note.")
    worst = Problem(code="f", scope="file", message="All is lost.")
    twice = [room("a", square(4)), room("b", square(4))]
    assert codes(*twice, problems=(note, worst)) == ["f", "overlapping-rooms", "n"]


@pytest.mark.parametrize(
    ("deep", "found"),
    [(0.1, ["outlines-run-into-walls"]), (0.015, []), (0.5, [])],
    ids=["to the middle", "plaster", "a partition"],
)
def test_outlines_that_run_into_walls_are_noted(deep, found):
    assert codes(room("a", square(4)), wall("w", box(-1, -0.1, 5, deep))) == found


def test_walls_that_stand_beside_or_over_a_room_are_not_noted():
    beside = wall("w", box(-1, -0.1, 5, 0.0))
    over = wall("v", box(-1, -0.1, 5, 0.1), base=2.2, top=0.6)
    assert codes(room("a", square(4)), beside, over) == []
