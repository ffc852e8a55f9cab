"""`token`: secrets by which people and programs use a server, made where its data lies."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.console import harmless, note, say
from checker.cli.serve import refuse_without_server
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.web.database import Database
    from checker.web.grants import Token

app = typer.Typer(
    help="Tokens by which people and programs sign in to a server.", no_args_is_help=True
)
DataOption = Annotated[
    Path, typer.Option("--data", help="The folder that the server was given as --data.")
]
DatabaseOption = Annotated[
    str, typer.Option("--database-url", help="The database that the server was given, if any.")
]
_DATA = Path("schoolcheck-data")
_BY = "command line"


@app.command("create")
def create(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who or what will use it.")],
    *,
    scope: Annotated[
        str,
        typer.Option(
            "--scope",
            help="What it may do, with commas: read, upload, waive (edit the brief and what is "
            "accepted), manage (make projects, tokens and links). Each includes read.",
        ),
    ] = "read",
    project: Annotated[
        str | None,
        typer.Option("--project", help="The id of its only project; else it is for all."),
    ] = None,
    days: Annotated[int, typer.Option("--days", help="Days until it expires.")] = 90,
    data: DataOption = _DATA,
    database_url: DatabaseOption = "",
) -> None:
    """Make a token and print its secret: this once, for it is kept nowhere."""
    scopes = [each.strip() for each in scope.split(",") if each.strip()]
    with _database(data, database_url, is_new=True) as database:
        from checker.web.access import tokens  # noqa: PLC0415 - an extra
        from checker.web.errors import RefusedError  # noqa: PLC0415

        try:
            with database.writing() as session:
                token, secret = tokens.made(
                    session, name=name, scopes=scopes, project_id=project, days=days, by=_BY
                )
        except RefusedError as error:
            raise UsageError(str(error)) from error
    where = f"project {token.project_id}" if token.project_id else "all projects"
    note(f"{token.name} may {', '.join(token.scopes)} in {where} until {_day(token.expires_at)}.")
    note("Keep this secret now; it is not shown again:")
    say(secret)


@app.command("list")
def list_all(*, data: DataOption = _DATA, database_url: DatabaseOption = "") -> None:
    """Show all tokens, each with its id, what it may do and whether it still holds."""
    with _database(data, database_url) as database, database.reading() as session:
        from sqlalchemy import select  # noqa: PLC0415 - an extra

        from checker.web.grants import Token  # noqa: PLC0415

        found = session.scalars(select(Token).order_by(Token.at)).all()
    for each in found:
        scopes, where = ",".join(each.scopes), each.project_id or "all projects"
        used = f"used {_day(each.used_at)}" if each.used_at else "never used"
        say(harmless(f"{each.id}  {each.name}  {scopes}  {where}  {_state(each)}  {used}"))
    if not found:
        note("No tokens yet. Make one with: schoolcheck token create NAME")


@app.command("revoke")
def revoke(
    token_id: Annotated[str, typer.Argument(metavar="ID", help="As `token list` shows it.")],
    *,
    data: DataOption = _DATA,
    database_url: DatabaseOption = "",
) -> None:
    """End a token now, and all that somebody signed in with it."""
    with _database(data, database_url) as database:
        from checker.web.access import tokens  # noqa: PLC0415 - an extra
        from checker.web.errors import NotThereError  # noqa: PLC0415

        try:
            with database.writing() as session:
                token = tokens.revoked(session, token_id, by=_BY)
        except NotThereError as error:
            raise UsageError(
                f"There is no token {token_id}. Show the ids with: schoolcheck token list"
            ) from error
    note(f"The token of {token.name} is revoked.")


@contextmanager
def _database(data: Path, url: str, *, is_new: bool = False) -> Iterator["Database"]:
    """The database of a server, whether or not the server runs."""
    refuse_without_server()
    from checker.web.database import Database  # noqa: PLC0415 - an extra
    from checker.web.settings import Settings  # noqa: PLC0415

    if not (is_new or url or data.is_dir()):
        raise UsageError(f"There is no server's folder {data}. Name the one that it has as --data.")
    database = Database(Settings(data=data.resolve(), database_url=url))
    try:
        database.migrate()
        yield database
    finally:
        database.close()


def _state(token: "Token") -> str:
    from checker.web.tables import now  # noqa: PLC0415 - an extra

    if token.revoked_at:
        return f"revoked {_day(token.revoked_at)}"
    if token.expires_at and token.expires_at <= now():
        return f"expired {_day(token.expires_at)}"
    return f"until {_day(token.expires_at)}"


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else "it is revoked"
