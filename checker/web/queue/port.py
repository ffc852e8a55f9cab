"""What the server asks of its queue, whatever engine stands behind it."""

from collections.abc import Callable
from typing import Protocol

Work = Callable[[str, Callable[[], bool]], None]
"""Does the run of an id, and asks at times whether it was cancelled. It may be called again for a
run that was cut off, in this process or in another: what it does twice must come to the same.
"""


class JobQueue(Protocol):
    """Each run that was submitted is worked on, one process at a time, until it is finished."""

    def start(self, work: Work) -> None:
        """Take up what waits and what was cut off, and go on taking up what comes."""
        ...

    def submit(self, run_id: str) -> None:
        """Have a run worked on. Kept when this returns; submitting twice is once."""
        ...

    def cancel(self, run_id: str) -> None:
        """Have a run not started, or stopped within a second. Nothing for one that has ended."""
        ...

    def stop(self) -> None:
        """Stop the children and let go; what was being worked on is taken up at the next start."""
        ...
