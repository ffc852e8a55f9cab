"""What the steps of a measure tell a sentence: from where to where, which rooms, what stops."""

import re

from checker.report.figures import written
from checker.report.plaintext import clean
from checker.results.finding import Observed
from checker.units import either, plural

_NAMING = ("of these uses: ", "surely in sight: ", "doors: ")
"""What a step begins with that names the rooms or doors which a truth is about."""
_ASKED_ABOUT = "asked about: "
_NO_REASON = "at best "
"""What a step of a doubtful way begins with that tells its length and no reason for the doubt."""
_BETWEEN, _BARE = "narrowest between ", "narrowest between walls and walls"
_CLOSED, _ARM = "nothing can pass: ", "an arm of the room, "
"""What a step begins with that tells what makes a way narrow, or closes it."""
_KEPT = "kept clear of "
_MOST_KINDS, _FEW_KINDS = 7, 4
_WAY = re.compile(r"[\d.]+ m (from .+ to .+)")


def way_told(seen: Observed) -> str:
    """From where to where the way leads; empty where no step says it."""
    told = [found for step in seen.steps if (found := _WAY.fullmatch(clean(step)))]
    return _few(told[-1][1], " or ", "or {} others like them") if told else ""


def narrowed(seen: Observed) -> str:
    """What makes a way narrow: between what it is, or what closes it; not between bare walls.

    Where not all that stands there counts, that too: the same room is narrower for other rules.
    """
    for step in seen.steps:
        if step.startswith(_KEPT):
            return f", {clean(step)}"
        if step.startswith(_BETWEEN) and step != _BARE:
            return f", {clean(step.removeprefix('narrowest '))}"
        if step.startswith((_CLOSED, _ARM)) and seen.high == 0.0:
            return f": {clean(step.removeprefix(_CLOSED))}"
    return ""


def because(seen: Observed) -> str:
    """The last step of a measure whose steps end with what is in the way."""
    reasons = [step for step in seen.steps if not step.startswith(_NO_REASON)]
    return f": {written(clean(reasons[-1]))}" if reasons else ""


def named(seen: Observed) -> str:
    """The rooms or doors that a step names, else what a rule asked for in other words."""
    for step in seen.steps:
        for start in _NAMING:
            if step.startswith(start) and not step.endswith(": none"):
                names = clean(step.removeprefix(start)).split(", ")
                thing = f"{plural('door', len(names))} " if start == "doors: " else ""
                return f"{thing}{either(names, 'and')}"
    default = {
        "rectangle_fits": "the size asked for",
        "doors_over_landing": "a door",
        "door_swings_in": "",
    }
    return default.get(seen.measure, "a room of these kinds")


def kinds(seen: Observed) -> str:
    """Of what kinds there is none: `of these kinds: hall, dining`."""
    asked = [step for step in seen.steps if step.startswith(_ASKED_ABOUT)]
    if not asked:
        return "of the kinds that the rule names"
    told = _few(clean(asked[0].removeprefix(_ASKED_ABOUT)), ", ", "and {} others")
    return f"of these kinds: {told}"


def _few(words: str, between: str, rest: str) -> str:
    """The first few of many kinds of room, and how many more there are."""
    several = words.split(between)
    if len(several) <= _MOST_KINDS:
        return words
    others = rest.format(len(several) - _FEW_KINDS)
    return f"{', '.join(several[:_FEW_KINDS])} {others}"
