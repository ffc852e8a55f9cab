"""What stands on every drawing: patterns of outcomes, north arrow, scale bar, outcome marks."""

from math import cos, radians, sin

from markupsafe import Markup

from checker.report.drawing.sheet import Sheet
from checker.report.drawing.svg import joined, path_data, tag
from checker.results.finding import Outcome

_BARS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
_BAR_SHARE = 0.28
PATTERN_OF = {Outcome.FAIL: "p-fail", Outcome.CANNOT_TELL: "p-tell"}


def shared_patterns() -> Markup:
    """The hidden drawing that holds the patterns; once per page, before any other drawing."""
    hatch = tag("path", d="M0 6L6 0M-1 1L1 -1M5 7L7 5", class_="hatch-fail")
    cross = tag("path", d="M0 0L8 8M8 0L0 8", class_="hatch-block")
    dots = tag("circle", cx=2, cy=2, r=1.2, class_="dot-tell")
    patterns = tag(
        "defs", _pattern("p-fail", 6, hatch), _pattern("p-block", 8, cross),
        _pattern("p-tell", 6, dots),
    )  # fmt: skip
    return tag("svg", patterns, class_="patterns", width=0, height=0, aria_hidden="true")


def north_arrow(north: float, centre: tuple[float, float], size: float = 15) -> Markup:
    """An arrow to north; `north` is in degrees anticlockwise from the plan's x."""
    x, y = centre
    ahead = (cos(radians(north)) * size, -sin(radians(north)) * size)
    side = (-ahead[1] * 0.4, ahead[0] * 0.4)
    tail = (x - ahead[0] * 0.8, y - ahead[1] * 0.8)
    shape = [
        (x + ahead[0], y + ahead[1]),
        (tail[0] + side[0], tail[1] + side[1]),
        (x - ahead[0] * 0.4, y - ahead[1] * 0.4),
        (tail[0] - side[0], tail[1] - side[1]),
    ]
    letter = tag(
        "text", "N", x=x + ahead[0] * 1.6, y=y + ahead[1] * 1.6, class_="mid small halo"
    )  # fmt: skip
    data = path_data([shape])
    return tag(
        "g", tag("path", d=data, class_="under"), tag("path", d=data, class_="solid"), letter
    )


def bar_length(sheet: Sheet) -> float:
    """The round length in metres of the scale bar of a drawing."""
    room = sheet.width * _BAR_SHARE / sheet.scale
    return max((bar for bar in _BARS if bar <= room), default=_BARS[0])


def scale_bar(sheet: Sheet, origin: tuple[float, float]) -> Markup:
    """A bar of a round length, with its left end at `origin` (px) and the length in words."""
    metres = bar_length(sheet)
    x, y = origin
    end = x + metres * sheet.scale
    data = f"M{x:.1f} {y - 5:.1f}V{y:.1f}H{end:.1f}V{y - 5:.1f}"
    line = joined([tag("path", d=data, class_="under"), tag("path", d=data, class_="ruled")])
    length = f"{metres:g} m" if metres >= 1 else f"{metres * 1000:.0f} mm"
    return tag(
        "g", line, tag("text", length, x=(x + end) / 2, y=y - 9, class_="mid small halo")
    )  # fmt: skip


def outcome_mark(
    outcome: Outcome,
    text: str,
    at: tuple[float, float],
    zoom: float = 1.0,
    *,
    name: str | None = None,
) -> Markup:
    """A box with the outcome's symbol and a text, patterned at its left edge; `name` is its id."""
    kind = "fail" if outcome is Outcome.FAIL else "tell"
    wide, high = mark_size(text, zoom)
    x, y = at[0] - wide / 2, at[1] - high / 2
    return tag(
        "g",
        tag("rect", x=x, y=y, width=wide, height=high, rx=3 * zoom, class_=f"mark {kind}"),
        tag("rect", x=x, y=y, width=5 * zoom, height=high, fill=f"url(#{PATTERN_OF[outcome]})"),
        tag(
            "text",
            text,
            x=at[0] + 2.5 * zoom,
            y=at[1],
            class_=f"mid bold ink-{kind}",
            font_size=12 * zoom,
        ),
        id=name,
    )


def mark_size(text: str, zoom: float = 1.0) -> tuple[float, float]:
    """Width and height of a mark with this text, px."""
    return (15 + 7.2 * len(text)) * zoom, 18 * zoom


def _pattern(name: str, size: float, drawn: Markup) -> Markup:
    return tag(
        "pattern", drawn, id=name, width=size, height=size, patternUnits="userSpaceOnUse"
    )  # fmt: skip
