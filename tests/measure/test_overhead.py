"""What hangs over people's heads: slabs and their holes, landings, undersides, walls, beams."""

from dataclasses import replace

import pytest
from shapely import Polygon, box

from checker.measure.overhead import overhangs
from tests.measure.schools import (
    opening,
    overhead,
    ramp,
    ramp_flight,
    school_of,
    slab,
    stair,
    stair_flight,
    wall,
)
from tests.measure.stairs_made import level, sloped

PLACE = box(0, 0, 1, 1)


def over(*elements, place=PLACE):
    return list(overhangs(school_of(*elements)).over(place))


def test_a_level_slab_hangs_at_its_underside():
    (found,) = over(slab("s", box(-5, -5, 5, 5), level=3.0))
    assert (found.base, found.top, found.exact) == (pytest.approx(2.8), pytest.approx(3.0), True)
    assert found.level_at(0.5, 0.5) == pytest.approx(2.8)


def test_a_hole_in_it_is_open():
    made = slab("s", box(-5, -5, 5, 5), level=3.0)
    assert over(made, opening("o", box(-1, -1, 2, 2), host_id="s")) == []
    assert len(over(made, opening("o", box(-1, -1, 2, 2), host_id="other"))) == 1


def pitched(slope=(0.25, 0.0), *, thick=0.2):
    """A roof whose top rises along x, through 5 m in its middle."""
    area = box(-2, -2, 6, 2)
    rise = 8 * abs(slope[0]) / 2 + 4 * abs(slope[1]) / 2
    made = slab("roof", area, slope=0.25, tops=(sloped(area, 5.0, slope),))
    body = replace(made.shape, base=5.0 - rise - thick, top=5.0 + rise)
    return replace(made, shape=body)


@pytest.mark.parametrize("slope", [(0.25, 0.0), (-0.25, 0.0), (0.1, 0.2)])
@pytest.mark.parametrize("thick", [0.1, 0.3])
def test_the_underside_of_a_pitched_slab_is_its_top_less_its_thickness(slope, thick):
    (found,) = over(pitched(slope, thick=thick))
    expected = 5.0 - thick + slope[0] * (0.5 - 2.0) + slope[1] * 0.5
    assert found.exact
    assert found.level_at(0.5, 0.5) == pytest.approx(expected)


def test_a_slab_of_several_slopes_is_not_exact():
    area = box(-2, -2, 6, 2)
    tops = (sloped(box(-2, -2, 2, 2), 5, (0.2, 0)), sloped(box(2, -2, 6, 2), 5, (-0.2, 0)))
    (found,) = over(slab("roof", area, level=5.0, slope=0.2, tops=tops))
    assert not found.exact


def test_landings_of_stairs_and_ramps_hang_too():
    landing = slab("l", box(0, 0, 2, 2), level=2.5)
    (one,) = over(stair("s", None, landings=(landing,)))
    (two,) = over(ramp("r", landings=(landing,)))
    assert one.base == two.base == pytest.approx(2.3)


def test_undersides_of_flights_hang_as_planes():
    under = sloped(box(0, 0, 2, 1), 2.4, (0.5, 0.0))
    flight = replace(stair_flight("f", at=(50, 50)), soffits=(under,))
    (found,) = over(stair("s", None, flights=(flight,)))
    assert found.exact
    assert (found.base, found.top) == pytest.approx((1.9, 2.9))
    assert found.level_at(0.5, 0.5) == pytest.approx(2.15)


def test_undersides_of_a_body_of_its_own_hang_too():
    made = stair("s", box(0, 0, 2, 1), soffits=(level(box(0, 0, 2, 1), 2.2),))
    (found,) = over(made)
    assert (found.base, found.exact) == (2.2, True)


@pytest.mark.parametrize(
    "made",
    [
        stair("s", None, flights=(stair_flight("f", at=(0, 0.5)),)),
        stair("s", box(0, 0, 2, 1)),
        ramp("r", flights=(ramp_flight("f", at=(0, 0.5)),)),
        overhead("b", box(0, 0, 2, 1), base=2.4, hull_only=True),
        overhead("b", box(0, 0, 2, 1), base=2.4, problem="Its outline crosses itself."),
        wall("w", box(0, 0, 2, 1), base=2.4, problem="Its outline crosses itself."),
        slab("s", box(0, 0, 2, 1), level=2.4, problem="Its outline crosses itself."),
    ],
    ids=[
        "a flight without undersides",
        "a closed body",
        "a ramp",
        "a hull",
        "a beam that is amiss",
        "a wall that is amiss",
        "a slab that is amiss",
    ],
)
def test_what_shows_no_underside_of_its_own_is_not_exact(made):
    (found,) = over(made)
    assert not found.exact
    assert found.level_at(0.5, 0.5) == found.base


@pytest.mark.parametrize(
    "made",
    [overhead("b", box(0, 0, 2, 1), base=2.4), wall("w", box(0, 0, 2, 1), base=2.4)],
    ids=["beam", "wall"],
)
def test_beams_and_walls_hang_at_their_base(made):
    (found,) = over(made)
    assert (found.base, found.exact) == (pytest.approx(2.4), True)


def test_undersides_of_a_flight_that_cannot_be_trusted_are_not_exact():
    made = stair(
        "s", box(0, 0, 2, 1), soffits=(level(box(0, 0, 2, 1), 2.2),), problem="It is not closed."
    )
    (found,) = over(made)
    assert (found.base, found.exact) == (2.2, False)


@pytest.mark.parametrize("made", [overhead("b", PLACE, base=2.4), slab("b", PLACE, level=2.4)])
def test_what_has_a_body_without_a_plan_hangs_nobody_knows_where(made):
    bare = replace(made, shape=replace(made.shape, footprint=Polygon()))
    found = overhangs(school_of(bare))
    assert ([each.id for each in found.lost], list(found.over(PLACE))) == (["b"], [])
    assert overhangs(school_of(made)).lost == ()


def test_what_lies_elsewhere_does_not():
    assert over(slab("s", box(20, 20, 25, 25), level=3.0)) == []
    assert over() == []


def test_they_come_in_the_order_of_their_ids():
    made = [slab(id_, box(-5, -5, 5, 5), level=3.0) for id_ in ("b", "a", "c")]
    assert [each.element.id for each in over(*made)] == ["a", "b", "c"]
