"""A finding in plain words: the place, the measure and the gap, as pure functions of a Finding."""

import math

from checker.report.figures import figure, span, written
from checker.report.phrases import (
    fact_words,
    measure_words,
    open_phrase,
    quantity_phrase,
    truth_phrase,
)
from checker.report.plaintext import clean, shortened
from checker.results.finding import Finding, Observed, Outcome, Place, Required, Strength
from checker.units import is_slope

OUTCOME_WORDS = {
    Outcome.FAIL: "fail",
    Outcome.CANNOT_TELL: "cannot tell",
    Outcome.PASS: "pass",
    Outcome.NOT_APPLICABLE: "not applicable",
}
OUTCOME_MARKS = {
    Outcome.FAIL: "✕",
    Outcome.CANNOT_TELL: "?",
    Outcome.PASS: "✓",
    Outcome.NOT_APPLICABLE: "–",
}
STRENGTH_WORDS = {
    Strength.MUST: "Statutory guidance",
    Strength.SHOULD: "Good practice",
    Strength.MAY: "Advice",
    Strength.PROJECT: "This project's own target",
}
DEPARTS = {
    Strength.MUST: "departs from statutory guidance",
    Strength.SHOULD: "departs from good practice",
    Strength.MAY: "departs from advice",
    Strength.PROJECT: "misses this project's own target",
}
CHECKED_WORDS = {
    "yes": "read in the source",
    "secondary": "from a secondary source",
    "no": "unverified",
}
_CLASS_WORDS = {
    "IfcDoor": "Door",
    "IfcDoorStandardCase": "Door",
    "IfcOpeningElement": "Opening",
    "IfcStair": "Stair",
    "IfcStairFlight": "Stair flight",
    "IfcRamp": "Ramp",
    "IfcRampFlight": "Ramp flight",
    "IfcTransportElement": "Lift",
    "IfcRailing": "Railing",
    "IfcBuildingStorey": "Storey",
    "IfcZone": "Zone",
    "IfcSanitaryTerminal": "Sanitary fitting",
}
_KNOWABLE = ("what", "whether", "which", "how", "the ", "this ")
_NAMED = {"IfcZone", "IfcGroup", "IfcSpatialZone"}
_LEADING = {"IfcDoor", "IfcDoorStandardCase", "IfcOpeningElement"}
WHOLE = {"IfcProject", "IfcSite", "IfcBuilding", ""}


def sentence(finding: Finding) -> str:
    """What was found, in one sentence that can stand alone."""
    title = written(shortened(finding.title)).rstrip(".")
    if finding.sentence and title:
        where = "" if _says_where(finding) else f" ({subject_words(finding)})"
        return f"{title}{where}: {_as_judged(finding)}"
    if finding.subject.ifc_class in WHOLE and finding.observed is None and title:
        return f"{title}: {heading(finding).removeprefix('The school: ')}"
    return heading(finding)


def heading(finding: Finding) -> str:
    """The same where the rule's title stands above it; the judge's own words if it gave any."""
    subject = subject_words(finding)
    if finding.sentence:
        words = _as_judged(finding)
        return words if _says_where(finding) else f"{subject}: {words}"
    if finding.outcome is Outcome.NOT_APPLICABLE:
        reason = clean(finding.missing[0]) if finding.missing else "the rule does not reach it"
        return f"{subject}: not applicable, {reason}."
    if _is_open_truth(finding):
        return f"{subject} {open_phrase(finding.observed) or _unjudged(finding)}."
    if truth := truth_phrase(finding.observed) if finding.observed else "":
        return f"{subject} {truth}{_doubt(finding)}."
    found = measured_words(finding)
    if not found or finding.observed is None:
        return f"{subject}: {_no_figure(finding)}."
    needed, gap = needed_words(finding), gap_words(finding)
    asked = f"; {needed}" if needed else ""
    short = f" ({gap})" if gap else ""
    return f"{subject} {quantity_phrase(finding.observed, found)}{asked}{short}{_doubt(finding)}."


