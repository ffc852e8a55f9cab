"""What a run reads and writes, seen from below, so that nobody has to keep a list of it.

Python tells its hooks of every file and folder that it opens. An answer that was kept counts only
while all that its run read is still the same.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Collection, Mapping
from typing import Any

from checker.jobs.fingerprint import is_code, seen_file, seen_folder

_WRITES = os.O_WRONLY | os.O_RDWR
_LEAVES = ("subprocess.", "socket.", "os.system", "os.exec", "os.posix_spawn", "os.chdir")
"""Events after which nobody can tell what an answer rests on."""


class Observer:
    """Watches this process from `watch` to `end`. A hook of Python's is never taken away again.

    `known` holds what files were before the run, by path: `seen_file` of each. It goes without
    saying that they are read; that they were another thing by then spoils what was seen.
    `out` is the folder that the run writes to.
    """

    def __init__(self, *, out: str, known: Mapping[str, str]) -> None:
        """Nothing is seen before `watch`."""
        self.files: dict[str, str] = {}
        self.folders: dict[str, str] = {}
        self.made: set[str] = set()
        self.spoiled = ""
        self._known = known
        self._out = os.path.abspath(out)  # noqa: PTH100 - compared with paths as hooks tell them
        self._spare: list[str] = []
        self._is_on = False

    def watch(self) -> None:
        """Begin: whatever is opened from here on is taken down as it is just before."""
        tempfile.gettempdir()  # tries where it may write, once in a process
        self._is_on = True
        sys.addaudithook(self._see)

    def end(self) -> None:
        """Take down nothing more."""
        self._is_on = False

    def unchanged(self, *, apart: Collection[str] = ()) -> bool:
        """Whether all that was read is still what it was; not asked of files `apart`."""
        if self.spoiled:
            return False
        try:
            return all(
                seen_file(path) == seen
                for path, seen in {**self._known, **self.files}.items()
                if path not in apart
            ) and all(seen_folder(path) == seen for path, seen in self.folders.items())
        except OSError:
            return False

    def _see(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._is_on:
            return
        if event.startswith(_LEAVES):
            self.spoiled = self.spoiled or event
        elif event in _SEEN:
            self._is_on = False  # what is read to take this down is no part of the run
            try:
                _SEEN[event](self, *arguments)
            except (OSError, ValueError, TypeError) as error:
                self.spoiled = self.spoiled or f"{event}: {error}"
            finally:
                self._is_on = True

    def _open(self, given: Any, _mode: Any, flags: Any) -> None:
        if isinstance(given, int):
            return  # opened before by its name
        path = os.path.abspath(os.fsdecode(given))  # noqa: PTH100
        if is_code(path) or path == os.devnull or self._is_spare(path):
            return
        if flags & _WRITES:
            if not self._is_in_out(path):
                self.spoiled = self.spoiled or f"wrote {path}"
        elif path in self._known:
            if seen_file(path) != self._known[path]:
                self.spoiled = self.spoiled or f"{path} changed"
        elif path not in self.files:
            self.files[path] = seen_file(path)

    def _list(self, given: Any) -> None:
        if isinstance(given, int):
            return  # opened before by its name
        path = os.path.abspath(os.fsdecode(given or "."))  # noqa: PTH100
        if not is_code(path + os.sep) and path not in self.folders and not self._is_spare(path):
            self.folders[path] = seen_folder(path)

    def _import_from(self, given: Any) -> None:
        """Folders on the way of imports are listed for modules: those are told by their code."""
        if given not in sys.path:
            self._list(given)

    def _rename(self, _old: Any, new: Any, *_folders: Any) -> None:
        path = os.path.abspath(os.fsdecode(new))  # noqa: PTH100
        if self._is_in_out(path):
            self.made.add(os.path.relpath(path, self._out))
        elif not is_code(path):
            self.spoiled = self.spoiled or f"renamed to {path}"

    def _make_spare(self, folder: Any) -> None:
        self._spare.append(os.path.abspath(os.fsdecode(folder)) + os.sep)  # noqa: PTH100

    def _is_spare(self, path: str) -> bool:
        return (path + os.sep).startswith(tuple(self._spare))

    def _is_in_out(self, path: str) -> bool:
        return path.startswith(self._out + os.sep)


_SEEN: Mapping[str, Callable[..., None]] = {
    "open": Observer._open,  # noqa: SLF001 - of this class
    "os.listdir": Observer._import_from,  # noqa: SLF001
    "os.scandir": Observer._list,  # noqa: SLF001
    "os.rename": Observer._rename,  # noqa: SLF001
    "tempfile.mkdtemp": Observer._make_spare,  # noqa: SLF001
}
