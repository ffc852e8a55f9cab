"""Runs that ended without their work telling: cancelled before they began, or given up."""

from collections.abc import Mapping
from datetime import timedelta

from checker.jobs import Outcome
from checker.web.office import Office
from checker.web.queue import Ending
from checker.web.tables import now
from checker.web.work import end, waiting

_LATE = timedelta(seconds=15)
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
    """Say of every run that looks open, and that the queue is done with, how it ended.

    Those that wait for long are handed over once more: the queue takes each once, and a server that
    died between accepting a run and handing it over has left it to the others.
    """
    with office.database.reading() as session:
        looking_open, late = waiting(session), waiting(session, since=now() - _LATE)
    ended = office.queue.ended(looking_open)
    for run_id, ending in ended.items():
        end(office, run_id, _HOW.get(ending, _FAILED))
    for run_id in late:
        if run_id not in ended:
            office.queue.submit(run_id)
