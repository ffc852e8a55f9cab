"""`check` and `judge`: one child per model, a summary for people, the worst exit code."""

import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from checker.cli import servers
from checker.cli.checked import results_of
from checker.cli.console import harmless
from checker.cli.options import (
    DEFAULT_FORMATS,
    DEFAULT_OUT,
    AgainstOption,
    BaselineOption,
    BriefOption,
    CannotTellOption,
    FailOnOption,
    FormatOption,
    HistoryOption,
    Models,
    NoCacheOption,
    OutOption,
    ProfileOption,
    QuietOption,
    RuleOption,
    ScheduleOption,
    TimeoutOption,
    WaiversOption,
    WithOption,
    known,
    known_gate,
)
from checker.cli.running import run, worst
from checker.errors import UsageError
from checker.jobs import Job, Limits
from checker.jobs.history import refuse_no_history


def check(  # noqa: PLR0913 - one parameter for each option of the command
    models: Models,
    *,
    rules: RuleOption = None,
    brief: BriefOption = None,
    profile: ProfileOption = None,
    schedule: ScheduleOption = None,
    with_: WithOption = None,
    out: OutOption = DEFAULT_OUT,
    formats_: FormatOption = DEFAULT_FORMATS,
    fail_on: FailOnOption = None,
    cannot_tell: CannotTellOption = None,
    against: AgainstOption = None,
    baseline: BaselineOption = None,
    waivers: WaiversOption = None,
    history: HistoryOption = None,
    save_facts: Annotated[bool, typer.Option("--save-facts", help="Keep facts.json.")] = False,
    timeout: TimeoutOption = 600,
    no_cache: NoCacheOption = False,
    quiet: QuietOption = False,
) -> None:
    """Check models against rules and write a report for each."""
    shared = {
        "rules": rules or [],
        **_paths(brief=brief, schedule=schedule, baseline=baseline, waivers=waivers),
        "profiles": [str(each) for each in profile or ()],
        **_asked(formats_, fail_on, cannot_tell, history),
        "cache": not no_cache,
    }
    _refuse_of_several(models, with_=with_, against=against, history=history)
    asked = {"with": [str(each) for each in with_ or ()], "save_facts": save_facts}
    limits = Limits(wall_s=timeout)
    codes, printed = [], Counter[str]()
    with tempfile.TemporaryDirectory() as spare:
        if against:
            shared["against"] = str(results_of(against, shared, limits, Path(spare), quiet=quiet))
        for model, name in zip(models, _folder_names(models), strict=True):
            arguments = {**shared, **asked, "model": str(model), "out": str(out / name)}
            job = Job(task="check", arguments=arguments, limits=limits)
            code, told = run(job, model.name, out / name, quiet=quiet)
            codes.append(code)
            printed += told
    if len(models) > 1:
        servers.tell_unshown(printed, len(models))
    raise typer.Exit(worst(codes))


def judge(  # noqa: PLR0913 - one parameter for each option of the command
    facts: Annotated[
        Path, typer.Argument(metavar="FACTS", help="facts.json, from `check --save-facts`.")
    ],
    *,
    rules: RuleOption = None,
    brief: BriefOption = None,
    profile: ProfileOption = None,
    schedule: ScheduleOption = None,
    out: OutOption = DEFAULT_OUT,
    formats_: FormatOption = DEFAULT_FORMATS,
    fail_on: FailOnOption = None,
    cannot_tell: CannotTellOption = None,
    baseline: BaselineOption = None,
    waivers: WaiversOption = None,
    timeout: TimeoutOption = 600,
    quiet: QuietOption = False,
) -> None:
    """Judge a model again from its facts, without reading IFC."""
    folder = out / stem_of(facts)
    arguments = {
        "rules": rules or [],
        **_paths(brief=brief, schedule=schedule, baseline=baseline, waivers=waivers),
        "profiles": [str(each) for each in profile or ()],
        **_asked(formats_, fail_on, cannot_tell),
        "facts": str(facts),
        "out": str(folder),
    }
    job = Job(task="judge", arguments=arguments, limits=Limits(wall_s=timeout))
    code, _told = run(job, facts.name, folder, quiet=quiet)
    raise typer.Exit(code)


def _refuse_of_several(
    models: Sequence[Path],
    *,
    with_: Sequence[Path] | None,
    against: Path | None,
    history: Path | None,
) -> None:
    """Refuse what can be said of one model only, and a history that would mix up two."""
    if history:
        refuse_no_history(history)
    if len(models) == 1:
        return
    if with_:
        raise UsageError("--with goes with one model: check the others in runs of their own.")
    if against:
        raise UsageError("--against goes with one model: compare the others in runs of their own.")
    if history and len({model.name for model in models}) < len(models):
        raise UsageError(
            "--history knows a model by its file name, and two of these have one name: give each a "
            "run and a history of its own."
        )


def _paths(**given: Path | None) -> dict[str, str | None]:
    return {name: str(path) if path else None for name, path in given.items()}


def _asked(
    formats_: str, fail_on: str | None, cannot_tell: str | None, history: Path | None = None
) -> dict[str, Any]:
    """What is wanted of the result, and the day on which waivers have to hold."""
    wanted = [name.strip() for name in formats_.split(",") if name.strip()]
    if not wanted:
        raise UsageError("--format is empty: name at least one format, such as html,json.")
    if formats_ != DEFAULT_FORMATS:
        from checker.report import formats, refuse_unready  # noqa: PLC0415 - imports every writer

        known("--format", wanted, formats())
        refuse_unready(wanted)
    known_gate(fail_on, cannot_tell)
    return {
        "formats": servers.with_summary(wanted),
        "fail_on": fail_on,
        "cannot_tell": cannot_tell,
        "history": str(history) if history else None,
        "today": datetime.now().astimezone().date().isoformat(),
    }


def _folder_names(models: list[Path]) -> list[str]:
    """A folder for each model; models of one name do not overwrite each other's report."""
    names: list[str] = []
    for model in models:
        stem = stem_of(model)
        tries = (stem, *(f"{stem}-{count}" for count in range(2, len(models) + 2)))
        taken = {name.casefold() for name in names}
        names.append(next(each for each in tries if each.casefold() not in taken))
    return names


def stem_of(path: Path) -> str:
    """The file's name without its ending, as a folder's name: never `..`, never two lines."""
    name = path.name
    suffix = next(
        (end for end in (".ifc.gz", ".ifczip", ".ifc", ".json") if name.lower().endswith(end)),
        path.suffix,
    )
    stem = harmless(name.removesuffix(name[len(name) - len(suffix) :])).replace("\n", "�")
    return stem if stem.strip(". ") else "model"
