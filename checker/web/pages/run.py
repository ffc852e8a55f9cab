"""A run: how far it is, then its report."""

from collections.abc import AsyncIterator

from fastapi import APIRouter, Depends, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.responses import FileResponse, RedirectResponse, Response

from checker.web.accept import judged_again
from checker.web.access import Actor
from checker.web.commands import cancel_run
from checker.web.errors import NotThereError
from checker.web.following import followed, may_follow
from checker.web.headers import FRAMED
from checker.web.office import AnActor, AnOffice, Office, actor_of, office_of
from checker.web.pages.paint import page, painted
from checker.web.runs import REPORT, RESULTS, has_results, out_of
from checker.web.seen import run_for
from checker.web.tables import Model, Revision, Run

router = APIRouter()
STAGES = ("queued", "reading", "measuring", "judging", "writing")


@router.get("/runs/{run_id}")
def run(request: Request, run_id: str, office: AnOffice, actor: AnActor) -> Response:
    """Progress while it is open, and the report in a frame when there is one."""
    with office.database.reading() as session:
        found, revision, model, project = run_for(actor, session, run_id)
        before = session.get(Run, found.served_from) if found.served_from else None
    return page(
        request,
        "run",
        run=found,
        revision=revision,
        model=model,
        project=project,
        before=before,
        stages=STAGES,
        has_results=has_results(office.settings.data, found),
        may_upload=actor.may("upload", project.id),
    )


@router.get(
    "/runs/{run_id}/progress",
    response_class=EventSourceResponse,
    dependencies=[Depends(may_follow)],
)
async def progress(request: Request, run_id: str) -> AsyncIterator[ServerSentEvent]:
    """How far a run is, as often as it changes, and that it has ended."""

    def told(run: Run, _revision: Revision, _model: Model) -> str:
        return " ".join(painted(request, "progress", run=run, stages=STAGES).split())

    async for each in followed(office_of(request), actor_of(request), run_id, told):
        yield each


@router.post("/runs/{run_id}/cancel")
def cancel(run_id: str, office: AnOffice, actor: AnActor) -> Response:
    """Stop a run, or have it not start."""
    cancel_run(office, actor, run_id)
    return RedirectResponse(f"/runs/{run_id}", status_code=303)


@router.post("/runs/{run_id}/again")
def again(run_id: str, office: AnOffice, actor: AnActor) -> Response:
    """Judge the same revision once more, by the brief and the rules as they are now."""
    with office.database.reading() as session:
        _run, revision, *_ = run_for(actor, session, run_id, "upload")
    new = judged_again(office, revision.id, by=actor.name)
    return RedirectResponse(f"/runs/{new}", status_code=303)


@router.get("/runs/{run_id}/report")
def report(run_id: str, office: AnOffice, actor: AnActor) -> Response:
    """The report as the command line writes it, cut off from this site."""
    return _file(run_id, REPORT, office, actor, {"content-security-policy": FRAMED})


@router.get("/runs/{run_id}/results.json")
def results(run_id: str, office: AnOffice, actor: AnActor) -> Response:
    """The results as the command line writes them."""
    return _file(run_id, RESULTS, office, actor, {})


def _file(
    run_id: str, name: str, office: Office, actor: Actor, headers: dict[str, str]
) -> Response:
    with office.database.reading() as session:
        found, *_ = run_for(actor, session, run_id)
    path = out_of(office.settings.data, found) / name
    if not path.is_file():
        raise NotThereError("file")
    return FileResponse(path, headers=headers)
