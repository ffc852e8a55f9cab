"""How far leaves come out into circulation, against figures worked out by hand."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from shapely import Polygon, box

from checker.geometry.along_wall import recess_beside
from checker.model import DoorPanel, Problem, Property
from checker.results.values import Unknown
from tests.geometry.turning import TURNS
from tests.measure.doors_made import asked, measurer_of, solid
from tests.measure.doors_walled import NORTH, SOUTH, leaf_flush, span, walled
from tests.measure.schools import room, school_of
from tests.measure.turned import turned_school

HALL = {"n": "corridor", "s": "office"}


def swing(name, *doors, north=NORTH, south=SOUTH, uses=HALL, **given):
    """Door `d` swings north, into a corridor."""
    rooms = [room(id_, area) for id_, area in (("n", north), ("s", south)) if area is not None]
    school = school_of(*rooms, *(doors or (walled(),)), **given)
    return asked(measurer_of(school, **uses), name)


def niche(deep, *, west=0.6, east=0.6):
    """A corridor 2 m wide to the north, with a niche of this depth around the door."""
    corners = [
        (-west, 0.0), (east, 0.0), (east, deep), (4, deep), (4, deep + 2), (-4, deep + 2),
        (-4, deep), (-west, deep),
    ]  # fmt: skip
    return Polygon([(x, y + 0.1) for x, y in corners])


def test_a_leaf_flush_with_the_wall_comes_out_by_its_whole_width():
    assert span(swing("swing_projection")) == (0.9, 0.9)
    assert swing("swings_into_circulation").possible == {True}


def test_a_leaf_behind_the_face_of_the_wall_comes_out_by_less():
    deep = walled(solids=leaf_flush(half=0.1), mirrored=False)
    found = swing("swing_projection", deep, north=box(-4, 0.15, 4, 4))
    assert span(found) == (0.85, 0.85)


@pytest.mark.parametrize(
    ("deep", "reach"), [(0.3, 0.6), (0.899, 0.001), (0.9, 0.0), (0.901, 0.0), (1.2, 0.0)]
)
def test_a_recess_takes_its_depth_off(deep, reach):
    found = swing("swing_projection", north=niche(deep))
    assert span(found) == (reach, reach)
    assert f"a recess {deep * 1000:.0f} mm deep" in found.steps[1]


def test_a_leaf_within_its_recess_swings_into_circulation_all_the_same():
    assert swing("swings_into_circulation", north=niche(1.2)).possible == {True}


@pytest.mark.parametrize(
    ("north", "reach"),
    [
        (box(-0.6, 0.1, 0.6, 9), 0.9),
        (niche(0.6, west=4), 0.9),
        (niche(0.6, west=2.2, east=0.6), 0.9),
        (niche(0.6, west=1.9, east=1.9), 0.3),
    ],
    ids=["end of a corridor", "one side open", "a side too far to make a niche", "wide niche"],
)
def test_only_a_niche_with_two_sides_that_end_is_a_recess(north, reach):
    assert span(swing("swing_projection", north=north)) == (reach, reach)


def test_a_leaf_that_swings_into_a_room_comes_out_by_nothing():
    uses = {"n": "office", "s": "corridor"}
    assert span(swing("swing_projection", uses=uses)) == (0.0, 0.0)
    assert swing("swings_into_circulation", uses=uses).possible == {False}


@pytest.mark.parametrize("uses", [{"s": "office"}, {"n": ("corridor", "office"), "s": "office"}])
def test_a_space_of_unknown_use_leaves_it_open(uses):
    assert span(swing("swing_projection", uses=uses)) == (0.0, 0.9)
    assert swing("swings_into_circulation", uses=uses).possible == {True, False}


def test_outside_is_no_circulation_and_how_people_pass_there_is_not_known():
    found = {"properties": (external(),)}
    out = walled(**found)
    assert swing("swings_into_circulation", out, north=None).possible == {False}
    assert span(swing("swing_projection", out, north=None)) == (0.0, 0.9)


def external():
    return Property(group="Pset_DoorCommon", name="IsExternal", value=True)


def test_a_double_acting_leaf_comes_out_on_both_sides():
    door = walled(operation="DOUBLE_SWING_LEFT")
    assert swing("swings_into_circulation", door).possible == {True}
    assert swing("swings_into_circulation", door, uses={"n": "office", "s": "lobby"}).possible == {
        True
    }


def test_an_open_operation_leaves_it_open():
    door = walled(operation="", solids=())
    assert span(swing("swing_projection", door)) == (0.0, 0.9)
    assert swing("swings_into_circulation", door).possible == {True, False}


def test_a_door_that_may_not_swing_at_all_may_come_out_by_nothing():
    door = walled(operation="", solids=())
    uses = {"n": "corridor", "s": "corridor"}
    assert span(swing("swing_projection", door, uses=uses)) == (0.0, 0.9)
    assert swing("swings_into_circulation", door, uses=uses).possible == {True, False}


def test_an_open_hinge_side_into_one_corridor_is_sure_all_the_same():
    """It swings, nobody knows how: both rooms are corridors."""
    door = walled(operation="", solids=(), panels=(DoorPanel(operation="SWINGING"),))
    uses = {"n": "corridor", "s": "corridor"}
    assert swing("swings_into_circulation", door, uses=uses).possible == {True}
    assert span(swing("swing_projection", door, uses=uses)) == (0.57, 0.9)


@pytest.mark.parametrize(("lining", "low"), [(None, 0.57), (0.05, 0.6)])
def test_a_leaf_that_is_not_modelled_may_hang_anywhere_in_the_wall(lining, low):
    """0.9 m, less the 0.2 m of the wall and a frame of up to 65 mm each side."""
    found = swing("swing_projection", walled(solids=(), lining_thickness=lining))
    assert span(found) == (low, 0.9 if lining is None else 0.8)
    assert "not modelled" in found.steps[1]


@pytest.mark.parametrize("operation", ["SLIDING_TO_LEFT", "FOLDING_TO_RIGHT", "REVOLVING"])
def test_doors_that_do_not_swing_come_out_by_nothing(operation):
    door = walled(operation=operation)
    assert span(swing("swing_projection", door)) == (0.0, 0.0)
    assert swing("swings_into_circulation", door).possible == {False}


def test_the_wider_leaf_of_a_pair_counts():
    leaves = (
        solid((0.0, 1.4), (-0.1, 0.1), top=2.1),
        solid((0.0, 0.9), (0.06, 0.1)),
        solid((0.9, 1.4), (0.06, 0.1)),
    )
    pair = walled(width=1.4, solids=leaves, operation="DOUBLE_DOOR_SINGLE_SWING")
    assert span(swing("swing_projection", pair)) == (0.9, 0.9)


def test_a_door_without_a_place_is_unknown_or_open():
    lost = replace(walled(solids=()), frame=None, shape=None)
    assert isinstance(swing("swing_projection", lost), Unknown)
    assert swing("swings_into_circulation", lost).possible == {True, False}


def test_a_door_that_cannot_be_judged_is_unknown():
    trouble = Problem(code="x", scope="element", message="used twice", elements=("d",))
    assert isinstance(swing("swing_projection", problems=(trouble,)), Unknown)


def test_it_is_drawn_from_the_wall_to_the_tip():
    found = swing("swing_projection", north=niche(0.3))
    line = next(each for each in found.evidence if each.shape == "line")
    assert line.label == "600 mm"
    assert [y for _, y in line.coords] == pytest.approx([0.4, 1.0])


@pytest.mark.parametrize(
    ("sides", "depth"),
    [
        ([], 0.0),
        ([box(2, 0, 3, 0.5)], 0.0),
        ([box(-3, 0, -0.5, 0.5), box(1.5, 0, 3, 0.5)], 0.5),
        ([box(-3, 0, -0.5, 0.8), box(1.5, 0, 3, 0.5)], 0.5),
        ([box(-3, 0, -0.5, 3), box(1.5, 0, 3, 0.5)], 0.5),
        ([box(-3, 0, -0.5, 3), box(1.5, 0, 3, 3)], 0.0),
        ([box(-0.6, 0, -0.5, 0.5), box(1.5, 0, 1.6, 0.5)], 0.5),
        ([box(-0.53, 0, -0.5, 0.5), box(1.5, 0, 1.6, 0.5)], 0.0),
    ],
    ids=["none", "one", "two", "uneven", "one goes on", "both go on", "piers", "a post"],
)
def test_the_depth_of_a_niche_is_its_shallower_side(sides, depth):
    blocked = Polygon()
    for each in sides:
        blocked = blocked.union(each)
    found = recess_beside(blocked, (0, 1), within=1.5, depth=3.0)
    assert found == pytest.approx(depth, abs=1e-4)


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=25, deadline=None)
def test_turning_changes_no_projection(turn):
    school = school_of(room("n", niche(0.35)), room("s", SOUTH), walled())
    here, there = (
        asked(measurer_of(each, **HALL), "swing_projection")
        for each in (school, turned_school(school, turn))
    )
    assert span(here) == (0.55, 0.55)
    assert span(there) == pytest.approx((0.55, 0.55), abs=1e-4)
