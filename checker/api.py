"""The Python API, for notebooks and scripts: check a model, compare two revisions.

Every check goes through the supervised child of the command line: a model that crashes what reads
it ends the child, and neither the notebook nor the script.
"""

import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from checker.errors import UsageError
from checker.found import Comparison, Run
from checker.jobs import Job, Limits, Outcome, supervise
from checker.jobs.files import is_model
from checker.jobs.history import kept, refuse_no_history

if TYPE_CHECKING:
    from checker.results.gate import CannotTell, FailOn
    from checker.results.run import RunResult

Source = str | Path
_LIGHT = {"html", "json"}
"""Formats that are known without importing every writer."""
_FAIL_ON = ("must", "should", "any", "never")
_CANNOT_TELL = ("warn", "fail")
_RESULTS = "results.json"


def check(  # noqa: PLR0913 - one argument for each option of the command
    model: Source,
    *,
    out: Source | None = None,
    rules: Source | Sequence[Source] = (),
    brief: Source | None = None,
    schedule: Source | None = None,
    profiles: Sequence[Source] = (),
    others: Sequence[Source] = (),
    against: "Source | Run | None" = None,
    baseline: Source | None = None,
    waivers: Source | None = None,
    fail_on: str | None = None,
    cannot_tell: str | None = None,
    history: Source | None = None,
    formats: str | Sequence[str] | None = None,
    timeout_s: float = 600.0,
) -> Run:
    """Check one model as the command line does, and return what was found.

    Arguments are the options of `schoolcheck check`; `others` is `--with`. Without `out` nothing is
    left on disk, and the files are in `Run.files`. `against` is a model, a results.json or a `Run`.
    Never raises for what a model holds: see `Run.code` and `Run.message`.

    Raises:
        UsageError: when an argument, the rules or the brief are wrong.
    """
    wanted = _formats(formats, ("html", "json") if out else ("json",))
    asked = {
        "model": str(model),
        **_judged_by(rules, brief, schedule),
        **_lists(profiles=profiles, others=others),
        "formats": wanted if out else [*dict.fromkeys((*wanted, "json"))],
        **_kept_beside(baseline, waivers, history),
        **_gate_words(fail_on, cannot_tell),
    }
    limits = _limits(timeout_s)
    with tempfile.TemporaryDirectory() as spare:
        old = _results_of(against, asked, limits, Path(spare) / "old")
        if isinstance(old, Run):
            return old
        folder = Path(out) if out else Path(spare) / "out"
        arguments = {**asked, **_paths(against=old, out=folder)}
        job = Job(task="check", arguments=arguments, limits=limits)
        return _run_of(_ended(job, folder), model, folder, wanted, keeps_files=out is None)


def compare(
    old: "Source | Run | RunResult",
    new: "Source | Run | RunResult",
    *,
    rules: Source | Sequence[Source] = (),
    brief: Source | None = None,
    fail_on: str | None = None,
    cannot_tell: str | None = None,
    timeout_s: float = 600.0,
) -> Comparison:
    """What a revision did to the requirements, place by place, as the command `compare` tells it.

    Each side is a model, a results.json, a `Run` or its `result`; models are checked first, by
    `rules` and `brief`.

    Raises:
        UsageError: when an argument is wrong or a file holds no results.
        SchoolcheckError: when a model gave no answer, so that there is nothing to compare.
    """
    from checker.brief import gate_shown  # noqa: PLC0415 - imports pydantic
    from checker.report.words import measured_words  # noqa: PLC0415
    from checker.results.compare import compared, exit_code, newly  # noqa: PLC0415
    from checker.results.gate import blocking  # noqa: PLC0415

    words = _gate_words(fail_on, cannot_tell)
    both = [
        _side(each, rules=rules, brief=brief, timeout_s=timeout_s)
        for each in (old, new)
    ]  # fmt: skip
    result = compared(both[0], both[1], measured_words)
    gate = gate_shown(
        result.brief,
        fail_on=cast("FailOn | None", words["fail_on"]),
        cannot_tell=cast("CannotTell | None", words["cannot_tell"]),
    )
    code, stops = exit_code(both[0], result, gate), blocking(newly(result), gate)
    return Comparison(code=code, old=both[0], new=result, stops=stops)


def _side(each: "Source | Run | RunResult", **asked: Any) -> "RunResult":
    from checker.results.codec import read_results  # noqa: PLC0415 - imports pydantic
    from checker.results.run import RunResult  # noqa: PLC0415

    if isinstance(each, RunResult):
        return each
    if isinstance(each, Run):
        return each.result
    path = Path(each)
    return check(path, **asked).result if is_model(path) else read_results(path)


