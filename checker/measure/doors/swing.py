"""Leaves that swing into the way of others: into circulation, and how far beyond its wall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.geometry.along_wall import in_the_way, recess_beside
from checker.geometry.clean import clean_area
from checker.geometry.frame import Frame
from checker.measure.doors.estimate import ASSUMED_FRAME, mm
from checker.measure.doors.ground import REACH, Ground, GroundOf
from checker.measure.doors.hanging import hanging
from checker.measure.doors.kinds import DOORS
from checker.measure.doors.operation import motion
from checker.measure.doors.slot import DoorSlot, Span
from checker.measure.doors.sweep import SwingSector
from checker.measure.doors.use import is_circulation, passages_of
from checker.measure.evidence import Line, dimension, outline
from checker.measure.links import OUTSIDE, DoorLink
from checker.measure.registry import measure, provider
from checker.measure.subjects import Subject
from checker.model import Door, Problem, School
from checker.results.values import Evidence, Measured, Quantity, Truth, Unknown, exactly, surely
from checker.uses import RoomUses, Vocabulary

_NICHE = 1.5
_ASK = "Give the door its OperationType and a placement, and say what the rooms beside it are for."


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """One leaf that swings, or may: into which space, and how far it comes out there.

    `circulation` says whether people pass through the room, None where that cannot be told;
    `outside` that there is none. `reach` is how far its tip comes out beyond the line of the
    wall, past a recess that the door stands in, at least and at most, metres: a leaf that is not
    modelled may hang anywhere in the wall. `line` shows it on the plan.
    """

    sector: SwingSector
    circulation: bool | None
    outside: bool
    reach: Span
    recess: float
    line: Line

    @property
    def least(self) -> float:
        """How far it reaches into circulation at least, m."""
        return self.reach[0] if self.circulation else 0.0

    @property
    def most(self) -> float:
        """How far it may reach into circulation, m: outside, people may pass anywhere."""
        return 0.0 if self.circulation is False and not self.outside else self.reach[1]


Swings = Mapping[str, tuple[Swing, ...]]


@provider
def swings(
    school: School,
    swing_sectors: Mapping[str, tuple[SwingSector, ...]],
    door_slots: Mapping[str, DoorSlot],
    door_links: Mapping[str, DoorLink],
    ground_before: GroundOf,
    uses: RoomUses,
    vocabulary: Vocabulary,
) -> Swings:
    """The leaves of each door that swing, or may, by door id; none for a door without a place."""
    passages = passages_of(vocabulary)

    def swing(door: Door, slot: DoorSlot, sector: SwingSector) -> Swing:
        sign, link = _sign(sector), door_links[door.id]
        room = link.side_a if sign > 0 else link.side_b
        start, recess = _wall_line(slot, ground_before(door.id, sign), sign)
        line, tips = sign * start + recess, _tips(door, slot, sector)
        along = slot.frame.to_local(sector.hinge)[0]
        ends = (along, sign * line), (along, sign * max(tips[1], line))
        return Swing(
            sector=sector,
            circulation=_passed(room, is_circulation(room, uses=uses, passages=passages)),
            outside=room == OUTSIDE,
            reach=(max(tips[0] - line, 0.0), max(tips[1] - line, 0.0)),
            recess=recess,
            line=(slot.frame.to_plan(*ends[0]), slot.frame.to_plan(*ends[1])),
        )

    return {
        door.id: tuple(swing(door, slot, each) for each in swing_sectors.get(door.id, ()))
        for door in school.doors
        if (slot := door_slots.get(door.id)) is not None
    }


@measure(*DOORS, value="truth", lack="whether a leaf swings into circulation", ask=_ASK)
def swings_into_circulation(subject: Subject, swings: Swings) -> Truth:
    """Whether a leaf swings into a corridor, lobby or other room that people pass through.

    However far: `swing_projection` says that. A double-acting leaf swings to both sides. Outside is
    no such room. Open when the operation, the hinge side or the use of the room is, and when the
    door has no place; never Unknown. AD M 3.14(g).
    """
    door: Door = subject.element
    moves, found = motion(door), swings.get(door.id, ())
    if "swing" not in moves.kinds:
        return surely(False, method=f"operation {moves.kinds[0]}", origin="derived")
    if any(each.sector.sure and each.circulation for each in found):
        possible = {True}
    elif not found:
        possible = {True, False}
    else:
        open_ = {None: {True, False}, True: {True}, False: {False}}
        possible = {answer for each in found for answer in open_[each.circulation]}
        if not moves.sure:
            possible.add(False)
    return Truth(
        possible=frozenset(possible),
        origin="derived",
        method="operation, placement and the uses of the rooms beside the door",
        evidence=_sectors(door, found),
    )


@measure(*DOORS, unit="m", lack="how far a leaf reaches into circulation", ask=_ASK)
def swing_projection(subject: Subject, swings: Swings, spoiled: Mapping[str, Problem]) -> Measured:
    """How far a leaf, anywhere in its sweep, reaches beyond the wall of the circulation space, m.

    0 for a leaf that swings into a room nobody passes through, and for one that stays within a
    recess: a niche with sides within 1.5 m of the opening that end in the wall of the space. Exact
    to 0.1 mm. An interval when the operation, the hinge side or the use of the room is open, when
    the leaf is not modelled, and when it swings outside, where nobody knows which way people pass.
    Unknown when the door has no place. AD M 3.14(g), (h), 2.21(f).
    """
    door: Door = subject.element
    if trouble := spoiled.get(door.id):
        return Unknown(missing=(trouble.message,), ask=trouble.ask)
    moves, found = motion(door), swings.get(door.id, ())
    if "swing" not in moves.kinds:
        return exactly(0.0, "m", method=f"operation {moves.kinds[0]}", origin="derived")
    if not found:
        return Unknown(missing=("where the door stands",), ask=_ASK)
    sure = [each.least for each in found if each.sector.sure]
    may_be = min(each.least for each in found) if moves.sure else 0.0
    widest = max(found, key=lambda each: each.most)
    return Quantity(
        low=max(sure, default=may_be),
        high=widest.most,
        unit="m",
        method="leaf open at right angles, beyond the wall of the space",
        steps=_told(widest),
        evidence=(
            *_sectors(door, found),
            *((dimension(widest.line, storey=door.ref.storey),) if widest.most > 0 else ()),
        ),
    )


def _sign(sector: SwingSector) -> int:
    return 1 if sector.into == "+y" else -1


def _tips(door: Door, slot: DoorSlot, sector: SwingSector) -> Span:
    """How far out the tip of the leaf comes, on the door's y axis towards its side, m."""
    sign = _sign(sector)
    if hanging(door, slot).leaves:
        tip = sign * slot.frame.to_local(sector.hinge)[1] + sector.radius
        return tip, tip
    near, far = sorted(sign * y for y in slot.y)
    frame = 0.0 if door.lining_thickness else 2 * ASSUMED_FRAME
    return near + sector.radius - frame, far + sector.radius


