"""How high a room is up to its ceiling, and what headroom is left under what hangs in it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from shapely import Polygon, box

from checker.geometry.frame import Frame
from checker.model import Offset
from tests.geometry.turning import TURNS
from tests.measure.climbing import asked, is_unknown, span
from tests.measure.schools import overhead, room, school_of, slab, storey, wall
from tests.measure.turned import turned_school

AREA = box(0, 0, 20, 2)
ROOM = room("r", AREA, top=2.8)
EXACT = (2.8, 2.8)
ACROSS = box(9, 0, 9.3, 2)
ASIDE = box(5, 0.1, 11, 0.7)


def value(name, *elements):
    return asked(school_of(ROOM, *elements), name, "room", "r")


def hung(area=ACROSS, base=1.9, *, kind="beam", thick=0.4, **given):
    return overhead("x", area, base=base, thick=thick, kind=kind, name="Thing", **given)


def ceiling(area=AREA, base=2.3, *, thick=0.04, **given):
    return hung(area, base, kind="ceiling", thick=thick, **given)


def test_a_bare_room_is_as_high_as_its_body():
    for name in ("height", "headroom"):
        assert span(value(name)) == EXACT
        assert is_unknown(asked(school_of(room("r", None)), name, "room", "r"))


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        (ceiling(), (2.3, 2.3)),
        (ceiling(box(0, 0, 16, 2)), (2.3, 2.3)),
        (ceiling(box(0, 0, 15.9, 2)), (2.3, 2.8)),
        (ceiling(hull_only=True), (2.3, 2.8)),
        (ceiling(problem="Its outline crosses itself."), (2.3, 2.8)),
        (ceiling(thick=0.3), (2.3, 2.6)),
        (ceiling(base=2.8), EXACT),
        (ceiling(base=0.02), EXACT),
        (ceiling(base=-0.1), EXACT),
        (ceiling(box(0, -5, 20, 0.03)), EXACT),
        (hung(AREA, 2.3), EXACT),
    ],
    ids=[
        "all over",
        "four fifths",
        "less",
        "a hull",
        "one that is amiss",
        "sloped or thick",
        "as high",
        "on the floor",
        "that of the storey below",
        "next door",
        "a beam",
    ],
)
def test_a_ceiling_over_four_fifths_of_a_room_is_its_height(thing, expected):
    assert span(value("height", thing)) == expected


def test_the_height_tells_how_much_a_ceiling_covers():
    found = value("height", ceiling(box(0, 0, 8, 2)))
    assert found.steps == ("2300 mm under Thing over 40% of it",)
    assert [each.element for each in found.evidence if each.role == "blocker"] == ["x"]


@pytest.mark.parametrize(
    ("wide", "top", "expected"),
    [
        (0.16, 3.5, (2.8, 2.8)),
        (0.16, 2.8, (2.8, 2.8)),
        (0.4, 3.5, (2.8, 2.8)),
        (0.42, 3.5, (2.35, 2.8)),
    ],
    ids=["8 %", "the body ends at the ceiling", "a fifth", "over a fifth"],
)
def test_a_bulkhead_over_no_more_than_a_fifth_is_told_and_not_the_height(wide, top, expected):
    bulkhead = ceiling(box(0, 0, 20, wide), 2.35)
    rest = replace(ceiling(box(0, wide, 20, 2), 2.8), id="y")
    found = asked(school_of(room("r", AREA, top=top), bulkhead, rest), "height", "room", "r")
    assert span(found) == expected
    assert found.steps[0] == f"2350 mm under Thing over {wide / 2:.0%} of it"


def test_a_bulkhead_known_by_its_hull_may_be_all_of_its_hull():
    rest = replace(ceiling(base=2.6), id="y")
    assert span(value("height", ceiling(box(0, 0, 20, 0.4), hull_only=True), rest)) == (2.6, 2.6)
    assert span(value("height", ceiling(hull_only=True), rest)) == (2.3, 2.6)


def test_tiles_count_together_and_what_lies_over_a_ceiling_does_not():
    tiles = (ceiling(box(0, 0, 10, 2)), replace(ceiling(box(10, 0, 20, 2)), id="y"))
    over = replace(ceiling(base=2.6), id="z")
    assert span(value("height", *tiles, over)) == (2.3, 2.3)


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        (hung(), (1.9, 1.9)),
        (hung(base=1.9995), (1.9995, 1.9995)),
        (hung(box(9, -0.2, 9.3, 2.2)), (1.9, 1.9)),
        (hung(box(9, 0, 9.3, 1.95)), (1.9, 1.9)),
        (hung(box(9, -3, 9.3, 2.2)), (1.9, 2.8)),
        (hung(base=1.2, thick=0.6), (1.2, 1.2)),
        (hung(base=1.2, thick=0.65), (1.2, 2.8)),
        (ceiling(base=1.9, thick=0.5), (1.9, 2.8)),
        (hung(box(9, -3, 9.3, 2.2), thick=0.1), (1.9, 1.9)),
        (hung(ASIDE, kind="duct"), (1.9, 2.8)),
        (hung(box(5, 0, 18, 1.6), kind="duct"), (1.9, 1.9)),
        (hung(hull_only=True), (1.9, 2.8)),
        (hung(problem="Its outline crosses itself."), (1.9, 2.8)),
        (hung(base=0.9), (0.9, 2.8)),
        (hung(base=0.4), EXACT),
        (hung(box(3, -1, 9, 0.04)), EXACT),
        (hung(box(0, 0.06, 20, 0.082), 1.0, kind="duct", thick=0.022), EXACT),
        (hung(box(0, 0.06, 20, 0.12), 1.0, kind="duct", thick=0.06), (1.0, 2.8)),
        (ceiling(base=1.9), (1.9, 1.9)),
        (slab("s", ACROSS, level=2.4), EXACT),
        (wall("w", ACROSS, base=1.9), EXACT),
    ],
    ids=[
        "a beam across",
        "just under",
        "with its ends in the walls",
        "nearly across",
        "deep and long: it may slope",
        "as deep as a beam",
        "a frame with its legs",
        "a ceiling from wall to wall that slopes",
        "thin and long",
        "a duct at the side",
        "a duct over most",
        "a hull",
        "one that is amiss",
        "so low that nobody passes",
        "stands on the floor",
        "in the wall",
        "a pipe at the wall",
        "a pipe that comes out farther",
        "a ceiling",
        "a slab",
        "a wall",
    ],
)
def test_headroom_is_that_under_what_hangs_there(thing, expected):
    assert span(value("headroom", thing)) == expected


@pytest.mark.parametrize(
    ("wide", "thick", "high"),
    [(0.1, 0.55, 2.8), (0.1, 0.25, 1.9), (0.1, 0.26, 2.8), (0.2, 0.5, 1.9), (0.2, 0.55, 2.8)],
    ids=["a rafter", "a joist", "one that may slope", "a beam", "a thicker rafter"],
)
@pytest.mark.parametrize("long", [2.0, 4.0])
def test_a_beam_is_level_where_no_slope_may_make_up_its_depth(wide, thick, high, long):
    """A rafter 0.2 m deep that rises 0.35 m over 4 m is 0.55 m from bottom to top."""
    made = hung(box(4, 0, 4 + wide, long), thick=thick)
    found = asked(school_of(room("r", box(0, 0, 8, long), top=2.8), made), "headroom", "room", "r")
    assert span(found) == (1.9, high)


def test_what_is_walked_past_leaves_it_open_and_is_named():
    found = value("headroom", hung(ASIDE, kind="duct"))
    assert found.doubt.missing == (
        "whether people walk past what hangs there (1900 mm under Thing)",
    )
    assert found.steps == ("1900 mm under Thing",)
    assert value("headroom", hung()).doubt is None


@pytest.mark.parametrize(
    ("name", "kind", "low"),
    [("height", "ceiling", 0.0), ("height", "duct", 2.8), ("headroom", "duct", 0.0)],
)
def test_what_hangs_nobody_knows_where_leaves_it_open(name, kind, low):
    lost = replace(hung(kind=kind), shape=None)
    found = value(name, lost)
    assert span(found) == (low, 2.8)
    elsewhere = value(name, replace(lost, storey_id="s5"))
    assert span(elsewhere) == EXACT


@pytest.mark.parametrize("name", ["height", "headroom"])
def test_a_ceiling_whose_body_has_no_plan_leaves_it_open_too(name):
    made = ceiling()
    found = value(name, replace(made, shape=replace(made.shape, footprint=Polygon())))
    assert span(found) == (0.0, 2.8)
    assert found.doubt.missing == ("where Thing stands: its body has no plan",)


@pytest.mark.parametrize(
    ("x", "storey_id", "low"),
    [(20.0, "s0", 1.9), (20.2, "s0", 2.8), (20.0, "s1", 2.8)],
    ids=["no wall between", "a wall between", "on another storey"],
)
def test_a_beam_between_two_rooms_without_a_wall_counts_though_it_reaches_in_little(
    x, storey_id, low
):
    beside = room("q", box(x, 0, 30, 2), top=2.8, storey_id=storey_id)
    assert value("headroom", beside, hung(box(19.92, 0, 20.08, 2))).low == pytest.approx(low)


NEXT_DOOR = room("q", box(20.2, 0, 30, 2), top=2.8)


def lost_at(x, y=1, *, kind="beam", **given):
    """Something over people's heads without a body, with its placement."""
    return replace(hung(kind=kind), shape=None, frame=Frame(origin=(x, y)), **given)


