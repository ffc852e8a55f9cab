"""The guard at the door: every request passes it before any page sees it.

What it was not told to let everybody see, it shows to those only who said who they are. What they
may see of it the pages decide, each by `project_for` or `run_for`.
"""

from datetime import datetime
from urllib.parse import quote

from anyio import to_thread
from fastapi import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from checker.web.access.actor import LOCAL, NOBODY, Actor
from checker.web.access.limits import Limits, counted_as
from checker.web.access.logins import actor_with, cookie_of
from checker.web.access.origin import is_for_us, is_ours
from checker.web.access.own import is_own
from checker.web.access.tokens import actor_by, noted, token_of
from checker.web.errors import RefusedError
from checker.web.office import Office
from checker.web.pages.paint import problem
from checker.web.tables import now

_UNASKED_PATHS = frozenset({"/healthz", "/readyz"})
_UNASKED_FOLDERS = ("/static/", "/s/")
"""What is there for everybody, whoever they are: how the server is, style, and shared links."""
_OF_PROXIES = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
_OPEN_PATHS = frozenset({"/login", "/login/oidc", "/login/oidc/back"})
"""Where nobody has to have signed in."""


class TurnedAwayError(RefusedError):
    """A request that goes no further than the door."""

    def __init__(self, status: int, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class Guard:
    """Lets pass what is for us, not too often, from our own pages, and by somebody we know."""

    def __init__(self, app: ASGIApp, office: Office, limits: Limits) -> None:
        self.app = app
        self.office = office
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request here, or let it pass with who asks."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        answer = await self._answer(request)
        await (answer or self.app)(scope, receive, send)

    async def _answer(self, request: Request) -> Response | None:
        """What a request gets that does not pass."""
        request.state.actor, request.state.limits = NOBODY, self.limits
        path = request.scope["path"]
        try:
            self._look_at(request)
            if path in _UNASKED_PATHS or path.startswith(_UNASKED_FOLDERS):
                return None
            actor, key = await to_thread.run_sync(self._who, request)
            request.state.actor = actor
            _count(self.limits, key)
        except TurnedAwayError as error:
            answer = problem(request, error.status, str(error))
            answer.headers.update(error.headers)
            return answer
        if actor is NOBODY and path not in _OPEN_PATHS:
            return self._unknown(request)
        return None

    def _look_at(self, request: Request) -> None:
        """Turn away what needs no look into the database."""
        settings = self.office.settings
        if not is_for_us(request.headers, settings):
            raise TurnedAwayError(
                421,
                "This server does not go by that name. Reach it at "
                f"{settings.public_url or f'http://127.0.0.1:{settings.port}/'}",
            )
        if settings.accounts and (wait := self.limits.address.take(address_of(request))):
            raise too_many(wait)
        if not is_ours(request.method, request.headers, settings):
            raise TurnedAwayError(
                403,
                "This did not come from a page of this server, so nothing was changed. Do it on "
                "its own pages. A program sends a token (Authorization: Bearer ...) and no "
                "cookies.",
            )

    def _who(self, request: Request) -> tuple[Actor, str]:
        """Who asks, and by what their requests are counted."""
        at = now()
        scheme, _space, secret = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._by_token(secret.strip(), at)
        settings = self.office.settings
        if not settings.accounts:
            here = request.client is not None and is_own(request.client.host)
            # Whoever comes through a proxy is not known to be at this machine.
            here = here and not any(each in request.headers for each in _OF_PROXIES)
            return (LOCAL if here else NOBODY), ""
        cookie = cookie_of(request, settings)
        if cookie:
            with self.office.database.reading() as session:
                actor = actor_with(session, cookie, at)
            if actor is not None:
                return actor, f"login {actor.name}"
        return NOBODY, ""

    def _by_token(self, secret: str, at: datetime) -> tuple[Actor, str]:
        with self.office.database.reading() as session:
            token = token_of(session, secret, at)
        if token is None:
            raise TurnedAwayError(
                401,
                "This token is not known here, or it is no longer good. Ask whoever runs this "
                "server for another.",
                www_authenticate='Bearer error="invalid_token"',
            )
        noted(self.office.database, token, at)
        return actor_by(token), f"token {token.id}"

    def _unknown(self, request: Request) -> Response:
        """Whoever has to say who they are: people on a page, programs by a token."""
        if not self.office.settings.accounts:
            return problem(request, 403, "This server is for those at its own machine only.")
        wants_page = "text/html" in request.headers.get("accept", "")
        if wants_page and request.method in {"GET", "HEAD"}:
            query = f"?{request.url.query}" if request.url.query else ""
            to = quote(request.scope["path"] + query, safe="/")
            return RedirectResponse(f"/login?next={to}", status_code=303)
        answer = problem(
            request, 401, "Sign in first. A program sends a token (Authorization: Bearer ...)."
        )
        answer.headers["www-authenticate"] = "Bearer"
        if "hx-request" in request.headers:  # else the sign-in page would stand inside the other
            answer.headers["hx-redirect"] = "/login"
        return answer


def address_of(request: Request) -> str:
    """The address that a request came from."""
    return counted_as(request.client.host) if request.client else ""


def too_many(wait: int) -> TurnedAwayError:
    """What those hear who ask too often."""
    return TurnedAwayError(
        429, f"Too many requests. Try again in {wait} seconds.", retry_after=str(wait)
    )


def _count(limits: Limits, key: str) -> None:
    """Count a request of somebody known."""
    if key and (wait := limits.actor.take(key)):
        raise too_many(wait)
