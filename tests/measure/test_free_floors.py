"""The free floor of a room: what is left of its plan, fit for every search that comes after."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from shapely import box

from checker.geometry.longest import longest_rectangle
from checker.geometry.overlay import cut
from checker.measure.obstacles import free_floors
from tests.geometry.turning import FAR, TURNS
from tests.measure.measuring import measurer_of
from tests.measure.schools import furniture, room, school_of

NOISE = 2e-15
ROOM = room("wcs", box(22.7, 10.3, 24.9 + NOISE * 2, 17.7))
PANS = [furniture(f"pan {y}", box(22.7, y, 23.4, y + 0.36)) for y in (12.345, 13.795, 15.245)]
BASINS = [furniture(f"basin {y}", box(24.68, y, 24.9, y + 0.3)) for y in (12.375, 13.825, 15.275)]


def floor_of(*things):
    measurer = measurer_of(school_of(ROOM, *things))
    found = measurer.provide("obstacles")["wcs"]
    return free_floors(measurer.provide("outlines")["wcs"], found), found


def test_a_thing_that_misses_the_wall_by_rounding_leaves_no_hole_beside_it():
    floors, found = floor_of(*PANS, *BASINS)
    assert len(found) == 6
    assert len(floors.tight.interiors) == 0
    assert floors.tight.area == pytest.approx(2.2 * 7.4 - 3 * 0.7 * 0.36 - 3 * 0.22 * 0.3, abs=1e-4)


@pytest.mark.slow
@given(turn=TURNS)
@settings(max_examples=25, deadline=None)
def test_what_stands_at_the_walls_is_never_overlapped_however_the_room_lies(turn):
    _, found = floor_of(*PANS, *BASINS)
    things = [replace(each, area=turn(each.area)) for each in found]
    floors = free_floors(turn(ROOM.shape.footprint), things)
    longest = longest_rectangle(floors.tight, across=1.5)
    assert longest.length == pytest.approx(2.2, abs=0.006)
    assert all(longest.placed.intersection(each.area).area < 1e-4 for each in things)


def test_far_from_the_origin_too():
    _, found = floor_of(*PANS, *BASINS)
    things = [replace(each, area=FAR(each.area)) for each in found]
    floors = free_floors(FAR(ROOM.shape.footprint), things)
    assert cut(FAR(ROOM.shape.footprint), floors.tight).area == pytest.approx(0.954, abs=1e-4)
