"""docs/ci.md and the README say of the formats what the code does."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from checker.cli.servers import MOST_SUMMARY, SUMMARY
from checker.report import file_name
from checker.report.annotations import Level, level_of
from checker.report.github import SHOWN
from checker.report.gitlab import severity_of
from checker.report.markdown import LONGEST, MARK
from checker.report.sarif.limits import MOST_RESULTS, SHOWN_RESULTS
from checker.results import Outcome, Strength
from tests.report.formats.made import FORMATS, room

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
COMMAND = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def row(start):
    """The cells of the row of the table of levels that begins so."""
    (line,) = re.findall(rf"^\| {re.escape(start)} \|(.*)\|$", PAGE, re.MULTILINE)
    return [cell.strip() for cell in line.split("|")]


@pytest.mark.parametrize(
    ("start", "outcome", "strengths"),
    [
        ("fail of a *must*", Outcome.FAIL, [Strength.MUST]),
        ("fail of a *should*", Outcome.FAIL, [Strength.SHOULD]),
        (
            "fail of a *may* or of the *project*'s own target",
            Outcome.FAIL,
            [Strength.MAY, Strength.PROJECT],
        ),
        ("cannot tell of a *must*", Outcome.CANNOT_TELL, [Strength.MUST]),
        (
            "cannot tell of any other",
            Outcome.CANNOT_TELL,
            [Strength.SHOULD, Strength.MAY, Strength.PROJECT],
        ),
    ],
)
def test_the_table_of_levels_is_that_of_the_code(start, outcome, strengths):
    servers, gitlab = row(start)
    for strength in strengths:
        finding = room("k", "R", outcome, strength)
        level = level_of(finding)
        assert COMMAND[level] in servers
        assert ("kind open" in servers) == (outcome is Outcome.CANNOT_TELL)
        assert severity_of(finding) == gitlab
        waived = replace(finding, waiver="agreed")
        assert severity_of(waived) == row("waived")[1]
        assert level_of(waived).value in row("waived")[0]


def test_limits_stand_as_they_are():
    assert MARK in PAGE
    assert f"{LONGEST:,}".replace(",", " ") in PAGE
    assert f"{MOST_RESULTS:,}".replace(",", " ") in PAGE
    assert f"{SHOWN_RESULTS:,}".replace(",", " ") in PAGE
    assert "ten errors, ten warnings and ten notices" in PAGE
    assert SHOWN == 10
    assert SUMMARY in PAGE
    assert "1 MiB" in PAGE
    assert MOST_SUMMARY == 1024 * 1024


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_told_of_with_its_file(name):
    assert f"| `{name}` | `{file_name(name)}` |" in README
    assert f"- **{name}** " in PAGE


def test_files_in_the_examples_are_those_that_are_written():
    named = set(re.findall(r"schoolcheck-out/school/(\S+)", PAGE))
    assert named == {file_name("gitlab"), file_name("junit")}
