"""The sample school's stairs, ramp, lift and rails measure what their builder drew."""

import math

import pytest

from checker.measure.measurer import Measurer
from checker.read import read_school
from checker.results.values import Quantity, Unknown
from checker.uses import classify_rooms, shipped_vocabulary
from tests.measure.measuring import measurer_of

EXACT = {"m": 0.0005, "ratio": 1e-4, "count": 0.0}


@pytest.fixture(scope="module")
def oakfield(samples) -> Measurer:
    school = read_school(samples / "oakfield" / "oakfield-primary-A.ifc")
    uses = classify_rooms(school, vocabulary=shipped_vocabulary(), overrides={})
    return measurer_of(school, uses=uses)


def value_of(measurer, kind, name, measure):
    (subject,) = (each for each in measurer.subjects(kind) if each.ref.name == name)
    return measurer.measure(measure, subject)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "name", "measure", "figure"),
    [
        ("stair", "Stair west", "flights", 2),
        ("stair", "Stair west", "landings", 1),
        ("stair", "Stair west", "storeys_joined", 2),
        ("stair", "Stair west", "risers_without_turn", 12),
        ("stair", "Entrance steps", "risers_without_turn", 2),
        ("stair flight", "Stair west flight 1", "risers", 12),
        ("stair flight", "Stair west flight 1", "riser_height", 0.15),
        ("stair flight", "Stair west flight 1", "riser_spread", 0.0),
        ("stair flight", "Stair west flight 1", "going", 0.28),
        ("stair flight", "Stair west flight 1", "two_risers_and_going", 0.58),
        ("stair flight", "Stair west flight 1", "flight_rise", 1.8),
        ("stair flight", "Stair west flight 1", "flight_width", 1.3),
        ("stair flight", "Stair west flight 1", "handrail_sides", 2),
        ("stair flight", "Stair west flight 1", "handrail_height", 0.95),
        ("stair flight", "Stair west flight 1", "handrail_extension", 0.3),
        ("stair flight", "Stair west flight 2", "headroom", 3.3),
        ("stair flight", "Stair west flight 1", "landing_at_foot", 1.5),
        ("stair flight", "Stair west flight 1", "landing_at_head", 2.82),
        ("stair flight", "Stair west flight 2", "landing_at_head", 1.5),
        ("stair flight", "Entrance steps flight", "risers", 2),
        ("stair flight", "Entrance steps flight", "riser_height", 0.15),
        ("stair flight", "Entrance steps flight", "going", 0.3),
        ("stair flight", "Entrance steps flight", "handrail_sides", 0),
        ("stair flight", "Entrance steps flight", "landing_at_foot", 9.2),
        ("stair flight", "Entrance steps flight", "headroom", math.inf),
        ("landing", "Stair west landing 1", "landing_length", 2.82),
        ("landing", "Stair west landing 1", "landing_width", 3.0),
        ("landing", "Stair west landing 1", "landing_square", 2.82),
        ("landing", "Entrance ramp landing 1", "landing_length", 2.0),
        ("ramp", "Entrance ramp", "total_rise", 0.3),
        ("ramp", "Entrance ramp", "total_going", 4.5),
        ("ramp", "Entrance ramp", "ramp_flights", 1),
        ("ramp flight", "Entrance ramp flight", "gradient", 1 / 15),
        ("ramp flight", "Entrance ramp flight", "going", 4.5),
        ("ramp flight", "Entrance ramp flight", "ramp_width", 1.455),
        ("ramp flight", "Entrance ramp flight", "ramp_surface_width", 1.5),
        ("ramp flight", "Entrance ramp flight", "edge_upstand", 0.1),
        ("ramp flight", "Entrance ramp flight", "handrail_sides", 2),
        ("ramp flight", "Entrance ramp flight", "landing_at_foot", 5.0),
        ("ramp flight", "Entrance ramp flight", "handrail_height", 0.95),
        ("ramp flight", "Entrance ramp flight", "landing_at_head", 2.0),
        ("lift", "Lift 1", "car_width", 1.1),
        ("lift", "Lift 1", "car_depth", 1.4),
        ("lift", "Lift 1", "storeys_served", 2),
        ("lift", "Lift 1", "lift_travel", 3.6),
        ("lift", "Lift 1", "lift_door_width", 0.9),
        ("railing", "Ramp handrail west", "rail_height", 0.95),
    ],
)
def test_it_measures_what_was_drawn(oakfield, kind, name, measure, figure):
    found = value_of(oakfield, kind, name, measure)
    assert isinstance(found, Quantity)
    allowed = EXACT[found.unit]
    assert found.low == pytest.approx(figure, abs=allowed)
    assert found.high == pytest.approx(figure, abs=allowed)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "name", "measure", "possible"),
    [
        ("stair flight", "Stair west flight 1", "is_external", {False}),
        ("stair flight", "Entrance steps flight", "is_external", {True}),
        ("stair flight", "Stair west flight 1", "open_risers", {False}),
        ("stair flight", "Stair west flight 1", "has_winders", {False}),
        ("stair", "Stair west", "soffit_guard_needed", {True}),
        ("ramp", "Entrance ramp", "steps_beside", {True}),
        ("landing", "Stair west landing 1", "doors_over_landing", {False}),
        ("landing", "Entrance ramp landing 1", "doors_over_landing", {True}),
        ("lift", "Lift 1", "car_door_opposite", {False}),
        ("lift", "Lift 1", "lift_kind", {"passenger lift"}),
        ("railing", "Stair west handrail 1", "is_over_flight", {True, False}),
        ("railing", "Stair west handrail 1", "rail_kind", {"handrail"}),
        ("landing", "Entrance ramp landing 1", "landing_of", {"stair and ramp"}),
        ("landing", "Stair west landing 1", "is_between_flights", {True}),
    ],
)
def test_it_tells_what_was_drawn(oakfield, kind, name, measure, possible):
    assert value_of(oakfield, kind, name, measure).possible == possible


@pytest.mark.parametrize(
    ("kind", "name", "measure"),
    [
        ("stair flight", "Stair west flight 1", "lower_rail_height"),
        ("stair flight", "Entrance steps flight", "handrail_height"),
    ],
)
def test_what_was_not_drawn_is_unknown(oakfield, kind, name, measure):
    """No lower rails, and none at the entrance steps at all."""
    assert isinstance(value_of(oakfield, kind, name, measure), Unknown)


def test_the_landing_before_the_lift_is_measured_on_both_storeys(oakfield):
    value = value_of(oakfield, "lift", "Lift 1", "landing_space")
    assert value.low == pytest.approx(1.684, abs=0.001)
    assert [step.split(",")[0] for step in value.steps] == ["Level 00", "Level 01"]
