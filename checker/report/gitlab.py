"""gl-code-quality-report.json: fails and open questions in a merge request of GitLab.

The array that GitLab documents for its artifact `codequality`. Waived findings are `info`. An
empty array says that all is well, so where nothing could be assessed there is one entry that
blocks.
"""

import json
from typing import Any

from checker.report.annotations import (
    UNASSESSED,
    Level,
    keys_of,
    level_of,
    line_of,
    message,
    model_file,
    nothing_assessed,
    rule_id,
    unassessed_words,
    worst_first,
)
from checker.report.registry import writer
from checker.results.finding import Finding
from checker.results.run import RunResult

_SEVERITY = {Level.ERROR: "critical", Level.WARNING: "major", Level.NOTE: "minor"}
_NOTHING, _WAIVED = "blocker", "info"


@writer("gitlab", file_name="gl-code-quality-report.json")
def write_gitlab(result: RunResult) -> bytes:
    """All that fails or cannot be told, worst first, each with a fingerprint of its own."""
    path, rows = model_file(result), worst_first(result.findings)
    issues = [
        _issue(
            path=path,
            line=line_of(finding.subject, path),
            check_name=rule_id(finding),
            description=message(finding),
            fingerprint=key,
            severity=severity_of(finding),
        )
        for finding, key in zip(rows, keys_of(rows), strict=True)
    ]
    if nothing_assessed(result):
        nothing = _issue(
            path=path,
            line=1,
            check_name=UNASSESSED,
            description=unassessed_words(result),
            fingerprint=UNASSESSED,
            severity=_NOTHING,
        )
        issues.insert(0, nothing)
    return json.dumps(issues, ensure_ascii=False, indent=1).encode() + b"\n"


def severity_of(finding: Finding) -> str:
    """GitLab's word for how serious a fail or an open question is."""
    return _WAIVED if finding.is_accepted else _SEVERITY[level_of(finding)]


def _issue(*, path: str, line: int, **texts: str) -> dict[str, Any]:
    return {**texts, "location": {"path": path, "lines": {"begin": line}}}
