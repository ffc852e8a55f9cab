"""Signing in through a provider, where the server has one."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from checker.web.access.actor import Actor
from checker.web.access.audit import recorded
from checker.web.access.guard import address_of, too_many
from checker.web.access.limits import Limits
from checker.web.access.logins import (
    cookie_name,
    cookie_of,
    give_cookie,
    signed_in,
    signed_out,
    take_cookie,
)
from checker.web.access.openid import Attempt, NotVouchedError, OpenId, Person
from checker.web.access.pages.login import form, local
from checker.web.errors import NotThereError, RefusedError
from checker.web.office import AnOffice, Office
from checker.web.tables import now

router = APIRouter()
_ATTEMPT = "-attempt"
_LASTS = timedelta(minutes=10)


@router.get("/login/oidc")
def leave(
    request: Request, office: AnOffice, to: Annotated[str, Query(alias="next")] = "/"
) -> Response:
    """Send the browser to the provider."""
    openid = _provider(request)
    attempt = Attempt.begun(local(to))
    try:
        answer: Response = RedirectResponse(openid.address(attempt), status_code=303)
    except RefusedError as error:
        return form(request, error.status, to, str(error))
    give_cookie(answer, office.settings, attempt.cookie, of=_ATTEMPT, lasts=_LASTS)
    return answer


@router.get("/login/oidc/back")
def come_back(
    request: Request,
    office: AnOffice,
    code: str = "",
    state: str = "",
    issuer: Annotated[str, Query(alias="iss")] = "",
) -> Response:
    """Let in whom the provider vouches for."""
    openid, limits, address = _provider(request), _limits(request), address_of(request)
    attempt = Attempt.carried(request.cookies.get(cookie_name(office.settings, _ATTEMPT)))
    to = attempt.to if attempt else "/"
    try:
        if wait := limits.login.take(address):
            raise too_many(wait)
        if attempt is None or not code:
            raise NotVouchedError("Nobody was signed in. Begin again on this page.")
        person = openid.person(attempt, state=state, code=code, issuer=issuer)
    except RefusedError as error:
        answer = form(request, error.status, to, str(error))
        with office.database.writing() as session:
            recorded(session, "nobody", "sign-in refused", address=address, through="provider")
    else:
        limits.login.give_back(address)
        answer = RedirectResponse(local(to), status_code=303)
        give_cookie(answer, office.settings, _let_in(request, office, person))
    take_cookie(answer, office.settings, of=_ATTEMPT)
    return answer


def _let_in(request: Request, office: Office, person: Person) -> str:
    """The secret of a new login, in the place of the one before."""
    actor = Actor(name=person.name, scopes=person.scopes)
    with office.database.writing() as session:
        if before := cookie_of(request, office.settings):
            signed_out(session, before)
        address = address_of(request)
        recorded(session, actor, "signed in", subject=person.subject, address=address)
        return signed_in(session, actor, token_id=None, at=now())


def _provider(request: Request) -> OpenId:
    openid: OpenId | None = request.app.state.openid
    if openid is None:
        raise NotThereError
    return openid


def _limits(request: Request) -> Limits:
    limits: Limits = request.state.limits
    return limits
