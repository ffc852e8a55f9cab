"""On which storey a finding is drawn: where its figures are, not where a way to them begins."""

from collections.abc import Iterator

from checker.results.finding import Finding


def storeys_shown(finding: Finding) -> Iterator[str]:
    """Names of storeys, the best first: of what was measured, what stops one, other evidence."""
    for role in ("measured", "blocker"):
        yield from (each.storey for each in finding.evidence if each.role == role)
    yield from (each.storey for each in finding.evidence)
    yield from (finding.subject.storey, finding.place.storey)