def _passed(room: str, circulation: bool | None) -> bool | None:  # noqa: FBT001 - yes, no or open
    return False if room == OUTSIDE else circulation if room else None


def _wall_line(slot: DoorSlot, ground: Ground | Unknown, sign: int) -> tuple[float, float]:
    """Where the wall of the space is, on the door's y axis, and how deep the door stands in it."""
    face = slot.y[1] if sign > 0 else slot.y[0]
    if isinstance(ground, Unknown):
        return face, 0.0
    (bx, by), place = slot.frame.y_axis, slot.frame.to_plan(0.0, ground.start)
    frame = Frame(origin=place, x_axis=slot.frame.x_axis, y_axis=(sign * bx, sign * by))
    free = clean_area(frame.shape_to_local(ground.bare))
    blocked = in_the_way(free, (slot.x[0] - REACH, slot.x[1] + REACH), REACH)
    return ground.start, recess_beside(blocked, slot.x, within=_NICHE, depth=REACH)


def _told(swing: Swing) -> tuple[str, ...]:
    steps = [f"the tip comes out {mm(swing.reach[1])} beyond the wall"]
    if swing.reach[0] < swing.reach[1]:
        steps.append("the leaf is not modelled and may hang anywhere in the wall")
    if swing.recess:
        steps.append(f"the door stands in a recess {mm(swing.recess)} deep")
    if swing.circulation is False and not swing.outside:
        steps = ["the leaf swings into a room that nobody passes through"]
    if swing.outside:
        steps.append("outside, nobody knows which way people pass")
    return tuple(steps)


def _sectors(door: Door, found: Sequence[Swing]) -> tuple[Evidence, ...]:
    return tuple(
        drawn
        for each in found
        for drawn in outline(
            each.sector.polygon,
            storey=door.ref.storey,
            role="measured" if each.sector.sure else "context",
            element=door.ref.global_id,
        )
    )
