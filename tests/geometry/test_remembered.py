"""What is remembered is the very answer, and of the very question."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, box
from shapely.errors import GEOSException

from checker.geometry.clean import without
from checker.geometry.found_ways import Way, ways_read, written
from checker.geometry.overlay import joined, shared
from checker.geometry.remembered import Memory, key_of, recall, remembered, remembering
from checker.geometry.route import WalkFloor
from checker.geometry.walkable import walkable

ELBOW = box(0, 0, 9, 9).difference(box(3, 3, 9, 9))
CALLS = []


@remembered
def grown(area, by, *, times=1):
    CALLS.append((area, by, times))
    return area.buffer(by * times)


@remembered
def fails(area):
    CALLS.append(area)
    raise GEOSException("tripped")


@remembered
def gone(_area):
    CALLS.append(None)


@pytest.fixture(autouse=True)
def calls():
    CALLS.clear()
    return CALLS


def same(one, other) -> bool:
    return type(one) is type(other) and shapely.to_wkb(one) == shapely.to_wkb(other)


def test_nothing_is_remembered_unless_somebody_wants_it(calls):
    grown(ELBOW, 1.0)
    grown(ELBOW, 1.0)
    assert len(calls) == 2


def test_the_same_question_is_worked_out_once_and_in_a_later_run_not_at_all(calls):
    memory = Memory()
    with remembering(memory):
        first = grown(ELBOW, 0.1)
        assert same(grown(box(0, 0, 9, 9).difference(box(3, 3, 9, 9)), 0.1), first)
    assert len(calls) == 1
    later = Memory(memory.used)
    with remembering(later):
        assert same(grown(ELBOW, 0.1), first)
    assert len(calls) == 1
    assert later.used == memory.used


def test_what_no_later_run_asks_for_is_forgotten():
    memory = Memory()
    with remembering(memory):
        grown(ELBOW, 0.1)
        grown(ELBOW, 0.2)
    later = Memory(memory.used)
    with remembering(later):
        grown(ELBOW, 0.2)
    assert len(later.used) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((ELBOW, 1.0), (ELBOW, np.nextafter(1.0, 2.0).item())),
        ((ELBOW, 0.0), (ELBOW, -0.0)),
        ((ELBOW, 1.0), (ELBOW, 1)),
        ((ELBOW, 1.0), (box(0, 0, 9, 9.0000000001).difference(box(3, 3, 9, 9)), 1.0)),
        ((box(0, 0, 1, 1), 1.0), (MultiPolygon([box(0, 0, 1, 1)]), 1.0)),
        ((box(0, 0, 1, 1), 1.0), (box(0, 0, 1, 1).reverse(), 1.0)),
        (([Point(0, 0)], [Point(1, 1)]), ([Point(0, 0), Point(1, 1)], [])),
        ((1, 1.0), (True, 1.0)),
        (("ab", "c"), ("a", "bc")),
        ((None, "None"), ("None", None)),
    ],
    ids=str,
)
def test_questions_that_differ_in_the_last_bit_are_not_the_same(one, other):
    assert key_of(*one) == key_of(*one)
    assert None not in {key_of(*one), key_of(*other)}
    assert key_of(*one) != key_of(*other)


@pytest.mark.parametrize(
    "value",
    [
        np.float64(1.0),
        object(),
        {1: 2},
        {1, 2},
        np.array([1.0]),
        shapely.GeometryCollection([Point(0, 0)]),
        shapely.set_precision(ELBOW, 1e-6),
        MultiPolygon([shapely.set_precision(ELBOW, 1e-6)]),
        [(1.0, [np.float64(1.0)])],
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_bytes_do_not_tell_to_the_last_bit_is_worked_out_each_time(value, calls):
    assert key_of("name", value) is None
    memory = Memory()
    with remembering(memory):
        for _ in range(2):
            assert recall("name", [value], lambda: calls.append(1), write=bytes, read=bytes) is None
    assert (len(calls), memory.used) == (2, {})


def test_an_answer_on_a_grid_is_not_remembered():
    memory = Memory()
    with remembering(memory):
        found = joined([box(0, 0, 1, 1), box(1.004, 0, 2, 1)], seam=0.01)
    assert shapely.get_precision(found) > 0
    assert memory.used == {}


def test_an_error_is_no_answer(calls):
    with remembering(Memory()):
        for _ in range(2):
            with pytest.raises(GEOSException):
                fails(ELBOW)
    assert len(calls) == 2


def test_that_there_is_none_is_an_answer(calls):
    with remembering(Memory()):
        assert [gone(ELBOW), gone(ELBOW)] == [None, None]
    assert len(calls) == 1


def test_what_can_be_gone_through_once_is_asked_about_and_handed_on_whole():
    with remembering(Memory()):
        for _ in range(2):
            found = joined(each for each in (box(0, 0, 1, 1), box(1, 0, 2, 1)))
            assert found.area == 2.0
            assert without(box(0, 0, 2, 1), iter([box(1, 0, 2, 1)])).area == 1.0


def test_functions_of_one_question_do_not_answer_for_each_other():
    with remembering(Memory()):
        found = (grown(ELBOW, 0.5), walkable(ELBOW, 0.5), grown(ELBOW, 0.25, times=2))
    assert [each.equals(grown(ELBOW, 0.5)) for each in found] == [True, False, True]


sizes = st.floats(0.3, 5.0)


@pytest.mark.slow
@given(sizes, sizes, sizes, st.floats(0.05, 1.0))
def test_answers_come_back_to_the_last_bit(wide, deep, cut, width):
    floor = box(0, 0, wide + cut, deep + cut).difference(box(wide, deep, wide + 9, deep + 9))
    asked = [
        lambda: walkable(floor, width),
        lambda: joined([floor, box(-1, 0, 0, deep)]),
        lambda: shared(floor, box(0.1, 0.1, wide, 9)),
        lambda: without(floor, [box(0, 0, wide / 2, deep / 2)]),
    ]
    plain = [each() for each in asked]
    memory = Memory()
    for known in ({}, memory.used):
        with remembering(Memory(known)):
            assert all(same(each(), one) for each, one in zip(asked, plain, strict=True))
    starts, goals = [(0.01, 0.01), (wide, 0.02)], [(0.02, deep), (99.0, 0.0)]
    way = WalkFloor(floor).ways(starts, goals, ahead=[1.0, 2.5])
    with remembering(memory):
        assert WalkFloor(floor).ways(starts, goals, ahead=[1.0, 2.5]) == way
    with remembering(Memory(memory.used)):
        again = WalkFloor(floor)
        assert again.ways(starts, goals, ahead=[1.0, 2.5]) == way
        assert "_parts" not in vars(again), "it was not worked out again"
        assert again.ways(starts, goals, ahead=[2.5, 1.0])[0] is not None
        assert "_parts" in vars(again)


def test_ways_depend_on_the_marks_and_on_who_is_asked_for_among_them():
    around = box(0, 0, 8, 4).difference(box(2, 0, 6, 3))
    marks = {(2.0, 3.0): "west", (6.0, 3.0): "east"}
    memory = Memory()
    lengths = set()
    with remembering(memory):
        for named in (None, marks):
            for among in (None, frozenset({"west"}), frozenset({"west", "east"})):
                way = WalkFloor(around, named).ways([(0.0, 0.0)], [(8.0, 0.0)], among=among)[0]
                lengths.add(way and way.length)
    assert len(memory.used) == 6
    assert None in lengths
    assert len(lengths) == 2


@pytest.mark.parametrize(
    "way",
    [
        Way(length=np.float64(1.0), points=((0.0, 0.0),)),
        Way(length=1.0, points=((0.0, np.float64(0.0)),)),
        Way(length=1.0, points=((0.0, 0),)),
        Way(length=1.0, start=np.int64(1)),
    ],
)
def test_ways_with_numbers_of_other_kinds_are_not_written(way):
    assert written([way]) is None


def test_ways_are_read_as_they_were_written():
    ways = (
        None,
        Way(length=float("inf")),
        Way(length=0.1 + 0.2, points=((-0.0, 1e-300),), start=3),
    )
    assert ways_read(written(ways)) == ways
    assert repr(ways_read(written(ways))) == repr(ways)
    assert ways_read(written(())) == ()


def test_a_line_and_an_empty_area_are_told_apart():
    keys = {key_of(each) for each in (Polygon(), MultiPolygon(), LineString(), Point())}
    assert len(keys) == 4
    assert None not in keys