@pytest.mark.parametrize(
    ("x", "low"),
    [(5, 0.0), (25, 2.8), (20.1, 0.0), (99, 0.0)],
    ids=["here", "next door", "in the wall", "in no room"],
)
@pytest.mark.parametrize("kind", ["beam", "duct"])
def test_what_has_no_body_opens_the_room_of_its_placement(kind, x, low):
    assert span(value("headroom", NEXT_DOOR, lost_at(x, kind=kind))) == (low, 2.8)


@pytest.mark.parametrize("x", [5, 25])
@pytest.mark.parametrize("name", ["height", "headroom"])
def test_a_ceiling_without_a_body_goes_as_far_as_it_goes_and_opens_its_storey(name, x):
    assert span(value(name, NEXT_DOOR, lost_at(x, kind="ceiling"))) == (0.0, 2.8)


@pytest.mark.parametrize(
    ("more", "given"),
    [
        ((replace(storey("s0"), frame=Frame(origin=(25, 1))),), {}),
        ((replace(storey("s7"), frame=Frame(origin=(25.005, 1))),), {}),
        ((), {"offset": Offset(x=-25, y=-1)}),
        ((replace(lost_at(25), id="y"),), {}),
        ((replace(hung(box(2, 0.5, 3, 1), 2.8), id="y", frame=Frame(origin=(25, 1))),), {}),
    ],
    ids=["its storey", "another storey", "the file", "another lost one", "one that is elsewhere"],
)
def test_a_placement_at_an_origin_or_shared_says_nothing_of_the_room(more, given):
    """Tools put elements at the origin of a storey and their bodies where they are."""
    school = school_of(ROOM, NEXT_DOOR, lost_at(25), *more, **given)
    assert span(asked(school, "headroom", "room", "r")) == (0.0, 2.8)


def test_nor_does_the_origin_of_the_plan():
    around, far = room("q", box(-9, -9, 9, 9), top=2.8), room("r", box(30, 0, 40, 2), top=2.8)
    school = school_of(far, around, lost_at(0, 0))
    assert span(asked(school, "headroom", "room", "r")) == (0.0, 2.8)
    aside = school_of(far, around, lost_at(0, 1))
    assert span(asked(aside, "headroom", "room", "r")) == EXACT


def test_a_placement_in_a_room_of_another_storey_says_nothing():
    above = room("q", box(20.2, 0, 30, 2), top=2.8, storey_id="s1")
    lost = replace(hung(), shape=None, frame=Frame(origin=(25, 1)))
    assert span(value("headroom", above, lost)) == (0.0, 2.8)


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=15, deadline=None)
def test_turning_changes_no_height(turn):
    school = school_of(ROOM, hung(), replace(ceiling(base=2.5), id="y"))
    for name, expected in (("height", 2.5), ("headroom", 1.9)):
        found = asked(turned_school(school, turn), name, "room", "r")
        assert (found.low, found.high) == pytest.approx((expected, expected), abs=1e-4)
