"""What is another one for everything in a revision: the names of storeys, where the origin lies."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import hypot
from statistics import median

from checker.results.plan import Rings
from checker.results.run import RunResult
from checker.results.spots import STOREY, Spot

Shift = tuple[float, float]
Couple = tuple[Spot, Spot]
_MOST = 0.8
"""The share of all things that have to lie elsewhere by as much, for the whole to have moved."""
_FEWEST = 3
_AS_MUCH = 0.05
"""Metres by which things may differ that moved together."""
_TOLD = 0.2
_ONE_LEVEL = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What to do to things of the old revision, so that they can be laid over the new one.

    `storeys` is how each renamed one is called now; `come` and `gone` are those of one revision
    alone. `shift` is in metres of the plans; `moved_by`
    is how much of it the file says: plans of a file far from its origin are rebased, each its way.
    """

    storeys: Mapping[str, str] = field(default_factory=dict)
    come: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    shift: Shift = (0.0, 0.0)
    moved_by: Shift = (0.0, 0.0)


def alignment_of(
    old: RunResult, new: RunResult, before: Sequence[Spot], after: Sequence[Spot]
) -> Alignment:
    """How the whole of one revision lies to that of another, by the things surely known again."""
    couples = _surely_known(before, after)
    rebased = old.offset.x - new.offset.x, old.offset.y - new.offset.y
    shift = _common(couples) or rebased
    moved = shift[0] - rebased[0], shift[1] - rebased[1]
    is_told = hypot(*moved) >= _TOLD
    renamed = _renamed(old, new, couples)
    floors = [_floors(each) for each in (old, new)]
    return Alignment(
        storeys=renamed,
        come=tuple(n for n in floors[1] if n not in {*floors[0], *renamed.values()}),
        gone=tuple(n for n in floors[0] if n not in {*floors[1], *renamed}),
        shift=shift,
        moved_by=moved if is_told else (0.0, 0.0),
    )


def _floors(result: RunResult) -> list[str]:
    """Every storey with something on it, each once."""
    names = [*(plan.storey for plan in result.plans), *(room.storey for room in result.rooms)]
    return [name for name in dict.fromkeys(names) if name]


def aligned(spot: Spot, by: Alignment) -> Spot:
    """A thing of the old revision as it would lie in the new one."""
    dx, dy = by.shift
    place, subject = spot.place, spot.subject
    box = subject.bbox
    return replace(
        spot,
        place=replace(
            place,
            storey=by.storeys.get(place.storey, place.storey),
            x=None if place.x is None else place.x + dx,
            y=None if place.y is None else place.y + dy,
        ),
        subject=replace(subject, bbox=box and (box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy)),
        rings=_shifted(spot.rings, by.shift),
    )


def unique(
    spots: Iterable[Spot], key_of: Callable[[Spot], Hashable | None]
) -> Mapping[Hashable, Spot]:
    """Things by a key that only one of them has."""
    keyed = [(key_of(spot), spot) for spot in spots]
    times = Counter(key for key, _ in keyed)
    return {key: spot for key, spot in keyed if key is not None and times[key] == 1}


def _shifted(rings: Rings, by: Shift) -> Rings:
    return tuple(tuple((x + by[0], y + by[1]) for x, y in ring) for ring in rings)


def _surely_known(before: Sequence[Spot], after: Sequence[Spot]) -> list[Couple]:
    """By GlobalId, else by class, number and name, on whatever storey."""
    found: dict[int, Couple] = {}
    for key_of in (_by_id, _by_words):
        first, second = unique(before, key_of), unique(after, key_of)
        for key in first.keys() & second.keys():
            found.setdefault(id(second[key]), (first[key], second[key]))
    return list(found.values())


def _by_id(spot: Spot) -> Hashable:
    return spot.id


def _by_words(spot: Spot) -> Hashable | None:
    name = spot.subject.name
    return (spot.kind, name, spot.title) if name else None


def _common(couples: Sequence[Couple]) -> Shift | None:
    """By how much nearly all things lie elsewhere; None where they do not agree."""
    things = [couple for couple in couples if couple[0].kind != STOREY]
    shifts = [each for each in (_shift(*couple) for couple in things) if each is not None]
    if len(shifts) < _FEWEST:
        return None
    middle = median(x for x, _ in shifts), median(y for _, y in shifts)
    alike = sum(hypot(x - middle[0], y - middle[1]) <= _AS_MUCH for x, y in shifts)
    return middle if alike >= _MOST * len(shifts) else None


def _shift(one: Spot, other: Spot) -> Shift | None:
    first, second = one.subject.bbox, other.subject.bbox
    if first and second:
        return second[0] - first[0], second[1] - first[1]
    here, there = one.place, other.place
    if here.x is None or here.y is None or there.x is None or there.y is None:
        return None
    return there.x - here.x, there.y - here.y


def _renamed(old: RunResult, new: RunResult, couples: Sequence[Couple]) -> Mapping[str, str]:
    """Storeys whose name only one revision knows: by what is on them, else by their level."""
    level = {
        id(result): {plan.storey: plan.elevation + result.offset.z for plan in result.plans}
        for result in (old, new)
    }
    before, after = level[id(old)], level[id(new)]
    votes: dict[str, Counter[str]] = {name: Counter() for name in before if name not in after}
    for one, other in couples:
        if one.place.storey in votes:
            votes[one.place.storey][other.place.storey] += 1
    left = [name for name in after if name not in before]
    found: dict[str, str] = {}
    for name, counts in votes.items():
        now = _voted(counts, left) or _level(before[name], {each: after[each] for each in left})
        if now:
            found[name] = now
            left.remove(now)
    return found


def _voted(counts: Counter[str], left: Sequence[str]) -> str:
    for name, count in counts.most_common(1):
        if name in left and 2 * count > counts.total():
            return name
    return ""


def _level(at: float, levels: Mapping[str, float]) -> str:
    near = [name for name, level in levels.items() if abs(level - at) <= _ONE_LEVEL]
    return near[0] if len(near) == 1 else ""
