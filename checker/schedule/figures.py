"""Numbers in cells as people type them: `55`, `55 m2`, `1,234.5`, `2 no.`, or words instead."""

import re
from dataclasses import dataclass

from checker.schedule.wanted import Cell

LARGEST_AREA = 100_000.0
SQUARE_FOOT = 0.09290304
_DIGITS = 6
MOST_OF_A_ROW = 500
_LONGEST_QUOTE = 40
_NUMBER = r"(?P<number>[-−]?(?:\d[\d.,' ]*)?\d)"
_AREA_UNIT = r"(?:m\s?\^?\s?[2²]|m²|sq\.?\s?m(?:et(?:re|er)s?)?\.?|sqm|square met(?:re|er)s?)"
_FEET_UNIT = r"(?:(?:sq\.?|square)\s?(?:ft\.?|feet|foot)|sqft|ft\s?\^?\s?[2²]|[ng]?sf)"
_AREA = re.compile(rf"{_NUMBER}\s*{_AREA_UNIT}?", re.IGNORECASE)
_AREA_IN_FEET = re.compile(rf"{_NUMBER}\s*{_FEET_UNIT}?", re.IGNORECASE)
_COUNT = re.compile(rf"(?:x\s*)?{_NUMBER}\s*(?:x|nr\.?|no\.?|off|rooms?)?", re.IGNORECASE)
_NOTHING = re.compile(r"[-–—.\s]*")
_LEAST, _LEAST_IN_FEET = (
    re.compile(
        rf"(?:>=?|≥|min(?:imum)?\.?|at least|from)\s*(?P<only>[\d.,' ]*\d)\s*{unit}?\s*\+?"
        rf"|(?P<first>[\d.,' ]*\d)\s*{unit}?\s*(?:\+|min(?:imum)?\.?|or more)"
        rf"|(?P<low>[\d.,' ]*\d)\s*{unit}?\s*(?:-|–|—|to)\s*(?P<high>[\d.,' ]*\d)\s*{unit}?",
        re.IGNORECASE,
    )
    for unit in (_AREA_UNIT, _FEET_UNIT)
)
_POINTS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.])")
_THOUSANDS = re.compile(r"[-−]?\d{1,3}(?:,\d{3})+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How the areas of a column are written: in square feet, with decimal commas throughout."""

    is_feet: bool = False
    has_decimal_commas: bool = False


IN_METRES = Writing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """A cell that holds something, but no figure; `why` completes `'tbc' ...`."""

    text: str
    why: str


def area_in(cell: Cell, writing: Writing = IN_METRES) -> float | Misread | None:
    """An area in m2; None for an empty cell, a dash or 0.

    A foot has 0.3048 m exactly; what is converted is rounded to 1 mm2. With decimal commas
    throughout, points part the thousands.

    >>> area_in("55 m2"), area_in("1,234.5"), area_in("55,5 m²"), area_in("-")
    (55.0, 1234.5, 55.5, None)
    >>> area_in("600 sq ft").why
    'is no area in m2'
    >>> area_in("600 sq ft", Writing(is_feet=True)), area_in("1.234"), area_in(None)
    (55.741824, 1.234, None)
    >>> area_in("1.234", Writing(has_decimal_commas=True))
    1234.0
    """
    form, unit = (_AREA_IN_FEET, "sq ft") if writing.is_feet else (_AREA, "m2")
    text = _grouped(cell) if writing.has_decimal_commas else cell
    value = _number(text, form, f"is no area in {unit}")
    if isinstance(value, Misread):
        return Misread(text=_quoted(cell), why=value.why)
    if value is None:
        return None
    if value < 0:
        return Misread(text=_quoted(cell), why="is less than nothing")
    value = round(value * SQUARE_FOOT, _DIGITS) if writing.is_feet else value
    if value > LARGEST_AREA:
        return Misread(text=_quoted(cell), why="is larger than any room")
    return value or None


def least_area_in(cell: Cell, writing: Writing = IN_METRES) -> float | None:
    """The lower end in m2 of what is plainly a range or a bound; None for all else.

    >>> least_area_in("55-62 m2"), least_area_in(">= 20"), least_area_in("20 m2 min")
    (55.0, 20.0, 20.0)
    >>> least_area_in("500-600 sq ft"), least_area_in("500-600 sq ft", Writing(is_feet=True))
    (None, 46.45152)
    >>> least_area_in("62-55"), least_area_in("max 20"), least_area_in("c. 12")
    (None, None, None)
    """
    text = _grouped(cell) if writing.has_decimal_commas else cell
    form = _LEAST_IN_FEET if writing.is_feet else _LEAST
    found = form.fullmatch(text_in(text))
    if found is None:
        return None
    scale = SQUARE_FOOT if writing.is_feet else 1.0
    ends = [_float(text) for text in found.groups() if text]
    known = [end for end in ends if end is not None and 0 < end <= LARGEST_AREA]
    return (
        round(known[0] * scale, _DIGITS)
        if known and known == sorted(ends, key=lambda end: end or 0.0)
        else None
    )


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


def _grouped(cell: Cell) -> Cell:
    """The text with points only where they are decimal, in a file whose decimals have commas."""
    if not isinstance(cell, str):
        return cell
    ungrouped = _POINTS.sub(lambda found: found[0].replace(".", ""), cell)
    return ungrouped.replace(",", ".")


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
