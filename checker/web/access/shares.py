"""Links by which anybody who has one may read one run, until it expires or is revoked."""

from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from checker.web.access.actor import Actor
from checker.web.access.audit import recorded
from checker.web.access.secret import digest_of, new_secret
from checker.web.errors import NotThereError, RefusedError
from checker.web.grants import Share
from checker.web.tables import now

USUAL_DAYS, MOST_DAYS = 14, 90


def made(
    session: Session, run_id: str, project_id: str, *, days: int, by: Actor
) -> tuple[Share, str]:
    """A new link to a run and its secret, which is kept nowhere.

    Raises:
        RefusedError: for a time that cannot be.
    """
    if not 1 <= days <= MOST_DAYS:
        raise RefusedError(f"Give the link 1 to {MOST_DAYS} days.")
    secret = new_secret()
    share = Share(
        run_id=run_id,
        digest=digest_of(secret),
        by=by.name,
        expires_at=now() + timedelta(days=days),
    )
    session.add(share)
    session.flush()
    recorded(session, by, "link made", project_id, link=share.id, run=run_id, days=days)
    return share, secret


def revoked(session: Session, share: Share, project_id: str, *, by: Actor) -> None:
    """End a link now."""
    if share.revoked_at is None:
        share.revoked_at = now()
        recorded(session, by, "link revoked", project_id, link=share.id, run=share.run_id)


def run_shared(session: Session, secret: str, at: datetime) -> str:
    """The id of the run that a link shows.

    Raises:
        NotThereError: the same for one that never was, has expired or was revoked.
    """
    lasts = or_(Share.expires_at.is_(None), Share.expires_at > at)
    found = select(Share.run_id).where(
        Share.digest == digest_of(secret), Share.revoked_at.is_(None), lasts
    )
    run_id = session.scalars(found).first()
    if run_id is None:
        raise NotThereError("page")
    return run_id
