"""A server started on this machine, and stopped gracefully."""

import uvicorn

from checker.web import logs
from checker.web.access.own import refuse_open
from checker.web.app import create_app
from checker.web.queue.engine import DbosQueue
from checker.web.settings import Settings


def serve(settings: Settings) -> None:
    """Answer until this process is told to stop; whatever was being checked is taken up again.

    Raises:
        UsageError: when it would be reached from other machines without anybody signing in, or
            another server has its folder or its name.
    """
    refuse_open(settings)
    # What projects hold is nobody else's on this machine.
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    logs.set_up(requests=settings.log_requests)
    app = create_app(settings, queue=DbosQueue)
    # Before the tables are brought up to date under a server that has them already, and before
    # uvicorn, which would show this as a mistake of ours.
    app.state.office.queue.claim()
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        timeout_graceful_shutdown=10,
    )
