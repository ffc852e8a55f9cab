"""One file on its way in by one connection: measured, looked at, written, and taken in."""

from types import TracebackType
from typing import Self

from checker.web.accept import accepted
from checker.web.files import Kept
from checker.web.office import Office
from checker.web.settings import MIB
from checker.web.uploads.first_bytes import FirstBytes
from checker.web.uploads.limits import full_disk_told, limits_of, recount, spare_the_disk
from checker.web.uploads.unpacking import look_at

_LOOK_AT_DISK = 4 * MIB


class Reception:
    """Takes a file piece by piece. Unless it ends in `taken_in`, nothing is left of it."""

    def __init__(
        self, office: Office, project_id: str, file_name: str, announced: int | None
    ) -> None:
        """Refuse at once what announces itself as too large; without an announcement it comes."""
        self.office, self.project_id, self.file_name = office, project_id, file_name
        with office.database.reading() as session:
            self._limits = limits_of(session, office.settings, project_id)
        self._limits.allow(announced or 1)
        spare_the_disk(office, announced or 0)
        self._first = FirstBytes(file_name)
        self._looked = 0
        with full_disk_told():
            self._incoming = office.files.incoming()

    def take(self, piece: bytes) -> None:
        """Add a piece, or refuse the file."""
        size = self._incoming.size + len(piece)
        self._limits.allow(size)
        self._first.take(piece)
        if size - self._looked >= _LOOK_AT_DISK:
            self._looked = size
            spare_the_disk(self.office, len(piece))
        with full_disk_told():
            self._incoming.write(piece)

    def taken_in(self, model_name: str, by: str) -> tuple[str, Kept]:
        """Keep the file and have it checked: the id of the run, and what was kept."""
        with full_disk_told():
            path = self._incoming.closed()
        look_at(path, self.file_name)
        recount(self.office, self.project_id, self._incoming.sha256, self._incoming.size)
        with full_disk_told():
            kept = self._incoming.keep()
        run_id = accepted(
            self.office,
            project_id=self.project_id,
            model_name=model_name,
            file_name=self.file_name,
            kept=kept,
            by=by,
        )
        return run_id, kept

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._incoming.__exit__(kind, error, trace)
