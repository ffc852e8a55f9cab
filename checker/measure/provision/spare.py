"""Rooms of other uses that have the area and width of a small-group room, by how much they help.

Arithmetic on what is measured; whether a room can be given up, no model tells.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot, inf

from checker.measure.provision.amounts import amount_of, at_least, at_most, ends
from checker.measure.provision.rooms import Rooms
from checker.measure.provision.ways import Ways, answer_of
from checker.results.provision import (
    Amount,
    ClassroomWay,
    Fit,
    NearerWay,
    OnSchedule,
    ProvidedRoom,
    SpareRoom,
)
from checker.results.schedule import ReconciledSchedule
from checker.results.values import Truth

SPARE_USES = frozenset(
    {
        "meeting room",
        "office",
        "parent room",
        "preparation room",
        "social space",
        "staff support room",
        "staff workroom",
        "store",
        "teaching resource space",
    }
)
BAYS = frozenset({"circulation", "corridor", "lobby"})
"""Uses of which a room is spare only where it is a bay: entered from one side, passed by nobody."""
MOST_MEASURED = 5
_MOST_FAR = 12
_LOST_BASE = "which rooms are a base's"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spare:
    """The rooms that would do, best first, and how many more there are that are not among them."""

    rooms: tuple[SpareRoom, ...] = ()
    wanted: tuple[ProvidedRoom, ...] = ()
    unmeasured: int = 0
    unnamed: int = 0


def spare_rooms(
    ways: Ways, found: Sequence[ClassroomWay], schedule: ReconciledSchedule | None
) -> Spare:
    """Rooms to convert, ranked by the classrooms that they are nearer to than what there is.

    Nothing is looked for where no rule says how large a small-group room is at least.
    """
    rooms, asked = ways.rooms, ways.asked
    unnamed = sum(
        not rooms.measurer.uses.of(each).is_sure for each in rooms.indoors if _is_free(each, rooms)
    )
    if asked.least_area is None:
        return Spare(unnamed=unnamed)
    wanted = _wanted(schedule)
    fitting = [each for each in rooms.indoors if _is_free(each, rooms) and _is_other(each, rooms)]
    told = [(each, _fit(each, ways)) for each in fitting]
    would_do = [each for each, fit in told if fit[0] != "fail" and each not in wanted]
    fits = dict(told)
    far = _farthest(found)
    near = sorted(would_do, key=lambda each: (_apart(each, far, rooms), rooms.in_order(each)))
    shown = [_spare(each, fits[each], ways, far, schedule) for each in near[:MOST_MEASURED]]
    return Spare(
        rooms=tuple(sorted(shown, key=_rank)),
        wanted=tuple(
            rooms.told(each, sure=fits[each][0] == "pass", with_area=True)
            for each in sorted(fitting, key=rooms.in_order)
            if fits[each][0] != "fail" and each in wanted
        ),
        unmeasured=max(len(near) - MOST_MEASURED, 0),
        unnamed=unnamed,
    )


def _is_free(room: str, rooms: Rooms) -> bool:
    return room not in rooms.of_bases


def _is_other(room: str, rooms: Rooms) -> bool:
    """Whether it surely has a use that might be given up, or is a bay."""
    use = rooms.measurer.uses.of(room)
    if not use.is_sure:
        return False
    return use.use in SPARE_USES or (use.use in BAYS and _is_bay(room, rooms))


def _is_bay(room: str, rooms: Rooms) -> bool:
    """Entered from one place alone: from elsewhere nobody comes, and nothing lies behind it."""
    beyond = [there for _way, there in rooms.measurer.provide("ways_out")(room)]
    near = rooms.measurer.provide("joined_openly")(room)
    return "" not in beyond and len({*beyond, *near.possible}) == 1


def _fit(room: str, ways: Ways) -> tuple[Fit, Amount, Amount, tuple[str, ...]]:
    """Whether it has the area and width and nobody walks through it; what leaves that open."""
    rooms, asked = ways.rooms, ways.asked
    area = rooms.area(room)
    if problem := rooms.problem_of(room):
        return "cannot_tell", area, Amount(unit="m"), (problem.message,)
    if at_least(area, asked.least_area) == "fail":
        return "fail", area, Amount(unit="m"), ()
    width = amount_of(rooms.ask("room_width", room), "m")
    passed = rooms.ask("is_thoroughfare", room)
    each: list[tuple[Fit, Iterable[str]]] = [
        (at_least(area, asked.least_area), area.missing or ("its area",)),
        (at_least(width, asked.least_width), width.missing or ("its width",)),
        (_unpassed(passed), ("whether people walk through it",)),
        ("cannot_tell" if rooms.may_be_of_bases else "pass", (_LOST_BASE,)),
    ]
    answers = {fit for fit, _lack in each}
    if "fail" in answers:
        return "fail", area, width, ()
    missing = tuple(text for fit, lack in each if fit == "cannot_tell" for text in lack)
    return "cannot_tell" if missing else "pass", area, width, missing


def _unpassed(passed: object) -> Fit:
    answer = answer_of(passed) if isinstance(passed, Truth) else "perhaps"
    return {"yes": "fail", "no": "pass", "perhaps": "cannot_tell"}[answer]  # type: ignore[return-value]


def _wanted(schedule: ReconciledSchedule | None) -> frozenset[str]:
    """The rooms that a row of the schedule was paired with, whatever their size."""
    if schedule is None:
        return frozenset()
    rooms = (room for row in schedule.rows for room in row.rooms)
    return frozenset(room.global_id for room in rooms if room.state in {"found", "undersized"})


def _farthest(found: Iterable[ClassroomWay]) -> tuple[ClassroomWay, ...]:
    """The classrooms with the longest ways, those beyond the limit and without any first."""

    def by_need(way: ClassroomWay) -> tuple[bool, bool, float, str]:
        both = ends(way.distance)
        return way.fit != "fail", both is None, -(both[1] if both else 0.0), way.room.id

    return tuple(sorted(found, key=by_need)[:_MOST_FAR])


def _apart(room: str, far: Iterable[ClassroomWay], rooms: Rooms) -> float:
    """Metres as the crow flies to those classrooms of its storey: a first guess whom it may help.

    One that no such classroom is near comes last.
    """
    here = _middle(room, rooms)
    storey = rooms.subjects[room].ref.storey
    gaps = []
    for way in far:
        there = _middle(way.room.id, rooms)
        if here and there and way.room.storey == storey:
            gap = hypot(here[0] - there[0], here[1] - there[1])
            both = ends(way.distance)
            gaps.append(gap - min(both[1] if both else 0.0, 1_000.0))
    return min(gaps, default=inf)


def _middle(room: str, rooms: Rooms) -> tuple[float, float] | None:
    shape = rooms.subjects[room].element.shape
    if shape is None or shape.footprint.is_empty:
        return None
    point = shape.footprint.centroid
    return point.x, point.y


def _spare(
    room: str,
    fit: tuple[Fit, Amount, Amount, tuple[str, ...]],
    ways: Ways,
    far: Iterable[ClassroomWay],
    schedule: ReconciledSchedule | None,
) -> SpareRoom:
    told = ways.rooms.told(room, with_area=True)
    nearer = tuple(
        way
        for each in far
        if each.room.storey == told.storey and (way := _nearer(each, room, ways)) is not None
    )
    return SpareRoom(
        room=told,
        width=fit[2],
        fit=fit[0],
        missing=fit[3],
        schedule=_on_schedule(room, schedule),
        nearer=nearer,
        within=sum(each.fit == "pass" for each in nearer),
        saved=round(sum(_saved(each) for each in nearer), 1),
    )


def _nearer(way: ClassroomWay, room: str, ways: Ways) -> NearerWay | None:
    """The way to a spare room where it is surely shorter; `fit` where it was not within the limit.

    A classroom of which it cannot be told how far it has now is not counted as helped.
    """
    # A way is spread out from where it ends: few spare rooms cost less than many classrooms.
    then = amount_of(ways.between(way.room.id, room), "m")
    now, after = ends(way.distance), ends(then)
    if now is None or after is None or after[1] >= now[0]:
        return None
    fit = at_most(then, ways.asked.limit) if way.fit == "fail" else ""
    return NearerWay(room=way.room, now=way.distance, then=then, fit=fit)


def _saved(way: NearerWay) -> float:
    """Metres surely saved; a classroom that had no way at all saves none that can be counted."""
    now, then = ends(way.now), ends(way.then)
    if now is None or then is None or now[0] == inf:
        return 0.0
    return now[0] - then[1]


def _on_schedule(room: str, schedule: ReconciledSchedule | None) -> OnSchedule:
    """What a schedule makes of a room that it surely does not want; `open` where it may."""
    if schedule is None:
        return "none"
    paired = {each.global_id for row in schedule.rows for each in row.rooms}
    if room in paired or any(row.unread for row in schedule.rows):
        return "open"
    return "extra" if room in {each.global_id for each in schedule.extra} else "beside"


def _rank(spare: SpareRoom) -> tuple[bool, int, bool, float, str]:
    gained = any(ends(each.now) == (inf, inf) for each in spare.nearer)
    return spare.fit != "pass", -spare.within, not gained, -spare.saved, spare.room.name
