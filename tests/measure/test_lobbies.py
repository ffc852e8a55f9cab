"""Lobbies drawn by hand: their length, width and what swings into them."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import box

from checker.results.values import Quantity, Unknown
from checker.rules import judge_rules, load_packs
from tests.geometry.turning import TURNS, Turn
from tests.measure.doors_made import asked, measurer_of, solid
from tests.measure.doors_walled import leaf_flush, span
from tests.measure.measuring import subject_of
from tests.measure.schools import column, door, furniture, room, school_of
from tests.measure.turned import shuffled_school, turned_school

NAMES = ("lobby_length", "swings_into_lobby", "lobby_width", "lobby_leaf_width", "lobby_leaves")
LOBBY = box(-1, 0.1, 1, 3.1)
"""A lobby 2 m wide and 3 m long, between walls 0.2 m thick."""


def first(**given):
    """The door in the south wall of the lobby; it swings into it unless told otherwise."""
    given.setdefault("solids", leaf_flush())
    return door("a", **{"at": (0.0, 0.0), "width": 0.9, "thickness": 0.2, **given})


def second(x=0.0, *, y=3.2, inward=False, **given):
    """The door in the north wall; it swings out, or into the lobby."""
    given.setdefault("solids", leaf_flush())
    return door("b", **{"at": (x, y), "width": 0.9, "thickness": 0.2, "mirrored": inward, **given})


def corner(y, *, inward=False, **given):
    """A door in the east wall of the lobby, at this height."""
    along = 270.0 if not inward else 90.0
    given.setdefault("solids", leaf_flush())
    return door("b", at=(1.1, y), along=along, width=0.9, thickness=0.2, **given)


def lobby(*elements, area=LOBBY, uses=None):
    rooms = (
        room("lobby", area),
        room("south", box(-4, -5, 4, -0.1)),
        room("north", box(-4, area.bounds[3] + 0.2, 4, 9)),
        room("east", box(1.2, 0.1, 4, 3.1)),
        room("west", box(-4, 0.1, -1.2, 3.1)),
    )
    known = {"lobby": "lobby", "west": "store", **(uses or {})}
    return measurer_of(school_of(*rooms, *elements), **known)


def measured(name, *elements, **given):
    measurer = lobby(*elements, **given)
    return measurer.measure(name, subject_of(measurer, "room", "lobby"))


def test_the_length_is_from_leaf_to_leaf():
    """A leaf flush with the lobby in the south, one 160 mm behind its wall in the north."""
    found = measured("lobby_length", first(), second())
    assert span(found) == (3.16, 3.16)
    assert found.steps == ("between a and b", "leaves swing in by 900 mm")
    assert found.evidence[0].label == "3160 mm"


@pytest.mark.parametrize(
    ("doors", "swing", "length"),
    [
        ((first(), second()), 0.9, 3.16),
        ((first(), second(inward=True)), 1.8, 3.0),
        ((first(mirrored=True), second()), 0.0, 3.32),
        ((first(operation="SLIDING_TO_LEFT"), second()), 0.0, 3.16),
        ((first(operation="DOUBLE_SWING_LEFT"), second()), 0.9, 3.16),
    ],
    ids=["one in", "both in", "none in", "sliding", "double acting"],
)
def test_what_swings_in_is_the_sum_of_the_leaves_that_do(doors, swing, length):
    assert span(measured("swings_into_lobby", *doors)) == (swing, swing)
    assert span(measured("lobby_length", *doors)) == (length, length)


def test_doors_that_are_offset_are_further_apart_by_the_wall_between_their_jambs():
    wide = box(-3, 0.1, 1, 3.1)
    assert span(measured("lobby_length", first(), second(-0.8), area=wide)) == (3.16, 3.16)
    assert span(measured("lobby_length", first(), second(-0.9), area=wide)) == (3.16, 3.16)
    assert span(measured("lobby_length", first(), second(-2.0), area=wide)) == (4.26, 4.26)


@pytest.mark.parametrize("y", [0.8, 1.6, 2.6])
def test_between_doors_at_right_angles_the_way_turns_the_corner(y):
    found = measured("lobby_length", first(), corner(y))
    flush = 1.0 + 0.16
    assert span(found) == (pytest.approx(y - 0.1 + flush), pytest.approx(y - 0.1 + flush))
    assert found.method == "round the corner"
    assert found.evidence[0].role == "path"


@pytest.mark.parametrize(
    ("things", "width"),
    [
        ((), 2.0),
        ((column("pier", box(0.7, 1, 1, 1.3)),), 1.7),
        ((column("pier", box(0.2, 1, 0.5, 1.3)),), 1.2),
        ((furniture("bench", box(-1, 1, -0.6, 2)),), 1.6),
    ],
    ids=["bare", "pier", "free column", "bench"],
)
def test_the_width_is_the_narrowest_place_across_the_way(things, width):
    found = measured("lobby_width", first(), second(), *things)
    assert span(found) == (width, width)
    assert found.evidence[0].label == f"{width * 1000:.0f} mm"


def test_a_thing_known_by_its_hull_leaves_the_width_open():
    thing = furniture("bench", box(-1, 1, -0.6, 2), hull_only=True)
    assert span(measured("lobby_width", first(), second(), thing)) == (1.6, 2.0)


def test_a_lobby_that_is_closed_as_modelled_has_no_width():
    thing = column("block", box(-1, 1, 1, 2))
    assert isinstance(measured("lobby_width", first(), second(), thing), Unknown)
    hull = furniture("block", box(-1, 1, 1, 2), hull_only=True)
    assert span(measured("lobby_width", first(), second(), hull)) == (0.0, 2.0)


def test_round_a_corner_the_narrower_leg_counts():
    assert span(measured("lobby_width", first(), corner(1.6))) == (2.0, 2.0)
    low = box(-1, 0.1, 1, 1.9)
    assert span(measured("lobby_width", first(), corner(1.0), area=low)) == (1.8, 1.8)


PAIR = (
    solid((0.0, 1.6), (-0.1, 0.1), top=2.1),
    solid((0.0, 1.0), (0.06, 0.1)),
    solid((1.0, 1.6), (0.06, 0.1)),
)


def test_the_widest_leaf_and_the_most_leaves_count():
    pair = second(width=1.6, solids=PAIR, operation="DOUBLE_DOOR_SINGLE_SWING", inward=True)
    assert span(measured("lobby_leaf_width", first(), pair)) == (1.0, 1.0)
    assert span(measured("lobby_leaves", first(), pair)) == (2.0, 2.0)
    assert span(measured("swings_into_lobby", first(), pair)) == (1.9, 1.9)
    assert span(measured("lobby_leaves", first(), second())) == (1.0, 1.0)
    assert span(measured("lobby_leaves", first(), second(operation=""))) == (1.0, 2.0)


def test_a_leaf_that_is_not_modelled_leaves_length_and_swing_open():
    """The leaf that swings out may lie anywhere in the wall; the one that swings in may be less."""
    out = measured("lobby_length", first(), second(solids=()))
    assert span(out) == (3.0, 3.2)
    inward = second(solids=(), inward=True)
    assert span(measured("lobby_length", first(), inward)) == (3.0, 3.0)
    assert span(measured("swings_into_lobby", first(), inward)) == (1.67, 1.8)


def test_an_open_operation_leaves_the_swing_open():
    found = measured("swings_into_lobby", first(), second(operation="", solids=()))
    assert span(found) == (0.9, 1.8)


def test_a_store_off_the_lobby_does_not_count():
    store = door("c", at=(-1.1, 1.5), along=90, width=0.6, thickness=0.2, solids=leaf_flush(0.6))
    assert span(measured("lobby_length", first(), second(), store)) == (3.16, 3.16)
    bare = measured("lobby_length", first(), second(), store, uses={"west": "office"})
    assert bare.low < 3


def test_of_three_doors_the_pair_with_the_least_between_its_leaves_counts():
    near = corner(0.8, inward=True)
    third = second()
    other = replace(near, id="c", ref=replace(near.ref, global_id="c", name="c"))
    found = measured("lobby_length", first(), third, other)
    assert found.steps[0] == "between a and c"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "doors",
    [
        (),
        (first(),),
        (first(), replace(second(), frame=None, shape=None, solids=())),
        (first(), door("b", at=(0.5, 0.0), thickness=0.2)),
    ],
    ids=["no door", "one door", "a door without a place", "two doors in one wall"],
)
def test_without_two_doors_to_pass_it_is_unknown(name, doors):
    found = measured(name, *doors)
    assert isinstance(found, Unknown)
    assert found.ask


def test_doors_that_look_away_from_each_other_are_no_pair():
    """A core of small rooms in the middle of a hall, with a door on either side of it."""
    hall = box(-4, -4, 4, 4).difference(box(-1.1, -1.1, 1.1, 1.1))
    north = door("a", at=(0, 1.0), width=0.9, thickness=0.2)
    south = door("b", at=(0, -1.0), width=0.9, thickness=0.2)
    rooms = room("lobby", hall), room("x", box(-1, 0.05, 1, 0.9)), room("y", box(-1, -0.9, 1, 0))
    measurer = measurer_of(school_of(*rooms, north, south), lobby="lobby")
    found = measurer.measure("lobby_length", subject_of(measurer, "room", "lobby"))
    assert isinstance(found, Unknown)


def test_a_lobby_whose_body_cannot_be_trusted_has_no_width():
    measurer = measurer_of(
        school_of(room("lobby", LOBBY, problem="crosses itself"), first(), second())
    )
    found = measurer.measure("lobby_width", subject_of(measurer, "room", "lobby"))
    assert isinstance(found, Unknown)


def series(name, id_, *elements, **given):
    return asked(lobby(*elements, **given), name, id_)


def test_two_doors_of_a_lobby_are_in_series():
    for id_ in ("a", "b"):
        assert span(series("next_door_distance", id_, first(), second(inward=True))) == (3.0, 3.0)
        assert span(series("leaf_into_gap", id_, first(), second(inward=True))) == (1.8, 1.8)


def test_a_door_that_no_other_follows_is_endlessly_far_from_the_next():
    found = series("next_door_distance", "a", first())
    assert (found.low, found.high) == (float("inf"), float("inf"))
    assert "no other door" in found.reason
    assert span(series("leaf_into_gap", "a", first())) == (0.0, 0.0)


def test_in_a_room_with_more_doors_two_that_face_each_other_may_be_in_series():
    third = corner(1.5)
    other = replace(third, id="c", ref=replace(third.ref, global_id="c", name="c"))
    found = series("next_door_distance", "b", first(), second(inward=True), other)
    assert (found.low, found.high) == (pytest.approx(3.0), float("inf"))
    assert "may not be in series" in found.reason
    apart = series("next_door_distance", "c", first(), second(inward=True), other)
    assert apart.low == float("inf")


def test_where_a_side_cannot_be_told_another_door_may_follow_at_once():
    measurer = measurer_of(school_of(room("lobby", LOBBY), first()))
    found = asked(measurer, "next_door_distance", "a")
    assert (found.low, found.high) == (0.0, float("inf"))
    swing = asked(measurer, "leaf_into_gap", "a")
    assert (swing.low, swing.high, swing.reason) == (0.0, float("inf"), "a side cannot be told")


def test_a_pair_on_one_side_says_nothing_of_the_side_that_cannot_be_told():
    measurer = measurer_of(school_of(room("lobby", LOBBY), first(), second(inward=True)))
    found = asked(measurer, "next_door_distance", "a")
    assert (found.low, found.high) == (0.0, pytest.approx(3.0))


RULE = """\
- rule: TEST-lobby
  title: A wheelchair fits between the doors of a lobby
  why: A reason.
  applies_to: {each: room, where: [{use: lobby}], if_none: not applicable}
  measure: lobby_length
  at_least: {sum_of: [swings_into_lobby, 1570 mm]}
  strength: project
  source: {document: brief, checked: no}
  examples:
    - {given: {lobby_length: 2470 mm, swings_into_lobby: 900 mm}, expect: pass}
    - {given: {lobby_length: 2469 mm, swings_into_lobby: 900 mm}, expect: fail}
    - {given: {lobby_length: 2469 mm}, expect: cannot tell}
