"""Areas, height and width of rooms, and honest answers where there is no body."""

import pytest
from hypothesis import given, settings
from shapely import box

from checker.measure.obstacles import HEAD_HEIGHT
from checker.model import Problem, Property
from checker.results.values import Unknown
from tests.geometry.turning import TURNS
from tests.measure.measuring import measured, measurer_of, uses_of
from tests.measure.schools import column, door, fitting, furniture, room, school_of, square, wall

SIZES = ("gross_area", "net_area", "height", "room_width", "clear_width", "largest_circle", "doors")


def value(name, *elements, **params):
    return measured(measurer_of(school_of(*elements)), name, "room", "r", **params)


def test_a_plain_room_is_as_large_as_it_is_drawn():
    plain = room("r", box(0, 0, 5, 3), top=2.6)
    assert value("gross_area", plain).best == pytest.approx(15.0)
    assert value("net_area", plain).best == pytest.approx(15.0)
    assert value("height", plain).best == pytest.approx(2.6)
    assert value("room_width", plain).best == pytest.approx(3.0, abs=1e-4)


def test_holes_are_not_area():
    assert (
        value("gross_area", room("r", box(0, 0, 5, 3).difference(square(1, at=(1, 1))))).best == 14
    )


def test_what_was_measured_is_told_by_its_outline():
    holed = room("r", box(0, 0, 5, 3).difference(square(1, at=(1, 1))))
    assert value("gross_area", holed).steps == (
        "outline of 4 corners within 5.000 m by 3.000 m, less 1 hole",
    )
    plain, inside = room("r", box(0, 0, 5, 3)), wall("w", box(2, 0, 2.1, 1))
    assert value("room_width", plain).steps == ("outline of 4 corners within 5.000 m by 3.000 m",)
    assert value("room_width", plain, inside).steps[1:] == ("walls and doors in it: 1",)


def test_the_evidence_is_the_polygon_and_its_area():
    drawn = value("gross_area", room("r", box(0, 0, 5, 3))).evidence[0]
    assert (drawn.shape, drawn.role, drawn.label) == ("polygon", "measured", "15.0 m2")
    assert drawn.storey == "Level 0"
    assert set(drawn.coords) == {(0, 0), (5, 0), (5, 3), (0, 3)}


@pytest.mark.parametrize(
    ("thing", "net"),
    [
        (column("c", square(0.4)), 15 - 0.16),
        (column("c", square(0.4, at=(-0.2, 0))), 15 - 0.08),
        (fitting("f", square(0.5), kind="basin"), 14.75),
        (fitting("f", square(0.5), kind="basin", base=0.7, top=0.2), 14.75),
        (fitting("f", square(0.5)), 14.75),
        (fitting("f", square(0.5), base=1.2), 15.0),
        (furniture("f", square(1.0)), 15.0),
        (column("c", square(0.4), base=3.0, storey_id="s1"), 15.0),
        (column("c", square(0.4), base=-3.0), 15.0),
        (column("c", square(0.4, at=(9, 9))), 15.0),
    ],
    ids=[
        "column",
        "column half in the wall",
        "basin",
        "basin on the wall",
        "built-in unit",
        "socket high on the wall",
        "furniture moves",
        "column on the floor above",
        "column on the floor below",
        "column elsewhere",
    ],
)
def test_net_area_is_less_columns_and_fixed_fittings(thing, net):
    assert value("net_area", room("r", box(0, 0, 5, 3)), thing).best == pytest.approx(net)


def test_a_fitting_known_by_its_hull_leaves_the_net_area_open():
    shower = fitting("f", square(1.0), kind="shower", hull_only=True)
    found = value("net_area", room("r", box(0, 0, 5, 3)), shower)
    assert (found.low, found.high) == (14.0, 15.0)


def test_things_on_top_of_each_other_are_taken_off_once():
    twice = [column("a", square(1.0)), column("b", square(1.0))]
    assert value("net_area", room("r", box(0, 0, 5, 3)), *twice).best == 14.0


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize(
    ("bad", "word"),
    [
        (room("r", None), "a body of the room"),
        (room("r", box(0, 0, 5, 3), problem="the outline crosses itself"), "crosses itself"),
    ],
    ids=["no body", "a body not to be trusted"],
)
def test_no_body_no_figure(name, bad, word):
    answer = value(name, bad)
    assert isinstance(answer, Unknown)
    assert word in answer.missing[0]
    assert answer.ask


@pytest.mark.parametrize("name", SIZES)
def test_a_room_that_a_problem_names_answers_in_its_words(name):
    problem = Problem(
        code="x", scope="element", message="Used twice.", ask="Give it its own.", elements=("r",)
    )
    school = school_of(room("r", box(0, 0, 5, 3)), problems=(problem,))
    answer = measured(measurer_of(school), name, "room", "r")
    assert answer == Unknown(missing=("Used twice.",), ask="Give it its own.")


@pytest.mark.parametrize("scope", ["note", "sum"])
def test_notes_and_problems_of_sums_leave_a_room_alone(scope):
    problem = Problem(code="x", scope=scope, message="Hm.", elements=("r",))
    school = school_of(room("r", box(0, 0, 5, 3)), problems=(problem,))
    assert measured(measurer_of(school), "gross_area", "room", "r").best == 15.0


def test_the_width_is_shown_by_a_line_across_that_says_it_and_a_bare_circle():
    line, circle = value("room_width", room("r", box(0, 0, 5, 3))).evidence
    assert (line.shape, line.label) == ("line", "3000 mm")
    assert (circle.shape, circle.label) == ("circle", "")
    (x0, y0), (x1, y1) = line.coords
    assert abs(y1 - y0) + abs(x1 - x0) == pytest.approx(3.0, abs=1e-3)


