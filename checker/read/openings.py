"""Openings in walls and slabs, filled or not, and windows."""

from typing import Any

from checker.geometry.frame import Frame
from checker.model import Opening, Shape, Window
from checker.read.doors import host_of, length
from checker.read.opening import Entity
from checker.read.reading import Reading


def read_openings(reading: Reading) -> list[Opening]:
    """All openings; those that only hold windows are kept without a body, to save time."""
    openings = [o for o in reading.by_type("IfcOpeningElement") if o.id() in reading.links.host]
    windows = {window.id() for window in reading.by_type("IfcWindow")}
    walked = [o for o in openings if not _only_windows(reading, o.id(), windows)]
    shapes = reading.bodies(walked, kind="opening")
    by_step = {step: entity for entity in _hosts(reading) for step in (entity.id(),)}
    found = []
    for opening in openings:
        host = reading.links.host[opening.id()]
        frame = reading.frame(by_step[host]) if host in by_step else None
        found.append(_opening(reading, opening, shapes.get(opening.id()), frame))
    return found


def read_windows(reading: Reading) -> list[Window]:
    """All windows; no bodies, since nothing is measured on them."""
    return [_window(reading, window) for window in reading.by_type("IfcWindow")]


def size_along(shape: Shape, frame: Frame) -> tuple[float, float]:
    """Extent of a footprint along the x axis of a frame, and its height, metres.

    >>> from shapely import box
    >>> from checker.model import ShapeSource
    >>> hole = Shape(footprint=box(0, 0, 0.75, 0.25), base=0.0, top=2.0,
    ...              source=ShapeSource(engine="direct"))
    >>> size_along(hole, Frame(origin=(5.0, 5.0)))
    (0.75, 2.0)
    """
    parts = getattr(shape.footprint, "geoms", [shape.footprint])
    along = [frame.to_local((x, y))[0] for part in parts for x, y, *_ in part.exterior.coords]
    return max(along) - min(along), shape.top - shape.base


def _hosts(reading: Reading) -> list[Entity]:
    return reading.by_type("IfcWall", "IfcCurtainWall", "IfcSlab", "IfcRoof")


def _only_windows(reading: Reading, step: int, windows: set[int]) -> bool:
    fillers = reading.links.fillers.get(step, ())
    return bool(fillers) and all(filler in windows for filler in fillers)


def _opening(
    reading: Reading, opening: Entity, shape: Shape | None, frame: Frame | None
) -> Opening:
    step = opening.id()
    size: tuple[Any, Any] = size_along(shape, frame) if shape and frame else (None, None)
    return Opening(
        **reading.facts(opening, shape=shape),
        host_id=next(iter(reading.ids([reading.links.host[step]])), ""),
        width=size[0],
        height=size[1],
        filled_by=reading.ids(reading.links.fillers.get(step, ())),
    )


def _window(reading: Reading, window: Entity) -> Window:
    host = host_of(reading, window.id())
    scale = reading.units.length
    return Window(
        **reading.facts(window, definitions=reading.definitions(window)),
        overall_height=length(window.get_argument(8), scale),
        overall_width=length(window.get_argument(9), scale),
        host_id=next(iter(reading.ids([host] if host else [])), ""),
    )
