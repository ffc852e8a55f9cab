"""Who writes to which upload in this process; the newest connection of an uploader wins."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from anyio import CancelScope, Event, move_on_after
from fastapi import Request

from checker.web.office import Office
from checker.web.tables import Upload
from checker.web.uploads.arrival import Arrival, BusyError, Digests
from checker.web.uploads.off_loop import off_loop

_PATIENCE_S = 5.0


@dataclass(slots=True, eq=False)
class Hold:
    """One request's hold on an upload; cancelling `scope` ends what it reads."""

    scope: CancelScope = field(default_factory=CancelScope)
    gone: Event = field(default_factory=Event)


class Desk:
    """The uploads that are written to at this moment."""

    def __init__(self) -> None:
        self.digests = Digests()
        self._holds: dict[str, Hold] = {}

    async def let_go(self, upload_id: str) -> None:
        """Have whoever writes to an upload stop, and wait a little for it.

        Who asks how far an upload has come has lost its connection, even if nobody here noticed.
        """
        with move_on_after(_PATIENCE_S):
            while hold := self._holds.get(upload_id):
                hold.scope.cancel()
                await hold.gone.wait()

    @asynccontextmanager
    async def held(self, office: Office, upload: Upload) -> AsyncIterator[tuple[Arrival, Hold]]:
        """The partial file of an upload, for one request alone.

        Raises:
            BusyError: another request has it.
            FileNotFoundError: it is gone.
        """
        if upload.id in self._holds:
            raise BusyError
        self._holds[upload.id] = hold = Hold()
        try:
            arrival = await off_loop(Arrival, office, upload, self.digests)
            try:
                yield arrival, hold
            finally:
                arrival.close()
        finally:
            del self._holds[upload.id]
            hold.gone.set()


def desk_of(request: Request) -> Desk:
    """The desk of the server that was asked."""
    state = request.app.state
    if not hasattr(state, "upload_desk"):
        state.upload_desk = Desk()
    desk: Desk = state.upload_desk
    return desk
