"""How far one can only go one way before two ways of escape part."""

import math

import pytest
from shapely import LineString, Polygon, box

from checker.results.values import Unknown
from tests.measure.measuring import subject_of
from tests.measure.schools import door, fitting, furniture, room, school_of
from tests.measure.ways import WALL, corridor_school, outer, walker, way_in

EAST = outer("east", at=(20 + WALL / 2, 1), along=90)
TO_DOOR = math.hypot(1.7, 3.7 + WALL / 2)
"""From the farthest corner of `b`, less 0.3 m for the person, to the middle of its door."""
HALF = 0.3
"""Metres from the middle of somebody on foot to their side."""


def past_a_door(thick=WALL):
    """From the middle of a door until two are 1 m apart who turn left and right behind it.

    Ways lead straight through a door, 50 mm wider than who goes there: each on a tangent to its
    jamb, round that, and on along the wall.
    """
    x, y = HALF + 0.025, thick / 2
    to_jamb = math.hypot(x, y)
    lean = math.atan2(x, y) - math.asin(HALF / to_jamb)
    tangent = math.sqrt(to_jamb**2 - HALF**2)
    return tangent + HALF * (math.pi / 2 - lean) + (0.5 - x)


def one_way(*more, id_="b", uses=None, **params):
    m = walker(corridor_school(*more), **(uses or {}))
    return m.measure("one_way_distance", subject_of(m, "room", id_), **params)


def in_school(*elements, id_="r", **uses):
    m = walker(school_of(*elements), **uses)
    return m.measure("one_way_distance", subject_of(m, "room", id_))


def escape(*more, id_="b"):
    m = walker(corridor_school(*more))
    return m.measure("escape_distance", subject_of(m, "room", id_))


def exactly(found, figure, within=0.01):
    assert (found.low, found.high) == (pytest.approx(figure, abs=within),) * 2


def test_with_one_exit_it_is_the_whole_way():
    found = one_way()
    assert found.high == pytest.approx(escape().high, rel=0.001)
    assert found.high > 16
    assert LineString(found.evidence[0].coords).length == pytest.approx(found.high, abs=0.002)


def test_with_an_exit_at_either_end_it_ends_a_metre_past_the_door_of_the_room():
    found = one_way(EAST)
    exactly(found, TO_DOOR + past_a_door())
    assert LineString(found.evidence[0].coords).length == pytest.approx(found.high, abs=0.002)


def test_in_a_hall_with_doors_in_two_walls_ways_part_at_its_corner():
    """From (9.7, 7.7) one goes along the east wall, the other straight to the far door."""
    found = in_school(
        room("r", box(0, 0, 10, 8)),
        outer("west", at=(-WALL / 2, 4), along=90),
        outer("east", at=(10 + WALL / 2, 4), along=90),
        r="hall",
    )
    angle = math.atan2(10 - HALF + WALL / 2, 3.7)
    exactly(found, 0.5 / math.sin(angle / 2), within=0.002)


def test_two_exits_side_by_side_are_one_way():
    """A second door in the west end: the ways part only right before them."""
    beside = outer("beside", at=(0.8, 2 + WALL / 2))
    found = one_way(beside)
    assert found.high > 13


STAIR = (
    room("up", box(20.1, 0, 24, 2)),
    way_in("d-up", at=(20.05, 1), along=90),
    outer("out", at=(24.05, 1), along=90),
)
"""A stair at the east end of the corridor, with a door of its own to the outside."""


def test_a_stair_with_a_door_outside_is_an_exit_and_nobody_is_led_through_it():
    """So of two doors of a room beside it the one into it is an exit: no way leads to `out`."""
    exactly(one_way(*STAIR, uses={"up": "stair"}), TO_DOOR + past_a_door())
    # At the far end of a stair without a door in between only its mouth counts.
    long = (room("up", box(20.1, 0, 80, 2)), STAIR[1], outer("out", at=(80.05, 1), along=90))
    m = walker(corridor_school(*long), up="stair")
    assert m.measure("escape_distance", subject_of(m, "room", "b")).high < TO_DOOR + 6


def test_a_room_with_two_ways_out_of_its_own_parts_them_at_its_corner():
    own = outer("own", at=(13.4, -4.15))
    assert one_way(own).high < TO_DOOR


def test_what_may_be_an_exit_leaves_it_open():
    found = one_way(*STAIR[:2], uses={"up": ("stair", "store")})
    assert found.low <= TO_DOOR + 1.5
    assert found.high > 16


def test_where_furniture_shuts_the_corridor_a_way_is_not_certain():
    """It can be moved in a room, but in a corridor it stands for good: there nobody gets by."""
    cupboard = furniture("cupboard", box(16.9, 0, 17.3, 2), top=2.0)
    shut = one_way(cupboard, EAST)
    exactly(shut, one_way().high)
    screen = furniture("screen", box(13, -3.2, 17, -2.8), top=2.0)
    exactly(one_way(screen, EAST), TO_DOOR + past_a_door())


