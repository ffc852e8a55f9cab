"""Small-group space and bases drawn: storey plans with what is provided.

Plans reuse the geometry of the storey plan on the page: it is drawn once, and pointed at.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from checker.report.drawing.labels import Label, chord, room_label
from checker.report.drawing.layers import outline
from checker.report.drawing.sheet import Box, Sheet, box_of, fit, grown, is_within, overlap
from checker.report.drawing.storey import sheet_of
from checker.report.drawing.svg import number, tag
from checker.report.drawing.symbols import north_arrow, scale_bar
from checker.report.plaintext import shortened
from checker.results.plan import Plan, PlanRoom

_LONGEST_NUMBER = 12
_CHARACTER = 0.6
_SIZE, _LINE = 11, 13
_FOOT = 44.0
_AROUND = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceMarks:
    """What a plan of small-group space marks, by the ids of rooms; those `maybe` may be ones."""

    rooms: frozenset[str] = frozenset()
    of_base: frozenset[str] = frozenset()
    maybe: frozenset[str] = frozenset()
    spare: frozenset[str] = frozenset()
    distances: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseMarks:
    """What a plan of a base marks: its rooms, its neighbours, those that are loud, its doors.

    `doors` are letters by the id of the door, `areas` the net areas of rooms where they are exact.
    """

    rooms: frozenset[str] = frozenset()
    neighbours: frozenset[str] = frozenset()
    loud: frozenset[str] = frozenset()
    maybe_loud: frozenset[str] = frozenset()
    doors: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, float | None] = field(default_factory=dict)


def space_plan(plan: Plan, marks: SpaceMarks, *, base: str, name: str) -> Markup | None:
    """A storey with small-group rooms heavy, rooms that could be dashed, classrooms with metres.

    None where the storey has none of them or cannot be drawn.
    """
    heavy_ones = (marks.rooms | marks.of_base) - marks.maybe
    wanted = heavy_ones | marks.maybe | marks.spare | set(marks.distances)
    here = [room for room in plan.rooms if room.id in wanted and room.rings]
    sheet = sheet_of(plan)
    if sheet is None or not here:
        return None
    high = sheet.height + _FOOT
    heavy = [room for room in here if room.id in heavy_ones]
    maybe = [room for room in here if room.id in marks.maybe]
    spare = [room for room in here if room.id in marks.spare]
    return tag(
        "svg",
        tag("title", f"Small-group space on storey {plan.storey}", id=f"{name}-t"),
        tag("desc", _space_words(heavy, maybe, spare, here, marks), id=f"{name}-d"),
        tag("use", href=f"#{base}-base"),
        *_outlined(spare, sheet, "could-be"),
        *_outlined(maybe, sheet, "provided maybe"),
        *_outlined(heavy, sheet, "provided"),
        *_labelled(here, marks, sheet),
        scale_bar(sheet, (8, high - 10)),
        north_arrow(plan.north, (sheet.width - 24, high - 24)),
        class_="storey",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
        viewBox=f"0 0 {number(sheet.width)} {number(high)}",
    )


def base_plan(plan: Plan, marks: BaseMarks, *, base: str, name: str, says: str) -> Markup | None:
    """A base with its rooms outlined, its neighbours named, the loud ones hatched, doors lettered.

    Cropped to the base with what lies around it; None where the storey has none of its rooms.
    """
    own = [room for room in plan.rooms if room.id in marks.rooms and room.rings]
    whole, box = sheet_of(plan), _box(own)
    if whole is None or box is None:
        return None
    sheet = fit(grown(box, _AROUND), width=1120.0, tallest=760.0)
    named = [*own, *(room for room in plan.rooms if room.id in marks.neighbours)]
    high = sheet.height + _FOOT
    shown = (replace(room, area=marks.areas.get(room.id)) for room in named)
    labels = (_shown_label(room, sheet) for room in shown)
    return tag(
        "svg",
        tag("title", f"The base and what is around it on storey {plan.storey}", id=f"{name}-t"),
        tag("desc", says, id=f"{name}-d"),
        # A sheet within the sheet: on paper of another shape nothing beside it is seen.
        tag(
            "svg",
            tag("use", href=f"#{base}-base", transform=sheet.onto(whole)),
            *_hatched(named, marks, sheet),
            *_outlined(own, sheet, "provided"),
            width=sheet.width,
            height=sheet.height,
            aria_hidden="true",
        ),
        *(label for label in labels if label is not None),
        *_lettered(plan, marks, sheet),
        scale_bar(sheet, (8, high - 10)),
        north_arrow(plan.north, (sheet.width - 24, high - 24)),
        class_="storey",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
        viewBox=f"0 0 {number(sheet.width)} {number(high)}",
    )


def _space_words(
    heavy: Sequence[PlanRoom],
    maybe: Sequence[PlanRoom],
    spare: Sequence[PlanRoom],
    here: Iterable[PlanRoom],
    marks: SpaceMarks,
) -> str:
    classrooms = sum(room.id in marks.distances for room in here)
    doubtful = f"{len(maybe)} that may be {'one' if len(maybe) == 1 else 'ones'} dotted, "
    return (
        f"{_many(heavy, 'small-group room')} in a heavy line, {doubtful if maybe else ''}"
        f"{_many(spare, 'room')} that {'has' if len(spare) == 1 else 'have'} the size dashed, "
        f"{classrooms} {'classroom with its' if classrooms == 1 else 'classrooms with their'} "
        "distance. The tables hold the same."
    )


def _many(rooms: Sequence[PlanRoom], noun: str) -> str:
    return f"{len(rooms)} {noun}{'' if len(rooms) == 1 else 's'}"


def _outlined(rooms: Iterable[PlanRoom], sheet: Sheet, kind: str) -> list[Markup]:
    return [tag("path", d=outline(room.rings, sheet), class_=kind) for room in rooms]


def _hatched(rooms: Iterable[PlanRoom], marks: BaseMarks, sheet: Sheet) -> Iterable[Markup]:
    """Loud neighbours crossed, those that may be loud dotted."""
    kinds = {"loud": (marks.loud, "p-block"), "loud maybe": (marks.maybe_loud, "p-tell")}
    for room in rooms:
        for kind, (ids, pattern) in kinds.items():
            if room.id in ids:
                drawn = outline(room.rings, sheet)
                yield tag("path", d=drawn, class_=kind, fill=f"url(#{pattern})")


def _labelled(rooms: Iterable[PlanRoom], marks: SpaceMarks, sheet: Sheet) -> list[Markup]:
    """The labels that do not stand over another; small-group rooms have theirs first."""
    first = marks.rooms | marks.of_base
    kept: list[Label] = []
    for room in sorted(rooms, key=lambda each: each.id not in first):
        label = _said(room, marks, sheet)
        if label is not None and not any(overlap(label.box, each.box) for each in kept):
            kept.append(label)
    return [each.drawn for each in kept]


def _said(room: PlanRoom, marks: SpaceMarks, sheet: Sheet) -> Label | None:
    """The number, and in a classroom how far it has, below each other where there is room."""
    if room.label_at is None:
        return None
    x, y = sheet.at(room.label_at)
    name = shortened(room.number or room.name, _LONGEST_NUMBER)
    name += " ?" if room.id in marks.maybe else ""
    more = marks.distances.get(room.id, "base" if room.id in marks.of_base else "")
    rings = [sheet.ring(ring) for ring in room.rings]
    across = chord(rings, (x, y), axis=0) / (_CHARACTER * _SIZE)
    lines = [name, more] if more and len(more) <= across else [name]
    top = y - 6.5 * (len(lines) - 1)
    spans = [
        tag("tspan", text, x=x, y=top + _LINE * row, class_="bold" if row == 0 else None)
        for row, text in enumerate(lines)
    ]
    half, high = max(map(len, lines)) * _CHARACTER * _SIZE / 2, _LINE * len(lines) / 2
    return Label(
        drawn=tag("text", *spans, class_="label halo", font_size=_SIZE),
        box=(x - half, y - high, x + half, y + high),
    )


def _shown_label(room: PlanRoom, sheet: Sheet) -> Markup | None:
    """The label that lies on the sheet as a whole: all of it, else the number, else none."""
    brief = replace(room, name="", use="", area=None)
    for each in (room, brief):
        label = room_label(_on_sheet(each, sheet), sheet)
        if label is None:
            continue
        x0, y0, x1, y1 = label.box
        if x0 >= 0 and y0 >= 0 and x1 <= sheet.width and y1 <= sheet.height:
            return label.drawn
    return None


def _box(rooms: Iterable[PlanRoom]) -> Box | None:
    return box_of(point for room in rooms for ring in room.rings for point in ring)


def _on_sheet(room: PlanRoom, sheet: Sheet) -> PlanRoom:
    """The room with its label in the part of it that is shown, where that is in the room."""
    around = _box([room])
    if room.label_at is None or around is None:
        return room
    x0, y0, x1, y1 = sheet.box
    if x0 <= room.label_at[0] <= x1 and y0 <= room.label_at[1] <= y1:
        return room
    left, low = max(around[0], x0), max(around[1], y0)
    right, top = min(around[2], x1), min(around[3], y1)
    middle = ((left + right) / 2, (low + top) / 2)
    is_seen = left < right and low < top and is_within(middle, room.rings)
    return replace(room, label_at=middle if is_seen else None)


def _lettered(plan: Plan, marks: BaseMarks, sheet: Sheet) -> Iterable[Markup]:
    """A letter on each way in."""
    slots = {each.id: each.slot for each in plan.doors}
    slots |= {each.id: each.rings[0] for each in plan.openings if each.rings}
    for door, letter in marks.doors.items():
        box = box_of(slots.get(door, ()))
        if box is not None:
            x, y = sheet.at(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
            yield tag("circle", cx=x, cy=y, r=11, class_="way-in")
            yield tag("text", letter, x=x, y=y, class_="mid bold")
