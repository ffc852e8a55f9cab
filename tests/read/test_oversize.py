"""Rooms drawn in another unit are distrusted, and large halls and sites are not."""

from dataclasses import replace
from pathlib import Path

import pytest
from shapely import Polygon, box

from checker.read import read_school
from checker.read.oversize import without_oversized
from tests.measure.schools import room, school_of, slab, wall
from tests.read.steptext import office, saved, step


def distrusted(plan: Polygon, *others, top: float = 3.0, is_external: bool = False) -> bool:
    hall = room("hall", plan, top=top, is_external=is_external)
    school = without_oversized(school_of(hall, *others))
    (found,) = (each.shape for each in school.rooms if each.id == "hall")
    assert found is not None
    return bool(found.source.problem)


@pytest.mark.parametrize(
    ("side", "is_external", "expected"),
    [
        (2900, False, True),
        (501, False, True),
        (499, False, False),
        (900, True, False),
        (6e3, True, True),
    ],
    ids=["in millimetres", "over 500 m", "a long street", "a site", "no site"],
)
def test_a_room_longer_than_any_is_distrusted(side, is_external, expected):
    other = slab("s", box(0, 0, 400, 400))
    assert distrusted(box(0, 0, 5, side), other, is_external=is_external) is expected


def test_a_room_over_100_m_long_and_over_three_times_all_else_is_distrusted():
    small = room("a", box(0, 0, 33, 4))
    assert distrusted(box(0, 5, 101, 9), small)
    assert not distrusted(box(0, 5, 99, 9), room("a", box(0, 0, 20, 4)))
    assert not distrusted(box(0, 5, 101, 9), room("a", box(0, 0, 34, 4)))


@pytest.mark.parametrize("make", [wall, slab])
def test_walls_and_slabs_are_of_what_is_modelled_beside_a_room(make):
    small = room("a", box(0, 0, 10, 4))
    assert distrusted(box(0, 5, 101, 9), small, make("w", box(0, 0, 33, 1)))
    assert not distrusted(box(0, 5, 101, 9), small, make("w", box(0, 0, 34, 1)))


def test_a_body_that_was_not_trusted_before_keeps_its_reason():
    hall = room("hall", box(0, 0, 5, 2900))
    source = replace(hall.shape.source, problem="it crosses itself")
    hall = replace(hall, shape=replace(hall.shape, source=source))
    (found,) = without_oversized(school_of(hall)).rooms
    assert found.shape.source.problem == "it crosses itself"


def test_a_room_alone_in_its_file_has_nothing_to_be_measured_by():
    assert not distrusted(box(0, 0, 300, 9))


def test_a_room_too_high_for_any_is_distrusted():
    assert distrusted(box(0, 0, 5, 5), room("a", box(6, 0, 11, 5)), top=2800.0)


def test_a_model_whose_room_is_drawn_in_another_unit_is_read_and_says_so(tmp_path: Path):
    wide = office()
    wide |= {n: text.replace("5000.", "5000000.") for n, text in wide.items()}
    school = read_school(saved(tmp_path, step(wide)))
    assert "untrusted-shape" in [each.code for each in school.problems]
    plain = read_school(saved(tmp_path, step(office())))
    assert "untrusted-shape" not in [each.code for each in plain.problems]
