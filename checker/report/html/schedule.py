"""The schedule of accommodation beside the model: what differs first, what is met folded away."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.report.figures import figure, span, written
from checker.report.plaintext import clean, shortened
from checker.results.plan import Plan
from checker.results.schedule import (
    ReconciledRoom,
    ReconciledRow,
    ReconciledSchedule,
    schedule_sentence,
)

_STATES = (
    ("undersized", "fail", "✕", "undersized"),
    ("missing", "fail", "✕", "missing"),
    ("cannot_tell", "cannot_tell", "?", "cannot tell"),
    ("found", "pass", "✓", "found"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLink:
    """A room by its number and name, what is to be said of it, and where it is on the plan."""

    name: str
    anchor: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChip:
    """How many rooms of a row are in one state; `outcome` colours it."""

    outcome: str
    mark: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedLine:
    """A row of the schedule in words."""

    line: int
    code: str
    title: str
    wanted: str
    states: tuple[StateChip, ...]
    short: str
    rooms: tuple[RoomLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleView:
    """What the report says of a schedule; `met` are rows of which nothing is to be said."""

    told: str
    source: str
    differing: tuple[WantedLine, ...]
    met: tuple[WantedLine, ...]
    extra: tuple[RoomLink, ...]
    beside: str
    notes: tuple[str, ...]


def room_anchors(schedule: ReconciledSchedule | None, plans: Sequence[Plan]) -> Mapping[str, str]:
    """A name on the page for each room of a plan that the schedule speaks of, by GlobalId.

    Rooms that share a GlobalId have none: nobody knows which of them is meant.
    """
    if schedule is None:
        return {}
    rooms = {room.global_id for row in schedule.rows for room in row.rooms}
    rooms |= {room.global_id for room in schedule.extra}
    times = Counter(room.id for plan in plans for room in plan.rooms)
    return {
        room.id: f"plan-{position}-room-{place}"
        for position, plan in enumerate(plans)
        for place, room in enumerate(plan.rooms)
        if room.id in rooms and room.rings and times[room.id] == 1
    }


def schedule_view(
    schedule: ReconciledSchedule | None, anchors: Mapping[str, str]
) -> ScheduleView | None:
    """The rows in the order of the file, those that differ apart from those that are met."""
    if schedule is None:
        return None
    lines = [(_differs(row), _line(row, anchors)) for row in schedule.rows]
    sheet = f", sheet {shortened(schedule.sheet)}" if schedule.sheet else ""
    return ScheduleView(
        told=written(schedule_sentence(schedule)),
        source=f"{shortened(schedule.file)}{sheet}",
        differing=tuple(line for differs, line in lines if differs),
        met=tuple(line for differs, line in lines if not differs),
        extra=tuple(_link(room, anchors, _extra(room)) for room in schedule.extra),
        beside=_beside(schedule.beside),
        notes=(*_slack(schedule.slack), *map(clean, schedule.notes)),
    )


def _differs(row: ReconciledRow) -> bool:
    return row.found < row.wanted or any(room.renamed for room in row.rooms)


def _line(row: ReconciledRow, anchors: Mapping[str, str]) -> WantedLine:
    counts = ((getattr(row, state), *chip) for state, *chip in _STATES)
    return WantedLine(
        line=row.line,
        code=shortened(row.code),
        title=shortened(row.title),
        wanted=_wanted(row),
        states=tuple(
            StateChip(outcome=outcome, mark=mark, text=f"{count} {words}")
            for count, outcome, mark, words in counts
            if count
        ),
        short=figure(row.short, "m2") if row.short else "",
        rooms=tuple(_link(room, anchors, _told(room, row.area_each)) for room in row.rooms),
    )


def _wanted(row: ReconciledRow) -> str:
    """How many rooms a row wants and how large, or that it cannot be read."""
    if row.unread:
        return f"cannot be read: {', '.join(map(clean, row.unread))}"
    if row.area_each is None:
        return f"{row.wanted}, no area given"
    return f"{row.wanted} of {figure(row.area_each, 'm2')}"


def _link(room: ReconciledRoom, anchors: Mapping[str, str], told: str) -> RoomLink:
    name = shortened(room.name) or shortened(room.long_name) or "a room without a name"
    return RoomLink(name=name, anchor=anchors.get(room.global_id, ""), told=told)


def _told(room: ReconciledRoom, wanted: float | None) -> str:
    """What is to be said of a room beside its number; nothing where it is as it should be."""
    parts = []
    if room.renamed:
        parts.append(f"called {shortened(room.long_name)}")
    if room.state == "undersized" and room.short is not None:
        parts.append(f"{_area(room, wanted)}, {figure(room.short, 'm2')} short")
    if room.state == "cannot_tell":
        parts.append(f"{_area(room, wanted)}, open: {', '.join(map(clean, room.missing))}")
    return "; ".join(parts)


def _extra(room: ReconciledRoom) -> str:
    """Name, use and area; what stands in the link or in the name is not said again."""
    name, use = shortened(room.long_name), shortened(room.use) or "use not recognised"
    told = (
        name if room.name else "",
        "" if use.casefold() in name.casefold() else use,
        _area(room, None),
    )
    return ", ".join(part for part in told if part)


def _area(room: ReconciledRoom, wanted: float | None) -> str:
    if room.low is None or room.high is None:
        return "not measured"
    return span(room.low, room.high, "m2", against=wanted)


def _beside(count: int) -> str:
    if not count:
        return ""
    rooms = "1 room is" if count == 1 else f"{count} rooms are"
    return (
        f"{rooms} of a kind that the schedule does not list, such as circulation, toilets, "
        "plant or outdoors, and not called extra."
    )


def _slack(slack: float) -> tuple[str, ...]:
    return (f"A room may be up to {figure(slack, 'm2')} smaller.",) if slack else ()