def subject_words(finding: Finding) -> str:
    """Which thing it is about: `Door D01 to 00-12 Calm room`, `00-12 Calm room`, `The school`."""
    subject, where = finding.subject, place_words(finding.place)
    if subject.ifc_class in WHOLE:
        return "The school"
    if subject.ifc_class.startswith("IfcSpace"):
        name = " ".join(part for part in (subject.name, subject.long_name) if part)
        return where or shortened(name) or "A room without a name"
    word = _CLASS_WORDS.get(subject.ifc_class, _class_word(subject.ifc_class))
    name = shortened(subject.name or subject.long_name)
    if name and finding.subject.ifc_class in _NAMED:
        return name
    beside = f" to {where}" if finding.subject.ifc_class in _LEADING else f" ({where})"
    return f"{word} {name}".strip() + (beside if where and where != name else "")


def place_words(place: Place) -> str:
    """Number and name of the room, or nothing."""
    number, name = shortened(place.number), shortened(place.name)
    return name if number and name.startswith(number) else f"{number} {name}".strip()


def measured_words(finding: Finding) -> str:
    """What was measured, with its unit; nothing when nothing was."""
    seen = finding.observed
    if seen is None or seen.kind == "unknown":
        return ""
    if seen.kind in {"choice", "truth"} or seen.choice:
        return " or ".join(clean(word) for word in seen.choice)
    ends = _ends(seen)
    if ends is None:
        return ""
    if math.isinf(ends[1]) and seen.reason:
        return clean(seen.reason)
    return span(*ends, seen.unit, against=_limit(finding.required), measure=seen.measure)


def needed_words(finding: Finding) -> str:
    """What is asked for: `800 mm is needed`, `at most 1 in 12 is allowed`."""
    need = finding.required
    if need is None:
        return ""
    measure = finding.observed.measure if finding.observed else ""

    def say(value: float) -> str:
        return figure(value, need.unit, measure=measure)

    if need.at_least is not None and need.at_most is None:
        return f"{say(need.at_least)} is needed"
    if need.at_most is not None and need.at_least is None:
        return f"at most {say(need.at_most)} is allowed"
    if need.between is not None:
        return f"{span(*need.between, need.unit, measure=measure)} is needed"
    if need.is_:
        return f"{clean(need.is_)} is needed"
    return f"{written(clean(need.text))} is needed" if need.text else ""


def limit_words(finding: Finding) -> str:
    """The limit for a table: the rule's own text, else the figure."""
    need = finding.required
    if need is None:
        return ""
    if need.text:
        return written(clean(need.text))
    words = needed_words(finding)
    return words.removesuffix(" is needed").removesuffix(" is allowed")


def gap_words(finding: Finding) -> str:
    """How much is missing or too much: `40 to 58 mm short`, `12 mm over`; only for a fail."""
    need, seen = finding.required, finding.observed
    if finding.outcome is not Outcome.FAIL or need is None:
        return ""
    ends = _ends(seen) if seen else None
    measure = seen.measure if seen else ""
    if ends and not math.isinf(ends[1]) and not is_slope(measure):
        if need.at_least is not None and ends[1] < need.at_least:
            return _gap(need.at_least - ends[1], need.at_least - ends[0], need) + " short"
        if need.at_most is not None and ends[0] > need.at_most:
            return _gap(ends[0] - need.at_most, ends[1] - need.at_most, need) + " over"
    short = finding.shortfall
    if short is None or math.isinf(short) or short <= 0 or need.unit == "ratio":
        return ""
    return _gap(short, short, need) + (" over" if need.at_most is not None else " short")


def missing_words(finding: Finding) -> str:
    """What the model lacks, as one list."""
    return "; ".join(dict.fromkeys(fact_words(part) for part in finding.missing))


