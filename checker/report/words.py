"""A finding in plain words: the place, the measure and the gap, as pure functions of a Finding."""

import math
import re

from checker.report.figures import NO_WAY, is_way, written
from checker.report.gauge import (
    ends_of,
    gap_span,
    is_missed,
    limit_of,
    limit_span,
    measured_span,
    shortfall_span,
)
from checker.report.naming import WHOLE, subject_words
from checker.report.phrases import (
    fact_words,
    open_phrase,
    quantity_phrase,
    to_both_sides,
    truth_phrase,
    unknown_phrase,
)
from checker.report.plaintext import clean, shortened
from checker.report.verbs import PAST_AN_END
from checker.results.finding import Finding, Outcome, Strength
from checker.units import either, is_slope

OUTCOME_WORDS = {
    Outcome.FAIL: "fail",
    Outcome.CANNOT_TELL: "cannot tell",
    Outcome.PASS: "pass",
    Outcome.NOT_APPLICABLE: "not applicable",
}
BASELINE_WORDS = {
    "known": "known in the baseline, and no worse",
    "worse": "worse than the baseline knows it",
    "unsure": "known in the baseline; whether it is worse cannot be told",
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
_SAYABLE = re.compile(r"(?:(?:at|by|for|from|in|on|to) )?(?:how|what|where|whether|which|who)")
_KNOWABLE = re.compile(rf"{_SAYABLE.pattern}|the |this ")
_NONE = "none"
_DOUBT = " for certain"
_UNSTATED = "a figure that is not stated"
_NOTHING = (0.0, 0.0)
_LAST_WORDS = re.compile(r" (?:is|are) (?:needed|allowed)$")
_ONE_FIGURE = re.compile(r"(at least |at most |exactly )?[\d.]+ ?(?:mm|cm|m|m²)?")
"""A limit of one length, area or number and nothing else; slopes and shares keep their words."""


def sentence(finding: Finding) -> str:
    """What was found, so that it can stand alone: a title says what should be, not what is."""
    title = written(shortened(finding.title)).rstrip(".")
    if finding.sentence and title:
        if finding.outcome is not Outcome.PASS:
            return f"{heading(finding)} Asked for: {title}."
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
        return words if _says_where(finding) else f"{subject}: {_after_colon(words)}"
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
    needed, gap = _asked(finding), gap_words(finding)
    is_nothing = ends_of(finding.observed) == _NOTHING and finding.observed.unit == "count"
    is_plain = needed.startswith(_NONE) or is_nothing
    short = f" ({gap})" if gap and not is_plain else ""
    said = " " + quantity_phrase(finding.observed, found)
    if _is_endless(finding):
        said = f": {found}"
    return f"{subject}{said}{f'; {needed}' if needed else ''}{short}{_doubt(finding)}."


def baseline_words(finding: Finding) -> str:
    """What the team's baseline knows of it; nothing where it is not in one."""
    return BASELINE_WORDS.get(finding.baseline, "")


def measured_words(finding: Finding) -> str:
    """What was measured, with its unit; nothing when nothing was."""
    seen = finding.observed
    if seen is None or seen.kind == "unknown":
        return ""
    if seen.kind in {"choice", "truth"} or seen.choice:
        return " or ".join(clean(word) for word in seen.choice)
    ends = ends_of(seen)
    if _is_endless(finding):
        reason = clean(seen.reason) or f"there is {NO_WAY}"
        return reason.removesuffix(_DOUBT) if finding.outcome is Outcome.FAIL else reason
    if seen.measure in PAST_AN_END and ends and ends[0] < 0.0 <= ends[1]:
        return to_both_sides(*ends, seen.unit)
    return measured_span([finding])


def needed_words(finding: Finding) -> str:
    """What is asked for: `800 mm is needed`, `at most 1 in 12 is allowed`."""
    need = finding.required
    if need is None:
        return ""

    def say(low: float, high: float) -> str:
        return limit_span(finding, low, high)

    several = need.unit == "count" and limit_of(need) not in {0.0, 1.0}
    verb = "are" if several else "is"
    if need.at_least == 0 and need.at_most is None and need.unit == "count":
        return f"{_NONE} is needed"
    if need.at_least is not None and need.at_most is None:
        return f"{say(need.at_least, need.at_least)} {verb} needed"
    if need.at_most == 0 and need.at_least is None:
        return f"{_NONE} is allowed"
    if need.at_most is not None and need.at_least is None:
        return f"at most {say(need.at_most, need.at_most)} {verb} allowed"
    if need.between is not None:
        return f"{say(*need.between)} {verb} needed"
    if need.is_:
        several_words = clean(need.is_).split(" or ")
        one_of = f"one of {', '.join(several_words)}" if several_words[1:] else several_words[0]
        return f"{one_of} is needed"
    is_stated = need.text and not need.text.startswith(_UNSTATED)
    return f"{written(clean(need.text))} is needed" if is_stated else ""


def limit_words(finding: Finding) -> str:
    """The limit for a table: as the sentence has it, with the rule's own words around it."""
    need = finding.required
    if need is None:
        return ""
    words = _LAST_WORDS.sub("", needed_words(finding))
    if not need.text:
        return words
    text = written(clean(need.text))
    plain = _ONE_FIGURE.fullmatch(text)
    if plain is None or words.startswith(_NONE):
        return text
    return words if words.startswith("at most ") else f"{plain[1]}{words}"


def required_label(finding: Finding) -> str:
    """What stands before a limit: as sure as the sentence has it."""
    words = {"if": "Required if the rule applies", "perhaps": "Perhaps required"}
    return words.get(doubted_limit(finding), "Required")


def gap_words(finding: Finding) -> str:
    """How much is missing or too much: `40 to 58 mm short`, `12 mm over`; only for a fail."""
    need, seen = finding.required, finding.observed
    if finding.outcome is not Outcome.FAIL or need is None:
        return ""
    if seen and not is_slope(seen.measure) and (gap := gap_span(finding)):
        # What two shares differ by is no share of either.
        return gap.replace(" %", " percentage points")
    short = finding.shortfall
    if short is None or math.isinf(short) or short <= 0 or need.unit == "ratio":
        return ""
    return shortfall_span(finding, short) + (" over" if need.at_most is not None else " short")


def missing_words(finding: Finding) -> str:
    """What the model lacks, as one list."""
    return "; ".join(dict.fromkeys(fact_words(part) for part in finding.missing))


def source_words(finding: Finding) -> str:
    """Document and clause, and whether the figure was read in the source."""
    source = finding.source
    where = ", ".join(clean(part) for part in (source.document, source.clause) if part)
    return f"{where}: {CHECKED_WORDS.get(source.checked, 'unverified')}"


def _says_where(finding: Finding) -> bool:
    """Whether the judge's own words name the place already."""
    subject = finding.subject
    name = subject.name or subject.long_name
    # The fitting 01-12-F03 does not say that it is about the room 01-12.
    named = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    return subject.ifc_class in WHOLE or (bool(name) and bool(re.search(named, finding.sentence)))


def _as_judged(finding: Finding) -> str:
    return written(clean(finding.sentence))


def _after_colon(words: str) -> str:
    """A sentence that goes on after its subject; an abbreviation at its head keeps its capitals."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _asked(finding: Finding) -> str:
    """What is asked for, as sure as it is: a limit that is surely missed and is no fail is not."""
    needed = needed_words(finding)
    words = {"if": f"{needed} if the rule applies", "perhaps": f"perhaps {needed}"}
    return words.get(doubted_limit(finding), needed) if needed else needed


def doubted_limit(finding: Finding) -> str:
    """Whether a limit holds only `if` the rule applies, or `perhaps`; else nothing."""
    if finding.outcome is not Outcome.CANNOT_TELL:
        return ""
    if not finding.applies:
        return "if"
    return "perhaps" if is_missed(finding) else ""


def _doubt(finding: Finding) -> str:
    """Why a measured place cannot be told: the interval straddles, or something is missing."""
    if finding.outcome is not Outcome.CANNOT_TELL:
        return ""
    if not finding.missing or (_straddles(finding) and finding.applies):
        return ", so it cannot be told"
    is_doubted = needed_words(finding) and doubted_limit(finding)
    return f", {'which' if is_doubted else 'but it'} cannot be told{_without(finding)}"


def _without(finding: Finding) -> str:
    """` without knowing what the room is used for`; a whole sentence stands for itself."""
    missing = [fact_words(part) for part in dict.fromkeys(finding.missing)]
    if not missing:
        return ""
    if missing[0].endswith("."):
        return f": {' '.join(missing).rstrip('.')}"
    return f" without {'knowing ' if _KNOWABLE.match(missing[0]) else ''}{either(missing, 'and')}"


def _is_open_truth(finding: Finding) -> bool:
    seen = finding.observed
    return seen is not None and seen.kind == "truth" and len(seen.choice) > 1


def _unjudged(finding: Finding) -> str:
    return f"cannot be judged{_without(finding)}"


def _straddles(finding: Finding) -> bool:
    limit, ends = limit_of(finding.required), ends_of(finding.observed)
    return limit is not None and ends is not None and ends[0] < limit <= ends[1]


def strength_words(finding: Finding) -> str:
    """How binding the source of a finding is: in the source's own words where it has some."""
    own = clean(finding.source.binds).removeprefix("the ")
    return own if own and finding.strength is Strength.MUST else STRENGTH_WORDS[finding.strength]


def _no_figure(finding: Finding) -> str:
    what = unknown_phrase(finding.observed) if finding.observed else ""
    if finding.outcome is Outcome.CANNOT_TELL:
        missing = missing_words(finding)
        if what and what in missing and not missing.endswith("."):
            return f"{_lacks(finding)}, so this cannot be told"
        subject = f"{what} cannot be told" if what else "cannot be told"
        if missing.endswith("."):
            return f"{subject}: {missing.rstrip('.')}"
        return f"{subject}; {_lacks(finding)}" if missing else subject
    title = clean(finding.title).rstrip(".")
    told = {Outcome.PASS: "passes", Outcome.FAIL: _departs(finding)}
    return f"{told.get(finding.outcome, 'not applicable')} ({title})" if title else "as found"


def _lacks(finding: Finding) -> str:
    """`the model does not say what the room is used for and lacks its body`."""
    missing = [fact_words(part) for part in dict.fromkeys(finding.missing)]
    unsaid = [part for part in missing if _SAYABLE.match(part)]
    lacking = [part for part in missing if part not in unsaid]
    parts = [f"does not say {either(unsaid, 'and')}" if unsaid else ""]
    parts.append(f"lacks {either(lacking, 'and')}" if lacking else "")
    return f"the model {', and '.join(part for part in parts if part)}"


def _departs(finding: Finding) -> str:
    if finding.strength is Strength.MUST and finding.source.binds:
        return f"departs from {clean(finding.source.binds)}"
    return DEPARTS[finding.strength]


def _is_endless(finding: Finding) -> bool:
    """Whether there is no figure, for a reason that says it all; a fail says what is sure."""
    seen, ends = finding.observed, ends_of(finding.observed)
    if seen is None or ends is None or not math.isinf(ends[1]):
        return False
    if not seen.reason:
        return math.isinf(ends[0]) and is_way(seen.measure)
    return finding.outcome is not Outcome.FAIL or math.isinf(ends[0])
