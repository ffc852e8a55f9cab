"""What the bodies of Oakfield show is the same however its file is drawn, turned or ordered."""

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from shapely import Point, union_all

from checker.model import School
from checker.read import read_school
from sample_models.make import write_ifc
from sample_models.make.school.oakfield import oakfield

WAYS: dict[str, dict[str, Any]] = {
    "as it is": {},
    "feet": {"unit": "foot"},
    "breps": {"body": "brep"},
    "IFC2X3, mm": {"schema": "IFC2X3", "unit": "mm"},
    "turned": {"rotate_deg": 30.0},
    "mirrored": {"mirror": True},
    "turned, mirrored, far away": {
        "rotate_deg": 117.0, "mirror": True, "offset": (412_000.0, 287_000.0, 0.0), "baked": True,
    },
    "shuffled": {"shuffle_seed": 7},
}  # fmt: skip


@lru_cache(maxsize=len(WAYS))
def read(way: str) -> School:
    with TemporaryDirectory() as folder:
        return read_school(write_ifc(oakfield(), Path(folder) / "oakfield.ifc", **WAYS[way]))


@pytest.fixture(
    params=[pytest.param(way, marks=[pytest.mark.slow] * bool(WAYS[way])) for way in WAYS]
)
def school(request: pytest.FixtureRequest) -> School:
    return read(request.param)


def floor(school: School) -> float:
    """The level of the ground floor, which some of the files put elsewhere."""
    return min(storey.elevation for storey in school.storeys)


@pytest.mark.slow
def test_flights_of_twelve_risers_have_eleven_treads_of_280_by_1300(school: School) -> None:
    flights = [f for stair in school.stairs for f in stair.flights if f.riser_count == 12]
    assert len(flights) == 4
    for flight in flights:
        levels = [top.level - floor(school) for top in flight.tops]
        start = 0.0 if levels[0] < 1 else 1.8
        assert levels == pytest.approx([start + 0.15 * (i + 1) for i in range(11)], abs=1e-5)
        assert [top.area.area for top in flight.tops] == pytest.approx([0.28 * 1.3] * 11, abs=1e-5)
        assert all(top.gradient == 0 for top in flight.tops)


@pytest.mark.slow
def test_the_underside_of_a_flight_covers_all_of_its_plan(school: School) -> None:
    for stair in school.stairs:
        for flight in stair.flights:
            assert flight.shape is not None
            under = union_all([soffit.area for soffit in flight.soffits])
            assert under.symmetric_difference(flight.shape.footprint).area < 1e-4
            for top in flight.tops:
                x, y = top.area.centroid.coords[0]
                below = [s.at(x, y) for s in flight.soffits if s.area.contains(Point(x, y))]
                assert 0.1 < top.level - min(below) < 0.5


def test_the_ramp_rises_one_in_fifteen(school: School) -> None:
    (ramp,) = school.ramps
    (flight,) = ramp.flights
    *kerbs, top = sorted(flight.tops, key=lambda each: each.area.area)
    assert [kerb.area.area for kerb in kerbs] == pytest.approx([4.5 * 0.1] * 2, abs=1e-4)
    assert flight.slope == pytest.approx(1 / 15, abs=1e-6)
    assert top.gradient == pytest.approx(1 / 15, abs=1e-6)
    assert top.area.area == pytest.approx(4.5 * 1.5, abs=1e-4)


def test_the_lift_car_is_one_box(school: School) -> None:
    (lift,) = school.lifts
    (car,) = lift.solids
    sizes = [high - low for low, high in (car.x, car.y, car.z)]
    assert sizes == pytest.approx([1.1, 1.4, 2.2], abs=1e-5)


def test_handrails_run_900_over_the_pitch_line_and_beyond_it(school: School) -> None:
    for rail in school.railings:
        heights = [z - floor(school) for _, _, z in rail.line]
        assert len(rail.line) >= 10
        rise = 0.3 if "Ramp" in rail.ref.name else 1.65
        assert max(heights) - min(heights) == pytest.approx(rise, abs=1e-3)


def test_tables_and_chairs_fall_into_two_parts(school: School) -> None:
    counts = [len(thing.solids) for thing in school.furniture]
    assert counts.count(2) == 496
    assert set(counts) == {0, 2}


def test_each_window_has_the_shape_of_its_hole(school: School) -> None:
    holes = {opening.id: opening.shape for opening in school.openings}
    assert school.windows
    for window in school.windows:
        assert window.shape is not None
        assert window.shape == holes[window.opening_id]


def test_outer_walls_are_known_and_the_changing_bench_is_a_fitting(school: School) -> None:
    said = [wall.is_external for wall in school.walls]
    assert (said.count(True), said.count(None)) == (15, 0)
    assert [f.kind for f in school.fittings].count("changing bed") == 1


def test_nothing_of_it_raised_a_problem(school: School) -> None:
    assert [p.message for p in school.problems if p.code.startswith("unread")] == []
