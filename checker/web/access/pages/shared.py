"""What somebody sees who was given a link: one run with its report and results, nothing else."""

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, Response

from checker.web.access.shares import run_shared
from checker.web.errors import NotThereError
from checker.web.headers import FRAMED
from checker.web.office import AnOffice, Office
from checker.web.pages.paint import page
from checker.web.runs import REPORT, RESULTS, has_results, out_of
from checker.web.tables import Model, Revision, Run, now

router = APIRouter()
_QUIET = {
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
    "cache-control": "no-store",
}
"""The address is the secret: it is told to no other site and no search engine."""


@router.get("/s/{secret}")
def shared(request: Request, secret: str, office: AnOffice) -> Response:
    """The run that a link shows."""
    with office.database.reading() as session:
        run = session.get_one(Run, run_shared(session, secret, now()))
        revision = session.get_one(Revision, run.revision_id)
        model = session.get_one(Model, revision.model_id)
    answer = page(
        request,
        "shared",
        here=f"/s/{secret}",
        run=run,
        revision=revision,
        model=model,
        has_results=has_results(office.settings.data, run),
    )
    answer.headers.update(_QUIET)
    return answer


@router.get("/s/{secret}/report")
def shared_report(secret: str, office: AnOffice) -> Response:
    """The report of the run, cut off from this site."""
    return _file(secret, REPORT, office, {"content-security-policy": FRAMED})


@router.get("/s/{secret}/results.json")
def shared_results(secret: str, office: AnOffice) -> Response:
    """The results of the run."""
    return _file(secret, RESULTS, office, {})


def _file(secret: str, name: str, office: Office, headers: dict[str, str]) -> Response:
    with office.database.reading() as session:
        run = session.get_one(Run, run_shared(session, secret, now()))
    path = out_of(office.settings.data, run) / name
    if not path.is_file():
        raise NotThereError("page")
    return FileResponse(path, headers=_QUIET | headers)
