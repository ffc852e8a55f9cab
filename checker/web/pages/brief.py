"""The brief of a project: edited as text, its mistakes told at their lines."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from checker.web.documents import MOST_BYTES, NO_BRIEF, saved
from checker.web.errors import NotThereError, RefusedError
from checker.web.office import AnActor, AnOffice
from checker.web.pages.paint import page
from checker.web.seen import project_for
from checker.web.tables import BRIEF, Document

router = APIRouter()


@router.get("/projects/{project_id}/brief")
def brief(request: Request, project_id: str, office: AnOffice, actor: AnActor) -> Response:
    """The brief as it is, and the versions before."""
    with office.database.reading() as session:
        project = project_for(actor, session, project_id)
        versions = _versions(session, project_id)
    text = versions[0].text if versions else NO_BRIEF
    return page(
        request,
        "brief",
        project=project,
        versions=versions,
        text=text,
        problem="",
        may_edit=actor.may("waive", project_id),
    )


@router.get("/projects/{project_id}/brief/{number}")
def version(
    request: Request, project_id: str, number: int, office: AnOffice, actor: AnActor
) -> Response:
    """One version of the brief."""
    with office.database.reading() as session:
        project = project_for(actor, session, project_id)
        versions = _versions(session, project_id)
    found = next((each for each in versions if each.number == number), None)
    if found is None:
        raise NotThereError("version of the brief")
    return page(request, "version", project=project, version=found)


@router.post("/projects/{project_id}/brief", form_limits={"max_part_size": 2 * MOST_BYTES})
def save_brief(
    request: Request,
    project_id: str,
    office: AnOffice,
    actor: AnActor,
    text: Annotated[str, Form()] = "",
    number: Annotated[int | None, Form()] = None,
) -> Response:
    """A new version; what is wrong with it is told beside the text, which is not lost."""
    try:
        with office.database.writing() as session:
            project_for(actor, session, project_id, "waive")
            _refuse_stale(_versions(session, project_id), number)
            saved(session, project_id, BRIEF, text, by=actor.name)
    except RefusedError as error:
        if error.status != RefusedError.status:
            raise
        with office.database.reading() as session:
            project = project_for(actor, session, project_id)
            versions = _versions(session, project_id)
        return page(
            request,
            "brief",
            status=422,
            project=project,
            versions=versions,
            text=text,
            problem=str(error),
            may_edit=True,
        )
    return RedirectResponse(f"/projects/{project_id}/brief", status_code=303)


def _versions(session: Session, project_id: str) -> list[Document]:
    """All versions, the newest first."""
    found = select(Document).where(Document.project_id == project_id, Document.name == BRIEF)
    return list(session.scalars(found.order_by(Document.number.desc())))


def _refuse_stale(versions: Sequence[Document], number: int | None) -> None:
    """Refuse to write over what somebody saved since the form was opened."""
    newest = versions[0] if versions else None
    if number is not None and newest is not None and newest.number != number:
        raise RefusedError(
            f"{newest.by} saved version {newest.number} while you were writing: see below what it "
            "says, and take over what you need. Saving once more puts yours in its place."
        )
