"""`backup`, `restore` and `purge`: what whoever runs a server does beside it."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.console import note, say
from checker.cli.serve import refuse_without_server
from checker.cli.serve_options import DEFAULT_DATA, DatabaseOption, DataOption
from checker.errors import UsageError
from checker.units import so_many

if TYPE_CHECKING:
    from checker.web.settings import Settings

_SPANS = {"d": 1, "w": 7, "m": 30, "y": 365}


def backup(
    out: Annotated[Path, typer.Argument(metavar="OUT.tar", help="The file to write.")],
    data: DataOption = DEFAULT_DATA,
    database_url: DatabaseOption = "",
) -> None:
    """Copy a server's projects, uploads and results into one file, while it runs."""
    settings = _settings(data, database_url)
    from checker.web.operations.backup import backed_up  # noqa: PLC0415 - an extra

    count = backed_up(settings, out)
    say(f"{out}: {so_many(count, 'file')} and the database.")
    if not settings.is_sqlite:
        note("The database is not in it: copy that with pg_dump, before this.")


def restore(
    backup_file: Annotated[Path, typer.Argument(metavar="BACKUP.tar", help="From `backup`.")],
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Put a backup into a new folder, where a server can be started with it."""
    settings = _settings(data, "")
    from checker.web.operations.backup import restored  # noqa: PLC0415 - an extra

    count = restored(settings, backup_file)
    say(f"{data}: {so_many(count, 'file')} and the database.")


def purge(
    older_than: Annotated[
        str, typer.Option("--older-than", metavar="SPAN", help="Such as 90d, 26w, 18m or 7y.")
    ],
    data: DataOption = DEFAULT_DATA,
    database_url: DatabaseOption = "",
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; else it is only told.")] = False,
) -> None:
    """Remove old revisions with their results; the newest of each model stays."""
    span, settings = span_of(older_than), _settings(data, database_url)
    from checker.web.operations.purging import purged  # noqa: PLC0415 - an extra

    what = purged(settings, span, is_done=yes)
    for each in what.revisions:
        say(each.told)
    count = so_many(len(what.revisions), "revision")
    strays = so_many(len(what.strays), "stray file")
    say(f"{count} and {strays}: {'removed' if yes else 'would be removed'}.")
    if not yes and (what.revisions or what.strays):
        note("Nothing was removed. Say --yes to do it.")


def span_of(text: str) -> timedelta:
    """How long ago something is.

    >>> span_of("2w").days
    14

    Raises:
        UsageError: when it is no number of days, weeks, months or years.
    """
    number, unit = text[:-1], text[-1:]
    if not number.isascii() or not number.isdigit() or unit not in _SPANS or int(number) == 0:
        raise UsageError(f"--older-than {text!r}: write a number and d, w, m or y, such as 18m.")
    return timedelta(days=int(number) * _SPANS[unit])


def _settings(data: Path, database_url: str) -> "Settings":
    refuse_without_server()
    from checker.web.settings import Settings  # noqa: PLC0415 - an extra

    return Settings(data=data.resolve(), database_url=database_url)
