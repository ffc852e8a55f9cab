"""The narrowest place between the doors of a room, against figures worked out by hand."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, affinity, box, unary_union
from shapely.ops import substring

from checker.geometry.circle import largest_circle
from checker.geometry.passage import _FINE, _Travel, narrowest_passage
from tests.geometry.furnished import ROOMS, THINGS, lengths
from tests.geometry.turning import FAR, TURNS

pytestmark = pytest.mark.slow

EXACT = 0.0001
CORRIDOR = box(0, 0, 20, 1.2)
SOUTH, NORTH = LineString([(2, 0), (2.9, 0)]), LineString([(15, 1.2), (15.9, 1.2)])
WIDE = box(0, 0, 20, 2)
WIDE_DOORS = [LineString([(2, 0), (2.9, 0)]), LineString([(15, 2), (15.9, 2)])]


def with_column(depth: float) -> Polygon:
    return CORRIDOR.difference(box(8, 0, 8.3, depth))


def staggered() -> Polygon:
    """Two cupboards on opposite walls, past each other by 400 mm: one has to go between."""
    return WIDE.difference(unary_union([box(8, 0, 8.3, 0.5), box(8.7, 1.4, 9, 2)]))


CASES = {
    "a corridor between its walls": (CORRIDOR, [SOUTH, NORTH], 1.2),
    "a column by the wall": (with_column(0.25), [SOUTH, NORTH], 0.95),
    "a round column in the middle": (
        WIDE.difference(Point(8, 0.9).buffer(0.2, quad_segs=32)),
        WIDE_DOORS,
        0.9,
    ),
    "two cupboards past each other": (staggered(), WIDE_DOORS, math.hypot(0.4, 0.9)),
    "a corner between two arms": (
        unary_union([box(0, 0, 10, 1.5), box(8.5, 0, 10, 9)]),
        [LineString([(0, 0.2), (0, 1.1)]), LineString([(8.7, 9), (9.7, 9)])],
        1.5,
    ),
    "doors in opposite corners of a hall": (
        box(0, 0, 8, 7),
        [LineString([(0, 0.1), (0, 1)]), LineString([(8, 6), (8, 6.9)])],
        7.0,
    ),
    "a lobby that leads into a hall": (
        unary_union([box(0, 0, 8, 7), box(8, 3, 12, 4.1)]),
        [LineString([(0, 0.1), (0, 1)]), LineString([(12, 3.1), (12, 4)])],
        1.1,
    ),
    "a ring round a block, one arm wider": (
        box(0, 0, 10, 8).difference(box(1.3, 1.0, 8.9, 7.0)),
        [LineString([(4, 0), (5, 0)]), LineString([(4, 8), (5, 8)])],
        1.0,
    ),
    "a dead end narrower than the way": (
        unary_union([CORRIDOR, box(8, 1.2, 8.4, 4)]),
        [SOUTH, NORTH],
        1.2,
    ),
}


@pytest.mark.parametrize(("floor", "portals", "width"), CASES.values(), ids=CASES)
def test_the_width_is_the_one_worked_out_by_hand(floor, portals, width):
    assert narrowest_passage(floor, portals).width == pytest.approx(width, abs=EXACT)


@pytest.mark.parametrize(("floor", "portals", "width"), CASES.values(), ids=CASES)
def test_the_line_runs_from_side_to_side_at_that_place(floor, portals, width):
    line = LineString(narrowest_passage(floor, portals).line)
    assert line.length == pytest.approx(width, abs=EXACT)
    assert floor.buffer(1e-6).contains(line)
    assert all(floor.boundary.distance(Point(end)) < EXACT for end in line.coords)


@given(turn=TURNS, case=st.sampled_from(sorted(CASES)))
@settings(max_examples=40, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn, case):
    floor, portals, width = CASES[case]
    turned = [turn(portal) for portal in portals]
    assert narrowest_passage(turn(floor), turned).width == pytest.approx(width, abs=EXACT)


@pytest.mark.parametrize(("floor", "portals", "width"), CASES.values(), ids=CASES)
def test_far_from_the_origin_it_is_still_good(floor, portals, width):
    far = narrowest_passage(FAR(floor), [FAR(portal) for portal in portals])
    assert far.width == pytest.approx(width, abs=EXACT)


@given(width=st.floats(0.6, 4.0), turn=TURNS)
@settings(max_examples=40, deadline=None)
def test_a_straight_corridor_is_as_wide_as_it_is_drawn(width, turn):
    portals = [LineString([(0, 0.1), (0, width - 0.1)]), LineString([(14, width), (14.5, width)])]
    found = narrowest_passage(turn(box(0, 0, 20, width)), [turn(each) for each in portals])
    assert found.width == pytest.approx(width, abs=EXACT)


@given(depth=st.floats(0.01, 1.0))
@settings(max_examples=30, deadline=None)
def test_a_column_takes_its_own_depth_off_a_corridor(depth):
    found = narrowest_passage(with_column(depth), [SOUTH, NORTH])
    assert found.width == pytest.approx(1.2 - depth, abs=EXACT)


def test_a_narrow_door_does_not_make_the_corridor_narrow():
    slits = [LineString([(2, 0), (2.6, 0)]), LineString([(15, 1.2), (15.6, 1.2)])]
    assert narrowest_passage(CORRIDOR, slits).width == pytest.approx(1.2, abs=EXACT)


@pytest.mark.parametrize(("depth", "width"), [(0.29, 1.2), (0.8, 0.9)])
def test_a_shallow_recess_belongs_to_the_door_and_a_deep_one_to_the_way(depth, width):
    recessed = unary_union([CORRIDOR, box(2, -depth, 2.9, 0)])
    door = LineString([(2, -depth), (2.9, -depth)])
    assert narrowest_passage(recessed, [door, NORTH]).width == pytest.approx(width, abs=EXACT)


def test_a_shelf_right_before_a_door_is_in_the_way():
    """The disc stands within reach of the door and still cannot get to it."""
    blocked = CORRIDOR.difference(box(1.5, 0.05, 4, 0.25))
    assert narrowest_passage(blocked, [SOUTH, NORTH]).width < 0.1


def test_a_closed_way_has_no_width():
    closed = CORRIDOR.difference(box(8, 0, 8.3, 1.2))
    assert narrowest_passage(closed, [SOUTH, NORTH]).width == 0.0


def test_what_stands_in_a_dead_end_does_not_count():
    """Only the way between the doors does: here they are both west of the column."""
    near = [SOUTH, LineString([(5, 1.2), (5.9, 1.2)])]
    found = narrowest_passage(CORRIDOR.difference(box(8, 0, 8.3, 0.6)), near)
    assert found.width == pytest.approx(1.2, abs=EXACT)


def test_all_doors_count_not_only_the_first_two():
    third = LineString([(19, 0), (19.9, 0)])
    floor = CORRIDOR.difference(box(17, 0, 17.3, 0.4))
    assert narrowest_passage(floor, [SOUTH, NORTH]).width == pytest.approx(1.2, abs=EXACT)
    assert narrowest_passage(floor, [SOUTH, NORTH, third]).width == pytest.approx(0.8, abs=EXACT)


def test_without_doors_it_is_the_largest_circle():
    assert narrowest_passage(CORRIDOR, []).width == pytest.approx(1.2, abs=EXACT)
    assert narrowest_passage(Polygon(), []).width == 0.0


def by_halving(floor, portals, widest: float) -> float:
    """A width that passes, by trying one after another without looking for gaps."""
    travel, low, high = _Travel(floor, portals, arc=_FINE), 0.0, widest
    while high - low > EXACT / 2:
        middle = (low + high) / 2
        low, high = (middle, high) if travel.links(middle) else (low, middle)
    return low


@given(area=ROOMS, x=lengths(0.1, 0.6), y=lengths(0.3, 0.9))
@settings(max_examples=40, deadline=None)
def test_it_is_what_trying_every_width_finds(area, x, y):
    ring = area.exterior if area.geom_type == "Polygon" else area.geoms[0].exterior
    doors = [substring(ring, at, at + 0.6, normalized=False) for at in (x, ring.length * y)]
    circle = largest_circle(area)
    found = narrowest_passage(area, doors)
    truth = by_halving(area, doors, 2 * circle.radius)
    # A wider disc may arrive where a narrower one does not: it comes round a wider corner.
    assert found.width >= (truth if truth >= 0.05 else 0.0) - 0.0008
    assert found.width == 0.0 or _Travel(area, doors, arc=_FINE).links(found.width - 0.0008)
    assert narrowest_passage(area, doors, circle=circle).width == found.width


def test_where_chords_err_by_centimetres_the_last_steps_reach_as_far():
    """A pocket beside a thing that a disc enters at a flat angle: fine arcs are 5 mm wider."""
    east = [(3.983, 1.875), (3.983, 0.9375), (5.483, 0.9375), (5.483, 0)]
    west = [(0.0197757, 0), (0.1006025, 0.0466654), (0, 0.2209141), (0, 1.875)]
    room = Polygon([*east, *west]).difference(box(0.1135, 0.0135, 0.6935, 0.3445))
    doors = [
        LineString([(3.983, 1.676), (3.983, 1.076)]),
        LineString([(0.9414, 0), (0.3414, 0)]),
    ]
    widest = 2 * largest_circle(room).radius
    found = narrowest_passage(room, doors).width
    assert found == pytest.approx(by_halving(room, doors, widest), abs=0.0008)


@given(area=ROOMS, thing=THINGS)
@settings(max_examples=60, deadline=None)
def test_a_thing_more_never_widens_the_way(area, thing):
    doors = [LineString([(0.1, 0), (0.9, 0)]), LineString([(0, 0.2), (0, 1.0)])]
    less, more = (
        narrowest_passage(floor, [], outline=area, open_edges=doors).width
        for floor in (area.difference(thing), area)
    )
    assert less <= more + EXACT


def test_a_door_in_a_core_is_a_way_like_any_other():
    """The second door stands in the block in the middle of the hall, not in its outer wall."""
    hall = box(0, 0, 10, 8).difference(box(3, 3, 7, 7.2))
    doors = [LineString([(1, 8), (2, 8)]), LineString([(4.5, 3), (5.5, 3)])]
    assert narrowest_passage(hall, doors).width == pytest.approx(3.0, abs=EXACT)
    pinched = hall.difference(box(0, 2, 1.2, 2.4).union(box(8, 1, 10, 1.2)))
    assert narrowest_passage(pinched, doors).width < 3.0


def test_of_two_narrow_places_one_after_the_other_the_narrower_counts():
    floor = CORRIDOR.difference(unary_union([box(5, 0, 5.3, 0.300), box(9, 0.9, 9.3, 1.2)]))
    found = narrowest_passage(floor, [SOUTH, NORTH])
    assert found.width == pytest.approx(0.9, abs=EXACT)
    nearly = CORRIDOR.difference(unary_union([box(5, 0, 5.3, 0.301), box(9, 0.9, 9.3, 1.2)]))
    narrower = narrowest_passage(nearly, [SOUTH, NORTH])
    assert narrower.width == pytest.approx(0.899, abs=EXACT)
    assert {round(x, 3) for x, _ in narrower.line} <= {5.0, 5.3}


def test_a_pocket_that_a_disc_cannot_go_to_the_end_of_has_no_line():
    """The place to reach lies in a corner behind a slanting wall: no gap says how near one gets."""
    wedge = Polygon([(0, 0), (8, 0), (8, 3), (0, 0.4)])
    found = narrowest_passage(wedge, [LineString([(8, 1), (8, 2)]), Point(0.2, 0.2)])
    assert 0.3 < found.width < 1.5
    assert found.line is None


def test_parts_that_do_not_hang_together_have_no_way_between_them():
    apart = unary_union([box(0, 0, 4, 2), box(5, 0, 9, 2)])
    doors = [LineString([(1, 0), (2, 0)]), LineString([(6, 0), (7, 0)])]
    assert narrowest_passage(apart, doors).width == 0.0


END = LineString([(10, 0), (10, 2)])
HALL_END = box(0, 0, 10, 2)
FIRST = LineString([(0, 0.5), (0, 1.5)])


@pytest.mark.parametrize("turned", [0.0, 33.0])
@pytest.mark.parametrize(
    ("thing", "width"),
    [
        (box(4, 0, 5, 1.4), 0.6),
        (box(9.4, 0, 10, 0.5), 1.5),
        (box(9.4, 0, 10.3, 1.4), 0.6),
        (box(9.7, 0.6, 10, 1.4), 0.6),
        (box(9.98, 0, 10, 0.5), 1.5),
    ],
)
def test_what_stands_right_before_an_edge_without_a_wall_counts(thing, width, turned):
    floor, line, door = (
        affinity.rotate(each, turned, origin=(0, 0))
        for each in (HALL_END.difference(thing), END, FIRST)
    )
    bare = affinity.rotate(HALL_END, turned, origin=(0, 0))
    found = narrowest_passage(floor, [door], outline=bare, open_edges=[line])
    assert found.width == pytest.approx(width, abs=EXACT)


def test_an_edge_may_be_narrower_than_the_way_to_it_as_a_door_may():
    short = LineString([(10, 0.5), (10, 1.4)])
    assert narrowest_passage(HALL_END, [FIRST], open_edges=[short]).width == pytest.approx(2.0)
    beside = HALL_END.difference(box(9, 0, 10, 0.9))
    assert narrowest_passage(beside, [FIRST], open_edges=[short]).width < 0.9


@pytest.mark.parametrize("off", [-0.02, 0.0])
def test_the_edge_may_lie_a_hair_off_the_floor_and_run_on_beside_its_walls(off):
    line = LineString([(10 + off, -0.02), (10 + off, 2.02)])
    found = narrowest_passage(HALL_END, [FIRST], open_edges=[line])
    assert found.width == pytest.approx(2.0, abs=EXACT)


def test_what_is_narrower_than_fifty_millimetres_is_no_way():
    slit = HALL_END.difference(box(4, 0.04, 5, 2))
    ends = [FIRST, END]
    assert narrowest_passage(slit, ends).width == 0.0
    assert narrowest_passage(HALL_END.difference(box(4, 0.06, 5, 2)), ends).width == pytest.approx(
        0.06, abs=EXACT
    )


@given(area=ROOMS, width=lengths(0.3, 3.0), things=st.lists(THINGS, max_size=2))
@settings(max_examples=100, deadline=None)
def test_what_coarse_arcs_rule_out_finer_ones_do_too(area, width, things):
    left, bottom, _, top = area.bounds
    doors = [LineString([(left + 0.2, y), (left + 1.1, y)]) for y in (bottom, top)]
    way = _Travel(area, doors, ends=[each for each in things if each.intersects(area)])
    assert way.may_link(width) or not way.links(width)
