"""What a child can be asked to do. Native code and model data are only ever touched from here."""

import json
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from checker.brief import (
    Brief,
    Profile,
    find_brief,
    listed_files,
    load_profile,
    read_brief,
    said_in,
)
from checker.errors import UsageError
from checker.jobs.files import refuse_unwritable, write_whole
from checker.jobs.job import Job
from checker.jobs.leftovers import FACTS_FILE, RUN_FILE, earlier_files
from checker.measure.table import measure_rows
from checker.pipeline import Watch, judge, measurer_of, read_facts
from checker.read import Part
from checker.report import draft, file_name
from checker.results import scenario_sentence, schedule_sentence
from checker.results.gate import Gate, blocking, exit_code
from checker.results.run import RunResult
from checker.rules import RuleSet, load_packs, locate
from checker.schedule import Schedule, read_schedule
from checker.store import Facts, facts_from_json, facts_to_json
from checker.uses import shipped_vocabulary
from checker.yamlsource import Document

Emit = Callable[..., None]
Answer = tuple[int, Mapping[str, Any]]


def run_task(job: Job, emit: Emit) -> Answer:
    """Do what the job says; returns the exit code and what the parent should be told.

    Raises:
        SchoolcheckError: with a sentence, when the model, the rules or the brief are at fault.
    """
    tasks = {"check": _check, "judge": _judge, "measure": _measure, "hello": _hello}
    return tasks[job.task](job, emit)


@dataclass(slots=True)
class _Timings:
    """Seconds by stage, for run.json; never part of the result."""

    started: float = field(default_factory=time.perf_counter)
    stages: dict[str, float] = field(default_factory=dict)

    def lap(self, stage: str) -> None:
        now = time.perf_counter()
        self.stages[stage] = round(now - self.started, 4)
        self.started = now


def _check(job: Job, emit: Emit) -> Answer:
    arguments, timings = job.arguments, _Timings()
    model = Path(arguments["model"])
    refuse_unwritable(Path(arguments["out"]))
    by = _with_schedule(_judged_by(arguments, beside=model), arguments)
    timings.lap("rules")
    facts = _read(job, by, emit)
    timings.lap("reading")
    if arguments.get("save_facts"):
        write_whole(Path(arguments["out"]) / FACTS_FILE, facts_to_json(facts))
    return _judge_and_write(facts, by, job=job, emit=emit, timings=timings)


def _judge(job: Job, emit: Emit) -> Answer:
    timings = _Timings()
    path = Path(job.arguments["facts"])
    try:
        facts = facts_from_json(path.read_bytes())
    except OSError as error:
        raise UsageError(f"The facts file {path.name} cannot be read: {error.strerror}.") from error
    by = _with_schedule(_judged_by(job.arguments, beside=path), job.arguments)
    timings.lap("rules")
    code, answer = _judge_and_write(facts, by, job=job, emit=emit, timings=timings)
    if not job.arguments.get("brief") and find_brief(path) is None:
        message = f"No brief was read: none lies beside {path.name}."
        ask = "Name the one that lies beside the model with --brief, if there is one."
        answer["problems"].insert(0, {"message": message, "ask": ask})
    return code, answer


def _measure(job: Job, emit: Emit) -> Answer:
    by = _judged_by({**job.arguments, "rules": []}, beside=Path(job.arguments["model"]))
    measurer = measurer_of(_read(job, by, emit), by.brief)
    emit("progress", stage="measuring", done=0, total=1)
    rows = measure_rows(measurer)
    write_whole(Path(job.arguments["rows"]), json.dumps(rows).encode())
    return 0, {"rows": len(rows)}


def _hello(_job: Job, _emit: Emit) -> Answer:
    """Show that a child starts, imports what it needs and answers."""
    return 0, {}


def _read(job: Job, by: "_By", emit: Emit) -> Facts:
    watch = _watch(emit)
    first, *others = _files(Path(job.arguments["model"]), by, job.arguments.get("with") or ())
    facts = read_facts(first.path, others=others, watch=watch, skip=frozenset(job.skip))
    watch.journal("")  # whatever goes wrong from here on, no element's geometry did it
    return facts


def _files(model: Path, by: "_By", given: Sequence[str]) -> list[Part]:
    """The model and what is read with it; those of the command line count before the brief's.

    Of a list in the brief the architecture comes first, whichever file was asked for.
    """
    listed = () if given else listed_files(by.brief, by.folder, model)
    files = [Part(path, holds) for path, holds in listed] or [
        Part(model),
        *(Part(Path(name)) for name in given),
    ]
    seen: set[Path] = set()
    for each in files:
        name, path = each.path.name, each.path.resolve()
        if path != model.resolve() and not path.is_file():
            why = "is a folder" if path.is_dir() else "is not there"
            raise UsageError(f"The model file {name} that goes with {model.name} {why}.")
        if path in seen:
            where = "in the brief's models" if listed else "with --with"
            itself = not listed and path == model.resolve()
            what = "is the model itself" if itself else f"is given twice {where}"
            raise UsageError(f"The model file {name} {what}: leave one out.")
        seen.add(path)
    return files


def _watch(emit: Emit) -> Watch:
    def progress(stage: str, done: int, total: int) -> None:
        emit("progress", stage=stage, done=done, total=total)

    def journal(what: str) -> None:
        emit("touching", what=what)

    return Watch(progress=progress, journal=journal)


