"""findings.csv: every finding as one row, for a spreadsheet or a program.

RFC 4180 with a byte order mark: without one Excel takes UTF-8 for the system's code page and
spoils every `m²` and every name that is not English; programs read it as `utf-8-sig`. Rows come
in the order of the results, whatever their outcome. Where nothing could be assessed the first row
says so, since a table of headings alone would read as a school without faults.
"""

import csv
import io
import math
import re
from collections.abc import Mapping

from checker.report.annotations import (
    UNASSESSED,
    nothing_assessed,
    problem_words,
    sentence_of,
    verdict_of,
)
from checker.report.naming import subject_words
from checker.report.plaintext import shortened
from checker.report.registry import writer
from checker.report.words import limit_words, measured_words, missing_words
from checker.results.finding import Finding, Outcome
from checker.results.run import RunResult

COLUMNS = (
    "key",
    "outcome",
    "strength",
    "rule",
    "title",
    "topic",
    "storey",
    "number",
    "room",
    "use",
    "element",
    "global_id",
    "measured",
    "low",
    "high",
    "unit",
    "required",
    "shortfall",
    "sentence",
    "missing",
    "ask",
    "remedy",
    "source",
    "clause",
    "checked",
    "group",
    "waiver",
    "baseline",
    "since",
    "basis",
)
LONGEST_CELL = 32_000
"""Characters; Excel cuts a cell at 32 767 without a word."""
_FORMULA = re.compile("[=+@\t\r\uff1d\uff0b\uff0d\uff20-]")
_AFTER_SEPARATOR = re.compile("(;[\"' ]*)(?=[=+@\uff1d\uff0b\uff0d\uff20-])")
"""Where a spreadsheet that parts columns at semicolons would begin a cell with a formula."""
_DECIMALS = 6


@writer("csv", file_name="findings.csv")
def write_csv(result: RunResult) -> bytes:
    """A heading and one row for each finding; nothing in it runs as a formula."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    table.writeheader()
    if nothing_assessed(result):
        table.writerow(_unassessed(result))
    table.writerows(map(_row, result.findings))
    return text.getvalue().encode("utf-8-sig")


def cell(text: str) -> str:
    """Text as a spreadsheet shows it and never runs it: an apostrophe goes before a formula.

    >>> cell("=1+1"), cell("Calm room"), cell("-5 dB"), cell("a;=b")
    ("'=1+1", 'Calm room', "'-5 dB", "a;'=b")
    """
    safe = _AFTER_SEPARATOR.sub(r"\1'", shortened(text, LONGEST_CELL))
    return f"'{safe}" if _FORMULA.match(safe) else safe


def _row(finding: Finding) -> Mapping[str, str]:
    place, seen, subject = finding.place, finding.observed, finding.subject
    texts = {
        "key": finding.key,
        "outcome": finding.outcome.value,
        "strength": finding.strength.value,
        "rule": finding.rule,
        "title": finding.title,
        "topic": finding.topic,
        "storey": place.storey or subject.storey,
        "number": place.number,
        "room": place.name,
        "use": place.use,
        "element": subject_words(finding),
        "global_id": subject.global_id,
        "measured": measured_words(finding),
        "unit": seen.unit if seen else "",
        "required": limit_words(finding),
        "sentence": sentence_of(finding),
        "missing": missing_words(finding),
        "ask": finding.ask,
        "remedy": finding.remedy,
        "source": finding.source.document,
        "clause": finding.source.clause,
        "checked": finding.source.checked,
        "group": finding.group,
        "waiver": finding.waiver,
        "baseline": finding.baseline,
        "since": finding.since,
        "basis": finding.basis,
    }
    numbers = {
        "low": _number(seen.low if seen else None),
        "high": _number(seen.high if seen else None),
        "shortfall": _number(finding.shortfall),
    }
    return {name: cell(text) for name, text in texts.items()} | numbers


def _unassessed(result: RunResult) -> Mapping[str, str]:
    problems = " ".join(map(problem_words, result.readiness.problems))
    texts = {
        "key": UNASSESSED,
        "outcome": Outcome.CANNOT_TELL.value,
        "title": "The model can be assessed",
        "topic": "readiness",
        "element": result.model.file,
        "sentence": verdict_of(result),
        "ask": problems,
    }
    return {name: cell(text) for name, text in texts.items()}


def _number(value: float | None) -> str:
    """A number as a number, also below zero; no end is the word that JSON uses for it."""
    if value is None:
        return ""
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
