"""Openings in walls and slabs, filled or not, and windows."""

from collections.abc import Sequence
from typing import Any

from checker.geometry.frame import Frame
from checker.model import Opening, Shape, Window
from checker.read.doors import host_of, length
from checker.read.opening import Entity
from checker.read.reading import Reading


def read_openings(reading: Reading) -> list[Opening]:
    """All openings; the bodies of those that only hold windows are read directly or not at all."""
    openings = [o for o in reading.by_type("IfcOpeningElement") if o.id() in reading.links.host]
    windows = {window.id() for window in reading.by_type("IfcWindow")}
    glazed = [o for o in openings if _only_windows(reading, o.id(), windows)]
    among = {o.id() for o in glazed}
    shapes = reading.bodies([o for o in openings if o.id() not in among], kind="opening")
    shapes |= reading.bodies(glazed, kind="window opening")
    by_step = {step: entity for entity in _hosts(reading) for step in (entity.id(),)}
    found = []
    for opening in openings:
        host = reading.links.host[opening.id()]
        frame = reading.frame(by_step[host]) if host in by_step else None
        found.append(_opening(reading, opening, shapes.get(opening.id()), frame))
    return found


def read_windows(reading: Reading, openings: Sequence[Opening]) -> list[Window]:
    """All windows with the shape of the opening they fill, else of their own body."""
    windows = reading.by_type("IfcWindow")
    holes = {each.ref.step_id: each.shape for each in openings if each.shape is not None}
    shapes = {w.id(): holes[o] for w in windows if (o := _hole(reading, w)) in holes}
    bare = [window for window in windows if window.id() not in shapes]
    shapes |= reading.bodies(bare, kind="window")
    return [_window(reading, window, shapes.get(window.id())) for window in windows]


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


def _window(reading: Reading, window: Entity, shape: Shape | None) -> Window:
    opening, host = _hole(reading, window), host_of(reading, window.id())
    scale = reading.units.length
    return Window(
        **reading.facts(window, shape=shape, definitions=reading.definitions(window)),
        overall_height=length(window.get_argument(8), scale),
        overall_width=length(window.get_argument(9), scale),
        opening_id=next(iter(reading.ids([opening] if opening else [])), ""),
        host_id=next(iter(reading.ids([host] if host else [])), ""),
    )


def _hole(reading: Reading, window: Entity) -> int:
    """The step id of the opening that a window fills; 0 when it fills none."""
    return reading.links.opening.get(window.id(), 0)
