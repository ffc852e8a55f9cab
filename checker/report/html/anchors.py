"""A name on the page for every finding: its key, made safe and unique."""

import re
from collections.abc import Iterable, Mapping

from checker.results.finding import Finding

Numbered = tuple[Finding, str]
"""A finding with its anchor."""
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")


def anchors(findings: Iterable[Finding]) -> Mapping[int, str]:
    """The anchor of each finding by its position, such as `f-3ad1`; a repeated key is numbered."""
    seen: dict[str, int] = {}
    found = {}
    for position, finding in enumerate(findings):
        name = anchor_of(finding.key)
        seen[name] = seen.get(name, 0) + 1
        found[position] = name if seen[name] == 1 else f"{name}--{seen[name]}"
    return found


def anchor_of(key: str) -> str:
    """The anchor of a key; characters that do not belong into an id become their code.

    >>> anchor_of("3ad1"), anchor_of('a"b')
    ('f-3ad1', 'f-a.22.b')
    """
    return "f-" + _UNSAFE.sub(lambda match: f".{ord(match[0]):x}.", key)
