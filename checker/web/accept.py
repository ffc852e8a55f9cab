"""An upload becomes a revision with a run: whole, or not at all."""

import hashlib
import json
import logging
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from checker.web.access.audit import recorded
from checker.web.documents import latest
from checker.web.errors import NotThereError
from checker.web.facts import judges
from checker.web.files import Kept
from checker.web.office import Office
from checker.web.runs import has_report, has_results
from checker.web.tables import DONE, WAIVERS, Document, Model, Project, Revision, Run, Upload, now

_log = logging.getLogger(__name__)


def accepted(
    office: Office,
    *,
    project_id: str,
    model_name: str,
    file_name: str,
    kept: Kept,
    by: str,
    upload_id: str = "",
) -> str:
    """Keep an uploaded file as the next revision of a model of a project, and have it checked.

    Returns the id of the run. What is accepted survives a crash at any later moment: the file is
    on disk before this is called, the rows are written as one, and runs that the queue has not
    heard of are handed to it when a server starts. An upload that came in several goes is named by
    `upload_id`: it is accepted once, however often this is tried.

    Raises:
        NotThereError: when the project is gone, or the upload was given up.
    """
    with office.database.writing() as session:
        # Locked, so that of two uploads at once each gets a number of its own.
        if session.get(Project, project_id, with_for_update=True) is None:
            raise NotThereError("project")
        upload = _upload(session, upload_id)
        if upload and upload.run_id:
            return upload.run_id
        model = _model(session, project_id, model_name)
        revision = _next(session, model, kept, file_name=file_name, by=by)
        run = run_of(session, office, revision, by=by)
        if upload:
            upload.run_id = run.id
        told = {"run": run.id, "file": file_name, "revision": revision.number}
        recorded(session, by, "upload accepted", project_id, **told)
    hand_over(office, run)
    return run.id


def judged_again(office: Office, revision_id: str, *, by: str) -> str:
    """A new run of a revision, by the documents as they are now; returns its id."""
    with office.database.writing() as session:
        revision = session.get_one(Revision, revision_id)
        run = run_of(session, office, revision, by=by)
    hand_over(office, run)
    return run.id


def hand_over(office: Office, run: Run) -> None:
    """Give a run to the queue. It is accepted already: what fails here is made good by `settle`."""
    if not run.is_open:
        return
    try:
        office.queue.submit(run.id)
    except Exception:  # noqa: BLE001 - whatever it is, the run is accepted
        _log.exception("Run %s could not be handed to the queue, and is tried again", run.id)


def run_of(session: Session, office: Office, revision: Revision, *, by: str) -> Run:
    """A run of a revision: answered at once where the very same was asked in this project before.

    Other projects are not looked at: how fast an answer comes must not tell what they hold.
    """
    project_id = session.get_one(Model, revision.model_id).project_id
    documents = latest(session, project_id).values()
    run = Run(revision_id=revision.id, documents=[each.id for each in documents], by=by)
    ask(run, session, revision, documents)
    if before := _answered(session, office.settings.data, project_id, run.asked):
        run.state, run.code, run.message = DONE, before.code, before.message
        run.summary = dict(before.summary)
        run.served_from = before.served_from or before.id
        run.started_at = run.ended_at = now()
    session.add(run)
    session.flush()
    return run


def ask(
    run: Run, session: Session, revision: Revision, documents: Iterable[Document]
) -> Run | None:
    """Fill in what a run compares with and the digest of all its answer depends on.

    Done again when the run is taken up: the revision before may have its answer by then. Returns
    the run that it compares with.
    """
    before = _against(session, revision)
    run.against = (before.served_from or before.id) if before else None
    run.asked = _digest(revision, documents, run.against)
    return before


def _against(session: Session, revision: Revision) -> Run | None:
    """The last run that has results, of the nearest revision before this one that differs."""
    found = (
        select(Run)
        .join(Revision)
        .where(Revision.model_id == revision.model_id, Revision.number < revision.number)
        .where(Revision.sha256 != revision.sha256, Run.state == DONE)
        .order_by(Revision.number.desc(), Run.at.desc())
    )
    return session.scalars(found.limit(1)).first()


def _upload(session: Session, upload_id: str) -> Upload | None:
    if not upload_id:
        return None
    upload = session.get(Upload, upload_id)
    if upload is None:
        raise NotThereError("upload")
    return upload


def _model(session: Session, project_id: str, name: str) -> Model:
    found = select(Model).where(Model.project_id == project_id, Model.name == name)
    model = session.scalars(found).first()
    if model is None:
        model = Model(project_id=project_id, name=name)
        session.add(model)
        session.flush()
    return model


def _next(session: Session, model: Model, kept: Kept, *, file_name: str, by: str) -> Revision:
    newest = select(func.max(Revision.number)).where(Revision.model_id == model.id)
    revision = Revision(
        model_id=model.id,
        number=(session.scalar(newest) or 0) + 1,
        file_name=file_name,
        sha256=kept.sha256,
        size=kept.size,
        by=by,
    )
    session.add(revision)
    session.flush()
    return revision


def _digest(revision: Revision, documents: Iterable[Document], against: str | None) -> str:
    """All that an answer depends on: the file, the texts, the last revision, our code.

    With waivers the day is one of them: they expire.
    """
    texts = {each.name: hashlib.sha256(each.text.encode()).hexdigest() for each in documents}
    day = datetime.now().astimezone().date().isoformat() if WAIVERS in texts else ""
    told = [revision.sha256, revision.file_name, texts, against, day, judges()]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _answered(session: Session, data: Path, project_id: str, asked: str) -> Run | None:
    found = (
        select(Run)
        .join(Revision)
        .join(Model)
        .where(Model.project_id == project_id, Run.asked == asked, Run.state == DONE)
    )
    return next((each for each in session.scalars(found) if _is_whole(data, each)), None)


def _is_whole(data: Path, run: Run) -> bool:
    """Whether an answer can stand for another: nothing was left out, and its files are there."""
    return not run.summary["skipped"] and has_results(data, run) and has_report(data, run)
