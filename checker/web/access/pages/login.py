"""Signing in with a token, and out again."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from checker.web.access.audit import recorded
from checker.web.access.guard import address_of, too_many
from checker.web.access.limits import Limits
from checker.web.access.logins import cookie_of, give_cookie, signed_in, signed_out, take_cookie
from checker.web.access.tokens import actor_by, token_of
from checker.web.office import AnActor, AnOffice, Office
from checker.web.pages.paint import page
from checker.web.tables import now

router = APIRouter()
_WRONG = "This token is not known here, or it is no longer good. Ask whoever runs this server."


@router.get("/login")
def login(
    request: Request, office: AnOffice, to: Annotated[str, Query(alias="next")] = "/"
) -> Response:
    """The form, where anybody has to sign in."""
    if not office.settings.accounts:
        return RedirectResponse("/", status_code=303)
    return form(request, 200, to, "")


@router.post("/login")
def sign_in(
    request: Request,
    office: AnOffice,
    token: Annotated[str, Form()] = "",
    to: Annotated[str, Form(alias="next")] = "/",
) -> Response:
    """Let a browser in that was given a token."""
    limits: Limits = request.state.limits
    if not office.settings.accounts:
        return RedirectResponse("/", status_code=303)
    address = address_of(request)
    if wait := limits.login.take(address):
        refused = too_many(wait)
        answer = form(request, refused.status, to, str(refused))
        answer.headers.update(refused.headers)
        return answer
    secret = _let_in(request, office, token.strip())
    if secret is None:
        return form(request, 401, to, _WRONG)
    limits.login.give_back(address)
    answer = RedirectResponse(local(to), status_code=303)
    give_cookie(answer, office.settings, secret)
    return answer


@router.post("/logout")
def sign_out(request: Request, office: AnOffice, actor: AnActor) -> Response:
    """End the login of this browser."""
    answer = RedirectResponse("/login", status_code=303)
    if secret := cookie_of(request, office.settings):
        with office.database.writing() as session:
            signed_out(session, secret)
            recorded(session, actor, "signed out")
        take_cookie(answer, office.settings)
    return answer


def local(path: str) -> str:
    r"""A path on this server to go on to. Whatever leads elsewhere becomes the first page.

    >>> local("/runs/1?x=2"), local("//example.org"), local("https://example.org"), local("/\\e")
    ('/runs/1?x=2', '/', '/', '/')
    """
    stays = path.startswith("/") and not path.startswith("//")
    return path if stays and "\\" not in path and path.isprintable() else "/"


def form(request: Request, status: int, to: str, message: str) -> Response:
    """The form, with what was wrong."""
    openid = request.app.state.openid is not None
    return page(request, "login", status=status, to=local(to), message=message, openid=openid)


def _let_in(request: Request, office: Office, given: str) -> str | None:
    """The secret of a new login by a token, in the place of the one before."""
    at, address = now(), address_of(request)
    with office.database.writing() as session:
        token = token_of(session, given, at)
        if token is None:
            recorded(session, "nobody", "sign-in refused", address=address)
            return None
        if before := cookie_of(request, office.settings):
            signed_out(session, before)
        actor = actor_by(token)
        token.used_at = at
        recorded(session, actor, "signed in", token=token.id, address=address)
        return signed_in(session, actor, token_id=token.id, at=at, until=token.expires_at)
