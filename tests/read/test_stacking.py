"""Storeys that stand in each other are told from halls, voids, wings and split levels."""

from shapely import box

from checker.model import ElementRef, Lift, ModelSource, Room, School, Shape, ShapeSource, Storey
from checker.read.stacking import stacked_storeys

LEVELS = {"low": 0.0, "high": 3.6}


def storey(name: str, level: float) -> Storey:
    ref = ElementRef(global_id=name, ifc_class="IfcBuildingStorey", name=name)
    return Storey(id=name, ref=ref, storey_id=name, elevation=level)


def room(name: str, on: str, x: float, base: float, *, tall: float = 2.8) -> Room:
    source = ShapeSource(engine="direct")
    plan = box(x, 0, x + 4, 5)
    shape = Shape(footprint=plan, base=base, top=base + tall, source=source)
    ref = ElementRef(global_id=name, ifc_class="IfcSpace", name=name)
    return Room(id=name, ref=ref, storey_id=on, shape=shape)


def told(*rooms: Room, high: float = 3.6) -> list[tuple[str, ...]]:
    lift = Lift(
        id="lift",
        ref=ElementRef(global_id="lift", ifc_class="IfcTransportElement"),
        storey_id="low",
    )
    school = School(
        source=ModelSource(file="f", sha256="0", schema="IFC4"),
        storeys=(storey("low", 0.0), storey("high", high)),
        rooms=rooms,
        lifts=(lift,),
    )
    return [tuple(sorted(problem.elements)) for problem in stacked_storeys(school)]


def rooms_of(on: str, base: float, count: int = 3) -> list[Room]:
    return [room(f"{on}{n}", on, n * 5.0, base) for n in range(count)]


def test_storeys_one_above_the_other_are_sound():
    assert told(*rooms_of("low", 0.0), *rooms_of("high", 3.6)) == []


def test_two_storeys_at_one_height_are_told_with_their_rooms_and_lifts():
    found = told(*rooms_of("low", 0.0), *rooms_of("high", 0.0), high=0.0)
    assert found == [("high0", "high1", "high2", "lift", "low0", "low1", "low2")]


def test_a_storey_that_hangs_into_the_one_below_is_told():
    assert len(told(*rooms_of("low", 0.0), *rooms_of("high", 1.8), high=1.8)) == 1


def test_a_storey_that_reaches_a_little_into_the_next_is_sound():
    assert told(*rooms_of("low", 0.0), *rooms_of("high", 2.4), high=2.4) == []


def test_a_hall_that_rises_through_a_gallery_is_sound():
    hall = room("hall", "low", 0.0, 0.0, tall=6.4)
    assert told(hall, *rooms_of("low", 0.0)[1:], *rooms_of("high", 3.6)) == []


def test_wings_at_one_height_side_by_side_are_sound():
    wing = [room(f"w{n}", "high", 40 + n * 5.0, 0.0) for n in range(3)]
    assert told(*rooms_of("low", 0.0), *wing, high=0.0) == []


def test_one_room_on_the_floor_of_another_storey_spoils_those_two_only():
    strayed = room("strayed", "high", 0.0, 0.0)
    found = told(*rooms_of("low", 0.0), strayed, *rooms_of("high", 3.6)[1:])
    assert found == [("low0", "strayed")]
