"""A project: its models with their revisions, and the form to add one."""

from fastapi import APIRouter, Request
from sqlalchemy import select
from sqlalchemy.orm import selectinload
from starlette.responses import Response

from checker.web.documents import latest
from checker.web.office import AnActor, AnOffice
from checker.web.pages.paint import page
from checker.web.seen import project_for
from checker.web.tables import Model, Revision

router = APIRouter()


@router.get("/projects/{project_id}")
def project(request: Request, project_id: str, office: AnOffice, actor: AnActor) -> Response:
    """Models, revisions and how each last run ended."""
    with office.database.reading() as session:
        found = project_for(actor, session, project_id)
        models = session.scalars(
            select(Model)
            .where(Model.project_id == project_id)
            .options(selectinload(Model.revisions).selectinload(Revision.runs))
            .order_by(Model.name)
        ).all()
        documents = latest(session, project_id)
    return page(
        request,
        "project",
        project=found,
        models=models,
        documents=documents,
        most_mib=office.settings.most_upload // 1024**2,
        may_upload=actor.may("upload", project_id),
    )
