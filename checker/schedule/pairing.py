"""Which room meets which row: as many as can, by name, then without falling short, then by area."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import networkx as nx

from checker.model import Room
from checker.model.elements import ElementRef
from checker.model.facts import Classification
from checker.results import Quantity
from checker.schedule.offered import SAME_WORDS, Name, Offered, distance, name_of
from checker.schedule.wanted import Wanted
from checker.units import tolerance
from checker.uses import RoomUse, Vocabulary, classify_room, codes_of

_FURTHEST = 10_000_000 - 1
_LIKE = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A row with its name, codes and use worked out; `index` is its place in the schedule.

    `wider` are the uses that its own is a kind of.
    """

    index: int
    wanted: Wanted
    name: Name
    codes: frozenset[str]
    use: RoomUse
    wider: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A room with its names worked out, and the uses that its own is a kind of."""

    room: Offered
    names: tuple[Name, ...]
    wider: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A room that meets a row; `is_sure` unless only what it is used for leaves it open."""

    asked: Asked
    given: Given
    is_sure: bool = True


May = Callable[[Asked, Given], bool]


def asked_of(index: int, wanted: Wanted, vocabulary: Vocabulary) -> Asked:
    """A row is read as a room of that name and code would be."""
    room = Room(
        id=f"row {wanted.line}",
        ref=ElementRef(global_id="", ifc_class="IfcSpace", long_name=wanted.title),
        classifications=(Classification(system="", code=wanted.code),) if wanted.code else (),
    )
    use = classify_room(room, vocabulary=vocabulary)
    return Asked(
        index=index,
        wanted=wanted,
        name=name_of(wanted.title, vocabulary),
        # `RES03: small groups` is a code too.
        codes=frozenset({wanted.code, *codes_of(room)}) - {""},
        use=use,
        wider=vocabulary.wider(use.use),
    )


def given_of(room: Offered, vocabulary: Vocabulary) -> Given:
    """A room with each of its titles in one spelling."""
    return Given(
        room=room,
        names=tuple(name_of(title, vocabulary) for title in room.titles),
        wider=vocabulary.wider(room.use.use),
    )


def pairs_of(asked: Sequence[Asked], given: Sequence[Given], *, slack: float) -> tuple[Pair, ...]:
    """Rooms for rows: by code, then by the same words, then by use or kind and a like area.

    A room whose use is in doubt comes last, and only perhaps. No room meets two rows, no row has
    more rooms than it wants. The order of rows and rooms changes nothing but which of two
    rows that are the same gets which room.
    """
    rows = sorted(asked, key=_row_order)
    rooms = sorted(given, key=lambda each: (each.room.ref.storey, each.room.ref.name, each.room.id))
    left = {row.index: row.wanted.count for row in rows}
    found: list[Pair] = []
    for may, is_sure in _STEPS:
        taken = {pair.given.room.id for pair in found}
        free = [each for each in rooms if each.room.id not in taken]
        for row, room in _matched(rows, free, left, may=may, slack=slack):
            left[row.index] -= 1
            found.append(Pair(asked=row, given=room, is_sure=is_sure))
    return tuple(found)


def nearness(asked: Asked, given: Given) -> int:
    """How far a row's title is from the nearest title of a room."""
    return min((distance(asked.name, name) for name in given.names), default=SAME_WORDS)


def _row_order(row: Asked) -> tuple[str, str, float, int, int]:
    wanted = row.wanted
    return wanted.code, wanted.title, wanted.area_each or 0.0, wanted.count, wanted.line


def _by_code(asked: Asked, given: Given) -> bool:
    return bool(asked.codes & given.room.codes)


def _by_words(asked: Asked, given: Given) -> bool:
    return bool(given.names) and nearness(asked, given) <= SAME_WORDS


def _by_use(asked: Asked, given: Given) -> bool:
    is_sure = asked.use.is_sure and given.room.use.is_sure
    return is_sure and asked.use.use == given.room.use.use and _is_like(asked, given)


def _by_kind(asked: Asked, given: Given) -> bool:
    """Whether a room's use is a kind of the wanted one: a junior classroom is a classroom."""
    is_sure = asked.use.is_sure and given.room.use.is_sure
    return is_sure and asked.use.use in given.wider and _is_like(asked, given)


def _perhaps(asked: Asked, given: Given) -> bool:
    """Whether a room may be what is wanted: of open use, or a toilet for an accessible one."""
    use = given.room.use
    is_open = use.use in asked.wider if use.is_sure else asked.use.use in use.possible
    return asked.use.is_sure and is_open and _is_like(asked, given)


_STEPS: tuple[tuple[May, bool], ...] = (
    (_by_code, True),
    (_by_words, True),
    (_by_use, True),
    (_by_kind, True),
    (_perhaps, False),
)
"""The steps in their order, and whether who meets a row by one is surely what it wants."""


def _is_like(asked: Asked, given: Given) -> bool:
    """Whether a room is between half and twice as large as is wanted, as far as is known."""
    area, wanted = given.room.area, asked.wanted.area_each
    if wanted is None or not isinstance(area, Quantity):
        return True
    return area.high >= wanted / _LIKE and area.low <= wanted * _LIKE


def _matched(
    rows: Sequence[Asked],
    rooms: Sequence[Given],
    left: dict[int, int],
    *,
    may: May,
    slack: float,
) -> list[tuple[Asked, Given]]:
    """The most pairs at the least cost: a flow from rows over pairs that may be to rooms."""
    longer = _FURTHEST * (len(rooms) + 1) + 1
    graph = nx.DiGraph()
    graph.add_nodes_from(("rows", "rooms"))
    for row in rows:
        for place, room in enumerate(rooms):
            if left[row.index] and may(row, room):
                short, apart = _misfit(row, room, slack)
                far = nearness(row, room) * (2 * len(rooms) + 1)
                cost = (far + short) * longer + apart
                graph.add_edge("rows", ("row", row.index), capacity=left[row.index], weight=0)
                graph.add_edge(("row", row.index), ("room", place), capacity=1, weight=cost)
                graph.add_edge(("room", place), "rooms", capacity=1, weight=0)
    flow = nx.max_flow_min_cost(graph, "rows", "rooms")
    return [
        (row, rooms[place])
        for row in rows
        for (_, place), used in flow.get(("row", row.index), {}).items()
        if used
    ]


def _misfit(asked: Asked, given: Given, slack: float) -> tuple[int, int]:
    """Whether a room falls short (2) or may (1), and how far its area is from the wanted, cm2."""
    area, wanted = given.room.area, asked.wanted.area_each
    if wanted is None:
        return 0, 0
    if not isinstance(area, Quantity):
        return 1, _FURTHEST
    least = wanted - slack - tolerance("m2")
    short = 2 if area.high < least else 1 if area.low < least else 0
    return short, min(round(abs(area.best - wanted) * 10_000), _FURTHEST)
