"""Start a child for one job, follow its progress, keep its limits, and return how it ended."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from queue import Empty, Queue
from typing import Any

from checker.jobs.job import Job, Outcome

Event = Mapping[str, Any]
_POLL_S = 0.1
_STDERR_KEPT = 4000
_CRASH_CODE = 4


def supervise(
    job: Job,
    *,
    on_event: Callable[[Event], None] = lambda _event: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Run one job in one disposable child and return its outcome; never raises for the child.

    A child that dies while reading an element is started once more without that element.
    """
    outcome = _run(job, on_event, cancelled)
    culprit = outcome.touched
    if outcome.state in {"crashed", "timeout"} and culprit and culprit not in job.skip:
        again = _run(replace(job, skip=(*job.skip, culprit)), on_event, cancelled)
        if again.state == "done":
            return replace(again, skipped=(*job.skip, culprit))
    return outcome


def _run(job: Job, on_event: Callable[[Event], None], cancelled: Callable[[], bool]) -> Outcome:
    with subprocess.Popen(
        [sys.executable, "-I", "-m", "checker.jobs.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as child:
        following = _Following(child, on_event)
        try:
            _hand_over(child, job)
            stopped = following.until_end(job.limits.wall_s, cancelled)
        finally:
            _kill_group(child)
        return following.outcome(stopped, job)


def _hand_over(child: subprocess.Popen[bytes], job: Job) -> None:
    # The pipe stays open: its end tells the child that this process is gone.
    assert child.stdin is not None  # noqa: S101 - opened above
    try:
        child.stdin.write(job.to_line())
        child.stdin.flush()
    except BrokenPipeError:
        # The child died at once; its exit status says why. What is left in the buffer would be
        # written, and fail, again when the pipe is closed.
        with suppress(BrokenPipeError):
            child.stdin.close()


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    try:
        if os.name == "posix":
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    except (ProcessLookupError, PermissionError):
        pass  # gone already


class _Following:
    """Reads a child's two streams and remembers its last words."""

    def __init__(self, child: subprocess.Popen[bytes], on_event: Callable[[Event], None]) -> None:
        self.child = child
        self.on_event = on_event
        self.events: Queue[Event | None] = Queue()
        self.errors = b""
        self.touched = ""
        self.answer: Event | None = None
        for target in (self._read_events, self._read_errors):
            threading.Thread(target=target, daemon=True).start()

    def until_end(self, wall_s: float, cancelled: Callable[[], bool]) -> str:
        """Follow events to the end of the stream; `timeout` or `cancelled` when cut short."""
        deadline = time.monotonic() + wall_s
        while True:
            if time.monotonic() > deadline:
                return "timeout"
            if cancelled():
                return "cancelled"
            try:
                event = self.events.get(timeout=_POLL_S)
            except Empty:
                continue
            if event is None:
                self.child.wait()
                return ""
            self._take(event)

    def outcome(self, stopped: str, job: Job) -> Outcome:
        """The record of how it ended, in a sentence a user can act on."""
        if stopped == "cancelled":
            return Outcome(state="cancelled", code=130, message="Cancelled.")
        if stopped == "timeout":
            message = f"The check took longer than {job.limits.wall_s:g} s and was stopped"
            return self._died("timeout", message + self._where() + ". Give it more with --timeout.")
        if self.answer is not None:
            given = self.answer
            return Outcome(
                state="done",
                code=int(given["code"]),
                message=str(given.get("message", "")),
                answer=given.get("answer", {}),
            )
        return self._crash()

    def _crash(self) -> Outcome:
        status = self.child.returncode
        last_words = self.errors.decode(errors="replace").strip().splitlines()
        if any("MemoryError" in line or "bad_alloc" in line for line in last_words):
            message = f"The check needed more memory than it may use{self._where()}."
            return self._died("memory", message)
        how = signal.Signals(-status).name if status < 0 else f"exit status {status}"
        detail = f" It said: {last_words[-1]}" if last_words else ""
        return self._died("crashed", f"The check crashed ({how}){self._where()}.{detail}")

    def _died(self, state: Any, message: str) -> Outcome:
        return Outcome(state=state, code=_CRASH_CODE, message=message, touched=self.touched)

    def _where(self) -> str:
        return f" while reading {self.touched}" if self.touched else ""

    def _take(self, event: Event) -> None:
        if event.get("event") == "touching":
            self.touched = str(event["what"])
        elif event.get("event") == "answer":
            self.answer = event
        else:
            self.on_event(event)

    def _read_events(self) -> None:
        assert self.child.stdout is not None  # noqa: S101 - opened by us
        for line in self.child.stdout:
            try:
                event = json.loads(line)
            except ValueError:
                continue  # a native library that prints; not ours to read
            if isinstance(event, dict):
                self.events.put(event)
        self.events.put(None)

    def _read_errors(self) -> None:
        assert self.child.stderr is not None  # noqa: S101 - opened by us
        for line in self.child.stderr:
            self.errors = (self.errors + line)[-_STDERR_KEPT:]
