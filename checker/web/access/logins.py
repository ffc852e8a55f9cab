"""Browsers that somebody signed in with: a cookie with a secret, of which a digest is kept."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session
from starlette.requests import HTTPConnection
from starlette.responses import Response

from checker.web.access.actor import Actor
from checker.web.access.audit import recorded
from checker.web.access.secret import digest_of, new_secret
from checker.web.access.tokens import holds
from checker.web.grants import Login, Token
from checker.web.settings import Settings

LASTS = timedelta(hours=12)


def signed_in(
    session: Session,
    actor: Actor,
    *,
    token_id: str | None,
    at: datetime,
    until: datetime | None = None,
) -> str:
    """The secret of a new login, no longer good than what somebody signed in with."""
    secret = new_secret()
    session.execute(delete(Login).where(Login.expires_at <= at))
    session.add(
        Login(
            id=digest_of(secret),
            name=actor.name,
            scopes=sorted(actor.scopes),
            project_ids=sorted(actor.project_ids or ()),
            token_id=token_id,
            at=at,
            expires_at=min(at + LASTS, until or at + LASTS),
        )
    )
    return secret


def signed_out(session: Session, secret: str) -> None:
    """End a login."""
    session.execute(delete(Login).where(Login.id == digest_of(secret)))


def still_in(session: Session, at: datetime) -> list[Login]:
    """The logins that hold, the newest first."""
    found = select(Login).where(Login.expires_at > at).order_by(Login.at.desc(), Login.id)
    return list(session.scalars(found))


def ended(session: Session, name: str, *, by: Actor) -> None:
    """End all logins of a name: of somebody who left, or whose browser was lost."""
    session.execute(delete(Login).where(Login.name == name))
    recorded(session, by, "logins ended", of=name)


def actor_with(session: Session, secret: str, at: datetime) -> Actor | None:
    """Who signed in with the browser that has this cookie, while that and its token hold."""
    found = (
        select(Login)
        .outerjoin(Token, Token.id == Login.token_id)
        .where(Login.id == digest_of(secret), Login.expires_at > at)
        .where(or_(Login.token_id.is_(None), holds(at) & Token.id.is_not(None)))
    )
    login = session.scalars(found).first()
    if login is None:
        return None
    return Actor(
        name=login.name,
        scopes=frozenset(login.scopes),
        project_ids=_projects(login.project_ids),
        by_cookie=True,
    )


def cookie_of(connection: HTTPConnection, settings: Settings) -> str | None:
    """The secret that a browser sent."""
    return connection.cookies.get(cookie_name(settings))


def cookie_name(settings: Settings, of: str = "") -> str:
    """What the cookie is called; with the prefix, no other host can set it."""
    return ("__Host-schoolcheck" if settings.is_https else "schoolcheck") + of


def give_cookie(
    response: Response,
    settings: Settings,
    secret: str,
    *,
    of: str = "",
    lasts: timedelta = LASTS,
) -> None:
    """Have a browser keep a secret: no script reads it, no other site's form sends it."""
    response.set_cookie(
        cookie_name(settings, of),
        secret,
        max_age=int(lasts.total_seconds()),
        path="/",
        secure=settings.is_https,
        httponly=True,
        samesite="lax",
    )


def take_cookie(response: Response, settings: Settings, *, of: str = "") -> None:
    """Have a browser forget it."""
    response.delete_cookie(
        cookie_name(settings, of),
        path="/",
        secure=settings.is_https,
        httponly=True,
        samesite="lax",
    )


def _projects(ids: Iterable[str]) -> frozenset[str] | None:
    """Without ids, every project, as for tokens."""
    return frozenset(ids) or None
