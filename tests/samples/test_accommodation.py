"""Oakfield's schedule of accommodation: made, the same bytes each time, and without a clock."""

import re
import zipfile
from pathlib import Path

from sample_models.make import oakfield
from sample_models.make.codes import CODES
from sample_models.make.school.accommodation import PARTS, schedule_lines, write_schedule


def test_the_committed_schedules_are_what_the_builder_writes(samples: Path, tmp_path: Path):
    made = write_schedule(tmp_path)
    assert [path.suffix for path in made] == [".csv", ".xlsx"]
    for fresh in made:
        kept = samples / "oakfield" / fresh.name
        assert kept.read_bytes() == fresh.read_bytes(), f"{fresh.name}: make the samples again"


def test_no_time_of_day_is_written(tmp_path: Path):
    _, workbook = write_schedule(tmp_path)
    with zipfile.ZipFile(workbook) as packed:
        assert {part.date_time for part in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        told = packed.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", told)) == {"2026-01-01T00:00:00Z"}


def test_every_room_that_is_wanted_is_of_a_kind_that_the_school_has():
    kinds = {room.kind for room in oakfield("A").rooms}
    wanted = {kind for entries in PARTS.values() for kind, *_ in entries}
    assert wanted <= kinds
    assert wanted <= set(CODES)


def test_totals_are_the_sums_of_their_parts():
    lines = [line for line in schedule_lines() if len(line) == 5 and line != schedule_lines()[3]]
    rooms = sum(float(line[4]) for line in lines if line[0])
    subtotals = sum(float(line[4]) for line in lines if str(line[1]).startswith("Subtotal"))
    (total,) = [float(line[4]) for line in lines if line[1] == "Total"]
    assert rooms == subtotals == total
