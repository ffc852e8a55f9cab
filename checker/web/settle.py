"""Runs that ended without their work telling: cancelled before they began, or given up."""

from collections.abc import Mapping

from checker.jobs import Outcome
from checker.web.office import Office
from checker.web.queue import Ending
from checker.web.work import end, waiting

_HOW: Mapping[Ending, Outcome] = {
    "cancelled": Outcome(state="cancelled", code=130, message="Cancelled."),
    "given up": Outcome(
        state="crashed",
        code=4,
        message="It was begun several times, and each time the server ended before it had. "
        "Look what the server's log says, and whether the machine has memory for this model.",
    ),
}
_FAILED = Outcome(
    state="crashed",
    code=4,
    message="The server could not do this check: its log says why. Check the model again.",
)


def settle(office: Office) -> None:
    """Say of every run that looks open, and that the queue is done with, how it ended."""
    with office.database.reading() as session:
        looking_open = waiting(session)
    for run_id, ending in office.queue.ended(looking_open).items():
        end(office, run_id, _HOW.get(ending, _FAILED))
