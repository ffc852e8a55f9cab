"""The runs that this process is working on, and what each is told when it asks."""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from checker.web.queue.port import Ending, Stopping, Work

_log = logging.getLogger(__name__)
_LOOK_S = 0.2


class Running:
    """One call of the work."""

    def __init__(self, is_let_go: Callable[[], bool]) -> None:
        self.is_cancelled = False
        self.is_lost = False
        self._is_let_go = is_let_go

    def cancelled(self) -> bool:
        """What the work asks."""
        if self.is_cancelled:
            return True
        if self.is_lost or self._is_let_go():
            self.is_lost = True
            raise Stopping
        return False


class AtWork:
    """Does no more runs at a time than there are places, and none twice at a time.

    `is_stale` tells that other servers may soon take this one for dead: while it does, nothing is
    begun and what runs is let go.
    """

    def __init__(self, places: int, is_stale: Callable[[], bool]) -> None:
        self._places, self._is_stale = places, is_stale
        self._changed = threading.Condition()
        self._running: dict[str, Running] = {}
        self._present: Counter[str] = Counter()
        self._is_stopping = False

    def do(self, run_id: str, work: Work) -> Ending:
        """Do a run in a place of its own, as soon as there is one.

        Raises:
            Stopping: when nothing is to be recorded of it, because it was let go or cancelled.
        """
        with self._place(run_id) as running:
            ending: Ending = "done"
            try:
                work(run_id, running.cancelled)
            except Exception:  # noqa: BLE001 - whatever a work raises is how its run ended
                _log.exception("The work on run %s failed", run_id)
                ending = "failed"
            if running.is_cancelled or running.is_lost:
                raise Stopping
            return ending

    def ids(self) -> set[str]:
        """The runs that are being done or wait here for a place."""
        with self._changed:
            return set(self._present)

    def cancel(self, run_id: str) -> None:
        """Answer that it was cancelled from now on."""
        with self._changed:
            if run_id in self._running:
                self._running[run_id].is_cancelled = True

    def let_go(self, run_id: str) -> None:
        """Have the work on one run stop, which goes on elsewhere."""
        with self._changed:
            if run_id in self._running:
                self._running[run_id].is_lost = True

    def let_go_of_all(self) -> None:
        """Have all work stop that is being done now."""
        for each in self.ids():
            self.let_go(each)

    def stop(self, wait_s: float) -> None:
        """Have all work stop, begin no other, and wait a while until it has stopped."""
        with self._changed:
            self._is_stopping = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._present, timeout=wait_s)

    def _lets_go(self) -> bool:
        return self._is_stopping or self._is_stale()

    @contextmanager
    def _place(self, run_id: str) -> Iterator[Running]:
        running = Running(self._lets_go)
        with self._changed:
            self._present[run_id] += 1
        try:
            self._enter(run_id, running)
            try:
                yield running
            finally:
                with self._changed:
                    del self._running[run_id]
        finally:
            with self._changed:
                self._present[run_id] -= 1
                self._present += Counter()  # forgets those that are down to nought
                self._changed.notify_all()

    def _enter(self, run_id: str, running: Running) -> None:
        with self._changed:
            while not self._is_stopping:
                if run_id in self._running:
                    # It was taken for dead and came back to this very process.
                    self._running[run_id].is_lost = True
                elif len(self._running) < self._places and not self._is_stale():
                    self._running[run_id] = running
                    return
                self._changed.wait(_LOOK_S)
        raise Stopping
