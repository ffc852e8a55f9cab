"""What height a room may be told to have, from its true body and the ceilings over it alone.

Worked out without the measure: how much of the plan ceilings cover, and at which levels they hang.
"""

from shapely import union_all

from checker.model import Overhead, Room, School

WHOLE = 0.8
"""Share of a room from which ceilings are its height: over less of it they leave that open."""
HANGS = 0.5
EXACT = 0.001


def ceilings_over(school: School, room: Room, *, under: float) -> list[Overhead]:
    """The ceilings that hang over some of a room, lower than so many metres over its floor."""
    return [
        each
        for each in school.overheads
        if each.kind == "ceiling"
        and each.shape is not None
        and each.shape.footprint.intersection(room.shape.footprint).area > EXACT**2
        and HANGS < each.shape.base - room.shape.base < under - EXACT
    ]


def wrong_height(school: School, room: Room, *, body: float, low: float, high: float) -> str:
    """What is wrong with a height that was measured; nothing where it may be so.

    `body` is the true height of the room's body, metres.
    """
    over = ceilings_over(school, room, under=body)
    undersides = [each.shape.base - room.shape.base for each in over]
    tops = [each.shape.top - room.shape.base for each in over]
    plans = [each.shape.footprint for each in over]
    share = union_all(plans).intersection(room.shape.footprint).area / room.shape.footprint.area
    told = (
        f"{body} m with {len(over)} ceilings over {share:.0%} of it, but measured {low} to {high}"
    )
    is_ordered = low <= high <= body + EXACT
    lowest = min([body, *undersides])
    is_level = _is_one_of(low, [body, *undersides]) and _is_one_of(high, [body, *undersides, *tops])
    if not is_ordered or low < lowest - EXACT or not is_level:
        return told
    if share < WHOLE - EXACT and high < body - EXACT:
        return f"{told}: they do not surely lower it"
    if share > WHOLE + EXACT and low > body - EXACT:
        return f"{told}: they are its ceiling"
    return ""


def _is_one_of(value: float, levels: list[float]) -> bool:
    return any(abs(value - each) <= EXACT for each in levels)
