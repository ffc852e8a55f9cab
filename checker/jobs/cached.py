"""The answer of an identical run before this one, handed over without reading the model.

It is looked for before anything is imported that reads or judges models: nothing here may import
more than the standard library and what is as light.
"""

import hashlib
import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.jobs.files import refuse_unwritable, write_whole
from checker.jobs.fingerprint import libraries, seen_file, seen_folder
from checker.jobs.job import Job
from checker.jobs.leftovers import RUN_FILE, earlier_files
from checker.jobs.observed import Observer
from checker.jobs.question import Asked, Basis, Question, question_of
from checker.jobs.recalled import recalled, to_keep
from checker.jobs.record import run_record
from checker.store.cache import Cache, Entry
from checker.store.folder import UnfitCacheError, place

Emit = Callable[..., None]
Answer = tuple[int, Mapping[str, Any]]
Do = Callable[[Job, Emit], Answer]
_ASK = "Name a folder of your own with SCHOOLCHECK_CACHE, or say --no-cache."


def run(job: Job, emit: Emit, *, do: Do) -> Answer:
    """Do what the job says, or hand over what an identical run before it answered and wrote.

    `do` does it, imports what it needs, and tells what it wrote by events that go no further.
    Only a check that asks for it is answered so, and none that leaves elements out. A cache that
    cannot be used costs time and a note among the problems.

    Raises:
        SchoolcheckError: as `do` does. What ended so is not kept.
    """
    if job.task != "check" or job.skip or not job.arguments.get("cache"):
        return do(job, _Wrote(emit))
    note, cache, question, found = "", None, None, None
    try:
        cache = _cache()
        question = question_of(job) if cache else None
        if cache and question:
            found = _found(cache, question, str(job.arguments.get("today", "")))
    except (OSError, UnfitCacheError) as error:
        note = str(error)
    if found:
        emit("progress", stage="writing", done=0, total=1)
        return found.handed_over(job)
    if note or not cache or not question:
        return _with_note(do(job, _Wrote(emit)), note)
    return _done_and_kept(job, _Wrote(emit), cache, question, do)


class _Wrote:
    """Passes events on, but for those that tell what was written: these are kept."""

    def __init__(self, emit: Emit) -> None:
        self.files: dict[str, bytes] = {}
        self._emit = emit

    def __call__(self, event: str, **fields: Any) -> None:
        if event == "wrote":
            self.files[fields["name"]] = fields["data"]
        else:
            self._emit(event, **fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What a run answered and the files that it wrote; `ours` are the names of all it may write."""

    code: int
    answer: Mapping[str, Any]
    files: Mapping[str, bytes]
    ours: list[str]

    def to_bytes(self) -> bytes:
        """One line of JSON, then the files one after the other."""
        sizes = [[name, len(data)] for name, data in self.files.items()]
        head = {"code": self.code, "answer": self.answer, "files": sizes, "ours": self.ours}
        return json.dumps(head).encode() + b"\n" + b"".join(self.files.values())

    @classmethod
    def from_bytes(cls, data: bytes) -> "_Kept":
        head, _, rest = data.partition(b"\n")
        told, files, at = json.loads(head), {}, 0
        for name, size in told["files"]:
            files[name] = rest[at : at + size]
            at += size
        return cls(code=told["code"], answer=told["answer"], files=files, ours=told["ours"])

    def handed_over(self, job: Job) -> Answer:
        """Write the files as the run did that made them."""
        started = time.perf_counter()
        out = Path(job.arguments["out"])
        refuse_unwritable(out)
        for name, data in self.files.items():
            write_whole(out / name, data)
        named = {*self.answer["written"], *self.files, RUN_FILE}
        earlier = earlier_files(out, named, ours=self.ours)
        seconds = {"writing from cache": round(time.perf_counter() - started, 4)}
        record = run_record(job, seconds=seconds, earlier=earlier, is_kept=True)
        write_whole(out / RUN_FILE, record)
        return self.code, {**self.answer, "earlier": earlier}


def _cache() -> Cache | None:
    where = place(os.environ)
    return Cache(where) if where.most else None


def _found(cache: Cache, question: Question, day: str) -> _Kept | None:
    # Several answers to one question rest on mostly the same files: each is read once.
    file, folder = lru_cache(None)(seen_file), lru_cache(None)(seen_folder)
    for entry in cache.on_shelf(question.key):
        basis = Basis.from_json(entry.data)
        if (
            basis.holds(day, file=file, folder=folder)
            and (data := cache.find(basis.answer)) is not None
        ):
            cache.note_use([entry.key, basis.answer])
            return _Kept.from_bytes(data)
    return None


def _done_and_kept(job: Job, wrote: "_Wrote", cache: Cache, question: Question, do: Do) -> Answer:
    """Do the job with what is remembered of this model, and keep the answer if it can be told."""
    from checker.geometry.remembered import remembering  # noqa: PLC0415 - imports Shapely

    asked = Asked(job.arguments)
    memory = recalled(cache, question.line)
    observer = Observer(out=job.arguments["out"], known=question.known)
    observer.watch()
    try:
        with remembering(memory):
            code, answer = do(replace(job, arguments=asked), wrote)
    finally:
        observer.end()
    answers = []
    if observer.made == {*wrote.files, RUN_FILE} and observer.unchanged(apart=question.apart):
        kept = _kept(code, answer, wrote)
        basis = _basis(job, observer, asked.day, hashlib.sha256(kept).hexdigest())
        told = basis.to_json()
        key = hashlib.sha256(question.key.encode() + told).hexdigest()
        answers = [
            Entry(key=key, shelf=question.key, data=told),
            Entry(key=basis.answer, data=kept),
        ]
    try:
        # One after the other: in a small cache the shapes make room for the answer.
        cache.keep(to_keep(memory, question.line))
        cache.keep(answers)
    except UnfitCacheError as error:
        return _with_note((code, answer), str(error))
    return code, answer


def _kept(code: int, answer: Mapping[str, Any], wrote: _Wrote) -> bytes:
    from checker.jobs.leftovers import our_files  # noqa: PLC0415 - imports every writer

    told = {name: value for name, value in answer.items() if name != "earlier"}
    return _Kept(code=code, answer=told, files=wrote.files, ours=our_files()).to_bytes()


def _basis(job: Job, observer: Observer, day: str, answer: str) -> Basis:
    from checker.brief import brief_places  # noqa: PLC0415 - imports pydantic

    given = job.arguments
    places = [] if given.get("brief") else list(map(str, brief_places(Path(given["model"]))))
    found = next((n for n, each in enumerate(places) if each in observer.files), len(places))
    return Basis(
        answer=answer,
        files=observer.files,
        folders=observer.folders,
        missing=places[:found],
        libraries=libraries(),
        day=day,
    )


def _with_note(answered: Answer, why: str) -> Answer:
    if not why:
        return answered
    code, answer = answered
    note = {"message": f"The cache of earlier runs was not used: {why}.", "ask": _ASK}
    return code, {**answer, "problems": [note, *answer["problems"]]}
