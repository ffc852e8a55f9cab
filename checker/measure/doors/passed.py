"""Whether a leaf swings out over a way along which people pass the door."""

from collections.abc import Iterator, Mapping

from checker.measure.doors.front import PASSES_BY, Spaces
from checker.measure.doors.kinds import DOORS
from checker.measure.doors.slot import DoorSlot
from checker.measure.doors.swing import Swing, Swings
from checker.measure.evidence import outline
from checker.measure.links import DoorLink
from checker.measure.registry import measure
from checker.measure.subjects import Subject
from checker.model import Door
from checker.results.values import Evidence, Truth
from checker.units import SLACK

_NO, _OPEN = frozenset({False}), frozenset({True, False})


@measure(
    *DOORS, value="truth", lack="whether a leaf swings out over a way past the door", doors="beside"
)
def swings_over_way(
    subject: Subject,
    swings: Swings,
    door_slots: Mapping[str, DoorSlot],
    door_links: Mapping[str, DoorLink],
    front_spaces: Spaces,
) -> Truth:
    """Whether a leaf swings into circulation that runs past the door, at people who pass it by.

    It runs past where it goes on along the wall for at least twice as far as it is deep there. A
    door across the end of a corridor swings along the way, at nobody who passes; one in its side
    wall swings over it. Open when the operation, the hinge side or the use of the room is, and
    where the model shows nothing before the door; never Unknown. AD M 3.14(g), 2.21(f).
    """
    door: Door = subject.element
    slot, found = door_slots.get(door.id), swings.get(door.id, ())
    if slot is None or not found:
        known = _NO if slot is not None else _OPEN
        return Truth(possible=known, origin="derived", method="no leaf that swings is known")
    answers = [_answer(door, slot, each, door_links[door.id], front_spaces) for each in found]
    sure = any(
        each.sector.sure and answer == {True} for each, answer in zip(found, answers, strict=True)
    )
    return Truth(
        possible=frozenset({True}) if sure else frozenset().union(*answers),
        origin="derived",
        method="shape of the space that the leaf swings into",
        evidence=tuple(drawn for each in found for drawn in _drawn(each, door)),
    )


def _answer(
    door: Door, slot: DoorSlot, swing: Swing, link: DoorLink, spaces: Spaces
) -> frozenset[bool]:
    sign = 1 if swing.sector.into == "+y" else -1
    room = link.side_a if sign > 0 else link.side_b
    if swing.circulation is False and not swing.outside:
        return _NO
    front = spaces.front(door, slot, room, sign=sign) if room in spaces else None
    if front is None:
        return _OPEN
    if front.run < PASSES_BY * front.depth - SLACK:
        return _NO
    return frozenset({True}) if swing.circulation and swing.sector.sure else _OPEN


def _drawn(swing: Swing, door: Door) -> Iterator[Evidence]:
    yield from outline(swing.sector.polygon, storey=door.ref.storey, role="blocker")
