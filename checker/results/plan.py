"""Storey plans to draw: the very polygons that were judged, as coordinates."""

from dataclasses import dataclass

Ring = tuple[tuple[float, float], ...]
Rings = tuple[Ring, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanShape:
    """Any drawn outline: rings in metres on the plan, the first outer, the rest holes or parts."""

    id: str = ""
    kind: str = ""
    label: str = ""
    rings: Rings = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanClimb(PlanShape):
    """A stair or ramp: also the outlines of what one treads on, and the way over it, going up."""

    edges: Rings = ()
    way: Ring = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRoom:
    """A room with the point where its label goes."""

    id: str
    number: str = ""
    name: str = ""
    use: str = ""
    family: str = ""
    area: float | None = None
    label_at: tuple[float, float] | None = None
    rings: Rings = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDoor:
    """A door: where the wall is cut (`slot`), each leaf open at right angles, and its swing arc."""

    id: str
    name: str = ""
    slot: Ring = ()
    leaves: tuple[Ring, ...] = ()
    arcs: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One storey. `north` is the plan direction of north, degrees anticlockwise from x."""

    storey: str
    elevation: float = 0.0
    north: float = 90.0
    rooms: tuple[PlanRoom, ...] = ()
    walls: tuple[PlanShape, ...] = ()
    doors: tuple[PlanDoor, ...] = ()
    openings: tuple[PlanShape, ...] = ()
    windows: tuple[PlanShape, ...] = ()
    stairs: tuple[PlanClimb, ...] = ()
    ramps: tuple[PlanClimb, ...] = ()
    lifts: tuple[PlanShape, ...] = ()
    furniture: tuple[PlanShape, ...] = ()
    fittings: tuple[PlanShape, ...] = ()
