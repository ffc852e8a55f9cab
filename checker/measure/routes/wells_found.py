"""The stairs of a school from bottom to top: rooms over one another, and what lies in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from shapely.geometry.base import BaseGeometry

from checker.geometry.overlay import shared
from checker.measure.climbs.flights import Climb
from checker.measure.registry import provider
from checker.measure.routes.gates import Gate
from checker.measure.routes.legs import Link
from checker.measure.routes.links import Ends
from checker.measure.routes.spaces import Space
from checker.measure.routes.stair_wells import Mouth, Well, hanging_together
from checker.uses import RoomUses

_HALF = 0.5


@provider
def stair_wells(
    walk_spaces: Mapping[str, Space],
    uses: RoomUses,
    gates: tuple[Gate, ...],
    open_edges: tuple[Gate, ...],
    climbs: tuple[Climb, ...],
    climb_ends: Ends,
    lost_climbs: tuple[Link, ...],
) -> tuple[Well, ...]:
    """All stairs that have a room which is or may be a stair, each from bottom to top."""
    rooms = [each for each in walk_spaces if "stair" in uses.of(each).possible]
    landings = _landings_in(rooms, walk_spaces)
    passed = (*gates, *open_edges)
    tied = [gate.sides for gate in passed if {*gate.sides} <= {*rooms}]
    tied += [*_stacked(rooms, walk_spaces), *landings.items()]
    found = []
    for floors in hanging_together([*rooms, *landings], tied):
        plans = [walk_spaces[each].bare for each in sorted(floors)]
        known = {end.id for end in climb_ends.gates if {*end.sides} & floors}
        inside = [
            climb
            for climb in climbs
            if _is_in(climb, plans) or known & {f"{climb.id}:foot", f"{climb.id}:head"}
        ]
        mouths = [*_mouths(passed, floors, walk_spaces)]
        mouths += _ends_outside(inside, climb_ends, floors, walk_spaces)
        gate_ids = {each.gate.id for each in mouths} | known
        found.append(
            Well(
                id=min(floors),
                floors=floors,
                mouths=tuple(mouths),
                flights=tuple((each.low, each.high) for each in inside if each.sure),
                perhaps=tuple((each.low, each.high) for each in inside if not each.sure),
                is_stair=all(uses.of(each).possible == {"stair"} for each in floors & {*rooms}),
                lost=any(gate_ids.intersection(link.gates) for link in lost_climbs),
            )
        )
    return tuple(found)


def _landings_in(rooms: Sequence[str], spaces: Mapping[str, Space]) -> dict[str, str]:
    """The room of a stair that each landing lies in, by its id."""
    found = {}
    for key, space in spaces.items():
        for room in () if space.is_room else rooms:
            if shared(space.bare, spaces[room].bare).area > _HALF * space.bare.area:
                found[key] = room
    return found


def _stacked(rooms: Sequence[str], spaces: Mapping[str, Space]) -> list[tuple[str, str]]:
    """Pairs of rooms of which the one lies over at least half of the other."""
    return [
        (one, other)
        for number, one in enumerate(rooms)
        for other in rooms[number + 1 :]
        if shared(spaces[one].bare, spaces[other].bare).area
        > _HALF * min(spaces[one].bare.area, spaces[other].bare.area)
    ]


def _is_in(climb: Climb, plans: Iterable[BaseGeometry]) -> bool:
    return climb.kind == "stair" and any(
        shared(climb.area, plan).area > _HALF * climb.area.area for plan in plans
    )


def _mouths(
    gates: Iterable[Gate], floors: frozenset[str], spaces: Mapping[str, Space]
) -> Iterable[Mouth]:
    for gate in gates:
        beyond = [side for side in gate.sides if side not in floors]
        if len(beyond) == 1:
            known = beyond[0] in spaces and spaces[beyond[0]].is_room
            level = spaces[beyond[0]].level if known else gate.level
            yield Mouth(gate=gate, level=level, sure=gate.sure)


def _ends_outside(
    inside: Iterable[Climb], ends: Ends, floors: frozenset[str], spaces: Mapping[str, Space]
) -> Iterable[Mouth]:
    """Ends of its flights on a floor outside it: people walk off them without any door."""
    gates = {each.id: each for each in ends.gates}
    for climb in inside:
        for word in ("foot", "head"):
            gate = gates.get(f"{climb.id}:{word}")
            sides = [side for side in gate.sides if side] if gate else []
            if gate and sides and not floors.intersection(sides):
                yield Mouth(gate=gate, level=spaces[sides[0]].level, sure=climb.sure)
