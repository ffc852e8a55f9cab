"""Room for knees under a basin: how deep and how high, from the side that it is used from."""

import pytest
from hypothesis import given, settings
from shapely import box

from checker.geometry.frame import Frame
from checker.model import LocalBox
from checker.results.values import Unknown
from tests.geometry.turning import FAR, TURNS
from tests.measure.measuring import measured, measurer_of
from tests.measure.sanitary_made import accessible_wc, of_fitting
from tests.measure.schools import column, fitting, furniture, room, school_of
from tests.measure.turned import turned_school

WC = room("r", box(0, 0, 2, 2))
EXACT = 0.0002
BOWL = LocalBox(x=(0.0, 0.5), y=(0.0, 0.4), z=(0.72, 0.77))
TRAP = LocalBox(x=(0.2, 0.3), y=(0.25, 0.4), z=(0.4, 0.72))
PEDESTAL = LocalBox(x=(0.15, 0.35), y=(0.2, 0.4), z=(0.0, 0.72))
BRACKETS = (
    LocalBox(x=(0.0, 0.03), y=(0.1, 0.4), z=(0.5, 0.72)),
    LocalBox(x=(0.47, 0.5), y=(0.1, 0.4), z=(0.5, 0.72)),
)


def basin(*parts, at=(0.7, 1.6), plan=(0.5, 0.4), **given):
    """A basin on the north wall; its own x runs along the wall, y into it."""
    (x, y), (wide, deep) = at, plan
    low = min((part.z[0] for part in parts), default=0.0)
    high = max((part.z[1] for part in parts), default=0.77)
    given.setdefault("base", low)
    given.setdefault("top", high - low)
    return fitting(
        "basin",
        box(x, y, x + wide, y + deep),
        kind="basin",
        solids=parts,
        frame=Frame(origin=(x, y)),
        **given,
    )


def value(name, thing, *others, space=WC, **params):
    m = measurer_of(school_of(space, thing, *others))
    return measured(m, name, "sanitary fitting", thing.id, **params)


DEPTHS = {
    "a bowl on the wall": ((BOWL,), {}, 0.4),
    "a bowl and its trap": ((BOWL, TRAP), {}, 0.25),
    "a bowl on a pedestal": ((BOWL, PEDESTAL), {}, 0.2),
    "a trap that is high enough": ((BOWL, TRAP), {"height": 0.4}, 0.4),
    "a trap that is 1 mm too low": ((BOWL, TRAP), {"height": 0.401}, 0.25),
    "a bowl that is just high enough": ((BOWL,), {"height": 0.72}, 0.4),
    "a bowl that is 1 mm too low": ((BOWL,), {"height": 0.721}, 0.0),
    "brackets at its sides": ((BOWL, *BRACKETS), {}, 0.1),
    "between its brackets": ((BOWL, *BRACKETS), {"width": 0.44}, 0.4),
    "a little wider than between them": ((BOWL, *BRACKETS), {"width": 0.441}, 0.1),
    "beside its pedestal": ((BOWL, PEDESTAL), {"width": 0.15}, 0.4),
}


@pytest.mark.parametrize(("parts", "params", "depth"), DEPTHS.values(), ids=DEPTHS)
def test_it_is_as_deep_as_the_first_part_that_hangs_too_low(parts, params, depth):
    found = value("knee_space_depth", basin(*parts), **params)
    assert (found.low, found.high) == (pytest.approx(depth, abs=EXACT),) * 2


HEIGHTS = {
    "a bowl on the wall": ((BOWL,), {}, 0.72),
    "a bowl and its trap, before it": ((BOWL, TRAP), {}, 0.72),
    "a bowl and its trap, to the wall": ((BOWL, TRAP), {"depth": 0.4}, 0.4),
    "a trap just behind that depth": ((BOWL, TRAP), {"depth": 0.25}, 0.72),
    "a trap 1 mm before it": ((BOWL, TRAP), {"depth": 0.251}, 0.4),
    "a pedestal": ((BOWL, PEDESTAL), {"depth": 0.3}, 0.0),
    "between brackets": ((BOWL, *BRACKETS), {"width": 0.44}, 0.72),
}


@pytest.mark.parametrize(("parts", "params", "height"), HEIGHTS.values(), ids=HEIGHTS)
def test_it_is_as_high_as_the_lowest_part_over_that_depth(parts, params, height):
    found = value("knee_height", basin(*parts), **params)
    assert found.low == pytest.approx(height, abs=EXACT)


