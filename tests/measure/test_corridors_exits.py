"""How far apart the storey exits of a corridor lie."""

import math

import pytest
from shapely import box

from checker.results.values import Quantity, Unknown
from tests.measure.corridors_made import (
    EAST,
    EXACT,
    LONG,
    THROUGH,
    WEST,
    WIDE,
    beside,
    corridor,
    end_door,
    side_door,
)
from tests.measure.measuring import measured, measurer_of, uses_of
from tests.measure.schools import column, room, school_of


def apart(*elements, **uses):
    school = school_of(*elements)
    known = uses_of(**{"r": "corridor", **uses})
    return measured(measurer_of(school, uses=known), "exits_apart", "room", "r")


def ends(found):
    assert isinstance(found, Quantity)
    return (pytest.approx(found.low, abs=EXACT), pytest.approx(found.high, abs=EXACT))


STAIR = (beside(12), side_door(12.5))
FROM_END = math.hypot(12.95, WIDE / 2)
"""From the middle of the west end's door to that of the side door at x = 12.95."""


def test_between_the_doors_at_both_ends_it_is_the_whole_length():
    assert ends(apart(*THROUGH)) == (LONG, LONG)


def test_one_exit_or_none_is_nothing_apart():
    assert ends(apart(corridor(), end_door(WEST))) == (0.0, 0.0)
    assert ends(apart(corridor(), end_door(WEST), *STAIR, **{"room 12": "store"})) == (0.0, 0.0)


def test_a_door_into_a_stair_is_an_exit_and_one_that_may_be_leaves_it_open():
    way = (corridor(), end_door(WEST), *STAIR)
    assert ends(apart(*way, **{"room 12": "stair"})) == (FROM_END, FROM_END)
    assert ends(apart(*way, **{"room 12": ("stair", "store")})) == (0.0, FROM_END)


def test_an_outdoor_space_is_outside_and_what_nobody_knows_may_be():
    path = room("path", box(LONG + 0.1, 0, 23, WIDE), is_external=True)
    east = end_door(EAST, properties=())
    assert ends(apart(corridor(), end_door(WEST), path, east)) == (LONG, LONG)
    assert ends(apart(corridor(), end_door(WEST), east)) == (0.0, LONG)


def test_it_goes_round_a_column_and_is_endless_where_one_shuts_the_way():
    pier = column("pier", box(9.5, 0.2, 10.5, WIDE))
    round_it = 2 * math.hypot(9.5, WIDE / 2 - 0.2) + 1.0
    assert ends(apart(*THROUGH, pier)) == (round_it, round_it)
    shut = apart(*THROUGH, column("pier", box(9.5, -0.1, 10.5, WIDE + 0.1)))
    assert math.isinf(shut.high)
    assert shut.reason == "what is built there parts them"


def test_without_a_body_it_is_unknown():
    assert isinstance(apart(room("r", None)), Unknown)
