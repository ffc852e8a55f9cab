"""Counts, and the one sentence at the top of every report."""

from collections import Counter
from collections.abc import Iterable

from checker.results.finding import Finding, Outcome, Strength
from checker.results.run import Readiness, Summary
from checker.units import either

READINESS = "readiness"
"""Topic of rules about the model itself: counted apart from what the building departs from."""

GUIDANCE = "statutory guidance"
"""What one departs from by missing a must, unless the document says what else it is."""
_SURE = {Outcome.PASS, Outcome.FAIL}
_CLOSED = {Outcome.PASS, Outcome.NOT_APPLICABLE}
_DEPARTS = {
    Strength.MUST: ("departs", "depart", f"from {GUIDANCE}"),
    Strength.SHOULD: ("departs", "depart", "from good practice"),
    Strength.MAY: ("departs", "depart", "from advice"),
    Strength.PROJECT: ("misses", "miss", "this project's own targets"),
}


def summarise(findings: Iterable[Finding]) -> Summary:
    """Findings counted by outcome."""
    rows = list(findings)
    by_outcome = Counter(finding.outcome for finding in rows)
    return Summary(
        pass_=by_outcome[Outcome.PASS],
        fail=by_outcome[Outcome.FAIL],
        cannot_tell=by_outcome[Outcome.CANNOT_TELL],
        not_applicable=by_outcome[Outcome.NOT_APPLICABLE],
        waived=sum(bool(finding.waiver) for finding in rows),
    )


def verdict_sentence(findings: Iterable[Finding], readiness: Readiness) -> str:
    """How many places depart from what, and how many cannot be told, in one sentence.

    What is waived is counted apart. Never a bare "pass": it says what was assessed, and says so
    when nothing was.
    """
    rows = list(findings)
    counts = summarise(rows)
    waived = sum(bool(row.waiver) and row.outcome not in _CLOSED for row in rows)
    open_ = counts.cannot_tell - sum(
        bool(row.waiver) and row.outcome is Outcome.CANNOT_TELL for row in rows
    )
    if readiness.state == "blocked":
        first = next((p.message for p in readiness.problems if p.scope == "file"), "")
        return f"Nothing could be assessed. {first}".strip()
    if not was_assessed(rows):
        open_ones = f": {_cannot_be_told(counts.cannot_tell)}" if counts.cannot_tell else ""
        model = any(row.topic == READINESS and row.outcome in _SURE for row in rows)
        return f"Nothing could be assessed{' but the model itself' if model else ''}{open_ones}."
    # That every door states its width is no merit of the building.
    passed = sum(row.topic != READINESS and row.outcome is Outcome.PASS for row in rows)
    what = "Nothing else" if waived else "Nothing"
    nothing = f"{what} that could be assessed departs from the rules; {passed} pass"
    parts = [either(_departures(rows), "and") or nothing]
    if lacking := sum(row.topic == READINESS and row.outcome is Outcome.FAIL for row in rows):
        parts.append(f"the model itself falls short in {lacking} {_ways(lacking)}")
    if open_:
        parts.append(_cannot_be_told(open_))
    if waived:
        parts.append(f"{waived} {'is' if waived == 1 else 'are'} waived")
    return "; ".join(parts) + "."


def was_assessed(findings: Iterable[Finding]) -> bool:
    """Whether any rule about the building, not the model, came to an answer."""
    return any(row.outcome in _SURE and row.topic != READINESS for row in findings)


def _departures(rows: Iterable[Finding]) -> list[str]:
    failing = [each for each in rows if each.outcome is Outcome.FAIL and not each.waiver]
    fails = Counter(_departed(finding) for finding in failing if finding.topic != READINESS)
    parts: list[str] = []
    for (_, one, many, what), count in sorted(fails.items()):
        noun = f"{count} {'place' if count == 1 else 'places'}" if not parts else str(count)
        verb = one if count == 1 else many
        parts.append(f"{noun} {verb} {what}")
    return parts


def _departed(finding: Finding) -> tuple[int, str, str, str]:
    """What a finding departs from, in words, after its place among the strengths."""
    one, many, what = _DEPARTS[finding.strength]
    if finding.strength is Strength.MUST and finding.source.binds:
        what = f"from {finding.source.binds}"
    return list(_DEPARTS).index(finding.strength), one, many, what


def _ways(count: int) -> str:
    return "way" if count == 1 else "ways"


def _cannot_be_told(count: int) -> str:
    return f"{count} cannot be told"
