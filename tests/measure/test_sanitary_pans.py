"""Which wall is behind a pan: told from where it stands, and open where that does not tell."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, affinity, box

from checker.geometry.frame import Frame
from checker.measure.sanitary.pans import INTO_WALL, OFF_WALL, Placing
from checker.results.values import Unknown
from tests.geometry.turning import TURNS
from tests.measure.sanitary_made import basin, measurer, pan, partition, wc_room
from tests.measure.schools import column, fitting, furniture, room, school_of
from tests.measure.turned import shuffled_school, turned_school

HALL = box(0, 0, 6, 5)


def placing_of(*elements, id_: str = "pan") -> Placing | Unknown:
    return measurer(*elements).provide("placings")[id_]


def placed(*elements, id_: str = "pan") -> Placing:
    found = placing_of(*elements, id_=id_)
    assert isinstance(found, Placing), found
    return found


def outs(placing: Placing) -> set[tuple[int, int]]:
    """The directions out from the walls that may be behind it."""
    return {(round(w.frame.y_axis[0]), round(w.frame.y_axis[1])) for w in placing.ways}


def rounded(x: float, y: float) -> Polygon:
    """A pan 0.36 by 0.70 m with its back along y = `y` and a round front, as hulls show it."""
    bowl = affinity.scale(Point(x, y + 0.45).buffer(1.0), 0.18, 0.25)
    return box(x - 0.17, y, x + 0.17, y + 0.3).union(bowl).convex_hull


@pytest.mark.parametrize(
    ("area", "out"),
    [
        (box(2.8, 0, 3.16, 0.7), (0, 1)),
        (box(2.8, 4.3, 3.16, 5), (0, -1)),
        (box(0, 2, 0.7, 2.36), (1, 0)),
        (box(5.3, 2, 6, 2.36), (-1, 0)),
        (box(2.8, 0.005, 3.16, 0.705), (0, 1)),
        (box(2.8, 0.3, 3.16, 1.0), (0, 1)),
        (box(2.8, OFF_WALL, 3.16, OFF_WALL + 0.7), (0, 1)),
        (box(2.8, -INTO_WALL, 3.16, 0.7), (0, 1)),
        (box(0.05, 0, 0.41, 0.7), (0, 1)),
        (box(0.02, 0.3, 0.38, 1.0), (0, 1)),
    ],
    ids=[
        "against the south wall",
        "against the north wall",
        "against the west wall",
        "against the east wall",
        "5 mm off its wall",
        "300 mm off its wall",
        "as far off as may be",
        "as far into the wall as may be",
        "in a corner, its side near the other wall",
        "300 mm off its wall with its side 20 mm from another",
    ],
)
def test_a_pan_has_the_wall_at_its_short_end_behind_it(area, out):
    found = placed(room("room", HALL), pan(area=area))
    assert found.sure
    assert outs(found) == {out}


@pytest.mark.parametrize(
    "area",
    [
        box(2.8, OFF_WALL + 0.01, 3.16, OFF_WALL + 0.71),
        box(2.8, 2, 3.16, 2.7),
        box(0.02, 2, 0.38, 2.7),
        affinity.rotate(box(2.8, 0.02, 3.16, 0.72), 20),
        affinity.rotate(box(0.1, 0.1, 0.46, 0.8), 45),
    ],
    ids=["too far off", "in the middle", "its long side to the wall", "askew", "across a corner"],
)
def test_a_pan_without_a_wall_at_its_end_is_not_placed(area):
    found = placing_of(room("room", HALL), pan(area=area))
    assert isinstance(found, Unknown)
    assert "a straight wall behind the wc" in found.missing
    assert "0.4 m" in found.ask


def test_a_pan_between_two_walls_has_the_nearer_one_behind_it():
    narrow = box(0, 0, 3, 1.0)
    found = placed(room("room", narrow), pan(area=box(1, 0.05, 1.36, 0.75)))
    assert found.sure
    assert (outs(found), found.how) == ({(0, 1)}, "the nearest wall")


def test_a_square_ended_pan_as_near_to_both_walls_is_open():
    found = placed(room("room", box(0, 0, 3, 0.9)), pan(area=box(1, 0.1, 1.36, 0.8)))
    assert not found.sure
    assert outs(found) == {(0, 1), (0, -1)}
    assert "does not tell" in found.how


def test_the_narrower_end_of_a_pan_points_away_from_its_wall():
    found = placed(room("room", box(0, 0, 3, 0.9)), pan(area=rounded(1.5, 0.1)))
    assert found.sure
    assert outs(found) == {(0, 1)}
    assert "narrower end" in found.how


def test_an_open_pan_stands_as_the_others_of_its_type():
    frame = Frame(origin=(1.18, 0.1), x_axis=(0.0, 1.0), y_axis=(-1.0, 0.0))
    like = Frame(origin=(8.18, 0.0), x_axis=(0.0, -1.0), y_axis=(1.0, 0.0))
    known = pan("known", box(8, 1.3, 8.36, 2), type_name="Pan 700", frame=like)
    doubtful = pan(area=box(1, 0.1, 1.36, 0.8), type_name="Pan 700", frame=frame)
    rooms = (room("room", box(0, 0, 3, 0.9)), room("other", box(7, 0, 10, 2)))
    found = placed(*rooms, known, doubtful)
    assert outs(found) == {(0, 1)}  # out from the wall is +x of both placements
    assert "others of its type" in found.how
    contrary = pan("contrary", box(9, 0, 9.36, 0.7), type_name="Pan 700", frame=like)
    assert not placed(*rooms, known, contrary, doubtful).sure


def test_a_pan_without_a_type_stays_open_whatever_others_do():
    frame = Frame(origin=(1.18, 0.1), x_axis=(0.0, 1.0), y_axis=(-1.0, 0.0))
    known = pan("known", box(2, 0, 2.36, 0.7), frame=frame)
    found = placed(room("room", box(0, 0, 3, 0.9)), known, pan(area=box(1, 0.1, 1.36, 0.8)))
    assert not found.sure


@pytest.mark.parametrize(
    "behind",
    [
        partition("duct", box(2, 1.0, 4, 1.1)),
        furniture("ips", box(2, 1.0, 4, 1.1), name="IPS duct panel", top=1.2),
        column("pier", box(2.5, 1.0, 3.5, 1.1)),
    ],
    ids=["a partition", "a duct panel", "a pier"],
)
def test_a_pan_may_stand_against_what_is_built_in_the_room(behind):
    found = placed(room("room", HALL), behind, pan(area=box(2.8, 1.1, 3.16, 1.8)))
    assert found.sure
    assert outs(found) == {(0, 1)}
    assert found.ways[0].frame.origin == pytest.approx((2.98, 1.1))


@pytest.mark.parametrize(
    "behind",
    [
        furniture("cupboard", box(2, 1.0, 4, 1.1), name="Cupboard"),
        partition("kerb", box(2, 1.0, 4, 1.1), base=0.0, top=0.25),
        partition("bulkhead", box(2, 1.0, 4, 1.1), base=2.0, top=0.7),
        partition("broken", box(2, 1.0, 4, 1.1), problem="the outline crosses itself"),
        partition("hull", box(2, 1.0, 4, 1.1), hull_only=True),
    ],
    ids=["a cupboard", "a kerb", "a bulkhead", "a broken wall", "a wall known by its hull"],
)
def test_a_pan_does_not_stand_against_what_is_no_wall(behind):
    found = placing_of(room("room", HALL), behind, pan(area=box(2.8, 1.1, 3.16, 1.8)))
    assert isinstance(found, Unknown)


def test_a_wall_beyond_a_partition_is_not_behind_a_pan():
    thin = partition("thin", box(0, 0.2, 6, 0.21))
    found = placed(room("room", HALL), thin, pan(area=box(2.8, 0.25, 3.16, 0.95)))
    assert found.ways[0].frame.origin[1] == pytest.approx(0.21)


def test_tiles_and_the_wall_beside_them_are_one_wall():
    tiled = HALL.difference(box(2.98, 0, 6, 0.013))
    found = placed(room("room", tiled), pan(area=box(2.8, 0.013, 3.16, 0.713)))
    assert found.sure


def test_a_wall_that_covers_less_than_half_of_the_back_is_not_behind_it():
    nib = HALL.difference(box(2.0, 0, 2.97, 0.6))  # 170 of 360 mm of the back
    found = placing_of(room("room", nib), pan(area=box(2.8, 0.6, 3.16, 1.3)))
    assert isinstance(found, Unknown)
    wide = HALL.difference(box(2.0, 0, 2.98, 0.6))
    assert placed(room("room", wide), pan(area=box(2.8, 0.6, 3.16, 1.3))).sure


def test_a_pan_drawn_with_a_rail_that_stands_apart_is_measured_without_it():
    rail = box(2.5, 0, 2.55, 0.85)
    found = placed(room("room", HALL), pan(area=MultiPolygon([box(2.8, 0, 3.16, 0.7), rail])))
    (way,) = found.ways
    assert (way.half, way.front) == pytest.approx((0.18, 0.7))
    assert way.frame.origin == pytest.approx((2.98, 0.0))


def test_a_cistern_that_touches_the_bowl_belongs_to_the_pan():
    body = MultiPolygon([box(2.78, 0, 3.18, 0.15), box(2.8, 0.16, 3.16, 0.7)])
    (way,) = placed(room("room", HALL), pan(area=body)).ways
    assert (way.half, way.back, way.front) == pytest.approx((0.2, 0.0, 0.7))


def test_a_body_wider_than_any_pan_leaves_its_centre_line_open():
    (way,) = placed(room("room", HALL), pan(area=box(2.6, 0, 3.36, 0.8), hull_only=True)).ways
    assert way.centre == pytest.approx((-0.215, 0.215))  # (760 - 330) / 2
    assert way.least == pytest.approx(-0.05)  # a 330 mm pan at the other edge
    assert (way.least_front, way.front) == pytest.approx((0.45, 0.8))


def test_a_lopsided_pan_leaves_its_centre_line_open():
    body = box(2.8, 0, 3.16, 0.3).union(box(2.9, 0.3, 3.16, 0.7))
    (way,) = placed(room("room", HALL), pan(area=body)).ways
    assert way.centre == pytest.approx((0.0, 0.05))  # the middle of its front is 50 mm to the right


@pytest.mark.parametrize(
    ("area", "out"),
    [
        (box(2.8, 0, 3.3, 0.4), {(0, 1)}),
        (box(0, 0, 0.5, 0.4), {(0, 1)}),
        (box(0, 0, 0.4, 0.5), {(1, 0)}),
        (box(0, 0, 0.4, 0.4), {(0, 1), (1, 0)}),
        (box(2.8, 0, 3.0, 0.4), {(0, 1)}),
    ],
    ids=["on a wall", "wide in a corner", "deep in a corner", "square in a corner", "narrow"],
)
def test_a_basin_has_its_long_side_along_its_wall(area, out):
    found = placed(room("room", HALL), basin(area=area), id_="basin")
    assert outs(found) == out


@pytest.mark.parametrize(
    ("element", "words"),
    [
        (pan(area=None), "a body of the wc"),
        (pan(problem="the outline crosses itself"), "a body that can be trusted"),
        (pan(area=box(40, 40, 40.4, 40.7)), "the room that the wc stands in"),
    ],
    ids=["no body", "a broken body", "outside every room"],
)
def test_a_pan_that_cannot_be_used_says_why(element, words):
    found = placing_of(room("room", HALL), element)
    assert isinstance(found, Unknown)
    assert found.missing[0].startswith(words)
    assert found.ask


def test_a_flat_pan_lies_in_the_room_of_its_storey_that_it_is_drawn_in():
    flat = pan(area=box(2.8, 0, 3.16, 0.7), base=0.0, top=0.0)
    assert placed(room("room", HALL), flat).room.room.id == "room"


def test_in_rooms_that_lie_on_each_other_a_pan_stands_once():
    found = placed(room("a", HALL), room("b", HALL), pan(area=box(2.8, 0, 3.16, 0.7)))
    assert found.sure
    assert found.room.room.id in {"a", "b"}


def test_a_room_with_a_broken_outline_places_nothing_and_stops_nothing():
    found = measurer(
        wc_room(problem="the outline crosses itself"),
        pan("lost"),
        room("fine", box(3, 0, 5, 2)),
        pan("good", box(3.5, 0, 3.86, 0.7)),
    ).provide("placings")
    assert isinstance(found["lost"], Unknown)
    assert isinstance(found["good"], Placing)


def test_only_what_has_a_wall_behind_it_is_placed():
    found = measurer(room("room", HALL), fitting("tray", box(0, 0, 1, 1), kind="shower"))
    assert found.provide("placings") == {}


@given(turn=TURNS, x=st.floats(0.25, 2.5), gap=st.floats(-0.2, 0.35))
@settings(max_examples=25, deadline=None)
def test_turning_mirroring_and_moving_change_nothing_of_how_a_pan_stands(turn, x, gap):
    school = school_of(wc_room(HALL), pan(area=rounded(x, gap)), basin(area=box(5.5, 2, 6, 2.6)))
    here = measurer(*school.rooms, *school.fittings).provide("placings")
    moved = turned_school(school, turn)
    there = measurer(*moved.rooms, *moved.fittings).provide("placings")
    for key in ("pan", "basin"):
        one, other = here[key], there[key]
        assert (one.how, len(one.ways)) == (other.how, len(other.ways))
        for a, b in zip(one.ways, other.ways, strict=True):
            assert (a.half, a.back, a.front) == pytest.approx((b.half, b.back, b.front), abs=1e-6)
            assert b.frame.origin == pytest.approx(
                (turn(Point(a.frame.origin)).x, turn(Point(a.frame.origin)).y), abs=1e-6
            )


@given(seed=st.integers(0, 500))
@settings(max_examples=10, deadline=None)
def test_the_order_of_elements_changes_nothing_of_how_pans_stand(seed):
    school = school_of(
        room("room", HALL),
        partition("a", box(2, 0, 2.02, 1.5)),
        partition("b", box(4, 0, 4.02, 1.5)),
        *(pan(f"p{n}", box(0.8 + 2 * n, 0, 1.16 + 2 * n, 0.7)) for n in range(3)),
    )
    mixed = shuffled_school(school, seed)
    found = measurer(*mixed.rooms, *mixed.walls, *mixed.fittings).provide("placings")
    for number in range(3):
        (way,) = found[f"p{number}"].ways
        assert way.frame.origin == pytest.approx((0.98 + 2 * number, 0.0))
        assert math.dist(*way.line) == pytest.approx(0.7)
