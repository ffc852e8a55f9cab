"""What is kept of projects: one class for each table."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    String,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

QUEUED, RUNNING, DONE, FAILED, CANCELLED = "queued", "running", "done", "failed", "cancelled"
OPEN_STATES = (QUEUED, RUNNING)
BRIEF, WAIVERS = "schoolcheck.yaml", "waivers.yaml"
"""Documents of a project by the names that the command line knows them by."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets zones, so they are taken off and put on again here."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """A moment as it is stored."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """A stored moment with its zone."""
        return value.replace(tzinfo=UTC) if value else None


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """An id that nobody can guess from another."""
    return uuid4().hex


def nothing_found() -> dict[str, Any]:
    """The summary of a run that has no answer."""
    return {
        "verdict": "",
        "counts": {},
        "blocking": 0,
        "blockers": [],
        "gate": "",
        "problems": [],
        "accepted": [],
        "skipped": [],
    }


class Base(DeclarativeBase):
    """All tables; ids are 32 hexadecimal digits unless said otherwise."""

    type_annotation_map = {datetime: Moment, dict[str, Any]: JSON, list[str]: JSON}  # noqa: RUF012


Id = Mapped[str]


def own_id() -> Any:
    """The column of a row's own id."""
    return mapped_column(String(32), primary_key=True, default=new_id)


def id_of(table: str) -> Any:
    """The column of the row of another table that this one goes with."""
    return mapped_column(String(32), ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True)


class Project(Base):
    """A school being designed. Projects are closed to each other."""

    __tablename__ = "projects"
    id: Id = own_id()
    name: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(default=now)
    models: Mapped[list["Model"]] = relationship(back_populates="project", order_by="Model.at")


class Model(Base):
    """A line of revisions of one file, such as the architecture."""

    __tablename__ = "models"
    __table_args__ = (UniqueConstraint("project_id", "name"),)
    id: Id = own_id()
    project_id: Id = id_of("projects")
    name: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(default=now)
    project: Mapped[Project] = relationship(back_populates="models")
    revisions: Mapped[list["Revision"]] = relationship(
        back_populates="model", order_by="Revision.number.desc()"
    )


class Revision(Base):
    """One upload. The file lies on disk under its SHA-256."""

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("model_id", "number"),)
    id: Id = own_id()
    model_id: Id = id_of("models")
    number: Mapped[int]
    file_name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(default=now)
    model: Mapped[Model] = relationship(back_populates="revisions")
    runs: Mapped[list["Run"]] = relationship(back_populates="revision", order_by="Run.at.desc()")


class Document(Base):
    """One version of a text of a project: its brief, its waivers, a file of rules."""

    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("project_id", "name", "number"),)
    id: Id = own_id()
    project_id: Id = id_of("projects")
    name: Mapped[str] = mapped_column(String(200))
    number: Mapped[int]
    text: Mapped[str]
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(default=now)


class Run(Base):
    """One check of one revision by the documents of its day.

    `against` is the run of the revision before, with which its report compares; `asked` a digest
    of all that the answer depends on; `served_from` the run whose answer this one was given,
    because its digest was the same. `code` is the exit code of the command line. `summary` holds
    what lists show: counts by outcome, the verdict, what stops the build.
    """

    __tablename__ = "runs"
    id: Id = own_id()
    revision_id: Id = id_of("revisions")
    documents: Mapped[list[str]] = mapped_column(default=list)
    against: Mapped[str | None] = mapped_column(String(32))
    asked: Mapped[str] = mapped_column(String(64), index=True)
    state: Mapped[str] = mapped_column(String(12), default=QUEUED, index=True)
    stage: Mapped[str] = mapped_column(String(40), default="")
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    wants_cancel: Mapped[bool] = mapped_column(default=False)
    served_from: Mapped[str | None] = mapped_column(String(32))
    code: Mapped[int | None]
    message: Mapped[str] = mapped_column(default="")
    summary: Mapped[dict[str, Any]] = mapped_column(default=nothing_found)
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(default=now)
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    revision: Mapped[Revision] = relationship(back_populates="runs")

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done or being done."""
        return self.state in OPEN_STATES


class Upload(Base):
    """A file on its way, which may go on after a broken connection."""

    __tablename__ = "uploads"
    id: Id = own_id()
    project_id: Id = id_of("projects")
    model_name: Mapped[str] = mapped_column(String(200))
    file_name: Mapped[str] = mapped_column(String(255))
    size: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(default=now)
    run_id: Mapped[str | None] = mapped_column(String(32))


class Comment(Base):
    """What somebody says of a finding."""

    __tablename__ = "comments"
    id: Id = own_id()
    project_id: Id = id_of("projects")
    key: Mapped[str] = mapped_column(String(64), index=True)
    run_id: Mapped[str] = mapped_column(String(32))
    text: Mapped[str]
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(default=now)
