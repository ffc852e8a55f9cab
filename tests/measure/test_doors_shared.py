"""Doors of real models and of the sample school: what is known of them by hand."""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker.brief import Brief
from checker.measure.doors.clear_opening import clear_width_of
from checker.measure.doors.declared import CLEAR_WIDTH, LEAF_WIDTH
from checker.measure.measurer import Measurer
from checker.measure.plans import storey_plans
from checker.model import School
from checker.read import read_school
from checker.results.values import Quantity
from checker.uses import classify_rooms, load_vocabulary

ROOT = Path(__file__).resolve().parents[2]
DECLARED = {name.casefold() for name in (*CLEAR_WIDTH, *LEAF_WIDTH)}
shared = pytest.mark.shared


@cache
def measured(path: Path) -> Measurer:
    school = read_school(path)
    vocabulary = load_vocabulary(ROOT / "rules" / "vocabulary")
    uses = classify_rooms(school, vocabulary=vocabulary, overrides={})
    return Measurer(school=school, uses=uses, brief=Brief(), vocabulary=vocabulary)


def of(measurer: Measurer, name: str, door: str) -> Any:
    """A measure of the door of this name."""
    subject = next(each for each in measurer.subjects("door") if each.ref.name == door)
    return measurer.measure(name, subject)


def without_stored_widths(school: School) -> School:
    """The same school with every stored clear width and leaf width hidden."""
    doors = tuple(
        replace(
            door,
            properties=tuple(p for p in door.properties if p.name.casefold() not in DECLARED),
        )
        for door in school.doors
    )
    return replace(school, doors=doors)


@shared
def test_the_inner_doors_of_fzk_open_as_wide_as_is_stored(shared_models):
    measurer = measured(shared_models / "fzk_haus_archicad20_ifc4.ifc")
    for number in (1, 2, 3):
        value = of(measurer, "clear_opening_width", f"Innentuer-{number}")
        assert (value.low, value.high) == pytest.approx((0.785, 0.785))


@shared
def test_with_the_stored_width_hidden_the_interval_holds_it_within_60_mm(shared_models):
    school = without_stored_widths(measured(shared_models / "fzk_haus_archicad20_ifc4.ifc").school)
    measurer = replace(
        measured(shared_models / "fzk_haus_archicad20_ifc4.ifc"),
        school=school,
        _values={},
        _provided={},
        _subjects={},
    )
    for number in (1, 2, 3):
        value = of(measurer, "clear_opening_width", f"Innentuer-{number}")
        assert value.low <= 0.785 <= value.high + 1e-6
        assert value.high - value.low <= 0.060
        assert value.origin != "declared"


@shared
def test_the_classroom_door_opens_no_wider_than_its_leaf(shared_models):
    measurer = measured(shared_models / "classroom_cic_revit2012.ifc")
    (door,) = measurer.subjects("door")
    value = measurer.measure("clear_opening_width", door)
    assert isinstance(value, Quantity)
    assert value.high <= 0.926 + 1e-6
    assert value.low > 0.7


@shared
@pytest.mark.slow
@pytest.mark.parametrize(
    "file",
    [
        "duplex_revit2011.ifc",
        "fzk_haus_archicad20_ifc4.ifc",
        "gymzaal_revit2020_ifc4.ifc",
        "house_renga_ru.ifc",
        "large_building_revit2021.ifc",
        "office_archicad19.ifc",
        "osh_flat_revit2017_ifc4.ifc",
        "samplehouse_revit2015_ifc4.ifc",
        "institute_archicad11.ifczip",
    ],
)
def test_every_door_of_a_real_model_opens_less_than_it_measures_overall(shared_models, file):
    measurer = measured(shared_models / file)
    slots = measurer.provide("door_slots")
    for door in measurer.school.doors:
        value = clear_width_of(door, slots.get(door.id))
        if isinstance(value, Quantity):
            assert 0.3 < value.low < (door.overall_width or 9)
            assert value.low <= value.high <= (door.overall_width or 9) + 1e-6


@shared
def test_the_doors_of_the_office_join_what_its_space_boundaries_say(shared_models):
    """The file names the rooms that each door bounds: an independent witness."""
    measurer = measured(shared_models / "office_a_revit2011.ifc.gz")
    links = measurer.provide("door_links")
    told = [door for door in measurer.school.doors if len(set(door.boundary_ids)) == 2]
    agree = [door for door in told if set(links[door.id].rooms) == set(door.boundary_ids)]
    assert len(told) > 20
    assert len(agree) >= 0.95 * len(told)
    assert all(links[door.id].rooms for door in measurer.school.doors)


@shared
def test_the_plans_of_a_real_office_show_every_room_and_door(shared_models):
    measurer = measured(shared_models / "office_a_revit2011.ifc.gz")
    plans = storey_plans(measurer)
    assert sum(len(plan.rooms) for plan in plans) == 99
    assert sum(len(plan.doors) for plan in plans) == 102
    assert all(door.arcs for plan in plans for door in plan.doors)


@pytest.fixture(scope="module", params=["A.ifc", "A-dfe-2x3.ifc"])
def oakfield(samples, request) -> Measurer:
    return measured(samples / "oakfield" / f"oakfield-primary-{request.param}")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("door", "low", "high", "approach", "width"),
    [
        ("00-09-D01", 0.66, 0.716, "at right angles", 2.4),
        ("00-19-D01", 0.81, 0.81, "at right angles", 1.4),
        ("00-57-D01", 0.8, 0.8, "straight", 2.6),
        ("00-41-D01", 0.657, 0.713, "at right angles", 2.4),
    ],
)
def test_the_seeded_doors_of_the_sample_school_are_measured(
    oakfield, door, low, high, approach, width
):
    clear = of(oakfield, "clear_opening_width", door)
    assert (clear.low, clear.high) == pytest.approx((low, high), abs=0.0005)
    assert of(oakfield, "approach", door).possible == {approach}
    assert of(oakfield, "approach_width", door).low == pytest.approx(width, abs=0.0005)


@pytest.mark.slow
def test_the_accessible_toilet_that_opens_inwards_is_told_from_one_that_opens_outwards(oakfield):
    assert of(oakfield, "swings_into_use", "00-36-D01").possible == {"accessible toilet"}
    outwards = measured(ROOT / "sample_models" / "oakfield" / "oakfield-primary-B.ifc")
    assert of(outwards, "swings_into_use", "00-36-D01").possible == {"corridor"}


@pytest.mark.slow
def test_every_door_of_the_sample_school_joins_two_places(oakfield):
    links = oakfield.provide("door_links")
    kinds = Counter(bool(link.side_a) and bool(link.side_b) for link in links.values())
    assert kinds == {True: len(oakfield.school.doors)}


def test_a_door_with_a_step_behind_it_still_joins_both_rooms(oakfield):
    links = oakfield.provide("door_links")
    door = next(each for each in oakfield.school.doors if each.ref.name == "00-63-D01")
    names = {room.id: room.ref.name for room in oakfield.school.rooms}
    assert {names[room] for room in links[door.id].rooms} == {"00-63", "00-50"}
