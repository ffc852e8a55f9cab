"""What pre-commit runs: the rules of changed rule files, or a check of changed models.

    python hooks.py rules [PACK ...] FILE ...      rules lint, then rules test
    python hooks.py check [OPTION ...] MODEL ...   one check of all of them

Standard library only; `schoolcheck` itself is started in this Python, isolated.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_MODELS = (".ifc", ".ifczip", ".ifc.gz")
_RULES = (".yaml", ".yml")


def main(arguments: Sequence[str]) -> int:
    """The exit code of what was run; of `rules` that of lint, and where it is 0, of test."""
    task, *given = arguments
    if task == "check":
        return _run(["check", *map(_as_model, given)])
    packs = list(dict.fromkeys(map(_as_pack, given)))
    return _run(["rules", "lint", *packs]) or _run(["rules", "test", *packs])


def _as_pack(given: str) -> str:
    """The folder of a rule file that belongs to a pack: alone it would lack the pack's sources."""
    path = Path(given)
    if path.suffix in _RULES and (path.parent / "pack.yaml").is_file():
        return f"./{path.parent}"
    return _not_an_option(given) if path.suffix in _RULES else given


def _as_model(given: str) -> str:
    return _not_an_option(given) if given.casefold().endswith(_MODELS) else given


def _not_an_option(given: str) -> str:
    """A file's name that begins with a dash would be read as an option."""
    return f"./{given}" if given.startswith("-") else given


def _run(arguments: Sequence[str]) -> int:
    command = [sys.executable, "-I", "-m", "checker", *arguments]
    code = subprocess.run(command, check=False).returncode  # noqa: S603 - a list, no shell
    return code if code >= 0 else 4


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
