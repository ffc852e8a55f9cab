"""The free wall at the leading edge, against figures worked out by hand."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.geometry.frame import Frame
from checker.model import DoorPanel, Property
from checker.results.values import Unknown
from tests.geometry.turning import TURNS
from tests.measure.doors_made import asked, measurer_of, solid
from tests.measure.doors_walled import NORTH, SOUTH, leaf_flush, side, span, walled
from tests.measure.schools import column, fitting, furniture, opening, room, school_of, wall
from tests.measure.turned import shuffled_school, turned_school

EAST, WEST = 0.45, -0.45
"""The ends of the opening of a door 0.9 m wide."""
OUTER = (Property(group="Pset_DoorCommon", name="IsExternal", value=True),)
SHARES = (DoorPanel(width_ratio=0.6), DoorPanel(width_ratio=0.4))


def nib(*elements, **given):
    return side("leading_edge_nib", *(elements or (walled(),)), **given)


@pytest.mark.parametrize("free", [0.0, 0.299, 0.3, 0.301, 1.2])
def test_it_is_the_wall_from_the_leading_edge_to_the_return(free):
    """Hinged in the west, so the leading edge is in the east: the room ends `free` beyond it."""
    found = nib(north=box(-4, 0.1, EAST + free, 4))
    assert span(found) == (free, free)
    assert found.steps == (f"{free * 1000:.0f} mm to the wall",)


def test_a_door_hung_at_the_other_end_has_its_leading_edge_there():
    found = nib(walled(operation="SINGLE_SWING_RIGHT"), north=box(WEST - 0.2, 0.1, 4, 4))
    assert span(found) == (0.2, 0.2)


def test_a_mirrored_placement_swings_south_with_the_same_hinge():
    found = nib(walled(mirrored=True), south=box(-4, -4, EAST + 0.25, -0.1))
    assert span(found) == (0.25, 0.25)


def test_the_push_side_looks_the_other_way_at_the_same_edge():
    found = nib(part="push", south=box(-4, -4, EAST + 0.15, -0.1))
    assert span(found) == (0.15, 0.15)


def test_nothing_within_three_metres_is_three_metres():
    found = nib()
    assert span(found) == (3.0, 3.0)
    assert found.steps == ("nothing in the way within 3000 mm",)


@pytest.mark.parametrize(
    ("thing", "free", "named"),
    [
        (column("pier", box(0.6, 0.1, 0.9, 0.4)), 0.15, "pier"),
        (column("free column", box(0.6, 0.401, 0.9, 0.7)), 3.0, ""),
        (column("free column", box(0.6, 0.3985, 0.9, 0.7)), 0.15, "free column"),
        (fitting("radiator", box(0.7, 0.1, 1.7, 0.2)), 0.25, "radiator"),
        (fitting("pipe casing", box(0.7, 0.1, 1.7, 0.129)), 3.0, ""),
        (furniture("cupboard", box(1.0, 0.1, 2.0, 0.5)), 0.55, "cupboard"),
        (furniture("shelf", box(1.0, 0.1, 2.0, 0.5), base=2.1), 3.0, ""),
        (furniture("mat", box(0.5, 0.1, 2.0, 1.5), top=0.02), 3.0, ""),
        (wall("stub", box(0.85, 0.1, 0.95, 1.2)), 0.4, "the wall"),
        (wall("lintel", box(0.85, 0.1, 0.95, 1.2), base=2.2), 3.0, ""),
    ],
    ids=lambda value: getattr(value, "id", None),
)
def test_it_ends_at_the_first_thing_in_the_way(thing, free, named):
    found = nib(walled(), thing)
    assert span(found) == (free, free)
    if named:
        assert named in found.steps[0]
    blockers = [each.label for each in found.evidence if each.role == "blocker"]
    assert blockers == ([named] if named and named != "the wall" else [])


def test_the_depth_looked_at_may_be_set():
    thing = column("column", box(0.6, 0.5, 0.9, 0.8))
    assert span(nib(walled(), thing)) == (3.0, 3.0)
    assert span(nib(walled(), thing, depth=0.6)) == (0.15, 0.15)


def test_a_thing_known_by_its_hull_leaves_it_open():
    thing = furniture("lockers", box(0.6, 0.1, 2, 0.5), hull_only=True)
    assert span(nib(walled(), thing)) == (0.15, 3.0)


def test_of_a_pair_the_wider_leaf_counts_and_the_other_one_is_free_wall():
    leaves = (
        solid((0.0, 1.4), (-0.1, 0.1), top=2.1),
        solid((0.0, 0.9), (0.06, 0.1)),
        solid((0.9, 1.4), (0.06, 0.1)),
    )
    pair = walled(width=1.4, solids=leaves, operation="DOUBLE_DOOR_SINGLE_SWING")
    found = nib(pair, north=box(-4, 0.1, 0.8, 4))
    assert span(found) == (0.6, 0.6), "0.5 m of the other leaf, 0.1 m of wall"


def test_of_equal_leaves_either_may_be_the_one_that_opens():
    leaves = (
        solid((0.0, 1.6), (-0.1, 0.1), top=2.1),
        solid((0.0, 0.8), (0.06, 0.1)),
        solid((0.8, 1.6), (0.06, 0.1)),
    )
    pair = walled(width=1.6, solids=leaves, operation="DOUBLE_DOOR_SINGLE_SWING")
    found = nib(pair, north=box(-1.0, 0.1, 1.3, 4))
    assert span(found) == (1.0, 1.3)
    assert "2 ways" in found.steps[1]


def test_a_leaf_that_is_not_modelled_may_have_its_edge_behind_a_frame():
    found = nib(walled(solids=()), north=box(-4, 0.1, EAST + 0.28, 4))
    assert span(found) == (0.28, 0.345)
    assert "not modelled" in found.steps[-1]


def test_a_lining_tells_where_the_edge_is():
    found = nib(walled(solids=(), lining_thickness=0.04), north=box(-4, 0.1, EAST + 0.28, 4))
    assert span(found) == (0.32, 0.32)


@pytest.mark.parametrize(
    ("panels", "expected"),
    [
        ((), (0.58, 0.9)),
        ((DoorPanel(width_ratio=0.6), DoorPanel(width_ratio=0.4)), (0.74, 0.805)),
    ],
    ids=["shares not known", "shares stated"],
)
def test_a_pair_whose_leaves_are_not_modelled_is_open(panels, expected):
    """1.6 m: the wider leaf takes half to seven tenths of it, or six tenths as stated."""
    pair = walled(width=1.6, solids=(), panels=panels, operation="DOUBLE_DOOR_SINGLE_SWING")
    low, high = span(nib(pair, north=box(-0.9, 0.1, 0.9, 4)))
    assert (low, high) == pytest.approx(expected)


def test_an_open_hinge_side_tries_both_ends_and_both_sides():
    found = nib(
        walled(operation="", solids=()),
        north=box(-4, 0.1, EAST + 0.2, 4),
        south=box(-1, -4, 4, -0.1),
    )
    assert found.low == pytest.approx(0.2)
    assert found.high == 3.0


def test_a_door_without_a_placement_tries_both_sides():
    made = replace(walled(), frame=None)
    assert nib(made, north=box(-4, 0.1, EAST + 0.2, 4)).low == pytest.approx(0.2)
    assert nib(made, south=box(-4, -4, EAST + 0.2, -0.1)).low == pytest.approx(0.2)


@pytest.mark.parametrize(("word", "free"), [("SLIDING_TO_LEFT", 0.2), ("SLIDING_TO_RIGHT", 3.0)])
def test_a_leaf_that_slides_has_its_leading_edge_where_it_stops(word, free):
    found = nib(walled(operation=word, lining_thickness=0.05), north=box(-4, 0.1, EAST + 0.15, 4))
    assert span(found) == (free, free)


@pytest.mark.parametrize("word", ["REVOLVING", "REVOLVING_VERTICAL"])
def test_a_door_that_never_opens_so_is_unknown(word):
    assert isinstance(nib(walled(operation=word)), Unknown)


def test_without_a_room_on_that_side_it_is_unknown():
    assert isinstance(nib(north=None), Unknown)


@pytest.mark.parametrize("given", [{"problem": "the outline crosses itself"}, {"hull_only": False}])
def test_with_a_room_that_cannot_be_trusted_it_is_unknown(given):
    rooms = room("n", NORTH, **given), room("s", SOUTH)
    measurer = measurer_of(school_of(*rooms, walled()))
    found = asked(measurer, "leading_edge_nib", kind="door side", part="pull")
    assert isinstance(found, Unknown) == ("problem" in given)


def test_a_door_in_no_wall_and_without_a_place_is_unknown():
    assert isinstance(nib(replace(walled(solids=()), frame=None, shape=None)), Unknown)


def test_rooms_that_touch_without_a_wall_are_one_floor_perhaps():
    west, east = box(-4, 0.1, 0.7, 4), box(0.7, 0.1, 4, 4)
    found = nib(walled(), room("e", east), north=west)
    assert span(found) == (0.25, 3.0)


def test_circulation_that_touches_circulation_is_one_floor():
    west, east = box(-4, 0.1, 0.7, 4), box(0.705, 0.1, 4, 4)
    uses = {"n": "corridor", "e": "lobby"}
    assert span(nib(walled(), room("e", east), north=west, uses=uses)) == (3.0, 3.0)


def test_a_wall_on_the_line_where_rooms_touch_ends_it():
    west, east = box(-4, 0.1, 0.7, 4), box(0.7, 0.1, 4, 4)
    between = wall("w", box(0.65, 0.1, 0.75, 4))
    found = nib(walled(), room("e", east), between, north=west)
    assert span(found) == (0.2, 0.2)


@pytest.mark.parametrize("given", [{"hull_only": True}, {"problem": "crosses itself"}])
def test_a_wall_whose_outline_cannot_be_trusted_leaves_it_open(given):
    stub = wall("stub", box(0.85, 0.1, 0.95, 1.2), **given)
    assert span(nib(walled(), stub)) == (0.4, 3.0)


def test_an_opening_without_a_door_is_a_gap_in_that_wall():
    between = wall("w", box(0.65, 0.1, 0.75, 4))
    gap = opening("o", box(0.65, 0.1, 0.75, 1.5), host_id="w")
    assert span(nib(walled(), between, gap)) == (3.0, 3.0)


def test_a_room_on_another_level_is_no_floor():
    west, east = box(-4, 0.1, 0.7, 4), box(0.7, 0.1, 4, 4)
    assert span(nib(walled(), room("e", east, base=0.5), north=west)) == (0.25, 0.25)


def test_a_shaft_is_no_floor():
    west, east = box(-4, 0.1, 0.7, 4), box(0.7, 0.1, 4, 4)
    assert span(nib(walled(), room("e", east), north=west, uses={"e": "not a room"})) == (
        0.25,
        0.25,
    )


def test_a_floor_that_begins_off_the_wall_is_measured_from_there():
    """A lining of 80 mm in front of the wall, with the door's reveal through it."""
    found = nib(north=box(-4, 0.18, EAST + 0.2, 4))
    assert span(found) == (0.2, 0.2)


