"""A building plan as data: rooms by the centre lines of their walls, doors by room and side.

Metres throughout; x runs east, y north, z up from the lowest storey's floor.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

Point = tuple[float, float]
Outline = tuple[Point, ...]
Side = Literal["N", "E", "S", "W"]

HALF_WALL = 0.1  # inner walls are 200 mm thick, so a room's face lies 100 mm inside the centre line
OUTER_FACE = 0.3  # outer walls reach 300 mm beyond the centre line: 400 mm in all


@dataclass(frozen=True, slots=True, kw_only=True)
class Storey:
    code: str
    name: str
    description: str
    elevation: float
    wall_height: float = 3.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """`outline` runs along wall centre lines; an outdoor room has no walls and is its outline.

    A `bodiless` room is in the model without a shape; of an `undrawn` one only the walls are.
    """

    number: str
    name: str
    kind: str
    outline: Outline
    storey: str = "00"
    floor: float = 0.0
    height: float = 2.8
    outdoor: bool = False
    windows: str = ""
    bodiless: bool = False
    undrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorKind:
    """One door type; `leaf` is the width of the wider leaf, `clear` a declared clear width."""

    name: str
    overall: float
    leaf: float
    operation: str = "SINGLE_SWING"
    lining: float = 0.042
    height: float = 2.1
    leaves: int = 1
    clear: float | None = None
    fire_rating: str = ""
    powered: bool = False  # whether a drive opens it
    glass: float = 0.0  # the declared share of glass; 0: nothing said
    stated: tuple[tuple[str, object], ...] = ()  # what else SchoolCheck_Door states, lengths in mm
    bare: bool = False  # only its outer size is known: no type, no panels, no operation, no body
    unsized: bool = False  # the model does not state how wide it is
    depth: float = 0.2  # of the lining, through the wall


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A door in the side of a room; `at` is its centre, measured from the west or south end."""

    name: str
    room: str
    side: Side
    at: float
    kind: str = "classroom"
    opens: Literal["in", "out"] = "in"
    hinge: Literal["lo", "hi"] = "lo"
    boundaries: bool = False
    z: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """An opening in a wall without a door or window."""

    name: str
    room: str
    side: Side
    at: float
    width: float = 1.2
    height: float = 2.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    name: str
    room: str
    side: Side
    at: float
    width: float = 1.8
    height: float = 1.5
    sill: float = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Furniture or a fitting: the middle of its back edge, and where its front looks (degrees)."""

    kind: str
    x: float
    y: float
    facing: float
    room: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cubicles:
    """WC cubicles in a row, from the corner (x, y) at the back wall: `facing` is where they open.

    They follow each other to the right of somebody who looks that way, to the left with `flip`.
    `widths` are clear; `opens` has a word for each, or one for all.
    """

    name: str
    room: str
    x: float
    y: float
    facing: float
    widths: tuple[float, ...]
    depth: float = 1.5
    opens: tuple[Literal["in", "out"], ...] = ("out",)
    flip: bool = False
    kinds: tuple[str, ...] = ("cubicle",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    name: str
    x: float
    y: float
    width: float
    depth: float
    storey: str = "00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flight:
    """A straight stair or ramp flight: foot of its centre line, direction in degrees.

    `uneven` metres are added to the second riser and taken from the third; `nosing` is how far
    treads overhang; `kerb` is how high upstands beside a ramp are, `across` the slope with which
    it rises to its left.
    """

    name: str
    x: float
    y: float
    z: float
    direction: float
    width: float
    rise: float
    going: float
    risers: int = 0  # 0: a ramp
    bodiless: bool = False
    style: Literal["closed", "open", "tapered"] = "closed"
    nosing: float = 0.0
    uneven: float = 0.0
    kerb: float = 0.0
    across: float = 0.0
    stated: bool = True  # whether its attributes state riser, tread and their number


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """A stair or ramp made of flights and landings (rectangles x0, y0, x1, y1 at height z).

    `fall` is the slope of the landings towards the north.
    """

    name: str
    kind: Literal["stair", "ramp"]
    flights: tuple[Flight, ...]
    landings: tuple[tuple[float, float, float, float, float], ...] = ()
    storey: str = "00"
    shape: str = "NOTDEFINED"
    well: Outline = ()
    fall: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    name: str
    x: float
    y: float
    width: float
    depth: float
    storey: str = "00"
    stated: bool = True  # whether the clear size of the car is declared
    kind: str = "ELEVATOR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rail:
    """A handrail from one point to another; z is the walking surface below each end.

    It runs on level by `past` metres at both ends.
    """

    name: str
    start: tuple[float, float, float]
    end: tuple[float, float, float]
    height: float = 0.95
    storey: str = "00"
    past: float = 0.0
    diameter: float | None = None  # as declared
    kind: Literal["HANDRAIL", "GUARDRAIL", "NOTDEFINED"] = "HANDRAIL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    name: str
    rooms: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole building; `key` seeds the GlobalIds, so revisions of one building share them.

    `claims` are properties that a room (by its number), a door (by its name) or a thing (the
    second of 00-01 is 00-01-F02) states, by the name of their set.
    """

    key: str
    name: str
    storeys: tuple[Storey, ...]
    rooms: tuple[Room, ...]
    doors: tuple[Door, ...] = ()
    gaps: tuple[Gap, ...] = ()
    windows: tuple[Window, ...] = ()
    things: tuple[Thing, ...] = ()
    cubicles: tuple[Cubicles, ...] = ()
    columns: tuple[Column, ...] = ()
    climbs: tuple[Climb, ...] = ()
    lifts: tuple[Lift, ...] = ()
    rails: tuple[Rail, ...] = ()
    groups: tuple[Group, ...] = ()
    door_kinds: tuple[DoorKind, ...] = ()
    claims: dict[str, dict[str, dict[str, object]]] = field(default_factory=dict)
    walls: bool = True
    slabs: bool = True
    roof: bool = False

    def room(self, number: str) -> Room:
        return next(room for room in self.rooms if room.number == number)

    def storey(self, code: str) -> Storey:
        return next(storey for storey in self.storeys if storey.code == code)

    def door_kind(self, name: str) -> DoorKind:
        return next(kind for kind in self.door_kinds if kind.name == name)


