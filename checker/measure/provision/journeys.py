"""How far pupils of a base have to go: from the entrance, to their class, the hall, WC and calm."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.measure.provision.amounts import (
    amount_of,
    at_most,
    ends,
    interval,
    nearest,
    unknown,
)
from checker.measure.provision.asked import JourneyAsked
from checker.measure.provision.ways import Ways
from checker.measure.subjects import Place, Subject
from checker.results.provision import Amount, BaseJourney
from checker.results.values import Measured, Unknown

_NO_CLASSROOM = "a room of the base that surely is a classroom"
_ASK_CLASSROOM = "Name the classrooms of the base, or state their uses in the brief."
_NO_CLASS = "the model shows no classroom outside the bases"


def journeys_of(base: Subject, members: Sequence[str], ways: Ways) -> tuple[BaseJourney, ...]:
    """Each journey that is asked about, in the order of a day; of classrooms the farthest one's."""
    found = (_journey(each, base, members, ways) for each in ways.asked.journeys)
    return tuple(
        replace(each, fits=tuple(at_most(each.distance, limit) for limit in each.limits))
        for each in found
    )


def _journey(asked: JourneyAsked, base: Subject, members: Sequence[str], ways: Ways) -> BaseJourney:
    if asked.of == "classroom":
        return _of_farthest(asked, members, ways)
    distance, to = _of_base(asked, base, ways)
    return BaseJourney(
        what=asked.what, distance=distance, to=to, route=asked.route, limits=asked.limits
    )


def _of_base(asked: JourneyAsked, base: Subject, ways: Ways) -> tuple[Amount, str]:
    """From or to the base as a whole, with the room at the other end where it is one of many."""
    entrance = Place(relation="entrance of", subject=base)
    if asked.end == "classes":
        return _to_classes(asked, entrance, base, ways)
    if asked.end == "nearest":
        place = Place(relation="nearest", use=asked.use)
        value = _measured(ways, base, {"from": entrance, "to": place, "route": asked.route})
        return amount_of(value, "m"), ""
    place = Place(relation=asked.end)
    return amount_of(_measured(ways, base, {"from": place, "route": asked.route}), "m"), ""


def _to_classes(
    asked: JourneyAsked, entrance: Place, base: Subject, ways: Ways
) -> tuple[Amount, str]:
    """To the nearest classroom outside the bases, as the rule on the way to class asks it."""
    rooms = ways.rooms
    used = rooms.used(ways.asked.class_uses)
    found = {
        each: _measured(
            ways,
            base,
            {
                "from": entrance,
                "to": Place(relation="itself", subject=rooms.subjects[each]),
                "route": asked.route,
            },
        )
        for each in sorted(used.possible, key=rooms.in_order)
    }
    if not found:
        return Amount(low=float("inf"), high=float("inf"), unit="m", reason=_NO_CLASS), ""
    sure = [each for each in found if each in used.sure]
    perhaps = [each for each in found if each not in used.sure]
    distance = nearest([found[each] for each in sure], [found[each] for each in perhaps])
    closest = min(sure or perhaps, key=lambda each: (_far(found[each]), each))
    return distance, rooms.told(closest).name


def _of_farthest(asked: JourneyAsked, members: Sequence[str], ways: Ways) -> BaseJourney:
    """From the classroom of the base that has farthest to go; doubt of any is doubt of it."""
    rooms = ways.rooms
    wanted, uses = set(ways.asked.base_class_uses), rooms.measurer.uses
    of_base = [each for each in members if uses.of(each).possible & wanted]
    sure = [each for each in of_base if uses.of(each).possible <= wanted]
    if not sure:
        distance = unknown((_NO_CLASSROOM,), _ASK_CLASSROOM, "m")
        return BaseJourney(
            what=asked.what, distance=distance, route=asked.route, limits=asked.limits
        )
    to = Place(relation="nearest", use=asked.use)
    found = {each: rooms.ask("travel_distance", each, to=to, route=asked.route) for each in sure}
    amounts = {each: amount_of(value, "m") for each, value in found.items()}
    farthest = max(sure, key=lambda each: (_far(found[each]), each))
    return BaseJourney(
        what=asked.what,
        distance=_most(list(amounts.values()), amounts[farthest]),
        room=rooms.told(farthest),
        route=asked.route,
        limits=asked.limits,
    )


def _most(amounts: Sequence[Amount], farthest: Amount) -> Amount:
    """The longest of all: not told where one of them is not."""
    lost = next((each for each in amounts if ends(each) is None), None)
    if lost is not None:
        return unknown(lost.missing, lost.ask, "m")
    both = [pair for each in amounts if (pair := ends(each)) is not None]
    longest = interval(max(low for low, _ in both), max(high for _, high in both), "m")
    return Amount(low=longest.low, high=longest.high, unit="m", reason=farthest.reason)


def _far(value: Measured) -> float:
    """The sure end of a way, to sort by; one of which nothing is known is farthest."""
    amount = amount_of(value, "m")
    return float("inf") if amount.high is None else amount.high


def _measured(ways: Ways, base: Subject, params: dict[str, object]) -> Measured:
    value = ways.rooms.measurer.measure("travel_distance", base, **params)
    return Unknown(missing=("the way",)) if isinstance(value, Mapping) else value
