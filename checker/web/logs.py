"""What a server says while it runs: one line of JSON for each thing, on stderr.

Requests are told by their route, never by their address: an address may hold a secret.
"""

import json
import logging
import sys
from datetime import UTC, datetime

ACCESS = logging.getLogger("schoolcheck.access")
_OTHERS = ("uvicorn", "uvicorn.error", "dbos", "alembic")


class JsonLines(logging.Formatter):
    """A record as one line of JSON; `extra={"told": {...}}` adds fields of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """The line. Whatever a message holds, it stays one line."""
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "said": record.getMessage(),
            **getattr(record, "told", {}),
        }
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told)


def set_up(*, requests: bool) -> None:
    """Have everything that this process says go to stderr as JSON; requests only when asked."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in _OTHERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    ACCESS.setLevel(logging.INFO if requests else logging.WARNING)
