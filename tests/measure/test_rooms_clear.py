"""Free floor: passages, turning circles, rectangles, and what the model leaves open."""

import pytest
from shapely import LineString, Polygon, box

from checker.results.values import Unknown
from tests.measure.measuring import measured, measurer_of, uses_of
from tests.measure.schools import (
    column,
    door,
    fitting,
    furniture,
    opening,
    ramp,
    ramp_flight,
    room,
    school_of,
    square,
    stair,
    stair_flight,
    wall,
)

CORRIDOR = room("r", box(0, 0, 20, 1.2))
SIDE = room("side", box(0, -4.1, 6, -0.1))
END = room("end", box(20.1, 0, 24, 4))
DOORS = (door("d1", at=(3, -0.05)), door("d2", at=(20.05, 0.6), along=90, width=0.8))
EXACT = 0.0002


def value(name, *elements, **params):
    return measured(measurer_of(school_of(*elements)), name, "room", "r", **params)


def corridor_with(*things):
    return value("clear_width", CORRIDOR, SIDE, END, *DOORS, *things)


def test_a_corridor_drawn_as_1200_is_1200():
    found = corridor_with()
    assert found.low == pytest.approx(1.2, abs=EXACT)
    assert found.low == found.high
    assert "2 doors" in found.method


@pytest.mark.parametrize(
    ("thing", "width"),
    [
        (column("c", box(8, 0, 8.3, 0.2)), 1.0),
        (furniture("f", box(8, 0, 9, 0.35)), 0.85),
        (fitting("f", box(8, 0, 9, 0.1)), 1.1),
        (furniture("f", box(8, 0, 9, 0.35), base=2.2), 1.2),
        (furniture("mat", box(8, 0, 9, 1.0), top=0.01), 1.2),
        (furniture("bench in another room", box(8, -3, 9, -2)), 1.2),
    ],
    ids=["column", "bench", "radiator", "over heads", "mat", "elsewhere"],
)
def test_what_stands_in_a_corridor_makes_it_narrow(thing, width):
    assert corridor_with(thing).best == pytest.approx(width, abs=EXACT)


def test_the_drawing_shows_the_narrow_place_and_what_makes_it_so():
    found = corridor_with(furniture("bench", box(8, 0, 9, 0.35), name="Bench"))
    line, blocker = found.evidence
    assert (line.shape, line.role, line.label) == ("line", "measured", "850 mm")
    assert LineString(line.coords).length == pytest.approx(0.85, abs=EXACT)
    assert (blocker.role, blocker.label, blocker.element) == ("blocker", "Bench", "bench")
    assert any("Bench" in step for step in found.steps)


def test_a_closed_corridor_says_so():
    found = corridor_with(furniture("pile", box(8, 0, 9, 1.2)))
    assert found.best == 0.0
    assert any("closed" in step for step in found.steps)


def test_doubt_about_a_hull_widens_the_interval():
    found = corridor_with(furniture("f", box(8, 0, 9, 0.35), hull_only=True))
    assert (found.low, found.high) == (
        pytest.approx(0.85, abs=EXACT),
        pytest.approx(1.2, abs=EXACT),
    )


def test_a_hull_beside_a_thing_that_is_known_doubts_only_itself():
    known = furniture("known", box(12, 0, 13, 0.2))
    found = corridor_with(known, furniture("f", box(8, 0, 9, 0.35), hull_only=True))
    assert found.low == pytest.approx(0.85, abs=EXACT)
    assert found.high == pytest.approx(1.0, abs=EXACT)


def test_a_cupboard_is_entered_by_its_front_not_by_its_back():
    cupboard = room("r", box(0, 0, 2, 0.45))
    m = measurer_of(school_of(cupboard, door("d", at=(1, -0.05))))
    (front,) = m.provide("portals")["r"]
    assert front.line.hausdorff_distance(LineString([(0.6, 0), (1.4, 0)])) < 1e-9


def test_a_hull_that_is_not_in_the_way_leaves_no_doubt():
    found = corridor_with(furniture("f", box(0.0, 0, 0.3, 0.3), hull_only=True))
    assert found.low == pytest.approx(found.high, abs=1e-6)


