"""The result of a run as a file of any format, for those who work elsewhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter
from starlette.responses import FileResponse, RedirectResponse, Response

from checker.errors import SchoolcheckError
from checker.jobs import Job
from checker.jobs.finish import finished
from checker.report import file_name, formats, refuse_unready, unfinished
from checker.web.errors import NotThereError, RefusedError
from checker.web.office import AnActor, AnOffice
from checker.web.review.made import LIMITS, folder_beside, made
from checker.web.review.seen import Seen, seen

router = APIRouter()
_LABELS = {
    "xlsx": "Spreadsheet (XLSX)",
    "bcf": "Issues for BIM tools (BCF 2.1)",
    "bcf-3.0": "Issues for BIM tools (BCF 3.0)",
    "pdf": "Report to print (PDF, A4)",
    "pdf-a3": "Report to print (PDF, A3)",
    "html": "Report as one page (HTML)",
    "csv": "Findings (CSV)",
    "markdown": "Summary (Markdown)",
}
"""Formats that people open; all others are for programs."""
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 60
_CUT_OFF = {"content-security-policy": "sandbox; default-src 'none'"}


class CannotHereError(RefusedError):
    """A format that needs a program which this server does not have."""

    status = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A format that can be had, and what it is called."""

    name: str
    label: str
    is_for_people: bool


def offered() -> Iterable[Offered]:
    """All formats, those for people first."""
    order = [*_LABELS, *formats()]
    return [
        Offered(name=each, label=_LABELS.get(each, file_name(each)), is_for_people=each in _LABELS)
        for each in sorted(formats(), key=order.index)
    ]


@router.post("/runs/{run_id}/files/{format_name}")
def make_file(run_id: str, format_name: str, office: AnOffice, actor: AnActor) -> Response:
    """Make the file where it is not there yet, then lead to it."""
    with office.database.reading() as session:
        here = seen(office, actor, session, run_id)
    file_of(here, format_name)
    return RedirectResponse(f"/runs/{here.run.id}/files/{format_name}", status_code=303)


@router.get("/runs/{run_id}/files/{format_name}")
def get_file(run_id: str, format_name: str, office: AnOffice, actor: AnActor) -> Response:
    """The file, if it was made."""
    with office.database.reading() as session:
        here = seen(office, actor, session, run_id)
    path = _there(here, format_name)
    if path is None:
        raise NotThereError("file; ask for it to be made by POST")
    return FileResponse(path, filename=download_name(here, path.name), headers=_CUT_OFF)


def file_of(here: Seen, format_name: str) -> Path:
    """The file of a format, made where it is not there yet.

    Raises:
        NotThereError: when there is no such format.
        CannotHereError: when a program that it needs is missing.
        NoResultsError, BusyError, NotMadeError: as for everything that a child makes.
    """
    if path := _there(here, format_name):
        return path
    try:
        refuse_unready([format_name])
    except SchoolcheckError as error:
        raise CannotHereError(f"This server cannot make it. {error}") from error
    folder = folder_beside(here.results)
    arguments = {"results": str(here.results), "out": str(folder), "formats": [format_name]}
    job = Job(task="report", arguments=arguments, limits=LIMITS)
    is_draft = bool(unfinished([format_name]))
    return made(
        folder / file_name(format_name),
        job,
        finish=(lambda outcome: finished(outcome, folder, [format_name])) if is_draft else None,
        needs=here.results,
    )


def download_name(here: Seen, name: str) -> str:
    """What the file is called where it is saved: of letters that every system takes.

    It tells the project, the model and the revision, so that two can lie in one folder.
    """
    parts = (here.project.name, here.model.name, f"r{here.revision.number}", name)
    safe = (_UNSAFE.sub("-", part)[:_LONGEST].strip("-.") for part in parts)
    return "-".join(part for part in safe if part)


def _there(here: Seen, format_name: str) -> Path | None:
    """The file where it is there: the run itself wrote some."""
    if format_name not in formats():
        raise NotThereError("format")
    name = file_name(format_name)
    for folder in (here.results.parent, folder_beside(here.results)):
        if (folder / name).is_file():
            return folder / name
    return None
