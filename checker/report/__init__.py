"""Files for people and programs, each a pure function of one result."""

from checker.report.registry import (
    Finish,
    Writer,
    draft,
    file_name,
    formats,
    refuse_unready,
    unfinished,
    write,
    writer,
)

__all__ = [
    "Finish",
    "Writer",
    "draft",
    "file_name",
    "formats",
    "refuse_unready",
    "unfinished",
    "write",
    "writer",
]
