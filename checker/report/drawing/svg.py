"""SVG elements from plain values, with everything escaped: what a model says is hostile."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from checker.report.plaintext import clean

Point = tuple[float, float]


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
    """The `d` of a path through rings of drawing points; points that round alike are merged."""
    parts = []
    for ring in rings:
        shown = [f"{number(x)} {number(y)}" for x, y in ring]
        points = [one for one, before in zip(shown, ["", *shown], strict=False) if one != before]
        if len(points) > 1:
            parts.append("M" + "L".join(points) + ("Z" if closed else ""))
    return "".join(parts)


def _value(value: str | float) -> str:
    return str(escape(clean(value))) if isinstance(value, str) else number(value)
