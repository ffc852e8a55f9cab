"""Profiles as rings of plan points in metres: arbitrary, composite, derived and parametric."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from checker.read.opening import Entity
from checker.read.shapes.axes import Axes
from checker.read.shapes.curves import Curves
from checker.read.shapes.sections import SECTIONS
from checker.read.shapes.trouble import NeedsEngineError

Ring = NDArray[np.float64]

_MOST_NESTED = 10
_POSITION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One closed outline (n x 2, metres) and the holes in it."""

    shell: Ring
    holes: tuple[Ring, ...] = ()


@dataclass(slots=True, kw_only=True)
class Profiles:
    """Reads profiles, each once."""

    axes: Axes
    curves: Curves
    _known: dict[int, tuple[Outline, ...]] = field(default_factory=dict)

    def outlines(self, profile: Entity) -> tuple[Outline, ...]:
        """The outlines of a profile in its own axes; composite profiles have several.

        Raises:
            NeedsEngineError: a kind of profile or curve that is not read here.
            RefusedError: impossible figures.
        """
        found = self._known.get(profile.id())
        if found is None:
            found = self._known[profile.id()] = self._read(profile, 0)
        return found

    def _read(self, profile: Entity, depth: int) -> tuple[Outline, ...]:
        kind = profile.is_a()
        if profile.get_argument(0) == "CURVE" or depth > _MOST_NESTED:
            raise NeedsEngineError(kind)
        if kind in SECTIONS:
            return (self._parametric(profile, SECTIONS[kind]),)
        if kind == "IfcArbitraryClosedProfileDef":
            return (Outline(shell=self._ring(profile.get_argument(2))),)
        if kind == "IfcArbitraryProfileDefWithVoids":
            holes = tuple(self._ring(curve) for curve in profile.get_argument(3))
            return (Outline(shell=self._ring(profile.get_argument(2)), holes=holes),)
        if kind == "IfcCompositeProfileDef":
            parts = profile.get_argument(2)
            return tuple(each for part in parts for each in self._read(part, depth + 1))
        if kind in {"IfcDerivedProfileDef", "IfcMirroredProfileDef"}:
            return self._derived(profile, depth)
        raise NeedsEngineError(kind)

    def _parametric(self, profile: Entity, read: Callable[..., list[Ring]]) -> Outline:
        shell, *holes = read(profile, self.axes.scale)
        position = profile.get_argument(_POSITION)
        if position is not None:
            matrix = self.axes.placement(position)
            shell = shell @ matrix[:2, :2].T + matrix[:2, 3]
            holes = [hole @ matrix[:2, :2].T + matrix[:2, 3] for hole in holes]
        return Outline(shell=shell, holes=tuple(holes))

    def _ring(self, curve: Entity) -> Ring:
        return np.array(self.curves.points(curve), dtype=np.float64).reshape(-1, 2)

    def _derived(self, profile: Entity, depth: int) -> tuple[Outline, ...]:
        parents = self._read(profile.get_argument(2), depth + 1)
        turn, shift = np.diag([-1.0, 1.0]), np.zeros(2)
        if profile.is_a() == "IfcDerivedProfileDef":
            matrix = self.axes.operator(profile.get_argument(3))
            turn, shift = matrix[:2, :2], matrix[:2, 3]
        return tuple(
            Outline(
                shell=each.shell @ turn.T + shift,
                holes=tuple(hole @ turn.T + shift for hole in each.holes),
            )
            for each in parents
        )
