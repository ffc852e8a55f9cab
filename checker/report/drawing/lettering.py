"""The lines of a room's label: as many words as fit, wrapped, shortened or left out."""

from checker.report.figures import figure
from checker.report.plaintext import shortened
from checker.results.plan import PlanRoom

SIZE = 11.0
LINE = 13.0
CHARACTER = 0.6
LONGEST = 60


def fitting_lines(
    room: PlanRoom, *, wide: float, high: float, size: float = SIZE
) -> list[tuple[str, str]]:
    """Lines with their class, in reading order: as many as there is room for (px)."""
    most = int(high // (LINE * size / SIZE))
    across = int(wide // (CHARACTER * size))
    number = shortened(room.number, LONGEST)
    name = shortened(room.name, LONGEST).removeprefix(number).strip()
    lines: list[tuple[str, str]] = []
    if number and len(number) <= across and most > 0:
        lines.append(("bold", number))
    lines += [("", text) for text in _first(wrapped(name, across), most - len(lines), across)]
    area = "" if room.area is None else figure(room.area, "m2")
    if area and len(area) <= across and len(lines) < most:
        lines.append(("muted", area))
    return lines


def wrapped(text: str, across: int) -> list[str]:
    """Words in lines of at most `across` characters; nothing when a word is longer than a line.

    >>> wrapped("Small group room", 11)
    ['Small group', 'room']
    >>> wrapped("Electrical intake", 6)
    []
    """
    lines: list[str] = []
    for word in text.split():
        if len(word) > across:
            return []
        if lines and len(lines[-1]) + 1 + len(word) <= across:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _first(lines: list[str], most: int, across: int) -> list[str]:
    """The first lines, with an ellipsis where the rest is missing."""
    if len(lines) <= most:
        return lines
    kept = lines[: max(most, 0)]
    if kept:
        kept[-1] = kept[-1][: across - 1] + "…"
    return kept
