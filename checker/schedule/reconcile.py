"""The schedule beside the model: found, undersized, missing, extra, renamed, or not to be told."""

from collections.abc import Iterable, Sequence

from checker.results import (
    Quantity,
    ReconciledRoom,
    ReconciledRow,
    ReconciledSchedule,
    Unknown,
)
from checker.schedule.offered import Offered, is_same_name
from checker.schedule.pairing import Asked, Given, Pair, asked_of, given_of, pairs_of
from checker.schedule.wanted import Schedule
from checker.units import tolerance
from checker.uses import Vocabulary

_DIGITS = 4
NOT_SURE = "what it is used for"


def reconcile(
    schedule: Schedule,
    rooms: Sequence[Offered],
    *,
    vocabulary: Vocabulary,
    slack: float = 0.0,
    is_readable: bool = True,
) -> ReconciledSchedule:
    """Which rooms meet which rows, and what is short, missing or more than was asked for.

    A room may be `slack` m2 smaller than wanted, and the 0.01 m2 that every comparison forgives.
    Its net area counts. A room without a measured area, one whose area may be too small or
    enough, and one that may be used for something else cannot be told. Where the model is not
    readable nothing can: no room is called missing then.
    """
    asked = [asked_of(index, row, vocabulary) for index, row in enumerate(schedule.rows)]
    given = [given_of(room, vocabulary) for room in rooms]
    pairs = pairs_of(asked, given, slack=slack)
    rows = tuple(_row(each, pairs, slack=slack, is_readable=is_readable) for each in asked)
    met = {pair.given.room.id for pair in pairs}
    left = [room for room in rooms if room.id not in met]
    extra = tuple(_extra(room) for room in left if _is_extra(room, asked, vocabulary))
    return ReconciledSchedule(
        file=schedule.file,
        sheet=schedule.sheet,
        slack=slack,
        wanted=sum(row.wanted for row in rows),
        found=sum(row.found for row in rows),
        undersized=sum(row.undersized for row in rows),
        cannot_tell=sum(row.cannot_tell for row in rows),
        missing=sum(row.missing for row in rows),
        renamed=sum(room.renamed for row in rows for room in row.rooms),
        beside=len(left) - len(extra),
        short=round(sum(row.short for row in rows), _DIGITS),
        rows=rows,
        extra=extra,
        notes=schedule.notes,
    )


def _row(asked: Asked, pairs: Iterable[Pair], *, slack: float, is_readable: bool) -> ReconciledRow:
    wanted = asked.wanted
    rooms = tuple(_met(pair, slack) for pair in pairs if pair.asked.index == asked.index)
    left = wanted.count - len(rooms)
    missing = left if is_readable else 0
    states = [room.state for room in rooms]
    return ReconciledRow(
        line=wanted.line,
        code=wanted.code,
        title=wanted.title,
        use=asked.use.use if asked.use.is_sure else "",
        wanted=wanted.count,
        area_each=wanted.area_each,
        found=states.count("found"),
        undersized=states.count("undersized"),
        cannot_tell=states.count("cannot_tell") + left - missing,
        missing=missing,
        short=round(
            sum(room.short or 0.0 for room in rooms) + missing * (wanted.area_each or 0.0), _DIGITS
        ),
        rooms=tuple(sorted(rooms, key=lambda room: (room.storey, room.name, room.global_id))),
    )


def _met(pair: Pair, slack: float) -> ReconciledRoom:
    area, wanted = pair.given.room.area, pair.asked.wanted.area_each
    is_renamed = pair.is_sure and _is_renamed(pair.asked, pair.given)
    if not pair.is_sure:
        return _room(pair.given.room, "cannot_tell", missing=(NOT_SURE,))
    if isinstance(area, Unknown):
        return _room(pair.given.room, "cannot_tell", missing=area.missing, renamed=is_renamed)
    least = (wanted or 0.0) - slack - tolerance("m2")
    if area.low >= least:
        return _room(pair.given.room, "found", renamed=is_renamed)
    if area.high >= least:
        missing = area.doubt.missing if area.doubt else ("its exact area",)
        return _room(pair.given.room, "cannot_tell", missing=missing, renamed=is_renamed)
    short = round((wanted or 0.0) - area.high, _DIGITS)
    return _room(pair.given.room, "undersized", short=short, renamed=is_renamed)


def _room(
    room: Offered,
    state: str,
    *,
    short: float | None = None,
    renamed: bool = False,
    missing: tuple[str, ...] = (),
) -> ReconciledRoom:
    area = room.area if isinstance(room.area, Quantity) else None
    return ReconciledRoom(
        global_id=room.ref.global_id,
        name=room.ref.name,
        long_name=room.ref.long_name or next(iter(room.titles), ""),
        storey=room.ref.storey,
        use=room.use.use,
        state=state,  # type: ignore[arg-type]
        low=round(area.low, _DIGITS) if area else None,
        high=round(area.high, _DIGITS) if area else None,
        short=short,
        renamed=renamed,
        missing=missing,
    )


def _is_renamed(asked: Asked, given: Given) -> bool:
    """Whether both have names in words, and no two of them say the same."""
    names = [name for name in given.names if name.words]
    if not asked.name.words or not names:
        return False
    return not any(is_same_name(asked.name, name) for name in names)


def _extra(room: Offered) -> ReconciledRoom:
    return _room(room, "extra")


def _is_extra(room: Offered, asked: Sequence[Asked], vocabulary: Vocabulary) -> bool:
    """Whether nobody wanted the room: circulation, WCs, plant and outdoors are seldom listed."""
    use = room.use.use
    info = vocabulary.uses.get(use) if room.use.is_sure else None
    if info is None or any(row.use.use == use for row in asked):
        return True
    return not (info.is_service or info.outdoor or not info.is_room)