def test_a_room_with_one_door_has_the_width_of_its_way_to_the_far_end():
    desk = furniture("f", box(0, 0, 4, 1))
    found = value("clear_width", room("r", box(0, 0, 4, 3)), door("d", at=(2, 3.05)), desk)
    assert found.best == pytest.approx(2.0, abs=EXACT)
    assert found.method == "narrowest passage from the only way in to the far end"


@pytest.mark.parametrize(
    ("things", "width"),
    [
        ((), 1.2),
        ((column("c", box(8, 0, 8.3, 0.3)),), 0.9),
        ((column("c", box(1.5, 0, 1.8, 0.3)),), 0.9),
        ((furniture("cupboard", box(19.4, 0, 20, 1.2)),), 1.2),
        ((furniture("f", box(8, 0, 9, 1.2)),), 0.0),
        ((furniture("f", box(19.3, 0, 19.6, 1.2)),), 1.2),
    ],
    ids=["empty", "pinch beyond", "pinch before", "cupboard at the end", "closed", "nook"],
)
def test_a_corridor_with_one_door_is_measured_to_both_its_ends(things, width):
    """The door is 2.6 m from one end; what stands there narrows the corridor as well."""
    found = value("clear_width", CORRIDOR, SIDE, DOORS[0], *things)
    assert found.low == pytest.approx(width, abs=EXACT)
    assert found.low == found.high


def test_a_wide_hall_before_the_pinch_does_not_hide_it():
    """The largest circle would be 4 m; the way to the far end is as wide as its neck."""
    shape = box(0, 0, 4, 4).union(box(4, 1, 12, 1.9))
    found = value("clear_width", room("r", shape), door("d", at=(2, -0.05)))
    assert found.best == pytest.approx(0.9, abs=EXACT)


def test_a_rule_may_name_what_the_way_keeps_clear_of():
    things = (furniture("f", box(8, 0, 9, 0.35)), column("c", box(12, 0, 12.3, 0.2)))
    corridor = (CORRIDOR, SIDE, END, *DOORS, *things)
    assert value("clear_width", *corridor).best == pytest.approx(0.85, abs=EXACT)
    walls = value("clear_width", *corridor, clear_of=("walls",))
    assert walls.best == pytest.approx(1.0, abs=EXACT)
    assert walls.steps[0] == "kept clear of walls alone"
    bare = value("clear_width", CORRIDOR, SIDE, END, *DOORS, things[0], clear_of=("walls",))
    assert not any("nothing stands" in step for step in bare.steps), "a cupboard does"
    loose = value("clear_width", *corridor, clear_of=("walls", "fittings"))
    assert loose.steps[0] == "kept clear of walls and fittings alone"
    assert not any("alone" in step for step in value("clear_width", *corridor).steps)


@pytest.mark.parametrize(
    ("operation", "low", "high"),
    [("SINGLE_SWING_LEFT", 0.45, 0.45), ("SLIDING_TO_LEFT", 1.2, 1.2), ("", 0.45, 1.2)],
    ids=["swings in", "slides", "not told"],
)
def test_a_leaf_that_opens_into_the_corridor_counts_when_it_may_not_be_passed_over(
    operation, low, high
):
    """A leaf of 0.8 m, hung in the middle of a wall of 0.1 m, reaches to 0.45 m of the other."""
    outwards = (door("d1", at=(3, -0.05), mirrored=True), door("d2", at=(20.05, 0.6), along=90))
    leaf = door("d3", at=(10, -0.05), width=0.8, operation=operation, thickness=0.1)
    corridor = (CORRIDOR, SIDE, END, *outwards, room("side 2", box(8, -4, 12, -0.1)), leaf)
    over = value("clear_width", *corridor)
    clear = value("clear_width", *corridor, may_overlap=())
    assert over.best == pytest.approx(1.2, abs=EXACT)
    assert clear.low == pytest.approx(low, abs=EXACT)
    assert clear.high == pytest.approx(high, abs=EXACT)


def test_a_flight_that_closes_the_corridor_is_walked_over():
    """A ramp from wall to wall: the way leads over it, as wide as the corridor."""
    whole = ramp("ramp", flights=(ramp_flight("f", at=(8, 0.6), width=1.2),))
    found = value("clear_width", CORRIDOR, SIDE, END, *DOORS, whole)
    assert found.best == pytest.approx(1.2, abs=EXACT)
    assert "the way leads over a flight of stairs or a ramp" in found.steps


