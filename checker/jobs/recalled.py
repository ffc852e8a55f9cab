"""What earlier checks of a model worked out about its shapes, kept for the next one of it.

Whatever is found here is true of the very coordinates that it goes by: which model it came from
decides only where it is looked for.
"""

import json
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.jobs.fingerprint import libraries, library
from checker.store.cache import Cache, Entry
from checker.store.folder import UnfitCacheError

if TYPE_CHECKING:
    from checker.geometry.remembered import Memory

_HEAD = struct.Struct("<16sI")
_MOST = 256 * 1024**2
"""Bytes that are kept of one model, before they are packed: more is another kind of model."""


def recalled(cache: Cache, line: str) -> "Memory":
    """What was kept of the last check of a line of models; nothing where that cannot be read."""
    from checker.geometry.remembered import Memory  # noqa: PLC0415 - imports Shapely

    try:
        data = cache.find(_key(line))
    except UnfitCacheError:
        data = None
    head, _, rest = (data or b"{}\n").partition(b"\n")
    same = all(library(path) == seen for path, seen in json.loads(head).items())
    return Memory(dict(_answers(rest)) if same else {})


def to_keep(memory: "Memory", line: str) -> list[Entry]:
    """What was of use this time, and no more; nothing of a model that asks too much."""
    if sum(map(len, memory.used.values())) > _MOST:
        return []
    rows = (_HEAD.pack(key, len(data)) + data for key, data in memory.used.items())
    head = json.dumps(libraries()).encode() + b"\n"
    return [Entry(key=_key(line), data=head + b"".join(rows))]


def _key(line: str) -> str:
    return f"shapes of {line}"


def _answers(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        key, size = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        yield key, data[at : at + size]
        at += size
