"""results.sarif: SARIF 2.1.0 for GitHub code scanning and other viewers.

What fails is `kind: fail` with the level of `annotations`; what cannot be told is `kind: open`,
to which the standard gives the level `none`. GitHub shows every result as an alert whatever its
kind, so passes and what is not applicable are counted and not listed. Waivers are suppressions.
GitHub ignores those, so waived results are notes. Where nothing could be assessed there is one
result that says so, at level error: a run without results closes every alert. Whatever is left
out is said in a notification of the invocation.
"""

import json
from typing import Any

from checker.report.annotations import (
    counts_of,
    keys_of,
    model_file,
    nothing_assessed,
    rule_id,
    verdict_of,
    worst_first,
)
from checker.report.plaintext import shortened
from checker.report.registry import writer
from checker.report.sarif.limits import MOST_RESULTS, MOST_RULES
from checker.report.sarif.notices import notices_of
from checker.report.sarif.places import address
from checker.report.sarif.results import result_of, unassessed_result
from checker.report.sarif.rules import rules_of, unassessed_rule
from checker.results.run import RunResult

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@writer("sarif", file_name="results.sarif")
def write_sarif(result: RunResult) -> bytes:
    """One run of one tool: what fails and what cannot be told, worst first."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(result)]}
    return json.dumps(log, ensure_ascii=False, indent=1).encode() + b"\n"


def _run(result: RunResult) -> dict[str, Any]:
    uri = address(model_file(result))
    kept = worst_first(result.findings)[:MOST_RESULTS]
    rules = rules_of(kept, result.findings)[:MOST_RULES]
    index = {rule["id"]: position for position, rule in enumerate(rules)}
    is_waived = any(finding.waiver for finding in kept)
    rows = [
        result_of(
            finding,
            key=key,
            index=index[rule_id(finding)],
            uri=uri,
            is_waived=is_waived,
            has_baseline=result.baseline is not None,
        )
        for finding, key in zip(kept, keys_of(kept), strict=True)
    ]
    if nothing_assessed(result):
        rows.insert(0, unassessed_result(result, uri=uri, index=len(rules), is_waived=is_waived))
        rules = [*rules, unassessed_rule()]
    return {
        "tool": {"driver": {**_driver(result), "rules": rules}},
        # GitHub closes the alerts of another file uploaded under the same category.
        "automationDetails": {"id": f"schoolcheck/{uri}/"},
        "invocations": [
            {
                "executionSuccessful": not nothing_assessed(result),
                "toolExecutionNotifications": notices_of(result),
            }
        ],
        "artifacts": [_artifact(result, uri)],
        "results": rows,
        "properties": {"verdict": verdict_of(result), "counts": dict(counts_of(result))},
    }


def _driver(result: RunResult) -> dict[str, str]:
    name, version = shortened(result.tool.name), shortened(result.tool.version)
    return {"name": name or "schoolcheck", **({"version": version} if version else {})}


def _artifact(result: RunResult, uri: str) -> dict[str, Any]:
    digest = shortened(result.model.sha256)
    return {
        "location": {"uri": uri},
        "length": max(result.model.size, -1),
        "roles": ["analysisTarget"],
        **({"hashes": {"sha-256": digest}} if digest else {}),
    }
