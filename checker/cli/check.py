"""`check` and `judge`: one child per model, a summary for people, the worst exit code."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from checker.cli import servers
from checker.cli.console import Watcher, complain, harmless, note, progress, say
from checker.cli.unread import SILENT, write_unread
from checker.errors import SchoolcheckError, UsageError
from checker.jobs import Job, Limits, Outcome, supervise
from checker.jobs.finish import clear_drafts, finish_drafts

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
TimeoutOption = Annotated[float, typer.Option("--timeout", help="Seconds for one model.", min=1)]
QuietOption = Annotated[bool, typer.Option("--quiet", help="No progress, no summary.")]

DEFAULT_OUT = Path("schoolcheck-out")
DEFAULT_FORMATS = "html,json"
_SEVERITY = (4, 3, 2, 1, 0)
_MOST_PROBLEMS = 12
_READ = ("model", "facts", "schedule", "brief")
"""Arguments that name a file to be read: it may lie among the results of an earlier run."""


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
    save_facts: Annotated[bool, typer.Option("--save-facts", help="Keep facts.json.")] = False,
    timeout: TimeoutOption = 600,
    quiet: QuietOption = False,
) -> None:
    """Check models against rules and write a report for each."""
    shared = {
        **_shared(rules, brief, profile, formats_, fail_on, cannot_tell),
        "schedule": str(schedule) if schedule else None,
    }
    if with_ and len(models) > 1:
        raise UsageError("--with goes with one model: check the others in runs of their own.")
    codes, printed = [], Counter[str]()
    for model, name in zip(models, _folder_names(models), strict=True):
        folder = out / name
        arguments = {
            **shared,
            "model": str(model),
            "with": [str(each) for each in with_ or ()],
            "out": str(folder),
            "save_facts": save_facts,
        }
        job = Job(task="check", arguments=arguments, limits=Limits(wall_s=timeout))
        code, told = _run(job, model.name, folder, quiet=quiet)
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
    timeout: TimeoutOption = 600,
    quiet: QuietOption = False,
) -> None:
    """Judge a model again from its facts, without reading IFC."""
    folder = out / _stem(facts)
    arguments = {
        **_shared(rules, brief, profile, formats_, fail_on, cannot_tell),
        "schedule": str(schedule) if schedule else None,
        "facts": str(facts),
        "out": str(folder),
    }
    job = Job(task="judge", arguments=arguments, limits=Limits(wall_s=timeout))
    code, _told = _run(job, facts.name, folder, quiet=quiet)
    raise typer.Exit(code)


def worst(codes: list[int]) -> int:
    """The exit code for several models: 4 before 3 before 2 before 1 before 0.

    >>> worst([0, 3, 1])
    3
    """
    return next((code for code in _SEVERITY if code in codes), max(codes, default=0))


def _shared(
    rules: list[str] | None,
    brief: Path | None,
    profiles: list[Path] | None,
    formats_: str,
    fail_on: str | None,
    cannot_tell: str | None,
) -> dict[str, Any]:
    wanted = [name.strip() for name in formats_.split(",") if name.strip()]
    if not wanted:
        raise UsageError("--format is empty: name at least one format, such as html,json.")
    if formats_ != DEFAULT_FORMATS:
        from checker.report import formats, refuse_unready  # noqa: PLC0415 - imports every writer

        _known("--format", wanted, formats())
        refuse_unready(wanted)
    known_gate(fail_on, cannot_tell)
    return {
        "rules": rules or [],
        "brief": str(brief) if brief else None,
        "profiles": [str(each) for each in profiles or ()],
        "formats": servers.with_summary(wanted),
        "fail_on": fail_on,
        "cannot_tell": cannot_tell,
    }


def known_gate(fail_on: str | None, cannot_tell: str | None) -> None:
    """Refuse words of the gate that nobody knows."""
    _known("--fail-on", [fail_on] if fail_on else [], ("must", "should", "any", "never"))
    _known("--cannot-tell", [cannot_tell] if cannot_tell else [], ("warn", "fail"))


def _known(option: str, given: list[str], known: Any) -> None:
    for word in given:
        if word not in known:
            raise UsageError(f"{option} {word}: not known. Use one of {', '.join(known)}.")


def _folder_names(models: list[Path]) -> list[str]:
    """A folder for each model; models of one name do not overwrite each other's report."""
    names: list[str] = []
    for model in models:
        stem = _stem(model)
        tries = (stem, *(f"{stem}-{count}" for count in range(2, len(models) + 2)))
        taken = {name.casefold() for name in names}
        names.append(next(each for each in tries if each.casefold() not in taken))
    return names


