import pytest

from checker.read.shapes import choose_offset
from tests.read.shapes.made import Made, box_faces

EAST, NORTH = 412_345.678, 287_654.321


def rooms(made: Made, *, placed=(0, 0, 0), drawn=(0, 0, 0), count: int = 3) -> list:
    found = []
    for i in range(count):
        x, y, z = drawn
        item = made.extruded(made.rectangle(4, 3), position=made.axis3((x + 5 * i, y, z)))
        found.append(made.product(item, at=made.placed(made.axis3(placed))))
    return found


@pytest.mark.parametrize("scale", [1.0, 0.001])
def test_a_model_near_the_origin_stays_where_it_is(scale):
    made = Made(scale=scale)
    rooms(made, placed=(900, -900, 30))
    assert choose_offset(made.file, scale) == (0, 0, 0)


@pytest.mark.parametrize("scale", [1.0, 0.001])
def test_a_model_at_map_coordinates_is_moved_by_whole_metres(scale):
    made = Made(scale=scale)
    rooms(made, placed=(EAST, NORTH, 31.5))
    assert choose_offset(made.file, scale) == (412_346, 287_654, 0)


def test_map_coordinates_in_the_bodies_count_too():
    made = Made()
    rooms(made, drawn=(EAST, NORTH, 0), count=1)
    x, y, z = choose_offset(made.file, 1.0)
    assert (x, y) == pytest.approx((EAST, NORTH), abs=10)
    assert z == 0


def test_a_far_site_whose_rooms_are_near_is_not_moved():
    made = Made()
    made.file.create_entity(
        "IfcSite", GlobalId="0S00000000000000000000",
        ObjectPlacement=made.placed(made.axis3((EAST, NORTH, 0))),
    )  # fmt: skip
    rooms(made)
    assert choose_offset(made.file, 1.0) == (0, 0, 0)


def test_one_lost_room_does_not_drag_the_others_away():
    made = Made()
    rooms(made, placed=(10, 10, 0), count=5)
    rooms(made, placed=(EAST, NORTH, 0), count=1)
    assert choose_offset(made.file, 1.0) == (0, 0, 0)


def test_a_storey_far_up_is_moved_down():
    made = Made()
    rooms(made, placed=(0, 0, 2500.4))
    assert choose_offset(made.file, 1.0) == (0, 0, 2500)


def test_a_file_without_rooms_goes_by_its_doors_and_an_empty_one_stays():
    made = Made()
    assert choose_offset(made.file, 1.0) == (0, 0, 0)
    made.product(kind="IfcDoor", representations=(), at=made.placed(made.axis3((EAST, NORTH, 0))))
    assert choose_offset(made.file, 1.0) == (412_346, 287_654, 0)


def test_no_engine_is_called_to_choose():
    made = Made()
    solid = made.extruded(made.rectangle(4, 3))
    other = made.brep(box_faces(1, 1, 1))
    made.product(made.new("IfcBooleanResult", "DIFFERENCE", solid, other))
    assert choose_offset(made.file, 1.0) == (0, 0, 0)


def test_rebased_shapes_are_as_exact_as_near_ones():
    made = Made(scale=0.001)
    (room,) = rooms(made, placed=(EAST, NORTH, 31.5), count=1)
    offset = choose_offset(made.file, 0.001)
    shape = made.reader(offset=offset).shapes([room], kind="room")[room.id()]
    assert shape.footprint.area == pytest.approx(12, abs=1e-9)
    assert shape.footprint.centroid.x == pytest.approx(EAST - 412_346, abs=1e-9)
    assert shape.base == pytest.approx(31.5)
