"""A plan that GEOS cannot work on costs the answers that need it, and no others."""

from dataclasses import replace

import pytest
from shapely import box
from shapely.errors import GEOSException

from checker.measure import registry
from checker.results.values import Quantity, Unknown
from tests.measure.measuring import measured, measurer_of
from tests.measure.schools import furniture, room, school_of

SCHOOL = school_of(
    room("good", box(0, 0, 5, 4)),
    room("bad", box(10, 0, 15, 4)),
    furniture("desk", box(1, 1, 2, 2)),
)


@pytest.fixture
def tripping(monkeypatch):
    """Every largest circle whose room lies to the right makes GEOS trip."""
    registry.measures()
    spec = registry._MEASURES["largest_circle", "room"]
    calls = []

    def trip(**given):
        calls.append(given["subject"].id)
        if given["subject"].id == "bad":
            raise GEOSException("TopologyException: found non-noded intersection")
        return spec.function(**given)

    tripping = replace(spec, function=trip)
    monkeypatch.setitem(registry._MEASURES, ("largest_circle", "room"), tripping)
    return calls


def test_one_room_that_geos_trips_over_is_unknown_and_the_next_is_measured(tripping):
    measurer = measurer_of(SCHOOL)
    bad = measured(measurer, "largest_circle", "room", "bad")
    assert isinstance(bad, Unknown)
    assert "non-noded" in bad.missing[0]
    assert bad.ask
    assert isinstance(measured(measurer, "largest_circle", "room", "good"), Quantity)
    assert isinstance(measured(measurer, "gross_area", "room", "bad"), Quantity)
    measured(measurer, "largest_circle", "room", "bad")
    assert tripping == ["bad", "good"]


def test_a_provider_that_fails_is_not_run_again(monkeypatch):
    runs = []

    def free_floor(school):
        runs.append(school)
        raise GEOSException("TopologyException: side location conflict")

    registry.providers()
    monkeypatch.setitem(registry._PROVIDERS, "free_floor", free_floor)
    measurer = measurer_of(SCHOOL)
    for each in ("good", "bad"):
        assert isinstance(measured(measurer, "clear_width", "room", each), Unknown)
    assert len(runs) == 1


def test_our_own_mistakes_are_not_taken_for_the_models(monkeypatch):
    def free_floor():
        raise ValueError("a mistake of ours")

    registry.providers()
    monkeypatch.setitem(registry._PROVIDERS, "free_floor", free_floor)
    with pytest.raises(ValueError, match="of ours"):
        measured(measurer_of(SCHOOL), "clear_width", "room", "good")
