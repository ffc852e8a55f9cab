"""Uploads that may go on after a broken connection: begun, found again, finished once, forgotten.

The row says what was announced, the partial file how much of it came. Bytes are synced before
anybody is told of them. When all are there the file is put into the store and stays in `coming`
too, until the rows are written: a server that dies at any moment in between begins this step anew.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, select

from checker.web.accept import accepted
from checker.web.access import Actor
from checker.web.errors import NotAllowedError, NotThereError
from checker.web.files import sync_folder
from checker.web.office import Office
from checker.web.tables import Project, Upload, new_id
from checker.web.uploads.admission import admit, is_id
from checker.web.uploads.arrival import Arrival
from checker.web.uploads.limits import (
    NotTakenError,
    full_disk_told,
    limits_of,
    recount,
    spare_the_disk,
)
from checker.web.uploads.unpacking import look_at

LASTS = timedelta(days=1)
MOST_OPEN = 100


def begin(
    office: Office, actor: Actor, project_id: str, *, model_name: str, file_name: str, size: int
) -> Upload:
    """Make room for a file of a size, which then comes piece by piece."""
    admit(office, actor, project_id)
    if not size:
        raise NotTakenError(422, f"{file_name} is empty. Export the model again.")
    spare_the_disk(office, size)
    upload = Upload(
        id=new_id(),
        project_id=project_id,
        model_name=model_name,
        file_name=file_name,
        size=size,
        by=actor.name,
    )
    path = office.files.partial_of(upload.id)
    with full_disk_told():
        path.touch(mode=0o600)
        sync_folder(path.parent)
    try:
        _add(office, upload)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return upload


def find(office: Office, actor: Actor, upload_id: str) -> Upload:
    """The upload of an id, for whoever may upload to its project."""
    if not is_id(upload_id):
        raise NotThereError("upload")
    with office.database.reading() as session:
        upload = session.get(Upload, upload_id)
    if upload is None:
        raise NotThereError("upload")
    try:
        admit(office, actor, upload.project_id)
    except (NotThereError, NotAllowedError) as error:
        raise NotThereError("upload") from error
    return upload


def finish(office: Office, arrival: Arrival) -> str:
    """Take a whole file in and have it checked, once; returns the id of its run.

    Raises:
        NoModelError: it is no model that can be read; it should be forgotten.
    """
    upload = arrival.upload
    look_at(arrival.path, upload.file_name)
    sha256 = arrival.sha256()
    recount(office, upload.project_id, sha256, upload.size, upload_id=upload.id)
    with full_disk_told():
        kept = office.files.taken_in(arrival.path, sha256, leave=True)
    run_id = accepted(
        office,
        project_id=upload.project_id,
        model_name=upload.model_name,
        file_name=upload.file_name,
        kept=kept,
        by=upload.by,
        upload_id=upload.id,
    )
    arrival.remove()
    return run_id


def forget(office: Office, upload_id: str, arrival: Arrival | None = None) -> None:
    """Leave nothing of an upload but the revision that it became, if it did."""
    with office.database.writing() as session:
        session.execute(delete(Upload).where(Upload.id == upload_id))
    if arrival is not None:
        arrival.remove()
    else:
        office.files.partial_of(upload_id).unlink(missing_ok=True)


def lasts_until(office: Office, upload: Upload) -> datetime:
    """When an upload that nobody goes on with is forgotten: a day after its last byte came."""
    try:
        last = office.files.partial_of(upload.id).stat().st_mtime
    except FileNotFoundError:
        return upload.at + LASTS
    return max(upload.at, datetime.fromtimestamp(last, UTC)) + LASTS


def _add(office: Office, upload: Upload) -> None:
    """Keep the row of an upload, if there is room for it beside all others that were begun."""
    with office.database.writing() as session:
        if session.get(Project, upload.project_id, with_for_update=True) is None:
            raise NotThereError("project")
        limits_of(session, office.settings, upload.project_id).allow(upload.size)
        going_on = select(func.count()).where(
            Upload.project_id == upload.project_id, Upload.run_id.is_(None)
        )
        if int(session.scalar(going_on) or 0) >= MOST_OPEN:
            raise NotTakenError(
                429,
                f"{MOST_OPEN} uploads to this project have begun and not ended. "
                "Let one of them end, or try again tomorrow.",
            )
        session.add(upload)
