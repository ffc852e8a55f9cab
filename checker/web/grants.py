"""What is kept of who may do what, and of who did what: tokens, sessions, links, the audit log."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from checker.web.tables import Base, Id, id_of, now, own_id


class Token(Base):
    """A secret for a program or a person. Only its digest is kept; no project means every one."""

    __tablename__ = "tokens"
    id: Id = own_id()
    name: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[str]] = mapped_column(default=list)
    project_id: Mapped[str | None] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]


class Login(Base):
    """A browser that somebody signed in with; the cookie's digest is its id."""

    __tablename__ = "logins"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    scopes: Mapped[list[str]] = mapped_column(default=list)
    project_ids: Mapped[list[str]] = mapped_column(default=list)
    token_id: Mapped[str | None] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]


class Share(Base):
    """A link by which anybody may read one run."""

    __tablename__ = "shares"
    id: Id = own_id()
    run_id: Id = id_of("runs")
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class AuditEntry(Base):
    """Who did what and when. Nothing here is ever changed."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(default=now, index=True)
    who: Mapped[str] = mapped_column(String(200))
    what: Mapped[str] = mapped_column(String(60), index=True)
    project_id: Mapped[str | None] = mapped_column(String(32), index=True)
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
