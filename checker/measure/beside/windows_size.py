"""The windows of a room: whether it has any, how large they are and how low."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.geometry.circle import Area
from checker.measure.beside.faces import Face, Faces
from checker.measure.beside.windows_rooms import RoomWindow
from checker.measure.evidence import outline, where_it_is
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.model import School, Window
from checker.results.values import Evidence, Quantity, Truth, Unknown

Outlines = Mapping[str, Area | Unknown]
RoomWindows = Mapping[str, tuple[RoomWindow, ...]]
_LACK = "whether it has a window to the outside"
_ASK = "Model the windows in their walls, and say which walls are external (IsExternal)."
_DIFFER = 0.02
_NONE = Unknown(missing=("any window: the model holds none",), ask=_ASK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Glazing:
    """Windows that surely look outside, those that may, and outer walls that may be of glass.

    `lost` are windows of the storey in no room's wall: any of them may be this room's.
    """

    sure: tuple[RoomWindow, ...] = ()
    maybe: tuple[RoomWindow, ...] = ()
    curtain: tuple[Face, ...] = ()
    lost: tuple[Window, ...] = ()


@provider
def glazing(
    school: School,
    outlines: Outlines,
    faces: Faces,
    window_rooms: RoomWindows,
    room_windows: RoomWindows,
) -> Mapping[str, Glazing | Unknown]:
    """What is known of the windows of each room to the outside, by room id."""
    curtains = {wall.id for wall in school.walls if wall.ref.ifc_class == "IfcCurtainWall"}
    lost: dict[str, list[Window]] = {}
    for window in school.windows:
        if not window_rooms.get(window.id):
            lost.setdefault(window.storey_id, []).append(window)
    found: dict[str, Glazing | Unknown] = {}
    for room in school.rooms:
        area = outlines[room.id]
        if isinstance(area, Unknown):
            found[room.id] = area
            continue
        here = room_windows.get(room.id, ())
        outer = [face for face in faces(room.id) if face.beyond in ("outside", "open")]
        found[room.id] = Glazing(
            sure=tuple(each for each in here if each.looks == "outside"),
            maybe=tuple(each for each in here if each.looks == "open"),
            curtain=tuple(face for face in outer if curtains.intersection(face.walls)),
            lost=tuple(lost.get(room.storey_id, ())) if outer else (),
        )
        if outer and not school.windows and not curtains:
            found[room.id] = _NONE
    return found


@measure("room", value="truth", lack=_LACK, ask=_ASK)
def has_window(subject: Subject, glazing: Mapping[str, Glazing | Unknown]) -> Truth | Unknown:
    """Whether the room has a window to the outside: in an outer wall, or in the roof over it.

    A window into another room is none. Open where it cannot be told what lies beyond a window's
    wall, where an outer wall is a curtain wall (it may be of glass), and where a window of the
    storey is in no room's wall. Unknown when the room has no body that can be trusted, or an outer
    wall in a model without any window or curtain wall. Serves calm rooms with a view out (NDV-12).
    """
    found = glazing[subject.id]
    if isinstance(found, Unknown):
        return found
    doubts = _doubts(found)
    return Truth(
        possible=frozenset({True} if found.sure else {True, False} if doubts else {False}),
        origin="derived",
        method="windows in outer walls and in the roof",
        steps=(f"windows that look outside: {len(found.sure)}", *doubts),
        evidence=_drawn((*found.sure, *found.maybe), subject) or where_it_is(subject),
    )


@measure("room", unit="m2", lack="how large its windows are", ask=_ASK)
def window_area(subject: Subject, glazing: Mapping[str, Glazing | Unknown]) -> Quantity | Unknown:
    """Area of the room's windows to the outside: width by height, the frame included.

    Sizes as declared and as the hole in the wall measures, exact to 0.1 mm; where the two differ
    the area lies between them. Of a window that runs past a cross wall only the part before the
    room counts. For a window in a roof without a declared size its plan stands in, never more than
    the truth.

    An interval where a window may look outside or not, and where an outer wall is a curtain wall,
    which may be glazed over the room's whole height, or a window of the storey is in no room's wall
    and may be this room's. Unknown when a window has no size, or as `has_window`. Source: ours, for
    daylight (schools/E15).
    """
    found = glazing[subject.id]
    if isinstance(found, Unknown):
        return found
    every = [*found.sure, *found.maybe]
    sizes = [_area(each) for each in every]
    lost = [_declared(window) for window in found.lost]
    if None in (*sizes, *lost):
        return Unknown(missing=("the size of a window",), ask="Give the window a size or a body.")
    known = [size for size in sizes if size is not None]
    tall = subject.element.shape.top - subject.element.shape.base
    curtain = sum(face.length for face in found.curtain) * tall
    low = sum(size[0] for size in known[: len(found.sure)])
    high = sum(size[1] for size in known) + curtain + sum(size or 0.0 for size in lost)
    differ = [size for size in known if size[1] - size[0] > _DIFFER * size[1]]
    return Quantity(
        low=low,
        high=high,
        unit="m2",
        method="width by height of each window to the outside",
        steps=(
            f"windows that look outside: {len(found.sure)}",
            *_doubts(found),
            *((f"declared and measured sizes differ for {len(differ)}",) if differ else ()),
        ),
        evidence=_drawn(every, subject),
    )


@measure("room", unit="ratio", lack="how large its windows are", ask=_ASK)
def window_share(window_area: Quantity, gross_area: Quantity) -> Quantity:
    """Window area over floor area of the room, both as `window_area` and `gross_area` have them.

    A rule of thumb for daylight asks for a share of the floor. As exact as those two; an interval
    where the window area is one. Unknown where either is. Source: ours.
    """
    return Quantity(
        low=window_area.low / gross_area.high,
        high=window_area.high / gross_area.low,
        unit="ratio",
        origin="derived",
        method="window area over floor area",
        steps=(
            f"windows {window_area.low:.2f} to {window_area.high:.2f} m2",
            f"floor {gross_area.low:.2f} m2",
        ),
        evidence=window_area.evidence,
    )


@measure("room", unit="m", lack="how low its windows begin", ask=_ASK)
def sill_height(subject: Subject, glazing: Mapping[str, Glazing | Unknown]) -> Quantity | Unknown:
    """Height of the lowest sill of the room's windows in outer walls over the room's floor.

    From the lowest point of the room's body to the lowest point of the hole; exact to 0.1 mm. An
    interval where a lower window may look outside or not; from 0 where a window of the storey is in
    no room's wall and may be this room's. Unknown when there is no such window, when one has no
    body, or as `has_window`. Serves GRD-05 and views out (NDV-12).
    """
    found = glazing[subject.id]
    if isinstance(found, Unknown):
        return found
    floor = subject.element.shape.base
    sure, maybe = (
        [each for each in group if not each.in_roof] for group in (found.sure, found.maybe)
    )
    if not sure:
        return Unknown(missing=("a window in an outer wall of the room",), ask=_ASK)
    levels = {each.hole.window.id: each.hole.levels for each in (*sure, *maybe)}
    if None in levels.values():
        return Unknown(missing=("the body of a window, or of its hole",), ask=_ASK)
    sills = {key: level[0] - floor for key, level in levels.items() if level}
    high = min(sills[each.hole.window.id] for each in sure)
    return Quantity(
        low=min(0.0 if found.lost else high, *sills.values()),
        high=high,
        unit="m",
        method="lowest point of the windows' holes over the room's floor",
        steps=(f"windows in outer walls: {len(sure)}", *_doubts(found)),
        evidence=_drawn((*sure, *maybe), subject),
    )


def _area(found: RoomWindow) -> tuple[float, float] | None:
    """Square metres of a window in front of a room, at least and at most."""
    window, hole = found.hole.window, found.hole
    declared, high = _declared(window), window.overall_height
    if found.in_roof:
        sizes = [declared or hole.area.area]
    else:
        tall = hole.levels[1] - hole.levels[0] if hole.levels else high
        measured = hole.slot.width * tall if tall else None
        sizes = [size for size in (declared, measured) if size]
    return (min(sizes) * found.share, max(sizes) * found.share) if sizes else None


def _declared(window: Window) -> float | None:
    wide, high = window.overall_width, window.overall_height
    return wide * high if wide and high else None


def _doubts(found: Glazing) -> tuple[str, ...]:
    return (
        *(f"one may look outside: {each.why}" for each in found.maybe),
        *(("an outer wall is a curtain wall, which may be of glass",) if found.curtain else ()),
        *(("a window of the storey is in no room's wall",) if found.lost else ()),
    )


def _drawn(windows: Sequence[RoomWindow], subject: Subject) -> tuple[Evidence, ...]:
    return tuple(
        drawn
        for each in windows
        for drawn in outline(
            each.hole.area,
            storey=subject.ref.storey,
            label=each.hole.window.ref.name,
            element=each.hole.window.ref.global_id,
        )
    )
