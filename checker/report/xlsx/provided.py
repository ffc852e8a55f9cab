"""Small-group space and inclusion bases as tables: amounts with both ends, and what is missing."""

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from checker.report.figures import written
from checker.report.plaintext import clean, shortened
from checker.report.words import OUTCOME_MARKS, OUTCOME_WORDS
from checker.report.xlsx.cells import Cell, Column, Kind, Sheet, Value
from checker.results.finding import Outcome
from checker.results.provision import (
    Amount,
    BaseJourney,
    BasePart,
    BaseProvision,
    ClassroomWay,
    ClusterProvision,
    Fit,
    Limit,
    ProvidedRoom,
    Provision,
    SmallGroupProvision,
    SpareRoom,
)

Cells = Mapping[str, str]
_MOST_NAMED = 40
_FACTORS = {"m": 1000.0, "m2": 1.0}
_ORIGINS = {"brief": "the brief", "model": "the model", "derived": "derived: an assumption"}
_SCHEDULES = {
    "none": "no schedule was given",
    "extra": "no row wants it",
    "beside": "of a kind that the schedule does not list",
    "open": "may be wanted",
}


def provided_sheets(provision: Provision, rooms: Cells) -> tuple[Sheet, ...]:
    """The tables of a provision that hold something; `rooms` are the cells of rooms by GlobalId."""
    space = provision.small_group
    sheets = (
        _clusters(space),
        _classrooms(space, rooms),
        _spare(space, rooms),
        _set(provision.bases),
        _ways(provision.bases, rooms),
    )
    return tuple(sheet for sheet in sheets if sheet.rows)


def _clusters(space: SmallGroupProvision) -> Sheet:
    every = (*([space.whole] if space.whole else ()), *space.clusters)
    return Sheet(
        name="Clusters",
        columns=(
            Column(title="Cluster", width=30),
            Column(title="Storey", width=17),
            Column(title="Made by", width=18),
            Column(title="Classrooms", width=34),
            Column(title="Small-group rooms", width=34),
            *_ends("Small-group space", "m2"),
            *_ends("Pupils", "number"),
            *_ends("For each pupil", "m2"),
            Column(title="Target for each pupil (m²)", width=11, kind="m2"),
            *_ends("Short by", "m2"),
            *_ends("Rooms short", "number"),
            Column(title="Missing", width=36),
        ),
        rows=tuple(_cluster(each, space) for each in every),
        says="Small-group space of the whole school and of each cluster of classrooms.",
        frozen=1,
    )


def _cluster(each: ClusterProvision, space: SmallGroupProvision) -> tuple[Value, ...]:
    amounts = (each.area, each.pupils, each.area_each, each.short, each.rooms_short)
    area, pupils, rate, short, lacking = map(_figures, amounts)
    name = shortened(each.name) or ("The school" if each is space.whole else "without a name")
    made = "an inclusion base: no target" if each.in_base else _ORIGINS.get(each.origin, "")
    target = None if each.in_base else space.target.each
    lacks = _lacks(amounts)
    if each is space.whole and target is None:
        lacks = _joined((lacks, *map(clean, space.target.missing)))
    return (
        name,
        shortened(each.storey),
        made,
        _names(each.classrooms),
        _names(each.rooms),
        *area,
        *pupils,
        *rate,
        target,
        *short,
        *lacking,
        lacks,
    )


def _classrooms(space: SmallGroupProvision, rooms: Cells) -> Sheet:
    return Sheet(
        name="Distances",
        columns=(
            Column(title="Classroom", width=30),
            Column(title="Storey", width=17),
            *_ends("Way to a group room", "mm"),
            Column(title="At most (mm)", width=11, kind="mm"),
            Column(title="Outcome", width=16),
            Column(title="Nearest", width=30),
            Column(title="Only through a classroom", width=14),
            Column(title="On another storey", width=12),
            Column(title="Missing", width=40),
        ),
        rows=tuple(_way(each, space.limit, rooms) for each in space.ways),
        says="How far each classroom is from the nearest small-group room outside the bases.",
        frozen=1,
    )


def _way(each: ClassroomWay, limit: Limit | None, rooms: Cells) -> tuple[Value, ...]:
    return (
        _room(each.room, rooms),
        shortened(each.room.storey),
        *_figures(each.distance),
        limit.figure * 1000 if limit else None,
        _fit(each.fit),
        _room(each.nearest, rooms),
        {"perhaps": "cannot be told"}.get(each.through, each.through),
        "yes" if each.other_storey else "no",
        _lacks((each.distance,)),
    )


def _spare(space: SmallGroupProvision, rooms: Cells) -> Sheet:
    return Sheet(
        name="Spare rooms",
        columns=(
            Column(title="Room", width=30),
            Column(title="Storey", width=17),
            Column(title="Used as", width=22),
            *_ends("Net area", "m2"),
            *_ends("Clear width", "mm"),
            Column(title="Large enough", width=16),
            Column(title="Schedule", width=26),
            Column(title="Classrooms brought within the limit", width=14, kind="count"),
            Column(title="Way saved in all (mm)", width=12, kind="mm"),
            Column(title="Missing", width=40),
        ),
        rows=tuple(_spare_room(each, rooms) for each in space.spare),
        says="Rooms of other uses with the area and width of a small-group room. This is "
        "arithmetic and no advice to convert them.",
        frozen=1,
    )


def _spare_room(each: SpareRoom, rooms: Cells) -> tuple[Value, ...]:
    return (
        _room(each.room, rooms),
        shortened(each.room.storey),
        shortened(each.room.use),
        *_figures(each.room.area),
        *_figures(each.width),
        _fit(each.fit),
        _SCHEDULES[each.schedule],
        each.within,
        round(each.saved * 1000, 1),
        _joined((_lacks((each.room.area, each.width)), *map(clean, each.missing))),
    )


