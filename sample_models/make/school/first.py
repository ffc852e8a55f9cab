"""First floor: eight junior classes, art room, library and staff rooms."""

from sample_models.make.furniture import (
    accessible_wc,
    along,
    class_set,
    group_set,
    office_set,
)
from sample_models.make.plan import Door, Outline, Room, Thing, box
from sample_models.make.school.parts import Part, Revision, door
from sample_models.make.school.washrooms import cubicles, washroom_things

_SOUTH, _NORTH = (0.0, 7.6), (10.2, 17.8)
_STAFF_L: Outline = (
    (36.0, 10.2),
    (40.0, 10.2),
    (40.0, 12.6),
    (44.0, 12.6),
    (44.0, 17.8),
    (36.0, 17.8),
)


def first(revision: Revision) -> Part:
    rooms = (*_south(revision), *_north(), *_ways())
    by_number = {room.number: room for room in rooms}
    rows = cubicles(by_number, revision)
    return Part(
        rooms=rooms,
        doors=(*_south_doors(), *_north_doors()),
        things=(*_furnished(by_number), *washroom_things(by_number, rows)),
        cubicles=rows,
    )


def _room(number: str, name: str, kind: str, outline: Outline, windows: str = "") -> Room:
    return Room(number=number, name=name, kind=kind, outline=outline, windows=windows, storey="01")


def _south(revision: Revision) -> tuple[Room, ...]:
    edges = [3.2, 10.9, 18.6, 26.3, 34.0]
    classes = [
        _room(
            f"01-{n + 2:02d}", f"Junior class {n + 1}", "junior class", box(x, 0, x + 7.7, 7.6), "S"
        )
        for n, x in enumerate(edges[:-1])
    ]
    spare = [("Curriculum store", "teaching store"), ("ICT store", "teaching store")]
    if revision == "B":
        spare = [("Small group room (large)", "large group")] * 2
    return (
        _room("01-01", "Stair west", "stair", box(0, 0, 3.2, 7.6), "W"),
        *classes,
        _room("01-06", *spare[0], box(34.0, 0, 37.7, 7.6), "S"),
        _room("01-07", *spare[1], box(37.7, 0, 41.4, 7.6), "S"),
        _room("01-08", "Server room", "server", box(41.4, 0, 44.0, 7.6)),
        _room("01-20", "Library", "library", box(44.0, 0, 48.5, 7.6), "S"),
        _room("01-21", "Staff room", "staff room", box(48.5, 0, 53.3, 7.6), "S"),
        _room("01-22", "Staff workroom", "workroom", box(53.3, 0, 58.8, 7.6), "S"),
        _room("01-23", "Stair east", "stair", box(58.8, 0, 62.0, 7.6), "S"),
    )


def _north() -> tuple[Room, ...]:
    low, high = _NORTH
    return (
        _room("01-09", "Junior class 5", "junior class", box(0, low, 7.7, high), "N"),
        _room("01-10", "Junior class 6", "junior class", box(7.7, low, 15.4, high), "N"),
        _room("01-11", "Girls' WCs", "wc", box(15.4, low, 18.0, high), "N"),
        _room("01-12", "Boys' WCs", "wc", box(18.0, low, 20.6, high), "N"),
        _room("01-13", "Junior class 7", "junior class", box(20.6, low, 28.3, high), "N"),
        _room("01-14", "Junior class 8", "junior class", box(28.3, low, 36.0, high), "N"),
        _room("01-15", "Art and DT room", "art", _STAFF_L, "N"),
        _room("01-16", "Accessible WC", "accessible wc", box(40.0, low, 41.65, 12.6)),
        _room("01-17", "Lift", "lift", box(41.65, low, 44.0, 12.6)),
    )


def _ways() -> tuple[Room, ...]:
    return (
        _room("01-18", "Corridor", "corridor", box(0, 7.6, 20.6, 10.2), "W"),
        _room("01-19", "Corridor", "corridor", box(20.6, 7.6, 44.0, 10.2)),
        _room("01-24", "Corridor", "corridor", box(44.0, 7.6, 62.0, 10.2), "E"),
    )


def _south_doors() -> tuple[Door, ...]:
    return (
        door("01-01-D01", "N", 1.6, opens="out"),
        door("01-02-D01", "N", 2.8, boundaries=True),
        door("01-03-D01", "N", 6.9, hinge="hi"),
        door("01-04-D01", "N", 0.8),
        door("01-05-D01", "N", 6.9, hinge="hi"),
        door("01-06-D01", "N", 0.8),
        door("01-07-D01", "N", 0.8),
        door("01-08-D01", "N", 1.3, "store"),
        door("01-20-D01", "N", 2.2, "corridor pair"),
        door("01-21-D01", "N", 0.8),
        door("01-22-D01", "N", 4.7, hinge="hi"),
        door("01-23-D01", "N", 1.6, opens="out"),
    )


def _north_doors() -> tuple[Door, ...]:
    return (
        door("01-09-D01", "S", 6.9, hinge="hi", boundaries=True),
        door("01-10-D01", "S", 0.8),
        door("01-11-D01", "S", 1.3),
        door("01-12-D01", "S", 1.3, hinge="hi"),
        door("01-13-D01", "S", 0.8),
        door("01-14-D01", "S", 6.9, hinge="hi"),
        door("01-15-D01", "S", 0.8),
        door("01-16-D01", "S", 0.83, opens="out"),
        door("01-17-D01", "S", 1.2, "lift", opens="out"),
        door("01-18-D01", "E", 1.3, "corridor pair", opens="out"),
        door("01-19-D01", "E", 1.3, "corridor pair", opens="out"),
    )


def _furnished(rooms: dict[str, Room]) -> tuple[Thing, ...]:
    south = [t for n in range(2, 6) for t in class_set(rooms[f"01-{n:02d}"], corridor="N")]
    north = [
        t for n in ("01-09", "01-10", "01-13", "01-14") for t in class_set(rooms[n], corridor="S")
    ]
    spare = [t for n in ("01-06", "01-07") for t in _spare(rooms[n])]
    return (
        *south,
        *north,
        *spare,
        *accessible_wc(rooms["01-16"], hand="E"),
        *along("worktop", rooms["01-15"], wall="N", spots=(1.5, 3.5, 5.5)),
        *along("double locker", rooms["01-18"], wall="S", spots=(12.9,)),
        *along("locker", rooms["01-18"], wall="N", spots=(12.9,)),
        *along("shelf", rooms["01-20"], wall="W", spots=(1.0, 2.8, 4.6)),
        *along("sofa", rooms["01-21"], wall="W", spots=(1.5, 3.5)),
        *office_set(rooms["01-22"]),
    )


def _spare(room: Room) -> tuple[Thing, ...]:
    if room.kind == "large group":
        return group_set(room)
    return along("cupboard", room, wall="W", spots=(1.0, 2.2, 3.4))
