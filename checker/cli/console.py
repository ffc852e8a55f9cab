"""What a terminal shows: progress and notes on stderr, data on stdout, model text made harmless."""

import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

_STAGES = {
    "opening": "Opening the file",
    "reading": "Reading the model",
    "measuring": "Measuring",
    "judging": "Judging",
    "writing": "Writing the report",
}
_errors = Console(stderr=True, highlight=False, soft_wrap=True)


class Watcher(Protocol):
    """Takes a child's events."""

    def __call__(self, event: Mapping[str, Any]) -> None:
        """Show one event."""


def harmless(text: str) -> str:
    """Text without control and direction characters, which could rewrite a terminal's screen."""
    return "".join(
        character if character == "\n" or unicodedata.category(character)[0] != "C" else "�"
        for character in text
    )


def complain(message: str) -> None:
    """A sentence on stderr."""
    _errors.print(Text(harmless(message)))


note = complain


@contextmanager
def progress(title: str, *, quiet: bool) -> Iterator[Watcher]:
    """A progress bar on stderr; silent when asked to be or when nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield lambda _event: None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[count]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=_errors, transient=True) as bars:
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
