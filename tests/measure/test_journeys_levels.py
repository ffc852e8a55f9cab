"""Changes of level on journeys: where a lift or a stair leads, in both directions."""

import pytest
from shapely import box

from checker.measure.journey_way import level_changes, stretches
from checker.measure.subjects import Place
from tests.measure.journeys_made import asked
from tests.measure.measuring import subject_of
from tests.measure.schools import room
from tests.measure.test_routes_storeys import LIFT, STAIR, two_storeys
from tests.measure.ways import way_in

LOW = (room("low", box(12, 4.1, 18, 9)), way_in("d-low", at=(15, 4.05)))
LIFTS = {"lift-0": "lift", "lift-1": "lift", "hall": "corridor", "above": "corridor"}


def way_of(m, start, goal, route):
    ends = [Place(relation="itself", subject=subject_of(m, "room", each)) for each in (start, goal)]
    asked_for = m.provide("route_desk").ask(subject_of(m, "room", start), *ends, route, 0.0)
    return asked_for.found.shown


def storeys(way):
    return [each.to_storey for each in level_changes(stretches(way.legs), {})]


@pytest.mark.parametrize(
    ("more", "route"),
    [(LIFT, "step-free"), (STAIR, "walking")],
    ids=["lift", "stair"],
)
def test_a_change_of_level_leads_to_where_it_goes_in_both_directions(more, route):
    m = asked(two_storeys(*LOW, *more), **LIFTS)
    up, down = way_of(m, "low", "class", route), way_of(m, "class", "low", route)
    assert (storeys(up), storeys(down)) == (["Level 1"], ["Level 0"])
    assert up.length == pytest.approx(down.length)
    for way, back in ((up, ["Level 0"]), (down, ["Level 1"])):
        assert storeys(way.turned_round()) == back
        assert way.turned_round().turned_round() == way
        points = [leg.points for leg in way.turned_round().legs]
        assert points == [leg.points[::-1] for leg in way.legs[::-1]]
