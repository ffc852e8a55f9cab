"""Where the rules that somebody asked for are: a shipped pack by name, a folder or a file."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from checker.bundled import bundled_folder
from checker.errors import UsageError

READINESS = "readiness"
_RULE = re.compile(r"^- rule: (\S+)", re.MULTILINE)


def shipped_packs() -> tuple[str, ...]:
    """Names of the packs that come with the tool."""
    folder = bundled_folder("rules")
    return tuple(sorted(path.parent.name for path in folder.glob("*/pack.yaml")))


@cache
def shipped_rules() -> frozenset[str]:
    """The ids of all rules that come with the tool, of whichever pack."""
    files = bundled_folder("rules").glob("*/*.yaml")
    return frozenset(id_ for path in files for id_ in _RULE.findall(path.read_text("utf-8")))


def locate(names: Sequence[str], *, base: Path) -> tuple[Path, ...]:
    """Paths of the packs, folders and files named; the readiness pack always comes first.

    A name with a separator, or one that is not a shipped pack, is a path relative to `base`.

    Raises:
        UsageError: with all names that lead nowhere.
    """
    shipped = shipped_packs()
    found, lost = [bundled_folder("rules") / READINESS], []
    for name in names:
        path = bundled_folder("rules") / name if name in shipped else base / name
        if not path.exists():
            lost.append(name)
        elif path not in found:
            found.append(path)
    if lost:
        raise UsageError(
            f"No rules called {', '.join(lost)}: give a folder or a file of rules, "
            f"or a shipped pack ({', '.join(shipped)})."
        )
    return tuple(found)
