"""Flights and landings that are parts of bodies: who they are, and what they keep of the whole."""

from dataclasses import replace

import pytest
from shapely import box

from checker.measure.climbs.landings_found import found_landings, landings_of
from checker.measure.climbs.ramps_found import ramp_flights_of, ramps_of
from checker.measure.climbs.stairs_declared import (
    declared_count,
    declared_goings,
    declared_nosing,
    declared_risers,
    differing,
)
from checker.measure.climbs.stairs_found import FoundFlight, flights_of
from checker.model import Property
from tests.measure.climbing import common
from tests.measure.measuring import measurer_of
from tests.measure.schools import ramp, ramp_flight, room, school_of, slab, stair, stair_flight
from tests.measure.stairs_made import dog_leg, dog_leg_in_one, level, sloped

FLIGHT = stair_flight("f")


def own_body(**given):
    lower, upper, between = dog_leg(gap=0.1)
    return stair(
        "s", box(0, -2, 2.6, 0.6), tops=(*lower.tops, *upper.tops, between), name="Main", **given
    )


def test_a_flight_of_its_own_is_found_as_it_is():
    (found,) = flights_of(stair("s", None, flights=(FLIGHT,)))
    assert found.element is FLIGHT
    assert len(found.run.steps) == 9


def test_a_flight_without_treads_is_found_without_a_run():
    bare = stair_flight("f", tops=())
    (found,) = flights_of(stair("s", None, flights=(bare,)))
    assert (found.element, found.run) == (bare, None)


def test_parts_of_a_body_keep_who_it_is_and_have_names_and_plans_of_their_own():
    prop = common("RiserHeight", 0.15, group="Pset_StairCommon")
    whole = own_body(properties=(prop,), storey_id="s1")
    lower, upper = flights_of(whole)
    assert [lower.element.id, upper.element.id] == ["s:flight-1", "s:flight-2"]
    assert lower.element.ref.global_id == "s"
    assert lower.element.ref.name == "Main flight 1"
    assert lower.element.storey_id == "s1"
    assert lower.element.properties == (prop,)
    assert lower.element.shape.footprint.area == pytest.approx(1.4 * 1.2)
    assert (upper.element.shape.base, upper.element.shape.top) == pytest.approx((0.9, 1.65))


def test_a_number_of_risers_holds_for_no_part():
    lower, upper, between = dog_leg(gap=0.1)
    flight = replace(lower, tops=(*lower.tops, *upper.tops, between), riser_count=12)
    found = flights_of(stair("s", None, flights=(flight,)))
    assert [each.element.riser_count for each in found] == [None, None]
    assert [each.element.id for each in found] == ["lower:flight-1", "lower:flight-2"]


def test_the_same_parts_are_found_in_whatever_order_the_surfaces_come():
    whole = own_body()
    other = replace(whole, tops=whole.tops[::-1])
    assert [each.element.id for each in flights_of(whole)] == [
        each.element.id for each in flights_of(other)
    ]
    one, two = flights_of(whole)[0], flights_of(other)[0]
    assert one.run.steps[0].level == two.run.steps[0].level


def test_landings_are_those_modelled_then_parts():
    slab_ = slab("slab", box(9, 9, 10, 10), level=0.5)
    found = landings_of(own_body(landings=(slab_,)))
    assert [(each.element.id, each.is_part) for each in found] == [
        ("slab", False),
        ("s:landing-1", True),
    ]
    assert found[1].element.ref.name == "Main landing 1"
    assert found[1].whole.id == "s"


def test_a_landing_with_a_fall_is_at_the_level_of_its_middle():
    area = box(0, 0, 2, 2)
    made = slab("l", area, level=0.9, tops=(sloped(area, 0.88, (0.02, 0.0)),))
    (found,) = landings_of(stair("s", None, landings=(made,)))
    assert found.level == pytest.approx(0.88)


def test_landings_of_stairs_and_ramps_are_kept_apart():
    made = ramp("r", landings=(slab("rl", box(0, 0, 1, 1), level=0.3),))
    found = found_landings(school_of(own_body(), made))
    assert [each.element.id for each in found["stair"]] == ["s:landing-1"]
    assert [each.element.id for each in found["ramp"]] == ["rl"]


def test_subjects_are_flights_and_landings_as_they_are_walked():
    m = measurer_of(dog_leg_in_one())
    assert [each.id for each in m.subjects("stair flight")] == ["s:flight-1", "s:flight-2"]
    assert [each.id for each in m.subjects("landing")] == ["s:landing-1"]
    assert [each.id for each in m.subjects("stair")] == ["s"]


def test_a_landing_without_a_body_is_a_subject_all_the_same():
    bare = replace(slab("l", box(0, 0, 1, 1)), shape=None)
    m = measurer_of(school_of(stair("s", None, landings=(bare,))))
    assert [each.id for each in m.subjects("landing")] == ["l"]