def _stem(path: Path) -> str:
    """The file's name without its ending, as a folder's name: never `..`, never two lines."""
    name = path.name
    suffix = next(
        (end for end in (".ifc.gz", ".ifczip", ".ifc", ".json") if name.lower().endswith(end)),
        path.suffix,
    )
    stem = harmless(name.removesuffix(name[len(name) - len(suffix) :])).replace("\n", "�")
    return stem if stem.strip(". ") else "model"


def _run(job: Job, title: str, folder: Path, *, quiet: bool) -> tuple[int, Counter[str]]:
    """The exit code of one model, and how many annotations of each kind were printed of it."""
    with progress(title, quiet=quiet) as watch:
        outcome = _supervised(job, folder, watch)
    formats = job.arguments["formats"]
    if outcome.message:
        complain(f"{title}: {outcome.message}")
    if not outcome.answer:
        return _unanswered(outcome, title, folder, job, quiet=quiet)
    if not quiet:
        _summarise(outcome, title, folder)
    return outcome.code, servers.tell(folder, formats)


def _supervised(job: Job, folder: Path, watch: Watcher) -> Outcome:
    """How the child ended, with its drafts finished; none is left however it ended."""
    if not _has_drafts(job):
        return supervise(job, on_event=watch)
    try:
        outcome = supervise(job, on_event=watch)
        if not outcome.answer:
            return outcome
        watch({"event": "progress", "stage": "printing", "done": 0, "total": 1})
        return _finished(outcome, job, folder)
    finally:
        clear_drafts(folder, job.arguments["formats"])


def _unanswered(
    outcome: Outcome, title: str, folder: Path, job: Job, *, quiet: bool
) -> tuple[int, Counter[str]]:
    """Tell everybody who reads the reports that there is no answer: silence would be green."""
    formats, given = job.arguments["formats"], map(job.arguments.get, _READ)
    if outcome.code not in SILENT:
        return outcome.code, servers.tell_of_failure(formats, title, outcome.message)
    spare = [Path(each) for each in given if each]
    made, problems = write_unread(folder, formats, file=title, outcome=outcome, spare=spare)
    for problem in problems:
        complain(f"{title}: {problem}")
    if not quiet and not problems:
        note(f"  The reports in {folder} say so.")
    code = worst([outcome.code, *(problem.exit_code for problem in problems)])
    if servers.FORMAT in made:
        return code, servers.tell(folder, made)
    return code, servers.tell_of_failure(formats, title, outcome.message)


def _has_drafts(job: Job) -> bool:
    if job.arguments["formats"] == DEFAULT_FORMATS.split(","):
        return False
    from checker.report import unfinished  # noqa: PLC0415 - imports every writer

    return bool(unfinished(job.arguments["formats"]))


def _finished(outcome: Outcome, job: Job, folder: Path) -> Outcome:
    """The outcome after what the child left as drafts was finished by other programs."""
    try:
        finish_drafts(folder, job.arguments["formats"])
    except SchoolcheckError as error:
        # What could be written is there and is told, but it is not all that was asked for.
        there = [name for name in outcome.answer["written"] if (folder / name).is_file()]
        return replace(
            outcome,
            code=worst([outcome.code, error.exit_code]),
            message=str(error),
            answer={**outcome.answer, "written": there},
        )
    return outcome


def _summarise(outcome: Outcome, title: str, folder: Path) -> None:
    answer: Mapping[str, Any] = outcome.answer
    counts = answer["counts"]
    note(f"{title}: {answer['verdict']}")
    note(
        f"  ✕ {counts['fail']} fail   ? {counts['cannot_tell']} cannot tell   "
        f"✓ {counts['pass']} pass   – {counts['not_applicable']} not applicable"
    )
    for each in answer["scenarios"]:
        note(f"  {harmless(each['name'])}: {each['told']}")
    if answer["schedule"]:
        note(f"  Schedule of accommodation: {answer['schedule']}")
    for problem in answer["problems"][:_MOST_PROBLEMS]:
        note(f"  ! {problem['message']} {problem['ask']}".rstrip())
    if (more := len(answer["problems"]) - _MOST_PROBLEMS) > 0:
        note(f"  ! And {more} more, told in the report.")
    if outcome.skipped:
        note(f"  ! Left out after a crash: {', '.join(map(harmless, outcome.skipped))}")
    if outcome.code == 1:
        count = answer["blocking"]
        subject = "1 finding stops" if count == 1 else f"{count} findings stop"
        note(f"  {subject} the build ({answer['gate']}).")
    if answer["earlier"]:
        note(f"  ! Of an earlier run, and left as they were: {', '.join(answer['earlier'])}.")
    for name in answer["written"]:
        say(str(folder / name))