def _set(bases: Iterable[BaseProvision]) -> Sheet:
    return Sheet(
        name="Base",
        columns=(
            Column(title="Base", width=24),
            Column(title="Part of the set", width=28),
            Column(title="Asked for", width=40),
            Column(title="Outcome", width=16),
            Column(title="How many", width=10, kind="number"),
            Column(title="Rooms", width=40),
            Column(title="Missing", width=36),
            Column(title="To supply", width=40),
            Column(title="Rule", width=30),
        ),
        rows=tuple(row for base in bases for row in _parts(base)),
        says="The rooms that each inclusion base is asked to have, and which are there.",
        frozen=2,
    )


def _parts(base: BaseProvision) -> Iterator[tuple[Value, ...]]:
    """Each part of the set, and what the brief names that the model does not hold."""
    yield from (_part(base, part) for part in base.parts)
    if base.lost or not base.parts:
        lost = _joined(base.lost) or "what the base is asked to have"
        why = "named in the brief, not in the model" if base.lost else "no rule asks for a set"
        mark = _fit("cannot_tell") if base.lost else None
        yield (shortened(base.name), why, None, mark, None, None, lost, None, None)


def _part(base: BaseProvision, part: BasePart) -> tuple[Value, ...]:
    asked = "" if part.asked == "yes" else " (if the rule applies)"
    return (
        shortened(base.name),
        shortened(part.what),
        f"{written(shortened(part.title))}{asked}",
        _fit(part.outcome),
        part.count,
        _names(part.rooms, with_area=True),
        _joined(map(clean, part.missing)),
        written(clean(part.ask)),
        shortened(part.rule),
    )


def _ways(bases: Iterable[BaseProvision], rooms: Cells) -> Sheet:
    return Sheet(
        name="Base ways",
        columns=(
            Column(title="Base", width=24),
            Column(title="Way", width=34),
            Column(title="From", width=28),
            Column(title="To", width=28),
            *_ends("Length", "mm"),
            Column(title="At most (mm)", width=11, kind="mm"),
            Column(title="Outcome", width=16),
            Column(title="By which rule", width=30),
            Column(title="How it goes", width=30),
            Column(title="Missing", width=36),
        ),
        rows=tuple(
            line for base in bases for way in base.journeys for line in _journey(base, way, rooms)
        ),
        says="The ways that pupils of each inclusion base have to go, a row for each limit.",
        frozen=2,
    )


def _journey(base: BaseProvision, way: BaseJourney, rooms: Cells) -> Iterator[tuple[Value, ...]]:
    """A way once for each rule that limits it, and once where none does."""
    limits: list[tuple[Limit | None, Fit]] = [*zip(way.limits, way.fits, strict=False)]
    for limit, fit in limits or [(None, "")]:
        yield (
            shortened(base.name),
            shortened(way.what),
            _room(way.room, rooms),
            shortened(way.to),
            *_figures(way.distance),
            limit.figure * 1000 if limit else None,
            _fit(fit),
            shortened(limit.rule) if limit else None,
            shortened(way.route),
            _lacks((way.distance,)),
        )


def _ends(what: str, kind: Kind) -> tuple[Column, Column]:
    unit = {"mm": " (mm)", "m2": " (m²)"}.get(kind, "")
    return (
        Column(title=f"{what} from{unit}", width=13, kind=kind),
        Column(title=f"{what} to{unit}", width=13, kind=kind),
    )


def _figures(amount: Amount) -> tuple[float | None, float | None]:
    """Both ends in mm, m² or as they are; none where there is no end or nothing is known."""
    factor = _FACTORS.get(amount.unit, 1.0)
    low, high = (
        None if each is None or not math.isfinite(each) else round(each * factor, 3)
        for each in (amount.low, amount.high)
    )
    return low, high


def _lacks(amounts: Iterable[Amount]) -> str:
    """What is missing for these amounts, and why there is no end; each once."""
    return _joined(
        chain.from_iterable(
            (*each.missing, each.reason) for each in amounts if each.missing or each.reason
        )
    )


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(written(clean(text)) for text in texts if text))


def _fit(fit: Fit) -> Cell | None:
    if not fit:
        return None
    outcome = Outcome(fit)
    return Cell(value=f"{OUTCOME_MARKS[outcome]} {OUTCOME_WORDS[outcome]}", look=outcome.value)


def _room(room: ProvidedRoom | None, rooms: Cells) -> Cell | None:
    return Cell(value=_name(room), link=rooms.get(room.id, "")) if room else None


def _name(room: ProvidedRoom) -> str:
    """A room by name; one that may be meant is `perhaps` one.

    >>> _name(ProvidedRoom(id="a", name="00-05 Den", sure=False))
    'perhaps 00-05 Den'
    """
    name = shortened(room.name) or "a room without a name"
    return name if room.sure else f"perhaps {name}"


def _names(rooms: Iterable[ProvidedRoom], *, with_area: bool = False) -> str:
    several = [_name(each) + (_area(each) if with_area else "") for each in rooms]
    more = len(several) - _MOST_NAMED
    rest = [f"and {more} more"] if more > 0 else []
    return ", ".join([*several[:_MOST_NAMED], *rest])


def _area(room: ProvidedRoom) -> str:
    low, high = room.area.low, room.area.high
    if low is None or high is None:
        return ""
    return f" ({low:.1f} m²)" if f"{low:.1f}" == f"{high:.1f}" else f" ({low:.1f} to {high:.1f} m²)"