def source_words(finding: Finding) -> str:
    """Document and clause, the fact sheet's row, and whether the figure was read in the source."""
    source = finding.source
    where = ", ".join(clean(part) for part in (source.document, source.clause) if part)
    fact = f" ({clean(source.fact)})" if source.fact else ""
    return f"{where}{fact}: {CHECKED_WORDS.get(source.checked, 'unverified')}"


def method_words(seen: Observed | None) -> str:
    """How the value came about: its origin and method."""
    if seen is None:
        return ""
    return ", ".join(clean(part).replace("_", " ") for part in (seen.origin, seen.method) if part)


def _says_where(finding: Finding) -> bool:
    """Whether the judge's own words name the place already."""
    subject = finding.subject
    name = subject.name or subject.long_name
    return subject.ifc_class in WHOLE or (bool(name) and name in finding.sentence)


def _as_judged(finding: Finding) -> str:
    return written(clean(finding.sentence))


def _doubt(finding: Finding) -> str:
    """Why a measured place cannot be told: the interval straddles, or something is missing."""
    if finding.outcome is not Outcome.CANNOT_TELL:
        return ""
    if _straddles(finding) or not finding.missing:
        return ", so it cannot be told"
    return f", but it cannot be told{_without(finding)}"


def _without(finding: Finding) -> str:
    """` without knowing what the room is used for`; a whole sentence stands for itself."""
    missing = [fact_words(part) for part in dict.fromkeys(finding.missing)]
    if not missing:
        return ""
    if missing[0].endswith("."):
        return f": {' '.join(missing).rstrip('.')}"
    told = " and ".join((", ".join(missing[:-1]), missing[-1])) if missing[1:] else missing[0]
    return f" without {'knowing ' if missing[0].startswith(_KNOWABLE) else ''}{told}"


def _is_open_truth(finding: Finding) -> bool:
    seen = finding.observed
    return seen is not None and seen.kind == "truth" and len(seen.choice) > 1


def _unjudged(finding: Finding) -> str:
    return f"cannot be judged{_without(finding)}"


def _straddles(finding: Finding) -> bool:
    limit, ends = _limit(finding.required), _ends(finding.observed) if finding.observed else None
    return limit is not None and ends is not None and ends[0] < limit <= ends[1]


def strength_words(finding: Finding) -> str:
    """How binding the source of a finding is: in the source's own words where it has some."""
    own = clean(finding.source.binds).removeprefix("the ")
    return own if own and finding.strength is Strength.MUST else STRENGTH_WORDS[finding.strength]


def _no_figure(finding: Finding) -> str:
    what = measure_words(finding.observed.measure) if finding.observed else ""
    if finding.outcome is Outcome.CANNOT_TELL:
        missing = missing_words(finding)
        subject = f"{what} cannot be told" if what else "cannot be told"
        if missing.endswith("."):
            return f"{subject}: {missing.rstrip('.')}"
        return f"{subject}; the model lacks {missing}" if missing else subject
    title = clean(finding.title).rstrip(".")
    told = {Outcome.PASS: "passes", Outcome.FAIL: _departs(finding)}
    return f"{told.get(finding.outcome, 'not applicable')} ({title})" if title else "as found"


def _departs(finding: Finding) -> str:
    if finding.strength is Strength.MUST and finding.source.binds:
        return f"departs from {clean(finding.source.binds)}"
    return DEPARTS[finding.strength]


def _ends(seen: Observed) -> tuple[float, float] | None:
    low = seen.low if seen.low is not None else seen.value
    high = seen.high if seen.high is not None else seen.value
    return None if low is None or high is None else (low, high)


def _limit(need: Required | None) -> float | None:
    if need is None:
        return None
    return need.at_least if need.at_least is not None else need.at_most


def _gap(least: float, most: float, need: Required) -> str:
    return span(least, most, need.unit, against=0.0, like=_limit(need) or 0.0)


def _class_word(ifc_class: str) -> str:
    letters = clean(ifc_class).removeprefix("Ifc")
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in letters).strip()
    return spaced.capitalize() or "Element"
