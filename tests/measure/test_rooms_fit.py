"""Rectangles and the T on a free floor: what they may lie over, and what the model hides."""

import pytest
from hypothesis import given, settings
from shapely import Polygon, box

from checker.geometry.frame import Frame
from checker.model import LocalBox
from checker.results.values import Quantity, Unknown
from tests.geometry.turning import TURNS
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import door, fitting, furniture, room, school_of, wall
from tests.measure.turned import turned_school

ROOM = room("r", box(0, 0, 3, 2))
KNEES = {"may_overlap": ("door swing", "knee space")}
EXACT = 0.0005


def value(name, *elements, **params):
    return measured(measurer_of(school_of(*elements)), name, "room", "r", **params)


def table(*, at=(0.0, 1.2), size=(3.0, 0.8), top=0.74, thick=0.03, leg=0.05, **given):
    """A table with a top and four legs, as parts; its frame stands at its corner."""
    (x, y), (wide, deep) = at, size
    legs = [
        LocalBox(x=(u, u + leg), y=(v, v + leg), z=(0.0, top - thick))
        for u in (0.0, wide - leg)
        for v in (0.0, deep - leg)
    ]
    plate = LocalBox(x=(0.0, wide), y=(0.0, deep), z=(top - thick, top))
    return furniture(
        "table",
        box(x, y, x + wide, y + deep),
        top=top,
        name="Table",
        frame=Frame(origin=(x, y)),
        solids=(plate, *legs),
        **given,
    )


def basin(*, base=0.75, **given):
    return fitting(
        "basin", box(1, 1.5, 1.9, 2), kind="basin", name="Basin", base=base, top=0.1, **given
    )


@pytest.mark.parametrize(
    ("short", "fits"),
    [(1.2, True), (1.699, True), (1.7, True), (1.702, False)],
    ids=["before the table", "half a metre under it", "to the limit", "2 mm deeper"],
)
def test_half_a_metre_under_a_table_may_count_as_free(short, fits):
    """The room is 1.2 m deep before the table: 1.7 m with the knee space under it."""
    size = {"long": 2.0, "short": short}
    assert value("rectangle_fits", ROOM, table(), **size, **KNEES).possible == {fits}
    assert value("rectangle_fits", ROOM, table(), **size).possible == {short <= 1.2}


def test_the_answer_says_what_it_lies_over():
    found = value("rectangle_fits", ROOM, table(), long=2.0, short=1.6, **KNEES)
    assert "it lies over the knee space of Table" in found.steps
    before = value("rectangle_fits", ROOM, table(), long=2.0, short=1.1)
    assert not any("lies over" in step for step in before.steps)


def test_a_rectangle_under_a_door_swing_says_so():
    way = door("d", at=(1.5, -0.05))
    found = value("rectangle_fits", ROOM, way, long=3.0, short=2.0)
    assert found.possible == {True}
    assert "it lies over the swing of a door" in found.steps
    assert value("rectangle_fits", ROOM, way, long=3.0, short=2.0, may_overlap=()).possible == {
        False
    }


@pytest.mark.parametrize(
    ("params", "fits"),
    [
        ({}, True),
        ({"knee_depth": 0.3}, False),
        ({"knee_depth": 0.4}, True),
        ({"knee_height": 0.71}, True),
        ({"knee_height": 0.72}, False),
    ],
    ids=["as said", "less deep", "just as deep", "just as high", "higher than it is free"],
)
def test_a_rule_says_how_deep_and_how_high_knee_space_is(params, fits):
    """0.71 m are free under the table."""
    size = {"long": 2.0, "short": 1.6}
    assert value("rectangle_fits", ROOM, table(), **size, **KNEES, **params).possible == {fits}


def test_legs_stay_in_the_way():
    """Between the legs of a table 0.8 m wide there are 0.7 m; a leg stands before the rest."""
    narrow = table(at=(1, 1.2), size=(0.8, 0.8))
    between = {"long": 1.7, "short": 0.69}
    assert value("rectangle_fits", ROOM, narrow, **between, **KNEES).possible == {True}
    wider = value("rectangle_width", room("r", box(1, 0, 1.8, 2)), narrow, long=1.6, **KNEES)
    assert wider.low == pytest.approx(0.7, abs=EXACT)


def test_knee_space_is_reached_from_where_a_person_can_stand():
    """Behind the table there is a gap of 0.2 m: nobody reaches under it from there."""
    off_the_wall = table(at=(0, 1.0))
    found = value("rectangle_fits", ROOM, off_the_wall, long=2.0, short=0.75, **KNEES)
    assert found.possible == {True}
    assert value("rectangle_length", ROOM, off_the_wall, short=2.5, **KNEES).best == pytest.approx(
        1.5, abs=EXACT
    )


