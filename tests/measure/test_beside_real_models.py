"""Neighbours, outer walls and windows of real models, against what their plans show."""

from functools import cache
from pathlib import Path

import pytest

from checker.brief import Brief
from checker.measure.measurer import Measurer
from checker.read import read_school
from checker.results.values import Quantity, Truth
from checker.uses import classify_rooms, shipped_vocabulary

INSTITUTE = "institute_archicad11.ifczip"


@cache
def measurer(path: Path) -> Measurer:
    school, vocabulary = read_school(path), shipped_vocabulary()
    uses = classify_rooms(school, vocabulary=vocabulary, overrides={})
    return Measurer(school=school, uses=uses, brief=Brief(), vocabulary=vocabulary)


@pytest.fixture
def institute(shared_models) -> Measurer:
    return measurer(shared_models / INSTITUTE)


def room_called(m: Measurer, name: str):
    return next(each for each in m.subjects("room") if each.ref.long_name == name)


def names(m: Measurer, name: str) -> set[str]:
    near = m.provide("beside")(room_called(m, name).id, ("wall",))
    return {m.provide("rooms_by_id")[each].ref.long_name for each in near.sure}


@pytest.mark.shared
def test_a_corridor_is_beside_the_rooms_along_it(institute):
    """First floor, west: a row of offices on both sides and the stair hall at its end."""
    along = names(institute, "Flur 1.OG West")
    assert {"WC Damen", "Flur 1.OG Treppe", "Buero Obermueller"} <= along
    assert not {"WC Herren", "Flur 1.OG Ost"} & along
    assert "Flur 1.OG West" in names(institute, "Buero Obermueller")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "metres"),
    # The gable end of each corridor; its other sides lie between rooms.
    [("Flur 1.OG West", 2.0), ("Flur 1.OG Ost", 2.0)],
)
def test_a_corridors_outer_wall_is_its_gable_end(institute, name, metres):
    found = institute.measure("outer_wall_length", room_called(institute, name))
    assert isinstance(found, Quantity)
    assert (found.low, found.high) == pytest.approx((metres, metres), abs=0.0005)


@pytest.mark.shared
def test_every_window_of_the_institute_looks_outside_and_is_one_rooms(institute):
    windows = institute.provide("window_rooms")
    assert len(windows) == len(institute.school.windows) == 206
    assert all(len(sides) == 1 for sides in windows.values())
    assert {sides[0].looks for sides in windows.values()} == {"outside"}


@pytest.mark.shared
def test_a_room_with_a_window_has_an_outer_wall(institute):
    for room in institute.subjects("room"):
        window = institute.measure("has_window", room)
        outer = institute.measure("has_outer_wall", room)
        assert isinstance(window, Truth)
        assert isinstance(outer, Truth)
        assert window.possible != {True} or outer.possible == {True}, room.ref


@pytest.mark.shared
def test_rooms_of_the_storey_above_lie_over_the_corridor(institute):
    """Without attic rooms there is nothing over the top storey."""
    first = room_called(institute, "Flur 1.OG West")
    above = institute.provide("stacks")(first.id, True)
    rooms = institute.provide("rooms_by_id")
    assert {rooms[each].ref.long_name for each in above.rooms} == {"Flur 2.OG West"}


@pytest.mark.shared
@pytest.mark.slow
def test_no_measure_of_this_kind_stops_at_a_real_model(shared_models):
    asked = {
        "beside_use": {"uses": ("corridor",)},
        "rooms_between": {"uses": ("store",)},
        "window_area": {},
        "hidden_corner": {},
        "sees_room": {"uses": ("corridor",)},
        "seen_from_entrance": {},
        "serves_cluster": {},
    }
    for path in sorted(shared_models.glob("*.ifc")):
        m = measurer(path)
        for name, params in asked.items():
            for room in m.subjects("room"):
                assert m.measure(name, room, **params) is not None