GROUND = Storey(code="00", name="Level 00", description="Base level of building", elevation=0.0)
FIRST = Storey(code="01", name="Level 01", description="First floor", elevation=3.6)


def box(x0: float, y0: float, x1: float, y1: float) -> Outline:
    """A rectangle, anticlockwise from the south-west corner."""
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def clear_box(x: float, y: float, width: float, depth: float) -> Outline:
    """Wall centre lines round a rectangle whose clear size between faces is width x depth."""
    half = HALF_WALL
    return box(x - half, y - half, x + width + half, y + depth + half)


def bounds(outline: Outline) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return min(xs), min(ys), max(xs), max(ys)


def mirrored(plan: Plan) -> Plan:
    """The same building seen in a mirror that stands along the y axis."""
    return replace(
        plan,
        rooms=tuple(replace(r, outline=_mirror(r.outline)) for r in plan.rooms),
        doors=tuple(
            replace(d, side=_swap(d.side), at=_flip_at(plan, d), hinge=_flip_hinge(d.side, d.hinge))
            for d in plan.doors
        ),
        gaps=tuple(replace(g, side=_swap(g.side), at=_flip_at(plan, g)) for g in plan.gaps),
        windows=tuple(replace(w, side=_swap(w.side), at=_flip_at(plan, w)) for w in plan.windows),
        things=tuple(replace(t, x=-t.x, facing=180 - t.facing) for t in plan.things),
        cubicles=tuple(
            replace(c, x=-c.x, facing=180 - c.facing, flip=not c.flip) for c in plan.cubicles
        ),
        columns=tuple(replace(c, x=-c.x) for c in plan.columns),
        climbs=tuple(_mirror_climb(c) for c in plan.climbs),
        lifts=tuple(replace(lift, x=-lift.x - lift.width) for lift in plan.lifts),
        rails=tuple(
            replace(r, start=(-r.start[0], *r.start[1:]), end=(-r.end[0], *r.end[1:]))
            for r in plan.rails
        ),
    )


def _mirror(outline: Outline) -> Outline:
    return tuple((-x, y) for x, y in reversed(outline))


def _swap(side: Side) -> Side:
    swapped: dict[Side, Side] = {"E": "W", "W": "E", "N": "N", "S": "S"}
    return swapped[side]


def _flip_at(plan: Plan, item: Door | Gap | Window) -> float:
    x0, _, x1, _ = bounds(plan.room(item.room).outline)
    return (x1 - x0) - item.at if item.side in "NS" else item.at


def _flip_hinge(side: Side, hinge: Literal["lo", "hi"]) -> Literal["lo", "hi"]:
    if side in "EW":
        return hinge
    return "hi" if hinge == "lo" else "lo"


def _mirror_climb(climb: Climb) -> Climb:
    return replace(
        climb,
        flights=tuple(
            replace(f, x=-f.x, direction=180 - f.direction, across=-f.across) for f in climb.flights
        ),
        landings=tuple((-x1, y0, -x0, y1, z) for x0, y0, x1, y1, z in climb.landings),
        well=_mirror(climb.well),
    )
