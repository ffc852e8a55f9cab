"""`compare`: what a revision did to the requirements, place by place."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from checker.cli.check import stem_of
from checker.cli.checked import results_of
from checker.cli.console import complain, harmless, say
from checker.cli.loaded import load
from checker.cli.look import wanted_formats, write_formats
from checker.cli.options import (
    DEFAULT_OUT,
    BriefOption,
    CannotTellOption,
    FailOnOption,
    RuleOption,
    TimeoutOption,
    known_gate,
)
from checker.cli.running import worst
from checker.cli.told import lines_of
from checker.errors import UsageError
from checker.jobs import Limits
from checker.jobs.files import is_model

if TYPE_CHECKING:
    from checker.results import RunResult
    from checker.results.gate import CannotTell, FailOn

_EITHER = "results.json or model"


def compare(  # noqa: PLR0913 - one parameter for each option of the command
    old: Annotated[Path, typer.Argument(metavar="OLD", help=f"{_EITHER} of the last revision.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help=f"{_EITHER} of this revision.")],
    *,
    rules: RuleOption = None,
    brief: BriefOption = None,
    format_: Annotated[
        str, typer.Option("--format", help="Write reports of NEW with what changed, too.")
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder; else beside NEW, of a model in schoolcheck-out."),
    ] = None,
    fail_on: FailOnOption = None,
    cannot_tell: CannotTellOption = None,
    timeout: TimeoutOption = 600,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
) -> None:
    """Tell what a revision did to the requirements: 1 when something newly fails at the gate.

    Places are known again by GlobalId, else by number, name, storey and position. Models are
    checked first: both by the rules and the brief that are given, else each by its own. The gate
    is the brief's of NEW; the command line counts before it.
    """
    from checker.report.words import measured_words  # noqa: PLC0415 - imports the words
    from checker.results.compare import compared  # noqa: PLC0415 - imports pydantic

    known_gate(fail_on, cannot_tell)
    wanted = wanted_formats(format_) if format_ else []
    arguments = {"rules": rules or [], "brief": str(brief) if brief else None}
    _refuse_without_model(arguments, old, new)
    folder = out or _folder(new)
    _refuse_over_old(old, folder, wanted)
    before, after = _read(old, new, arguments, Limits(wall_s=timeout), quiet=quiet)
    result = compared(before, after, measured_words)
    for line in lines_of(result):
        say(harmless(line))
    problems = write_formats(result, folder, wanted) if wanted else []
    code = _stopped(
        before, result, cast("FailOn | None", fail_on), cast("CannotTell | None", cannot_tell)
    )
    raise typer.Exit(worst([code, *problems]))


def _refuse_without_model(arguments: dict[str, Any], old: Path, new: Path) -> None:
    """Refuse what says how to judge, where both were judged already."""
    if is_model(old) or is_model(new):
        return
    for name in ("rules", "brief"):
        if arguments[name]:
            raise UsageError(
                f"--{name} says how to judge a model, and both {old} and {new} are results: "
                "leave it out, or name the models."
            )


def _refuse_over_old(old: Path, folder: Path, wanted: list[str]) -> None:
    """Refuse to write over what NEW is compared with."""
    from checker.report import file_name  # noqa: PLC0415 - imports every writer

    for name in wanted:
        if (folder / file_name(name)).resolve() == old.resolve():
            raise UsageError(
                f"--format {name} would write over {old}: name another folder with --out."
            )


def _read(
    old: Path, new: Path, arguments: dict[str, Any], limits: Limits, *, quiet: bool
) -> "tuple[RunResult, RunResult]":
    """Both results; of a model those of a check of it, which are not kept."""
    with tempfile.TemporaryDirectory() as spare:
        places = [
            results_of(path, arguments, limits, Path(spare) / name, quiet=quiet)
            for path, name in ((old, "old"), (new, "new"))
        ]
        before, after = (load(place) for place in places)
    return before, after


def _folder(new: Path) -> Path:
    return DEFAULT_OUT / stem_of(new) if is_model(new) else new.parent


def _stopped(
    old: "RunResult",
    new: "RunResult",
    fail_on: "FailOn | None",
    cannot_tell: "CannotTell | None",
) -> int:
    """The exit code, with the sentence for it: 3 where nothing of one of the two was assessed."""
    from checker.brief import gate_shown  # noqa: PLC0415 - imports pydantic
    from checker.results.compare import exit_code, newly  # noqa: PLC0415 - imports pydantic
    from checker.results.gate import NOT_ASSESSED, blocking  # noqa: PLC0415 - imports pydantic
    from checker.results.verdict import was_assessed  # noqa: PLC0415 - imports pydantic

    gate = gate_shown(new.brief, fail_on=fail_on, cannot_tell=cannot_tell)
    code = exit_code(old, new, gate)
    if code == NOT_ASSESSED:
        for each in (old, new):
            if not was_assessed(each.findings):
                complain(f"{each.model.file}: {each.verdict or 'Nothing could be assessed.'}")
        return code
    stops = blocking(newly(new), gate)
    many, verb = len(stops) or "Nothing", "stop" if len(stops) > 1 else "stops"
    say(f"{many} of what is new {verb} the build ({gate.shown()}).")
    return code
