"""SVG elements from plain values, with everything escaped: what a model says is hostile."""

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup, escape

from checker.report.plaintext import clean

Point = tuple[float, float]

_TENTHS = 10


def tag(name: str, *children: str | Markup, **attributes: str | float | None) -> Markup:
    """One element. Text and attribute values are cleaned and escaped; Markup is kept.

    An attribute ends in an underscore where Python needs it, and inner ones are dashes;
    those that are None are left out. Numbers keep one decimal.

    >>> tag("text", "<b>", class_="room", x=1.26, text_anchor="middle")
    Markup('<text class="room" x="1.3" text-anchor="middle">&lt;b&gt;</text>')
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = joined(children)
    if not inner:
        return Markup(f"<{name}{given}/>")  # noqa: S704 - name is ours, values are escaped
    return Markup(f"<{name}{given}>{inner}</{name}>")  # noqa: S704 - all parts are escaped


def joined(parts: Iterable[str | Markup]) -> Markup:
    """Parts after each other, text among them escaped."""
    return Markup("").join(
        part if isinstance(part, Markup) else escape(clean(part)) for part in parts
    )


def number(value: float) -> str:
    """A coordinate with one decimal at most.

    >>> number(3.04), number(-0.01), number(2.26)
    ('3', '0', '2.3')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def path_data(rings: Iterable[Iterable[Point]], *, closed: bool = True) -> str:
    """The `d` of a path through rings of drawing points; points that round alike are merged.

    Steps from point to point are written, not the points: half as long. They are steps between
    rounded points, so that no error adds up.

    >>> path_data([[(10, 20), (21.6, 20), (21.6, 14.25), (10, 15)]])
    'M10 20h11.6v-5.8l-11.6 .8Z'
    """
    parts = []
    for ring in rings:
        tenths = [(round(x * _TENTHS), round(y * _TENTHS)) for x, y in ring]
        points = [at for at, _ in groupby(tenths)]
        if len(points) > 1:
            x, y = points[0]
            steps = "".join(map(_step, points, points[1:]))
            parts.append(f"M{_short(x)}{_next(y)}{steps}" + ("Z" if closed else ""))
    return "".join(parts)


def _step(one: tuple[int, int], other: tuple[int, int]) -> str:
    dx, dy = other[0] - one[0], other[1] - one[1]
    if dy == 0:
        return f"h{_short(dx)}"
    return f"v{_short(dy)}" if dx == 0 else f"l{_short(dx)}{_next(dy)}"


def _short(tenths: int) -> str:
    """A number of tenths as SVG reads it: no zero before the point, none after it."""
    whole, rest = divmod(abs(tenths), _TENTHS)
    shown = f"{whole or ''}.{rest}" if rest else str(whole)
    return f"-{shown}" if tenths < 0 else shown


def _next(tenths: int) -> str:
    """A number after another: a sign or, where there is none, a space stands between them."""
    return _short(tenths) if tenths < 0 else f" {_short(tenths)}"


def _value(value: str | float) -> str:
    return str(escape(clean(value))) if isinstance(value, str) else number(value)
