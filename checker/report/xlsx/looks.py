"""How cells look: the outcome's ink on a pale fill, numbers by their unit, links underlined."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from checker.report.xlsx.cells import Kind, Look

INK, MUTED, LINE, LINK, HEAD = "#16191d", "#505a64", "#8a94a0", "#0b4f9e", "#f4f4f1"
FILLS: Mapping[Look, tuple[str, str]] = MappingProxyType(
    {
        "fail": ("#a3122a", "#fde7ea"),
        "cannot_tell": ("#7a4a00", "#ffe9c7"),
        "pass": ("#0b6b3a", "#e4f5e8"),
        "not_applicable": (MUTED, "#f4f4f1"),
        "waived": ("#5b2a8c", "#efe6fa"),
    }
)
"""Ink and fill of each outcome, from the report's colours; at least 4.5 to 1."""
_NUMBERS: Mapping[Kind, str] = MappingProxyType(
    {"mm": "0", "m2": "0.00", "number": "General", "count": "0", "percent": "0 %"}
)
_ASIDE = {"align": "right", "indent": 1}
"""Numbers keep off the words of the next column."""
_SIZE, _LARGE = 11, 14
_PLAIN = {"font_name": "Calibri", "font_size": _SIZE, "font_color": INK}


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What decides the format of a cell.

    One aside stands over or under numbers. A quoted one starts like a formula and stays a text
    also when somebody edits it.
    """

    look: Look = ""
    kind: Kind = "text"
    is_aside: bool = False
    is_wrapped: bool = False
    is_linked: bool = False
    is_quoted: bool = False


def properties(style: Style) -> dict[str, Any]:
    """The format of a cell, as XlsxWriter takes it."""
    found: dict[str, Any] = {**_PLAIN, "valign": "top", "text_wrap": style.is_wrapped}
    if style.kind != "text":
        found |= {"num_format": _NUMBERS[style.kind], **_ASIDE}
    if style.look in FILLS:
        ink, fill = FILLS[style.look]
        found |= {"font_color": ink, "bg_color": fill, "bold": True}
    if style.look == "note":
        found |= {"italic": True, "font_color": MUTED}
    if style.look in {"heading", "strong"}:
        found |= {"bold": True, "font_size": _LARGE if style.look == "heading" else _SIZE}
    if style.is_linked:
        found |= {"font_color": LINK, "underline": 1}
    if style.is_aside:
        found |= _ASIDE
    if style.is_quoted:
        found["quote_prefix"] = True
    return found


def header_properties(kind: Kind) -> dict[str, Any]:
    """The titles of columns: bold, wrapped, ruled below, over numbers at their side."""
    ruled = {"bottom": 1, "bottom_color": LINE, "bg_color": HEAD, "bold": True}
    side = {"align": "left"} if kind == "text" else _ASIDE
    return {**_PLAIN, **ruled, **side, "valign": "top", "text_wrap": True}
