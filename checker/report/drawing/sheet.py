"""The drawing sheet: which piece of the storey (m) is shown, and where on the page (px)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.report.drawing.svg import Point, number

Box = tuple[float, float, float, float]
Rings = Sequence[Sequence[Point]]
_PAPER = ((50, 165.0), (100, 175.0), (200, 175.0), (500, 175.0), (1000, 175.0), (2000, 175.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`box` is (x0, y0, x1, y1) on the plan in metres; `scale` is pixels per metre; y is up."""

    box: Box
    scale: float

    @property
    def width(self) -> float:
        """In px."""
        return (self.box[2] - self.box[0]) * self.scale

    @property
    def height(self) -> float:
        """In px."""
        return (self.box[3] - self.box[1]) * self.scale

    def at(self, point: Point) -> Point:
        """A point of the plan on the page."""
        return (point[0] - self.box[0]) * self.scale, (self.box[3] - point[1]) * self.scale

    def ring(self, points: Iterable[Point]) -> list[Point]:
        """Several points on the page."""
        return [self.at(point) for point in points]

    def shows(self, points: Iterable[Point]) -> bool:
        """Whether the box around these points touches the sheet."""
        around = box_of(points)
        if around is None:
            return False
        x0, y0, x1, y1 = self.box
        return around[0] <= x1 and around[2] >= x0 and around[1] <= y1 and around[3] >= y0

    def onto(self, drawn: "Sheet") -> str:
        """The `transform` that lays what is drawn on another sheet of the plan onto this one."""
        x, y = self.at((drawn.box[0], drawn.box[3]))
        return f"translate({number(x)} {number(y)}) scale({self.scale / drawn.scale:.4f})"

    def paper(self) -> tuple[int, float]:
        """The scale for A4 (50 is 1:50) and the printed width in mm at that scale."""
        metres = self.box[2] - self.box[0]
        for scale, most in _PAPER:
            if metres * 1000 / scale <= most:
                return scale, round(metres * 1000 / scale, 1)
        return _PAPER[-1][0], _PAPER[-1][1]


def box_of(points: Iterable[Point]) -> Box | None:
    """The box around points; None when there are none."""
    several = list(points)
    if not several:
        return None
    xs, ys = zip(*several, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def fit(box: Box, *, width: float, tallest: float, shallowest: float = 0.0) -> Sheet:
    """A sheet that shows at least this box, `width` px wide, of a height between the two given."""
    x0, y0, x1, y1 = box
    wide, high = max(x1 - x0, 0.1), max(y1 - y0, 0.1)
    wide = max(wide, high * width / tallest)
    high = max(high, wide * shallowest / width)
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    return Sheet(
        box=(
            middle[0] - wide / 2,
            middle[1] - high / 2,
            middle[0] + wide / 2,
            middle[1] + high / 2,
        ),
        scale=width / wide,
    )


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share any area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def share_of(box: Box, other: Box) -> float:
    """How much of a box another one covers."""
    wide = min(box[2], other[2]) - max(box[0], other[0])
    high = min(box[3], other[3]) - max(box[1], other[1])
    return max(wide, 0.0) * max(high, 0.0) / ((box[2] - box[0]) * (box[3] - box[1]))


def grown(box: Box, by: float) -> Box:
    """The box with a margin (m) around it."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def is_within(point: Point, rings: Rings) -> bool:
    """Whether a point lies in a shape of several parts and holes: it crosses an odd number."""
    x, y = point
    return sum(x < at for at in crossings(y, rings)) % 2 == 1


def crossings(y: float, rings: Rings) -> list[float]:
    """The x at which the outline of a shape crosses a level."""
    return [
        x0 + (y - y0) / (y1 - y0) * (x1 - x0)
        for ring in rings
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (y0 > y) != (y1 > y)
    ]
