"""Uploaded files on disk, each under the digest of what it holds."""

from checker.web.files.store import Files, Incoming, Kept

__all__ = ["Files", "Incoming", "Kept"]
