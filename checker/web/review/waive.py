"""Accept a finding for a reason and until a day, take that back, and see all that is accepted.

The same file of waivers as on the command line, written by the same hand: each change is a new
version of the project's document, and counts from the next judging on.
"""

from collections.abc import Callable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import TypeAdapter
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from checker.brief.waivers import with_waiver, without_waiver
from checker.errors import UsageError
from checker.report.plaintext import clean
from checker.results.acceptance import WaiverUse
from checker.results.standing import is_open
from checker.results.waivers import waiver_of
from checker.web.access.audit import recorded
from checker.web.documents import latest, saved
from checker.web.errors import RefusedError
from checker.web.office import AnActor, AnOffice
from checker.web.pages.paint import page
from checker.web.review.answered import last_of_models
from checker.web.review.lines import NoResultsError
from checker.web.review.looked import looked_into, of_rule
from checker.web.review.seen import entry_of, seen
from checker.web.review.waived import first_day, standings, waivers_of
from checker.web.seen import project_for
from checker.web.tables import WAIVERS, Project

router = APIRouter()
_LONGEST = 500
_USES: TypeAdapter[WaiverUse] = TypeAdapter(WaiverUse)


class OutOfDateError(RefusedError):
    """A change to a list that is not any more as whoever changes it saw it."""

    status = 409


@router.post("/runs/{run_id}/findings/{name}/waive")
def waive(
    run_id: str,
    name: str,
    office: AnOffice,
    actor: AnActor,
    because: Annotated[str, Form()] = "",
    until: Annotated[str, Form()] = "",
    clause: Annotated[str, Form()] = "",
) -> Response:
    """Accept a finding as it stands: it lapses when it becomes worse."""
    with office.database.reading() as session:
        here = seen(office, actor, session, run_id, "waive")
    looked = here.looked_into()
    entry = entry_of(looked, name)
    [finding] = looked.findings([entry])
    if not is_open(finding):
        raise RefusedError("This neither fails nor is open: there is nothing to accept.")
    waiver = waiver_of(
        finding,
        looked.findings(of_rule(looked, finding.rule)),
        because=_said(because, "Why the team lives with it"),
        by=_said(actor.name, "Who accepts it"),
        on=first_day(),
        until=_day(until),
        clause=_short(clause, "The clause"),
    )
    with office.database.writing() as session:
        _change(
            session,
            here.project.id,
            actor.name,
            lambda data: with_waiver(data, waiver, file=WAIVERS),
        )
        told = {"rule": waiver.rule, "place": waiver.place, "until": waiver.until.isoformat()}
        recorded(session, actor, "waiver", here.project.id, run=here.run.id, **told)
    return RedirectResponse(f"/runs/{here.run.id}/findings/{entry.name}#waiver", status_code=303)


@router.get("/projects/{project_id}/waivers")
def waivers(request: Request, project_id: str, office: AnOffice, actor: AnActor) -> Response:
    """All that is accepted in a project, with what became of it in the last run of each model."""
    with office.database.reading() as session:
        project = project_for(actor, session, project_id)
        listed = waivers_of(session, project_id)
        runs = list(last_of_models(session, office.settings.data, project_id))
    uses, unread = [], []
    for model, each in runs:
        try:
            rows = looked_into(each.results).rows("waivers", _USES)
        except NoResultsError:  # what one model spoiled hides no waiver of the others
            unread.append(model.name)
        else:
            uses.append((model.name, each.run.id, rows))
    return page(
        request,
        "waive",
        project=project,
        listed=listed,
        rows=[(line, standings(line, uses)) for line in listed.lines],
        unread=unread,
        behind=[
            (model, each.run)
            for model, each in runs
            if listed.document_id and listed.document_id not in each.run.documents
        ],
        may_waive=actor.may("waive", project_id),
        may_upload=actor.may("upload", project_id),
    )


@router.post("/projects/{project_id}/waivers/withdraw")
def withdraw(
    project_id: str,
    office: AnOffice,
    actor: AnActor,
    number: Annotated[str, Form()] = "",
    position: Annotated[str, Form()] = "",
) -> Response:
    """Take a waiver out of the list, if that is still as it was shown: of version `number`."""
    with office.database.writing() as session:
        project_for(actor, session, project_id, "waive")
        document = latest(session, project_id).get(WAIVERS)
        if document is None or str(document.number) != number:
            raise OutOfDateError("The list has changed since it was shown. Look at it again.")
        if not (position.isascii() and position.isdecimal() and len(position) < len("100000")):
            raise RefusedError("Say which waiver: its position in the list, from 0.")
        _change(
            session,
            project_id,
            actor.name,
            lambda data: without_waiver(data, int(position), file=WAIVERS),
        )
        taken = {"withdrawn": int(position), "of_version": document.number}
        recorded(session, actor, "waiver", project_id, **taken)
    return RedirectResponse(f"/projects/{project_id}/waivers", status_code=303)


def _change(session: Session, project_id: str, by: str, change: Callable[[bytes], bytes]) -> None:
    """A new version of the list; of two changes at once the second sees the first.

    Raises:
        RefusedError: when the list cannot be changed so.
    """
    session.get_one(Project, project_id, with_for_update=True)
    before = latest(session, project_id).get(WAIVERS)
    try:
        text = change(before.text.encode() if before else b"").decode()
    except UsageError as error:
        raise RefusedError(str(error)) from error
    saved(session, project_id, WAIVERS, text, by=by)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise RefusedError("Say until which day it holds, such as 2027-03-31.") from None
    if day < first_day():
        raise RefusedError(f"{day} is over: it would accept nothing.")
    return day


def _said(text: str, what: str) -> str:
    said = _short(text, what)
    if not said:
        raise RefusedError(f"{what} is not said: who reads the waiver will want to know.")
    return said


def _short(text: str, what: str) -> str:
    """What somebody wrote, in one line."""
    said = clean(text).strip()
    if len(said) > _LONGEST:
        raise RefusedError(f"{what} has {len(said):,} characters; {_LONGEST} are the most.")
    return said
