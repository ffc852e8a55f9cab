"""Distance to calm: sentences, a map of each storey, and all rooms in a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isinf

from markupsafe import Markup

from checker.report.drawing.reach import (
    CALM,
    NEAR,
    NONE,
    OPEN,
    Reach,
    band_swatch,
    reach_map,
    reach_patterns,
)
from checker.report.html.calm_farthest import farthest_of
from checker.report.html.calm_lines import (
    BANDS,
    EDGES,
    ORDER,
    Nearest,
    ReachLine,
    nearest,
    reach_line,
    short_words,
)
from checker.report.html.left_out import left_out
from checker.report.plaintext import shortened
from checker.results.journey import CalmReach, CalmWay
from checker.results.run import RunResult
from checker.units import plural, so_many

_BLOCKED = "No distance can be told, since nothing in this model could be judged."
_NOT_WRITTEN = (
    "These results hold no distances: they were written before distances to calm were told. Check "
    "the model again to have them."
)
_NO_ROOM = (
    "These results hold no distances: no room of the model is recognised as one that pupils use. "
    "Name the rooms, and check the model again."
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
    others: str = ""
    caption: str = ""


def calm_view(result: RunResult) -> CalmView:
    """Decide what the section says; no map where there is nothing to show on it."""
    if not result.calm:
        return CalmView(told=(_why_none(result),))
    if all(_has_none(way) for reach in result.calm for way in reach.ways):
        return CalmView(told=(_NO_CALM,))
    found = [(reach, nearest(reach)) for reach in result.calm]
    lines = sorted(
        (reach_line(reach, near) for reach, near in found),
        key=lambda line: (ORDER.index(line.band), -line.far, line.storey, line.room),
    )
    far = farthest_of(lines)
    is_known = any(line.band not in {NONE, OPEN} for line in lines)
    plans, undrawn = _plans(result, found) if is_known else ((), "")
    return CalmView(
        told=tuple(filter(None, (*_told(result, lines), undrawn))),
        patterns=reach_patterns(),
        legend=_legend(lines),
        plans=plans,
        shown=far.shown,
        folded=far.folded,
        others=far.others,
        caption=far.caption,
    )


def _why_none(result: RunResult) -> str:
    """Why there are no distances; results of before they were told hold no provision either."""
    if result.readiness.state == "blocked":
        return _BLOCKED
    return _NOT_WRITTEN if result.provision is None else _NO_ROOM


def _has_none(way: CalmWay) -> bool:
    """Whether there is no room of the kind at all: none has a name, and none is in the way."""
    return way.low is not None and isinf(way.low) and way.reason.startswith("the model shows no ")


def _is_sure(way: CalmWay) -> bool:
    return way.high is not None and not isinf(way.high)


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
    if _is_base_only(result.calm):
        told.append(_BASE_ONLY)
    told_of = {reach.room_id for reach in result.calm}
    told.append(left_out(result.rooms, told_of, "calm, or used by pupils"))
    return told


def _is_base_only(reaches: Sequence[CalmReach]) -> bool:
    """Whether ways are known, all end in a base, and rooms outside surely have none to go to."""
    goals = [way for reach in reaches for way in reach.ways if way.goal_id]
    outside = [way for reach in reaches if not reach.in_base for way in reach.ways]
    known = bool(goals and outside)
    return known and all(way.in_base for way in goals) and all(map(_has_none, outside))


def _plans(
    result: RunResult, found: Iterable[tuple[CalmReach, Nearest]]
) -> tuple[tuple[ReachPlan, ...], str]:
    """A map of each storey with such rooms, and what to say of rooms that are on none."""
    reaches = {
        reach.room_id: Reach(
            band=reach_line(reach, near).band,
            text=short_words(reach, near),
        )
        for reach, near in found
    }
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
