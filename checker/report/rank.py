"""What matters most: strength, then routes, bases and WCs, then the gap, then how many places."""

import math
from collections.abc import Sequence

from checker.results.finding import Finding, Outcome, Strength

_STRENGTH = {Strength.MUST: 0, Strength.SHOULD: 1, Strength.PROJECT: 2, Strength.MAY: 3}
_OUTCOME = {Outcome.FAIL: 0, Outcome.CANNOT_TELL: 1, Outcome.PASS: 2, Outcome.NOT_APPLICABLE: 3}
_FIRST = (
    ("route", "step_free", "journey", "reach"),
    ("inclusion_base", "base"),
    ("wc", "toilet", "sanitary", "hygiene"),
    ("corridor", "door", "circulation"),
)

_MODEL_TOPIC = "readiness"

Rank = tuple[int, bool, int, int, float, int, str]


def rank(findings: Sequence[Finding]) -> Rank:
    """Sorts groups of findings of one cause: the smallest first.

    Fails come before what cannot be told; accepted ones come last among their own, after those
    that are about the model and not the design.
    """
    first = findings[0]
    accepted = all(finding.is_accepted for finding in findings)
    return (
        _OUTCOME[first.outcome] * 2 + accepted,
        is_about_model(first),
        _STRENGTH[first.strength],
        _topic_rank(first),
        -max(shortfall_share(finding) for finding in findings),
        -len(findings),
        first.key,
    )


def is_about_model(finding: Finding) -> bool:
    """Whether it is about how well the model can be judged, and not about the design."""
    return finding.topic == _MODEL_TOPIC


def shortfall_share(finding: Finding) -> float:
    """The gap as a share of what is needed, 0 to 1; 1 when nothing is there at all."""
    return min(gap_share(finding), 1.0)


def gap_share(finding: Finding) -> float:
    """The gap as a share of what is needed, infinite where nothing is there or no way leads."""
    need, short = finding.required, finding.shortfall
    if need is None or short is None:
        return 0.0
    if math.isinf(short):
        return math.inf
    limit = need.at_least if need.at_least is not None else need.at_most
    return round(short / limit, 6) if limit else 0.0  # gaps alike stay alike on every machine


def _topic_rank(finding: Finding) -> int:
    words = f"{finding.topic} {finding.rule}".lower()
    for place, group in enumerate(_FIRST):
        if any(word in words for word in group):
            return place
    return len(_FIRST)
