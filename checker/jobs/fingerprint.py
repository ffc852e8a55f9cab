"""What decides an answer besides the files that were read: our code, other people's, the machine.

Told without importing any of it: names of installed packages carry their versions.
"""

import hashlib
import os
import platform
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

_OURS = str(Path(__file__).resolve().parents[1])
BUNDLED = "_bundled"
"""Rules and templates of an installed tool. Each run takes down for itself what it reads there."""
_PACKAGES, _CONDA = (".dist-info", ".egg-info"), "conda-meta"
_MAPPED = Path("/proc/self/maps")


def seen_file(path: str) -> str:
    """What a file holds and where it really lies, as one word; nothing where there is none.

    Raises:
        OSError: when it cannot be read, or is no plain file.
    """
    try:
        with open(path, "rb", opener=_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(f"{path} is no plain file")
            held = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
    return f"{held} {os.path.realpath(path)}"


def _at_once(path: str, flags: int) -> int:
    """Opens without waiting: a pipe that nobody writes to would keep whoever opens it for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def seen_folder(path: str) -> str:
    """Which names a folder holds, as one word; nothing where there is none.

    Raises:
        OSError: when it cannot be listed.
    """
    try:
        with os.scandir(path) as found:
            names = sorted(f"{each.name}{'/' if each.is_dir() else ''}" for each in found)
    except FileNotFoundError:
        return ""
    held = hashlib.sha256("\n".join(names).encode(errors="surrogateescape")).hexdigest()
    return f"{held} {os.path.realpath(path)}"


@cache
def code_folders() -> tuple[str, ...]:
    """Folders of code that `made_by` answers for: the standard library, packages, and our own."""
    packages = [each for each in sys.path if Path(each).name in {"site-packages", "dist-packages"}]
    standard = str(Path(os.__file__).parent)
    return tuple(each + os.sep for each in (_OURS, standard, *packages))


def is_code(path: str) -> bool:
    """Whether a file is part of the installation, so that nobody has to take it down."""
    if path.startswith(os.path.join(_OURS, BUNDLED) + os.sep):  # noqa: PTH118 - many are asked
        return False
    return path.startswith(code_folders())


def made_by() -> list[str]:
    """Our code by what it holds, other packages by their versions, Python and the machine."""
    return [
        _our_code(),
        sys.version,
        sys.platform,
        platform.machine(),
        *sorted(_packages()),
    ]


def libraries() -> dict[str, str]:
    """The machine's own libraries that this process has loaded, with size and time of change.

    GEOS is one of them where Shapely was built on the machine. Known on Linux alone.
    """
    try:
        lines = _MAPPED.read_text(errors="surrogateescape").splitlines()
    except OSError:
        return {}
    paths = {line.split(maxsplit=5)[5] for line in lines if "/" in line}
    return {
        path: told
        for path in sorted(paths)
        if ".so" in path and not is_code(path) and (told := library(path))
    }


def library(path: str) -> str:
    """Size and time of change of a library; nothing where there is none."""
    try:
        there = os.stat(path)  # noqa: PTH116 - a path as the system tells it
    except OSError:
        return ""
    return f"{there.st_size} {there.st_mtime_ns}"


def _our_code() -> str:
    held = hashlib.sha256()
    for folder, inner, names in os.walk(_OURS):
        inner[:] = sorted(each for each in inner if each not in {"__pycache__", BUNDLED})
        for name in sorted(names):
            with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH118, PTH123 - 600 of them
                held.update(f"\n{name}\n{os.path.basename(folder)}\n".encode() + file.read())  # noqa: PTH119
    return held.hexdigest()


def _packages() -> Iterator[str]:
    """Names of all installed packages with their versions, as their folders are called."""
    for folder in {*sys.path, os.path.join(sys.prefix, _CONDA)}:  # noqa: PTH118
        ends = ".json" if folder.endswith(_CONDA) else _PACKAGES
        with suppress(OSError):
            names = os.listdir(folder)  # noqa: PTH208 - names are all that is wanted
            yield from (each for each in names if each.endswith(ends))