def test_a_chair_under_the_table_is_in_the_way():
    chair = furniture("chair", box(1, 1.3, 2, 1.9), top=0.45)
    size = {"long": 2.9, "short": 1.6}
    assert value("rectangle_fits", ROOM, table(), chair, **size, **KNEES).possible == {False}


@pytest.mark.parametrize(
    ("thing", "possible"),
    [
        (table(), {True}),
        (furniture("f", box(0, 1.2, 3, 2), top=0.74), {True, False}),
        (furniture("f", box(0, 1.2, 3, 2), top=0.74, hull_only=True), {True, False}),
        (furniture("f", box(0, 1.2, 3, 2), top=0.45), {False}),
        (furniture("f", box(0, 1.2, 3, 2), base=0.7, top=0.1), {True}),
        (furniture("f", box(0, 1.2, 3, 2), base=0.699, top=0.1), {True, False}),
        (wall("w", box(0, 1.2, 3, 2), top=0.74), {False}),
    ],
    ids=[
        "in parts",
        "in one piece",
        "known by its hull",
        "too low for knees",
        "hung at 0.7 m",
        "hung 1 mm lower",
        "a wall",
    ],
)
def test_what_a_body_hides_is_doubt_and_never_kindness(thing, possible):
    found = value("rectangle_fits", ROOM, thing, long=2.0, short=1.6, **KNEES)
    assert found.possible == possible


@pytest.mark.parametrize(("base", "low"), [(0.75, 2.0), (0.65, 1.5)], ids=["high", "low"])
def test_a_wall_hung_basin_leaves_its_knee_space(base, low):
    narrow = room("r", box(1, 0, 1.9, 2))
    solid = (LocalBox(x=(0, 0.9), y=(0, 0.5), z=(0, 0.1)),)
    found = value(
        "rectangle_length",
        narrow,
        basin(base=base, solids=solid, frame=Frame(origin=(1, 1.5))),
        short=0.9,
        **KNEES,
    )
    assert (found.low, found.high) == (pytest.approx(low, abs=EXACT),) * 2


def test_a_pedestal_under_a_basin_takes_knee_space():
    parts = (
        LocalBox(x=(0, 0.9), y=(0, 0.5), z=(0.75, 0.85)),
        LocalBox(x=(0.3, 0.6), y=(0.3, 0.5), z=(0.0, 0.75)),
    )
    made = fitting(
        "basin", box(1, 1.5, 1.9, 2), kind="basin", solids=parts, frame=Frame(origin=(1, 1.5))
    )
    found = value("rectangle_length", room("r", box(1, 0, 1.9, 2)), made, short=0.9, **KNEES)
    assert found.best == pytest.approx(1.8, abs=EXACT)


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=15, deadline=None)
def test_turning_mirroring_and_moving_change_no_answer(turn):
    school = turned_school(school_of(ROOM, table(), door("d", at=(1.5, -0.05))), turn)
    for short, fits in ((1.699, True), (1.702, False)):
        found = measured(
            measurer_of(school), "rectangle_fits", "room", "r", long=2.0, short=short, **KNEES
        )
        assert found.possible == {fits}


def test_a_circle_may_lie_over_knee_space_too():
    assert value("largest_circle", ROOM, table()).best == pytest.approx(1.2, abs=EXACT)
    over = value("largest_circle", ROOM, table(), **KNEES)
    assert over.best == pytest.approx(1.7, abs=EXACT)
    assert "it lies over the knee space of Table" in over.steps
    assert all(each.role != "blocker" for each in over.evidence)
    hidden = furniture("f", box(0, 1.2, 3, 2), top=0.74)
    open_ = value("largest_circle", ROOM, hidden, **KNEES)
    assert (open_.low, open_.high) == (
        pytest.approx(1.2, abs=EXACT),
        pytest.approx(1.7, abs=EXACT),
    )


SQUARE = room("r", box(0, 0, 1.525, 1.525))


@pytest.mark.parametrize(
    ("space", "things", "possible"),
    [
        (SQUARE, (), {True}),
        (room("r", box(0, 0, 1.525, 1.523)), (), {False}),
        (SQUARE, (furniture("f", box(0, 0, 0.3, 0.6)),), {True}),
        (SQUARE, (furniture("f", box(0.5, 0.5, 0.6, 0.6)),), {False}),
        (SQUARE, (furniture("f", box(0.5, 0.5, 0.6, 0.6), hull_only=True),), {True, False}),
    ],
    ids=["just as large", "2 mm too small", "beside its stem", "in its way", "perhaps in its way"],
)
def test_a_t_fits_where_it_should(space, things, possible):
    found = value("t_shape_fits", space, *things)
    assert found.possible == possible
    assert (
        found.method
        == "T of 1525 mm, 915 mm wide, at any angle, clear of walls, fittings, furniture"
    )


