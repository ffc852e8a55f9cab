"""Errors that end a run, each with the exit code and the sentence that a user sees."""


class SchoolcheckError(Exception):
    """A problem that a user can act on: what, where and what to do, in plain words."""

    exit_code = 4


class UsageError(SchoolcheckError):
    """The command line, a rule file or the brief is wrong (exit code 2)."""

    exit_code = 2


class ModelUnreadableError(SchoolcheckError):
    """The model cannot be read at all, or nothing in it could be assessed (exit code 3)."""

    exit_code = 3

    def __init__(self, message: str, *, code: str = "unreadable", ask: str = "") -> None:
        """Keep a short machine-readable code (`truncated`, `no-project` ...) and what to do."""
        super().__init__(message)
        self.code = code
        self.ask = ask