def test_a_flight_that_leaves_no_way_beside_it_for_a_person_is_walked_over():
    """1.2 m of 1.7 m: nobody walks beside it, as in a stairwell with a slit beside the flight."""
    hall = room("r", box(0, 0, 20, 1.7))
    upper = room("upper", box(12, 0, 20, 1.7), base=1.5)
    steps = stair("s", None, flights=(stair_flight("f", at=(8, 0.6), width=1.2),))
    ways = (DOORS[0], door("d2", at=(20.05, 0.6), along=90, width=0.8))
    assert value("clear_width", hall, SIDE, END, *ways, steps, upper).best == pytest.approx(1.7)
    wider = room("r", box(0, 0, 20, 1.9))
    beside = value("clear_width", wider, SIDE, END, *ways, steps, upper)
    assert beside.best == pytest.approx(0.7, abs=EXACT)


@pytest.mark.parametrize(
    ("reach", "width"), [(2.5, 0.9), (2.6, 0.9), (2.9, 0.5), (3.2, 0.2), (3.4, 0.0)]
)
def test_what_stands_right_before_a_door_narrows_the_way_out_by_it(reach, width):
    """Door d1 counts from x = 2.6 to 3.4; a cabinet 0.3 m deep comes from the west to `reach`."""
    found = corridor_with(fitting("f", box(0.5, 0, reach, 0.3)))
    assert found.best == pytest.approx(width, abs=EXACT)


def test_a_counter_before_a_wide_opening_leaves_what_it_leaves():
    hall, beyond = room("r", box(0, 0, 10, 6)), room("b", box(3, -3.1, 7, -0.1))
    ways = (wall("w", box(0, -0.1, 10, 0)), opening("o", box(3, -0.1, 7, 0), host_id="w"))
    out = door("d", at=(5, 6.05))
    counter = fitting("f", box(3.35, 0, 7.5, 0.6))
    found = value("clear_width", hall, beyond, *ways, out, counter)
    assert 0.25 < found.best < 0.36
    assert value("clear_width", hall, beyond, *ways, out).best > 5.9


def walled(*things):
    """A corridor in two pieces, drawn with a line between them, and walls all about."""
    return (
        room("r", box(0, 0, 10, 2)),
        room("on", box(10, 0, 20, 2)),
        wall("south", box(0, -0.1, 20, 0)),
        wall("north", box(0, 2, 20, 2.1)),
        door("d1", at=(-0.05, 1), along=90),
        door("d2", at=(20.05, 1), along=90),
        *things,
    )


@pytest.mark.parametrize(
    ("thing", "width"),
    [
        ((), 2.0),
        ((furniture("f", box(5, 0, 6, 0.5)),), 1.5),
        ((furniture("f", box(9.4, 0, 10, 0.5)),), 1.5),
        ((furniture("f", box(9.7, 0, 10.3, 1.4)),), 0.6),
        ((furniture("f", box(10, 0, 10.3, 1.4)),), 2.0),
    ],
)
def test_a_corridor_that_runs_on_without_a_wall_is_as_wide_as_to_there(thing, width):
    found = value("clear_width", *walled(*thing))
    assert found.low == pytest.approx(width, abs=EXACT)
    assert found.high == found.low
    assert "2 doors" in found.method


def test_one_between_two_such_edges_has_a_width_though_it_has_no_door():
    ends = (room("west", box(-9, 0, 0, 2)), wall("s", box(-9, -0.1, 0, 0)))
    more = (*ends, wall("n", box(-9, 2, 0, 2.1)))
    doorless = [each for each in walled() if each.id != "d1"]
    found = value("clear_width", *doorless, *more)
    assert (found.low, found.high) == pytest.approx((2.0, 2.0))
    assert value("clear_width", *doorless[:1], *more[1:]).low == 0.0


def test_a_flight_that_people_pass_beside_narrows_the_way():
    wide = room("r", box(0, 0, 20, 3))
    north = room("north", box(0, 3.1, 20, 6))
    ways = (DOORS[0], door("d3", at=(15, 3.05)))
    steps = stair("s", None, flights=(stair_flight("f", at=(8, 0.6), width=1.2),))
    found = value("clear_width", wide, SIDE, north, *ways, steps)
    assert found.best == pytest.approx(1.8, abs=EXACT)


