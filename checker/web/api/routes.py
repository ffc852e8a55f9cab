"""Projects and runs for programs; uploads stand in `checker.web.uploads`."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Depends, Path, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from sqlalchemy import select
from starlette.responses import FileResponse, Response

from checker.web.access import Actor
from checker.web.access.audit import recorded
from checker.web.api.shapes import NewProject, ProblemShape, ProjectShape, RunShape
from checker.web.errors import NotAllowedError, NotThereError
from checker.web.office import AnActor, AnOffice, Office, actor_of, office_of
from checker.web.runs import RESULTS, has_results, out_of
from checker.web.seen import project_for, run_for
from checker.web.tables import Project

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemShape} for status in (400, 401, 403, 404, 422, 429)
}
router = APIRouter(prefix="/api", responses=_PROBLEMS)
_EVERY_S = 0.5
Id = Annotated[str, Path(pattern="^[0-9a-f]{32}$", description="32 hexadecimal digits.")]


@router.get("/projects")
def projects(office: AnOffice, actor: AnActor) -> list[ProjectShape]:
    """The projects that may be read."""
    with office.database.reading() as session:
        found = session.scalars(select(Project).order_by(Project.name)).all()
    return [ProjectShape.of(each) for each in found if actor.may("read", each.id)]


@router.post("/projects", status_code=201)
def make_project(office: AnOffice, actor: AnActor, wanted: NewProject) -> ProjectShape:
    """Make a project."""
    if not actor.may("manage"):
        raise NotAllowedError("You may not make projects here. Ask whoever runs this server.")
    with office.database.writing() as session:
        project = Project(name=wanted.name)
        session.add(project)
        session.flush()
        recorded(session, actor, "project made", project.id, name=wanted.name)
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


def _seen(office: AnOffice, actor: AnActor, run_id: Id) -> None:
    """Refuse while there still can be a refusal: a stream that has begun only breaks off."""
    _shape(office, actor, run_id)


@router.get(
    "/runs/{run_id}/events", response_class=EventSourceResponse, dependencies=[Depends(_seen)]
)
async def events(request: Request, run_id: Id) -> AsyncIterator[ServerSentEvent]:
    """The run whenever something of it changes, until it has ended."""
    office, actor = office_of(request), actor_of(request)
    last = None
    while True:
        shape = await to_thread.run_sync(_shape, office, actor, run_id)
        has_ended = shape.state not in {"queued", "running"}
        if shape != last:
            event = "ended" if has_ended else "progress"
            yield ServerSentEvent(event=event, raw_data=shape.model_dump_json())
            last = shape
        if has_ended:
            return
        await asyncio.sleep(_EVERY_S)


@router.post("/runs/{run_id}/cancel", status_code=202)
def cancel(office: AnOffice, actor: AnActor, run_id: Id) -> RunShape:
    """Stop a run, or have it not start."""
    with office.database.writing() as session:
        found, *_, project = run_for(actor, session, run_id, "upload")
        found.wants_cancel = found.is_open
        recorded(session, actor, "run cancelled", project.id, run=run_id)
    office.queue.cancel(run_id)
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
    return RunShape.of(found, revision, model, has_results=has_results(office.settings.data, found))
