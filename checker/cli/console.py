"""What a terminal shows: progress and notes on stderr, data on stdout, model text made harmless."""

import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

import typer

if TYPE_CHECKING:
    from rich.progress import Progress

_STAGES = {
    "opening": "Opening the file",
    "reading": "Reading the model",
    "measuring": "Measuring",
    "judging": "Judging",
    "writing": "Writing the report",
    "printing": "Printing the PDF",
}
_BEGINS_COMMAND = re.compile(r"^(\s*)::", re.MULTILINE)


class Watcher(Protocol):
    """Takes a child's events."""

    def __call__(self, event: Mapping[str, Any]) -> None:
        """Show one event."""


def harmless(text: str) -> str:
    """Text that neither rewrites a terminal's screen nor speaks to a build server.

    Control and direction characters are replaced. A line that begins with `::` or holds `##[`
    would be a command to GitHub Actions, which listens to both streams: those are parted.
    """
    shown = "".join(
        character if character == "\n" or unicodedata.category(character)[0] != "C" else "�"
        for character in text
    )
    return _BEGINS_COMMAND.sub(r"\1: :", shown).replace("##[", "## [")


def say(text: str, *, nl: bool = True) -> None:
    """Data on stdout; a letter that it does not know is shown as `?`, and no reason to end.

    So it is when Windows pipes. Where stdout has a way of its own with such letters, that stays.
    """
    if (getattr(sys.stdout, "errors", None) or "strict") == "strict":
        known = getattr(sys.stdout, "encoding", None) or "utf-8"
        text = text.encode(known, "replace").decode(known)
    typer.echo(text, nl=nl)


def complain(message: str) -> None:
    """A sentence on stderr."""
    typer.echo(harmless(message), err=True)


note = complain


@contextmanager
def progress(title: str, *, quiet: bool) -> Iterator[Watcher]:
    """A progress bar on stderr; silent when asked to be or when nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield lambda _event: None
        return
    with _bars() as bars:
        bar = bars.add_task(harmless(title), total=None, count="")

        def watch(event: Mapping[str, Any]) -> None:
            if event.get("event") != "progress":
                return
            done, total = int(event["done"]), int(event["total"])
            stage = _STAGES.get(str(event["stage"]), harmless(str(event["stage"])))
            count = f"{done}/{total}" if total > 1 else ""
            bars.update(
                bar,
                description=f"{harmless(title)}: {stage}",
                completed=done,
                total=total if total > 1 else None,
                count=count,
            )

        yield watch


def _bars() -> "Progress":
    """A spinner, a bar and a clock; rich imports slowly, and most runs have no terminal."""
    from rich import progress as rich  # noqa: PLC0415 - see above
    from rich.console import Console  # noqa: PLC0415

    columns = (
        rich.SpinnerColumn(),
        rich.TextColumn("{task.description}"),
        rich.BarColumn(bar_width=24),
        rich.TextColumn("{task.fields[count]}"),
        rich.TimeElapsedColumn(),
    )
    return rich.Progress(
        *columns, console=Console(stderr=True, highlight=False, soft_wrap=True), transient=True
    )
