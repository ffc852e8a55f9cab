"""The free floor as rules ask for it: clear of what, what may be lain over, what is doubted."""

import pytest
from shapely import Point, box

from checker.geometry.frame import Frame
from checker.measure.obstacles import EVERYTHING, Floors, free_floors
from checker.measure.rooms.floor import FreeFloor
from checker.measure.rooms.knee import Knee, low_parts, under
from checker.model import LocalBox
from checker.results.values import Unknown
from tests.measure.measuring import measurer_of
from tests.measure.schools import column, door, fitting, furniture, room, school_of, stair

ROOM = room("r", box(0, 0, 4, 3))
PIER = column("pier", box(0, 0, 0.5, 0.5))
PAN = fitting("pan", box(3, 0, 3.4, 0.7), kind="wc", top=0.4)
BENCH = furniture("bench", box(0, 2.5, 2, 3), name="Bench", top=0.45)
SHELF = furniture("shelf", box(3.5, 2, 4, 3), hull_only=True, top=1.8)
LEAF = door("d", at=(2, -0.05))
DESK = furniture(
    "desk",
    box(2, 2.2, 4, 3),
    name="Desk",
    top=0.74,
    frame=Frame(origin=(2, 2.2)),
    solids=(
        LocalBox(x=(0, 2), y=(0, 0.8), z=(0.71, 0.74)),
        LocalBox(x=(0, 0.05), y=(0, 0.8), z=(0.0, 0.71)),
        LocalBox(x=(1.95, 2), y=(0, 0.8), z=(0.0, 0.71)),
    ),
)


KNEE = Knee()


def floor(*elements, clear_of=EVERYTHING, over=("door swing",), knee=KNEE) -> FreeFloor:
    m = measurer_of(school_of(ROOM, *elements))
    return m.provide("free_floor")("r", clear_of, over, knee)


def areas(found: FreeFloor) -> tuple[float, float]:
    tight, loose = found.floors.tight, found.floors.loose
    return (round(tight.area, 3), round(loose.area, 3))


@pytest.mark.parametrize(
    ("clear_of", "left"),
    [
        (EVERYTHING, 12 - 0.25 - 0.28 - 1.0),
        (("walls",), 12 - 0.25),
        (("fittings",), 12 - 0.28),
        (("furniture",), 12 - 1.0),
        (("walls", "furniture"), 12 - 1.25),
        ((), 12.0),
    ],
    ids=["everything", "walls", "fittings", "furniture", "two kinds", "nothing"],
)
def test_a_floor_is_clear_of_the_kinds_that_are_named(clear_of, left):
    found = floor(PIER, PAN, BENCH, clear_of=clear_of)
    assert areas(found) == (pytest.approx(left), pytest.approx(left))
    assert {thing.kind for thing in found.things} == set(clear_of)


def test_what_is_known_by_its_hull_is_taken_from_the_tight_floor_only():
    found = floor(BENCH, SHELF)
    assert areas(found) == (pytest.approx(12 - 1.0 - 0.5), pytest.approx(12 - 1.0))
    assert not found.floors.is_settled
    assert floor(BENCH).floors.is_settled


def test_swings_are_in_the_way_or_lain_over_never_both():
    over = floor(LEAF)
    assert (len(over.swings), len(over.sweeps), over.is_doubted) == (0, 1, False)
    assert areas(over) == (12.0, 12.0)
    clear = floor(LEAF, over=())
    assert (len(clear.swings), len(clear.sweeps)) == (1, 0)
    assert areas(clear)[0] == pytest.approx(12 - 0.59, abs=0.05)


def test_without_a_door_swings_that_count_are_doubted():
    assert floor(over=()).is_doubted
    assert not floor(over=("door swing",)).is_doubted
    assert not floor(LEAF, over=()).is_doubted


def test_knee_space_is_given_back_to_the_floor():
    bare = floor(DESK)
    assert areas(bare)[0] == pytest.approx(12 - 1.6)
    over = floor(DESK, over=("door swing", "knee space"))
    assert areas(over)[0] == pytest.approx(12 - 1.6 + 0.5 * 1.9 + 0.0, abs=0.02)
    deeper = floor(DESK, over=("knee space",), knee=Knee(depth=0.8))
    assert areas(deeper)[0] == pytest.approx(12 - 2 * 0.05 * 0.8, abs=0.02)


