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
    "ramp_gradient": "rises {}",
}
_TRUTHS = {
    "door_swings_in": ("has a door that swings into it", "has no door that swings into it"),
    "rectangle_fits": ("holds a rectangle of {}", "does not hold a rectangle of {}"),
    "is_thoroughfare": ("is a way through to other rooms", "is not a way through"),
    "furniture_modelled": ("shows its fittings", "does not show its fittings"),
    "use_is_sure": ("has a sure use", "has no sure use"),
}
_FACTS = {
    "use": "the use of the room",
    "phase": "the phase of the school",
    "operation": "how the door opens",
    "approach": "how people approach the door",
    "approach width": "the width of the space people approach from",
    "is external": "whether it leads outside",
    "on accessible route": "whether it is on an accessible route",
    "is thoroughfare": "whether people walk through it",
    "door swings in": "which way its doors open",
    "rooms joined": "which rooms it joins",
    "pupils": "the number of pupils",
}
_RECTANGLE = re.compile(r"\d+ mm x \d+ mm")


def quantity_phrase(seen: Observed, found: str) -> str:
    """A figure as a verb phrase."""
    if seen.measure in _VERBS:
        return _VERBS[seen.measure].format(found)
    words = measure_words(seen.measure)
    return f"has {found} {words}" if seen.unit == "count" else f"has {words} {found}"


def truth_phrase(seen: Observed) -> str:
    """Yes, no or open, as a verb phrase; empty when the measure has no words of its own."""
    if seen.kind != "truth" or not seen.choice:
        return ""
    yes, no = _truth_words(seen)
    if len(seen.choice) > 1:
        return f"may be so or not: {yes}"
    return yes if seen.choice[0] == "yes" else no


def measure_words(measure: str) -> str:
    """The name of a measure as words.

    >>> measure_words("clear_opening_width")
    'clear opening width'
    """
    return clean(measure).replace("_", " ")


def fact_words(missing: str) -> str:
    """What is missing, where the judge gives only the name of a fact.

    >>> fact_words("use"), fact_words("a stored area")
    ('the use of the room', 'a stored area')
    """
    return _FACTS.get(missing, written(clean(missing)))


def _truth_words(seen: Observed) -> tuple[str, str]:
    if seen.measure in _TRUTHS:
        shape = _RECTANGLE.search(seen.method)
        what = shape[0].replace(" x ", " × ") if shape else "the size asked for"
        yes, no = _TRUTHS[seen.measure]
        return yes.format(what), no.format(what)
    words = measure_words(seen.measure)
    if words.startswith("is "):
        return words, words.replace("is ", "is not ", 1)
    return f"({words}: yes)", f"({words}: no)"
