"""Schools made by hand for tests of measures: a room or a door in a line, no IFC file needed.

    school = school_of(
        room("office", box(0, 0, 4, 3)),
        room("corridor", box(0, -1.7, 20, -0.1)),
        door("d1", at=(2, -0.05), width=0.9),
    )

Metres throughout. Every element stands on storey `s0` at level 0 unless told otherwise.
"""

import math
from collections.abc import Iterable
from typing import Any

from shapely import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from checker.geometry.frame import Frame, Point
from checker.model import (
    Column,
    Door,
    Element,
    ElementRef,
    Fitting,
    Furniture,
    Lift,
    ModelSource,
    Opening,
    Overhead,
    Railing,
    Ramp,
    RampFlight,
    Room,
    School,
    Shape,
    ShapeSource,
    Slab,
    Stair,
    StairFlight,
    Storey,
    Surface,
    Wall,
    Window,
    Zone,
)

GROUND = "s0"
FIELDS: dict[type[Element], str] = {
    Storey: "storeys",
    Room: "rooms",
    Door: "doors",
    Opening: "openings",
    Window: "windows",
    Wall: "walls",
    Column: "columns",
    Slab: "slabs",
    Furniture: "furniture",
    Fitting: "fittings",
    Overhead: "overheads",
    Stair: "stairs",
    Ramp: "ramps",
    Lift: "lifts",
    Railing: "railings",
    Zone: "zones",
}


def school_of(*elements: Element, **given: Any) -> School:
    """A school of these elements; storeys that they name and none gives are added."""
    groups: dict[str, list[Element]] = {}
    for element in elements:
        groups.setdefault(FIELDS[type(element)], []).append(element)
    known = {each.id for each in groups.get("storeys", [])}
    named = {each.storey_id for each in elements if each.storey_id} - known
    groups.setdefault("storeys", []).extend(storey(each) for each in sorted(named))
    filled = {name: tuple(group) for name, group in groups.items()}
    source = ModelSource(file="made.ifc", sha256="0" * 64, schema="IFC4")
    return School(source=source, **{**filled, **given})


def shape(
    area: BaseGeometry,
    *,
    base: float = 0.0,
    top: float = 2.7,
    problem: str = "",
    hull_only: bool = False,
) -> Shape:
    """A body seen from above."""
    source = ShapeSource(engine="direct", problem=problem)
    return Shape(footprint=area, base=base, top=top, source=source, hull_only=hull_only)


def storey(id_: str = GROUND, *, name: str = "", elevation: float | None = None) -> Storey:
    """`s0` lies at 0, `s1` at 3.5 and so on; named Level 0, Level 1 unless told otherwise."""
    digits = "".join(filter(str.isdigit, id_)) or "0"
    level = int(digits) * 3.5 if elevation is None else elevation
    ref = ElementRef(global_id=id_, ifc_class="IfcBuildingStorey", name=name or f"Level {digits}")
    return Storey(id=id_, ref=ref, elevation=level)


def room(
    id_: str, area: BaseGeometry | None, *, name: str = "", long_name: str = "", **given: Any
) -> Room:
    """A room 2.7 m high over `area`; its number is its id unless `name` is given."""
    return _element(
        Room, id_, "IfcSpace", area=area, name=name or id_, long_name=long_name, **given
    )


def door(  # noqa: PLR0913 - every fact of a door has a default
    id_: str,
    *,
    at: Point,
    along: float = 0.0,
    width: float | None = 0.9,
    height: float | None = 2.1,
    thickness: float = 0.1,
    operation: str = "SINGLE_SWING_LEFT",
    mirrored: bool = False,
    area: BaseGeometry | None = None,
    **given: Any,
) -> Door:
    """A door whose opening is centred at `at` and runs `along` degrees from the x axis.

    As in IFC the placement is the hinge corner on the wall's near face: x runs along the leaf,
    y is the side the leaf swings to (to the left of x, or to the right when `mirrored`).
    The footprint is the slot in the wall, `width` by `thickness`, centred at `at`.
    """
    cos, sin = math.cos(math.radians(along)), math.sin(math.radians(along))
    side = -1.0 if mirrored else 1.0
    half = (width or 0.9) / 2
    across = (-sin * side, cos * side)
    corner = (at[0] - cos * half, at[1] - sin * half)
    frame = Frame(origin=corner, x_axis=(cos, sin), y_axis=across)
    depth = thickness / 2
    corners = [(0.0, -depth), (2 * half, -depth), (2 * half, depth), (0.0, depth)]
    slot = area or Polygon([frame.to_plan(x, y) for x, y in corners])
    given.setdefault("operation_from", "door" if operation else "none")
    return _element(
        Door,
        id_,
        "IfcDoor",
        area=slot,
        top=height or 2.1,
        frame=frame,
        overall_width=width,
        overall_height=height,
        operation=operation,
        **given,
    )


