"""`init`: a first brief in a folder, commented and with a gate, so that a team can begin."""

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.checked import results_of
from checker.cli.console import harmless, note, say
from checker.cli.first_brief import first_brief
from checker.cli.loaded import load
from checker.cli.options import QuietOption, TimeoutOption
from checker.errors import UsageError
from checker.jobs import Limits

if TYPE_CHECKING:
    from checker.results import RunResult
    from checker.results.run import RoomRow

FILE_NAME = "schoolcheck.yaml"
MOST_ROOMS = 60
"""Rooms without a use that the brief lists; of more, the report tells."""
_LONGEST = 60


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where the brief is written.")
    ] = Path(),
    *,
    model: Annotated[
        Path | None,
        typer.Option("--model", help="A model or its results.json: list rooms of unknown use."),
    ] = None,
    timeout: TimeoutOption = 600,
    quiet: QuietOption = False,
) -> None:
    """Write a first brief, schoolcheck.yaml: commented, with a gate that stops a build.

    What stands there already is never overwritten.
    """
    path = folder / FILE_NAME
    if path.exists() or path.is_symlink():
        raise _taken(path)
    rooms = _unknown_rooms(_results(model, timeout, quiet=quiet)) if model else []
    _write(path, first_brief([_line(*each) for each in rooms[:MOST_ROOMS]]))
    say(harmless(str(path)))
    if quiet:
        return
    note("Fill in what you know of the school, choose the gate, then check a model beside it.")
    if rooms:
        note(f"  The use of {len(rooms)} rooms is not known: {FILE_NAME} has a line for each.")
    if len(rooms) > MOST_ROOMS:
        note(f"  It lists {MOST_ROOMS} of them; the report of a check lists all.")
    if model and not model.resolve().is_relative_to(folder.resolve()):
        note(f"  {model.name} lies elsewhere: name this brief with --brief when you check it.")


def _results(model: Path, timeout: float, *, quiet: bool) -> "RunResult":
    """What a check tells of a model; the brief has nothing to say yet."""
    with tempfile.TemporaryDirectory() as spare:
        found = results_of(model, {}, Limits(wall_s=timeout), Path(spare), quiet=quiet)
        return load(found)


def _unknown_rooms(result: "RunResult") -> list[tuple[str, "RoomRow"]]:
    """Rooms without a use, each by its number where no other room has it, else by its GlobalId."""
    rooms = [room for room in result.rooms if not room.use]
    numbers = Counter(room.name.casefold() for room in result.rooms)
    return [
        (room.name if _is_plain(room.name, numbers) else room.global_id, room) for room in rooms
    ]


def _is_plain(name: str, numbers: Counter[str]) -> bool:
    """Whether a name means one room, and can be written down as it is."""
    return bool(name) and numbers[name.casefold()] == 1 and name == _one_line(name)


def _line(key: str, room: "RoomRow") -> tuple[str, str]:
    told = " ".join(part for part in (room.name, room.long_name) if part) or "no name"
    area = "" if room.gross_area is None else f", {room.gross_area:.1f} m2"
    return json.dumps(_one_line(key), ensure_ascii=False), f"{_one_line(told)[:_LONGEST]}{area}"


def _one_line(text: str) -> str:
    """Text of a model that neither ends a comment in YAML nor does anything to a terminal."""
    return " ".join(harmless(text).split())


def _write(path: Path, text: str) -> None:
    """Write a file that is not there yet.

    Raises:
        UsageError: when somebody made it meanwhile, or the folder cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        if path.parent.is_dir():
            raise _taken(path) from error
        raise UsageError(f"{path.parent} is a file: name a folder.") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error


def _taken(path: Path) -> UsageError:
    return UsageError(f"{path} is there already: change it, or name another folder.")
