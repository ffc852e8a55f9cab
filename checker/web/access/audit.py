"""The log of who did what: written with the deed itself, or neither is kept."""

from typing import Any, Literal

from sqlalchemy.orm import Session

from checker.web.access.actor import Actor
from checker.web.grants import AuditEntry

What = Literal[
    "signed in",
    "sign-in refused",
    "signed out",
    "logins ended",
    "token made",
    "token revoked",
    "link made",
    "link revoked",
    "project made",
    "upload accepted",
    "run cancelled",
    "waiver",
    "document saved",
]


def recorded(
    session: Session,
    actor: Actor | str,
    what: What,
    project_id: str | None = None,
    **detail: Any,
) -> None:
    """Note who did what, in the transaction that does it. Never give it a secret.

    `detail` is what JSON can hold: ids, names and numbers that tell which one it was.
    """
    who = actor if isinstance(actor, str) else actor.name
    session.add(AuditEntry(who=who, what=what, project_id=project_id, detail=detail))
