"""A program in Chromium's place that does to the PDF whatever a test wants."""

import sys
from pathlib import Path

WHOLE = "%PDF-1.4\n<</CreationDate (D:20261128013246+00'00')>>\n%%EOF\n"
KEEPS = "target.write_text({text!r})"
SAYS = "print('Cannot open display', file=sys.stderr)"
HANGS = "subprocess.Popen(['sleep', '60']); print(os.getpid(), file=open({pids!r}, 'w')); time.sleep(60)"  # noqa: E501


def stand_in(folder: Path, does: str) -> Path:
    """An executable that runs one line of Python; `target` is the PDF it was asked for."""
    path = folder / "stand-in"
    path.write_text(
        f"#!{sys.executable}\n"
        "import os, subprocess, sys, time\n"
        "from pathlib import Path\n"
        "given = dict(each.split('=', 1) for each in sys.argv if '=' in each)\n"
        "target = Path(given['--print-to-pdf'])\n"
        "page = target.with_suffix('.html').read_text('utf-8')\n"
        f"{does}\n",
        encoding="utf-8",
    )
    path.chmod(0o755)
    return path
