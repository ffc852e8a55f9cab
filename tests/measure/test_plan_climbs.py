"""Stairs and ramps on plans: the edges of what one treads on, and the way up."""

import pytest
from shapely import Polygon

from checker.measure.plan_climbs import plan_climbs
from checker.model import Surface
from tests.measure.schools import ramp, ramp_flight, slab, stair, stair_flight
from tests.measure.stairs_made import dog_leg


def drawn(climb, kind="stair"):
    (found,) = plan_climbs([climb], kind)
    return found


def test_each_tread_has_its_edges_where_the_model_has_them():
    found = drawn(stair("s", None, flights=(stair_flight("f", risers=5, going=0.3),)))
    assert len(found.edges) == 4
    assert [Polygon(each).bounds for each in found.edges] == [
        pytest.approx((x, -0.6, x + 0.3, 0.6)) for x in (0.0, 0.3, 0.6, 0.9)
    ]


@pytest.mark.parametrize("along", [0, 180])
def test_the_way_goes_from_the_lowest_tread_to_the_highest(along):
    found = drawn(stair("s", None, flights=(stair_flight("f", risers=5, along=along),)))
    (start, _), (end, _) = found.way[0], found.way[-1]
    assert (end > start) == (along == 0)


def test_a_dog_leg_goes_over_its_landing_and_back():
    lower, upper, between = dog_leg()
    landing = slab("landing", between.area, level=between.level)
    found = drawn(stair("s", None, flights=(upper, lower), landings=(landing,)))
    turn = max(found.way)
    assert turn == pytest.approx((between.area.centroid.x, between.area.centroid.y), abs=0.001)
    assert 0 < found.way.index(turn) < len(found.way) - 1
    assert len(found.edges) == 11


def test_a_ramp_goes_from_its_foot_to_its_head():
    found = drawn(ramp("r", flights=(ramp_flight("f", going=3.0),)), "ramp")
    assert found.way == ((0.0, 0.0), (3.0, 0.0))


def test_a_kerb_along_a_ramp_is_no_way():
    plain = ramp_flight("f", going=3.0)
    slope = plain.tops[0].slope
    kerb = Surface(area=Polygon([(0, 0.6), (3, 0.6), (3, 0.7), (0, 0.7)]), level=0.2, slope=slope)
    kerbed = ramp_flight("f", going=3.0, tops=(*plain.tops, kerb))
    assert drawn(ramp("r", flights=(kerbed,))).way == drawn(ramp("r", flights=(plain,))).way


def test_nosings_and_strings_are_no_treads():
    string = Surface(area=Polygon([(0, 0.6), (2, 0.6), (2, 0.61), (0, 0.61)]), level=2.0)
    flight = stair_flight("f", risers=3)
    tops = (*flight.tops, string)
    assert len(drawn(stair("s", None, flights=(stair_flight("f", tops=tops),))).edges) == 2


def test_a_stair_whose_treads_do_not_show_has_an_outline_and_no_way():
    found = drawn(stair("s", None, flights=(stair_flight("f", tops=()),)))
    assert found.rings
    assert (found.edges, found.way) == ((), ())


def test_a_stair_without_any_body_is_not_drawn():
    assert plan_climbs([stair("s", None)], "stair") == ()
