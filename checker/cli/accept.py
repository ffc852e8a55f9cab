"""`waive` and `baseline`: what the team lives with, written into files of its repository."""

import getpass
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.console import harmless, note, say
from checker.cli.loaded import load
from checker.cli.options import DEFAULT_OUT
from checker.errors import UsageError
from checker.jobs.files import write_whole

if TYPE_CHECKING:
    from checker.brief import Brief

app = typer.Typer(
    help="Known findings that do not block: a list that may only shrink.", no_args_is_help=True
)
BASELINE_FILE = "baseline.json"
_RESULTS = "results.json"
ResultsOption = Annotated[
    Path | None,
    typer.Option("--results", help="results.json of the check; else the one in schoolcheck-out."),
]
ResultsArgument = Annotated[Path, typer.Argument(metavar="RESULTS", help="results.json.")]
BaselineFile = Annotated[
    Path | None,
    typer.Option("--baseline", help="The baseline's file; else the brief's, else baseline.json."),
]


def waive(
    key: Annotated[
        str,
        typer.Argument(
            metavar="KEY", help="A finding's key: what the link to its place ends with."
        ),
    ],
    *,
    because: Annotated[str, typer.Option("--because", help="Why the team lives with it.")],
    until: Annotated[str, typer.Option("--until", help="The last day it holds: 2027-03-31.")],
    by: Annotated[
        str | None, typer.Option("--by", help="Who says so; else the name that git knows.")
    ] = None,
    clause: Annotated[
        str, typer.Option("--clause", help="The clause it departs from; else the rule's.")
    ] = "",
    results: ResultsOption = None,
    waivers: Annotated[
        Path | None,
        typer.Option("--waivers", help="The file of waivers; else the brief's, else waivers.yaml."),
    ] = None,
) -> None:
    """Accept a finding for a reason and until a day; it lapses when it becomes worse."""
    from checker.brief.waivers import WAIVER_FILE, with_waiver  # noqa: PLC0415 - imports pydantic
    from checker.report.explain import find_finding  # noqa: PLC0415 - imports the words
    from checker.results.standing import is_open  # noqa: PLC0415 - imports pydantic
    from checker.results.waivers import waiver_of  # noqa: PLC0415 - imports pydantic

    now = datetime.now().astimezone()
    last = _day(until, now.date())
    # A build server has the time of Greenwich, where the day of a waiver may not have begun yet.
    today = min(now.date(), now.astimezone(UTC).date())
    result = load(results or _only_results())
    finding = find_finding(result.findings, key)
    if not is_open(finding):
        raise UsageError(f"{finding.key} neither fails nor is open: there is nothing to accept.")
    waiver = waiver_of(
        finding, result.findings, because=_said(because, "--because"),
        by=_said(by or _who(), "--by"), on=today, until=last, clause=clause.strip(),
    )  # fmt: skip
    file = waivers or _of_brief("waivers", WAIVER_FILE)
    write_whole(file, with_waiver(_bytes_of(file), waiver, file=file.name))
    note(harmless(f"{finding.title} at {waiver.place} is accepted until {last}."))
    say(str(file))
    _tell_unread("waivers", file, given=waivers is not None)


@app.command("create")
def create(results: ResultsArgument, *, baseline: BaselineFile = None) -> None:
    """Write a baseline of all that fails or cannot be told now; never over another one."""
    # Both import pydantic and what words are made of.
    from checker.report.words import measured_words  # noqa: PLC0415
    from checker.results.baseline import baseline_of, baseline_to_json  # noqa: PLC0415

    file = baseline or _of_brief("baseline", BASELINE_FILE)
    if file.exists():
        raise UsageError(
            f"{file} is there already, and a baseline may only shrink: use `schoolcheck baseline "
            "shrink`, or take the file out of the repository to begin again."
        )
    made = baseline_of(load(results), measured_words)
    write_whole(file, baseline_to_json(made))
    count = len(made.entries)
    note(f"{count} finding{'' if count == 1 else 's'} known from now on.")
    say(str(file))
    _tell_unread("baseline", file, given=baseline is not None)


@app.command("shrink")
def shrink(results: ResultsArgument, *, baseline: BaselineFile = None) -> None:
    """Take out of a baseline what is mended, and lower the figures that are better."""
    # Both import pydantic and what words are made of.
    from checker.report.words import measured_words  # noqa: PLC0415
    from checker.results.baseline import (  # noqa: PLC0415
        baseline_to_json,
        read_baseline,
        shrunk,
    )

    file = baseline or _of_brief("baseline", BASELINE_FILE)
    before = read_baseline(file)
    after = shrunk(before, load(results), measured_words)
    write_whole(file, baseline_to_json(after))
    gone = len(before.entries) - len(after.entries)
    note(f"{gone} of {len(before.entries)} entries taken out; {len(after.entries)} are left.")
    say(str(file))


def _bytes_of(file: Path) -> bytes:
    """What stands in a file so far; nothing where it is not there."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise UsageError(f"The waivers {file} cannot be read: {error.strerror}.") from error


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--until {text}: write a day such as 2027-03-31.") from None
    if day < today:
        raise UsageError(f"--until {text} is over: it would accept nothing.")
    return day


def _said(text: str, option: str) -> str:
    """What somebody wrote, in one line, as a file can hold it."""
    said = " ".join(text.encode("utf-8", "replace").decode().split())
    if not said:
        raise UsageError(f"{option} is empty: who reads the waiver will want to know.")
    return said


def _who() -> str:
    """The name that git knows, else the one of the account."""
    git = shutil.which("git")
    if git:
        asked = subprocess.run(  # noqa: S603 - nothing of it comes from anybody
            [git, "config", "user.name"], capture_output=True, text=True, timeout=10, check=False
        )
        if name := asked.stdout.strip():
            return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _only_results() -> Path:
    found = sorted(DEFAULT_OUT.glob(f"*/{_RESULTS}"))
    if len(found) == 1:
        return found[0]
    why = "holds none" if not found else f"holds {len(found)} of them"
    raise UsageError(f"Name the check's results.json with --results: {DEFAULT_OUT} {why}.")


def _of_brief(name: str, otherwise: str) -> Path:
    """The file that the brief of this folder names, else one beside it of the usual name."""
    brief, folder = _brief()
    file = folder / (getattr(brief, name) or otherwise)
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file


def _brief() -> "tuple[Brief, Path]":
    from checker.brief import Brief, find_brief, load_brief  # noqa: PLC0415 - imports pydantic

    found = find_brief(Path("model.ifc"))
    return (load_brief(found), found.parent) if found else (Brief(), Path())


def _tell_unread(name: str, file: Path, *, given: bool) -> None:
    """Say how the file comes to be read, where no brief names it."""
    brief, folder = _brief()
    named = getattr(brief, name)
    if not named or (given and (folder / named).resolve() != file.resolve()):
        note(
            f"A check reads it with --{name} {file}, or where schoolcheck.yaml says "
            f"`{name}: {file.name}`."
        )
