"""github-annotations.txt: workflow commands, which GitHub Actions reads from standard output.

One line for each cause, worst first, and before them the verdict. GitHub shows ten annotations of
each kind for a step and drops the others without a word, so that one line stands for all places
of a cause and the first line says when there are more. The lines stand in the log all the same.
Text out of models cannot begin a command of its own: see `data` and `parameter`.
"""

from collections import Counter
from collections.abc import Sequence

from checker.report.annotations import (
    Level,
    causes,
    counts_words,
    known_line,
    level_of,
    message,
    model_file,
    nothing_assessed,
    title_of,
    unassessed_words,
    verdict_of,
)
from checker.report.naming import subject_words
from checker.report.plaintext import clean, shortened
from checker.report.registry import writer
from checker.results.finding import Finding
from checker.results.run import RunResult
from checker.units import either

SHOWN = 10
"""Annotations of one kind that GitHub shows for a step."""
_COMMAND = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_MOST_NAMED = 5
_TITLE = 120


@writer("github", file_name="github-annotations.txt")
def write_github(result: RunResult) -> bytes:
    """The verdict, then one workflow command for each cause of a fail or an open question."""
    groups, file = causes(result.findings), model_file(result)
    lines = [_verdict(result, groups), *(_annotation(group, file) for group in groups)]
    return "".join(f"{line}\n" for line in lines).encode()


def command(kind: str, text: str, **parameters: str) -> str:
    """One workflow command on one line, whatever the texts hold.

    >>> command("error", "50 % of 1:2", title="a, b: c")
    '::error title=a%2C b%3A c::50 %25 of 1:2'
    """
    given = ",".join(f"{name}={parameter(value)}" for name, value in parameters.items())
    return f"::{kind} {given}::{data(text)}"


def data(text: str) -> str:
    """Text as the message of a command: per cent signs and line ends are escaped.

    Marks that begin a command of the older kind, `##[`, are parted.
    """
    parted = clean(text).replace("##[", "## [")
    return parted.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def parameter(text: str) -> str:
    """Text as a parameter of a command, where colons and commas would end it."""
    return data(text).replace(":", "%3A").replace(",", "%2C")


def _verdict(result: RunResult, groups: Sequence[Sequence[Finding]]) -> str:
    title = f"schoolcheck: {model_file(result)}"
    if nothing_assessed(result):
        told = f"{unassessed_words(result)}{_unshown(groups, Level.ERROR)}"
        return command("error", told, title=shortened(title, _TITLE))
    found = f"{verdict_of(result)} ({counts_words(result)}.){_unshown(groups, Level.NOTE)}"
    return command("notice", found, title=shortened(title, _TITLE))


def _unshown(groups: Sequence[Sequence[Finding]], verdict: Level) -> str:
    """What GitHub will not show beside the code; the verdict takes a place among its own kind."""
    kinds = Counter(_COMMAND[level_of(group[0])] for group in groups)
    kinds[_COMMAND[verdict]] += 1
    over = [f"{n - SHOWN} of {n} {kind}s" for kind, n in kinds.items() if n > SHOWN]
    told = either(over, "and")
    return f" GitHub does not show {told} beside the code; they are in the log." if over else ""


def _annotation(group: Sequence[Finding], file: str) -> str:
    first = group[0]
    kind = _COMMAND[level_of(first)]
    where = {"file": file}
    if line := known_line(first.subject, file):
        where["line"] = str(line)
    return command(kind, f"{message(first)}{_others(group)}", **where, title=title_of(first))


def _others(group: Sequence[Finding]) -> str:
    """The other places of the same cause: the first few by name, all by number."""
    others = [subject_words(finding) for finding in group[1:]]
    if not others:
        return ""
    named = ", ".join(others[:_MOST_NAMED])
    rest = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
    places = "1 other place" if len(others) == 1 else f"{len(others)} other places"
    return f" Also at {places}: {named}{rest}."
