"""What people say of a finding. It goes with the finding's key, to later revisions too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from checker.report.plaintext import clean, shortened
from checker.web.access import Actor
from checker.web.errors import NotAllowedError, RefusedError
from checker.web.office import AnActor, AnOffice
from checker.web.review.looked import name_of
from checker.web.review.seen import entry_of, seen
from checker.web.tables import Comment, Model, Revision, Run

router = APIRouter()
LONGEST = 4000
_MOST_LINES = 200
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment as it is shown: `lines` are its paragraphs, `revision` the one it was made at."""

    by: str
    at: datetime
    revision: int
    is_of_this: bool
    lines: Sequence[str]


def may_comment(actor: Actor, project_id: str) -> bool:
    """Whoever may do more than read, so that nothing comes in by a link that only shows."""
    return actor.may("waive", project_id) or actor.may("upload", project_id)


def remarks_on(
    session: Session, project_id: str, model_id: str, key: str, *, at: Revision
) -> Sequence[Remark]:
    """All that was said of a finding at any revision of its model, the oldest first."""
    found = (
        select(Comment, Revision)
        .join(Run, Run.id == Comment.run_id)
        .join(Revision, Revision.id == Run.revision_id)
        .where(Comment.project_id == project_id, Comment.key == key)
        .where(Revision.model_id == model_id)
        .order_by(Comment.at, Comment.id)
    )
    return [
        Remark(
            by=comment.by,
            at=comment.at,
            revision=revision.number,
            is_of_this=revision.id == at.id,
            lines=comment.text.split("\n"),
        )
        for comment, revision in session.execute(found)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """All comments on one finding of a model: how many, and the last with where it was made."""

    key: str
    count: int
    last: str
    run_id: str
    revision: int

    @property
    def name(self) -> str:
        """What the address of the finding ends with, at that run."""
        return name_of(self.key)


def threads_of(session: Session, model: Model) -> Sequence[Thread]:
    """What was said of findings of a model, by finding."""
    found = (
        select(Comment, Revision.number)
        .join(Run, Run.id == Comment.run_id)
        .join(Revision, Revision.id == Run.revision_id)
        .where(Comment.project_id == model.project_id, Revision.model_id == model.id)
        .order_by(Comment.at, Comment.id)
    )
    threads: dict[str, Thread] = {}
    for comment, revision in session.execute(found):
        before = threads.get(comment.key)
        threads[comment.key] = Thread(
            key=comment.key,
            count=before.count + 1 if before else 1,
            last=shortened(comment.text),
            run_id=comment.run_id,
            revision=revision,
        )
    return list(threads.values())


@router.post("/runs/{run_id}/findings/{name}/comments")
def comment(
    run_id: str, name: str, office: AnOffice, actor: AnActor, text: Annotated[str, Form()] = ""
) -> Response:
    """Say something of a finding."""
    said = _said(text)
    with office.database.reading() as session:
        here = seen(office, actor, session, run_id)
    if not may_comment(actor, here.project.id):
        raise NotAllowedError("You may read this project, but not comment on its findings.")
    entry = entry_of(here.looked_into(), name)
    with office.database.writing() as session:
        session.add(
            Comment(
                project_id=here.project.id,
                key=entry.key,
                run_id=here.run.id,
                text=said,
                by=actor.name[:_LONGEST_NAME],
            )
        )
    return RedirectResponse(f"/runs/{here.run.id}/findings/{entry.name}#comments", status_code=303)


def _said(text: str) -> str:
    """Plain paragraphs without characters that nobody sees.

    Raises:
        RefusedError: when nothing is left, or it is too long.
    """
    lines = [clean(line).strip() for line in text.splitlines()]
    said = "\n".join(line for line in lines if line)
    if not said:
        raise RefusedError("The comment is empty: write what others should know.")
    if len(said) > LONGEST or said.count("\n") >= _MOST_LINES:
        raise RefusedError(
            f"The comment has {len(said):,} characters; {LONGEST:,} in {_MOST_LINES} lines are the "
            "most. Say the rest in another one."
        )
    return said
