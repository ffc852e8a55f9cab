"""What cases about rooms and their places are put together from."""

from dataclasses import replace

from sample_models.make.plan import (
    Door,
    Gap,
    Outline,
    Plan,
    Room,
    Side,
    Window,
    bounds,
    box,
)
from sample_models.make.small import Want, row

CLASS = Want(name="Junior class 1", kind="junior class", width=7.5, depth=7.4, door_at=1.2)
GROUP = Want(name="Small group room", kind="small group")
CALM = Want(name="Calm room", kind="calm", width=2.4, opens_out=True)
STORE = Want(name="Store", kind="store")
HALL = Want(name="Hall", kind="hall", width=9.0, depth=9.0, door="corridor pair")
UNNAMED = Want(name="", kind="")
ENTRANCE = "school: {name: Sample}\nentrances: {main: 00-99-D01}\n"
NEW = "school: {name: Sample, works: new}\n"
_WALL = 0.2


def beside_class(want: Want, *more: Want) -> Plan:
    """A classroom (00-01), the room in question (00-02), and others after it."""
    return row([CLASS, want, *more])


def sized(want: Want, width: float, depth: float) -> Plan:
    """A classroom and a room of this clear size."""
    return beside_class(replace(want, width=width, depth=depth))


def bodiless(want: Want) -> Plan:
    """A classroom and a room of which the model holds no body."""
    return beside_class(replace(want, bodiless=True))


def classes(count: int) -> list[Want]:
    """Junior classrooms, numbered."""
    return [replace(CLASS, name=f"Junior class {n + 1}") for n in range(count)]


def stating(plan: Plan, of: str, group: str, **facts: object) -> Plan:
    """The plan in which a room or a door states these properties."""
    sets = plan.claims.get(of, {})
    said = {**sets, group: {**sets.get(group, {}), **facts}}
    return replace(plan, claims={**plan.claims, of: said})


def coded(plan: Plan, number: str, code: str) -> Plan:
    """The plan in which a room states its DfE code."""
    return stating(plan, number, "SchoolCheck_Room", DfECode=code)


def sounding(plan: Plan, number: str, noise: float, echo: float) -> Plan:
    """The plan in which a room states what its acoustics are designed for."""
    facts = {"IndoorAmbientNoise_dBA": noise, "ReverberationTime_s": echo}
    return stating(plan, number, "SchoolCheck_Environment", **facts)


def panelled(plan: Plan, door: str, *, panel: bool) -> Plan:
    """The plan in which a door is said to have a vision panel, or none."""
    return stating(plan, door, "SchoolCheck_Door", VisionPanel=panel)


def behind(front: Want, want: Want, *, way: str = "door") -> Plan:
    """A room (00-02) behind another (00-01), with a door or a gap between and no other way in."""
    plan = row([front])
    x0, _, _, y1 = bounds(plan.room("00-01").outline)
    outline = box(x0, y1, x0 + want.width + _WALL, y1 + want.depth + _WALL)
    back = Room(number="00-02", name=want.name, kind=want.kind, outline=outline)
    plan = replace(plan, rooms=(*plan.rooms, back))
    at = (want.width + _WALL) / 2
    if way == "gap":
        gap = Gap(name="00-02-O01", room="00-02", side="S", at=at, width=want.width - 0.6)
        return replace(plan, gaps=(gap,))
    return with_door(plan, "00-02", "S", at, name="00-02-D01")


def before(plan: Plan, at: float, name: str, kind: str) -> Plan:
    """A room more (00-03), north of the one beside the classroom, with a door between."""
    plan = with_door(plan, "00-02", "N", at)
    back = Room(number="00-03", name=name, kind=kind, outline=box(7.6, 6.3, 13.6, 9.0))
    return replace(plan, rooms=(*plan.rooms, back))


def between_corridors(want: Want, at: float) -> Plan:
    """A room between the corridor and another one that has a way out of its own."""
    plan = before(beside_class(want), at, "Corridor", "corridor")
    return with_door(plan, "00-03", "E", 1.35, name="00-03-D01")


def with_door(plan: Plan, number: str, side: Side, at: float, *, name: str = "") -> Plan:
    """One door more."""
    more = Door(name=name or f"{number}-D02", room=number, side=side, at=at, kind="wide")
    return replace(plan, doors=(*plan.doors, more))


def windowed(plan: Plan, number: str, side: Side = "N") -> Plan:
    """One window more: in the middle of the north side, or at the east end of the south side."""
    x0, _, x1, _ = bounds(plan.room(number).outline)
    width, at = (1.2, (x1 - x0) / 2) if side == "N" else (0.6, x1 - x0 - 0.5)
    name = f"{number}-W{side}"
    made = Window(name=name, room=number, side=side, at=round(at, 4), width=width)
    return replace(plan, windows=(*plan.windows, made))


def cornered(want: Want, nook: float) -> Plan:
    """A room 1.6 m wide and 4 m deep with a nook at its far end, this deep, to the west.

    From its door, at the south end of the east side, the nook is in sight only in part. A store
    (00-03) takes what the room leaves beside the classroom.
    """
    plan = beside_class(replace(want, width=3.0, depth=4.0))
    x0, y0, x1, y1 = bounds(plan.room("00-02").outline)
    east, west, north = round(x0 + 1.4, 4), round(x0 + 1.4 - nook, 4), y1 - 1.4
    shape = ((east, y0), (x1, y0), (x1, y1), (west, y1), (west, north), (east, north))
    arm: Outline = ((west, north), (west, y1), (x0, y1)) if west > x0 else ((x0, north),)
    rest = Room(
        number="00-03",
        name="Store",
        kind="store",
        outline=((x0, y0), (east, y0), (east, north), *arm),
    )
    rooms = [replace(r, outline=shape) if r.number == "00-02" else r for r in plan.rooms]
    # Doors are placed from the west end of their room, which is the nook's now.
    doors = [
        replace(door, at=round(1.0 + nook, 4)) if door.room == "00-02" else door
        for door in plan.doors
    ]
    store = Door(name="00-03-D01", room="00-03", side="S", at=0.7, kind="store", opens="out")
    return replace(plan, rooms=(*rooms, rest), doors=(*doors, store))
