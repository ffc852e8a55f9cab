"""Which way each measure of space gets worse, and rooms with many things in them to try it."""

import random
from collections.abc import Mapping

from shapely import Polygon, affinity, box

from checker.measure.measurer import Answer
from checker.model import Element
from checker.results.values import Quantity, Truth
from tests.measure.schools import furniture
from tests.measure.trials import FOUND_TO, SEARCHED

MORE = frozenset(
    {
        "bed_clear_sides",
        "bed_clear_width",
        "clear_in_front",
        "clear_width",
        "cubicle_clear_circle",
        "door_clearance",
        "entrance_landing",
        "flight_width",
        "gross_area",
        "is_reachable",
        "knee_height",
        "knee_space_depth",
        "landing_at_foot",
        "landing_at_head",
        "landing_fits",
        "landing_length",
        "landing_space",
        "landing_square",
        "landing_width",
        "largest_circle",
        "largest_landing_square",
        "leading_edge_nib",
        "lobby_width",
        "net_area",
        "opening_angle_free",
        "pan_clearance_fits",
        "ramp_surface_width",
        "ramp_width",
        "rectangle_fits",
        "rectangle_length",
        "rectangle_width",
        "refuge_fits",
        "room_width",
        "seen_from_entrance",
        "sees_room",
        "space_beside_pan",
        "straight_way_fits",
        "t_shape_fits",
        "transfer_to_back_wall",
        "transfer_width",
        "width_between_handrails",
    }
)
LESS = frozenset(
    {
        "deepest_projection",
        "outdoor_distance",
        "projection_beside_latch",
        "reached_only_through",
        "swing_meets_fitting",
        "travel_distance",
    }
)
"""Measures of which more, or yes, is better, and those of which less, or no, is."""
_PLACES = "a count of places, or how far they are apart: a thing may make two places of one"
_SHORTEST = "of the shortest way: one that is longer may have fewer, or be as long for all"
_CORNER = "a thing that stands in the farthest corner, or shuts it off, leaves a nearer one"
_FLOOR = "of the floor that is left free: a thing on floor that nobody sees takes it away"
_WORD = "a word, neither more nor less"
EITHER_WAY: Mapping[str, str] = {
    "approach_from": _WORD,
    "transfer_side": _WORD,
    "detour": _SHORTEST,
    "doors_on_the_way": _SHORTEST,
    "turns_on_the_way": _SHORTEST,
    "escape_distance": _CORNER,
    "one_way_distance": _CORNER,
    "farthest_travel_distance": _CORNER,
    "hidden_corner": _FLOOR,
    "seen_from_door": _FLOOR,
    "passing_places": _PLACES,
    "passing_place_spacing": _PLACES,
    "turning_places": _PLACES,
    "rooms_cut_off": "rooms that nobody gets to with the lift are not cut off without it",
    "is_reached_over_ground": "where nobody on foot gets there either the ground is not modelled",
    "widest_lane": "limits bound it from above: what narrows a lane is no worse",
}
"""Measures that a thing more may change for the better, and why."""
OF_THE_PLAN: Mapping[str, str] = {
    "dead_end_length": "how long an end is: a bigger room may have a longer one",
    "longest_stretch": "how long the room is between doors that cross it",
    "exits_apart": "how far exits lie apart: a wall or column makes the way longer",
    **dict.fromkeys(
        ("counter_height", "counter_width", "counter_knee_height", "counter_knee_depth"),
        "what the room's properties say",
    ),
    "lockers": "how many there are",
    "nominal_width": "what a label says",
    "nominal_width_gap": "compares with what a label says",
    "height": "how high the room is",
    "headroom": "how high the room is, and what hangs in it",
    "occupants": "how many people it is said to be for",
    "indoor_ambient_noise": "what is declared",
    "mean_co2": "what is declared",
    "reverberation_time": "what is declared",
    "stored_area": "what the file says",
    "doors": "how many there are",
    "upper_storeys_served": "which storeys its doors lead to",
}
"""Quantities of rooms, corridors and routes that no thing changes."""
_SIGHT = "sees more of a bigger room, but a smaller share, or a larger corner that it hides"
BIGGER_EITHER_WAY: Mapping[str, str] = EITHER_WAY | {
    "clear_width": "an arm that it grows may be narrow: a wider corridor is tried by itself",
    "deepest_projection": "from the line of the wall, which moves",
    "hidden_corner": _SIGHT,
    "seen_from_door": _SIGHT,
    "escape_distance": "a bigger room has a farther corner",
    "one_way_distance": "a bigger room has a farther corner",
    "farthest_travel_distance": "a bigger room has a farther corner",
}
"""Measures that a bigger room may change for the worse, and why."""
LENGTH = 0.0005
_COARSER = {**dict.fromkeys(SEARCHED, FOUND_TO + 0.001), "largest_circle": 0.001}
NUMBERS = (0, 1, 3, 8, 15, 25, 40)
"""How many things stand in a room."""
_Ends = tuple[float, float]