"""


@pytest.mark.parametrize(
    ("long", "inward", "outcome"),
    [(2.31, False, "pass"), (2.309, False, "fail"), (3.37, True, "pass"), (3.369, True, "fail")],
)
def test_the_rule_for_lobbies_can_be_written(tmp_path, long, inward, outcome):
    """AD M 2.29: projections plus 1570 mm; the leaf that swings out lies 160 mm behind the wall."""
    path = tmp_path / "rules.yaml"
    path.write_text(RULE, encoding="utf-8")
    area = box(-1, 0.1, 1, 0.1 + long)
    others = dict.fromkeys(("south", "north", "east"), "office")
    doors = first(), second(y=0.2 + long, inward=inward)
    measurer = lobby(*doors, area=area, uses=others)
    found = [f for f in judge_rules(load_packs([path]), measurer) if f.rule == "TEST-lobby"]
    assert [each.outcome.value for each in found] == [outcome]


def every(school):
    measurer = measurer_of(school, lobby="lobby", west="store")
    subject = subject_of(measurer, "room", "lobby")
    found = [measurer.measure(name, subject) for name in NAMES]
    found += [asked(measurer, name, "a") for name in ("next_door_distance", "leaf_into_gap")]
    assert all(isinstance(each, Quantity) for each in found)
    return [span(each) for each in found]


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 50))
@example(turn=Turn(angle=64.31980005459717, mirrored=False, x=0.0, y=-1.26953125), seed=0)
@settings(max_examples=20, deadline=None)
def test_turning_mirroring_and_reordering_change_nothing(turn, seed):
    things = column("pier", box(0.6, 1, 0.8, 1.2)), furniture("seat", box(-1, 2, -0.7, 2.5))
    school = lobby(first(), corner(1.7, inward=True), *things).school
    for changed in (turned_school(school, turn), shuffled_school(school, seed)):
        for one, other in zip(every(school), every(changed), strict=True):
            assert one == pytest.approx(other, abs=1e-4)


@pytest.mark.slow
@given(long=st.floats(1.0, 4.0), more=st.floats(0.0, 1.0))
@settings(max_examples=20, deadline=None)
def test_a_longer_lobby_is_longer_by_as_much(long, more):
    one, two = (
        measured("lobby_length", first(), second(y=0.2 + each), area=box(-1, 0.1, 1, 0.1 + each))
        for each in (long, long + more)
    )
    assert two.low - one.low == pytest.approx(more, abs=1e-6)