def test_a_thick_part_may_be_higher_at_its_front():
    bowl = LocalBox(x=(0.0, 0.5), y=(0.0, 0.4), z=(0.65, 0.8))
    found = value("knee_height", basin(bowl))
    assert (found.low, found.high) == (pytest.approx(0.65), pytest.approx(0.8))


@pytest.mark.parametrize(
    ("given", "low", "high"),
    [
        ({"base": 0.7, "top": 0.1}, 0.4, 0.4),
        ({"base": 0.6, "top": 0.2}, 0.0, 0.4),
        ({"base": 0.0, "top": 0.4}, 0.0, 0.0),
        ({"base": 0.0, "top": 0.85, "hull_only": True}, 0.0, 0.4),
    ],
    ids=["hung high", "hung low", "a pan", "a hull"],
)
def test_in_one_piece_it_hides_what_is_under_it(given, low, high):
    found = value("knee_space_depth", basin(**given))
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
    assert "its body is one piece" in found.steps


def test_in_one_piece_its_height_lies_between_its_lowest_and_its_highest():
    found = value("knee_height", basin(base=0.6, top=0.2))
    assert (found.low, found.high) == (pytest.approx(0.6), pytest.approx(0.8))


STANDING = {
    "a cupboard under it": (furniture("c", box(0.7, 1.6, 1.2, 2), top=0.5), 0.0, 0.0),
    "one at the back of it": (furniture("c", box(0.7, 1.85, 1.2, 2), top=0.5), 0.25, 0.0),
    "one up to its bowl": (furniture("c", box(0.7, 1.85, 1.2, 2), top=0.72), 0.25, 0.0),
    "a pipe from above": (column("p", box(0.9, 1.8, 1.0, 1.9), base=0.69), 0.2, 0.69),
    "one that ends high": (furniture("c", box(0.7, 1.6, 1.2, 2), base=0.7, top=0.1), 0.4, 0.7),
    "a mat": (furniture("c", box(0.7, 1.6, 1.2, 2), top=0.02), 0.4, 0.72),
    "a thing before it": (furniture("c", box(0.7, 1.0, 1.2, 1.6), top=0.5), 0.0, 0.0),
    "a thing 99 mm before it": (furniture("c", box(0.7, 1.0, 1.2, 1.501), top=0.5), 0.0, 0.0),
    "a thing 100 mm before it": (furniture("c", box(0.7, 1.0, 1.2, 1.5), top=0.5), 0.4, 0.72),
    "a thing beside it": (furniture("c", box(1.2, 1.0, 1.6, 2), top=0.5), 0.4, 0.72),
    "a thing that grazes it": (furniture("c", box(1.1996, 1.0, 1.6, 2), top=0.5), 0.4, 0.72),
    "a thing 1 mm under it": (furniture("c", box(1.199, 1.0, 1.6, 2), top=0.5), 0.0, 0.0),
}


@pytest.mark.parametrize(("thing", "depth", "height"), STANDING.values(), ids=STANDING)
def test_what_stands_there_takes_the_room_for_knees(thing, depth, height):
    found = value("knee_space_depth", basin(BOWL), thing)
    assert (found.low, found.high) == (pytest.approx(depth, abs=EXACT),) * 2
    tall = value("knee_height", basin(BOWL), thing, depth=0.4)
    assert tall.low == pytest.approx(height, abs=EXACT)


def test_beside_what_stands_there_a_narrower_stretch_is_free():
    thing = furniture("c", box(0.7, 1.7, 0.9, 2), top=0.5)
    assert value("knee_space_depth", basin(BOWL), thing).best == pytest.approx(0.1)
    beside = value("knee_space_depth", basin(BOWL), thing, width=0.3)
    assert (beside.low, beside.high) == (pytest.approx(0.4), pytest.approx(0.4))


def test_what_may_stand_there_leaves_it_open():
    thing = furniture("c", box(0.7, 1.7, 1.2, 2), top=0.5, hull_only=True)
    found = value("knee_space_depth", basin(BOWL), thing)
    assert (found.low, found.high) == (pytest.approx(0.1), pytest.approx(0.4))
    tall = value("knee_height", basin(BOWL), thing)
    assert (tall.low, tall.high) == (pytest.approx(0.0), pytest.approx(0.77))


