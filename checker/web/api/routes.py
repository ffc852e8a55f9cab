"""Projects and runs for programs; uploads stand in `checker.web.uploads`."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from sqlalchemy import select
from starlette.responses import FileResponse, Response

from checker.web.access import Actor
from checker.web.api.shapes import NewProject, ProblemShape, ProjectShape, RunShape
from checker.web.commands import cancel_run, make_project
from checker.web.errors import NotThereError
from checker.web.following import followed, may_follow
from checker.web.office import AnActor, AnOffice, Office, actor_of, office_of
from checker.web.runs import RESULTS, has_results, out_of
from checker.web.seen import project_for, run_for
from checker.web.tables import Model, Project, Revision, Run

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemShape} for status in (400, 401, 403, 404, 422, 429)
}
router = APIRouter(prefix="/api", responses=_PROBLEMS)
Id = Annotated[str, Path(pattern="^[0-9a-f]{32}$", description="32 hexadecimal digits.")]


@router.get("/projects")
def projects(office: AnOffice, actor: AnActor) -> list[ProjectShape]:
    """The projects that may be read."""
    with office.database.reading() as session:
        found = session.scalars(select(Project).order_by(Project.name)).all()
    return [ProjectShape.of(each) for each in found if actor.may("read", each.id)]


@router.post("/projects", status_code=201)
def new_project(office: AnOffice, actor: AnActor, wanted: NewProject) -> ProjectShape:
    """Make a project."""
    project = make_project(office, actor, wanted.name)
    return ProjectShape.of(project)


@router.get("/projects/{project_id}")
def project(office: AnOffice, actor: AnActor, project_id: Id) -> ProjectShape:
    """One project."""
    with office.database.reading() as session:
        return ProjectShape.of(project_for(actor, session, project_id))


@router.get("/runs/{run_id}")
def run(office: AnOffice, actor: AnActor, run_id: Id) -> RunShape:
    """How far a run is, or what came out."""
    return _shape(office, actor, run_id)


@router.get(
    "/runs/{run_id}/events",
    response_class=EventSourceResponse,
    dependencies=[Depends(may_follow)],
)
async def events(request: Request, run_id: Id) -> AsyncIterator[ServerSentEvent]:
    """The run whenever something of it changes, until it has ended."""
    office = office_of(request)
    told = partial(_told, office)
    async for each in followed(office, actor_of(request), run_id, told):
        yield each


@router.post("/runs/{run_id}/cancel", status_code=202)
def cancel(office: AnOffice, actor: AnActor, run_id: Id) -> RunShape:
    """Stop a run, or have it not start."""
    cancel_run(office, actor, run_id)
    return _shape(office, actor, run_id)


@router.get("/runs/{run_id}/results.json", response_class=FileResponse)
def results(office: AnOffice, actor: AnActor, run_id: Id) -> Response:
    """The results, as `docs/schemas/results.json` describes them."""
    with office.database.reading() as session:
        found, *_ = run_for(actor, session, run_id)
    path = out_of(office.settings.data, found) / RESULTS
    if not path.is_file():
        raise NotThereError("answer")
    return FileResponse(path, media_type="application/json")


def _shape(office: Office, actor: Actor, run_id: str) -> RunShape:
    with office.database.reading() as session:
        found, revision, model, _project = run_for(actor, session, run_id)
    return _shaped(office, found, revision, model)


def _told(office: Office, run: Run, revision: Revision, model: Model) -> str:
    return _shaped(office, run, revision, model).model_dump_json()


def _shaped(office: Office, run: Run, revision: Revision, model: Model) -> RunShape:
    there = has_results(office.settings.data, run)
    return RunShape.of(run, revision, model, has_results=there)
