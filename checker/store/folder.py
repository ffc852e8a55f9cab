"""Where the cache lies, how large it may grow, and whether what lies there can be trusted."""

import os
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER, SIZE = "SCHOOLCHECK_CACHE", "SCHOOLCHECK_CACHE_MB"
_NAME = "schoolcheck"
_USUAL_MB = 1024
_MOST_MB = 1900
"""A child may write no file larger than 2 GiB, and the cache is one file."""


class UnfitCacheError(Exception):
    """The cache cannot be used; says why. It costs time and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The folder of a cache and the most that it may hold, in bytes; 0 is no cache."""

    folder: Path
    most: int


def place(environment: Mapping[str, str]) -> Place:
    """Where this user's cache lies and how large it may grow, as the environment says.

    Raises:
        UnfitCacheError: when there is no home, or the size is no number.
    """
    said = environment.get(SIZE, "").strip()
    try:
        megabytes = float(said) if said else _USUAL_MB
        most = int(min(max(megabytes, 0.0), _MOST_MB) * 1024**2)
    except (ValueError, OverflowError) as error:
        raise UnfitCacheError(f"{SIZE} is {said[:20]!r} and no number of megabytes") from error
    return Place(folder=_folder(environment), most=most)


def make_folder(folder: Path) -> None:
    """Make the folder if need be, for its owner alone, and look whether it can be trusted.

    It is when it is ours and not everybody may write to it: what somebody else can write there
    would come back as a verdict of ours. A link to it has to be ours too. Members of the owner's
    group may be allowed to write; the folders above are not looked at.

    Raises:
        UnfitCacheError: when it cannot be made or is not to be trusted.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UnfitCacheError(f"its folder cannot be made: {error.strerror}") from error
    refuse_foreign(folder, "its folder")


def refuse_foreign(path: Path, what: str) -> None:
    """Refuse a path that somebody else owns, or that everybody may write to.

    Raises:
        UnfitCacheError: when it is one, or is not there.
    """
    if sys.platform == "win32":
        return  # the folder is the user's own; owners are not told by numbers there
    try:
        link, there = path.lstat(), path.stat()
    except OSError as error:
        raise UnfitCacheError(f"{what} cannot be looked at: {error.strerror}") from error
    if {there.st_uid, link.st_uid} != {os.geteuid()}:
        raise UnfitCacheError(f"{what} belongs to somebody else")
    if there.st_mode & stat.S_IWOTH:
        raise UnfitCacheError(f"{what} may be written to by everybody")


def _folder(environment: Mapping[str, str]) -> Path:
    if given := environment.get(FOLDER, "").strip():
        return Path(given).expanduser().absolute()
    usual = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    # The standard says that a relative path there is to be ignored.
    if (above := Path(environment.get(usual, ""))).is_absolute():
        return above / _NAME
    try:
        return Path.home() / ".cache" / _NAME
    except RuntimeError as error:
        raise UnfitCacheError("there is no home folder to keep it in") from error