def test_a_t_that_fits_is_drawn_and_one_that_does_not_is_required():
    (fits,) = value("t_shape_fits", SQUARE).evidence
    assert fits.role == "measured"
    assert Polygon(fits.coords).area == pytest.approx(0.915 * (1.525 + 0.61), abs=0.005)
    (missing,) = value("t_shape_fits", room("r", box(0, 0, 1.2, 1.2))).evidence
    assert missing.role == "required"


def desks(*sides):
    """Tables of 0.4 m along some sides of a room of 1.925 m: west, east, north."""
    made = {
        "west": table(at=(0, 0), size=(0.4, 1.925), leg=0.01),
        "east": table(at=(1.525, 0), size=(0.4, 1.925), leg=0.01),
        "north": table(at=(0, 1.525), size=(1.925, 0.4), leg=0.01),
    }
    return [
        furniture(
            side,
            made[side].shape.footprint,
            top=0.74,
            frame=made[side].frame,
            solids=made[side].solids,
        )
        for side in sides
    ]


@pytest.mark.parametrize(
    ("plan", "sides", "possible"),
    [
        (box(0, 0, 1.525, 1.925), ("north",), {True}),
        (box(0, 0, 1.525, 1.525), (), {True}),
        (box(0.0, 0, 1.525, 1.525), ("west",), {True}),
        (box(0.2, 0, 1.725, 1.525), ("west", "east"), {True, False}),
    ],
    ids=["one end or none", "none", "one arm", "two arms"],
)
def test_knee_space_serves_one_end_of_a_t(plan, sides, possible):
    found = value("t_shape_fits", room("r", plan), *desks(*sides), **KNEES)
    assert found.possible == possible


def test_a_room_without_a_body_is_unknown_and_so_is_a_shape_without_a_size():
    bare = room("r", None)
    for name in ("rectangle_fits", "t_shape_fits", "rectangle_length", "rectangle_width"):
        assert isinstance(
            value(name, bare, long=1.0, short=1.0)
            if "fits" in name and "t_" not in name
            else value(name, bare),
            Unknown,
        )
    assert isinstance(value("rectangle_length", ROOM), Unknown)
    assert isinstance(value("rectangle_width", ROOM), Unknown)
    assert isinstance(value("t_shape_fits", ROOM, width=2.0), Unknown)


@pytest.mark.parametrize(
    ("params", "length"),
    [
        ({"short": 2.0}, 3.0),
        ({"short": 1.2, "near": 2.9}, 3.0),
        ({"short": 2.01}, 2.0),
        ({"short": 3.7}, 0.0),
    ],
    ids=["as wide as the room", "less wide", "wider than long", "wider than the room is long"],
)
def test_the_longest_rectangle_of_a_width_is_measured(params, length):
    found = value("rectangle_length", ROOM, **params)
    assert isinstance(found, Quantity)
    if length:
        assert found.low >= length - EXACT
        drawn = Polygon(found.evidence[0].coords)
        assert drawn.area == pytest.approx(found.low * params["short"], abs=0.003)
    else:
        assert (found.low, found.high, found.evidence) == (0.0, 0.0, ())


def test_a_thing_known_by_its_hull_leaves_the_length_open():
    bulky = fitting("f", box(2, 0, 3, 2), hull_only=True)
    found = value("rectangle_length", ROOM, bulky, short=2.0)
    assert (found.low, found.high) == (
        pytest.approx(2.0, abs=EXACT),
        pytest.approx(3.0, abs=EXACT),
    )


def test_the_widest_rectangle_of_a_length_is_measured():
    assert value("rectangle_width", ROOM, long=3.0).best == pytest.approx(2.0, abs=EXACT)
    cupboard = furniture("f", box(0, 1.5, 3, 2))
    assert value("rectangle_width", ROOM, cupboard, long=3.0).best == pytest.approx(1.5, abs=EXACT)


def test_without_a_door_nobody_knows_how_long_it_is_clear_of_swings():
    found = value("rectangle_length", ROOM, short=2.0, may_overlap=())
    assert (found.low, found.high) == (0.0, pytest.approx(3.0, abs=EXACT))
