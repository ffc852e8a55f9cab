"""Ground floor teaching wing: reception and infant classes on a corridor, with group rooms."""

from sample_models.make.furniture import accessible_wc, along, class_set, group_set, wc_row
from sample_models.make.plan import Column, Door, Gap, Room, Thing, box
from sample_models.make.school.parts import Part, Revision, door
from sample_models.make.school.washrooms import cubicles, washroom_things

_SOUTH, _NORTH = (0.0, 7.6), (10.2, 17.8)


def teaching(revision: Revision) -> Part:
    rooms = (*_south_rooms(revision), *_north_rooms(revision), *_ways())
    by_number = {room.number: room for room in rooms}
    rows = cubicles(by_number, revision)
    return Part(
        rooms=rooms,
        doors=(*_south_doors(revision), *_north_doors(revision)),
        gaps=(Gap(name="00-18-O01", room="00-18", side="S", at=0.8, width=1.3),),
        things=(*_furnished(by_number), *washroom_things(by_number, rows)),
        cubicles=rows,
        columns=_columns(revision),
    )


def _row(number: str, name: str, kind: str, x: tuple[float, float], *, north: bool) -> Room:
    low, high = _NORTH if north else _SOUTH
    return Room(
        number=number,
        name=name,
        kind=kind,
        outline=box(x[0], low, x[1], high),
        windows="N" if north else "S",
    )


def _south_rooms(revision: Revision) -> tuple[Room, ...]:
    calm_from = 5.8 if revision == "A" else 4.4
    return (
        Room(number="00-01", name="Stair west", kind="stair", outline=box(0, 0, 3.2, 7.6)),
        _row("00-02", "Reception class 1", "reception class", (3.2, 11.8), north=False),
        _row("00-03", "Reception class 2", "reception class", (15.0, 23.6), north=False),
        Room(
            number="00-04",
            name="Reception WCs (supervised)",
            kind="early years wc",
            outline=box(11.8, 0, 15.0, 4.4),
            windows="S",
        ),
        Room(
            number="00-05",
            name="Small group room",
            kind="small group",
            outline=box(11.8, 4.4, 15.0, 7.6),
        ),
        _row("00-06", "Infant class 1", "infant class", (23.6, 32.2), north=False),
        _row("00-07", "Infant class 2", "infant class", (32.2, 40.8), north=False),
        Room(
            number="00-08",
            name="Interview room",
            kind="meeting",
            outline=box(40.8, 0, 44.0, calm_from),
            windows="S",
        ),
        Room(
            number="00-09",
            name="Calm room",
            kind="calm",
            outline=box(40.8, calm_from, 44.0, 7.6),
        ),
    )


def _north_rooms(revision: Revision) -> tuple[Room, ...]:
    middle, store_from = (13.2, 14.15) if revision == "A" else (14.0, 15.0)
    return (
        _row("00-10", "Practical room", "practical", (0, 5.4), north=True),
        _row("00-11", "Infant class 3", "infant class", (5.4, 14.0), north=True),
        _row("00-12", "Infant class 4", "infant class", (14.0, 22.6), north=True),
        _row("00-13", "Girls' WCs", "wc", (22.6, 25.4), north=True),
        _row("00-14", "Boys' WCs", "wc", (25.4, 28.2), north=True),
        _row("00-15", "SEN resource room", "sen resource", (28.2, 30.85), north=True),
        Room(
            number="00-16",
            name="Small group room",
            kind="small group",
            outline=box(30.85, 10.2, 33.85, middle),
        ),
        Room(
            number="00-17",
            name="Small group room",
            kind="small group",
            outline=box(30.85, middle, 33.85, 17.8),
            windows="N",
        ),
        Room(
            number="00-19",
            name="Small group room",
            kind="medium group",
            outline=box(35.45, 10.2, 40.0, store_from),
        ),
        Room(
            number="00-20",
            name="Teaching resource store",
            kind="teaching store",
            outline=box(35.45, store_from, 40.0, 17.8),
        ),
        Room(
            number="00-21",
            name="Accessible WC",
            kind="accessible wc",
            outline=box(40.0, 10.2, 41.7, 12.6),
        ),
        Room(number="00-22", name="Lift", kind="lift", outline=box(41.7, 10.2, 44.0, 12.6)),
        Room(
            number="00-23",
            name="Outdoor play store",
            kind="outdoor store",
            outline=box(40.0, 12.6, 44.0, 17.8),
        ),
    )


