"""Ways along channels with bumps of millimetres: open or closed by the nearest two of its walls.

GEOS filled the corner before a bump along the whole wall: ways as wide as wanted were closed.
"""

import pytest

from checker.geometry.clean import polygons_of
from checker.geometry.passage import narrowest_passage
from checker.geometry.walkable import walkable
from tests.every import every
from tests.geometry.channels import channel

DECIDED = 0.0006
EXACT = 0.0001
WIDE = (0.8, 1.2, 1.8)


def leads_through(way, width):
    """Whether the middle of a disc gets from one end of the channel to the other."""
    near = width / 2 + 0.003
    parts = polygons_of(walkable(way.floor, width))
    return any(all(part.distance(end) < near for end in way.ends) for part in parts)


@pytest.mark.slow
@pytest.mark.parametrize("wide", WIDE)
@every("seed", range(80))
def test_a_way_is_open_up_to_its_neck_and_closed_just_over_it(seed, wide):
    way = channel(seed, wide)
    assert leads_through(way, way.neck)
    assert leads_through(way, way.neck - 0.01)
    assert not leads_through(way, way.neck + DECIDED)
    assert not leads_through(way, way.neck + 0.003)


@pytest.mark.slow
@pytest.mark.parametrize("wide", WIDE)
@every("seed", range(100, 500))
def test_many_more_ways_are_open_up_to_their_necks(seed, wide):
    way = channel(seed, wide)
    assert leads_through(way, way.neck)
    assert not leads_through(way, way.neck + DECIDED)


@pytest.mark.slow
@pytest.mark.parametrize("wide", WIDE)
@every("seed", range(60))
def test_the_narrowest_passage_is_the_neck(seed, wide):
    way = channel(seed, wide)
    assert narrowest_passage(way.floor, way.ends).width == pytest.approx(way.neck, abs=EXACT)