def test_taking_the_doors_away_makes_no_corridor_wide_enough():
    """A pinched corridor without doors is at most as wide as its widest place."""
    pinched = (CORRIDOR, column("c", box(8, 0, 8.3, 0.2)))
    found = value("clear_width", *pinched)
    assert (found.low, found.high) == (0.0, pytest.approx(1.2, abs=EXACT))
    assert "no door or opening of it is known" in found.method
    assert value("clear_width", *pinched, SIDE, END, *DOORS).high == pytest.approx(1.0, abs=EXACT)


def test_an_opening_without_a_door_is_a_way_too():
    ways = (DOORS[0], opening("o", box(20, 0, 20.1, 1.2)))
    bench = furniture("f", box(8, 0, 9, 0.35))
    found = value("clear_width", CORRIDOR, SIDE, END, *ways, bench)
    assert found.best == pytest.approx(0.85, abs=EXACT)


WC = room("r", box(0, 0, 1.5, 2.2))
PAN = fitting("wc", box(0.3, 1.4, 0.7, 2.2), kind="wc")


def test_a_turning_circle_keeps_clear_of_what_the_rule_names():
    assert value("largest_circle", WC, PAN).best < 1.5 - 0.05
    walls = value("largest_circle", WC, PAN, clear_of=("walls",))
    assert walls.best == pytest.approx(1.5, abs=EXACT)
    assert walls.method == "largest circle clear of walls"
    assert value("largest_circle", WC, PAN, clear_of=("walls", "furniture")).best == walls.best


def test_columns_count_as_walls():
    pier = column("c", box(0, 0, 0.5, 2.2))
    assert value("largest_circle", WC, pier, clear_of=("walls",)).best == pytest.approx(
        1.0, abs=EXACT
    )


def test_the_circle_shows_what_it_touches():
    circle, blocker = value("largest_circle", WC, PAN).evidence
    assert circle.shape == "circle"
    assert blocker.element == "wc"


@pytest.mark.parametrize(
    ("given", "kept_clear"),
    [
        ({"operation": "SINGLE_SWING_LEFT", "mirrored": False}, True),
        ({"operation": "SINGLE_SWING_LEFT", "mirrored": True}, False),
        ({"operation": "SLIDING_TO_LEFT"}, False),
    ],
    ids=["swings in", "swings out", "slides"],
)
def test_a_door_swing_is_in_the_way_only_when_the_rule_says_so(given, kept_clear):
    """The door stands in the south wall; its y axis, the side it swings to, looks north."""
    way = door("d", at=(0.75, -0.05), width=0.9, **given)
    free = value("largest_circle", WC, way)
    clear = value("largest_circle", WC, way, may_overlap=())
    assert free.best == pytest.approx(1.5, abs=EXACT)
    assert (clear.high < free.high - 0.05) is kept_clear
    swings = value("door_swings_in", WC, way)
    assert swings.possible == {kept_clear}
    assert swings.steps == (("doors: d",) if kept_clear else ())


def test_of_two_doors_the_one_that_swings_in_is_named():
    ways = (
        door("in", at=(0.75, -0.05), width=0.9, operation="SINGLE_SWING_LEFT"),
        door("out", at=(0.75, 2.25), width=0.9, operation="SINGLE_SWING_LEFT"),
        door("untold", at=(-0.05, 0.75), along=90, width=0.9, operation=""),
    )
    assert value("door_swings_in", WC, *ways).steps == ("doors: in",)
    assert value("door_swings_in", WC, ways[2]).steps == ("doors: untold",)


def test_a_door_without_an_operation_leaves_its_swing_open():
    way = door("d", at=(0.75, -0.05), operation="")
    assert value("door_swings_in", WC, way).possible == {True, False}
    clear = value("largest_circle", WC, way, may_overlap=())
    assert clear.low < clear.high == pytest.approx(1.5, abs=EXACT)


def test_a_room_without_a_door_cannot_tell_how_it_swings():
    assert isinstance(value("door_swings_in", WC), Unknown)


