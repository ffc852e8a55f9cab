"""Which place of one revision is which of the next: by GlobalId, else by what people call it.

An exporter may renew every GlobalId. Then rooms and doors are known by storey, number and name,
and what is left by where it lies; how each was known, and how surely, is kept and shown.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from checker.results.alignment import Alignment, aligned, alignment_of, unique
from checker.results.lying import is_moved, is_placed, likeness, lying_alike
from checker.results.run import RunResult
from checker.results.spots import ROOM, STOREY, Spot, SpotId, spots_of

__all__ = ["How", "Pair", "Pairing", "Spot", "SpotId", "Told", "pair_results", "pair_spots",
           "spots_of"]  # fmt: skip

How = Literal["GlobalId", "number and name", "number", "name", "position"]
Told = Literal["renamed", "moved"]
_STANDS = 0.9
"""The share of two outlines from which on a thing stands where it stood."""
_LAPS = 0.2
"""The same for two rooms of one name or number, which may have grown or shrunk."""
_LEAST_SHARED = 0.5
"""The same for what is called otherwise altogether."""
_SURE: Mapping[How, float] = {
    "GlobalId": 1.0,
    "number and name": 0.95,
    "number": 0.85,
    "name": 0.8,
    "position": 0.6,
}
_SURE_STANDING = 0.9
"""What stands where it stood is at least as sure as this, whatever it is called."""


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
    """All things of two revisions: those in both, and those in one alone.

    `laid` are the old ones by their ids as they would lie in the new revision, which they do `by`
    an alignment of the whole.
    """

    pairs: tuple[Pair, ...]
    gone: tuple[Spot, ...]
    come: tuple[Spot, ...]
    laid: Mapping[SpotId, Spot] = field(default_factory=dict)
    by: Alignment = field(default_factory=Alignment)


def pair_results(old: RunResult, new: RunResult) -> Pairing:
    """The things of two results, the old ones laid over the new: storeys by name, the origin."""
    before, after = spots_of(old), spots_of(new)
    by = alignment_of(old, new, before, after)
    laid = [aligned(spot, by) for spot in before]
    was = {id(there): spot for there, spot in zip(laid, before, strict=True)}
    found = pair_spots(laid, after)
    return Pairing(
        pairs=tuple(replace(pair, old=was[id(pair.old)]) for pair in found.pairs),
        gone=tuple(was[id(spot)] for spot in found.gone),
        come=found.come,
        laid={spot.id: spot for spot in laid},
        by=by,
    )


def pair_spots(old: Sequence[Spot], new: Sequence[Spot]) -> Pairing:
    """Pairs of things that lie on the same plan: by GlobalId, then step by step by less.

    What stands where it stood is the same before a number is: rooms are numbered anew more often
    than they change places. Two that a step cannot tell apart are left to the next one.
    """
    left, right, pairs = list(old), list(new), list[Pair]()
    how_of = _namer(old, new)
    for step in _STEPS:
        found = step(left, right)
        by_id, least = step in _BY_ID, _SURE_STANDING if step in _STAND else 0.0
        pairs += [
            _pair(*each, how="GlobalId" if by_id else how_of(*each), least=least) for each in found
        ]
        left = _without(left, (one for one, _ in found))
        right = _without(right, (other for _, other in found))
    order = {id(spot): number for number, spot in enumerate(new)}
    return Pairing(
        pairs=tuple(sorted(pairs, key=lambda pair: order[id(pair.new)])),
        gone=tuple(left),
        come=tuple(right),
    )


Couples = list[tuple[Spot, Spot]]
Step = Callable[[Sequence[Spot], Sequence[Spot]], Couples]


def _by(key_of: Callable[[Spot], Hashable | None], *, placed: bool = False) -> Step:
    """Things by a key that is unique on both sides; where `placed`, not if they lie apart."""

    def step(old: Sequence[Spot], new: Sequence[Spot]) -> Couples:
        first, second = unique(old, key_of), unique(new, key_of)
        found = [(first[key], second[key]) for key in first if key in second]
        return [couple for couple in found if not (placed and _contradicts(*couple))]

    return step


def _contradicts(one: Spot, other: Spot) -> bool:
    """Whether two of one number have other names and nothing of their outlines in common."""
    names = one.title, other.title
    is_other = all(names) and names[0] != names[1]
    return is_other and is_placed(one) and is_placed(other) and likeness(one, other) <= 0.0


def _by_part(spot: Spot) -> Hashable:
    return spot.kind, spot.subject.global_id, spot.subject.name


def _by_id(spot: Spot) -> Hashable:
    return spot.kind, spot.subject.global_id


def _by_all(spot: Spot) -> Hashable | None:
    name, place = spot.subject.name, spot.place
    if not (name or spot.title):
        return None
    return spot.kind, place.storey, place.number, name, spot.title


def _by_number(spot: Spot) -> Hashable | None:
    """The number of a room; a door bears its own name, and not that of its room."""
    name = spot.subject.name
    return (spot.kind, spot.place.storey, name) if name else None


def _by_name(spot: Spot) -> Hashable | None:
    """The name without the storey: a room that moved to another one."""
    name = spot.subject.name
    named = (name, spot.title) if spot.kind == ROOM else (name,)
    return (spot.kind, *named) if all(named) else None


def _by_title(spot: Spot) -> Hashable | None:
    return (spot.kind, spot.title) if spot.title else None


def _unchanged(old: Sequence[Spot], new: Sequence[Spot]) -> Couples:
    """What stands where it stood and is called as it was."""
    return lying_alike(old, new, least=_STANDS, fits=_same_words)


def _same_words(one: Spot, other: Spot) -> bool:
    return _called(one) == _called(other)


def _standing(old: Sequence[Spot], new: Sequence[Spot]) -> Couples:
    """What stands where it stood: of rooms those that bear a name or number still."""
    return lying_alike(old, new, least=_STANDS, fits=_may_stand)


def _may_stand(one: Spot, other: Spot) -> bool:
    return one.kind != ROOM or _agrees(one, other)


def _lapping(old: Sequence[Spot], new: Sequence[Spot]) -> Couples:
    """Rooms that lie over the one whose name or number they bear."""
    return lying_alike(old, new, least=_LAPS, fits=_agrees)


def _lying(old: Sequence[Spot], new: Sequence[Spot]) -> Couples:
    return lying_alike(old, new, least=_LEAST_SHARED)


_CALLED: tuple[tuple[How, Callable[[Spot], Hashable | None]], ...] = (
    ("number and name", _by_all),
    ("number", _by_number),
    ("name", _by_name),
    ("name", _by_title),
)
_BY_ID: tuple[Step, ...] = (_by(_by_part), _by(_by_id))
_STAND: tuple[Step, ...] = (_unchanged, _standing)
_STEPS: tuple[Step, ...] = (
    *_BY_ID,
    *_STAND,
    _by(_by_all),
    _lapping,
    _by(_by_number, placed=True),
    _by(_by_name),
    _lying,
)


def _agrees(one: Spot, other: Spot) -> bool:
    """Whether two bear one number or one name."""
    pairs = zip(_called(one), _called(other), strict=True)
    return any(here and here == there for here, there in pairs)


def _namer(old: Sequence[Spot], new: Sequence[Spot]) -> Callable[[Spot, Spot], How]:
    """By what two that are one are known: by what only they are called, else by where they lie."""
    known: list[tuple[How, Callable[[Spot], Hashable | None], set[Hashable]]] = [
        (how, key_of, set(unique(old, key_of)) & set(unique(new, key_of)))
        for how, key_of in _CALLED
    ]

    def how_of(one: Spot, other: Spot) -> How:
        for how, key_of, shared in known:
            key = key_of(one)
            if key in shared and key == key_of(other):
                return how
        return "position"

    return how_of


def _without(spots: Sequence[Spot], taken: Iterable[Spot]) -> list[Spot]:
    gone = {id(spot) for spot in taken}
    return [spot for spot in spots if id(spot) not in gone]


def _pair(old: Spot, new: Spot, *, how: How, least: float) -> Pair:
    told: list[Told] = []
    if _called(old) != _called(new):
        told.append("renamed")
    is_elsewhere = old.place.storey != new.place.storey or is_moved(old, new)
    if is_elsewhere and new.kind != STOREY:  # a storey lies nowhere on its plan
        told.append("moved")
    return Pair(old=old, new=new, how=how, sure=max(_SURE[how], least), told=tuple(told))


def _called(spot: Spot) -> tuple[str, str]:
    return spot.subject.name, spot.title