def test_a_wider_person_gets_through_fewer_doors():
    narrow = way_in("d-narrow", at=(20.05, 1), along=90, clear=0.7)
    stair = (STAIR[0], narrow, STAIR[2])
    wide = one_way(*stair, uses={"up": "stair"}, clear_width=0.9)
    assert wide.high > one_way(*stair, uses={"up": "stair"}).high + 5


def test_without_a_door_or_a_body_it_is_unknown():
    lone = room("lone", box(40, 0, 44, 4))
    assert isinstance(one_way(lone, id_="lone"), Unknown)
    assert isinstance(one_way(room("bare", None), id_="bare"), Unknown)


LOBBY = (
    room("r", box(13, -8.2, 17, -4.2)),
    room("lobby", box(13, -4.1, 17, -WALL)),
    way_in("d-r", at=(15, -4.15)),
    way_in("d-lobby", at=(15, -WALL / 2)),
)


def corridor(*more, to=20.0):
    return (
        room("corridor", box(0, 0, to, 2)),
        outer("main", at=(-WALL / 2, 1), along=90),
        outer("east", at=(to + WALL / 2, 1), along=90),
        *more,
    )


def test_a_lobby_with_one_door_on_is_one_way_up_to_behind_that():
    across = 4.1 - WALL / 2 + WALL / 2
    exactly(in_school(*corridor(*LOBBY)), TO_DOOR + across + past_a_door())


def test_in_a_lobby_with_doors_on_to_two_exits_one_can_choose():
    own = outer("own", at=(17 + WALL / 2, -2.1), along=90)
    found = in_school(*corridor(*LOBBY, own))
    # Between the two doors of the lobby, which lie at an angle of about 45 degrees.
    assert TO_DOOR < found.low == pytest.approx(found.high)
    assert found.high < TO_DOOR + 4.1


def test_two_doors_of_a_room_to_one_lobby_with_one_exit_are_one_way_out():
    two = (
        room("r", box(0, -8.2, 8, -4.2)),
        room("lobby", box(0, -4.1, 8, -WALL)),
        way_in("d-1", at=(1, -4.15)),
        way_in("d-2", at=(7, -4.15)),
        outer("out", at=(4, -WALL / 2)),
    )
    m = walker(school_of(*two))
    r = subject_of(m, "room", "r")
    found, escaping = m.measure("one_way_distance", r), m.measure("escape_distance", r)
    assert (found.low, found.high) == pytest.approx((escaping.low, escaping.high), rel=1e-6)


@pytest.mark.parametrize(("ends", "chosen"), [(("main", "east"), True), (("main", "by"), False)])
def test_two_doors_onto_a_corridor_are_two_ways_if_its_exits_lie_to_both_sides(ends, chosen):
    """In the second case both lie to the west of both doors."""
    exits = {
        "main": outer("main", at=(-WALL / 2, 1), along=90),
        "east": outer("east", at=(20 + WALL / 2, 1), along=90),
        "by": outer("by", at=(1.5, 2 + WALL / 2)),
    }
    hall = (room("r", box(6, -10.1, 18, -WALL)), room("corridor", box(0, 0, 20, 2)))
    doors = (way_in("d-1", at=(7, -WALL / 2)), way_in("d-2", at=(17, -WALL / 2)))
    found = in_school(*hall, *doors, *(exits[each] for each in ends), r="hall")
    if chosen:
        assert found.high < 5
    else:
        # By the nearer door, and along the corridor to where its exits part.
        assert found.low > math.hypot(0.7, 9.7) + 3
    assert found.low == pytest.approx(found.high)


WING = Polygon([(0, 0), (20, 0), (20, 2), (10.6, 2), (10.6, 12), (9.4, 12), (9.4, 2), (0, 2)])
"""A corridor 2 m wide with a blind one of 1.2 m and 10 m that leads off it to the north."""


def test_at_the_end_of_a_blind_corridor_ways_part_at_its_mouth():
    found = in_school(
        room("corridor", WING),
        room("r", box(8, 12.1, 12, 16)),
        way_in("d", at=(10, 12 + WALL / 2)),
        outer("main", at=(-WALL / 2, 1), along=90),
        outer("east", at=(20 + WALL / 2, 1), along=90),
    )
    to_door = math.hypot(1.7, 3.6 + WALL / 2)
    # 0.6 m apart at the mouth, and a metre when both have turned so far round its corners.
    round_the_corner = HALF * math.acos((0.6 - 0.5) / HALF)
    down = math.hypot(10 + WALL / 2, 0.3)
    exactly(found, to_door + down + round_the_corner, within=0.02)


L = Polygon([(0, 0), (20, 0), (20, 2), (2, 2), (2, 15), (0, 15)])
U = Polygon([(0, 0), (20, 0), (20, 15), (18, 15), (18, 2), (2, 2), (2, 15), (0, 15)])


