"""Runs each command in a fork of itself: `python -I server.py`, one request and answer a line.

A script of its own, without any import of tests: it has to be as bare as a fresh interpreter.
"""

import gc
import json
import os
import runpy
import subprocess
import sys
import traceback
from pathlib import Path
from types import SimpleNamespace, TracebackType
from typing import Any, Self

import checker.cli
import checker.jobs.tasks  # noqa: F401 - what children import once they know their limits
from checker.jobs import supervise as _supervise
from checker.report import formats
from checker.rules import load_packs, locate
from checker.yamlsource import Document, compose

supervise = sys.modules[_supervise.__module__]
_CHILD = "checker.jobs.child"


class Forked:
    """Of `subprocess.Popen` what `supervise` uses; the child is a fork, with all imported."""

    def __init__(self, command: list[str], **given: Any) -> None:
        wanted = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        # Whatever else children are started with one day, this would not do it: say so.
        assert (command, given) == (
            [sys.executable, "-I", "-m", _CHILD],
            {**wanted, "start_new_session": True},
        )
        self.returncode: int | None = None
        (stdin, to), (out, stdout), (err, stderr) = os.pipe(), os.pipe(), os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            become(_CHILD, [], (stdin, stdout, stderr))
        for each in (stdin, stdout, stderr):
            os.close(each)
        self.stdin = os.fdopen(to, "wb")
        self.stdout, self.stderr = os.fdopen(out, "rb"), os.fdopen(err, "rb")

    def wait(self) -> int:
        """The exit code, or minus the number of the signal that ended it."""
        if self.returncode is None:
            self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.returncode

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.wait()
        if not self.stdin.closed:
            self.stdin.close()


def become(module: str, arguments: list[str], streams: tuple[int, int, int]) -> None:
    """Be `python -m MODULE ARGUMENTS` from here on, with these streams; never returns."""
    for number, each in enumerate(streams):
        os.dup2(each, number)
    os.closerange(3, 256)
    # Closed by the end of the process: what was printed is flushed just before.
    sys.stdin, sys.stdout = open(0, closefd=False), open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", buffering=1, errors="backslashreplace", closefd=False)  # noqa: SIM115
    code = _run(module, arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _run(module: str, arguments: list[str]) -> int:
    sys.argv[1:] = arguments
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except BaseException:  # noqa: BLE001 - as a fresh interpreter ends
        traceback.print_exc()
        return 1
    return 0


def run_command(request: dict[str, Any]) -> int:
    """The exit code of `schoolcheck` with what the request tells, its streams into two files."""
    pid = os.fork()
    if pid == 0:
        write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        streams = (os.open(os.devnull, os.O_RDONLY), *(os.open(f, write) for f in request["to"]))
        os.chdir(request["folder"])
        os.environ.clear()
        os.environ.update(request["environment"])
        supervise.subprocess = SimpleNamespace(Popen=Forked, PIPE=subprocess.PIPE)
        become("checker", request["arguments"], streams)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def keep_shipped_rules() -> None:
    """Parse England's rules once: the same bytes of the same file are the same document."""
    read, kept = compose.read_yaml, dict[tuple[bytes, str], Document]()

    def keep(data: bytes, *, file: str) -> Document:
        kept[data, file] = read(data, file=file)
        return kept[data, file]

    def again(data: bytes, *, file: str) -> Document:
        return kept.get((data, file)) or read(data, file=file)

    compose.read_yaml = keep
    load_packs(locate(["england"], base=Path.cwd()))
    compose.read_yaml = again


def main() -> None:
    """Import what commands and children do, then run what is asked for until stdin ends."""
    formats()
    keep_shipped_rules()
    gc.collect()
    gc.freeze()  # what all forks share stays shared
    for line in iter(sys.stdin.readline, ""):
        code = run_command(json.loads(line))
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
