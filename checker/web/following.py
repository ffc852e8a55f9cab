"""A run followed until it has ended, as server-sent events."""

import asyncio
from collections.abc import AsyncIterator, Callable

from anyio import to_thread
from fastapi.sse import ServerSentEvent

from checker.web.access import Actor
from checker.web.office import AnActor, AnOffice, Office
from checker.web.seen import run_for
from checker.web.tables import Model, Revision, Run

_EVERY_S = 0.5
Told = Callable[[Run, Revision, Model], str]


def may_follow(run_id: str, office: AnOffice, actor: AnActor) -> None:
    """Refuse while there still can be a refusal: a stream that has begun only breaks off.

    Raises:
        NotThereError: when there is no such run for whoever asks.
    """
    with office.database.reading() as session:
        run_for(actor, session, run_id)


async def followed(
    office: Office, actor: Actor, run_id: str, told: Told
) -> AsyncIterator[ServerSentEvent]:
    """What is told of a run, as an event `progress` whenever that changes and `ended` at last."""

    def look() -> tuple[bool, str]:
        with office.database.reading() as session:
            run, revision, model, _project = run_for(actor, session, run_id)
        return run.is_open, told(run, revision, model)

    last = ""
    while True:
        is_open, now = await to_thread.run_sync(look)
        if now != last:
            yield ServerSentEvent(event="progress" if is_open else "ended", raw_data=now)
            last = now
        if not is_open:
            return
        await asyncio.sleep(_EVERY_S)
