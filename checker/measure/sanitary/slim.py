"""Which things may be in the space beside a pan: slim rails, and holders that hang on a wall."""

from checker.measure.obstacles import Obstacle
from checker.measure.sanitary.words import folds, hangs, is_rail

_SLIM, _FOLDED = 0.15, 0.1
_SLATS = 0.05
_OFF_THE_FLOOR = 0.3
_EXACT = 0.0005


def may_lie_beside_a_pan(thing: Obstacle) -> bool:
    """Whether a thing is a rail or holder by its name, and its body is one too.

    At most 0.15 m across everywhere on the plan, rails that drop down 0.1 m (0.5 mm more is the
    same); holders, hooks, mirrors and signs begin over 0.3 m above the floor. A cabinet with a
    rail stands there like any other, and so does a radiator for towels.
    """
    rail, hung = is_rail(thing.element), hangs(thing.element)
    if not (rail or hung) or (hung and thing.above <= _OFF_THE_FLOOR):
        return False
    widest = _FOLDED if rail and folds(thing.element) else _SLIM
    closed = thing.area.buffer(_SLATS, join_style="mitre")
    return bool(closed.buffer(-_SLATS - widest / 2 - _EXACT, join_style="mitre").is_empty)
