"""Doors in walls between rooms, with leaves that fill their openings: figures come out exact."""

from shapely import box

from checker.model import LocalBox
from tests.measure.doors_made import asked, measurer_of, solid
from tests.measure.schools import door, room, school_of

WIDTH = 0.9
NORTH = box(-4, 0.1, 4, 4)
SOUTH = box(-4, -4, 4, -0.1)


def leaf_flush(width=WIDTH, *, half=0.1) -> tuple[LocalBox, ...]:
    """A frame in one piece and a leaf as wide as the opening, flush at the side it swings to."""
    return (
        solid((0.0, width), (-half, half), top=2.1),
        solid((0.0, width), (half - 0.04, half)),
    )


def walled(id_="d", *, x=0.0, width=WIDTH, **given):
    """A door whose opening lies in a wall 0.2 m thick on the x axis, from x - w/2 to x + w/2.

    SINGLE_SWING_LEFT: it swings north, its hinges are in the west and its leading edge is east.
    """
    given.setdefault("solids", leaf_flush(width))
    return door(id_, at=(x, 0.0), width=width, thickness=0.2, **given)


def side(name, *elements, part="pull", north=NORTH, south=SOUTH, uses=None, **params):
    """A measure of one side of door `d`, between a room `n` and a room `s`."""
    rooms = [room(id_, area) for id_, area in (("n", north), ("s", south)) if area is not None]
    measurer = measurer_of(school_of(*rooms, *elements), **(uses or {}))
    if not params:
        return asked(measurer, name, kind="door side", part=part)
    subject = next(each for each in measurer.subjects("door side") if each.id == f"d:{part}")
    return measurer.measure(name, subject, **params)


def span(value):
    """Both ends of an interval, to the hundredth of a millimetre."""
    return (round(value.low, 5), round(value.high, 5))
