"""`serve`: upload and review in the browser."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.console import note
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.web.settings import Provider


def serve(  # noqa: PLR0913 - one parameter for each option of the command
    *,
    data: Annotated[
        Path, typer.Option("--data", help="Folder for uploads, results and the database.")
    ] = Path("schoolcheck-data"),
    host: Annotated[str, typer.Option("--host", help="Address to answer at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8600,
    database_url: Annotated[
        str,
        typer.Option(
            "--database-url", help="PostgreSQL for several servers; SQLite in --data unless told."
        ),
    ] = "",
    at_once: Annotated[
        int,
        typer.Option("--at-once", min=0, help="Models checked at a time; 0: a processor less."),
    ] = 0,
    timeout: Annotated[float, typer.Option("--timeout", min=1, help="Seconds per model.")] = 600,
    slot: Annotated[
        str, typer.Option("--slot", help="Name of this server among those that share a database.")
    ] = "server",
    public_url: Annotated[
        str,
        typer.Option(
            "--public-url",
            metavar="URL",
            help="Where others reach it, such as https://check.example.org: then everybody signs "
            "in with a token (schoolcheck token create).",
        ),
    ] = "",
    openid: Annotated[
        Path | None,
        typer.Option(
            "--openid",
            metavar="FILE",
            help="People sign in through this provider, too (docs/server.md).",
        ),
    ] = None,
    log_requests: Annotated[
        bool, typer.Option("--log-requests", help="Log every request, one line of JSON each.")
    ] = False,
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
