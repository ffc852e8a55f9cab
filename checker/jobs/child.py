"""The disposable child: takes limits, reads one job from stdin, runs it, prints JSON lines.

Run as `python -I -m checker.jobs.child`. It dies with its parent: stdin's end and, on Linux, the
parent-death signal say that the parent is gone.
"""

import contextlib
import ctypes
import gc
import json
import os
import signal
import sys
import threading
from collections.abc import Mapping
from typing import Any

from checker.errors import SchoolcheckError
from checker.jobs import cached
from checker.jobs.job import Job, Limits

_PR_SET_PDEATHSIG = 1
_GARBAGE = (50_000, 20, 20)
"""How much is made before garbage is looked for: by Python's own figures 8 % of a check's time."""


def main() -> None:
    """Read the job, run it, print its answer as the last line."""
    parent = os.getppid()
    events = _claim_stdout()
    job = Job.from_line(_first_line())
    _die_with_parent(parent)
    _limit(job.limits)
    emit = _Emitter(events)
    try:
        code, answer = cached.run(job, emit, do=_do)
    except SchoolcheckError as error:
        # The user's next step goes with the sentence.
        ask = getattr(error, "ask", "")
        emit("answer", code=error.exit_code, message=f"{error} {ask}".strip())
    else:
        emit("answer", code=code, answer=answer)


def _do(job: Job, emit: cached.Emit) -> cached.Answer:
    """Do the job itself; native code is imported here, after the limits."""
    from checker.jobs.tasks import run_task  # noqa: PLC0415

    gc.freeze()  # what was imported stays
    gc.set_threshold(*_GARBAGE)
    return run_task(job, emit)


class _Emitter:
    """Writes one JSON line per event, unbuffered, so that a crash cannot swallow the last one."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor

    def __call__(self, event: str, **fields: Any) -> None:
        line: Mapping[str, Any] = {"event": event, **fields}
        os.write(self.descriptor, json.dumps(line).encode() + b"\n")


def _claim_stdout() -> int:
    """Keep stdout for events; whatever native code prints goes to stderr instead."""
    events = os.dup(1)
    os.dup2(2, 1)
    return events


def _first_line() -> bytes:
    line = b""
    while not line.endswith(b"\n"):
        piece = os.read(0, 1)
        if not piece:
            os._exit(1)
        line += piece
    return line


def _die_with_parent(parent: int) -> None:
    def wait() -> None:
        # os.read, not sys.stdin: a reader blocked in the buffer aborts a clean exit.
        while os.read(0, 64):
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _limit(limits: Limits) -> None:
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    os.nice(limits.nice)
    for kind, wanted in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_CPU, int(limits.wall_s * (os.cpu_count() or 1)) + 5),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(kind)
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()
