"""What narrows a way up: which things stand on it, and the narrowest passage between them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, box

from checker.geometry.edges import beyond
from checker.measure.climbs.obstacles import (
    Trodden,
    clear_passage,
    narrowings,
    passage_drawn,
)
from tests.geometry.turning import TURNS
from tests.measure.schools import column, fitting, furniture, opening, railing, school_of, wall
from tests.measure.turned import turned_school

FLOOR = box(0, -0.6, 3, 0.6)
FOOT, HEAD = ((0.0, 0.6), (0.0, -0.6)), ((3.0, 0.6), (3.0, -0.6))


def at(level):
    return lambda _x, _y: level


def clear(*things, level=0.0, railings=False, pieces=None, upstands=()):
    pieces = pieces or [Trodden(area=FLOOR, level=at(level), upstands=upstands)]
    return clear_passage(pieces, (FOOT, HEAD), narrowings(school_of(*things)), railings=railings)


def standing(*things, level=0.0, railings=True):
    found = narrowings(school_of(*things)).on(FLOOR, at(level), railings=railings)
    return [each.element.id for each in found]


@pytest.mark.parametrize(
    ("level", "stands"),
    [(0.0, True), (2.6, True), (2.66, False), (-1.9, True), (-2.0, False), (-3.0, False)],
    ids=["on it", "nearly over", "ends below", "overhead", "2 m over", "far over"],
)
def test_a_thing_stands_on_a_level_between_5_cm_and_2_m_over_it(level, stands):
    made = column("c", box(1, 0, 1.2, 0.2), base=0.0, top=2.7)
    assert standing(made, level=level) == (["c"] if stands else [])


@pytest.mark.parametrize(
    ("thing", "stands"),
    [
        (furniture("f", box(1, 0, 1.2, 0.2)), True),
        (fitting("f", box(1, 0, 1.2, 0.2)), True),
        (furniture("f", box(1, 0, 1.2, 0.2), base=2.0), False),
        (furniture("f", box(1, 0, 1.2, 0.2), base=1.99), True),
        (furniture("f", box(1, 0, 1.2, 0.2), top=0.05), False),
        (fitting("f", box(1, 0.6, 1.2, 0.8)), False),
    ],
    ids=["furniture", "a fitting", "overhead", "just below that", "flat", "beside it"],
)
def test_fittings_and_furniture_are_in_the_way_like_what_is_built(thing, stands):
    assert standing(thing, railings=False) == (["f"] if stands else [])


@pytest.mark.parametrize("given", [{"hull_only": True}, {"problem": "it crosses itself"}])
def test_a_thing_whose_body_is_in_doubt_makes_it_only_tighter(given):
    found = clear(furniture("f", box(1, 0.3, 1.4, 0.6), **given))
    assert found.tight.width == pytest.approx(0.9, abs=1e-4)
    assert found.loose.width == pytest.approx(1.2, abs=1e-4)


def test_things_come_in_the_order_of_their_ids():
    things = [column(id_, box(1, 0, 1.2, 0.2)) for id_ in ("b", "c", "a")]
    assert standing(*things) == ["a", "b", "c"]


def test_railings_count_only_when_asked():
    made = railing("r", (0.0, 0.0, 0.95), (3.0, 0.0, 0.95))
    assert standing(made, railings=False) == []
    assert standing(replace(made, shape=replace(made.shape, base=0.0))) == ["r"]


def test_the_level_is_taken_where_the_thing_stands():
    """On a slope the same wall is in the way at its foot and underfoot at its head."""
    low = wall("w", box(0.0, 0.5, 3.0, 0.7), top=0.5)
    on_slope = narrowings(school_of(low)).on(FLOOR, lambda x, _y: x, railings=False)
    assert [each.element.id for each in on_slope] == []
    at_foot = narrowings(school_of(low)).on(box(0, -0.6, 0.5, 0.6), lambda x, _y: x, railings=False)
    assert [each.element.id for each in at_foot] == ["w"]


@pytest.mark.parametrize(("sill", "is_doorway"), [(0.0, True), (0.3, True), (0.9, False)])
def test_only_openings_that_reach_the_floor_are_doorways(sill, is_doorway):
    made = wall("w", box(1.0, -3, 1.2, 3))
    hole = opening("o", box(1.0, -0.6, 1.2, 0.6), host_id="w", base=sill)
    assert standing(made, hole) == ([] if is_doorway else ["w"])


def test_a_thing_without_a_body_or_an_area_is_none():
    bare = replace(column("c", box(1, 0, 1.2, 0.2)), shape=None)
    assert standing(bare) == []
    assert standing() == []


@pytest.mark.parametrize(
    ("things", "width", "between"),
    [
        ((), 1.2, ("the edge", "the edge")),
        ((wall("left", box(0, 0.5, 3, 0.8)),), 1.1, None),
        ((column("post", box(1, -0.1, 1.2, 0.1)),), 0.5, None),
        ((wall("a", box(0, 0.5, 3, 0.8)), wall("b", box(0, -0.8, 3, -0.5))), 1.0, None),
        ((wall("across", box(1, -3, 1.2, 3)),), 0.0, ()),
    ],
    ids=["bare", "one side", "in the middle", "both sides", "closed"],
)
def test_the_passage_is_as_wide_as_what_stands_there_leaves(things, width, between):
    found = clear(*things)
    assert found.tight.width == pytest.approx(width, abs=1e-4)
    assert found.loose.width == pytest.approx(width, abs=1e-4)
    if between is not None:
        assert found.between == between
    names = {each.element.id for each in found.touched}
    assert names <= {each.id for each in things}


def test_it_names_what_the_narrowest_place_lies_between():
    found = clear(wall("a", box(0, 0.5, 3, 0.8)), wall("b", box(0, -0.8, 3, -0.5)))
    assert sorted(found.between) == ["a", "b"]
    assert sorted(each.element.id for each in found.touched) == ["a", "b"]


def test_a_hull_makes_it_only_tighter():
    found = clear(wall("a", box(0, 0.3, 3, 0.8), hull_only=True))
    assert found.tight.width == pytest.approx(0.9, abs=1e-4)
    assert found.loose.width == pytest.approx(1.2, abs=1e-4)


def test_an_upstand_is_cut_out_of_its_own_piece_only():
    lower = box(0, -0.6, 1.6, 0.6)
    upper = box(1.5, -0.6, 3, 0.6)
    board = box(1.5, -0.6, 1.6, 0.6)
    pieces = [
        Trodden(area=lower, level=at(0.15), upstands=(board,)),
        Trodden(area=upper, level=at(0.3)),
    ]
    assert clear(pieces=pieces).tight.width == pytest.approx(1.2, abs=1e-4)


def test_an_upstand_along_a_side_narrows_it():
    found = clear(upstands=(box(0, 0.55, 3, 0.6),))
    assert found.tight.width == pytest.approx(1.15, abs=1e-4)


def test_what_stands_past_the_ends_plays_no_part():
    found = clear(wall("w", box(3.1, -3, 3.3, 3)), wall("v", box(-0.4, -3, -0.2, 3)))
    assert found.tight.width == pytest.approx(1.2, abs=1e-4)


def test_the_narrowest_place_is_drawn():
    drawn = passage_drawn(clear(wall("a", box(1, 0.3, 1.2, 0.8), name="Pier")), storey="Level 0")
    assert [(each.role, each.label) for each in drawn] == [
        ("measured", "900 mm"),
        ("blocker", "Pier"),
    ]
    assert passage_drawn(clear(wall("across", box(1, -3, 1.2, 3))), storey="Level 0") == ()


@pytest.mark.slow
@given(x=st.floats(0.0, 2.8), y=st.floats(-0.7, 0.6), size=st.floats(0.05, 0.3))
@settings(max_examples=30, deadline=None)
def test_one_thing_more_never_makes_it_wider(x, y, size):
    walls = [wall("a", box(1, 0.4, 1.2, 0.8))]
    before = clear(*walls).tight.width
    assert clear(*walls, column("c", box(x, y, x + size, y + size))).tight.width <= before + 2e-4


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=20, deadline=None)
def test_turning_and_mirroring_change_no_width(turn):
    things = (wall("a", box(1, 0.4, 1.2, 0.8)), column("c", box(2, -0.6, 2.2, -0.45)))
    school = turned_school(school_of(*things), turn)
    inside = turn(LineString([(1.5, 0), (1.5, 0.1)])).coords[0]
    ends = []
    for edge, sign in ((FOOT, 1), (HEAD, -1)):
        pair = tuple(turn(LineString(edge)).coords)
        ends.append(pair if beyond(pair, inside) * sign > 0 else pair[::-1])
    pieces = [Trodden(area=turn(FLOOR), level=at(0.0))]
    found = clear_passage(pieces, (ends[0], ends[1]), narrowings(school), railings=False)
    assert found.tight.width == pytest.approx(1.0, abs=2e-4)
