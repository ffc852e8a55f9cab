"""How far one walks from a room before one can choose between two ways of escape."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from checker.geometry.frame import Point
from checker.measure.registry import measure, provider
from checker.measure.routes.found import WALKING, NetworkOf, standard_of
from checker.measure.routes.partings import PartingsOf
from checker.measure.routes.places import ASK_DOOR
from checker.measure.routes.standing import CornersOf, Grounds, met, placed, ways_to
from checker.measure.routes.storey_exits import StoreyExitsOf
from checker.measure.routes.walks import Standard, Walk
from checker.measure.routes.ways_out import WaysOut
from checker.measure.subjects import Subject
from checker.results.values import Evidence, Quantity, Unknown

WaysOutOf = Callable[[Standard, bool], tuple[WaysOut, WaysOut]]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The part of a way that every way out shares: its length, and the line that it takes."""

    length: float
    line: tuple[Point, ...] = ()


@provider
def ways_out_of(
    storey_exits_of: StoreyExitsOf,
    fleeing_network_of: NetworkOf,
    grounds: Grounds,
    partings_of: PartingsOf,
) -> WaysOutOf:
    """The ways out of the school: those that are sure, and those that there may be.

    They lead through no stair that is an exit and not over the grounds. With `opened` the sure
    ones lead through stores, plant rooms, kitchens and toilets, too.
    """

    def ways_out(walk: Walk, ends: frozenset[str], surely: WaysOut | None = None) -> WaysOut:
        beyond = storey_exits_of(walk.standard).beyond
        network = fleeing_network_of(walk)
        return WaysOut(walk, network, ends, beyond, grounds, partings_of, surely)

    @cache
    def find(standard: Standard, opened: bool) -> tuple[WaysOut, WaysOut]:  # noqa: FBT001
        exits = storey_exits_of(standard)
        tight = Walk(standard=standard, sure=True, open_rooms=opened, shut=exits.shut)
        sure = ways_out(tight, exits.sure)
        if opened:
            return sure, find(standard, False)[1]
        anyhow = replace(tight, open_rooms=True)
        surely = ways_out(anyhow, exits.sure)
        return sure, ways_out(replace(anyhow, sure=False), exits.possible, surely)

    return find


@measure(
    "room",
    unit="m",
    lack="how far one can only go one way",
    furniture="on the way",
    doors="anywhere",
)
def one_way_distance(
    subject: Subject,
    grounds: Grounds,
    ways_out_of: WaysOutOf,
    corners_of: CornersOf,
    *,
    clear_width: float = 0.0,
) -> Quantity | Unknown:
    """Way on foot from the room's farthest corner to where one can choose between two ways out, m.

    Ways are those of `escape_distance` to its storey exits, through no stair that is one and not
    outside. One can choose where two gates of a floor lead on to two exits by ways that share no
    gate, and two who set out together for these two gates are 1 m apart. Where that is, is found on
    the floor without furniture, so exits side by side are one way until right before them; so are
    two doors onto one floor, straight or through lobbies, that offers no two ways apart, and two
    doors into one stair or one yard. Of all corners that counts from which it is longest; all the
    way to the exit where there is no choice. To 0.3 %, as round corners are drawn. An interval
    where doors, furniture or exits are in doubt: the low end lets ways over floors in doubt part at
    once. It counts ways through stores, plant rooms, kitchens and toilets; the high end those only
    where no other leads out. Infinite where none does. Unknown when the room has no door or body.
    AD B volume 2, Table 2.1; the 1 m is ours.
    """
    standard = standard_of(WALKING, clear_width)
    if standard is None or subject.id not in grounds.spaces:
        return Unknown(missing=("a room body with a plan area",), ask="Correct the outline.")
    if not grounds.by_space.get(subject.id):
        return Unknown(missing=("a door or an opening of the room",), ask=ASK_DOOR)
    (past, loose), (opened, _) = (ways_out_of(standard, each) for each in (False, True))
    corners = corners_of(subject.id, standard)
    led = {gate_id for gate_id, _, _ in _starts(loose, subject.id)}
    reached = met(corners, loose.unfurnished(subject.id, led))
    # Through stores and kitchens only where there is no other way.
    sure, longest = _by_first((past, opened), subject.id, reached)
    best = _longest(loose, subject.id, grounds.surely_met(subject.id, corners, sure.walk))
    return Quantity(
        low=min(best.length, longest.length),
        high=longest.length,
        unit="m",
        origin="derived",
        method="from the farthest corner to where the ways to two storey exits part",
        steps=(f"{len(sure.exits)} storey exits for certain",),
        evidence=_drawn(longest if longest.line else best, subject.ref.storey),
        reason="no way out for certain" if math.isinf(longest.length) else "",
    )


def _by_first(
    ways: tuple[WaysOut, WaysOut], room_id: str, corners: Mapping[Point, Point]
) -> tuple[WaysOut, _Stretch]:
    """The longest by the first of these ways if they lead out, else by the second."""
    found = _longest(ways[0], room_id, corners)
    if not math.isinf(found.length):
        return ways[0], found
    return ways[1], _longest(ways[1], room_id, corners)


def _longest(ways: WaysOut, room_id: str, corners: Mapping[Point, Point]) -> _Stretch:
    """The longest of what the ways from some corners of a room share, each by its best way."""
    starts = list(_starts(ways, room_id))
    led = {gate_id for gate_id, _, _ in starts}
    standing = ways.standing(room_id, led)
    if standing is None:
        return _Stretch(math.inf)
    cleared = (ways.unfurnished(room_id, led) or standing) if ways.walk.sure else None
    here = placed(corners, standing, cleared, width=ways.walk.standard.width)
    if here is None:
        return _Stretch(math.inf)
    if not here:
        gate_id, _, ahead = min(starts, key=lambda start: start[-1])
        return _Stretch(ahead, ways.line_from(gate_id))
    found = []
    for each, way in ways_to(here, [(at, ahead) for _, at, ahead in starts]):
        shared = ways.shared(each.corner, [(room_id, piece) for piece in each.pieces])
        if shared is not None and (way is None or shared.length < way.length):
            found.append(_Stretch(shared.length, shared.line))
        elif way is not None:
            onward = ways.line_from(starts[way.start][0])
            found.append(_Stretch(way.length, (*way.points[::-1], *onward)))
        else:
            found.append(_Stretch(math.inf))
    return max(found, key=lambda each: (each.length, each.line))


def _starts(ways: WaysOut, room_id: str) -> Iterator[tuple[str, Point, float]]:
    """The gates of a room that lead out, where one stands in each, and how far it is from there.

    Lengths are from the middle: who stands to the side of it has as far again to there.
    """
    for gate in ways.grounds.by_space.get(room_id, ()):
        if not math.isinf(ahead := ways.onward(gate.id)):
            for at in ways.stands(gate.id):
                yield gate.id, at, ahead + math.dist(at, gate.middle)


def _drawn(stretch: _Stretch, storey: str) -> tuple[Evidence, ...]:
    if len(stretch.line) < 2:  # noqa: PLR2004 - a line has two ends
        return ()
    label = f"{stretch.length:.1f} m"
    return (Evidence(role="path", shape="line", coords=stretch.line, storey=storey, label=label),)
