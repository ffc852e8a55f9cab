"""Where a journey is stopped: the way up to there, and how far along that is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from shapely import Point

from checker.geometry.frame import Point as At
from checker.measure.journey_way import Stretch, length_of
from checker.measure.routes.asked import Asked
from checker.measure.routes.gates import Gate
from checker.measure.routes.legs import Journey, Leg
from checker.measure.routes.network import Network, Spread
from checker.measure.routes.stopped import Blocker
from checker.results.journey import JourneyBlocker, Pinch

_NEAR = 2.0
"""Metres from a way within which what stands in the way is shown on it."""
_SAME = 1e-6
_PLACES = 2


@dataclass(frozen=True, slots=True)
class Approach:
    """Finds the way up to a door that is itself what stops one; ways from a start are kept."""

    by_space: Mapping[str, tuple[Gate, ...]]
    spreads: dict[tuple[frozenset[str], int], Spread]

    def legs(self, asked: Asked) -> tuple[Leg, ...]:
        """The way up to what blocks; where that is a shut door, up to before it."""
        blocker = asked.blocker
        known = asked.up_to_blocker
        if known or blocker is None or blocker.at is None:
            return known
        shut = self._shut(blocker.before, blocker.at)
        if not shut or shut & asked.start.possible:
            return ()
        network = asked.network(sure=False)
        spread = self._spread(asked, network)
        before = [way for each in self._beside(shut) if (way := spread.to(each.id)) is not None]
        nearest = min(before, key=lambda way: _rest(way, network, blocker), default=None)
        if nearest is None:
            return ()
        return (*nearest.legs, *network.toward(nearest.goal, blocker.at))

    def _shut(self, before: str, at: At) -> frozenset[str]:
        """The gates at the place that nobody gets past."""
        return frozenset(
            gate.id
            for gates in self.by_space.values()
            for gate in gates
            if gate.id == before or math.dist(gate.middle, at) <= _SAME
        )

    def _beside(self, shut: frozenset[str]) -> Iterable[Gate]:
        """The gates of the floors on both sides of shut ones."""
        sides = {
            side
            for gates in self.by_space.values()
            for gate in gates
            if gate.id in shut
            for side in gate.sides
        }
        return (gate for side in sorted(sides) for gate in self.by_space.get(side, ()))

    def _spread(self, asked: Asked, network: Network) -> Spread:
        key = (asked.start.possible, id(network))
        if key not in self.spreads:
            starts = network.ends(asked.start.possible, asked.start)
            self.spreads[key] = Spread(network, dict.fromkeys(sorted(starts), 0.0))
        return self.spreads[key]


def blocker_of(
    asked: Asked, way: Sequence[Stretch], pinches: Iterable[Pinch], ids: Mapping[str, str]
) -> JourneyBlocker | None:
    """What stands in the way, and where on the way to draw that is.

    A way that may be leads round it: it is shown where that comes near it, else at the gate before
    it, else where the way leaves what is modelled.
    """
    found = asked.blocker
    if found is None:
        return None
    seen = next(iter(found.evidence), None)
    element = next((each.element for each in found.evidence if each.element), "")
    storey = seen.storey if seen else (way[-1].leg.storey if way else "")
    at = length_of(way)
    if asked.found.shown is not None:
        before = ids.get(found.before, found.before)
        at_gate = next((pinch.at for pinch in pinches if pinch.global_id == before), None)
        near = _along(way, Point(found.at), storey) if found.at is not None else None
        unshown = next((each.before for each in way if _is_unshown(each)), None)
        places = (place for place in (near, at_gate, unshown) if place is not None)
        return _blocker(found, next(places, None), element, storey, ids)
    return _blocker(found, at, element, storey, ids)


def _blocker(
    found: Blocker, at: float | None, element: str, storey: str, ids: Mapping[str, str]
) -> JourneyBlocker:
    return JourneyBlocker(
        words=found.words,
        at=None if at is None else round(at, _PLACES),
        global_id=ids.get(element, element),
        storey=storey,
    )


def _is_unshown(stretch: Stretch) -> bool:
    link = stretch.leg.link
    return link is not None and link.kind in ("not modelled", "outside")


def _along(way: Iterable[Stretch], point: Point, storey: str) -> float | None:
    """How far along a way a point beside it is; None where the way does not come near it."""
    near = [
        (each.line.distance(point), each.before + each.line.project(point))
        for each in way
        if each.line is not None and each.leg.storey == storey
    ]
    off, at = min(near, default=(math.inf, 0.0))
    return at if off <= _NEAR else None


def _rest(way: Journey, network: Network, blocker: Blocker) -> float:
    """How long a way is with what is left of it as the crow flies."""
    at = network.gates[way.goal].middle
    return way.length + math.dist(at, blocker.at or at)
