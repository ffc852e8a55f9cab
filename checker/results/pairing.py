"""Which place of one revision is which of the next: by GlobalId, else by what people call it.

An exporter may renew every GlobalId. Then rooms and doors are known by storey, number and name,
and what is left by where it lies; how each was known, and how surely, is kept and shown.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.results.finding import Place, SubjectRef
from checker.results.plan import PlanRoom
from checker.results.run import RoomRow, RunResult

How = Literal["GlobalId", "number and name", "number", "name", "position"]
Told = Literal["renamed", "moved"]
Box = tuple[float, float, float, float]
_ROOM = "IfcSpace"
_NEAR = 0.5
"""Metres between the middles of a thing that counts as the same by where it lies."""
_MOVED = 0.2
"""Metres by which both sides of a thing have to shift for it to be told as moved."""
_LEAST_SHARED = 0.5
"""Of two outlines, the least that they share of both together to be one thing."""
_SURE: Mapping[How, float] = {
    "GlobalId": 1.0,
    "number and name": 0.95,
    "number": 0.85,
    "name": 0.8,
    "position": 0.6,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A judged thing and where a person would look for it."""

    subject: SubjectRef
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One thing in two revisions; `sure` is 0 to 1, as `how` it was known again has it."""

    old: Spot
    new: Spot
    how: How
    sure: float
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """All things of two revisions: those in both, and those in one alone."""

    pairs: tuple[Pair, ...]
    gone: tuple[Spot, ...]
    come: tuple[Spot, ...]


def spots_of(result: RunResult) -> tuple[Spot, ...]:
    """Everything that was judged, and every room, each once."""
    found: dict[tuple[str, str], Spot] = {}
    for each in result.findings:
        key = each.subject.ifc_class, each.subject.global_id
        found.setdefault(key, Spot(subject=each.subject, place=each.place))
    boxes = {room.id: _box(room) for plan in result.plans for room in plan.rooms}
    for row in result.rooms:
        spot = _of_room(row, boxes.get(row.global_id))
        found.setdefault((spot.subject.ifc_class, row.global_id), spot)
    return tuple(found.values())


def _of_room(row: RoomRow, box: Box | None) -> Spot:
    """A room that no rule is about."""
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) if box else (None, None)
    return Spot(
        subject=SubjectRef(
            global_id=row.global_id,
            ifc_class=_ROOM,
            name=row.name,
            long_name=row.long_name,
            storey=row.storey,
            bbox=box,
        ),
        place=Place(
            storey=row.storey,
            number=row.name,
            name=row.long_name,
            use=row.use,
            x=middle[0],
            y=middle[1],
        ),
    )


def _box(room: PlanRoom) -> Box | None:
    points = [point for ring in room.rings for point in ring]
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def pair_spots(old: Sequence[Spot], new: Sequence[Spot]) -> Pairing:
    """Pairs by GlobalId first, then by what is unique on both sides, then by where things lie.

    Two that share a name on one side are known by neither: nobody could say which is which.
    """
    left, right, pairs = list(old), list(new), list[Pair]()
    for how, key_of in _KEYS:
        by_key = _unique(left, key_of), _unique(right, key_of)
        for key in by_key[0].keys() & by_key[1].keys():
            pairs.append(_pair(by_key[0][key], by_key[1][key], how))
        left, right = (
            _without(left, (p.old for p in pairs)),
            _without(right, (p.new for p in pairs)),
        )
    for one, other in _lying_alike(left, right):
        pairs.append(_pair(one, other, "position"))
    left, right = _without(left, (p.old for p in pairs)), _without(right, (p.new for p in pairs))
    order = {id(spot): number for number, spot in enumerate(new)}
    return Pairing(
        pairs=tuple(sorted(pairs, key=lambda pair: order[id(pair.new)])),
        gone=tuple(left),
        come=tuple(right),
    )


def _by_id(spot: Spot) -> Hashable:
    return spot.subject.ifc_class, spot.subject.global_id


def _by_all(spot: Spot) -> Hashable:
    here, place = spot.subject, spot.place
    if not (here.name or here.long_name):
        return None
    return here.ifc_class, place.storey, place.number, here.name, here.long_name


def _by_number(spot: Spot) -> Hashable:
    """The number of a room; a door bears its own name, and not that of its room."""
    here = spot.subject
    return (here.ifc_class, spot.place.storey, here.name) if here.name else None


def _by_name(spot: Spot) -> Hashable:
    """The name without the storey: a room that moved to another one."""
    here = spot.subject
    named = (here.name, here.long_name) if here.ifc_class == _ROOM else (here.name,)
    return (here.ifc_class, *named) if all(named) else None


_KEYS: tuple[tuple[How, Callable[[Spot], Hashable]], ...] = (
    ("GlobalId", _by_id),
    ("number and name", _by_all),
    ("number", _by_number),
    ("name", _by_name),
)


def _unique(spots: Iterable[Spot], key_of: Callable[[Spot], Hashable]) -> Mapping[Hashable, Spot]:
    keyed = [(key_of(spot), spot) for spot in spots]
    times = Counter(key for key, _ in keyed)
    return {key: spot for key, spot in keyed if key is not None and times[key] == 1}


def _without(spots: Sequence[Spot], taken: Iterable[Spot]) -> list[Spot]:
    gone = {id(spot) for spot in taken}
    return [spot for spot in spots if id(spot) not in gone]


def _lying_alike(old: Sequence[Spot], new: Sequence[Spot]) -> list[tuple[Spot, Spot]]:
    """Pairs that are the best for both of their ends, of one class on one storey."""
    near: dict[tuple[int, int], float] = {}
    by_floor: dict[Hashable, list[int]] = defaultdict(list)
    for number, spot in enumerate(new):
        by_floor[spot.subject.ifc_class, spot.place.storey].append(number)
    for first, one in enumerate(old):
        for second in by_floor[one.subject.ifc_class, one.place.storey]:
            share = _alike(one, new[second])
            if share > 0.0:
                near[first, second] = share
    best_of_old = _best(near, 0)
    best_of_new = _best(near, 1)
    return [
        (old[first], new[second])
        for first, second in near
        if best_of_old[first] == second and best_of_new[second] == first
    ]


def _best(near: Mapping[tuple[int, int], float], end: int) -> Mapping[int, int]:
    """For each thing at one end the one at the other that is most alike; none of several alike."""
    several: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for pair, share in near.items():
        several[pair[end]].append((share, pair[1 - end]))
    found = {}
    for number, shares in several.items():
        most = max(shares)
        if sum(math.isclose(share, most[0]) for share, _ in shares) == 1:
            found[number] = most[1]
    return defaultdict(lambda: -1, found)


def _alike(one: Spot, other: Spot) -> float:
    """How much two outlines share of both together, else how near their middles are; 0 for none."""
    first, second = one.subject.bbox, other.subject.bbox
    if first and second:
        share = _shared(first, second)
        return share if share >= _LEAST_SHARED else 0.0
    apart = _apart(one, other)
    return 1.0 - apart / _NEAR if apart < _NEAR else 0.0


def _shared(one: Sequence[float], other: Sequence[float]) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    both = max(wide, 0.0) * max(high, 0.0)
    whole = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)) - both
    return both / whole if whole > 0.0 else 0.0


def _apart(one: Spot, other: Spot) -> float:
    here, there = one.place, other.place
    if here.x is None or here.y is None or there.x is None or there.y is None:
        return math.inf
    return math.hypot(there.x - here.x, there.y - here.y)


def _pair(old: Spot, new: Spot, how: How) -> Pair:
    told: list[Told] = []
    if _called(old) != _called(new):
        told.append("renamed")
    if old.place.storey != new.place.storey or _is_moved(old, new):
        told.append("moved")
    return Pair(old=old, new=new, how=how, sure=_SURE[how], told=tuple(told))


def _is_moved(old: Spot, new: Spot) -> bool:
    """Whether both sides of a thing went the same way: where one did, its outline changed."""
    first, second = old.subject.bbox, new.subject.bbox
    if first is None or second is None:
        return _MOVED <= _apart(old, new) < math.inf
    shifts = [(second[n] - first[n], second[n + 2] - first[n + 2]) for n in (0, 1)]
    return any(min(abs(a), abs(b)) >= _MOVED and a * b > 0.0 for a, b in shifts)


def _called(spot: Spot) -> tuple[str, str]:
    return spot.subject.name, spot.subject.long_name
