"""Rooms that one gets to only through other rooms, or only by a lift that may be out of order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checker.geometry.circle import Area
from checker.measure.evidence import outline
from checker.measure.lifts.shafts import LiftShaft
from checker.measure.registry import measure
from checker.measure.room_words import full_name_of
from checker.measure.routes.asked import RouteDesk
from checker.measure.routes.distances import MAIN_ENTRANCE
from checker.measure.routes.drawn import path_evidence
from checker.measure.routes.found import STEP_FREE, WALKING, NetworkOf, standard_of
from checker.measure.routes.network import Network
from checker.measure.routes.places import Directory
from checker.measure.routes.spaces import Space
from checker.measure.routes.walks import Walk
from checker.measure.routes.where import Where
from checker.measure.subjects import Place, Subject
from checker.model import School
from checker.results.values import Evidence, Quantity, Truth, Unknown
from checker.uses import RoomUses, Vocabulary

_FEW = 12
_LESSONS = ("teaching", "base", "small group")


@measure(
    "room",
    value="truth",
    lack="whether there is a way past other rooms",
    furniture="on the way",
    doors="anywhere",
)
def reached_only_through(  # noqa: PLR0913 - one parameter for each thing it is worked out from
    subject: Subject,
    route_desk: RouteDesk,
    network_of: NetworkOf,
    uses: RoomUses,
    vocabulary: Vocabulary,
    walk_spaces: Mapping[str, Space],
    *,
    from_: Place = MAIN_ENTRANCE,
    uses_: tuple[str, ...] = (),
    route: str = WALKING,
) -> Truth | Unknown:
    """Whether every way to the room from a place leads through a room of certain uses.

    `uses` are uses or families of them (teaching, base and small-group rooms when a rule names
    none), `from` the main entrance unless it names a place. Open when the model leaves a way past
    such rooms open, or the use of a room on the way. Unknown when no way leads to the room at all.
    Serves AD B 2.11 (inner rooms) and the rule that nobody's lesson is another's corridor.
    """
    asked = route_desk.ask(subject, from_, None, route, 0.0)
    if isinstance(asked, Unknown):
        return asked
    if asked.found.shown is None:
        return Unknown(missing=(f"a way to the room: {asked.reason}",), ask="")
    wanted = _named(uses_ or _LESSONS, vocabulary)
    # Its doors are reached from their other sides, unless the way begins at one of them.
    own = {subject.id} if asked.start.possible & asked.goal.possible else set()
    kinds = {key: uses.of(key).possible for key in walk_spaces if key not in own}
    surely = frozenset(key for key, known in kinds.items() if known and known <= wanted)
    maybe = frozenset(key for key, known in kinds.items() if known & wanted)

    def is_way_past(shut: frozenset[str], *, sure: bool) -> bool:
        walk = Walk(standard=asked.standard, sure=sure, open_rooms=True, shut=shut)
        return network_of(walk).leads(asked.start, asked.goal)

    possible = {not is_way_past(surely, sure=False), not is_way_past(maybe, sure=True)}
    return Truth(
        possible=frozenset(possible),
        origin="derived",
        method=f"ways from {asked.start.words} past {len(maybe)} such rooms",
        evidence=path_evidence(asked.found.legs),
    )


@measure(
    "lift",
    unit="count",
    lack="which rooms are cut off without it",
    furniture="on the way",
    doors="anywhere",
)
def rooms_cut_off(
    subject: Subject,
    directory: Directory,
    network_of: NetworkOf,
    school: School,
    lift_shafts: tuple[LiftShaft, ...],
    outlines: Mapping[str, Area | Unknown],
    *,
    clear_width: float = 0.0,
) -> Quantity | Unknown:
    """Rooms with a step-free way from the main entrance that lose it while this lift is out.

    Counted are rooms with a way as in `is_reachable`, exact; 0 when other lifts or ramps lead
    everywhere. An interval where it is in doubt whether a room has a way at all, or another way:
    rooms without a body that can be trusted may. Unknown when there is no main entrance, or the
    lift has no door that the model shows. Source: ours, beside AD M 0.14, 3.24.
    """
    start, standard = directory.find(MAIN_ENTRANCE), standard_of(STEP_FREE, clear_width)
    if isinstance(start, Unknown) or standard is None:
        return start if isinstance(start, Unknown) else Unknown(missing=("a clear width",))
    sure, maybe = (
        network_of(Walk(standard=standard, sure=each, open_rooms=True)) for each in (True, False)
    )
    if not any(link.id == subject.id and link.gates for link in sure.links):
        missing = ("the doors of the lift",)
        return Unknown(missing=missing, ask="Model the landing doors of the lift.")
    shafts = {room for shaft in lift_shafts for room in shaft.room_ids}
    rooms = [room for room in school.rooms if not room.is_external and room.id not in shafts]
    ends = {room.id: end for room in rooms if (end := directory.of_room(room)) is not None}
    certain = _lost(ends, start, sure, maybe.without(subject.id))
    perhaps = _lost(ends, start, maybe, sure.without(subject.id))
    bare = {room.id for room in rooms if isinstance(outlines[room.id], Unknown)}
    names = {room.id: full_name_of(room) for room in rooms}
    return Quantity(
        low=float(len(certain)),
        high=float(len({*perhaps, *certain, *bare})),
        unit="count",
        origin="derived",
        method="rooms without a step-free way while the lift is out",
        steps=tuple(_few(names[room] for room in certain)),
        evidence=tuple(_shaft_drawn(subject, lift_shafts)),
    )


def _few(names: Iterable[str]) -> Iterator[str]:
    every = list(names)
    yield from every[:_FEW]
    if len(every) > _FEW:
        yield f"and {len(every) - _FEW} more"


def _shaft_drawn(subject: Subject, shafts: Iterable[LiftShaft]) -> Iterator[Evidence]:
    for shaft in shafts:
        if shaft.id == subject.id:
            yield from outline(shaft.area, storey=subject.ref.storey, role="context", label="shaft")


def _lost(
    ends: Mapping[str, Where], start: Where, whole: Network, without: Network
) -> tuple[str, ...]:
    """Rooms that one network leads to and the other does not."""
    return tuple(
        room
        for room, end in ends.items()
        if whole.leads(start, end) and not without.leads(start, end)
    )


def _named(words: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    """The uses that words mean, each a use or a family of uses."""
    wanted = frozenset(words)
    return wanted | {use for use, info in vocabulary.uses.items() if info.family in wanted}
