"""Which way each measure of space gets worse, and rooms with many things in them to try it."""

import random

from shapely import Polygon, affinity, box

from checker.measure.measurer import Answer
from checker.model import Element
from checker.results.values import Quantity, Truth
from tests.measure.schools import furniture

Ends = tuple[float, float]


def ends(answer: Answer) -> Ends | None:
    """Both ends of an answer, no being 0 and yes 1; none of what is Unknown or a word."""
    if isinstance(answer, Quantity):
        return (answer.low, answer.high)
    if isinstance(answer, Truth):
        return (float(min(answer.possible)), float(max(answer.possible)))
    return None


def is_better(one: Answer, other: Answer, *, more: bool, allowed: float) -> bool:
    """Whether an answer is better than another at either end, `more` being better or less."""
    a, b = ends(one), ends(other)
    if a is None or b is None:
        return False
    sign = 1.0 if more else -1.0
    return any(sign * (x - y) > allowed for x, y in zip(a, b, strict=True) if x != y)


def outline(order: random.Random) -> Polygon:
    """A room 4 to 12 m by 3 to 9 m, some with a wing, with up to three holes in its floor."""
    wide, deep = order.uniform(4, 12), order.uniform(3, 9)
    area = box(0, 0, wide, deep)
    if order.random() < 0.5:
        area = area.union(box(0, 0, wide + order.uniform(1, 3), deep * order.uniform(0.3, 0.7)))
    for _ in range(order.randrange(4)):
        x, y = order.uniform(0.8, wide - 1.5), order.uniform(0.8, deep - 1.5)
        area = area.difference(box(x, y, x + order.uniform(0.2, 0.7), y + 0.4))
    return area


def thing(order: random.Random, id_: str, area: Polygon, **given) -> Element:
    """A thing at some angle in or across the edge of an area."""
    x0, y0, x1, y1 = area.bounds
    wide, deep = order.uniform(0.2, 1.2), order.uniform(0.2, 0.7)
    plan = affinity.rotate(box(0, 0, wide, deep), order.choice((0.0, 90.0, 30.0, 71.3)))
    at = order.uniform(x0 - 0.3, x1), order.uniform(y0 - 0.3, y1)
    given.setdefault("top", order.choice((0.45, 0.75, 1.5, 2.0)))
    given.setdefault("hull_only", order.random() < 0.2)
    return furniture(id_, affinity.translate(plan, *at), **given)
