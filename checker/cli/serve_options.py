"""Options of `serve` and of the commands beside it."""

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_DATA = Path("schoolcheck-data")
DataOption = Annotated[
    Path, typer.Option("--data", help="Folder for uploads, results and the database.")
]
HostOption = Annotated[str, typer.Option("--host", help="Address to answer at.")]
PortOption = Annotated[int, typer.Option("--port", min=1, max=65535)]
DatabaseOption = Annotated[
    str,
    typer.Option(
        "--database-url", help="PostgreSQL for several servers; SQLite in --data unless told."
    ),
]
AtOnceOption = Annotated[
    int, typer.Option("--at-once", min=0, help="Models checked at a time; 0: a processor less.")
]
ModelTimeOption = Annotated[float, typer.Option("--timeout", min=1, help="Seconds per model.")]
SlotOption = Annotated[
    str, typer.Option("--slot", help="Name of this server among those that share a database.")
]
PublicUrlOption = Annotated[
    str,
    typer.Option(
        "--public-url",
        metavar="URL",
        help="Where others reach it, such as https://check.example.org: then everybody signs in "
        "with a token (schoolcheck token create).",
    ),
]
OpenIdOption = Annotated[
    Path | None,
    typer.Option(
        "--openid",
        metavar="FILE",
        help="People sign in through this provider, too (docs/server.md).",
    ),
]
MostUploadOption = Annotated[
    int, typer.Option("--max-upload", metavar="MB", min=1, help="Largest file that is taken.")
]
QuotaOption = Annotated[
    int, typer.Option("--quota", metavar="GB", min=1, help="What one project may store.")
]
KeepFreeOption = Annotated[
    int, typer.Option("--keep-free", metavar="GB", min=0, help="What stays free on the disk.")
]
LogOption = Annotated[
    bool, typer.Option("--log-requests", help="Log every request, one line of JSON each.")
]