@pytest.mark.parametrize("end", [(40.9, 5.9), (0, 0), (-3.0, 2.0)])
def test_the_line_goes_from_wall_to_wall_where_the_circle_lies_in_an_end(end):
    x, y = end
    line, _ = value("room_width", room("r", box(x, y, x + 3.0, y + 1.6))).evidence
    assert sorted(row for _, row in line.coords) == pytest.approx([y, y + 1.6], abs=1e-3)


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=25, deadline=None)
def test_turning_a_room_changes_no_size(turn):
    turned = [room("r", turn(box(0, 0, 5, 3))), column("c", turn(square(0.4, at=(1, 1))))]
    m = measurer_of(school_of(*turned))
    assert measured(m, "gross_area", "room", "r").best == pytest.approx(15.0, abs=1e-5)
    assert measured(m, "net_area", "room", "r").best == pytest.approx(14.84, abs=1e-5)
    assert measured(m, "room_width", "room", "r").best == pytest.approx(3.0, abs=1e-4)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("NetFloorArea", 14.0), ("GrossFloorArea", 15.5), ("GSA BIM Area", 16.0)],
)
def test_a_stored_area_is_declared_not_measured(name, expected):
    stored = Property(group="Qto_SpaceBaseQuantities", name=name, value=expected, kind="quantity")
    found = value("stored_area", room("r", box(0, 0, 5, 3), properties=(stored,)))
    assert (found.best, found.origin) == (expected, "declared")


@pytest.mark.parametrize("wrong", ["twelve", True, 0.0, -3.0])
def test_a_stored_area_that_is_no_area_is_none(wrong):
    stored = Property(group="Q", name="NetFloorArea", value=wrong)
    assert isinstance(value("stored_area", room("r", square(3), properties=(stored,))), Unknown)


@pytest.mark.parametrize(
    ("name", "long_name", "number", "words"),
    [
        ("1-07", "Group room", "1-07", "Group room"),
        ("00-12A", "", "00-12A", "00-12A"),
        ("1 - Living room", "", "1", "Living room"),
        ("A101 Foyer", "", "A101", "Foyer"),
        ("Hall", "", None, "Hall"),
        ("Year 2 classroom", "", None, "Year 2 classroom"),
    ],
)
def test_number_and_name_are_told_apart(name, long_name, number, words):
    here = room("r", square(3), name=name, long_name=long_name)
    found = value("number", here)
    assert isinstance(found, Unknown) if number is None else found.possible == {number}
    assert value("name", here).possible == {words}


def test_a_use_may_be_sure_open_or_unknown():
    school = school_of(*(room(each, square(3)) for each in ("sure", "open", "none")))
    uses = uses_of(sure="corridor", open=("corridor", "store"))
    m = measurer_of(school, uses=uses)
    assert measured(m, "use", "room", "sure").possible == {"corridor"}
    assert measured(m, "use", "room", "open").possible == {"corridor", "store"}
    assert isinstance(measured(m, "use", "room", "none"), Unknown)


def test_what_hangs_above_heads_is_not_on_the_floor():
    lamp = fitting("f", square(0.5, at=(1, 1)), kind="basin", base=HEAD_HEIGHT, top=0.3)
    assert value("net_area", room("r", box(0, 0, 5, 3)), lamp).best == 15.0


LANE = room("r", box(0, 0, 9, 1.4))


@pytest.mark.parametrize(
    ("deep", "low"), [(0.25, 1.15), (0.021, 1.379), (0.015, 1.4)], ids=["a wall", "more", "plaster"]
)
def test_a_wall_in_the_outline_leaves_the_width_open_between_its_face_and_the_outline(deep, low):
    moved = wall("w", box(-1, 1.4 - deep, 10, 1.6))
    ends = (door("d0", at=(0, 0.5), along=90), door("d1", at=(9, 0.5), along=90))
    for name in ("room_width", "clear_width", "largest_circle"):
        found = value(name, LANE, moved, *ends, room("z", square(1, at=(20, 0))))
        assert (found.low, found.high) == (pytest.approx(low, abs=1e-3), pytest.approx(1.4)), name
    told = value("clear_width", LANE, moved, *ends).doubt
    assert (told is not None and "at w" in told.missing[0]) is (low < 1.4)
    area = value("net_area", LANE, moved)
    assert (area.low, area.high) == (pytest.approx(9 * low), pytest.approx(9 * 1.4))


def test_a_wall_deep_in_the_room_makes_it_narrower_for_sure():
    found = value("room_width", room("r", box(0, 0, 5, 3)), wall("w", box(0, 2, 5, 2.2)))
    assert found.high == pytest.approx(2.0, abs=1e-3)


def test_a_room_parted_by_a_wall_is_as_large_as_its_largest_piece_with_a_door_or_the_whole():
    hall, wc = room("r", box(0, 0, 6, 4)), room("z", box(0, -4, 6, -0.1))
    parting = wall("w", box(2, 0, 2.1, 4))
    south = door("d", at=(1, -0.05))
    assert value("net_area", hall, wc, south, parting).low == pytest.approx(8.0, abs=1e-3)
    assert value("room_width", hall, wc, south, parting).low == pytest.approx(2.0, abs=1e-3)
    assert value("net_area", hall, wc, south, parting).high == pytest.approx(24.0)
    both = (south, door("e", at=(4, -0.05)))
    assert value("net_area", hall, wc, *both, parting).low == pytest.approx(15.6, abs=1e-3)


def test_a_door_in_the_wall_between_joins_the_pieces():
    hall, parting = room("r", box(0, 0, 6, 4)), wall("w", box(2, 0, 2.1, 4))
    within = door("d", at=(2.05, 2), along=90, width=0.9)
    assert value("net_area", hall, parting, within).low == pytest.approx(24 - 0.31, abs=1e-3)
