"""The style of a drawing that stands alone: what the page's own style says of drawings.

Colours are written out, light first and dark where the reader prefers it, because programs other
than browsers know no variables.
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from checker.bundled import bundled_folder

_ELEMENTS = frozenset({"svg", "text", "tspan", "path", "circle", "rect"})
_VARIABLE = re.compile(r"--([a-z-]+):([^;}]+)")
_USED = re.compile(r"var\(--([a-z-]+)\)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DARK = "@media (prefers-color-scheme:dark)"
_CLASSES = re.compile(r'class="([^"]*)"')
_PROPERTIES = frozenset(
    ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin",
     "vector-effect", "paint-order", "font-family", "font-size", "font-weight", "text-anchor",
     "dominant-baseline", "visibility", "overflow"]
)  # fmt: skip
"""What a drawing is painted by: how the page lays it out is no matter of a drawing alone."""
_OWN = (
    'svg{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}'
    ".heavy.pass{stroke:var(--ink)}text.ink-pass{fill:var(--pass)}text.ink-none{fill:var(--na)}"
)


@cache
def page_style() -> str:
    """The style sheet of the page; the same text wherever it runs."""
    return bundled_folder("templates").joinpath("style.css").read_text(encoding="utf-8")


def drawing_style(drawing: str, sheet: str) -> str:
    """The rules of a style sheet that this drawing needs, with the colours written out.

    >>> sheet = ":root{--ink:#000000}text,.a{fill:var(--ink)}.b{fill:none}"
    >>> drawing_style("<text>", sheet).split("}")[0]
    'text{fill:#000000'
    """
    plain = _COMMENT.sub("", sheet)
    light, dark = _themes(plain)
    classes = {name for each in _CLASSES.findall(drawing) for name in each.split()}
    rules = list(_needed(_without_media(plain) + _OWN, classes))
    told = [f"{names}{{{_resolved(';'.join(body), light)}}}" for names, body in rules]
    inverted = [
        f"{names}{{{_resolved(';'.join(changing), dark)}}}"
        for names, body in rules
        if (changing := [each for each in body if _USED.search(each)])
    ]
    return "".join(told) + f"{_DARK}{{{''.join(inverted)}}}"


def _themes(sheet: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The variables in light, and in dark where they differ."""
    light = dict(_VARIABLE.findall(_root(sheet)))
    _before, is_there, after = sheet.partition(_DARK)
    return light, light | dict(_VARIABLE.findall(_root(after))) if is_there else light


def _root(sheet: str) -> str:
    found = re.search(r":root\{([^}]*)\}", sheet)
    return found[1] if found else ""


def _without_media(sheet: str) -> str:
    """What stands outside of @media and other blocks in blocks."""
    kept, depth, start, rule_at = [], 0, 0, 0
    for place, sign in enumerate(sheet):
        if sign == "{":
            depth += 1
            rule_at = start if depth == 1 else rule_at
        elif sign == "}":
            depth -= 1
            if depth == 0:
                block = sheet[rule_at : place + 1].strip()
                kept.append("" if block.startswith("@") else block)
                start = place + 1
    return "".join(kept)


def _needed(sheet: str, classes: AbstractSet[str]) -> Iterator[tuple[str, list[str]]]:
    """Selectors that may mean something in the drawing, and what of them a drawing knows."""
    for names, body in _RULE.findall(sheet):
        kept = [each for each in map(str.strip, names.split(",")) if _is_there(each, classes)]
        told = [each for each in body.split(";") if each.partition(":")[0].strip() in _PROPERTIES]
        if kept and told:
            yield ",".join(kept), told


def _is_there(name: str, classes: AbstractSet[str]) -> bool:
    """Whether a selector may fit: one element or class, no other."""
    element, *named = name.split(".")
    return bool(name) and element in {*_ELEMENTS, ""} and classes >= set(named)


def _resolved(body: str, theme: Mapping[str, str]) -> str:
    return _USED.sub(lambda found: theme.get(found[1], "currentColor"), body)
