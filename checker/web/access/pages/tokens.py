"""The tokens of this server: who has one, for what, and the forms to make and revoke them."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from checker.web.access import Actor, logins
from checker.web.access import tokens as kept
from checker.web.errors import NotAllowedError
from checker.web.grants import Token
from checker.web.office import AnActor, AnOffice
from checker.web.pages.paint import page
from checker.web.tables import Project, now

router = APIRouter()


@router.get("/tokens")
def tokens(request: Request, office: AnOffice, actor: AnActor) -> Response:
    """All tokens that whoever asks may revoke."""
    _only_managers(actor)
    with office.database.reading() as session:
        return _page(request, session, actor)


@router.post("/tokens")
def make(
    request: Request,
    office: AnOffice,
    actor: AnActor,
    name: Annotated[str, Form()] = "",
    scopes: Annotated[list[str] | None, Form()] = None,
    project_id: Annotated[str, Form()] = "",
    days: Annotated[int, Form()] = kept.USUAL_DAYS,
) -> Response:
    """A new token, with its secret shown this once."""
    _only_managers(actor)
    with office.database.writing() as session:
        token, secret = kept.made(
            session,
            name=name,
            scopes=scopes or (),
            project_id=project_id or None,
            days=days,
            by=actor,
        )
        return _page(request, session, actor, made=token, secret=secret)


@router.post("/tokens/{token_id}/revoke")
def revoke(token_id: str, office: AnOffice, actor: AnActor) -> Response:
    """End a token now."""
    _only_managers(actor)
    with office.database.writing() as session:
        kept.revoked(session, token_id, by=actor)
    return RedirectResponse("/tokens", status_code=303)


@router.post("/logins/end")
def end_logins(office: AnOffice, actor: AnActor, name: Annotated[str, Form()]) -> Response:
    """Sign somebody out of every browser."""
    if not actor.may("manage"):
        raise NotAllowedError("You may not sign others out. Ask whoever runs this server.")
    with office.database.writing() as session:
        logins.ended(session, name, by=actor)
    return RedirectResponse("/tokens", status_code=303)


def _only_managers(actor: Actor) -> None:
    if "manage" not in actor.scopes:
        raise NotAllowedError("You may not see or make tokens. Ask whoever runs this server.")


def _page(
    request: Request,
    session: Session,
    actor: Actor,
    *,
    made: Token | None = None,
    secret: str = "",
) -> Response:
    projects = [
        each
        for each in session.scalars(select(Project).order_by(Project.name))
        if actor.may("manage", each.id)
    ]
    answer = page(
        request,
        "tokens",
        status=201 if made else 200,
        tokens=kept.managed_by(session, actor),
        projects=projects,
        names={each.id: each.name for each in projects},
        scopes=[each for each in kept.SCOPES if each in actor.scopes],
        logins=logins.still_in(session, now()) if actor.may("manage") else [],
        may_all=actor.may("manage"),
        usual_days=kept.USUAL_DAYS,
        most_days=kept.MOST_DAYS,
        now=now(),
        made=made,
        secret=secret,
    )
    answer.headers["cache-control"] = "no-store"
    return answer
