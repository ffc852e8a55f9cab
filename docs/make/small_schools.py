"""Small schools for the drawings of what the sample school has none of: cubicles, kerbs, beams."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from shapely import Polygon, box

from checker.geometry.frame import Frame
from checker.model import (
    Classification,
    Door,
    Element,
    ElementRef,
    Fitting,
    Overhead,
    School,
    Shape,
    ShapeSource,
    Storey,
    Surface,
    Wall,
)
from checker.pipeline import read_facts
from sample_models.make.cases import CASES
from sample_models.make.plan import Door as PlanDoor
from sample_models.make.plan import Plan, Rail, Thing
from sample_models.make.small import Want, furnished, row
from sample_models.make.writer import write_ifc

Made = TypeVar("Made", bound=Element)
_KERB = 0.1


def stair_school() -> School:
    """A straight flight with handrails and a beam over it; guarding on a floor."""
    plan = _case("ENG-ADM2-stair-handrails", "pass-both-sides")
    guarding = Rail(name="Guarding", start=(0.6, 0.5, 0.0), end=(2.4, 0.5, 0.0), height=1.1)
    school = _read(replace(plan, rails=(*plan.rails, guarding)))
    beam = _made(school.storeys[0], Overhead, "Beam", "IfcBeam", box(0, 4.4, 3, 4.7), (2.7, 3.1))
    return replace(school, overheads=(beam,))


def children_school() -> School:
    """A straight flight with a second, lower rail along each side."""
    plan = _case("ENG-ADM2-stair-handrails", "pass-both-sides")
    lower = (replace(rail, name=f"Lower {rail.name}", height=0.6) for rail in plan.rails)
    return _read(replace(plan, rails=(*plan.rails, *lower)))


def ramp_school() -> School:
    """A ramp of 1 in 15 with a kerb along each side."""
    school = _read(_case("ENG-ADM2-ramp-gradient", "pass-exactly-1-in-15-over-5-m"))
    ramp = school.ramps[0]
    flight = ramp.flights[0]
    top = flight.tops[0]
    x0, y0, x1, y1 = top.area.bounds
    strips = (box(x0 - _KERB, y0, x0, y1), box(x1, y0, x1 + _KERB, y1))
    kerbs = (Surface(area=each, level=top.level + _KERB, slope=top.slope) for each in strips)
    kerbed = replace(flight, tops=(*flight.tops, *kerbs))
    return replace(school, ramps=(replace(ramp, flights=(kerbed,)),))


def washroom_school() -> School:
    """A washroom with three cubicles of 0.8 m, one of 1.2 m, and urinals."""
    plan = row([Want(name="Boys' WCs", kind="wc", width=3.9, depth=3.3, door_at=0.9)])
    middles = (0.42, 1.28, 2.14, 3.25)
    pans = [Thing(kind="pan", x=x, y=5.5, facing=270, room="00-01") for x in middles]
    school = _read(furnished(plan, pans))
    storey = school.storeys[0]
    sides = [box(x, 4.0, x + 0.02, 5.5) for x in (0.84, 1.7, 2.56)]
    edges = [0.0, *(edge for x in middles for edge in (x - 0.3, x + 0.3)), 3.9]
    fronts = [box(edges[i], 3.98, edges[i + 1], 4.0) for i in range(0, len(edges), 2)]
    screens = [
        _made(storey, Wall, f"Cubicle partition {number}", "IfcWall", area, (0.15, 2.0))
        for number, area in enumerate((*sides, *fronts), 1)
    ]
    urinals = [
        _made(
            storey, Fitting, f"Urinal {number}", "IfcSanitaryTerminal",
            box(x, 2.2, x + 0.4, 2.55), (0.5, 0.9), kind="urinal",
        )
        for number, x in enumerate((2.2, 2.9), 1)
    ]  # fmt: skip
    doors = [_cubicle_door(storey, number, x) for number, x in enumerate(middles, 1)]
    return replace(
        school,
        walls=(*school.walls, *screens),
        doors=(*school.doors, *doors),
        fittings=(*school.fittings, *urinals),
    )


def corridor_school() -> School:
    """A corridor 1.8 m wide that is labelled 1.65 m, and a refuge that opens off a stair."""
    plan = row(
        [
            Want(name="Refuge", kind="lobby", width=1.6, depth=2.4),
            Want(name="Stair", kind="stair", width=2.6, depth=2.4),
        ],
        corridor=1.8,
    )
    through = PlanDoor(name="00-01-D02", room="00-01", side="E", at=1.3)
    school = _read(replace(plan, doors=(*plan.doors, through)))
    label = Classification(system="DfE", code="S7002", title="1.65m Corridor")
    rooms = (
        replace(room, classifications=(label,)) if room.ref.long_name == "Corridor" else room
        for room in school.rooms
    )
    return replace(school, rooms=tuple(rooms))


def under_school() -> School:
    """A flight that one can walk under as far as a partition, where it is 0.8 m high."""
    school = _read(_case("ENG-ADM2-stair-handrails", "pass-both-sides"))
    storey = school.storeys[0]
    screen = _made(storey, Wall, "Partition", "IfcWall", box(0, 5.3, 3, 5.4), (0.0, 2.8))
    rooms = tuple(
        replace(room, shape=replace(room.shape, footprint=box(0, 5.4, 3, 9.6)))
        if room.shape and room.ref.long_name == "Stair"
        else room
        for room in school.rooms
    )
    return replace(school, rooms=rooms, walls=(*school.walls, screen))


def bed_school() -> School:
    """A medical room with a changing bed clear of its walls and a basin to wheel under."""
    plan = row([Want(name="Medical room", kind="medical", width=4.2, depth=4.0, door_at=3.4)])
    bed = Thing(kind="changing bench", x=1.4, y=5.1, facing=270, room="00-01")
    school = _read(furnished(plan, [bed]))
    basin = _made(
        school.storeys[0], Fitting, "Basin", "IfcSanitaryTerminal",
        box(3.6, 4.6, 4.2, 5.2), (0.72, 0.87), kind="basin",
    )  # fmt: skip
    return replace(school, fittings=(*school.fittings, basin))


def _case(rule: str, name: str) -> Plan:
    return next(case.plan for case in CASES if (case.rule, case.name) == (rule, name))


def _read(plan: Plan) -> School:
    with tempfile.TemporaryDirectory() as folder:
        return read_facts(write_ifc(plan, Path(folder) / "small.ifc")).school


def _cubicle_door(storey: Storey, number: int, x: float) -> Door:
    """A door 0.6 m wide in the front of a cubicle that opens outwards."""
    frame = Frame(origin=(x + 0.3, 3.99), x_axis=(-1.0, 0.0), y_axis=(0.0, -1.0))
    slot = Polygon([(x - 0.3, 3.98), (x + 0.3, 3.98), (x + 0.3, 4.0), (x - 0.3, 4.0)])
    return _made(
        storey, Door, f"Cubicle door {number}", "IfcDoor", slot, (0.0, 2.0),
        frame=frame, overall_width=0.6, overall_height=2.0, operation="SINGLE_SWING_LEFT",
        operation_from="door",
    )  # fmt: skip


def _made(
    storey: Storey,
    made: type[Made],
    name: str,
    ifc_class: str,
    area: Polygon,
    levels: tuple[float, float],
    **given: Any,
) -> Made:
    """An element with a body over `area` between two levels."""
    return made(
        id=name,
        ref=ElementRef(global_id=name, ifc_class=ifc_class, name=name, storey=storey.ref.name),
        storey_id=storey.id,
        shape=Shape(
            footprint=area, base=levels[0], top=levels[1], source=ShapeSource(engine="direct")
        ),
        **given,
    )


SMALL_SCHOOLS = (
    stair_school,
    ramp_school,
    washroom_school,
    corridor_school,
    children_school,
    under_school,
    bed_school,
)
