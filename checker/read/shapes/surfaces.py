"""The tops and undersides of bodies as plane surfaces: what is walked on, what is overhead."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from checker.model import Surface
from checker.model.facts import Area
from checker.read.shapes.bodies import Mesh
from checker.read.shapes.faces import Face, looking
from checker.read.shapes.repair import cleaned, polygons_of, united

_PLANE = 0.001  # metres: how far the corners of one surface may lie off its plane
_TOUCH = 1e-5  # metres: faces that are nearer on the plan adjoin
_LEVEL = 1e-4  # rise over run below which a slope is drawing noise
_NEARLY_LEVEL = 0.01  # a slope up to this is one too where it rises less than 1 mm in all
_PARALLEL = 0.02  # rise over run: planes that differ by more part within a few centimetres
_SMALLEST = 1e-3  # m²: 10 cm²
_NARROWEST = 0.01  # metres: the facets of a rounded edge, on which nobody treads
_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Surfaces:
    """The planes of a body that look up and those that look down, lowest first."""

    tops: tuple[Surface, ...] = ()
    soffits: tuple[Surface, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Region:
    """Faces that make one plane together; `low` and `high` are their lowest and highest corner."""

    outline: BaseGeometry
    leader: Face
    low: float
    high: float

    @property
    def slope(self) -> tuple[float, float]:
        """Rise over run; level ground has none."""
        steep = float(np.hypot(*self.leader.slope))
        is_level = steep < _NEARLY_LEVEL and self.high - self.low <= _PLANE
        return (0.0, 0.0) if is_level or steep < _LEVEL else self.leader.slope


def surfaces_of(meshes: Sequence[Mesh]) -> Surfaces:
    """The tops and soffits of bodies that stand where they belong, metres.

    Faces that adjoin and lie in one plane to 1 mm are one surface. Where two bodies lie on each
    other, a board on a step, neither face is there. Left out are pieces under 10 cm² and those
    narrower than 10 mm.
    """
    up, down = looking(meshes)
    tops, soffits = [*_regions(up)], [*_regions(down)]
    return Surfaces(tops=_bared(tops, soffits), soffits=_bared(soffits, tops))


def _regions(faces: Sequence[Face]) -> Iterator[_Region]:
    """Faces in one plane that hang together, led by the largest.

    All corners are held against the plane of the largest face, so that a bowl of many facets
    does not pass for a plane.
    """
    areas = [face.outline.area for face in faces]
    order = sorted(range(len(faces)), key=lambda i: (-areas[i], faces[i].level, faces[i].middle))
    beside = _adjoining(faces)
    used: set[int] = set()
    for seed in order:
        if seed in used:
            continue
        used.add(seed)
        region = [seed]
        for i in region:  # grows while it is walked
            for j in beside[i]:
                if j not in used and faces[seed].holds(faces[j], within=_PLANE):
                    used.add(j)
                    region.append(j)
        if sum(areas[i] for i in region) >= _SMALLEST:
            yield _joined([faces[i] for i in region])


def _adjoining(faces: Sequence[Face]) -> list[list[int]]:
    """For each face those that touch or overlap it on the plan at its height."""
    outlines = [face.outline for face in faces]
    found: list[list[int]] = [[] for _ in faces]
    if not outlines:
        return found
    shapes = np.array(outlines)
    pairs = STRtree(shapes).query(shapely.box(*_wider(shapely.bounds(shapes)).T))
    ones, others = pairs[:, pairs[0] != pairs[1]]
    lows, highs = (np.array([getattr(face, end) for face in faces]) for end in ("low", "high"))
    meets = (lows[ones] - highs[others] <= _PLANE) & (lows[others] - highs[ones] <= _PLANE)
    ones, others = ones[meets], others[meets]
    touches = shapely.dwithin(shapes[ones], shapes[others], _TOUCH)
    for i, j in zip(ones[touches].tolist(), others[touches].tolist(), strict=True):
        found[i].append(j)
    return found


def _wider(bounds: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(bounds + np.array([-_TOUCH, -_TOUCH, _TOUCH, _TOUCH]))


def _joined(faces: Sequence[Face]) -> _Region:
    outline = united([face.outline for face in faces])
    if len(polygons_of(outline)) > 1:  # they adjoin but for rounding
        outline = shapely.union_all([face.outline for face in faces], grid_size=_TOUCH)
    return _Region(
        outline=outline,
        leader=faces[0],
        low=min(face.low for face in faces),
        high=max(face.high for face in faces),
    )


def _bared(regions: Sequence[_Region], others: Sequence[_Region]) -> tuple[Surface, ...]:
    """What is left of each region where those of the other side do not lie against it."""
    solid = [other for other in others if not other.leader.is_sheet]
    tree = STRtree([other.outline for other in solid])
    found: list[Surface] = []
    for region in regions:
        left = region.outline
        near = () if region.leader.is_sheet else tree.query(left, predicate="intersects")
        against = [o.outline for i in near for o in (solid[i],) if _lie_together(region, o)]
        if against:
            left = left.difference(shapely.union_all(against))
        found += _parts(region, left)
    return tuple(sorted(found, key=lambda s: (s.level, s.area.centroid.coords[0])))


def _lie_together(one: _Region, other: _Region) -> bool:
    """Whether two regions lie in one plane to 1 mm where they overlap."""
    if one.low - other.high > _PLANE or other.low - one.high > _PLANE:
        return False
    if math.dist(one.slope, other.slope) > _PARALLEL:
        return False
    shared = one.outline.intersection(other.outline)
    if not shared.area:
        return False
    corners = shapely.get_coordinates(shared)
    apart = one.leader.heights(corners) - other.leader.heights(corners)
    return bool((np.abs(apart) <= _PLANE).all())


def _parts(region: _Region, left: BaseGeometry) -> Iterable[Surface]:
    """The pieces of what is left of a region that are large enough to matter."""
    for part in polygons_of(left):
        if part.area >= _SMALLEST and _is_wide(part) and (area := cleaned(part)) is not None:
            yield _surface(region, area)


def _is_wide(part: Polygon) -> bool:
    """Whether a disc of 10 mm finds room: surely so where area over perimeter is 5 mm."""
    half = _NARROWEST / 2
    return part.area >= half * part.length or not part.buffer(-half).is_empty


def _surface(region: _Region, area: Area) -> Surface:
    """A surface in figures of a micrometre."""
    rounded = shapely.transform(area, lambda points: np.round(points, _DIGITS))
    area = rounded if shapely.is_valid(rounded) else area
    leader, (a, b) = region.leader, region.slope
    middle = area.centroid
    away = (middle.x - leader.middle[0], middle.y - leader.middle[1])
    level = leader.level + a * away[0] + b * away[1]
    return Surface(area=area, level=round(level, _DIGITS), slope=(a, b))
