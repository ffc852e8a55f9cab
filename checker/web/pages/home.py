"""The first page: the projects that whoever asks may see."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlalchemy import select
from sqlalchemy.orm import selectinload
from starlette.responses import RedirectResponse, Response

from checker.web.commands import make_project
from checker.web.office import AnActor, AnOffice
from checker.web.pages.paint import page
from checker.web.tables import Model, Project

router = APIRouter()


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
def new_project(office: AnOffice, actor: AnActor, name: Annotated[str, Form()]) -> Response:
    """A project of a name."""
    project = make_project(office, actor, name)
    return RedirectResponse(f"/projects/{project.id}", status_code=303)
