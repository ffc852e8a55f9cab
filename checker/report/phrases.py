"""How each measure is said of its subject: `opens 742 mm clear`, `has a door that swings in`."""

import re

from checker.report.figures import written
from checker.report.plaintext import clean
from checker.report.verbs import FIGURES, NAMES, NEIGHBOURS, TRUTHS
from checker.results.finding import Observed

_BY_METHOD = {"farthest_travel_distance": "has a way of {} {}"}
_NAMING = ("of these uses: ", "surely in sight: ", "doors: ")
"""What a step begins with that names the rooms or doors which a truth is about."""
_ASKED_ABOUT = "asked about: "
_REASONED = {
    "is_reachable": "may not be reachable",
    "is_reached_over_ground": "may not be reached over ground",
}
_NO_REASON = "at best "
"""What a step of a doubtful way begins with that tells its length and no reason for the doubt."""
_MOST_KINDS, _FEW_KINDS = 7, 4
_RECTANGLE = re.compile(r"\d+ mm x \d+ mm")
_WAY = re.compile(r"[\d.]+ m (from .+ to .+)")


def quantity_phrase(seen: Observed, found: str) -> str:
    """A figure as a verb phrase; how far a way is says from where to where."""
    if seen.measure == "travel_distance" and (way := _way(seen)):
        return f"has a way of {found} {way}"
    if seen.measure in _BY_METHOD and seen.method and not seen.reason:
        return _BY_METHOD[seen.measure].format(found, clean(seen.method))
    if seen.measure in FIGURES:
        phrase = FIGURES[seen.measure].format(found)
        flat = phrase.replace("falls level", "is level").replace("rises level", "is level")
        return flat.replace("(s)", "" if found == "1" else "s")
    words = measure_words(seen.measure)
    if seen.unit == "count":
        return f"has {found} {words.removesuffix('s') if found == '1' else words}"
    return f"has {words} {found}"


def truth_phrase(seen: Observed) -> str:
    """Yes, no or open, as a verb phrase; empty when it is neither."""
    if seen.kind != "truth" or not seen.choice:
        return ""
    yes, no = _truth_words(seen)
    if seen.choice[0] == "yes":
        return yes
    return f"{no}{_because(seen)}" if seen.measure in _REASONED else no


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
    return f"{_REASONED[seen.measure]}{_because(seen) or doubt}"


def _way(seen: Observed) -> str:
    told = [found for step in seen.steps if (found := _WAY.fullmatch(clean(step)))]
    return _few(told[-1][1], " or ", "or {} others like them") if told else ""


def _few(words: str, between: str, rest: str) -> str:
    """The first few of many kinds of room, and how many more there are."""
    several = words.split(between)
    if len(several) <= _MOST_KINDS:
        return words
    others = rest.format(len(several) - _FEW_KINDS)
    return f"{', '.join(several[:_FEW_KINDS])} {others}"


def _because(seen: Observed) -> str:
    """The last step of a measure whose steps end with what is in the way."""
    reasons = [step for step in seen.steps if not step.startswith(_NO_REASON)]
    return f": {written(clean(reasons[-1]))}" if reasons else ""


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


def _is_truth(measure: str) -> bool:
    """Whether what is not known at all is a yes or no: nothing else tells of an unknown."""
    return measure in TRUTHS or measure in NEIGHBOURS or measure.startswith(("is_", "has_"))


def _truth_words(seen: Observed) -> tuple[str, str]:
    if seen.measure in NEIGHBOURS:
        yes, no = NEIGHBOURS[seen.measure]
        return yes.format(_named(seen)), no.format(_kinds(seen))
    if seen.measure in TRUTHS:
        shape = _RECTANGLE.search(seen.method)
        what = shape[0].replace(" x ", " × ") if shape else _named(seen)
        yes, no = TRUTHS[seen.measure]
        return yes.format(what), no.format(what)
    words = measure_words(seen.measure)
    for verb, negation in (("is ", "is not "), ("has ", "has no ")):
        if words.startswith(verb):
            return words, words.replace(verb, negation, 1)
    return f"({words}: yes)", f"({words}: no)"


def _named(seen: Observed) -> str:
    """The rooms or doors that a step names, else what a rule asked for in other words."""
    for step in seen.steps:
        for start in _NAMING:
            if step.startswith(start) and not step.endswith(": none"):
                thing = "door " if start == "doors: " else ""
                return f"{thing}{clean(step.removeprefix(start))}"
    default = {"rectangle_fits": "the size asked for", "doors_over_landing": "a door"}
    return default.get(seen.measure, "a room of these kinds")


def _kinds(seen: Observed) -> str:
    """Of what kinds there is none: `of these kinds: hall, dining`."""
    asked = [step for step in seen.steps if step.startswith(_ASKED_ABOUT)]
    kinds = clean(asked[0].removeprefix(_ASKED_ABOUT)) if asked else ""
    kinds = _few(kinds, ", ", "and {} others")
    return f"of these kinds: {kinds}" if kinds else "of the kinds that the rule names"