def _results_of(
    against: "Source | Run | None", asked: Mapping[str, Any], limits: Limits, folder: Path
) -> "Path | Run | None":
    """Where the results of the last revision lie, or the run of its model where it gave none."""
    if against is None:
        return None
    folder.mkdir()
    if isinstance(against, Run):
        if not against.has_result:
            raise UsageError(f"against: the run of {against.model} has no results.")
        (folder / _RESULTS).write_bytes(against.results)
        return folder / _RESULTS
    path = Path(against)
    if not is_model(path):
        if not path.is_file():
            raise UsageError(f"against={str(path)!r}: there is no such file.")
        return path
    judged = {name: asked[name] for name in ("rules", "brief", "schedule")}
    arguments = {**judged, "model": str(path), "out": str(folder), "formats": ["json"]}
    outcome = supervise(Job(task="check", arguments=arguments, limits=limits))
    if outcome.answer:
        return folder / _RESULTS
    return _run_of(outcome, path, folder, (), keeps_files=True)


def _ended(job: Job, folder: Path) -> Outcome:
    """How a check ended, after its drafts were finished and its history was added to."""
    return kept(_finished(supervise(job), folder, job.arguments["formats"]), job)


def _finished(outcome: Outcome, folder: Path, formats: Sequence[str]) -> Outcome:
    """The outcome after other programs have finished what the child left as drafts."""
    if _LIGHT.issuperset(formats):
        return outcome
    from checker.jobs.finish import clear_drafts, finished  # noqa: PLC0415 - every writer

    try:
        return finished(outcome, folder, formats)
    finally:
        clear_drafts(folder, formats)


def _run_of(
    outcome: Outcome, model: Source, folder: Path, wanted: Sequence[str], *, keeps_files: bool
) -> Run:
    """A run with the results that were written, read before anybody writes over them.

    Raises:
        UsageError: when the child says that rules, brief or another argument are wrong.
    """
    name = Path(model).name
    if outcome.code == UsageError.exit_code and not outcome.answer:
        raise UsageError(f"{name}: {outcome.message}")
    written = outcome.answer.get("written", ())
    files = {each: (folder / each).read_bytes() for each in written} if keeps_files else {}
    results = files.get(_RESULTS, b"")
    if not keeps_files and _RESULTS in written:
        results = (folder / _RESULTS).read_bytes()
    if "json" not in wanted:
        files.pop(_RESULTS, None)
    return Run(
        state=outcome.state,
        code=outcome.code,
        message=outcome.message,
        answer=outcome.answer,
        touched=outcome.touched,
        skipped=outcome.skipped,
        model=name,
        files=files,
        results=results,
    )


def _kept_beside(
    baseline: Source | None, waivers: Source | None, history: Source | None
) -> dict[str, str | None]:
    """What the team keeps beside its model, and the day on which waivers have to hold."""
    if history:
        refuse_no_history(Path(history))
    today = datetime.now().astimezone().date().isoformat()
    return {**_paths(baseline=baseline, waivers=waivers, history=history), "today": today}


def _formats(given: str | Sequence[str] | None, usual: Sequence[str]) -> list[str]:
    names = given.split(",") if isinstance(given, str) else usual if given is None else given
    wanted = [each.strip() for each in names]
    if not all(wanted) or not wanted:
        raise UsageError('formats is empty: name at least one, such as ["html", "json"].')
    if not _LIGHT.issuperset(wanted):
        from checker.report import formats, refuse_unready  # noqa: PLC0415 - every writer

        _known("formats", wanted, tuple(formats()))
        refuse_unready(wanted)
    return wanted


def _gate_words(fail_on: str | None, cannot_tell: str | None) -> dict[str, str | None]:
    _known("fail_on", [fail_on] if fail_on is not None else [], _FAIL_ON)
    _known("cannot_tell", [cannot_tell] if cannot_tell is not None else [], _CANNOT_TELL)
    return {"fail_on": fail_on, "cannot_tell": cannot_tell}


def _known(argument: str, given: Sequence[str], words: Sequence[str]) -> None:
    for word in given:
        if word not in words:
            raise UsageError(f"{argument}={word!r}: not known. Use one of {', '.join(words)}.")


def _judged_by(
    rules: Source | Sequence[Source], brief: Source | None, schedule: Source | None
) -> dict[str, Any]:
    several = [rules] if isinstance(rules, str | Path) else rules
    return {"rules": _several(several), **_paths(brief=brief, schedule=schedule)}


def _several(given: Sequence[Source]) -> list[str]:
    if isinstance(given, str | Path):
        raise UsageError(f"{str(given)!r} stands where a list is wanted: write [{str(given)!r}].")
    return [str(each) for each in given]


def _lists(*, profiles: Sequence[Source], others: Sequence[Source]) -> dict[str, list[str]]:
    return {"profiles": _several(profiles), "with": _several(others)}


def _paths(**given: Source | None) -> dict[str, str | None]:
    return {name: str(path) if path else None for name, path in given.items()}


def _limits(timeout_s: float) -> Limits:
    if not timeout_s > 0:
        raise UsageError(f"timeout_s={timeout_s!r}: give the seconds that a check may take.")
    return Limits(wall_s=timeout_s)
