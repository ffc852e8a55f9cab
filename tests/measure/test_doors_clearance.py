"""The rectangle before a door: a deep one or a wide one, never the best of both."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from checker.measure.frontier import Frontier
from checker.measure.measurer import Measurer
from checker.results.values import Unknown
from checker.rules import judge_rules, load_packs
from tests.geometry.turning import TURNS
from tests.measure.doors_made import asked, measurer_of, solid
from tests.measure.doors_walled import SOUTH, side, span, walled
from tests.measure.schools import column, furniture, room, school_of
from tests.measure.turned import turned_school

pytestmark = pytest.mark.slow

EAST, WEST = 0.45, -0.45
FRONT_PULL = {"depth": 1.525, "beyond_latch": 0.455}
HINGE_PULL = ({"depth": 1.525, "beyond_latch": 0.915}, {"depth": 1.37, "beyond_latch": 1.065})


def clearance(*elements, **given):
    return side("door_clearance", *(elements or (walled(),)), **given)


def meets(found, wanted):
    """Whether one rectangle has all that is wanted: yes, no or None."""
    parts = found.towards(wanted)
    if all(parts[part].low >= least - 0.0005 for part, least in wanted.items()):
        return True
    if any(parts[part].high < least - 0.0005 for part, least in wanted.items()):
        return False
    return None


def bay(depth, latch, hinge=1.0):
    """A room to the north: so deep, so far beyond the latch (east) and the hinge (west)."""
    return box(WEST - hinge, 0.1, EAST + latch, 0.1 + depth)


@pytest.mark.parametrize(
    ("depth", "latch", "hinge"), [(1.525, 0.455, 0.3), (0.9, 0.0, 0.0), (3.0, 2.9, 1.2)]
)
def test_each_part_alone_is_what_the_room_has(depth, latch, hinge):
    found = clearance(north=bay(depth, latch, hinge))
    assert isinstance(found, Frontier)
    assert span(found["depth"]) == (depth, depth)
    assert span(found["beyond_latch"]) == (latch, latch)
    assert span(found["beyond_hinge"]) == (hinge, hinge)


@pytest.mark.parametrize(
    ("depth", "latch", "expected"),
    [
        (1.525, 0.455, True),
        (1.5246, 0.4546, True),
        (1.524, 0.455, False),
        (1.525, 0.454, False),
        (2.0, 1.0, True),
    ],
)
def test_a_rectangle_fits_at_its_limits_and_not_below(depth, latch, expected):
    assert meets(clearance(north=bay(depth, latch)), FRONT_PULL) is expected


def stepped(deep, wide):
    """A room with a corner cut out: `deep` (depth, beyond) and `wide` (depth, beyond)."""
    (d1, b1), (d2, b2) = deep, wide
    corners = [(-2, 0), (EAST + b2, 0), (EAST + b2, d2), (EAST + b1, d2), (EAST + b1, d1), (-2, d1)]
    return Polygon([(x, y + 0.1) for x, y in corners])


@pytest.mark.parametrize(
    ("deep", "wide", "first", "second"),
    [
        ((1.525, 0.915), (1.0, 1.2), True, False),
        ((1.6, 0.5), (1.37, 1.065), False, True),
        ((1.6, 0.9), (1.3, 1.2), False, False),
        ((2.0, 0.95), (1.5, 1.1), True, True),
    ],
    ids=["the deep one", "the wide one", "neither", "both"],
)
def test_a_stepped_room_has_two_rectangles(deep, wide, first, second):
    found = clearance(north=stepped(deep, wide))
    assert [meets(found, each) for each in HINGE_PULL] == [first, second]
    assert span(found["depth"]) == (deep[0], deep[0])
    assert span(found["beyond_latch"]) == (wide[1], wide[1])


@pytest.mark.parametrize(("latch", "expected"), [(1.0, True), (1.01, False)])
def test_before_a_slanted_wall_every_depth_has_its_own_width(latch, expected):
    """The wall runs from (2, 0) to (0, 2) beyond the latch: 1 m deep there is 1 m of width."""
    slanted = Polygon([(-2, 0.1), (EAST + 2, 0.1), (EAST, 2.1), (-2, 2.1)])
    assert meets(clearance(north=slanted), {"depth": 1.0, "beyond_latch": latch}) is expected
    assert meets(clearance(north=slanted), {"depth": 0.5, "beyond_latch": 1.5}) is True
    assert meets(clearance(north=slanted), {"depth": 0.6, "beyond_latch": 1.5}) is False


def test_the_answer_is_one_rectangle_with_what_is_wanted():
    found = clearance(north=stepped((1.6, 0.5), (1.3, 1.2))).towards(
        {"depth": 1.0, "beyond_latch": 0.4}
    )
    assert (span(found["depth"]), span(found["beyond_latch"])) == ((1.6, 1.6), (0.5, 0.5))
    other = clearance(north=stepped((1.6, 0.5), (1.3, 1.2))).towards(
        {"depth": 1.0, "beyond_latch": 0.6}
    )
    assert (span(other["depth"]), span(other["beyond_latch"])) == ((1.3, 1.3), (1.2, 1.2))


def test_a_column_beside_the_latch_is_named_and_drawn():
    pier = column("pier", box(0.8, 0.1, 1.1, 0.4))
    found = clearance(walled(), pier).towards(FRONT_PULL)["beyond_latch"]
    assert span(found) == (0.35, 0.35)
    assert found.steps == ("stopped by pier",)
    roles = [each.role for each in found.evidence]
    assert roles[:2] == ["required", "measured"]
    assert roles.count("blocker") == 1
    assert any(each.label == "350 mm" for each in found.evidence)


def test_a_column_before_the_opening_ends_the_depth():
    pier = column("pier", box(0, 1.2, 0.3, 1.5))
    found = clearance(walled(), pier)
    assert span(found["depth"]) == (1.1, 1.1)
    assert meets(found, {"depth": 1.22}) is False
    assert found.towards({"depth": 1.22})["depth"].steps == ("stopped by pier",)


def test_furniture_known_by_its_hull_leaves_it_open():
    found = clearance(walled(), furniture("table", box(0.7, 0.5, 2, 1.2), hull_only=True))
    assert meets(found, FRONT_PULL) is None
    assert meets(found, {"depth": 1.525, "beyond_latch": 0.25}) is True
    assert meets(found, {"depth": 3.5}) is False


def test_the_push_side_needs_room_beyond_the_hinge():
    found = clearance(part="push", south=box(WEST - 0.56, -1.165, 4, -0.1))
    assert meets(found, {"depth": 1.065, "beyond_hinge": 0.56}) is True
    assert meets(found, {"depth": 1.065, "beyond_hinge": 0.561}) is False


@pytest.mark.parametrize(
    ("along", "expected"), [(1.7, True), (2.2, True), (2.201, False)], ids=["push", "pull", "more"]
)
def test_along_is_the_whole_width_of_the_rectangle(along, expected):
    """0.9 m of opening with 0.8 m beyond the latch and 0.5 m beyond the hinge, 1.4 m deep."""
    found = clearance(north=bay(1.4, 0.8, 0.5))
    assert span(found["along"]) == (2.2, 2.2)
    assert meets(found, {"along": along, "depth": 1.4}) is expected
    assert meets(found, {"along": along, "depth": 1.401}) is False
    both = found.towards({"along": 2.0, "beyond_latch": 0.1, "depth": 1.0})
    assert (span(both["along"]), span(both["beyond_latch"])) == ((2.2, 2.2), (0.8, 0.8))
    assert any(each.label == "2200 mm" for each in both["along"].evidence)


def test_along_does_not_depend_on_where_the_leaf_ends():
    assert span(clearance(walled(solids=()), north=bay(1.4, 0.8, 0.5))["along"]) == (2.2, 2.2)


def test_of_a_pair_one_leaf_counts_and_the_other_is_wall():
    leaves = (
        solid((0.0, 1.4), (-0.1, 0.1), top=2.1),
        solid((0.0, 0.9), (0.06, 0.1)),
        solid((0.9, 1.4), (0.06, 0.1)),
    )
    pair = walled(width=1.4, solids=leaves, operation="DOUBLE_DOOR_SINGLE_SWING")
    found = clearance(pair, north=box(-4, 0.1, 0.7, 4))
    assert span(found["beyond_latch"]) == (0.5, 0.5)
    assert span(found["beyond_hinge"]) == (3.2, 3.2)


def test_a_leaf_that_is_not_modelled_may_leave_more_beside_it():
    found = clearance(walled(solids=()), north=bay(2.0, 0.42))
    assert span(found["beyond_latch"]) == (0.42, 0.485)
    assert span(found["beyond_hinge"]) == (1.0, 1.065)
    assert meets(found, FRONT_PULL) is None


def test_an_open_hinge_side_needs_room_at_both_ends():
    open_ = walled(operation="", solids=(), lining_thickness=0.05)
    assert meets(clearance(open_), FRONT_PULL) is True
    assert meets(clearance(open_, north=bay(2, 0.3), south=SOUTH), FRONT_PULL) is None
    tight = {"north": bay(2, 0.3, 0.3), "south": box(-0.7, -2, 0.7, -0.1)}
    assert meets(clearance(open_, **tight), FRONT_PULL) is False


@pytest.mark.parametrize(
    ("word", "latch", "hinge"), [("SLIDING_TO_LEFT", 0.3, 1.0), ("SLIDING_TO_RIGHT", 1.0, 0.3)]
)
def test_a_leaf_that_slides_stops_at_its_latch(word, latch, hinge):
    found = clearance(walled(operation=word, lining_thickness=0.05), north=bay(2.0, 0.25, 0.95))
    assert span(found["beyond_latch"]) == (latch, latch)
    assert span(found["beyond_hinge"]) == (hinge, hinge)


def test_without_a_room_there_it_is_unknown():
    assert isinstance(clearance(north=None), Unknown)


RULE = """\
- rule: TEST-pull
  title: Clear floor beside the door on the pull side
  why: A reason.
  applies_to: {each: door side, where: [{operation: swing}, {side: pull}], if_none: not applicable}
  measure: door_clearance
  look_up:
    by: [approach_from]
    take: any
    rows:
      - {approach_from: front, depth: at least 1525 mm, beyond_latch: at least 455 mm}
      - {approach_from: hinge side, depth: at least 1525 mm, beyond_latch: at least 915 mm}
      - {approach_from: hinge side, depth: at least 1370 mm, beyond_latch: at least 1065 mm}
      - {approach_from: latch side, depth: at least 1220 mm, beyond_latch: at least 610 mm}
    otherwise: cannot tell
  strength: project
  source: {document: brief, checked: no}
  examples:
    - {given: {approach_from: front, depth: 1525 mm, beyond_latch: 455 mm}, expect: pass}
    - {given: {approach_from: hinge side, depth: 1400 mm, beyond_latch: 1000 mm}, expect: fail}
