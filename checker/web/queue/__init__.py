"""Runs waiting for a child, kept through crashes of this process and of the machine."""

from checker.web.queue.port import Ending, JobQueue, Stopping, Work

__all__ = ["Ending", "JobQueue", "Stopping", "Work"]
