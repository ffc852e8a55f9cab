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
    return yes if seen.choice[0] == "yes" else no


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
        what = shape[0].replace(" x ", " × ") if shape else "the size asked for"
        yes, no = _TRUTHS[seen.measure]
        return yes.format(what), no.format(what)
    words = measure_words(seen.measure)
    if words.startswith("is "):
        return words, words.replace("is ", "is not ", 1)
    return f"({words}: yes)", f"({words}: no)"
