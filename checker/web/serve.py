"""A server started on this machine, and stopped gracefully."""

import ipaddress

import uvicorn

from checker.errors import UsageError
from checker.web import logs
from checker.web.app import create_app
from checker.web.queue.engine import DbosQueue
from checker.web.settings import Settings


def serve(settings: Settings) -> None:
    """Answer until this process is told to stop; whatever was being checked is taken up again.

    Raises:
        UsageError: when it would be reached from other machines without anybody signing in.
    """
    refuse_open(settings.host)
    logs.set_up(requests=settings.log_requests)
    app = create_app(settings, queue=DbosQueue)
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


def refuse_open(host: str) -> None:
    """Refuse an address that other machines reach.

    Raises:
        UsageError: unless the address is this machine's own.
    """
    if host != "localhost" and not _is_own(host):
        raise UsageError(
            f"At {host} other machines would reach this server, and nobody has to sign in. "
            "Leave --host out, and reach it on this machine."
        )


def _is_own(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
