"""One run: its files laid out, a child that reads and judges them, how it ended kept.

Done twice it comes to the same: the folder is made anew, the row is ended once.
"""

import logging
import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from checker.jobs import Job, Limits, Outcome, supervise
from checker.web.accept import ask
from checker.web.documents import RULES, USUAL_PACK, check_brief, laid_out
from checker.web.errors import RefusedError
from checker.web.facts import facts_of, sign_facts
from checker.web.office import Office
from checker.web.queue import Work
from checker.web.runs import RESULTS, folder_of, has_results, out_of
from checker.web.tables import (
    BRIEF,
    CANCELLED,
    DONE,
    FAILED,
    OPEN_STATES,
    QUEUED,
    RUNNING,
    WAIVERS,
    Document,
    Revision,
    Run,
    nothing_found,
    now,
)

_SELDOM_S = 0.3
"""How often progress is written down at most: each time is a transaction."""
_GIVES_WAY = 10
_TRIES, _AGAIN_S = 30, 2.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What a run needs to know, read in one go."""

    run_id: str
    is_cancelled: bool
    file_name: str
    blob: Path
    documents: tuple[Document, ...]
    against: Path | None
    facts: Path | None


def work_of(office: Office) -> Work:
    """What the queue does with the id of a run."""

    def work(run_id: str, cancelled: Callable[[], bool]) -> None:
        order = _taken_up(office, run_id)
        if order is None:
            return
        if order.is_cancelled or cancelled():
            end(office, run_id, Outcome(state="cancelled", code=130, message="Cancelled."))
            return
        folder = folder_of(office.settings.data, run_id)
        shutil.rmtree(folder, ignore_errors=True)
        try:
            job = _job(order, folder, office)
        except RefusedError as error:  # a file that the brief names is gone since
            end(office, run_id, Outcome(state="done", code=2, message=str(error)))
            return
        try:
            outcome = supervise(job, on_event=_Progress(office, run_id), cancelled=cancelled)
        finally:
            # The model stays in the store; a second copy beside each answer would fill the disk.
            (folder / "in" / order.file_name).unlink(missing_ok=True)
        if job.task == "check" and outcome.state == "done":
            sign_facts(folder / "out")
        end(office, run_id, outcome)

    return work


def waiting(session: Session, *, since: datetime | None = None) -> list[str]:
    """Runs that nobody has finished, the oldest first; `since`: not even begun since then."""
    found = select(Run.id).where(Run.state.in_(OPEN_STATES)).order_by(Run.at)
    if since:
        found = found.where(Run.state == QUEUED, Run.at < since)
    return list(session.scalars(found))


def end(office: Office, run_id: str, outcome: Outcome) -> None:
    """Write down how a run ended, unless it has been written down already.

    A database that is held by others is waited for: the work is done.
    """
    for _ in range(_TRIES):
        try:
            return _write_end(office, run_id, outcome)
        except OperationalError as error:
            _log.warning("How run %s ended is written once more: %s", run_id, error)
            time.sleep(_AGAIN_S)
    return _write_end(office, run_id, outcome)


def _write_end(office: Office, run_id: str, outcome: Outcome) -> None:
    with office.database.writing() as session:
        run = session.get(Run, run_id)
        if run is None or not run.is_open:
            return  # ended by another server meanwhile, or deleted
        run.state = _state(outcome)
        run.code, run.message = outcome.code, outcome.message
        run.summary = _shown(outcome)
        run.stage, run.ended_at = "", now()


def _taken_up(office: Office, run_id: str) -> _Order | None:
    with office.database.writing() as session:
        run = session.get(Run, run_id)
        if run is None or not run.is_open:
            return None
        run.state, run.stage, run.started_at = RUNNING, "starting", now()
        run.done = run.total = 0
        revision = session.get_one(Revision, run.revision_id)
        documents = tuple(_documents(session, run.documents))
        against = ask(run, session, revision, documents)
        return _Order(
            run_id=run_id,
            is_cancelled=run.wants_cancel,
            file_name=revision.file_name,
            blob=office.files.path_of(revision.sha256),
            documents=documents,
            against=_results(office, against) if against else None,
            facts=facts_of(session, office.settings.data, revision),
        )


def _documents(session: Session, ids: Iterable[str]) -> Iterable[Document]:
    return session.scalars(select(Document).where(Document.id.in_(ids)).order_by(Document.name))


def _results(office: Office, run: Run) -> Path | None:
    data = office.settings.data
    return out_of(data, run) / RESULTS if has_results(data, run) else None


def _job(order: _Order, folder: Path, office: Office) -> Job:
    """A check of the model; where it has been read before by this very code, of what was read."""
    given = folder / "in"
    brief = laid_out(order.documents, given)
    names = {each.name for each in order.documents}
    arguments: Mapping[str, Any] = {
        "brief": str(brief),
        "rules": _rules(order, given),
        "out": str(folder / "out"),
        "formats": ["html", "json"],
        "against": str(order.against) if order.against else None,
        "waivers": str(given / WAIVERS) if WAIVERS in names else None,
        "today": datetime.now().astimezone().date().isoformat(),
    }
    limits = Limits(wall_s=office.settings.timeout_s, nice=_GIVES_WAY)
    if order.facts:
        judged = {**arguments, "facts": str(order.facts)}
        return Job(task="judge", arguments=judged, limits=limits)
    model = given / order.file_name
    try:
        model.hardlink_to(order.blob)
    except OSError:  # a file system without links
        shutil.copyfile(order.blob, model)
    read = {**arguments, "model": str(model), "save_facts": True}
    return Job(task="check", arguments=read, limits=limits)


def _rules(order: _Order, folder: Path) -> list[str]:
    """England's and the project's own, unless the brief says which: then these alone."""
    texts = {each.name: each.text for each in order.documents}
    own = [str(folder / name) for name in texts if name.startswith(RULES)]
    if not own or check_brief(texts.get(BRIEF, ""), names=texts).rules:
        return []
    return [USUAL_PACK, *own]


class _Progress:
    """Writes down what a child tells of its progress, seldom enough to cost nothing."""

    def __init__(self, office: Office, run_id: str) -> None:
        self._office, self._run_id = office, run_id
        self._stage, self._at = "", 0.0

    def __call__(self, event: Mapping[str, Any]) -> None:
        if event.get("event") != "progress":
            return
        stage, at = str(event["stage"]), time.monotonic()
        if stage == self._stage and at - self._at < _SELDOM_S:
            return
        self._stage, self._at = stage, at
        counts = {"done": int(event["done"]), "total": int(event["total"])}
        mine = update(Run).where(Run.id == self._run_id, Run.state == RUNNING)
        # No check is given up because nobody could be told how far it is.
        with suppress(OperationalError), self._office.database.writing() as session:
            session.execute(mine.values(stage=stage[:40], **counts))


def _state(outcome: Outcome) -> str:
    if outcome.state == "cancelled":
        return CANCELLED
    return DONE if outcome.state == "done" and outcome.answer else FAILED


def _shown(outcome: Outcome) -> dict[str, Any]:
    """What lists show of a run without reading its results."""
    empty = nothing_found()
    told = {name: outcome.answer.get(name, empty[name]) for name in empty}
    return {**told, "skipped": list(outcome.skipped)}
