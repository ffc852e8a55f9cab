"""What the parent is told of a run: verdict, counts, and what stops the build and why."""

from collections.abc import Mapping, Sequence
from typing import Any

from checker.brief import Brief, gate_at
from checker.jobs.job import Job
from checker.report.blockers import accepted_lines, blocker_lines
from checker.results import scenario_sentence, schedule_sentence
from checker.results.gate import blocking, exit_code
from checker.results.run import RunResult


def summary(
    result: RunResult, brief: Brief, job: Job, written: Sequence[str]
) -> tuple[int, Mapping[str, Any]]:
    """The exit code of a run, and what its last lines say."""
    given = job.arguments
    gate = gate_at(
        brief.gate,
        brief.school.stage,
        fail_on=given.get("fail_on"),
        cannot_tell=given.get("cannot_tell"),
    )
    blockers = blocking(result.findings, gate)
    counts = result.summary
    return exit_code(result, gate), {
        "verdict": result.verdict,
        "counts": {
            "pass": counts.pass_,
            "fail": counts.fail,
            "cannot_tell": counts.cannot_tell,
            "not_applicable": counts.not_applicable,
        },
        "written": list(written),
        "scenarios": [
            {"name": each.name, "told": scenario_sentence(each)} for each in result.scenarios
        ],
        "schedule": schedule_sentence(result.schedule) if result.schedule else "",
        "blocking": len(blockers),
        "blockers": blocker_lines(blockers, result),
        "accepted": accepted_lines(result),
        "gate": gate.shown(),
        "problems": [
            {"message": problem.message, "ask": problem.ask}
            for problem in result.readiness.problems
            # Notes are for the report; a brief that nobody heeds and files that differ are told.
            if problem.scope != "note" or problem.code.startswith(("brief-", "files-"))
        ],
    }
