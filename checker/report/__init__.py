"""Files for people and programs, each a pure function of one result."""

from checker.report.registry import Writer, file_name, formats, write, writer

__all__ = ["Writer", "file_name", "formats", "write", "writer"]
