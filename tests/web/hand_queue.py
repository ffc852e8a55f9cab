"""A queue that works on what it was given when it is told to, in the thread of the test."""

from collections.abc import Collection, Mapping

from checker.web.queue import Ending, Work
from checker.web.settings import Settings


class HandQueue:
    """Does nothing by itself."""

    def __init__(self, _settings: Settings) -> None:
        self.given: list[str] = []
        self.cancelled: set[str] = set()
        self.endings: dict[str, Ending] = {}
        self._work: Work | None = None

    def claim(self) -> None:
        """There is no other server."""

    def start(self, work: Work) -> None:
        self._work = work

    def submit(self, run_id: str) -> None:
        if run_id not in self.given:
            self.given.append(run_id)

    def cancel(self, run_id: str) -> None:
        self.cancelled.add(run_id)

    def ended(self, run_ids: Collection[str]) -> Mapping[str, Ending]:
        return {each: self.endings[each] for each in run_ids if each in self.endings}

    def stop(self) -> None:
        self._work = None

    def work_off(self) -> None:
        """Do all that waits."""
        assert self._work is not None
        while self.given:
            run_id = self.given.pop(0)
            self._work(run_id, lambda each=run_id: each in self.cancelled)
