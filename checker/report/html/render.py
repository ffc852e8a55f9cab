"""The page as text: templates with autoescape, and a content policy made from hashes."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.bundled import bundled_folder
from checker.report.html.page import Page
from checker.report.plaintext import clean

# Of a storey plan across a sheet, with its heading and the legend.
_TALLEST_PLAN = {"A4": "138mm", "A3": "215mm"}


def render(page: Page, *, paper: str = "") -> str:
    """The whole document; for paper of a named size (`A4`, `A3`) it is without the script."""
    templates = environment()
    style = _source("style.css") + _running_header(page) + _sheet(paper)
    script = "" if paper else _source("script.js")
    return templates.get_template("report.html.j2").render(
        page=page,
        style=Markup(style),  # noqa: S704 - ours, but for a header in which all is hex-escaped
        script=Markup(script),  # noqa: S704 - ours
        policy=content_policy(style, script),
    )


@cache
def environment() -> Environment:
    """Templates that escape every value, and clean it of control and direction characters."""
    return Environment(
        loader=FileSystemLoader(bundled_folder("templates")),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def content_policy(style: str, script: str) -> str:
    """Nothing is loaded, nothing runs but this very style and this very script.

    >>> content_policy("a", "b").startswith("default-src 'none'; style-src 'sha256-")
    True
    """
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def css_text(text: str) -> str:
    """A CSS string in which everything but letters and digits of ASCII is a code point.

    >>> css_text("ab")
    '"ab"'
    """
    marks = (c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in clean(text))
    return '"' + "".join(marks) + '"'


def _running_header(page: Page) -> str:
    """What stands at the top of every printed page."""
    name, tool = css_text(page.head.name), css_text(page.head.tool)
    return f"@page{{@top-left{{content:{name}}}@top-right{{content:{tool}}}}}\n"


def _sheet(paper: str) -> str:
    """Rules for paper of another size than the style sheet's own A4; plans grow with it."""
    if not paper:
        return ""
    return (
        f"@page{{size:{paper}}}@page landscape{{size:{paper} landscape}}\n"
        f"@media print{{.storey{{max-height:{_TALLEST_PLAN[paper]}}}}}\n"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _source(name: str) -> str:
    return bundled_folder("templates").joinpath(name).read_text(encoding="utf-8")


def _harmless(value: Any) -> Any:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