def is_better(name: str, now: Answer, before: Answer) -> bool:
    """Whether an answer is better than before at either end; known is better than Unknown."""
    if isinstance(now, Mapping) and isinstance(before, Mapping):
        return any(is_better(name, now[part], before[part]) for part in now)
    ends, old = _ends(now), _ends(before)
    if ends is None or old is None:
        return ends is not None
    sign = 1.0 if name in MORE else -1.0
    allowed = _COARSER.get(name, LENGTH)
    # Infinite ends are as good as each other; their difference is no number.
    pairs = [(x, y) for x, y in zip(ends, old, strict=True) if x != y]
    return any(sign * (x - y) > allowed for x, y in pairs)


def _ends(answer: Answer) -> _Ends | None:
    """Both ends of an answer, no being 0 and yes 1; none of what is Unknown or a word."""
    if isinstance(answer, Quantity):
        return (answer.low, answer.high)
    if isinstance(answer, Truth):
        return (float(min(answer.possible)), float(max(answer.possible)))
    return None


def some_room(order: random.Random) -> Polygon:
    """A room 4 to 12 m by 3 to 9 m from the origin, some with a wing, with up to three holes."""
    wide, deep = order.uniform(4, 12), order.uniform(3, 9)
    area = box(0, 0, wide, deep)
    if order.random() < 0.5:
        area = area.union(box(0, 0, wide + order.uniform(1, 3), deep * order.uniform(0.3, 0.7)))
    for _ in range(order.randrange(4)):
        x, y = order.uniform(0.8, wide - 1.5), order.uniform(0.8, deep - 1.5)
        area = area.difference(box(x, y, x + order.uniform(0.2, 0.7), y + 0.4))
    return area


def grown(order: random.Random, area: Polygon, *, north: bool) -> Polygon:
    """The same room with a bay along its north or its south wall, or at its east end."""
    x0, y0, x1, y1 = area.bounds
    more, start = order.uniform(0.01, 1.5), order.uniform(x0, x1 - 0.5)
    end = order.uniform(start + 0.3, x1)
    bay = box(start, y1 - 0.5, end, y1 + more) if north else box(start, y0 - more, end, y0 + 0.5)
    return area.union(order.choice((bay, box(x1 - 0.5, y0 + 0.1, x1 + more, y0 + 0.9))))


def some_thing(order: random.Random, id_: str, area: Polygon, **given: object) -> Element:
    """A thing at some angle on an area or across its edge, known by its hull only or whole."""
    x0, y0, x1, y1 = area.bounds
    wide, deep = order.uniform(0.2, 1.2), order.uniform(0.2, 0.7)
    plan = affinity.rotate(box(0, 0, wide, deep), order.choice((0.0, 90.0, 30.0, 71.3)))
    at = order.uniform(x0 - 0.3, x1), order.uniform(y0 - 0.3, y1)
    top, hull_only = order.choice((0.45, 0.75, 1.5, 2.0)), order.random() < 0.2
    placed = affinity.translate(plan, *at)
    return furniture(id_, placed, top=top, hull_only=hull_only, **given)
