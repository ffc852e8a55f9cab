"""The comparison itself: what was found against what is asked, and which part of it decides."""

import math
from dataclasses import dataclass

from checker.report.figures import span
from checker.report.plaintext import clean
from checker.report.words import OUTCOME_WORDS, limit_words, measured_words, missing_words
from checker.results.finding import Finding, Observed, Outcome, Required
from checker.units import either, tolerance

_FORGIVES = {"m": "0.5 mm", "m2": "0.01 m²"}
_ENDS = {
    Outcome.PASS: "so it passes",
    Outcome.FAIL: "so it fails",
    Outcome.CANNOT_TELL: "so it cannot be told",
}
_ALONE = {
    Outcome.PASS: "so by this alone it would pass",
    Outcome.FAIL: "so it would fail",
    Outcome.CANNOT_TELL: "so by this alone it cannot be told",
}

_NOT_REACHED = "the rule does not apply"
_NEITHER = (
    "That is no pass and no fail; if it should apply, the model or the brief has to show what "
    "it is about."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What a comparison alone comes to, and in words why."""

    outcome: Outcome
    told: str


def comparison(finding: Finding) -> str:
    """In one or two sentences how the outcome follows, and what else it hangs on.

    Nothing is compared where nothing was measured or the rule does not reach the place.
    """
    if finding.outcome is Outcome.NOT_APPLICABLE:
        reason = clean(finding.missing[0]).rstrip(".") if finding.missing else _NOT_REACHED
        return f"no figure with a limit, since {reason}. {_NEITHER}"
    weighed = _weighed(finding)
    if weighed is None:
        missing = missing_words(finding).rstrip(".")
        return f"nothing, for want of: {missing}." if missing else "nothing: no figure is told."
    found, limit = measured_words(finding) or "what was found", limit_words(finding)
    # An interval that reads as one figure is one to the reader.
    told = weighed.told if " to " in found else weighed.told.replace("all of it ", "it ")
    against = f"{found} against {limit}: {told}"
    if weighed.outcome is finding.outcome:
        return f"{against}, {_ENDS[finding.outcome]}."
    return f"{against}, {_ALONE[weighed.outcome]}; {_open(finding)}."


def alone(finding: Finding) -> Outcome | None:
    """What the figures would come to without anything else; None where there are none."""
    weighed = _weighed(finding)
    return weighed.outcome if weighed else None


def _weighed(finding: Finding) -> Weighed | None:
    seen, need = finding.observed, finding.required
    if seen is None or need is None or seen.kind == "unknown":
        return None
    if need.is_ is not None:
        return _words(seen, need.is_)
    ends, limits = _ends(seen), need.between or (need.at_least, need.at_most)
    if ends is None or limits == (None, None):
        return None
    return _figures(ends, limits, need, seen.measure)


def _open(finding: Finding) -> str:
    """Why the outcome is another than that of the figures."""
    if finding.outcome is not Outcome.CANNOT_TELL:
        told = OUTCOME_WORDS[finding.outcome]
        return f"the rule asks for more than this figure, and its outcome is: {told}"
    missing = missing_words(finding).rstrip(".")
    if not finding.applies:
        sure = "it is not sure that the rule applies here"
        return (
            f"but {sure}, so it cannot be told (missing: {missing})" if missing else f"but {sure}"
        )
    return f"but it cannot be told without more: {missing or 'nobody says what'}"


def _words(seen: Observed, asked: str) -> Weighed | None:
    """A word, or yes and no, against those that are asked for."""
    wanted = {clean(each).casefold() for each in asked.split(" or ")}
    good = [clean(each) for each in seen.choice if clean(each).casefold() in wanted]
    bad = [clean(each) for each in seen.choice if clean(each).casefold() not in wanted]
    if not seen.choice:
        return None
    if good and bad:
        told = f"{either(good, 'or')} would pass, {either(bad, 'or')} would fail"
        return Weighed(outcome=Outcome.CANNOT_TELL, told=told)
    if good:
        return Weighed(outcome=Outcome.PASS, told="it is what is asked for")
    return Weighed(outcome=Outcome.FAIL, told="it is not what is asked for")


def _figures(
    ends: tuple[float, float],
    limits: tuple[float | None, float | None],
    need: Required,
    measure: str,
) -> Weighed:
    """An interval against a least, a most or both; the whole of it must keep within them."""
    least = -math.inf if limits[0] is None else limits[0]
    most = math.inf if limits[1] is None else limits[1]
    low, high = ends
    slack = tolerance(need.unit)
    all_of_it = "it" if low == high else "all of it"
    if low >= least - slack and high <= most + slack:
        is_close = low < least or high > most
        return Weighed(
            outcome=Outcome.PASS,
            told=f"{all_of_it} {_kept(limits)}{_forgiven(need.unit) if is_close else ''}",
        )
    if high < least - slack:
        return Weighed(outcome=Outcome.FAIL, told=f"{all_of_it} is below")
    if low > most + slack:
        return Weighed(outcome=Outcome.FAIL, told=f"{all_of_it} is above")
    told = either(_parts((low, high), (least, most), need.unit, measure), "and")
    return Weighed(outcome=Outcome.CANNOT_TELL, told=told)


def _kept(limits: tuple[float | None, float | None]) -> str:
    if None not in limits:
        return "lies within"
    return "is enough" if limits[1] is None else "is no more"


def _forgiven(unit: str) -> str:
    return f" (a comparison forgives {_FORGIVES.get(unit, 'what rounding makes')})"


def _parts(
    ends: tuple[float, float], limits: tuple[float, float], unit: str, measure: str
) -> list[str]:
    """Which part of an interval would fail and which would pass, from its low end up."""
    low, high = ends
    least, most = limits
    step = 1 if unit == "count" and all(_whole(each) for each in (*ends, *limits)) else 0
    pieces = (
        (low, least - step, "would fail"),
        (max(low, least), min(high, most), "would pass"),
        (most + step, high, "would fail"),
    )
    largest = max(abs(each) for each in (*ends, *limits) if math.isfinite(each))
    return [
        f"{_span(start, end, unit, measure, largest)} {how}"
        for start, end, how in pieces
        if start <= end and math.isfinite(start) and (step or end - start > tolerance(unit))
    ]


def _whole(value: float) -> bool:
    return math.isinf(value) or float(value).is_integer()


def _span(low: float, high: float, unit: str, measure: str, largest: float) -> str:
    return span(low, high, unit, measure=measure, like=largest)


def _ends(seen: Observed) -> tuple[float, float] | None:
    low = seen.low if seen.low is not None else seen.value
    high = seen.high if seen.high is not None else seen.value
    return None if low is None or high is None else (low, high)
