"""The options that commands share, with their help, and what of them is refused at once."""

from pathlib import Path
from typing import Annotated, Any

import typer

from checker.errors import UsageError

Models = Annotated[
    list[Path], typer.Argument(metavar="MODEL", help="IFC models: .ifc, .ifczip or .ifc.gz.")
]
RuleOption = Annotated[
    list[str] | None,
    typer.Option("--rules", help="A rule pack's name, a folder or a file. May be repeated."),
]
BriefOption = Annotated[
    Path | None, typer.Option("--brief", help="The brief; else schoolcheck.yaml near the model.")
]
ProfileOption = Annotated[
    list[Path] | None,
    typer.Option("--profile", help="A need profile to try, as a scenario. May be repeated."),
]
ScheduleOption = Annotated[
    Path | None,
    typer.Option(
        "--schedule", help="The schedule of accommodation, .xlsx or .csv; else the brief's."
    ),
]
WithOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--with", help="Another file of the same school: furniture, services ... May be repeated."
    ),
]
OutOption = Annotated[Path, typer.Option("--out", help="Folder for the results.")]
FormatOption = Annotated[str, typer.Option("--format", help="Formats, with commas between.")]
FailOnOption = Annotated[
    str | None, typer.Option("--fail-on", help="must, should, any or never: what stops the build.")
]
CannotTellOption = Annotated[
    str | None, typer.Option("--cannot-tell", help="warn or fail, when something cannot be told.")
]
AgainstOption = Annotated[
    Path | None,
    typer.Option(
        "--against", help="results.json or model of the last revision: tell what changed."
    ),
]
BaselineOption = Annotated[
    Path | None,
    typer.Option("--baseline", help="Known findings that do not block; else the brief's."),
]
WaiversOption = Annotated[
    Path | None, typer.Option("--waivers", help="Accepted findings, YAML; else the brief's.")
]
HistoryOption = Annotated[
    Path | None,
    typer.Option("--history", help="Keep a line for each run in this file, and show the trend."),
]
TimeoutOption = Annotated[float, typer.Option("--timeout", help="Seconds for one model.", min=1)]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Neither use nor keep answers of identical runs.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", help="No progress, no summary.")]

DEFAULT_OUT = Path("schoolcheck-out")
DEFAULT_FORMATS = "html,json"


def known_gate(fail_on: str | None, cannot_tell: str | None) -> None:
    """Refuse words of the gate that nobody knows."""
    known("--fail-on", [fail_on] if fail_on else [], ("must", "should", "any", "never"))
    known("--cannot-tell", [cannot_tell] if cannot_tell else [], ("warn", "fail"))


def known(option: str, given: list[str], words: Any) -> None:
    """Refuse words of an option that nobody knows."""
    for word in given:
        if word not in words:
            raise UsageError(f"{option} {word}: not known. Use one of {', '.join(words)}.")
