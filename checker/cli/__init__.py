"""The command line: `schoolcheck`. It supervises; children read and judge."""

from checker.cli.app import main

__all__ = ["main"]
