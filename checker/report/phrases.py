"""How each measure is said of its subject: `opens 742 mm clear`, `has a door that swings in`."""

import re

from checker.report.figures import figure, written
from checker.report.hints import because, kinds, named, narrowed, way_told
from checker.report.plaintext import clean
from checker.report.verbs import FIGURES, NAMES, NEIGHBOURS, NONE, SHORT, TRUTHS
from checker.results.finding import Observed

_BY_METHOD = {"farthest_travel_distance": "has a way of {} {}"}
_REASONED = {
    "is_reachable": "may not be reachable",
    "is_reached_over_ground": "may not be reached over ground",
}
_PAST = " past"
_EXTENTS = {"m", "m2"}
_RECTANGLE = re.compile(r"\d+ mm x \d+ mm")


def quantity_phrase(seen: Observed, found: str) -> str:
    """A figure as a verb phrase; how far a way is says from where to where.

    From nothing to something is up to that; none of what is counted is none.
    """
    found = _from_nothing(seen, found.removesuffix(_PAST))
    if seen.measure == "travel_distance" and (way := way_told(seen)):
        return f"has a way of {found} {way}"
    if seen.measure in _BY_METHOD and seen.method and not seen.reason:
        return _BY_METHOD[seen.measure].format(found, clean(seen.method))
    if seen.measure in SHORT and seen.high is not None and seen.high < 0.0:
        return SHORT[seen.measure].format(_without_minus(found))
    if seen.measure in SHORT and seen.high == 0.0 and seen.low is not None and seen.low < 0.0:
        return SHORT[seen.measure].format(f"up to {figure(-seen.low, seen.unit)}")
    if found == "0" and seen.measure in NONE:
        return NONE[seen.measure]
    if seen.measure == "clear_width":
        return f"{FIGURES[seen.measure].format(found)}{narrowed(seen)}"
    if seen.measure in FIGURES:
        phrase = FIGURES[seen.measure].format(found, kinds=kinds(seen))
        flat = phrase.replace("falls level", "is level").replace("rises level", "is level")
        if found == "0" and flat.startswith("has 0 "):
            return flat.replace("has 0 ", "has no ").replace("(s)", "")
        return flat.replace("(s)", "" if found == "1" else "s")
    words = measure_words(seen.measure)
    if seen.unit == "count":
        one = words.removesuffix("s")
        return f"has {'no' if found == '0' else found} {one if found in {'0', '1'} else words}"
    return f"has {words} {found}"


def to_both_sides(low: float, high: float, unit: str) -> str:
    """A figure that may lie on either side of naught, for a table or a drawing.

    >>> to_both_sides(-0.2637, 0.295, "m")
    '264 mm early to 295 mm past'
    """
    return f"{figure(-low, unit)} early to {figure(high, unit)}{_PAST}"


def truth_phrase(seen: Observed) -> str:
    """Yes, no or open, as a verb phrase; empty when it is neither."""
    if seen.kind != "truth" or not seen.choice:
        return ""
    yes, no = _truth_words(seen)
    if seen.choice[0] == "yes":
        return yes
    return f"{no}{because(seen)}" if seen.measure in _REASONED else no


def unknown_phrase(seen: Observed) -> str:
    """What of a thing is not known: `opening force`, `whether it has a mirror`."""
    if _is_truth(seen.measure):
        return f"whether it {_truth_words(seen)[0]}"
    return measure_words(seen.measure)


def open_phrase(seen: Observed | None) -> str:
    """What may be, with the reason for the doubt; empty for measures that give none."""
    if seen is None or seen.measure not in _REASONED or not seen.steps:
        return ""
    doubt = ": something on the way leaves it in doubt"
    return f"{_REASONED[seen.measure]}{because(seen) or doubt}"


def measure_words(measure: str) -> str:
    """The name of a measure as words.

    >>> measure_words("clear_opening_width")
    'clear opening width'
    """
    return NAMES.get(measure) or clean(measure).replace("_", " ")


def fact_words(missing: str) -> str:
    """What is missing, in the judge's words.

    >>> fact_words("a floor of 9 m2")
    'a floor of 9 m²'
    """
    return written(clean(missing))


def _from_nothing(seen: Observed, found: str) -> str:
    """`up to 300 mm` where it may be none of it; a count keeps both its ends."""
    is_open = seen.low is not None and seen.high is not None and seen.low <= 0 < seen.high
    _low, to, high = found.partition(" to ")
    return f"up to {high}" if is_open and to and seen.unit in _EXTENTS else found


def _without_minus(found: str) -> str:
    """How far under naught: the least first, as of any other interval.

    >>> _without_minus("-200 to -100 mm"), _without_minus("-200 mm")
    ('100 to 200 mm', '200 mm')
    """
    low, to, high = found.replace("-", "").partition(" to ")
    number, space, unit = high.partition(" ")
    return f"{number}{to}{low}{space}{unit}" if to else low


def _is_truth(measure: str) -> bool:
    """Whether what is not known at all is a yes or no: nothing else tells of an unknown."""
    return measure in TRUTHS or measure in NEIGHBOURS or measure.startswith(("is_", "has_"))


def _truth_words(seen: Observed) -> tuple[str, str]:
    if seen.measure in NEIGHBOURS:
        yes, no = NEIGHBOURS[seen.measure]
        return yes.format(named(seen)), no.format(kinds(seen))
    if seen.measure in TRUTHS:
        shape = _RECTANGLE.search(seen.method)
        what = shape[0].replace(" x ", " × ") if shape else named(seen)
        yes, no = TRUTHS[seen.measure]
        return yes.format(what).removesuffix(", "), no.format(what)
    words = measure_words(seen.measure)
    for verb, negation in (("is ", "is not "), ("has ", "has no ")):
        if words.startswith(verb):
            return words, words.replace(verb, negation, 1)
    return f"({words}: yes)", f"({words}: no)"
