"""`compare`: what a revision did to the requirements, place by place."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from checker.cli.console import harmless, say
from checker.cli.loaded import load
from checker.cli.look import wanted_formats, write_formats
from checker.cli.options import CannotTellOption, FailOnOption, known_gate
from checker.cli.running import worst
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.report.html.revision import PlaceLine
    from checker.report.html.revision_rooms import RoomLine
    from checker.results import RunResult
    from checker.results.gate import CannotTell, FailOn

_MODELS = frozenset({".ifc", ".ifczip", ".gz"})
_SHOWN = 40
_PASSES = "✓"
UNASSESSED = 3


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="results.json of the last revision.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="results.json of this revision.")],
    *,
    format_: Annotated[
        str, typer.Option("--format", help="Write reports of NEW with what changed, too.")
    ] = "",
    out: Annotated[Path | None, typer.Option("--out", help="Folder; else beside NEW.")] = None,
    fail_on: FailOnOption = None,
    cannot_tell: CannotTellOption = None,
) -> None:
    """Tell what a revision did to the requirements: 1 when something newly fails at the gate.

    Places are known again by GlobalId, else by number, name, storey and position.
    """
    # All import pydantic and what words are made of.
    from checker.report.words import measured_words  # noqa: PLC0415
    from checker.results.compare import compared, newly  # noqa: PLC0415
    from checker.results.gate import Gate, blocking, exit_code  # noqa: PLC0415

    known_gate(fail_on, cannot_tell)
    wanted = wanted_formats(format_) if format_ else []
    result = compared(_loaded(old), _loaded(new), measured_words)
    gate = Gate(
        fail_on=cast("FailOn", fail_on or "must"),
        cannot_tell=cast("CannotTell", cannot_tell or "warn"),
    )
    for line in _lines(result):
        say(harmless(line))
    problems = write_formats(result, out or new.parent, wanted) if wanted else []
    stops = blocking(newly(result), gate)
    say(f"{len(stops)} of what is new stops the build ({gate.shown()}).")
    unassessed = exit_code(result, gate) == UNASSESSED
    raise typer.Exit(worst([UNASSESSED if unassessed else int(bool(stops)), *problems]))


def _loaded(path: Path) -> "RunResult":
    if path.suffix.casefold() in _MODELS:
        raise UsageError(
            f"{path.name} is a model: check it first (schoolcheck check {path.name}), and compare "
            "the results.json that this writes."
        )
    return load(path)


def _lines(result: "RunResult") -> Iterator[str]:
    """What changed in words: the count of each kind, then the changes, most important kinds first.

    What still passes with more or less to spare is counted and not listed.
    """
    from checker.report.html.revision import revision_view  # noqa: PLC0415 - imports the page

    view = revision_view(result.revision, [(each, "") for each in result.findings])
    if view is None:
        return
    yield f"{result.model.file} against {view.against}: {view.told}."
    if view.doubt:
        yield f"  ! {view.doubt}"
    if view.renewed:
        yield f"  {view.renewed}"
    for note in view.notes:
        yield f"  {note}"
    for table in view.tables:
        kept = [line for line in table.lines if not _still_passes(line.before, line.after)]
        passing = len(table.lines) - len(kept)
        more = f", {passing} of which still pass and are not listed" if passing else ""
        yield f"{table.title}: {len(table.lines)}{more}"
        for line in kept[:_SHOWN]:
            yield f"  {line.place}: {line.title} ({line.before} -> {line.after}; {line.strength})"
        if len(kept) > _SHOWN:
            yield f"  and {len(kept) - _SHOWN} more"
    yield from _rooms(view.rooms)
    yield from _places(view.places)


def _still_passes(before: str, after: str) -> bool:
    return before.startswith(_PASSES) and after.startswith(_PASSES)


def _rooms(rooms: "Sequence[RoomLine]") -> Iterator[str]:
    if rooms:
        yield f"Rooms that are new, gone, split or merged: {len(rooms)}"
    for each in rooms[:_SHOWN]:
        yield f"  {each.told}: {each.was} -> {each.now} ({each.storey})"
    if len(rooms) > _SHOWN:
        yield f"  and {len(rooms) - _SHOWN} more"


def _places(places: "Sequence[PlaceLine]") -> Iterator[str]:
    if places:
        yield f"Renamed or moved: {len(places)}"
    for each in places[:_SHOWN]:
        name = each.name if each.was == each.name else f"{each.was} -> {each.name}"
        yield f"  {name} ({each.told}; known by {each.how})"
    if len(places) > _SHOWN:
        yield f"  and {len(places) - _SHOWN} more"