"""


@pytest.mark.parametrize(
    ("north", "outcome"),
    [(bay(2.0, 0.5), "pass"), (bay(2.0, 0.4), "fail"), (stepped((1.6, 0.4), (1.4, 2)), "fail")],
    ids=["enough", "too narrow", "the best of each part would do"],
)
def test_a_rule_passes_when_one_rectangle_meets_a_row(tmp_path, north, outcome):
    path = tmp_path / "rules.yaml"
    path.write_text(RULE, encoding="utf-8")
    school = school_of(room("n", north), room("s", SOUTH), walled())
    measurer: Measurer = measurer_of(school, n="office")
    (found,) = (
        each for each in judge_rules(load_packs([path]), measurer) if each.rule == "TEST-pull"
    )
    assert found.outcome.value == outcome
    assert any(each.role == "required" for each in found.evidence) == (outcome != "pass")


def pull_side(school):
    return asked(measurer_of(school), "door_clearance", kind="door side", part="pull")


@given(turn=TURNS)
@settings(max_examples=25, deadline=None)
def test_turning_and_moving_change_no_rectangle(turn):
    school = school_of(
        room("n", stepped((1.6, 0.5), (1.3, 1.2))),
        room("s", SOUTH),
        walled(),
        column("pier", box(-0.9, 0.5, -0.6, 0.8)),
    )
    for wanted in ({}, FRONT_PULL, {"depth": 1.0, "beyond_hinge": 0.1, "beyond_latch": 0.6}):
        here, there = (
            asked(measurer_of(each), "door_clearance", kind="door side", part="pull").towards(
                wanted
            )
            for each in (school, turned_school(school, turn))
        )
        for part in here:
            assert span(here[part]) == pytest.approx(span(there[part]), abs=0.0001)


@given(
    bays=st.tuples(st.floats(0.5, 2), st.floats(0, 1.5), st.floats(0.3, 0.5), st.floats(1.5, 2.5)),
    wanted=st.tuples(st.floats(0.4, 2.2), st.floats(0, 2.6)),
)
@settings(max_examples=60, deadline=None)
def test_a_rectangle_is_found_exactly_when_one_of_the_two_has_it(bays, wanted):
    depth, beyond, shallow, far = bays
    found = clearance(north=stepped((depth, beyond), (shallow, far)))
    has = any(
        d >= wanted[0] - 0.0005 and b >= wanted[1] - 0.0005
        for d, b in ((depth, beyond), (shallow, far))
    )
    assert meets(found, {"depth": wanted[0], "beyond_latch": wanted[1]}) is has


@given(
    at=st.tuples(st.floats(-3, 3), st.floats(0.1, 2)),
    size=st.tuples(st.floats(0.05, 1), st.floats(0.05, 1)),
)
@settings(max_examples=40, deadline=None)
def test_an_added_thing_is_never_better(at, size):
    thing = column("t", box(at[0], at[1], at[0] + size[0], at[1] + size[1]))
    bare, fuller = clearance(north=bay(2, 1)), clearance(walled(), thing, north=bay(2, 1))
    for part in bare:
        assert fuller[part].high <= bare[part].high + 1e-6
    if meets(fuller, FRONT_PULL):
        assert meets(bare, FRONT_PULL)
