"""The tables of the committed examples: every finding, links that arrive, sums that agree."""

import math
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from checker.report.words import gap_words, heading, limit_words, measured_words
from checker.report.xlsx import sheets_of
from checker.report.xlsx.cells import LONGEST_TEXT, Cell, Sheet
from checker.results import Outcome, RunResult
from checker.results.codec import result_from_json

EXAMPLES = sorted((Path(__file__).parents[3] / "reports" / "examples").glob("*/results.json"))
BOTH = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)


@cache
def example(path: Path) -> tuple[RunResult, dict[str, Sheet]]:
    result = result_from_json(path.read_bytes())
    return result, {sheet.name: sheet for sheet in sheets_of(result)}


def rows_of(sheet: Sheet) -> list[dict[str, object]]:
    """The rows by their titles, cells as their values."""
    titles = [column.title for column in sheet.columns]
    return [dict(zip(titles, map(plain, row), strict=True)) for row in sheet.rows]


def plain(value):
    return value.value if isinstance(value, Cell) else value


@pytest.mark.slow
@BOTH
def test_every_row_has_as_many_cells_as_titles_or_less(path):
    for sheet in example(path)[1].values():
        assert all(len(row) <= len(sheet.columns) for row in sheet.rows), sheet.name


@BOTH
def test_numbers_stand_only_under_titles_of_numbers(path):
    for sheet in example(path)[1].values():
        for row in sheet.rows:
            for column, value in zip(sheet.columns, row, strict=False):
                if isinstance(plain(value), int | float):
                    assert column.kind != "text", (sheet.name, column.title)
                    assert math.isfinite(plain(value))


@BOTH
def test_every_finding_is_told_once_in_the_words_of_the_report(path):
    result, sheets = example(path)
    rows = {row["Key"]: row for row in rows_of(sheets["Findings"])}
    assert len(rows) == len(sheets["Findings"].rows) == len(result.findings)
    for finding in result.findings:
        row = rows[finding.key]
        assert row["Finding"] == heading(finding)
        assert row["Measured"] == measured_words(finding)
        assert row["Required"] == limit_words(finding)
        assert row["Difference"] == gap_words(finding)
        assert row["GlobalId"] == finding.subject.global_id


@BOTH
def test_the_figures_of_a_fail_lie_outside_of_its_limits(path):
    result, sheets = example(path)
    fails = {each.key for each in result.findings if each.outcome is Outcome.FAIL}
    seen = 0
    for row in rows_of(sheets["Findings"]):
        for unit in ("mm", "m²", "other unit"):
            low, high = row[f"Measured from ({unit})"], row[f"Measured to ({unit})"]
            least, most = row[f"At least ({unit})"], row[f"At most ({unit})"]
            if low is None or high is None or (least, most) == (None, None):
                continue
            seen += 1
            is_outside = (least is not None and high < least) or (most is not None and low > most)
            assert is_outside == (row["Key"] in fails), row["Key"]
    assert seen > 800


@BOTH
def test_every_link_to_a_room_leads_to_that_room(path):
    result, sheets = example(path)
    names = {
        f"Rooms!C{place}": room.name for place, room in enumerate(result.rooms, start=2)
    }  # fmt: skip
    links = [
        (cell.value, names[cell.link])
        for name in ("Findings", "Accommodation", "Provision")
        for row in sheets[name].rows
        for cell in row
        if isinstance(cell, Cell) and cell.link.startswith("Rooms!")
    ]
    assert len(links) > 500
    assert all(str(text).startswith(number) for text, number in links)


@BOTH
def test_rooms_count_the_findings_that_lead_to_them(path):
    result, sheets = example(path)
    rooms = rows_of(sheets["Rooms"])
    linked = Counter(
        row[3].link
        for row in sheets["Findings"].rows
        if isinstance(row[3], Cell) and str(plain(row[0])) == "✕ fail"
    )
    # Findings about the rooms themselves always lead there; a zone's may name none.
    assert sum(row["Findings that fail"] for row in rooms) == sum(
        count for link, count in linked.items() if link
    )
    assert len(rooms) == len(result.rooms)


@BOTH
def test_the_schedule_comes_to_its_own_sums(path):
    result, sheets = example(path)
    rows = rows_of(sheets["Accommodation"])
    schedule = result.schedule
    states = Counter()
    for row in rows:
        states[row["State"].split(" ", 1)[1]] += row["Rooms in this state"]
    assert states["found"] == schedule.found
    assert states["undersized"] == schedule.undersized
    assert states["missing"] == schedule.missing
    assert states["cannot tell"] == schedule.cannot_tell
    assert states["extra"] == len(schedule.extra)
    short = sum(row["Short by (m²)"] or 0 for row in rows)
    assert short == pytest.approx(schedule.short, abs=0.01)


@BOTH
def test_the_first_sheet_counts_what_the_result_counts(path):
    result, sheets = example(path)
    rows = {plain(row[0]): row for row in sheets["Summary"].rows if row}
    counts = result.summary
    assert rows["All"][1:] == (
        counts.fail, counts.cannot_tell, counts.pass_, counts.not_applicable, counts.waived,
    )  # fmt: skip
    parts = [row[1:] for name, row in rows.items() if str(name).startswith("Topic: ")]
    assert [sum(column) for column in zip(*parts, strict=True)] == list(rows["All"][1:])


@BOTH
def test_clauses_and_settings_are_all_there(path):
    result, sheets = example(path)
    assert len(sheets["Coverage"].rows) == len(result.coverage)
    judged = {row["Judged"] for row in rows_of(sheets["Coverage"])}
    assert judged <= {"whole clause", "part of the clause", "no rule", "? could not be judged"}
    settings = rows_of(sheets["Settings"])
    assert sum(row["From"] == "Pack of rules" for row in settings) == len(result.rules.packs)
    assert any(row["Setting"] == "school / pupils" for row in settings)


@BOTH
def test_no_text_is_longer_than_a_cell(path):
    for sheet in example(path)[1].values():
        texts = [plain(v) for row in sheet.rows for v in row if isinstance(plain(v), str)]
        assert max(map(len, texts), default=0) < LONGEST_TEXT / 8
