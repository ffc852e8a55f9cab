"""The longest rectangle of a given width in an area, at any angle."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from shapely import Polygon, affinity

from checker.geometry.circle import Area
from checker.geometry.clean import clean_area, polygons_of
from checker.geometry.fit import longest_distance, rectangle_of
from checker.geometry.frame import Point
from checker.geometry.overlay import quickly_cut
from checker.geometry.placing import (
    MOST_ANGLES,
    Angles,
    Corners,
    Search,
    halved,
    segments_of,
    swept_upright,
    wall_angles,
)
from checker.geometry.runs import Floats, longest_runs
from checker.units import SLACK

GAP = 0.004
"""Metres by which the search for a longer one goes on; what it finds is then turned to its best."""

LEAST = 0.1
"""Metres: a shorter rectangle is none."""

_TURN, _TURNS = 0.02, 16
_LITTLE = 1e-5
_APART = 0.25
_FIRST_ANGLES, _MOST_FIRST = 32, 512
_MOST_TURNED = 0.35
_GOLDEN = (math.sqrt(5) - 1) / 2
_BESIDE = 1e-6
_AT_ONCE = 256
_BEYOND = 1e12


@dataclass(frozen=True, slots=True, kw_only=True)
class Longest:
    """How long the rectangle is, and where it lies: its outline, none where none is.

    `at_most` is more than `length` only when the search gave up before every angle was tried.
    Metres.
    """

    length: float
    at_most: float
    placed: Polygon | None = None


def longest_rectangle(area: Area, *, across: float, near: float = 0.0) -> Longest:
    """The longest rectangle `across` metres wide that lies in `area`, at any angle.

    None is more than 5 mm longer; where `near`, a length that matters, lies between them, it is
    found out whether that length fits, to 0.5 mm. One under 0.1 m is none. The same figure is
    the width of the widest rectangle that is `across` long. A room 0.5 mm too narrow counts.

    >>> import shapely
    >>> round(longest_rectangle(shapely.box(0, 0, 4, 1.2), across=1.2).length, 3)
    4.0
    >>> round(longest_rectangle(shapely.box(0, 0, 4, 1.2), across=4).length, 3)
    1.2
    """
    if area.is_empty or not SLACK < across < longest_distance(area) + SLACK:
        return Longest(length=0.0, at_most=0.0)
    return _Longest(area, across - SLACK, near - SLACK).run()


@dataclass(frozen=True, slots=True)
class _Lying:
    """A rectangle found: its length, its middle and its angle."""

    length: float
    middle: Point
    angle: float


class _Longest:
    """One search: the best so far, and the length that the next one has to have."""

    def __init__(self, area: Area, across: float, near: float) -> None:
        self.area, self.across, self.near = area, across, near
        self.best = self.polished = _Lying(0.0, (0.0, 0.0), 0.0)
        edges = segments_of(area)
        self.edges = edges - edges.mean(axis=(0, 1))
        # No longer one lies in the circle round the area.
        self.most = math.sqrt(max(longest_distance(area) ** 2 - across**2, 0.0))

    def run(self) -> Longest:
        self._try_walls()
        search = Search(self.area, margin=min(self.across, self.best.length) / 2)
        settled = self._exhaust(search)
        if self.best.length and self.best is not self.polished:
            self._polish(_TURN)
        length = self.best.length
        placed = self._outline() if length > 0.0 else None
        at_most = length if settled or self.most < length + 2 * GAP else self.most
        return Longest(length=length, at_most=at_most, placed=placed)

    def _try_walls(self) -> None:
        """The longest along the walls, first where there may be most."""
        angles = wall_angles(self.area, math.pi)
        bounds = self._runs(np.array(angles), self.across)
        for bound, angle in sorted(zip(bounds.tolist(), angles, strict=True), reverse=True):
            if bound > self.best.length:
                self._better(angle)

    def _outline(self) -> Polygon:
        """The best so far, as it lies."""
        stencil = rectangle_of(self.best.length, self.across)
        return stencil.placed(self.best.middle, self.best.angle)

    @property
    def aim(self) -> float:
        """The length to look for next."""
        best = self.best.length
        longer = max(best + GAP, LEAST)
        return self.near if best < self.near <= longer else longer

    def _exhaust(self, search: Search) -> bool:
        """Rules out every angle at which a rectangle as long as the aim could lie."""
        pending = self._first_angles(search)
        stencil = rectangle_of(self.aim, self.across)
        for _ in range(MOST_ANGLES):
            if not pending or self.aim > self.most + SLACK:
                return True
            angles = pending.pop()
            region = search.narrowed(stencil, angles)
            if region.is_empty:
                continue
            if search.at(stencil, angles.middle, region):
                self._better(angles.middle)
                stencil = rectangle_of(self.aim, self.across)
                pending.append(angles)
            elif math.sin(angles.half) * stencil.reach * 2 > SLACK:
                pending.extend(halved(angles, region))
        return False

    def _first_angles(self, search: Search) -> list[Angles]:
        """Intervals of angles, without most of those that strips of the area rule out.

        A rectangle turned by up to `half` has a level one in it, a little smaller. The likeliest
        of these intervals is looked into at once.
        """
        short, long = sorted((self.aim, self.across))
        half = math.pi / 2 / _FIRST_ANGLES
        while half * long > _MOST_TURNED * short:
            half /= 2
        count = round(math.pi / 2 / half)
        if count > _MOST_FIRST:
            return search.first_angles(math.pi)
        middles: Floats = np.arange(half, math.pi, 2 * half)
        sin = math.sin(half)
        along, across = ((a - b * sin) / (1.0 - sin**2) for a, b in ((long, short), (short, long)))
        quarter = 0.0 if self.aim == long else math.pi / 2
        runs = self._runs(middles + quarter, across)
        left = runs > along - _BESIDE
        likeliest = middles[[runs.argmax()]]
        # At this very angle strips tell more than over all of its interval.
        is_open = left.any() and self._runs(likeliest, self.across)[0] + _BESIDE >= self.best.length
        if is_open and self._better(float(likeliest[0])) == self.best.length:
            self._polish(half)
        return search.angles(middles[left].tolist(), half)

    def _runs(self, angles: Floats, across: float) -> Floats:
        """No rectangle so far across (m) that runs at one of these angles is longer than this."""
        apart = across * _APART
        return longest_runs(self.edges, angles, width=across - apart, apart=apart)

    def _polish(self, most: float) -> None:
        """Turns the best to and fro by at `most` so much, by golden sections, until it is longest.

        What is farther off than it can turn to is left out: nothing much longer is to be found.
        Along a wall it is the longest already when it is shorter however little it is turned.
        """
        # Turned, it grows and shifts too, about as far again.
        reach = 2 * most * (self.best.length + self.across) + 2 * GAP
        near = self._outline().buffer(reach)
        area = clean_area(self.area.intersection(near)) or self.area
        middle, length = self.best.angle, self.best.length
        if max(self._better(middle + turn, area) for turn in (-_LITTLE, _LITTLE)) < length:
            self.polished = self.best
            return
        low, high = middle - most, middle + most
        inner = [high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)]
        lengths = [self._better(angle, area) for angle in inner]
        for _ in range(_TURNS):
            if lengths[0] > lengths[1]:
                high, inner[1], lengths[1] = inner[1], inner[0], lengths[0]
                inner[0] = high - _GOLDEN * (high - low)
                lengths[0] = self._better(inner[0], area)
            else:
                low, inner[0], lengths[0] = inner[0], inner[1], lengths[1]
                inner[1] = low + _GOLDEN * (high - low)
                lengths[1] = self._better(inner[1], area)
        self.polished = self.best

    def _better(self, angle: float, area: Area | None = None) -> float:
        """The longest at an angle, which is kept when it is the best so far."""
        found = _longest_at(area or self.area, self.across, angle)
        if found.length > max(self.best.length, LEAST):
            self.best = found
        return found.length


def _longest_at(area: Area, across: float, angle: float) -> _Lying:
    """The longest rectangle of this width that runs at exactly this angle (radians)."""
    # A hair that is valid may cross itself once it is turned.
    level = clean_area(affinity.rotate(area, -angle, origin=(0, 0), use_radians=True))
    if level is None:
        return _Lying(0.0, (0.0, 0.0), angle)
    middles = quickly_cut(level, swept_upright(segments_of(level), across))
    chords = [chord for part in polygons_of(middles) for chord in _longest_chords(part)]
    if not chords:
        return _Lying(0.0, (0.0, 0.0), angle)
    length, x, y = max(chords)
    cos, sin = math.cos(angle), math.sin(angle)
    return _Lying(length, (x * cos - y * sin, x * sin + y * cos), angle)


def _longest_chords(part: Polygon) -> Iterator[tuple[float, float, float]]:
    """Length and middle of the longest level lines inside a polygon, one for each batch.

    Between two corners the length changes evenly, so the longest passes just beside a corner.
    """
    start, end = np.moveaxis(segments_of(part), 1, 0)
    beside = (start[:, 1, None] + np.array([-_BESIDE, _BESIDE])).ravel()
    for levels in np.array_split(np.unique(beside), math.ceil(len(beside) / _AT_ONCE)):
        yield _longest_of(start, end, levels)


def _longest_of(start: Corners, end: Corners, levels: Corners) -> tuple[float, float, float]:
    y = levels[:, None]
    crossed = (start[:, 1] <= y) != (end[:, 1] <= y)
    rise = np.where(crossed, end[:, 1] - start[:, 1], 1.0)
    x = start[:, 0] + (end[:, 0] - start[:, 0]) * (y - start[:, 1]) / rise
    x = np.sort(np.where(crossed, x, _BEYOND), axis=1)
    left, right = x[:, :-1:2], x[:, 1::2]
    lengths = right - left
    row, column = np.unravel_index(int(lengths.argmax()), lengths.shape)
    middle = (left[row, column] + right[row, column]) / 2
    return float(lengths[row, column]), float(middle), float(levels[row])
