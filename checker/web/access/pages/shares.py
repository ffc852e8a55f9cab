"""The links of a run: made, listed and revoked by those who manage its project."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from checker.web.access import Actor
from checker.web.access import shares as kept
from checker.web.errors import NotThereError
from checker.web.grants import Share
from checker.web.office import AnActor, AnOffice
from checker.web.pages.paint import page
from checker.web.seen import run_for
from checker.web.tables import now

router = APIRouter()


@router.get("/runs/{run_id}/shares")
def shares(request: Request, run_id: str, office: AnOffice, actor: AnActor) -> Response:
    """The links there are, and a form for another."""
    with office.database.reading() as session:
        return _page(request, session, actor, run_id)


@router.post("/runs/{run_id}/shares")
def make(
    request: Request,
    run_id: str,
    office: AnOffice,
    actor: AnActor,
    days: Annotated[int, Form()] = kept.USUAL_DAYS,
) -> Response:
    """A new link, shown this once."""
    with office.database.writing() as session:
        *_, project = run_for(actor, session, run_id, "manage")
        _share, secret = kept.made(session, run_id, project.id, days=days, by=actor)
        here = (office.settings.public_url or str(request.base_url)).rstrip("/")
        return _page(request, session, actor, run_id, link=f"{here}/s/{secret}")


@router.post("/shares/{share_id}/revoke")
def revoke(share_id: str, office: AnOffice, actor: AnActor) -> Response:
    """End a link now."""
    with office.database.writing() as session:
        share = session.get(Share, share_id)
        if share is None:
            raise NotThereError("link")
        try:
            *_, project = run_for(actor, session, share.run_id, "manage")
        except NotThereError as error:  # the same words as for a link that does not exist
            raise NotThereError("link") from error
        kept.revoked(session, share, project.id, by=actor)
    return RedirectResponse(f"/runs/{share.run_id}/shares", status_code=303)


def _page(
    request: Request, session: Session, actor: Actor, run_id: str, link: str = ""
) -> Response:
    run, revision, model, _project = run_for(actor, session, run_id, "manage")
    found = select(Share).where(Share.run_id == run_id).order_by(Share.at.desc(), Share.id)
    answer = page(
        request,
        "shares",
        status=201 if link else 200,
        run=run,
        revision=revision,
        model=model,
        shares=session.scalars(found).all(),
        usual_days=kept.USUAL_DAYS,
        most_days=kept.MOST_DAYS,
        now=now(),
        link=link,
    )
    answer.headers["cache-control"] = "no-store"
    return answer