@dataclass(frozen=True, slots=True, kw_only=True)
class _By:
    """What a model is judged by; `folder` is where the brief lies."""

    brief: Brief
    folder: Path
    rules: RuleSet
    profiles: tuple[Profile, ...]
    schedule: Schedule | None = None


def _judged_by(arguments: Mapping[str, Any], *, beside: Path) -> _By:
    given = arguments.get("brief")
    found = Path(given) if given else find_brief(beside)
    brief, text = read_brief(found) if found else (Brief(), None)
    if text is not None and brief.room_uses:
        _check_uses(brief, text)
    names = [str(name) for name in arguments.get("rules") or brief.rules or ["england"]]
    base = found.parent if found and not arguments.get("rules") else Path.cwd()
    paths = locate(names, base=base)
    rules = load_packs(
        paths,
        settings=brief.settings,
        said=said_in(text, "settings") if text is not None and brief.settings else None,
        judged_as_of=brief.judged_as_of,
    )
    profiles = tuple(load_profile(Path(name)) for name in arguments.get("profiles") or ())
    folder = found.parent if found else Path.cwd()
    return _By(brief=brief, folder=folder, rules=rules, profiles=profiles)


def _check_uses(brief: Brief, text: Document) -> None:
    """Refuse uses of rooms that nobody knows, each at its line of the brief."""
    vocabulary, said = shipped_vocabulary(), said_in(text, "room_uses")
    wrong = []
    for name, use in brief.room_uses.items():
        try:
            vocabulary.use(use)
        except UsageError as error:
            wrong.append(replace(said[name], message=f"{name}: {error}"))
    if wrong:
        told = "".join(f"\n  {each}" for each in wrong)
        raise UsageError(f"The brief gives rooms uses that are not known:{told}")


def _with_schedule(by: _By, arguments: Mapping[str, Any]) -> _By:
    """The same with the schedule read: the one of the command line, else the brief's."""
    given = arguments.get("schedule")
    if given:
        schedule = read_schedule(Path(given))
        # What the report shows as the brief is what was judged by: a name, no path.
        brief = by.brief.model_copy(update={"schedule": schedule.file})
        return replace(by, brief=brief, schedule=schedule)
    if by.brief.schedule:
        return replace(by, schedule=read_schedule(by.folder / by.brief.schedule))
    return by


def _judge_and_write(facts: Facts, by: "_By", *, job: Job, emit: Emit, timings: _Timings) -> Answer:
    result = judge(
        facts,
        by.rules,
        by.brief,
        profiles=by.profiles,
        schedule=by.schedule,
        watch=_watch(emit),
    )
    timings.lap("judging")
    emit("progress", stage="writing", done=0, total=1)
    out = Path(job.arguments["out"])
    written = []
    for format_name in job.arguments["formats"]:
        name, data = draft(result, format_name)
        write_whole(out / name, data)
        written.append(file_name(format_name))
        timings.lap(f"writing {format_name}")
    kept = [FACTS_FILE] if job.arguments.get("save_facts") else []
    earlier = earlier_files(out, [*written, RUN_FILE, *kept])
    write_whole(out / RUN_FILE, _run_json(job, timings, earlier))
    code, answer = _summary(result, by.brief, job, written)
    return code, {**answer, "earlier": earlier}


def _summary(result: RunResult, brief: Brief, job: Job, written: list[str]) -> Answer:
    gate = _gate(brief, job)
    blockers = blocking(result.findings, gate)
    counts = result.summary
    return exit_code(result, gate), {
        "verdict": result.verdict,
        "counts": {
            "pass": counts.pass_,
            "fail": counts.fail,
            "cannot_tell": counts.cannot_tell,
            "not_applicable": counts.not_applicable,
        },
        "written": written,
        "scenarios": [
            {"name": each.name, "told": scenario_sentence(each)} for each in result.scenarios
        ],
        "schedule": schedule_sentence(result.schedule) if result.schedule else "",
        "blocking": len(blockers),
        "gate": gate.shown(),
        "problems": [
            {"message": problem.message, "ask": problem.ask}
            for problem in result.readiness.problems
            # Notes are for the report; a brief that nobody heeds and files that differ are told.
            if problem.scope != "note" or problem.code.startswith(("brief-", "files-"))
        ],
    }


def _gate(brief: Brief, job: Job) -> Gate:
    """The command line counts before the brief, topics included; the brief before the defaults."""
    given, stated = job.arguments, brief.gate.at(brief.school.stage)
    return Gate(
        fail_on=given.get("fail_on") or stated.fail_on or "must",
        cannot_tell=given.get("cannot_tell") or stated.cannot_tell or "warn",
        by_topic={} if given.get("fail_on") else stated.by_topic,
    )


def _run_json(job: Job, timings: _Timings, earlier: Sequence[str]) -> bytes:
    data = {
        "seconds": timings.stages,
        "python": platform.python_version(),
        "machine": platform.machine(),
        "task": job.task,
        "formats": list(job.arguments["formats"]),
        "skipped": list(job.skip),
        "of_earlier_runs": list(earlier),
    }
    return json.dumps(data, indent=1).encode() + b"\n"