@pytest.mark.parametrize(
    ("thing", "free"),
    [
        (furniture("b", box(2.5, 2.2, 3.5, 2.7), top=0.5), 0.5 * 0.9),
        (furniture("b", box(2.0, 2.2, 4.0, 2.25), top=0.5), 0.0),
        (furniture("b", box(2.5, 2.2, 3.5, 2.7), base=0.8, top=0.3), 0.5 * 1.9),
    ],
    ids=["drawers under it", "a screen that closes its front", "a screen on it"],
)
@pytest.mark.parametrize("clear_of", [EVERYTHING, ("fittings",)], ids=["all", "not furniture"])
def test_knee_space_that_is_taken_is_not_given_back(thing, free, clear_of):
    desk = fitting("desk", DESK.shape.footprint, top=0.74, frame=DESK.frame, solids=DESK.solids)
    found = floor(desk, thing, clear_of=clear_of, over=("knee space",))
    assert 12 - areas(found)[0] == pytest.approx(1.6 - free, abs=0.02)
    assert 12 - areas(found)[1] == pytest.approx(1.6 - free, abs=0.02)


def test_knee_space_that_may_be_taken_is_in_doubt():
    doubt = furniture("b", box(2.5, 2.2, 3.5, 2.7), top=0.5, hull_only=True)
    tight, loose = areas(floor(DESK, doubt, over=("knee space",)))
    assert tight == pytest.approx(12 - 1.6 + 0.5 * 0.9, abs=0.02)
    assert loose == pytest.approx(12 - 1.6 + 0.5 * 1.9, abs=0.02)


def test_what_a_shape_lies_over_is_said_once_each():
    found = floor(LEAF, DESK, over=("door swing", "knee space"))
    here = box(1.6, 0, 3, 2.6)
    assert found.lies_over(here) == ["the swing of a door", "the knee space of Desk"]
    assert found.steps(here)[-1] == ("it lies over the swing of a door and the knee space of Desk")
    assert found.lies_over(box(0, 1.5, 1, 2)) == []
    assert found.steps(None) == ("1 thing is in the way: Desk",)


def test_blockers_are_what_a_shape_touches_and_does_not_lie_over():
    found = floor(BENCH, DESK, over=("knee space",))
    touching = box(0, 1, 3, 2.5)
    assert {each.label for each in found.blockers(touching, storey="Level 0")} == {"Bench"}
    assert {each.role for each in found.blockers(touching, storey="Level 0")} == {"blocker"}
    assert found.blockers(Point(1, 1).buffer(0.2), storey="Level 0") == ()


def test_the_same_question_is_worked_out_once():
    m = measurer_of(school_of(ROOM, BENCH))
    ask = m.provide("free_floor")
    assert ask("r", EVERYTHING, (), Knee()) is ask("r", EVERYTHING, (), Knee())
    circle_in = m.provide("circle_in")
    assert circle_in(box(0, 0, 2, 1)) is circle_in(box(0, 0, 2, 1))


def test_a_room_without_a_body_has_no_floor():
    m = measurer_of(school_of(room("r", None), BENCH))
    assert isinstance(m.provide("free_floor")("r", EVERYTHING, (), Knee()), Unknown)


def obstacle(thing):
    (made,) = measurer_of(school_of(ROOM, thing)).provide("obstacles")["r"]
    return made


@pytest.mark.parametrize(
    ("thing", "height", "sure", "possible"),
    [
        (DESK, 0.7, 1.52, 1.52),
        (DESK, 0.72, 0.0, 0.0),
        (BENCH, 0.7, 0.0, 0.0),
        (BENCH, 0.4, 0.0, 1.0),
        (PIER, 0.7, 0.0, 0.0),
        (stair("s", box(0, 0, 1, 1), top=1.0), 0.7, 0.0, 0.0),
    ],
    ids=["a desk", "too low", "a low bench", "one piece", "a column", "a stair"],
)
def test_what_is_free_under_a_thing(thing, height, sure, possible):
    found = tuple(part.area for part in under(obstacle(thing), height))
    assert found == (pytest.approx(sure), pytest.approx(possible))


def test_the_parts_of_a_thing_are_told_by_height_and_only_where_they_are_known():
    assert len(low_parts(obstacle(DESK), 0.7)) == 2
    assert len(low_parts(obstacle(DESK), 0.72)) == 3
    assert low_parts(obstacle(BENCH), 0.7) is None


def test_a_floor_that_is_all_taken_is_none():
    found = floor(furniture("pile", box(-1, -1, 5, 4)))
    assert (found.floors.tight, found.floors.loose) == (None, None)
    assert free_floors(box(0, 0, 1, 1), ()).tight.area == 1.0


@pytest.mark.parametrize(
    ("taken", "says"),
    [
        ((), "nothing is in the way"),
        (("Desk",), "1 thing is in the way: Desk"),
        (("Desk", "Bench"), "2 things are in the way: Desk and Bench"),
        (("Desk", "Bench", "Sink"), "3 things are in the way: Desk, Bench and Sink"),
        (("Desk", "A", "B", "C", "D"), "5 things are in the way: Desk, A, B and 2 more"),
        (("Chair", "Desk", "Chair", "Chair"), "4 things are in the way: Chair and Desk"),
    ],
)
def test_what_is_in_the_way_is_named_as_far_as_one_reads(taken, says):
    assert Floors(tight=None, loose=None, taken=taken).told() == says
