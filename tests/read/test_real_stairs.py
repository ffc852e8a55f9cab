"""Treads of real stairs: as many, as high and as deep as their files show them to be."""

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from checker.model import School, Surface
from checker.read import read_school

pytestmark = [pytest.mark.shared, pytest.mark.slow]


@lru_cache(maxsize=8)
def read(path: Path) -> School:
    return read_school(path)


def level(tops: tuple[Surface, ...], *, least: float) -> list[Surface]:
    """The level tops of at least so many square metres, lowest first."""
    return [top for top in tops if not top.gradient and top.area.area >= least]


def rises(treads: list[Surface]) -> list[float]:
    return [high.level - low.level for low, high in pairwise(treads)]


def going(low: Surface, high: Surface) -> float:
    """From the middle of one tread to the middle of the next."""
    return low.area.centroid.distance(high.area.centroid)


def test_the_spiral_of_archicad_has_fifteen_treads_and_a_newel(shared_models: Path) -> None:
    (stair,) = read(shared_models / "fzk_haus_archicad20_ifc4.ifc").stairs
    treads = level(stair.tops, least=0.09)  # in the file: 15 breps of 8 faces, each a wedge
    assert len(treads) == 15
    assert (treads[0].level, treads[-1].level) == pytest.approx((2.65 / 15, 2.65), abs=1e-4)
    assert rises(treads) == pytest.approx([2.65 / 15] * 14, abs=1e-4)
    newel = [top for top in stair.tops if top not in treads]
    assert [top.level for top in newel] == pytest.approx([3.5], abs=1e-4)
    assert [s.level for s in stair.soffits if s.area.area > 0.09] == pytest.approx(
        [2.65 / 15 * (i + 1) - 0.06 for i in range(15)], abs=1e-4
    )


@pytest.mark.parametrize("which", [0, 1])
def test_a_flight_of_the_duplex_has_the_treads_that_it_declares(
    shared_models: Path, which: int
) -> None:
    stair = read(shared_models / "duplex_revit2011.ifc").stairs[which]
    (flight,) = stair.flights
    treads = level(flight.tops, least=0.2)
    assert len(treads) == 15  # NumberOfTreads 15, NumberOfRiser 16, 3.1 m from floor to floor
    assert flight.riser_count == 16
    assert rises(treads) == pytest.approx([3.1 / 16] * 14, abs=2e-4)
    assert [going(*two) for two in pairwise(treads)] == pytest.approx([0.25] * 14, abs=1e-3)
    # the boards that close the risers are hidden but for the last, which no tread covers
    assert [round(top.level, 3) for top in flight.tops if top not in treads] == [3.05]


def test_the_four_flights_of_office_a_have_eleven_treads_of_280(shared_models: Path) -> None:
    stairs = read(shared_models / "office_a_revit2011.ifc.gz").stairs
    flights = [flight for stair in stairs for flight in stair.flights]
    assert len(flights) == 4
    for flight in flights:
        treads = level(flight.tops, least=0.2)
        assert len(treads) == 11  # NumberOfTreads 11; 0.1778 m is 7 inches
        assert rises(treads) == pytest.approx([0.1778] * 10, abs=1e-4)
        assert [going(*two) for two in pairwise(treads)] == pytest.approx([0.28] * 10, abs=1e-4)


def test_mapped_flights_of_renga_have_as_many_treads_as_they_declare(shared_models: Path) -> None:
    stairs = read(shared_models / "house_renga_ru.ifc").stairs
    flights = [flight for stair in stairs for flight in stair.flights]
    found = sorted((len(level(f.tops, least=0.2)), f.riser_count, f.riser_height) for f in flights)
    assert found == [(3, 3, 0.15), (3, 3, 0.2), (3, 3, 0.2), (4, 4, 0.15), (19, 19, 0.15)]
    for flight in flights:
        height = flight.riser_height
        assert rises(level(flight.tops, least=0.2)) == pytest.approx(
            [height] * ((flight.riser_count or 0) - 1), abs=1e-4
        )


def test_three_flights_of_bimcollab_climb_nineteen_risers(shared_models: Path) -> None:
    stairs = read(shared_models / "bimcollab_arc_archicad21.ifczip").stairs
    assert len(stairs) == 3
    for stair in stairs:
        (flight,) = stair.flights
        treads = level(flight.tops, least=0.3)
        assert len(treads) == 19
        assert rises(treads) == pytest.approx([3.5 / 19] * 18, abs=1e-4)
        landing = max(treads, key=lambda top: top.area.area)
        assert treads.index(landing) == 9


def test_the_stairs_of_the_institute_have_boards_on_every_step(shared_models: Path) -> None:
    stairs = read(shared_models / "institute_archicad11.ifczip").stairs
    assert len(stairs) == 4
    for stair in stairs:
        treads = level(stair.tops, least=0.5)  # in the file: 22 breps, boards of 60 mm on concrete
        assert len(treads) == 22
        assert rises(treads) == pytest.approx([3 / 22] * 21, abs=1e-4)
        assert [i for i, top in enumerate(treads) if top.area.area > 1] == [7, 14]
        assert [top.area.area for top in treads[:7]] == pytest.approx([0.5975] * 7, abs=1e-3)


def test_the_stairs_of_the_archicad_office_have_eighteen_levels(shared_models: Path) -> None:
    for stair in read(shared_models / "office_archicad19.ifc").stairs:
        treads = level(stair.tops, least=0.3)
        assert len(treads) == 18
        assert rises(treads) == pytest.approx([3.2 / 18] * 17, abs=1e-4)
        assert [i for i, top in enumerate(treads) if top.area.area > 1] == [8]


@pytest.mark.parametrize(
    ("model", "count"),
    [
        ("institute_archicad11.ifczip", 18),
        ("fzk_haus_archicad20_ifc4.ifc", 2),
        ("gymzaal_revit2020_ifc4.ifc", 0),
        ("duplex_revit2011.ifc", 0),
    ],
)
def test_only_sloped_slabs_carry_tops_where_no_slab_is_stepped(
    shared_models: Path, model: str, count: int
) -> None:
    slabs = [slab for slab in read(shared_models / model).slabs if slab.tops]
    assert len(slabs) == count
    assert all(slab.slope > 0.1 and slab.predefined_type == "ROOF" for slab in slabs)
    assert all(slab.tops[0].gradient == pytest.approx(slab.slope) for slab in slabs)
