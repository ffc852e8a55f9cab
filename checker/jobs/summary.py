"""What the parent is told of a run: verdict, counts, and what stops the build and why."""

from collections.abc import Mapping, Sequence
from typing import Any

from checker.brief import Brief
from checker.jobs.job import Job
from checker.report.blockers import accepted_lines, blocker_lines
from checker.results import scenario_sentence, schedule_sentence
from checker.results.gate import Gate, blocking, exit_code
from checker.results.run import RunResult


def summary(
    result: RunResult, brief: Brief, job: Job, written: Sequence[str]
) -> tuple[int, Mapping[str, Any]]:
    """The exit code of a run, and what its last lines say."""
    gate = _gate(brief, job)
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


def _gate(brief: Brief, job: Job) -> Gate:
    """The command line counts before the brief, topics included; the brief before the defaults."""
    given, stated = job.arguments, brief.gate.at(brief.school.stage)
    return Gate(
        fail_on=given.get("fail_on") or stated.fail_on or "must",
        cannot_tell=given.get("cannot_tell") or stated.cannot_tell or "warn",
        by_topic={} if given.get("fail_on") else stated.by_topic,
    )
