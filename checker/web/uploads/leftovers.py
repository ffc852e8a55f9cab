"""What nobody came back for: uploads that were begun, files that no row names."""

from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from checker.web.errors import RefusedError
from checker.web.office import Office
from checker.web.tables import Revision, Upload
from checker.web.uploads.arrival import Arrival, BusyError, Digests
from checker.web.uploads.limits import NoModelError
from checker.web.uploads.resumable import LASTS, finish, forget, lasts_until

_DIGEST = 64


def take_up(office: Office) -> list[str]:
    """Finish the uploads that had come whole when a server died; the ids of their runs."""
    runs = []
    for upload in _open_uploads(office):
        try:
            with (
                suppress(FileNotFoundError),
                closing(Arrival(office, upload, Digests())) as arrival,
            ):
                if arrival.is_whole:
                    runs.append(finish(office, arrival))
        except NoModelError:
            forget(office, upload.id)
        except RefusedError:
            continue  # held by a request, or there is no room: later
    return runs


def expire(office: Office, now: datetime) -> int:
    """Forget the uploads that nobody went on with for a day; how many there were.

    One that came whole meanwhile is finished instead: whoever sent it has sent all.
    """
    take_up(office)
    with office.database.reading() as session:
        rows = session.scalars(select(Upload)).all()
    old = [each for each in rows if lasts_until(office, each) <= now]
    return sum(_forgotten(office, each) for each in old)


def orphans(office: Office, now: datetime) -> list[Path]:
    """Files of the store that may go: no revision names them, or nobody went on writing them.

    None of the last day is among them: a file is written before the row that names it.
    """
    with office.database.reading() as session:
        named = set(session.scalars(select(Revision.sha256)))
        coming = set(session.scalars(select(Upload.id)))
    files = office.files
    unnamed = (each for each in _stored(files.folder) if each.name not in named)
    left = (each for each in _inside(files.coming) if each.name not in coming)
    return sorted(each for each in (*unnamed, *left) if _is_old(each, now))


def _open_uploads(office: Office) -> list[Upload]:
    with office.database.reading() as session:
        return list(session.scalars(select(Upload).where(Upload.run_id.is_(None))))


def _forgotten(office: Office, upload: Upload) -> bool:
    try:
        arrival = Arrival(office, upload, Digests())
    except BusyError:
        return False
    except FileNotFoundError:
        forget(office, upload.id)
    else:
        forget(office, upload.id, arrival)
    return True


def _stored(folder: Path) -> Iterator[Path]:
    for each in _inside(folder):
        if each.is_dir() and len(each.name) == 2:  # noqa: PLR2004 - how the store lays them
            yield from (file for file in _inside(each) if len(file.name) == _DIGEST)


def _inside(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from folder.iterdir()


def _is_old(path: Path, now: datetime) -> bool:
    with suppress(FileNotFoundError):  # gone meanwhile
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) + LASTS <= now
    return False