def test_a_sloped_slab_is_a_ramp_and_its_flight():
    area = box(0, 0, 4, 2)
    made = slab("sl", area, slope=0.1, tops=(sloped(area, 0.2, (0.1, 0.0)),), name="Slope")
    made = replace(made, shape=replace(made.shape, top=0.4))
    school = school_of(made, room("hall", box(-5, -5, 0, 5)))
    m = measurer_of(school)
    assert [each.id for each in m.subjects("ramp")] == ["sl"]
    (subject,) = m.subjects("ramp flight")
    assert (subject.id, subject.ref.ifc_class, subject.ref.name) == ("sl", "IfcSlab", "Slope")
    (whole,) = ramps_of(school)
    assert ramp_flights_of(whole)[0].way.run == pytest.approx(4.0)


def test_two_slopes_of_one_slab_are_two_flights():
    tops = (
        sloped(box(0, 0, 4, 2), 0.2, (0.1, 0.0)),
        sloped(box(8, 0, 12, 2), 0.2, (0.1, 0.0)),
    )
    made = slab("sl", box(0, 0, 12, 2), slope=0.1, tops=tops)
    made = replace(made, shape=replace(made.shape, top=0.4))
    m = measurer_of(school_of(made, room("hall", box(-5, -5, 0, 5))))
    assert [each.id for each in m.subjects("ramp flight")] == ["sl:flight-1", "sl:flight-2"]


def test_a_ramp_keeps_what_is_known_of_it_in_its_parts():
    tops = (
        sloped(box(0, 0, 5, 1.5), 1 / 6, (1 / 15, 0.0)),
        level(box(5, 0, 6.5, 1.5), 1 / 3),
        sloped(box(6.5, 0, 11.5, 1.5), 1 / 2, (1 / 15, 0.0)),
    )
    made = ramp("r", box(0, 0, 11.5, 1.5), tops=tops, name="Long", storey_id="s1")
    found = ramp_flights_of(made)
    assert [each.element.ref.name for each in found] == ["Long flight 1", "Long flight 2"]
    assert {each.element.storey_id for each in found} == {"s1"}
    assert found[1].element.shape.base == pytest.approx(1 / 3)


def test_a_flight_of_a_ramp_with_one_slope_is_found_as_it_is():
    made = ramp_flight("f")
    (found,) = ramp_flights_of(ramp("r", flights=(made,)))
    assert found.element is made


def found_with(*properties, whole=(), **given):
    flight = stair_flight("f", properties=properties, **given)
    return FoundFlight(element=flight, stair=stair("s", None, flights=(flight,), properties=whole))


@pytest.mark.parametrize(
    ("found", "risers"),
    [
        (found_with(), []),
        (found_with(riser_height=0.15), [0.15]),
        (found_with(common("RiserHeight", 160.0)), [0.16]),
        (found_with(common("RiserHeight", 0.16), riser_height=0.15), [0.15, 0.16]),
        (found_with(whole=(common("RiserHeight", 0.17, group="Pset_StairCommon"),)), [0.17]),
        (found_with(common("RiserHeight", 3.0)), []),
        (found_with(common("RiserHeight", "high")), []),
        (found_with(common("RiserHeight", True)), []),
    ],
    ids=["none", "attribute", "millimetres", "both", "stair", "absurd", "words", "a truth"],
)
def test_declared_risers_are_those_that_can_be(found, risers):
    assert [each.value for each in declared_risers(found)] == pytest.approx(risers)


def test_declared_goings_and_nosings_are_read_alike():
    found = found_with(
        common("TreadLength", 280.0), common("NosingLength", 0.02), tread_length=0.25
    )
    assert [each.value for each in declared_goings(found)] == pytest.approx([0.25, 0.28])
    assert declared_nosing(found).value == pytest.approx(0.02)
    assert declared_nosing(found_with()) is None


@pytest.mark.parametrize(
    ("found", "count"),
    [
        (found_with(), None),
        (found_with(riser_count=12), 12),
        (found_with(common("NumberOfRiser", 11)), 11),
        (found_with(whole=(common("NumberOfRiser", 10, group="Pset_StairCommon"),)), 10),
        (found_with(common("NumberOfRiser", -1)), None),
        (found_with(common("NumberOfRiser", True)), None),
    ],
)
def test_a_declared_number_is_the_flights_own_first(found, count):
    told = declared_count(found)
    assert (told and told[0]) == count


@pytest.mark.parametrize(("value", "differs"), [(0.15, 0), (0.152, 0), (0.1521, 1), (0.14, 1)])
def test_figures_differ_by_more_than_two_millimetres(value, differs):
    found = declared_risers(found_with(riser_height=value))
    assert len(differing(found, 0.15, 0.15)) == differs


def test_a_property_set_of_somebody_else_is_not_read():
    other = Property(group="Revit Dimensions", name="RiserHeight", value=0.2)
    assert declared_risers(found_with(other)) == ()
