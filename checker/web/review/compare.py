"""What changed from an earlier run of a model to this one, requirement by requirement."""

from collections.abc import Sequence
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from checker.jobs import Job
from checker.jobs.again import read_changes
from checker.report.html.revision import RevisionView, revision_view
from checker.results.revision import Revision
from checker.web.office import AnActor, AnOffice
from checker.web.pages.paint import page
from checker.web.review.answered import Answered, answered, one_of
from checker.web.review.looked import Looked
from checker.web.review.made import LIMITS, folder_beside, made
from checker.web.review.seen import Seen, seen

router = APIRouter()


@router.get("/runs/{run_id}/compare")
def choose(
    request: Request, run_id: str, office: AnOffice, actor: AnActor, other: str = ""
) -> Response:
    """Earlier runs to compare with; one that was chosen is led to."""
    with office.database.reading() as session:
        here = seen(office, actor, session, run_id)
        runs = answered(session, office.settings.data, here.model.id)
    if other:
        return RedirectResponse(
            f"/runs/{here.run.id}/compare/{one_of(runs, other).run.id}", status_code=303
        )
    earlier = _earlier(here, runs)
    return page(request, "compare", seen=here, earlier=earlier, other=None, view=None)


@router.get("/runs/{run_id}/compare/{other_id}")
def compare(
    request: Request, run_id: str, other_id: str, office: AnOffice, actor: AnActor
) -> Response:
    """The changes from another run to this one, told once and kept."""
    with office.database.reading() as session:
        here = seen(office, actor, session, run_id)
        runs = answered(session, office.settings.data, here.model.id)
    other = one_of(runs, other_id)
    looked = here.looked_into()
    view = _view(_changes(here, other), looked)
    earlier = _earlier(here, runs)
    return page(request, "compare", seen=here, earlier=earlier, other=other, view=view)


def _earlier(here: Seen, runs: Sequence[Answered]) -> list[Answered]:
    """Runs of revisions before this one, and those of this one before this run."""
    now = (here.revision.number, here.run.at)
    return [each for each in runs if (each.revision.number, each.run.at) < now]


def _changes(here: Seen, other: Answered) -> Revision:
    """A child compares: both results whole are more than this process should hold."""
    folder = folder_beside(here.results)
    before = other.run.served_from or other.run.id
    path = folder / f"since-{before}.json"
    arguments = {"old": str(other.results), "new": str(here.results), "out": str(path)}
    job = Job(task="compare", arguments=arguments, limits=LIMITS)
    return read_changes(made(path, job, needs=here.results).read_bytes())


def _view(revision: Revision, looked: Looked) -> RevisionView:
    """In the words of a report; what is there now leads to its page."""
    keys = {each.key for each in revision.changes}
    entries = [each for each in looked.entries if each.key in keys]
    findings = looked.findings(entries)
    rows = [(found, entry.name) for found, entry in zip(findings, entries, strict=True)]
    view = revision_view(replace(revision, against=""), rows)
    assert view is not None  # noqa: S101 - there is a revision
    return view