def test_it_is_drawn_from_edge_to_return():
    found = nib(north=box(-4, 0.1, EAST + 0.3, 4))
    line = next(each for each in found.evidence if each.shape == "line")
    assert line.label == "300 mm"
    assert [x for x, _ in line.coords] == pytest.approx([EAST, EAST + 0.3])


@pytest.mark.parametrize(
    ("free", "out"),
    [(0.456, 0.0), (0.455, 0.0), (0.454, 3.2), (0.1, 3.2)],
)
def test_a_return_within_reach_of_the_latch_stands_proud(free, out):
    found = side("projection_beside_latch", walled(), north=box(-4, 0.1, EAST + free, 4))
    assert found.high == pytest.approx(out, abs=0.001)


@pytest.mark.parametrize(
    ("thing", "out"),
    [
        (column("pier", box(0.6, 0.1, 0.9, 0.31)), 0.21),
        (column("c", box(0.5, 0.21, 0.8, 0.6)), 0.5),
        (column("free column", box(0.6, 0.5, 0.9, 0.9)), 0.8),
        (column("free column", box(0.6, 0.699, 0.9, 0.9)), 0.8),
        (column("free column", box(0.6, 0.701, 0.9, 0.9)), 0.0),
        (column("c", box(0.904, 0.21, 1.2, 0.6)), 0.5),
        (column("c", box(0.906, 0.21, 1.2, 0.6)), 0.0),
        (furniture("stool", box(0.5, 0.3, 0.8, 0.6)), 0.5),
        (furniture("mat", box(0.5, 0.3, 0.8, 0.6), top=0.02), 0.0),
        (fitting("casing", box(0.5, 0.1, 0.8, 0.129)), 0.0),
    ],
)
def test_what_stands_within_a_persons_width_of_the_wall_counts(thing, out):
    assert span(side("projection_beside_latch", walled(), thing)) == (out, out)


