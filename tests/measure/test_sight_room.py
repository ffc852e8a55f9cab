"""How much of a room is seen from its door, over what is low and not through what is tall."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiLineString, Polygon, box

from checker.measure.sight.views import middle_of
from checker.results.values import Quantity, Unknown
from tests.geometry.turning import TURNS
from tests.measure.beside_made import asked, broken, interval, school_measurer
from tests.measure.schools import (
    column,
    door,
    fitting,
    furniture,
    opening,
    room,
    school_of,
    wall,
)
from tests.measure.turned import shuffled_school, turned_school

EXACT = 0.0002
ROOM = room("r", box(0, 0, 10, 8))
DOOR = door("d", at=(-0.05, 4), along=90)
ELBOW = room("r", box(0, 0, 6, 6).difference(box(2, 2, 6, 6)))
TOP = door("d", at=(1, 6.05))
CUPBOARD = box(4, 3, 5, 5)
# Behind the cupboard a strip half as wide as its distance is hidden, less the cupboard.
BEHIND = (10**2 - 4**2) / 4 - 2


def seen(*elements, measure="seen_from_door", of="r", **params):
    return interval(school_measurer(school_of(*elements)), measure, of, **params)


def exactly(low, high=None):
    return pytest.approx((low, low if high is None else high), abs=EXACT)


def hidden(*elements, **params):
    return seen(*elements, measure="hidden_corner", **params)


def test_all_of_a_plain_room_is_seen():
    assert seen(ROOM, DOOR) == exactly(1.0)
    assert hidden(ROOM, DOOR) == exactly(0.0)


def test_a_corner_hides_what_is_round_it():
    """From (1, 6) the line past (2, 2) goes 4 down and 1 over: it meets the floor at (2.5, 0)."""
    assert seen(ELBOW, TOP) == exactly((12 + 0.5) / 20)
    assert hidden(ELBOW, TOP) == exactly(8 - 0.5)


@pytest.mark.parametrize(
    ("thing", "hides"),
    [
        (furniture("x", CUPBOARD, top=2.0), True),
        (furniture("x", CUPBOARD, top=0.75), False),
        (furniture("x", CUPBOARD, top=1.2), False),
        (furniture("x", CUPBOARD, top=1.2004), False),
        (furniture("x", CUPBOARD, top=1.201), True),
        (fitting("x", CUPBOARD, top=2.0), True),
        (column("x", CUPBOARD), True),
        (furniture("x", CUPBOARD, base=1.4, top=0.7), False),
        (furniture("x", CUPBOARD, base=1.1, top=0.7), True),
        (furniture("x", CUPBOARD, base=2.2, top=0.4), False),
        (wall("x", CUPBOARD), True),
        (wall("x", CUPBOARD, top=1.1), False),
    ],
    ids=[
        "a cupboard",
        "a table",
        "as high as the eye",
        "0.4 mm more",
        "1 mm more",
        "a fitting",
        "a column",
        "a wall cupboard over the eye",
        "one at the eye",
        "a beam",
        "a wall",
        "a low wall",
    ],
)
def test_what_is_taller_than_the_eye_hides_what_is_behind_it(thing, hides):
    expected = 1 - BEHIND / 78 if hides else 1.0
    assert seen(ROOM, DOOR, thing) == exactly(expected)
    assert hidden(ROOM, DOOR, thing) == exactly(BEHIND if hides else 0.0)


@pytest.mark.parametrize(("eye", "hides"), [(0.7, True), (0.75, False), (1.6, False)])
def test_the_eye_may_be_higher_or_lower(eye, hides):
    found = seen(ROOM, DOOR, furniture("x", CUPBOARD, top=0.75), eye=eye)
    assert found == exactly(1 - BEHIND / 78 if hides else 1.0)


def test_a_thing_known_by_its_hull_gives_an_interval():
    """It may hide all that its hull hides, or nothing."""
    cloud = furniture("x", CUPBOARD, top=2.0, hull_only=True)
    low, high = seen(ROOM, DOOR, cloud)
    assert low == pytest.approx((78 - BEHIND) / 80, abs=EXACT)
    assert high == pytest.approx(1.0)
    assert hidden(ROOM, DOOR, cloud) == (0.0, pytest.approx(BEHIND + 2, abs=EXACT))


def test_a_glass_partition_may_hide_or_not():
    solid = wall("x", CUPBOARD)
    glass = replace(solid, ref=replace(solid.ref, ifc_class="IfcCurtainWall"))
    low, high = seen(ROOM, DOOR, glass)
    assert low == pytest.approx((78 - BEHIND) / 80, abs=EXACT)
    assert high == pytest.approx(1.0)


def test_of_several_doors_the_one_that_shows_most_counts():
    east = door("e", at=(4, -0.05))
    # From (4, 0) the line past (2, 2) meets the west wall at (0, 4): 4 m2 of the upper arm.
    assert seen(ELBOW, east) == exactly((12 + 2) / 20)
    assert seen(ELBOW, TOP, east) == exactly((12 + 2) / 20)
    assert (
        asked(school_measurer(school_of(ELBOW, TOP, east)), "seen_from_door", "r")
        .evidence[0]
        .element
        == "e"
    )


def test_an_opening_is_looked_in_at_as_a_door_is():
    assert seen(ELBOW, opening("o", box(0.5, 6, 1.5, 6.1))) == exactly(12.5 / 20)


def test_the_eye_stands_in_the_middle_of_the_opening_at_the_rooms_edge():
    found = asked(school_measurer(school_of(ROOM, DOOR)), "seen_from_door", "r")
    eye = found.evidence[0]
    assert (eye.shape, eye.label) == ("point", "eye")
    assert eye.coords[0] == pytest.approx((0.0, 4.0))


def test_a_cupboard_in_the_doorway_lets_nothing_be_seen():
    closed = furniture("x", box(0, 3, 1, 5), top=2.0)
    assert seen(ROOM, DOOR, closed) == exactly(0.0)
    assert hidden(ROOM, DOOR, closed) == exactly(78.0)


CUBICLE = [
    wall("c1", box(7, 2, 7.1, 6)),
    wall("c2", box(7.1, 2, 10, 2.1)),
    wall("c3", box(7.1, 5.9, 10, 6)),
]
STALL = door("stall", at=(7.05, 4), along=90, thickness=0.1, host_id="c1")


def test_the_door_of_a_cubicle_may_stand_open_or_not():
    """It is no way into the room, and what is behind it may be in sight."""
    low, high = seen(ROOM, DOOR, *CUBICLE, STALL)
    shut, _ = seen(ROOM, DOOR, *CUBICLE)
    assert low < high
    assert low == pytest.approx(shut, abs=0.002)
    assert isinstance(
        asked(school_measurer(school_of(ROOM, *CUBICLE, STALL)), "seen_from_door", "r"), Unknown
    )


def test_a_hole_in_a_partition_is_looked_through():
    hole = opening("hole", box(7, 3.5, 7.1, 4.5), host_id="c1")
    through, shut = seen(ROOM, DOOR, *CUBICLE, hole), seen(ROOM, DOOR, *CUBICLE)
    assert through[0] == through[1]
    assert through[0] > shut[0]


def test_a_room_drawn_to_the_middle_of_its_walls_is_looked_into_all_the_same():
    """The walls take the outer 50 mm of the outline; one looks in from the inner face of one."""
    ring = box(-0.05, -0.05, 10.05, 8.05).difference(box(0.05, 0.05, 9.95, 7.95))
    made = door("d", at=(0.0, 4), along=90, host_id="w")
    assert seen(ROOM, made, wall("w", ring))[0] == pytest.approx(1.0, abs=EXACT)


@pytest.mark.parametrize(
    ("elements", "missing"),
    [
        ([ROOM], "a door or opening of the room"),
        ([broken("r"), DOOR], "a room body that can be trusted: its outline crosses itself"),
        ([room("r", None), DOOR], "a body of the room"),
    ],
    ids=["no door", "crossed", "no body"],
)
@pytest.mark.parametrize("measure", ["seen_from_door", "hidden_corner"])
def test_without_a_body_or_a_door_it_is_unknown(measure, elements, missing):
    found = asked(school_measurer(school_of(*elements)), measure, "r")
    assert isinstance(found, Unknown)
    assert found.missing == (missing,)


def test_a_room_filled_to_the_last_corner_is_unknown():
    found = asked(
        school_measurer(school_of(ROOM, DOOR, furniture("x", box(-1, -1, 11, 9), top=2.0))),
        "seen_from_door",
        "r",
    )
    assert isinstance(found, Unknown)


def test_what_is_seen_and_what_hides_it_is_drawn():
    found = asked(
        school_measurer(school_of(ROOM, DOOR, furniture("x", CUPBOARD, top=2.0))),
        "seen_from_door",
        "r",
    )
    assert isinstance(found, Quantity)
    roles = [(each.role, each.label) for each in found.evidence]
    assert roles == [
        ("measured", "eye"),
        ("measured", "76 % in sight"),
        ("context", "out of sight"),
        ("blocker", "x"),
    ]
    assert Polygon(found.evidence[1].coords).area == pytest.approx(78 - BEHIND, abs=0.01)
    assert found.steps == ("19.00 m2 of the floor are out of sight", "taller than the eye: x")


@pytest.mark.parametrize(
    ("line", "middle"),
    [
        (LineString([(0, 0), (2, 0)]), (1.0, 0.0)),
        (MultiLineString([[(0, 0), (1, 0)], [(1, 0), (3, 0)]]), (1.5, 0.0)),
        (MultiLineString([[(0, 0), (1, 0)], [(2, 0), (3, 0)]]), (1.0, 0.0)),
        (LineString([(0, 0), (1, 0), (1, 1)]), (1.0, 0.0)),
    ],
    ids=["straight", "in pieces", "with a gap", "round a corner"],
)
def test_the_middle_of_a_doorway_lies_on_it(line, middle):
    assert middle_of(line).distance(line) < 1e-9
    assert middle_of(line).coords[0] == pytest.approx(middle)


SCHOOL = school_of(
    ROOM,
    DOOR,
    furniture("x", CUPBOARD, top=2.0),
    furniture("y", box(7, 1, 8, 2), top=2.0, hull_only=True),
    *CUBICLE,
    STALL,
)


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 99))
@settings(max_examples=12, deadline=None)
def test_turning_and_reordering_change_nothing(turn, seed):
    for measure in ("seen_from_door", "hidden_corner"):
        here = interval(school_measurer(SCHOOL), measure, "r")
        for other in (turned_school(SCHOOL, turn), shuffled_school(SCHOOL, seed)):
            there = interval(school_measurer(other), measure, "r")
            assert there == pytest.approx(here, abs=0.001)


@pytest.mark.slow
@given(x=st.floats(1.5, 8.5), y=st.floats(0.5, 6.5), size=st.floats(0.3, 1.2))
@settings(max_examples=25, deadline=None)
def test_one_tall_thing_more_never_hides_less(x, y, size):
    """Floor in sight is never more, and what stands there takes its own floor only."""
    before = school_of(ROOM, DOOR, furniture("x", CUPBOARD, top=2.0))
    more = school_of(
        ROOM,
        DOOR,
        furniture("x", CUPBOARD, top=2.0),
        furniture("z", box(x, y, x + size, y + size), top=1.8),
    )
    views = [school_measurer(each).provide("door_views").of("r", 1.2) for each in (before, more)]
    assert views[1].seen.difference(views[0].seen).area < 0.001
    assert views[1].floor.difference(views[0].floor).area < 0.001


@given(width=st.floats(0.7, 1.6), at=st.floats(1.0, 7.0))
@settings(max_examples=15, deadline=None)
def test_a_bare_convex_room_is_always_all_in_sight(width, at):
    made = door("d", at=(-0.05, at), along=90, width=width)
    assert seen(ROOM, made) == exactly(1.0)
