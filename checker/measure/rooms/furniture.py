"""Whether a room's furniture and fittings are modelled, so that a free floor can be believed."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from checker.brief import Brief
from checker.geometry.circle import Area
from checker.measure.places import RoomsOf
from checker.measure.registry import measure, provider
from checker.measure.room_words import names_of
from checker.measure.subjects import Subject
from checker.model import Element, Fitting, Room, School
from checker.results.values import Truth, Unknown, surely
from checker.units import so_many
from checker.uses import RoomUses, Vocabulary

FurnitureOf = Callable[[str], Truth | Unknown]

_YES = frozenset({"yes", "true"})
_LACK = "whether the furniture and fittings are all modelled"
_BESIDE = ("door", "door side", "entrance", "lift", "refuge", "sanitary fitting")


@provider
def furniture_of(
    school: School,
    outlines: Mapping[str, Area | Unknown],
    standing_in: Mapping[str, tuple[Element, ...]],
    doubtful_in: Mapping[str, tuple[Element, ...]],
    uses: RoomUses,
    vocabulary: Vocabulary,
    brief: Brief,
) -> FurnitureOf:
    """Whether the furniture and fittings of a room, by its id, are modelled."""
    rooms = {room.id: room for room in school.rooms}

    @cache
    def find(room_id: str) -> Truth | Unknown:
        area = outlines[room_id]
        if isinstance(area, Unknown):
            return area
        if _told(rooms[room_id], brief):
            return surely(True, origin="declared", method="the brief says so")
        possible = uses.of(room_id).possible or frozenset({""})
        known = vocabulary.uses
        listed = [known[use].fittings if use in known else () for use in sorted(possible)]
        things = standing_in.get(room_id, ())
        perhaps = [each for each in doubtful_in.get(room_id, ()) if each not in things]
        return _told_by_things(listed, things, perhaps)

    return find


@measure("room", value="truth", lack=_LACK)
def furniture_modelled(subject: Subject, furniture_of: FurnitureOf) -> Truth | Unknown:
    """Whether the room holds what a furnished room of its use holds.

    Yes when every fitting that the use lists is there, or, for a use that lists none, when anything
    stands there; or when the brief says so (`furniture_complete: yes`). No when a listed fitting is
    missing. Open when nothing at all stands in a room whose use lists nothing, or when the room's
    possible uses differ. Unknown when the room has no body that can be trusted. Source: ours.
    """
    return furniture_of(subject.id)


@measure(*_BESIDE, value="truth", lack=_LACK, name="furniture_modelled")
def furniture_beside(
    subject: Subject, rooms_of: RoomsOf, furniture_of: FurnitureOf
) -> Truth | Unknown:
    """Whether each room that it stands in or joins holds what a furnished room of its use holds.

    No when one of them surely lacks a fitting that its use lists, open when of one it cannot be
    told. Unknown when it is in no room, or a room has no body that can be trusted. Source: ours.
    """
    found = [furniture_of(room) for room in sorted(rooms_of(subject))]
    known = [each for each in found if isinstance(each, Truth)]
    if len(known) < len(found) or not found:
        lacking = [each for each in found if isinstance(each, Unknown)]
        return lacking[0] if lacking else Unknown(missing=("the room that it is in",))
    answers = {False} if any(each.possible == {False} for each in known) else {True}
    if answers == {True} and not all(each.possible == {True} for each in known):
        answers = {True, False}
    return Truth(
        possible=frozenset(answers),
        origin="derived",
        method=f"furniture of the {len(known)} rooms beside it" if len(known) > 1 else "its room",
    )


def _told_by_things(
    listed: list[tuple[str, ...]], things: Sequence[Element], perhaps: Sequence[Element]
) -> Truth:
    kinds = {each.kind for each in things if isinstance(each, Fitting)}
    more = kinds | {each.kind for each in perhaps if isinstance(each, Fitting)}
    tried = (kinds, len(things)), (more, len(things) + len(perhaps))
    missing = sorted({kind for wanted in listed for kind in wanted} - kinds)
    return Truth(
        possible=frozenset().union(
            *(_answers(wanted, there, count) for wanted in listed for there, count in tried)
        ),
        origin="derived",
        method="fittings that the use lists, or anything at all",
        steps=(
            f"{so_many(len(things), 'thing', 'stand')} in the room: columns, fittings, furniture",
            f"not there: {', '.join(missing)}" if missing else "nothing listed is missing",
        ),
    )


def _answers(wanted: tuple[str, ...], kinds: set[str], count: int) -> set[bool]:
    if wanted:
        return {set(wanted) <= kinds}
    return {True} if count else {True, False}


def _told(room: Room, brief: Brief) -> bool:
    for name in names_of(room):
        answer = brief.answers.get(name, {}).get("furniture_complete", "")
        if str(answer).casefold() in _YES:
            return True
    return False
