"""How far every classroom is from the nearest small-group room, and which one that is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from checker.measure.beside.uses import Used
from checker.measure.provision.amounts import amount_of, at_most, nearest, unknown
from checker.measure.provision.asked import Asked
from checker.measure.provision.rooms import Rooms
from checker.measure.subjects import Place
from checker.results.provision import Amount, Answer, ClassroomWay, Fit
from checker.results.values import Measured, Truth

_NONE = "the model shows no small-group room outside the bases"
_ASK = "Name the small-group rooms in the model, or in the brief under room_uses."


@dataclass(frozen=True)
class Ways:
    """Distances between rooms as the rule on small-group rooms measures them."""

    rooms: Rooms
    asked: Asked

    def between(self, one: str, other: str) -> Measured:
        """The way from one room to another, asked of the other as the rule asks it: once."""
        place = {
            name: Place(relation="itself", subject=self.rooms.subjects[each])
            for name, each in (("from", one), ("to", other))
        }
        return self.rooms.ask("travel_distance", other, **{**self.asked.way, **place})

    def classrooms(self) -> tuple[str, ...]:
        """The ids of the rooms outside the bases that surely are classrooms, in reading order."""
        used, uses = self.rooms.used(self.asked.class_uses), self.rooms.measurer.uses
        # Where a base's rooms are not all found any may be its: the rule asks of none of them.
        found = [each for each in used.sure if uses.of(each).is_sure]
        return tuple(sorted(found, key=self.rooms.in_order))


def ways_of(ways: Ways) -> tuple[ClassroomWay, ...]:
    """The way of each classroom, in the order of storeys and names."""
    used = ways.rooms.used(ways.asked.uses)
    return tuple(_way(each, used, ways) for each in ways.classrooms())


def unsure_classrooms(ways: Ways) -> int:
    """How many rooms outside the bases may be classrooms and are not surely one."""
    possible = ways.rooms.used(ways.asked.class_uses).possible
    return len(possible - set(ways.classrooms()))


def _way(classroom: str, used: Used, ways: Ways) -> ClassroomWay:
    """To a room of its own storey; where there surely or possibly is none, to any other."""
    rooms, level = ways.rooms, _storey(classroom, ways.rooms)
    here = sorted(each for each in used.possible if _may_be_on(level, each, rooms))
    sure = {each for each in here if each in used.sure and _is_on(level, each, rooms)}
    elsewhere = [] if here else sorted(used.sure)
    sure |= set(elsewhere)
    told = rooms.told(classroom)
    targets = here or elsewhere
    if not targets:
        return ClassroomWay(room=told, distance=_no_room(used), fit=_fit_of_none(used, ways.asked))
    found = {each: ways.between(classroom, each) for each in targets}
    distance = nearest(
        [found[each] for each in targets if each in sure],
        [found[each] for each in targets if each not in sure],
    )
    if problem := rooms.problem_of(classroom):
        distance = unknown((problem.message,), problem.ask, "m")
    closest = _closest(targets, found, sure)
    return ClassroomWay(
        room=told,
        distance=distance,
        nearest=rooms.told(closest, sure=closest in sure),
        through=_through(closest, ways),
        opens_off=_opens_off(classroom, closest, rooms),
        other_storey=bool(elsewhere),
        # The rule wants it on the same floor: one upstairs is none.
        fit=_fit_elsewhere(ways.asked) if elsewhere else at_most(distance, ways.asked.limit),
    )


def _no_room(used: Used) -> Amount:
    """No way: surely none where no room may be one, else not told."""
    if used.possible:
        return unknown(("a room on this storey that surely is a small-group room",), _ASK, "m")
    return Amount(low=inf, high=inf, unit="m", reason=_NONE)


def _fit_of_none(used: Used, asked: Asked) -> Fit:
    if asked.limit is None:
        return ""
    return "cannot_tell" if used.possible else "fail"


def _fit_elsewhere(asked: Asked) -> Fit:
    return "fail" if asked.limit else ""


def _closest(targets: Sequence[str], found: dict[str, Measured], sure: Iterable[str]) -> str:
    """The nearest that surely is one, by the way that is sure; else the nearest that may be."""
    certain = set(sure)

    def by_length(each: str) -> tuple[bool, float, float, str]:
        amount = amount_of(found[each], "m")
        high = inf if amount.high is None else amount.high
        low = inf if amount.low is None else amount.low
        return each not in certain, high, low, each

    return min(targets, key=by_length)


def _through(room: str, ways: Ways) -> Answer:
    """Whether the small-group room is reached only through a classroom, as the rule asks it."""
    if not ways.asked.through:
        return "perhaps"
    return answer_of(ways.rooms.ask("reached_only_through", room, **ways.asked.through))


def _opens_off(classroom: str, room: str, rooms: Rooms) -> bool:
    target = Place(relation="itself", subject=rooms.subjects[room])
    return answer_of(rooms.ask("shares_door_with", classroom, target=target)) == "yes"


def answer_of(value: Measured) -> Answer:
    """A truth as a word; what is open or not known is perhaps."""
    if isinstance(value, Truth) and len(value.possible) == 1:
        return "yes" if True in value.possible else "no"
    return "perhaps"


def _is_on(level: frozenset[str], room: str, rooms: Rooms) -> bool:
    return len(level) == 1 and _storey(room, rooms) == level


def _may_be_on(level: frozenset[str], room: str, rooms: Rooms) -> bool:
    """Whether it may stand on one of these storeys: of no known storey it may be on any."""
    there = _storey(room, rooms)
    return not level or not there or bool(level & there)


def _storey(room: str, rooms: Rooms) -> frozenset[str]:
    value = rooms.ask("storey", room)
    return getattr(value, "possible", frozenset())
