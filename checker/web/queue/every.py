"""Something done again and again in a thread of its own."""

import logging
import threading
from collections.abc import Callable

_log = logging.getLogger(__name__)


class Every:
    """Calls something at intervals until it is stopped; the first time after one interval.

    An error is logged after the name, which says what did not work, when it is the first of its
    row, and the next call comes as usual.
    """

    def __init__(self, seconds: float, do: Callable[[], object], name: str) -> None:
        self._seconds, self._do = seconds, do
        self._stopped = threading.Event()
        self._fails = False
        self._thread = threading.Thread(target=self._go, name=name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Call it no more; what it is doing now is waited for a while."""
        self._stopped.set()
        self._thread.join(timeout=5)

    def _go(self) -> None:
        while not self._stopped.wait(self._seconds):
            try:
                self._do()
                self._fails = False
            except Exception as error:  # noqa: BLE001 - the thread has to live on
                if not self._fails:
                    _log.warning("%s, and is tried again: %s", self._thread.name, error)
                self._fails = True
