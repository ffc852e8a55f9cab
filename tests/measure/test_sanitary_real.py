"""Pans of real models and of the sample school: which wall is behind each, and what follows."""

from pathlib import Path

import pytest

from checker.measure.measurer import Measurer
from checker.measure.sanitary.pans import Placing
from checker.read import read_school
from checker.results.values import Quantity
from checker.uses import classify_rooms, shipped_vocabulary
from tests.measure.measuring import measurer_of
from tests.measure.sanitary_made import figures, words


def measurer_for(path: Path) -> Measurer:
    school, vocabulary = read_school(path), shipped_vocabulary()
    m = measurer_of(school, uses=classify_rooms(school, vocabulary=vocabulary, overrides={}))
    m.vocabulary = vocabulary
    return m


@pytest.fixture(scope="module")
def oakfield(samples) -> Measurer:
    return measurer_for(samples / "oakfield" / "oakfield-primary-A.ifc")


def pan_in(m: Measurer, number: str):
    """The first pan of a room."""
    (subject,) = (
        each for each in m.subjects("sanitary fitting") if each.ref.name == f"{number}-F01"
    )
    return subject


def room_of(m: Measurer, number: str):
    (subject,) = (each for each in m.subjects("room") if each.ref.name == number)
    return subject


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "measure", "figure"),
    [
        ("00-21", "centre_to_side_wall", 0.5),
        ("00-21", "transfer_width", 0.82),
        ("00-21", "clear_in_front", 1.5),
        ("00-36", "transfer_width", 1.02),
        ("00-59", "transfer_width", 1.02),
        ("00-59", "clear_in_front", 0.1),
        ("01-16", "transfer_width", 0.77),
        ("00-60", "transfer_width", 1.32),
        ("00-60", "projection", 0.7),
        ("00-21", "cubicle_depth", 2.2),
    ],
)
def test_a_pan_of_the_sample_school_measures_what_was_drawn(oakfield, number, measure, figure):
    found = oakfield.measure(measure, pan_in(oakfield, number))
    assert figures(found) == pytest.approx((figure, figure), abs=0.0005)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "side"),
    [("00-21", "left"), ("00-36", "left"), ("00-59", "right"), ("01-16", "right")],
)
def test_the_accessible_wcs_of_the_sample_school_are_handed(oakfield, number, side):
    assert words(oakfield.measure("transfer_side", room_of(oakfield, number))) == {side}


def test_the_sample_school_alternates_its_hands_above_each_other(oakfield):
    upper = room_of(oakfield, "01-16")
    assert words(oakfield.measure("handing_differs_from_storey_below", upper)) == {True}
    assert figures(oakfield.measure("same_place_on_other_storeys", upper)) == pytest.approx(
        (0.025, 0.025), abs=0.0005
    )
    (school,) = oakfield.subjects("school")
    assert words(oakfield.measure("has_both_transfer_sides", school)) == {True}


def test_the_bench_of_the_hygiene_room_stands_against_a_wall(oakfield):
    hygiene = room_of(oakfield, "00-60")
    assert figures(oakfield.measure("bed_clear_width", hygiene)) == (0.0, 0.0)
    assert figures(oakfield.measure("bed_clear_sides", hygiene, width=0.85)) == (1.0, 1.0)


@pytest.mark.parametrize(("number", "beside"), [("00-13", 0.42), ("00-14", 0.27)])
def test_each_pan_of_a_row_with_partitions_has_its_cubicle(oakfield, number, beside):
    washroom = room_of(oakfield, number)
    assert figures(oakfield.measure("pans", washroom)) == (4.0, 4.0)
    assert figures(oakfield.measure("cubicles", washroom)) == (4.0, 4.0)
    assert figures(oakfield.measure("transfer_width", pan_in(oakfield, number)))[
        0
    ] == pytest.approx(beside)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("model", "pans"),
    [
        ("gymzaal_revit2020_ifc4.ifc", 3),
        pytest.param("bimcollab_arc_archicad21.ifczip", 10, marks=pytest.mark.slow),
    ],
)
def test_every_pan_of_a_real_model_has_one_wall_behind_it(model, pans, shared_models):
    m = measurer_for(shared_models / model)
    found = [
        placing
        for key, placing in m.provide("placings").items()
        if isinstance(placing, Placing) and placing.fitting.kind == "wc" and key
    ]
    assert len(found) == pans
    assert [placing.fitting.ref.name for placing in found if not placing.sure] == []
    for placing in found:
        (way,) = placing.ways
        assert 0.33 <= 2 * way.half <= 0.45
        assert 0.5 <= way.front <= 0.75
        assert abs(way.back) <= 0.02


@pytest.mark.shared
def test_nothing_of_a_real_model_raises(shared_models):
    m = measurer_for(shared_models / "gymzaal_revit2020_ifc4.ifc")
    for subject in m.subjects("sanitary fitting"):
        if subject.element.kind == "wc":
            width = m.measure("transfer_width", subject)
            assert isinstance(width, Quantity)
            assert 0.0 <= width.low <= width.high < 2.0