def _ways() -> tuple[Room, ...]:
    return (
        Room(
            number="00-18", name="Corridor", kind="corridor", outline=box(33.85, 10.2, 35.45, 17.8)
        ),
        Room(number="00-24", name="Corridor", kind="corridor", outline=box(0, 7.6, 22.6, 10.2)),
        Room(number="00-25", name="Corridor", kind="corridor", outline=box(22.6, 7.6, 44.0, 10.2)),
        Room(
            number="EX-02",
            name="Reception outdoor play area",
            kind="outdoor",
            outline=box(3.0, -8.0, 24.0, -0.3),
            outdoor=True,
        ),
        Room(
            number="EX-03",
            name="West footpath",
            kind="outdoor",
            outline=box(-3.3, 7.6, -0.3, 10.2),
            outdoor=True,
        ),
        Room(
            number="EX-04",
            name="Playground footpath",
            kind="outdoor",
            outline=box(33.4, 18.1, 36.1, 31.3),
            outdoor=True,
        ),
    )


def _south_doors(revision: Revision) -> tuple[Door, ...]:
    calm = "narrow" if revision == "A" else "classroom"
    return (
        door("00-01-D01", "N", 1.6, opens="out"),
        door("00-02-D01", "N", 7.8, hinge="hi", boundaries=True),
        door("00-02-D02", "S", 4.3, "external", opens="out"),
        door("00-03-D01", "N", 0.8, boundaries=True),
        door("00-03-D02", "S", 4.3, "external", opens="out"),
        door("00-04-D01", "W", 2.4),
        door("00-04-D02", "E", 2.4),
        door("00-05-D01", "N", 2.3, hinge="hi"),
        door("00-06-D01", "N", 7.8, hinge="hi"),
        door("00-07-D01", "N", 0.8),
        door("00-08-D01", "E", 1.4),
        door("00-09-D01", "N", 2.2, calm, opens="out"),
    )


def _north_doors(revision: Revision) -> tuple[Door, ...]:
    angled = "810 clear" if revision == "A" else "classroom"
    return (
        door("00-10-D01", "S", 4.6, hinge="hi"),
        door("00-10-D02", "W", 4.0, "external", opens="out"),
        door("00-11-D01", "S", 0.8),
        door("00-12-D01", "S", 7.8, hinge="hi"),
        door("00-13-D01", "S", 1.2),
        door("00-14-D01", "S", 1.2, hinge="hi"),
        door("00-15-D01", "S", 0.8),
        door("00-16-D01", "E", 0.75),
        door("00-17-D01", "E", 1.2, boundaries=True),
        door("00-19-D01", "W", 2.4, angled),
        door("00-20-D01", "W", 0.9),
        door("00-21-D01", "S", 0.85, opens="out", boundaries=True),
        door("00-22-D01", "S", 1.15, "lift", opens="out"),
        door("00-23-D01", "E", 2.5, "store", opens="out"),
        door("00-18-D01", "N", 0.8, "external", opens="out"),
        door("00-24-D01", "W", 1.3, "external", opens="out"),
        door("00-24-D02", "E", 1.3, "corridor pair", opens="out"),
        door("00-25-D01", "E", 1.3, "corridor pair", opens="out"),
    )


def _furnished(rooms: dict[str, Room]) -> tuple[Thing, ...]:
    south = [
        *(t for n in ("00-02", "00-06", "00-07") for t in class_set(rooms[n], corridor="N")),
        *class_set(rooms["00-03"], corridor="N", beside=0.5),  # for the way to the WCs
    ]
    north = [t for n in ("00-11", "00-12") for t in class_set(rooms[n], corridor="S")]
    groups = [t for n in ("00-05", "00-16", "00-17", "00-19") for t in group_set(rooms[n])]
    return (
        *south,
        *north,
        *groups,
        *class_set(rooms["00-10"], corridor="S", places=12),
        *group_set(rooms["00-15"]),
        *group_set(rooms["00-08"]),
        *along("bean bag", rooms["00-09"], wall="W", spots=(0.8,)),
        *wc_row(rooms["00-04"], wall="S", pans=4, basins=3),
        *accessible_wc(rooms["00-21"]),
        *along("locker", rooms["00-24"], wall="S", spots=(4.6, 6.5, 8.4)),
    )


def _columns(revision: Revision) -> tuple[Column, ...]:
    standing = (Column(name="Column C1", x=22.9, y=10.0, width=0.4, depth=0.2),)
    if revision == "A":
        return (*standing, Column(name="Column C2", x=35.2, y=16.2, width=0.3, depth=0.3))
    return standing
