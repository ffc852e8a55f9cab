"""Tokens: made, looked up, revoked. A secret is seen once, when it is made."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import get_args

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from checker.web.access.actor import Actor, Scope
from checker.web.access.audit import recorded
from checker.web.access.secret import digest_of, new_token
from checker.web.database import Database
from checker.web.errors import NotAllowedError, NotThereError, RefusedError
from checker.web.grants import Login, Token
from checker.web.tables import Project, now

SCOPES: tuple[Scope, ...] = get_args(Scope)
USUAL_DAYS, MOST_DAYS = 90, 366
_LONGEST = 200
_SELDOM = timedelta(minutes=1)


def made(
    session: Session,
    *,
    name: str,
    scopes: Iterable[str],
    project_id: str | None,
    days: int,
    by: Actor | str,
) -> tuple[Token, str]:
    """A new token and its secret, which is kept nowhere. What may be changed may also be read.

    Nobody gives more than they have: not in another project, nor what they may not do themselves.

    Raises:
        RefusedError: for a name, a scope, a project or a time that cannot be.
        NotAllowedError: for more than whoever makes it may do.
    """
    name, wanted = " ".join(name.split()), set(scopes)
    _can_be(name, wanted, days)
    _may_give(by, wanted, project_id)
    if project_id is not None and session.get(Project, project_id) is None:
        raise RefusedError(
            "There is no such project for the token. Its id is the end of its page's address."
        )
    secret = new_token()
    token = Token(
        name=name,
        digest=digest_of(secret),
        scopes=[each for each in SCOPES if each in wanted | {"read"}],
        project_id=project_id,
        expires_at=now() + timedelta(days=days),
    )
    session.add(token)
    session.flush()
    recorded(session, by, "token made", project_id, token=token.id, name=name, scopes=token.scopes)
    return token, secret


def revoked(session: Session, token_id: str, *, by: Actor | str) -> Token:
    """End a token now, and all that somebody signed in with it.

    Raises:
        NotThereError: when there is none of this id, or none that is theirs to revoke.
    """
    token = session.get(Token, token_id)
    if token is None or not _may(by, "manage", token.project_id):
        raise NotThereError("token")
    session.execute(delete(Login).where(Login.token_id == token_id))
    if token.revoked_at is None:
        token.revoked_at = now()
        recorded(session, by, "token revoked", token.project_id, token=token.id, name=token.name)
    return token


def token_of(session: Session, secret: str, at: datetime) -> Token | None:
    """The token that a secret is of, while it holds.

    One search for all, so that a token which never was, has expired or was revoked takes the same
    time and looks the same.
    """
    found = select(Token).where(Token.digest == digest_of(secret), holds(at))
    return session.scalars(found).first()


def holds(at: datetime) -> ColumnElement[bool]:
    """Of which rows of tokens it is true that they are good at a moment."""
    lasts = or_(Token.expires_at.is_(None), Token.expires_at > at)
    return and_(Token.revoked_at.is_(None), lasts)


def managed_by(session: Session, actor: Actor) -> list[Token]:
    """The tokens that somebody may revoke, the newest first."""
    found = session.scalars(select(Token).order_by(Token.at.desc(), Token.id))
    return [each for each in found if _may(actor, "manage", each.project_id)]


def actor_by(token: Token) -> Actor:
    """Whoever holds a token."""
    return Actor(
        name=token.name,
        scopes=frozenset(token.scopes),
        project_ids=frozenset({token.project_id}) if token.project_id else None,
    )


def noted(database: Database, token: Token, at: datetime) -> None:
    """Note that a token was used: once a minute, for each time is a transaction."""
    if token.used_at is not None and at - token.used_at < _SELDOM:
        return
    unnoted = or_(Token.used_at.is_(None), Token.used_at <= at - _SELDOM)
    try:
        with database.writing() as session:
            session.execute(update(Token).where(Token.id == token.id, unnoted).values(used_at=at))
    except OperationalError:  # a database that is busy or full is no reason to turn anybody away
        return


def _may(by: Actor | str, scope: Scope, project_id: str | None) -> bool:
    """Whether somebody may do something; whoever is at the server's command line may do all."""
    return isinstance(by, str) or by.may(scope, project_id or "")


def _can_be(name: str, wanted: set[str], days: int) -> None:
    if not name or len(name) > _LONGEST:
        raise RefusedError(f"Give the token a name of 1 to {_LONGEST} characters.")
    if not wanted or not wanted <= set(SCOPES):
        raise RefusedError(f"Say what the token may do: one or more of {', '.join(SCOPES)}.")
    if not 1 <= days <= MOST_DAYS:
        raise RefusedError(f"Give the token 1 to {MOST_DAYS} days.")


def _may_give(by: Actor | str, wanted: set[str], project_id: str | None) -> None:
    needed = [each for each in SCOPES if each in wanted | {"manage"}]
    lacking = [each for each in needed if not _may(by, each, project_id)]
    if lacking:
        where = "that project" if project_id else "all projects"
        raise NotAllowedError(f"You may not {' or '.join(lacking)} in {where} yourself.")
