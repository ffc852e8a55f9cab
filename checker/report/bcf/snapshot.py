"""The picture of a finding's place: the drawing of the report as a PNG, with a caption."""

import re
from pathlib import Path

import resvg_py
from markupsafe import Markup

from checker.report.bcf.palette import STYLE
from checker.report.bcf.png import small_png
from checker.report.drawing import finding_drawing, shared_patterns
from checker.report.drawing.svg import number, tag
from checker.report.drawing.texts import text_width
from checker.report.html.places import is_spread
from checker.report.naming import subject_words
from checker.report.plaintext import shortened
from checker.report.words import OUTCOME_MARKS, OUTCOME_WORDS
from checker.results.finding import Finding, Outcome
from checker.results.plan import Plan

LARGEST = 4_500_000
"""All pictures of a file together, bytes."""
WIDTH = 600
_BAND = 42.0
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
    return str(
        tag(
            "svg",
            tag("style", STYLE),
            shared_patterns(),
            tag("g", inner, transform=f"translate(0 {number(_BAND)})"),
            _caption(finding, wide),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {number(wide)} {number(high + _BAND)}",
        )
    )


def _caption(finding: Finding, wide: float) -> Markup:
    """Outcome and subject in bold, below them the storey and the rule's title."""
    kind = "fail" if finding.outcome is Outcome.FAIL else "tell"
    mark = f"{OUTCOME_MARKS[finding.outcome]} {OUTCOME_WORDS[finding.outcome].capitalize()}"
    start = 2 * _MARGIN + _width(mark, bold=True)
    storey = shortened(finding.place.storey or finding.subject.storey)
    below = " · ".join(part for part in (storey, shortened(finding.title)) if part)
    return tag(
        "g",
        tag("rect", width=wide, height=_BAND, class_="paper"),
        tag("text", mark, x=_MARGIN, y=17, class_=f"head ink-{kind}"),
        tag("text", _fitting(subject_words(finding), wide - start, bold=True), x=start, y=17,
            class_="head"),
        tag("text", _fitting(below, wide - _MARGIN), x=_MARGIN, y=34, class_="below"),
        tag("path", d=f"M0 {number(_BAND)}H{number(wide)}", class_="rule"),
    )  # fmt: skip


def _fitting(text: str, wide: float, *, bold: bool = False) -> str:
    """As much of a text as there is room for (px)."""
    longest = len(text)
    while longest > 1 and _width(shortened(text, longest), bold=bold) > wide - _MARGIN:
        longest -= 1
    return shortened(text, longest) if text else ""


def _width(text: str, *, bold: bool = False) -> float:
    return text_width(text, _SIZE, bold=bold) * _CONDENSED
