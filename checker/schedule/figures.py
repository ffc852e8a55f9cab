"""Numbers in cells as people type them: `55`, `55 m2`, `1,234.5`, `2 no.`, or words instead."""

import re
from dataclasses import dataclass

from checker.schedule.wanted import Cell

LARGEST_AREA = 100_000.0
MOST_OF_A_ROW = 500
_LONGEST_QUOTE = 40
_NUMBER = r"(?P<number>[-−]?(?:\d[\d.,' ]*)?\d)"
_AREA_UNIT = r"(?:m\s?\^?\s?[2²]|m²|sq\.?\s?m(?:et(?:re|er)s?)?\.?|sqm|square met(?:re|er)s?)"
_AREA = re.compile(rf"{_NUMBER}\s*{_AREA_UNIT}?", re.IGNORECASE)
_COUNT = re.compile(rf"(?:x\s*)?{_NUMBER}\s*(?:x|nr\.?|no\.?|off|rooms?)?", re.IGNORECASE)
_NOTHING = re.compile(r"[-–—.\s]*")
_THOUSANDS = re.compile(r"[-−]?\d{1,3}(?:,\d{3})+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """A cell that holds something, but no figure; `why` completes `'tbc' ...`."""

    text: str
    why: str


def area_in(cell: Cell) -> float | Misread | None:
    """An area in m2; None for an empty cell, a dash or 0.

    >>> area_in("55 m2"), area_in("1,234.5"), area_in("55,5 m²"), area_in("-")
    (55.0, 1234.5, 55.5, None)
    >>> area_in("600 sq ft").why
    'is no area in m2'
    """
    value = _number(cell, _AREA, "is no area in m2")
    if not isinstance(value, float):
        return value
    if value < 0:
        return Misread(text=_quoted(cell), why="is less than nothing")
    if value > LARGEST_AREA:
        return Misread(text=_quoted(cell), why="is larger than any room")
    return value or None


def count_in(cell: Cell) -> int | Misread | None:
    """How many rooms; None for an empty cell or a dash.

    >>> count_in("2 no."), count_in(3.0), count_in("x4"), count_in("")
    (2, 3, 4, None)
    """
    value = _number(cell, _COUNT, "is no number of rooms")
    if not isinstance(value, float):
        return value
    if value % 1 or value < 0:
        return Misread(text=_quoted(cell), why="is no number of rooms")
    if value > MOST_OF_A_ROW:
        return Misread(text=_quoted(cell), why=f"is more than the {MOST_OF_A_ROW} of a row")
    return int(value)


def text_in(cell: Cell) -> str:
    r"""A cell as text on one line; whole numbers without a point.

    >>> text_in(12.0), text_in(" Small  group\nroom ")
    ('12', 'Small group room')
    """
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell % 1 == 0 else f"{cell:g}"
    return " ".join((cell or "").split())


def _number(cell: Cell, form: re.Pattern[str], why: str) -> float | Misread | None:
    if cell is None or isinstance(cell, float):
        return cell
    text = text_in(cell)
    if _NOTHING.fullmatch(text):
        return None
    found = form.fullmatch(text)
    number = _float(found["number"]) if found else None
    return Misread(text=_quoted(cell), why=why) if number is None else number


def _float(text: str) -> float | None:
    """A number with commas or points: the last sort is the decimal one, unless it groups by 3."""
    plain = text.replace(" ", "").replace("'", "").replace("−", "-")
    if plain.count(",") and plain.count(".") and plain.rfind(",") > plain.rfind("."):
        plain = plain.replace(".", "").replace(",", ".")
    elif "." in plain or _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    else:
        plain = plain.replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _quoted(cell: Cell) -> str:
    text = text_in(cell)
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}..."
