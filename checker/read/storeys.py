"""Storeys with their levels, and the storey of a thing that the file puts in none."""

from collections.abc import Mapping
from dataclasses import dataclass

from checker.model import Storey

_BELOW_FLOOR = 0.5  # m; a thing may start this far under its floor: slabs, screeds, foundations


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreyFinder:
    """Storeys by step id, lowest first."""

    by_step: Mapping[int, Storey]

    def nearest(self, z: float) -> Storey | None:
        """The highest storey with a floor not above `z` (m, 0.5 m grace), else the lowest."""
        rising = sorted(self.by_step.values(), key=lambda storey: (storey.elevation, storey.id))
        under = [storey for storey in rising if storey.elevation <= z + _BELOW_FLOOR]
        return under[-1] if under else next(iter(rising), None)
