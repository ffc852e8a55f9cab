"""Placements on plan (a point, a height and a turn) and the solids that stand on them."""

import math
from dataclasses import dataclass
from typing import Literal

from sample_models.make.plan import Outline, Point, box


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A place: origin in metres and the direction of its x axis in degrees."""

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    turn: float = 0.0

    def place(self, inner: "Frame") -> "Frame":
        """`inner`, given in this frame, expressed in the frame that this one stands in."""
        x, y = rotate((inner.x, inner.y), self.turn)
        return Frame(x=self.x + x, y=self.y + y, z=self.z + inner.z, turn=self.turn + inner.turn)

    def relative(self, inner: "Frame") -> "Frame":
        """`inner`, given beside this frame, expressed inside it."""
        x, y = rotate((inner.x - self.x, inner.y - self.y), -self.turn)
        return Frame(x=x, y=y, z=inner.z - self.z, turn=inner.turn - self.turn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prism:
    """An outline pushed along its normal: plans (x, y) upwards, side views (x, z) along y.

    With a `lean` a side view rises by so much for each metre along y.
    """

    outline: Outline
    depth: float
    start: float = 0.0
    plane: Literal["plan", "side"] = "plan"
    lean: float = 0.0
    holes: tuple[Outline, ...] = ()

    def corner(self, point: Point, depth: float) -> tuple[float, float, float]:
        a, b = point
        return (a, b, depth) if self.plane == "plan" else (a, depth, b + self.lean * depth)


def block(x0: float, y0: float, z0: float, x1: float, y1: float, z1: float) -> Prism:
    """An upright box between two corners."""
    return Prism(outline=box(x0, y0, x1, y1), depth=z1 - z0, start=z0)


def rotate(point: Point, degrees: float) -> Point:
    """A point turned about the origin, exact at quarter turns."""
    cosine, sine = direction(degrees)
    x, y = point
    return x * cosine - y * sine, x * sine + y * cosine


def direction(degrees: float) -> Point:
    """Cosine and sine, exact at quarter turns."""
    turn = degrees % 360
    exact = {0.0: (1.0, 0.0), 90.0: (0.0, 1.0), 180.0: (-1.0, 0.0), 270.0: (0.0, -1.0)}
    if turn in exact:
        return exact[turn]
    return math.cos(math.radians(turn)), math.sin(math.radians(turn))
