"""The picture of a finding's place: the drawing of the report as a PNG, with a caption."""

import re
from bisect import bisect_right
from pathlib import Path

import resvg_py
from markupsafe import Markup

from checker.report.bcf.palette import STYLE
from checker.report.bcf.png import small_png
from checker.report.drawing import finding_drawing, shared_patterns
from checker.report.drawing.svg import number, tag
from checker.report.drawing.texts import text_width
from checker.report.figures import written
from checker.report.html.places import is_spread
from checker.report.naming import subject_words
from checker.report.plaintext import shortened
from checker.report.words import OUTCOME_MARKS, OUTCOME_WORDS
from checker.results.finding import Finding, Outcome
from checker.results.plan import Plan

LARGEST = 4_500_000
"""All pictures of a file together, bytes."""
WIDTH = 600
_TOP, _STEP = 17.0, 17.0
_SIZE = 14.0
_MARGIN = 8.0
_CONDENSED = 0.92
"""How wide our letters are at most, of what a text is reckoned to need in any font."""
_LEFT_OUT = "No picture, to keep this file small; the report has the drawing."
_FRAME = re.compile(r'<svg [^>]*?viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>')
_FONTS = tuple(
    str(Path(__file__).parent / "fonts" / f"DejaVuSansCondensed{weight}.ttf")
    for weight in ("", "-Bold")
)


class Photographer:
    """Takes pictures of findings until the file would grow too large to send."""

    def __init__(self, *, largest: int = LARGEST) -> None:
        """`largest` is the size of all pictures together, bytes."""
        self._left = largest

    def taken(self, plan: Plan | None, finding: Finding) -> tuple[bytes, str]:
        """A PNG, or nothing and in words why it is missing where it could have been drawn."""
        if plan is None or (is_spread(finding) and not finding.evidence):
            return b"", ""
        if self._left <= 0:
            return b"", _LEFT_OUT
        picture = snapshot(plan, finding)
        self._left -= len(picture)
        return (picture, "") if self._left > 0 else (b"", _LEFT_OUT)


def snapshot(plan: Plan, finding: Finding) -> bytes:
    """A PNG of 600 px width; nothing where the plan does not show the place.

    The same bytes on every machine: the letters are drawn by fonts of our own, and nothing of
    the system's is asked for.
    """
    svg = snapshot_svg(plan, finding)
    if not svg:
        return b""
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=WIDTH,
        skip_system_fonts=True,
        font_files=list(_FONTS),
        font_family="DejaVu Sans",
    )
    return small_png(bytes(drawn))


def snapshot_svg(plan: Plan, finding: Finding) -> str:
    """The drawing with its caption and its style, on its own."""
    found = finding_drawing(plan, finding, name="drawing")
    frame = _FRAME.match(found.svg) if found else None
    if found is None or frame is None:
        return ""
    wide, high = float(frame[1]), float(frame[2])
    inner = Markup(found.svg[frame.end() :].removesuffix("</svg>"))  # noqa: S704 - our own drawing
    caption, band = _caption(finding, wide)
    return str(
        tag(
            "svg",
            tag("style", STYLE),
            shared_patterns(),
            tag("g", inner, transform=f"translate(0 {number(band)})"),
            caption,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {number(wide)} {number(high + band)}",
        )
    )


def _caption(finding: Finding, wide: float) -> tuple[Markup, float]:
    """Outcome and subject in bold, below them the storey and the rule's title; and its height."""
    kind = "fail" if finding.outcome is Outcome.FAIL else "tell"
    mark = f"{OUTCOME_MARKS[finding.outcome]} {OUTCOME_WORDS[finding.outcome].capitalize()}"
    start = 2 * _MARGIN + _width(mark, bold=True)
    subject = _lines(subject_words(finding), wide - start, most=1, bold=True)
    storey = shortened(finding.place.storey or finding.subject.storey)
    told = " · ".join(part for part in (storey, written(shortened(finding.title))) if part)
    below = _lines(told, wide - _MARGIN, most=2)
    band = _TOP + _STEP * (len(below) + 0.5)
    rows = [(start, _TOP, text, "head") for text in subject]
    rows += [(_MARGIN, _TOP + _STEP * row, text, "below") for row, text in enumerate(below, 1)]
    drawn = tag(
        "g",
        tag("rect", width=wide, height=band, class_="paper"),
        tag("text", mark, x=_MARGIN, y=_TOP, class_=f"head ink-{kind}"),
        *(tag("text", text, x=x, y=y, class_=style) for x, y, text, style in rows),
        tag("path", d=f"M0 {number(band)}H{number(wide)}", class_="rule"),
    )
    return drawn, band


def _lines(text: str, wide: float, *, most: int, bold: bool = False) -> list[str]:
    """Words in lines that fit (px), the last one cut where there are more."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (len(lines) == most or _width(longer, bold=bold) <= wide - _MARGIN):
            lines[-1] = longer
        else:
            lines.append(word)
    return [_cut(line, wide, bold=bold) for line in lines]


def _cut(text: str, wide: float, *, bold: bool) -> str:
    """As much of a text as there is room for (px)."""
    room = wide - _MARGIN
    if _width(text, bold=bold) <= room:
        return text

    def width(longest: int) -> float:
        return _width(shortened(text, longest), bold=bold)

    return shortened(text, bisect_right(range(1, len(text)), room, key=width) or 1)


def _width(text: str, *, bold: bool) -> float:
    return text_width(text, _SIZE, bold=bold) * _CONDENSED
