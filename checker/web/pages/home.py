"""The first page: the projects that whoever asks may see."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlalchemy import select
from sqlalchemy.orm import selectinload
from starlette.responses import RedirectResponse, Response

from checker.web.access.audit import recorded
from checker.web.errors import NotAllowedError, RefusedError
from checker.web.office import AnActor, AnOffice
from checker.web.pages.paint import page
from checker.web.tables import Model, Project

router = APIRouter()
_LONGEST = 200


@router.get("/")
def projects(request: Request, office: AnOffice, actor: AnActor) -> Response:
    """The list of projects, and a form for another."""
    with office.database.reading() as session:
        found = session.scalars(
            select(Project)
            .options(selectinload(Project.models).selectinload(Model.revisions))
            .order_by(Project.name)
        )
        shown = [each for each in found if actor.may("read", each.id)]
    return page(request, "home", projects=shown, may_make=actor.may("manage"))


@router.post("/projects")
def make_project(office: AnOffice, actor: AnActor, name: Annotated[str, Form()]) -> Response:
    """A project of a name."""
    if not actor.may("manage"):
        raise NotAllowedError("You may not make projects here. Ask whoever runs this server.")
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST:
        raise RefusedError(f"Give the project a name of 1 to {_LONGEST} characters.")
    with office.database.writing() as session:
        project = Project(name=name)
        session.add(project)
        session.flush()
        recorded(session, actor, "project made", project.id, name=name)
    return RedirectResponse(f"/projects/{project.id}", status_code=303)
