"""What the server asks of its queue, whatever engine stands behind it."""

from collections.abc import Callable, Collection, Mapping
from typing import Literal, Protocol

Work = Callable[[str, Callable[[], bool]], None]
"""Does the run of an id, and asks at times whether it was cancelled. It may be called again for a
run that was cut off, in this process or in another: what it does twice must come to the same.

What it asks answers True when somebody cancelled the run: then it stops, says so and returns. It
raises `Stopping` when this process is to let go of the run.
"""

Ending = Literal["done", "failed", "cancelled", "given up"]
"""How the queue was done with a run: its work returned; its work raised an error; it was cancelled,
perhaps before its work was ever called; or it was cut off so often, by the end of the process that
worked on it, that it is not tried again.
"""


class Stopping(BaseException):
    """This process lets go of a run, which is taken up again at the next start or elsewhere.

    Raised out of what a work asks, because the server stops, or because another server took the
    run over when this one was not heard of for long. A work stops its child, lets this pass, and
    writes nothing on how the run ended: it has not. Not an `Exception`, so that nothing on the way
    takes it for a failure of the run.
    """


class JobQueue(Protocol):
    """Each run that was submitted is worked on, one process at a time, until it is finished."""

    def claim(self) -> None:
        """Hold this server's place, before anything of it is touched.

        Raises:
            UsageError: when another server has it.
        """
        ...

    def start(self, work: Work) -> None:
        """Take up what waits and what was cut off, and go on taking up what comes."""
        ...

    def submit(self, run_id: str) -> None:
        """Have a run worked on. Kept when this returns; submitting twice is once."""
        ...

    def cancel(self, run_id: str) -> None:
        """Have a run not started, or stopped within a second. Nothing for one that has ended."""
        ...

    def ended(self, run_ids: Collection[str]) -> Mapping[str, Ending]:
        """Those of these runs that the queue is done with, and how.

        Work tells of most endings itself. To be asked now and then about runs that look open: one
        that was cancelled before it began, or given up, has no work that could tell.
        """
        ...

    def stop(self) -> None:
        """Stop the children and let go; what was being worked on is taken up at the next start."""
        ...
