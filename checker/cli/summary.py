"""What a check tells people at its end, on stderr; the names of what it wrote on stdout."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.cli.console import harmless, note, say
from checker.jobs import Outcome

_MOST_PROBLEMS = 12


def summarise(outcome: Outcome, title: str, folder: Path) -> None:
    """Print the verdict, the counts, what stands in the way and where the reports are."""
    answer: Mapping[str, Any] = outcome.answer
    counts = answer["counts"]
    note(f"{title}: {answer['verdict']}")
    note(
        f"  ✕ {counts['fail']} fail   ? {counts['cannot_tell']} cannot tell   "
        f"✓ {counts['pass']} pass   – {counts['not_applicable']} not applicable"
    )
    for each in answer["scenarios"]:
        note(f"  {harmless(each['name'])}: {each['told']}")
    if answer["schedule"]:
        note(f"  Schedule of accommodation: {answer['schedule']}")
    for problem in answer["problems"][:_MOST_PROBLEMS]:
        note(f"  ! {problem['message']} {problem['ask']}".rstrip())
    if (more := len(answer["problems"]) - _MOST_PROBLEMS) > 0:
        note(f"  ! And {more} more, told in the report.")
    if outcome.skipped:
        note(f"  ! Left out after a crash: {', '.join(map(harmless, outcome.skipped))}")
    _tell_gate(answer, outcome.code)
    if answer["earlier"]:
        note(f"  ! Of an earlier run, and left as they were: {', '.join(answer['earlier'])}.")
    for name in answer["written"]:
        say(str(folder / name))


def _tell_gate(answer: Mapping[str, Any], code: int) -> None:
    """What became of what was accepted, what stops the build, and what would let it through."""
    for line in answer["accepted"]:
        note(f"  {harmless(line)}")
    if code == 1:
        count = answer["blocking"]
        subject = "1 finding stops" if count == 1 else f"{count} findings stop"
        note(f"  {subject} the build ({answer['gate']}).")
        for line in answer["blockers"]:
            note(f"    {harmless(line)}")
