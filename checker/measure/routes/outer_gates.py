"""Gates by which one gets out of the building over the ground, surely or perhaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.measure.links import OUTSIDE
from checker.measure.registry import provider
from checker.measure.routes.entrances import Entrances
from checker.measure.routes.gates import Gate
from checker.measure.routes.ground import Ground
from checker.measure.routes.spaces import Space
from checker.measure.routes.yards import OPEN, PERHAPS, YardAt, before, inside_of
from checker.uses import RoomUses

_STORES = frozenset({"outdoor store", "store", "cycle store", "refuse", "garage", "plant"})
"""Places outside that are shut in, as far as their use tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OuterGates:
    """Gates by which one gets away over the ground, surely or perhaps, with where they lead."""

    sure: frozenset[str]
    possible: frozenset[str]
    beyond: Mapping[str, str]


@provider
def outer_gates(
    entrances: Entrances,
    gates: tuple[Gate, ...],
    open_edges: tuple[Gate, ...],
    walk_spaces: Mapping[str, Space],
    yard_at: YardAt,
    ground: Ground,
    uses: RoomUses,
) -> OuterGates:
    """Doors, openings and open edges from a room to the outside.

    Sure are those on the ground from which one gets away. Not so are those that may lead indoors,
    those onto a yard that the building encloses or into an outdoor store, and those over the
    ground: onto a roof, a balcony, or into thin air. What stairs lead down from there outside is
    not looked at.
    """
    leads = {id_: facts.leads_outside for id_, facts in entrances.by_door.items()}
    doors = {id_: found == {True} for id_, found in leads.items() if True in found}
    sure, beyond = set(), {}
    possible = {*doors}
    for gate in (*gates, *open_edges):
        leads_out = doors.get(gate.id) if gate.kind == "door" else _leads_out(gate, walk_spaces)
        if leads_out is None:
            continue
        possible.add(gate.id)
        inside, number = inside_of(gate, walk_spaces), _outer_side(gate, walk_spaces)
        level = inside.level if inside else gate.level
        yard = yard_at(before(gate, number), level)
        is_low = not ground.may_be_below(level)
        side = gate.sides[number]
        is_open = yard == OPEN and not uses.of(side).possible & _STORES
        if leads_out and gate.sure and is_low and is_open:
            sure.add(gate.id)
        if yard not in (OPEN, PERHAPS):
            beyond[gate.id] = yard
        elif not is_low and side in walk_spaces:
            beyond[gate.id] = side
    return OuterGates(sure=frozenset(sure), possible=frozenset(possible), beyond=beyond)


def _leads_out(gate: Gate, spaces: Mapping[str, Space]) -> bool | None:
    """Whether an opening or open edge leads out of a room: None where it surely does not."""
    rooms = [spaces[side] for side in gate.sides if side in spaces and spaces[side].is_room]
    indoors = [each.is_indoors for each in rooms]
    if not any(indoors):
        return None
    if OUTSIDE in gate.sides or not all(indoors):
        return True
    return False if gate.kind == "opening" and "" in gate.sides else None


def _outer_side(gate: Gate, spaces: Mapping[str, Space]) -> int:
    """Which of its sides lies outside: 0 for side a, 1 for side b."""
    a = spaces.get(gate.sides[0])
    return 1 if a is not None and a.is_indoors else 0
