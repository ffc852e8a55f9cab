"""A finding as a SARIF result."""

from typing import Any

from checker.report.annotations import (
    UNASSESSED,
    Level,
    level_of,
    message,
    rule_id,
    unassessed_words,
)
from checker.report.plaintext import clean, shortened
from checker.report.sarif.limits import MOST_RELATED
from checker.report.sarif.places import file_location, location, parted, related
from checker.report.words import (
    baseline_words,
    gap_words,
    limit_words,
    measured_words,
    missing_words,
)
from checker.results.finding import Finding, Outcome
from checker.results.run import RunResult

FINGERPRINT = "schoolcheckKey/v1"
_GITHUB_FINGERPRINT = "primaryLocationLineHash"  # the only one that GitHub looks at
_STATES = {"": "new", "known": "unchanged", "worse": "updated", "unsure": "updated"}
_NO_LEVEL = "none"  # what the standard demands of every kind but `fail`


def result_of(
    finding: Finding, *, key: str, index: int, uri: str, is_waived: bool, has_baseline: bool
) -> dict[str, Any]:
    """A fail or an open question; `index` is its rule's.

    `is_waived` says that any result of the run is: then each says whether it is suppressed. With
    a baseline each says whether it is new.
    """
    is_open = finding.outcome is Outcome.CANNOT_TELL
    also = [related(each, uri, n) for n, each in enumerate(finding.also[:MOST_RELATED], start=1)]
    return {
        "ruleId": rule_id(finding),
        "ruleIndex": index,
        "kind": "open" if is_open else "fail",
        "level": _NO_LEVEL if is_open else level_of(finding).value,
        "message": {"text": parted(message(finding))},
        "locations": [location(finding, uri)],
        **({"relatedLocations": also} if also else {}),
        "partialFingerprints": {_GITHUB_FINGERPRINT: key, FINGERPRINT: key},
        **({"suppressions": _suppressions(finding)} if is_waived else {}),
        **({"baselineState": _STATES[finding.baseline]} if has_baseline else {}),
        "properties": _properties(finding),
    }


def unassessed_result(
    result: RunResult, *, uri: str, index: int, is_waived: bool
) -> dict[str, Any]:
    """The one result that says that there is no answer, at the level that stops a check."""
    return {
        "ruleId": UNASSESSED,
        "ruleIndex": index,
        "kind": "fail",
        "level": Level.ERROR.value,
        "message": {"text": parted(unassessed_words(result))},
        "locations": [file_location(uri)],
        "partialFingerprints": {_GITHUB_FINGERPRINT: UNASSESSED, FINGERPRINT: UNASSESSED},
        **({"suppressions": []} if is_waived else {}),
    }


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    if not finding.waiver:
        return []
    why = shortened(finding.waiver) or "waived"
    return [{"kind": "external", "status": "accepted", "justification": why}]


def _properties(finding: Finding) -> dict[str, str]:
    """What a program may want without reading the sentence; empty ones are left out."""
    texts = {
        "outcome": finding.outcome.value,
        "strength": finding.strength.value,
        "topic": finding.topic,
        "measured": measured_words(finding),
        "required": limit_words(finding),
        "difference": gap_words(finding),
        "missing": missing_words(finding),
        "basis": finding.basis,
        "group": finding.group,
        "since": finding.since,
        "baseline": baseline_words(finding),
        "use": finding.place.use,
    }
    return {name: shortened(text) for name, text in texts.items() if clean(text).strip()}