def test_what_may_stand_a_little_off_the_wall_leaves_the_projection_open():
    thing = furniture("stool", box(0.5, 0.3, 0.8, 0.6), hull_only=True)
    assert span(side("projection_beside_latch", walled(), thing)) == (0.0, 0.5)


def test_a_leaf_behind_the_face_of_the_wall_leaves_the_wall_proud():
    found = side("projection_beside_latch", walled(solids=leaf_flush(half=0.1)), part="push")
    assert span(found) == (0.16, 0.16)
    unknown = side("projection_beside_latch", walled(solids=()), part="push")
    assert span(unknown) == (0.0, 0.2)


def test_a_return_beside_a_recessed_leaf_is_no_further_than_what_is_looked_at():
    north = box(-4, 0.1, EAST + 0.1, 4)
    found = side("projection_beside_latch", walled(solids=leaf_flush(half=0.1)), north=north)
    deep = side(
        "projection_beside_latch",
        walled(solids=leaf_flush(half=0.1)),
        part="push",
        south=box(-4, -4, EAST + 0.1, -0.1),
    )
    assert span(found) == (3.2, 3.2)
    assert span(deep) == (3.2, 3.2)


def test_it_is_drawn_from_the_face_of_the_leaf_to_the_end_of_what_stands_there():
    pier = column("pier", box(0.6, -0.4, 0.9, -0.1))
    leaf = leaf_flush(half=0.1)
    found = side("projection_beside_latch", walled(solids=leaf), pier, part="push")
    line = next(each for each in found.evidence if each.role == "measured")
    assert span(found) == (0.46, 0.46)
    assert line.label == "460 mm"
    assert line.coords[0] == pytest.approx((0.6, 0.06))
    assert line.coords[1] == pytest.approx((0.6, -0.4))
    assert "pier" in {each.label for each in found.evidence if each.role == "blocker"}