@pytest.mark.parametrize(
    ("area", "far"),
    [(L, outer("far", at=(20 + WALL / 2, 1), along=90)), (U, outer("far", at=(19, 15.05)))],
    ids=["L", "U"],
)
def test_round_the_bends_of_a_corridor_there_is_a_choice_where_it_has_an_exit_at_either_end(
    area, far
):
    """The room lies on the long arm, its door in the middle of that."""
    near = outer("near", at=(1, 15 + WALL / 2))
    rooms = (room("corridor", area), room("r", box(8, -4.1, 12, -WALL)))
    d = way_in("d", at=(10, -WALL / 2))
    exactly(in_school(*rooms, d, near, far), TO_DOOR + past_a_door(), within=0.02)
    alone = in_school(*rooms, d, near)
    # West along the wall, and north round the inner corner.
    assert TO_DOOR + 8.3 + 13 < alone.low < TO_DOOR + 10 + 13


RING = Polygon([(0, 0), (20, 0), (20, 20), (0, 20)], [[(2, 2), (18, 2), (18, 18), (2, 18)]])


@pytest.mark.parametrize(("west", "chosen"), [("out", True), ("none", False)])
def test_round_a_ring_one_can_go_either_way_if_two_exits_lie_on_it(west, chosen):
    """The exits lie in the middle of its west and east arms, the room on its south arm."""
    exits = [outer("east", at=(20 + WALL / 2, 10), along=90)]
    if west == "out":
        exits.append(outer("west", at=(-WALL / 2, 10), along=90))
    found = in_school(
        room("corridor", RING),
        room("r", box(8, -4.1, 12, -WALL)),
        way_in("d", at=(10, -WALL / 2)),
        *exits,
    )
    if chosen:
        exactly(found, TO_DOOR + past_a_door(), within=0.02)
    else:
        assert found.low > TO_DOOR + 10 + 7


@pytest.mark.parametrize(("exits", "chosen"), [(("main", "east"), True), (("main",), False)])
def test_two_ways_that_meet_again_before_the_only_exit_are_one(exits, chosen):
    """From the room by one of two others to the corridor."""
    rooms = (
        room("r", box(6, -8.2, 14, -4.2)),
        room("a", box(6, -4.1, 9.9, -WALL)),
        room("b", box(10, -4.1, 14, -WALL)),
        room("corridor", box(0, 0, 20, 2)),
    )
    doors = [
        way_in(f"d-{x}-{n}", at=(x, y)) for x in (7, 13) for n, y in enumerate((-4.15, -WALL / 2))
    ]
    ends = {
        "main": outer("main", at=(-WALL / 2, 1), along=90),
        "east": outer("east", at=(20 + WALL / 2, 1), along=90),
    }
    found = in_school(*rooms, *doors, *(ends[each] for each in exits), r="store", b="office")
    assert found.low == pytest.approx(found.high)
    if chosen:
        assert found.high < 3
    else:
        assert found.low > 4 + 4 + 7


def unread(room_id):
    """A fitting that may stand anywhere in a room."""
    return fitting("unread", None, room_id=room_id, unread="Its body could not be read.")


def test_where_a_thing_may_be_anywhere_on_a_floor_ways_may_part_at_once():
    found = one_way(EAST, unread("corridor"))
    assert found.low == pytest.approx(TO_DOOR, abs=0.001)
    assert math.isinf(found.high)


def test_where_a_thing_may_be_anywhere_in_a_room_no_corner_is_sure():
    found = one_way(EAST, unread("b"))
    assert found.low == pytest.approx(past_a_door(), abs=0.01)
    assert math.isinf(found.high)


def test_a_thing_built_into_a_corner_makes_it_no_nearer_than_the_place_next_to_it():
    """Fixed for good in both corners that are far from the door."""
    corners = [fitting(f"f{x}", box(x, -4.1, x + 1, -3.1)) for x in (13, 16)]
    exactly(one_way(EAST, *corners), math.hypot(1.7, 2.7 + WALL / 2) + past_a_door())
    tables = [furniture(f"f{x}", box(x, -4.1, x + 1, -3.1)) for x in (13, 16)]
    exactly(one_way(EAST, *tables), TO_DOOR + past_a_door())


def test_a_corner_that_one_gets_to_by_a_doubtful_door_only_is_infinitely_far_at_worst():
    """A counter across all of the room, and behind it a door that may be too narrow."""
    counter = fitting("counter", box(13, -2.5, 17, -2))
    found = one_way(EAST, counter, door("own", at=(15, -4.15), width=0.75))
    assert math.isinf(found.high)
    assert found.low < TO_DOOR
    shut = one_way(EAST, counter, way_in("own", at=(15, -4.15), clear=0.5))
    exactly(shut, math.hypot(1.7, 1.7 - WALL / 2) + past_a_door())