def opening(id_: str, area: BaseGeometry, **given: Any) -> Opening:
    """A hole in a wall, seen from above as the slot it cuts; 2.1 m high unless told otherwise."""
    given.setdefault("top", 2.1)
    return _element(Opening, id_, "IfcOpeningElement", area=area, **given)


def wall(id_: str, area: BaseGeometry, **given: Any) -> Wall:
    """A wall over `area`."""
    return _element(Wall, id_, "IfcWall", area=area, **given)


def column(id_: str, area: BaseGeometry, **given: Any) -> Column:
    """A column over `area`."""
    return _element(Column, id_, "IfcColumn", area=area, **given)


def furniture(id_: str, area: BaseGeometry, *, top: float = 0.75, **given: Any) -> Furniture:
    """A movable thing over `area`, table height unless told otherwise."""
    return _element(Furniture, id_, "IfcFurnishingElement", area=area, top=top, **given)


def fitting(id_: str, area: BaseGeometry, *, kind: str = "other", **given: Any) -> Fitting:
    """A fixed fitting over `area`."""
    given.setdefault("top", 0.85)
    return _element(Fitting, id_, "IfcSanitaryTerminal", area=area, kind=kind, **given)


def lift(id_: str, area: BaseGeometry | None, **given: Any) -> Lift:
    """A lift car over `area`."""
    return _element(Lift, id_, "IfcTransportElement", area=area, **given)


def stair(id_: str, area: BaseGeometry | None, **given: Any) -> Stair:
    """A stair over `area`, or made of the `flights` and `landings` that are given."""
    return _element(Stair, id_, "IfcStair", area=area, **given)


def stair_flight(
    id_: str,
    *,
    at: Point = (0.0, 0.0),
    along: float = 0.0,
    width: float = 1.2,
    risers: int = 10,
    rise: float = 0.15,
    going: float = 0.28,
    z: float = 0.0,
    **given: Any,
) -> StairFlight:
    """A straight flight; `at` is the middle of its first riser, `along` the way up in degrees.

    It has one tread less than `risers`: the floor above is the last. `z` is the floor below.
    """
    frame = _frame_at(at, along)

    def tread(number: int) -> Surface:
        ends = (number * going, (number + 1) * going)
        return Surface(area=_placed(frame, ends, width), level=z + (number + 1) * rise)

    area = _placed(frame, (0.0, (risers - 1) * going), width)
    given.setdefault("tops", tuple(tread(number) for number in range(risers - 1)))
    return _element(
        StairFlight,
        id_,
        "IfcStairFlight",
        area=area,
        base=z,
        top=(risers - 1) * rise,
        frame=frame,
        **given,
    )


def ramp(id_: str, area: BaseGeometry | None = None, **given: Any) -> Ramp:
    """A ramp over `area`, or made of the `flights` and `landings` that are given."""
    return _element(Ramp, id_, "IfcRamp", area=area, **given)


def ramp_flight(
    id_: str,
    *,
    at: Point = (0.0, 0.0),
    along: float = 0.0,
    width: float = 1.5,
    going: float = 3.0,
    rise: float = 0.2,
    z: float = 0.0,
    **given: Any,
) -> RampFlight:
    """A straight ramp flight; `at` is the middle of its foot, `along` the way up in degrees."""
    frame = _frame_at(at, along)
    area = _placed(frame, (0.0, going), width)
    slope = (frame.x_axis[0] * rise / going, frame.x_axis[1] * rise / going)
    top = Surface(area=area, level=z + rise / 2, slope=slope)
    given.setdefault("tops", (top,))
    return _element(
        RampFlight, id_, "IfcRampFlight", area=area, base=z, top=rise, frame=frame, **given
    )


