"""Flights as ways up: where they begin and end, at which level, and what is not sure."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, box

from checker.geometry.edges import ahead
from checker.model import ShapeSource
from tests.geometry.turning import FAR, TURNS
from tests.measure.measuring import measurer_of
from tests.measure.schools import (
    ramp,
    ramp_flight,
    room,
    school_of,
    slab,
    stair,
    stair_flight,
    storey,
)
from tests.measure.stairs_made import (
    dog_leg_in_one,
    dog_leg_in_parts,
    flight_of,
    floors,
    level,
    one_flight,
    sloped,
    treads,
)
from tests.measure.turned import shuffled_school, turned_school


def climbs(school):
    return measurer_of(school).provide("climbs")


def stair_landings(school):
    return measurer_of(school).provide("stair_landings")


def only(school):
    (climb,) = climbs(school)
    return climb


def edge(x, *, half=0.6):
    return ((x, half), (x, -half))


def same(one, other):
    return LineString(one).hausdorff_distance(LineString(other)) < 1e-6 and ahead(
        one
    ) == pytest.approx(ahead(other), abs=1e-6)


def test_a_flight_goes_from_its_first_riser_to_the_end_of_its_last_tread():
    climb = only(one_flight())
    assert (climb.id, climb.whole_id, climb.kind) == ("f", "s", "stair")
    assert same(climb.foot, edge(0.0))
    assert same(climb.head, edge(9 * 0.28))
    assert (climb.low, climb.high) == pytest.approx((0.0, 1.5))
    assert climb.run == pytest.approx(9 * 0.28)
    assert climb.rise == pytest.approx(1.5)
    assert climb.sure


@pytest.mark.slow
@pytest.mark.parametrize("high", [1.331, 1.35, 1.369, 1.45, 1.5, 1.53])
def test_it_arrives_at_the_floor_that_the_model_shows(high):
    school = school_of(stair("s", None, flights=(stair_flight("f"),)), *floors(2.52, high))
    assert only(school).high == pytest.approx(high)
    assert same(only(school).head, edge(2.52))


@pytest.mark.parametrize("low", [-0.02, 0.0, 0.05])
def test_it_begins_at_the_floor_that_the_model_shows(low):
    made = stair("s", None, flights=(stair_flight("f"),))
    assert only(school_of(made, *floors(2.52, 1.5, low=low))).low == pytest.approx(low)


def test_a_floor_too_far_below_or_above_is_none_of_its():
    made = stair("s", None, flights=(stair_flight("f"),))
    climb = only(school_of(made, *floors(2.52, 2.0, low=-0.5)))
    assert (climb.low, climb.high, climb.sure) == (pytest.approx(0.0), pytest.approx(1.5), False)


def test_a_bare_slab_counts_only_where_no_room_tells():
    made = stair("s", None, flights=(stair_flight("f"),))
    bare = slab("bare", box(2.52, -3, 6, 3), level=1.42)
    assert only(school_of(made, bare)).high == pytest.approx(1.42)
    assert only(school_of(made, bare, *floors(2.52, 1.5))).high == pytest.approx(1.5)


@pytest.mark.parametrize(("elevation", "arrives"), [(1.35, 1.35), (1.5, 1.5), (1.43, 1.5)])
def test_without_a_floor_a_storey_at_that_level_tells(elevation, arrives):
    made = stair("s", None, flights=(stair_flight("f"),))
    climb = only(school_of(made, storey("s0"), storey("top", elevation=elevation)))
    assert climb.high == pytest.approx(arrives)
    assert climb.sure is (elevation == arrives)


@pytest.mark.parametrize(("count", "arrives"), [(9, 1.35), (10, 1.5), (None, 1.5)])
def test_without_a_floor_the_declared_count_tells_where_it_arrives(count, arrives):
    flight = stair_flight("f", riser_count=count)
    climb = only(school_of(stair("s", None, flights=(flight,))))
    assert climb.high == pytest.approx(arrives)
    assert climb.sure is (count is not None)


@pytest.mark.parametrize(("declared", "low"), [(None, 0.0), (0.16, -0.01), (0.58, 0.0)])
def test_it_begins_one_riser_below_its_first_tread(declared, low):
    flight = stair_flight("f", riser_height=declared)
    climb = only(school_of(stair("s", None, flights=(flight,))))
    assert climb.low == pytest.approx(low)


@pytest.mark.parametrize("make", [dog_leg_in_parts, dog_leg_in_one], ids=["parts", "one body"])
def test_a_dog_leg_is_two_climbs_that_meet_on_the_landing(make):
    lower, upper = climbs(make(room("above", box(-4, -3, 0, 3), base=1.8)))
    assert (lower.low, lower.high, upper.low, upper.high) == pytest.approx((0.0, 0.9, 0.9, 1.8))
    (landing,) = stair_landings(make())
    assert (landing.whole_id, landing.kind, landing.level) == ("s", "stair", pytest.approx(0.9))
    assert LineString(lower.head).distance(landing.area) < 1e-6
    assert LineString(upper.foot).distance(landing.area) < 1e-6
    assert ahead(upper.foot) == pytest.approx((-1.0, 0.0))


def test_parts_of_one_body_have_the_stairs_id_and_a_number():
    school = dog_leg_in_one()
    assert [climb.id for climb in climbs(school)] == ["s:flight-1", "s:flight-2"]
    assert [landing.id for landing in stair_landings(school)] == ["s:landing-1"]


def test_a_flight_that_holds_a_landing_is_two():
    middle = level(box(1.12, -0.6, 2.32, 0.6), 0.75)
    upper = [
        level(box(2.32 + n * 0.28, -0.6, 2.6 + n * 0.28, 0.6), 0.9 + n * 0.15) for n in range(4)
    ]
    flight = flight_of([*treads([0.15, 0.3, 0.45, 0.6]), middle, *upper])
    found = climbs(school_of(stair("s", None, flights=(flight,))))
    assert [(climb.id, round(climb.low, 3), round(climb.high, 3)) for climb in found] == [
        ("f:flight-1", 0.0, 0.75),
        ("f:flight-2", 0.75, 1.5),
    ]


@pytest.mark.parametrize("up", ["ahead", "back"])
def test_the_floors_tell_which_way_a_single_step_goes(up):
    flight = stair_flight("f", risers=2, width=1.5)
    far, near = (0.28, 0.0) if up == "ahead" else (0.0, 0.28)
    high = box(far, -2, far + 3, 2) if up == "ahead" else box(-3, -2, 0, 2)
    low = box(-3, -2, near, 2) if up == "ahead" else box(near, -2, 3, 2)
    school = school_of(
        stair("s", None, flights=(flight,)), room("low", low), slab("high", high, level=0.3)
    )
    climb = only(school)
    assert (climb.low, climb.high, climb.sure) == (pytest.approx(0.0), pytest.approx(0.3), True)
    assert ahead(climb.foot)[0] == pytest.approx(1.0 if up == "ahead" else -1.0)


def test_a_single_step_between_no_floors_is_not_sure():
    climb = only(school_of(stair("s", None, flights=(stair_flight("f", risers=2),))))
    assert not climb.sure
    assert (climb.low, climb.high) == pytest.approx((0.0, 0.3))


def test_the_level_counts_not_the_storey_that_a_flight_is_filed_under():
    flight = stair_flight("f", z=3.5, storey_id="s0")
    school = school_of(
        stair("s", None, flights=(flight,)),
        room("below", box(-4, -3, 0, 3), storey_id="s1"),
        room("above", box(2.52, -3, 6, 3), base=5.0, storey_id="s1"),
    )
    assert (only(school).low, only(school).high) == pytest.approx((3.5, 5.0))


def test_a_flight_may_pass_a_storey():
    flight = stair_flight("f", risers=40, rise=0.175)
    climb = only(school_of(stair("s", None, flights=(flight,)), *floors(39 * 0.28, 7.0)))
    assert (climb.low, climb.high) == pytest.approx((0.0, 7.0))


def test_rooms_without_a_body_and_doubtful_slabs_do_no_harm():
    others = (room("no body", None), slab("hull", box(-9, -9, 9, 9), level=-0.3, hull_only=True))
    assert only(one_flight(*others)).high == pytest.approx(1.5)


def test_a_flight_whose_treads_do_not_show_is_not_sure():
    flight = stair_flight("f", tops=())
    climb = only(school_of(stair("s", None, flights=(flight,)), *floors(2.52, 1.5)))
    assert not climb.sure
    assert (climb.low, climb.high) == pytest.approx((0.0, 1.35))
    assert same(climb.foot, edge(0.0))
    assert same(climb.head, edge(2.52))


def test_a_stair_that_is_one_closed_body_is_not_sure():
    climb = only(school_of(stair("s", box(0, 0, 4, 1.2), top=3.0)))
    assert (climb.id, climb.sure, climb.low, climb.high) == ("s", False, 0.0, 3.0)


def test_a_stair_without_any_body_is_no_way():
    assert climbs(school_of(stair("s", None))) == ()


@pytest.mark.parametrize(
    "tops",
    [
        (level(Polygon(), 0.15),),
        (level(box(0, 0, 1, 1), math.nan),),
        (sloped(box(0, 0, 0.28, 1.2), 0.15, (1.0, 0.0)),),
        (level(Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), 0.15),),
    ],
    ids=["empty", "no level", "nothing level", "self-crossing"],
)
def test_bad_treads_raise_nothing(tops):
    school = one_flight()
    bad = stair("bad", None, flights=(flight_of(tops),))
    found = climbs(replace(school, stairs=(*school.stairs, bad)))
    assert found[0].high == pytest.approx(1.5)
    assert all(not climb.sure for climb in found[1:])


def test_a_ramp_goes_from_its_low_side_to_its_high_side():
    climb = only(school_of(ramp("r", flights=(ramp_flight("f", going=4.5, rise=0.3),))))
    assert (climb.kind, climb.id, climb.whole_id) == ("ramp", "f", "r")
    assert (climb.low, climb.high, climb.run) == pytest.approx((0.0, 0.3, 4.5))
    assert same(climb.foot, edge(0.0, half=0.75))
    assert same(climb.head, edge(4.5, half=0.75))
    assert climb.sure


def test_a_ramp_in_one_body_has_flights_and_a_landing():
    tops = (
        sloped(box(0, 0, 5, 1.5), 1 / 6, (1 / 15, 0.0)),
        level(box(5, 0, 6.5, 1.5), 1 / 3),
        sloped(box(6.5, 0, 11.5, 1.5), 1 / 2, (1 / 15, 0.0)),
    )
    school = school_of(ramp("r", box(0, 0, 11.5, 1.5), tops=tops))
    assert [(c.id, round(c.low, 4), round(c.high, 4)) for c in climbs(school)] == [
        ("r:flight-1", 0.0, 0.3333),
        ("r:flight-2", 0.3333, 0.6667),
    ]
    (landing,) = stair_landings(school)
    assert (landing.id, landing.kind, landing.level) == ("r:landing-1", "ramp", 1 / 3)


def sloped_slab(gradient, *, base=0.0, **given):
    area = given.pop("area", box(0, 0, 4, 2))
    top = sloped(area, base + 2 * gradient, (gradient, 0.0))
    made = slab("slab", area, level=base, slope=gradient, tops=(top,), **given)
    return replace(made, shape=replace(made.shape, top=base + 4 * gradient))


HALL = room("hall", box(-5, -5, 0, 5))


@pytest.mark.parametrize(
    ("gradient", "is_ramp"),
    [(1 / 21, False), (1 / 20, True), (1 / 12, True), (1 / 5, True), (1 / 4.9, False)],
    ids=["1 in 21", "1 in 20", "1 in 12", "1 in 5", "steeper"],
)
def test_a_slab_from_1_in_20_to_1_in_5_is_a_ramp_of_its_own(gradient, is_ramp):
    found = climbs(school_of(sloped_slab(gradient), HALL))
    assert [climb.id for climb in found] == (["slab"] if is_ramp else [])
    if is_ramp:
        assert (found[0].kind, found[0].whole_id) == ("ramp", "slab")
        assert found[0].rise == pytest.approx(4 * gradient)


@pytest.mark.parametrize(
    "roof",
    [
        sloped_slab(1 / 10, base=2.7, predefined_type="ROOF"),
        sloped_slab(1 / 10, base=2.7, name="Dachplatte"),
        sloped_slab(1 / 10, base=9.0),
        sloped_slab(1 / 10, base=2.75, area=box(-4, 0, 0, 2)),
    ],
    ids=["said so", "named so", "above all rooms", "over a room"],
)
def test_a_sloped_slab_that_is_a_roof_is_no_ramp(roof):
    upstairs = room("upstairs", box(-30, 0, -20, 5), base=3.0)
    assert climbs(school_of(roof, HALL, upstairs)) == ()


def test_a_waterproof_slab_is_no_roof_for_that():
    ramp = sloped_slab(1 / 12, type_name="Waterproof concrete 200")
    assert [climb.id for climb in climbs(school_of(ramp, HALL))] == ["slab"]


def test_a_slab_known_by_its_slope_only_is_not_sure():
    slab_ = replace(sloped_slab(1 / 12), tops=())
    assert only(school_of(slab_, HALL)).sure is False


def test_a_shape_that_cannot_be_trusted_still_raises_nothing():
    flight = stair_flight("f", tops=())
    spoiled = replace(flight.shape, source=ShapeSource(engine="direct", problem="crosses itself"))
    assert (
        only(school_of(stair("s", None, flights=(replace(flight, shape=spoiled),)))).sure is False
    )


def test_a_point_of_a_climb_lies_on_its_plan():
    assert only(one_flight()).area.contains(Point(1.0, 0.2))


@pytest.mark.slow
@given(turn=TURNS, seed=st.integers(0, 99))
@settings(max_examples=15, deadline=None)
def test_turning_mirroring_moving_and_reordering_change_no_climb(turn, seed):
    above = room("above", box(-4, -3, 0, 3), base=1.8)
    for school in (one_flight(), dog_leg_in_parts(above), dog_leg_in_one(above)):
        agree(school, shuffled_school(turned_school(school, turn), seed), turn)


def test_far_from_the_origin_the_climbs_are_the_same():
    school = dog_leg_in_one()
    agree(school, turned_school(school, FAR), FAR)


def agree(school, changed, turn):
    here = {climb.id: climb for climb in climbs(school)}
    there = {climb.id: climb for climb in climbs(changed)}
    assert here.keys() == there.keys()
    for id_, climb in here.items():
        other = there[id_]
        assert (other.low, other.high, other.run) == pytest.approx(
            (climb.low, climb.high, climb.run), abs=1e-4
        )
        assert other.sure == climb.sure
        for one, two in ((climb.foot, other.foot), (climb.head, other.head)):
            assert turn(LineString(one)).hausdorff_distance(LineString(two)) < 1e-4