def test_nothing_proud_has_no_dimension_but_shows_where_it_was_looked_for():
    found = side("projection_beside_latch", walled())
    assert span(found) == (0.0, 0.0)
    assert [(each.role, each.label) for each in found.evidence] == [
        ("context", "455 mm beside the latch")
    ]


SCHOOL = school_of(
    room("n", box(-4, 0.1, 1.1, 4)),
    room("s", SOUTH),
    walled(),
    walled("e", x=-2.5, operation="SINGLE_SWING_RIGHT"),
    column("pier", box(-3.6, 0.1, -3.2, 0.4)),
    furniture("lockers", box(0.8, -0.5, 2, -0.1), hull_only=True),
)
SIDES = [("d", "pull"), ("d", "push"), ("e", "pull"), ("e", "push")]


def every(school):
    measurer = measurer_of(school)
    return [
        span(asked(measurer, name, id_, kind="door side", part=part))
        for id_, part in SIDES
        for name in ("leading_edge_nib", "projection_beside_latch")
    ]


def test_there_is_something_to_turn():
    assert every(SCHOOL)[0] == (0.65, 0.65)
    assert every(SCHOOL)[2] == (0.35, 3.0)
    assert every(SCHOOL)[4] == (0.25, 0.25)


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 50))
@settings(max_examples=25, deadline=None)
def test_turning_moving_and_reordering_change_nothing(turn, seed):
    for school in (turned_school(SCHOOL, turn), shuffled_school(SCHOOL, seed)):
        for one, other in zip(every(SCHOOL), every(school), strict=True):
            assert one == pytest.approx(other, abs=0.0001)


