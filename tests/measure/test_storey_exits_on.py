"""From another storey a stair leads on only where one gets out there without one more stair."""

import pytest
from shapely import box

from tests.measure.schools import ramp, ramp_flight, room, slab, stair, stair_flight
from tests.measure.test_storey_exits import exits, flights
from tests.measure.ways import outer, way_in

TOP = {"storey_id": "s2", "base": 7.0}
MIDDLE = {"storey_id": "s1", "base": 3.5}
USES = {"st1": "stair", "st2": "stair", "mid": "corridor", "top": "corridor", "g": "corridor"}
MAIN = outer("main", at=(-0.05, 1), along=90, name="Main entrance")
TOWER = (
    room("st2", box(60.1, 0, 66, 2), storey_id="s2"),
    room("st1", box(60.1, 0, 66, 2), storey_id="s1"),
    room("top", box(66.1, 0, 76, 2), storey_id="s2"),
    way_in("d-top", at=(66.05, 1), along=90, **TOP),
    way_in("d-mid", at=(60.05, 1), along=90, **MIDDLE),
    flights((61, 1), z=3.5),
)
"""From the top floor a stair leads down to the floor in the middle, and no farther."""


def climb(id_, *, at, rise=3.5, z=0.0, going=0.28):
    risers = round(rise / 0.175)
    flight = stair_flight(id_, at=at, width=1.0, risers=risers, rise=0.175, going=going, z=z)
    return stair(f"s-{id_}", None, flights=(flight,))


def leads_on(*more):
    found = exits(TOWER, MAIN, room("g", box(0, 0, 20, 2)), *more, **USES)
    assert "d-top" in found.possible
    return "d-top" in found.sure


def test_an_open_flight_farther_on_is_one_more_stair():
    middle = room("mid", box(15.32, 0, 60, 2), storey_id="s1")
    assert not leads_on(middle, climb("open", at=(10, 1)))


def test_so_are_several_short_ones_with_landings_between():
    """3.5 m in four flights of 875 mm."""
    parts, x = [], 5.0
    for n in range(4):
        run = 4 * 0.28
        parts.append(climb(f"f{n}", at=(x, 1), rise=0.875, z=n * 0.875))
        if n < 3:
            landing = slab(f"l{n}", box(x + run, 0.5, x + run + 1.2, 1.5), level=(n + 1) * 0.875)
            parts.append(stair(f"s-l{n}", None, landings=(landing,)))
        x += run + 1.2
    middle = room("mid", box(x - 1.2, 0, 60, 2), storey_id="s1")
    assert not leads_on(middle, *parts)


def test_from_a_door_of_that_storey_to_the_ground_on_a_slope_one_gets_out():
    middle = room("mid", box(15.32, 0, 60, 2), storey_id="s1")
    uphill = outer("hill", at=(40, -0.05), name="Main entrance", **MIDDLE)
    found = exits(TOWER, middle, uphill, **USES)
    assert "d-top" in found.sure


@pytest.mark.parametrize("kind", ["steps", "ramp"])
def test_a_few_steps_on_the_way_are_no_stair(kind):
    """The way out lies 350 mm lower than the floor that the stair comes down to."""
    low = room("low", box(0, 0, 20, 2), storey_id="s1", base=3.15)
    up = (
        climb("few", at=(20 - 0.28, 1), rise=0.35, z=3.15)
        if kind == "steps"
        else ramp("r", flights=(ramp_flight("few", at=(15, 1), going=5.0, rise=0.35, z=3.15),))
    )
    middle = room("mid", box(20, 0, 60, 2), storey_id="s1")
    uphill = outer("hill", at=(5, -0.05), name="Main entrance", storey_id="s1", base=3.15)
    found = exits(TOWER, middle, low, up, uphill, **USES, low="corridor")
    assert "d-top" in found.sure
