"""How each measure is said of its subject: `opens 742 mm clear`, `has a door that swings in`."""

import re

from checker.report.figures import written
from checker.report.plaintext import clean
from checker.results.finding import Observed

_VERBS = {
    "clear_opening_width": "opens {} clear",
    "overall_width": "is {} wide overall",
    "clear_width": "is {} wide at its narrowest",
    "room_width": "is {} wide",
    "net_area": "has {} of floor",
    "gross_area": "has {} of floor",
    "height": "is {} high",
    "largest_circle": "takes a circle of {}",
    "gradient": "rises {}",
    "ramp_rise": "rises by {}",
    "flight_width": "is {} wide at its narrowest",
    "highest_riser": "has a riser of {}",
    "lowest_riser": "has a riser of {}",
    "shortest_going": "has a going of {}",
    "longest_going": "has a going of {}",
    "handrail_sides": "has a handrail on {} of its 2 sides",
    "landing_at_head": "has {} of clear landing at its head",
    "landing_at_foot": "has {} of clear landing at its foot",
    "leading_edge_nib": "has {} of free wall beside its handle",
    "threshold_step": "has a step of {}",
    "car_width": "has a car {} wide",
    "car_depth": "has a car {} deep",
    "storeys_served": "stops at {} storeys",
    "centre_to_side_wall": "has its centre {} from the side wall",
    "rooms_of_use": "has {} such rooms off its corridor",
    "rectangle_length": "has a clear place {} long",
    "seen_from_door": "has {} of its floor in sight of the door",
    "hidden_corner": "hides {} of its floor from the door",
    "indoor_ambient_noise": "is designed for {} of noise",
    "reverberation_time": "is designed to echo for {}",
}
_BY_METHOD = {"farthest_travel_distance": "has a way of {} {}"}
_TRUTHS = {
    "door_swings_in": ("has a door that swings into it", "has no door that swings into it"),
    "rectangle_fits": ("holds a rectangle of {}", "does not hold a rectangle of {}"),
    "is_thoroughfare": ("is a way through to other rooms", "is not a way through"),
    "furniture_modelled": ("shows its fittings", "does not show its fittings"),
    "use_is_sure": ("has a sure use", "has no sure use"),
    "has_window": ("has a window to the outside", "has no window to the outside"),
    "beside_use": ("lies next to {}", "lies next to no room of the kinds that are meant"),
    "is_above_use": ("lies above {}", "lies above no room of the kinds that are meant"),
    "is_below_use": ("lies below {}", "lies below no room of the kinds that are meant"),
    "opens_onto_use": ("opens onto {}", "opens onto no room of the kinds that are meant"),
    "sees_room": ("has {} in sight", "has no room of the kinds that are meant in sight"),
    "reached_only_through": (
        "is reached only through rooms of the kinds that are meant",
        "is reached without rooms of the kinds that are meant",
    ),
    "named_as_sanction": (
        "has a name that speaks of isolation or removal",
        "has no name that speaks of isolation or removal",
    ),
    "handing_differs_from_storey_below": (
        "offers the other transfer side than the WC below",
        "offers only the transfer side of the WC below",
    ),
}
_NAMING = ("of these uses: ", "surely in sight: ")
"""What a step begins with that names the rooms which a truth is about."""
_REASONED = {
    "is_reachable": "may not be reachable",
    "is_reached_over_ground": "may not be reached over ground",
}
_RECTANGLE = re.compile(r"\d+ mm x \d+ mm")


def quantity_phrase(seen: Observed, found: str) -> str:
    """A figure as a verb phrase."""
    if seen.measure in _VERBS:
        return _VERBS[seen.measure].format(found)
    if seen.measure in _BY_METHOD and seen.method and not seen.reason:
        return _BY_METHOD[seen.measure].format(found, clean(seen.method))
    words = measure_words(seen.measure)
    return f"has {found} {words}" if seen.unit == "count" else f"has {words} {found}"


def truth_phrase(seen: Observed) -> str:
    """Yes, no or open, as a verb phrase; empty when the measure has no words of its own."""
    if seen.kind != "truth" or not seen.choice:
        return ""
    yes, no = _truth_words(seen)
    if seen.choice[0] == "yes":
        return yes
    return f"{no}{_because(seen)}" if seen.measure in _REASONED else no


def open_phrase(seen: Observed | None) -> str:
    """What may be, with the reason for the doubt; empty for measures that give none."""
    if seen is None or seen.measure not in _REASONED or not seen.steps:
        return ""
    return f"{_REASONED[seen.measure]}{_because(seen)}"


def _because(seen: Observed) -> str:
    """The last step of a measure whose steps end with what is in the way."""
    return f": {written(clean(seen.steps[-1]))}" if seen.steps else ""


def measure_words(measure: str) -> str:
    """The name of a measure as words.

    >>> measure_words("clear_opening_width")
    'clear opening width'
    """
    return clean(measure).replace("_", " ")


def fact_words(missing: str) -> str:
    """What is missing, in the judge's words.

    >>> fact_words("a floor of 9 m2")
    'a floor of 9 m²'
    """
    return written(clean(missing))


def _truth_words(seen: Observed) -> tuple[str, str]:
    if seen.measure in _TRUTHS:
        shape = _RECTANGLE.search(seen.method)
        what = shape[0].replace(" x ", " × ") if shape else _rooms_named(seen)
        yes, no = _TRUTHS[seen.measure]
        return yes.format(what), no.format(what)
    words = measure_words(seen.measure)
    if words.startswith("is "):
        return words, words.replace("is ", "is not ", 1)
    return f"({words}: yes)", f"({words}: no)"


def _rooms_named(seen: Observed) -> str:
    """The rooms that a step names, else what a rule asked for in other words."""
    for step in seen.steps:
        for start in _NAMING:
            if step.startswith(start) and not step.endswith(": none"):
                return clean(step.removeprefix(start))
    return "the size asked for" if seen.measure == "rectangle_fits" else "a room of these kinds"