def slab(id_: str, area: BaseGeometry, *, level: float = 0.0, **given: Any) -> Slab:
    """A slab 0.2 m thick whose top lies at `level`: a floor, or a landing within a stair."""
    return _element(Slab, id_, "IfcSlab", area=area, base=level - 0.2, top=0.2, **given)


def railing(
    id_: str,
    start: tuple[float, float, float],
    end: tuple[float, float, float],
    **given: Any,
) -> Railing:
    """A straight handrail 45 mm thick whose top runs from `start` to `end` (x, y, z)."""
    area = LineString([start[:2], end[:2]]).buffer(0.0225, cap_style="flat")
    given.setdefault("line", (start, end))
    low = min(start[2], end[2])
    return _element(
        Railing,
        id_,
        "IfcRailing",
        area=area,
        base=low - 0.045,
        top=max(start[2], end[2]) - low + 0.045,
        **given,
    )


def overhead(
    id_: str, area: BaseGeometry, *, base: float, thick: float = 0.2, **given: Any
) -> Overhead:
    """A beam or ceiling over `area`, its underside at `base` (z)."""
    return _element(Overhead, id_, "IfcBeam", area=area, base=base, top=thick, **given)


def window(
    id_: str, area: BaseGeometry, *, sill: float = 0.85, height: float = 1.5, **given: Any
) -> Window:
    """A window whose hole in the wall is `area`, `sill` metres above its storey."""
    level = storey(given.get("storey_id", GROUND)).elevation
    return _element(
        Window,
        id_,
        "IfcWindow",
        area=area,
        base=level + sill,
        top=height,
        overall_height=height,
        **given,
    )


def zone(id_: str, *members: str, name: str = "", source: str = "IfcZone", **given: Any) -> Zone:
    """A named set of rooms, by their ids."""
    return _element(
        Zone,
        id_,
        source,
        area=None,
        name=name or id_,
        storey_id="",
        source=source,
        members=tuple(members),
        **given,
    )


def square(side: float, *, at: Point = (0.0, 0.0)) -> Polygon:
    """A square with its lower left corner `at`."""
    return box(at[0], at[1], at[0] + side, at[1] + side)


def row_of(count: int, *, side: float = 4.0, gap: float = 0.1) -> Iterable[Room]:
    """Rooms `r0`, `r1` ... in a row, `side` metres square with walls of `gap` between."""
    for number in range(count):
        yield room(f"r{number}", square(side, at=(number * (side + gap), 0.0)))


def _frame_at(at: Point, along: float) -> Frame:
    cos, sin = math.cos(math.radians(along)), math.sin(math.radians(along))
    return Frame(origin=at, x_axis=(cos, sin), y_axis=(-sin, cos))


def _placed(frame: Frame, x: tuple[float, float], width: float) -> Polygon:
    """A rectangle along a frame's x axis, its middle on that axis."""
    half = width / 2
    corners = ((x[0], -half), (x[1], -half), (x[1], half), (x[0], half))
    return Polygon([frame.to_plan(*corner) for corner in corners])


def _element(  # noqa: PLR0913 - every fact of an element has a default
    kind: Any,
    id_: str,
    ifc_class: str,
    /,
    *,
    area: BaseGeometry | None,
    name: str = "",
    long_name: str = "",
    storey_id: str = GROUND,
    base: float | None = None,
    top: float | None = None,
    problem: str = "",
    hull_only: bool = False,
    **given: Any,
) -> Any:
    level = storey(storey_id).elevation if base is None and storey_id else base or 0.0
    body = area and shape(
        area,
        base=level,
        top=level + (2.7 if top is None else top),
        problem=problem,
        hull_only=hull_only,
    )
    ref = ElementRef(
        global_id=id_.split("~", maxsplit=1)[0],
        ifc_class=ifc_class,
        name=name or id_,
        long_name=long_name,
        storey=storey(storey_id).ref.name if storey_id else "",
    )
    return kind(id=id_, ref=ref, storey_id=storey_id, shape=body or None, **given)
