"""schoolcheck: does this school design give every pupil the space and the access they need?"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.version import __version__

if TYPE_CHECKING:
    from checker.jobs import Outcome

__all__ = ["__version__", "check"]


def check(
    model: str | Path,
    *,
    out: str | Path,
    rules: Sequence[str] = (),
    brief: str | Path | None = None,
    schedule: str | Path | None = None,
    formats: Sequence[str] = ("html", "json"),
    timeout_s: float = 600.0,
) -> "Outcome":
    """Check one model from Python: the same supervised child as the command line's.

    Writes the reports to `out` and returns how it ended: `code` is the exit code of the command,
    `answer` holds verdict, counts and written files. Never raises for what a model holds.
    """
    from checker.jobs import Job, Limits, supervise  # noqa: PLC0415 - importing checker is cheap

    arguments = {
        "model": str(model),
        "out": str(out),
        "rules": list(rules),
        "brief": str(brief) if brief else None,
        "schedule": str(schedule) if schedule else None,
        "formats": list(formats),
    }
    return supervise(Job(task="check", arguments=arguments, limits=Limits(wall_s=timeout_s)))
