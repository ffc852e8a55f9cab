"""Oakfield's schedule of accommodation as CSV and XLSX: it fits revision A but for four rooms.

Missing is the base's calm room, undersized a small group room (00-16), extra the store that took
the calm room's place (00-67), and the meeting room is called an interview room (00-08).
"""

import csv
import io
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook

from sample_models.make.codes import CODES

NAME = "schedule-of-accommodation"
_HEADER = ("ADS code", "Room", "Number", "Area each (m2)", "Total area (m2)")
_BANNER = ("Oakfield Primary: schedule of accommodation", "420 places, inclusion base of 20 places")
_STILL = (1980, 1, 1, 0, 0, 0)
# Heading, then the kind of room, its title, how many, and the area of each (m2).
Entry = tuple[str, str, int, float]
PARTS: dict[str, tuple[Entry, ...]] = {
    "Basic teaching": (
        ("reception class", "Reception class", 2, 62),
        ("infant class", "Infant class", 4, 62),
        ("junior class", "Junior class", 8, 55),
        ("practical", "Practical room", 1, 38),
        ("art", "Art and DT room", 1, 48),
    ),
    "Halls and learning resources": (
        ("hall", "Hall", 1, 180),
        ("studio", "Activity studio", 1, 54),
        ("library", "Library", 1, 31),
        ("small group", "Small group room", 2, 9),
        ("small group", "Small group room", 1, 12),
        ("medium group", "Small group room", 1, 16),
        ("sen resource", "SEN resource room", 1, 18),
        ("calm", "Calm room", 1, 4.5),
    ),
    "Inclusion base": (
        ("base class", "Base classroom", 3, 55),
        ("base group", "Small group room (base)", 1, 12),
        ("base group", "Small group room (base)", 1, 9),
        ("calm", "Calm room (base)", 1, 12),
        ("sensory", "Sensory room", 1, 18),
        ("speech therapy", "Speech and language therapy room", 1, 13.5),
        ("life skills", "Life skills room", 1, 24),
        ("base workroom", "Base staff workroom", 1, 15),
        ("parents", "Parents' room", 1, 10),
        ("base store", "Base store", 1, 11),
        ("hygiene", "Hygiene room", 1, 7.5),
    ),
    "Staff and administration": (
        ("reception desk", "Reception", 1, 17),
        ("office", "General office", 1, 11),
        ("head", "Head teacher's office", 1, 9.5),
        ("senco", "SENCo office", 1, 9),
        ("meeting", "Meeting room", 1, 16),
        ("medical", "Medical room", 1, 9.5),
        ("reprographics", "Reprographics room", 1, 12),
        ("staff room", "Staff room", 1, 34),
        ("workroom", "Staff workroom", 1, 39),
    ),
    "Storage and kitchen": (
        ("teaching store", "Teaching resource store", 1, 15),
        ("teaching store", "Curriculum store", 1, 25),
        ("teaching store", "ICT store", 1, 25),
        ("sports store", "PE store", 1, 18.5),
        ("furniture store", "Chair and table store", 1, 19),
        ("outdoor store", "Outdoor play store", 1, 19),
        ("outdoor store", "Garden store", 1, 14),
        ("outdoor store", "Outdoor equipment store", 1, 2.5),
        ("kitchen", "Kitchen", 1, 40),
    ),
}
Line = tuple[str | float | None, ...]


def schedule_lines() -> list[Line]:
    """Banner, header, and each part with its heading and its subtotal, as an architect has them."""
    lines: list[Line] = [(text,) for text in _BANNER] + [(), _HEADER]
    everything = 0.0
    for part, entries in PARTS.items():
        lines.append((None, part))
        lines += [
            (CODES[kind].ads, title, count, area, count * area)
            for kind, title, count, area in entries
        ]
        whole = sum(count * area for _, _, count, area in entries)
        lines += [(None, f"Subtotal {part.lower()}", None, None, whole), ()]
        everything += whole
    return [*lines, (None, "Total", None, None, everything)]


def write_schedule(folder: Path) -> list[Path]:
    """The same schedule twice, the same bytes each time."""
    text = folder / f"{NAME}.csv"
    lines = schedule_lines()
    with text.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows(lines)
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Schedule")
    for line in lines:
        sheet.append(line)
    sheet.merge_cells("A1:E1")
    packed = io.BytesIO()
    book.save(packed)
    table = folder / f"{NAME}.xlsx"
    table.write_bytes(_without_clock(packed.getvalue()))
    return [text, table]


def _without_clock(workbook: bytes) -> bytes:
    """A workbook without the time of day in its parts and in its directory; not compressed."""
    still = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(still, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", b"2026-01-01T00:00:00Z", old.read(name))
            new.writestr(zipfile.ZipInfo(name, _STILL), part)
    return still.getvalue()
