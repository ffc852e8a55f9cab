"""Stairs and rails of real models, against figures counted by hand in their files."""

from functools import cache

import pytest

from checker.measure.measurer import Measurer
from checker.read import read_school
from checker.results.values import Quantity
from tests.measure.climbing import span
from tests.measure.measuring import measurer_of

DUPLEX = "duplex_revit2011.ifc"
FZK = "fzk_haus_archicad20_ifc4.ifc"
INSTITUTE = "institute_archicad11.ifczip"
OFFICE = "office_archicad19.ifc"
OFFICE_A = "office_a_revit2011.ifc.gz"
RENGA = "house_renga_ru.ifc"


@pytest.fixture(scope="module")
def measurers(shared_models):
    @cache
    def of(model: str) -> Measurer:
        return measurer_of(read_school(shared_models / model))

    return of


def flights(measurer: Measurer, stair: str):
    """The flights of the stair with this GlobalId, lowest first."""
    climbs = {climb.id: climb for climb in measurer.provide("climbs")}
    own = [climb for climb in climbs.values() if climb.whole_id == stair]
    ids = [climb.id for climb in sorted(own, key=lambda climb: climb.low)]
    subjects = {each.id: each for each in measurer.subjects("stair flight")}
    return [subjects[id_] for id_ in ids]


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.parametrize(
    ("model", "stair", "measure", "figures"),
    [
        (DUPLEX, "0wkEuT1wr1kOyafLY4v_O1", "risers", [16]),
        (DUPLEX, "0wkEuT1wr1kOyafLY4v_O1", "going", [0.25]),
        (DUPLEX, "0wkEuT1wr1kOyafLY4v_O1", "flight_width", [0.9144]),
        (DUPLEX, "0wkEuT1wr1kOyafLY4v_O1", "flight_rise", [3.1]),
        (FZK, "38a9vdh9bF5Qg28GWyHhlr", "risers", [16]),
        (FZK, "38a9vdh9bF5Qg28GWyHhlr", "flight_rise", [2.7]),
        (OFFICE_A, "27dLDsxMX8Sv5rKurGZyoR", "risers", [12, 12]),
        (OFFICE_A, "27dLDsxMX8Sv5rKurGZyoR", "riser_height", [0.1778, 0.1778]),
        (OFFICE_A, "27dLDsxMX8Sv5rKurGZyoR", "going", [0.28, 0.28]),
        (OFFICE_A, "27dLDsxMX8Sv5rKurGZyoR", "flight_width", [1.0, 1.0]),
        (OFFICE, "2n5F6kDdsBJx6PF4bydxpF", "risers", [9, 9]),
        (OFFICE, "2n5F6kDdsBJx6PF4bydxpF", "riser_height", [0.1778, 0.1778]),
        (INSTITUTE, "1Kl5_Wzb98HOSGZ8eaBX2f", "flight_rise", [1.0909, 0.9545, 0.9545]),
        (RENGA, "1PFMyBisv0Txt$eTFEepA7", "risers", [19]),
        (RENGA, "1PFMyBisv0Txt$eTFEepA7", "riser_height", [0.15]),
    ],
)
def test_flights_measure_what_the_file_shows(measurers, model, stair, measure, figures):
    measurer = measurers(model)
    found = [measurer.measure(measure, each) for each in flights(measurer, stair)]
    assert all(isinstance(each, Quantity) for each in found)
    assert [each.low for each in found] == pytest.approx(figures, abs=0.0006)


@pytest.mark.shared
def test_a_floor_finish_that_a_stair_forgets_shows_in_its_end_risers(measurers):
    """Duplex: rooms lie 19 mm over the levels that the stair was drawn between."""
    measurer = measurers(DUPLEX)
    (flight,) = flights(measurer, "0wkEuT1wr1kOyafLY4v_O1")
    assert span(measurer.measure("riser_height", flight), 3) == (0.175, 0.213)
    spread = measurer.measure("riser_spread", flight)
    assert spread.low < 0.001
    assert spread.high == pytest.approx(0.038, abs=0.001)


@pytest.mark.shared
def test_a_handrail_called_900_is_900_high_along_the_flight(measurers):
    measurer = measurers(DUPLEX)
    (flight,) = flights(measurer, "0wkEuT1wr1kOyafLY4v_O1")
    sides = measurer.measure("handrail_sides", flight)
    assert sides.low == 1
    points = measurer.provide("flight_sides")[flight.id]
    (held,) = (
        rail for side in points for rail in side.handrails if "Handrail" in rail.railing.ref.name
    )
    assert held.span == pytest.approx((0.9, 0.9), abs=0.012)


@pytest.mark.shared
def test_a_guard_of_the_floor_above_is_1100_less_its_finish(measurers):
    measurer = measurers(DUPLEX)
    guards = [each for each in measurer.subjects("railing") if "1100mm" in each.ref.name]
    assert len(guards) == 2
    for each in guards:
        assert span(measurer.measure("rail_height_over_floor", each), 3) == (1.081, 1.081)


@pytest.mark.shared
@pytest.mark.parametrize("model", [DUPLEX, FZK, INSTITUTE, OFFICE, OFFICE_A, RENGA])
def test_every_flight_of_every_model_is_walked_between_two_sure_ends(measurers, model):
    climbs = measurers(model).provide("climbs")
    assert climbs
    assert all(climb.sure for climb in climbs)
    assert all(climb.rise > 0.1 for climb in climbs)
