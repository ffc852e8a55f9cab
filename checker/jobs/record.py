"""`run.json`: how a run went, beside what it found. Times and machines stand nowhere else."""

import json
import platform
from collections.abc import Mapping, Sequence

from checker.jobs.job import Job


def run_record(
    job: Job, *, seconds: Mapping[str, float], earlier: Sequence[str], is_kept: bool = False
) -> bytes:
    """Seconds by stage, what was asked for, and what lay there of `earlier` runs.

    `is_kept` says that the answer is that of an identical run before this one.
    """
    data = {
        "seconds": dict(seconds),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "task": job.task,
        "formats": list(job.arguments["formats"]),
        "skipped": list(job.skip),
        "of_earlier_runs": list(earlier),
        "from_cache": is_kept,
    }
    return json.dumps(data, indent=1).encode() + b"\n"
