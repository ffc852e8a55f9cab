"""`serve`: upload and review in the browser."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.console import note
from checker.cli.serve_options import (
    DEFAULT_DATA,
    AtOnceOption,
    DatabaseOption,
    DataOption,
    HostOption,
    KeepFreeOption,
    LogOption,
    ModelTimeOption,
    MostUploadOption,
    OpenIdOption,
    PortOption,
    PublicUrlOption,
    QuotaOption,
    SlotOption,
)
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.web.settings import Provider


def serve(  # noqa: PLR0913 - one parameter for each option of the command
    *,
    data: DataOption = DEFAULT_DATA,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8600,
    database_url: DatabaseOption = "",
    at_once: AtOnceOption = 0,
    timeout: ModelTimeOption = 600,
    slot: SlotOption = "server",
    public_url: PublicUrlOption = "",
    openid: OpenIdOption = None,
    max_upload: MostUploadOption = 256,
    quota: QuotaOption = 20,
    keep_free: KeepFreeOption = 1,
    log_requests: LogOption = False,
) -> None:
    """Upload models and review what was found, in the browser."""
    refuse_without_server()
    from checker.web.serve import serve as start  # noqa: PLC0415 - an extra
    from checker.web.settings import Settings  # noqa: PLC0415

    settings = Settings(
        data=data.resolve(),
        host=host,
        port=port,
        database_url=database_url,
        at_once=at_once,
        timeout_s=timeout,
        slot=slot,
        accounts=bool(public_url),
        public_url=public_url,
        openid=_provider(openid),
        most_upload=max_upload * 1024**2,
        quota=quota * 1024**3,
        floor=keep_free * 1024**3,
        log_requests=log_requests,
    )
    where = public_url or f"http://{host}:{port}/"
    note(f"schoolcheck answers at {where} and keeps its files in {data}.")
    note("Stop it with Ctrl+C.")
    start(settings)


def _provider(path: Path | None) -> "Provider | None":
    if path is None:
        return None
    from checker.web.access.provider_file import read_provider  # noqa: PLC0415 - an extra

    return read_provider(path, os.environ)


def refuse_without_server() -> None:
    """Tell how to install the web server where it is not.

    Raises:
        UsageError: with the command.
    """
    for name in ("fastapi", "uvicorn", "sqlalchemy", "alembic", "dbos"):
        if find_spec(name) is None:
            raise UsageError(
                f"The web server is not installed ({name} is missing). Install it with "
                'pip install "schoolcheck[server]", or run: python3 run.py serve'
            )
