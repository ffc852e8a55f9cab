"""`explain`: how one number came about, step by step, in text and as a drawing."""

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.console import harmless, say
from checker.cli.loaded import load
from checker.errors import UsageError
from checker.jobs.files import write_whole


def explain(
    key: Annotated[
        str,
        typer.Argument(
            metavar="KEY", help="A finding's key: what the link to its place ends with."
        ),
    ],
    results: Annotated[Path, typer.Option("--results", help="results.json of the check.")],
    drawing: Annotated[
        Path | None,
        typer.Option("--drawing", help="Write the drawing of its place here too, as .svg."),
    ] = None,
) -> None:
    """Tell how one number came about, step by step, and draw its place."""
    from checker.report.explain import (  # noqa: PLC0415 - only when it is needed
        drawing_file,
        explanation,
        find_finding,
        undrawn,
    )

    if drawing is not None and drawing.suffix.casefold() != ".svg":
        raise UsageError(
            f"--drawing writes SVG: name a file that ends in .svg, not {drawing.name}."
        )
    result = load(results)
    finding = find_finding(result.findings, key)
    for line in explanation(finding, result):
        _tell(line)
    drawn = drawing_file(finding, result)
    if drawn is None:
        why = undrawn(finding, result)
        if drawing is not None:
            raise UsageError(f"{drawing.name} is not written: {why}.")
        _tell(f"Drawing: none, {why}")
    elif drawing is None:
        _tell("Drawing: add --drawing FILE.svg to have its place drawn")
    else:
        write_whole(drawing, drawn)
        _tell(f"Drawing: {drawing}")


def _tell(line: str) -> None:
    """A line on stdout; a name cannot begin a line of its own."""
    say(harmless(line.replace("\n", " ")))