def test_taking_the_door_away_frees_no_turning_space():
    """Where the door is nobody knows, so nor where its leaf sweeps."""
    found = value("largest_circle", WC, may_overlap=())
    assert (found.low, found.high) == (0.0, pytest.approx(1.5, abs=EXACT))
    assert value("largest_circle", WC).low == pytest.approx(1.5, abs=EXACT)
    hole = opening("o", box(0.3, -0.1, 1.2, 0))
    assert value("largest_circle", WC, hole, may_overlap=()).low == 0.0
    size = {"long": 1.5, "short": 1.4}
    assert value("rectangle_fits", WC, may_overlap=(), **size).possible == {True, False}
    assert value("rectangle_fits", WC, **size).possible == {True}
    too_long = {"long": 2.5, "short": 1.4}
    assert value("rectangle_fits", WC, may_overlap=(), **too_long).possible == {False}


@pytest.mark.parametrize(
    ("long", "short", "fits"), [(2.2, 1.5, True), (2.203, 1.5, False), (1.5, 2.2, True)]
)
def test_a_rectangle_of_the_rooms_own_size_fits(long, short, fits):
    assert value("rectangle_fits", WC, long=long, short=short).possible == {fits}


def test_a_rectangle_is_drawn_where_it_fits():
    drawn = value("rectangle_fits", WC, PAN, long=1.5, short=1.4).evidence[0]
    assert drawn.label == "1500 mm x 1400 mm"
    placed = Polygon(drawn.coords)
    assert placed.difference(box(0, 0, 1.5, 2.2).buffer(1e-6)).area < 1e-9
    assert placed.intersection(PAN.shape.footprint).area < 1e-6


def test_a_rectangle_that_does_not_fit_is_drawn_as_required_in_the_middle_along_the_room():
    (drawn,) = value("rectangle_fits", WC, long=3.0, short=1.0).evidence
    xs, ys = zip(*drawn.coords, strict=True)
    assert (drawn.role, drawn.label) == ("required", "3000 mm x 1000 mm")
    sizes = sorted([max(xs) - min(xs), max(ys) - min(ys)])
    assert sizes == pytest.approx([1.0, 3.0])
    (room,) = value("gross_area", WC).evidence
    for ends, own in ((xs, 0), (ys, 1)):
        sides = [point[own] for point in room.coords]
        assert (max(ends) + min(ends)) / 2 == pytest.approx((max(sides) + min(sides)) / 2)
    wide = max(xs) - min(xs) > max(ys) - min(ys)
    across = [[point[own] for point in room.coords] for own in (0, 1)]
    assert wide is (max(across[0]) - min(across[0]) > max(across[1]) - min(across[1]))


def test_a_rectangle_beside_a_hull_may_or_may_not_fit():
    bulky = fitting("f", box(0, 1.0, 1.5, 2.2), hull_only=True)
    assert value("rectangle_fits", WC, bulky, long=2.0, short=1.4).possible == {True, False}


def test_a_rectangle_needs_a_size():
    assert isinstance(value("rectangle_fits", WC), Unknown)


BASIN = fitting("basin", box(1.1, 1.9, 1.5, 2.2), kind="basin")
TABLE = furniture("f", square(0.3))


@pytest.mark.parametrize(
    ("use", "things", "possible"),
    [
        ("accessible toilet", (PAN, BASIN), {True}),
        ("accessible toilet", (PAN,), {False}),
        ("accessible toilet", (TABLE,), {False}),
        ("accessible toilet", (), {False}),
        ("small group room", (TABLE,), {True}),
        ("small group room", (), {True, False}),
        (("accessible toilet", "small group room"), (TABLE,), {True, False}),
        (("accessible toilet", "small group room"), (PAN, BASIN), {True}),
    ],
)
def test_furniture_is_modelled_when_what_the_use_needs_is_there(use, things, possible):
    m = measurer_of(school_of(WC, *things), uses=uses_of(r=use))
    assert measured(m, "furniture_modelled", "room", "r").possible == possible


def test_the_brief_may_say_that_the_furniture_is_complete():
    brief = {"answers": {"r": {"furniture_complete": "yes"}}}
    m = measurer_of(school_of(WC), uses=uses_of(r="accessible toilet"), brief=brief)
    found = measured(m, "furniture_modelled", "room", "r")
    assert (found.possible, found.origin) == ({True}, "declared")


def test_what_is_thinner_than_a_hair_takes_nothing_and_cuts_nothing():
    hair = furniture("f", box(8, 0, 8.0001, 1.2))
    assert corridor_with(hair).best == pytest.approx(1.2, abs=EXACT)
    assert value("largest_circle", CORRIDOR, hair).best == pytest.approx(1.2, abs=EXACT)