def test_of_a_counter_over_it_only_the_legs_take_room():
    leg = LocalBox(x=(0.0, 0.05), y=(0.0, 0.4), z=(0.0, 0.8))
    top = LocalBox(x=(0.0, 2.0), y=(0.0, 0.4), z=(0.8, 0.85))
    counter = furniture(
        "counter", box(0, 1.6, 2, 2), top=0.85, solids=(leg, top), frame=Frame(origin=(0, 1.6))
    )
    assert value("knee_space_depth", basin(BOWL), counter).best == pytest.approx(0.4)


def test_a_bin_under_the_basin_of_an_accessible_wc_takes_its_knee_space():
    found = of_fitting(
        "knee_space_depth",
        *accessible_wc(furniture("cup", box(0, 0.8, 0.22, 1.1), top=0.5)),
        id_="basin",
        height=0.55,
        width=0.2,
    )
    assert (found.low, found.high) == pytest.approx((0.0, 0.0), abs=1e-9)


@pytest.mark.parametrize(
    ("at", "depth"),
    [((0.7, 1.6), 0.25), ((0.7, 0.0), 0.0), ((0.0, 0.8), 0.2), ((1.5, 0.8), 0.2)],
    ids=["its own back to the wall", "turned round", "its left side", "its right side"],
)
def test_the_front_is_the_side_away_from_the_wall(at, depth):
    """The trap stands at the back of the basin, in the middle of its 0.5 m."""
    assert value("knee_space_depth", basin(BOWL, TRAP, at=at)).best == pytest.approx(depth)


@pytest.mark.parametrize("gap", [0.0, 0.01], ids=["at both walls", "10 mm off one"])
def test_in_a_corner_both_fronts_are_tried(gap):
    found = value("knee_space_depth", basin(BOWL, TRAP, at=(gap, 1.6)))
    assert (found.low, found.high) == (pytest.approx(0.2), pytest.approx(0.25))
    assert "either of two sides may be its front" in found.steps


def test_heights_count_from_the_floor_of_the_room_not_from_the_placement():
    """The parts are told from the basin's own origin, here at its rim."""
    hung = [
        LocalBox(x=part.x, y=part.y, z=(part.z[0] - 0.77, part.z[1] - 0.77))
        for part in (BOWL, TRAP)
    ]
    thing = basin(*hung, base=0.4, top=0.37)
    assert value("knee_space_depth", thing).best == pytest.approx(0.25)
    upstairs = room("r", box(0, 0, 2, 2), storey_id="s1")
    above = basin(*hung, base=3.9, top=0.37, storey_id="s1")
    assert value("knee_space_depth", above, space=upstairs).best == pytest.approx(0.25)


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=25, deadline=None)
def test_turning_mirroring_and_moving_change_nothing(turn):
    for each in (turn, FAR):
        box_beside = furniture("c", box(0.7, 1.8, 0.75, 2), top=0.5)
        school = turned_school(school_of(WC, basin(BOWL, TRAP), box_beside), each)
        m = measurer_of(school)
        depth = measured(m, "knee_space_depth", "sanitary fitting", "basin")
        height = measured(m, "knee_height", "sanitary fitting", "basin", depth=0.3, width=0.45)
        assert depth.best == pytest.approx(0.2, abs=EXACT)
        assert height.low == pytest.approx(0.4, abs=EXACT)


def test_without_axes_of_its_own_it_is_measured_along_its_plan():
    thing = fitting("basin", box(0.7, 1.6, 1.2, 2), kind="basin", base=0.72, top=0.05)
    assert value("knee_space_depth", thing).best == pytest.approx(0.4)


def test_what_is_measured_is_drawn_from_the_front():
    line, plan = value("knee_space_depth", basin(BOWL, TRAP)).evidence
    assert (line.role, line.label, plan.role) == ("measured", "250 mm", "context")
    assert line.coords == (pytest.approx((0.95, 1.6)), pytest.approx((0.95, 1.85)))


@pytest.mark.parametrize("name", ["knee_space_depth", "knee_height"])
@pytest.mark.parametrize(
    ("thing", "space"),
    [
        (fitting("basin", None, kind="basin"), WC),
        (basin(BOWL, at=(7, 7)), WC),
        (basin(BOWL), room("r", box(0, 0, 2, 2), problem="its outline crosses itself")),
        (basin(BOWL), room("r", None)),
    ],
    ids=["no body", "in no room", "a room that is not trusted", "a room without a body"],
)
def test_without_a_body_in_a_room_it_is_unknown(name, thing, space):
    found = value(name, thing, space=space)
    assert isinstance(found, Unknown)
    assert found.missing
