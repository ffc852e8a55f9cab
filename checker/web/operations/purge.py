"""What is older than it need be, and its removal: told first, done when asked."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from checker.web.grants import AuditEntry
from checker.web.office import Office
from checker.web.runs import folder_of
from checker.web.tables import OPEN_STATES, Comment, Model, Project, Revision, Run, now
from checker.web.uploads.leftovers import orphans
from checker.web.uploads.resumable import LASTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """A revision that may go: of which project, model and number, and the runs that go with it."""

    revision_id: str
    told: str
    runs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearing:
    """What would go: revisions, and files and folders that no row names."""

    revisions: tuple[Old, ...]
    strays: tuple[Path, ...]


def clearing(office: Office, *, before: datetime) -> Clearing:
    """What is older than a moment. The newest revision of each model stays whatever its age.

    So does a revision with a run that is still open, or one whose answer a newer run shows.
    """
    with office.database.reading() as session:
        revisions = tuple(_old(session, before))
        strays = tuple(_strays(session, office))
    return Clearing(revisions=revisions, strays=strays)


def cleared(office: Office, what: Clearing, *, by: str) -> None:
    """Remove it. Rows go first: a file without a row is found again, a row without a file lies."""
    for each in what.revisions:
        with office.database.writing() as session:
            _hand_down(session, each)
            session.execute(delete(Revision).where(Revision.id == each.revision_id))
            session.add(AuditEntry(who=by, what="revision purged", detail={"revision": each.told}))
    for run_id in (run for each in what.revisions for run in each.runs):
        shutil.rmtree(folder_of(office.settings.data, run_id), ignore_errors=True)
    with office.database.reading() as session:
        strays = tuple(_strays(session, office))
    for path in strays:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _hand_down(session: Session, gone: Old) -> None:
    """Let what was said of findings stay with the next revision: the findings may stand there."""
    revision = session.get_one(Revision, gone.revision_id)
    heir = (
        select(Run.id)
        .join(Revision)
        .where(Revision.model_id == revision.model_id, Revision.number > revision.number)
        .order_by(Revision.number, Run.at)
        .limit(1)
    )
    said = update(Comment).where(Comment.run_id.in_(gone.runs))
    session.execute(said.values(run_id=heir.scalar_subquery()))


def _old(session: Session, before: datetime) -> Iterator[Old]:
    newest = (
        select(Revision.model_id, func.max(Revision.number).label("number"))
        .group_by(Revision.model_id)
        .subquery()
    )
    rows = session.execute(
        select(Revision, Model.name, Project.name)
        .join(Model, Revision.model_id == Model.id)
        .join(Project, Model.project_id == Project.id)
        .join(newest, newest.c.model_id == Revision.model_id)
        .where(Revision.at < before, Revision.number < newest.c.number)
        .order_by(Project.name, Model.name, Revision.number)
    )
    for revision, model, project in rows:
        runs = tuple(session.scalars(select(Run.id).where(Run.revision_id == revision.id)))
        if not _is_needed(session, runs):
            told = f"{project}, {model}, revision {revision.number} ({revision.file_name})"
            yield Old(revision_id=revision.id, told=told, runs=runs)


def _is_needed(session: Session, runs: tuple[str, ...]) -> bool:
    is_open = select(Run.id).where(Run.id.in_(runs), Run.state.in_(OPEN_STATES))
    shown = select(Run.id).where(Run.served_from.in_(runs), Run.id.not_in(runs))
    return (
        session.scalar(is_open.limit(1)) is not None or session.scalar(shown.limit(1)) is not None
    )


def _strays(session: Session, office: Office) -> Iterator[Path]:
    """Files that no row names, and folders of runs that are no more."""
    yield from orphans(office, now())
    runs = set(session.scalars(select(Run.id)))
    fresh = (now() - LASTS).timestamp()
    for path in (office.settings.data / "runs").glob("??/*"):
        if path.name not in runs and path.stat().st_mtime < fresh:
            yield path
