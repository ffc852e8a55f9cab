"""Uploaded files on disk, each under the digest of what it holds."""

from checker.web.files.store import Files, Incoming, Kept, sync_folder

__all__ = ["Files", "Incoming", "Kept", "sync_folder"]