@pytest.mark.slow
@given(
    at=st.tuples(st.floats(-3, 3), st.floats(0.1, 2)),
    size=st.tuples(st.floats(0.05, 1), st.floats(0.05, 1)),
)
@settings(max_examples=40, deadline=None)
def test_an_added_thing_is_never_better_and_a_wider_room_never_worse(at, size):
    thing = furniture("t", box(at[0], at[1], at[0] + size[0], at[1] + size[1]))
    narrow = box(-4, 0.1, 1.5, 4)
    bare, with_thing, wider = (
        nib(walled(), north=narrow),
        nib(walled(), thing, north=narrow),
        nib(walled(), thing, north=NORTH),
    )
    assert with_thing.low <= bare.low + 1e-9
    assert wider.low >= with_thing.low - 1e-9


def outside(*things, **given):
    """The nib of an outer door whose leaf swings north, where no place is modelled."""
    return side("leading_edge_nib", walled(properties=OUTER, **given), *things, north=None)


@pytest.mark.parametrize(
    ("thing", "free"),
    [
        (wall("return", box(0.75, 0.1, 0.95, 2.0)), 0.3),
        (column("pier", box(0.7, 0.1, 1.0, 0.4)), 0.25),
        (column("post", box(0.7, 0.41, 1.0, 0.7)), 3.0),
        (wall("canopy beam", box(0.75, 0.1, 0.95, 2.0), base=2.2), 3.0),
        (wall("basement wall", box(0.75, 0.1, 0.95, 2.0), base=-3.0, top=0.0), 3.0),
    ],
    ids=lambda value: getattr(value, "id", None),
)
def test_outside_where_no_place_is_modelled_the_building_itself_tells(thing, free):
    south_wall = wall("south", box(-4, -0.1, -0.45, 0.1))
    found = outside(south_wall, thing)
    assert span(found) == (free, free)
    assert "no place outside is modelled: only walls and columns are seen" in found.steps


def test_outside_a_room_of_the_school_is_in_the_way_though_it_has_no_walls():
    annexe = room("annexe", box(0.65, 0.1, 3.0, 3.0))
    assert span(outside(wall("south", box(-4, -0.1, -0.45, 0.1)), annexe)) == (0.2, 0.2)


@pytest.mark.parametrize(
    ("lost", "low"),
    [
        (wall("lost", None), 0.0),
        (replace(wall("lost", None), frame=Frame(origin=(2.0, 1.0))), 0.0),
        (replace(wall("lost", None), frame=Frame(origin=(40.0, 1.0))), 3.0),
        (replace(column("lost", None), frame=None), 0.0),
        (room("lost", None), 0.0),
        (room("lost", None, storey_id="s1"), 3.0),
    ],
    ids=["no place", "before it", "far off", "a column", "a room", "a room upstairs"],
)
def test_outside_what_has_no_body_may_stand_beside_the_door(lost, low):
    south_wall = wall("south", box(-4, -0.1, -0.45, 0.1))
    assert span(outside(south_wall, lost)) == (low, 3.0)


def test_outside_a_model_without_walls_tells_nothing():
    assert isinstance(outside(), Unknown)
    assert outside().missing == ("the floor outside the door",)
