"""Runs waiting for a child, kept through crashes of this process and of the machine."""

from checker.web.queue.port import JobQueue, Work

__all__ = ["JobQueue", "Work"]
