"""What stands on a strip and in the table beside it, in the same words."""

from math import isinf

from checker.report.figures import span
from checker.report.plaintext import shortened
from checker.results.journey import Journey, LevelChange, Pinch

_IN_METRES = 10.0
_LONGEST = 40


def width_words(pinch: Pinch) -> str:
    """How wide a pinch is, in words as everywhere in the report."""
    if pinch.low is None or pinch.high is None:
        return "width?"
    return span(pinch.low, pinch.high, "m")


def length_words(journey: Journey) -> str:
    """The length as the strip and the table say it."""
    if journey.low is None or journey.high is None:
        return "not known"
    if isinf(journey.low):
        return "no way"
    if isinf(journey.high):
        return f"{span(journey.low, journey.low, 'm', like=_IN_METRES)} at best"
    return span(journey.low, journey.high, "m", like=_IN_METRES)


def level_words(level: LevelChange) -> str:
    """A change of level in words."""
    kinds = {"not modelled": "not modelled here", "outside": "over the grounds"}
    words = kinds.get(level.kind, level.kind)
    onto = (
        f" to {shortened(level.to_storey, _LONGEST)}"
        if level.kind in {"lift", "stair"} and level.to_storey
        else ""
    )
    return f"{words}{onto}"
