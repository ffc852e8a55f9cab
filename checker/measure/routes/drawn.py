"""Ways in words and lines: what a report draws and says of a journey."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from shapely import LineString

from checker.geometry.frame import Point
from checker.measure.routes.gates import Gate
from checker.measure.routes.legs import Journey, Leg
from checker.measure.routes.network import Network
from checker.results.values import Evidence

_CROSSED = 0.05
_RUN_UP = 2.0
_SWERVE, _WITHIN = 0.3, 1.5
_QUARTER, _LEAST_TURN, _ROUNDING = math.pi / 2, math.pi / 4, 1e-6


def path_evidence(legs: Iterable[Leg], *, label: str = "") -> tuple[Evidence, ...]:
    """A way as lines, one for each floor and flight; the label stands on the longest.

    Where a lift is taken nothing is walked, and through what is not modelled nobody knows how.
    """
    drawn = [
        leg
        for leg in legs
        if len(leg.points) > 1 and (leg.link is None or leg.link.kind in ("ramp", "stair"))
    ]
    longest = max(drawn, key=lambda leg: LineString(leg.points).length, default=None)
    return tuple(
        Evidence(
            role="path",
            shape="line",
            coords=leg.points,
            storey=leg.storey,
            label=label if leg is longest else "",
        )
        for leg in drawn
    )


def gates_passed(journey: Journey, network: Network) -> tuple[Gate, ...]:
    """The gates that a way leads through, its two ends left out unless it goes on beyond them."""
    found: dict[str, Gate] = {}
    for leg in journey.legs:
        if leg.deck is None:
            continue
        for gate in network.decks[leg.deck].gates_on(LineString(leg.points)):
            if gate.id not in (journey.start, journey.goal):
                found[gate.id] = gate
    return tuple(found.values())


def links_taken(journey: Journey) -> tuple[str, ...]:
    """Lifts, ramps and stairs on the way, in words."""
    taken = [leg.link for leg in journey.legs if leg.link is not None]
    return tuple(f"{link.kind} {link.name or link.id}" for link in taken)


def turns_of(journey: Journey, network: Network) -> int:
    """How often one turns by 45 degrees or more on the way, within 1.5 m each time.

    A half turn counts twice. Bends that swing out of the way of something by less than 0.3 m are
    no turns. One comes out of the first door and goes in at the last one straight. Each stretch
    between lifts, ramps and stairs is looked at by itself.
    """
    legs = [leg for leg in journey.legs if leg.deck is not None]
    ends = network.gates.get(journey.start), network.gates.get(journey.goal)
    count = 0
    for leg in legs:
        points = list(leg.points)
        if leg is legs[0] and ends[0] is not None:
            points.insert(0, _straight_before(ends[0], points))
        if leg is legs[-1] and ends[1] is not None:
            points.append(_straight_before(ends[1], points[::-1]))
        count += _turns(points)
    return count


def _straight_before(gate: Gate, points: Sequence[Point]) -> Point:
    """A place from which one comes straight through a gate onto a way."""
    (x0, y0), (x1, y1) = gate.line
    long = math.dist(*gate.line)
    across = ((y1 - y0) / long, -(x1 - x0) / long)
    x, y = points[0]
    on = next((p for p in points if math.dist(p, points[0]) > _CROSSED), points[0])
    ahead = (on[0] - x) * across[0] + (on[1] - y) * across[1]
    sign = -1.0 if ahead >= 0 else 1.0
    return (x + sign * across[0] * _RUN_UP, y + sign * across[1] * _RUN_UP)


def _turns(points: Sequence[Point]) -> int:
    """Turns along one line.

    >>> _turns([(0, 0), (5, 0), (5, 5)])
    1
    >>> _turns([(0, 0), (5, 0), (5, 1), (0, 1)])
    2
    >>> _turns([(0, 0), (5, 0), (10, 0.2), (15, 0)])
    0
    """
    if len(points) < 3:  # noqa: PLR2004 - a straight line
        return 0
    corners = shapely.get_coordinates(LineString(points).simplify(_SWERVE))
    steps = np.diff(corners, axis=0)
    headings = np.arctan2(steps[:, 1], steps[:, 0])
    bends = (np.diff(headings) + math.pi) % (2 * math.pi) - math.pi
    count, turned, gone = 0, 0.0, 0.0
    for bend, length in zip(bends.tolist(), np.hypot(*steps[:-1].T).tolist(), strict=True):
        gone += length
        if gone > _WITHIN:
            count, turned = count + _full(turned), 0.0
        turned, gone = turned + bend, 0.0
    return count + _full(turned)


def _full(turned: float) -> int:
    return 0 if abs(turned) < _LEAST_TURN - _ROUNDING else max(1, round(abs(turned) / _QUARTER))
