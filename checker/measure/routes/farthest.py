"""How far it is from the farthest corner of a room: to a place, and to the nearest way out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from checker.geometry.circle import Area
from checker.geometry.frame import Point
from checker.geometry.route import Way
from checker.measure.registry import measure, provider
from checker.measure.rooms.parted import Parted
from checker.measure.routes.drawn import path_evidence
from checker.measure.routes.farthest_told import way_told
from checker.measure.routes.found import (
    ROUTES,
    STEP_FREE,
    WALKING,
    NetworkOf,
    standard_of,
)
from checker.measure.routes.gates import Gate
from checker.measure.routes.legs import Journey
from checker.measure.routes.places import Directory
from checker.measure.routes.standing import CornersOf, Grounds, Standing, met, placed, ways_to
from checker.measure.routes.storey_exits import StoreyExitsOf
from checker.measure.routes.walks import Standard, Walk
from checker.measure.routes.where import Where
from checker.measure.subjects import Place, Subject
from checker.model import Room
from checker.results.values import Evidence, Quantity, Unknown


@dataclass(frozen=True, slots=True)
class _Reach:
    """The farthest corner of a room, how far it is from there, the way to the door, and on."""

    length: float
    way: Way | None = None
    journey: Journey | None = None


_Onward = list[tuple[Gate, Journey]]
_NO_WAY = "no way leads there for certain"
_CUT_OFF = Unknown(
    missing=("walls in the outline of the room cut off a part of it from its doors",),
    ask="Draw the room as two where a wall parts it, or model the door in that wall.",
)


@dataclass(frozen=True, slots=True)
class FarthestCorners:
    """Finds the corner of a room from which the way to a place is longest.

    Where one `opens_last`, ways for sure lead through stores, kitchens and toilets only if no other
    way leads there.
    """

    grounds: Grounds
    corners_of: CornersOf
    network_of: NetworkOf
    parted: Mapping[str, Parted]
    rooms: Mapping[str, Room]
    opens_last: bool = False

    def between(self, room_id: str, goal: Where, standard: Standard) -> Quantity | Unknown:
        """Metres from the farthest corner of a room to a place, as an interval."""
        if room_id not in self.grounds.spaces:
            return Unknown(missing=("a room body with a plan area",), ask="Correct the outline.")
        if room_id in goal.rooms:
            return Quantity(low=0.0, high=0.0, unit="m", origin="derived", method="is there")
        loose = Walk(standard=standard, sure=False, open_rooms=True)
        tight = replace(loose, sure=True)
        ways = self._onward(room_id, (goal, goal.possible), loose)
        corners = self.corners_of(room_id, standard)
        best = self._reach(room_id, ways, self.grounds.surely_met(room_id, corners, tight), loose)
        reached = met(corners, self._cleared(room_id, loose, ways))
        worst = [self._worst(room_id, (goal, option), reached, tight) for option in goal.options]
        high = max((each.length for each in worst), default=math.inf)
        cut_off = room_id in self.parted and self.parted[room_id].is_cut_off
        high = math.inf if cut_off else high
        shown = max(worst, key=lambda each: each.length, default=best)
        shown = shown if shown.way else best
        storey = self.grounds.spaces[room_id].storey
        return Quantity(
            low=min(best.length, high),
            high=high,
            unit="m",
            origin="derived",
            method=f"from the farthest corner to {goal.words}",
            steps=tuple(self._told(shown, goal, is_sure=shown is not best)),
            evidence=_drawn(shown, storey),
            reason=_CUT_OFF.missing[0] if cut_off else _NO_WAY if math.isinf(high) else "",
            doubt=_CUT_OFF if cut_off else None,
        )

    def _told(self, shown: _Reach, goal: Where, *, is_sure: bool) -> Iterator[str]:
        """The way that is drawn, in words."""
        if shown.journey is None:
            return iter(())
        gates = {gate.id: gate for each in self.grounds.by_space.values() for gate in each}
        return way_told(
            shown.length,
            shown.journey,
            goal,
            gates=gates,
            rooms=self.rooms,
            is_sure=is_sure,
        )

    def _worst(
        self,
        room_id: str,
        goal: tuple[Where, frozenset[str]],
        corners: Mapping[Point, Point],
        walk: Walk,
    ) -> _Reach:
        """The longest way for sure."""
        for opened in (False, True) if self.opens_last else (True,):
            each = replace(walk, open_rooms=opened)
            found = self._reach(room_id, self._onward(room_id, goal, each), corners, each)
            if not math.isinf(found.length):
                break
        return found

    def _onward(self, room_id: str, goal: tuple[Where, frozenset[str]], walk: Walk) -> _Onward:
        """The ways from the gates of a room to a place."""
        network = self.network_of(walk)
        goals = network.ends(goal[1], goal[0])
        found = []
        for gate in self.grounds.by_space.get(room_id, ()):
            # A door of its own to there is on no floor that people are led across.
            is_there = self.opens_last and gate.id in goal[1] and walk.lets_through(gate)
            own = Journey(length=0.0, start=gate.id, goal=gate.id, legs=()) if is_there else None
            journey = network.journey({gate.id}, goals) or own
            found += [(gate, journey)] if journey else []
        return found

    def _cleared(self, room_id: str, walk: Walk, ways: _Onward) -> Standing | None:
        """Where one may stand in a room on the ways from its gates, with all furniture moved."""
        return self._on(self.grounds.unfurnished(room_id), room_id, walk, ways)

    def _on(self, free: Area | None, room_id: str, walk: Walk, ways: _Onward) -> Standing | None:
        led = {gate.id for gate, _ in ways}
        places = [
            (gate, gate.middle)
            for gate in self.grounds.by_space.get(room_id, ())
            if gate.id in led or walk.lets_through(gate)
        ]
        found = self.grounds.standing(room_id, free, places, walk)
        return found.by(led) if found else None

    def _reach(
        self, room_id: str, ways: _Onward, corners: Mapping[Point, Point], walk: Walk
    ) -> _Reach:
        """The longest of the shortest ways from some corners of a room."""
        standing = self._on(self.grounds.floor_of(room_id, walk.sure), room_id, walk, ways)
        if standing is None:
            return _Reach(math.inf)
        cleared = (self._cleared(room_id, walk, ways) or standing) if walk.sure else None
        here = placed(corners, standing, cleared, width=walk.standard.width)
        if here is None:
            return _Reach(math.inf)
        starts = [(gate.middle, journey.length) for gate, journey in ways]
        reached = [way for _, way in ways_to(here, starts) if way is not None]
        if not reached:
            return _Reach(min(ahead for _, ahead in starts))
        longest = max(reached, key=lambda way: (way.length, way.points[-1]))
        return _Reach(longest.length, longest, ways[longest.start][1])


@provider
def farthest_corners(
    grounds: Grounds,
    corners_of: CornersOf,
    network_of: NetworkOf,
    parted: Mapping[str, Parted],
    rooms_by_id: Mapping[str, Room],
) -> FarthestCorners:
    """Finds farthest corners, for all measures of a run."""
    return FarthestCorners(grounds, corners_of, network_of, parted, rooms_by_id)


@measure(
    "room",
    unit="m",
    lack="how far it is from its farthest corner",
    furniture="on the way",
    doors="anywhere",
)
def farthest_travel_distance(
    subject: Subject,
    directory: Directory,
    farthest_corners: FarthestCorners,
    *,
    to: Place | None = None,
    route: str = STEP_FREE,
    clear_width: float = 0.0,
) -> Quantity | Unknown:
    """Length of the way to a place from the corner of the room that is farthest from it, m.

    The way leads from the corner round furniture to whichever door is best, and on from the middle
    of that door as in `travel_distance`, with its parameters; to 0.1 %. Corners are those of where
    the middle of the person can be with all furniture moved, in doorways too: half the clear width
    from walls. One that furniture stands in or cuts off counts as far as it is without furniture;
    for one that is built over, the nearest place to stand. Open to above where walls cut off a part
    of the room from its doors that is neither a cubicle nor under 2.5 m2. Serves AD M 5.10(h): 40 m
    for any wheelchair user. Unknown when the room has no door or opening.
    """
    standard = standard_of(route, clear_width)
    goal = directory.find(to) if to else Unknown(missing=("a place to go to",), ask="")
    if standard is None or isinstance(goal, Unknown):
        return (
            goal
            if isinstance(goal, Unknown)
            else Unknown(missing=(f"a kind of route: {' or '.join(ROUTES)}",))
        )
    return _of_room(subject, directory, farthest_corners, goal, standard)


@measure(
    "room",
    unit="m",
    lack="how far the nearest way out is",
    furniture="on the way",
    doors="anywhere",
)
def escape_distance(
    subject: Subject,
    directory: Directory,
    farthest_corners: FarthestCorners,
    fleeing_network_of: NetworkOf,
    storey_exits_of: StoreyExitsOf,
    *,
    clear_width: float = 0.0,
) -> Quantity | Unknown:
    """Way on foot from the farthest corner of the room to the nearest storey exit, m.

    Storey exits are doors, openings and open edges to the outside on the ground, and into stairs
    (rooms whose use is stair) that lead on to the outside. Doors onto a yard that the building
    encloses or over the ground may be exits, as may stairs whose way on is not modelled. The way is
    as walked, round furniture, as in `farthest_travel_distance`, to 0.1 %: by no lift, down open
    flights where they lead there, and through stores, plant rooms, kitchens and toilets at the low
    end, at the high end only where no other way leads out. Revolving doors and shutters count as
    doors. Whether there is one direction or several is not said. Serves AD B Table 2.1. Unknown
    when the room has no door.
    """
    standard = standard_of(WALKING, clear_width)
    if standard is None:
        return Unknown(missing=("a clear width",), ask="")
    fleeing = replace(farthest_corners, network_of=fleeing_network_of, opens_last=True)
    return _of_room(subject, directory, fleeing, storey_exits_of(standard).place, standard)


def _of_room(
    subject: Subject,
    directory: Directory,
    farthest_corners: FarthestCorners,
    goal: Where,
    standard: Standard,
) -> Quantity | Unknown:
    here = directory.at(subject)
    return (
        here if isinstance(here, Unknown) else farthest_corners.between(subject.id, goal, standard)
    )


def _drawn(reach: _Reach, storey: str) -> tuple[Evidence, ...]:
    if reach.way is None:
        return ()
    points = reach.way.points[::-1]
    return (
        Evidence(role="path", shape="line", coords=points, storey=storey),
        *path_evidence(reach.journey.legs if reach.journey else ()),
        Evidence(
            role="measured",
            shape="point",
            coords=points[:1],
            storey=storey,
            label=f"{reach.length:.1f} m",
        ),
    )
