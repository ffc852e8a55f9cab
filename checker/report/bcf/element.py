"""XML elements from plain values, escaped; the text in them has been cleaned before."""

from markupsafe import Markup, escape

from checker.report.plaintext import clean

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def element(name: str, /, *children: str | Markup, **attributes: str) -> Markup:
    """One element. Text and attributes are escaped, and lines kept; Markup is taken as it is.

    Attributes that are empty are left out.

    >>> element("Title", "a < b", Guid='"')
    Markup('<Title Guid="&#34;">a &lt; b</Title>')
    """
    given = "".join(
        f' {key}="{escape(clean(value))}"' for key, value in attributes.items() if value
    )
    inner = Markup("").join(
        child if isinstance(child, Markup) else _text(child) for child in children
    )
    if not inner:
        return Markup(f"<{name}{given}/>")  # noqa: S704 - name is ours, values are escaped
    return Markup(f"<{name}{given}>{inner}</{name}>")  # noqa: S704 - all parts are escaped


def several(name: str, texts: tuple[str, ...]) -> Markup:
    """An element for each text."""
    return Markup("").join(element(name, text) for text in texts)


def document(root: Markup) -> bytes:
    """A whole file."""
    return f"{HEAD}{root}\n".encode()


def number(value: float) -> str:
    """A length to a tenth of a millimetre, or a part of a direction; never a negative nought.

    >>> number(412345.67891), number(-0.000001), number(3.0)
    ('412345.6789', '0', '3')
    """
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _text(text: str) -> Markup:
    return escape("\n".join(clean(line).strip() for line in text.split("\n")))
