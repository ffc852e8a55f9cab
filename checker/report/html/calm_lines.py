"""How far one room is from calm: its band, and the distance in words."""

from dataclasses import dataclass
from math import inf, isinf

from checker.report.drawing.reach import CALM, FAR, FARTHEST, MIDDLE, NEAR, NONE, OPEN, Band
from checker.report.figures import span
from checker.report.plaintext import clean, shortened
from checker.results.journey import CalmReach, CalmWay

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
ORDER = (NONE, OPEN, FARTHEST, FAR, MIDDLE, NEAR, CALM)
_NAME = 60
_WIDE_OPEN = 1.0


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
class Nearest:
    """The nearest of calm and sensory rooms: metres as an interval, None where it is not known."""

    low: float | None
    high: float | None
    way: CalmWay | None


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


def reach_line(reach: CalmReach, near: Nearest) -> ReachLine:
    """A room with its band, its distance and the nearest calm room, in words."""
    band = band_of(near)
    is_own = near.way is not None and near.way.goal_id == reach.room_id
    band = NEAR if band == CALM and not is_own else band
    room = shortened(reach.name, _NAME) or "a room without a name"
    return ReachLine(
        room=room if reach.sure else f"{room} (perhaps: {shortened(reach.use)})",
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


def short_words(reach: CalmReach, near: Nearest) -> str:
    """What stands in the room on the map."""
    if near.low is None or near.high is None:
        return "?"
    if isinf(near.low):
        return "✕"
    if near.way is not None and near.way.goal_id == reach.room_id and near.high == 0.0:
        return "calm" if near.way.use != "sensory room" else "sensory"
    return "?" if isinf(near.high) else _whole(near.low, near.high)
