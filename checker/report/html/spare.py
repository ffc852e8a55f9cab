"""Rooms that could be converted into small-group rooms, in words: arithmetic, and said to be it."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.report.figures import figure
from checker.report.html.amounts import (
    amount_words,
    counted,
    limit_figure,
    names,
    room_words,
    width_words,
)
from checker.report.plaintext import clean, shortened
from checker.results.provision import SmallGroupProvision, SpareRoom

_SCHEDULE = {
    "none": "no schedule was given",
    "extra": "no row wants it",
    "beside": "lists none of its kind",
    "open": "may want it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpareLine:
    """A room that could be converted, in words."""

    room: str
    storey: str
    use: str
    area: str
    width: str
    helps: str
    saved: str
    schedule: str
    outcome: str
    missing: str


def spare_told(space: SmallGroupProvision) -> tuple[SpareRoom, ...]:
    """The rooms that every report tells of, in the order of the result; `is_proposed` says which.

    None where nobody could say whom they help, or how large they have to be.
    """
    return space.spare if space.ways and space.least_area else ()


def is_proposed(each: SpareRoom) -> bool:
    """Whether it is nearer to a classroom than what that has: the others help nobody."""
    return bool(each.nearer)


def spare_lines(space: SmallGroupProvision) -> tuple[SpareLine, ...]:
    """A line for each that is proposed: those that help most first."""
    return tuple(_spare(each, space) for each in spare_told(space) if is_proposed(each))


def _spare(each: SpareRoom, space: SmallGroupProvision) -> SpareLine:
    area, width = space.least_area, space.least_width
    return SpareLine(
        room=room_words(each.room),
        storey=shortened(each.room.storey),
        use=shortened(each.room.use),
        area=amount_words(each.room.area, against=area.figure if area else None, why=False),
        width=width_words(each.width, against=width.figure if width else None, why=False),
        helps=_helps(each, space),
        saved=f"{each.saved:.0f} m" if each.saved else "–",
        schedule=_SCHEDULE[each.schedule],
        outcome=each.fit,
        missing="; ".join(map(clean, each.missing)),
    )


def _helps(each: SpareRoom, space: SmallGroupProvision) -> str:
    """Which classrooms it would be nearer to than the room that they have."""
    told = [shortened(way.room.name) for way in each.nearer if way.fit == "pass"]
    if told and space.limit:
        count = counted(len(told), "classroom")
        return f"{count} within {limit_figure(space.limit)}: {names(told, most=4)}"
    closer = [shortened(way.room.name) for way in each.nearer]
    return f"nearer for {counted(len(closer), 'classroom')}: {names(closer, most=4)}"


def spare_sizes(space: SmallGroupProvision) -> str:
    """The figures that a room has to have, with the rules that they are from."""
    if space.least_area is None:
        return ""
    area = f"{figure(space.least_area.figure, 'm2')} ({space.least_area.rule})"
    if space.least_width is None:
        return f"at least {area}"
    width = f"{figure(space.least_width.figure, 'm')} wide ({space.least_width.rule})"
    return f"at least {area} and is at least {width}"


def spare_notes(space: SmallGroupProvision) -> Iterable[str]:
    """What is not in the table, and why."""
    if space.least_area is None:
        yield "No rule of this run says how large a small-group room is at least: none is proposed."
        return
    if not space.ways:
        yield "No room is proposed: no room surely is an ordinary classroom that it could help."
        return
    if not space.spare:
        yield "No room of a use that is looked at has the size and is free as far as is known."
    yield from _useless(space)
    if space.wanted:
        told = names((room_words(each, with_area=True) for each in space.wanted), most=12)
        or_ = "too" if all(each.sure for each in space.wanted) else "or may have it"
        yield f"The schedule of accommodation asks for these that have the size, {or_}: {told}."
    if space.unmeasured:
        one = space.unmeasured == 1
        rooms, have = counted(space.unmeasured, "more room"), "has" if one else "have"
        verb = "is" if one else "are"
        yield (
            f"{rooms} that {have}, or may have, the size {verb} farther from the farthest "
            "classrooms, and no way is measured from there."
        )
    if space.spare_uses:
        uses = names(map(shortened, space.spare_uses), most=20)
        yield (
            f"Looked at are rooms that surely are of one of these uses: {uses}; and bays of "
            "corridors, lobbies and other circulation. Rooms of other uses are not."
        )
    if space.unnamed:
        verb = "is" if space.unnamed == 1 else "are"
        yield (
            f"{counted(space.unnamed, 'room')} without a sure use {verb} left out: nobody can "
            "tell what they are needed for."
        )


def _useless(space: SmallGroupProvision) -> Iterable[str]:
    """Rooms that help nobody, those that surely have the size told from those that may."""
    for verb, wanted in (("have", True), ("may have", False)):
        rooms = [
            each.room
            for each in spare_told(space)
            if not is_proposed(each) and (each.fit == "pass") == wanted
        ]
        if rooms:
            told = names((room_words(each, with_area=True) for each in rooms), most=12)
            whom = "are nearer to none of the farthest classrooms"
            yield f"These {verb} the size and {whom}: {told}."
