"""Distance to calm in words, bands and maps: from each room that pupils use."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf, isinf

from markupsafe import Markup

from checker.report.drawing.reach import (
    CALM,
    FAR,
    FARTHEST,
    MIDDLE,
    NEAR,
    NONE,
    OPEN,
    Band,
    Reach,
    band_swatch,
    reach_map,
    reach_patterns,
)
from checker.report.figures import span
from checker.report.plaintext import clean, shortened
from checker.results.journey import CalmReach, CalmWay
from checker.results.run import RunResult
from checker.units import plural, so_many

EDGES = (15.0, 30.0, 50.0)
"""Metres between the bands: ours, the first and the last as the rules on calm rooms have them."""
BANDS = (
    Band(key=CALM, words="calm or sensory room"),
    Band(key=NEAR, words=f"up to {EDGES[0]:.0f} m"),
    Band(key=MIDDLE, words=f"{EDGES[0]:.0f} to {EDGES[1]:.0f} m"),
    Band(key=FAR, words=f"{EDGES[1]:.0f} to {EDGES[2]:.0f} m"),
    Band(key=FARTHEST, words=f"over {EDGES[2]:.0f} m"),
    Band(key=NONE, words="no way, or none there"),
    Band(key=OPEN, words="cannot tell"),
)
_ORDER = (NONE, OPEN, FARTHEST, FAR, MIDDLE, NEAR, CALM)
_FARTHEST_SHOWN = 8
_NAME = 60
_WIDE_OPEN = 1.0
_BLOCKED = "No distance can be told, since nothing in this model could be judged."
_NOT_WRITTEN = (
    "These results hold no distances: they were written before distances to calm were told, or no "
    "room of the model is recognised as one that pupils use. Check the model again to have them."
)
_NO_CALM = (
    "The model shows no calm room and no sensory room, so there is no distance to tell: pupils "
    "have no such room to go to. Where there is one, name it so that its use is recognised, or say "
    "its use in schoolcheck.yaml under room_uses."
)
_NONE_SURE = (
    "No room is surely a calm or sensory room, so no distance is certain. Name such rooms so that "
    "their use is recognised, or say their use in schoolcheck.yaml under room_uses."
)
_BASE_ONLY = (
    "All calm and sensory rooms of the model belong to an inclusion base, and count for its own "
    "rooms alone."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachLine:
    """One room of the table; `anchor` is that of its storey's map."""

    room: str
    storey: str
    band: str
    words: str
    distance: str
    nearest: str
    far: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachPlan:
    """The map of one storey."""

    storey: str
    svg: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendLine:
    """A band with its pattern and how many rooms it holds."""

    swatch: Markup
    words: str
    rooms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalmView:
    """The section: sentences, maps with a legend, and the rooms, the farthest first."""

    told: tuple[str, ...]
    patterns: Markup | None = None
    legend: tuple[LegendLine, ...] = ()
    plans: tuple[ReachPlan, ...] = ()
    shown: tuple[ReachLine, ...] = ()
    folded: tuple[ReachLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The nearest of calm and sensory rooms: metres as an interval, None where it is not known."""

    low: float | None
    high: float | None
    way: CalmWay | None


def calm_view(result: RunResult) -> CalmView:
    """Decide what the section says; no map where there is nothing to show on it."""
    if not result.calm:
        told = _BLOCKED if result.readiness.state == "blocked" else _NOT_WRITTEN
        return CalmView(told=(told,))
    if all(_has_none(way) for reach in result.calm for way in reach.ways):
        return CalmView(told=(_NO_CALM,))
    found = [(reach, nearest(reach)) for reach in result.calm]
    lines = sorted(
        (_line(reach, near) for reach, near in found),
        key=lambda line: (_ORDER.index(line.band), -line.far, line.storey, line.room),
    )
    is_known = any(line.band not in {NONE, OPEN} for line in lines)
    plans, undrawn = _plans(result, found) if is_known else ((), "")
    return CalmView(
        told=tuple(filter(None, (*_told(result, lines), undrawn))),
        patterns=reach_patterns(),
        legend=_legend(lines),
        plans=plans,
        shown=tuple(lines[:_FARTHEST_SHOWN]),
        folded=tuple(lines[_FARTHEST_SHOWN:]),
    )


def nearest(reach: CalmReach) -> Nearest:
    """The nearest of both kinds of room: an unknown one may be nearer, but none makes it farther.

    >>> near = CalmWay(use="a", low=8.0, high=9.0)
    >>> nearest(CalmReach(room_id="r", ways=(near, CalmWay(use="b", low=12.0, high=12.0)))).high
    9.0
    """
    known = [way for way in reach.ways if way.low is not None and way.high is not None]
    if not known:
        return Nearest(low=None, high=None, way=next(iter(reach.ways), None))
    low = min(way.low or 0.0 for way in known) if len(known) == len(reach.ways) else 0.0
    way = min(known, key=lambda way: (_metres(way.high), _metres(way.low), way.use))
    return Nearest(low=low, high=_metres(way.high), way=way)


def band_of(near: Nearest) -> str:
    """The band of a distance; the farther one where it is open which."""
    if near.low is None or near.high is None:
        return OPEN
    if isinf(near.high):
        return NONE if isinf(near.low) else OPEN
    if near.high == 0.0 and near.way is not None and near.way.goal_id:
        return CALM
    bands = (NEAR, MIDDLE, FAR)
    return next(
        (key for key, edge in zip(bands, EDGES, strict=True) if near.high <= edge), FARTHEST
    )


def _metres(value: float | None) -> float:
    return inf if value is None else value


def _has_none(way: CalmWay) -> bool:
    """Whether there is no room of the kind at all: none has a name, and none is in the way."""
    return way.low is not None and isinf(way.low) and way.reason.startswith("the model shows no ")


def _is_sure(way: CalmWay) -> bool:
    return way.high is not None and not isinf(way.high)


def _line(reach: CalmReach, near: Nearest) -> ReachLine:
    band = band_of(near)
    is_own = near.way is not None and near.way.goal_id == reach.room_id
    band = NEAR if band == CALM and not is_own else band
    return ReachLine(
        room=shortened(reach.name, _NAME) or "a room without a name",
        storey=shortened(reach.storey),
        band=band,
        words=next(each.words for each in BANDS if each.key == band),
        distance=_distance(near, is_own=is_own),
        nearest=_which(reach, near, is_own=is_own),
        far=near.high if near.high is not None and not isinf(near.high) else 0.0,
    )


def _distance(near: Nearest, *, is_own: bool) -> str:
    if near.low is None or near.high is None:
        return "cannot tell"
    if isinf(near.low):
        return "none"
    if is_own:
        return "itself"
    if isinf(near.high):
        return f"{_whole(near.low, near.low)} at best"
    return span(near.low, near.high, "m", like=max(near.high, EDGES[0]))


def _whole(low: float, high: float) -> str:
    """Whole metres: as much as a map needs.

    >>> _whole(8.4, 9.6), _whole(8.4, 8.6), _whole(0.2, 0.3)
    ('8–10 m', '9 m', 'under 1 m')
    """
    first, last = f"{low:.0f}", f"{high:.0f}"
    if last == "0":
        return "under 1 m"
    return f"{last} m" if high - low < _WIDE_OPEN else f"{first}–{last} m"


def _which(reach: CalmReach, near: Nearest, *, is_own: bool) -> str:
    way = near.way
    if way is None:
        return ""
    if near.low is None:
        ask = f" Ask: {clean(way.ask)}" if way.ask else ""
        return f"Missing: {'; '.join(clean(each) for each in way.missing)}.{ask}"
    if near.high is not None and isinf(near.high):
        reasons = dict.fromkeys(clean(each.reason) for each in reach.ways if each.reason)
        return "; ".join(reasons)
    if is_own:
        return way.use
    name = shortened(way.goal, _NAME)
    onto = f", {shortened(way.storey)}" if way.storey != reach.storey else ""
    # A room whose name says its use is not told it twice.
    use = "" if "calm" in name.casefold() or way.use in name.casefold() else f" ({way.use})"
    return f"{name}{use}{onto}"


def _told(result: RunResult, lines: Sequence[ReachLine]) -> list[str]:
    """How many rooms are near, which is the farthest, and what is not on the map."""
    rooms = [line for line in lines if line.band != CALM]
    near = sum(line.band == NEAR for line in rooms)
    verb = "has" if near in {0, 1} else "have"
    within = f"a calm or sensory room within {EDGES[0]:.0f} m on foot"
    told = [f"Of {so_many(len(rooms), 'room')} that pupils use, {near or 'none'} {verb} {within}."]
    known = [line for line in rooms if line.band not in {NONE, OPEN}]
    if not any(_is_sure(way) for reach in result.calm for way in reach.ways):
        told = [_NONE_SURE]
    elif known:
        far = max(known, key=lambda line: line.far)
        told[0] += f" The farthest: {far.room}, {far.distance}."
    for band, words in ((NONE, "no way leads to one"), (OPEN, "it cannot be told how far it is")):
        count = sum(line.band == band for line in rooms)
        if count:
            told.append(f"From {so_many(count, 'room')} {words}; the table says why.")
    if all(way.in_base or not way.goal for reach in result.calm for way in reach.ways):
        told.append(_BASE_ONLY)
    unnamed = sum(not room.use or room.family == "unknown" for room in result.rooms)
    if unnamed:
        left, which, their = ("is", "it", "its") if unnamed == 1 else ("are", "any", "their")
        told.append(
            f"{so_many(unnamed, 'room')} {left} left out, as {their} use was not recognised; "
            f"{which} may be calm, or used by pupils."
        )
    return told


def _plans(
    result: RunResult, found: Iterable[tuple[CalmReach, Nearest]]
) -> tuple[tuple[ReachPlan, ...], str]:
    """A map of each storey with such rooms, and what to say of rooms that are on none."""
    reaches = {reach.room_id: Reach(band=_line(reach, near).band, text=_short(reach, near))
               for reach, near in found}  # fmt: skip
    plans = []
    drawn: set[str] = set()
    for position, plan in enumerate(result.plans):
        storey = shortened(plan.storey) or "without a name"
        here = {room.id for room in plan.rooms if room.id in reaches and room.rings}
        svg = reach_map(
            plan,
            reaches,
            name=f"calm-{position}",
            base=f"plan-{position}",
            title=f"Distance to calm on storey {storey}",
            says=_says(reaches[each] for each in here),
        )
        if svg is not None:
            plans.append(ReachPlan(storey=storey, svg=svg))
            drawn |= here
    left = len(reaches) - len(drawn)
    if not left:
        return tuple(plans), ""
    verb = plural("room", left)
    return tuple(plans), (
        f"{left} {verb} {'has' if left == 1 else 'have'} no outline that can be drawn, and "
        f"{'stands' if left == 1 else 'stand'} in the table alone."
    )


def _short(reach: CalmReach, near: Nearest) -> str:
    """What stands in the room on the map."""
    if near.low is None or near.high is None:
        return "?"
    if isinf(near.low):
        return "✕"
    if near.way is not None and near.way.goal_id == reach.room_id and near.high == 0.0:
        return "calm" if near.way.use != "sensory room" else "sensory"
    return "?" if isinf(near.high) else _whole(near.low, near.high)


def _says(reaches: Iterable[Reach]) -> str:
    several = [reach.band for reach in reaches]
    counts = [(several.count(band.key), band.words) for band in BANDS]
    told = ", ".join(f"{so_many(count, 'room')} {words}" for count, words in counts if count)
    return f"{told}. The table below has each room."


def _legend(lines: Sequence[ReachLine]) -> tuple[LegendLine, ...]:
    counts = {band.key: sum(line.band == band.key for line in lines) for band in BANDS}
    return tuple(
        LegendLine(
            swatch=band_swatch(band.key),
            words=band.words,
            rooms=so_many(counts[band.key], "room"),
        )
        for band in BANDS
        if counts[band.key]
    )
