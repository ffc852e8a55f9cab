"""Windows of a room: whose they are, where they look, how large and how low they are."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from checker.geometry.frame import Frame
from checker.results.values import Quantity, Unknown
from tests.geometry.turning import TURNS
from tests.measure.beside_made import (
    NO,
    OPEN,
    YES,
    asked,
    broken,
    declares,
    interval,
    possible,
    school_measurer,
    walls_of,
)
from tests.measure.schools import opening, room, school_of, slab, wall, window
from tests.measure.turned import shuffled_school, turned_school

EXACT = 0.0005
CALM, HALL = room("calm", box(0, 0, 4, 3)), room("hall", box(4.1, 0, 12, 3))
ROOMS = (CALM, HALL)
OUTER, INNER = walls_of(*ROOMS)
WALLS = (OUTER, INNER)


def south(id_="win", start=1.0, end=3.0, **given_):
    """A window in the outer wall south of the rooms, 2 m by 1.5 m, its sill at 0.85 m.

    Its declared height need not be that of its hole.
    """
    stated = {key: given_.pop(key) for key in ("overall_height",) if key in given_}
    given_.setdefault("overall_width", end - start)
    made = window(id_, box(start, -0.3, end, 0), host_id="outer", **given_)
    return replace(made, **stated)


def inside(**given_):
    """A window between the two rooms."""
    return window("in", box(4, 1, 4.1, 2), host_id="inner", overall_width=1.0, **given_)


def calm(measure, *elements, of="calm"):
    return possible(school_measurer(school_of(*elements)), measure, of)


def exactly(low, high=None):
    return pytest.approx((low, low if high is None else high), abs=EXACT)


def sized(measure, *elements, of="calm"):
    return interval(school_measurer(school_of(*elements)), measure, of)


@pytest.mark.parametrize(
    ("elements", "here", "there"),
    [
        ([*WALLS, south()], YES, NO),
        ([*WALLS, south(start=8, end=9)], NO, YES),
        ([*WALLS, inside()], NO, NO),
        ([*WALLS, inside(), south()], YES, NO),
        ([south()], OPEN, NO),
        ([wall("outer", box(-0.3, -0.3, 12.3, 0), is_external=True), south()], YES, NO),
        ([*WALLS, south(), inside(properties=declares("IsExternal", True))], YES, OPEN),
        ([*WALLS, south(properties=declares("IsExternal", False))], OPEN, NO),
        ([south(properties=declares("IsExternal", True))], YES, NO),
        ([south(properties=declares("IsExternal", False))], NO, NO),
    ],
    ids=[
        "in its outer wall",
        "in the other's",
        "between the rooms",
        "one of each",
        "nothing known beyond",
        "the wall is external",
        "declared external between rooms",
        "declared internal in an outer wall",
        "declared external",
        "declared internal",
    ],
)
def test_a_window_is_one_that_looks_outside(elements, here, there):
    assert calm("has_window", *ROOMS, *elements) == here
    assert calm("has_window", *ROOMS, *elements, of="hall") == there


def test_a_model_without_any_window_tells_nothing_of_them():
    m = school_measurer(school_of(*ROOMS, *WALLS))
    for measure in ("has_window", "window_area", "window_share", "sill_height"):
        found = asked(m, measure, "calm")
        assert isinstance(found, Unknown)
        assert "the model holds none" in found.missing[0]


def test_a_room_without_an_outer_wall_has_no_window_all_the_same():
    around = room("around", box(-9, -9, 20, 12).difference(box(-0.1, -0.1, 4.1, 3.1)))
    m = school_measurer(school_of(CALM, around, *walls_of(CALM, around)))
    assert possible(m, "has_window", "calm") == NO


def test_a_curtain_wall_may_be_a_window():
    glass = _curtain(wall("glass", box(-0.3, -0.3, 12.3, 0)))
    elements = (*ROOMS, glass, *walls_of(*ROOMS))
    assert calm("has_window", *elements) == OPEN
    # 4 m of curtain wall and 2.7 m of height.
    assert sized("window_area", *elements) == exactly(0.0, 4 * 2.7)
    found = asked(school_measurer(school_of(*elements)), "has_window", "calm")
    assert "an outer wall is a curtain wall, which may be of glass" in found.steps


def _curtain(made):
    return replace(made, ref=replace(made.ref, ifc_class="IfcCurtainWall"))


@pytest.mark.parametrize(
    ("of_room", "shares"),
    [("calm", 0.5), ("hall", 0.475)],
)
def test_a_window_past_a_cross_wall_is_shared(of_room, shares):
    long = south(start=3.0, end=5.0, overall_width=2.0)
    extra = south("wide", start=2.0, end=6.0, overall_width=4.0)
    assert sized("window_area", *ROOMS, *WALLS, extra, of=of_room) == exactly(shares * 4 * 1.5)
    assert calm("has_window", *ROOMS, *WALLS, long, of=of_room) == YES


@pytest.mark.parametrize(
    ("wide", "answer"), [(0.051, YES), (0.05, YES), (0.049, NO)], ids=["51", "50", "49"]
)
def test_fifty_millimetres_of_a_window_are_a_window(wide, answer):
    long = south(start=4 - wide, end=8.0)
    assert calm("has_window", *ROOMS, *WALLS, long) == answer


@pytest.mark.parametrize(
    ("away", "answer"), [(0.0, YES), (0.3, YES), (0.6, YES), (0.62, OPEN)], ids=str
)
def test_a_window_is_at_most_a_walls_thickness_off(away, answer):
    """Behind a lining, say; farther off it is no room's, and may be any room's."""
    outer = wall("outer", box(-1, -1, 13, 0), is_external=True)
    deep = window("win", box(1, -away - 0.2, 3, -away), host_id="outer", overall_width=2.0)
    thin = replace(deep, host_id="")
    assert calm("has_window", *ROOMS, outer, thin) == answer


@pytest.mark.parametrize(
    ("level", "answer"),
    [({"sill": 0.85}, YES), ({"sill": 2.2, "height": 0.9}, YES), ({"sill": 2.8}, OPEN)],
    ids=["at the room's level", "its middle still", "above"],
)
def test_a_window_is_that_of_the_storey_it_is_on(level, answer):
    """One that is no room's may be any room's."""
    assert calm("has_window", *ROOMS, *WALLS, south(**level)) == answer


def test_windows_without_a_body_are_found_by_their_hole_or_placement():
    hole = opening("hole", box(1, -0.3, 3, 0), host_id="outer", filled_by=("win",))
    by_hole = window("win", None, opening_id="hole", host_id="outer", overall_width=2.0)
    assert calm("has_window", *ROOMS, *WALLS, hole, by_hole) == YES
    corner = Frame(origin=(1.0, -0.15))
    placed = window("win", None, frame=corner, host_id="outer", overall_width=2.0)
    assert calm("has_window", *ROOMS, *WALLS, placed) == YES
    assert sized("window_area", *ROOMS, *WALLS, placed) == exactly(3.0)
    assert isinstance(_sill(placed), Unknown)


def _sill(*windows):
    return asked(school_measurer(school_of(*ROOMS, *WALLS, *windows)), "sill_height", "calm")


LOST = window("lost", None, overall_width=1.0)


def test_a_window_without_any_place_may_be_any_rooms():
    assert calm("has_window", *ROOMS, *WALLS, LOST) == OPEN
    assert calm("has_window", *ROOMS, *WALLS, LOST, south()) == YES
    assert sized("window_area", *ROOMS, *WALLS, LOST, south()) == exactly(3.0, 4.5)
    assert interval(
        school_measurer(school_of(*ROOMS, *WALLS, LOST, south())), "sill_height", "calm"
    ) == exactly(0.0, 0.85)
    elsewhere = window("lost", None, overall_width=1.0, storey_id="s1")
    assert calm("has_window", *ROOMS, *WALLS, elsewhere) == NO


ROOF = slab("roof", box(-1, -1, 13, 4), level=3.2)


def roof_window(wide=0.8, high=0.2):
    made = window("sky", box(1, 1, 1.8, 2), host_id="roof", sill=3.0, height=0.2)
    return replace(made, overall_width=wide, overall_height=high)


def test_a_window_in_the_roof_is_that_of_the_room_below():
    elements = (*ROOMS, *WALLS, ROOF, roof_window(high=1.1))
    assert calm("has_window", *elements) == YES
    assert calm("has_window", *elements, of="hall") == NO
    assert sized("window_area", *elements) == exactly(0.8 * 1.1)
    assert isinstance(asked(school_measurer(school_of(*elements)), "sill_height", "calm"), Unknown)


def test_a_roof_window_without_a_size_is_as_large_as_its_plan():
    bare = roof_window(wide=None, high=None)
    assert sized("window_area", *ROOMS, *WALLS, ROOF, bare) == exactly(0.8)


def test_a_roof_window_is_the_uppermost_rooms():
    up = room("up", box(0, 0, 4, 3), storey_id="s1")
    sky = window("sky", box(1, 1, 1.8, 2), host_id="roof", sill=6.4, height=0.2)
    elements = (*ROOMS, up, *WALLS, ROOF, sky)
    assert calm("has_window", *elements, of="up") == YES
    assert calm("has_window", *elements) == NO


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (south(), (3.0, 3.0)),
        (south(overall_width=1.9), (2.85, 3.0)),
        (south(overall_width=None), (3.0, 3.0)),
        (south(overall_width=None, overall_height=None), (3.0, 3.0)),
        (south(overall_width=2.2, overall_height=1.4), (3.0, 3.08)),
    ],
    ids=["as declared", "declared smaller", "measured", "nothing declared", "declared larger"],
)
def test_the_area_is_declared_and_measured(made, expected):
    found = sized("window_area", *ROOMS, *WALLS, made)
    assert found[0] <= found[1]
    if made.overall_width in (None, 2.0):
        assert found == exactly(*expected)
    else:
        # The hole is as wide as declared, about its own middle, and 1.5 m high.
        wide, high = made.overall_width, made.overall_height
        assert found == exactly(*sorted((wide * high, 2.0 * 1.5)))


def test_sizes_that_differ_are_told():
    found = asked(
        school_measurer(school_of(*ROOMS, *WALLS, south(overall_height=1.0))), "window_area", "calm"
    )
    assert isinstance(found, Quantity)
    assert (found.low, found.high) == exactly(2.0, 3.0)
    assert "declared and measured sizes differ for 1" in found.steps


def test_a_window_that_may_look_outside_counts_for_the_most():
    assert sized("window_area", *ROOMS, south()) == exactly(0.0, 3.0)
    outside = wall("x", box(0, 3, 4, 3.3), is_external=True)
    north = window("n", box(1, 3, 2, 3.3), host_id="x", overall_width=1.0)
    assert sized("window_area", *ROOMS, outside, north, south()) == exactly(1.5, 4.5)


def test_a_window_without_a_size_leaves_the_area_unknown():
    placed = window("w", None, frame=Frame(origin=(1.0, -0.15)), overall_width=2.0)
    placed = replace(placed, overall_height=None)
    found = asked(school_measurer(school_of(*ROOMS, *WALLS, placed)), "window_area", "calm")
    assert isinstance(found, Unknown)


def test_the_share_is_of_the_floor():
    assert sized("window_share", *ROOMS, *WALLS, south()) == exactly(3.0 / 12.0)
    assert sized("window_share", *ROOMS, *WALLS, south(), of="hall") == exactly(0.0)
    assert sized("window_share", *ROOMS, south()) == exactly(0.0, 0.25)


@pytest.mark.parametrize(
    ("windows", "expected"),
    [
        ([south()], 0.85),
        ([south(sill=0.0, height=2.1)], 0.0),
        ([south(), south("low", 3.2, 3.8, sill=0.4)], 0.4),
        ([south(), inside(sill=0.2)], 0.85),
        ([south(sill=1.75)], 1.75),
    ],
    ids=["one", "down to the floor", "the lower of two", "not the inner one", "a high one"],
)
def test_the_sill_is_the_lowest_of_the_windows_that_look_out(windows, expected):
    assert sized("sill_height", *ROOMS, *WALLS, *windows) == exactly(expected)


def test_the_sill_is_over_the_rooms_own_floor():
    sunk = room("calm", box(0, 0, 4, 3), base=-0.45, top=3.15)
    assert sized("sill_height", sunk, HALL, *WALLS, south()) == exactly(1.3)


def test_a_lower_window_that_may_look_out_makes_it_an_interval():
    outside = wall("x", box(0, 3, 4, 3.3), is_external=True)
    north = window("n", box(1, 3, 2, 3.3), host_id="x", overall_width=1.0)
    low = south(sill=0.3)
    assert sized("sill_height", *ROOMS, outside, north, low) == exactly(0.3, 0.85)


def test_a_room_without_a_window_has_no_sill():
    assert isinstance(
        asked(school_measurer(school_of(*ROOMS, *WALLS, south())), "sill_height", "hall"), Unknown
    )


MEASURES = ["has_window", "window_area", "window_share", "sill_height"]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("bad", [broken("calm"), room("calm", None)], ids=["crossed", "no body"])
def test_a_room_without_a_trusted_body_is_unknown(measure, bad):
    elsewhere = replace(bad, storey_id="s9")
    m = school_measurer(school_of(elsewhere, HALL, *WALLS, south(), south("w2", 6, 7)))
    assert isinstance(asked(m, measure, "calm"), Unknown)
    assert not isinstance(asked(m, measure, "hall"), Unknown)


def test_a_room_without_a_body_may_lie_behind_the_window():
    school = school_of(room("calm", None), HALL, *WALLS, south("w2", 6, 7))
    assert asked(school_measurer(school), "has_window", "hall").possible == OPEN


def test_windows_are_drawn_where_they_are():
    found = asked(school_measurer(school_of(*ROOMS, *WALLS, south())), "window_area", "calm")
    (drawn,) = found.evidence
    assert (drawn.shape, drawn.label, drawn.element) == ("polygon", "win", "win")
    assert Polygon(drawn.coords).bounds == (1.0, -0.3, 3.0, 0.0)
    assert found.steps == ("windows that look outside: 1",)


def test_a_room_without_a_window_is_drawn_itself():
    found = asked(school_measurer(school_of(*ROOMS, *WALLS, south())), "has_window", "hall")
    (drawn,) = found.evidence
    assert (drawn.role, drawn.element) == ("context", "hall")
    assert Polygon(drawn.coords).area == pytest.approx(7.9 * 3)


SCHOOL = school_of(*ROOMS, *WALLS, ROOF, south(), south("two", 3, 6), inside(), roof_window())


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 99))
@settings(max_examples=12, deadline=None)
def test_turning_and_reordering_change_nothing(turn, seed):
    for other in (turned_school(SCHOOL, turn), shuffled_school(SCHOOL, seed)):
        here, there = school_measurer(SCHOOL), school_measurer(other)
        for measure in ("window_area", "window_share", "sill_height"):
            for id_ in ("calm", "hall"):
                assert interval(there, measure, id_) == exactly(*interval(here, measure, id_))
        assert possible(there, "has_window", "calm") == YES


@given(start=st.floats(0.2, 2.0), wide=st.floats(0.3, 1.6))
@settings(max_examples=20, deadline=None)
def test_moving_a_window_along_its_wall_changes_no_area(start, wide):
    made = south(start=start, end=start + wide)
    assert sized("window_area", *ROOMS, *WALLS, made) == exactly(wide * 1.5)


@given(sill=st.floats(0.0, 1.0))
@settings(max_examples=10, deadline=None)
def test_one_window_more_is_never_less_window(sill):
    one = sized("window_area", *ROOMS, *WALLS, south())
    more = sized("window_area", *ROOMS, *WALLS, south(), south("more", 3.2, 3.9, sill=sill))
    assert more[0] > one[0]
