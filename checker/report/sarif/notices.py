"""What is said of the run as a whole: what was left out and why, and what the model lacks."""

from collections.abc import Iterator
from typing import Any

from checker.report.annotations import (
    OPEN,
    counts_of,
    known_line,
    model_file,
    nothing_assessed,
    problem_words,
    unassessed_words,
)
from checker.report.sarif.limits import MOST_RELATED, MOST_RESULTS, MOST_RULES, SHOWN_RESULTS
from checker.report.sarif.places import parted
from checker.report.words import OUTCOME_WORDS
from checker.results.finding import Outcome
from checker.results.run import RunResult

Notice = tuple[str, str, str]


def notices_of(result: RunResult) -> list[dict[str, Any]]:
    """Notifications of the invocation, each with an id, a level and a sentence."""
    return [
        {"descriptor": {"id": name}, "level": level, "message": {"text": parted(text)}}
        for name, level, text in (*_of_model(result), *_of_results(result), *_left_out(result))
    ]


def _of_model(result: RunResult) -> Iterator[Notice]:
    if nothing_assessed(result):
        yield "nothing-assessed", "error", unassessed_words(result)
    for problem in result.readiness.problems:
        level = "note" if problem.scope == "note" else "warning"
        yield "readiness", level, problem_words(problem)


def _of_results(result: RunResult) -> Iterator[Notice]:
    counts = counts_of(result)
    silent = (OUTCOME_WORDS[Outcome.PASS], OUTCOME_WORDS[Outcome.NOT_APPLICABLE])
    told = " and ".join(f"{counts[word]} {word}" for word in silent)
    yield (
        "not-listed",
        "note",
        f"{told} are counted and not listed: GitHub would show each of them as an alert.",
    )
    waived = sum(bool(each.waiver) and each.outcome in OPEN for each in result.findings)
    if waived:
        yield (
            "waived",
            "note",
            (
                f"{waived} waived: suppressed here; GitHub does not heed that and shows "
                "them as notes."
            ),
        )
    file = model_file(result)
    lines = [
        each
        for each in result.findings
        if each.outcome in OPEN and not known_line(each.subject, file)
    ]
    if lines:
        yield (
            "line-not-known",
            "note",
            (
                f"{len(lines)} results point to line 1 of the model, since no line there is known "
                "for their record; its number stands with the element."
            ),
        )


def _left_out(result: RunResult) -> Iterator[Notice]:
    found = sum(finding.outcome in OPEN for finding in result.findings)
    rules = len({finding.rule for finding in result.findings})
    related = sum(
        max(0, len(each.also) - MOST_RELATED) for each in result.findings if each.outcome in OPEN
    )
    if found > MOST_RESULTS:
        yield (
            "results-left-out",
            "warning",
            (
                f"{found - MOST_RESULTS} of {found} results are left out, the least serious ones: "
                f"GitHub refuses runs with more than {MOST_RESULTS + 1}. All are in results.json."
            ),
        )
    elif found > SHOWN_RESULTS:
        yield (
            "results-not-shown",
            "warning",
            f"GitHub shows {SHOWN_RESULTS} of these {found} results, the most serious ones.",
        )
    if rules > MOST_RULES:
        yield "rules-left-out", "warning", f"{rules - MOST_RULES} of {rules} rules are left out."
    if related:
        yield (
            "related-left-out",
            "note",
            f"{related} related elements are left out: a result shows {MOST_RELATED} of them.",
        )
