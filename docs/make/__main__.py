"""Write every made page again: `python -m docs.make`."""

import sys
from pathlib import Path

from docs.make.pages import made_files

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Write the files that differ and name them."""
    changed = [name for name, text in made_files().items() if _write(ROOT / name, text)]
    sys.stdout.write("".join(f"{name}\n" for name in changed) or "Nothing to do.\n")


def _write(path: Path, text: str) -> bool:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


if __name__ == "__main__":
    main()
