"""What a child can be asked to do. Native code and model data are only ever touched from here."""

import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.brief import find_brief
from checker.errors import UsageError
from checker.jobs.again import write_changes, write_reports
from checker.jobs.files import refuse_unwritable, write_whole
from checker.jobs.history import to_keep
from checker.jobs.job import Job
from checker.jobs.judged_by import By, files_of, judged_by, with_schedule
from checker.jobs.leftovers import FACTS_FILE, RUN_FILE, earlier_files
from checker.jobs.record import run_record
from checker.jobs.revised import Before, read_before
from checker.jobs.summary import summary
from checker.measure.table import measure_rows
from checker.pipeline import Watch, judge, measurer_of, read_facts
from checker.report import draft, file_name
from checker.rules import lint, locate
from checker.store import Facts, facts_from_json, facts_to_json

Emit = Callable[..., None]
Answer = tuple[int, Mapping[str, Any]]


def run_task(job: Job, emit: Emit) -> Answer:
    """Do what the job says; returns the exit code and what the parent should be told.

    Raises:
        SchoolcheckError: with a sentence, when the model, the rules or the brief are at fault.
    """
    tasks: Mapping[str, Callable[[Job, Emit], Answer]] = {
        "check": _check,
        "judge": _judge,
        "measure": _measure,
        "report": write_reports,
        "compare": write_changes,
        "lint": _lint,
        "hello": _hello,
    }
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
    by = with_schedule(judged_by(arguments, beside=model), arguments)
    before = read_before(arguments, by.brief, by.folder)
    timings.lap("rules")
    facts = _read(job, by, emit)
    timings.lap("reading")
    if arguments.get("save_facts"):
        data = facts_to_json(facts)
        write_whole(Path(arguments["out"]) / FACTS_FILE, data)
        emit("wrote", name=FACTS_FILE, data=data)
    return _judge_and_write(facts, by, before, job=job, emit=emit, timings=timings)


def _judge(job: Job, emit: Emit) -> Answer:
    timings = _Timings()
    path = Path(job.arguments["facts"])
    try:
        facts = facts_from_json(path.read_bytes())
    except OSError as error:
        raise UsageError(f"The facts file {path.name} cannot be read: {error.strerror}.") from error
    by = with_schedule(judged_by(job.arguments, beside=path), job.arguments)
    before = read_before(job.arguments, by.brief, by.folder)
    timings.lap("rules")
    code, answer = _judge_and_write(facts, by, before, job=job, emit=emit, timings=timings)
    if not job.arguments.get("brief") and find_brief(path) is None:
        message = f"No brief was read: none lies beside {path.name}."
        ask = "Name the one that lies beside the model with --brief, if there is one."
        answer["problems"].insert(0, {"message": message, "ask": ask})
    return code, answer


def _measure(job: Job, emit: Emit) -> Answer:
    by = judged_by({**job.arguments, "rules": []}, beside=Path(job.arguments["model"]))
    measurer = measurer_of(_read(job, by, emit), by.brief)
    emit("progress", stage="measuring", done=0, total=1)
    rows = measure_rows(measurer)
    write_whole(Path(job.arguments["rows"]), json.dumps(rows).encode())
    return 0, {"rows": len(rows)}


def _lint(job: Job, _emit: Emit) -> Answer:
    """What is wrong with rule files or missing in them, as `rules lint` tells it."""
    folder = Path(job.arguments["folder"])
    paths = locate(job.arguments["rules"], base=folder)
    lacks = lint(paths)
    return 0, {"lacks": [each.replace(f"{folder}{os.sep}", "") for each in lacks]}


def _hello(_job: Job, _emit: Emit) -> Answer:
    """Show that a child starts, imports what it needs and answers."""
    return 0, {}


def _read(job: Job, by: By, emit: Emit) -> Facts:
    watch = _watch(emit)
    first, *others = files_of(Path(job.arguments["model"]), by, job.arguments.get("with") or ())
    facts = read_facts(first.path, others=others, watch=watch, skip=frozenset(job.skip))
    watch.journal("")  # whatever goes wrong from here on, no element's geometry did it
    return facts


def _watch(emit: Emit) -> Watch:
    def progress(stage: str, done: int, total: int) -> None:
        emit("progress", stage=stage, done=done, total=total)

    def journal(what: str) -> None:
        emit("touching", what=what)

    return Watch(progress=progress, journal=journal)


def _judge_and_write(
    facts: Facts, by: By, before: Before, *, job: Job, emit: Emit, timings: _Timings
) -> Answer:
    result = judge(
        facts,
        by.rules,
        by.brief,
        profiles=by.profiles,
        schedule=by.schedule,
        watch=_watch(emit),
    )
    timings.lap("judging")
    result = before.beside(result)
    emit("progress", stage="writing", done=0, total=1)
    out = Path(job.arguments["out"])
    written = []
    for format_name in job.arguments["formats"]:
        name, data = draft(result, format_name)
        write_whole(out / name, data)
        emit("wrote", name=name, data=data)
        written.append(file_name(format_name))
        timings.lap(f"writing {format_name}")
    kept = [FACTS_FILE] if job.arguments.get("save_facts") else []
    earlier = earlier_files(out, [*written, RUN_FILE, *kept])
    write_whole(out / RUN_FILE, run_record(job, seconds=timings.stages, earlier=earlier))
    code, answer = summary(result, by.brief, job, written)
    return code, {**answer, "earlier": earlier, **to_keep(result, job.arguments)}
