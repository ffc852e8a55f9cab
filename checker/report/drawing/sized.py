"""What stops somebody on a way, with its sizes: dimension lines, or words where none lies."""

from dataclasses import replace

from markupsafe import Markup

from checker.report.dimensions import gap_of, named_size, size_words
from checker.report.drawing.dimension import Asked, both, dimension_line, fits
from checker.report.drawing.lengths import is_as_long
from checker.report.drawing.shapes import drawn_shape, label_words
from checker.report.drawing.sheet import Sheet
from checker.report.drawing.svg import Point, path_data, tag
from checker.report.drawing.texts import Drawn, Ground
from checker.report.figures import asked_figure
from checker.results.values import Dimension, Evidence


def drawn_sizes(each: Evidence, sheet: Sheet, ground: Ground) -> Drawn:
    """A line in the way, what it measures, and beside that what is asked of it.

    A height has no line on a plan, and a line may be longer than what is declared of the thing, or
    far shorter than what is asked: the size is written at the place then.
    """
    points = sheet.ring(each.coords)
    drawn = Drawn(shapes=drawn_shape(replace(each, label=""), sheet).shapes)
    for size in each.dimensions:
        if _is_shown(size, each, sheet):
            line = dimension_line(points, size_words(size), _asked(size), sheet, ground)
            drawn = both(drawn, line)
        else:
            drawn = both(drawn, _written(size, each, points))
    return drawn


def _is_shown(size: Dimension, each: Evidence, sheet: Sheet) -> bool:
    """Whether the line is as long as the size, and what is asked can lie beside it."""
    is_line = size.on_plan and each.shape == "line" and is_as_long(each, size.low, size.high)
    limit = _limit(size)
    return is_line and (limit is None or limit <= 0 or fits(limit, sheet))


def _limit(size: Dimension) -> float | None:
    return size.at_least if size.at_least is not None else size.at_most


def _asked(size: Dimension) -> Asked | None:
    limit = _limit(size)
    if limit is None or limit <= 0:
        return None
    verb = "needed" if size.at_most is None else "allowed"
    return Asked(length=limit, words=f"{verb} {asked_figure(limit, size.unit)}", gap=gap_of(size))


def _written(size: Dimension, each: Evidence, points: list[Point]) -> Drawn:
    """The size in words beside the thing; where a height surely misses its limit, a heavy line.

    Along the line a length that misses would be a gap to scale. Words of two rows keep a row
    farther off.
    """
    gap = gap_of(size)
    (words,) = label_words(points, named_size(size), "found", each.shape, rows=2 if gap else 1)
    is_line = gap and each.shape == "line" and not size.on_plan
    edge = tag("path", d=path_data([points], closed=False), class_="gap") if is_line else Markup()
    return Drawn(shapes=edge, words=(replace(words, gap=gap),))
