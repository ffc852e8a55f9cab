"""One disposable child process per model: limits, progress, and a crash that becomes an answer."""

from checker.jobs.job import Job, Limits, Outcome
from checker.jobs.supervise import supervise

__all__ = ["Job", "Limits", "Outcome", "supervise"]
