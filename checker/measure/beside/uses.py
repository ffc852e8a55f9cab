"""Which rooms have one of some uses: surely, or only possibly."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from checker.measure.places import RoomsOf, rooms_at
from checker.measure.registry import provider
from checker.measure.subjects import Place
from checker.model import School
from checker.results.values import Unknown
from checker.uses import RoomUses, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """Rooms by id: those that surely have a use, and those that may, the sure ones included."""

    sure: frozenset[str]
    possible: frozenset[str]


RoomsFor = Callable[[tuple[str, ...]], Used]
_NOBODY = Unknown(missing=("the rooms to look for",), ask="Say in the rule which uses are meant.")


@provider
def rooms_for(school: School, uses: RoomUses, vocabulary: Vocabulary) -> RoomsFor:
    """The rooms for some words, each a use (`dining`) or a family of uses (`teaching`).

    A room that nothing is known of may be for anything.
    """

    @cache
    def find(words: tuple[str, ...]) -> Used:
        wanted = set(words)
        wanted |= {name for name, info in vocabulary.uses.items() if info.family in words}
        sure, possible = set(), set()
        for room in school.rooms:
            found = uses.of(room.id)
            if not found.possible or found.possible & wanted:
                possible.add(room.id)
            if found.possible and found.possible <= wanted:
                sure.add(room.id)
        return Used(sure=frozenset(sure), possible=frozenset(possible))

    return find


def no_uses(words: tuple[str, ...]) -> Unknown | None:
    """What is lacking when a rule names no use at all."""
    return None if words else _NOBODY


def rooms_meant(
    target: Place | None,
    uses: tuple[str, ...],
    rooms_for: RoomsFor,
    rooms_of: RoomsOf,
    *,
    otherwise: frozenset[str] = frozenset(),
) -> Used | Unknown:
    """The rooms that a rule means by a place, by uses or by both; `otherwise` where by neither."""
    if target is None and not uses:
        return Used(sure=otherwise, possible=otherwise) if otherwise else _NOBODY
    if target is None:
        return rooms_for(uses)
    places = rooms_at(target, rooms_of)
    if isinstance(places, Unknown):
        return places
    used = rooms_for(uses) if uses else Used(sure=places, possible=places)
    return Used(sure=used.sure & places, possible=used.possible & places)
