"""A storey with its rooms shaded by how far they are from calm, and the distance in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from checker.report.drawing.labels import chord
from checker.report.drawing.layers import outline
from checker.report.drawing.lettering import CHARACTER, LINE, SIZE
from checker.report.drawing.sheet import Sheet
from checker.report.drawing.storey import sheet_of
from checker.report.drawing.svg import joined, number, tag
from checker.report.drawing.symbols import north_arrow, scale_bar
from checker.report.plaintext import shortened
from checker.results.plan import Plan, PlanRoom

_FOOT = 44.0
_TILE = 12.0
_MARGIN = 4.0
_NUMBER = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A band of distance: its key names its pattern, its words stand in the legend."""

    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What is drawn in a room: its band, and the distance in words."""

    band: str
    text: str


CALM, NEAR, MIDDLE, FAR, FARTHEST, NONE, OPEN = (
    "calm",
    "near",
    "middle",
    "far",
    "most",
    "no",
    "open",
)
_LINES: Mapping[str, Sequence[str]] = {
    CALM: ("M6 2v8M2 6h8",),
    NEAR: (),
    MIDDLE: ("M6 5v2M0 -1v2M12 -1v2M0 11v2M12 11v2",),
    FAR: ("M0 12L12 0M-1 1L1 -1M11 13L13 11",),
    FARTHEST: ("M0 12L12 0M0 0L12 12",),
    NONE: ("M0 12L12 0M-1 1L1 -1M11 13L13 11M0 6L6 0M6 12L12 6",),
    OPEN: ("M3 3h1M9 9h1M3 9h1M9 3h1",),
}


def reach_patterns() -> Markup:
    """The hidden drawing with the pattern of each band; once, before any map of reach."""
    patterns = (
        tag(
            "pattern",
            tag("rect", width=_TILE, height=_TILE, class_=f"band-{key}"),
            *(tag("path", d=data, class_="band-line") for data in lines),
            id=f"p-reach-{key}",
            width=_TILE,
            height=_TILE,
            patternUnits="userSpaceOnUse",
        )
        for key, lines in _LINES.items()
    )
    defs = tag("defs", *patterns)
    return tag("svg", defs, class_="patterns", width=0, height=0, aria_hidden="true")


def band_swatch(key: str) -> Markup:
    """A small piece of a band, for the legend."""
    rect = tag("rect", x=0.5, y=0.5, width=29, height=17, class_="swatch-edge", fill=_fill(key))
    return tag("svg", rect, class_="symbol", width=30, height=18, aria_hidden="true")


def reach_map(
    plan: Plan,
    reaches: Mapping[str, Reach],
    *,
    name: str,
    base: str,
    title: str,
    says: str,
) -> Markup | None:
    """The map at 1120 px over the geometry of `#{base}-base`; None where nothing can be drawn.

    `reaches` are by the id of the room. Rooms without one stay white. Distances are written where
    there is room for 11 px, with the room's number where that fits too. Calm rooms are always told.
    """
    sheet = sheet_of(plan)
    rooms = [room for room in plan.rooms if room.id in reaches and room.rings]
    if sheet is None or not rooms:
        return None
    high = sheet.height + _FOOT
    return tag(
        "svg",
        tag("title", title, id=f"{name}-t"),
        tag("desc", says, id=f"{name}-d"),
        *_shades(rooms, reaches, sheet),
        tag("use", href=f"#{base}-base"),
        *(_words(room, reaches[room.id], sheet) for room in rooms),
        scale_bar(sheet, (8, high - 10)),
        north_arrow(plan.north, (sheet.width - 24, high - 24)),
        class_="storey reach",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
        viewBox=f"0 0 {number(sheet.width)} {number(high)}",
    )


def _shades(rooms: Sequence[PlanRoom], reaches: Mapping[str, Reach], sheet: Sheet) -> list[Markup]:
    """All rooms of one band in one path."""
    drawn = []
    for key in _LINES:
        plain = [room for room in rooms if reaches[room.id].band == key]
        data = joined([outline(room.rings, sheet) for room in plain])
        if data:
            drawn.append(
                tag("path", d=str(data), class_="room", fill=_fill(key), fill_rule="evenodd")
            )
    return drawn


def _fill(key: str) -> str:
    return f"url(#p-reach-{key})"


def _words(room: PlanRoom, reach: Reach, sheet: Sheet) -> Markup:
    """The distance in its room, and the number above it where there is room for both."""
    if room.label_at is None:
        return Markup()
    x, y = sheet.at(room.label_at)
    rings = [sheet.ring(ring) for ring in room.rings]
    wide = chord(rings, (x, y), axis=0) - _MARGIN
    high = chord(rings, (x, y), axis=1) - _MARGIN
    lines = [reach.text]
    named = shortened(room.number, _NUMBER)
    if named and len(named) * CHARACTER * SIZE <= wide and high >= 2 * LINE:
        lines.insert(0, named)
    tight = len(reach.text) * CHARACTER * SIZE > wide + _MARGIN or high + _MARGIN < LINE
    if tight and reach.band != CALM:
        return Markup()
    first = y - LINE * (len(lines) - 1) / 2
    if len(lines) == 1:
        return tag("text", lines[0], x=x, y=first, class_="r")
    below = tag("tspan", lines[1], x=x, dy=LINE)
    return tag("text", lines[0], below, x=x, y=first, class_="r")
