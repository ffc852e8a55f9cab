"""The whole model as read, and where it came from."""

from dataclasses import dataclass

from checker.model.elements import (
    Column,
    Door,
    Element,
    Fitting,
    Furniture,
    Lift,
    Opening,
    Overhead,
    Railing,
    Ramp,
    Room,
    Slab,
    Stair,
    Storey,
    Wall,
    Window,
    Zone,
)
from checker.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSource:
    """The file: base name only, hash of its bytes as given, schema, tool, unit, size in bytes.

    `map_origin` is where its own origin lies on the map: eastings, northings and height in metres,
    as IfcMapConversion says; absent where the file does not say.
    """

    file: str
    sha256: str
    schema: str
    authoring_tool: str = ""
    length_unit: str = "m"
    size: int = 0
    map_origin: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """What was taken off the file's coordinates (m) and by how much north turns (degrees).

    Add x, y, z to a rebased point to find it in the file again. `north` is the plan direction
    of true north, anticlockwise from the x axis.
    """

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    north: float = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """Everything that was read, sorted by storey elevation, then name, then GlobalId.

    Of a school in several files `source` is the one that was asked about, and `others` are those
    that were read with it.
    """

    source: ModelSource
    others: tuple[ModelSource, ...] = ()
    name: str = ""
    offset: Offset = Offset()
    storeys: tuple[Storey, ...] = ()
    rooms: tuple[Room, ...] = ()
    doors: tuple[Door, ...] = ()
    openings: tuple[Opening, ...] = ()
    windows: tuple[Window, ...] = ()
    walls: tuple[Wall, ...] = ()
    columns: tuple[Column, ...] = ()
    slabs: tuple[Slab, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    fittings: tuple[Fitting, ...] = ()
    overheads: tuple[Overhead, ...] = ()
    stairs: tuple[Stair, ...] = ()
    ramps: tuple[Ramp, ...] = ()
    lifts: tuple[Lift, ...] = ()
    railings: tuple[Railing, ...] = ()
    zones: tuple[Zone, ...] = ()
    problems: tuple[Problem, ...] = ()

    def storey(self, storey_id: str) -> Storey | None:
        """The storey with this id, if there is one."""
        return next((s for s in self.storeys if s.id == storey_id), None)

    def elements(self) -> tuple[Element, ...]:
        """All elements in one row, zones and storeys included."""
        groups: tuple[tuple[Element, ...], ...] = (
            self.storeys,
            self.rooms,
            self.doors,
            self.openings,
            self.windows,
            self.walls,
            self.columns,
            self.slabs,
            self.furniture,
            self.fittings,
            self.overheads,
            self.stairs,
            self.ramps,
            self.lifts,
            self.railings,
            self.zones,
        )
        return tuple(element for group in groups for element in group)
