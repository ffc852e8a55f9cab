"""A workbook's package without clock and machine: fixed times, one system, no dates inside."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_CORE = "docProps/core.xml"
_DATES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_LEVEL = 6


def timeless(data: bytes) -> bytes:
    """The same package with nothing in it that tells when or where it was made.

    Its parts keep their order. The document says no date at all, which the format allows.
    """
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            entry = ZipInfo(name, _EARLIEST)
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            entry.compress_type = ZIP_DEFLATED
            data = _DATES.sub(b"", part) if name == _CORE else part
            new.writestr(entry, data, compresslevel=_LEVEL)
    return made.getvalue()
