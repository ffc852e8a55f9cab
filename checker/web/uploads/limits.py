"""How much may come: of one file, of one project, and so that the disk keeps its floor."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from checker.web.errors import RefusedError
from checker.web.office import Office
from checker.web.settings import MIB, Settings
from checker.web.tables import Model, Revision, Upload

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


class NotTakenError(RefusedError):
    """An upload that is not taken, and why, in a sentence that the sender can act on."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class NoModelError(NotTakenError):
    """A file that is no model, or that nobody should unpack: sending it again does not help."""

    def __init__(self, sentence: str) -> None:
        super().__init__(422, sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one more file of a project may take: `left` bytes of the quota, `most` in any case."""

    most: int
    left: int
    quota: int

    def allow(self, size: int) -> None:
        """Refuse a file of this size, be it announced or counted while it comes."""
        if size > self.most:
            raise NotTakenError(
                413,
                f"The file is larger than the {told(self.most)} that one upload may have. "
                "Pack it as .ifczip, or leave out of the export what the check does not need.",
            )
        if size > self.left:
            raise NotTakenError(
                413,
                f"The project has {told(max(0, self.left))} left of the {told(self.quota)} that "
                "it may store. Remove old revisions, or ask whoever runs this server for more.",
            )


def limits_of(session: Session, settings: Settings, project_id: str) -> Limits:
    """The limits of a project at this moment; what has begun to come counts as if it were here."""
    taken = stored(session, project_id) + announced(session, project_id)
    return Limits(most=settings.most_upload, left=settings.quota - taken, quota=settings.quota)


def spare_the_disk(office: Office, coming: int = 0) -> None:
    """Refuse when the disk would have less than its floor after so many more bytes."""
    if office.files.free() - coming < office.settings.floor:
        raise _no_room()


def recount(
    office: Office, project_id: str, sha256: str, size: int, *, upload_id: str = ""
) -> None:
    """Refuse a file that came whole when others filled the project meanwhile.

    A file that the project holds already takes nothing more.
    """
    with office.database.reading() as session:
        taken = stored(session, project_id, but=sha256)
        taken += announced(session, project_id, but=upload_id)
    settings = office.settings
    left = settings.quota - taken
    Limits(most=settings.most_upload, left=left, quota=settings.quota).allow(size)


def stored(session: Session, project_id: str, *, but: str = "") -> int:
    """Bytes of the distinct files of a project, without the file of one digest."""
    files = (
        select(Revision.sha256, Revision.size)
        .join(Model)
        .where(Model.project_id == project_id, Revision.sha256 != but)
        .distinct()
        .subquery()
    )
    return int(session.scalar(select(func.coalesce(func.sum(files.c.size), 0))) or 0)


def announced(session: Session, project_id: str, *, but: str = "") -> int:
    """Bytes of the uploads that were begun and may go on, without the one of an id."""
    open_ones = select(func.coalesce(func.sum(Upload.size), 0)).where(
        Upload.project_id == project_id, Upload.run_id.is_(None), Upload.id != but
    )
    return int(session.scalar(open_ones) or 0)


@contextmanager
def full_disk_told() -> Iterator[None]:
    """Turn the system's word for a full disk into a refusal."""
    try:
        yield
    except OSError as trouble:
        if trouble.errno not in _FULL:
            raise
        raise _no_room() from trouble


def told(size: int) -> str:
    """A size as people say it.

    >>> told(256 * 1024**2), told(1500), told(7)
    ('256 MB', '1.5 KB', '7 bytes')
    """
    for factor, unit in ((1024 * MIB, "GB"), (MIB, "MB"), (1024, "KB")):
        if size >= factor:
            return f"{size / factor:.1f}".removesuffix(".0") + f" {unit}"
    return f"{size} bytes"


def _no_room() -> NotTakenError:
    return NotTakenError(
        507,
        "The server's disk is too full to take the file. Nothing was kept of it. "
        "Tell whoever runs this server, and send it again later.",
    )
