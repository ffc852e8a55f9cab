"""The ZIP that a BCF is: fixed order and times, nothing of the machine."""

import io
import zipfile

from checker.report.bcf.edition import SNAPSHOT_FILE, Edition, view_file
from checker.report.bcf.identity import view_id
from checker.report.bcf.topics import Issues

_NEVER = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_FILE, _FOLDER = 0o100644 << 16, (0o40755 << 16) | 0x10


def packed(issues: Issues, edition: Edition) -> bytes:
    """A BCF file: what is at its root, then a folder for each topic, named by its id."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in edition.root(issues).items():
            _put(archive, name, data)
        for index, topic in enumerate(issues.topics):
            _put(archive, f"{topic.id}/", b"")
            _put(archive, f"{topic.id}/markup.bcf", edition.markup(issues, topic, index))
            for number, view in enumerate(topic.views):
                data = edition.view(view, view_id(topic.id, number))
                _put(archive, f"{topic.id}/{view_file(number)}", data)
            if topic.snapshot:
                _put(archive, f"{topic.id}/{SNAPSHOT_FILE}", topic.snapshot)
    return buffer.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """A picture is packed already; folders have entries of their own, as the standard asks."""
    entry = zipfile.ZipInfo(name, date_time=_NEVER)
    entry.create_system = _UNIX
    entry.external_attr = _FOLDER if name.endswith("/") else _FILE
    is_text = data and not name.endswith(".png")
    entry.compress_type = zipfile.ZIP_DEFLATED if is_text else zipfile.ZIP_STORED
    archive.writestr(entry, data, compresslevel=9)
