"""What the floor of a sanitary room is, what stands on it, and when that is all there is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from checker.measure.sanitary.rooms import SanitaryRoom
from tests.measure.measuring import uses_of
from tests.measure.sanitary_made import (
    accessible_wc,
    basin,
    cubicle_row,
    measurer,
    pan,
    partition,
    wc_room,
)
from tests.measure.schools import column, fitting, furniture, room, wall


def rooms_of(*elements, **given_) -> dict[str, SanitaryRoom]:
    return measurer(*elements, **given_).provide("sanitary_rooms")


def floor_area(*extra) -> float:
    return rooms_of(*accessible_wc(*extra))["room"].floor.area


def test_a_room_with_a_fitting_is_a_sanitary_room_and_others_are_not():
    found = rooms_of(*accessible_wc(), room("hall", box(9, 0, 12, 4)))
    assert set(found) == {"room"}
    assert {each.id for each in found["room"].fittings} == {"pan", "basin"}
    assert found["room"].storey == "Level 0"


def test_a_room_with_only_a_changing_bench_is_one_too():
    bench = fitting("bench", box(9, 0, 9.8, 1.8), kind="changing bed")
    assert "hall" in rooms_of(*accessible_wc(), room("hall", box(9, 0, 12, 4)), bench)


@pytest.mark.parametrize(
    ("thing", "taken"),
    [
        (partition("side", box(1.0, 0, 1.1, 1.0)), 0.1),
        (wall("duct", box(0, 0, 1.5, 0.1), top=1.2), 0.15),
        (column("pier", box(0, 0, 0.2, 0.2)), 0.04),
        (furniture("ips", box(1.0, 0, 1.1, 1.0), name="IPS duct panel", top=1.2), 0.1),
        (furniture("thin", box(1.0, 0, 1.1, 1.0), name="Partition", hull_only=True), 0.1),
        (furniture("thick", box(1.0, 0, 1.2, 1.0), name="Partition", hull_only=True), 0.0),
        (furniture("cupboard", box(1.0, 0, 1.1, 1.0), name="Cupboard"), 0.0),
        (wall("hull", box(0, 0, 1.5, 2.2), hull_only=True), 0.0),
        (wall("broken", box(0, 0, 1.5, 0.5), problem="it crosses itself"), 0.0),
        (wall("kerb", box(0, 0, 1.5, 0.5), top=0.3), 0.0),
        (wall("low", box(0, 0, 1.5, 0.1), top=0.301), 0.15),
        (wall("bulkhead", box(0, 0, 1.5, 0.5), base=1.0, top=1.7), 0.0),
        (wall("above", box(0, 0, 1.5, 0.5), storey_id="s1"), 0.0),
        (wall("outside", box(-0.1, 0, 0, 2.2)), 0.0),
    ],
    ids=[
        "a partition",
        "a duct wall",
        "a pier",
        "a duct panel",
        "a thin hull of a partition",
        "a thick hull of a partition",
        "a cupboard",
        "the hull of a wall",
        "a broken wall",
        "a kerb of 300 mm",
        "a wall just over 300 mm",
        "a bulkhead from 1 m up",
        "a wall upstairs",
        "a wall beside the room",
    ],
)
def test_the_floor_is_the_room_without_what_is_built_in_it(thing, taken):
    assert floor_area(thing) == pytest.approx(1.5 * 2.2 - taken, abs=1e-5)


def test_things_are_what_else_is_in_the_way():
    extra = (
        furniture("bin", box(1.2, 0.2, 1.4, 0.4), name="Bin"),
        furniture("rail", box(1.0, 0, 1.05, 0.8), name="Drop-down rail"),
        furniture("mat", box(1.0, 1.0, 1.4, 1.4), top=0.02),
        furniture("shelf", box(1.0, 1.0, 1.4, 1.4), base=2.2, top=0.1),
        furniture("ips", box(1.4, 0, 1.5, 1.0), name="IPS panel", top=1.2),
    )
    found = rooms_of(*accessible_wc(*extra))["room"]
    assert {each.element.id for each in found.things} == {"pan", "basin", "bin"}
    assert {each.element.id for each in found.others("pan")} == {"basin", "bin"}


def test_fittings_are_found_by_kind():
    found = rooms_of(*accessible_wc(fitting("u", box(1.2, 1.2, 1.5, 1.5), kind="urinal")))["room"]
    assert [each.id for each in found.of_kind("wc")] == ["pan"]
    assert {each.id for each in found.of_kind("basin", "urinal")} == {"basin", "u"}
    assert found.of_kind("bath") == ()


@pytest.mark.parametrize(
    ("uses", "told"),
    [
        (uses_of(room="accessible toilet"), False),
        (uses_of(room="toilet"), True),
        (uses_of(room=("toilet", "accessible toilet")), False),
    ],
    ids=["a use that lists a basin", "a use that lists a pan", "either"],
)
def test_all_is_told_when_what_the_use_lists_is_there(uses, told):
    assert rooms_of(wc_room(), pan(), uses=uses)["room"].told is told
    assert rooms_of(*accessible_wc())["room"].told


def test_a_room_that_walls_fill_is_left_out():
    assert rooms_of(wc_room(), pan(), wall("solid", box(-1, -1, 3, 3))) == {}


def test_a_room_without_a_body_is_left_out():
    assert rooms_of(wc_room(None), pan()) == {}


def homes(*elements) -> dict[str, tuple[str, ...]]:
    return measurer(*elements).provide("fitting_rooms")


@pytest.mark.parametrize(
    ("area", "home"),
    [
        (box(0.1, 0, 0.5, 0.7), ("room",)),
        (box(1.4, 0, 1.8, 0.7), ("next",)),
        (box(1.3, 0, 1.7, 0.7), ("room", "next")),
        (box(1.2, 0, 1.6, 0.7), ("room",)),
        (box(-0.3, 0, 0.1, 0.7), ("room",)),
        (box(9, 9, 9.4, 9.7), ()),
    ],
    ids=[
        "inside",
        "mostly next door",
        "half in each",
        "mostly inside",
        "drawn into a wall",
        "nowhere",
    ],
)
def test_a_fitting_lies_where_at_least_half_of_it_does(area, home):
    rooms = (wc_room(), room("next", box(1.5, 0, 3, 2.2)))
    assert set(homes(*rooms, pan(area=area)).get("pan", ())) == set(home)


def test_a_fitting_on_another_storey_lies_in_its_own_room():
    upstairs = room("up", box(0, 0, 1.5, 2.2), storey_id="s1")
    found = homes(wc_room(), upstairs, pan(), pan("above", storey_id="s1"))
    assert found["pan"] == ("room",)
    assert found["above"] == ("up",)


def cells_of(*elements):
    return measurer(*elements).provide("cells")


def test_each_pan_of_a_row_has_a_cell_of_its_own():
    found = cells_of(*cubicle_row())
    assert {key: cell.pans for key, cell in found.items()} == {
        f"pan{n}": (f"pan{n}",) for n in range(3)
    }
    assert all(cell.is_cubicle for cell in found.values())
    assert found["pan1"].area.area == pytest.approx(0.88 * 1.5, abs=1e-4)
    assert [each.door.id for each in found["pan1"].doors] == ["door1"]


def test_a_whole_room_is_the_cell_of_its_only_pan_but_no_cubicle():
    cell = cells_of(*accessible_wc())["pan"]
    assert (cell.whole_room, cell.is_own, cell.is_cubicle) == (True, True, False)
    assert cell.area.area == pytest.approx(3.3, abs=1e-4)


def test_pans_that_share_a_floor_share_a_cell():
    row = [each for each in cubicle_row(fronts=False, doors=False) if "side" not in each.id]
    found = cells_of(*row)
    assert {cell.pans for cell in found.values()} == {("pan0", "pan1", "pan2")}
    assert not any(cell.is_own for cell in found.values())


def test_a_boxed_pipe_is_no_part_of_the_room_to_be_counted():
    """A shaft of 0.2 m2 behind a panel does not make a cubicle of the rest of the room."""
    panel = partition("panel", box(1.2, 0.5, 1.22, 1.0), base=0.0)
    across = (
        partition("a", box(1.2, 0.5, 1.5, 0.52), base=0.0),
        partition("b", box(1.2, 0.98, 1.5, 1.0), base=0.0),
    )
    assert cells_of(*accessible_wc(panel, *across))["pan"].whole_room


@given(pitch=st.floats(0.7, 1.4))
@settings(max_examples=15, deadline=None)
def test_the_cells_of_a_row_never_hold_more_floor_than_the_room(pitch):
    found = cells_of(*cubicle_row(pitch=pitch))
    total = sum(cell.area.area for cell in found.values())
    assert total == pytest.approx((3 * pitch - 0.04) * 1.5, abs=1e-3)
    assert total < 3 * pitch * 2.5


def test_a_basin_stands_in_no_cell():
    assert "basin" not in cells_of(*accessible_wc())
    assert cells_of(wc_room(), basin()) == {}
